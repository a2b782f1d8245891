"""Pages a second of ``read_page`` against trafilatura with metadata, same pages, same run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.texts import pages


def lines(data: Path, most: int) -> Iterator[str]:
    import trafilatura

    from onrecord.errors import OnrecordError
    from onrecord.page import captures, read_page

    found = [one for path in pages(data, most) for one in captures(path)]
    size = sum(len(one.data) for one in found)
    yield f"{len(found)} pages, {size / 1e6:.1f} MB"
    html = [one.data.decode("utf-8", "replace") for one in found]
    trafilatura.bare_extraction(html[0])
    started = time.perf_counter()
    for one in html:
        trafilatura.bare_extraction(one, with_metadata=True)
    base = len(found) / (time.perf_counter() - started)
    yield f"{'trafilatura ' + trafilatura.__version__:34} {base:8.1f} pages/s"
    read_page(found[0])
    failed, started = 0, time.perf_counter()
    for capture in found:
        try:
            read_page(capture)
        except OnrecordError:
            failed += 1
    ours = len(found) / (time.perf_counter() - started)
    yield f"{'onrecord, page to located blocks':34} {ours:8.1f} pages/s {ours / base:6.1f} x"
    if failed:
        yield f"{failed} pages could not be read"
