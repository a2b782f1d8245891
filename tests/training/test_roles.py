"""What the entities of an article are told to be, counted: roles, types, names in full."""

from __future__ import annotations

import pytest

from onrecord.record import Entity, Mention, Role, Span
from training.corpora import DATA, Document, statements
from training.roles import found, paired, score

TEXT = "Ana Reyes, the harbour master of Dunmore, met Lund. Reyes was glad."


def roles(*told: str) -> list[Role]:
    return [Role(one, Span(at, at + len(one))) for at, one in enumerate(told)]


def entity(id_: str, name: str, *words: str) -> Entity:
    spans = (Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in words)
    return Entity(id_, "person", name, mentions=tuple(Mention(one, "name") for one in spans))


def test_an_entity_is_found_by_most_of_its_names_and_mentions_in_any_letters() -> None:
    known = {"name": "ANA REYES", "mentions": ["Reyes", "the harbour master"]}
    short, whole = entity("a", "Reyes", "Reyes"), entity("b", "Ana Reyes", "Ana Reyes", "Reyes")
    assert found(TEXT, known, [short, whole]) is whole
    assert found(TEXT, known, [entity("c", "Lund", "Lund")]) is None
    assert found(TEXT, known, []) is None


def test_roles_are_paired_for_the_most_words_in_common_small_ones_aside() -> None:
    gold = ["the harbour master", "harbour master of Dunmore"]
    right, missed, extra = paired(gold, roles("master of the harbour of Dunmore", "harbour master"))
    assert [(one, role.text) for one, role in right] == [
        ("the harbour master", "harbour master"),
        ("harbour master of Dunmore", "master of the harbour of Dunmore"),
    ]
    assert not missed and not extra


def test_a_role_said_twice_counts_once_and_one_within_another_is_no_error() -> None:
    right, missed, extra = paired(
        ["former mayor of Dunmore", "pilot"],
        roles("former mayor of Dunmore", "Mayor", "the mayor", "sailor", "Sailor"),
    )
    assert len(right) == 1 and missed == ["pilot"]
    assert [one.text for one in extra] == ["sailor"]


def test_fewer_than_half_of_the_words_make_no_pair() -> None:
    right, missed, extra = paired(["mayor of the port of Dunmore"], roles("mayor"))
    assert (len(right), len(missed), len(extra)) == (0, 1, 1)
    assert paired([], []) == ([], [], [])


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are absent")
def test_roles_of_the_texts_for_development_are_scored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Layers:
        entities = (entity("a", "Ana Reyes", "Ana Reyes"),)

    assert any(one["roles"] for told in statements("dev") for one in told.extra["entities"])
    ana = {"type": "person", "name": "Ana Reyes", "mentions": [], "roles": ["harbour master"]}
    known = [ana, {**ana, "name": "Lund"}]
    document = Document("x", TEXT, (), "statements", extra={"entities": known})
    monkeypatch.setattr("training.roles.read_layers", lambda *_: Layers)
    measured = score([document], None, "missed")  # type: ignore[arg-type]
    assert measured["roles"] == measured["roles of people"] == (0, 0, 1)
    assert measured["person, found"] == measured["person, found with this type"] == 50
    assert measured["names in full"] == 100
    shown = capsys.readouterr().out
    assert shown.startswith("x Ana Reyes (person): Ana Reyes, the [harbour master] of Dunmore")
