"""The timeline of one article as a web page shows it: a figure, and beneath it a row for each mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.calling import called
from onrecord.export import dates, figure, timeline
from onrecord.export.segments import Line
from onrecord.export.timeline import Entry
from onrecord.record import Record, counted

LEGAL = frozenset(
    """accuse investigate arrest_jail charge_indict plead_guilty trial_hearing convict acquit
    dismiss settle sentence fine appeal extradite release_parole escape pardon sue execute""".split()
)
HARM = frozenset("die injure attack disaster".split())

_MOODS = ("planned", "possible", "negated")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table. ``shown`` is its date as a person writes it, "then" for what has none and
    follows something; ``kind`` what it is, where its words are others. ``number`` is that in its
    mark, ``line`` where the block of the article begins in which its words stand."""

    number: int
    entry: Entry
    shown: str
    kind: str
    line: int


def rows(record: Record, lines: Sequence[Line]) -> tuple[Row, ...]:
    """What the article dates, in order; nothing where it dates nothing. ``lines`` are those of
    ``segments.article_lines``."""
    found: list[Row] = []
    dated = False
    ends = [each.span.end for each in lines]
    for number, one in enumerate(timeline.entries(record), 1):
        line = lines[min(bisect_right(ends, one.span.start), len(lines) - 1)]
        dated = dated or one.when is not None
        shown = dates.shown(one.when) if one.when is not None or not dated else "then"
        kind = called(one.kind)
        if one.what.casefold() == kind:
            kind = ""
        found.append(Row(number, one, shown, kind, line.span.start))
    return tuple(found) if dated else ()


def drawn(record: Record, found: Sequence[Row]) -> Markup | None:
    """The figure of these rows; ``None`` where nothing is dated."""
    marks = [mark(one.entry, str(one.number), f"#t{one.number}", one.number) for one in found]
    days = [one.entry.when for one in found if one.entry.when]
    events = sum(one.entry.kind != "statement" for one in found)
    description = f"{counted(events, 'event')} and {counted(len(found) - events, 'statement')}"
    if days:
        first, last = dates.shown(min(days)), dates.shown(max(days))
        description += f", {first} to {last}" if first != last else f", {first}"
    return figure.figure(
        marks,
        name="timeline",
        title="Timeline of the article",
        description=description + "; each mark leads to its row in the table.",
        published=record.article.published,
    )


def mark(entry: Entry, text: str, href: str, number: int) -> figure.Mark:
    """The mark of an entry: its side and look by what kind of thing it is."""
    who = f"{entry.teller.removesuffix(':')}: " if entry.who else ""
    note = f" ({entry.note})" if entry.note else ""
    return figure.Mark(
        when=entry.when,
        text=text,
        label=f"{number}. {entry.day}. {who}{entry.what}{note}",
        href=href,
        side="said" if entry.kind == "statement" else "happened",
        classes=classes(entry.kind, entry.note, entry.as_published),
    )


def classes(kind: str, note: str, as_published: bool = False) -> tuple[str, ...]:
    """How a mark looks: by the type of its event, by whether it came to pass, and by whether its
    date is only that of publication."""
    sort = ["legal"] if kind in LEGAL else ["harm"] if kind in HARM else []
    published = ["published-on"] if as_published else []
    return (*sort, *(one for one in _MOODS if note.startswith(one)), *published)
