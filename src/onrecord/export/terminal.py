"""The terminal view: a record as a reporter reads it, speaker first, the words as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.rule import Rule
from rich.text import Text

from onrecord.export import dates, outline, timeline
from onrecord.export.by_hand import in_words, of_row
from onrecord.export.people import Person, bearing, nearest, people
from onrecord.export.visible import one_line
from onrecord.record import Record, Statement, counted

By = Literal["order", "speaker"]

MAX_WIDTH = 100
"""Columns. Longer lines are hard to read, however wide the terminal."""

NARROW = 40
NESTED_INDENT = 4
_IN = "    "
_BETWEEN = "  "

# Only what helps the eye find speaker, cue and warnings; NO_COLOR leaves out its colours and
# a pipe all of it, and every one of them is also said in words.
_NAME = "bold cyan"
_CUE = "italic"
_QUIET = "dim"
_WARNING = "yellow"


class Terminal(Console):
    """A console that leaves a closed pipe to the command; rich's own ends it with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def render(
    record: Record, *, by: By = "order", who: Sequence[str] = (), cast: bool = False
) -> RenderableType:
    """A record as a ``rich`` renderable. Page text is put in as plain text, never as markup.

    With ``who`` only what is said by or to those who bear one of these names; with ``cast`` the
    people themselves and not what they say.

    >>> from rich.console import Console
    >>> Console().print(render(record, by="speaker"))                        # doctest: +SKIP
    """
    parts: list[RenderableType] = [_Hung(line) for line in _header(record)]
    everyone = people(record)
    chosen = list(everyone) if not who else []
    for name in who:
        found = bearing(everyone, name)
        chosen.extend(one for one in found if one not in chosen)
        parts.append(_Hung(_answer(name, found, everyone)))
    parts.append(Text())
    if cast:
        parts.extend(_people(chosen))
    else:
        kept = {at for one in chosen for at in (*one.by, *one.to)}
        parts.extend((_by_speaker if by == "speaker" else _in_order)(record, kept))
    return Group(*parts)


def show(
    record: Record,
    console: Console,
    *,
    by: By = "order",
    who: Sequence[str] = (),
    cast: bool = False,
) -> None:
    """Print a record on a console, no wider than ``MAX_WIDTH``."""
    shown = render(record, by=by, who=who, cast=cast)
    console.print(shown, width=min(console.width, MAX_WIDTH), highlight=False)


def show_source(source: str, console: Console) -> None:
    """Print a rule that tells one page of many from the next, with where it comes from."""
    rule = Rule(Text(one_line(source)), align="left", characters="─", style=_QUIET)
    console.print(rule, width=min(console.width, MAX_WIDTH))


def _answer(name: str, found: Sequence[Person], everyone: Sequence[Person]) -> Text:
    """Whom a name asked for means here, and how much is said; or whose names come near it."""
    if not found:
        near = ", ".join(one_line(one) for one in nearest((it.name for it in everyone), name))
        line = f"Nobody here is called “{one_line(name)}”."
        if everyone:
            line += f" Nearest: {near}." if near else " Who is here: --people."
        return Text(line, style=_WARNING)
    return Text(
        "; ".join(f"{one_line(one.name)}: {_by_and_to(one)}" for one in found), style=_QUIET
    )


def _by_and_to(one: Person) -> str:
    """How many statements are theirs, and how many they are told: ``3 statements, told 1``."""
    parts = [counted(len(one.by), "statement")] if one.by or not one.to else []
    return ", ".join([*parts, f"told {len(one.to)}"] if one.to else parts)


def _people(chosen: Sequence[Person]) -> Iterable[RenderableType]:
    """Each with their roles as written, other names, and how often they are named and heard."""
    speaks = True
    for one in chosen:
        if speaks and not one.by:
            speaks = False
            yield _Hung(Text("Others", style=_QUIET))
            yield Text()
        head = _name(one.name)
        if one.roles:
            roles = ", ".join(one_line(role) for role in one.roles)
            head.append(f", {roles}", style="not bold default")
        yield _Hung(head)
        if one.others:
            yield _Hung(Text("also " + ", ".join(f"“{one_line(it)}”" for it in one.others)), _IN)
        facts = [one.type, one.mentioned, _by_and_to(one) if one.by or one.to else ""]
        yield _Hung(Text(" · ".join(it for it in facts if it), style=_QUIET), _IN)
        yield Text()


def show_timeline(record: Record, console: Console) -> None:
    """Print what an article dates, in the order of the dates."""
    lines: list[RenderableType] = [_Hung(line) for line in _header(record)]
    lines.append(Text())
    found = timeline.entries(record)
    width = max((len(dates.shown(one.when)) for one in found), default=0)
    for one in found:
        line = _name(one.who)
        _add_cue(line, one.cue)
        between = _BETWEEN if one.who else ""
        line.append(f"{between}[{one.kind.replace('_', ' ')}] ", style="not bold dim")
        line.append(one_line(one.what), style="not bold default")
        if one.as_published:
            line.append("  [as published]", style="not bold dim")
        if one.note:
            line.append(f"  [{one_line(one.note)}]", style=f"not bold {_WARNING}")
        lines.append(_Hung(line, f"{dates.shown(one.when):>{width}}  "))
    if not found:
        lines.append(Text("Nothing is dated.", style=_QUIET))
    console.print(Group(*lines), width=min(console.width, MAX_WIDTH), highlight=False)


