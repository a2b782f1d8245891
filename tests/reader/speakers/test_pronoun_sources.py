"""Whom a pronoun means that speaks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.reader.entities.members import Member
from onrecord.reader.entities.naming import named
from onrecord.reader.entities.tokens import lines
from onrecord.reader.speakers.casting import Casting
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.pronouns import Seen, choose
from onrecord.reader.speakers.reading import Reading
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article, Span
from tests.reader.attributed import at, interview, marked, speakers
from tests.reader.encodings import encoded_of, links_of


def test_pronouns_follow_gender():
    text = """{s:Mary Okafor} {c:said} {t:the dam would hold}.
{s:Peter Okello} {c:said} {t:it would not}.
{s:She} {c:said} {t:the walls are new}.
{s:He} {c:said} {t:they are not}."""
    assert speakers(text) == ["Mary Okafor", "Peter Okello", "Mary Okafor", "Peter Okello"]


def test_who_asks_is_not_the_one_who_answers():
    text = "Lund left. Asked by Reyes whether he lied, he shrugged: no."
    places = {
        word: text.index(word) for word in ("Asked", "Reyes", "whether", "he shrugged", "no.")
    }

    def at(word: str, length: int) -> Span:
        return Span(places[word], places[word] + length)

    found = [
        Attribution((at("whether", 15),), source=at("Reyes", 5), cue=at("Asked", 5)),
        Attribution((at("no.", 2),), source=at("he shrugged", 2), cue=Span(46, 54)),
    ]
    parse = [
        ("Lund", "nsubj", 1), ("left", "root", 1), (".", "dep", 1),
        ("Asked", "advcl", 11), ("by", "case", 5), ("Reyes", "obl", 3), ("whether", "dep", 8),
        ("he", "nsubj", 8), ("lied", "dep", 3), (",", "dep", 3), ("he", "nsubj", 11),
        ("shrugged", "root", 11), (":", "dep", 11), ("no", "dep", 11), (".", "dep", 11),
    ]  # fmt: skip
    names = [("Lund", "person"), ("Reyes", "person")]
    encoded = encoded_of(text, parse, names=names, mentions=names)
    _, statements = resolve(Article(text), found, encoded=encoded)
    assert [one.speaker.name for one in statements] == ["Reyes", "Lund"]


@pytest.mark.parametrize(("cue", "speaker"), [("Asked", "Mary Lund"), ("Told", "Ann Reyes")])
def test_who_is_asked_is_the_subject_of_what_the_question_opens(cue, speaker):
    text = f"Ann Reyes left. {cue} if she lied, Mary Lund shrugged."
    start = text.index("if")
    question = Attribution((Span(start, start + 11),), cue=Span(16, 16 + len(cue)))
    inner = Attribution(
        (Span(start + 7, start + 11),),
        Span(start + 3, start + 6),
        Span(start + 7, start + 11),
        inside=0,
    )
    parse = [
        ("Ann", "nsubj", 2), ("Reyes", "flat", 0), ("left", "root", 2), (".", "punct", 2),
        (cue, "advcl", 11), ("if", "mark", 7), ("she", "nsubj", 7), ("lied", "advcl", 4),
        (",", "punct", 4), ("Mary", "nsubj", 11), ("Lund", "flat", 9), ("shrugged", "root", 11),
    ]  # fmt: skip
    names = [("Ann Reyes", "person"), ("Mary Lund", "person")]
    encoded = encoded_of(text, parse, names=names, mentions=names)
    _, statements = resolve(Article(text), [question, inner], encoded=encoded)
    assert statements[-1].speaker.name == speaker


@pytest.mark.parametrize(("cue", "speaker"), [("Asked", "Mary Lund"), ("Told", "Ann Reyes")])
def test_who_was_asked_answers_in_the_next_sentence(cue, speaker):
    text = f"Ann Reyes said it burnt. {cue} if it sank, Mary Lund sighed. No, she said."
    first = Attribution((at(text, "it burnt"),), at(text, "Ann Reyes"), at(text, "said"))
    asked = Attribution((at(text, "if it sank"),), cue=at(text, cue))
    said = text.index("she said")
    no = Attribution((at(text, "No"),), Span(said, said + 3), Span(said + 4, said + 8))
    words = text.replace(",", " ,").replace(".", " .").split()
    verb = words.index("sighed")
    parse = [(word, "dep", verb) for word in words]
    parse[words.index(cue)] = (cue, "advcl", verb)
    parse[verb - 2 : verb] = [("Mary", "flat", verb - 1), ("Lund", "nsubj", verb)]
    names = [("Ann Reyes", "person"), ("Mary Lund", "person")]
    encoded = encoded_of(text, parse, names=names, mentions=names)
    _, statements = resolve(Article(text), [first, asked, no], encoded=encoded)
    assert statements[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("cites", "speaker"), [("cites a memo of May", "a memo of May"), ("saw a memo of May", "Osk")]
)
def test_it_is_the_document_that_somebody_cites(cites, speaker):
    verb, what = cites.split(maxsplit=1)
    text = f"{{s:Osk Corp.}} {{c:said}} {{t:no}}.\n{{s:Bo Lind}} {{c:{verb}}} {{t:{what}}}. "
    plain, given = marked(text + "It said it sank.")
    start = plain.index("It said")
    last = Attribution((at(plain, "it sank"),), Span(start, start + 2), Span(start + 3, start + 7))
    names = [("Osk Corp.", "organization"), ("Bo Lind", "person")]
    _, found = resolve(Article(plain), [*given, last], encoded=encoded_of(plain, names=names))
    assert found[-1].speaker.name.startswith(speaker)


def test_second_person_is_nobody_named():
    text = """{s:Bo Lind} {c:said} {t:it is cold}.
{s:You} {c:may say} {t:that it is}."""
    assert speakers(text) == ["Bo Lind", None]


def test_it_is_nothing_that_only_capitals_make_a_name():
    text = """The Harbour Council met. Zorvek fell late, and {s:it} {c:said} {t:it is cold}."""
    plain, attributions = marked(text)
    encoded = encoded_of(plain, names=[("Harbour Council", "organization")])
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == "Harbour Council"


def test_an_acronym_is_no_pronoun():
    text = (
        "{s:Bo Lind} {c:said} {t:it is cold}. Clara Weiss slept.\n{s:WHO} {c:said} {t:it is warm}."
    )
    assert speakers(text) == ["Bo Lind", "WHO"]


def test_relative_pronoun_without_a_tree_is_a_person_for_who_and_none_for_which():
    text = "Bo Lind, of the Harbour Council, {s:who} {c:said} {t:it is cold}, left."
    assert speakers(text) == ["Bo Lind"]
    text = "The Harbour Council, led by Bo Lind, {s:which} {c:said} {t:it is cold}, met."
    assert speakers(text) == ["Harbour Council"]


def test_whoever_a_quotation_names_does_not_speak_it():
    text = """Karl Lund lost.
{s:Tom Reyes} {c:said} {t:he was worried}.
Karl Lund led the race.
{t:"Lund was up six points,"} {s:he} {c:said}."""
    assert speakers(text)[-1] == "Tom Reyes"


@pytest.mark.parametrize(
    ("before", "speaker"), [("It rained.", "Ned Lund"), ("Bo Hale fell.", "Bo Hale")]
)
def test_who_is_named_behind_the_clause_of_a_pronoun_is_meant(before, speaker):
    plain, attributions = marked(
        f"Bo Hale left. {before} Although {{s:he}} {{c:called}} {{t:it hard}}, Ned Lund went."
    )
    words = re.findall(r"\w+|\.", f"Bo Hale left. {before}")
    start = len(words)
    tree = [
        *((word, "dep", at) for at, word in enumerate(words)),
        ("Although", "mark", start + 2), ("he", "nsubj", start + 2), ("called", "root", start + 2),
        ("it", "obj", start + 2), ("hard", "xcomp", start + 2), (",", "punct", start + 2),
        ("Ned", "nsubj", start + 8), ("Lund", "flat", start + 6), ("went", "root", start + 8),
    ]  # fmt: skip
    names = re.findall("Bo Hale|Ned Lund", plain)
    encoded = encoded_of(plain, tree, names=[(one, "person") for one in names])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert only.speaker is not None and only.speaker.name == speaker


def test_whoever_was_asked_answers():
    text = """{s:Lena Ford} {c:asked} Dina Marlowe {t:if she would marry again}.
{t:"Never say never,"} {s:she} {c:replied}."""
    assert speakers(text) == ["Lena Ford", "Dina Marlowe"]


def test_who_wrote_the_article_is_not_whom_a_pronoun_means():
    assert interview("By Tom Marsh", "It rained. He said it rained.") == [None]


def test_whoever_tells_what_others_call_him_speaks_all_the_same():
    text = """{s:Principal Owen Lund} {c:said} {t:he was not surprised}.
{t:"They say to me, 'Owen, we are done,'"} {s:he} {c:said}."""
    assert speakers(text) == ["Owen Lund", "Owen Lund"]


def test_a_pronoun_with_all_or_each_is_a_pronoun():
    text = """{s:Two pilots} {c:said} {t:no}.
