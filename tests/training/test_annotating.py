"""Annotations as they are written down, and what is kept of them: spans."""

from __future__ import annotations

import json

import pytest

from training import outlets
from training.annotating import Annotation, filed, sections, shown
from training.corpora import DATA
from training.outlets import LONGEST

TEXT = """Pilot Ana Reyes left the quay. "The quay is too low," a spokesman for the board said. "It will stay shut."
The Alder Harbour Board (AHB) said in a statement that she would not go, adding that her boat was old. It told Reyes to wait.
Mr. Lund said he was cold, and Mr. Lund said he was wet."""

WRITTEN = """# ENTITIES
e1 | person | Ana Reyes | Reyes | the pilot of before
e2 | organization | Alder Harbour Board | AHB | the board
e3 | unnamed | a spokesman for the board | |
e4 | person | Lund | | |
# PRONOUNS
1=- 2=e1 3=e1 4=e2 5=e4 6=e4
# STATEMENTS
@1
src a spokesman for the board
cue said
con "The quay is too low,"
con "It will stay shut."
spk e3
@3
src The Alder Harbour Board (AHB)
cue said
con she would not go
spk e2
med a statement
@3
cue adding
con her boat was old
spk e2
@4
src It
cue told
con to wait
spk e2
to e1
@5
src Mr. Lund
cue said
con he was ... wet
spk e4
"""


def read(written: str = WRITTEN) -> Annotation:
    return Annotation(TEXT, written)


def words(spans: list[tuple[int, int]]) -> list[str]:
    return [TEXT[a:b] for a, b in spans]


def test_sentences_and_pronouns_are_numbered() -> None:
    lines = shown(TEXT).splitlines()
    assert lines[0] == "@0 Pilot Ana Reyes left the quay."
    assert lines[2] == '@2 "It⟨1⟩ will stay shut."'
    assert lines[3] == "" and lines[-1] == "[6 pronouns]"


def test_what_is_not_in_the_text_is_listed() -> None:
    assert read().problems == ["line 2: not in the text: 'the pilot of before'"]
    written = WRITTEN.replace("cue told", "cue wrote").replace("1=- ", "").replace("to e1", "to e9")
    problems = "; ".join(read(written).problems)
    assert "cue is not near: 'wrote'" in problems and "pronoun 1 is not answered" in problems
    problems = read(WRITTEN.replace("con to wait", "con to swim")).problems
    assert "content not in the text: 'to swim'" in problems[-1]


def test_statements_as_spans() -> None:
    first, second, third, fourth, last = read().line("x")["statements"]
    assert words(first["content"]) == ['"The quay is too low,"', '"It will stay shut."']
    assert words([second["medium"]]) == ["a statement"]
    # A participle has the source of its clause.
    assert words([third["source"]]) == ["The Alder Harbour Board (AHB)"]
    assert fourth["told_to"] == "e1" and words(fourth["content"]) == ["to wait"]
    assert words(last["content"])[0].endswith("he was wet")
    assert last["source"][0] < last["cue"][0] < last["content"][0][0]


def test_entities_as_spans() -> None:
    reyes, board, spokesman, lund = read().line("x")["entities"]
    assert words(reyes["names"]) == ["Ana Reyes", "Reyes"] and words(reyes["pronouns"]) == [
        "she",
        "her",
    ]
    assert words(board["names"]) == ["Alder Harbour Board", "AHB"]
    assert words(board["descriptions"]) == ["the board"] and words(board["pronouns"]) == ["It"]
    assert "names" not in spokesman and words(spokesman["descriptions"]) == [
        "a spokesman for the board"
    ]
    assert words(lund["names"]) == ["Lund", "Lund"]


def test_a_long_text_is_annotated_in_parts_that_end_with_paragraphs() -> None:
    line = "The ferry was late and nobody said why. " * 20
    assert list(outlets.parts(TEXT)) == [TEXT]
    whole = "\n".join([line] * 12)
    cut = list(outlets.parts(whole))
    assert all(LONGEST - len(line) < len(one) < LONGEST for one in cut[:-1])
    assert all(one.endswith("why.") for one in cut[:-1])
    assert "\n".join(cut).split() == whole.split()
    assert outlets.split_of("0a www.alder.example#2") == outlets.split_of("0a www.alder.example")


def test_a_file_may_hold_several_annotations(tmp_path) -> None:
    file = tmp_path / "some.txt"
    file.write_text("# ENTITIES\n", encoding="utf-8")
    assert list(sections(file)) == [("some", "# ENTITIES\n")]
    file.write_text("= a b\n# ENTITIES\n= c\n# PRONOUNS\n", encoding="utf-8")
    assert [(name, part.strip()) for name, part in sections(file)] == [
        ("a b", "# ENTITIES"), ("c", "# PRONOUNS"),
    ]  # fmt: skip


def test_where_statements_were_not_looked_for_there_are_none_to_learn() -> None:
    assert "statements" not in read(WRITTEN.split("# STATEMENTS")[0]).line("x")
    assert read(WRITTEN.split("# STATEMENTS")[0] + "# STATEMENTS\n").line("x")["statements"] == []


def test_an_annotation_takes_the_place_of_the_one_before(tmp_path) -> None:
    to = tmp_path / "outlets.jsonl"
    outlets.put([{"name": "b", "length": 1}, {"name": "a", "length": 1}], to)
    outlets.put([{"name": "b", "length": 2}], to)
    assert [json.loads(line) for line in to.read_text().splitlines()] == [
        {"name": "a", "length": 1}, {"name": "b", "length": 2},
    ]  # fmt: skip


def test_files_are_named_after_texts() -> None:
    assert filed("0a1b www.alder.example/home") == "0a1b_www.alder.example_home"


def test_what_is_kept_is_spans_within_their_text() -> None:
    with outlets.ANNOTATIONS.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            spans = [tuple(span) for told in one.get("statements", ()) for span in told["content"]]
            spans += [
                tuple(told[role])
                for told in one.get("statements", ())
                for role in ("source", "cue")
                if role in told
            ]
            spans += [tuple(span) for each in one["entities"] for span in each.get("names", ())]
            assert all(0 <= start < end <= one["length"] for start, end in spans), one["name"]
            known = {each["id"] for each in one["entities"]}
            told = {
                each[role]
                for each in one.get("statements", ())
                for role in ("speaker", "told_to")
                if role in each
            }
            assert told <= known, one["name"]


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are absent")
def test_sites_are_of_one_part_and_texts_are_those_annotated() -> None:
    parts = {split: {one.name for one in outlets.documents(split)} for split in ("train", "dev")}
    assert not parts["train"] & parts["dev"] and len(parts["dev"]) > 30
    assert outlets.split_of("0a www.alder.example") == outlets.split_of(
        "ff https://www.alder.example"
    )
    assert not any(name.startswith("ecb-") for name in parts["dev"])