def _header(record: Record) -> Iterable[Text]:
    article = record.article
    yield Text(one_line(article.headline or "") or "(no headline)", style="bold")
    if article.standfirst:
        yield Text(one_line(article.standfirst))
    facts = [
        one_line(article.outlet or ""),
        _date(record),
        one_line("by " + ", ".join(article.bylines)) if article.bylines else "",
        one_line(article.dateline.place) if article.dateline else "",
    ]
    yield Text(" · ".join(one for one in facts if one), style=_QUIET)
    if record.problem is not None:
        yield Text("Note: " + one_line(record.problem.message), style=_WARNING)
    if record.statements:
        said = counted(len(record.statements), "statement")
        by = counted(len(outline.speakers(record)), "speaker")
        yield Text(f"{said} by {by}", style=_QUIET)
    else:
        yield Text("No statements found.", style=_QUIET)


def _date(record: Record) -> str:
    article = record.article
    if article.published is None:
        return "no publication date found (give it with --published)"
    basis = outline.BASIS.get(article.published_basis or "", "")
    return one_line(article.published) + (f" ({basis})" if basis else "")


def _in_order(record: Record, kept: set[int]) -> Iterable[RenderableType]:
    numbers = outline.numbers(record.statements)
    width = len(str(len(record.statements)))
    shown = [one for at, one in enumerate(record.statements) if at in kept]
    for statement, depth in zip(shown, outline.depths(shown), strict=True):
        name = _name(outline.speaker_name(record, statement))
        words = outline.source_words(record, statement)
        if words is not None:
            name.append(f" (“{one_line(words)}”)", style="not bold default")
        yield _statement(record, statement, numbers, width, depth, name)


def _name(name: str) -> Text:
    """The name of a speaker. That none is named stands in brackets: before a cue it would read as
    part of a sentence ("No source named was asked")."""
    if name in (outline.NO_SOURCE, outline.UNNAMED):
        return Text(outline.UNNAMED, style=_QUIET)
    return Text(one_line(name), style=_NAME)


def _add_cue(head: Text, cue: str) -> None:
    """Sets the cue behind a name; what is written to the name stays so: "Q:", "I’d argue"."""
    cue = one_line(cue)
    if head and cue[:1].isalnum():
        head.append(" ")
    head.append(cue, style=f"{_CUE} not bold default")


def _by_speaker(record: Record, kept: set[int]) -> Iterable[RenderableType]:
    numbers = outline.numbers(record.statements)
    width = len(str(len(record.statements)))
    for speaker in sorted(outline.speakers(record), key=lambda one: -len(one.statements)):
        if kept.isdisjoint(speaker.statements):
            continue
        heading = _name(speaker.name)
        roles = speaker.entity.roles if speaker.entity else ()
        if roles:
            seen = dict.fromkeys(one_line(role.text) for role in roles)
            heading.append(", " + ", ".join(seen), style="not bold default")
        said = counted(len(speaker.statements), "statement")
        heading.append(f" · {said}, {counted(speaker.words, 'word')}", style=_QUIET)
        yield _Hung(heading)
        for index in sorted(kept.intersection(speaker.statements)):
            statement = record.statements[index]
            words = outline.source_words(record, statement)
            name = Text(f"“{one_line(words)}”" if words else "")
            yield _statement(record, statement, numbers, width, 0, name)


def _statement(
    record: Record,
    statement: Statement,
    numbers: dict[str, int],
    width: int,
    depth: int,
    name: Text,
) -> RenderableType:
    head = name
    if statement.cue is not None:
        _add_cue(head, record.words(statement.cue))
    by_hand = (outline.Tag(in_words(one)) for one in of_row(record, statement.id))
    tags = tuple(
        Text(f"[{one_line(tag.text)}]", style=_WARNING if tag.warns else _QUIET)
        for tag in (*outline.tags(record, statement, numbers), *by_hand)
    )
    number = f"{' ' * depth * NESTED_INDENT}{numbers[statement.id]:>{width + 1}}  "
    words = _Hung(_words(record, statement), " " * len(number))
    return Group(_Hung(head, number, tags), words, Text())


@dataclass(frozen=True, slots=True)
class _Hung:
    """Words hung beside a number. Tables and rich's own wrapping pad or end lines with spaces,
    which a pipe would carry into people's files. No line ends within a tag that fits on one."""

    words: Text
    lead: str = ""
    tags: tuple[Text, ...] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # Indents give way where the terminal is as narrow as a phone's.
        lead = self.lead if options.max_width >= NARROW else self.lead.lstrip()
        first = Text(lead, style=_QUIET)
        width = max(options.max_width - len(lead), 1)
        lines = list(self.words.wrap(console, width))
        for line in lines:
            line.rstrip()
        for tag in self.tags:
            if lines and lines[-1].cell_len + len(_BETWEEN) + tag.cell_len <= width:
                lines[-1] = Text.assemble(lines[-1], _BETWEEN, tag)
            else:
                lines.extend(tag.wrap(console, width))
        for line in lines:
            line.rstrip()
            yield Text.assemble(first, line)
            first = Text(" " * len(lead))


def _words(record: Record, statement: Statement) -> Text:
    """The content as it stands: segments parted by an ellipsis, paragraphs by a pilcrow."""
    words = Text()
    for place, span in enumerate(statement.content):
        if place:
            words.append(" … ", style=_QUIET)
        for number, line in enumerate(record.words(span).split("\n")):
            if number:
                words.append(" ¶ ", style=_QUIET)
            words.append(one_line(line))
    return words
