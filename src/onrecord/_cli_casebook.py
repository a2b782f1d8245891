"""The commands over a casebook. Like ``cli``, it imports what is slow where it is used."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord._console import NOTHING_READ, examples, in_plain_signs, name_among, reconfigure, say

if TYPE_CHECKING:
    from onrecord.casebook import Added, Casebook

Function = TypeVar("Function", bound=Callable[..., Any])

_casebook = click.argument("casebook", type=click.Path(), metavar="CASEBOOK")
LOOKED_THROUGH = 2000
"""Names that are compared with one that nobody bears."""

NONE = "none"
"""What stands for nobody and for no date."""

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_since = click.option("--since", metavar="DATE", help="Not before this date: 2016, 2016-01-08.")
_until = click.option("--until", metavar="DATE", help="Not after this date.")
_machine = click.option(
    "--machine", is_flag=True, help="The machine's reading alone, without corrections by hand."
)


def _limit(default: int) -> Callable[[Function], Function]:
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=default,
        show_default=True,
        help="The most to print.",
    )


@click.command(
    no_args_is_help=True,
    short_help="Read pages into a casebook, one SQLite file.",
    epilog=examples(
        "add case.db pages/ crawl.warc.gz --workers 2",
        'add case.db story.html --published 2024-03-14 --outlet "Vale Times"',
        "add case.db https://example.org/story",
    ),
)
@_casebook
@click.argument("pages", nargs=-1, type=click.Path(), metavar="PAGE...")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that read.",
)
@click.option("--again", is_flag=True, help="Read anew also what is in the casebook.")
@click.option("--published", metavar="DATE", help="Publication date, over what the pages say.")
@click.option("--outlet", metavar="NAME", help="Outlet, over what the pages say.")
@click.option(
    "--allow-private", is_flag=True, help="Fetch URLs that lead to private or loopback addresses."
)
@click.option("--strict", is_flag=True, help="Exit with 1 if any page could not be read.")
def add(casebook: str, pages: tuple[str, ...], workers: int, strict: bool, **options: Any) -> int:
    """Read pages into a casebook, one SQLite file; it is made where there is none.

    PAGE is a file, a folder, a glob, a WARC, an http or https URL, a file of "onrecord read
    --jsonl", the folder of "onrecord crawl", or - for a page or a list of paths and URLs on
    standard input. What the casebook holds
    is not read again; a page captured anew becomes a new version. A run that was ended can be run
    again. Without a PAGE a casebook of an older onrecord is brought up to date.
    """
    if not pages:
        if not Path(casebook).is_file():
            raise click.MissingParameter(param_type="argument", param_hint="PAGE...")
        with _opened(casebook, readonly=False):
            say("up to date")
        return 0
    if sys.stdin is None and set(pages) == {"-"}:
        from onrecord.casebook.sources import CLOSED

        say(f"-: {CLOSED}")
        return NOTHING_READ
    with _opened(casebook, readonly=False) as book, _progress() as advance:
        done: list[Added] = []
        for one in book.adding(pages, workers=workers, **options):
            done.append(one)
            advance(one)
    return _tell_added(done, strict)


def _tell_added(done: Sequence[Added], strict: bool) -> int:
    from onrecord.export.visible import one_line
    from onrecord.record import counted

    def number(result: str) -> int:
        return sum(one.result == result for one in done)

    statements = sum(one.statements for one in done)
    parts = [f"added {counted(number('added'), 'page')} with {counted(statements, 'statement')}"]
    for result, words in (("version", "new version"), ("again", "page"), ("known", "page")):
        if number(result):
            tail = {"again": " read again", "known": " known before"}.get(result, "")
            parts.append(f"{counted(number(result), words)}{tail}")
    failed = [one for one in done if one.result == "failed"]
    say(", ".join(parts) + (f"; {counted(len(failed), 'page')} gave nothing:" if failed else ""))
    given = Counter(one.source for one in done)
    for one in failed:
        name = name_among(one.source, one.url, given[one.source])
        click.echo(f"  {one_line(name)}: {one_line(one.reason or '')}", err=True)
    return NOTHING_READ if len(failed) == len(done) or (failed and strict) else 0


@click.command(
    no_args_is_help=True,
    short_help="Take pages out of a casebook.",
    epilog=examples(
        "remove case.db https://example.org/story",
        "remove case.db pages/old.html",
    ),
)
@_casebook
@click.argument("pages", nargs=-1, required=True, type=click.Path(), metavar="PAGE...")
def remove(casebook: str, pages: tuple[str, ...]) -> int:
    """Take pages out of a casebook, with all that was read from them: all of PAGE... or none.

    PAGE is the address of a page, or a file, folder or WARC as it was read; of a page that was also
    captured elsewhere the other captures stay. What was put right and decided by hand is kept, and
    holds again when the page is added again.
    """
    from onrecord.export.visible import one_line
    from onrecord.record import counted

    with _opened(casebook, readonly=False) as book:
        found = book.remove(*pages)
    for one in found:
        left = "" if one.whole else f", {counted(one.versions, 'capture')} of it; others stay"
        kept = f", {counted(one.corrections, 'correction')} kept" if one.corrections else ""
        told = f"{one_line(one.headline or 'Untitled page')}{left}{kept}"
        click.echo(f"{one_line(one.page)}  {told}")
    pages_gone = sum(one.whole for one in found)
    statements = sum(one.statements for one in found if one.whole)
    say(f"removed {counted(pages_gone, 'page')} with {counted(statements, 'statement')}")
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[Added], None]]:
    """A line on standard error that counts, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda one: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from onrecord.export.visible import one_line

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} pages, {task.fields[said]} statements"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    console = Console(stderr=True)
    dumb = console.is_dumb_terminal
    with Progress(*columns, console=console, transient=True, disable=dumb) as progress:
        task = progress.add_task("", total=None, said=0, now="")
        said = 0

        def advance(one: Added) -> None:
            nonlocal said
            said += one.statements
            progress.update(task, advance=1, said=said, now=one_line(one.source)[-50:])

        yield advance


