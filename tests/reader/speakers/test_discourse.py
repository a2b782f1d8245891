"""What a reader keeps in mind: who was mentioned, where, and what goes on from it."""

from __future__ import annotations

import re

from onrecord.reader.entities.members import Member
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import paragraphs, quotations
from onrecord.record import Article, Block, Span
from tests.reader.attributed import marked, span


def test_a_caption_is_not_what_the_text_goes_on_from():
    plain, attributions = marked(
        """Jane Lund left in May. {s:She} {c:said} {t:she was tired}.
Mary Marsh stands on the quay.
{s:She} {c:said} {t:the nights were long}."""
    )
    lines = [match.span() for match in re.finditer("[^\n]+", plain)]
    blocks = tuple(
        Block(kind, Span(*place))
        for kind, place in zip(("paragraph", "caption", "paragraph"), lines, strict=True)
    )
    _, statements = resolve(Article(plain, blocks=blocks), attributions)
    assert [one.speaker.name for one in statements] == ["Jane Lund"] * 2


def test_a_loose_quotation_is_of_who_announces_it_or_of_nobody():
    quotation = '"The boats stay in the harbour until the wind has turned again."'
    loose = Attribution((Span(0, len(quotation)),), confidence=0.5, loose=True)
    assert resolve(Article(quotation), [loose])[1][0].speaker is None
    lead = "{s:Ana Reyes} {c:said} {t:no}.\nTom Lund put it so:\n"
    plain, before = marked(lead)
    moved = Span(len(plain) - 1, len(plain) - 1 + len(quotation))
    text = plain[:-1] + quotation
    _, statements = resolve(Article(text), [*before, Attribution((moved,), loose=True)])
    assert statements[-1].speaker is not None and statements[-1].speaker.name == "Tom Lund"


def test_who_alone_is_told_of_in_a_paragraph_holds_it():
    text = 'Eva Horn spoke.\nAna Lind left flowers. "It was fun," she said. Bo Marsh left. "No," he said.'
    discourse = Discourse(text, paragraphs(text), quotations(text), ())
    people = {name: Member("person", name) for name in ("Eva Horn", "Ana Lind", "Bo Marsh")}
    for name, member in people.items():
        discourse.see(span(text, name), member)
    assert discourse.holder(text.index("she said")) is people["Ana Lind"]
    assert discourse.holder(text.index("he said", text.index("Bo"))) is None


def test_behind_a_quotation_over_paragraphs_goes_on_who_spoke_before_it():
    text = """Mara Lind wept. “Nobody came,” she said.

“The skipper brought his sister, and I was alone.

“I know this girl.” She added: “I want to find her.”"""
    discourse = Discourse(text, paragraphs(text), quotations(text), ())
    mara, sister = Member("person", "Mara Lind"), Member("unnamed", "his sister")
    discourse.see(span(text, "Mara Lind"), mara)
    discourse.see(span(text, "she said"), mara, speaking=True)
    discourse.see(span(text, "his sister"), sister)
    assert discourse.holder(text.index("She added")) is mara
    other = text.replace("She added", "Rain fell. She added")
    discourse = Discourse(other, paragraphs(other), quotations(other), ())
    discourse.see(span(other, "she said"), mara, speaking=True)
    assert discourse.holder(other.index("She added")) is None


def test_whoever_is_quoted_is_none_of_them():
    text = 'Ana Reyes and Tom Marsh met clerks. "They want no noise," Marsh said.'
    tom = Member("person", "Tom Marsh")
    both = Member("group", "Ana Reyes and Tom Marsh", plural=True, sure=True, parts=(tom,))
    discourse = Discourse(text, paragraphs(text), quotations(text), ())
    discourse.see(Span(0, 23), both)
    for own, meant in ((tom, None), (Member("person", "Bo Hale"), both)):
        assert discourse.choose("they", text.index("They"), own) is meant
