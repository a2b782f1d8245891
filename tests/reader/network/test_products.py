"""Products in pieces are the products."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.reader.network.products import product


@pytest.mark.parametrize(
    ("height", "inner", "width"),
    [(0, 4, 3), (5, 0, 3), (5, 4, 0), (1, 1, 1), (700, 69, 48), (3, 600, 600)],
)
def test_the_pieces_make_the_whole(height: int, inner: int, width: int) -> None:
    draw = np.random.default_rng(0)
    a, b = draw.random((height, inner), np.float32), draw.random((inner, width), np.float32)
    np.testing.assert_allclose(product(a, b), a @ b, rtol=1e-5)
    # Planes, one a column, as ``pairs.features`` gives them.
    planes = np.ascontiguousarray(a.T).T
    np.testing.assert_allclose(product(planes, b), a @ b, rtol=1e-5)
