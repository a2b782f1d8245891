"""The command line. Start-up counts: whatever is slow to import is imported where it is used."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal

import click

from onrecord import __version__
from onrecord._cli_casebook import COMMANDS
from onrecord._cli_serve import serve
from onrecord._console import (
    INTERRUPTED,
    NOTHING_READ,
    USAGE,
    end_on_signals,
    examples,
    in_plain_signs,
    is_same_place,
    name_among,
    open_closed_streams,
    quiet_ends,
    reconfigure,
    say,
)
from onrecord.crawl.command import crawl, show
from onrecord.errors import CasebookError, OnrecordError, OptionError, PageError
from onrecord.export.command import export

if TYPE_CHECKING:
    from onrecord.record import Page, Record

    Emit = Callable[[Record], None]

STANDARD_OUTPUT = "-"

EPILOG = """\b
Examples:
  onrecord read page.html
  onrecord read page.html --by speaker
  onrecord read page.html --people
  onrecord read page.html --who "Okafor" --who "harbour master"
  onrecord read capture.txt --published 2016-01-10 --json
  onrecord read https://example.org/story --html story.html
  onrecord read crawl.warc.gz pages/*.html --jsonl --workers 2 > records.jsonl
  curl -s https://example.org/story | onrecord read - --url https://example.org/story

\b
Exit status: 0 when at least one page could be read, 1 when none could or, with --strict,
when any could not, 2 when the command line makes no sense.
"""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """A command, quiet at its ends. Click itself prints an empty line on Ctrl-C."""
        with quiet_ends():
            return super().invoke(ctx)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples("read page.html", "add case.db pages/", "said case.db", "serve case.db"),
)
@click.version_option(__version__, message="onrecord %(version)s")
def cli() -> None:
    """Read captured news pages and keep who said what, with the exact words."""


@cli.command(epilog=EPILOG, no_args_is_help=True)
@click.argument("pages", nargs=-1, required=True, type=click.Path(), metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON. One page.")
@click.option("--jsonl", is_flag=True, help="Print one JSON record a line. Any number of pages.")
@click.option(
    "--html",
    type=click.Path(),
    metavar="FILE",
    help="Write one self-contained HTML page: the article with its statements. One page. "
    "- is standard output.",
)
@click.option(
    "--by",
    type=click.Choice(["order", "speaker"]),
    default="order",
    show_default=True,
    help="List statements in their order in the text, or grouped by speaker.",
)
@click.option(
    "--timeline", is_flag=True, help="Show what the page dates, in the order of the dates."
)
@click.option(
    "--people",
    is_flag=True,
    help="List who is in the article, speakers first: roles, other names, mentions.",
)
@click.option(
    "--who",
    multiple=True,
    metavar="NAME",
    help="Only statements by or to whoever bears NAME (a name or a role). May be repeated.",
)
@click.option("--published", metavar="DATE", help="Publication date, over what the page says.")
@click.option("--outlet", metavar="NAME", help="Outlet, over what the page says.")
@click.option("--url", metavar="URL", help="Where the page was captured from. One page.")
@click.option(
    "--allow-private", is_flag=True, help="Fetch URLs that lead to private or loopback addresses."
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Processes that read, for many pages.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if any page could not be read.")
def read(
    pages: tuple[str, ...],
    as_json: bool,
    jsonl: bool,
    html: str | None,
    by: Literal["order", "speaker"],
    timeline: bool,
    people: bool,
    who: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    allow_private: bool,
    workers: int,
    strict: bool,
) -> int:
    """Read news pages: who said what, word for word.

    PAGE is an HTML or MHTML file, a plain-text capture, a WARC (.warc, .warc.gz), an http or
    https URL, or - for standard input.
    """
    _check(pages, as_json=as_json, jsonl=jsonl, html=html, url=url)
    written = as_json or jsonl or html is not None
    _check_view(written, by=by, people=people, who=who, timeline=timeline)
    if as_json or html or url:
        records = _first_page(pages[0], published, outlet, url, allow_private)
    else:
        from onrecord._api import read_many

        records = read_many(
            pages,
            workers=workers,
            published=published,
            outlet=outlet,
            allow_private=allow_private,
        )
    emits = [_json_emitter()] if as_json or jsonl else []
    if html is not None:
        emits.append(_html_emitter(html))
    if not written:
        emits.append(_terminal_emitter(by, who, people, timeline, many=len(pages) > 1))
    return _run(pages, records, emits, strict, notes=written)


def _run(
    pages: Sequence[str],
    records: Iterator[Record],
    emits: Sequence[Emit],
    strict: bool,
    *,
    notes: bool,
) -> int:
    """Read and show; ``notes`` says on standard error what the terminal view shows itself."""
    read_ok = 0
    failed: list[tuple[Page, str]] = []
    partly: list[tuple[Page, str]] = []
    given: Counter[str] = Counter()
    with closing(_watched(records, pages)) as watched:
        for record in watched:
            given[record.page.source] += 1
            if record.problem is not None and not record.statements:
                failed.append((record.page, record.problem.message))
            else:
                read_ok += 1
                if record.problem is not None and notes:
                    partly.append((record.page, record.problem.message))
            for emit in emits:
                emit(record)

    def told(pages: Sequence[tuple[Page, str]]) -> list[tuple[str, str]]:
        return [
            (name_among(page.source, page.url, given[page.source]), message)
            for page, message in pages
        ]

    for name, message in told(partly):
        say(f"{name}: {message}")
    _list_failures(told(failed), read_ok + len(failed))
    return NOTHING_READ if not read_ok or (failed and strict) else 0


def _check(
    pages: Sequence[str], *, as_json: bool, jsonl: bool, html: str | None, url: str | None
) -> None:
    if as_json and jsonl:
        raise click.UsageError("--json prints one record, --jsonl one a line; give one of them.")
    if (
        html is not None
        and html != STANDARD_OUTPUT
        and any(is_same_place(html, one) for one in pages)
    ):
        raise click.UsageError("--html would write over the page itself; name another file.")
    if as_json and html == STANDARD_OUTPUT:
        raise click.UsageError("--json and --html - both go to standard output; name a file.")
    if jsonl and html:
        raise click.UsageError("--html shows one page, --jsonl prints many; give one of them.")
    if len(pages) > 1:
        for option, given in (("--json", as_json), ("--html", html), ("--url", url)):
            if given:
                hint = "; give --jsonl for many" if option == "--json" else ""
                raise click.UsageError(f"{option} takes one page, not {len(pages)}{hint}.")


def _check_view(
    written: bool,
    *,
    by: Literal["order", "speaker"],
    people: bool,
    who: Sequence[str],
    timeline: bool,
) -> None:
    """What shapes the terminal view goes with it alone: a record is never written in part."""
    shaping = (("--people", people), ("--who", bool(who)), ("--by", by == "speaker"))
    for option, given in shaping:
        if given and written:
            raise click.UsageError(
                f"{option} shapes the terminal view; JSON and HTML hold everyone and everything."
            )
    if people and by == "speaker":
        raise click.UsageError("--people lists people, --by lists statements; give one of them.")
    if any(not name.strip() for name in who):
        raise click.UsageError("--who wants a name, or part of one.")
    if timeline and (written or people or who or by != "order"):
        raise click.UsageError("--timeline is a terminal view of its own; give it alone.")


def _first_page(
    source: str, published: str | None, outlet: str | None, url: str | None, allow_private: bool
) -> Iterator[Record]:
    """The first page of a source, and a word on standard error where it holds more."""
    from onrecord._many import captured, marked, read_task

    pages = captured([source], allow_private, url=url)
    first = next(pages, PageError(source, "holds no page"))
    outcome = read_task(first, published=published, outlet=outlet, url=url)
    if isinstance(outcome, OptionError):
        raise outcome
    yield marked(outcome) if isinstance(outcome, OnrecordError) else outcome
    more = next(pages, None)
    if isinstance(more, OnrecordError):
        say(str(more))
    elif more is not None:
        say(f"{source}: holds more pages; this is the first, --jsonl reads all")


def _json_emitter() -> Emit:
    # JSON is UTF-8 by its standard, whatever the locale; a lone surrogate becomes its escape.
    reconfigure(encoding="utf-8", errors="backslashreplace")

    def emit(record: Record) -> None:
        if not _unreadable(record):
            sys.stdout.write(record.to_json() + "\n")
            sys.stdout.flush()

    return emit


def _html_emitter(name: str) -> Emit:
    from pathlib import Path

    from onrecord.export.files import whole
    from onrecord.export.html import to_html
    from onrecord.record import counted

    if name == STANDARD_OUTPUT:
        reconfigure(encoding="utf-8", errors="replace")

    def emit(record: Record) -> None:
        if _unreadable(record):
            return
        if name == STANDARD_OUTPUT:
            sys.stdout.write(to_html(record))
            sys.stdout.flush()
            return
        try:
            with whole(Path(name)) as part:
                part.write_text(to_html(record), encoding="utf-8", errors="replace")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise click.ClickException(f"{name}: cannot be written: {reason}") from None
        say(f"wrote {name}: {counted(len(record.statements), 'statement')}")

    return emit


def _terminal_emitter(
    by: Literal["order", "speaker"],
    who: Sequence[str],
    people: bool,
    timeline: bool,
    *,
    many: bool,
) -> Emit:
    from onrecord.export.terminal import Terminal, show, show_source, show_timeline

    in_plain_signs()
    console = Terminal()
    shown: set[str] = set()

    def emit(record: Record) -> None:
        if record.problem is not None and not record.statements:
            return
        page = record.page
        if many or shown:
            # A WARC gives many pages under one name: from its second, their addresses tell them.
            again = page.url if page.source in shown else None
            show_source(again or page.source, console)
        shown.add(page.source)
        if timeline:
            show_timeline(record, console)
        else:
            show(record, console, by=by, who=who, cast=people)

    return emit


def _unreadable(record: Record) -> bool:
    from onrecord._many import UNREADABLE

    return record.problem is not None and record.problem.code == UNREADABLE


def _watched(records: Iterator[Record], pages: Sequence[str]) -> Generator[Record]:
    """Records as they come, and on standard error, where that is a terminal, how far they are.
    Records on the same terminal tell of progress themselves, from the first on."""
    typed = "-" in pages and sys.stdin is not None and sys.stdin.isatty()
    if typed or not sys.stderr.isatty():
        yield from records
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.export.visible import one_line

    columns = (
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    total = len(pages) if len(pages) > 1 else None
    # Told otherwise, rich would take what goes to standard output, and write it beside the bar.
    console = Console(stderr=True)
    progress = Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        disable=console.is_dumb_terminal,  # where nothing can be drawn over, a bar is an empty line
    )
    begun: set[str] = set()
    now = one_line(pages[0])[-40:]
    task = progress.add_task("", total=total, count=_count(0, 0, total), now=now)
    try:
        progress.start()
        for number, record in enumerate(records, 1):
            # A WARC gives many pages under one name: it counts once, with its first.
            begun.add(record.page.source)
            done = min(len(begun), len(pages))
            count = _count(number, done, total)
            now = one_line(record.page.url or record.page.source)[-40:]
            progress.update(task, completed=done, count=count, now=now)
            if sys.stdout.isatty():
                progress.stop()
            yield record
    finally:
        progress.stop()


def _count(read: int, done: int, total: int | None) -> str:
    """``3/5`` sources, ``3/5, 120 pages`` where one holds many, ``120 pages`` of one source."""
    several = read > done or (read and total is None)
    pages = f"{read:,} page{'s' if read != 1 else ''}" if several else ""
    return ", ".join(filter(None, (f"{done}/{total}" if total else "", pages)))


def _list_failures(failed: Sequence[tuple[str, str]], tried: int) -> None:
    from onrecord.export.visible import one_line

    if len(failed) > 1 or (failed and tried > 1):
        say(f"{len(failed)} of {tried} pages gave no statements:")
        for source, message in failed:
            click.echo(f"  {one_line(source)}: {one_line(message)}", err=True)
    elif failed:
        say("{}: {}".format(*failed[0]))


for _command in (*COMMANDS, serve, export, crawl, show):
    cli.add_command(_command)


def main() -> None:
    """The ``onrecord`` command. Bad input ends in one line and a status, never in a traceback."""
    open_closed_streams()
    end_on_signals()
    try:
        with quiet_ends():  # the help is printed before a command is begun
            status = cli.main(prog_name="onrecord", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        status = error.exit_code
    except click.ClickException as error:
        say(error.format_message())
        status = error.exit_code
    except OptionError as error:
        say(str(error))
        status = USAGE
    except CasebookError as error:
        say(str(error))
        status = NOTHING_READ
    except click.Abort:
        status = INTERRUPTED
    sys.exit(status or 0)


if __name__ == "__main__":
    main()
