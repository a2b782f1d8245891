"""The subject of a cue's verb as the source that the learned layer left out."""

import pytest

from onrecord.reader.statements.addressees import unasked
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.subjects import (
    corrected,
    doer,
    goes_on_from,
    personal,
    reported,
    subject,
)
from onrecord.record import Span
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of


def found(text, tree, cue, content, source=None, tags=()):
    def at(part):
        return Span(text.index(part), text.index(part) + len(part))

    one = Attribution((at(content),), source and at(source), at(cue))
    given = subject(text, encoded_of(text, tree, tags=tags), one).source
    return given and text[slice(*given)]


def test_the_subject_with_all_that_hangs_on_it():
    tree = [
        (",", "punct", 2), ("the", "det", 2), ("clerk", "nsubj", 5), ("of", "case", 4),
        ("Alder", "dep", 2), ("told", "root", 5), ("me", "obj", 5), ("no", "dep", 5),
        (".", "punct", 5),
    ]  # fmt: skip
    text = ", the clerk of Alder told me no."
    assert found(text, tree, "told", "no") == "the clerk of Alder"
    assert found(text, tree, "told", "no", "me") == "me"


@pytest.mark.parametrize(
    "relations", [("nsubj", "aux:pass"), ("nsubj:pass", "dep"), ("nsubj", "aux")]
)
def test_none_in_the_passive(relations):
    tree = [
        ("It", relations[0], 2), ("was", relations[1], 2),
        ("said", "root", 2), ("to", "dep", 2), ("end", "dep", 2), (".", "dep", 2),
    ]  # fmt: skip
    assert found("It was said to end.", tree, "was said", "to end") is None


def test_what_goes_on_is_no_passive():
    tree = [
        ("She", "nsubj", 2), ("was", "aux", 2), ("saying", "root", 2), ("no", "dep", 2),
        (".", "dep", 2),
    ]  # fmt: skip
    assert found("She was saying no.", tree, "was saying", "no") == "She"


def test_a_participle_shares_the_subject_of_its_clause():
    tree = [
        ("The", "det", 1), ("clerk", "nsubj", 2), ("left", "root", 2), (",", "punct", 4),
        ("saying", "advcl", 2), ("no", "dep", 4), (".", "dep", 2),
    ]  # fmt: skip
    assert found("The clerk left, saying no.", tree, "saying", "no") == "The clerk"


@pytest.mark.parametrize(("tag", "expected"), [("VERB", "who"), ("ADV", None)])
def test_who_speaks_right_behind_him_is_the_subject(tag, expected):
    tree = [
        ("A", "det", 1), ("clerk", "dep", 1), ("who", "nsubj", 6), ("asked", "acl:relcl", 1),
        ("not", "advmod", 6), ("to", "mark", 6), ("go", "xcomp", 3),
    ]  # fmt: skip
    text = "A clerk who asked not to go."
    tags = ("DET", "NOUN", "PRON", tag, "PART", "PART", "VERB")
    assert found(text, tree, "asked", "not to go", tags=tags) == expected


def test_a_participle_that_opens_a_clause_shares_its_subject():
    tree = [
        ("Denying", "advcl", 5), ("it", "obj", 0), (",", "punct", 0), ("the", "det", 4),
        ("clerk", "nsubj", 5), ("left", "root", 5), (".", "dep", 5),
    ]  # fmt: skip
    assert found("Denying it, the clerk left.", tree, "Denying", "it") == "the clerk"


def test_a_participle_that_hangs_on_a_noun_shares_nothing():
    tree = [
        ("He", "nsubj", 1), ("read", "root", 1), ("a", "det", 3), ("note", "obj", 1),
        ("saying", "acl", 3), ("no", "dep", 4), (".", "dep", 1),
    ]  # fmt: skip
    assert found("He read a note saying no.", tree, "saying", "no") is None


JOINED = [
    ("The", "det", 1), ("clerk", "nsubj", 2), ("left", "root", 2), ("and", "cc", 4),
    ("asked", "conj", 2), ("why", "dep", 4), (".", "dep", 2),
]  # fmt: skip


