"""Contents, cues and sources within the bounds that the guide of the statements draws."""

import time
from dataclasses import replace

import pytest

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.bounds import bounded, guided
from onrecord.reader.statements.quotations import quotations
from onrecord.record import Span
from tests.reader.attributed import at
from tests.reader.bounds import parts, saying, told
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Reyes said in a note it sank.", "said in", "it sank", ("said", ["it sank"])),
        ("Reyes announced last week it sank.", "announced last", "it sank", ("announced", ["it sank"])),
        ("Reyes said in a note that it sank.", "said in a note that", "it sank", ("said", ["it sank"])),
        ("Reyes paid tribute on Monday to it.", "paid tribute on Monday", "to it", ("paid tribute", ["to it"])),
        ("Reyes has warned for many years it leaks.", "has warned for many years", "it leaks",
         ("has warned", ["it leaks"])),
        ("Reyes argued in favour of it.", "argued in favour of", "it.", ("argued in favour of", ["it."])),
        ("Reyes wrote in a note it sank.", "wrote in a", "it sank", ("wrote", ["it sank"])),
        ("Reyes believes in luck.", "believes in", "luck", ("believes in", ["luck"])),
        ("Reyes made the vow to sail.", "made the", "to sail", ("made the vow", ["to sail"])),
        ("Reyes gave no sea-worthy boat to it.", "gave no", "to it", ("gave no sea-worthy boat", ["to it"])),
        ("Reyes seemed to agree that it sank.", "seemed to", "it sank", ("seemed to agree", ["it sank"])),
        ("Reyes refused to hear the case.", "refused to", "the case", ("refused to hear", ["the case"])),
        (
            "Reyes did not respond to a note.", "did not respond to", "a note",
            ("did not respond", ["to a note"]),
        ),
    ],
)  # fmt: skip
def test_a_cue_ends_with_what_tells_of_saying(
    text: str, cue: str, content: str, expected: tuple[str, list[str]]
) -> None:
    assert told(text, (), cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "told_of"), [("seems", 0), ("would appear", 0), ("seems to think", 1)]
)
def test_how_something_looks_is_said_by_nobody(cue: str, told_of: int) -> None:
    text = f"Reyes {cue} that it sank."
    assert len(parts(text, saying(text, "it sank", cue=cue))) == told_of


def test_what_has_no_word_for_it_is_told_in_no_words_of_another() -> None:
    text = "Reyes said he wasn't there."
    outer = Attribution((at(text, "he wasn't there"),), at(text, "Reyes"), at(text, "said"))
    inner = Attribution((at(text, "there"),), at(text, "he"), at(text, "wasn't"), inside=0)
    tags = ("PROPN", "VERB", "PRON", "AUX", "PART", "PART", "ADV")
    assert [cue for cue, _ in parts(text, outer, inner, tags=tags)] == ["said"]


@pytest.mark.parametrize(
    ("source", "contents", "expected"),
    [
        ("news reports boats", ["boats sank in May"], ("news reports", ["boats sank in May"])),
        ("news reports", ["According to news"], ("news reports", ["According to"])),
        ("news reports", ["news", "boats sank"], ("news reports", ["boats sank"])),
        ("news reports", ["news"], ("news reports", ["news"])),
        ("reports", ["news reports boats"], ("reports", ["news reports boats"])),
    ],
)
def test_a_source_and_a_content_share_no_words(source, contents, expected) -> None:
    text = "According to news reports boats sank in May."
    given = Attribution(tuple(at(text, part) for part in contents), at(text, source))
    one = bounded(text, encoded_of(text), given)
    assert (text[slice(*one.source)], [text[slice(*part)] for part in one.content]) == expected


@pytest.mark.parametrize("clause", [", which leaked,", " who fell,"])
def test_a_relative_clause_parts_no_segments(clause: str) -> None:
    text = f"Reyes said the boat{clause} sank."
    assert parts(text, saying(text, "the boat", "sank")) == [("said", [f"the boat{clause} sank"])]


def test_nor_does_a_space_behind_a_comma() -> None:
    text = "Reyes said in May, boats sank."
    assert parts(text, saying(text, "in May,", "boats sank")) == [("said", ["in May, boats sank"])]


