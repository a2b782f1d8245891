"""Cues and their words to attributions: who tells what within whose words."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.reader.network.decoding import (
    CUE,
    NESTED,
    Draft,
    _outer_first,
    _parents,
    best_sequences,
    come_out,
    eased,
    end_before_cues,
    of_either,
    of_verbs,
    part_joined,
    settle,
    share,
    tell,
    tell_of_tellings,
)
from tests.reader.encodings import encoded_of


def draft(
    cue: int,
    *content: tuple[int, int],
    source: tuple[int, int] | None = None,
    nested: bool = True,
) -> Draft:
    return Draft((cue, cue + 1), nested, 0.9, source, content=list(content))


def test_who_tells_what_somebody_says_tells_that_he_says_it() -> None:
    # Lund told her | he thought | it sank
    told, thought = draft(1, (5, 7), source=(0, 1)), draft(4, (5, 7), source=(3, 4))
    share([told, thought], [1, -1, 1, 4, 1, 6, 4])
    assert (told.content, thought.content) == ([(3, 7)], [(5, 7)])


def test_its_subject_is_told_with_it_where_the_source_stands_elsewhere() -> None:
    told, thought = draft(1, (5, 7), source=(0, 1)), draft(4, (5, 7), source=(0, 1))
    share([told, thought], [1, -1, 1, 4, 1, 6, 4])
    assert told.content == [(3, 7)]


def test_words_of_a_later_cue_are_not_of_the_one_before() -> None:
    # You think | it sank | but know | it sails
    think, know = draft(1, (2, 4), (6, 8)), draft(5, (6, 8))
    share([think, know], [1, -1, 3, 1, 5, 1, 7, 5])
    assert (think.content, know.content) == ([(2, 4)], [(6, 8)])


@pytest.mark.parametrize(
    ("inner_score", "confidence", "expected"),
    [
        (1.0, 0.9, [False, True]),
        (3.0, 0.9, [False, True]),
        (3.0, 0.5, [False]),
    ],
)
def test_what_loses_its_content_is_told_within_or_around(
    inner_score: float, confidence: float, expected: list[bool]
) -> None:
    # She recalled | he said | it sank off the quay
    recalled = draft(1, (2, 8), source=(0, 1), nested=False)
    said = draft(3, (4, 8), source=(2, 3), nested=False)
    recalled.content_score, recalled.confidence = 2.0, confidence
    said.content_score = inner_score
    assert [one.nested for one in settle([recalled, said], 8)] == expected


def test_who_wrote_asking_wrote_nothing_else() -> None:
    # She wrote | asking | them to sail
    wrote, asking = draft(1, (2, 6), nested=False), draft(2, (3, 6), source=(0, 1), nested=False)
    wrote.confidence, asking.content_score = 0.9, 1.0
    assert settle([wrote, asking], 6) == [asking]


def test_one_that_is_told_beside_another_goes() -> None:
    # She also | said | it sank
    also, said = draft(1, (3, 5), nested=False), draft(2, (3, 5), nested=False)
    also.content_score, also.confidence = 1.0, 0.9
    assert settle([also, said], 5) == [also]


def test_a_content_ends_before_the_cue_its_source_goes_on_with() -> None:
    # She said | it sank , and | promised | help
    said = draft(1, (2, 7), source=(0, 1), nested=False)
    promised = draft(6, (7, 8), source=(0, 1), nested=False)
    joins = [at in (4, 5) for at in range(8)]
    end_before_cues([said, promised], joins)
    assert (said.content, promised.content) == ([(2, 4)], [(7, 8)])


def test_it_does_not_where_somebody_in_it_says_that() -> None:
    # She said | it sank and he promised | help
    said = draft(1, (2, 7), source=(0, 1), nested=False)
    promised = draft(6, (7, 8), source=(5, 6), nested=False)
    end_before_cues([said, promised], [at == 4 for at in range(8)])
    assert said.content == [(2, 7)]


def test_outer_ones_share_nothing_here() -> None:
    said, think = draft(1, (2, 7), nested=False), draft(4, (5, 7))
    share([said, think], [1, -1, 4, 4, 1, 6, 4])
    assert said.content == [(2, 7)]


def test_what_is_told_is_inside_the_innermost_around_it() -> None:
    made = [
        draft(1, (2, 9), nested=False), draft(3, (4, 9)), draft(5, (6, 9)), draft(20, (21, 22)),
        draft(11, (12, 14), nested=False), draft(12, (13, 14)),
    ]  # fmt: skip
    parents = _parents(made)
    assert parents == [None, 0, 1, None, None, 4]
    assert _outer_first(made, parents) == [0, 1, 2, 4, 5]


def test_one_that_is_itself_told_in_nothing_holds_none() -> None:
    made = [draft(1, (2, 9), nested=False), draft(20, (4, 9)), draft(5, (6, 9))]
    parents = _parents(made)
    assert parents == [None, None, 0]
    assert _outer_first(made, parents) == [0, 2]


def test_two_that_hold_the_cue_of_each_other_are_not_inside_each_other() -> None:
    made = [draft(0, (1, 12), nested=False), draft(3, (6, 9)), draft(7, (2, 5))]
    assert _parents(made) == [None, 0, 0]


@pytest.mark.parametrize(
    ("outer", "nested", "tells", "expected"),
    [
        (0.4, 0.5, False, [((1, 3), True)]),
        (0.5, 0.4, False, [((1, 3), False)]),
        (0.3, 0.3, False, []),
        (0.3, 0.2, True, [((1, 3), False)]),
        (0.2, 0.1, True, []),
    ],
)
def test_a_cue_of_which_only_the_level_is_in_doubt_is_one(
    outer: float, nested: float, tells: bool, expected: list[tuple[tuple[int, int], bool]]
) -> None:
    # Lund | had said | it sank
    chance = np.full((5, 6, 3), (0.98, 0.01, 0.01), np.float32)
    for layer, first in ((CUE, outer), (NESTED, nested)):
        chance[1, layer] = (1 - first, first, 0.0)
        chance[2, layer] = (0.4, 0.0, 0.6)
    scores, verb = np.log(np.maximum(chance, 1e-6)), (np.arange(5) == 1) & tells
    found = of_either(scores, np.zeros(5, bool), verb)
    assert [(one.cue, one.nested) for one in found] == expected
    assert of_either(scores, np.arange(5) == 1, verb) == []


def test_a_verb_tells_what_its_clause_says() -> None:
    text = "Lund said it sank"
    tree = [("Lund", "nsubj", 1), ("said", "root", 1), ("it", "nsubj", 3), ("sank", "ccomp", 1)]
    assert tell(encoded_of(text, tree)).tolist() == [False, True, False, False]


def test_a_content_may_begin_more_readily_where_there_is_none() -> None:
    scores = np.array([[[0, -9, -9], [0, -1.5, -9], [0, -9, 0.5], [0, -9, -9]]], np.float32)
    nothing = np.zeros((1, 4), np.float32)
    assert best_sequences(scores, nothing, nothing).tolist() == [[0, 0, 0, 0]]
    assert eased(scores, nothing, nothing).tolist() == [[0, 1, 2, 0]]
    assert eased(scores[:0], nothing[:0], nothing[:0]).shape == (0, 4)


@pytest.mark.parametrize(("confidence", "nested"), [(0.6, False), (0.4, True)])
def test_one_told_in_no_other_stands_by_itself(confidence: float, nested: bool) -> None:
    # Having told all | he wanted | to sail , he slept
    wanted = draft(4, (5, 7), source=(3, 4))
    wanted.confidence = confidence
    come_out([wanted], 10)
    assert wanted.nested is nested


def test_it_does_not_where_another_tells_its_words() -> None:
    said, wanted = draft(1, (5, 9), nested=False), draft(3, (4, 6))
    wanted.confidence = 0.9
    come_out([said, wanted], 9)
    assert wanted.nested


def test_a_segment_goes_to_the_cue_right_beside_it() -> None:
    # Lund said | it sank , | complained of | the delay
    said = draft(1, (2, 4), (7, 9), source=(0, 1), nested=False)
    complained = Draft((5, 7), False, 0.9, (0, 1), content=[(7, 9)])
    said.content_score = 1.0
    settle([said, complained], 9)
    assert (said.content, complained.content) == ([(2, 4)], [(7, 9)])


def test_it_stays_where_the_other_has_nothing_else_beside_its_cue() -> None:
    # In March | he asked | her to sail | and | named | a day
    asked = draft(9, (0, 2), (3, 5), nested=False)
    named = draft(2, (3, 5), nested=False)
    asked.content_score = 1.0
    assert settle([asked, named], 10) == [asked]


@pytest.mark.parametrize(
    ("begins", "goes_on", "told"), [(0.2, 0.5, True), (0.6, 0.01, True), (0.2, 0.2, False)]
)
def test_a_verb_of_saying_is_a_cue_whatever_its_group_begins_with(
    begins: float, goes_on: float, told: bool
) -> None:
    encoded = encoded_of("He had asked her")
    encoded.tags[:] = np.log(np.array((0.98, 0.01, 0.01), np.float32))
    encoded.tags[2, NESTED] = np.log(np.array((0.1, begins, goes_on), np.float32))
    found = of_verbs(encoded, np.zeros(4, bool), {2: 1})
    assert [(one.cue, one.nested) for one in found] == [((1, 3), True)] * told
    assert of_verbs(encoded, np.arange(4) == 1, {2: 1}) == []


def test_who_tells_behind_a_comma_tells_that_another_says_it() -> None:
    # Lund told them | it sank | , the memo says
    classes = ["PROPN", "VERB", "PRON", "PRON", "VERB", "PUNCT", "DET", "NOUN", "VERB"]
    told = draft(1, (3, 5), source=(0, 1), nested=False)
    says = draft(8, (3, 5), source=(6, 8), nested=False)
    tell_of_tellings([told, says], classes)
    assert (told.nested, says.content) == (True, [(0, 5)])


def test_he_does_not_where_his_words_are_others() -> None:
    # Lund said | it sank | and | it burned | , he added
    classes = ["PROPN", "VERB", "PRON", "VERB", "CCONJ", "PRON", "VERB", "PUNCT", "PRON", "VERB"]
    said = draft(1, (2, 4), source=(0, 1), nested=False)
    added = draft(9, (5, 7), source=(8, 9), nested=False)
    tell_of_tellings([said, added], classes)
    assert (said.nested, added.content) == (False, [(5, 7)])


@pytest.mark.parametrize(("relation", "end"), [("conj", 4), ("ccomp", 9)])
def test_a_clause_that_is_but_joined_is_not_told(relation: str, end: int) -> None:
    text = "I asked what sank and he told me all"
    tree = [
        ("I", "nsubj", 1), ("asked", "root", 1), ("what", "nsubj", 3), ("sank", "ccomp", 1),
        ("and", "cc", 6), ("he", "nsubj", 6), ("told", relation, 1), ("me", "obj", 6), ("all", "obj", 6),
    ]  # fmt: skip
    tags = ("PRON", "VERB", "PRON", "VERB", "CCONJ", "PRON", "VERB", "PRON", "PRON")
    asked, told = draft(1, (2, 9), source=(0, 1)), draft(6, (8, 9), source=(5, 6))
    part_joined([asked, told], encoded_of(text, tree, tags=tags))
    assert (asked.content, told.content) == ([(2, end)], [(8, 9)])
