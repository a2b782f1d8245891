"""The text as it is read, and the way back to the text as it is."""

import pytest

from onrecord.page import article_of_text
from onrecord.reader import Layers
from onrecord.reader.plainly import plainly
from onrecord.record import Dated, Entity, Mention, Role, Span, Statement


def read(text: str) -> str:
    return plainly(article_of_text(text)).article.text


def test_a_text_without_odd_signs_is_read_as_it_is():
    article = article_of_text("“It sank,” Ana Reyes said. 'No' and 'yes' and “so” it's “on”.")
    plain = plainly(article)
    assert plain.article is article
    layers = Layers()
    assert plain.told(layers, article.text) is layers


def test_signs_without_width_are_not_read():
    assert read("They de\u00adclined\u200b to com\u2060ment.\ufeff") == "They declined to comment."


def test_signs_that_look_alike_are_read_alike():
    assert (
        read("Ana\u00a0Reyes\u202fof the three\u2011year o\ufb03ce")
        == "Ana Reyes of the three-year office"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘It sank,’ she said. ‘It’s the crew’s “day”.’", "“It sank,” she said. “It’s the crew’s ‘day’.”"),
        ("'It sank,' she said.", '"It sank," she said.'),
        # one quotation that runs on
        ("‘It sank.\n‘It rose,’ she said.", "“It sank.\n“It rose,” she said."),
        # a house that quotes in double marks keeps them, and its single ones
        ("“It sank,” she said. “No ‘yes’.”\nThe ‘boat’", "“It sank,” she said. “No ‘yes’.”\nThe ‘boat’"),
        ("‘It sank, she said.", "‘It sank, she said."),
    ],
)  # fmt: skip
def test_a_house_that_quotes_in_single_marks_is_read_as_others_are(text, expected):
    assert read(text) == expected


def test_what_is_found_is_told_in_the_text_as_it_is():
    text = "‘It sank,’ Ana ‘Bo’ Re\u00adyes,\u200b chief of sta\ufb00, said on Mon\u00adday."
    plain = plainly(article_of_text(text))
    words = plain.article.text

    def at(part: str) -> Span:
        return Span(words.index(part), words.index(part) + len(part))

    name = "Ana “Bo” Reyes"
    role = Role("chief of staff", at("chief of staff"))
    who = Entity("e1", "person", name, (), (role,), (Mention(at(name), "name"),))
    told = Statement(
        "s1", "direct", "speech", (at("“It sank,”"),), at(name), at("said"), who,
        said_on=Dated("2024-03-11", at("Monday")),
    )  # fmt: skip
    found = plain.told(Layers((who,), (told,)), text)
    (entity,), (statement,) = found.entities, found.statements

    def spelled(span: Span) -> str:
        return text[slice(*span)]

    assert entity.name == "Ana ‘Bo’ Reyes"
    assert entity.roles[0].text == spelled(entity.roles[0].span) == "chief of sta\ufb00"
    assert spelled(entity.mentions[0].span) == "Ana ‘Bo’ Re\u00adyes"
    assert statement.speaker is entity
    assert spelled(statement.content[0]) == "‘It sank,’"
    assert statement.said_on is not None
    assert spelled(statement.said_on.span) == "Mon\u00adday"


def test_the_blocks_and_the_dateline_are_read_where_they_stand():
    article = article_of_text(
        "\u200b\u200bHEAD\n\nDUNMORE, Norland — It\u00ad sank.\n\n\u200b\n\nIt rose."
    )
    plain = plainly(article)
    assert all(one.span.start < one.span.end for one in plain.article.blocks)
    assert [
        plain.article.words(one.span) for one in plain.article.blocks if one.kind == "paragraph"
    ][-1] == "It rose."
    if article.dateline is not None:
        assert plain.article.dateline is not None
        assert plain.article.words(plain.article.dateline.span) == article.words(
            article.dateline.span
        )