Then {s:they each} {c:said} {t:the pier is safe}."""
    assert speakers(text) == ["Two pilots"] * 2


def test_a_party_is_it_as_well_as_they():
    text = """{s:The ruling party} {c:said} {t:no}.
{s:It} {c:said} {t:the pier is safe}.
{s:They} {c:said} {t:it is old}."""
    assert speakers(text) == ["The ruling party"] * 3


def test_her_younger_self_is_she():
    text = "{s:Ana Reyes} {c:said} {t:the pier is safe}.\n{s:Her younger self} {c:said} {t:no}."
    assert speakers(text) == ["Ana Reyes", "Ana Reyes"]


def test_some_of_whom_are_those_before_the_comma():
    text, attributions = marked("Old clerks, {s:two of whom} {c:wrote} {t:no}, met Ana Reyes.")
    tree = [(word, "dep", at) for at, word in enumerate(["Old", "clerks", ",", "two", "of"])]
    tree[0] = ("Old", "amod", 1)
    encoded = encoded_of(text, tree, mentions=[("Old clerks", "person")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == "Old clerks"


@pytest.mark.parametrize("asked", ["Asked about Peter Hale", "When asked if Peter Hale would go"])
def test_whoever_is_asked_about_does_not_answer(asked):
    text = f"{asked}, {{s:he}} {{c:said}}: {{t:no}}."
    assert speakers(text) == [None]
    assert speakers(f"Peter Lund came on Monday. {text}") == ["Peter Lund"]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ana Reyes and Mayor Bo Hale met.", "Ana Reyes and Mayor Bo Hale"),
        ("Jo Lund, Ana Reyes and Bo Hale met.", None),
    ],
)
def test_they_are_two_whom_and_joins(before, speaker):
    assert speakers(f"{before} {{s:They}} {{c:said}} {{t:no}}.") == [speaker]


@pytest.mark.parametrize(
    ("before", "type", "speaker"),
    [
        ("Werdal", "organization", "Werdal"),
        ("Peter Okello", "person", None),
        ("The Harbour Board", "organization", None),
        ("Werdal", "place", None),
    ],
)
def test_who_was_taken_for_another_is_whom_she_means_where_nobody_else_is(before, type, speaker):
    text, attributions = marked(
        f"{{s:{before}}} {{c:said}} {{t:the quay was safe}}.\n{{t:“No,”}} {{s:she}} {{c:said}}."
    )
    names = [(before.removeprefix("The "), type)]
    _, (_, one) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert (one.speaker and one.speaker.name) == speaker


@pytest.mark.parametrize("verb", ["Questioned", "Cross-examined", "Pushed"])
def test_whoever_puts_questions_at_the_head_of_a_sentence_does_not_answer(verb):
    text = f"""{{s:Mary Okafor}} {{c:said}} {{t:it was late}}.