@click.command()
@_casebook
@_json
def status(casebook: str, as_json: bool) -> int:
    """What a casebook holds, and what could not be read."""
    with _opened(casebook) as book:
        found = book.status()
        return _print([found], lambda listing: listing.status(found), as_json, whole=found)


@click.command(
    short_help="Who said what, over all pages, newest first.",
    epilog=examples(
        "said case.db --by Adeyemi",
        'said case.db --by "fire chief" --about gate --since 2024-03',
        'said case.db --outlet "Vale Times" --limit 10 --json',
    ),
)
@_casebook
@click.option("--by", metavar="NAME", help="Who said it: a name, #number, or words of a source.")
@click.option("--about", metavar="WORDS", help="Words it holds, or someone whom it mentions.")
@_since
@_until
@click.option("--outlet", metavar="NAME", help="In pages of this outlet.")
@_limit(50)
@_machine
@_json
def said(casebook: str, as_json: bool, **options: Any) -> int:
    """Who said what, over all pages, newest first; the same words in several pages once."""
    with _opened(casebook) as book:
        found = book.statements(**options)
        return _print(found, lambda listing: listing.said(found), as_json, nothing="no statement")


@click.command(
    short_help="Who is in a casebook, or all on one person.",
    epilog=examples(
        "people case.db",
        "people case.db Adeyemi",
        "people case.db --kind organization --limit 20",
    ),
)
@_casebook
@click.argument("name", required=False)
@click.option(
    "--kind",
    type=click.Choice(["person", "organization", "place", "all"]),
    default="person",
    show_default=True,
    help="What they are.",
)
@_limit(50)
@_machine
@_json
def people(
    casebook: str, name: str | None, kind: str, limit: int, machine: bool, as_json: bool
) -> int:
    """Who is in a casebook; with NAME, all on that person, and why the names are one."""
    with _opened(casebook) as book:
        wanted = None if name or kind == "all" else kind
        found = book.people(name, kind=wanted, limit=limit, machine=machine)
        if name is None or len(found) > 1 or as_json:
            return _print(found, lambda listing: listing.people(found), as_json, nothing="nobody")
        merges = [book.merges(one.id) for one in found]
        quoted = [book.statements(by=f"#{one.id}", limit=limit, machine=machine) for one in found]
        return _print(
            found,
            lambda listing: listing.person(found[0], merges[0], quoted[0]),
            as_json,
            nothing="nobody of that name",
            near="" if found else _near(book, name),
        )


