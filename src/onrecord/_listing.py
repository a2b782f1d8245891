"""What a casebook answers, as lines for a terminal: the words as they stand, the page beside
them."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from onrecord.export.by_hand import HIDES, in_words
from onrecord.export.outline import UNNAMED
from onrecord.export.visible import one_line
from onrecord.record import counted

if TYPE_CHECKING:
    from onrecord.casebook.changes import Change
    from onrecord.casebook.conflicts import Conflict
    from onrecord.casebook.differences import Difference
    from onrecord.casebook.edits import Edit
    from onrecord.casebook.matters import Charge, Matter
    from onrecord.casebook.people import Merge, Person
    from onrecord.casebook.regrouping import Regrouping
    from onrecord.casebook.said import Said
    from onrecord.casebook.search import Hit
    from onrecord.casebook.status import Status
    from onrecord.casebook.stories import Carried
    from onrecord.casebook.timeline import Line, Quoted
    from onrecord.record import Correction

MAX_WIDTH = 100
UNDATED = "no date   "
SHOWN = 6
"""Pages named for one line; the rest are counted."""


def print_lines(lines: Iterable[str]) -> None:
    """Prints lines; colour goes where the output is no terminal, or ``NO_COLOR`` is set."""
    color = False if os.environ.get("NO_COLOR") else None
    for line in lines:
        click.echo(line, color=color)


def said(found: Sequence[Said]) -> Iterator[str]:
    """Quotations: date, speaker, the words, where they appear."""
    for one in found:
        yield from _quotation(one, [])


def _quotation(one: Said, more: Sequence[str]) -> Iterator[str]:
    tags = [one.kind, *(["thought"] if one.act == "thought" else [])]
    tags += ["not said"] if one.negated else []
    tags += ["hedged"] if one.hedged else []
    tags += [f"told by {one.told_by}"] if one.told_by else []
    tags += [f"to {one.told_to}"] if one.told_to else []
    who = one_line(one.speaker or UNNAMED)
    yield _head(one.date or UNDATED, who, [*tags, *more], _cue(one.cue))
    yield from _words(one.words)
    yield from _by_hand(one.corrections)
    pages = [
        (f"s{each.id}", each.outlet, each.published, each.url or each.source)
        for each in one.appearances
    ]
    yield from _pages(pages, one.stories)
    yield ""


def people(found: Sequence[Person]) -> Iterator[str]:
    """One line each: number, name, how often, what they are called."""
    for one in found:
        said = counted(one.statements, "statement")
        by_hand = f" ({one.by_hand} by hand)" if one.by_hand else ""
        facts = f"{counted(one.pages, 'page')}, {said}{by_hand}"
        roles = "; ".join(one_line(role) for role in one.roles[:3])
        yield f"{click.style(f'#{one.id}', dim=True):>6}  {_name(one.name)}  {facts}" + (
            f"  {roles}" if roles else ""
        )


def person(one: Person, merges: Sequence[Merge], quoted: Sequence[Said]) -> Iterator[str]:
    """The page of one person: names, roles, why the names are one, the last that was said."""
    yield f"{_name(one.name)}  {click.style(f'#{one.id} {one.type}', dim=True)}"
    yield from _listed("also called", [name for name in one.names if name != one.name])
    yield from _listed("described as", one.roles)
    yield f"  in {counted(one.pages, 'page')}, {counted(one.statements, 'statement')}"
    yield ""
    joined = [merge for merge in merges if merge.score is not None]
    if joined:
        yield click.style("Taken for one, because", bold=True)
        for merge in joined:
            yield from _wrapped(
                f"{one_line(merge.name)} ({one_line(merge.page)})  {merge.score:.2f}"
                f"  {one_line(merge.because or '')}",
                2,
            )
            yield from _words(merge.words)
            if merge.other_words:
                yield from _wrapped(f"and {one_line(merge.other_page or '')}", 4)
                yield from _words(merge.other_words)
        yield ""
    if quoted:
        yield click.style("On record", bold=True)
        yield from said(quoted)


def timeline(lines: Sequence[Line | Quoted]) -> Iterator[str]:
    """Events and quotations by date; of an event the sentence of the page that tells most, and who
    else tells it."""
    from onrecord.casebook.timeline import Quoted

    for line in lines:
        if isinstance(line, Quoted):
            dated = "dated by its page" if line.basis == "published" else "said that day"
            yield from _quotation(line.said, [dated])
            continue
        first = line.tellings[0]
        tags = [line.type.replace("_", " ")]
        tags += [line.modality] if line.modality != "asserted" else []
        tags += [f"told by {first.said_by}"] if first.said_by else []
        tags += ["as published"] if line.basis == "published" else []
        yield _head(line.date or UNDATED, one_line(first.trigger), tags)
        yield from _words(first.words)
        yield from _by_hand([each for one in line.tellings for each in one.corrections])
        pages: dict[tuple[str | None, ...], list[str]] = {}
        for one in line.tellings:
            page = (one.outlet, one.published, one.url or one.source)
            pages.setdefault(page, []).append(f"v{one.event_id}")
        rows = [(" ".join(events), *page) for page, events in pages.items()]
        yield from _pages(rows, line.stories)
        yield ""


def conflicts(found: Sequence[Conflict]) -> Iterator[str]:
    """What is disputed, then each side with its words."""
    for one in found:
        yield _head(one.date or UNDATED, one_line(one.about), [one.kind])
        for side in one.sides:
            who = f"{one_line(side.said_by)}, " if side.said_by else ""
            where = _page(side.outlet, side.published, side.url or side.source)
            yield from _wrapped(f"{one_line(side.value)}: {who}{where}", 4)
            yield from _words(side.words, 6)
            yield from _by_hand(side.corrections, 6)
        yield ""


def changes(found: Sequence[Change]) -> Iterator[str]:
    """What a page says otherwise in a later capture."""
    for one in found:
        how = "without a word about it" if one.silent else "and says so"
        yield _head(one.after.captured_at[:10], one_line(one.url or ""), [f"changed {how}"])
        yield f"    captured {one.before.captured_at}, then {one.after.captured_at}"
        yield from _differences(one.differences)
        for words in one.lost:
            yield from _wrapped(f"no longer says: {one_line(words)}", 4)
        yield ""


def stories(found: Sequence[Carried]) -> Iterator[str]:
    """Who wrote a story, who carries it, what each changed."""
    for one in found:
        first = one.copies[0]
        by = f"reported by {', '.join(map(one_line, one.agencies))}, " if one.agencies else ""
        carried = f"{by}carried by {counted(len(one.outlets), 'outlet')}"
        yield _head(first.published or UNDATED, one_line(first.headline or first.source), [carried])
        for copy in one.copies:
            where = _page(copy.outlet, copy.published, copy.url or copy.source)
            alike = "" if copy.similarity is None else f"  {copy.similarity:.0%} the same"
            yield from _wrapped(where + alike, 4)
            yield from _differences(copy.differences)
        yield ""


def matters(found: Sequence[Matter]) -> Iterator[str]:
    """Defendant, charge by charge, step by step."""
    for one in found:
        number = f"  {click.style(f'#{one.defendant_id}', dim=True)}" if one.defendant_id else ""
        yield _name(one.defendant) + number
        for charge in one.charges:
            yield from _charge(charge)
        yield ""


def _charge(charge: Charge) -> Iterator[str]:
    outcome = f"  [{charge.outcome.step}]" if charge.outcome else "  [open]"
    named = one_line(charge.offence) if charge.offence else "(no offence named)"
    yield from _wrapped(named + outcome, 2)
    for step in charge.steps:
        facts = [step.step, *([step.mood] if step.mood else [])]
        facts += ["as published"] if step.basis == "published" else []
        facts += [one_line(part) for part in (step.penalty, step.court) if part]
        says = ", ".join(one_line(one) for one in step.says[:SHOWN])
        row = f"  {click.style(f'[v{step.tellings[0].event_id}]', dim=True)}"
        yield from _wrapped(f"{step.date or UNDATED}  {'; '.join(facts)}  (says {says}){row}", 4)
        yield from _words(step.tellings[0].words, 16)
        yield from _by_hand([each for one in step.tellings for each in one.corrections], 16)


def hits(found: Sequence[Hit]) -> Iterator[str]:
    """What was found, best first."""
    for one in found:
        who = one_line(one.speaker) if one.speaker else one_line(one.headline or one.source)
        row = {"statement": [f"s{one.id}"], "event": [f"v{one.id}"]}.get(one.kind, [])
        how = [one.how] if one.how else []
        how += ["not said"] if one.negated else []
        yield _head(one.date or UNDATED, who, [one.kind, *how, *row], _cue(one.cue))
        yield from _words(one.words)
        yield from _by_hand(one.corrections)
        yield from _wrapped(_page(one.outlet, one.published, one.url or one.source), 4)
        yield ""


def corrections(found: Sequence[Edit]) -> Iterator[str]:
    """What was put right, by whom, and whether it still holds and has its row."""
    for one in found:
        tags = [one.row or "unattached: no row of the page has its words now"]
        if one.withdrawn_at:
            tags = [" ".join(("withdrawn", one.withdrawn_at, one.withdrawn_by or "")).strip()]
        yield _head(f"{one.id:>4}", one.kind.replace("_", " "), tags)
        if one.kind not in HIDES:
            yield from _wrapped(one_line(one.value or "none"), 4)
        if one.kind not in (*HIDES, "note"):
            yield from _wrapped(f"machine: {one_line(one.machine or 'none')}", 4)
        if one.quotes:
            yield from _words(" … ".join(quote.words for quote in one.quotes))
        yield from _wrapped(_page(one.by, one.at, one.page), 4)
        yield ""


def regroupings(found: Sequence[Regrouping]) -> Iterator[str]:
    """What was made one and kept apart by hand, the last first, and whether it still holds."""
    for one in found:
        tags = [f"undone {one.undone_at}"] if one.undone_at else []
        pair = f"{one_line(one.one)} and {one_line(one.other)}"
        yield _head(f"{one.id:>4}", f"{one.verdict}: {pair}", tags)
        yield from _wrapped(f"{counted(one.moved, 'name')} moved  {one.made_at}", 4)
        if one.overrode:
            yield from _wrapped(f"against what was decided {one.overrode}", 4)
        yield ""


def status(one: Status) -> Iterator[str]:
    """What is in the file, and what could not be read."""
    versions = f", {counted(one.versions, 'version')}" if one.versions != one.pages else ""
    yield f"{counted(one.pages, 'page')}{versions} of {counted(one.outlets, 'outlet')}, " + (
        f"{one.stories} stories" if one.stories != 1 else "1 story"
    )
    if one.first_published:
        yield f"published {one.first_published} to {one.last_published}"
    yield f"{counted(one.statements, 'statement')}, {counted(one.quotations, 'quotation')}"
    yield (
        f"{counted(one.people, 'person').replace('persons', 'people')} told apart, "
        + counted(one.decisions, "decision")
        + " by hand"
    )
    if one.corrections:
        lost = f", {one.unattached} without a row now" if one.unattached else ""
        yield f"{counted(one.corrections, 'correction')} by hand{lost}"
    yield f"{counted(one.events, 'event')} told, {one.happenings} of them apart"
    yield f"{one.bytes / 1e6:.1f} MB, schema {one.schema}"
    if one.failures:
        yield ""
        yield f"{counted(len(one.failures), 'page')} gave nothing:"
        for failure in one.failures:
            yield from _wrapped(f"{one_line(failure.source)}: {one_line(failure.reason)}", 2)


def _head(date: str, title: str, tags: Sequence[str], behind: str = "") -> str:
    shown = "  ".join(f"[{one_line(tag)}]" for tag in tags)
    return f"{date:<10}  {_name(title)}{behind}  {click.style(shown, dim=True)}".rstrip()


def _cue(cue: str | None) -> str:
    """The word under which something is said, to stand behind who says it: "denied"."""
    words = one_line(cue or "")
    return f" {words}" if words[:1].isalnum() else words


def _name(name: str) -> str:
    return click.style(one_line(name), bold=True)


def _listed(what: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        yield from _wrapped(f"{what} {'; '.join(one_line(one) for one in values)}", 2)


def _by_hand(found: Sequence[Correction], indent: int = 4) -> Iterator[str]:
    """What a person put right, with the machine's reading and the number to undo it by; what was put
    right in several pages at once is one line."""
    at_once: dict[str, list[int]] = {}
    for one in found:
        numbers = at_once.setdefault(in_words(one), [])
        if one.id not in numbers:
            numbers.append(one.id)
    for words, numbers in at_once.items():
        more = f" and {len(numbers) - 1} more" if len(numbers) > 1 else ""
        line = one_line(f"{words}  [correction {numbers[0]}{more}]")
        yield from (click.style(part, fg="yellow") for part in _wrapped(line, indent))


def _pages(pages: Sequence[Sequence[str | None]], stories: int) -> Iterator[str]:
    for page in pages[:SHOWN]:
        yield from _wrapped(_page(*page), 4)
    if len(pages) > SHOWN:
        yield f"    and {len(pages) - SHOWN} more"
    if len(pages) > 1 and stories < len(pages):
        yield f"    {len(pages)} pages, {counted(stories, 'report')} of their own"


def _page(*parts: str | None) -> str:
    return "  ".join(one_line(part) for part in parts if part)


def _differences(found: Sequence[Difference]) -> Iterator[str]:
    for one in found[:SHOWN]:
        if one.before_words is not None:
            yield from _wrapped(f"- {one_line(one.before_words)}", 6)
        if one.after_words is not None:
            yield from _wrapped(f"+ {one_line(one.after_words)}", 6)
    if len(found) > SHOWN:
        yield f"      and {len(found) - SHOWN} lines more"


def _words(words: str, indent: int = 4) -> Iterator[str]:
    return _wrapped(one_line(words), indent)


def _wrapped(text: str, indent: int) -> Iterator[str]:
    width = min(shutil.get_terminal_size((MAX_WIDTH, 24)).columns, MAX_WIDTH)
    lead = " " * (indent if width > 40 else 2)
    lines = textwrap.wrap(text, max(20, width - len(lead)), break_on_hyphens=False)
    return (lead + line for line in lines or [""])