@pytest.mark.parametrize(
    ("behind", "broken", "whole"),
    [
        ("We build boats and we sail them.", "We build boats", "We build boats and we sail them"),
        ("We build boats.\nReyes left.", "We build boats.\nReyes", "We build boats"),
        ('"We build boats and we sail."', '"We build', '"We build'),
        ("Lund said no.", "Lund", "Lund"),
    ],
)
def test_what_is_said_on_in_the_next_sentence_is_told_to_its_end(
    behind: str, broken: str, whole: str
) -> None:
    text = f"It sank, Reyes said. {behind}"
    given = [saying(text, "It sank", broken)]
    if "Lund" in behind:
        given.append(Attribution((at(text, "no"),), at(text, "Lund"), Span(26, 30)))
    assert parts(text, *given)[0][1] == ["It sank", whole]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Was it cold?\nIt was not, Reyes said.", "Was it cold?\nIt was not"),
        ("It was not, Reyes said.", "It was not"),
    ],
)
def test_a_heading_is_no_part_of_what_is_told_below_it(text: str, content: str) -> None:
    assert parts(text, saying(text, content)) == [("said", ["It was not"])]


def test_what_another_says_who_is_named_before_is_not_said_again() -> None:
    text = "He asked, 'Who?' and Reyes said, 'You.'"
    first = Attribution((at(text, "'Who?'"),), at(text, "He"), at(text, "asked"))
    assert parts(text, first, saying(text, "'Who?'", "'You.'")) == [
        ("asked", ["'Who?'"]),
        ("said", ["'You.'"]),
    ]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (", a claim the heirs deny", [("said", ["it sank"]), ("deny", ["a claim"])]),
        (
            ", an old charge that Lund has rejected, and left",
            [("said", ["it sank"]), ("has rejected", ["an old charge"])],
        ),
        (", a number that Lund disputes.", [("said", ["it sank"]), ("disputes", ["a number"])]),
        (", something the heirs dispute", [("said", ["it sank"]), ("dispute", ["something"])]),
        (", a boat the heirs deny", [("said", ["it sank, a boat the heirs deny"])]),
    ],
)
def test_what_the_text_tells_of_a_saying_is_none_of_it(
    behind: str, expected: list[tuple[str, list[str]]]
) -> None:
    text = f"Reyes said it sank{behind}."
    assert parts(text, saying(text, f"it sank{behind}")) == expected


@pytest.mark.parametrize(
    ("joint", "cue", "kept"),
    [
        (", even as", "urged", "it sank"),
        (", though", "could not say", "it sank"),
        (" although", "declined", "it sank"),
        (", though", "knew", None),
    ],
)
def test_what_the_text_sets_against_it_is_none_of_it(
    joint: str, cue: str, kept: str | None
) -> None:
    content = f"it sank{joint} Lund {cue} why"
    text = f"Reyes said {content}."
    other = Attribution((at(text, "why"),), at(text, "Lund"), at(text, cue), inside=0)
    found = parts(text, saying(text, content), other)
    assert found == [("said", [kept or content]), (cue, ["why"])]


def test_so_it_is_in_a_quotation() -> None:
    text = 'Reyes said, "It sank, a claim the heirs deny."'
    content = '"It sank, a claim the heirs deny."'
    assert parts(text, saying(text, content)) == [("said", [content])]


@pytest.mark.parametrize(
    ("cue", "source"),
    [("raised fears of", None), ("voiced fears of", "Reyes"), ("raised", "Reyes")],
)
def test_what_makes_others_fear_fears_nothing(cue: str, source: str | None) -> None:
    text = f"Reyes {cue} a flood."
    one = bounded(text, encoded_of(text), saying(text, "a flood", cue=cue))
    assert (one.source and text[slice(*one.source)]) == source


def test_what_a_colon_lists_in_lines_stays() -> None:
    text = "It sinks, Reyes said. We need:\nboats;\noars."
    assert parts(text, saying(text, "It sinks", "We need:\nboats;\noars"))[0][1] == [
        "It sinks",
        "We need:\nboats;\noars",
    ]


def test_its_own_cue_does() -> None:
    text = "The boat, which Reyes said leaked, sank."
    assert parts(text, saying(text, "The boat", "sank"))[0][1] == ["The boat", "sank"]


def test_a_content_goes_on_behind_a_stop_that_ends_no_sentence() -> None:
    text = "Reyes said she owns Lund Corp. boats, all of them. Nobody came."
    expected = [("said", ["she owns Lund Corp. boats, all of them"])]
    assert parts(text, saying(text, "she owns Lund Corp")) == expected
    assert parts(text, saying(text, "she owns Lund Corp.")) == expected


