"""The shipped encoder: one pass over an article, whatever its length, by onnxruntime."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from onrecord.reader.decoding import Settings
from onrecord.reader.pieces import CLS, SEP, WINDOW, Pieces, pieces, window_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BATCH = 4
"""Windows run together: more gains nothing on two cores and costs memory (measured at 1 to 16)."""

Outputs = dict[str, "NDArray[np.float32]"]


class Network(Protocol):
    """Anything that maps ids, shapes and gaps (batch, length) to the outputs of the reader's heads."""

    settings: dict[str, Any]

    def __call__(self, ids: Any, shapes: Any, gaps: Any) -> Outputs: ...


class OnnxNetwork:
    """The network in an ONNX file, with the settings its metadata hold."""

    def __init__(self, path: str, threads: int | None = None) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or int(os.environ.get("ONRECORD_THREADS", "0"))
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [one.name for one in self._session.get_outputs()]
        self.settings = json.loads(self._session.get_modelmeta().custom_metadata_map["onrecord"])

    def __call__(self, ids: Any, shapes: Any, gaps: Any) -> Outputs:
        feed = {"ids": ids, "shapes": shapes, "gaps": gaps}
        return dict(zip(self._outputs, self._session.run(None, feed), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """What the heads say of the words [first, last) of an article: arrays with one row a word."""

    first: int
    last: int
    query: NDArray[np.float32]
    key: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """An article after its one pass. Words are numbered through the article.

    starts, ends: code points of each word. tags: (word, layer, 3) log-probabilities of O, B, I.
    acts: (word, act) logits. owner: the window in which each word stands most central.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    gaps: NDArray[np.uint8]
    tags: NDArray[np.float32]
    acts: NDArray[np.float32]
    owner: NDArray[np.int32]
    windows: tuple[Window, ...]

    def __len__(self) -> int:
        return len(self.starts)


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


class Reader:
    """A tokenizer and a network: text in, ``Encoded`` out. Safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer, network: Network) -> None:
        self.tokenizer, self.network = tokenizer, network
        self.settings = network.settings
        self.link: int = self.settings["link"]
        self.decoding = Settings.of(self.settings.get("decoding", {}))
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def encode(self, text: str) -> Encoded:
        """One pass of overlapping windows over ``text``."""
        found = pieces(text, self.tokenizer)
        first = np.flatnonzero(found.first)
        words = len(first)
        layers, acts = len(self.settings["tag_layers"]), len(self.settings["acts"])
        tags = np.zeros((words, layers, 3), np.float32)
        judged = np.zeros((words, acts), np.float32)
        owner = np.zeros(words, np.int32)
        ends = np.append(first[1:], len(found)) - 1
        if not words:
            empty = np.zeros(0, np.int32)
            return Encoded(empty, empty, np.zeros(0, np.uint8), tags, judged, owner, ())
        starts = window_starts(len(found))
        central = np.full(words, -1, np.int64)
        windows: list[Window] = []
        for at in range(0, len(starts), BATCH):
            group = starts[at : at + BATCH]
            outputs = self.network(*_inputs(found, group))
            for row, start in enumerate(group):
                size = min(WINDOW, len(found) - start)
                here = first[(first >= start) & (first < start + size)]
                low = int(np.searchsorted(first, start))
                span = slice(low, low + len(here))
                rows = here - start + 1
                depth = np.minimum(here - start, start + size - 1 - here)
                better = depth > central[span]
                central[span][better] = depth[better]
                owner[span][better] = len(windows)
                scores = outputs["tags"][row, rows].reshape(-1, layers, 3)
                tags[span][better] = scores[better]
                judged[span][better] = outputs["acts"][row, rows][better]
                windows.append(
                    Window(
                        low, low + len(here), outputs["query"][row, rows], outputs["key"][row, rows]
                    )
                )
        return Encoded(
            found.starts[first],
            found.ends[ends],
            found.gaps[first],
            log_softmax(tags),
            judged,
            owner,
            tuple(windows),
        )


def _inputs(found: Pieces, starts: list[int]) -> tuple[NDArray[np.int64], ...]:
    size = min(WINDOW, len(found))
    arrays = np.zeros((3, len(starts), size + 2), np.int64)
    arrays[1], arrays[2] = 5, 3
    arrays[0, :, 0], arrays[0, :, -1] = CLS, SEP
    for row, start in enumerate(starts):
        cut = slice(start, start + size)
        arrays[0, row, 1:-1] = found.ids[cut]
        arrays[1, row, 1:-1] = found.shapes[cut]
        arrays[2, row, 1:-1] = found.gaps[cut]
    return arrays[0], arrays[1], arrays[2]


@cache
def shipped() -> Reader:
    """The reader in the package, loaded once a process."""
    from tokenizers import Tokenizer

    folder = files("onrecord.reader") / "weights"
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    return Reader(tokenizer, OnnxNetwork(str(folder / "reader.onnx")))
