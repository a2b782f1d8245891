"""Mentions that cannot mean the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from onrecord.reader.coreference.apart import Apart
from onrecord.reader.network.spans import Found
from tests.reader.encodings import encoded_of, links_of


def apart_of(text, tree, mentions):
    encoded = encoded_of(text, tree=tree, mentions=mentions)
    links = links_of(text, encoded)
    return Apart.of(text, encoded, links.heads, links.signs), links


def test_two_in_one_conjunction_are_two() -> None:
    text = "The mayor and the judge left"
    tree = [
        ("The", "det", 1), ("mayor", "nsubj", 5), ("and", "cc", 4), ("the", "det", 4),
        ("judge", "conj", 1), ("left", "root", 5),
    ]  # fmt: skip
    apart, _ = apart_of(text, tree, [("The mayor", "person"), ("the judge", "person")])
    assert apart.barred(1, range(1), [0]) == {0}
    # Without "and" it may be an apposition.
    loose = [(word, "det" if kind == "cc" else kind, head) for word, kind, head in tree]
    apart, _ = apart_of(text, loose, [("The mayor", "person"), ("the judge", "person")])
    assert apart.barred(1, range(1), [0]) == set()


def test_a_description_joined_to_a_name_is_another_whatever_the_tree() -> None:
    text = "They met Lund and the pilot"
    tree = [
        ("They", "nsubj", 1), ("met", "root", 1), ("Lund", "obj", 1), ("and", "dep", 1),
        ("the", "det", 5), ("pilot", "dep", 1),
    ]  # fmt: skip
    tags = ("PRON", "VERB", "PROPN", "CCONJ")
    mentions = [("Lund", "person"), ("the pilot", "person")]
    encoded = encoded_of(text, tree=tree, mentions=mentions, tags=tags)
    links = links_of(text, encoded)
    apart = Apart.of(text, encoded, links.heads, links.signs)
    assert apart.barred(1, range(1), [0]) == {0}


def test_what_two_own_are_two() -> None:
    text = "Lund's team met Marsh's team"
    tree = [
        ("Lund", "nmod:poss", 3), ("'", "case", 0), ("s", "case", 0), ("team", "nsubj", 4),
        ("met", "root", 4), ("Marsh", "nmod:poss", 8), ("'", "case", 5), ("s", "case", 5),
        ("team", "obj", 4),
    ]  # fmt: skip
    owned = [Found(0, 3, 1, 5.0), Found(0, 0, 0, 5.0), Found(5, 8, 1, 5.0), Found(5, 5, 0, 5.0)]

    def barred(text, tree):
        encoded = replace(encoded_of(text, tree=tree), spans=tuple(owned))
        links = links_of(text, encoded)
        return Apart.of(text, encoded, links.heads, links.signs).barred(2, range(2), [0, 1])

    assert barred(text, tree) == {0}
    again = [("Lund" if word == "Marsh" else word, kind, head) for word, kind, head in tree]
    assert barred(text.replace("Marsh", "Lund"), again) == set()


def test_two_descriptions_without_a_word_in_common_must_suit_better() -> None:
    text = "The early plan beat the agency and the late plan"
    mentions = [
        ("The early plan", "other"),
        ("the agency", "organization"),
        ("the late plan", "other"),
    ]
    apart, _ = apart_of(text, (), mentions)
    assert apart.unlike(1, range(1)) == {0}
    assert apart.unlike(2, range(2)) == {1}
    row = np.array([2.0, 0.5], np.float32)
    assert apart.revised(2, [row] * 3, row, [0, 1]).tolist() == [2.0, -0.5]


def test_a_name_is_rarely_somebody_who_is_called_otherwise() -> None:
    text = "Ana Lund praised her aunt and Vera Marsh"
    mentions = [("Ana Lund", "person"), ("her", "person"), ("Vera Marsh", "person")]
    apart, _ = apart_of(text, (), mentions)
    row = np.array([-1.0, 3.0], np.float32)
    assert apart.revised(2, [row] * 3, row, [0, 0]).tolist() == [-1.0, -1.0]
    # Nobody knows yet what she is called.
    assert apart.revised(2, [row] * 3, row, [0, 1]).tolist() == [-1.0, 3.0]
    again, _ = apart_of(text.replace("Vera Marsh", "Lund"), (), [*mentions[:2], ("Lund", "person")])
    assert again.revised(2, [row] * 3, row, [0, 0]).tolist() == [-1.0, 3.0]


def test_an_owner_is_another_than_what_it_owns() -> None:
    text = "The boy met the boy's mother"
    tree = [
        ("The", "det", 1), ("boy", "nsubj", 2), ("met", "root", 2), ("the", "det", 4),
        ("boy", "nmod:poss", 7), ("'", "case", 4), ("s", "case", 4), ("mother", "obj", 2),
    ]  # fmt: skip
    found = (Found(0, 1, 0, 5.0), Found(3, 7, 0, 5.0), Found(3, 4, 0, 5.0))
    encoded = replace(encoded_of(text, tree=tree), spans=found)
    links = links_of(text, encoded)
    apart = Apart.of(text, encoded, links.heads, links.signs)
    assert apart.barred(2, range(2), [0, 1]) == {1}
    rows = [np.zeros(0, np.float32), np.array([2.0], np.float32), np.array([3.0, 4.0], np.float32)]
    assert apart.revised(1, rows, rows[1], [0])[0] < 0
    rows[2] = np.array([-3.0, 4.0], np.float32)
    assert apart.revised(1, rows, rows[1], [0])[0] > 0


def test_words_of_one_series_tell_two_apart() -> None:
    text = "The upper house met the lower house and the house"
    mentions = [
        (one, "organization") for one in ("The upper house", "the lower house", "the house")
    ]
    apart, _ = apart_of(text, (), mentions)
    assert apart.barred(1, range(1), [0]) == {0}
    assert apart.barred(2, range(2), [0, 1]) == set()


def test_one_person_is_not_several() -> None:
    text = "The pilot met the pilots and the farmer and sailors"
    tree = [
        ("The", "det", 1), ("pilot", "nsubj", 2), ("met", "root", 2), ("the", "det", 4),
        ("pilots", "obj", 2), ("and", "cc", 7), ("the", "det", 7), ("farmer", "dep", 2),
        ("and", "cc", 9), ("sailors", "conj", 7),
    ]  # fmt: skip
    mentions = [(one, "person") for one in ("The pilot", "the pilots", "the farmer and sailors")]
    apart, _ = apart_of(text, tree, mentions)
    assert apart.barred(1, range(1), [0]) == {0}
    assert apart.barred(2, range(2), [0, 1]) == set()


def test_those_who_are_counted_otherwise_are_others() -> None:
    text = "Some 200 pilots met 30 pilots and the 30 pilots"
    mentions = [(one, "person") for one in ("Some 200 pilots", "30 pilots", "the 30 pilots")]
    apart, _ = apart_of(text, (), mentions)
    assert apart.barred(1, range(1), [0]) == {0}
    assert apart.barred(2, range(2), [0, 1]) == {0}


def test_bodies_of_one_kind_under_other_names_are_two() -> None:
    text = "The Vohr defense met the Tarn defense and the defense and the Vohr mayor and the Tarn mayor"
    told = ("The Vohr defense", "the Tarn defense", "the defense")
    mentions = [(one, "organization") for one in told]
    mentions += [(one, "person") for one in ("the Vohr mayor", "the Tarn mayor")]
    apart, _ = apart_of(text, (), mentions)
    assert apart.barred(1, range(1), [0]) == {0}
    assert apart.barred(2, range(2), [0, 1]) == set()
    assert apart.barred(4, range(3, 4), [0, 1, 2, 3]) == set()
