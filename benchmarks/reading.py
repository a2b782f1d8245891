"""Words a second of the whole ``read_article`` and of its encoder, against a BERT-base tagger.

The peer is a 12-layer, 768-wide encoder in ONNX fp32 with random weights over the same windows of
the same articles: what reading would cost with the model that papers on attribution start from.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.texts import articles

_WORD = re.compile(r"\w+|[^\w\s]")


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    work(texts[0])
    started = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - started


def bert_base(folder: Path) -> Callable[[str], object]:
    """A BERT-base tagger with random weights behind the shipped tokenizer and windows."""
    import onnx

    from onrecord.reader.encoder import OnnxNetwork, Reader, shipped
    from training import export
    from training.model import Reader as TorchReader
    from training.model import Size

    model = TorchReader(Size(width=768, layers=12, heads=12, inner=3072))
    graph = export.graph(model)
    export.describe(graph, model)
    onnx.save(graph, folder / "bert.onnx")
    network = OnnxNetwork(str(folder / "bert.onnx"))
    return Reader(shipped().tokenizer, network).encode


def _read(text: str) -> int:
    import onrecord

    return len(onrecord.read_article(text).statements)


def _in_processes(texts: Sequence[str], workers: int) -> float:
    """Seconds of ``workers`` processes over the articles, once they are warm."""
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_one_thread
    ) as pool:
        list(pool.map(_read, texts[: 4 * workers]))
        started = time.perf_counter()
        list(pool.map(_read, texts))
        return time.perf_counter() - started


def _one_thread() -> None:
    import os

    os.environ["ONRECORD_THREADS"] = "1"


def lines(data: Path, most: int) -> Iterator[str]:
    from onrecord.reader.encoder import shipped

    texts = articles(data, most)
    words = sum(len(_WORD.findall(text)) for text in texts)
    yield f"{len(texts)} articles, {words} words"
    with tempfile.TemporaryDirectory() as folder:
        peer = bert_base(Path(folder))
        few = texts[: max(4, len(texts) // 5)]
        few_words = sum(len(_WORD.findall(text)) for text in few)
        base = few_words / _seconds(peer, few)
    yield f"{'BERT-base tagger, ONNX fp32':34} {base:8.0f} words/s"
    encoder = words / _seconds(shipped().encode, texts)
    yield f"{'our encoder alone, int8':34} {encoder:8.0f} words/s {encoder / base:6.1f} x"
    whole = words / _seconds(_read, texts)
    yield f"{'whole read, one process':34} {whole:8.0f} words/s {whole / base:6.1f} x"
    two = words / _in_processes(texts, 2)
    yield f"{'whole read, two processes':34} {two:8.0f} words/s {two / base:6.1f} x"
