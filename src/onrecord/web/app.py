"""The app: the room, its guard, and the views collected."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware

from onrecord.casebook import Casebook
from onrecord.web import assets
from onrecord.web.guard import Guard
from onrecord.web.respond import FAILURES
from onrecord.web.room import LOCAL, Room
from onrecord.web.views import ROUTES, navigation

SWITCH = 0.0005
"""Seconds after which a thread that makes a view lets the next go on: with the 5 ms that Python has,
what only takes and hands on requests waits for a view at every step."""


def create_app(
    case: str | os.PathLike[str],
    *,
    read_only: bool = False,
    token: str | None = None,
    hosts: Iterable[str] = (),
    any_address: bool = False,
) -> Starlette:
    """The reading room over a casebook, as an ASGI app.

    Args:
        case: the casebook. One that is not read only is made where there is no file, and its
            schema brought up to date.
        read_only: answer 403 to whatever would change it, and show no control that does.
        token: what a visitor must bring once, as ``?token=``; kept in a cookie.
        hosts: names besides ``localhost`` and its addresses that Host headers may give.
        any_address: answer to every IP address as well.

    Raises:
        CasebookError: the file is no casebook, missing (where read only), or of a newer onrecord.
    """
    path = Path(case)
    Casebook.open(path, readonly=read_only).close()
    room = Room(
        case=path,
        read_only=read_only,
        token=token,
        hosts=LOCAL | {one.lower() for one in hosts},
        any_address=any_address,
        navigation=navigation(read_only=read_only),
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        sys.setswitchinterval(SWITCH)
        yield
        room.close()

    app = Starlette(
        routes=[*assets.routes, *ROUTES],
        middleware=[Middleware(Guard, room=room)],
        exception_handlers=FAILURES,
        lifespan=lifespan,
    )
    app.state.room = room
    return app
