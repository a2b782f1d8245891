"""``onrecord crawl`` and ``onrecord show``: WARCs to tables, and any row back to its page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord._console import clear_errors, reconfigure, say
from onrecord.errors import MissingError

if TYPE_CHECKING:
    from onrecord.crawl.executors import Failure
    from onrecord.crawl.run import Crawl, Engine, Totals

EPILOG = """\b
Examples:
  onrecord crawl news-*.warc.gz --out crawl --workers 8
  onrecord crawl warc.paths.gz --base s3://commoncrawl --out s3://bucket/crawl --engine ray
  onrecord crawl --out crawl --workers 8          goes on with what is missing
  onrecord show crawl 00003-120/s4

\b
Exit status: 0 when every WARC is done, 1 when some is not; run again to go on.
"""

FAILURES_SHOWN = 20


@click.command(epilog=EPILOG, no_args_is_help=True)
@click.argument("warcs", nargs=-1, type=click.Path(), metavar="WARC...")
@click.option(
    "--out",
    type=click.Path(),
    metavar="DIR",
    required=True,
    help="Folder of the crawl: a path or address.",
)
@click.option(
    "--base", metavar="ADDRESS", help="What paths in a list of WARCs start from (warc.paths.gz)."
)
@click.option(
    "--url",
    "only",
    multiple=True,
    metavar="GLOB",
    help="Only pages whose address fits. May be repeated.",
)
@click.option(
    "--not-url",
    "without",
    multiple=True,
    metavar="GLOB",
    help="No pages whose address fits. May be repeated.",
)
@click.option(
    "--remove",
    multiple=True,
    metavar="WARC",
    help="Take a WARC out of the folder, with all that was read of it. May be repeated.",
)
@click.option(
    "--restore",
    multiple=True,
    metavar="WARC",
    help="Read again a WARC that was taken out. May be repeated.",
)
@click.option(
    "--page-seconds",
    type=click.FloatRange(min=1),
    default=60.0,
    show_default=True,
    help="Time that one page may take before it is passed over.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray", "slurm"]),
    default="local",
    show_default=True,
    help="Who runs the workers.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="WARCs that are read at once: 1 on this machine unless given, no limit on Slurm. On Ray"
    " the cores of the cluster decide.",
)
@click.option(
    "--address", metavar="ADDRESS", help="Of the Ray cluster; else the one of this machine."
)
@click.option("--partition", metavar="NAME", help="Of Slurm.")
@click.option("--time", metavar="HH:MM:SS", help="Limit of a Slurm task.")
def crawl(
    warcs: tuple[str, ...],
    out: str,
    base: str | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    remove: tuple[str, ...],
    restore: tuple[str, ...],
    page_seconds: float,
    engine: Engine,
    workers: int | None,
    address: str | None,
    partition: str | None,
    time: str | None,
) -> int:
    """Read the news in WARC files and write tables of it, as Parquet.

    WARC is a path, an address (s3://, https://), a glob in quotation marks, or a list of paths
    such as warc.paths.gz. Running the same command again reads only what is missing, and so does
    naming no WARC for a folder that has a crawl.
    """
    if remove and (warcs or restore):
        raise click.UsageError("--remove goes alone with --out.")
    if address and engine != "ray":
        raise click.UsageError("--address goes with --engine ray.")
    if workers and engine == "ray":
        raise click.UsageError("--workers goes with local and slurm; the cores of Ray decide.")
    if (partition or time) and engine != "slurm":
        raise click.UsageError("--partition and --time go with --engine slurm.")
    if engine == "slurm" and not (partition and time):
        raise click.UsageError("--engine slurm needs --partition and --time.")
    with clear_errors():
        made = _crawl(warcs, out, base, only, without, page_seconds)
        if remove:
            return _remove(made, remove)
        made.restore(restore)
        if engine == "slurm":
            job = made.submit_to_slurm(
                partition=str(partition), time=str(time), workers=workers or -1
            )
            if job is not None:
                say(f"submitted to Slurm as job {job}; run again when it ends, to mark the copies")
                return 0
        failures = _run(made, engine, workers or 1, address)
        totals = made.totals()
        full = any(one.stops for one in failures)
        copies = made.mark_copies() if totals.done and not full else None
    _report(made, totals, copies, failures)
    return 0 if totals.done == totals.shards else 1


def _remove(made: Crawl, names: tuple[str, ...]) -> int:
    """Takes WARCs out, and marks the copies among those that are left."""
    from onrecord.page.capture import shown
    from onrecord.record import counted

    for one in made.remove(names):
        read = f"{counted(one.pages, 'page')} with {counted(one.statements, 'statement')}"
        say(f"removed {shown(one.warc)}: {read}")
    made.mark_copies()
    return 0


def _run(made: Crawl, engine: Engine, workers: int, address: str | None) -> list[Failure]:
    if engine == "slurm":
        return []
    with _bar(made):
        return made.run_on_ray(address) if engine == "ray" else made.run_local(workers)


@click.command(no_args_is_help=True, short_help="Show what stands behind a row of a crawl.")
@click.argument("folder", type=click.Path(), metavar="DIR")
@click.argument("row")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
@click.option(
    "--page",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the page as it was captured, out of its WARC.",
)
def show(folder: str, row: str, as_json: bool, page: Path | None) -> int:
    """Show what stands behind a row of a crawl: the article, its statements, its place in the WARC.

    ROW is the value of the column `row` or `article` of any table: 00003-120 is a page,
    00003-120/s4 a statement of it.
    """
    with clear_errors():
        from onrecord.crawl.opened import find, page_of

        record, article = find(folder, row)
        if page is not None:
            capture = page_of(article)
            try:
                page.write_bytes(capture.data)
            except OSError as error:
                raise click.FileError(str(page), error.strerror) from None
        if as_json:
            from onrecord.export.jsonl import lines

            reconfigure(encoding="utf-8", errors="backslashreplace")
            click.echo("".join(lines([record])))
        else:
            _show(record, article, row.partition("/")[2])
    return 0


def _show(record: Any, article: dict[str, Any], part: str) -> None:
    """The article's statements, or the one part of it that is asked for, in the words around it."""
    from onrecord.export import terminal
    from onrecord.export.visible import one_line

    reconfigure(errors="replace")
    spans = _spans(record, part)
    if part and not spans:
        raise click.ClickException(f"{article['row']} has no {one_line(part)}")
    if not part:
        terminal.show(record, terminal.Terminal(), by="order")
    for start, end in spans:
        text = record.article.text
        before, after = text[max(0, start - 200) : start], text[end : end + 200]
        click.echo(one_line(f"{before}⟦{text[start:end]}⟧{after}") + "\n")
    place = f"{article['warc']} at byte {article['warc_offset']}"
    for line in (article["url"] or "", article["headline"] or "", place, article["sha256"] or ""):
        if part or line == place:
            click.echo(one_line(line))


def _spans(record: Any, part: str) -> list[tuple[int, int]]:
    for one in record.statements:
        if one.id == part:
            return list(one.content)
    for one in record.events:
        if one.id == part:
            return [one.trigger]
    return [m.span for one in record.entities if one.id == part for m in one.mentions]


def _crawl(
    warcs: tuple[str, ...],
    out: str,
    base: str | None,
    only: tuple[str, ...],
    without: tuple[str, ...],
    page_seconds: float,
) -> Crawl:
    from onrecord.crawl.inputs import warcs_of

    try:
        from onrecord.crawl.run import Crawl, Settings
    except ImportError as error:
        raise MissingError(
            "crawl", (error.name or "datatrove").partition(".")[0], "crawl"
        ) from None
    from loguru import logger

    logger.remove()  # datatrove's talk goes to DIR/logs
    settings = Settings(only=only, without=without, page_seconds=page_seconds)
    goes_on = not warcs and settings == Settings()
    return Crawl.into(out, warcs_of(warcs, base=base), None if goes_on else settings)


def _report(made: Crawl, totals: Totals, copies: int | None, failures: list[Failure]) -> None:
    from onrecord.page.capture import shown

    counts = ", ".join(
        f"{n} {status.replace('_', ' ')}" for status, n in totals.statuses.most_common()
    )
    say(f"{totals.done} of {totals.shards} WARCs done: {totals.pages} pages: {counts or 'none'}")
    say(f"{totals.statements} statements in {made.out}")
    if copies:
        which = "1 article is a near-copy" if copies == 1 else f"{copies} articles are near-copies"
        say(f"{which} of earlier ones; see copies.parquet")
    for failure in failures[:FAILURES_SHOWN]:
        warc = made.warcs[failure.rank]
        say(f"{warc}: {failure.reason.removeprefix(f'{shown(warc)}: ')}")
    if len(failures) > FAILURES_SHOWN:
        say(f"and {len(failures) - FAILURES_SHOWN} more")
    if copies is not None and totals.done < totals.shards:
        say("copies.parquet is of the WARCs that are done; it is made anew once others are")
    if totals.done < totals.shards:
        say("what is done is kept; run the same command again to go on")


@contextmanager
def _bar(made: Crawl) -> Iterator[None]:
    """A bar of WARCs done and pages read, on a terminal, from what stands in the folder."""
    if not sys.stderr.isatty():
        yield
        return
    import threading

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from onrecord.crawl.folder import Folder
    from onrecord.crawl.run import pages_read

    ended = threading.Event()
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("WARCs, {task.fields[pages]} pages"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    dumb = console.is_dumb_terminal
    with Progress(*columns, console=console, transient=True, disable=dumb) as progress:
        task = progress.add_task("", total=len(made.warcs), pages=0)

        def follow() -> None:
            while not ended.wait(2):
                done, pages = pages_read(Folder(made.out))
                progress.update(task, completed=done, pages=pages)

        follower = threading.Thread(target=follow, daemon=True)
        follower.start()
        try:
            yield
        finally:
            ended.set()
            follower.join()
