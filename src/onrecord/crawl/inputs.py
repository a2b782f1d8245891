"""WARC files from what a user names: paths, globs, lists of paths, anything that fsspec opens."""

from __future__ import annotations

import gzip
import io
import os
import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.errors import OptionError, SourceError
from onrecord.page.capture import GZIP, shown
from onrecord.page.warc import is_warc

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

LISTS = (".paths", ".paths.gz", ".txt", ".txt.gz")
"""Endings of files that list WARCs, one a line, as Common Crawl's ``warc.paths.gz`` does."""

BLOCK = 8 << 20
"""Bytes that are asked for at a time of a file across the network."""


def warcs_of(names: Sequence[str], *, base: str | None = None) -> list[str]:
    """The WARC files that names stand for, in order, each once.

    A name is a path or an address; with ``*``, ``?`` or ``[`` a glob; with an ending of LISTS, a
    list. Paths in a list are taken from ``base`` or, without it, from the list's own folder. Local
    paths are made absolute, so that a crawl can go on from anywhere. Raises ``SourceError`` where a
    name stands for nothing.
    """
    found: dict[str, None] = {}
    for name in names:
        found.update(dict.fromkeys(map(absolute, _expanded(name, base))))
    return list(found)


def open_warc(name: str) -> BinaryIO:
    """A WARC open for reading, which can seek. Raises ``SourceError``."""
    files, path = _files(name)
    try:
        stream = cast(BinaryIO, files.open(path, "rb", block_size=BLOCK))
        head = stream.read(4096)
        stream.seek(0)
    except FileNotFoundError:
        raise SourceError(shown(name), "no such file") from None
    except Exception as error:  # each file system has errors of its own
        raise SourceError(shown(name), f"cannot be opened: {_line(error)}") from None
    if not is_warc(head):
        stream.close()
        raise SourceError(shown(name), "is no WARC file")
    return stream


def absolute(name: str) -> str:
    """A local path from the root; an address as it is."""
    return name if "://" in name else os.path.abspath(name)  # noqa: PTH100  need not be there


def _expanded(name: str, base: str | None) -> Iterator[str]:
    files, path = _files(name)
    if name.lower().endswith(LISTS):
        yield from _listed(files, path, name, base)
    elif any(mark in name for mark in "*?["):
        try:
            found = sorted(str(one) for one in files.glob(path))
        except Exception as error:
            raise SourceError(shown(name), f"cannot be listed: {_line(error)}") from None
        if not found:
            raise SourceError(shown(name), "matches no file")
        for one in found:
            yield _named(files, one, name)
    else:
        yield name


def _listed(files: AbstractFileSystem, path: str, name: str, base: str | None) -> Iterator[str]:
    try:
        with files.open(path, "rb") as file:
            data = file.read()
        text = (gzip.decompress(data) if data.startswith(GZIP) else data).decode("utf-8")
    except FileNotFoundError:
        raise SourceError(shown(name), "no such file") from None
    except Exception as error:
        raise SourceError(shown(name), f"is no list of WARC files: {_line(error)}") from None
    lines = [line.strip() for line in io.StringIO(text)]
    start = base if base is not None else posixpath.dirname(name)
    for line in lines:
        if line and "://" not in line and not line.startswith("/") and start:
            yield f"{start.rstrip('/')}/{line}"
        elif line:
            yield line


def _named(files: AbstractFileSystem, found: str, name: str) -> str:
    """A path that a glob found, under the protocol that the glob was given with."""
    return str(files.unstrip_protocol(found)) if "://" in name else found


def _files(name: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        from onrecord.errors import MissingError

        raise MissingError("crawl", "datatrove", "crawl") from None
    try:
        return cast("tuple[AbstractFileSystem, str]", url_to_fs(name))
    except ImportError as error:
        raise OptionError(shown(name), f"cannot be opened here: {_line(error)}") from None
    except (ValueError, OSError) as error:
        raise OptionError(shown(name), f"is no address: {_line(error)}") from None


def _line(error: BaseException) -> str:
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())
    return shown(reason or type(error).__name__)
