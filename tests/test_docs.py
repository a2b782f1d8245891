"""The documents say what the code does."""

from __future__ import annotations

import doctest
import importlib
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord import record as model
from onrecord._cli_casebook import COMMANDS
from onrecord._cli_serve import PORT
from onrecord._many import STILL_READ, UNREADABLE
from onrecord.casebook import Casebook
from onrecord.casebook.search import CAP
from tests.conftest import needs_model

ROOT = Path(__file__).parent.parent
PAGES = [
    "README.md",
    "docs/casebook.md",
    "docs/cli.md",
    "docs/crawl.md",
    "docs/export.md",
    "docs/record.md",
    "docs/room.md",
    "docs/decisions.md",
    "examples/README.md",
]

SOURCES = ROOT / "src"
EXAMPLES = sorted(
    ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
    for path in SOURCES.rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("module", EXAMPLES)
def test_examples_in_docstrings_are_so(module: str) -> None:
    found = doctest.testmod(
        importlib.import_module(module), extraglobs={"onrecord": onrecord}, report=False
    )
    assert not found.failed


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_option_is_documented_and_no_other() -> None:
    options = {o for one in cli.read.params for o in one.opts if o.startswith("--")}
    documented = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text("docs/cli.md")))
    assert documented == options | {"--help", "--version"}


def test_every_command_over_a_casebook_is_documented_with_its_options() -> None:
    page = text("docs/casebook.md")
    documented = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page)) - {"--jsonl"}
    options = {o for one in COMMANDS for p in one.params for o in p.opts if o.startswith("--")}
    assert documented == options
    named = set(re.findall(r"`onrecord (\w+) CASEBOOK", page)) | {"add"}
    assert named == {one.name for one in COMMANDS}
    assert str(CAP) in page


def test_every_option_of_the_room_is_documented_and_no_other() -> None:
    options = {o for one in cli.serve.params for o in one.opts if o.startswith("--")}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text("docs/room.md"))) == options
    assert str(PORT) in text("docs/room.md")


def test_every_table_and_view_of_a_casebook_is_documented() -> None:
    with Casebook.open(":memory:") as book:
        rows = book.connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    page = text("docs/casebook.md").split("## The file")[1]
    for kind in ("table", "view"):
        said = set(re.findall(rf"^\| {kind} \|.*?(?=\n\n|\Z)", page, re.M | re.S))
        (listed,) = said
        names = {row["name"] for row in rows if row["type"] == kind and "_fts" not in row["name"]}
        assert set(re.findall(r"^\| `(\w+)` \|", listed, re.M)) == names


SECTIONS = {
    "page": [model.Page],
    "article": [model.Article, model.Dateline, model.Related, model.Furniture, model.Block],
    "entities": [model.Entity, model.Role, model.Mention],
    "statements": [model.Statement, model.Dated],
    "times": [model.Time],
    "events": [model.Event, model.Participant, model.Located],
    "corrections": [model.Correction],
    "problem": [model.Problem],
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_documented(section: str) -> None:
    found = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", text("docs/record.md"), re.M | re.S)
    assert found, section
    said = set(re.findall(r"`(\w+)`", found[1]))
    for kind in SECTIONS[section]:
        assert {one.name for one in fields(kind)} <= said, kind


def test_every_field_of_the_record_is_documented() -> None:
    head = text("docs/record.md").split("## page")[0]
    names = {one.name for one in fields(model.Record)}
    assert names <= set(re.findall(r"^\| `(\w+)`", head, re.M))


def test_every_problem_is_documented() -> None:
    codes = {UNREADABLE, *STILL_READ}
    for path in (ROOT / "src/onrecord/page").glob("*.py"):
        codes |= set(re.findall(r'Problem\(\s*"(\w+)"', path.read_text("utf-8")))
    said = set(re.findall(r"^\| `(\w+)` \|", text("docs/record.md").split("## problem")[1], re.M))
    assert said == codes


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text(name)):
        target = (ROOT / name).parent / link
        assert target.exists(), link


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    for name in ("README.md", "docs/cli.md"):
        assert set(re.findall(r"`?make ([a-z]+)`?", text(name))) <= targets


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@needs_model
def test_the_readme_s_shell_lines_run(checkout: Path) -> None:
    (block,) = re.findall(r"```sh\n(.*?)```", text("README.md"), re.S)
    script = f'onrecord() {{ "{sys.executable}" -m onrecord.cli "$@"; }}\nset -e\n' + block
    done = subprocess.run(
        ["bash", "-c", script], cwd=checkout, capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, done.stderr
    assert "Martin Adeyemi" in done.stdout
    assert (checkout / "story.html").stat().st_size > 10_000
    assert len((checkout / "records.jsonl").read_text("utf-8").splitlines()) >= 4


@needs_model
@pytest.mark.parametrize("name", ["README.md", "docs/casebook.md"])
def test_the_python_of_a_page_runs(checkout: Path, name: str) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", text(name), re.S)
    done = subprocess.run(
        [sys.executable, "-c", block], cwd=checkout, capture_output=True, text=True, timeout=400
    )
    assert done.returncode == 0, done.stderr
    said = {"README.md": "missing.html no such file", "docs/casebook.md": "Martin Adeyemi"}
    assert said[name] in done.stdout
