"""Near-duplicates across a whole crawl: MinHash (Broder 1997), banded.

Each article is signed as it is read. When the crawl is done the signatures of all shards are laid
down in one temporary file; for each band the articles are sorted by it, and those that share one
are compared by the whole signature. Memory is 50 bytes an article, whatever their length.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from onrecord.crawl.folder import Folder
from onrecord.crawl.tables import COPIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

HASHES, BANDS = 128, 16
"""16 bands of 8: articles of similarity 0.8 meet with probability 0.95, of 0.6 with 0.24."""

SAME = 0.7
"""Least estimated similarity of a copy. A story reprinted with a new first sentence and a dropped
last paragraph has about 0.8; two reports of one event by different hands stay under 0.1."""

SHINGLE = 5
"""Words of a shingle, as FineWeb takes them."""
LEAST, MOST = 20, 20_000
"""Words under which an article is too short to tell, and up to which it is looked at."""

SEED = 1
_WORD = re.compile(r"\w+")
_PAIRS = 65_536


def signature(text: str) -> bytes | None:
    """The MinHash of a text's five-word shingles; ``None`` where it is too short to tell copies."""
    from rensa import RMinHash

    words = [found[0] for found in islice(_WORD.finditer(text.lower()), MOST)]
    if len(words) < LEAST:
        return None
    sketch = RMinHash(num_perm=HASHES, seed=SEED)
    sketch.update([" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)])
    return np.array(sketch.digest(), "<u4").tobytes()


def mark_copies(folder: Folder) -> int:
    """Write ``copies.parquet`` of the shards that are done. Returns the number of copies."""
    with tempfile.TemporaryFile() as file:
        signed = _gathered(folder, file)
        if not len(signed):
            first = np.zeros(0, np.int64)
            signatures: NDArray[np.uint32] = np.zeros((0, HASHES), np.uint32)
        else:
            signatures = np.memmap(file, "<u4", "r", shape=(len(signed), HASHES))
            first = first_of_each(signatures)
        copies = np.flatnonzero(first != np.arange(len(first)))
        _write(folder, signed, signatures, first, copies)
    return len(copies)


def first_of_each(signatures: NDArray[np.uint32]) -> NDArray[np.int64]:
    """For each row of (article, HASHES) signatures the first article that it copies, or itself."""
    first = np.arange(len(signatures))
    for band in np.split(np.arange(HASHES), BANDS):
        keys = _keys(signatures, band)
        order = np.argsort(keys, kind="stable")
        begins = np.ones(len(order), bool)
        begins[1:] = keys[order][1:] != keys[order][:-1]
        leaders = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
        alike = np.flatnonzero(~begins)
        for at in range(0, len(alike), _PAIRS):
            some = alike[at : at + _PAIRS]
            a, b = leaders[some], order[some]
            close = _similarity(signatures, a, b) >= SAME
            for one, other in zip(a[close], b[close], strict=True):
                _join(first, int(one), int(other))
    for n in range(len(first)):
        first[n] = first[first[n]]  # roots come before what joins them
    return first


@dataclass(frozen=True, slots=True)
class _Signed:
    """Articles in the order of the crawl: the shards they are in, by ends, and numbers there."""

    shards: tuple[str, ...]
    ends: NDArray[np.int64]
    numbers: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, n: int) -> str:
        shard = self.shards[int(np.searchsorted(self.ends, n, side="right"))]
        return f"{shard}-{self.numbers[n]}"


def _gathered(folder: Folder, file: BinaryIO) -> _Signed:
    """Lay all signatures down in a file, one after the other."""
    from pyarrow import parquet

    shards = [name.removesuffix(".json") for name in folder.names("shards") if ".part" not in name]
    ends, numbers, total = [], [], 0
    for shard in shards:
        with folder.open(f"signatures/{shard}.parquet") as stored:
            for batch in parquet.ParquetFile(stored).iter_batches():
                rows = batch.column("article").to_pylist()
                numbers += [np.array([int(row.rsplit("-", 1)[1]) for row in rows], np.int64)]
                file.write(b"".join(batch.column("signature").to_pylist()))
                total += len(rows)
        ends.append(total)
    file.flush()
    joined = np.concatenate(numbers) if numbers else np.zeros(0, np.int64)
    return _Signed(tuple(shards), np.array(ends, np.int64), joined)


def _keys(signatures: NDArray[np.uint32], band: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One number for each article's band: equal bands give equal numbers, others nearly never."""
    keys = np.zeros(len(signatures), np.uint64)
    for column in band:
        keys ^= signatures[:, column].astype(np.uint64)
        keys *= np.uint64(0x9E3779B97F4A7C15)  # of Fibonacci hashing; wraps round
        keys ^= keys >> np.uint64(29)
    return keys


def _similarity(
    signatures: NDArray[np.uint32], a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[Any]:
    return np.asarray((signatures[a] == signatures[b]).mean(1))


def _join(first: NDArray[np.int64], a: int, b: int) -> None:
    """Put two articles' groups together under the earlier first of the two."""
    one, other = _root(first, a), _root(first, b)
    first[max(one, other)] = min(one, other)


def _root(first: NDArray[np.int64], n: int) -> int:
    while first[n] != n:
        first[n] = first[first[n]]
        n = int(first[n])
    return n


def _write(
    folder: Folder,
    signed: _Signed,
    signatures: NDArray[np.uint32],
    first: NDArray[np.int64],
    copies: NDArray[np.int64],
) -> None:
    from onrecord.export.parquet import ParquetTable

    def rows() -> Iterator[dict[str, Any]]:
        for at in range(0, len(copies), _PAIRS):
            some = copies[at : at + _PAIRS]
            close = _similarity(signatures, first[some], some)
            for n, similarity in zip(some, close, strict=True):
                yield {
                    "article": signed.row(int(n)),
                    "copy_of": signed.row(int(first[n])),
                    "similarity": round(float(similarity), 3),
                }

    with folder.whole("copies.parquet") as file:
        table = ParquetTable(file, COPIES.columns)
        for row in rows():
            table.add([row])
        table.close()
