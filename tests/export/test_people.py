"""Who is in a record, and finding them by name."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.export.people import bearing, nearest, people
from onrecord.export.terminal import show
from tests import invented


def view(**how: object) -> str:
    out = io.StringIO()
    show(invented.record(), Console(file=out, width=100), **how)
    return out.getvalue()


def test_who_says_most_comes_first_with_what_is_known_of_them() -> None:
    first, *rest = people(invented.record())
    assert first.entity is invented.BRANDT
    assert (first.roles, first.names) == (("former marine engineer",), ("Brandt",))
    assert len(first.said) == 3
    assert all(len(one.said) <= len(first.said) for one in rest)
    assert any(one.told for one in rest)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("brandt", ["Tomas Brandt"]),
        ("former marine engineer", ["Tomas Brandt"]),
        ("Ruth  Okafor", ["Ruth Okafor"]),
        ("kafor", []),
        ("", []),
    ],
)
def test_bearing_a_name(name: str, found: list[str]) -> None:
    assert [one.entity.name for one in bearing(people(invented.record()), name)] == found


def test_the_list_of_people() -> None:
    lines = view(people=True).splitlines()
    at = lines.index("Tomas Brandt  [person]")
    assert lines[at + 1 : at + 4] == [
        "    former marine engineer",
        "    also: Brandt",
        "    2 mentions · 3 statements by · 1 statement to",
    ]
    assert not any(line.endswith(" ") for line in lines)


def test_only_what_is_said_by_or_to_somebody() -> None:
    out = view(who=("okafor",))
    assert "Only by or to: Ruth Okafor" in out
    assert "We will answer every question" in out and "I wrote it down" not in out
    assert "Only by or to: Ruth Okafor" in view(who=("okafor",), by="speaker")


def test_a_name_nobody_bears_has_a_line_with_the_nearest() -> None:
    out = view(who=("Brant",))
    assert "Nobody here is called Brant; did you mean Tomas Brandt?" in out
    assert "I wrote it down" not in out
    assert nearest(people(invented.record()), "zzz") == ()
