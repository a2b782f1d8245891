"""A casebook of an older schema, brought up to date, answers as one that is filled anew; what is
packed is in every answer."""

from __future__ import annotations

import gzip
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.casebook import Casebook, disputes, happened, packs
from onrecord.casebook.layers import LAYERS
from onrecord.record import Mention, Span, Time
from tests import invented
from tests.casebook import plain
from tests.casebook.test_counts import agree
from tests.web import news

OLD = Path(__file__).with_name("schema5.db.gz")
"""Filled by the last onrecord of schema 5, as ``filled`` fills one now."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def filled(path: Path) -> None:
    with Casebook.open(path) as book:
        book.add(*news.records(), invented.no_article(), *plain.stories())
        book.correct("v7", date="2021-05")
        book.correct("v1", date="2022")
        book.correct("s8", said_on="2020-02")
        book.correct("s1", not_a_statement=True)


def answers(path: Path) -> dict[str, Any]:
    """Everything that a casebook answers, with the times of asking blotted out."""
    with Casebook.open(path) as book:
        agree(book.connection)
        assert book.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert book.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for table in ("statements_fts", "versions_fts"):
            book.connection.execute(
                f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"
            )
        found: dict[str, Any] = {
            "records": list(book.records()),
            "machine": list(book.records(machine=True)),
            "timeline": book.timeline(show="events"),
            "of a person": book.timeline("Voss"),
            "of a thing": book.timeline("the fast ferry"),
            "conflicts": book.conflicts(),
            "as read": book.conflicts(machine=True),
            "statements": book.statements(),
            "about": book.statements(about="Voss"),
            "people": book.people(),
            "matters": book.matters(),
            "changes": book.changes(),
            "corrections": book.corrections(),
            "search": [book.search(one, limit=200) for one in ("divers", "the", "rested")],
            "types": happened.types(book.connection),
            "happened": [
                happened.happenings(book.connection, happened.Asked(type=one), limit=99, undated=no)
                for one in (None, "other")
                for no in (False, True)
            ],
            "disputes": [
                disputes.disputes(book.connection, one, limit=50) for one in disputes.SORTS
            ],
        }
        for layer in LAYERS:
            found[layer] = sorted(map(unweighed, book.rows(layer)), key=repr)
        status = asdict(book.status())
        found["status"] = {name: status[name] for name in status if name != "bytes"}
    return {name: re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "T", repr(one)) for name, one in found.items()}


def unweighed(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what tied it to its event: other releases weigh otherwise."""
    return {name: value for name, value in row.items() if name not in ("score", "because")}


def test_an_older_casebook_answers_as_before(old: Path, tmp_path: Path) -> None:
    filled(tmp_path / "new.db")
    before, now = answers(old), answers(tmp_path / "new.db")
    for name in now:
        assert before[name] == now[name], name


def test_a_packed_event_has_its_number_and_can_be_put_right(book: Casebook) -> None:
    book.add(*plain.stories())
    told = {one.event_id: one for line in book.timeline(show="events") for one in line.tellings}
    packed = [
        first + event.number
        for version, first in book.connection.execute("SELECT id, first_event FROM version_rows")
        for event in packs.of_version(book.connection, version).events
    ]
    assert len(packed) > 20
    assert sorted(told) == sorted(
        [*packed, *(row[0] for row in book.connection.execute("SELECT id FROM event_rows"))]
    )
    before = list(book.records())
    for number in packed[:3]:
        book.correct(f"v{number}", date="2024-04-30")
        agree(book.connection)
        (line,) = [
            one
            for one in book.timeline(show="events")
            if number in [each.event_id for each in one.tellings]
        ]
        assert line.date == "2024-04-30"
    assert list(book.records(machine=True)) == before
    for one in book.corrections():
        book.undo(one.id)
        agree(book.connection)
    assert list(book.records()) == before


def test_texts_and_packs_are_kept_once_and_go_with_the_last_page(book: Casebook) -> None:
    def kept(table: str) -> int:
        return int(book.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    stories = [plain.wreck(f"Paper {number}", number) for number in range(5)]
    book.add(*stories)
    # the first page founds what the others are tied to: its pack says so
    assert (kept("version_rows"), kept("texts"), kept("packs")) == (5, 1, 2)
    for one in stories:
        book.add(type(one)(page=one.page, article=one.article), again=True)
    assert (kept("version_rows"), kept("texts"), kept("packs")) == (5, 1, 0)
    assert kept("pack_happenings") == 0
    agree(book.connection)


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 1 << 40), st.integers(0, 99)
)
parts = st.builds(packs.Part, st.text(max_size=9), spans, st.none() | st.integers(0, 99))


@given(
    st.builds(
        packs.Pack,
        st.lists(
            st.lists(
                st.builds(Mention, spans, st.sampled_from(("name", "nominal", "pronoun"))),
                max_size=4,
            ).map(tuple),
            max_size=4,
        ).map(tuple),
        st.lists(
            st.builds(
                Time, spans, st.sampled_from(("DATE", "SET")), st.text(), st.none() | st.text()
            ),
            max_size=3,
        ).map(tuple),
        st.lists(
            st.builds(
                packs.Plain,
                number=st.integers(0, 1 << 30),
                key=st.text(),
                trigger=spans,
                sentence=spans,
                modality=st.sampled_from(("asserted", "negated")),
                statement=st.none() | st.integers(0, 99),
                confidence=st.floats(0, 1),
                place=st.none() | parts,
                parts=st.lists(parts, max_size=3).map(tuple),
                happening_id=st.none() | st.integers(1, 1 << 40),
                score=st.none() | st.floats(0, 1),
                because=st.none() | st.text(),
            ),
            max_size=4,
        ).map(tuple),
    )
)
def test_what_is_packed_comes_out_as_it_went_in(pack: packs.Pack) -> None:
    assert packs._read(packs._packed(pack)) == pack
