"""The shipped encoder: one pass over an article, whatever its length, by onnxruntime.

What every layer reads is drawn from the outputs of the pass window by window, so that of a long
article no more is held than the layers need.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from onrecord.reader.network import borders
from onrecord.reader.network.decoding import Settings
from onrecord.reader.network.layout import Layout
from onrecord.reader.network.mentions import Mentioning
from onrecord.reader.network.pieces import (
    CLS,
    NEW_PARAGRAPH,
    OTHER,
    SEP,
    WINDOW,
    Pieces,
    pieces,
    window_starts,
)
from onrecord.reader.network.products import product
from onrecord.reader.network.spans import Found, found_spans
from onrecord.reader.network.telling import Telling
from onrecord.record import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer


DECODING = "settings.json"
"""Beside the network: borders and the weights of decoding."""

FITTED = "coreference.json"
"""Beside the network: what is fitted over its mentions and chains, as plain numbers."""

TELLING = "telling.json"
"""Beside the network: what is fitted over its triggers, as plain numbers."""

MOST_THREADS = 8
"""Windows run at once at most: each takes some 20 MB, and few articles have more."""

AHEAD = 2 * MOST_THREADS
"""Windows begun before the first of them is asked for: all of nearly every article, so that its pass
goes on while another article is worked out. What a window gives takes 1.5 MB."""

Outputs = dict[str, "NDArray[np.float32]"]


class Network(Protocol):
    """Anything that maps ids, shapes and gaps (batch, length) to the outputs of the reader's heads.

    It is asked for as many windows at once as it has ``threads``.
    """

    settings: dict[str, Any]
    threads: int

    def __call__(self, ids: Any, shapes: Any, gaps: Any) -> Outputs: ...


class OnnxNetwork:
    """The network in an ONNX file. Its settings are what its metadata tell of it, and what the files
    beside it hold of what was fitted to it since."""

    def __init__(self, path: str, threads: int | None = None) -> None:
        # Without this the library sends its maker what runs it, and keeps a number of this device in the home folder.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        cores = int(os.environ.get("ONRECORD_THREADS", "0")) or os.cpu_count() or 1
        self.threads = threads or min(cores, MOST_THREADS)
        options = onnxruntime.SessionOptions()
        # A core a window: two that share one take 1.7 times its work, half of it waiting for each other.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            path,
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel is not vectorised: without it a window takes 9% less time.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        self._outputs = [one.name for one in self._session.get_outputs()]
        self.settings = json.loads(self._session.get_modelmeta().custom_metadata_map["onrecord"])
        for name in (DECODING, FITTED, TELLING):
            beside = Path(path).with_name(name)
            if beside.exists():
                self.settings |= json.loads(beside.read_text(encoding="utf-8"))

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


@dataclass(frozen=True, eq=False)
class Encoded:
    """An article after its one pass. Words are numbered through the article.

    What rules ask of one word after the other is kept as plain numbers and strings, of which they are
    had several times as fast as of arrays.

    starts, ends: code points of each word. tags: (word, layer, 3) log-probabilities of O, B, I.
    acts: (word, act) logits. names: (word, 1 + 2 types) log-probabilities of O, then B and I of
    each type. upos, deprel: (word,) index into ``layout.upos`` and ``layout.deprel``. heads:
    (word,) number of the syntactic head, -1 at a root. spans: the mentions found. chains: (word,
    n) what the coreference head knows of each word. owner: the window in which each word stands
    deepest. borders: (word, role, side) log-odds that a source or a content begins or ends
    with a word.
    """

    starts: list[int]
    ends: list[int]
    gaps: NDArray[np.uint8]
    tags: NDArray[np.float32]
    acts: NDArray[np.float32]
    names: NDArray[np.float32]
    upos: NDArray[np.uint8]
    deprel: NDArray[np.uint8]
    heads: list[int]
    chains: NDArray[np.float16]
    spans: tuple[Found, ...]
    owner: NDArray[np.int32]
    windows: tuple[Window, ...]
    borders: NDArray[np.float32]
    layout: Layout

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def classes(self) -> list[str]:
        """The part of speech of each word."""
        return [self.layout.upos[one] for one in self.upos.tolist()]

    @cached_property
    def relations(self) -> list[str]:
        """The relation of each word to its head."""
        return [self.layout.deprel[one] for one in self.deprel.tolist()]

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that hang on each word, in text order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head >= 0:
                found[head].append(at)
        return found

    def span(self, first: int, last: int | None = None) -> Span:
        """From the start of a word to its end, or to that of another."""
        return Span(self.starts[first], self.ends[first if last is None else last])

    def within(self, span: Span) -> range:
        """The numbers of the words that begin in a span of the text."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normal: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normal


