"""Whether somebody says or thinks it, by the words of the cue."""

import pytest

from onrecord.reader.statements.acts import act
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    ("cue", "kinds", "given", "wanted"),
    [
        ("believes", "VERB", "speech", "thought"),
        ("said", "VERB", "thought", "speech"),
        ("wanted to say", "VERB PART VERB", "thought", "speech"),
        ("is expected", "AUX VERB", "speech", "thought"),
        ("announced plans", "VERB NOUN", "speech", "speech"),
        ("is confident", "AUX ADJ", "speech", "thought"),
        ("was suspicious of", "AUX ADJ ADP", "speech", "thought"),
        ("decided", "VERB", "thought", "thought"),
        ("decided", "VERB", "speech", "speech"),
    ],
)
def test_the_cue_names_the_act(cue, kinds, given, wanted):
    words, classes = ["Lind", *cue.split(), "it"], ["PROPN", *kinds.split(), "PRON"]
    text = " ".join(words)
    one = Attribution((Span(len(text) - 2, len(text)),), Span(0, 4), Span(5, 5 + len(cue)), given)
    assert act(text, encoded_of(text, tags=classes), one).act == wanted


@pytest.mark.parametrize(
    ("cue", "wanted"),
    [("is confident", "speech"), ("was in no doubt", "speech"), ("thought", "thought")],
)
def test_what_is_quoted_behind_a_colon_is_said(cue, wanted):
    text = f"Lind {cue}: 'We will win'"
    content = Span(text.index("'"), len(text))
    one = Attribution((content,), Span(0, 4), Span(5, 5 + len(cue)), "thought")
    assert act(text, encoded_of(text), one).act == wanted


def test_without_a_cue_nothing_is_named():
    one = Attribution((Span(0, 4),), act="thought")
    assert act("Lind", encoded_of("Lind"), one) is one
