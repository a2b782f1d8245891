"""Who says "I" and "we": whose words they stand in."""

from __future__ import annotations

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Block, Span
from tests.reader.attributed import at, cast, interview, marked, speakers


def test_first_person_in_a_quotation_is_its_speaker():
    text = '"I think we will win," Mary Okafor said.'
    outer = Attribution((Span(0, 23),), source=Span(24, 35), cue=Span(36, 40))
    inner = Attribution((Span(9, 20),), source=Span(1, 2), cue=Span(3, 8), act="thought", inside=0)
    _, statements = resolve(Article(text), [outer, inner])
    assert [one.speaker.name for one in statements] == ["Mary Okafor"] * 2
    assert statements[1].inside == statements[0].id


def test_first_person_outside_quotations_is_the_author():
    text = """{s:Bo Lind} {c:said} {t:it is cold}.
{s:I} {c:doubt} {t:that it is}."""
    assert speakers(text) == ["Bo Lind", None]


def test_i_is_who_is_quoted_and_not_who_is_told_of():
    text = "Ana Reyes came. “Tom Lund told me I wanted the quay shut,” Reyes said."
    outer = Attribution(
        (at(text, "“Tom Lund told me I wanted the quay shut,”"),),
        Span(text.rindex("Reyes"), text.rindex("Reyes") + 5),
        at(text, "said"),
    )
    told = Attribution(
        (at(text, "I wanted the quay shut"),), at(text, "Tom Lund"), at(text, "told"), inside=0
    )
    wanted = Attribution(
        (at(text, "the quay shut"),), at(text, "I"), at(text, "wanted"), "thought", inside=1
    )
    _, found = resolve(Article(text), [outer, told, wanted])
    assert [one.speaker.name for one in found] == ["Ana Reyes", "Tom Lund", "Ana Reyes"]
    assert [one.inside for one in found] == [None, "s1", "s2"]


def test_i_in_a_quotation_without_cue_is_who_spoke_before():
    text = (
        "“It sank,” Ana Reyes said.\n“I told the men who fear the sea that I want the quay shut.”"
    )
    before = Attribution((at(text, "“It sank,”"),), at(text, "Ana Reyes"), at(text, "said"))
    alone = Attribution((Span(text.index("“I told"), len(text)),))
    feared = Attribution(
        (at(text, "the sea"),), at(text, "the men"), at(text, "fear"), "thought", inside=1
    )
    start = text.index("I want")
    wanted = Attribution(
        (at(text, "the quay shut"),), Span(start, start + 1), at(text, "want"), "thought", inside=1
    )
    _, found = resolve(Article(text), [before, alone, feared, wanted])
    assert found[3].speaker.name == "Ana Reyes"


def test_whoever_speaks_a_turn_calls_himself_i():
    assert interview(
        "Tom Berg keeps the light. He spoke to Jo Marsh.",
        "Marsh: Who came?",
        "Berg: I saw Bo Lind once. He said it is small.",
        "Marsh: And then?",
        "Berg: I made tea.",
    ) == ["Jo Marsh", "Tom Berg", "Bo Lind", "Jo Marsh", "Tom Berg"]


@pytest.mark.parametrize(
    ("byline", "kind", "author"),
    [
        ("By Ana Reyes", "paragraph", "Ana Reyes"),
        ("By Ana Reyes and Tom Berg", "paragraph", None),
        ("By Ana Reyes", "quote", None),
        ("Ana Reyes", "paragraph", None),
        ("Signed by Ana Reyes", "paragraph", "Ana Reyes"),
    ],
)
def test_i_is_who_wrote_the_article_outside_of_what_others_say(byline, kind, author):
    plain, attributions = marked(
        f"""{byline}
{{s:I}} {{c:think}} {{t:that it leaks}}.
{{s:Jo Lund}} {{c:told}} me {{t:that I was wrong}}.
{{s:We}} {{c:hope}} {{t:for rain}}.
{{t:"It does, I saw it,"}} {{s:Lund}} {{c:said}}.
"{{s:I}} {{c:believe}} {{t:it rains}}.\""""
    )
    blocks, start = [], 0
    for line in plain.splitlines():
        given = (
            "byline" if line.startswith("By ") else kind if line.startswith("I ") else "paragraph"
        )
        blocks.append(Block(given, Span(start, start + len(line))))
        start += len(line) + 1
    signed = ("Ana Reyes",) if byline.startswith("Signed") else ()
    article = Article(plain, bylines=signed, blocks=tuple(blocks))
    entities, found = resolve(article, attributions)
    named = [one.speaker.name if one.speaker else None for one in found]
    assert named == [author, "Jo Lund", None, "Jo Lund", "Jo Lund"]
    assert (found[1].told_to.name if found[1].told_to else None) == (
        "Ana Reyes" if byline.endswith("y Ana Reyes") else None
    )
    if author:
        (writer,) = [one for one in entities if one.name == author]
        pronouns = {one.span for one in writer.mentions if one.kind == "pronoun"}
        assert found[0].source in pronouns
        assert not any(found[3].content[0].covers(one) for one in pronouns)


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Mayor Ana Reyes issued the following statement on U.S. Harbours :", "Ana Reyes"),
        ("Mayor Ana Reyes today made the following brief remarks .", "Ana Reyes"),
        ("Mayor Ana Reyes read the following statement by the crew :", None),
        ("Mayor Ana Reyes issued the following statement , and left", None),
    ],
)
def test_a_statement_in_full_is_of_who_issued_it(opening: str, speaker: str | None) -> None:
    text = f"{opening}\n{{s:I}} {{c:want}} {{t:to help the crew}} ."
    assert cast(text, people=["Ana Reyes"]) == [speaker]


def test_each_statement_in_full_is_of_its_own_speaker() -> None:
    text = (
        "Mayor Ana Reyes issued the following statement :\n"
        "{s:I} {c:want} {t:to help the crew} .\n"
        "Captain Jo Lund released the following statement :\n"
        "{s:I} {c:want} {t:to thank the mayor} ."
    )
    assert cast(text, people=["Ana Reyes", "Jo Lund"]) == ["Ana Reyes", "Jo Lund"]