class Reader:
    """A tokenizer and a network: text in, ``Encoded`` out. Safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer, network: Network) -> None:
        self.tokenizer, self.network = tokenizer, network
        self.layout = Layout.of(network.settings)
        self.decoding = Settings.of(network.settings.get("decoding", {}))
        self.borders = borders.Borders.of(network.settings.get("borders"))
        self.mentioning = Mentioning.of(network.settings.get("mentioning"))
        self.telling = Telling.of(network.settings.get("telling"))
        self._pool = ThreadPoolExecutor(network.threads) if network.threads > 1 else None
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def encode(self, text: str) -> Encoded:
        """One pass of overlapping windows over ``text``."""
        return self.begin(text)()

    def begin(self, text: str) -> Callable[[], Encoded]:
        """Begins a pass and gives what waits for its end: what needs no pass can be done meanwhile."""
        found = pieces(text, self.tokenizer)
        first = np.flatnonzero(found.first)
        starts = window_starts(len(found)) if len(first) else []
        passes = self._passes(_inputs(found, start) for start in starts)
        return lambda: self._ended(text, found, first, starts, passes)

    def _ended(
        self,
        text: str,
        found: Pieces,
        first: NDArray[np.int64],
        starts: list[int],
        passes: Iterator[Outputs],
    ) -> Encoded:
        """What the windows of a pass say. first: the piece at which each word begins."""
        ends = (np.append(first[1:], len(found)) - 1)[: len(first)]
        layout = self.layout
        draft = _Draft(len(first), layout)
        cuts = [_words_of(first, start, min(WINDOW, len(found) - start)) for start in starts]
        depths = [
            _depths(first[low:high], start, len(found))
            for start, (low, high) in zip(starts, cuts, strict=True)
        ]
        owner = _owners(len(first), cuts, depths)
        windows: list[Window] = []
        for number, (start, (low, high), outputs) in enumerate(
            zip(starts, cuts, passes, strict=True)
        ):
            out = {name: values[0] for name, values in outputs.items()}
            rows = first[low:high] - start + 1
            draft.take(out, rows, low, owner[low:high] == number, depths[number])
            windows.append(Window(low, high, out["query"].take(rows, 0), out["key"].take(rows, 0)))
        encoded = Encoded(
            found.starts[first].tolist(),
            found.ends[ends].tolist(),
            found.gaps[first],
            log_softmax(draft.mean(draft.tags)),
            draft.mean(draft.acts),
            log_softmax(draft.mean(draft.names)),
            draft.upos,
            draft.deprel,
            draft.heads.tolist(),
            draft.chains,
            tuple(draft.spans),
            owner,
            tuple(windows),
            borders.none(len(first)),
            layout,
        )
        if self.borders is not None:
            encoded = replace(encoded, borders=self.borders.odds(text, encoded))
        if self.mentioning is not None:
            encoded = replace(encoded, spans=self.mentioning.likely(text, encoded))
        if self.telling is not None:
            encoded = replace(encoded, tags=self.telling.judged(encoded))
        return encoded

    def _passes(self, windows: Iterator[tuple[NDArray[np.int64], ...]]) -> Iterator[Outputs]:
        """The network's outputs of one window after the other, never many ahead of who takes them.

        No two are one batch: each is quantised by itself, and what a core works on stays in its cache.
        """
        if self._pool is None:
            return (self.network(*one) for one in windows)
        return _Running(self._pool, self.network, windows)


class _Running:
    """The outputs of windows in order, while others work on those that follow. When it is let go,
    windows that nobody has begun are left undone."""

    def __init__(
        self,
        pool: ThreadPoolExecutor,
        network: Network,
        windows: Iterator[tuple[NDArray[np.int64], ...]],
    ) -> None:
        self._pool, self._network, self._windows = pool, network, windows
        self._futures: deque[Future[Outputs]] = deque()
        self._begin(AHEAD)

    def __iter__(self) -> Iterator[Outputs]:
        return self

    def __next__(self) -> Outputs:
        if not self._futures:
            raise StopIteration
        outputs = self._futures.popleft().result()
        self._begin(1)
        return outputs

    def __del__(self) -> None:
        for one in self._futures:
            one.cancel()

    def _begin(self, most: int) -> None:
        for one in islice(self._windows, most):
            self._futures.append(self._pool.submit(self._network, *one))


def _words_of(first: NDArray[np.int64], start: int, size: int) -> tuple[int, int]:
    """The words [low, high) that begin in a window of pieces."""
    low, high = np.searchsorted(first, (start, start + size))
    return int(low), int(high)


def _depths(here: NDArray[np.int64], start: int, length: int) -> NDArray[np.float32]:
    """How far the words that begin at these pieces stand from either end of a window, 1 at its first
    piece and its last; ``length`` is that of the article."""
    end = min(start + WINDOW, length)
    return np.minimum(here - start + 1, end - here).astype(np.float32)


def _owners(
    words: int, cuts: list[tuple[int, int]], depths: list[NDArray[np.float32]]
) -> NDArray[np.int32]:
    """For each word the window in which it stands deepest, of equals the first."""
    owner = np.zeros(words, np.int32)
    deepest = np.zeros(words, np.float32)
    for number, ((low, high), depth) in enumerate(zip(cuts, depths, strict=True)):
        better = depth > deepest[low:high]
        deepest[low:high][better] = depth[better]
        owner[low:high][better] = number
    return owner


class _Draft:
    """The arrays of an article while its windows come in.

    Where windows overlap, what is a score is the mean of theirs, each counted by how deep in it a word
    stands; the rest is said by the window in which it stands deepest.
    """

    def __init__(self, words: int, layout: Layout) -> None:
        self.layout = layout
        self.tags = np.zeros((words, len(layout.tag_layers), 3), np.float32)
        self.acts = np.zeros((words, len(layout.acts)), np.float32)
        self.names = np.zeros((words, 1 + 2 * len(layout.names)), np.float32)
        self.upos = np.zeros(words, np.uint8)
        self.deprel = np.zeros(words, np.uint8)
        self.heads = np.full(words, -1, np.int32)
        self.chains = np.zeros((words, 4 * layout.chain + 2), np.float16)
        self.spans: list[Found] = []
        self.depth = np.zeros(words, np.float32)

    def mean(self, summed: NDArray[np.float32]) -> NDArray[np.float32]:
        """What ``take`` summed over windows, by the depth of each word in all of them: (word, ..)."""
        return summed / self.depth.reshape(-1, *(1,) * (summed.ndim - 1))

    def take(
        self,
        out: Outputs,
        rows: NDArray[np.int64],
        low: int,
        mine: NDArray[np.bool_],
        depth: NDArray[np.float32],
    ) -> None:
        """Takes over what a window says of its words, and of those that are its own.

        rows: where its words stand in ``out``, the first of them being word ``low``. mine: which of
        them are its own. depth: how deep in it each stands.
        """
        layout = self.layout
        at, own = rows[mine], np.flatnonzero(mine) + low
        names, upos = 1 + 2 * len(layout.names), len(layout.upos)
        words = out["words"].take(rows, 0)
        here = slice(low, low + len(rows))
        self.depth[here] += depth
        tags = log_softmax(out["tags"].take(rows, 0).reshape(len(rows), -1, 3))
        self.tags[here] += tags * depth[:, None, None]
        self.acts[here] += out["acts"].take(rows, 0) * depth[:, None]
        self.names[here] += log_softmax(words[:, :names]) * depth[:, None]
        self.upos[own] = words[mine, names : names + upos].argmax(1)
        self.deprel[own] = words[mine, names + upos :].argmax(1)
        query, key = out["arcs"][at, : layout.arc], out["arcs"][rows, layout.arc :]
        heads = product(query, key.T).argmax(1) + low
        self.heads[own] = np.where(heads == own, -1, heads)
        self.chains[own] = out["chains"].take(at, 0)
        self.spans += found_spans(out["spans"].take(rows, 0), layout, mine, low)


def _inputs(found: Pieces, start: int) -> tuple[NDArray[np.int64], ...]:
    """Ids, shapes and gaps of the window that starts at a piece, each (1, length)."""
    cut = slice(start, start + WINDOW)
    size = len(found.ids[cut])
    arrays = np.zeros((3, 1, size + 2), np.int64)
    arrays[1], arrays[2] = OTHER, NEW_PARAGRAPH
    arrays[0, 0, 0], arrays[0, 0, -1] = CLS, SEP
    columns: tuple[NDArray[Any], ...] = (found.ids, found.shapes, found.gaps)
    for array, values in zip(arrays, columns, strict=True):
        array[0, 1:-1] = values[cut]
    return arrays[0], arrays[1], arrays[2]


@cache
def shipped() -> Reader:
    """The reader in the package, loaded once a process."""
    from tokenizers import Tokenizer

    folder = files("onrecord.reader") / "weights"
    tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
    return Reader(tokenizer, OnnxNetwork(str(folder / "reader.onnx")))
