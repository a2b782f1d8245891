from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook import Casebook


@pytest.fixture
def book(tmp_path: Path):
    with Casebook.open(tmp_path / "case.db") as made:
        yield made