ASKED = [
    *JOINED[:4], ("would", "aux", 5), ("ask", "conj", 2), ("why", "dep", 5), (".", "dep", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "tree", "tags", "expected"),
    [
        ("asked", JOINED, ("DET", "NOUN", "VERB", "CCONJ", "VERB"), "The clerk"),
        ("asked", JOINED, ("DET", "NOUN", "ADJ", "CCONJ", "VERB"), None),
        ("would ask", ASKED, ("DET", "NOUN", "VERB", "CCONJ", "AUX", "VERB"), "The clerk"),
        ("ask", JOINED, ("DET", "NOUN", "VERB", "CCONJ", "VERB"), None),
    ],
)
def test_a_verb_of_the_past_shares_the_subject_of_the_one_before(verb, tree, tags, expected):
    text = f"The clerk left and {verb} why."
    tree = [(verb if word == "asked" else word, *more) for word, *more in tree]
    where = [Span(text.index(part), text.index(part) + len(part)) for part in (verb, "why")]
    one = subject(text, encoded_of(text, tree, tags=tags), Attribution((where[1],), None, where[0]))
    assert (one.source and text[slice(*one.source)]) == expected


def test_who_stands_right_behind_the_verb_is_its_subject():
    text = '"It sank," said the clerk on Monday.'
    tree = [
        ('"', "punct", 5), ("It", "nsubj", 2), ("sank", "ccomp", 5), (",", "punct", 5), ('"', "punct", 5),
        ("said", "root", 5), ("the", "det", 7), ("clerk", "nsubj", 5), ("on", "case", 9), ("Monday", "obl", 5),
    ]  # fmt: skip
    assert found(text, tree, "said", '"It sank,"') == "the clerk"


def test_none_that_is_part_of_the_content():
    tree = [("Boats", "nsubj", 1), ("sink", "root", 1), (",", "dep", 1), ("that", "dep", 1),
            ("is", "dep", 1), (".", "dep", 1)]  # fmt: skip
    assert found("Boats sink, that is.", tree, "sink", "Boats") is None


@pytest.mark.parametrize(("who", "source"), [("court", None), ("clerk", "The clerk")])
def test_a_court_is_told_what_it_hears(who, source):
    tree = [
        ("The", "det", 1), (who, "nsubj", 2), ("heard", "root", 2), ("it", "nsubj", 4),
        ("sank", "dep", 2), (".", "dep", 2),
    ]  # fmt: skip
    assert found(f"The {who} heard it sank.", tree, "heard", "it sank") == source


@pytest.mark.parametrize(
    ("relation", "verb", "left"),
    [
        ("expl", "noted", None), ("nsubj", "found", None), ("nsubj", "convinced", "It"),
        ("nsubj:pass", "noted", None),
    ],
)  # fmt: skip
def test_it_that_is_nobody_is_no_source(relation, verb, left):
    text = f"It was {verb} that they left."
    tree = [
        ("It", relation, 2), ("was", "aux", 2), (verb, "root", 2), ("that", "dep", 5),
        ("they", "nsubj", 5), ("left", "dep", 2), (".", "dep", 2),
    ]  # fmt: skip
    spans = [
        Span(text.index(part), text.index(part) + len(part)) for part in ("that they left", "It")
    ]
    cue = Span(3, text.index(" that"))
    given = personal(text, encoded_of(text, tree), Attribution(spans[:1], spans[1], cue)).source
    assert (given and text[slice(*given)]) == left


@pytest.mark.parametrize(
    ("verb", "auxiliary", "left"),
    [
        ("accused", "aux:pass", None), ("accused", "aux", "Lund"), ("accused", "cop", None),
        ("sworn", "aux:pass", "Lund"),
    ],
)  # fmt: skip
def test_whoever_is_accused_says_nothing(verb, auxiliary, left):
    be = {"aux:pass": "is", "cop": "stands"}.get(auxiliary, "has")
    text = f"Lund {be} {verb} of theft."
    tree = [
        ("Lund", "nsubj", 2), (text.split()[1], auxiliary, 2), (verb, "root", 2), ("of", "dep", 2),
        ("theft", "dep", 2), (".", "dep", 2),
    ]  # fmt: skip
    end = text.index(" of")
    one = Attribution((Span(end + 1, len(text) - 1),), Span(0, 4), Span(5, end))
    given = personal(text, encoded_of(text, tree), one).source
    assert (given and text[slice(*given)]) == left


