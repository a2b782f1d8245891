"""The shipped JSON Schema says what the dataclasses say, and real records keep to it."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields
from typing import get_args

import jsonschema
import pytest

import onrecord
from onrecord import record as model
from tests import invented

DEFS = {
    "page": model.Page,
    "article": model.Article,
    "dateline": model.Dateline,
    "related": model.Related,
    "furniture": model.Furniture,
    "block": model.Block,
    "entity": model.Entity,
    "role": model.Role,
    "mention": model.Mention,
    "dated": model.Dated,
    "statement": model.Statement,
    "time": model.Time,
    "participant": model.Participant,
    "located": model.Located,
    "event": model.Event,
    "problem": model.Problem,
    "correction": model.Correction,
}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = onrecord.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", DEFS)
def test_every_field_is_described_and_required(name: str) -> None:
    part = onrecord.schema()["$defs"][name]
    names = {one.name for one in fields(DEFS[name])}
    assert set(part["properties"]) == names
    assert set(part["required"]) == names


def test_the_record_itself() -> None:
    names = {"onrecord", *(one.name for one in fields(model.Record))}
    assert set(onrecord.schema()["properties"]) == names == set(onrecord.schema()["required"])


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (("article", "published_basis"), {*get_args(model.PublishedBasis), None}),
        (("block", "kind"), {*get_args(model.BlockKind)}),
        (("entity", "type"), {*get_args(model.EntityType)}),
        (("mention", "kind"), {*get_args(model.MentionKind)}),
        (("statement", "kind"), {*get_args(model.StatementKind)}),
        (("statement", "act"), {*get_args(model.Act)}),
        (("dated", "basis"), {*get_args(model.DateBasis)}),
        (("time", "type"), {*get_args(model.TimeType)}),
        (("event", "modality"), {*get_args(model.Modality)}),
        (("correction", "kind"), {*get_args(model.CorrectionKind)}),
    ],
)
def test_values_are_those_of_the_types(place: tuple[str, str], values: set[str | None]) -> None:
    part, field = place
    assert set(onrecord.schema()["$defs"][part]["properties"][field]["enum"]) == values


@pytest.mark.parametrize("made", [invented.record, invented.no_article])
def test_records_keep_to_it_and_come_back_the_same(made, validator) -> None:
    record = made()
    data = record.to_dict()
    validator.validate(data)
    assert model.Record.from_dict(data) == record
    assert model.Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    "text",
    [
        '{"onrecord": 1, "page": [], "article": {"text": ""}}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": []}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": "a"}, "entities": ["x"]}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": "a"}, "problem": "x"}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": 5}}',
        '{"onrecord": 1, "page": {"source": "a", "bytes": true}, "article": {"text": "a"}}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": "a", "bylines": "Ana"}}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": "a", "headline": ["a"]}}',
        '{"onrecord": 1, "page": {"source": "a"}, "article": {"text": "a", "published_basis": "x"}}',
        "[" * 100_000,
        "[]",
    ],
)
def test_json_of_another_shape_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="not an onrecord record"):
        model.Record.from_json(text)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("statements"),
        lambda data: data["statements"][0].update(kind="reported"),
        lambda data: data["statements"][0].update(content=[]),
        lambda data: data["statements"][0].update(source=[3]),
        lambda data: data["statements"][0].update(source=[1, 2, 3]),
        lambda data: data["statements"][0].update(confidence=1.2),
        lambda data: data["article"].update(published_basis="guess"),
        lambda data: data.update(onrecord=2),
    ],
)
def test_it_refuses_what_is_no_record(spoil, validator) -> None:
    data = copy.deepcopy(invented.record().to_dict())
    spoil(data)
    assert not validator.is_valid(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["statements"][0].update(kind="reported"),
        lambda data: data["statements"][0].update(kind=["direct"]),
        lambda data: data["statements"][0].update(source=[3]),
        lambda data: data["statements"][0].update(source=[1, 2, 3]),
        lambda data: data["statements"][0].update(source=["1", "2"]),
        lambda data: data["statements"][0].update(cue=[9, 3]),
        lambda data: data["statements"][0].update(content=[[-4, 3]]),
        lambda data: data["statements"][0].update(content=[[0, 10**6]]),
        lambda data: data["statements"][0].update(confidence="high"),
        lambda data: data["statements"][0].update(negated="no"),
        lambda data: data["statements"][0].update(speaker="nobody"),
        lambda data: data["article"]["blocks"][0].update(span=None),
        lambda data: data["entities"][0].update(type="ship"),
        lambda data: data["entities"][0].update(aliases=[5]),
        lambda data: data["page"].update(bytes=1.5),
        lambda data: data["article"].update(published_basis="guess"),
        lambda data: data.update(onrecord=2),
    ],
)
def test_what_is_no_record_is_a_value_error(spoil) -> None:
    data = copy.deepcopy(invented.record().to_dict())
    spoil(data)
    with pytest.raises(ValueError, match="not an onrecord record"):
        model.Record.from_dict(data)


def test_a_record_shows_itself_in_one_short_line() -> None:
    record = invented.record()
    for one in (record, record.article, *record.statements, *record.entities):
        assert len(repr(one)) < 200
        assert "\n" not in repr(one)
    statement = next(one for one in record.statements if one.speaker)
    assert statement.speaker.name in repr(statement)
    assert str(statement.content[0].start) in repr(statement)
    assert record.article.headline[:20] in repr(record)
    assert pickle.loads(pickle.dumps(record)) == record


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    record = model.Record(model.Page("text"), model.Article("A \ud83d stands alone, 🌊 does not."))
    written = record.to_json()
    assert r"A \ud83d stands alone, 🌊" in written
    assert model.Record.from_json(written.encode()) == record
