"""Where contents begin and end by the words around them."""

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.bounds import bounded, guided
from onrecord.reader.statements.cues import spelled_out
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Span
from tests.reader.attributed import at
from tests.reader.bounds import told
from tests.reader.encodings import encoded_of

SAID = [
    ("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "mark", 4), ("it", "nsubj", 4),
    ("sank", "dep", 1), (".", "punct", 1),
]  # fmt: skip


def test_a_content_begins_after_the_word_that_joins_it() -> None:
    text = "Reyes said that it sank."
    assert told(text, SAID, "said", "that it sank") == ("said", ["it sank"])


def test_a_sign_behind_it_goes_too() -> None:
    for sign in ",:":
        text = f"Reyes said that{sign} in May, it sank."
        content = f"that{sign} in May, it sank"
        assert told(text, SAID[:3], "said", content)[1] == ["in May, it sank"]


def test_so_does_what_somebody_says_was_said() -> None:
    text = "What Reyes said was that it sank."
    assert told(text, (), "said", "was that it sank") == ("said", ["it sank"])


def test_that_as_a_pronoun_is_what_was_said() -> None:
    text = "Reyes said that sank it."
    tree = [("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "nsubj", 3), ("sank", "dep", 1)]
    assert told(text, tree, "said", "that sank it")[1] == ["that sank it"]


@pytest.mark.parametrize(
    ("clause", "relation", "expected"),
    [
        ("that boats sank", "det", "boats sank"),
        ("that news sank", "det", "that news sank"),
        ("that no boat sank", "obj", "no boat sank"),
        ("that the boat sank", "obj", "the boat sank"),
    ],
)
def test_that_is_no_article_of_several_or_before_another(
    clause: str, relation: str, expected: str
) -> None:
    text = f"Reyes said {clause}."
    tree = [("Reyes", "nsubj", 1), ("said", "root", 1), ("that", relation, 3)]
    tags = ("PROPN", "VERB", "DET", "NOUN", "NOUN")
    assert told(text, tree, "said", clause, tags=tags)[1] == [expected]


@pytest.mark.parametrize(
    ("head", "noun", "expected"),
    [
        (5, "boats", "old boats sank"),
        (4, "boats", "old boats sank"),
        (4, "boat", "that old boat sank"),
    ],
)
def test_that_as_the_article_of_a_verb_or_of_several_joins(
    head: int, noun: str, expected: str
) -> None:
    text = f"Reyes said that old {noun} sank."
    tree = [
        ("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "det", head), ("old", "amod", 4),
        (noun, "nsubj", 5), ("sank", "dep", 1),
    ]  # fmt: skip
    tags = ("PROPN", "VERB", "DET", "ADJ", "NOUN", "VERB")
    assert told(text, tree, "said", f"that old {noun} sank", tags=tags)[1] == [expected]


def test_nothing_is_left_of_nothing_but_that() -> None:
    text = "Reyes said that"
    assert told(text, SAID[:3], "said", "that")[1] == ["that"]


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Reyes: It sank.", ":", None),
        ("Reyes said: It sank.", "said:", "said"),
        ("It sank — Reyes.", "—", None),
    ],
)
def test_a_cue_is_of_words(text: str, cue: str, expected: str | None) -> None:
    assert told(text, (), cue, "It sank")[0] == expected


def test_that_before_the_subject_of_its_verb_joins() -> None:
    text = "Reyes said that boats sank."
    tree = [
        ("Reyes", "nsubj", 1), ("said", "root", 1), ("that", "nsubj", 4), ("boats", "nsubj", 4),
        ("sank", "dep", 1),
    ]  # fmt: skip
    assert told(text, tree, "said", "that boats sank")[1] == ["boats sank"]


@pytest.mark.parametrize(
    ("relation", "expected"), [("xcomp", "to call the heirs"), ("dep", "the heirs")]
)
def test_what_is_done_to_somebody_is_told_with_its_verb(relation: str, expected: str) -> None:
    text = "Reyes voted to call the heirs."
    tree = [
        ("Reyes", "nsubj", 1), ("voted", "root", 1), ("to", "mark", 3), ("call", relation, 1),
        ("the", "det", 5), ("heirs", "obj", 3),
    ]  # fmt: skip
    assert told(text, tree, "voted", "the heirs")[1] == [expected]


URGED = [
    ("She", "nsubj", 1), ("urged", "root", 1), ("the", "det", 3), ("crew", "obj", 1),
    ("not", "dep", 6), ("to", "mark", 6), ("sail", "dep", 1), (".", "punct", 1),
]  # fmt: skip


def test_who_is_urged_is_no_part_of_it() -> None:
    text = "She urged the crew not to sail."
    assert told(text, URGED, "urged", "the crew not to sail")[1] == ["not to sail"]


def test_so_it_is_where_the_tree_does_not_tell() -> None:
    text = "She urged the crew to sail."
    tree = [
        ("She", "nsubj", 1), ("urged", "root", 1), ("the", "det", 3), ("crew", "dep", 5),
        ("to", "mark", 5), ("sail", "dep", 1),
    ]  # fmt: skip
    assert told(text, tree, "urged", "the crew to sail")[1] == ["to sail"]


@pytest.mark.parametrize("relation", ["dep", "obj"])
def test_an_order_of_a_thing_is_told_whole(relation: str) -> None:
    text = "She ordered an inquiry to find it."
    tree = [
        ("She", "nsubj", 1), ("ordered", "root", 1), ("an", "det", 3), ("inquiry", relation, 1),
        ("to", "mark", 5), ("find", "dep", 1),
    ]  # fmt: skip
    assert told(text, tree, "ordered", "an inquiry to find it")[1] == ["an inquiry to find it"]


INFORMED = [
    ("She", "nsubj", 1), ("informed", "root", 1), ("the", "det", 3), ("heirs", "dep", 1),
    ("of", "case", 5), ("Lund", "dep", 3), ("that", "mark", 8), ("it", "nsubj", 8), ("sank", "dep", 1),
]  # fmt: skip


def test_nor_is_who_is_told_that() -> None:
    text = "She informed the heirs of Lund that it sank."
    content = "the heirs of Lund that it sank"
    assert told(text, INFORMED, "informed", content)[1] == ["it sank"]


def test_a_clause_before_that_is_told_too() -> None:
    text = "She informed them it leaked that it sank."
    tree = [
        ("She", "nsubj", 1), ("informed", "root", 1), ("them", "dep", 1), ("it", "nsubj", 4),
        ("leaked", "dep", 1), ("that", "mark", 7), ("it", "nsubj", 7), ("sank", "dep", 4),
    ]  # fmt: skip
    tags = ("PRON", "VERB", "PRON", "PRON", "VERB")
    content = "them it leaked that it sank"
    assert told(text, tree, "informed", content, tags=tags)[1] == [content]


@pytest.mark.parametrize(
    ("word", "relation", "gap", "expected"),
    [
        ("that", "mark", "in May", "in May the boat sank"),
        ("how", "advmod", "quickly", "how quickly the boat sank"),
        ("that", "det", "old", "the boat sank"),
        ("that", "mark", '"old"', "the boat sank"),
        ("before", "mark", "in May", "the boat sank"),
    ],
)
def test_a_content_begins_with_what_opens_its_clause(
    word: str, relation: str, gap: str, expected: str
) -> None:
    text = f"Reyes knew {word} {gap} the boat sank."
    tree = [("Reyes", "nsubj", 1), ("knew", "root", 1), (word, relation, 2)]
    assert told(text, tree, "knew", "the boat sank")[1] == [expected]


def test_so_it_does_not_where_its_source_stands_between() -> None:
    text = "Asked how Reyes knew the boat sank."
    tree = [("Asked", "root", 0), ("how", "advmod", 0)]
    assert told(text, tree, "Asked", "the boat sank", source="Reyes")[1] == ["the boat sank"]


@pytest.mark.parametrize(
    ("verb", "relation", "expected"),
    [
        ("asked", "nsubj:pass", ["to wait"]),
        ("expected", "nsubj:pass", ["The heirs", "to wait"]),
        ("asked", "dep", ["The heirs", "to wait"]),
    ],
)
def test_who_is_told_is_no_segment_of_it(verb: str, relation: str, expected: list[str]) -> None:
    text = f"The heirs were {verb} to wait."
    tree = [
        ("The", "det", 1), ("heirs", relation, 3), ("were", "aux:pass", 3), (verb, "root", 3),
        ("to", "mark", 5), ("wait", "xcomp", 3),
    ]  # fmt: skip
    given = Attribution(
        (at(text, "The heirs"), at(text, "to wait")), None, at(text, f"were {verb}")
    )
    one = bounded(text, encoded_of(text, tree), given)
    assert [text[slice(*part)] for part in one.content] == expected


def test_a_court_that_is_told_behind_it_is_no_part_of_it() -> None:
    text = "It sank, a court was told."
    tree = [
        ("It", "nsubj", 1), ("sank", "ccomp", 6), (",", "punct", 6), ("a", "det", 4), ("court", "nsubj:pass", 6),
        ("was", "aux:pass", 6), ("told", "root", 6),
    ]  # fmt: skip
    given = Attribution((at(text, "It sank"), at(text, "a court")), None, at(text, "was told"))
    one = bounded(text, encoded_of(text, tree), given)
    assert [text[slice(*part)] for part in one.content] == ["It sank"]


def test_what_is_announced_is() -> None:
    text = "She announced the plan to sail."
    tree = [
        ("She", "nsubj", 1), ("announced", "root", 1), ("the", "det", 3), ("plan", "obj", 1),
        ("to", "mark", 5), ("sail", "dep", 3), (".", "punct", 1),
    ]  # fmt: skip
    assert told(text, tree, "announced", "the plan to sail")[1] == ["the plan to sail"]


def test_a_clause_behind_an_order_stays_whole() -> None:
    text = "She urged the crew that sank to sail."
    tree = [
        ("She", "nsubj", 1), ("urged", "root", 1), ("the", "det", 3), ("crew", "nsubj", 5),
        ("that", "mark", 5), ("sank", "dep", 1), ("to", "mark", 7), ("sail", "dep", 5),
    ]  # fmt: skip
    assert told(text, tree, "urged", "the crew that sank to sail")[1] == [
        "the crew that sank to sail"
    ]


@pytest.mark.parametrize(
    ("cue", "opens", "mark", "expected"),
    [
        ("called on", "the crew", "to", "to sail"),
        ("called on", "heirs who swam", "to", "heirs who swam to sail"),
        ("complained", "to the crew", "that", "sail"),
        ("complained", "of the crew", "that", "of the crew that sail"),
    ],
)
def test_who_is_called_on_or_told_so_is_no_part_of_it(
    cue: str, opens: str, mark: str, expected: str
) -> None:
    content = f"{opens} {mark} sail"
    text = f"She {cue} {content}."
    words = text.rstrip(".").split()
    last = len(words) - 1
    tree = [(word, "dep", 1) for word in words]
    tree[last - 1] = (mark, "mark", last)
    tags = [
        "VERB" if word in ("called", "complained", "swam", "sail") else "NOUN" for word in words
    ]
    assert told(text, tree, cue, content, tags=tags)[1] == [expected]


@pytest.mark.parametrize(
    ("hearer", "names", "content"),
    [
        ("the Argus officers", ["Argus"], "officers were late"),
        ("the Tarn Post Norway", ["Tarn Post", "Norway"], "Norway were late"),
        ("the heirs", [], "were late"),
    ],
)
def test_the_subject_of_what_somebody_is_told_is_no_part_of_him(
    hearer: str, names: list[str], content: str
) -> None:
    text = f"She told {hearer} were late."
    words = text.rstrip(".").split()
    at_verb = words.index("were")
    tree = [(word, "dep", 1) for word in words]
    tree[at_verb] = ("were", "cop", at_verb + 1)
    tree[at_verb + 1] = ("late", "ccomp", 1)
    tags = ["PRON", "VERB", "DET", *["NOUN"] * (at_verb - 3), "AUX", "ADJ"]
    encoded = encoded_of(text, tree, tags=tags, names=[(one, "organization") for one in names])
    one = bounded(
        text, encoded, Attribution((at(text, "were late"),), at(text, "She"), at(text, "told"))
    )
    assert [text[slice(*part)] for part in one.content] == [content]


ALSO = [
    ("Reyes", "nsubj", 2), ("also", "dep", 2), ("said", "root", 2), ("it", "nsubj", 4),
    ("sank", "dep", 2), (".", "punct", 2),
]  # fmt: skip


TAGS = ("PROPN", "ADV", "VERB", "PRON", "VERB", "X")


def test_an_adverb_alone_tells_of_no_saying() -> None:
    text = "Reyes also said it sank."
    assert told(text, ALSO, "also", "it sank", spelled_out, "Reyes", TAGS)[0] == "also said"


def test_its_verb_is_no_content() -> None:
    text = "Reyes also said it sank."
    given = told(text, ALSO, "also", "said it sank", spelled_out, "Reyes", TAGS)
    assert given == ("also said", ["it sank"])


def test_an_auxiliary_has_its_verb_behind_what_stands_between() -> None:
    text = "Reyes has over the past few months warned it sank."
    tree = [
        ("Reyes", "nsubj", 7), ("has", "aux", 7), ("over", "case", 6), ("the", "det", 6),
        ("past", "amod", 6), ("few", "amod", 6), ("months", "obl", 7), ("warned", "root", 7),
    ]  # fmt: skip
    tags = ("PROPN", "AUX", "ADP", "DET", "ADJ", "ADJ", "NOUN", "VERB")
    assert told(text, tree, "has", "it sank", spelled_out, "Reyes", tags) == (
        "has over the past few months warned",
        ["it sank"],
    )
    assert told(text, tree, "has over", "it sank", spelled_out, "Reyes", tags)[0] == (
        "has over the past few months warned"
    )


@pytest.mark.parametrize(("verb", "cue"), [("said", "had on Monday said"), ("left", "had")])
def test_so_has_one_that_the_parser_takes_for_a_verb(verb: str, cue: str) -> None:
    text = f"Reyes had on Monday {verb} it sank."
    tags = ("PROPN", "VERB", "ADP", "PROPN", "VERB")
    assert told(text, (), "had", "it sank", spelled_out, "Reyes", tags) == (cue, ["it sank"])


@pytest.mark.parametrize(
    ("cue", "behind", "content", "expected"),
    [
        ("called", "on its heirs to sail", "its heirs to sail", ("called on", ["to sail"])),
        ("appealed", "to its heirs to sail", "its heirs to sail", ("appealed to", ["to sail"])),
        ("called", "for its heirs to sail", "its heirs to sail", ("called", ["its heirs to sail"])),
        (
            "denied", "claims by heirs that it sank", "it sank",
            ("denied", ["claims by heirs that it sank"]),
        ),
        ("repeated", "claims by heirs that it sank", "it sank", ("repeated", ["it sank"])),
        ("denied", "in May that it sank", "it sank", ("denied", ["it sank"])),
    ],
)  # fmt: skip
def test_what_stands_between_a_cue_and_a_content_is_of_either(
    cue: str, behind: str, content: str, expected: tuple[str, list[str]]
) -> None:
    text = f"Reyes {cue} {behind}."
    tree = [(word, "mark" if word == "to" else "dep", 1) for word in text.rstrip(".").split()]
    if cue == "appealed":
        tree[2] = ("to", "case", 4)
    assert told(text, tree, cue, content, source="Reyes") == expected


def test_so_has_one_that_is_not() -> None:
    text = "Reyes didn't see why."
    tree = [
        ("Reyes", "nsubj", 4), ("didn", "aux", 4), ("'", "advmod", 4), ("t", "within", 2),
        ("see", "root", 4), ("why", "dep", 4),
    ]  # fmt: skip
    tags = ("PROPN", "AUX", "PART", "PART", "VERB")
    given = told(text, tree, "didn't", "why", spelled_out, "Reyes", tags)
    assert given == ("didn't see", ["why"])


def test_hearsay_is_told_by_an_adverb() -> None:
    text = "It reportedly sank."
    tree = [("It", "nsubj", 2), ("reportedly", "dep", 2), ("sank", "root", 2)]
    tags = ("PRON", "ADV", "VERB")
    assert told(text, tree, "reportedly", "sank", spelled_out, None, tags) == (
        "reportedly",
        ["sank"],
    )


@pytest.mark.parametrize(("verb", "cue"), [("warned", "allegedly warned"), ("sank", "allegedly")])
def test_a_verb_of_saying_tells_more_than_hearsay(verb: str, cue: str) -> None:
    text = f"Reyes allegedly {verb} a ship."
    tree = [("Reyes", "nsubj", 2), ("allegedly", "advmod", 2), (verb, "root", 2)]
    tags = ("PROPN", "ADV", "VERB")
    assert told(text, tree, "allegedly", "a ship", spelled_out, "Reyes", tags)[0] == cue


def test_nothing_is_left_of_whom_a_colon_follows() -> None:
    text = 'Reyes warned him: "It sank."'
    tree = [("Reyes", "nsubj", 1), ("warned", "root", 1), ("him", "iobj", 1), (":", "punct", 5)]
    tree += [('"', "punct", 5), ("It", "nsubj", 6), ("sank", "ccomp", 1)]
    given = Attribution((Span(13, len(text)),), at(text, "Reyes"), at(text, "warned"))
    tags = ("PROPN", "VERB", "PRON")
    (one,) = guided(text, encoded_of(text, tree, tags=tags), [given], quotations(text))
    assert [text[slice(*part)] for part in one.content] == ['"It sank."']


def test_a_verb_that_is_all_the_content_stays() -> None:
    text = "Reyes also said."
    assert told(text, ALSO[:3], "also", "said", spelled_out, "Reyes", TAGS[:3])[0] == "also"


BUT = [
    ("But", "cc", 2), ("it", "nsubj", 2), ("sank", "dep", 5), (",", "punct", 5),
    ("Reyes", "nsubj", 5), ("said", "root", 5), (".", "punct", 5),
]  # fmt: skip


def test_what_joins_the_sentence_to_the_one_before_is_the_writers() -> None:
    text = "But it sank, Reyes said."
    assert told(text, BUT, "said", "But it sank")[1] == ["it sank"]


@pytest.mark.parametrize("joint", ["However", "In fact", "For example"])
def test_so_are_adverbs_that_join_it(joint: str) -> None:
    text = f"{joint}, it sank, Reyes said."
    assert told(text, (), "said", f"{joint}, it sank")[1] == ["it sank"]


def test_what_somebody_joins_himself_is_his() -> None:
    text = "Reyes said but it sank."
    tree = [
        ("Reyes", "nsubj", 1), ("said", "root", 1), ("but", "cc", 4), ("it", "nsubj", 4),
        ("sank", "dep", 1),
    ]  # fmt: skip
    assert told(text, tree, "said", "but it sank")[1] == ["but it sank"]
