"""The command that opens the reading room. Like ``cli``, it imports what is slow where it is used."""

from __future__ import annotations

import errno
import secrets
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import click

from onrecord._console import examples, say

PORT = 8017
SHORTEST_TOKEN = 16
"""Characters of a token given by hand: fewer can be guessed by trying."""


@click.command(
    no_args_is_help=True,
    short_help="Open the reading room: a casebook in the browser.",
    epilog=examples(
        "serve case.db", "serve case.db --open", "serve case.db --host 0.0.0.0 --read-only"
    ),
)
@click.argument("casebook", type=click.Path(), metavar="CASEBOOK")
@click.option(
    "--host",
    metavar="HOST",
    default="127.0.0.1",
    show_default=True,
    help="The address or name to answer at.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port; 0 for any that is free.",
)
@click.option("--read-only", is_flag=True, help="Show what is there and change nothing.")
@click.option(
    "--token",
    envvar="ONRECORD_TOKEN",
    metavar="TOKEN",
    help="What visitors must bring. Made and printed where HOST is not this machine alone.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
def serve(
    casebook: str, host: str, port: int, read_only: bool, token: str | None, opens: bool
) -> int:
    """Open the reading room: a casebook in the browser, on this machine.

    A casebook that is not there is begun, unless it is to be read only: pages can be added in the
    browser.
    """
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise click.UsageError(f"--token is too short; give {SHORTEST_TOKEN} characters or more.")
    local = _is_local(host)
    if token is None and not local:
        token = secrets.token_urlsafe(24)
    listening = _bound(host, port)
    from onrecord.web import create_app

    begun = not Path(casebook).exists()
    with listening:
        app = create_app(
            casebook,
            read_only=read_only,
            token=token,
            hosts=() if local else (host, socket.gethostname()),
            any_address=not local,
        )
        if begun:
            say(f"began {casebook}; it is empty, add pages in the browser")
        address = _address(host, listening.getsockname()[1], token)
        say(f"{casebook} at {address} (Ctrl-C ends it)")
        if opens:
            click.launch(address)
        _run(app, listening)
    return 0


def _run(app: Any, listening: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        ws="none",
        timeout_graceful_shutdown=3,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        say("closed")


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens there already: what connects now waits until the room is open."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, where = found[0]
        made = socket.socket(family, kind, protocol)
    except OSError as error:
        raise click.ClickException(f"{host}: {error.strerror or error}; see --host") from None
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(where)
        made.listen()
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            line = f"port {port} is taken; give another with --port, or 0 for any that is free"
        elif error.errno == errno.EACCES:
            line = f"port {port} is not for everybody; give one from 1024 with --port"
        else:
            line = f"{host}: {error.strerror or error}; see --host"
        raise click.ClickException(line) from None
    return made


def _is_local(host: str) -> bool:
    """Whether nobody but this machine reaches that address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _address(host: str, port: int, token: str | None) -> str:
    name = socket.gethostname() if host in ("0.0.0.0", "::", "") else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
