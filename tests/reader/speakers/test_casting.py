"""Whom a source means by what the network reads in its words and links."""

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.record import Article
from tests.reader.attributed import cast, marked
from tests.reader.encodings import encoded_of


def test_a_group_that_no_list_of_words_tells_is_met_by_its_links():
    text = "The mayor met some harbour hands . Their boats stay out , and {s:they} {c:say} {t:it is late} ."
    mentions = [(one, "person") for one in ("The mayor", "some harbour hands", "Their", "they")]
    assert cast(text, ((2, 1), (3, 2)), mentions) == ["some harbour hands"]
    assert cast(text, ((2, 1), (3, 2), (3, 0)), mentions) != ["some harbour hands"]


def test_whom_the_network_reads_as_a_person_may_be_he():
    text = "{t:The party is off} , {s:her publicist} {c:said} .\n{s:He} {c:said} {t:it was late} ."
    mentions = (("her publicist", "person"), ("He", "person"))
    assert cast(text, (), mentions) == ["her publicist", "her publicist"]


def test_one_whose_gender_is_known_is_not_they():
    text = "{s:Her wife} {c:said} {t:no} .\n{s:They} {c:said} {t:it was late} ."
    mentions = (("Her wife", "person"), ("They", "person"))
    assert cast(text, (), mentions) == ["Her wife", None]


def test_a_first_name_tells_less_than_the_links_are_sure_of():
    text = "{s:Joe Lundqvist} {c:said} {t:no} . Ana Reyes was there .\n{s:She} {c:said} {t:it was late} ."
    people = ("Joe Lundqvist", "Ana Reyes")
    mentions = (*((one, "person") for one in people), ("She", "person"))
    assert cast(text, ((2, 0),), mentions, people) == ["Joe Lundqvist", "Joe Lundqvist"]
    assert cast(text, (), mentions, people) == ["Joe Lundqvist", "Ana Reyes"]


@pytest.mark.parametrize(("kind", "speaker"), [("person", "Her head"), ("other", None)])
def test_a_noun_for_people_that_means_none_is_nobody(kind, speaker):
    text = "Her head hurt . {s:She} {c:said} {t:it was late} ."
    mentions = (("Her head", kind), ("She", "person"))
    assert cast(text, (), mentions) == [speaker]


def test_what_stands_before_the_noun_of_a_place_is_nobody():
    text = "It fell on a police station . {s:Police} {c:said} {t:no} ."
    mentions = (("a police station", "place"), ("Police", "organization"))
    assert cast(text, (), mentions) == ["Police"]


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        ("Marsh Corp. fell. Vohr Corp. rose.", "The company's ship sank", "Vohr Corp."),
        ("Marsh Corp. fell. It was dark.", "The company's ship sank", "Marsh Corp."),
        ("Marsh Corp. fell. Vohr Corp. rose. It was dark.", "The company's ship sank", None),
        (
            "Marsh Corp. fell.",
            "{s:Ana Reyes, a Vohr Corp. clerk,} {c:said} {t:the company's ship sank}",
            "Vohr Corp.",
        ),
        (
            "Marsh Corp. fell.",
            "{s:Ana Reyes, a Tide Court clerk,} {c:said} {t:the company's ship sank}",
            "Marsh Corp.",
        ),
    ],
)
def test_the_company_that_says_nothing_is_whom_the_sentence_before_is_of(before, said, name):
    text, attributions = marked(f"{before} {said}.")
    bodies = ("Marsh Corp.", "Vohr Corp.", "Tide Court")
    firm = "The company" if "The company" in text else "the company"
    found = [(one, "organization") for one in bodies if one in text]
    found += [("Ana Reyes", "person")] * ("Ana" in text)
    found.sort(key=lambda one: text.index(one[0]))
    mentions = sorted([*found, (firm, "organization")], key=lambda one: text.index(one[0]))
    encoded = encoded_of(text, names=found, mentions=mentions)
    entities, _ = resolve(Article(text), attributions, encoded=encoded)
    at = text.index(firm)
    owners = [one.name for one in entities for m in one.mentions if m.span.start == at]
    assert owners == ([name] if name else [])
