"""What is met on the way through an article: descriptions, and the genders that its pronouns tell."""

from __future__ import annotations

import pytest

from onrecord.reader.speakers.casting import Casting
from onrecord.reader.speakers.reading import Reading
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Article
from tests.reader.attributed import cast, speakers
from tests.reader.encodings import encoded_of


def test_pronouns_outweigh_the_gender_of_a_first_name():
    text = """Han Weiss lost his house, and his boat is gone.
{s:Han Weiss} {c:said} {t:he and his sons had fled}.
Mary Lund lost her car.
{t:"It is cold,"} {s:he} {c:said}."""
    assert speakers(text)[-1] == "Han Weiss"


@pytest.mark.parametrize("marks", ["", '"'])
def test_a_noun_for_several_that_opens_a_sentence_is_whom_they_means(marks):
    text = f"""{{s:The Alder Council}} {{c:said}} {{t:no}}.
{marks}Investigators looked for it then.{marks} {{s:They}} {{c:said}} {{t:it was late}}."""
    assert speakers(text)[1] == ("Alder Council" if marks else "Investigators")


@pytest.mark.parametrize(("name", "who"), [("Dorota Lind", "she"), ("Björn Lind", "he")])
def test_first_names_of_many_countries_tell_whom_a_pronoun_means(name, who):
    other = {"he": "she", "she": "he"}
    text = """{s:%s} {c:said} {t:it was late}.
{t:"It was dark,"} {s:%s} {c:said}."""
    assert speakers(text % (name, who)) == [name, name]
    assert speakers(text % (name, other[who])) == [name, None]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ('Zorv Lind saw the skipper. "He snored," we heard.', None),
        ("Zorv Lind saw the skipper. He snored.", "male"),
        ("Seen by Zorv Lind, she left. It was late, and she was tired. Zorv Lind lost his hat.", "male"),
        ("Seen by Zorv Lind, she left.", "female"),
        ("Mary Lind lost his hat and his coat.", "male"),
        ("Mary Lind said he lost his hat.", "female"),
        ("Mary Lind lost his hat and his coat. After Lind her guests left.", "female"),
        ("Mary Lind left. Mrs Lind lost his hat and his coat.", "female"),
        ("Zorv Lind left. Lind's mother lost her hat.", None),
        ("His lawyer, Zorv Lind, said he lost his hat.", None),
        ("His lawyer, Zorv Lind, said she lost his hat.", "female"),
    ],
)  # fmt: skip
def test_the_gender_that_pronouns_behind_a_name_tell(text, gender):
    """None by what somebody quoted says there, by one of which no clause is only where no other is, by a title all."""
    stage = Stage(Reading.of(Article(text), quotations(text), [], None))
    Casting(stage)
    (known,) = {one.gender() for one in stage.cast.members if "Lind" in one.name}
    assert known == gender


def test_who_does_something_to_a_woman_is_not_told_to_be_one():
    text = "Zorv Lind rose and asked her for bread."
    tree = [
        ("Zorv", "nsubj", 2), ("Lind", "flat", 0), ("rose", "root", 2), ("and", "cc", 4),
        ("asked", "conj", 2), ("her", "obj", 4),
    ]  # fmt: skip
    for given, gender in ((tree, None), (tree[:5], "female")):
        encoded = encoded_of(text, given, names=[("Zorv Lind", "person")])
        stage = Stage(Reading.of(Article(text), quotations(text), [], encoded))
        Casting(stage)
        assert [one.gender() for one in stage.cast.members] == [gender]


def test_a_first_name_stands_against_he_where_she_is_told_of_too():
    text = "Mary Lind feared he had told her that he would go."
    tree = [
        ("Mary", "nsubj", 2), ("Lind", "flat", 0), ("feared", "root", 2), ("he", "nsubj", 5), ("had", "aux", 5),
        ("told", "ccomp", 2), ("her", "obj", 5), ("that", "mark", 10), ("he", "nsubj", 10), ("would", "aux", 10),
        ("go", "ccomp", 5),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, names=[("Mary Lind", "person")])
    stage = Stage(Reading.of(Article(text), quotations(text), [], encoded))
    Casting(stage)
    assert [one.gender() for one in stage.cast.members] == ["female"]


def test_whose_mother_wept_is_not_she():
    text = """Jane Spitz, Ana Hart's %s, wept. Then she left.
{t:"It was late,"} {s:she} {c:said}."""
    assert speakers(text % "mother") == ["Jane Spitz"]


def test_whose_relative_opens_a_sentence_is_whom_she_means():
    text = """{s:The clerk} {c:said} {t:Dan Hale was late}.
Hale's %s wept at noon. {t:"He is ill,"} {s:she} {c:said}."""
    assert speakers(text % "widow")[1] == "Hale's widow"
    assert speakers(text % "hands")[1] == "The clerk"


def test_hundreds_of_somebody_are_whom_they_means():
    text = """{s:The Alder Council} {c:said} {t:no}.
On Monday, hundreds of harbour pilots marched off. {s:They} {c:said} {t:it was late}."""
    mentions = [("hundreds of harbour pilots", "person")]
    assert cast(text, mentions=mentions)[1] == "hundreds of harbour pilots"
