"""Texts written for training, with their names and pronouns marked."""

from __future__ import annotations

import pytest

from training.invented import documents, read


def test_marks_are_taken_out_and_kept_as_spans() -> None:
    one = read("x", "{p1 Ann Roe} sold [p2 [p1 her] lodger] {x3 Ode}, and {l Marlow} saw [p2 him].")
    assert one.text == "Ann Roe sold her lodger Ode, and Marlow saw him."
    assert [(one.text[a:b], type_) for a, b, type_ in one.names or ()] == [
        ("Ann Roe", "person"), ("Ode", "other"), ("Marlow", "place"),
    ]  # fmt: skip
    chains = {(one.text[slice(*each.place)], each.chain) for each in one.mentions}
    assert chains == {
        ("Ann Roe", "1"), ("her", "1"), ("her lodger", "2"), ("him", "2"), ("Ode", "3"),
    }  # fmt: skip


@pytest.mark.parametrize("marked", ["{p Ann] left.", "Ann} left.", "{p Ann left."])
def test_brackets_that_do_not_match_are_told(marked: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        read("x", marked)


@pytest.mark.parametrize("kind", ["names", "pronouns"])
def test_every_text_of_the_project_can_be_read(kind: str) -> None:
    found = list(documents(kind))
    assert len({one.text for one in found}) == len(found) > 100
    for one in found:
        spans = [*((a, b) for a, b, _ in one.names or ()), *(each.place for each in one.mentions)]
        assert all(one.text[a:b].strip() == one.text[a:b] != "" for a, b in spans), one.name
        assert not set("{}") & set(one.text), one.name
    assert any(one.mentions for one in found) == (kind == "pronouns")