def test_so_it_does_up_to_what_else_is_told() -> None:
    text = "Reyes said she owns Lund Corp. boats, and Ana said it sank."
    start = text.index("Ana")
    other = Attribution((at(text, "it sank"),), at(text, "Ana"), Span(start + 4, start + 8))
    assert parts(text, saying(text, "she owns Lund Corp"), other)[0][1] == [
        "she owns Lund Corp. boats"
    ]


def test_a_stop_that_may_end_a_sentence_ends_it() -> None:
    text = "Reyes said she owns Lund Corp. Boats sank."
    assert parts(text, saying(text, "she owns Lund Corp"))[0][1] == ["she owns Lund Corp"]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("she owns Lund Corp", "., a dealer in boats"),
        ("she thanked Messrs", '. Lund and Ark for "all the boats" they sold'),
        ("she thanked Mrs", ". Lund"),
    ],
)
def test_nor_does_one_before_a_comma_or_behind_a_title_end_it(first: str, rest: str) -> None:
    text = f"Reyes said {first}{rest}. Nobody came."
    assert parts(text, saying(text, first)) == [("said", [first + rest])]


def test_a_comma_may_end_a_clause_that_opens_its_sentence() -> None:
    text = "When Reyes said she owns Lund Corp., she nodded."
    tree = [("When", "mark", 2), ("Reyes", "nsubj", 2), ("said", "advcl", 10)]
    found = guided(text, encoded_of(text, tree), [saying(text, "she owns Lund Corp")], ())
    assert text[slice(*found[0].content[0])] == "she owns Lund Corp"


def test_a_participle_that_opens_a_sentence_is_of_who_speaks_in_it() -> None:
    text = "Calling for peace, Reyes said it sank."
    given = Attribution((at(text, "peace"),), None, at(text, "Calling for"))
    for one, source in ((given, "Reyes"), (replace(given, content=(at(text, "for"),)), None)):
        found = guided(text, encoded_of(text), [one, saying(text, "it sank")], ())[0]
        assert (found.source and text[slice(*found.source)]) == source


@pytest.mark.parametrize("sign", [":", ";"])
def test_a_quotation_that_a_sign_introduces_is_a_segment(sign: str) -> None:
    text = f'Reyes said it sank{sign} "Nobody came."'
    content = f'it sank{sign} "Nobody came."'
    assert parts(text, saying(text, content)) == [("said", ["it sank", '"Nobody came."'])]


@pytest.mark.parametrize(
    "content", ['"It sank: nobody came."', 'it "sank" at noon', 'that: "It sank" at noon']
)
def test_other_quotations_are_none(content: str) -> None:
    text = f"Reyes said {content}"
    assert parts(text, saying(text, content)) == [("said", [content])]


def test_a_quotation_of_a_later_paragraph_has_its_own_statement() -> None:
    text = 'Reyes said it sank.\n"Nobody came," the mate heard.\n"We swam ashore at last."'
    given = saying(text, "it sank", '"We swam ashore at last."')
    assert parts(text, given) == [
        ("said", ["it sank"]),
        (None, ['"We swam ashore at last."']),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'Reyes said: "It sank.\n"Nobody came."',
        'Reyes said "it sank." "Nobody came."',
        'Reyes said it sank:\n"Nobody came."',
    ],
)
def test_a_quotation_that_runs_on_is_one(text: str) -> None:
    first = "it sank" if "it sank" in text else '"It sank.'
    ((_, content),) = parts(text, saying(text, first, '"Nobody came."'))
    assert content == [first, '"Nobody came."']


KEPT = [
    ("Reyes", "nsubj", 1), ("kept", "root", 1), ("his", "nmod:poss", 3), ("papers", "obj", 1),
    (".", "punct", 1),
]  # fmt: skip


KEPT_TAGS = ("PROPN", "VERB", "PRON", "NOUN", "X")


def test_what_is_done_to_a_thing_is_told_when_it_is_likely_said() -> None:
    for verb, confidence, told_of in (("kept", 0.4, 0), ("kept", 0.6, 1), ("filed", 0.9, 0)):
        text = f"Reyes {verb} his papers."
        given = saying(text, "his papers", cue=verb, confidence=confidence)
        tree = [KEPT[0], (verb, "root", 1), *KEPT[2:]]
        assert len(parts(text, given, tree=tree, tags=KEPT_TAGS)) == told_of


