"""The day on which something was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Span
from tests.reader.attributed import at, marked, read
from tests.reader.encodings import encoded_of


def day_told(plain, attributions, tree, verbs):
    """The day of the only statement, published on a Wednesday, whose words at some places are verbs."""
    encoded = encoded_of(plain, tree)
    encoded.upos[verbs] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    return only.said_on.value if only.said_on else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{s:Bo Lind} {c:said} Monday {t:the pier is safe}.", "2021-03-08"),
        ("{s:Bo Lind} {c:said} on Wednesday {t:the pier is safe}.", "2021-03-10"),
        ("Yesterday, {s:Bo Lind} {c:said} {t:the pier is safe}.", "2021-03-09"),
        ("{s:Bo Lind} {c:said} in a statement on June 3 {t:it is safe}.", "2020-06-03"),
        ("{s:Bo Lind} {c:said} on 3 June 2019 {t:it is safe}.", "2019-06-03"),
        ("{s:Bo Lind} {c:said} {t:the pier fell on Monday}.", None),
        ("They left on Monday after {s:Bo Lind} {c:said} {t:it is late}.", None),
        ("On Monday after they left, {s:Bo Lind} {c:said} {t:it is late}.", "2021-03-08"),
        ("{s:Bo Lind} {c:said} on February 31 {t:it is safe}.", None),
        ("{s:Bo Lind} {c:asked for} {t:answers} no later than May 10.", None),
        ("{s:Bo Lind} {c:dismissed} Monday's fire, saying {t:it was small}.", None),
        ("{s:Bo Lind} {c:said} in Monday's statement {t:it is safe}.", "2021-03-08"),
        ("{s:Bo Lind}, who stood down as clerk on Monday, {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind}, whose trial opened on Monday, {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind}, who on Monday {c:said} {t:it is safe}, left.", "2021-03-08"),
        ("{s:Bo Lind}, who spoke on Monday, {c:said} {t:it is safe}.", "2021-03-08"),
        ("{s:Men} whose quay fell on Monday {c:said} {t:it is safe}.", None),
        ("{s:Men} who spoke on Monday {c:said} {t:it is safe}.", "2021-03-08"),
        ("In your issue of 3 May 2019 {s:Bo Lind} {c:said} {t:it is safe}.", "2019-05-03"),
        ("In the siege of 3 May 2019 {s:Bo Lind} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:condemned} the Oct. 7 attack: {t:it was vile}.", None),
        ("Bo Lind came on Monday and {c:allegedly} {t:shot a man}.", None),
        ("On Monday {c:reportedly} {t:the pier fell}.", None),
    ],
)
def test_said_on(text, value):
    _, (only,) = read(text)
    assert (only.said_on.value if only.said_on else None) == value


@pytest.mark.parametrize(("kind", "value"), [("person", None), ("place", "2021-03-07")])
def test_a_day_in_what_somebody_is_called_is_none(kind, value):
    plain, attributions = marked("{s:The clerk, Bo Sunday Lind,} {c:said} {t:it is safe}.")
    encoded = encoded_of(plain, names=[("Bo Sunday Lind", kind)])
    (only,) = resolve(Article(plain, published="2021-03-10"), attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


def test_relative_date_without_publication_date_is_left_open():
    _, (only,) = read("{s:Bo Lind} {c:said} Monday {t:the pier is safe}.", published=None)
    assert only.said_on is None


def test_a_post_is_of_the_day_behind_who_signs_it():
    plain, _ = marked("The quay is shut!\n— Ann Lind (@annlind) March 3, 2021")
    one = Attribution((Span(0, 17),), source=Span(20, 28))
    _, (only,) = resolve(Article(plain.strip(), published="2021-03-10"), [one])
    assert only.said_on is not None and only.said_on.value == "2021-03-03"
    assert only.speaker is not None and only.speaker.type == "person"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In a statement Saturday {s:Bo Lind} {c:said} {t:it is safe}.", "2021-03-06"),
        ("{s:Bo Lind} {c:told} Harbour Radio Sunday that {t:it is safe}.", "2021-03-07"),
        ("It fell on March 1. {s:Bo Lind} {c:said} a day later that {t:it is safe}.", "2021-03-02"),
        (
            "In a study published Monday in Piers, {s:Bo Lind} {c:said} {t:it is safe}.",
            "2021-03-08",
        ),
        ("By Tuesday night, {s:Bo Lind} {c:said} {t:it was safe}.", "2021-03-09"),
        ("{s:Bo Lind} {c:said} last week {t:the pier is safe}.", "2021-03"),
        ("At 9 p.m. {s:Bo Lind} {c:said} {t:the pier is safe}.", None),
        ("{s:Bo Lind} {c:said} the 1998 pier {t:is safe}.", None),
        ("{s:Bo Lind} {c:said} before Monday {t:the pier was safe}.", None),
        ("In the year ended March 1, {s:Bo Lind} {c:reported} {t:a loss}.", None),
    ],
)
def test_said_on_is_the_time_that_goes_with_the_saying(text, value):
    _, statements = read(text)
    assert (statements[0].said_on.value if statements[0].said_on else None) == value


@pytest.mark.parametrize(
    ("relation", "verb", "paper", "value"),
    [
        ("acl", "hired", "clerk", None),
        ("appos", "hired", "clerk", None),
        ("acl", "asked", "clerk", "2021-03-08"),
        ("acl", "issued", "report", "2021-03-08"),
        ("obl", "hired", "clerk", "2021-03-08"),
    ],
)
def test_a_day_of_a_clause_about_who_speaks_is_another(relation, verb, paper, value):
    plain, attributions = marked(f"{{s:The {paper} {verb} on Monday}} {{c:said}} {{t:it is safe}}.")
    tree = [
        ("The", "det", 1), (paper, "nsubj", 5), (verb, relation, 1), ("on", "case", 4),
        ("Monday", "obl", 2), ("said", "root", 5), ("it", "nsubj", 8), ("is", "dep", 8),
        ("safe", "dep", 5), (".", "dep", 5),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, 2) == value


@pytest.mark.parametrize(("relation", "value"), [("acl:relcl", None), ("conj", "2021-03-08")])
def test_a_day_before_what_a_relative_clause_is_about_is_another(relation, value):
    plain, attributions = marked("They left Monday in boats that {s:clerks} {c:say} {t:sank}.")
    tree = [
        ("They", "nsubj", 1), ("left", "root", 1), ("Monday", "obl", 1), ("in", "case", 4),
        ("boats", "obl", 1), ("that", "obj", 7), ("clerks", "nsubj", 7), ("say", relation, 4),
        ("sank", "ccomp", 7), (".", "punct", 1),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree)
    encoded.upos[[1, 7, 8]] = encoded.layout.upos.index("VERB")
    (only,) = resolve(Article(plain, published="2021-03-10"), attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


@pytest.mark.parametrize(
    ("relation", "value"),
    [("advcl", None), ("acl", "2021-03-08")],
)
def test_a_day_that_goes_with_a_verb_between_is_another(relation, value):
    plain, attributions = marked("{s:Jo Lund} {c:said} {t:it is safe}, recalling it on Monday.")
    tree = [
        ("Jo", "flat", 1), ("Lund", "nsubj", 2), ("said", "root", 2), ("it", "nsubj", 5),
        ("is", "dep", 5), ("safe", "dep", 2), (",", "punct", 7), ("recalling", relation, 2),
        ("it", "obj", 7), ("on", "case", 10), ("Monday", "obl", 7), (".", "punct", 2),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, [2, 7]) == value


@pytest.mark.parametrize(
    ("word", "value"), [("Since", None), ("After", None), ("When", "2021-03-08")]
)
def test_a_day_of_a_clause_that_a_conjunction_opens_is_another(word, value):
    plain, attributions = marked(
        f"{word} it fell on Monday, {{s:Jo Lund}} {{c:said}} {{t:it is safe}}."
    )
    tree = [
        (word, "mark", 2), ("it", "nsubj", 2), ("fell", "advcl", 8), ("on", "case", 4),
        ("Monday", "obl", 2), (",", "punct", 2), ("Jo", "nsubj", 8), ("Lund", "flat", 6),
        ("said", "root", 8), ("it", "nsubj", 11), ("is", "cop", 11), ("safe", "ccomp", 8),
        (".", "punct", 8),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, [2, 8]) == value


@pytest.mark.parametrize(("relation", "value"), [("conj", None), ("dep", "2021-03-08")])
def test_a_day_of_what_another_does_behind_the_cue_is_another(relation, value):
    plain, attributions = marked("{t:The pier} {c:was not named}, and pilots on Monday left.")
    tree = [
        ("The", "det", 1), ("pier", "nsubj", 4), ("was", "aux", 4), ("not", "dep", 4),
        ("named", "root", 4), (",", "punct", 9), ("and", "cc", 9), ("pilots", "nsubj", 10),
        ("on", "case", 9), ("Monday", "obl", 10), ("left", relation, 4), (".", "punct", 4),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, [4, 10]) == value


@pytest.mark.parametrize(
    ("cue", "relation", "value"),
    [("saying", "advcl", "2021-03-08"), ("calls", "dep", None)],
)
def test_a_day_that_opens_the_sentence_is_that_of_all_that_one_does(cue, relation, value):
    long = "which had been asked to look again at whatever was left of the pier of the town by then"
    plain, attributions = marked(f"On Monday he left it, {long}, {{c:{cue}}} {{t:it is safe}}.")
    count = len(long.split())
    tree = [
        ("On", "case", 1), ("Monday", "obl", 3), ("he", "nsubj", 3), ("left", "root", 3),
        ("it", "obj", 3), (",", "punct", 3), *((word, "dep", 3) for word in long.split()),
        (",", "punct", 3), (cue, relation, 3),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, [3, count + 7]) == value


@pytest.mark.parametrize(
    ("verb", "words", "found"),
    [
        ("failed", "on Monday", None), ("asked", "on Monday", "2021-03-08"),
        ("failed", "on television", None),
    ],
)  # fmt: skip
def test_what_another_did_before_tells_nothing_of_the_saying(verb, words, found):
    plain, attributions = marked(f"They {verb} him {words}, and {{s:Jo Lund}} {{c:said}} {{t:no}}.")
    tree = [
        ("They", "nsubj", 1), (verb, "root", 1), ("him", "obj", 1), ("on", "case", 4),
        (words.split()[1], "obl", 1), (",", "punct", 9), ("and", "cc", 9), ("Jo", "nsubj", 9),
        ("Lund", "flat", 7), ("said", "conj", 1), ("no", "obj", 9), (".", "punct", 1),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree)
    encoded.upos[[1, 9]] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    assert only.medium is None
    assert (only.said_on.value if only.said_on else None) == found


def test_what_another_statement_tells_is_not_of_the_saying():
    text = "{s:Pilots} {c:would not tell} {t:what it was} but said that last month, in a letter, it fell."
    plain, (one,) = marked(text)
    other = replace(
        one, cue=at(plain, "said"), content=(at(plain, "last month, in a letter, it fell"),)
    )
    article = Article(plain, published="2021-03-10")
    first, second = resolve(article, [one, other])[1]
    assert first.said_on is None and first.medium is None
    assert resolve(article, [one])[1][0].said_on is not None
    assert second.said_on is None


@pytest.mark.parametrize(("relation", "value"), [("conj", None), ("dep", "2021-03-08")])
def test_a_day_of_what_another_did_before_is_another(relation, value):
    plain, attributions = marked("The pier fell on Monday, and {s:Lind} {c:said} {t:it is safe}.")
    tree = [
        ("The", "det", 1), ("pier", "nsubj", 2), ("fell", "root", 2), ("on", "case", 4),
        ("Monday", "obl", 2), (",", "punct", 7), ("and", "cc", 7), ("Lind", "dep", 8),
        ("said", relation, 2),
    ]  # fmt: skip
    assert day_told(plain, attributions, tree, [2, 8]) == value


@pytest.mark.parametrize(
    ("beside", "value"), [("a rower last month", None), ("on Monday", "2021-03-08")]
)
def test_a_day_beside_a_name_is_none_of_the_saying(beside, value):
    plain, attributions = marked(f"{{s:Bo Lind, {beside},}} {{c:said}} {{t:it is safe}}.")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded_of(plain))[1]
    assert (only.said_on.value if only.said_on else None) == value
