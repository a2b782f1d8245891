"""Whom a statement was told, and by which medium, by the phrases beside its cue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.told import hearers
from onrecord.record import Article, Span
from tests.reader.attributed import marked, read
from tests.reader.encodings import encoded_of


def test_a_paper_that_is_told_something_is_not_who_tells_it():
    text = """{s:Bo Lind} {c:told} the Dunmore Zeitung {t:the bridge is closed}.
{s:Lind} {c:told} the paper {t:it will open}."""
    _, statements = read(text)
    assert statements[1].told_to.name == "the paper"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{s:Bo Lind} {c:told} Harbour Radio {t:the pier is safe}.", "Harbour Radio"),
        ("{s:Bo Lind} {c:told} reporters {t:the pier is safe}.", "reporters"),
        (
            "In an interview with Harbour Radio, {s:Bo Lind} {c:said} {t:it is safe}.",
            "Harbour Radio",
        ),
        (
            "In an interview last month with Harbour Radio, {s:Bo Lind} {c:said} {t:it is safe}.",
            "Harbour Radio",
        ),
        ("{s:Bo Lind} {c:spoke} {t:of the pier} on BBC Radio.", None),
        (
            "In response to queries from Harbour Radio, {s:Bo Lind} {c:said} {t:it is safe}.",
            "Harbour Radio",
        ),
        ("Asked by Alder senator Jo Reyes, {s:Bo Lind} {c:said} {t:it is safe}.", "Jo Reyes"),
        ("{s:Bo Lind} {c:complained} to the sailors that {t:it is cold}.", "the sailors"),
        ("{s:Bo Lind} {c:urged} the crew {t:to stay}.", "the crew"),
        ("{s:Bo Lind} {c:told} the crew of {t:“constant fear”}.", "the crew"),
        ("{t:It is safe,} {s:Bo Lind} {c:said} on Alder Two's “Quay Talk”.", "Alder Two"),
        ("{s:Bo Lind} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:told} sailors on TikTok {t:it is safe}.", "sailors"),
        ("{s:Bo Lind} {c:told} a news conference {t:it is safe}.", None),
        ("{s:Bo Lind} {c:told} a briefing in Dunmore that {t:it is safe}.", None),
        ("{s:Bo Lind} {c:told} sailors after a briefing that {t:it is safe}.", "sailors"),
        ("{s:Bo Lind} {c:told} sailors in a letter {t:it is safe}.", "sailors"),
        ("{s:Bo Lind} {c:told} the guard at the gate {t:it is safe}.", "the guard at the gate"),
        ("{s:Bo Lind} {c:told} a rally driver that {t:it is safe}.", "a rally driver"),
        ("{c:Asked} again {t:whether it is safe}, Bo Lind shrugged.", None),
        ("Talking to Harbour Radio, {s:Bo Lind} {c:said} {t:it is safe}.", "Harbour Radio"),
        ("{s:Bo Lind} {c:ordered} {t:a review of Harbour Radio}.", None),
        ("{s:Bo Lind} {c:ordered} mate Jo R. Weiss {t:to leave}.", "Jo R. Weiss"),
        ("{s:Bo Lind} {c:wants to reassure} the sailors that {t:it is safe}.", "the sailors"),
        ("{s:Bo Lind} {c:asked} myself {t:whether it is safe}.", None),
        ("{s:Bo Lind} {c:warned} recently of {t:a storm}.", None),
        ("{s:Bo Lind} {c:promised} [Tuesday] {t:it is safe}.", None),
        ("{t:It is safe,} {s:Bo Lind} {c:confirmed} to “Harbour Radio.”", "Harbour Radio"),
        (
            "{s:Bo Lind} {c:said} in a call with Alder-area reporters {t:it is safe}.",
            "Alder-area reporters",
        ),
        ("Bo Lind confirmed it to Harbour Radio, {c:adding} {t:it is safe}.", None),
    ],
)
def test_told_to(text, name):
    _, (only,) = read(text)
    assert (only.told_to.name if only.told_to else None) == name


@pytest.mark.parametrize(("relation", "words"), [("acl:relcl", None), ("conj", "In a letter")])
def test_what_opens_a_sentence_is_no_medium_of_a_clause_about_a_noun(relation, words):
    plain, attributions = marked("In a letter Lund made {t:a claim} {s:it} {c:denies}.")
    tree = [
        ("In", "case", 2), ("a", "det", 2), ("letter", "obl", 4), ("Lund", "nsubj", 4),
        ("made", "root", 4), ("a", "det", 6), ("claim", "obj", 4), ("it", "nsubj", 8),
        ("denies", relation, 4 if relation == "conj" else 6),
    ]  # fmt: skip
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded_of(plain, tree))
    found = plain[slice(*only.medium)] if only.medium else None
    assert found == (words and words.removeprefix("In "))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{s:Bo Lind} {c:said} in a written statement {t:it is safe}.", "a written statement"),
        ("{s:Bo Lind} {c:wrote} on Twitter {t:it is safe}.", "Twitter"),
        ("{s:The report} {c:says} {t:it is safe}.", "The report"),
        ("{s:Bo Lind} {c:wrote} on X {t:it is safe}.", "X"),
        ("On his X account {s:Bo Lind} {c:wrote} {t:it is safe}.", "his X account"),
        ("{s:Bo Lind} {c:was sentenced} to three years of supervised release: {t:it is}.", None),
        ("{s:Bo Lind} {c:cleared the way} on Friday for a lawsuit: {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} {t:it was safe in a report}.", None),
        ("{t:It is safe,} {s:Bo Lind} {c:said in a statement}.", "a statement"),
        ("{t:It is safe,} {s:Bo Lind} {c:wrote} in a blog post.", "a blog post"),
        ("{s:Bo Lind} {c:said} in a video message {t:it is safe}.", "a video message"),
        ("In a message posted on Twitter, {s:Bo Lind} {c:said} {t:it is safe}.", "a message"),
        ("{s:Bo Lind} signed an open letter {c:urging} {t:the port to close}.", "an open letter"),
        ("{s:Bo Lind} sent her a letter {c:praising} {t:the quay}.", "a letter"),
        ("{t:It is safe,} {c:said} {s:Bo Lind}, who had no part in the report.", None),
        ("{t:It is safe,} {c:wrote} {s:Bo Lind, who sails,} in a note to the crew.", "a note"),
        ("{s:Bo Lind} {c:said} in a radio ad {t:it is safe}.", "a radio ad"),
        ("{s:Sailor Bo Lind on the podcast} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} in response to Weiss {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} {t:it is safe}, while Weiss raged on Twitter.", None),
        ("{s:Bo Lind} {c:told} a news conference {t:it is safe}.", "a news conference"),
        ("{s:Bo Lind} {c:told} the Post on phone {t:it is safe}.", "phone"),
        ("Reached by phone, {s:Bo Lind} {c:said} {t:it is safe}.", "phone"),
        ("{s:Bo Lind} {c:said} on its website {t:it is safe}.", "its website"),
        ("{s:Bo Lind} {c:said} on an earnings call {t:it is safe}.", "an earnings call"),
        ("In an op-ed, {s:Bo Lind} {c:argued} {t:it is safe}.", "an op-ed"),
        ("{s:Bo Lind} {c:said} on al-Tarn TV {t:it is safe}.", "al-Tarn TV"),
        ("{s:Bo Lind} {c:said} over Zoom {t:it is safe}.", "Zoom"),
        ("{s:Bo Lind} {c:said} in a Facebook Live video {t:it is safe}.", "a Facebook Live video"),
        ("{s:Bo Lind} {c:wrote} in the journal Tidewater {t:it is safe}.", "the journal Tidewater"),
        ("He gave a speech via video in which {s:he} {c:said} {t:it is safe}.", "video"),
        ("He gave a speech in Dunmore in which {s:he} {c:said} {t:it is safe}.", "a speech"),
        ("{s:Bo Lind} signed a letter {c:calling on} {t:the port to close}.", "a letter"),
        ("{s:Bo Lind} {c:sent a letter} today asking {t:the port to close}.", "a letter"),
        ("{s:Bo Lind} {c:made a statement} on {t:the port}.", None),
        ("{s:Bo Lind} left a message for the crew, {c:saying} {t:it is safe}.", "a message"),
        ("{s:Bo Lind} scorned them in a memo and {c:ordered} {t:a review}.", None),
        ("In a memo, {s:Bo Lind} thanked them and {c:ordered} {t:a review}.", "a memo"),
        ("{s:Bo Lind} {c:responded} to the report {t:by leaving}.", None),
        ("{s:Bo Lind} {c:said} to the Alder Post {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} in his Easter homily {t:it is safe}.", "his Easter homily"),
        ("{s:Bo Lind} {c:said} in a WhatsApp message {t:it is safe}.", "a WhatsApp message"),
        ("In the wake of the report, {s:Bo Lind} {c:said} {t:it is safe}.", None),
        ("On a similar note, {s:Bo Lind} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} at the hearing {t:it is safe}.", None),
        ("He spoke in a letter. {t:It is safe,} {s:Bo Lind} {c:said}.", None),
        ("{s:Bo Lind} {c:said} at the report's launch {t:it is safe}.", None),
        (
            "{s:Bo Lind} {c:said} in another Instagram story {t:it is safe}.",
            "another Instagram story",
        ),
        ("{s:Bo Lind} {c:was quoted} by state-run TV {t:as saying it is safe}.", "state-run TV"),
        ("{s:Bo Lind} {c:posted} a picture with the caption, {t:“It is safe”}.", "the caption"),
        ("In “The Tides of Alder,” {s:Bo Lind} {c:said} {t:it is safe}.", "“The Tides of Alder,”"),
        ("{s:The Post} {c:reported} in its Monday editions {t:it is safe}.", "its Monday editions"),
        (
            "In the council's questionnaire, {s:Bo Lind} {c:said} {t:it is safe}.",
            "the council's questionnaire",
        ),
        ("In a poll, {s:nine sailors} {c:said} {t:it is safe}.", "a poll"),
        ("{t:It is safe,} {s:Bo Lind} {c:said} during a Q&A session.", "a Q&A session"),
        ("{t:It is safe,} {s:Bo Lind} {c:said} during the session.", None),
        ("{t:It is safe,} {s:Bo Lind} {c:wrote}, files seen by The Alder show.", None),
        ("{s:A sailor reached by phone} {c:said} {t:it is safe}.", "phone"),
    ],
)
def test_medium(text, words):
    plain, attributions = marked(text)
    _, (only,) = resolve(Article(plain), attributions)
    assert (plain[slice(*only.medium)] if only.medium else None) == words


@pytest.mark.parametrize(("name", "type", "words"), [
    ("Alder Notes", "organization", "Alder Notes"), ("Dunmore", "place", None),
])  # fmt: skip
def test_what_is_written_in_an_outlet_is_told_in_it(name, type, words):
    plain, attributions = marked(f"{{s:Bo Lind}} {{c:wrote}} on Monday in {name} {{t:it is safe}}.")
    encoded = encoded_of(plain, names=[("Bo Lind", "person"), (name, type)])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (plain[slice(*only.medium)] if only.medium else None) == words


@pytest.mark.parametrize(
    "text",
    [
        "{s:Bo Lind} {c:wrote} in Alder Notes {t:it is safe}.",
        "{s:Bo Lind} {c:noted} in Alder Notes {t:it is safe}.",
        "Writing in Alder Notes, {s:Bo Lind} {c:said} {t:it is safe}.",
    ],
)
def test_what_is_observed_in_an_outlet_is_told_in_it(text):
    plain, attributions = marked(text)
    encoded = encoded_of(plain, names=[("Alder Notes", "organization")])
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.medium is not None


@pytest.mark.parametrize(("relation", "told"), [("amod", "concerned sailors"), ("xcomp", None)])
def test_a_participle_may_open_the_phrase_for_who_is_told(relation, told):
    plain, attributions = marked("{s:Bo Lind} {c:advised} concerned sailors {t:to leave}.")
    tree = [
        ("Bo", "nsubj", 2), ("Lind", "flat", 0), ("advised", "root", 2), ("concerned", relation, 4),
        ("sailors", "dep", 2), ("to", "mark", 6), ("leave", "xcomp", 2), (".", "punct", 2),
    ]  # fmt: skip
    tags = ["PROPN", "PROPN", "VERB", "VERB", "NOUN", "PART", "VERB", "PUNCT"]
    encoded = encoded_of(plain, tree, tags=tags)
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert (only.told_to.name if only.told_to else None) == told


def test_no_day_is_told_anything():
    text = (
        "As it promised Tuesday the quay opened. Asked afterward she left. A couple told last night how. Asked three "
        "times if, she told The Times and then Tuesday Night Radio so."
    )
    for phrase, kept in (
        ("Tuesday", False), ("afterward", False), ("last night", False), ("three times", False), ("The Times", True),
        ("Tuesday Night Radio", True),
    ):  # fmt: skip
        start = text.rindex(phrase) if kept else text.index(phrase)
        span = Span(start, start + len(phrase))
        assert hearers(text, span) == (span if kept else None)


def test_nobody_is_told_a_verb():
    plain, attributions = marked("The law {c:is set} to prevent {t:any such sale}.")
    encoded = encoded_of(plain)
    at = [plain[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)].index("prevent")
    encoded.upos[at] = encoded.layout.upos.index("VERB")
    assert resolve(Article(plain), attributions, encoded=encoded)[1][0].told_to is None


def test_a_thought_has_no_medium():
    plain, (one,) = marked("{s:The agreement} {c:assumes} {t:the port belongs to Tarn}.")
    for act, found in (("speech", "The agreement"), ("thought", None)):
        (only,) = resolve(Article(plain), [replace(one, act=act)])[1]
        assert (plain[slice(*only.medium)] if only.medium else None) == found


@pytest.mark.parametrize(("relation", "found"), [("advcl", None), ("acl", "television")])
def test_a_medium_that_goes_with_another_verb_is_another(relation, found):
    plain, attributions = marked("{s:Jo Lund} {c:said} {t:it is safe}, recalling it on television.")
    tree = [
        ("Jo", "flat", 1), ("Lund", "nsubj", 2), ("said", "root", 2), ("it", "nsubj", 5),
        ("is", "dep", 5), ("safe", "dep", 2), (",", "punct", 7), ("recalling", relation, 2),
        ("it", "obj", 7), ("on", "case", 10), ("television", "obl", 7), (".", "punct", 2),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree)
    encoded.upos[[2, 7]] = encoded.layout.upos.index("VERB")
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (plain[slice(*only.medium)] if only.medium else None) == found


def test_what_opens_a_sentence_is_the_medium_of_all_that_is_done_in_it():
    plain, attributions = marked("On television he wept, and {s:Jo Lund} {c:said} {t:it is safe}.")
    tree = [
        ("On", "case", 1), ("television", "obl", 3), ("he", "nsubj", 3), ("wept", "root", 3),
        (",", "punct", 7), ("and", "cc", 7), ("Jo", "flat", 7), ("Lund", "nsubj", 8),
        ("said", "conj", 3),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree)
    encoded.upos[[3, 8]] = encoded.layout.upos.index("VERB")
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert only.medium is not None and plain[slice(*only.medium)] == "television"


def test_how_many_are_told_is_told_with_who_they_are():
    text = "{s:Bo Lind} {c:told} hundreds of pilots from every port of the land and its many isles that {t:it is safe}."
    (only,) = read(text)[1]
    assert only.told_to is not None and only.told_to.name == "hundreds of pilots"


def test_whoever_was_told_in_the_sentence_before_is_not_told():
    text = """Jo Lundqvist said little to reporters. {t:"We had no idea,"} {s:she} {c:said}.
Jo Lundqvist spoke to reporters and said so: {t:"We had no idea,"} {s:she} {c:added}."""
    _, (first, second) = read(text)
    assert first.told_to is None
    assert second.told_to is not None and second.told_to.name == "reporters"


@pytest.mark.parametrize("tail", ["ruling", "harbour ruling"])
def test_a_state_with_stops_that_narrows_a_noun_is_not_told(tail):
    text, attributions = marked(
        f"{{s:Jo Lund}} {{c:said}} in response to U.S. {tail} {{t:it was closed}}."
    )
    size = len(tail.split())
    tree = [
        ("Jo", "nsubj", 2), ("Lund", "flat", 0), ("said", "root", 2), ("in", "case", 4),
        ("response", "obl", 2), ("to", "case", 9 + size), ("U", "nmod:poss", 9 + size),
        (".", "within", 6), ("S", "within", 6), (".", "within", 6),
        *((word, "compound", 9 + size) for word in tail.split()[:-1]), (tail.split()[-1], "obl", 2),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, names=[("Jo Lund", "person"), ("U.S.", "place")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.told_to is None
