"""Names as the network reads them: types over a whole text."""

from dataclasses import replace

import numpy as np

from onrecord.reader.entities.naming import named
from onrecord.reader.entities.network_spans import spans_of
from onrecord.reader.statements.quotations import paragraphs
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


def test_a_name_with_a_hyphen_that_is_read_in_two_is_one() -> None:
    text = "The economist Min-Jo Lund left."
    encoded = encoded_of(text, names=[("Min", "person"), ("Jo Lund", "person")])
    scores = encoded.names.copy()
    hyphen, surname = (encoded.starts.index(text.index(one)) for one in ("-", "Lund"))
    scores[hyphen] = scores[surname]
    found = named(text, paragraphs(text), replace(encoded, names=scores))
    assert [one.text for one in found] == ["Min-Jo Lund"]


def test_what_a_family_is_called_tells_nothing_of_the_name_elsewhere() -> None:
    said = "Vohr left. The Vohr family and the Vohr family stayed."
    names = [("Vohr", "person"), ("Vohr", "organization"), ("Vohr", "organization")]
    encoded = encoded_of(said, names=names)
    assert [kind for _, kind, _ in spans_of(said, encoded)] == ["person"] * 3
    alone = "The Vohr family stayed."
    encoded = encoded_of(alone, names=[("Vohr", "organization")])
    assert [kind for _, kind, _ in spans_of(alone, encoded)] == ["organization"]
