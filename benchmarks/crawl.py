"""A crawl of the shared WARCs: speed against its parts, scaling, memory, what a month costs.

``python -m benchmarks.crawl``. Speed is in pages a second of processor time, of all processes of a
worker, so that what else the machine does weighs little; only what two workers gain over one is by
the clock. The peers run over the same pages in the same run, one thread each: trafilatura over
every page, the encoder over every article that the crawl read. ``--passes`` repeats the files as
one long WARC, over which the memory of a worker must stay where it is.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora import DATA
from training.export import WEIGHTS

MONTH = 11_700_000
"""Pages of CC-NEWS in March 2024, by the FineNews data set, which took every one of them."""

MACHINES = {"laptop, 8 cores": 8, "one machine, 64 cores": 64, "100 nodes of 16 cores": 1600}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a crawl of one worker took."""

    pages: int
    articles: int
    seconds: float
    processor: float
    bytes_in: int
    bytes_out: int

    @property
    def rate(self) -> float:
        """Pages a second of one core."""
        return self.pages / self.processor


def lines(data: Path, passes: int) -> Iterator[str]:
    warcs = sorted((data / "warc").glob("*.warc.gz"))
    if not warcs:
        yield "the shared WARCs are not there"
        return
    os.environ["ONRECORD_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        # One WARC of all pages a worker, so that starting a worker weighs as little as it will.
        joined = [_joined(warcs, out / f"{n}.warc.gz", 1) for n in range(2)]
        one = _crawl(joined[:1], out / "one", 1)
        two = _crawl(joined, out / "two", 2)
        yield from _accounts(out / "one", one)
        base, encoder = _trafilatura(warcs), _encoder(out / "one")
        yield _line("trafilatura alone", one.pages / base, f"pages/s, {base:.1f} s")
        articles = f"articles/s, {encoder:.1f} s"
        yield _line("encoder alone, over the articles", one.articles / encoder, articles)
        over = f"{one.processor / (base + encoder) - 1:+.0%} of the sum of the two"
        yield _line("the crawl, one worker", one.rate, f"pages/s, {one.processor:.1f} s, {over}")
        clock = one.pages / one.seconds, two.pages / two.seconds
        yield _line("by the clock", clock[0], "pages/s")
        yield _line("two workers, by the clock", clock[1], f"pages/s, {clock[1] / clock[0]:.2f} x")
        alone = 100 * _products()
        yield _line("the network's products alone take", alone, "% of the time of the network")
        if passes:
            yield from _memory(warcs, out, passes)
        yield from cost(one)


def cost(one: Measured) -> Iterator[str]:
    """What a month takes, each line from those before it."""
    share, rate = one.articles / one.pages, one.rate
    taken, given = one.bytes_in / one.pages / 1e3, one.bytes_out / one.pages / 1e3
    yield _line("a page, in", taken, f"kB of WARC, out {given:.1f} kB of Parquet")
    yield _line("articles in English", 100 * share, f"% of pages, so {share * MONTH:,.0f} a month")
    hours = MONTH / rate / 3600
    yield _line("a month", hours, f"core-hours = {MONTH:,} pages / {rate:.2f} a second / 3600")
    for name, cores in MACHINES.items():
        yield _line(name, hours / cores, f"hours, {hours / cores / 24:.1f} days")
    yield _line("WARCs of a month", taken * MONTH / 1e9, "TB to read")
    yield _line("Parquet of a month", given * MONTH / 1e6, "GB to keep")


def _line(what: str, value: float, unit: str) -> str:
    return f"{what:34} {value:8.1f} {unit}"


def _crawl(warcs: Sequence[Path], out: Path, workers: int) -> Measured:
    """Read WARCs with so many workers, starting of processes included."""
    from loguru import logger

    from onrecord.crawl.run import Crawl, Settings

    logger.remove()
    crawl = Crawl.into(str(out), map(str, warcs), Settings())
    started, spent = time.perf_counter(), _of_children()
    failures = crawl.run_local(workers)
    seconds, processor = time.perf_counter() - started, _of_children() - spent
    assert not failures, failures
    totals = crawl.totals()
    tables = sum(one.stat().st_size for one in out.rglob("*.parquet"))
    return Measured(
        totals.pages,
        totals.statuses["read"],
        seconds,
        processor,
        sum(one.stat().st_size for one in warcs),
        tables,
    )


def _of_children() -> float:
    """Processor time of processes that were started here, and by those, and have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _joined(warcs: Sequence[Path], path: Path, passes: int) -> Path:
    """One WARC of all, so many times over: gzip members may follow one another."""
    with path.open("wb") as file:
        for _ in range(passes):
            for part in warcs:
                with part.open("rb") as opened:
                    shutil.copyfileobj(opened, file)
    return path


def _accounts(out: Path, one: Measured) -> Iterator[str]:
    from onrecord.crawl.folder import Folder
    from onrecord.crawl.run import totals_of

    totals = totals_of(Folder(str(out)), 0)
    counts = ", ".join(f"{n} {name}" for name, n in totals.statuses.most_common())
    yield f"{one.pages} pages, each accounted for: {counts}; {totals.statements} statements"
    yield _line("in the process that reads", totals.seconds, f"s of {one.seconds:.1f} by the clock")


def _captures(warcs: Sequence[Path]) -> list[bytes]:
    from onrecord.crawl.archive import Response, responses

    found = []
    for path in warcs:
        with path.open("rb") as stream:
            found += [
                one.capture.data
                for one in responses(stream, source=path.name)
                if isinstance(one, Response)
            ]
    return found


def _trafilatura(warcs: Sequence[Path]) -> float:
    import trafilatura

    pages = [one.decode("utf-8", "replace") for one in _captures(warcs)]
    return _seconds(lambda: [trafilatura.bare_extraction(p, with_metadata=True) for p in pages])


def _encoder(out: Path) -> float:
    from onrecord.crawl.opened import records
    from onrecord.reader.network.encoder import shipped

    texts = [one.article.text for one in records(str(out))]
    reader = shipped()
    reader.encode(texts[0])
    return _seconds(lambda: [reader.encode(text) for text in texts])


def _products() -> float:
    """Time of the network's matrix products by themselves over the time of the whole network."""
    import numpy as np
    import onnx

    from onrecord.reader.network import encoder
    from onrecord.reader.network.pieces import WINDOW

    size = WINDOW + 2
    chosen = np.random.default_rng(1)
    ids = chosen.integers(1000, 20_000, (1, size))
    inputs = [ids, np.ones_like(ids), np.ones_like(ids)]
    network = encoder.shipped().network
    whole = _per_run(lambda: network(*inputs))
    graph = onnx.load(str(WEIGHTS / "reader.onnx")).graph
    shapes = {one.name: tuple(one.dims) for one in graph.initializer}
    products = [shapes[n.input[1]] for n in graph.node if n.op_type == "MatMulInteger"]
    heads = sum(n.op_type == "MatMul" for n in graph.node)
    alone = sum(
        _per_run(_integer_product(size, *shape)) * products.count(shape) for shape in set(products)
    )
    alone += heads / 2 * sum(_per_run(one) for one in _attention(size))
    return alone / whole


def _integer_product(rows: int, inner: int, columns: int) -> Callable[[], object]:
    import numpy as np
    from onnx import TensorProto, helper

    chosen = np.random.default_rng(1)
    weight = chosen.integers(-127, 127, (inner, columns), np.int8)
    node = helper.make_node("MatMulInteger", ["a", "w", "za", "zw"], ["y"])
    constants = [
        helper.make_tensor("w", TensorProto.INT8, weight.shape, weight.tobytes(), raw=True),
        helper.make_tensor("za", TensorProto.UINT8, (), [128]),
        helper.make_tensor("zw", TensorProto.INT8, (columns,), [0] * columns),
    ]
    given = chosen.integers(0, 255, (rows, inner), np.uint8)
    return _session(node, constants, {"a": (TensorProto.UINT8, given)}, TensorProto.INT32)


def _attention(size: int) -> list[Callable[[], object]]:
    import numpy as np
    from onnx import TensorProto, helper

    chosen = np.random.default_rng(1)
    made = []
    for left, right in (((size, 32), (32, size)), ((size, size), (size, 32))):
        a, b = (chosen.random((1, 12, *one), np.float32) for one in (left, right))
        node = helper.make_node("MatMul", ["a", "b"], ["y"])
        inputs = {"a": (TensorProto.FLOAT, a), "b": (TensorProto.FLOAT, b)}
        made.append(_session(node, [], inputs, TensorProto.FLOAT))
    return made


def _session(node, constants, inputs, kind) -> Callable[[], object]:
    import onnxruntime
    from onnx import helper

    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info(k, t, v.shape) for k, (t, v) in inputs.items()],
        [helper.make_tensor_value_info("y", kind, None)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    feed = {name: value for name, (_, value) in inputs.items()}
    return lambda: session.run(None, feed)


def _memory(warcs: Sequence[Path], out: Path, passes: int) -> Iterator[str]:
    """Memory of a worker and its reading process while one long WARC goes through them."""
    long = _joined(warcs, out / "long.warc.gz", passes)
    seen: list[tuple[float, int]] = []
    ended = threading.Event()

    def watch() -> None:
        started = time.perf_counter()
        while not ended.wait(1):
            seen.append((time.perf_counter() - started, _resident()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        took = _crawl([long], out / "long", 1)
    finally:
        ended.set()
        watcher.join()
    sizes = [size for _, size in seen]
    third = max(1, len(sizes) // 3)
    thirds = [max(sizes[at : at + third]) for at in range(0, 3 * third, third) if sizes[at:]]
    yield _line("memory of a worker, most", max(sizes), f"MB over {took.pages} pages")
    yield f"{'in each third of them':34} {', '.join(f'{one} MB' for one in thirds)}"


def _resident() -> int:
    """Megabytes of the processes of the crawl: those that run this package's modules."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes()
                if b"onrecord.crawl." in line:
                    total += int((entry / "statm").read_text().split()[1]) * 4096
            except (OSError, IndexError):
                continue
    return total >> 20


def _per_run(work: Callable[[], object]) -> float:
    work()
    return min(_seconds(work) for _ in range(5))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m benchmarks.crawl", description=__doc__)
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--passes", type=int, default=20, help="times the files go through a worker")
    args = made.parse_args()
    for line in lines(args.data, args.passes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