@pytest.mark.parametrize(
    ("source", "verb", "left"),
    [("Lund", "expected", None), ("Lund", "sworn", "Lund"), ("many", "thought", "many"), ("Hale", "meant", None)],
)  # fmt: skip
def test_whoever_is_expected_to_do_something_expects_nothing(source, verb, left):
    text = f"Lund is {verb} by many to go, says Hale."
    words = text.replace(",", " ,").replace(".", " .").split()
    heads = {"Lund": "nsubj", "is": "aux:pass", "many": "obl", "go": "xcomp"}
    tree = [(word, heads.get(word, "dep"), 2) for word in words]
    start = text.index(" to") + 1
    one = Attribution((Span(start, start + 5),), at(text, source), at(text, f"is {verb}"))
    given = personal(text, encoded_of(text, tree), one).source
    assert (given and text[slice(*given)]) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Crew knew, court told", None), ("Crew knew, court told us", "court"), ("Crew knew,\ncourt told us", None),
        ("Crew knew, clerk told", "clerk"),
    ],
)  # fmt: skip
def test_a_headline_that_ends_in_a_court_tells_what_it_was_told(text, left):
    who = text.split()[3 - 1]
    tree = [
        ("Crew", "nsubj", 1), ("knew", "ccomp", 4), (",", "punct", 4), (who, "nsubj", 4),
        ("told", "root", 4), ("us", "obj", 4),
    ][: 5 + text.endswith("us")]  # fmt: skip
    at = text.index(who)
    cue = Span(at + len(who) + 1, at + len(who) + 5)
    one = Attribution((Span(0, 9),), Span(at, at + len(who)), cue)
    given = unasked(text, encoded_of(text, tree), one).source
    assert (given and text[slice(*given)]) == left


@pytest.mark.parametrize(("who", "auxiliary"), [("It", True), ("It", False), ("She", True)])
def test_it_is_no_source_of_what_is_thought(who, auxiliary):
    tree = [
        (who, "nsubj", 2), ("has", "aux:pass" if auxiliary else "aux", 2), ("thought", "root", 2),
    ]  # fmt: skip
    text = f"{who} has thought so."
    one = Attribution(
        (Span(len(text) - 3, len(text) - 1),), Span(0, len(who)), Span(len(who) + 1, len(text) - 4)
    )
    found = personal(text, encoded_of(text, tree), one).source
    assert (found is None) == (who == "It" and auxiliary)


def test_it_that_was_convinced_was_not_told():
    text = "It was convinced that they left."
    tree = [("It", "nsubj", 2), ("was", "aux:pass", 2), ("convinced", "root", 2)]
    one = Attribution((Span(17, 31),), Span(0, 2), Span(3, 16))
    encoded = encoded_of(text, tree)
    assert personal(text, encoded, unasked(text, encoded, one)) is one


def test_it_that_speaks_is_a_source():
    text = "It said that they left."
    tree = [("It", "nsubj", 1), ("said", "root", 1)]
    one = Attribution((Span(8, 22),), Span(0, 2), Span(3, 7))
    assert personal(text, encoded_of(text, tree), one) is one


def test_it_that_only_looks_like_nobody_stays():
    text = "It had to apologise for a report."
    tree = [("It", "expl", 1), ("had", "root", 1)]
    one = Attribution((Span(24, 32),), Span(0, 2), Span(3, 23))
    assert personal(text, encoded_of(text, tree), one) is one


@pytest.mark.parametrize(
    ("text", "cue", "speaks"),
    [
        ("A man said to have fled was seen.", "said", False),
        ("The ship, believed to be lost, was seen.", "believed", False),
        ("Lund, said to be ill, left.", "said", False),
        ("Gunmen suspected to be bandits fled.", "suspected", False),
        ("Police said to be careful.", "said", True),
        ("Lund said he fled.", "said", True),
    ],
)
def test_who_is_only_spoken_of_says_nothing(text, cue, speaks):
    start = text.index(cue)
    source = Span(0, len(text[:start].rstrip(" ,")))
    content = Span(start + len(cue) + 1, len(text) - 1)
    one = Attribution((content,), source, Span(start, start + len(cue)))
    assert (personal(text, encoded_of(text), one).source is not None) == speaks