def _near(book: Casebook, name: str) -> str:
    """The names of a casebook that are spelt most like one that nobody bears, to end a line with."""
    from onrecord.export.people import nearest

    names = (one.name for one in book.people(kind=None, limit=LOOKED_THROUGH))
    near = ", ".join(nearest(names, name))
    return f"; nearest: {near}" if near else ""


def _regroups(command: Function) -> Function:
    """The two that are made one or kept apart, or what was done of that before."""
    options = (
        _casebook,
        click.argument("one", required=False),
        click.argument("other", required=False),
        click.option("--list", "listed", is_flag=True, help="List merges and splits by hand."),
        click.option("--undo", type=int, metavar="NUMBER", help="Take one back by its number."),
        _json,
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    short_help="Make two people one, for good.",
    epilog=examples(
        'same case.db "Ana Reyes" "Ana Reyes-Marsh"',
        'same case.db "#12" "#31"',
        "same case.db --list",
    ),
)
@_regroups
def same(casebook: str, **given: Any) -> int:
    """Make two people one, for good: reading pages anew keeps it.

    ONE and OTHER are names, #numbers, or name@page with the address of a page. A person and an
    organization can be one under one name; then the type of ONE holds. --list and --undo are of
    what "different" did too.
    """

    def act(book: Casebook, one: str, other: str) -> str:
        left = book.same(one, other)
        return f"one: #{left} {book.people(f'#{left}', kind=None)[0].name}"

    return _regroup(casebook, act, **given)


@click.command(
    short_help="Keep two people apart, for good.",
    epilog=examples(
        'different case.db "Ana Reyes@https://example.org/story" "Ana Reyes"',
    ),
)
@_regroups
def different(casebook: str, **given: Any) -> int:
    """Keep two people apart, for good, and split them where they were taken for one.

    ONE and OTHER are names, #numbers, or name@page with the address of a page. --list and --undo
    are of what "same" did too.
    """

    def act(book: Casebook, one: str, other: str) -> str:
        pair = book.different(one, other)
        names = [f"#{each} {book.people(f'#{each}', kind=None)[0].name}" for each in pair]
        return f"apart: {names[0]} and {names[1]}"

    return _regroup(casebook, act, **given)


def _regroup(
    casebook: str,
    act: Callable[[Casebook, str, str], str],
    *,
    one: str | None,
    other: str | None,
    listed: bool,
    undo: int | None,
    as_json: bool,
) -> int:
    if [listed, undo is not None, one is not None and other is not None].count(True) != 1:
        raise click.UsageError("Give ONE and OTHER, or --undo, or --list.")
    if as_json and not listed:
        raise click.UsageError("--json goes with --list.")
    with _opened(casebook, readonly=listed) as book:
        if listed:
            found = book.regroupings()
            return _print(
                found,
                lambda listing: listing.regroupings(found),
                as_json,
                nothing="no merge or split by hand",
            )
        if undo is not None:
            book.undo_regrouping(undo)
            say(f"taken back: {undo}")
            return 0
        assert one is not None
        assert other is not None
        told = act(book, one, other)
        done = book.regroupings()[0]
        against = f", against what was decided {done.overrode}" if done.overrode else ""
        say(f"{told}{against}; take it back with --undo {done.id}")
    return 0


