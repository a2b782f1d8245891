"""The counts kept beside the rows: whatever is added, read anew, merged or split, they agree."""

from __future__ import annotations

import re
import sqlite3
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.calling import STEPS
from onrecord.casebook import Casebook, accused, schema, steps
from onrecord.casebook.edits import KINDS, row_name
from onrecord.errors import OptionError
from onrecord.record import Record
from tests.casebook.news import Story

TOLD = (
    "(SELECT happening_id, version_id, 1 AS events FROM held_events UNION ALL"
    " SELECT h.happening_id, v.id, h.events FROM pack_happenings h"
    " JOIN version_rows v ON v.pack_id = h.pack_id)"
)

COUNTED = {
    "spoken": "SELECT n.identity_id, n.part, n.date, n.statement_id FROM spoken_now n"
    " JOIN pages p ON p.version_id = n.version_id",
    "quoted": "SELECT n.outlet_id, n.by, n.value, count(*) FROM quoted_now n"
    " JOIN pages p ON p.version_id = n.version_id GROUP BY 1, 2, 3",
    "involved": "SELECT n.identity_id, n.part, n.happening_id, count(*) FROM involved_now n"
    " JOIN pages p ON p.version_id = n.version_id GROUP BY 1, 2, 3",
    "dated": "SELECT coalesce(on_date, ''), on_type, count(*) FROM happenings WHERE id IN"
    f" (SELECT happening_id FROM {TOLD} ev JOIN pages p ON p.version_id = ev.version_id)"
    " GROUP BY 1, 2",
    "(SELECT id, tellings FROM happenings)": f"SELECT ev.happening_id, sum(ev.events) FROM {TOLD} ev"
    " JOIN pages p ON p.version_id = ev.version_id GROUP BY 1",
    "(SELECT name, pages FROM outlets)": "SELECT coalesce(v.outlet, ''), count(*) FROM versions v"
    " JOIN pages p ON p.version_id = v.id GROUP BY 1",
}


def agree(connection: sqlite3.Connection) -> None:
    """What is kept is what counting anew gives."""
    for table, query in COUNTED.items():
        kept = [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")]
        if table != "spoken":
            assert all(row[-1] >= 0 for row in kept), table
            kept = [row for row in kept if row[-1]]
        anew = {tuple(row) for row in connection.execute(query)}
        assert (table, sorted(kept, key=repr)) == (table, sorted(anew, key=repr))
    for one in accused.defendants(connection, limit=20):
        assert accused.matter(connection, one.id) is not None


def page(number: int, version: int, who: str, outlet: str | None) -> Record:
    story = Story(
        f"Page {number}",
        f"{who} was charged with fraud in Darrow.",
        f"“It is {version} o'clock,” {who} said. Police chief Ana Reyes said {who} had fled.",
        url=f"https://a.example/{number}",
        captured_at=f"2024-03-{10 + version}T00:00:00Z",
        outlet=outlet or "",
    )
    one = story.who(who)
    ana = story.who("Ana Reyes", role="Police chief")
    darrow = story.who("Darrow", kind="place")
    story.said(one, f"“It is {version} o'clock,”")
    story.said(ana, f"{who} had fled", kind="indirect")
    story.event("charge_indict", "charged", ("defendant", one), place=darrow, date="2024-03-01")
    story.event("escape", "fled", ("person", one))
    story.event("other", "said", ("agent", one))
    return story.record()


ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("add"),
            st.integers(0, 2),
            st.integers(0, 3),
            st.sampled_from(["Mara Voss", "Mara Vance", "Tom Quill"]),
            st.sampled_from(["Vale Times", "Ellan Post", None]),
        ),
        st.tuples(st.just("again"), st.integers(0, 2), st.integers(0, 3)),
        st.tuples(
            st.just("correct"),
            st.integers(1, 12),
            st.booleans(),
            st.sampled_from(
                [
                    {"speaker": "Mara Voss"},
                    {"speaker": "Ana Reyes"},
                    {"speaker": None},
                    {"said_on": "2023-11"},
                    {"not_a_statement": True},
                    {"date": "2022"},
                    {"date": None},
                    {"type": "convict"},
                    {"type": "meet"},
                    {"type": "appeal", "defendant": "Ana Reyes"},
                    {"defendant": "Mara Voss"},
                    {"defendant": None},
                    {"not_an_event": True},
                    {"outlet": "Ellan Post"},
                    {"outlet": None},
                ]
            ),
        ),
        st.tuples(st.just("undo"), st.integers(1, 3)),
        st.tuples(st.just("remove"), st.integers(0, 2)),
        st.tuples(st.just("same")),
        st.tuples(st.just("different")),
    ),
    max_size=10,
)


@given(ACTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_counts_agree_with_the_rows_whatever_is_done(acts) -> None:
    added: dict[tuple[int, int], Record] = {}
    with Casebook.open(":memory:") as book:
        for act in acts:
            if act[0] == "add":
                _, number, version, who, outlet = act
                added[number, version] = page(number, version, who, outlet)
                book.add(added[number, version])
            elif act[0] == "again" and act[1:] in added:
                known = added[act[1:]]
                fewer = replace(known, statements=known.statements[:1], events=known.events[1:])
                book.add(fewer, again=True)
            elif act[0] == "correct":
                _, number, everywhere, change = act
                layer = next(one for one, kinds in KINDS.items() if set(change) <= set(kinds))
                with suppress(OptionError):
                    book.correct(row_name(layer, number), everywhere=everywhere, **change)
            elif act[0] == "remove":
                with suppress(OptionError):
                    book.remove(f"https://a.example/{act[1]}")
            elif act[0] == "undo":
                with suppress(OptionError):
                    book.undo(act[1])
            elif act[0] in ("same", "different"):
                everyone = book.people()
                names = [f"#{one.id}" for one in everyone]
                if len(names) > 1:
                    with suppress(OptionError):
                        getattr(book, act[0])(*names[:2])
            agree(book.connection)


def test_the_steps_counted_are_those_of_matters() -> None:
    script = (schema.files("onrecord.casebook") / "by_hand.sql").read_text("utf-8")
    for one in (*STEPS, *steps.DEFENDANTS, *steps.OTHERS):
        assert f"'{one}'" in script


@pytest.mark.parametrize("table", ["spoken", "involved"])
def test_taking_out_reads_no_more_than_is_taken_out(table: str) -> None:
    with Casebook.open(":memory:") as book:
        keys = (
            "identity_id, part, date, statement_id"
            if table == "spoken"
            else "identity_id, part, happening_id"
        )
        plan = book.connection.execute(
            f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE ({keys}) IN"
            f" (SELECT {keys} FROM {table}_now WHERE version_id = 1)"
        ).fetchall()
    first = plan[0]["detail"]
    assert first.startswith(f"SEARCH {table} USING PRIMARY KEY"), first


def test_a_name_that_moves_is_counted_by_its_page() -> None:
    script = (schema.files("onrecord.casebook") / "merging.sql").read_text("utf-8")
    asked = re.findall(r"FROM (\w+_now\s+WHERE version_id = [^;]*?NEW\.identity_id\))", script)
    assert len(asked) == 6
    with Casebook.open(":memory:") as book:
        for each in asked:
            condition = re.sub(r"(?:OLD|NEW)\.\w+", "1", each)
            plan = book.connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {condition}")
            read = [one["detail"] for one in plan]
            assert not [one for one in read if one.startswith(("SCAN r", "SCAN n"))], read
            assert not [one for one in read if "entities_identity" in one], read
