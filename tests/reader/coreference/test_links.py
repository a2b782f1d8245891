"""How well a mention suits those before it."""

from tests.reader.encodings import encoded_of, links_of

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
