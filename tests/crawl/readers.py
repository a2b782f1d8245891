"""What stands for the reader of pages in the process that reads: quick, and odd where a page says so."""

from __future__ import annotations

import os
import signal
import time

from onrecord import _many
from onrecord.errors import OnrecordError
from onrecord.page.capture import Capture
from onrecord.record import Record
from tests.conftest import begin_said


def quick(capture: Capture) -> Record | OnrecordError:
    """``read_task`` with ``begin_said`` in the model's place; hangs, dies or swells on demand."""
    import onrecord.reader

    onrecord.reader.begin_layers = begin_said
    if b"<h1>HANG " in capture.data:
        time.sleep(600)
    if b"<h1>DIE " in capture.data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"<h1>SWELL " in capture.data:
        raise MemoryError
    return _many.read_task(capture)


def slow(capture: Capture) -> Record | OnrecordError:
    """``quick`` that takes its time, for tests that kill what runs."""
    time.sleep(0.05)
    return quick(capture)


QUICK = f"{__name__}:quick"
SLOW = f"{__name__}:slow"
