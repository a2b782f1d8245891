"""The timeline of one article: what is dated in order, what is not after what it follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.denying import pleads_not_guilty
from onrecord.export import outline
from onrecord.export.dates import dated
from onrecord.record import Event, Record, Span, Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """An event or a statement on the line.

    when: an ISO date by its precision, None where the article gives none; ``as_published`` is
    whether it is only the day on which the article tells it as news. what: the words that
    tell it. who: names, as far as they are known. cue: how a statement is made, without which
    what is denied would read as said. note: what a reader must know to not misread it.
    """

    when: str | None
    what: str
    who: str
    kind: str
    span: Span
    note: str = ""
    as_published: bool = False
    cue: str = ""

    @property
    def teller(self) -> str:
        """Who, with the cue as it is written behind them: "Ruth Okafor denied", "Q:"."""
        return f"{self.who} {self.cue}".rstrip() if self.cue[:1].isalnum() else self.who + self.cue

    @property
    def day(self) -> str:
        """The date as a person writes it, and what it rests on where no words say it."""
        return dated(self.when, self.as_published)


def entries(record: Record) -> tuple[Entry, ...]:
    """What the article dates, earliest first, each followed by what its text tells next undated.

    A coarser date stands before the finer ones that it holds ("2015" before "2015-10"). Events
    that only report a statement that is on the line are left to it, and those of no known type to the
    record.
    """
    cues = {one.cue for one in record.statements if one.said_on is not None}
    tellers = {one.id: one for one in record.statements}
    outer = outline.tellers(record)
    told = sorted(
        [
            *(
                _event(record, one, tellers)
                for one in record.events
                if one.type != "other" and one.trigger not in cues
            ),
            *(
                _statement(record, one, outer.get(one.id))
                for one in record.statements
                if one.said_on is not None
            ),
        ],
        key=lambda one: one.span,
    )
    groups: list[list[Entry]] = []
    for one in told:
        if one.when is not None or not groups:
            groups.append([one])
        else:
            groups[-1].append(one)
    # What opens the text undated follows nothing and stays first; the sort is stable.
    groups.sort(key=lambda group: group[0].when or "")
    return tuple(one for group in groups for one in group)


def _event(record: Record, event: Event, tellers: Mapping[str, Statement]) -> Entry:
    words = record.words(event.trigger)
    made = pleads_not_guilty(event.type, event.modality, words)
    notes = [] if event.modality == "asserted" or made else [str(event.modality)]
    teller = tellers.get(event.statement) if event.statement is not None else None
    if teller is not None:
        notes.append(outline.told_by(record, teller))
    details = [record.words(one) for one in event.offences]
    details += [record.words(one) for one in (event.penalty, event.court) if one is not None]
    return Entry(
        event.date.value if event.date else None,
        words + (f" ({'; '.join(details)})" if details else ""),
        ", ".join(outline.participants(record, event)),
        event.type,
        event.trigger,
        "; ".join(notes),
        event.as_published,
    )


def _statement(record: Record, statement: Statement, teller: str | None) -> Entry:
    words = " ".join(" … ".join(map(record.words, statement.content)).split())
    notes = ["not said"] if statement.negated else []
    notes += ["hedged"] if statement.hedged else []
    notes += [f"told by {teller}"] if teller else []
    return Entry(
        statement.said_on.value if statement.said_on else None,
        words if len(words) <= 120 else words[:119] + "…",
        outline.speaker_name(record, statement) if outline.named(statement) else outline.UNNAMED,
        "statement",
        statement.content[0],
        "; ".join(notes),
        cue=" ".join(record.words(statement.cue).split()) if statement.cue else "",
    )
