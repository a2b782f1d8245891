"""Whom he, she, it and they mean: what speaks for each chain before, and the scores made of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.coreference.chains import described
from onrecord.reader.coreference.links import head_of, links
from onrecord.reader.coreference.referents import (
    CLIP,
    REACH,
    Referring,
    features,
    is_reflexive,
    lookback,
    standing,
    third,
)
from onrecord.reader.statements.quotations import quotations
from tests.reader.encodings import LAYOUT, encoded_of

TEXT = "Nora Pell met Ida Crane . She thanked her ."
TREE = (
    ("Nora", "flat", 1), ("Pell", "nsubj", 2), ("met", "root", 2), ("Ida", "flat", 4),
    ("Crane", "obj", 2), (".", "dep", 2), ("She", "nsubj", 7), ("thanked", "root", 7),
    ("her", "obj", 7), (".", "dep", 7),
)  # fmt: skip
MENTIONS = (("Nora Pell", "person"), ("Ida Crane", "person"), ("She", "person"), ("her", "person"))


def seen(text=TEXT, tree=TREE, mentions=MENTIONS):
    encoded = encoded_of(text, tree, mentions=mentions)
    found = sorted(encoded.spans, key=lambda one: (one.first, -one.last))
    signs = described(text, encoded, found, quotations(text))
    return standing(encoded, found, [head_of(encoded, one) for one in found], signs), signs


def told(where, signs, at, chain, row=None):
    scores = np.zeros(at, np.float32) if row is None else np.asarray(row, np.float32)
    return features(where, signs, lookback(where, signs)[at], at, scores, chain, False)


def test_pronouns_of_the_third_person_are_weighed_and_no_other_mention() -> None:
    _, signs = seen()
    assert [third(signs, at) for at in range(4)] == [False, False, True, True]
    assert is_reflexive("themselves") and not is_reflexive("them")


def test_the_subject_before_is_told_from_the_object_before() -> None:
    where, signs = seen()
    numbers, made = told(where, signs, 2, [0, 1])
    assert numbers.tolist() == [0, 1]
    assert made.shape[0] == 3
    differing = np.flatnonzero(made[1] != made[2])
    assert len(differing) > 3
    # No chain at all has signs of its own alone.
    assert not made[0, 11:].any() and not made[1:, :11].any()


def test_a_chain_gathers_what_its_mentions_tell() -> None:
    where, signs = seen()
    apart, joined = (told(where, signs, 3, chain) for chain in ([0, 1, 2], [0, 1, 0]))
    assert apart[0].tolist() == [0, 1, 2] and joined[0].tolist() == [0, 1]
    # "She" thanks "her": with Nora Pell for She, her chain holds the subject of the very clause.
    assert (joined[1][1] != apart[1][1]).any()


def test_weights_decide_and_the_best_mention_of_a_chain_keeps_its_lead() -> None:
    where, signs = seen()
    row = np.array([1.0, 3.0], np.float32)
    _, made = told(where, signs, 2, [0, 1], row)
    only = int(np.flatnonzero((made[1] > 0) & (made[2] == 0) & (made[0] == 0))[0])
    weights = np.zeros((2, made.shape[1]), np.float32)
    weights[0, only] = 5.0
    marked = lookback(where, signs)[2]
    revised = Referring(weights).revised(where, signs, marked, 2, row, [0, 1], False)
    assert revised[0] == 5.0 * made[1, only] and revised[1] == 0
    one_chain = Referring(weights).revised(where, signs, marked, 2, row, [0, 0], False)
    assert one_chain[1] - one_chain[0] == 2.0


def test_the_scores_of_a_text_are_revised_where_the_layout_has_the_weights() -> None:
    encoded = encoded_of(TEXT, TREE, mentions=MENTIONS)
    before = links(TEXT, encoded, ())
    where, signs = seen()
    width = told(where, signs, 2, [0, 1])[1].shape[1]
    weights = np.zeros((2, width), np.float32)
    weights[:, 0] = -2.0  # speaks against none of them
    fitted = replace(LAYOUT, referring=Referring(weights))
    after = links(TEXT, replace(encoded, layout=fitted), ())
    assert before.rows[2].tolist() == [0.0, 0.0]
    assert after.rows[2].tolist() == [2.0, 2.0]
    assert after.rows[1].tolist() == before.rows[1].tolist()  # a name is left as it was
    assert after.chains[2] == 0


@given(st.integers(1, REACH + 20), st.data())
def test_scores_are_finite_however_many_mentions_there_are(count: int, data: st.DataObject) -> None:
    text = "Pell " * count + "she"
    mentions = [("Pell", "person")] * count + [("she", "person")]
    encoded = encoded_of(text, mentions=mentions)
    found = sorted(encoded.spans, key=lambda one: one.first)
    signs = described(text, encoded, found, ())
    where = standing(encoded, found, [head_of(encoded, one) for one in found], signs)
    row = np.array(
        data.draw(st.lists(st.floats(-50, 50), min_size=count, max_size=count)), np.float32
    )
    chain = data.draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    marked = lookback(where, signs)[count]
    _, made = features(where, signs, marked, count, row, chain, False)
    assert np.isfinite(made).all()
    weights = np.ones((2, made.shape[1]), np.float32)
    revised = Referring(weights).revised(where, signs, marked, count, row, chain, False)
    assert revised.shape == row.shape and np.isfinite(revised).all()
    assert (revised[: max(0, count - REACH)] == -CLIP).all()


def test_a_pronoun_that_is_the_first_mention_has_no_chain_before_it() -> None:
    where, signs = seen("She met Ida .", (), mentions=(("She", "person"), ("Ida", "person")))
    numbers, made = told(where, signs, 0, [])
    assert len(numbers) == 0 and len(made) == 1 and made.any()
