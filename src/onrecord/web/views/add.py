"""Adding pages in the browser: files, pasted text, addresses; and what became of them."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.casebook.status import Failure
from onrecord.errors import OptionError
from onrecord.page.capture import MAX_BYTES, shown
from onrecord.page.dates import given_date
from onrecord.web.desk import Job
from onrecord.web.respond import Ask, checked_form, page, room_of
from onrecord.web.worker import Task

MOST_SENT = 4 * MAX_BYTES
"""Bytes that one form may send: a handful of the largest pages. A crawl is for ``onrecord add``."""

FAILURES_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Adding:
    """``jobs`` is what was handed in since the room opened; ``failures`` what the casebook has on
    pages that could not be read, the last first."""

    jobs: tuple[Job, ...]
    pending: int
    failures: tuple[Failure, ...]


def adding(ask: Ask) -> Adding:
    if ask.room.read_only:
        raise HTTPException(403, "This room is read only.")
    jobs = ask.room.desk.jobs()
    pending = sum(one.state != "done" for one in jobs)
    return Adding(jobs, pending, tuple(_failures(ask.book.connection)))


async def take(request: Request) -> Response:
    """Takes what a form hands in, and leads back to the list."""
    size = request.headers.get("content-length", "")
    if not size.isdecimal() or int(size) > MOST_SENT:
        raise HTTPException(
            413, f"That is over {MOST_SENT >> 20} MB at once; add it with `onrecord add`."
        )
    form = await checked_form(request)
    published, outlet = _word(form, "published"), _word(form, "outlet")
    if published is not None:
        given_date(published)
    handed = [one async for one in _files(form)] + list(_text(form)) + list(_addresses(form))
    tasks = [replace(one, published=published, outlet=outlet) for one in handed]
    if not tasks:
        raise OptionError("add", "drop a file, paste a text or give an address")
    await to_thread.run_sync(room_of(request).desk.take, tasks)
    return RedirectResponse("/add", 303)


async def _files(form: FormData) -> AsyncIterator[Task]:
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and one.filename:
            # A name is a label here and never a path.
            name = PurePosixPath(one.filename.replace("\\", "/")).name or "file"
            yield Task(source=shown(name), data=await one.read())


def _text(form: FormData) -> Iterator[Task]:
    text = form.get("text")
    if isinstance(text, str) and text.strip():
        # Browsers send lines as the form has them, ended by CR LF (HTML, 4.10.21.4).
        text = text.replace("\r\n", "\n")
        first = " ".join(text.split())[:60]
        address = _word(form, "from")
        yield Task(
            source=shown(address or f"pasted: {first}"),
            data=text.encode("utf-8", "replace"),
            pasted=True,
            url=_web(address) if address else None,
        )


def _addresses(form: FormData) -> Iterator[Task]:
    for line in (_word(form, "addresses") or "").split():
        yield Task(source=_web(line))


def _web(address: str) -> str:
    """An address that may be fetched, or stand for a page: http or https, and no path on this
    machine."""
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() in ("http", "https") and parts.hostname:
            return address
    except ValueError:
        pass
    raise OptionError(shown(address), "is no http or https address; only those are fetched")


def _word(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _failures(connection: sqlite3.Connection) -> Iterator[Failure]:
    rows = connection.execute(
        "SELECT source, reason, tried_at FROM failures ORDER BY tried_at DESC, source LIMIT ?",
        (FAILURES_SHOWN,),
    )
    return (Failure(*row) for row in rows)


routes = [*page("/add", adding, "add.html"), Route("/add", take, methods=["POST"])]
