"""What every command does at its ends: one line of words, a quiet end on Ctrl-C and a closed
pipe, a clear one where the disk is full."""

from __future__ import annotations

import codecs
import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from onrecord.errors import OnrecordError, OptionError

NOTHING_READ = 1
USAGE = 2
INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a disk says that takes no more."""


@contextmanager
def quiet_ends() -> Iterator[None]:
    """Ctrl-C and a closed pipe end the run without a word, and with the status shells expect.

    Standard output on a disk that is full ends it in one line and status 1.
    """
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _close_output()
        sys.exit(BROKEN_PIPE)
    except OSError as error:
        if not _output_full(error):
            raise
        _close_output()
        say(f"the output cannot be written: {error.strerror}")
        sys.exit(NOTHING_READ)


def end_on_signals() -> None:
    """Ends on SIGTERM and SIGHUP as on an error: what is half written goes, processes end."""
    for one in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(one) is signal.SIG_DFL:  # not under nohup
            signal.signal(one, lambda number, _: sys.exit(128 + number))


def is_same_place(one: str, other: str) -> bool:
    """Whether two paths lead to one file or folder, which what is written there would replace."""
    try:
        return Path(one).samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def name_among(source: str, url: str | None, given: int) -> str:
    """How a page is called whose source gave so many: of a WARC each by its address as well."""
    return f"{source}, {url}" if given > 1 and url else source


def _close_output() -> None:
    """Python flushes once more at exit; there is nobody left to write to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _output_full(error: OSError) -> bool:
    return error.errno in FULL and error.filename is None


@contextmanager
def clear_errors() -> Iterator[None]:
    """What a source or the disk refuses ends the command in one line and status 1.

    Options that make no sense are left to ``main``, which ends with status 2.
    """
    try:
        yield
    except (OptionError, BrokenPipeError):
        raise
    except OnrecordError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        if _output_full(error):
            raise
        reason = error.strerror or str(error)
        raise click.FileError(str(error.filename or "output"), reason) from None


def say(line: str) -> None:
    """One line on standard error, safe for a terminal whatever a page put into it."""
    from onrecord.export.visible import one_line

    click.echo(f"onrecord: {one_line(line)}", err=True)


def examples(*lines: str) -> str:
    """The end of a command's help: lines that can be typed as they stand."""
    return "\b\nExamples:\n" + "\n".join(f"  onrecord {line}" for line in lines)


def open_closed_streams() -> None:
    """Lets what goes to a closed stream (``>&-``) go nowhere, and no file be opened in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "…": "..."}
)  # fmt: skip


def in_plain_signs() -> None:
    """Lets standard output that knows few signs show others by the nearest it has: ``"`` for ``“``, else ``?``."""

    def nearest(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        told = error.object[error.start : error.end].translate(_PLAIN)
        return "".join(sign if sign.isascii() else "?" for sign in told), error.end

    codecs.register_error("onrecord-plain", nearest)
    reconfigure(errors="onrecord-plain")


def reconfigure(**how: str) -> None:
    """Sets the encoding of standard output, where it is one that has any."""
    change = getattr(sys.stdout, "reconfigure", None)
    if change is not None:
        change(**how)
