"""Web Annotations and JSON-LD: every selector finds its words, and nothing can break out."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from hashlib import sha256

from hypothesis import given, settings

from onrecord.export import annotations, jsonl, jsonld
from onrecord.record import Record
from tests import hostile, invented
from tests.casebook.news import Story
from tests.export import court


def targets(one: dict) -> list[dict]:
    return one["target"] if isinstance(one["target"], list) else [one["target"]]


@given(hostile.records())
@settings(max_examples=60, deadline=None)
def test_both_selectors_of_an_annotation_find_the_same_words(record: Record) -> None:
    text = record.article.text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    for line in annotations.lines([record]):
        one = json.loads(line)
        assert (one["@context"], one["type"]) == (annotations.CONTEXT, "Annotation")
        for target in targets(one):
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert target["source"]["id"] == f"urn:sha256:{digest}"


def test_an_annotation_a_statement_an_event_and_a_name() -> None:
    record = court.record()
    found = list(annotations.annotations_of(record))
    assert len(found) == 1 + 3 + 3
    said, charged, *_ = found
    assert said["body"][0]["value"] == "direct speech: Lena Ostrow"
    assert json.loads(said["body"][1]["value"])["speaker"] == "e1"
    assert said["target"]["source"]["via"] == "https://gazette.example/clerk"
    assert said["target"]["state"]["sourceDate"] == "2024-06-30T09:00:00Z"
    assert charged["body"][0]["value"] == "charge_indict (asserted): 2024-03-04"
    assert len(found[4]["target"]) == 2  # two names, the pronoun is none


def test_segments_of_a_statement_are_a_target_each() -> None:
    found = {
        one["id"].rsplit("/")[-1]: one for one in annotations.annotations_of(invented.record())
    }
    assert [one["selector"][0]["exact"] for one in targets(found["s2"])] == [
        "“I wrote it down, I signed it and I sent it upstairs,”",
        "“Nobody rang me back.”",
    ]


def test_quoted_words_are_a_quotation_and_reported_words_a_claim() -> None:
    data = jsonld.to_jsonld(invented.record())
    assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
    parts = {one["@id"].rsplit("/")[-1]: one for one in data["hasPart"]}
    assert parts["s2"]["@type"] == "Quotation"
    assert parts["s2"]["spokenByCharacter"]["name"] == "Tomas Brandt"
    assert parts["s6"]["@type"] == "Claim"
    assert parts["s6"]["author"]["name"] == "Ruth Okafor"
    assert parts["s7"]["dateCreated"] == "2024-05-13"
    for part, statement in zip(data["hasPart"], invented.record().statements, strict=True):
        for one, span in zip(part["identifier"], statement.content, strict=True):
            assert one["value"] == f"{span.start}-{span.end}"


def test_nobody_claims_what_they_deny_or_do_not_say() -> None:
    story = Story(
        "Trial",
        "Owen Tull denied locking the gate. Ana Reyes would not say who had the “only key”. "
        "Reyes said it was “a small key”.",
    )
    tull, reyes = story.who("Owen Tull"), story.who("Ana Reyes", "Reyes")
    story.said(tull, "locking the gate", cue="denied", kind="indirect")
    story.said(reyes, "who had the “only key”", cue="would not say", kind="mixed", negated=True)
    story.said(reyes, "it was “a small key”", kind="mixed")
    denied, unsaid, claimed = jsonld.to_jsonld(story.record())["hasPart"]
    assert (denied["@type"], denied["additionalType"].rsplit(":")[-1]) == ("CreativeWork", "denied")
    assert denied["about"] == {"@type": "Claim", "text": "locking the gate"}
    assert (denied["author"]["name"], denied["description"]) == ("Owen Tull", "denied")
    assert unsaid["additionalType"].rsplit(":")[-1] == "not-said"
    assert "author" not in unsaid and unsaid["mentions"]["name"] == "Ana Reyes"
    assert (claimed["@type"], claimed["author"]["name"]) == ("Claim", "Ana Reyes")


def test_events_and_names_are_mentions() -> None:
    mentions = jsonld.to_jsonld(court.record())["mentions"]
    assert [one["@type"] for one in mentions] == [
        "Person",
        "Organization",
        "Place",
        "Event",
        "Event",
        "Event",
    ]
    assert mentions[3]["startDate"] == "2024-03-04"
    assert mentions[3]["location"]["name"] == "Darrow Crown Court"


@given(hostile.records())
@settings(max_examples=40, deadline=None)
def test_json_ld_cannot_leave_its_script_element(record: Record) -> None:
    (line,) = jsonld.lines([record])
    assert not set(line) & set("<>&\n")
    assert json.loads(line)["identifier"]


def test_json_ld_of_a_page_that_is_no_article() -> None:
    (line,) = jsonld.lines([invented.no_article()])
    assert "hasPart" not in json.loads(line)


def test_events_by_a_group_name_nobody_as_attendee() -> None:
    record = court.record()
    crowd = replace(record.entities[0], type="group")
    event = record.events[0]
    part = replace(event.participants[0], entity=crowd)
    changed = replace(record, events=(replace(event, participants=(part,)),))
    assert "attendee" not in jsonld.to_jsonld(changed)["mentions"][-1]


@given(hostile.records())
@settings(max_examples=30, deadline=None)
def test_jsonl_gives_the_records_back(record: Record) -> None:
    written = "".join(f"{line}\n" for line in jsonl.lines([record, record]))
    kept = io.BytesIO(written.encode("utf-8", "backslashreplace"))
    assert list(jsonl.read_jsonl(kept, source="x")) == [record, record]