THOUGHT = [
    ("I", "nsubj", 1), ("thought", "root", 1), ("he", "nsubj", 3), ("wanted", "xcomp", 1),
    ("tea", "obj", 3), (".", "punct", 1),
]  # fmt: skip
CLASSES = ("PRON", "VERB", "PRON", "VERB", "NOUN", "X")


@pytest.mark.parametrize(("cue", "expected"), [("wanted", "he"), ("thought", "I")])
def test_a_verb_with_a_subject_of_its_own_has_no_other_source(cue, expected):
    text = "I thought he wanted tea."
    one = Attribution(
        (Span(17, 20),), Span(0, 1), Span(text.index(cue), text.index(cue) + len(cue))
    )
    source = corrected(text, encoded_of(text, THOUGHT, tags=CLASSES), one).source
    assert source is not None and text[slice(*source)] == expected


@pytest.mark.parametrize(("verb", "source"), [("asked by", "Mr Alder"), ("seen by", "Bo Lind")])
def test_who_only_asks_in_between_does_not_answer(verb, source):
    text = f'It sank. Mr Alder, {verb} Bo Lind why it sank, replied: "No."'
    one = Attribution((at(text, '"No."'),), at(text, "Bo Lind"), at(text, "replied"))
    assert text[slice(*corrected(text, encoded_of(text), one).source)] == source


@pytest.mark.parametrize(
    ("said", "source"), [("accused of theft", None), ("accused the port of theft", "Heirs")]
)
def test_who_is_accused_of_it_does_not_say_it(said, source):
    text = f"Heirs {said}"
    tree = [("Heirs", "nsubj", 1), ("accused", "root", 1)]
    one = Attribution((at(text, "of theft"),), Span(0, 5), at(text, "accused"))
    found = personal(text, encoded_of(text, tree), one).source
    assert (found and text[slice(*found)]) == source


def test_whom_somebody_has_is_not_who_has_him():
    text = "My wife said it sank."
    tree = [("My", "nmod:poss", 1), ("wife", "nsubj", 2), ("said", "root", 2), ("it", "nsubj", 4),
            ("sank", "ccomp", 2), (".", "punct", 2)]  # fmt: skip
    one = Attribution((Span(13, 20),), Span(0, 2), Span(8, 12))
    source = corrected(text, encoded_of(text, tree, tags=("PRON", "NOUN", "VERB")), one).source
    assert source == Span(0, 7)


def test_what_is_joined_to_a_verb_has_its_source():
    text = "I thought of tea and wanted it."
    tree = [
        ("I", "nsubj", 1), ("thought", "root", 1), ("of", "case", 3), ("tea", "obl", 1),
        ("and", "cc", 5), ("wanted", "conj", 1), ("it", "obj", 5), (".", "punct", 1),
    ]  # fmt: skip
    tags = ("PRON", "VERB", "ADP", "NOUN", "CCONJ", "VERB", "PRON", "X")
    one = Attribution((Span(28, 30),), Span(0, 1), Span(21, 27))
    assert corrected(text, encoded_of(text, tree, tags=tags), one) is one


@pytest.mark.parametrize(("auxiliary", "passive"), [("'m", True), ("'re", True), ("'ve", False)])
def test_an_auxiliary_may_be_written_short(auxiliary, passive):
    text = f"I{auxiliary} told it sank."
    tree = [
        ("I", "nsubj", 3), ("'", "aux", 3), (auxiliary[1:], "within", 1), ("told", "root", 3),
        ("it", "nsubj", 5), ("sank", "ccomp", 3),
    ]  # fmt: skip
    one = Attribution(
        (Span(text.index("it"), len(text) - 1),), Span(0, 1), Span(1, text.index(" it"))
    )
    assert (unasked(text, encoded_of(text, tree), one).source is None) == passive


