"""The one stylesheet and the one script: parts in order of their names, served once for good."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

KINDS = {"room.css": ("css", "text/css"), "room.js": ("js", "text/javascript")}

SHARED = {"room.css": ("marks.css", "story.css"), "room.js": ("story.js",)}
"""What the view of one record has in the HTML that is exported, too."""

STORY = ".story {\n%s\n}\n"
"""Its styles hold within a story alone (https://www.w3.org/TR/css-nesting-1/): other views may use
their names otherwise."""

FIGURES = {"room.css": ("figure.css",), "room.js": ()}
"""What drawings have in both, wherever they stand."""

FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> bytes:
    """All parts of an asset, in order of their names: one request for each kind."""
    folder = files("onrecord.web").joinpath("static", KINDS[name][0])
    shared = files("onrecord.export").joinpath("templates")
    parts = [shared.joinpath(one).read_text("utf-8") for one in SHARED[name]]
    if name.endswith(".css"):
        parts = [STORY % one for one in parts]
    parts += [shared.joinpath(one).read_text("utf-8") for one in FIGURES[name]]
    own = sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
    return "\n".join([*parts, *(one.read_text("utf-8") for one in own)]).encode()


@cache
def address(name: str) -> str:
    """Where an asset is: another address whenever it is another, so that caches may keep it."""
    return f"/assets/{sha256(asset(name)).hexdigest()[:16]}/{name}"


def serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in KINDS:
        return PlainTextResponse("onrecord: no such file\n", 404)
    caching = FOR_GOOD if request.url.path == address(name) else "no-cache"
    return Response(asset(name), media_type=KINDS[name][1], headers={"Cache-Control": caching})


routes = [Route("/assets/{digest}/{name}", serve)]
