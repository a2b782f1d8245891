"""What happened and what was said in a view, as a figure: each as a mark where they are few, else as
columns to zoom into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from onrecord.casebook.happened import Happening, Spread, Unit
from onrecord.casebook.spoken import Utterance
from onrecord.export import dates, figure, outline, storyline
from onrecord.export.figure import MOST, Column, Mark
from onrecord.record import counted
from onrecord.web.margin import happened
from onrecord.web.rendering import with_query

FINER: dict[Unit, Unit] = {"year": "month", "month": "day", "day": "day"}
NAMES = 4
WORDS = 100
"""Characters of a statement that a mark reads out."""

Line = Happening | Utterance


def course_figure(
    query: Mapping[str, str | int | None],
    events: Spread | None,
    said: Spread | None,
    shown: Sequence[Line],
    title: str,
    link: Callable[[Line], str],
) -> Markup | None:
    """The figure of the lines asked for.

    Args:
        query: what is asked, as the query of ``/timeline``.
        events, said: how many there are of each, where they are asked for and were counted.
        shown: the lines of this page. They are drawn each as a mark where they are all there are.
        link: where the mark of a line leads.
    """
    spreads = [one for one in (events, said) if one is not None]
    if 0 < marks(events, said) <= len(shown):
        numbers = [counted(one.total, word) for one, word in _worded(events, said)]
        return figure.figure(
            [_mark(number, one, link(one)) for number, one in enumerate(shown, 1)],
            name="events",
            title=title,
            description=f"{' and '.join(numbers)}; each mark leads to its row.",
        )
    if not spreads:
        return None
    unit = spreads[0].unit
    happened = {one.date: one.number for one in events.buckets} if events else {}
    spoken = {one.date: one.number for one in said.buckets} if said else {}
    copies = said is not None and said.copies
    return figure.columns(
        [
            _column(query, unit, date, happened.get(date, 0), spoken.get(date, 0), copies)
            for date in sorted(happened | spoken)
        ],
        name="events",
        title=title,
        description=f"{' and '.join(f'{word}s' for _, word in _worded(events, said)).capitalize()}"
        f" by {unit}{', copies counted each' if copies else ''}; each column leads to its lines.",
        unit=unit,
    )


def marks(events: Spread | None, said: Spread | None) -> int:
    """How many marks the figure of these has; 0 where they are too many and it has columns."""
    spreads = [one for one in (events, said) if one is not None]
    total = sum(one.total for one in spreads)
    return total if total <= MOST and not any(one.copies for one in spreads) else 0


def row_id(one: Line) -> str:
    return f"s{one.said.id}" if isinstance(one, Utterance) else f"h{one.id}"


def to_row(one: Line) -> str:
    return f"#{row_id(one)}"


def who(one: Happening) -> str:
    """The names of those who take part, by the telling that tells most."""
    names = list(dict.fromkeys(taker.name for taker in one.told[0].takers)) if one.told else []
    return ", ".join(names[:NAMES]) + (" and others" if len(names) > NAMES else "")


def _worded(events: Spread | None, said: Spread | None) -> list[tuple[Spread, str]]:
    pairs = ((events, "event"), (said, "statement"))
    return [(one, word) for one, word in pairs if one is not None]


def _mark(number: int, one: Line, href: str) -> Mark:
    if isinstance(one, Utterance):
        return _said_mark(number, one, href)
    told = one.told[0] if one.told else None
    event = happened(one.type, one.modality, told.trigger if told else "")
    mood = "" if one.modality == "asserted" else one.modality
    trigger = told.trigger if told and (event.mind or not mood) else event.what
    names = who(one)
    about = f"{names}: {trigger}" if names else trigger
    published = one.basis == "published"
    return Mark(
        when=one.date,
        text=str(number),
        label=f"{number}. {dates.dated(one.date, published)}. {about}{f' ({event.mind})' if event.mind else ''},"
        f" {counted(one.pages, 'page')}",
        href=href,
        classes=storyline.classes(one.type, mood, published),
    )


def _said_mark(number: int, one: Utterance, href: str) -> Mark:
    speaker, cue = one.said.speaker or outline.UNNAMED, one.said.cue or ""
    says = f"{speaker} {cue}" if cue[:1].isalnum() else speaker
    words = one.said.words
    if len(words) > WORDS:
        words = words[: WORDS - 1] + "…"
    basis = ", published" if one.basis == "published" else ""
    denied = " (not said)" if one.said.negated else ""
    return Mark(
        when=one.date,
        text=str(number),
        label=f"{number}. {dates.shown(one.date)}{basis}. {says}:"
        f" {words}{denied}, {counted(one.pages, 'page')}",
        href=href,
        side="said",
        classes=(
            *(["negated"] if one.said.negated else []),
            *(["published-on"] if one.basis == "published" else []),
        ),
    )


def _column(
    query: Mapping[str, str | int | None],
    unit: Unit,
    date: str,
    happened: int,
    spoken: int,
    copies: bool,
) -> Column:
    inward = {**query, "since": date, "until": date}
    if FINER[unit] != unit:
        inward["by"] = FINER[unit]
    numbers = [counted(happened, "event")] if happened else []
    if spoken:
        numbers.append(counted(spoken, "statement") + (" with copies" if copies else ""))
    label = f"{dates.shown(date)}: {', '.join(numbers)}"
    return Column(date, happened, label, with_query("/timeline", inward), spoken)
