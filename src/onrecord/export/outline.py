"""What every view of a record shows of its statements: labels, speakers, depth, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.export import dates
from onrecord.record import Entity, Event, Record, Span, Statement

LOW_CONFIDENCE = 0.5
"""Below this a statement is shown as unsure: by its own calibration it is more likely wrong."""

NO_SOURCE = "No source named"
UNNAMED = f"({NO_SOURCE})"
"""Before a cue: without brackets it would read as part of a sentence ("No source named denied")."""

BY_WAY_OF = frozenset({"at", "by", "during", "from", "in", "on", "over", "through", "via"})
BEFORE = 12
"""Characters looked at for the preposition before a medium: the longest and the space after."""

BASIS = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "url": "from the address",
    "text": "from the page's text",
    "capture": "the day of capture",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks in a record: a resolved entity, or the words of a source that is none.

    ``order`` counts from 0 by first statement. ``statements`` are positions in
    ``record.statements``; ``words`` is how many words they hold, those told within another of theirs once.
    """

    order: int
    name: str
    entity: Entity | None
    statements: tuple[int, ...]
    words: int


def speakers(record: Record) -> tuple[Speaker, ...]:
    """Everyone who speaks, by first statement. Statements without any source share one."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, statement in enumerate(record.statements):
        groups.setdefault(_key(record, statement), []).append(index)
    found = []
    for order, indices in enumerate(groups.values()):
        first = record.statements[indices[0]]
        words = word_count(record, indices)
        found.append(
            Speaker(order, speaker_name(record, first), first.speaker, tuple(indices), words)
        )
    return tuple(found)


def word_count(record: Record, indices: Iterable[int]) -> int:
    """How many words the statements at these positions hold, those of one within another once."""
    count = reach = 0
    for start, end in sorted(span for i in indices for span in record.statements[i].content):
        if end > reach:
            count += len(record.words(Span(max(start, reach), end)).split())
            reach = end
    return count


def _key(record: Record, statement: Statement) -> tuple[str, str]:
    if statement.speaker is not None:
        return ("entity", statement.speaker.id)
    if statement.source is not None:
        return ("words", record.words(statement.source).casefold())
    return ("none", "")


def named(statement: Statement) -> bool:
    """Whether the text tells who says it, by whatever words."""
    return statement.speaker is not None or statement.source is not None


def speaker_name(record: Record, statement: Statement) -> str:
    """The resolved name, else the source's own words, else ``NO_SOURCE``."""
    if statement.speaker is not None:
        return statement.speaker.name
    if statement.source is not None:
        return record.words(statement.source)
    return NO_SOURCE


def tellers(record: Record) -> dict[str, str]:
    """Who says that a statement was said, by its id, where it is told within the words of somebody else."""
    known = {one.id: one for one in record.statements}
    found = {}
    for one in record.statements:
        who = speaker_name(record, one)
        names = (speaker_name(record, outer) for outer in _around(one, known) if named(outer))
        name = next((name for name in names if name != who), None)
        if name is not None:
            found[one.id] = name
    return found


def _around(one: Statement, known: Mapping[str, Statement]) -> Iterator[Statement]:
    """The statements within which one is told, the innermost first. A broken chain goes as far as it goes."""
    seen = {one.id}
    while one.inside is not None and one.inside in known and one.inside not in seen:
        one = known[one.inside]
        seen.add(one.id)
        yield one


def source_words(record: Record, statement: Statement) -> str | None:
    """The words that name the source here, where they say other than the speaker's name does."""
    if statement.speaker is None or statement.source is None:
        return None
    words = record.words(statement.source)
    name = set(statement.speaker.name.casefold().split())
    return None if set(words.casefold().split()) <= name else words


class Tag(NamedTuple):
    """What is said of a statement in a word or two; ``warns`` where it must be minded before the
    words are used."""

    text: str
    warns: bool = False


def tags(record: Record, statement: Statement, numbers: dict[str, int]) -> tuple[Tag, ...]:
    """Kind first, then all that a reader must not miss. ``numbers`` maps ids to shown numbers."""
    found = [Tag(statement.kind)]
    if statement.act == "thought":
        found.append(Tag("thought"))
    if statement.negated:
        found.append(Tag("not said", warns=True))
    if statement.hedged:
        found.append(Tag("hedged", warns=True))
    if statement.inside in numbers:
        found.append(Tag(f"told in {numbers[statement.inside]}"))
    if statement.told_to is not None:
        found.append(Tag(f"to {statement.told_to.name}"))
    source, way = statement.source, statement.medium
    if way is not None and not (source is not None and source.overlaps(way)):
        found.append(Tag(medium(record, way)))  # a document that speaks is told as the source
    if statement.said_on is not None:
        found.append(Tag(said_on(statement.said_on.value)))
    if unsure(statement):
        found.append(Tag(f"unsure, {statement.confidence:.0%}", warns=True))
    return tuple(found)


def said_on(when: str) -> str:
    """When something was said, as a tag: "on 14 May 2024", "in May 2024", "week of 13 May 2024"."""
    shown = dates.shown(when)
    if shown.startswith("week"):
        return shown
    return f"{'on' if when.count('-') == 2 else 'in'} {shown}"


def unsure(statement: Statement) -> bool:
    """Whether it is more likely wrong than right."""
    return statement.confidence < LOW_CONFIDENCE


def participants(record: Record, event: Event) -> tuple[str, ...]:
    """Who takes part in an event, each once: names, as far as they are known."""
    return tuple(
        dict.fromkeys(
            one.entity.name if one.entity else record.words(one.span) for one in event.participants
        )
    )


def told_by(record: Record, statement: Statement) -> str:
    """By whom something is told, as a note: "told by Ruth Okafor"."""
    if not named(statement):
        return "told, no source named"
    return f"told by {speaker_name(record, statement)}"


def by_hand(record: Record, row: str) -> tuple[str, ...]:
    """What a person put right in a row, beside what the machine read, a line each."""
    return tuple(
        f"note: {one.value}"
        if one.kind == "note"
        else f"{one.kind.replace('_', ' ')} by hand, the machine read: {one.machine or 'none'}"
        for one in record.corrections
        if one.row == row
    )


def medium(record: Record, span: Span) -> str:
    """The words that name how it was said, with the preposition before them, else "in": "issued a
    statement" is told in it."""
    words = record.words(span)
    before = record.article.text[max(0, span.start - BEFORE) : span.start].split()
    if words.split(" ")[0].casefold() in BY_WAY_OF:
        return words
    if before and before[-1].casefold() in BY_WAY_OF:
        return f"{before[-1].casefold()} {words}"
    return f"in {words}"


def numbers(statements: Sequence[Statement]) -> dict[str, int]:
    """The number under which each statement is shown, by id, from 1."""
    return {one.id: place for place, one in enumerate(statements, 1)}


def depths(statements: Sequence[Statement]) -> tuple[int, ...]:
    """How many statements each is told within. A broken chain counts as far as it goes."""
    known = {one.id: one for one in statements}
    return tuple(sum(1 for _ in _around(one, known)) for one in statements)
