"""Whose lawyer somebody is, and whom "his client" means."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.entities.clients import Clients
from onrecord.record import Span


def clients(text: str, **who: list[str]) -> Clients[str]:
    """The clients of a text in which each of ``who`` is spoken of by the first of these words."""
    return Clients(
        text,
        [
            (Span(text.index(words), text.index(words) + len(words)), name)
            for name, forms in who.items()
            for words in forms
        ],
    )


def meant(found: Clients[str]) -> list[tuple[str, str]]:
    return [(found.text[slice(*span)], who) for span, who in found.spoken_of()]


def test_a_lawyer_s_client_is_whom_the_lawyer_represents() -> None:
    found = clients(
        "One of the lawyers representing Ekwall said he would see his client.",
        ekwall=["Ekwall"],
        one=["One of the lawyers representing Ekwall", "he ", "his"],
    )
    assert meant(found) == [("his client", "ekwall")]
    assert found.of("one") == "ekwall"


def test_a_name_beside_the_lawyer_is_the_lawyer() -> None:
    after = "Ekwall’s defense attorney, Ana Reyes, spoke. “My client is ill,” Reyes said."
    assert clients(after, ekwall=["Ekwall"], reyes=["Ana Reyes"]).of("reyes") == "ekwall"
    before = "Ana Reyes, a lawyer for Tom Ekwall, spoke."
    assert clients(before, ekwall=["Tom Ekwall"], reyes=["Ana Reyes"]).of("reyes") == "ekwall"


def test_of_two_clients_each_sentence_has_its_own() -> None:
    found = clients(
        "Ekwall's lawyer said her client is ill. A lawyer for Boe said his client is well.",
        ekwall=["Ekwall"],
        boe=["Boe"],
    )
    assert meant(found) == [("her client", "ekwall"), ("his client", "boe")]
    assert found.of("somebody else") is None


def test_who_prosecutes_is_nobody_s_lawyer() -> None:
    found = clients(
        "U.S. Attorney Ana Reyes and the district attorney for Polk County spoke of Ekwall.",
        reyes=["Ana Reyes"],
        ekwall=["Ekwall"],
    )
    assert not found.lawyers and not found.retained


def test_a_lawyer_s_own_team_makes_no_client_of_the_lawyer() -> None:
    found = clients(
        "A lawyer for Ekwall said his legal team will appeal.",
        ekwall=["Ekwall"],
        lawyer=["A lawyer for Ekwall", "his"],
    )
    assert found.only == "ekwall"


_PIECES = st.sampled_from(
    ["Ekwall", "'s ", "lawyer", " for ", "his client", " representing ", ", ", ". ", "the ", "\n"]
)


@given(st.lists(_PIECES, max_size=30), st.lists(st.integers(0, 60), max_size=12))
def test_what_is_found_lies_in_the_text(pieces: list[str], places: list[int]) -> None:
    text = "".join(pieces)
    spans = [Span(at, min(at + 6, len(text))) for at in places if at < len(text)]
    found = Clients(text, [(span, str(number % 3)) for number, span in enumerate(spans)])
    for span, _ in found.spoken_of():
        assert text[slice(*span)].endswith("client")
