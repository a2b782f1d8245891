"""Wire stories and reprints are one story; the same words in several pages are one quotation."""

from __future__ import annotations

from onrecord.casebook import Casebook
from onrecord.casebook.copies import agency_of, bands, shingles, similarity
from onrecord.casebook.quotations import same_words, tokens
from onrecord.record import Article
from tests.casebook.news import Story

BODY = [
    "The harbour of Darrow was shut on Monday after the ramp of the ferry gave way under a lorry loaded with grain.",
    "Nobody was hurt, the coast guard said, but the crane that lifts the lorry out will not come before the weekend.",
    "The company that runs the ferry had been told of a crack in the ramp three weeks before, according to a letter.",
    "Its engineers had asked for money to mend it and were sent away, two of them told a reporter on the quay.",
]
QUOTE = "“Nobody rang me back, and I had signed every page of that letter,” Tomas Brandt said."


def page(number: int, *lines: str, outlet: str, published: str = "2024-05-14", bylines=()) -> Story:
    story = Story(*lines, url=f"https://{number}.example/ramp", outlet=outlet, published=published, bylines=bylines)  # fmt: skip
    if QUOTE in story.text:
        story.said(story.who("Tomas Brandt"), QUOTE.split(" Tomas")[0])
    return story


def test_a_wire_story_is_one_story_and_its_differences_are_kept(book: Casebook) -> None:
    book.add(page(1, "Ramp gives way", *BODY, QUOTE, outlet="Reuters").record())
    book.add(
        page(
            2, "Ferry ramp collapses", *BODY, QUOTE, outlet="Vale Times", bylines=("Reuters",)
        ).record()
    )
    book.add(
        page(
            3, "Ramp gives way", *BODY[:3], QUOTE, "More in Friday’s paper.", outlet="Darrow Echo"
        ).record()
    )
    book.add(
        page(
            4, "Council votes on bins", "The council of Vale voted on bins.", outlet="Darrow Echo"
        ).record()
    )
    (story,) = book.stories()
    assert len(story.copies) == 3
    assert story.agencies == ("Reuters",)
    assert story.outlets == ("Vale Times", "Darrow Echo")
    changed = story.copies[1].differences
    assert [(one.kind, one.before_words, one.after_words) for one in changed] == [
        ("changed", "Ramp gives way", "Ferry ramp collapses")
    ] or [one.kind for one in changed] == ["removed", "added"]
    assert "More in Friday’s paper." in [one.after_words for one in story.copies[2].differences]
    (quoted,) = book.statements(by="Brandt")
    assert len(quoted.appearances) == 3
    assert quoted.stories == 1
    status = book.status()
    assert (status.pages, status.stories, status.statements, status.quotations) == (4, 2, 3, 1)


def test_an_excerpt_is_a_copy_and_another_report_is_none() -> None:
    whole = shingles("\n".join(BODY))
    assert similarity(whole, shingles("\n".join(BODY[:3]))) > 0.7
    other = shingles(
        "On Monday the ferry ramp of Darrow broke under a lorry. The coast guard said nobody was hurt, and "
        "that a crane would lift the lorry out by the weekend. Two engineers said they had warned the company "
        "in a letter three weeks before, and that the company would not pay for the work they had asked for."
    )
    assert similarity(whole, other) == 0


def test_bands_do_not_change_with_the_order_of_words_or_of_runs() -> None:
    assert bands(shingles("\n".join(BODY))) == bands(set(shingles("\n".join(BODY))))
    assert len(bands(shingles(BODY[0]))) == 20


def test_agencies_are_named_as_the_page_names_them() -> None:
    assert agency_of(Article("x", bylines=("Jo Park", "Associated Press"))) == "Associated Press"
    assert agency_of(Article("DARROW (Reuters) - The ramp gave way.")) == "Reuters"
    assert agency_of(Article("The ramp gave way.\n(AFP)")) == "AFP"
    assert agency_of(Article("A spokesman for Bloomberg denied it.", outlet="Vale Times")) is None


def test_the_same_words_need_not_be_the_same_marks() -> None:
    one = tokens("“Nobody rang me back, and I had signed it,”")
    assert same_words(one, tokens("‘nobody rang me back — and I had signed it’"))
    assert same_words(one, tokens("“Nobody rang me back, and I had”"))
    assert not same_words(tokens("“No comment,”"), tokens("“No comment,”"))
    assert not same_words(one, tokens("“Nobody rang me back, and I had not signed it”"))


def test_short_words_of_two_speakers_are_two_quotations(book: Casebook) -> None:
    for number, name in enumerate(("Tomas Brandt", "Ruth Okafor")):
        story = Story(
            "Hall",
            f"“We will answer every question,” {name} said.",
            url=f"https://{number}.example",
        )
        story.said(story.who(name), "“We will answer every question,”")
        book.add(story.record())
    assert len(book.statements()) == 2
