"""Templates. What stands in a page is data here: escaped text, never markup, never an address
unless it is one of the web."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from onrecord import __version__
from onrecord.calling import called
from onrecord.casebook.happened import COUNTED
from onrecord.casebook.rows import SEGMENTS
from onrecord.export.by_hand import HIDES
from onrecord.export.dates import shown
from onrecord.export.html import day, text_directive, web_address
from onrecord.export.marked import key, marked
from onrecord.export.visible import printable
from onrecord.record import counted
from onrecord.web import assets
from onrecord.web.differing import runs
from onrecord.web.margin import NOT_SO, happened
from onrecord.web.room import Room

THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: what its frame shows of itself.

    ``path`` is its own, ``query`` the query as it came, ``json`` and ``csv`` the addresses of the
    same as JSON and as a table; ``theme`` is ``auto``, ``light`` or ``dark``.
    """

    path: str
    query: str = ""
    json: str | None = None
    csv: str | None = None
    theme: str = "auto"

    @property
    def address(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


def render(template: str, room: Room, place: Place, **values: Any) -> str:
    """A page in the room's frame, as HTML."""
    return (
        environment()
        .get_template(template)
        .render(
            room=room,
            place=place,
            **values,
        )
    )


def entry(room: Room, *, wrong: bool, back: str) -> str:
    """The page that asks for the token, and leads ``back`` then. It tells nothing of the
    casebook."""
    template = environment().get_template("entry.html")
    return template.render(form_token=room.form_token, wrong=wrong, back=back)


@cache
def environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [
                jinja2.PackageLoader("onrecord.web", "templates"),
                jinja2.PackageLoader("onrecord.export", "templates"),
            ]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(
        day=day,
        web_address=web_address,
        not_so=NOT_SO.get,
        number=_number,
        when=shown,
        type=_type,
        here=_here,
        phrase=_phrase,
    )
    made.tests["many"] = _many
    made.globals.update(
        asset=assets.address,
        counted=_counted,
        happened=happened,
        hides=HIDES,
        key=key,
        marked=marked,
        runs=runs,
        version=__version__,
    )
    return made


def _shown(value: object) -> object:
    if type(value) is str:
        return value if value.isprintable() else printable(value)
    return "" if value is None else value


def _type(name: str | None) -> str | None:
    """A type of event or a role as words."""
    return None if name is None else called(name)


def _here(words: str) -> str:
    """The end of an address that shows these words in a story; segments apart, the first."""
    directive = text_directive(words.split(SEGMENTS)[0])
    return f"#{directive}" if directive else ""


def _phrase(words: str) -> str:
    """A search for these very words, as far as they tell them from others: the first segment's
    first dozen."""
    first = re.findall(r"\w+", words.split(SEGMENTS)[0])[:12]
    return f'"{" ".join(first)}"'


def _many(pages: int) -> bool:
    """Whether there may be more pages than were counted."""
    return pages >= COUNTED


def _number(value: int) -> str:
    """Thousands apart, as in print."""
    return f"{value:,}"


def _counted(number: int, word: str) -> str:
    return counted(number, word).replace(str(number), _number(number), 1)


def with_query(path: str, query: Mapping[str, str | int | None]) -> str:
    """An address within the room; what is ``None`` or empty is left out.

    >>> with_query("/stories", {"outlet": "Vale Times", "after": None})
    '/stories?outlet=Vale+Times'
    """
    from urllib.parse import urlencode

    kept = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path
