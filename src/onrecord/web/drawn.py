"""The events of a view as a figure: each as a mark where they are few, else as columns to zoom
into."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from onrecord.casebook.happened import Asked, Happening, Spread, Unit, as_query
from onrecord.export import figure, storyline, timeline
from onrecord.export.figure import MOST, Column, Mark
from onrecord.export.outline import counted
from onrecord.web.rendering import with_query

FINER: dict[Unit, Unit] = {"year": "month", "month": "day", "day": "day"}
NAMES = 4


def events_figure(
    asked: Asked, spread: Spread, shown: Sequence[Happening], title: str
) -> Markup | None:
    """The figure of the events asked for; ``shown`` are those of the page, whose rows have the ids
    that ``row_id`` gives."""
    if 0 < spread.total <= MOST and spread.total <= len(shown):
        return figure.figure(
            [_mark(number, one) for number, one in enumerate(shown, 1)],
            name="events",
            title=title,
            description=f"{counted(spread.total, 'event')}; each mark leads to its row.",
        )
    return figure.columns(
        [_column(asked, spread.unit, one.date, one.happenings) for one in spread.buckets],
        name="events",
        title=title,
        description=f"Events by {spread.unit}; each column leads to its events.",
        unit=spread.unit,
    )


def row_id(one: Happening) -> str:
    return f"h{one.id}"


def who(one: Happening) -> str:
    """The names of those who take part, by the telling that tells most."""
    names = list(dict.fromkeys(taker.name for taker in one.told[0].takers)) if one.told else []
    return ", ".join(names[:NAMES]) + (" and others" if len(names) > NAMES else "")


def _mark(number: int, one: Happening) -> Mark:
    told = one.told[0] if one.told else None
    trigger = told.trigger if told else one.type
    mood = "" if one.modality == "asserted" else one.modality
    names = who(one)
    about = f"{names}: {trigger}" if names else trigger
    return Mark(
        when=one.date,
        text=str(number),
        label=f"{number}. {timeline.shown(one.date)}. {about}{f' ({mood})' if mood else ''},"
        f" {counted(one.pages, 'page')}",
        href=f"#{row_id(one)}",
        classes=storyline.classes(one.type, mood),
    )


def _column(asked: Asked, unit: Unit, date: str, number: int) -> Column:
    query = {**as_query(asked), "since": date, "until": date}
    if FINER[unit] != unit:
        query["by"] = FINER[unit]
    label = f"{timeline.shown(date)}: {counted(number, 'event')}"
    return Column(date, number, label, with_query("/timeline", query))