@click.command(
    short_help="Put a row right by hand, beside the machine's reading.",
    epilog=examples(
        'correct case.db s12 --speaker "Ana Reyes" --note "as in the recording"',
        "correct case.db s13 --not-a-statement",
        "correct case.db v7 --date 2024-03-08 --type convicted",
        'correct case.db https://example.org/story --outlet "Vale Times"',
        "correct case.db --list",
        "correct case.db --undo 4",
    ),
)
@_casebook
@click.argument("row", required=False)
@click.option("--speaker", metavar="NAME", help="Of a statement: who says it.")
@click.option("--told-to", metavar="NAME", help="Of a statement: who is told.")
@click.option("--said-on", metavar="DATE", help="Of a statement: when it was said.")
@click.option("--not-a-statement", is_flag=True, help="Nobody says it: no answer gives it.")
@click.option("--date", metavar="DATE", help="Of an event: when it happened.")
@click.option("--type", metavar="TYPE", help="Of an event: what kind it is.")
@click.option("--defendant", metavar="NAME", help="Of a legal step: whom it is against.")
@click.option("--offence", metavar="WORDS", help="Of a legal step: the words that name it.")
@click.option("--not-an-event", is_flag=True, help="Nothing of it happened: no answer gives it.")
@click.option("--outlet", metavar="NAME", help="Of a page: whose it is.")
@click.option("--note", metavar="WORDS", help="Words to stand beside it.")
@click.option("--everywhere", is_flag=True, help="Also where other pages have or tell the same.")
@click.option("--as", "by", metavar="NAME", help="Who says so; else the name you are logged in by.")
@click.option("--undo", type=int, metavar="NUMBER", help="Withdraw a correction by its number.")
@click.option("--list", "listed", is_flag=True, help="List the corrections, withdrawn ones too.")
@_json
def correct(
    casebook: str,
    row: str | None,
    by: str | None,
    undo: int | None,
    everywhere: bool,
    listed: bool,
    as_json: bool,
    **given: Any,
) -> int:
    """Put a row right by hand, beside the machine's reading, for good.

    ROW is a statement, s12, or an event, v7, as "onrecord said", "search", "timeline" and "matters"
    number them, or a page, by its address. NAME is somebody in the same page, else a name of the
    casebook, a #number, or name@page; of an outlet any. WORDS of an offence stand in the page; of
    several ";" is between. All but TYPE may be "none". No row of the machine is changed; reading
    pages anew keeps what was put right.
    """
    changes: dict[str, Any] = {
        name: None if value == NONE else value for name, value in given.items() if value
    }
    if [bool(listed), undo is not None, row is not None].count(True) != 1:
        raise click.UsageError("Give a ROW and what is wrong with it, or --undo, or --list.")
    if changes and row is None:
        raise click.UsageError("Say which ROW is to be put right.")
    if as_json and not listed:
        raise click.UsageError("--json goes with --list.")
    with _opened(casebook, readonly=listed) as book:
        if listed:
            found = book.corrections(withdrawn=True)
            return _print(
                found, lambda listing: listing.corrections(found), as_json, nothing="no correction"
            )
        if undo is not None:
            book.undo(undo, by=by or _user(), everywhere=everywhere)
            say(f"withdrawn: correction {undo}")
            return 0
        assert row is not None
        made = book.correct(row, by=by or _user(), everywhere=everywhere, **changes)
        one_kind = len(changes) == 1 and len(made) > 1
        numbers = f"{made[0]} --everywhere" if one_kind else ", ".join(map(str, made))
        say(f"{row} is put right; take it back with --undo {numbers}")
    return 0


