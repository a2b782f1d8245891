"""What a reader keeps in mind: who was mentioned, where, and what goes on from it."""

from __future__ import annotations

import re

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Block, Span
from tests.reader.attributed import marked


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
