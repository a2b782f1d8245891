"""docs/crawl.md says what a crawl writes and what its commands take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from onrecord.crawl.command import crawl, show
from onrecord.crawl.tables import COPIES, NOTICES, PAGES, WARC, Status
from tests.test_export_docs import table_lines

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/crawl.md").read_text("utf-8")


def test_every_option_is_documented() -> None:
    head = TEXT.split("## What it writes")[0]
    options = {o for one in crawl.params for o in one.opts if o.startswith("--")}
    cells = "\n".join(
        line.split(" | ")[0] for line in head.splitlines() if line.startswith("| `--")
    )
    assert set(re.findall(r"--[a-z-]+", cells)) == options
    for option in (o for one in show.params for o in one.opts if o.startswith("--")):
        assert option in TEXT


@pytest.mark.parametrize("columns", [(*WARC, *NOTICES), PAGES.columns, COPIES.columns])
def test_every_column_is_documented(columns) -> None:
    assert "".join(table_lines(columns)) in TEXT


def test_every_status_is_documented() -> None:
    section = TEXT.split("| status |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.M)) == set(get_args(Status))


def test_its_python_makes_an_executor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("datatrove", reason="the crawl needs onrecord[crawl]")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", TEXT, re.S)
    names: dict[str, object] = {}
    exec(block, names)
    assert names["executor"].world_size == 1  # type: ignore[attr-defined]
