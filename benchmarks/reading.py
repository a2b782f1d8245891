"""Words a second of the whole reading and of its encoder, against a BERT-base tagger.

The peer is a 12-layer, 768-wide encoder in ONNX fp32 with random weights over the same windows of
the same articles, run by the same threads: what reading would cost with the model that papers on
attribution start from. It is measured as ``read_article`` goes, one article after the other, and as
``read_many`` goes, the pass over the next begun meanwhile; each of our figures stands against both.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.texts import articles

if TYPE_CHECKING:
    from onrecord.reader.network.encoder import Reader

TURNS = 3
"""Times that each is measured, all in turn; the fastest counts, what else runs only slows."""

_WORD = re.compile(r"\w+|[^\w\s]")

Way = Callable[[Sequence[str]], object]
"""Goes over articles in one of the ways that are measured."""


def bert_base(folder: Path) -> Reader:
    """A BERT-base tagger with random weights behind the shipped tokenizer and windows."""
    import onnx

    from onrecord.reader.network.encoder import OnnxNetwork, Reader, shipped
    from training import export
    from training.model import Reader as TorchReader
    from training.model import Size

    model = TorchReader(Size(width=768, layers=12, heads=12, inner=3072))
    graph = export.graph(model)
    export.describe(graph, model)
    onnx.save(graph, folder / "bert.onnx")
    network = OnnxNetwork(str(folder / "bert.onnx"))
    return Reader(shipped().tokenizer, network)


def _one_by_one(work: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def _begun_ahead(reader: Reader, texts: Sequence[str]) -> None:
    """Passes over articles, that over the next begun before one is asked for its end."""
    begun = map(reader.begin, texts)
    ending = next(begun)
    for following in begun:
        ending()
        ending = following
    ending()


def _read(text: str) -> int:
    import onrecord

    return len(onrecord.read_article(text).statements)


def _read_many(texts: Sequence[str]) -> int:
    import onrecord

    return sum(len(one.statements) for one in onrecord.read_many(one.encode() for one in texts))


def _one_thread() -> None:
    import os

    os.environ["ONRECORD_THREADS"] = "1"


def _seconds(way: Way, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    way(texts)
    return time.perf_counter() - started


def _words(texts: Sequence[str]) -> int:
    return sum(len(_WORD.findall(text)) for text in texts)


def lines(data: Path, most: int) -> Iterator[str]:
    from onrecord.reader.network.encoder import shipped

    texts = articles(data, most)
    few = texts[: max(4, len(texts) // 5)]
    yield f"{len(texts)} articles, {_words(texts)} words; the fastest of {TURNS} turns"
    processes = ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_one_thread)
    with tempfile.TemporaryDirectory() as folder, processes:
        peer = bert_base(Path(folder))
        peers: list[tuple[str, Way]] = [
            ("BERT-base tagger, one by one", partial(_one_by_one, peer.encode)),
            ("BERT-base tagger, next begun", partial(_begun_ahead, peer)),
        ]
        ours: list[tuple[str, Way]] = [
            ("our encoder alone, one by one", partial(_one_by_one, shipped().encode)),
            ("our encoder alone, next begun", partial(_begun_ahead, shipped())),
            ("read_article, one by one", partial(_one_by_one, _read)),
            ("read_many, one process", _read_many),
            ("read_article, two processes", lambda texts: list(processes.map(_read, texts))),
        ]
        best: dict[str, float] = {}
        for turn in range(TURNS):
            for name, way, over in [(*one, few) for one in peers] + [(*one, texts) for one in ours]:
                if not turn:
                    way(over[:8])
                rate = _words(over) / _seconds(way, over)
                best[name] = max(best.get(name, 0), rate)
    for name, _ in peers:
        yield f"{name:34} {best[name]:8.0f} words/s"
    for name, _ in ours:
        times = " ".join(f"{best[name] / best[one]:6.1f} x" for one, _ in peers)
        yield f"{name:34} {best[name]:8.0f} words/s {times}"