def _user() -> str | None:
    """The name that whoever runs this is logged in by, where that is known."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None


@click.command(
    short_help="What happened and what was said, by date.",
    epilog=examples(
        "timeline case.db",
        "timeline case.db Adeyemi --since 2024-03",
        "timeline case.db --show events --type charged",
    ),
)
@_casebook
@click.argument("name", required=False)
@click.option(
    "--show",
    type=click.Choice(["all", "events", "statements"]),
    default="all",
    show_default=True,
    help="What happened, what was said, or both.",
)
@click.option("--type", metavar="TYPE", help="Events of this type alone: charge indict, die.")
@_since
@_until
@_machine
@_json
def timeline(casebook: str, name: str | None, as_json: bool, **options: Any) -> int:
    """What happened and what was said, by date, one line an event or quotation; with NAME, that in
    which this person took part and what they said."""
    with _opened(casebook) as book:
        found = book.timeline(name, **options)
        return _print(
            found, lambda listing: listing.timeline(found), as_json, nothing="no event or statement"
        )


@click.command(short_help="Where pages disagree, and what they changed since.")
@_casebook
@_machine
@_json
def conflicts(casebook: str, machine: bool, as_json: bool) -> int:
    """Where pages disagree, side by side, newest first; then what pages changed since."""
    with _opened(casebook) as book:
        found, edits = book.conflicts(machine=machine), book.changes(machine=machine)
        both = {"conflicts": found, "changes": edits}

        def lines(listing: Any) -> Iterator[str]:
            yield from listing.conflicts(found)
            yield from listing.changes(edits)

        return _print([*found, *edits], lines, as_json, whole=both, nothing="no conflict")


@click.command(short_help="Stories that several pages carry, and what each changed.")
@_casebook
@_json
def copies(casebook: str, as_json: bool) -> int:
    """Stories that several pages carry: who wrote them, who carries them, what each changed."""
    with _opened(casebook) as book:
        found = book.stories()
        return _print(found, lambda listing: listing.stories(found), as_json, nothing="no copy")


@click.command(
    short_help="Legal matters, per defendant and charge.",
    epilog=examples(
        "matters case.db",
        'matters case.db "Mara Voss"',
    ),
)
@_casebook
@click.argument("name", required=False)
@_machine
@_json
def matters(casebook: str, name: str | None, machine: bool, as_json: bool) -> int:
    """Legal matters, per defendant and charge: step, date, court, outcome, who says so."""
    with _opened(casebook) as book:
        found = book.matters(name, machine=machine)
        return _print(found, lambda listing: listing.matters(found), as_json, nothing="no matter")


class _Search(click.Command):
    """A command whose arguments may be words that must not be there: ``-without`` is no row of options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--" not in args:
            without = [one for one in args if re.match(r"-[^\W\d_]{2}", one)]
            args = [*(one for one in args if one not in without), "--", *without]
        return super().parse_args(ctx, args)


@click.command(
    cls=_Search,
    epilog=examples(
        "search case.db harbour gate",
        "search case.db '\"locked gate\" speaker:Adeyemi after:2024-03'",
        "search case.db gate* -harbour",
    ),
)
@_casebook
@click.argument("words", nargs=-1, required=True)
@_limit(20)
@_machine
@_json
def search(casebook: str, words: tuple[str, ...], limit: int, machine: bool, as_json: bool) -> int:
    """Full text over statements, articles and events.

    WORDS must all be there; "a phrase", begin*, -without, speaker:NAME, outlet:NAME, before:DATE
    and after:DATE are understood. Put a search with a phrase in single quotes, which the shell leaves alone.
    """
    with _opened(casebook) as book:
        found = book.search(" ".join(words), limit=limit, machine=machine)
        if found.capped:
            say("more hits than are ranked: these are the best of the newest; add a word")
        return _print(
            found.hits, lambda listing: listing.hits(found.hits), as_json, nothing="nothing"
        )


def _opened(path: str, *, readonly: bool = True) -> AbstractContextManager[Casebook]:
    from onrecord.casebook.book import opened

    return opened(path, readonly=readonly)


def _print(
    found: Sequence[Any],
    lines: Callable[[Any], Iterable[str]],
    as_json: bool,
    *,
    whole: Any = None,
    nothing: str = "nothing",
    near: str = "",
) -> int:
    if as_json:
        from onrecord._json import to_json

        reconfigure(encoding="utf-8", errors="backslashreplace")
        click.echo(to_json(found if whole is None else whole))
        return 0
    from onrecord import _listing

    in_plain_signs()
    if not found:
        say(f"{nothing} found{near}")
        return 0
    _listing.print_lines(lines(_listing))
    return 0


COMMANDS = (
    add,
    status,
    said,
    people,
    same,
    different,
    correct,
    remove,
    timeline,
    conflicts,
    copies,
    matters,
    search,
)
