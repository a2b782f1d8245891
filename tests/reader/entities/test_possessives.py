"""Names and the endings of possessives."""

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import encoded_of


def possessive(
    text: str, relation: str, name: str = "Vohr", class_: str = "VERB"
) -> dict[str, str]:
    """The names of a text that opens with one in the possessive, which its sentence binds so."""
    verb = ("said", "root", 3) if relation != "nmod:poss" else ("house", "nsubj", 4)
    tree = [(name, relation, 3), ("'", "case", 0), ("s", "case", 0), verb]
    tags = ("PROPN", "PART", "PART", class_)
    again = text.count(name)
    encoded = encoded_of(text, tree, names=[(name, "person")] * again, tags=tags)
    return {one.text: one.type for one in named(text, paragraphs(text), encoded)}


def test_a_possessive_that_owns_nothing_is_a_name() -> None:
    said = "Vohr's said so. A Vohr's chef left."
    assert possessive(said, "nsubj") == {"Vohr's": "organization"}
    assert possessive("Vohr's house fell. It is Vohr's.", "nmod:poss") == {"Vohr": "person"}
    assert possessive("Vohr's said so. Later Vohr ate.", "nsubj") == {"Vohr": "person"}
    assert possessive("VOHR's said so.", "nsubj", "VOHR") == {"VOHR": "person"}
    assert possessive("Vohr's said plan fell.", "nsubj", class_="NOUN") == {"Vohr": "person"}


def test_so_is_one_that_a_longer_name_begins_with() -> None:
    text = "He left Vohr's house for Vohr's Tide Service."
    encoded = encoded_of(text, names=[("Vohr", "person"), ("Vohr's Tide Service", "organization")])
    found = [one.text for one in named(text, paragraphs(text), encoded)]
    assert found == ["Vohr's", "Vohr's Tide Service"]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("King Bo's School shut. King Bo's wept.", ["King Bo"], ["King Bo's School", "King Bo's"]),
        ("At St Thomas' Hospital he ate.", ["St Thomas"], ["St Thomas' Hospital"]),
        ("The Tide Pilots' Union met.", [], ["Tide Pilots' Union"]),
        ("The Gulls' Council fell. Gulls ate.", ["Gulls", "Gulls"], ["Gulls", "Gulls"]),
        ("Tarn's Harbour Council fell.", ["Tarn", "Harbour Council"], ["Tarn", "Harbour Council"]),
    ],
)
def test_a_body_is_called_after_whom_it_is_of(
    text: str, names: list[str], found: list[str]
) -> None:
    encoded = encoded_of(text, names=[(one, "place") for one in names])
    read = [one.text for one in named(text, paragraphs(text), encoded) if one.type != "unknown"]
    assert read == found


def unmarked(text: str, *names: tuple[str, str]) -> list[str]:
    """The names of a text whose words are nouns."""
    encoded = encoded_of(text, names=names, tags=["NOUN"] * len(text.split()))
    return [one.text for one in named(text, paragraphs(text), encoded)]


BOARD, FIRM = ("Harbour Board", "organization"), ("Harbour Boards Fishing Office", "organization")


def test_possessives_may_have_lost_their_apostrophes() -> None:
    text = "Jo Lund met the Harbour Board. Lunds letter pleased the Harbour Boards Fishing Office."
    names = [("Jo Lund", "person"), BOARD, ("Lunds", "organization"), FIRM]
    assert unmarked(text, *names) == [
        "Jo Lund", "Harbour Board", "Lund", "Harbour Board", "Fishing Office",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Lunds letter came", "Lunds"),
        ("todays news and Lunds letter came", "Lund"),
        ("the Lunds letter of todays came", "Lunds"),
        ("todays news of Lunds", "Lunds"),
        ("Teal's news and todays Lunds letter", "Lunds"),
    ],
)
def test_a_name_may_end_as_a_possessive_does(end: str, name: str) -> None:
    text = f"Jo Lund met Teal. Then {end}."
    names = [("Jo Lund", "person"), ("Teal", "person"), ("Lunds", "person")]
    if "Teal's" in end:
        names.insert(2, ("Teal", "person"))
    assert unmarked(text, *names)[-1] == name


@pytest.mark.parametrize(("times", "name"), [(3, "Lund"), (2, "Lunds")])
def test_whoever_is_named_often_is_so_without_an_apostrophe(times: int, name: str) -> None:
    text = f"{'Lund left. ' * times}Then Lunds letter came."
    names = [("Lund", "person")] * times + [("Lunds", "person")]
    assert unmarked(text, *names)[-1] == name
