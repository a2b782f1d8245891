"""One pass over an article, however many of its windows run at once."""

from __future__ import annotations

from threading import Lock
from typing import Any

import numpy as np
import pytest

from onrecord.reader.network.encoder import Encoded, Reader, shipped
from onrecord.reader.network.pieces import WINDOW

TEXT = (
    "The ferry to Dunmore was late, and nobody on the quay said why. Ana Reyes, who runs the "
    "harbour, told the council that two of its engines had failed in one week.\n"
) * 24


class Watched:
    """The shipped network, which notes how many windows it is asked for at once."""

    def __init__(self, threads: int) -> None:
        self.network = shipped().network
        self.settings, self.threads = self.network.settings, threads
        self.lengths: list[int] = []
        self.running = self.most = 0
        self.lock = Lock()

    def __call__(self, ids: Any, shapes: Any, gaps: Any) -> Any:
        with self.lock:
            self.lengths.append(ids.shape[1])
            self.running += 1
            self.most = max(self.most, self.running)
        try:
            return self.network(ids, shapes, gaps)
        finally:
            with self.lock:
                self.running -= 1


@pytest.mark.parametrize("threads", [1, 3])
def test_windows_side_by_side_tell_what_one_after_the_other_tells(threads: int) -> None:
    watched = Watched(threads)
    read: Encoded = Reader(shipped().tokenizer, watched).encode(TEXT)
    known = shipped().encode(TEXT)
    assert len(watched.lengths) == len(read.windows) > 3
    assert set(watched.lengths) == {WINDOW + 2}
    assert watched.most <= threads
    for name in ("tags", "acts", "names", "upos", "heads", "chains", "owner"):
        np.testing.assert_array_equal(getattr(read, name), getattr(known, name), err_msg=name)
    assert read.spans == known.spans


def test_a_short_text_is_one_short_window_and_an_empty_one_none() -> None:
    watched = Watched(3)
    reader = Reader(shipped().tokenizer, watched)
    assert len(reader.encode("Nobody said why.")) == 4
    assert watched.lengths == [6]
    assert len(reader.encode("")) == len(reader.encode(" \n ")) == 0
    assert watched.lengths == [6]


def test_windows_of_a_pass_that_nobody_ends_are_left_undone() -> None:
    watched = Watched(2)
    reader = Reader(shipped().tokenizer, watched)
    pass_over = reader.begin(TEXT * 4)
    del pass_over
    assert len(reader.encode("Nobody said why.")) == 4
    assert len(watched.lengths) <= 2 + 1
