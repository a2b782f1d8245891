"""The timeline of one article, over the record made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

from rich.console import Console

from onrecord.export import dates, timeline
from onrecord.export.ftm import entities
from onrecord.export.html import to_html
from onrecord.export.jsonld import to_jsonld
from onrecord.export.rows import rows_of
from onrecord.export.terminal import show_timeline
from onrecord.record import Article, Dated, Event, Span, Statement
from tests import invented


def test_dated_in_order_and_undated_after_what_they_follow() -> None:
    record = invented.record()
    at = invented.at
    told = replace(
        record,
        events=(
            Event("ev1", "disaster", at("collapse"), date=Dated("2024-04", at("April"))),
            Event("ev2", "trial_hearing", at("hearing"), modality="planned"),
        ),
    )
    found = timeline.entries(told)
    dates = [one.when for one in found if one.when]
    assert dates == sorted(dates)
    assert found[0].when == "2024-04" and found[0].what == "collapse"
    hearing = next(at for at, one in enumerate(found) if one.what == "hearing")
    assert found[hearing].note == "planned"
    assert found[hearing - 1].when is not None


def test_a_plea_of_not_guilty_was_made() -> None:
    text = "Lund pleaded not guilty. Reyes did not plead guilty."
    plea, none = Span(5, 23), Span(39, 51)
    events = tuple(
        Event(f"ev{at}", "plead_guilty", span, modality="negated")
        for at, span in enumerate((plea, none))
    )
    told = replace(invented.record(), article=Article(text), statements=(), events=events)
    assert [(one.what, one.note) for one in timeline.entries(told)] == [
        ("pleaded not guilty", ""),
        ("plead guilty", "negated"),
    ]


def test_what_nobody_named_tells_says_so() -> None:
    nobody = replace(invented.STATEMENTS[0], speaker=None, source=None)
    event = Event("ev1", "disaster", invented.at("collapse"), statement=nobody.id)
    told = replace(invented.record(), statements=(nobody,), events=(event,))
    notes = [one.note for one in timeline.entries(told) if one.kind == "disaster"]
    assert notes == ["told, no source named"]


def test_a_dated_statement_stands_with_its_cue() -> None:
    """Without it what was denied would read as said."""
    text = "Lund denied on Monday that he took it."
    said = Statement(
        "s1", "indirect", "speech", (Span(27, 37),), Span(0, 4), Span(5, 11),
        said_on=Dated("2024-05-13", Span(15, 21)), hedged=True,
    )  # fmt: skip
    inner = Statement(
        "s2", "indirect", "speech", (Span(30, 37),), said_on=said.said_on, inside="s1"
    )
    told = replace(
        invented.record(), article=Article(text), statements=(said, inner), entities=(), events=()
    )
    console = Console(file=StringIO(), width=100)
    show_timeline(told, console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert "13 May 2024  Lund denied  [statement] he took it  [hedged]" in lines
    assert "13 May 2024  (No source named)  [statement] took it  [told by Lund]" in lines
    page = to_html(told)
    assert '<b><bdi>Lund</bdi></b> <i class="cue">denied</i> <a ' in page
    assert "1. 13 May 2024. Lund denied: he took it (hedged)" in page, "the mark in the figure"


def test_precision_is_shown() -> None:
    assert dates.shown("2024-05-14") == "14 May 2024"
    assert dates.shown("2024-05") == "May 2024"
    assert dates.shown("2024") == "2024"
    assert dates.shown("2024-W20") == "week of 13 May 2024"
    assert dates.shown("2016-W01-WE") == "weekend of 9 Jan 2016"
    assert dates.shown("2024-SP") == "spring 2024"
    assert dates.shown("2024-Q3") == "Q3 2024"
    assert dates.shown("2024-H1") == "first half of 2024"
    assert (dates.shown("198"), dates.shown("20")) == ("1980s", "21st century")
    assert dates.shown("BC0480") == "480 BC"
    for other in ("2024-W99", "2024-13", "XXXX-10-12", "PAST_REF"):
        assert dates.shown(other) == other
    assert dates.shown(None) == "undated"


def test_the_day_of_publication_is_shown_as_what_it_is() -> None:
    record = invented.record()
    at = invented.at
    told = replace(
        record,
        events=(
            Event("ev1", "disaster", at("collapse"), date=Dated("2024-04", at("April"))),
            Event(
                "ev2",
                "trial_hearing",
                at("hearing"),
                date=Dated("2024-05-14", at("hearing"), "published"),
            ),
        ),
    )
    by_words = {one.what: one for one in timeline.entries(told)}
    assert by_words["hearing"].day == "14 May 2024, as published"
    assert by_words["collapse"].day == "Apr 2024"
    console = Console(file=StringIO(), width=100)
    show_timeline(told, console)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert [line for line in lines if "as published" in line] == [
        line for line in lines if "[trial hearing] hearing" in line
    ]
    page = to_html(told)
    assert page.count("<small>as published</small>") == 1
    assert "14 May 2024, as published" in page, "the mark in the figure"
    row = next(one for one in rows_of(told)["events"] if one["words"] == "hearing")
    assert (row["date"], row["date_basis"]) == ("2024-05-14", "published")


def test_a_terminal_tells_kinds_in_words() -> None:
    event = Event("ev1", "trial_hearing", invented.at("hearing"))
    out = StringIO()
    console = Console(file=out, width=100)
    show_timeline(replace(invented.record(), events=(event,)), console)
    assert "undated  [trial hearing] hearing" in out.getvalue()


def test_a_page_tells_kinds_where_its_words_do_not_and_no_timeline_without_a_date() -> None:
    at = invented.at
    dated = Event("ev1", "disaster", at("collapse"), date=Dated("2024-04", at("April")))
    heard = Event("ev2", "trial_hearing", at("hearing"))
    told = replace(invented.record(), statements=(), events=(dated, heard))
    page = to_html(told)
    assert ">collapse</a> <small>disaster</small>" in page
    assert ">hearing</a> <small>tried</small>" in page
    tried = Event("ev1", "trial_hearing", Span(9, 14), date=Dated("2024-05", Span(18, 21)))
    short = Article("Lund was tried in May.")
    assert ">tried</a></td>" in to_html(replace(told, article=short, entities=(), events=(tried,)))
    assert "Timeline" not in to_html(replace(told, events=(heard,)))


def test_linked_data_give_only_dates_that_words_give() -> None:
    record = invented.record()
    at = invented.at
    told = replace(
        record,
        events=(
            Event("ev1", "disaster", at("collapse"), date=Dated("2024-04", at("April"))),
            Event("ev2", "other", at("hearing"), date=Dated("2024-05-14", at("hearing"), "published")),
        ),
    )  # fmt: skip
    assert json.dumps(to_jsonld(told)).count('"startDate"') == 1
    dates = [
        one["properties"].get("date")
        for one in entities(told)
        if one["schema"] == "Event" and one["properties"]["keywords"][0] in ("disaster", "other")
    ]
    assert dates == [["2024-04"], None]
