"""Names as the network reads them: types over a whole text, abbreviations that belong to a name."""

from dataclasses import replace

import numpy as np

from onrecord.reader.naming import named, spans_of
from onrecord.reader.quotations import paragraphs
from tests.reader.encodings import NAMES, encoded_of

TEXT = "Marlow closed the bridge. Later Marlow opened it. A boat left Marlow at dawn."


def test_what_is_spelled_alike_has_the_type_that_most_speaks_for() -> None:
    encoded = encoded_of(
        TEXT, names=[("Marlow", "organization"), ("Marlow", "place"), ("Marlow", "place")]
    )
    assert [kind for _, kind, _ in spans_of(TEXT, encoded)] == ["place"] * 3


def test_a_sure_place_outweighs_two_that_are_hardly_known() -> None:
    encoded = encoded_of(TEXT, names=[("Marlow", "place")] * 3)
    scores = encoded.names.copy()
    place, organization = (1 + 2 * NAMES.index(kind) for kind in ("place", "organization"))
    for at in np.flatnonzero(scores[:, place] == 0)[:2]:
        scores[at, place], scores[at, organization] = -0.8, -0.6
    found = spans_of(TEXT, replace(encoded, names=scores))
    assert [kind for _, kind, _ in found] == ["place"] * 3


def test_other_spellings_keep_types_of_their_own() -> None:
    text = "Marlow met the Marlow Bridge Company."
    encoded = encoded_of(
        text, names=[("Marlow", "person"), ("Marlow Bridge Company", "organization")]
    )
    assert [kind for _, kind, _ in spans_of(text, encoded)] == ["person", "organization"]


def test_the_point_of_an_abbreviation_is_part_of_a_name() -> None:
    text = "Tollmark Corp. hired her. She left Tollmark Corp. in May."
    encoded = encoded_of(text, names=[("Tollmark Corp", "organization")] * 2)
    found = named(text, paragraphs(text), encoded)
    assert [one.text for one in found] == ["Tollmark Corp."] * 2


def test_parts_of_one_place_are_one_and_two_places_without_a_comma_are_two() -> None:
    text = "She flew from the United States to a Belgium Ireland match."
    parts = ("United", "States", "Belgium", "Ireland")
    encoded = encoded_of(text, names=[(one, "place") for one in parts])
    found = [one.text for one in named(text, paragraphs(text), encoded)]
    assert found == ["United States", "Belgium", "Ireland"]