@pytest.mark.parametrize(
    ("who", "relation", "given", "expected"),
    [
        ("boats", "nsubj", ["sunk it"], ["The boats had", "sunk it"]),
        ("boats", "nsubj", ["The boats", "sunk it"], ["The boats had", "sunk it"]),
        ("boats", "nsubj", ["The boats had"], ["The boats had"]),
        ("boats", "dep", ["sunk it"], ["sunk it"]),
        ("who", "nsubj", ["sunk it"], ["sunk it"]),
    ],
)
def test_what_is_hearsay_has_its_subject(who, relation, given, expected):
    text = f"The {who} had allegedly sunk it."
    tree = [
        ("The", "det", 1), (who, relation, 4), ("had", "aux", 4), ("allegedly", "advmod", 4),
        ("sunk", "root", 4), ("it", "obj", 4),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, tags=("DET", "NOUN", "AUX", "ADV", "VERB", "PRON"))
    one = Attribution(tuple(at(text, part) for part in given), None, at(text, "allegedly"))
    kept = reported(text, encoded, one).content
    assert [text[slice(*part)] for part in kept] == expected


@pytest.mark.parametrize(("form", "expected"), [("waving", "The clerk"), ("wave", None)])
def test_a_participle_shares_the_subject_of_the_one_that_it_is_joined_to(form, expected):
    tree = [
        ("The", "det", 1), ("clerk", "nsubj", 2), ("left", "root", 2), (form, "advcl", 2),
        ("and", "cc", 5), ("saying", "conj", 3), ("no", "dep", 5), (".", "dep", 2),
    ]  # fmt: skip
    assert found(f"The clerk left {form} and saying no.", tree, "saying", "no") == expected


@pytest.mark.parametrize(("whom", "expected"), [("her", "Lund"), ("herself", None)])
def test_who_does_something_to_another_is_whose_verbs_are_joined(whom, expected):
    text = f"Lund rose and asked {whom}."
    tree = [
        ("Lund", "nsubj", 1), ("rose", "root", 1), ("and", "cc", 3), ("asked", "conj", 1),
        (whom, "obj", 3),
    ]  # fmt: skip
    word = doer(text, encoded_of(text, tree), text.index(whom))
    assert (word and text[slice(*word)]) == expected


@pytest.mark.parametrize(
    ("quotes", "source"), [("quoting a clerk as", "a clerk"), ("in a row,", "The Post")]
)
def test_whom_another_quotes_says_it(quotes, source):
    text = f"The Post led with it, {quotes} saying it sank."
    one = Attribution((at(text, "it sank"),), at(text, "The Post"), at(text, "saying"))
    assert text[slice(*corrected(text, encoded_of(text), one).source)] == source


@pytest.mark.parametrize(
    ("relation", "found"), [("conj", (1, 0)), ("advcl", (1, 0)), ("ccomp", (1, 0)), ("root", None), ("acl", None)]
)  # fmt: skip
def test_the_clause_that_one_with_a_pronoun_goes_on_from(relation, found):
    text = "Men said no but they fled"
    tree = [
        ("Men", "nsubj", 1), ("said", "root", 1), ("no", "obj", 1), ("but", "cc", 5), ("they", "nsubj", 5),
        ("fled", relation, 1),
    ]  # fmt: skip
    assert goes_on_from(encoded_of(text, tree), text.index("they")) == found


@pytest.mark.parametrize(
    ("relation", "joint", "expected"),
    [("appos", "conj", "Reyes"), ("nsubj", "conj", "a book"), ("appos", "root", "a book")],
)
def test_a_verb_that_is_joined_shares_the_subject_over_what_stands_between(
    relation, joint, expected
):
    text = "Reyes read Harbour, a book, but says no."
    tree = [
        ("Reyes", "nsubj", 1), ("read", "root", 1), ("Harbour", "obj", 1), (",", "punct", 5), ("a", "det", 5),
        ("book", relation, 2), (",", "punct", 8), ("but", "cc", 8), ("says", joint, 1), ("no", "obj", 8),
    ]  # fmt: skip
    tags = ("PROPN", "VERB", "PROPN", "PUNCT", "DET", "NOUN", "PUNCT", "CCONJ", "VERB")
    one = Attribution((at(text, "no"),), at(text, "a book"), at(text, "says"))
    source = corrected(text, encoded_of(text, tree, tags=tags), one).source
    assert text[slice(*source)] == expected
