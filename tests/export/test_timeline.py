"""The timeline of one article, over the record made by hand."""

from __future__ import annotations

from dataclasses import replace

from onrecord.export import timeline
from onrecord.record import Dated, Event
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


def test_precision_is_shown() -> None:
    assert timeline.shown("2024-05-14") == "14 May 2024"
    assert timeline.shown("2024-05") == "May 2024"
    assert timeline.shown("2024") == "2024"
    assert timeline.shown("2024-W20") == "2024-W20"
    assert timeline.shown(None) == "undated"
