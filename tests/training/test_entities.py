"""Who is one with whom, counted: splits, joins, descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.record import Entity, Mention, MentionKind, Role, Span
from training import entities
from training.annotated import Annotated, Marked
from training.corpora import DATA
from training.entities import Known, Told, owners, score

TEXT = "Ana Reyes left Tarn. Reyes, the pilot, met Jo Lund of the Tarn Board. The pilot was glad."


def place(words: str, since: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, since)
    return start, start + len(words)


def entity(id_: str, *words: tuple[int, int], kind: MentionKind = "name") -> Entity:
    return Entity(id_, "person", id_, mentions=tuple(Mention(Span(*one), kind) for one in words))


REYES, SHORT = place("Ana Reyes"), place("Reyes", 20)
LUND, TARN, BOARD = place("Jo Lund"), place("Tarn"), place("Tarn Board")
PILOT, AGAIN = place("the pilot"), place("The pilot")
ANA = Known("person", (REYES, SHORT), (PILOT, AGAIN))
TOLD = Told("x", TEXT, (ANA, Known("person", (LUND,)), Known("place", (TARN,))))


def told(*found: Entity) -> dict[str, float]:
    return score([TOLD], lambda _: found)


def test_what_is_read_as_it_was_annotated_is_right() -> None:
    found = told(
        entity("a", REYES, SHORT, PILOT, AGAIN), entity("b", LUND), entity("c", TARN, BOARD)
    )
    assert found["b3 of names, F1"] == found["b3 of names and descriptions, F1"] == 100
    assert found["descriptions of the named, right"] == 100
    assert found["splits per 100 entities, all"] == found["joins per 100 entities, all"] == 0


def test_a_split_costs_recall_and_a_join_precision() -> None:
    split = told(entity("a", REYES), entity("b", SHORT), entity("c", LUND), entity("d", TARN))
    assert split["splits per 100 entities, person"] == 50
    assert split["b3 of names, P"] == 100 and split["b3 of names, R"] == 75
    join = told(entity("a", REYES, SHORT, LUND), entity("c", TARN))
    assert join["joins per 100 entities, person"] == 50 and join["b3 of names, R"] == 100
    assert join["b3 of names, P"] == pytest.approx(100 * (2 * 2 / 3 + 1 / 3 + 1) / 4)


def test_a_pronoun_of_gap_is_of_the_name_in_its_entity() -> None:
    text = "Ana Reyes met Mia Lund. She left."
    reyes, lund, she = (0, 9), (14, 22), (24, 27)
    marks = tuple(Marked(one, "person", str(n)) for n, one in enumerate((she, reyes, lund)))
    one = Annotated("x", text, "gap", mentions=marks, pairs=((0, 1, True), (0, 2, False)))
    pronoun = Mention(Span(*she), "pronoun")

    def read(first: tuple[int, int], second: tuple[int, int]) -> dict[str, float]:
        bearer = replace(entity("a", first), mentions=(Mention(Span(*first), "name"), pronoun))
        return entities.score_gap([one], lambda _: (bearer, entity("b", second)))

    assert read(reyes, lund)["F1"] == 100
    assert read(lund, reyes)["F1"] == 0
    assert entities.score_gap([one], lambda _: (entity("a", reyes),)) == {"F1": 0, "P": 0, "R": 0}


def test_a_description_in_the_entity_of_another_is_wrong_alone_it_is_none() -> None:
    found = told(entity("a", REYES, SHORT), entity("b", LUND, PILOT))
    assert found["descriptions of the named, right"] == 0
    assert found["descriptions of the named, wrong"] == 50


def test_a_mention_is_the_one_that_overlaps_it_most_and_no_pronoun() -> None:
    found = owners(
        [Known("place", (TARN, BOARD), (PILOT, AGAIN))],
        [entity("a", BOARD), entity("b", TARN), entity("c", PILOT, kind="pronoun")],
    )
    assert found == {TARN: "b", BOARD: "a"}


def test_a_description_may_be_a_role_and_a_name_may_not() -> None:
    role = Entity(
        "a", "person", "a", roles=(Role("pilot", Span(*PILOT)), Role("Tarn", Span(*TARN)))
    )
    assert owners([Known("person", (TARN,), (PILOT,))], [role]) == {PILOT: "a"}


@pytest.mark.parametrize(
    ("errors", "shown"),
    [
        ("splits", "1 in b (person): Ana Reyes left Tarn. [Reyes], the pilot"),
        ("joins", "join in b (person)"),
        ("descriptions", "description of a (person) got nobody"),
    ],
)
def test_errors_are_shown_in_their_words(
    errors: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    score([TOLD], lambda _: [entity("a", REYES), entity("b", SHORT, LUND)], errors)
    assert shown in capsys.readouterr().out


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are absent")
def test_texts_for_development_have_people_with_names() -> None:
    found: Sequence[Told] = list(entities.documents("dev"))
    assert len(found) > 40
    assert all(
        0 <= start < end <= len(one.text)
        for one in found
        for known in one.entities
        for start, end in (*known.names, *known.descriptions)
    )
