"""What is read as a name and is none."""

import pytest

from tests.reader.typed import texts


def test_what_is_no_name() -> None:
    for name, kind in (
        ("R4bn", "organization"),
        ("COVID-19", "organization"),
        ("Western", "organization"),
        ("Norwegians", "person"),
        ("Norwegian", "place"),
        ("Minister of Tides", "organization"),
        ("Professor of Tides", "organization"),
        ("R-South Norland", "organization"),
        ("Sh12", "person"),
        ("Rs500", "organization"),
        ("Leader of Tarn Council", "organization"),
    ):
        text = f"They say that {name} will come."
        assert texts(text, (name, kind)) == {}
    assert texts("So did the Dutchman.", ("Dutchman", "person")) == {}
    assert texts("So did the professor of Clean Tides.", ("Clean Tides", "organization")) == {}
    assert texts("So did the professor of Tarn University.", ("Tarn University", "organization"))
    assert texts("Write to ann.lind@tarn.org now.", ("ann.lind", "person")) == {}
    paper = "He told The Norwegian so."
    assert texts(paper, ("Norwegian", "organization")) == {"Norwegian": "organization"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the Clean Harbours Act", "Clean Harbours Act"),
        ("the Tarn Stock Index", "Tarn Stock Index"),
        ("the Clean Harbours, Tides and Quays Act", "Clean Harbours"),
        ("No. 1", "No. 1"),
        ("the 486", "486"),
        ("lund@tarn.example", "lund@tarn.example"),
    ],
)
def test_no_law_measure_number_or_address_is_a_body(said: str, name: str) -> None:
    assert texts(f"They asked {said} there.", (name, "organization")) == {}


def test_what_letters_before_a_sum_tell_is_a_currency() -> None:
    assert texts("It lost US$5 million.", ("US", "place")) == {}


def test_how_a_bishop_is_called_is_no_body() -> None:
    names = [("Right", "organization"), ("Bo Lind", "person")]
    assert texts("They met the Right Rev Bo Lind there.", *names) == {"Bo Lind": "person"}
    assert texts("They met the Right there.", names[0]) == {"Right": "organization"}


def test_an_ailment_is_called_after_somebody_and_is_not_he() -> None:
    for said in ("Vohr disease", "Vohr-Kest syndrome", "Vohr's palsy", "Vohr's Law"):
        assert texts(f"She had {said} there.", ("Vohr", "person")) == {}
    for said in ("Vohr virus experts", "VOHR disease", "Vohr caught a disease"):
        name = said.split(" ")[0]
        assert texts(f"She met {said} there.", (name, "person")) == {name: "person"}


def test_how_somebody_is_called_is_no_body() -> None:
    names = [("Smt", "organization"), ("Kamala Vohr", "person")]
    assert texts("It was filed by Smt. Kamala Vohr there.", *names) == {"Kamala Vohr": "person"}
