"""What stands before the name of a person and is a part of it."""

import pytest

from tests.reader.typed import texts


@pytest.mark.parametrize(
    ("said", "read", "whole"),
    [
        ("The trial of P.V. Srinivasa Rao began.", "Srinivasa Rao", "P.V. Srinivasa Rao"),
        ("Son Heung-jae scored.", "Heung-jae", "Son Heung-jae"),
        ("They met former PM P.V. Srinivasa Rao.", "Srinivasa Rao", "P.V. Srinivasa Rao"),
        ("It met Than Htay Oo. Then Than Htay Oo left.", "Htay Oo", "Than Htay Oo"),
    ],
)
def test_a_name_begins_with_its_initials_its_surname_and_what_always_leads_it(
    said: str, read: str, whole: str
) -> None:
    assert texts(said, *((read, "person"),) * said.count(read)) == {whole: "person"}


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("She flew to Washington D.C. Ana Reyes stayed.", "Ana Reyes"),
        ("He took vitamin C. Ana Reyes did not.", "Ana Reyes"),
        ("It leaks.\nP.S. Ana Reyes knows.", "Ana Reyes"),
        ("They told President Jae-in so.", "Jae-in"),
        ("It met Than Ana Reyes. Then Ana Reyes left.", "Ana Reyes"),
        ("Then Ana Reyes left. Then Ana Reyes ate.", "Ana Reyes"),
    ],
)
def test_and_with_nothing_else(said: str, read: str) -> None:
    found = texts(said, *((read, "person"),) * said.count(read))
    assert [one for one, kind in found.items() if kind == "person"] == [read]
