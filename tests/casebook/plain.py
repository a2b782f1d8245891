"""Stories whose events have no type and no date: most of what a page tells. The news is invented."""

from __future__ import annotations

from onrecord.record import Participant, Record, Span, Time
from tests.casebook.news import Story

LINES = (
    "Divers reach the Ellan wreck north of Tarn after a week of storms",
    "Mara Voss told reporters the divers had reached the wreck of the Ellan, north of Tarn.",
    "“We saw the hull and we heard it creak,” Voss said. The fast ferry waited beside them.",
    "Rain delayed the salvage; the crew rested, then the divers entered the engine room.",
)


def wreck(outlet: str, number: int, *more: str, published: str = "2024-05-02") -> Record:
    """A story of divers; those of the same ``more`` are copies word by word."""
    story = Story(
        *LINES,
        *more,
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
        outlet=outlet,
        published=published,
    )
    mara = story.who("Mara Voss", "Voss", role="told")
    tarn = story.who("Tarn", kind="place")
    ferry = story.who("The fast ferry", kind="unnamed")
    said = story.said(mara, "“We saw the hull and we heard it creak,”")
    told = story.said(mara, "the divers had reached the wreck of the Ellan", kind="indirect")
    story.event("other", "reached", place=tarn, statement=told.id, modality="possible")
    story.event("other", "creak", statement=said.id)
    story.event("other", "waited", ("agent", ferry))
    story.event("other", "said", ("agent", mara))
    story.event("disaster", "wreck")
    story.event("other", "delayed", date="2024-05-01")
    story.event("other", "rested")
    again = story.at("entered")
    record = story.record()
    last = record.events[-1]
    crew = story.at("the divers", after="rested")
    return Record(
        page=record.page,
        article=record.article,
        entities=record.entities,
        statements=record.statements,
        times=(Time(Span(0, 6), "DATE", "2024-05", None),),
        events=(
            *record.events,
            type(last)("x", "other", again, participants=(Participant("agent", crew, None),)),
        ),
    )


def stories() -> list[Record]:
    return [
        wreck("Vale Times", 1),
        wreck("Ellan Post", 2),
        wreck("Tarn Herald", 3, "The Tarn council waited for word and rested its case."),
        wreck("Ellan Post", 4, published="2024-05-04"),
    ]
