"""FollowTheMoney: valid and clean by the library itself, and it says what the page says."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings

from onrecord.export import ftm
from onrecord.export.rows import text_sha256
from onrecord.record import Record
from tests import hostile, invented
from tests.export import court


@cache
def library():
    return pytest.importorskip("followthemoney", reason="followthemoney is not installed")


def by_schema(record: Record, schema: str, **options) -> list[dict]:
    return [one for one in ftm.entities(record, **options) if one["schema"] == schema]


def check(record: Record) -> None:
    """Every entity is valid, already clean, complete, and refers to none that is not there."""
    model = library().model
    known: set[str] = set()
    for data in ftm.entities(record):
        schema = model.get(data["schema"])
        assert set(data["properties"]) <= set(schema.properties), data["schema"]
        schema.validate(data)
        clean = library().EntityProxy.from_dict(data, cleaned=False)
        for name, values in data["properties"].items():
            prop = schema.get(name)
            if prop.type.name == "entity":
                assert set(values) <= known
            assert len(clean.get(name)) == len(values), (data["schema"], name, values)
            assert all(len(value) <= prop.type.max_length for value in values), name
        known.add(data["id"])


@pytest.mark.parametrize("record", [invented.record(), invented.no_article(), court.record()])
def test_the_library_takes_them(record: Record) -> None:
    check(record)
    model = library().model
    for data in ftm.entities(record):
        required = set(model.get(data["schema"]).required)
        assert required <= set(data["properties"]), data


@given(hostile.records())
@settings(max_examples=60, deadline=None)
def test_the_library_takes_hostile_pages(record: Record) -> None:
    check(record)
    for line in ftm.lines([record]):
        assert json.loads(line)
        line.encode()


def test_a_statement_is_a_note_on_its_speaker_with_its_words_and_place() -> None:
    record = court.record()
    (note,) = by_schema(record, "Note")
    (person,) = by_schema(record, "Person")
    (article,) = by_schema(record, "Article")
    (gazette,) = by_schema(record, "Organization")
    found = note["properties"]
    assert found["description"] == ["“I kept every receipt,”"]
    assert found["entity"] == [article["id"], person["id"], gazette["id"]]
    assert found["sourceUrl"] == ["https://gazette.example/clerk"]
    start = record.article.text.index("“I kept")
    assert f"characters {start}-{start + 23}" in found["notes"][0]
    assert text_sha256(record) in found["notes"][0]
    assert f"sha256 of the page as captured: {'cd' * 32}" in article["properties"]["notes"]


def test_legal_steps_are_one_case_a_defendant_and_one_party_a_step() -> None:
    record = court.record()
    (case,) = by_schema(record, "CourtCase")
    charged, fined = by_schema(record, "CourtCaseParty")
    assert case["properties"]["name"] == ["Lena Ostrow: theft"]
    assert case["properties"]["category"] == ["theft", "false accounting"]
    assert case["properties"]["court"] == ["Darrow Crown Court"]
    assert case["properties"]["fileDate"] == ["2024-03-04"]
    assert charged["properties"]["status"] == ["charge_indict"]
    assert charged["properties"]["summary"][0].startswith("Lena Ostrow was charged")
    assert fined["properties"]["description"] == ["£900"]
    assert fined["properties"]["date"] == ["2024-06"]
    assert charged["properties"]["case"] == fined["properties"]["case"] == [case["id"]]


def test_what_is_only_planned_is_no_step_of_a_case() -> None:
    parties = by_schema(court.record(), "CourtCaseParty")
    assert "appeal" not in {one["properties"]["status"][0] for one in parties}


def test_who_is_who_may_be_told_from_outside() -> None:
    records = [court.record(), replace(court.record(), page=replace(court.record().page, url=None))]
    apart = {by_schema(one, "Person")[0]["id"] for one in records}
    same = {
        by_schema(one, "Person", identify=lambda _, entity: entity.name)[0]["id"] for one in records
    }
    assert (len(apart), len(same)) == (2, 1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2016", "2016"),
        ("2016-01-10", "2016-01-10"),
        ("2024-05-15T08:00:00Z", "2024-05-15T08:00:00"),
        ("2024-05-15T08:00:00.123+02:00", "2024-05-15T08:00:00"),
        ("2016-W02", None),
        ("2016-SP", None),
        ("PRESENT_REF", None),
        ("2016-01-10/2016-02-01", None),
    ],
)
def test_dates_that_the_model_does_not_know_are_left_out(given: str, expected: str | None) -> None:
    assert ftm._date(given) == expected


def test_a_note_tells_who_tells_it() -> None:
    names = [one["properties"]["name"][0] for one in by_schema(invented.record(), "Note")]
    assert names[3] == "the harbour master: direct speech, told by Tomas Brandt"
    assert names[2] == "Tomas Brandt: mixed speech"
