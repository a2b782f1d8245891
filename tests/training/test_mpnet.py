"""What a large reader starts from, without the 400 MB of it."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training import mpnet  # noqa: E402
from training.model import buckets  # noqa: E402


def test_without_its_packages_one_line_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mpnet.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"pip install onrecord\[large\]"):
        mpnet.archive()


def test_near_places_have_buckets_of_their_own_and_far_ones_share_them() -> None:
    found = buckets(torch.arange(400), 32)
    assert found[0, :8].tolist() == [0, 17, 18, 19, 20, 21, 22, 23]
    assert found[:8, 0].tolist() == [0, 1, 2, 3, 4, 5, 6, 7]
    ahead = found[0].tolist()
    assert ahead[1:] == sorted(ahead[1:]) and ahead[8] == ahead[11] == 24
    assert ahead[127] == ahead[399] == 31 and found[399, 0] == 15
