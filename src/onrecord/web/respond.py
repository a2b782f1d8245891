"""From a view to an answer: one function, two routes, HTML and under the same address JSON.

A view is a function of an ``Ask`` that gives a frozen value of plain data; its template gets that
value as ``view``. An action is a function of an ``Order`` that changes the casebook and gives the
address to go to. Both run in threads of their own with a casebook open for them.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord._json import to_json
from onrecord.casebook import Casebook
from onrecord.errors import CasebookError, OptionError
from onrecord.web.guard import local_path
from onrecord.web.rendering import THEMES, Place, render
from onrecord.web.room import Room
from onrecord.web.table import Table

Result = TypeVar("Result")

THEME = "onrecord_theme"
"""The cookie that holds the theme chosen."""

MANY = 1_000
"""Rows of a table to take away: what is read in a moment; the next thousand is a page further."""

FIELD_LIMIT = 4 * 1024 * 1024
"""Bytes of one field of a form: a long article pasted as text. Files are not counted here."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a view is asked: the casebook, the room, parts of the path, and the query.

    ``many`` is whether a table to take away is asked.
    """

    book: Casebook
    room: Room
    path: Mapping[str, Any]
    query: Mapping[str, str]
    many: bool = False

    def rows(self, shown: int) -> int:
        """How many rows to give: as many as one page shows, of a table to take away many."""
        return MANY if self.many else shown

    def word(self, name: str) -> str | None:
        """A word of the query; ``None`` where it is not given or empty."""
        return self.query.get(name, "").strip() or None

    def number(self, name: str) -> int | None:
        """A number of the query. Raises ``OptionError`` where it is none."""
        given = self.word(name)
        if given is None:
            return None
        try:
            return int(given)
        except ValueError:
            raise OptionError(name, f"is {given!r}; give a number") from None


@dataclass(frozen=True, slots=True)
class Order:
    """What an action is told: the casebook open to be written, parts of the path, and the form."""

    book: Casebook
    room: Room
    path: Mapping[str, Any]
    form: FormData

    def word(self, name: str) -> str | None:
        """A field of the form as text; ``None`` where it is not given, empty, or a file."""
        value = self.form.get(name)
        return value.strip() or None if isinstance(value, str) else None

    def back(self, default: str) -> str:
        """The page of this room that the form stood on, as its field ``back`` tells."""
        given = self.word("back")
        return local_path(given) if given else default


class Missing(HTTPException):
    """There is no such thing in the casebook; one line says what."""

    def __init__(self, line: str) -> None:
        super().__init__(404, line)


def page(
    path: str,
    view: Callable[[Ask], Result],
    template: str,
    table: Callable[[Result], Table] | None = None,
) -> list[Route]:
    """The routes of a view: ``path`` as HTML by ``template``, ``path.json`` as JSON and, where it
    has a ``table``, ``path.csv`` as that."""

    async def html(request: Request) -> Response:
        where = place(
            request,
            json=f"{request.url.path}.json",
            csv=f"{request.url.path}.csv" if table is not None else None,
        )

        def shown(ask: Ask) -> bytes:
            return render(template, ask.room, where, view=view(ask)).encode("utf-8", "replace")

        return Response(await _viewed(request, shown), media_type="text/html")

    async def json(request: Request) -> Response:
        return json_answer(await _viewed(request, view))

    async def csv(request: Request) -> Response:
        assert table is not None
        rows = table(await _viewed(request, view, many=True))
        return Response(
            rows.csv(),
            media_type="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{rows.name}.csv"'},
        )

    routes = [Route(f"{path}.json", json), Route(path, html)]
    return [*routes, Route(f"{path}.csv", csv)] if table is not None else routes


def file(path: str, view: Callable[[Ask], Response]) -> list[Route]:
    """The route of what is no page of the room: its view gives the answer itself."""

    async def answer(request: Request) -> Response:
        return await _viewed(request, view)

    return [Route(path, answer)]


def action(path: str, act: Callable[[Order], str]) -> list[Route]:
    """The route of a form: what it orders is done, then its address is shown (303)."""

    async def post(request: Request) -> Response:
        form = await checked_form(request)

        def work() -> str:
            room = room_of(request)
            with room.writing() as book:
                return act(Order(book, room, request.path_params, form))

        return RedirectResponse(local_path(await to_thread.run_sync(work)), 303)

    return [Route(path, post, methods=["POST"])]


async def checked_form(request: Request) -> FormData:
    """The form of a request, once its token is this room's. Raises 403 where it is not."""
    form = await request.form(max_part_size=FIELD_LIMIT)
    given = form.get("token")
    if not isinstance(given, str) or not hmac.compare_digest(
        given.encode("utf-8", "replace"), room_of(request).form_token.encode()
    ):
        raise HTTPException(403, "the form is of an earlier start; go back, reload, send it again")
    return form


def room_of(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


def place(request: Request, json: str | None = None, csv: str | None = None) -> Place:
    """Where a request leads, for the frame of its page."""
    theme = request.cookies.get(THEME, "auto")
    query = request.url.query
    return Place(
        path=request.url.path,
        query=query,
        json=f"{json}?{query}" if json and query else json,
        csv=f"{csv}?{query}" if csv and query else csv,
        theme=theme if theme in THEMES else "auto",
    )


def json_answer(value: Any, status: int = 200) -> Response:
    return Response(
        to_json(value).encode("utf-8", "replace"), status, media_type="application/json"
    )


_LINES = {
    "Not Found": "There is no such page in this room.",
    "Method Not Allowed": "This page takes no form.",
}
"""What Starlette says, in words that help."""


async def failed(request: Request, error: Exception) -> Response:
    """One clear line, as a page or as JSON: 404, 400 for a question that makes no sense, 503 for a
    casebook that cannot be read now."""
    if isinstance(error, HTTPException):
        status, line = error.status_code, _LINES.get(error.detail, error.detail)
    else:
        status, line = (400 if isinstance(error, OptionError) else 503), str(error)
    if request.url.path.endswith(".json"):
        return json_answer({"error": line}, status)
    text = render(
        "problem.html",
        room_of(request),
        place(request),
        status=status,
        line=line,
        back=_came_from(request),
    )
    return Response(text.encode("utf-8", "replace"), status, media_type="text/html")


def _came_from(request: Request) -> str | None:
    """The page of this room that led here, if another did."""
    given = urlsplit(request.headers.get("referer", ""))
    here = request.url.path
    if given.netloc != request.url.netloc or given.path == here or not given.path:
        return None
    return local_path(f"{given.path}?{given.query}" if given.query else given.path)


FAILURES = {HTTPException: failed, OptionError: failed, CasebookError: failed}


async def _viewed(request: Request, view: Callable[[Ask], Result], *, many: bool = False) -> Result:
    room = room_of(request)

    def work() -> Result:
        with room.reader() as book:
            return view(Ask(book, room, request.path_params, request.query_params, many))

    return await to_thread.run_sync(work, limiter=room.limiter)