The room was dark. It rained.
{verb} by Anna Reyes, {{s:she}} {{c:agreed}} {{t:that it was dark}}."""
    assert speakers(text) == ["Mary Okafor", "Mary Okafor"]


def test_who_stands_for_no_place():
    text = "Jo Lund of Tarn, {s:who} {c:says} {t:it is late}."
    plain, attributions = marked(text)
    tree = [
        ("Jo", "flat", 1), ("Lund", "root", 1), ("of", "case", 3), ("Tarn", "dep", 1), (",", "punct", 6),
        ("who", "nsubj", 6), ("says", "acl:relcl", 3),
    ]  # fmt: skip
    encoded = encoded_of(
        plain, tree, names=[("Jo Lund", "person"), ("Tarn", "place")], mentions=[("Tarn", "place")]
    )
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == "Jo Lund"


def test_who_spoke_last_in_a_paragraph_goes_on():
    """Unless the sentence tells of somebody else before."""
    text = "Lund spoke. She left it.\nShe spoke."
    lund = Member("person", "Lund")
    discourse = Discourse(text, [Span(0, 24), Span(25, 35)], [], [])
    discourse.see(Span(0, 4), lund, speaking=True)
    assert discourse.holder(12) is lund
    assert discourse.holder(25) is None
    discourse.see(Span(12, 15), Member("person", "Reyes"))
    assert discourse.holder(20) is None


def test_of_two_whom_a_pronoun_may_mean_it_is_rather_who_spoke_last():
    first, last = Member("person", "Lund"), Member("person", "Reyes")
    seen = [Seen(20, last, True, False, False), Seen(0, first, True, False, False)]

    def chosen(holder):
        return choose("she", 40, seen, [0, 39], [0], quoted=False, holder=holder)

    assert chosen(None) is last
    assert chosen(first) is first


def test_who_is_told_of_in_a_quotation_does_not_speak_it():
    text = 'Alan Lind and Bruno Hale met. Bruno Hale left.\n"He said never," he added.'
    outer = Attribution((at(text, '"He said never,"'),), at(text, "he"), at(text, "added"))
    outer = replace(outer, source=Span(outer.cue.start - 3, outer.cue.start - 1))
    inner = Attribution((at(text, "never"),), at(text, "He"), at(text, "said"), inside=0)
    _, found = resolve(Article(text), [outer, inner])
    assert [one.speaker.name for one in found] == ["Bruno Hale", "Alan Lind"]


@pytest.mark.parametrize(
    ("between", "speaker"), [("", None), ("(A RECORDING IS PLAYED)\n", "Mary Lund")]
)
def test_whoever_asks_is_not_who_is_told_of_in_the_answer(between, speaker):
    text = f"Mary Lund: Who was it?\n{between}Peter Okello: She said no."
    turns = [
        Attribution((at(text, words),), at(text, sign), turn=True)
        for sign, words in (("Mary Lund", "Who was it?"), ("Peter Okello", "She said no."))
    ]
    inner = Attribution((at(text, "no."),), at(text, "She"), at(text, "said"), inside=1)
    _, found = resolve(Article(text), [*turns, inner])
    assert (found[-1].speaker and found[-1].speaker.name) == speaker


def test_what_is_told_before_who_speaks_does_not_name_him_where_another_spoke_last():
    text = "Karl Lund lost. Tom Reyes said it was late. It rained. Lund never called, he said."
    told = Attribution((at(text, "it was late"),), at(text, "Tom Reyes"), at(text, "said"))
    start = text.index("he said.")
    last = Attribution(
        (at(text, "Lund never called"),), Span(start, start + 2), Span(start + 3, start + 7)
    )
    _, found = resolve(Article(text), [told, last])
    assert [one.speaker.name for one in found] == ["Tom Reyes", "Tom Reyes"]
    _, (only,) = resolve(Article(text), [last])
    assert only.speaker.name == "Karl Lund"


@pytest.mark.parametrize("head", [10, 4])
@pytest.mark.parametrize(("form", "speaker"), [("Speaking", "Ned Reyes"), ("Close", "Bo Lund")])
def test_who_does_something_to_another_is_not_the_other(head, form, speaker):
    plain, attributions = marked(
        f"Ned Reyes left. {form} to Bo Lund, {{s:he}} {{c:said}} {{t:no}}."
    )
    tree = [
        ("Ned", "nsubj", 2), ("Reyes", "flat", 0), ("left", "root", 2), (".", "punct", 2),
        (form, "advcl", head), ("to", "case", 6), ("Bo", "obl", 4), ("Lund", "flat", 6),
        (",", "punct", 4), ("he", "nsubj", 10), ("said", "root", 10), ("no", "dep", 10),
    ]  # fmt: skip
    names = [("Ned Reyes", "person"), ("Bo Lund", "person")]
    encoded = encoded_of(plain, tree, names=names, mentions=names)
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == speaker


@pytest.mark.parametrize(("hearer", "speaker"), [("Bo Lund", "Ned Hale"), ("Cy Marsh", "Bo Lund")])
def test_who_is_told_a_quotation_is_you_in_it(hearer, speaker):
    text = f'Ned Hale left. Bo Lund came. "He said so," Ann Reyes told {hearer}.'
    outer = Attribution((at(text, '"He said so,"'),), at(text, "Ann Reyes"), at(text, "told"))
    inner = Attribution((at(text, "so,"),), at(text, "He"), at(text, "said"), inside=0)
    first, last = hearer.split()
    tree = [
        ("Ned", "nsubj", 2), ("Hale", "flat", 0), ("left", "root", 2), (".", "punct", 2),
        ("Bo", "nsubj", 6), ("Lund", "flat", 4), ("came", "root", 6), (".", "punct", 6),
        ('"', "punct", 10), ("He", "nsubj", 10), ("said", "ccomp", 16), ("so", "dep", 10),
        (",", "punct", 10), ('"', "punct", 10), ("Ann", "nsubj", 16), ("Reyes", "flat", 14),
        ("told", "root", 16), (first, "obj", 16), (last, "flat", 17),
    ]  # fmt: skip
    names = [(one, "person") for one in re.findall("Ned Hale|Bo Lund|Ann Reyes|Cy Marsh", text)]
    encoded = encoded_of(text, tree, names=names, mentions=names)
    _, found = resolve(Article(text), [outer, inner], encoded=encoded)
    assert [one.speaker.name for one in found] == ["Ann Reyes", speaker]


@pytest.mark.parametrize(
    ("cue", "speaker"), [("said", "Mara Odell"), ("may say", None), ("would say", None)]
)
def test_you_is_the_other_of_two_who_take_turns(cue, speaker):
    text = f"Mara Odell runs the harbour.\nQ: You {cue} it was late.\nA: I was wrong."
    found = [
        Attribution((at(text, f"You {cue} it was late."),), at(text, "Q"), turn=True),
        Attribution((at(text, "I was wrong."),), at(text, "A"), turn=True),
        Attribution((at(text, "it was late"),), at(text, "You"), at(text, cue), inside=0),
    ]
    _, statements = resolve(Article(text), found)
    (inner,) = (one for one in statements if one.inside is not None)
    assert (inner.speaker and inner.speaker.name) == speaker


def test_a_subject_of_a_clause_about_a_noun_is_not_gone_on_with():
    plain, attributions = marked(
        "Bo Hale made a rule that Ned Lund opposed. {s:He} {c:called} {t:it hard}."
    )
    tree = [
        ("Bo", "nsubj", 2), ("Hale", "flat", 0), ("made", "root", 2), ("a", "det", 4),
        ("rule", "obj", 2), ("that", "obj", 8), ("Ned", "nsubj", 8), ("Lund", "flat", 6),
        ("opposed", "acl:relcl", 4), (".", "punct", 2), ("He", "nsubj", 11), ("called", "root", 11),
    ]  # fmt: skip
    names = [("Bo Hale", "person"), ("Ned Lund", "person")]
    encoded = encoded_of(plain, tree, names=names)
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == "Bo Hale"


def test_they_are_rather_a_body_than_one_person():
    guard, union = Member("unnamed", "a guard"), Member("organization", "Harbour Union")
    seen = [Seen(20, guard, False, False, False), Seen(0, union, False, False, False)]
    assert choose("they", 40, seen, [0], [0], quoted=False) is union
    assert choose("they", 40, seen[:1], [0], [0], quoted=False) is guard


@pytest.mark.parametrize(("score", "speaker"), [(2.0, "Jess Lund"), (0.0, "Mary Reyes")])
def test_who_spoke_last_goes_on_though_a_first_name_speaks_against_it(score, speaker):
    """Where the coreference head rather takes her for the one."""
    text = "Mary Reyes met Jess Lund. Jess Lund said it was late. It rained, she said."
    she, lund = text.index("she"), text.index("Jess Lund said")
    given = [
        Attribution((at(text, "it was late"),), Span(lund, lund + 9), Span(lund + 10, lund + 14)),
        Attribution((at(text, "It rained"),), Span(she, she + 3), Span(she + 4, she + 8)),
    ]
    names = [(one, "person") for one in ("Mary Reyes", "Jess Lund", "Jess Lund")]
    encoded = encoded_of(text, names=names, mentions=[*names, ("she", "person")])
    places = paragraphs(text, None)
    web = links_of(text, encoded)
    web.rows[3][2] = score
    found = named(text, places, encoded)
    stage = Stage(Reading(Article(text), lines(text, places), (), given, found, encoded, web))
    Casting(stage).settle()
    assert [one.name for one in stage.speakers if one] == ["Jess Lund", speaker]


def test_whoever_asks_does_not_answer_in_the_same_sentence_either() -> None:
    text = "Jane Reyes sat down. Ana Lund asked Mary Kerr why it sank, and she said it leaked."
    asked = Attribution((at(text, "why it sank"),), at(text, "Ana Lund"), at(text, "asked"))
    given = Attribution((at(text, "it leaked"),), at(text, "she"), at(text, "said"))
    people = [(name, "person") for name in ("Jane Reyes", "Ana Lund", "Mary Kerr")]
    encoded = encoded_of(text, names=people)
    _, (_, one) = resolve(Article(text), [asked, given], encoded=encoded)
    assert one.speaker is not None and one.speaker.name == "Mary Kerr"


@pytest.mark.parametrize(
    ("goes_on", "who"),
    [("leaves a son", "Ana Lind"), ("was speaking in Tarn", "Eva Horn")],
)
def test_a_paragraph_goes_on_with_whom_another_spoke_of(goes_on, who):
    text = (
        "Ana Lind sang for years. Lind was loved. Lind toured Norland.\n"
        '{s:Her friend, Eva Horn,} {c:said}: {t:"She was kind."}\n'
        f'She {goes_on}. {{t:"I sang,"}} {{s:she}} {{c:said}}.'
    )
    assert speakers(text) == ["Eva Horn", who]


def test_they_who_write_are_researchers():
    text = (
        "{s:Researchers} {c:found} {t:dogs sleep}.\n"
        "{s:Residents} {c:said} {t:it was odd}.\n{t:Guards bark}, {s:they} {c:write}."
    )
    assert speakers(text) == ["Researchers", "Residents", "Researchers"]


@pytest.mark.parametrize(("where", "speaker"), [("on", None), ("of", "Instagram")])
def test_it_is_not_where_something_was_published(where, speaker):
    plain = f"Jo Lund spoke {where} Instagram of it. It said no more."
    names = [("Jo Lund", "person"), ("Instagram", "organization")]
    found = [
        Attribution((at(plain, "of it"),), at(plain, "Jo Lund"), at(plain, "spoke")),
        Attribution((at(plain, "no more"),), at(plain, "It"), at(plain, "said")),
    ]
    _, statements = resolve(Article(plain), found, encoded=encoded_of(plain, names=names))
    assert (statements[1].speaker.name if statements[1].speaker else None) == speaker


def test_it_is_the_paper_that_spoke_not_whom_it_tells_of():
    plain = "The report says a sailor asked for help. It does not say when."
    says = Attribution(
        (at(plain, "a sailor asked for help"),), at(plain, "The report"), at(plain, "says")
    )
    asked = Attribution(
        (at(plain, "for help"),), at(plain, "a sailor"), at(plain, "asked"), inside=0
    )
    again = Attribution((at(plain, "when"),), at(plain, "It"), at(plain, "does not say"))
    _, statements = resolve(Article(plain), [says, asked, again])
    assert statements[2].speaker is statements[0].speaker is not None


@pytest.mark.parametrize(("cue", "speaker"), [("said", "A source"), ("told police", "Pilots")])
def test_who_has_no_name_and_no_gender_goes_on_as_they(cue, speaker):
    plain, attributions = marked(f"""{{s:Pilots}} {{c:said}} {{t:it is cold}}.
{{s:A source}} {{c:confirmed}} {{t:the pilots are glad}}.
{{s:They}} {{c:{cue}}} {{t:all is well}}.""")
    plain = plain.replace("glad.\nThey", "glad. They")
    *_, last = resolve(Article(plain), attributions)[1]
    assert last.speaker.name == speaker


@pytest.mark.parametrize(
    ("name", "subject", "speaks"),
    [("Tarn", False, True), ("Tarn", True, True), ("Tarn", False, False), ("Norway", False, True)],
)
def test_where_something_is_says_nothing(name, subject, speaks):
    town, board = Member("place", name), Member("organization", "Board")
    seen = [Seen(20, town, subject, False, False), Seen(0, board, False, False, False)]
    meant = choose("it", 40, seen, [0, 19, 39], [0], quoted=False, speaks=speaks)
    assert meant is (board if name == "Tarn" and speaks and not subject else town)


@pytest.mark.parametrize(
    ("start", "quoted", "near"), [(30, False, True), (60, False, False), (30, True, False)]
)
def test_who_spoke_in_the_sentence_before_is_a_subject_wherever_the_name_stands(
    start, quoted, near
):
    reed, moor = Member("person", "Bo Reed"), Member("person", "Tom Moor")
    seen = [Seen(20, moor, False, False, True), Seen(0, reed, True, False, True)]
    scores = {0: 1.5, 20: 0.0}
    meant = choose("he", start, seen, [0, 19, 29, 49], [0], quoted=quoted, linked=scores.get)
    assert meant is (moor if near else reed)


@pytest.mark.parametrize(
    ("score", "quoted", "meant"), [(-1.0, True, False), (1.0, True, True), (-1.0, False, True)]
)
def test_nobody_from_far_off_is_meant_in_a_quotation(score, quoted, meant):
    reed = Member("person", "Bo Reed")
    seen = [Seen(0, reed, True, False, True)]
    found = choose(
        "he", 60, seen, [0, 10, 20, 30, 40, 50], [0], quoted=quoted, linked=lambda _: score
    )
    assert found is (reed if meant else None)
