"""What belongs to the room and to no view: the first page, the token, the theme."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.web import rendering
from onrecord.web.guard import ENTRY, admit, is_token, local_path
from onrecord.web.respond import THEME, checked_form, room_of

YEAR = 365 * 24 * 3600


async def first(request: Request) -> Response:
    return RedirectResponse("/stories", 307)


async def enter(request: Request) -> Response:
    """Takes the token given by hand."""
    form, room = await checked_form(request), room_of(request)
    back = local_path(str(form.get("back", "/")))
    if room.token is None or is_token(room, str(form.get("key", "")).strip()):
        return admit(room, back)
    return Response(rendering.entry(room, wrong=True, back=back), 401, media_type="text/html")


async def theme(request: Request) -> Response:
    """Keeps light, dark, or as the system has it."""
    form = await checked_form(request)
    chosen = str(form.get("theme", ""))
    answer = RedirectResponse(local_path(str(form.get("back", "/"))), 303)
    if chosen in rendering.THEMES:
        answer.set_cookie(THEME, chosen, max_age=YEAR, httponly=True, samesite="strict", path="/")
    return answer


routes = [
    Route("/", first),
    Route(ENTRY, enter, methods=["POST"]),
    Route("/theme", theme, methods=["POST"]),
]
