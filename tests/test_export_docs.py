"""docs/export.md says what the tables hold, and its lines run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.export.command import TABLE_NAMES, export
from onrecord.export.formats import FORMATS
from onrecord.export.tables import EVIDENCE, TABLES, Column
from tests.conftest import needs_model

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs/export.md").read_text("utf-8")


def table_lines(columns: Sequence[Column]) -> Iterator[str]:
    """The lines of the document that describe columns."""
    for one in columns:
        if isinstance(one.type, tuple):
            inner = ", ".join(f"`{part.name}`" for part in one.type)
            yield f"| `{one.name}` | rows | {one.about}: {inner} |\n"
        else:
            yield f"| `{one.name}` | {one.type} | {one.about} |\n"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_documented_in_order(name: str) -> None:
    found = re.search(rf"^### {name}\n\n(.*?)(?=^#|\Z)", TEXT, re.M | re.S)
    assert found
    described = "".join(table_lines(TABLES[name].columns[len(EVIDENCE) :]))
    assert described == found[1].split("|---|---|---|\n")[1].rstrip("\n") + "\n"
    assert "".join(table_lines(EVIDENCE)) in TEXT


def test_every_option_and_format_is_documented() -> None:
    options = {o for one in export.params for o in one.opts if o.startswith("--")}
    head = TEXT.split("```sh")[0]
    assert set(re.findall(r"^\| `(--[a-z-]+)", head, re.M)) == options
    formats = TEXT.split("| format |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", formats, re.M)) == set(FORMATS)
    assert tuple(TABLES) == TABLE_NAMES


def test_every_schema_of_follow_the_money_is_documented() -> None:
    source = (ROOT / "src/onrecord/export/ftm.py").read_text("utf-8")
    used = set(re.findall(r'^ +"([A-Z]\w+)",$', source, re.M)) | {"Person", "Organization"}
    section = TEXT.split("## FollowTheMoney")[1].split("## ")[0]
    assert used <= set(re.findall(r"`([A-Z]\w+)`", section))


@needs_model
def test_the_lines_of_the_document_run(tmp_path: Path) -> None:
    (block,) = re.findall(r"```sh\n(.*?)```", TEXT, re.S)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    script = f'onrecord() {{ "{sys.executable}" -m onrecord.cli "$@"; }}\nset -e\n' + block
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert {one.stem for one in (tmp_path / "tables").iterdir()} == set(TABLES)
    assert "Martin Adeyemi" in (tmp_path / "statements.csv").read_text("utf-8")
    assert '"TextQuoteSelector"' in done.stdout
