"""What a person types to search, as FTS5 reads it: words, "phrases", prefix*, speaker:, outlet:,
before:"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, replace

from onrecord.casebook import dates
from onrecord.casebook.folding import unmarked
from onrecord.casebook.storable import storable
from onrecord.casebook.wordforms import lemma
from onrecord.errors import OptionError

FIELDS = ("speaker", "outlet", "before", "after")

SHORTEST_PREFIX = 3
"""Letters before a ``*``: with fewer, half the dictionary begins so."""

_PART = re.compile(
    r'(?P<no>-)?(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE
)
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """One condition: words in a row, the last of them a beginning where ``prefix``.

    ``forms`` are the words of the casebook that begin so, where these are known and few.
    """

    words: tuple[str, ...]
    prefix: bool = False
    no: bool = False
    forms: tuple[str, ...] = ()

    def fts(self) -> str:
        """As an FTS5 phrase. Whatever the words hold, they are quoted."""
        if self.forms:
            return "(" + " OR ".join(f'"{one}"' for one in self.forms) + ")"
        return '"' + " ".join(self.words) + '"' + ("*" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Query:
    """A search, read. All conditions must hold."""

    parts: tuple[Part, ...] = ()
    speaker: tuple[Part, ...] = ()
    outlet: tuple[Part, ...] = ()
    before: str | None = None
    after: str | None = None

    def fts(
        self, words: str, *, speaker: str | None = "speaker", outlet: str = "outlet"
    ) -> str | None:
        """The FTS5 expression over columns of these names; ``None`` where nothing is asked of them,
        or a speaker of what has none."""
        asked = [(words, one) for one in self.parts] + [(outlet, one) for one in self.outlet]
        if speaker is not None:
            asked += [(speaker, one) for one in self.speaker]
        elif not all(one.no for one in self.speaker):
            return None
        wanted = [f"{column} : {one.fts()}" for column, one in asked if not one.no]
        unwanted = [f"{column} : {one.fts()}" for column, one in asked if one.no]
        if not wanted:
            return None
        return " AND ".join(wanted) + "".join(f" NOT {one}" for one in unwanted)


def parsed(text: str) -> Query:
    """Reads a search.

    >>> parsed('"of course" extradit* speaker:soto before:2016-02').fts("words")
    'words : "of course" AND words : "extradit"* AND speaker : "soto"'

    Raises ``OptionError`` where it asks nothing, or not before a date, or before one that is none.
    """
    found: dict[str, list[Part]] = {"parts": [], "speaker": [], "outlet": []}
    limits: dict[str, str] = {}
    for match in _PART.finditer(storable(text)):
        field = (match["field"] or "").lower()
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        if field in ("before", "after"):
            if match["no"] is not None:
                other = "after" if field == "before" else "before"
                raise OptionError(f"-{field}", f"a date takes no minus; say {other}: instead")
            limits[field] = dates.given(field, value) or ""
            continue
        if field and field not in FIELDS:
            value = f"{match['field']} {value}"
        part = _part(value, no=match["no"] is not None)
        if part is not None:
            found[field if field in found else "parts"].append(part)
    query = Query(
        tuple(found["parts"]),
        tuple(found["speaker"]),
        tuple(found["outlet"]),
        limits.get("before"),
        limits.get("after"),
    )
    if query.fts("words") is None:
        raise OptionError("search", "give a word to look for, a speaker: or an outlet:")
    return query


FORMS = 64
"""Words up to which a beginning is searched as one of them. FTS5 reads the lists of all words of a
beginning to their ends before it gives a hit; of known words it reads as far as hits are drawn."""


def with_forms(connection: sqlite3.Connection, query: Query) -> Query:
    """A search with the words of the casebook in place of beginnings, where they are few."""
    return replace(query, parts=tuple(_with_forms(connection, one) for one in query.parts))


def _with_forms(connection: sqlite3.Connection, part: Part) -> Part:
    if not part.prefix or len(part.words) > 1:
        return part
    begin = unmarked(part.words[0]).casefold()
    rows = connection.execute(
        "SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT ?",
        (begin, begin + "\U0010ffff", FORMS + 1),
    ).fetchall()
    if not rows or len(rows) > FORMS:
        return part
    return replace(part, forms=tuple(row[0] for row in rows))


def _part(value: str, *, no: bool) -> Part | None:
    prefix = value.endswith("*")
    words = tuple(_TOKEN.findall(value))
    if not words:
        return None
    if prefix and len(words[-1]) < SHORTEST_PREFIX:
        raise OptionError(value, f"give {SHORTEST_PREFIX} letters or more before the *")
    return Part(words, prefix, no)


def about_query(about: str) -> str:
    """All words of a theme in any of their endings: "extradition" finds "extradite",
    "extradited"."""
    stems = [(word, lemma(word).removesuffix("y")) for word in _TOKEN.findall(storable(about))]
    terms = [
        f'"{stem}"*' if len(stem) >= 5 and word.casefold().startswith(stem) else f'"{word}"'
        for word, stem in stems
    ]
    if not terms:
        raise OptionError("about", f"{about!r} holds no word")
    return " AND ".join(f"words : {one}" for one in terms)
