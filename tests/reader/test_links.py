"""How well a mention suits those before it, and whom a pronoun means by that."""

import pytest

from onrecord.reader.casting import Casting
from onrecord.reader.names import lines
from onrecord.reader.naming import named
from onrecord.reader.quotations import paragraphs, quotations
from tests.reader.encodings import encoded_of, links_of
from tests.reader.test_speakers import marked

TEXT = "The mayor met some harbour hands . Their boats stay out , and they say it is late ."
MENTIONS = (
    ("The mayor", "person"), ("some harbour hands", "person"), ("Their", "person"),
    ("they", "person"),
)  # fmt: skip


def linked(*same):
    return links_of(TEXT, encoded_of(TEXT, mentions=MENTIONS), same)


def test_what_speaks_for_a_mention_speaks_for_its_chain():
    found = linked((2, 1), (3, 2))
    they = TEXT.index("they")
    assert found.between(they, TEXT.index("some")) == 4
    assert found.between(they, TEXT.index("The mayor")) == -4
    assert found.between(they, 3) is None


def test_a_certain_antecedent_is_far_better_than_any_of_another_chain():
    assert linked((2, 1), (3, 2)).certain(3, 2.0, 1.0) == 2
    assert linked((2, 1), (3, 2), (3, 0)).certain(3, 2.0, 1.0) is None
    assert linked().certain(3, 2.0, 1.0) is None
    assert linked().certain(0, 2.0, 1.0) is None


def speakers(text, same, mentions, people=()):
    text, attributions = marked(text)
    encoded = encoded_of(text, names=[(one, "person") for one in people], mentions=mentions)
    places = paragraphs(text, None)
    read, found = lines(text, places), named(text, places, encoded)
    web = links_of(text, encoded, same)
    casting = Casting(text, read, quotations(text), attributions, found, web, encoded)
    return [one.name if one else None for one in casting.speakers()]


def test_a_group_that_no_list_of_words_tells_is_met_by_its_links():
    text = "The mayor met some harbour hands . Their boats stay out , and {s:they} {c:say} {t:it is late} ."
    assert speakers(text, ((2, 1), (3, 2)), MENTIONS) == ["some harbour hands"]
    assert speakers(text, ((2, 1), (3, 2), (3, 0)), MENTIONS) != ["some harbour hands"]


def test_whom_the_network_reads_as_a_person_may_be_he():
    text = "{t:The party is off} , {s:her publicist} {c:said} .\n{s:He} {c:said} {t:it was late} ."
    mentions = (("her publicist", "person"), ("He", "person"))
    assert speakers(text, (), mentions) == ["her publicist", "her publicist"]


def test_one_whose_gender_is_known_is_not_they():
    text = "{s:Her wife} {c:said} {t:no} .\n{s:They} {c:said} {t:it was late} ."
    mentions = (("Her wife", "person"), ("They", "person"))
    assert speakers(text, (), mentions) == ["Her wife", None]


def test_a_first_name_tells_less_than_the_links_are_sure_of():
    text = "{s:Joe Lundqvist} {c:said} {t:no} . Ana Reyes was there .\n{s:She} {c:said} {t:it was late} ."
    people = ("Joe Lundqvist", "Ana Reyes")
    mentions = (*((one, "person") for one in people), ("She", "person"))
    assert speakers(text, ((2, 0),), mentions, people) == ["Joe Lundqvist", "Joe Lundqvist"]
    assert speakers(text, (), mentions, people) == ["Joe Lundqvist", "Ana Reyes"]


@pytest.mark.parametrize(("kind", "speaker"), [("person", "Her head"), ("other", None)])
def test_a_noun_for_people_that_means_none_is_nobody(kind, speaker):
    text = "Her head hurt . {s:She} {c:said} {t:it was late} ."
    mentions = (("Her head", kind), ("She", "person"))
    assert speakers(text, (), mentions) == [speaker]
