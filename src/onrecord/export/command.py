"""``onrecord export``: records in, one of the formats out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord._console import clear_errors, is_same_place, reconfigure, say
from onrecord.export.formats import FORMATS

if TYPE_CHECKING:
    from onrecord.export.sources import Records
    from onrecord.record import Record

TABLE_NAMES = ("articles", "statements", "entities", "events")

EPILOG = """\b
Formats:
{formats}

\b
Examples:
  onrecord export case.db --to ftm > entities.json
  onrecord export case.db --to parquet --out tables
  onrecord export case.db --to corrections > corrections.jsonl
  onrecord read pages/*.html --jsonl | onrecord export - --to annotations
  onrecord export records.jsonl --to csv --table statements > statements.csv
""".format(formats="\n".join(f"  {one.name:12} {one.about}" for one in FORMATS.values()))


@click.command(
    epilog=EPILOG,
    no_args_is_help=True,
    short_help="Write records in a format that other tools read.",
)
@click.argument("sources", nargs=-1, required=True, type=click.Path(), metavar="SOURCE...")
@click.option(
    "--to",
    "format_name",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="The format, as below.",
)
@click.option(
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A folder for csv and parquet, a file for the others, which else go to standard output.",
)
@click.option(
    "--table",
    type=click.Choice(TABLE_NAMES),
    help="With --to csv: this table alone, to standard output or the file of --out.",
)
@click.option(
    "--rows",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="Of a crawl: only the articles that rows belong to, as this file names them, one a line.",
)
@click.option(
    "--machine",
    is_flag=True,
    help="Of a casebook: the machine's reading alone, without what was put right by hand.",
)
def export(
    sources: tuple[str, ...],
    format_name: str,
    out: Path | None,
    table: str | None,
    rows: TextIO | None,
    machine: bool,
) -> None:
    """Write records in a format that other tools read, each row with its words and their place.

    SOURCE is a casebook, the folder of a crawl, a file of JSON lines as `onrecord read --jsonl`
    writes it, or - for such lines on standard input.
    """
    if out is not None and any(is_same_place(str(out), one) for one in sources):
        raise click.UsageError("--out would write over the source itself; name another.")
    form = FORMATS[format_name]
    if table and format_name != "csv":
        raise click.UsageError("--table goes with --to csv; parquet is a folder of tables.")
    if form.tables and not table and out is None:
        raise click.UsageError(f"--to {format_name} writes several files; give --out FOLDER.")
    with clear_errors():
        from onrecord.export.sources import records_in

        chosen = None if rows is None else rows.read().splitlines()
        given = [records_in(source, rows=chosen, machine=machine) for source in sources]
        records = chain.from_iterable(given)
        if table:
            with _file(out) as file:
                _say_guarded(_csv_table(records, file, table))
        elif form.tables:
            assert out is not None
            _folder(format_name, records, out)
        else:
            with _file(out) as file:
                for one in given:
                    for line in _lines(format_name, one):
                        file.write(f"{line}\n")


def _lines(format_name: str, records: Records) -> Iterator[str]:
    if format_name == "ftm":
        from onrecord.export import ftm

        return ftm.lines(records, records.identify)
    if format_name == "corrections":
        from onrecord.export import corrections

        return corrections.lines(records.corrections())
    return FORMATS[format_name].lines()(records)


def _csv_table(records: Iterable[Record], file: TextIO, table: str) -> int:
    from onrecord.export.csv import CsvTable
    from onrecord.export.tables import TABLES

    written = CsvTable(file, TABLES[table])
    for record in records:
        written.add(record)
    return written.guarded


def _folder(name: str, records: Iterable[Record], out: Path) -> None:
    if name == "csv":
        from onrecord.export.csv import write_csv

        _say_guarded(write_csv(records, out))
        return
    from onrecord.export.parquet import write_parquet

    write_parquet(records, out)


def _say_guarded(cells: int) -> None:
    if cells:
        what = "1 cell that begins" if cells == 1 else f"{cells} cells that begin"
        say(f"{what} like a formula got a leading apostrophe, so that no spreadsheet runs it")


@contextmanager
def _file(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears when it is complete."""
    if out is None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        with nullcontext(sys.stdout) as file:
            yield file
        return
    from onrecord.export.files import whole

    with (
        whole(out) as part,
        part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file,
    ):
        yield file
