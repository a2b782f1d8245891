"""The views, one module each. Each module gives its ``routes``; here they are collected."""

from onrecord.web.views import (
    add,
    captured,
    conflicts,
    corrections,
    event,
    frame,
    matters,
    outlets,
    people,
    search,
    statement,
    stories,
    story,
    timeline,
)

ROUTES = [
    *frame.routes,
    *stories.routes,
    *story.routes,
    *captured.routes,
    *people.routes,
    *timeline.routes,
    *conflicts.routes,
    *matters.routes,
    *outlets.routes,
    *search.routes,
    *statement.routes,
    *event.routes,
    *corrections.routes,
    *add.routes,
]
"""In order: the first that matches a path answers."""

NAVIGATION = (
    ("Stories", "/stories"),
    ("People", "/people"),
    ("Timeline", "/timeline"),
    ("Conflicts", "/conflicts"),
    ("Matters", "/matters"),
    ("Outlets", "/outlets"),
    ("Search", "/search"),
    ("By hand", "/corrections"),
    ("Add", "/add"),
)


def navigation(*, read_only: bool) -> tuple[tuple[str, str], ...]:
    """The names and paths of the views there are; where it is read only, of those that read."""
    paths = {one.path for one in ROUTES}
    return tuple(
        (name, path)
        for name, path in NAVIGATION
        if path in paths and not (read_only and path == "/add")
    )
