"""What a person names to be added: files, folders, globs, addresses, lists of these, records."""

from __future__ import annotations

import glob
import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OnrecordError, PageError, SourceError
from onrecord.page import Capture, captures
from onrecord.record import Record

Source = str | Capture | Record | OnrecordError

SUFFIXES = frozenset(
    (
        "",
        ".html",
        ".htm",
        ".xhtml",
        ".mhtml",
        ".mht",
        ".eml",
        ".shtml",
        ".php",
        ".asp",
        ".aspx",
        ".txt",
        ".text",
        ".warc",
        ".gz",
        ".jsonl",
    )
)
"""Names of what is read in a folder. Given by name, a file of any name is read."""

_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
_GLOB = re.compile(r"[*?\[]")
RECORDS = b'{"onrecord"'
HEAD = 4096
LONGEST_NAME = 1000
CLOSED = "standard input is closed; name a page or pipe one in"


def expanded(sources: Iterable[str], stdin: BinaryIO | None) -> Iterator[Source]:
    """Every file and address that sources name, in order; errors stand in the place of what met
    them.

    A folder gives the pages in it and below, sorted; the ``_files`` folders that browsers save
    beside a page are passed over. ``-`` is a page on standard input or, where its lines name
    pages, a list of pages. A file of ``onrecord read --jsonl`` gives its records, and so does the
    folder of a crawl.
    """
    for source in sources:
        if source == "-" and stdin is None:
            yield SourceError("-", CLOSED)
        elif source == "-" and stdin is not None:
            yield from _standard_input(stdin)
        elif _ADDRESS.match(source):
            yield source
        else:
            yield from _paths(source)


def _paths(source: str) -> Iterator[Source]:
    try:
        path = Path(source)
        if (path / "crawl.json").exists():
            yield from _crawl(source)
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists() or not _GLOB.search(source):
            yield from _file(source) if path.is_file() else (source,)
        else:
            names = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - absolute ones too
            if not names:
                yield SourceError(source, "matches no file")
            for name in names:
                yield from _paths(name) if Path(name).is_dir() else _found(name)
    except (OSError, ValueError) as error:
        yield SourceError(source, _why(error))


def _why(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {reason[:1].lower()}{reason[1:]}"


def _crawl(source: str) -> Iterator[Source]:
    from onrecord.crawl.opened import records

    try:
        yield from records(source)
    except OnrecordError as error:
        yield error


def _folder(path: Path) -> Iterator[Source]:
    found = False
    refused: list[OSError] = []
    for folder, inner, names in os.walk(path, onerror=refused.append):
        inner[:] = sorted(
            one for one in inner if not one.startswith(".") and not one.endswith("_files")
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                found = True
                yield from _found(str(Path(folder, name)))
    for error in refused:
        yield SourceError(str(error.filename), _why(error))
    if not found and not refused:
        yield SourceError(str(path), "holds no pages; name the files if theirs is another suffix")


def _found(name: str) -> Iterator[Source]:
    """What was found and not named: nobody may ever write to a pipe that lies about."""
    try:
        kind = Path(name).stat().st_mode
    except OSError:
        yield name  # reading it says what is wrong
        return
    if stat.S_ISREG(kind):
        yield from _file(name)
    else:
        yield SourceError(name, "is a pipe, socket or device; only files are read in a folder")


def _file(name: str) -> Iterator[Source]:
    try:
        with Path(name).open("rb") as file:
            if file.read(len(RECORDS)) != RECORDS:
                yield name
                return
    except (OSError, ValueError):
        yield name  # reading it says what is wrong
        return
    yield from _records(name)


def _records(name: str) -> Iterator[Source]:
    with Path(name).open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield Record.from_json(line)
            except ValueError:
                yield PageError(f"{name}, line {number}", "is no record; was it cut short?")


def _standard_input(stdin: BinaryIO) -> Iterator[Source]:
    stream = stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(_Raw(stdin))
    head = stream.peek(HEAD)[:HEAD]
    if not _is_list(head):
        try:
            yield from captures("-", stdin=stream)
        except OnrecordError as error:
            yield error
        return
    for line in stream:
        name = os.fsdecode(line).strip()
        if name and not name.startswith("#"):
            yield from expanded([name], io.BytesIO()) if name != "-" else ()


def _is_list(head: bytes) -> bool:
    """Whether the first lines name pages, one a line, be some of them missing.

    What a page has and a list of names has not: tags, and lines of several words that are no file.
    """
    lines = head.split(b"\n")
    if len(head) == HEAD:
        del lines[-1]  # cut short
    named = [line for line in map(str.strip, map(os.fsdecode, lines)) if line and line[0] != "#"]
    sure = [_ADDRESS.match(one) is not None or _exists(one) for one in named]
    likely = [known or _is_like_a_name(one) for known, one in zip(sure, named, strict=True)]
    certain = any(sure) or any(Path(one).suffix.lower() in SUFFIXES - {""} for one in named)
    return certain and all(likely)


def _is_like_a_name(line: str) -> bool:
    if len(line) > LONGEST_NAME or "<" in line:
        return False
    return Path(line).suffix.lower() in SUFFIXES - {""} or len(line.split()) == 1


def _exists(name: str) -> bool:
    try:
        return len(name) <= LONGEST_NAME and Path(name).exists()
    except (OSError, ValueError):
        return False


class _Raw(io.RawIOBase):
    """A stream without ``peek`` behind a buffer that has it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
