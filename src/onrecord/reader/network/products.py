"""Products of matrices that leave the other cores alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ALONE = 1 << 18
"""Multiplications up to which OpenBLAS, which numpy brings, stays on the thread that asks. Its own threads wait by
spinning and find the other cores taken, by those of ONNX Runtime or by another process that reads:
on a busy machine a product took 15 times the processor time that it takes alone."""


def product(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """``a @ b`` of two matrices, piece by piece on the thread that asks."""
    (height, inner), width = a.shape, b.shape[1]
    rows = max(1, ALONE // max(1, b.size))
    pieces = height // rows
    even = pieces * rows
    made = np.empty((height, width), np.float32)
    np.matmul(
        a[:even].reshape(pieces, rows, inner), b, out=made[:even].reshape(pieces, rows, width)
    )
    np.matmul(a[even:], b, out=made[even:])
    return made