@pytest.mark.parametrize(
    ("clause", "told_of"),
    [
        ("an interview that Reyes gave", 0),
        ("a long book which Reyes wrote", 0),
        ("a warning that Reyes lied", 1),
        ("an article that says Reyes lied", 1),
    ],
)
def test_what_somebody_did_with_a_work_is_not_told_by_who_puts_it_out(
    clause: str, told_of: int
) -> None:
    text = f"The Post published {clause}."
    content = clause[clause.index(" that " if " that " in clause else " which ") + 1 :]
    words = text.removesuffix(".").split()
    verbs = ("published", "gave", "wrote", "lied", "says")
    tags = ["VERB" if word in verbs else "NOUN" for word in words]
    given = saying(text, content, cue="published", confidence=0.9)
    assert len(parts(text, given, tags=tags)) == told_of


@pytest.mark.parametrize(
    ("answer", "told_of"),
    [
        ("by quickly closing the yard", 0),
        ("the charge by closing the yard", 0),
        ("by saying it sank", 1),
        ("it sank", 1),
    ],
)
def test_what_is_done_in_answer_is_no_answer(answer: str, told_of: int) -> None:
    text = f"Reyes responded {answer}."
    given = saying(text, answer, cue="responded", confidence=0.9)
    assert len(parts(text, given, tags=("PROPN", "VERB"))) == told_of


def test_a_quotation_is_said_however_likely() -> None:
    text = 'Reyes kept his "papers".'
    tree = [*KEPT[:3], ('"', "punct", 1), ("papers", "obj", 1)]
    given = saying(text, 'his "papers"', cue="kept", confidence=0.4)
    assert len(parts(text, given, tree=tree, tags=KEPT_TAGS)) == 1


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“I hope it sinks,” Reyes said.", "it sinks,", "it sinks"),
        ("“I hope it sinks.” Reyes left.", "it sinks.”", "it sinks"),
        ("“I hope we meet at 5 p.m.” Reyes left.", "we meet at 5 p.m.", "we meet at 5 p.m."),
        ("“I hope he says ‘Not I!’” Reyes said.", "‘Not I", "‘Not I!’"),
        ("“I hope, it sinks,” Reyes said.", ", it sinks", "it sinks"),
        ("“I hope he says ‘Not I!’ twice,” Reyes said.", "Not I", "‘Not I!’"),
        ("“I hope why? is asked,” Reyes said.", "why?", "why?"),
        ("Reyes said I hope it is “a hit.”", "it is “a hit.”", "it is “a hit.”"),
    ],
)
def test_what_is_told_within_a_quotation_ends_before_its_mark(
    text: str, content: str, expected: str
) -> None:
    whole = Attribution((Span(0, len(text)),), at(text, "Reyes"))
    inner = Attribution(
        (at(text, content),), at(text, "I"), at(text, "hope"), act="thought", inside=0
    )
    found = guided(text, encoded_of(text, []), [whole, inner], quotations(text))
    assert [text[slice(*part)] for part in found[1].content] == [expected]


@pytest.mark.parametrize(
    ("tag", "expected"), [("PRON", "it would sink"), ("NOUN", "her it would sink")]
)
def test_a_content_begins_after_the_pronoun_for_who_is_told(tag: str, expected: str) -> None:
    text = "Reyes warned her it would sink."
    tree = [
        ("Reyes", "nsubj", 1), ("warned", "root", 1), ("her", "obj", 1), ("it", "nsubj", 5), ("would", "aux", 5),
        ("sink", "ccomp", 1),
    ]  # fmt: skip
    tags = ("PROPN", "VERB", tag)
    assert told(text, tree, "warned", "her it would sink", tags=tags)[1] == [expected]


def test_a_cue_keeps_the_apostrophe_of_its_verb() -> None:
    text = "Reyes said she’d like to go."
    tree = []
    assert told(text, tree, "’d like", "to go")[0] == "’d like"
    assert told("Reyes ’said’ it sank.", tree, "’said’", "it sank")[0] == "said"


def test_what_is_told_in_a_quotation_of_its_own_statement_is_inside_that() -> None:
    text = 'Reyes said it sank.\n"Nobody came, I think in May."'
    outer = Attribution(
        (at(text, "it sank"), Span(text.index('"'), len(text))), at(text, "Reyes"), at(text, "said")
    )
    inner = Attribution((at(text, "in May"),), at(text, "I"), at(text, "think"), inside=0)
    found = guided(text, encoded_of(text, []), [outer, inner], quotations(text))
    assert [one.inside for one in found] == [None, 2, None]


