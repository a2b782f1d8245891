"""Negated and hedged sayings."""

from dataclasses import replace

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.polarity import hedged, negated
from onrecord.record import Span
from tests.reader.encodings import encoded_of


def attribution(text, cue, source="Lind"):
    start = text.index(cue)
    first = text.find(source)
    return Attribution(
        (Span(len(text) - 1, len(text)),),
        source=Span(first, first + len(source)) if first >= 0 else None,
        cue=Span(start, start + len(cue)),
    )


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Lind wouldn't say it was legal", "wouldn't say", True),
        ("Lind did not confirm it", "did not confirm", True),
        ("Lind did not confirm it", "confirm", True),
        ("Lind has never told them", "has never told", True),
        ("Lind declined to comment on it", "declined to comment", True),
        ("Lind denied it", "denied", False),
        ("Lind said it", "said", False),
        ("Lind not only said it but did it", "not only said", False),
        ("It did not rain, Lind said", "said", False),
        ("Lind declined to comment on it", "declined", True),
        ("Lind refused to disavow it", "refused", True),
        ("Lind refused to rule out a strike", "refused", True),
        ("Lind refused to sail it", "refused", False),
        ("Lind refused to be drawn on it", "refused", True),
        ("Lind gave no reason", "gave", True),
        ("Lind said no one was hurt", "said", False),
        ("Lind failed to mention it", "failed to mention", True),
        ("Lind has yet to say it", "has yet to say", True),
        ("Lind was unable to confirm it", "was unable to confirm", True),
        ("Lind has declined to identify it", "has declined", True),
        ("Lind left without ever saying it", "saying", True),
        ("Lind had no doubt of it", "had no doubt", False),
        ("Lind has made no secret of it", "has made no secret", False),
        ("Lind made no mention of it", "made no mention", True),
        ("Lind avoided saying it", "avoided saying", True),
        ("Lind refrained from saying it", "refrained from saying", True),
        ("Lind neither confirmed nor denied it", "denied", True),
        ("Lind was unaware of it", "was unaware", True),
        ("Nor did Lind say it", "say", True),
        ("At no point has Lind said it", "said", True),
        ("At no time during the hearing did Lind say it", "say", True),
        ("When did Lind say it", "say", False),
        ("Nowhere in the log did Lind say it", "say", True),
        ("Lind declined a second request for comment", "declined", True),
        ("Lind declined the second request", "declined", False),
        ("Lind said nothing about it", "said", True),
        ("Lind has said nothing.", "has said", True),
        ("Lind said nothing would change", "said", False),
        ("Lind declined the offer", "declined", False),
        ("No reports named Lind", "reports", True),
        ("No doubt claims of Lind held", "claims", False),
    ],
)
def test_negated(text, cue, expected):
    assert negated(text, attribution(text, cue)) is expected


@pytest.mark.parametrize("source", ["No group", "Not everyone", "Nothing in the letter"])
def test_nobody_as_the_source_negates(source):
    text = f"{source} claimed it"
    assert negated(text, attribution(text, "claimed", source=source))


@pytest.mark.parametrize("source", ["No. 10", "No fewer than nine of them", "Nothing More"])
def test_no_may_be_a_part_of_who_speaks(source):
    text = f"{source} claimed it"
    assert not negated(text, attribution(text, "claimed", source=source))


@pytest.mark.parametrize(("source", "expected"), [("", False), (" by Lind", True)])
def test_that_there_was_nothing_may_be_what_is_reported(source, expected):
    text = f"No leaks were reported{source}"
    one = replace(
        attribution(text, "were reported", source or "none"), content=(Span(0, len("No leaks")),)
    )
    assert negated(text, one) is expected


@pytest.mark.parametrize(
    ("text", "tree", "expected"),
    [
        (
            "Lind did not name her or say why",
            [
                ("Lind", "nsubj", 3), ("did", "aux", 3), ("not", "dep", 3), ("name", "root", 3),
                ("her", "obj", 3), ("or", "cc", 6), ("say", "conj", 3), ("why", "dep", 6),
            ],
            True,
        ),
        (
            "Lind refused to go or say why",
            [
                ("Lind", "nsubj", 1), ("refused", "root", 1), ("to", "dep", 3), ("go", "dep", 1),
                ("or", "cc", 5), ("say", "conj", 1), ("why", "dep", 5),
            ],
            True,
        ),
        (
            "Lind must go or say why",
            [
                ("Lind", "nsubj", 2), ("must", "aux", 2), ("go", "root", 2),
                ("or", "cc", 4), ("say", "conj", 2), ("why", "dep", 4),
            ],
            False,
        ),
    ],
)  # fmt: skip
def test_what_is_not_done_holds_for_what_or_joins_to_it(text, tree, expected):
    encoded = encoded_of(text, tree)
    assert negated(text, attribution(text, "say"), encoded) is expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Lind apparently said it", "apparently said", True),
        ("Lind reportedly told them", "told", True),
        ("Lind presumably told them", "told", True),
        ("Lind told supposedly all of them", "told", True),
        ("Lind may have said it", "may have said", True),
        ("Lind is believed to want it", "is believed to", True),
        ("Lind seemed to suggest it", "suggest", True),
        ("Lind said it", "said", False),
        ("Lind said it was apparently stolen", "said", False),
        ("Lind must have known it", "must have known", True),
        ("Lind will likely say it", "will likely say", True),
        ("It is claimed that it sank", "is claimed", True),
        ("It's believed that it sank", "'s believed", True),
        ("She is also alleged to have fled", "is also alleged", True),
        ("Nine men believed to have fled were seen", "believed", True),
        ("They believed to have fled", "believed", False),
        ("Lind perhaps knew it", "knew", True),
    ],
)
def test_hedged(text, cue, expected):
    assert hedged(text, attribution(text, cue)) is expected


@pytest.mark.parametrize(("source", "expected"), [("unconfirmed reports", True), ("Lind", False)])
def test_what_nobody_vouches_for_is_hedged(source, expected):
    text = f"According to {source} it sank"
    assert hedged(text, attribution(text, "According to", source=source)) is expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Lind did not hold back: 'We were awful'", "did not hold back", False),
        ("Lind was not sure of it: 'We were awful'", "was not sure", False),
        ("Lind could not say when it would open: 'We were awful'", "could not say", False),
        ("Lind never said: 'We were awful'", "never said", True),
        ("Lind did not tell us: 'We were awful'", "did not tell", True),
        ("Nobody held back: 'We were awful'", "held back", True),
    ],
)
def test_what_is_quoted_behind_a_colon_is_said_though_the_words_before_it_say_not(
    text, cue, expected
):
    source = text.split()[0]
    one = replace(attribution(text, cue, source), content=(Span(text.index("'We"), len(text)),))
    assert negated(text, one) is expected


@pytest.mark.parametrize(("who", "expected"), [("nothing in the deed", True), ("a deed", False)])
def test_what_nothing_says_is_not_said(who, expected):
    text = f"There is {who} that says it"
    assert negated(text, attribution(text, "says", source="that")) is expected
