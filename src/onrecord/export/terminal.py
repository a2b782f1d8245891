"""The terminal view: a record as a reporter reads it, speaker first, the words as they stand."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from onrecord.export import outline, timeline
from onrecord.export.people import Person, bearing, nearest, other_names
from onrecord.export.people import people as everyone
from onrecord.export.visible import one_line
from onrecord.record import Record, Statement

By = Literal["order", "speaker"]

MAX_WIDTH = 100
"""Columns. Longer lines are hard to read, however wide the terminal."""

NARROW = 40
NESTED_INDENT = 4

# Only what helps the eye find speaker, cue and warnings; NO_COLOR and pipes get none of it, and
# every one of them is also said in words.
_NAME = "bold cyan"
_CUE = "italic"
_QUIET = "dim"
_WARNING = "yellow"


def render(
    record: Record, *, by: By = "order", people: bool = False, who: Sequence[str] = ()
) -> RenderableType:
    """A record as a ``rich`` renderable. Page text is put in as plain text, never as markup.

    people: list who is in it instead of what is said. who: only these, and what is said by or to
    them.

    >>> from rich.console import Console
    >>> Console().print(render(record, by="speaker"))                        # doctest: +SKIP
    """
    parts: list[RenderableType] = [_Hung(line) for line in _header(record)]
    chosen = _chosen(record, who)
    if who:
        parts.extend(_Hung(line) for line in _asked(record, who))
    parts.append(Text())
    if people:
        parts.extend(_people(one for one in everyone(record) if not who or one in chosen))
    else:
        kept = None if not who else {at for one in chosen for at in (*one.said, *one.told)}
        parts.extend(_by_speaker(record, kept) if by == "speaker" else _in_order(record, kept))
    return Group(*parts)


def show(
    record: Record,
    console: Console,
    *,
    by: By = "order",
    people: bool = False,
    who: Sequence[str] = (),
) -> None:
    """Print a record on a console, no wider than ``MAX_WIDTH``; see ``render``."""
    shown = render(record, by=by, people=people, who=who)
    console.print(shown, width=min(console.width, MAX_WIDTH), highlight=False)


def _chosen(record: Record, who: Sequence[str]) -> list[Person]:
    found = everyone(record)
    return [one for name in who for one in bearing(found, name)]


def _asked(record: Record, who: Sequence[str]) -> Iterable[Text]:
    """One line for each name asked for: who bears it, or that nobody does."""
    found = everyone(record)
    for name in who:
        bearers = bearing(found, name)
        if bearers:
            names = ", ".join(one_line(one.entity.name) for one in bearers)
            yield Text(f"Only by or to: {names}", style=_QUIET)
        else:
            near = nearest(found, name)
            hint = f"; did you mean {', '.join(map(one_line, near))}?" if near else ""
            yield Text(f"Nobody here is called {one_line(name)}{hint}", style=_WARNING)


def _people(found: Iterable[Person]) -> Iterable[RenderableType]:
    for one in found:
        line = Text(one_line(one.entity.name), style=_NAME)
        line.append(f"  [{one.kind}]", style="not bold default dim")
        yield _Hung(line)
        facts = [("", ", ".join(one.roles)), ("also: ", ", ".join(one.names))]
        counts = [outline.counted(len(one.entity.mentions), "mention")]
        if one.said:
            counts.append(f"{outline.counted(len(one.said), 'statement')} by")
        if one.told:
            counts.append(f"{outline.counted(len(one.told), 'statement')} to")
        for label, fact in facts:
            if fact:
                yield _Hung(Text(label + one_line(fact)), "    ")
        yield _Hung(Text(" · ".join(counts), style=_QUIET), "    ")
        yield Text()


def show_timeline(record: Record, console: Console) -> None:
    """Print what an article dates, in the order of the dates."""
    lines: list[RenderableType] = [_Hung(line) for line in _header(record)]
    lines.append(Text())
    found = timeline.entries(record)
    width = max((len(timeline.shown(one.when)) for one in found), default=0)
    for one in found:
        line = Text(one_line(one.who), style=_NAME)
        line.append(f"  [{one.kind}] ", style="not bold dim")
        line.append(one_line(one.what), style="not bold default")
        if one.note:
            line.append(f"  [{one_line(one.note)}]", style=f"not bold {_WARNING}")
        lines.append(_Hung(line, f"{timeline.shown(one.when):>{width}}  "))
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
        said = outline.counted(len(record.statements), "statement")
        by = outline.counted(len(outline.speakers(record)), "speaker")
        yield Text(f"{said} by {by}", style=_QUIET)
    else:
        yield Text("No statements found.", style=_QUIET)


def _date(record: Record) -> str:
    article = record.article
    if article.published is None:
        return "no publication date found (give it with --published)"
    basis = outline.BASIS.get(article.published_basis or "", "")
    return one_line(article.published) + (f" ({basis})" if basis else "")


def _in_order(record: Record, kept: Container[int] | None) -> Iterable[RenderableType]:
    numbers = outline.numbers(record.statements)
    width = len(str(len(record.statements)))
    depths = outline.depths(record.statements)
    for at, (statement, depth) in enumerate(zip(record.statements, depths, strict=True)):
        if kept is not None and at not in kept:
            continue
        name = Text(one_line(outline.speaker_name(record, statement)), style=_NAME)
        words = outline.source_words(record, statement)
        if words is not None:
            name.append(f" (“{one_line(words)}”)", style="not bold default")
        yield _statement(record, statement, numbers, width, depth, name)


def _by_speaker(record: Record, kept: Container[int] | None) -> Iterable[RenderableType]:
    numbers = outline.numbers(record.statements)
    width = len(str(len(record.statements)))
    for speaker in sorted(outline.speakers(record), key=lambda one: -len(one.statements)):
        indices = [at for at in speaker.statements if kept is None or at in kept]
        if not indices:
            continue
        heading = Text(one_line(speaker.name), style=_NAME)
        roles = speaker.entity.roles if speaker.entity else ()
        if roles:
            seen = dict.fromkeys(one_line(role.text) for role in roles)
            heading.append(", " + ", ".join(seen), style="not bold default")
        said = outline.counted(len(speaker.statements), "statement")
        heading.append(f" · {said}, {outline.counted(speaker.words, 'word')}", style=_QUIET)
        yield _Hung(heading)
        names = other_names(speaker.entity) if speaker.entity else ()
        if names:
            yield _Hung(Text(f"also: {one_line(', '.join(names))}", style=_QUIET), "    ")
        for index in indices:
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
        if head:
            head.append(" ")
        head.append(one_line(record.words(statement.cue)), style=f"{_CUE} not bold default")
    for tag in outline.tags(statement, numbers):
        warns = tag in ("not said", "hedged") or tag.startswith("unsure")
        head.append("  ")
        head.append(f"[{one_line(tag)}]", style=f"not bold {_WARNING if warns else 'default dim'}")
    number = f"{' ' * depth * NESTED_INDENT}{numbers[statement.id]:>{width + 1}}  "
    return Group(_Hung(head, number), _Hung(_words(record, statement), " " * len(number)), Text())


@dataclass(frozen=True, slots=True)
class _Hung:
    """Words hung beside a number. Tables and rich's own wrapping pad or end lines with spaces,
    which a pipe would carry into people's files."""

    words: Text
    lead: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # Indents give way where the terminal is as narrow as a phone's.
        lead = self.lead if options.max_width >= NARROW else self.lead.lstrip()
        first = Text(lead, style=_QUIET)
        for line in self.words.wrap(console, max(options.max_width - len(lead), 1)):
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