def test_what_stands_behind_a_quotation_is_told_by_whoever_told_of_that() -> None:
    text = "Reyes said \"he told me, 'It sank.' I told him she was wrong.\""
    outer = Attribution((Span(11, len(text)),), at(text, "Reyes"), at(text, "said"))
    middle = Attribution((at(text, "'It sank.'"),), at(text, "he"), at(text, "told"), inside=0)
    second = Span(text.rindex("told"), text.rindex("told") + 4)
    inner = Attribution((at(text, "she was wrong"),), at(text, "I"), second, inside=1)
    found = guided(text, encoded_of(text), [outer, middle, inner], quotations(text))
    assert [one.inside for one in found] == [None, 0, 0]


def test_what_is_told_begins_with_who_tells_something_in_it() -> None:
    text = "Lund hopes to win, the mayor said."
    outer = Attribution((at(text, "hopes to win"),), at(text, "the mayor"), at(text, "said"))
    inner = Attribution((at(text, "to win"),), at(text, "Lund"), at(text, "hopes"), inside=0)
    whole, same = guided(text, encoded_of(text, []), [outer, inner], [])
    assert text[slice(*whole.content[0])] == "Lund hopes to win"
    assert same == inner


@pytest.mark.parametrize(
    ("behind", "kept"),
    [(" and I went.", "'It sank,'"), (" and 'So did I.'", "'It sank,' and 'So did I.'")],
)
def test_a_quotation_in_a_quotation_ends_with_its_mark(behind: str, kept: str) -> None:
    text = f"\"He told me, 'It sank,'{behind}\" Reyes said."
    outer = Attribution((Span(0, text.index(" Reyes")),), at(text, "Reyes"), at(text, "said"))
    told = Span(text.index("'It"), text.index('" Reyes'))
    inner = Attribution((told,), at(text, "He"), at(text, "told"), inside=0)
    found = guided(text, encoded_of(text, []), [outer, inner], quotations(text))[1]
    assert text[slice(*found.content[0])] == kept


def test_many_quotations_take_no_time() -> None:
    text = "Reyes said it sank. " + '"Nobody came: " ' * 20_000
    given = [saying(text, "it sank")] * 20_000
    marks, encoded = quotations(text), encoded_of("")
    begun = time.perf_counter()
    guided(text, encoded, given, marks)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Reyes said she wants to meet Ark, who she said has not been seen.", True),
        ("Reyes said she wants to meet Ark, and Lund said he was not seen.", False),
    ],
)
def test_what_a_relative_clause_says_that_somebody_says_is_told_within_it(
    text: str, within: bool
) -> None:
    second = text.index("said", 12)
    end = Span(text.index("she wants"), second + 4)
    source = Span(text.rindex(" ", 0, second - 1) + 1, second - 1)
    outer = Attribution((end,), Span(0, 5), Span(6, 10))
    inner = Attribution((Span(second + 5, len(text) - 1),), source, Span(second, second + 4))
    one, other = guided(text, encoded_of(text), [outer, inner], [])
    assert other.inside == (0 if within else None)
    assert one.content[-1].end == (len(text) - 1 if within else second + 4)


def test_what_is_quoted_behind_a_colon_of_who_would_not_say_is_told_by_itself() -> None:
    text = 'Reyes declined to discuss it: "We are going on."'
    given = saying(text, "to discuss it", '"We are going on."', cue="declined")
    assert parts(text, given) == [
        ("declined", ["to discuss it"]),
        (None, ['"We are going on."']),
    ]


@pytest.mark.parametrize(("who", "told_of"), [("itself", 0), ("it", 1)])
def test_the_name_that_somebody_goes_by_is_not_said(who: str, told_of: int) -> None:
    text = f"Reyes calling {who} the Fox was late."
    assert len(parts(text, saying(text, "the Fox", cue="calling"))) == told_of


def test_an_adverb_behind_a_pronoun_is_of_the_cue() -> None:
    text = "a charge she never denied"
    one = bounded(
        text,
        encoded_of(text),
        Attribution((at(text, "a charge"),), at(text, "she never"), at(text, "denied")),
    )
    assert one.source is not None and one.cue is not None
    assert (text[slice(*one.source)], text[slice(*one.cue)]) == ("she", "never denied")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Wait here, says Reyes. The port tells crews to leave.", ["Wait here"]),
        ("Wait here, says Reyes. And then to leave.", ["Wait here", "to leave"]),
    ],
)
def test_words_from_the_midst_of_a_later_sentence_are_no_part(
    text: str, content: list[str]
) -> None:
    given = saying(text, "Wait here", "to leave", cue="says")
    assert parts(text, given) == [("says", content)]
