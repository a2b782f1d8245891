"""What every request passes and every response carries: host, token, origin, content policy."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web import rendering
from onrecord.web.room import Room

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Nothing to any other site; within the room forms tell their Origin, which no-referrer hides.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""On every response, unless it carries its own."""

READING = frozenset({"GET", "HEAD"})

COOKIE = "onrecord_room"

ENTRY = "/enter"
"""Where the token is given by hand."""

HARMLESS = frozenset({ENTRY, "/theme"})
"""Forms that change nothing in the casebook: they work in a room that is read only."""


class Guard:
    """ASGI middleware. Refuses what is not for this room before anything else sees it."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refusal(Request(scope)) or self.app
        await answer(scope, receive, headed)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that is not let through, else ``None``."""
        if not self._is_ours(request.headers.get("host", "")):
            return _refused("this room does not answer to that name", 421)
        if request.method not in READING:
            if not _same_origin(request.headers):
                return _refused("a form of another site is not taken", 403)
            if self.room.read_only and request.url.path not in HARMLESS:
                return _refused("this room is read only", 403)
        if self.room.token is None or request.url.path.startswith("/assets/"):
            return None
        return self._entry(request, self.room.token)

    def _is_ours(self, host: str) -> bool:
        name = _without_port(host).lower()
        return name in self.room.hosts or (self.room.any_address and _is_address(name))

    def _entry(self, request: Request, token: str) -> Response | None:
        if _equal(_cookie(request.headers), self.room.pass_token):
            return None
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and _equal(given, token):
            return admit(self.room, _without_token(request))
        if request.url.path == ENTRY and request.method == "POST":
            return None
        page = rendering.entry(self.room, wrong=given is not None, back=_without_token(request))
        return Response(page, 401, media_type="text/html")


def admit(room: Room, to: str) -> Response:
    """Lets a visitor in who brought the token: a cookie that no script and no other site sees."""
    answer = RedirectResponse(to, 303)
    answer.set_cookie(COOKIE, room.pass_token, httponly=True, samesite="strict", path="/")
    return answer


def is_token(room: Room, given: str) -> bool:
    return room.token is not None and _equal(given, room.token)


def local_path(path: str) -> str:
    """``path`` where it leads to a page of this room, else the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _refused(line: str, status: int) -> Response:
    return PlainTextResponse(f"onrecord: {line}\n", status)


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None else ""


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host


def _is_address(name: str) -> bool:
    """A Host that is an address was typed as one: no name in anybody's DNS can lead here by it."""
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers) -> bool:
    """Whether a form comes from a page of this room, as browsers tell.

    By Fetch Metadata (https://www.w3.org/TR/fetch-metadata/), else by Origin. What sends neither is
    no browser, and carries nobody's cookies.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False


def _without_token(request: Request) -> str:
    rest = [(k, v) for k, v in request.query_params.multi_items() if k != "token"]
    path = local_path(request.url.path)
    return f"{path}?{QueryParams(rest)}" if rest else path
