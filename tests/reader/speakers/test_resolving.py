"""Sources resolved to entities: names, descriptions, pronouns; who was told, when and how."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reader.coreference.pairs import TYPES
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.sources import read_source
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.continued import continued
from onrecord.reader.statements.quotations import quotations
from onrecord.reader.statements.told import hearers
from onrecord.record import Article, Block, Span
from tests.reader.encodings import encoded_of, words_in


def at(text, part):
    return Span(text.index(part), text.index(part) + len(part))


def marked(text):
    """Text with {s:source}, {c:cue} and [content] marks to an article and its attributions.

    One attribution a paragraph, its parts in any order.
    """
    plain, spans, at = [], [], 0
    for paragraph in text.split("\n"):
        parts = {"s": None, "c": None, "t": []}
        rest = paragraph
        while rest:
            match = re.search(r"\{(s|c|t):([^{}]*)\}", rest)
            if match is None:
                plain.append(rest)
                at += len(rest)
                break
            plain += [rest[: match.start()], match[2]]
            start = at + match.start()
            span = Span(start, start + len(match[2]))
            at = span.end
            if match[1] == "t":
                parts["t"].append(span)
            else:
                parts[match[1]] = span
            rest = rest[match.end() :]
        if parts["t"]:
            spans.append(Attribution(tuple(parts["t"]), source=parts["s"], cue=parts["c"]))
        plain.append("\n")
        at += 1
    return "".join(plain), spans


def read(text, published="2021-03-10"):
    plain, attributions = marked(text)
    return resolve(Article(plain, published=published), attributions)


def speakers(text):
    return [one.speaker.name if one.speaker else None for one in read(text)[1]]


def test_surname_nickname_and_full_name_are_one_person():
    text = """{s:Harbour Minister Jo "The Fox" Lundqvist} {c:said} {t:the pier is safe}.
{s:Lundqvist} {c:added} {t:no one was hurt}.
Jo Lundqvist took office in May. {t:"It was the wind,"} {s:Lundqvist} {c:said}."""
    entities, statements = read(text)
    assert {one.speaker.id for one in statements} == {statements[0].speaker.id}
    (person,) = [one for one in entities if one.type == "person"]
    assert person.name == 'Jo "The Fox" Lundqvist'
    assert {"Lundqvist", "Jo Lundqvist", "The Fox"} <= set(person.aliases)
    assert [role.text for role in person.roles] == ["Harbour Minister"]


def test_name_in_a_headline_is_a_mention_of_who_is_named_below():
    text = """Lundqvist Says Harbour Pier Will Be Closed
{s:Harbour Minister Jo Lundqvist} {c:said} {t:the pier is closed}."""
    entities, _ = read(text)
    (person,) = [one for one in entities if one.type == "person"]
    assert person.mentions[0].span == Span(0, 9)


def test_double_surname_is_joined_by_its_last_part():
    text = """{s:Defence lawyer Ana Maria Robles Quiroga} {c:said} {t:he is innocent}.
{s:Quiroga} {c:said} {t:the trial was unfair}."""
    assert set(speakers(text)) == {"Ana Maria Robles Quiroga"}


def test_a_surname_alone_is_the_last_named_in_full_and_stays_his():
    text = """Tarn Armand Ortuz was shot. Brenna Ortuz saw it.
{s:Ortuz} {c:said} {t:it was dark}.
Then Kessa Ortuz came.
{s:Ortuz} {c:said} {t:it was late}."""
    assert speakers(text) == ["Brenna Ortuz"] * 2


def test_who_is_called_by_the_first_name_is_not_by_the_surname():
    text = """Bo Ortuz is six. His father, Tarn Ortuz, came for him. Bo hid. Bo wept.
{s:Ortuz} {c:said} {t:it was dark}.
Bo was asleep. {s:Ortuz} {c:said} {t:it was late}."""
    assert speakers(text) == ["Tarn Ortuz"] * 2
    assert speakers(text.replace("Bo hid. Bo wept", "He hid. He wept")) == ["Bo Ortuz"] * 2


def test_two_unnamed_officials_are_kept_apart_and_the_official_is_the_last():
    text = """{s:A Norwegian fisheries official} {c:told} Harbour Radio {t:the quota is full}.
{s:The official} {c:said} {t:boats must return}.
{s:A Danish customs official} {c:said} {t:two crates were opened}.
{s:the official} {c:said} {t:nothing was found}."""
    found = speakers(text)
    assert found[0] == found[1] == "A Norwegian fisheries official"
    assert found[2] == found[3] == "A Danish customs official"


def test_pronouns_follow_gender():
    text = """{s:Mary Okafor} {c:said} {t:the dam would hold}.
{s:Peter Okello} {c:said} {t:it would not}.
{s:She} {c:said} {t:the walls are new}.
{s:He} {c:said} {t:they are not}."""
    assert speakers(text) == ["Mary Okafor", "Peter Okello", "Mary Okafor", "Peter Okello"]


def test_what_a_relative_of_somebody_is_tells_nothing_of_the_speaker():
    text = """{s:A spokeswoman for the port} {c:said} {t:the gate was open}.
{s:Zofka Lisz, whose brother is missing,} {c:said} {t:the gate was shut}.
{t:"I saw it,"} {s:she} {c:said}."""
    _, statements = read(text)
    assert [one.speaker.name for one in statements[1:]] == ["Zofka Lisz"] * 2
    assert statements[1].speaker.roles == ()


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


def test_first_person_in_a_quotation_is_its_speaker():
    text = '"I think we will win," Mary Okafor said.'
    outer = Attribution((Span(0, 23),), source=Span(24, 35), cue=Span(36, 40))
    inner = Attribution((Span(9, 20),), source=Span(1, 2), cue=Span(3, 8), act="thought", inside=0)
    _, statements = resolve(Article(text), [outer, inner])
    assert [one.speaker.name for one in statements] == ["Mary Okafor"] * 2
    assert statements[1].inside == statements[0].id


def test_organisation_and_its_acronym():
    text = """{s:The Northern Lighthouse Agency (NLA)} {c:said} {t:the lamp failed}.
{s:the NLA} {c:said} {t:it is repaired}."""
    _, statements = read(text)
    assert statements[0].speaker.id == statements[1].speaker.id
    assert statements[0].speaker.type == "organization"


def test_description_goes_to_who_bears_the_role():
    text = """{s:Bo Lind, the mayor of Dunmore,} {c:said} {t:the bridge is closed}.
{s:Clara Weiss} {c:said} {t:the road is open}.
{s:the mayor} {c:said} {t:it will take a week}."""
    assert speakers(text) == ["Bo Lind", "Clara Weiss", "Bo Lind"]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("They met the mayor, Bo Lind, on Monday", "Bo Lind"),
        ("They met Bo Lind, the mayor, on Monday", "Bo Lind"),
        ("They met the mayor, Bo Lind, and the judge", "Bo Lind"),
        ("They met the mayor, Bo Lind, Jo Varga and others", "the mayor"),
        ("They met Jo Varga, the mayor, Bo Lind, and others", "the mayor"),
    ],
)
def test_what_stands_beside_a_name_outside_the_sources_is_a_role(before, who):
    text = f"{before}. Clara Weiss left. The mayor said it was cold."
    names = [(one, "person") for one in ("Bo Lind", "Jo Varga", "Clara Weiss") if one in before]
    names.sort(key=lambda one: before.index(one[0]))
    mentions = sorted([*names, ("the mayor", "person")], key=lambda one: before.index(one[0]))
    words = words_in(text)
    flat = [(text[slice(*one)], "flat", at + 1) for at, one in enumerate(words)]
    mayor = next(at for at, one in enumerate(flat) if one[0] == "mayor")
    tree = [(word, kind, head if at != mayor else 0) for at, (word, kind, head) in enumerate(flat)]
    said = text.index("The mayor said")
    one = Attribution(
        (Span(said + 15, said + 26),), Span(said, said + 9), Span(said + 10, said + 14)
    )
    encoded = encoded_of(text, tree[:-1], names=names, mentions=mentions)
    _, (only,) = resolve(Article(text), [one], encoded=encoded)
    assert only.speaker.name == who


def test_a_family_is_not_the_one_of_whom_it_is():
    text = "{s:The family of the pilot, Bo Lind,} {c:said} {t:the bridge was closed}."
    assert speakers(text) == ["The family of the pilot"]


@pytest.mark.parametrize("who", ["Family of pilot Bo Lind", "The household of pilot Bo Lind"])
def test_those_who_belong_to_somebody_are_not_he(who):
    assert speakers(f"{{s:{who}}} {{c:says}} {{t:the bridge was closed}}.") == [who]


def test_a_paper_that_is_told_something_is_not_who_tells_it():
    text = """{s:Bo Lind} {c:told} the Dunmore Zeitung {t:the bridge is closed}.
{s:Lind} {c:told} the paper {t:it will open}."""
    _, statements = read(text)
    assert statements[1].told_to.name == "the paper"


def test_a_title_of_two_parts_is_one_person_s():
    text = "{s:Meridian President and CEO Ana Reyes} {c:said} {t:the line would reopen}."
    assert speakers(text) == ["Ana Reyes"]


def test_joint_source_is_one_group():
    text = "{s:The council and the government} {c:said} {t:taxes will rise}."
    _, (only,) = read(text)
    assert only.speaker.type == "group"
    assert only.speaker.name == "The council and the government"


def test_two_who_are_named_with_titles_are_one_group():
    text = """{s:Bo Lind} {c:said} {t:it is cold}. Clara Weiss {c:said} {t:so too}.
{s:Both Mr. Lind and Ms. Weiss} {c:said} {t:taxes will rise}."""
    assert speakers(text)[1] == "Both Mr. Lind and Ms. Weiss"


def test_a_title_of_the_other_gender_is_another_of_the_surname():
    text = """{s:Lind} {c:said} {t:it is cold}.
{s:Clara Lind} {c:said} {t:it is warm}.
{s:Mr. Lind} {c:said} {t:it is late}.
{s:Ms. Lind} {c:said} {t:it is early}."""
    first, clara, mr, ms = (one.speaker.id for one in read(text)[1])
    assert first == mr != clara == ms


def test_a_word_of_a_role_is_not_who_bears_it():
    text = """{s:Bo Lind, the spokesman of the Weiss campaign,} {c:said} {t:it is cold}.
{s:The campaign} {c:said} {t:it is warm}.
{s:The spokesman} {c:said} {t:it is late}."""
    assert speakers(text) == ["Bo Lind", "The campaign", "Bo Lind"]


def test_a_role_of_another_party_is_another():
    text = """{s:Green candidate Bo Lind} {c:said} {t:it is cold}.
{s:The Labour candidate} {c:said} {t:it is warm}.
{s:The Green candidate} {c:said} {t:it is late}.
{s:The candidate} {c:said} {t:it is early}."""
    assert speakers(text) == ["Bo Lind", "The Labour candidate", "Bo Lind", "Bo Lind"]


def test_first_person_outside_quotations_is_the_author():
    text = """{s:Bo Lind} {c:said} {t:it is cold}.
{s:I} {c:doubt} {t:that it is}."""
    assert speakers(text) == ["Bo Lind", None]


def test_second_person_is_nobody_named():
    text = """{s:Bo Lind} {c:said} {t:it is cold}.
{s:You} {c:may say} {t:that it is}."""
    assert speakers(text) == ["Bo Lind", None]


@pytest.mark.parametrize(
    "source", ["numbers compiled by Harbour Radio", "a study written by Bo Lind"]
)
def test_what_somebody_made_speaks_for_its_maker(source):
    (name,) = speakers(f"According to {{s:{source}}}, {{t:nine in ten drown}}.")
    assert name in source and name[0].isupper()


def test_who_was_let_go_by_somebody_is_another():
    (name,) = speakers("{s:Sailors released by Harbour Radio} {c:said} {t:it is cold}.")
    assert name == "Sailors"


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


def test_agency_through_which_it_came_is_not_who_spoke():
    text = "{t:They went to dance}, {c:according to} {s:the mayor of Dunmore via the agency Alder}."
    assert speakers(text) == ["the mayor of Dunmore"]


def test_relative_pronoun_without_a_tree_is_a_person_for_who_and_none_for_which():
    text = "Bo Lind, of the Harbour Council, {s:who} {c:said} {t:it is cold}, left."
    assert speakers(text) == ["Bo Lind"]
    text = "The Harbour Council, led by Bo Lind, {s:which} {c:said} {t:it is cold}, met."
    assert speakers(text) == ["Harbour Council"]


def test_sourceless_statement_has_no_speaker():
    assert speakers("The ship {c:reportedly} {t:sank at noon}.") == [None]


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
        ("{s:Bo Lind} {c:complained} to the sailors that {t:it is cold}.", "the sailors"),
        ("{s:Bo Lind} {c:urged} the crew {t:to stay}.", "the crew"),
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
    ],
)
def test_told_to(text, name):
    _, (only,) = read(text)
    assert (only.told_to.name if only.told_to else None) == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{s:Bo Lind} {c:said} Monday {t:the pier is safe}.", "2021-03-08"),
        ("{s:Bo Lind} {c:said} on Wednesday {t:the pier is safe}.", "2021-03-10"),
        ("Yesterday, {s:Bo Lind} {c:said} {t:the pier is safe}.", "2021-03-09"),
        ("{s:Bo Lind} {c:said} in a statement on June 3 {t:it is safe}.", "2020-06-03"),
        ("{s:Bo Lind} {c:said} on 3 June 2019 {t:it is safe}.", "2019-06-03"),
        ("{s:Bo Lind} {c:said} {t:the pier fell on Monday}.", None),
        ("{s:Bo Lind} {c:said} on February 31 {t:it is safe}.", None),
        ("{s:Bo Lind} {c:asked for} {t:answers} no later than May 10.", None),
        ("{s:Bo Lind} {c:condemned} the Oct. 7 attack: {t:it was vile}.", None),
    ],
)
def test_said_on(text, value):
    _, (only,) = read(text)
    assert (only.said_on.value if only.said_on else None) == value


def test_relative_date_without_publication_date_is_left_open():
    _, (only,) = read("{s:Bo Lind} {c:said} Monday {t:the pier is safe}.", published=None)
    assert only.said_on is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{s:Bo Lind} {c:said} in a written statement {t:it is safe}.", "a written statement"),
        ("{s:Bo Lind} {c:wrote} on Twitter {t:it is safe}.", "Twitter"),
        ("{s:The report} {c:says} {t:it is safe}.", "The report"),
        ("{s:Bo Lind} {c:wrote} on X {t:it is safe}.", "X"),
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
        ("{s:Sailor Bo Lind on the podcast} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} in response to Weiss {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} {t:it is safe}, while Weiss raged on Twitter.", None),
        ("{s:Bo Lind} {c:told} a news conference {t:it is safe}.", "a news conference"),
        ("Reached by phone, {s:Bo Lind} {c:said} {t:it is safe}.", "phone"),
        ("{s:Bo Lind} {c:said} on its website {t:it is safe}.", "its website"),
        ("{s:Bo Lind} {c:said} on an earnings call {t:it is safe}.", "an earnings call"),
        ("In an op-ed, {s:Bo Lind} {c:argued} {t:it is safe}.", "an op-ed"),
        ("{s:Bo Lind} {c:said} on al-Tarn TV {t:it is safe}.", "al-Tarn TV"),
        ("{s:Bo Lind} {c:said} over Zoom {t:it is safe}.", "Zoom"),
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
        ("On a similar note, {s:Bo Lind} {c:said} {t:it is safe}.", None),
        ("{s:Bo Lind} {c:said} at the hearing {t:it is safe}.", None),
        ("He spoke in a letter. {t:It is safe,} {s:Bo Lind} {c:said}.", None),
    ],
)
def test_medium(text, words):
    plain, attributions = marked(text)
    _, (only,) = resolve(Article(plain), attributions)
    assert (plain[slice(*only.medium)] if only.medium else None) == words


WORDS = st.lists(
    st.sampled_from(
        ["Bo", "Lind", "Lind's", "said", "he", "She", "I", "the", "official", "and", "of", '"', "“",
         "’", ",", ".", "\n", "(NLA)", "told", "Northern", "Agency", "Monday", "in", "a", "report",
         "—", "de", "Mr.", "U.S.", "((WN))", "MS", "\x00", "é", "😀", "President", "who"]
    ),
    min_size=1,
    max_size=40,
)  # fmt: skip


@pytest.mark.parametrize(("name", "type", "words"), [
    ("Alder Notes", "organization", "Alder Notes"), ("Dunmore", "place", None),
])  # fmt: skip
def test_what_is_written_in_an_outlet_is_told_in_it(name, type, words):
    plain, attributions = marked(f"{{s:Bo Lind}} {{c:wrote}} on Monday in {name} {{t:it is safe}}.")
    encoded = encoded_of(plain, names=[("Bo Lind", "person"), (name, type)])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (plain[slice(*only.medium)] if only.medium else None) == words


def test_a_poll_is_not_told_by_who_spoke_last_and_a_statement_is():
    text = """{s:Mayor Ana Reyes} {c:said} {t:the quay is safe}.
{s:The polls} {c:say} {t:the race is close}.
{s:Mayor Ana Reyes} {c:added} {t:it will open}.
{s:The statement} {c:said} {t:the cranes were checked}."""
    assert speakers(text) == ["Ana Reyes", "The polls", "Ana Reyes", "Ana Reyes"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("a fire service statement", "fire service"),
        ("Another report from the Norland government", "Norland government"),
        ("a report from Norland's auditor general", "Norland's auditor general"),
        ("testimony from several witnesses", "several witnesses"),
        ("Lund's “Harbours in Peril” report", "Lund"),
        ("Lund's “Harbours in Peril”", "Lund"),
        ("a March 14, 2019 Lund press release", "Lund"),
        ("official statements", "official statements"),
        ("court papers", "court papers"),
        ("a court ruling", "court"),
        ("the papers obtained under the Access Act", "the papers obtained under the Access Act"),
        ("The Norland constitution", "Norland constitution"),
    ],
)
def test_whose_words_a_document_holds(source, speaker):
    text = f"Jo Lund came by boat.\nThen {{s:{source}}} {{c:said}} {{t:the quay was safe}}."
    (found,) = speakers(text)
    assert found is not None and found.removeprefix("Jo ") == speaker


def test_a_letter_goes_on_as_it():
    text = """The Harbour Council met the Marine Office.
{s:The council's letter} {c:said} {t:the Marine Office had known}.
{s:It} {c:called} {t:the delay a disgrace}."""
    first, second = speakers(text)
    assert first == second != "Marine Office"


def test_whoever_a_quotation_names_does_not_speak_it():
    text = """Karl Lund lost.
{s:Tom Reyes} {c:said} {t:he was worried}.
Karl Lund led the race.
{t:"Lund was up six points,"} {s:he} {c:said}."""
    assert speakers(text)[-1] == "Tom Reyes"


def test_teams_of_two_owners_are_two():
    text = """Karl Lund and Ana Marsh stand.
{s:Lund's campaign} {c:said} {t:it was ahead}.
{s:Marsh's campaign} {c:said} {t:it was not}."""
    first, second = speakers(text)
    assert first != second


def test_an_acronym_written_as_a_word_stands_before_what_it_spells():
    text = """{s:Nars} {c:said} {t:the boats were out}.
The Norland Area Rescue Service (Nars) has ten boats."""
    entities, (only,) = read(text)
    assert only.speaker.name == "Norland Area Rescue Service"
    assert "Nars" in only.speaker.aliases
    assert sum("Nars" in (one.name, *one.aliases) for one in entities) == 1


def test_an_office_in_capitals_before_a_surname_is_no_first_name():
    plain, attributions = marked(
        "Jo Lund came to the quay.\n{s:MEC Lund} {c:said} {t:the ferry was late}."
    )
    encoded = encoded_of(plain, names=[("Jo Lund", "person"), ("MEC Lund", "person")])
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == "Jo Lund"


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("New Mexico Governor Jo Lund", "Jo Lund", "New Mexico Governor"),
        ("US District Judge Jo Lund", "Jo Lund", "US District Judge"),
        ("former oil and gas tycoon Jo Lund", "Jo Lund", "former oil and gas tycoon"),
        ("minister of mines and energy Jo Lund", "Jo Lund", "minister of mines and energy"),
        ("chief of army staff General Jo Lund", "Jo Lund", "chief of army staff General"),
        ("global manager of marine works Jo Lund", "Jo Lund", "global manager of marine works"),
        ("harbour watch head Major-Gen Jo Lund", "Jo Lund", "harbour watch head Major-Gen"),
        ("Ashley St. Clair", "Ashley St. Clair", None),
        ("WASHINGTON Attorney General Jo Lund", "Jo Lund", "Attorney General"),
        ("Jo Lund of Tarn, Mich.,", "Jo Lund", None),
    ],
)
def test_a_title_before_a_name_is_whole(source, name, role):
    (only,) = read(f"Then {{s:{source}}} {{c:said}} {{t:the ferry was late}}.")[1]
    assert only.speaker.name == name
    assert [one.text for one in only.speaker.roles] == ([role] if role else [])


@pytest.mark.parametrize(
    "source",
    [
        "the wife of reporter Jo Lund",
        "a spokesman for Prime Minister Jo Lund",
        "the manager of singer Jo Lund",
        "the chief of staff of General Jo Lund",
    ],
)
def test_who_belongs_to_somebody_is_another(source):
    (found,) = speakers(f"Jo Lund left.\nThen {{s:{source}}} {{c:said}} {{t:the ferry was late}}.")
    assert found != "Jo Lund"


def test_an_agency_by_another_name_is_no_agency_of_before():
    text = """The North Harbour Agency has ten boats.
{s:The Alder agency} {c:said} {t:the ferry was late}.
{s:The agency} {c:said} {t:it would sail}."""
    first, _ = speakers(text)
    assert first == "Alder agency"


def test_where_a_body_has_its_seat_is_no_name_of_it():
    text = """{s:The harbour ministry in Dunmore, Norway,} {c:said} {t:the ferry was late}.
{s:The island nation, Norway,} {c:said} {t:it would sail}."""
    first, other = speakers(text)
    assert first == "The harbour ministry in Dunmore"
    assert other == "Norway"


def test_a_deputy_is_not_whose_deputy_he_is():
    text = """{s:Tarn Deputy Governor Bo Lind} {c:said} {t:it is cold}.
{s:Tarn's governor} {c:said} {t:it is warm}.
{s:The deputy governor} {c:said} {t:it is late}."""
    assert speakers(text) == ["Bo Lind", "Tarn's governor", "Bo Lind"]


def test_a_family_is_a_group():
    text = "{s:Her family} {c:said} {t:the ferry was late}.\nJo Lund told her family."
    assert read(text)[1][0].speaker.type == "unnamed"


def test_a_name_behind_the_that_was_not_read_as_one():
    plain, attributions = marked("{s:The Alder Valley Register} {c:said} {t:the ferry was late}.")
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded_of(plain))
    assert only.speaker.name == "Alder Valley Register" and only.speaker.type == "organization"


def test_a_title_of_another_country_is_no_first_name():
    text = """Jo Lund came to the quay.
{s:Adv Lund} {c:said} {t:the ferry was late}.
{s:Datuk Lund} {c:said} {t:it would sail}."""
    assert speakers(text) == ["Jo Lund"] * 2


def test_a_description_with_a_seat_in_congress_means_its_bearer():
    text = """{s:Sen. Jo Lund (R-S.C.)} {c:said} {t:the bill was dead}.
{s:The South Carolina senator} {c:added} {t:it would not come back}."""
    assert speakers(text) == ["Jo Lund"] * 2


def test_pronouns_outweigh_the_gender_of_a_first_name():
    text = """Han Weiss lost his house, and his boat is gone.
{s:Han Weiss} {c:said} {t:he and his sons had fled}.
Mary Lund lost her car.
{t:"It is cold,"} {s:he} {c:said}."""
    assert speakers(text)[-1] == "Han Weiss"


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


def test_forms_of_a_name_are_short_and_whole():
    text = """{s:Jo Lund, the harbour master of Westmere,} {c:said} {t:the quay is safe}.
The Lund plan is off. {s:Lund} {c:said} {t:it was late}."""
    entities, _ = read(text)
    (person,) = (one for one in entities if one.name == "Jo Lund")
    assert set(person.aliases) == {"Lund"}


def test_neither_of_two_is_both_together():
    (only,) = read("{s:Neither the council nor Bo Lind} {c:said} {t:why}.")[1]
    assert only.speaker.type == "group" and only.negated


def test_a_body_is_told_by_the_noun_of_its_role():
    text = "{s:The finance blog Osmund} {c:said} {t:the coins were rare}."
    assert read(text)[1][0].speaker.type == "organization"


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


def test_no_day_is_told_anything():
    text = "As it promised Tuesday the quay opened. She told Tuesday Night Radio so."
    for phrase, kept in (("Tuesday", False), ("Tuesday Night Radio", True)):
        start = text.rindex(phrase) if kept else text.index(phrase)
        span = Span(start, start + len(phrase))
        assert hearers(text, span) == (span if kept else None)


def test_nobody_is_told_a_verb():
    plain, attributions = marked("The law {c:is set} to prevent {t:any such sale}.")
    encoded = encoded_of(plain)
    at = [plain[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)].index("prevent")
    encoded.upos[at] = encoded.layout.upos.index("VERB")
    assert resolve(Article(plain), attributions, encoded=encoded)[1][0].told_to is None


def test_a_post_is_of_the_day_behind_who_signs_it():
    plain, _ = marked("The quay is shut!\n— Ann Lind (@annlind) March 3, 2021")
    one = Attribution((Span(0, 17),), source=Span(20, 28))
    _, (only,) = resolve(Article(plain.strip(), published="2021-03-10"), [one])
    assert only.said_on is not None and only.said_on.value == "2021-03-03"
    assert only.speaker is not None and only.speaker.type == "person"


@st.composite
def articles(draw):
    text = " ".join(draw(WORDS)) if draw(st.booleans()) else draw(st.text(min_size=1, max_size=80))
    size = len(text)

    def span():
        start = draw(st.integers(0, size - 1))
        return Span(start, draw(st.integers(start + 1, size)))

    found = []
    for at in range(draw(st.integers(0, 4))):
        content = tuple(sorted({span() for _ in range(draw(st.integers(1, 2)))}))
        source = span() if draw(st.booleans()) else None
        cue = span() if draw(st.booleans()) else None
        inside = draw(st.none() | st.integers(0, at - 1)) if at else None
        found.append(Attribution(content, source, cue, inside=inside))
    return text, found


def test_nobody_tells_himself():
    """In an interview with himself, as the words have it, the speaker stays and the one told goes."""
    (said,) = read(
        "{s:Jo Lundqvist} {c:said} {t:the pier is safe} in an interview with Jo Lundqvist."
    )[1]
    assert said.speaker.name == "Jo Lundqvist" and said.told_to is None
    (asked,) = read(
        "{s:Jo Lundqvist} {c:was asked} {t:whether the pier is safe} in an interview with Lundqvist."
    )[1]
    assert asked.speaker is None and asked.told_to.name == "Jo Lundqvist"


@settings(max_examples=300, deadline=None)
@given(articles())
def test_everything_holds_on_any_text(case):
    text, attributions = case
    entities, statements = resolve(Article(text, published="2021-03-10"), attributions)
    known = {one.id for one in entities}
    assert len(known) == len(entities)
    assert len(statements) == len(attributions)
    for one in statements:
        assert one.speaker is None or one.speaker.id in known
        assert one.told_to is None or one.told_to.id in known
        assert one.speaker is None or one.speaker is not one.told_to
        for span in one.spans():
            assert 0 <= span[0] < span[1] <= len(text)
    for entity in entities:
        assert entity.mentions
        assert entity.name not in entity.aliases
        for part in (*entity.mentions, *entity.roles):
            assert 0 <= part.span.start < part.span.end <= len(text)
        for role in entity.roles:
            assert text[role.span.start : role.span.end] == role.text


@pytest.mark.parametrize(
    "unit",
    [
        "Bo Lind said he is here. ",
        "Aa ",
        "the Aa of ",
        "and Aa ",
        "he ",
        "a a's ",
        "Aa Bb (Aa) ",
        "((A)) ",
        "Aa-Bb-",
    ],
)
def test_time_is_linear_on_one_long_line(unit):
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    resolve(Article(text), [Attribution((Span(10, 20),), source=Span(0, 2), cue=Span(3, 6))])
    assert time.process_time() - start < 20


def test_time_is_linear_in_names_and_attributions():
    def name(number):
        return "".join(chr(97 + int(digit)) for digit in str(number)).capitalize()

    def text_of(size):
        return " ".join(
            f'"We go," {name(n)} Lind{name(n % 7)} said of {name(n * 31)}.' for n in range(size)
        )

    def seconds(size):
        text = text_of(size)
        found = []
        for match in re.finditer(r'("We go,") (\w+ \w+) (said)', text):
            content, source, cue = (Span(*match.span(part)) for part in (1, 2, 3))
            found.append(Attribution((content,), source, cue))
        start = time.process_time()
        resolve(Article(text), found)
        return time.process_time() - start

    assert seconds(4000) < 10 * max(seconds(1000), 0.2)


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
    encoded = encoded_of(plain, tree)
    encoded.upos[2] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
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
    encoded = encoded_of(plain, tree)
    encoded.upos[[2, 7]] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


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
    encoded = encoded_of(plain, tree)
    encoded.upos[[2, 8]] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


@pytest.mark.parametrize(("relation", "value"), [("conj", None), ("dep", "2021-03-08")])
def test_a_day_of_what_another_does_behind_the_cue_is_another(relation, value):
    plain, attributions = marked("{t:The pier} {c:was not named}, and pilots on Monday left.")
    tree = [
        ("The", "det", 1), ("pier", "nsubj", 4), ("was", "aux", 4), ("not", "dep", 4),
        ("named", "root", 4), (",", "punct", 9), ("and", "cc", 9), ("pilots", "nsubj", 10),
        ("on", "case", 9), ("Monday", "obl", 10), ("left", relation, 4), (".", "punct", 4),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree)
    encoded.upos[[4, 10]] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


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
    encoded = encoded_of(plain, tree)
    encoded.upos[[3, count + 7]] = encoded.layout.upos.index("VERB")
    article = Article(plain, published="2021-03-10")
    (only,) = resolve(article, attributions, encoded=encoded)[1]
    assert (only.said_on.value if only.said_on else None) == value


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


@pytest.mark.parametrize("relation", ["obj", "amod"])
def test_who_is_asked_is_not_who_asks(relation):
    plain, attributions = marked("Ana Reyes sat. {s:Jo Lund} {c:asked} her {t:to stay}.")
    tree = [
        ("Ana", "nsubj", 2), ("Reyes", "flat", 0), ("sat", "root", 2), (".", "dep", 2),
        ("Jo", "nsubj", 6), ("Lund", "flat", 4), ("asked", "root", 6), ("her", relation, 6),
        ("to", "dep", 9), ("stay", "dep", 6), (".", "dep", 6),
    ]  # fmt: skip
    encoded = encoded_of(
        plain,
        tree,
        names=[("Ana Reyes", "person"), ("Jo Lund", "person")],
        mentions=[("Ana Reyes", "person"), ("Jo Lund", "person"), ("her", "person")],
    )
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    told = only.told_to.name if only.told_to else None
    assert told == ("Ana Reyes" if relation == "obj" else None)


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("In a letter to the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port", "the port"),
        ("{s:A letter to the port} {c:said} {t:it is safe}.", "the port", "the port"),
        ("In an interview with magazine Alder, {s:Bo Lind} {c:said} {t:it is safe}.",
         "magazine Alder", "Alder"),
        ("In a statement read to the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port",
         "the port"),
        ("In a letter with the port, {s:Bo Lind} {c:said} {t:it is safe}.", "the port", None),
    ],
)  # fmt: skip
def test_whom_it_is_told_to_that_something_is_written_to(text, told, name):
    plain, attributions = marked(text)
    encoded = encoded_of(plain, mentions=[(told, "organization")])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) in (name, told if name else None)


def test_how_many_are_told_is_told_with_who_they_are():
    text = "{s:Bo Lind} {c:told} hundreds of pilots from every port of the land and its many isles that {t:it is safe}."
    (only,) = read(text)[1]
    assert only.told_to is not None and only.told_to.name == "hundreds of pilots"


def test_a_document_is_whose_it_was_before_whoever_speaks_in_it():
    text = """{s:A statement by the Alder Council} {c:called} {t:it sad}.
“{s:The union} {c:hopes} {t:for the best},” {s:the statement} {c:said}."""
    plain, attributions = marked(text)
    nested, outer = attributions[1], plain.rindex("said")
    outer = Attribution(
        (Span(plain.index("“"), plain.index("”") + 1),),
        at(plain, "the statement"),
        Span(outer, outer + 4),
    )
    nested = replace(nested, source=at(plain, "The union"), cue=at(plain, "hopes"), inside=1)
    found = resolve(Article(plain), [attributions[0], outer, nested])[1]
    assert [one.speaker and one.speaker.name for one in found] == [
        "Alder Council",
        "Alder Council",
        "The union",
    ]


def test_whose_document_it_is_may_be_named_beside_what_he_is():
    text, (one,) = marked("{s:A note by Alder's owner, Hale Water,} {c:said} {t:the pier is safe}.")
    names = [("Alder", "organization"), ("Hale Water", "organization")]
    _, (only,) = resolve(Article(text), [one], encoded=encoded_of(text, names=names))
    assert only.speaker is not None and only.speaker.name == "Hale Water"


@pytest.mark.parametrize(("noun", "told"), [("ruling", None), ("radio", "Tarn")])
def test_what_only_narrows_a_noun_is_not_told(noun, told):
    plain, attributions = marked(
        f"In a letter to the Tarn {noun}, {{s:Jo Lund}} {{c:said}} {{t:no}}."
    )
    tree = [
        ("In", "case", 2), ("a", "det", 2), ("letter", "obl", 9), ("to", "case", 6),
        ("the", "det", 6), ("Tarn", "compound", 6), (noun, "dep", 2),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree, mentions=[("the Tarn", "organization")])
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) == told


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


@pytest.mark.parametrize(("verb", "told"), [("interviewed", "the council"), ("written", None)])
def test_whoever_writes_a_paper_is_not_told_it(verb, told):
    plain, attributions = marked(
        f"{{s:Jo Lund}} {{c:said}}, {verb} by the council, {{t:it is safe}}."
    )
    tree = [
        ("Jo", "nsubj", 2), ("Lund", "flat", 0), ("said", "root", 2), (",", "punct", 4),
        (verb, "advcl", 2), ("by", "case", 7), ("the", "det", 7), ("council", "obl", 4),
    ]  # fmt: skip
    encoded = encoded_of(plain, tree, mentions=[("the council", "organization")])
    encoded.upos[[2, 4]] = encoded.layout.upos.index("VERB")
    (only,) = resolve(Article(plain), attributions, encoded=encoded)[1]
    assert (only.told_to.name if only.told_to else None) == told


def test_a_description_goes_on_behind_its_preposition():
    text = "Then {s:sellers of that troubled estate} {c:say} {t:no}."
    assert speakers(text) == ["sellers of that troubled estate"]


def test_a_question_describes_nobody():
    text = "Did leaders know? {s:They} {c:said} {t:no}."
    assert "Did leaders" not in {one.name for one in read(text)[0]}


def test_a_subject_and_its_verb_are_no_role():
    text = "Then one analyst catches Osmund chief Jo Lund. {s:Lund} {c:said} {t:no}."
    (person,) = (one for one in read(text)[0] if one.name == "Jo Lund")
    assert [one.text for one in person.roles] == ["Osmund chief"]


def test_our_study_is_of_who_speaks():
    quotation = "“Our study shows that the quay will sink,”"
    plain, _ = marked(f"Ana Reyes came. {quotation} she said.")
    start = plain.index(quotation)
    outer = Attribution(
        (Span(start, start + len(quotation)),),
        Span(plain.index("she"), plain.index("she") + 3),
        Span(plain.index("said"), plain.index("said") + 4),
    )
    at = plain.index("Our study")
    inner = Attribution(
        (Span(at + 16, at + 39),), Span(at, at + 9), Span(at + 10, at + 15), inside=0
    )
    _, (first, second) = resolve(Article(plain), [outer, inner])
    assert first.speaker is second.speaker and first.speaker.name == "Ana Reyes"


def test_i_is_who_is_quoted_and_not_who_is_told_of():
    text = "Ana Reyes came. “Tom Lund told me I wanted the quay shut,” Reyes said."
    outer = Attribution(
        (at(text, "“Tom Lund told me I wanted the quay shut,”"),),
        Span(text.rindex("Reyes"), text.rindex("Reyes") + 5),
        at(text, "said"),
    )
    told = Attribution(
        (at(text, "I wanted the quay shut"),), at(text, "Tom Lund"), at(text, "told"), inside=0
    )
    wanted = Attribution(
        (at(text, "the quay shut"),), at(text, "I"), at(text, "wanted"), "thought", inside=1
    )
    _, found = resolve(Article(text), [outer, told, wanted])
    assert [one.speaker.name for one in found] == ["Ana Reyes", "Tom Lund", "Ana Reyes"]
    assert [one.inside for one in found] == [None, "s1", "s2"]


def test_i_in_a_quotation_without_cue_is_who_spoke_before():
    text = (
        "“It sank,” Ana Reyes said.\n“I told the men who fear the sea that I want the quay shut.”"
    )
    before = Attribution((at(text, "“It sank,”"),), at(text, "Ana Reyes"), at(text, "said"))
    alone = Attribution((Span(text.index("“I told"), len(text)),))
    feared = Attribution(
        (at(text, "the sea"),), at(text, "the men"), at(text, "fear"), "thought", inside=1
    )
    start = text.index("I want")
    wanted = Attribution(
        (at(text, "the quay shut"),), Span(start, start + 1), at(text, "want"), "thought", inside=1
    )
    _, found = resolve(Article(text), [before, alone, feared, wanted])
    assert found[3].speaker.name == "Ana Reyes"


def test_a_phrase_whose_part_leads_back_to_it_is_read_once():
    # The owner of "his laptop" is "an email from him", and a hunter of that name would be who made that.
    text = "Hunter Osmund came. {s:An email from Hunter Osmund's laptop} {c:named} {t:a price}."
    assert len(speakers(text)) == 1


def test_a_name_beside_two_sources_is_of_the_second():
    text = """{s:Helen Moss and her deputy, Ian Rudge,} {c:said} {t:the school would close}.
{s:Rudge} {c:said} {t:it was a pity}.
{s:The harbour board and its director, Bo Lind,} {c:said} {t:it was not}.
{s:His friend and lawyer, Tom Birch,} {c:said} {t:it was late}."""
    _, statements = read(text)
    found = [one.speaker for one in statements]
    assert found[0].name == "Helen Moss and her deputy, Ian Rudge" and found[0].type == "group"
    assert [one.name for one in found[1:]] == [
        "Ian Rudge", "The harbour board and its director, Bo Lind", "Tom Birch",
    ]  # fmt: skip


def test_an_acronym_ends_no_description_that_a_name_comes_after():
    text = """{s:Harbour Fisheries Board (HFB) president Clara Hoffmann} {c:said} {t:it was over}.
{s:Harbour Fisheries Board (HFB)} {c:said} {t:it was not}."""
    assert speakers(text) == ["Clara Hoffmann", "Harbour Fisheries Board"]


def test_a_name_beside_a_description_may_have_its_own():
    text = """{s:Her coach, former world number one Arantxa Gil,} {c:said} {t:the knee was fine}.
{s:A lawyer, quoting Arantxa Gil,} {c:said} {t:it was not}."""
    assert speakers(text) == ["Arantxa Gil", "A lawyer"]


def test_a_place_read_as_a_person_does_not_head_the_description_it_ends():
    text = "The governor of Tarnoa, Jo Lund, said no."
    said = Attribution((Span(38, 40),), source=Span(0, 32), cue=Span(33, 37))
    names = [("Tarnoa", "person"), ("Jo Lund", "person")]
    _, statements = resolve(Article(text), [said], encoded=encoded_of(text, names=names))
    assert [one.speaker.name for one in statements] == ["Jo Lund"]


def test_who_has_seen_or_printed_a_document_does_not_speak_in_it():
    text = """{t:The pier will close}, according to {s:documents obtained by Reuters}.
{s:A memo seen by Bloomberg News} {c:said} {t:the pier will close}.
{s:A study published on Wednesday in the journal Nature} {c:found} {t:the sea is warmer}.
{s:A memo by Bo Lind reviewed by Reuters} {c:said} {t:the pier will stay}.
{s:Figures released by the Harbour Council} {c:show} {t:a loss}."""
    assert speakers(text) == [
        "documents obtained by Reuters", "A memo seen by Bloomberg News", "A study", "Bo Lind",
        "Harbour Council",
    ]  # fmt: skip


def test_a_document_is_of_the_subject_that_makes_it():
    text = """{s:Ana Reyes, who was not involved in the study,} {c:called} {t:the work impressive}.
{s:The study} {c:suggests} {t:gulls are clever}.
Jo Lund published a report in May. {s:The report} {c:said} {t:gulls are few}."""
    assert speakers(text) == ["Ana Reyes", "The study", "Jo Lund"]


def test_an_age_or_a_country_means_the_last_person_who_was_a_subject():
    text = """{s:United captain Josh Brandt} {c:said} {t:he disagreed}.
{t:"It was a penalty,"} {s:the 31-year-old} {c:said}.
Then Carla Ferrante spoke.
{s:The Italian} {c:said} {t:it was over}.
{s:The Italian woman} {c:said} {t:it was late}.
{s:The French} {c:said} {t:no}.
{s:Her 12-year-old} {c:said} {t:yes}."""
    carla = "Carla Ferrante"
    assert speakers(text) == [
        "Josh Brandt", "Josh Brandt", carla, carla, "The French", "Her 12-year-old",
    ]  # fmt: skip


def test_where_a_body_has_its_seat_may_be_told_later():
    text = """Halvorsen Group fell on Monday.
{s:The Oslo-listed group} {c:said} {t:it would cut jobs}."""
    assert speakers(text) == ["Halvorsen Group"]


def test_the_bearer_of_an_office_is_called_by_its_noun():
    text = """Justice Halima Bello adjourned the case.
{s:The judge} {c:said} {t:the lawyers were late}.
Rev. Sam Otieno met his friends.
{s:The pastor} {c:said} {t:it was over}."""
    assert speakers(text) == ["Halima Bello", "Sam Otieno"]


def test_a_police_official_is_not_another_official():
    text = """{s:A senior police official} {c:said} {t:the road was closed}.
{s:A second official at the Interior Ministry} {c:said} {t:it was open}.
{s:The police official} {c:said} {t:no one was hurt}."""
    assert speakers(text)[2] == "A senior police official"


def test_whoever_was_asked_answers():
    text = """{s:Lena Ford} {c:asked} Dina Marlowe {t:if she would marry again}.
{t:"Never say never,"} {s:she} {c:replied}."""
    assert speakers(text) == ["Lena Ford", "Dina Marlowe"]


def interview(*lines):
    """Who speaks each line of an interview below its byline, and what each pronoun "he" means."""
    text = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        kind = "byline" if line.startswith("By ") else "paragraph"
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    marks = quotations(text, blocks)
    given = [
        Attribution((Span(*one.span(3)),), Span(*one.span(1)), Span(*one.span(2)))
        for one in re.finditer(r"\b([Hh]e) (said) (.+?)\.", text)
    ]
    _, found = resolve(
        Article(text, blocks=tuple(blocks)), continued(text, blocks, given, marks), marks
    )
    return [one.speaker.name if one.speaker else None for one in found]


def test_initials_that_sign_a_turn_are_of_the_name_they_spell():
    assert interview(
        "Ann Lind keeps the light. She spoke to Jo Marsh of the Tidewater Review.",
        "JM: Are you lonely?",
        "AL: I am not.",
        "There is always something to do.",
        "TR: And in winter?",
        "AL: I read.",
    ) == ["Jo Marsh", "Ann Lind", "Ann Lind", "Tidewater Review", "Ann Lind"]


def test_who_answers_without_a_sign_is_whom_the_introduction_tells_of():
    text = [
        "By Jo Marsh",
        "Clocks are back.",
        "Jo Marsh sat down with Ann Lind, whose shop is in Tarn.",
        "When did you open it?",
        "I had nothing else to do.",
        "Why clocks?",
        "My father sold them, and we like clocks.",
        "Do you ever sleep?",
        "I try to.",
    ]
    assert interview(*text) == [None, "Ann Lind"] * 3
    text[2] = "Jo Marsh sat down with Ann Lind and Tom Berg in Tarn."
    assert interview(*text) == [None] * 6


def test_whoever_asks_is_nobody_that_answers():
    text = """We sat down with Ann Lind.
When did you open it?
I had nothing else to do.
I know that you had nothing else to do, but why clocks?
My father sold them, and we like clocks.
Do you ever sleep?
I try to."""
    places = [Span(*one.span()) for one in re.finditer(r".+", text)]
    blocks = [Block("paragraph", place) for place in places]
    start = text.index("I know")
    given = Attribution(
        (Span(start + 7, start + 38),),
        Span(start, start + 1),
        Span(start + 2, start + 6),
        "thought",
    )
    marks = quotations(text, blocks)
    _, found = resolve(
        Article(text, blocks=tuple(blocks)), continued(text, blocks, [given], marks), marks
    )
    (inner,) = (one for one in found if one.inside)
    assert inner.speaker is None and found[1].speaker.name == "Ann Lind"


def test_whoever_speaks_a_turn_calls_himself_i():
    assert interview(
        "Tom Berg keeps the light. He spoke to Jo Marsh.",
        "Marsh: Who came?",
        "Berg: I saw Bo Lind once. He said it is small.",
        "Marsh: And then?",
        "Berg: I made tea.",
    ) == ["Jo Marsh", "Tom Berg", "Bo Lind", "Jo Marsh", "Tom Berg"]


def test_who_wrote_the_article_is_not_whom_a_pronoun_means():
    assert interview("By Tom Marsh", "It rained. He said it rained.") == [None]


def test_whoever_tells_what_others_call_him_speaks_all_the_same():
    text = """{s:Principal Owen Lund} {c:said} {t:he was not surprised}.
{t:"They say to me, 'Owen, we are done,'"} {s:he} {c:said}."""
    assert speakers(text) == ["Owen Lund", "Owen Lund"]


def test_a_pronoun_with_a_short_verb_is_no_name():
    entities, _ = read("""{s:Owen Lund} {c:said} {t:'I've had no day off. We'll see.'}.""")
    assert [one.name for one in entities] == ["Owen Lund"]


@pytest.mark.parametrize(
    ("byline", "kind", "author"),
    [
        ("By Ana Reyes", "paragraph", "Ana Reyes"),
        ("By Ana Reyes and Tom Berg", "paragraph", None),
        ("By Ana Reyes", "quote", None),
        ("Ana Reyes", "paragraph", None),
        ("Signed by Ana Reyes", "paragraph", "Ana Reyes"),
    ],
)
def test_i_is_who_wrote_the_article_outside_of_what_others_say(byline, kind, author):
    plain, attributions = marked(
        f"""{byline}
{{s:I}} {{c:think}} {{t:that it leaks}}.
{{s:Jo Lund}} {{c:told}} me {{t:that I was wrong}}.
{{s:We}} {{c:hope}} {{t:for rain}}.
{{t:"It does, I saw it,"}} {{s:Lund}} {{c:said}}.
"{{s:I}} {{c:believe}} {{t:it rains}}.\""""
    )
    blocks, start = [], 0
    for line in plain.splitlines():
        given = (
            "byline" if line.startswith("By ") else kind if line.startswith("I ") else "paragraph"
        )
        blocks.append(Block(given, Span(start, start + len(line))))
        start += len(line) + 1
    signed = ("Ana Reyes",) if byline.startswith("Signed") else ()
    article = Article(plain, bylines=signed, blocks=tuple(blocks))
    entities, found = resolve(article, attributions)
    named = [one.speaker.name if one.speaker else None for one in found]
    assert named == [author, "Jo Lund", None, "Jo Lund", "Jo Lund"]
    assert (found[1].told_to.name if found[1].told_to else None) == (
        "Ana Reyes" if byline.endswith("y Ana Reyes") else None
    )
    if author:
        (writer,) = [one for one in entities if one.name == author]
        pronouns = {one.span for one in writer.mentions if one.kind == "pronoun"}
        assert found[0].source in pronouns
        assert not any(found[3].content[0].covers(one) for one in pronouns)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Jo Lundqvist, Reyes, and Mayor Bo Hale", ["Jo Lundqvist", "Ana Reyes", "Bo Hale"]),
        ("secretary of state Ana Reyes, Bo Hale and pilot Jo Lundqvist", ["Ana Reyes", "Bo Hale"]),
        (
            "the Harbour Pilots Union (HPU), the Alder Council and the Ferry Board (FB)",
            ["Harbour Pilots Union", "Alder Council", "Ferry Board"],
        ),
        ("the Harbour Pilots Union (HPU) and the Ferry Board (FB)", ["Harbour Pilots Union", "Ferry Board"]),
        ("Jo Lundqvist, the harbour master, and Bo Hale", ["Jo Lundqvist", "Bo Hale"]),
        (
            "the harbour secretary, Jo Lundqvist, and the town clerk, Bo Hale,",
            ["Jo Lundqvist", "Bo Hale"],
        ),
    ],
)  # fmt: skip
def test_all_of_a_list_speak_together(source, names):
    text = (
        "Ana Reyes, Mayor Bo Hale and Jo Lundqvist met the Harbour Pilots Union, the Alder Council "
    )
    text += f"and the Ferry Board.\n{{s:{source}}} {{c:said}} {{t:the pier is safe}}."
    entities, (one,) = read(text)
    assert one.speaker is not None and one.speaker.type == "group"
    assert set(names) <= {other.name for other in entities}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Parents, teachers and local officials", None),
        ("Harrow, county and town officials in tears", None),
        ("The Norland, Westmere and Tarn governments", None),
        ("Leaders of the town, county and harbour councils, who met,", "Leaders of the town, county and harbour councils"),
        ("Pilots, some in tears and fury, many with flags", "Pilots"),
        ("Pilots, citing letters and witnesses", "Pilots"),
        ("Jo Lundqvist, pilot and mother of two sons", "Jo Lundqvist"),
        ("Jo Lundqvist, Ana Reyes and two other pilots", None),
    ],
)  # fmt: skip
def test_a_row_of_those_who_are_only_described_is_one_source(source, name):
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:the pier is safe}}.")
    known = {"Harrow": "place", "Jo Lundqvist": "person", "Ana Reyes": "person"}
    held = sorted((one for one in known if one in text), key=text.index)
    encoded = encoded_of(text, names=[(one, known[one]) for one in held])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == (name or source)


def test_the_officials_are_those_told_of_before():
    text = """{s:Senior harbour officials} {c:said} {t:the pier is safe}.
{s:County officials} {c:said} {t:it is not}.
{s:The harbour officials} {c:said} {t:it is old}.
{s:The officials} {c:said} {t:it is new}.
{s:The town officials} {c:said} {t:it is none}."""
    harbour = "Senior harbour officials"
    assert speakers(text) == [harbour, "County officials", harbour, harbour, "The town officials"]


def test_who_is_described_by_other_words_about_the_same_noun_is_another():
    text = """{s:A ministry spokesman} {c:said} {t:the pier is safe}.
{s:The navy spokesman} {c:said} {t:it is not}.
{s:The ministry spokesman} {c:said} {t:it is old}."""
    ministry = "A ministry spokesman"
    assert speakers(text) == [ministry, "The navy spokesman", ministry]


@pytest.mark.parametrize("marks", ["", '"'])
def test_a_noun_for_several_that_opens_a_sentence_is_whom_they_means(marks):
    text = f"""{{s:The Alder Council}} {{c:said}} {{t:no}}.
{marks}Investigators looked for it then.{marks} {{s:They}} {{c:said}} {{t:it was late}}."""
    assert speakers(text)[1] == ("Alder Council" if marks else "Investigators")


def test_a_pronoun_with_all_or_each_is_a_pronoun():
    text = """{s:Two pilots} {c:said} {t:no}.
Then {s:they each} {c:said} {t:the pier is safe}."""
    assert speakers(text) == ["Two pilots"] * 2


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A recent SEC filing", "A recent SEC filing"),
        ("The SEC's filing", "Ships and Exchange Commission"),
    ],
)
def test_whom_something_is_filed_with_does_not_speak_in_it(source, name):
    text, (one,) = marked(
        f"The Ships and Exchange Commission (SEC) met. {{s:{source}}} {{c:said}} {{t:no}}."
    )
    names = [
        ("Ships and Exchange Commission", "organization"),
        ("SEC", "organization"),
        ("SEC", "organization"),
    ]
    _, (only,) = resolve(Article(text), [one], encoded=encoded_of(text, names=names))
    assert only.speaker is not None and only.speaker.name == name


def test_a_body_described_by_other_words_about_the_same_noun_is_another():
    text, attributions = marked("""{s:Alder's pumps unit, Hale Water,} {c:said} {t:no}.
{s:The finance unit} {c:said} {t:the pier is safe}.
{s:The unit} {c:said} {t:it is old}.""")
    names = [("Alder", "organization"), ("Hale Water", "organization")]
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert [one.speaker and one.speaker.name for one in found[:2]] == [
        "Hale Water",
        "The finance unit",
    ]


def test_a_party_is_it_as_well_as_they():
    text = """{s:The ruling party} {c:said} {t:no}.
{s:It} {c:said} {t:the pier is safe}.
{s:They} {c:said} {t:it is old}."""
    assert speakers(text) == ["The ruling party"] * 3


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Alder Corp.'s pumps unit, Hale Water,", "Hale Water"),
        ("the council of Harrow County, Norland,", "the council of Harrow County"),
        ("The island nation, Norland,", "Norland"),
    ],
)
def test_what_a_description_has_beside_it_is_its_name(source, name):
    known = {
        "Alder Corp.": "organization", "Hale Water": "organization", "Harrow County": "place",
        "Norland": "place",
    }  # fmt: skip
    text, attributions = marked(f"Then {{s:{source}}} {{c:said}} {{t:the pier is safe}}.")
    held = sorted((one for one in known if one in text), key=text.index)
    encoded = encoded_of(text, names=[(one, known[one]) for one in held])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Jo Lundqvist, head of Hale Water, and a member of the board", "Jo Lundqvist"),
        ("Harrow County, Miss., coroner Jo Lundqvist", "Jo Lundqvist"),
        ("The Harrow County, Miss., coroner, Jo Lundqvist,", "Jo Lundqvist"),
        ("The ambassador to the U.N. Jo Lundqvist", "Jo Lundqvist"),
        ("Jo Lundqvist, MSc, one of the study authors,", "Jo Lundqvist"),
        ("Jo Lundqvist MS, RD, a dietitian,", "Jo Lundqvist"),
        ("people like Jo Lundqvist (who beat Bo Hale)", "Jo Lundqvist"),
        ("Singers like Jo Lundqvist, Ana Reyes and Bo Hale", "Singers"),
        ("A survey recently published in Tidewater", "A survey"),
        ("Alder Council’s recently released survey", "Alder Council"),
        ("the latest data from the Alder Council’s office", "Alder Council"),
        ("A lawsuit filed on Friday", "A lawsuit"),
        ("Jo Lundqvist herself", "Jo Lundqvist"),
        ("The Alder army", "Alder army"),
        ("the union’s", "the union"),
    ],
)
def test_where_a_source_ends(source, name):
    known = {
        "Jo Lundqvist": "person", "Ana Reyes": "person", "Bo Hale": "person", "U.N.": "organization",
        "Harrow County": "place", "Miss": "place", "Alder Council": "organization",
        "Hale Water": "organization", "Tidewater": "organization",
        "MSc": "organization",
    }  # fmt: skip
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:the pier is safe}}.")
    held = sorted((one for one in known if one in text), key=text.index)
    encoded = encoded_of(text, names=[(one, known[one]) for one in held])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == name


def test_what_is_called_after_somebody_is_not_he():
    text = """{s:Jo Hale} {c:said} {t:the pier is safe on Founders Hale}.
The film Tales of Hale was shown. {s:Hale} {c:said} {t:no}."""
    plain, attributions = marked(text)
    encoded = encoded_of(plain, names=[("Jo Hale", "person")])
    entities, found = resolve(Article(plain), attributions, encoded=encoded)
    assert [one.speaker and one.speaker.name for one in found] == ["Jo Hale", "Jo Hale"]
    assert not {"Founders Hale", "Tales of Hale"} & {*entities[0].aliases}


def test_whose_court_it_is_tells_which():
    text = """The U.S. Supreme Court met. The Norland Supreme Court met. The Supreme Court met.
{s:Norland's Supreme Court} {c:said} {t:no}.
{s:The Supreme Court} {c:said} {t:yes}."""
    plain, attributions = marked(text)
    names = ["U.S. Supreme Court", "Norland Supreme Court", *["Supreme Court"] * 3]
    encoded = encoded_of(plain, names=[(one, "organization") for one in names])
    _, found = resolve(Article(plain), attributions, encoded=encoded)
    said = [one.speaker.name for one in found if one.speaker]
    assert said == ["Norland Supreme Court", "U.S. Supreme Court"]


def test_a_surname_in_the_plural_is_a_family():
    text = """Sara and Jo Lundqvist have two boats. The Lundqvists never sail on a Friday.
{s:They} {c:say} {t:it is bad luck}."""
    _, (one,) = read(text)
    assert one.speaker is not None
    assert (one.speaker.type, one.speaker.name) == ("group", "the Lundqvists")


def test_her_younger_self_is_she():
    text = "{s:Ana Reyes} {c:said} {t:the pier is safe}.\n{s:Her younger self} {c:said} {t:no}."
    assert speakers(text) == ["Ana Reyes", "Ana Reyes"]


def test_an_article_alone_is_nobody():
    assert speakers("{c:According to} {s:the} , {t:the pier is safe}.") == [None]


@pytest.mark.parametrize(("head", "speaker"), [(1, "Jo Lundqvist"), (6, "a former minister")])
def test_a_source_beside_the_name_is_its_bearer(head, speaker):
    text, attributions = marked("Jo Lundqvist, {s:a former minister} {c:wrote} {t:no}.")
    tree = [
        ("Jo", "flat", 1), ("Lundqvist", "nsubj", 6), (",", "punct", 1), ("a", "det", 5),
        ("former", "amod", 5), ("minister", "nsubj", head), ("wrote", "root", 6), ("no", "obj", 6),
        (".", "punct", 6),
    ]  # fmt: skip
    encoded = encoded_of(text, tree, names=[("Jo Lundqvist", "person")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == speaker


@pytest.mark.parametrize("cousin", ["Her cousin, Bo Lundqvist,", "Her cousin Bo Lundqvist"])
def test_a_surname_alone_is_not_the_relatives(cousin):
    text = f"""Ana Lundqvist won. {cousin} was there.
{{s:Lundqvist}} {{c:said}} {{t:the sea was calm}}."""
    assert speakers(text) == ["Ana Lundqvist"]


def test_whoever_was_told_in_the_sentence_before_is_not_told():
    text = """Jo Lundqvist said little to reporters. {t:"We had no idea,"} {s:she} {c:said}.
Jo Lundqvist spoke to reporters and said so: {t:"We had no idea,"} {s:she} {c:added}."""
    _, (first, second) = read(text)
    assert first.told_to is None
    assert second.told_to is not None and second.told_to.name == "reporters"


@pytest.mark.parametrize(("name", "who"), [("Dorota Lind", "she"), ("Björn Lind", "he")])
def test_first_names_of_many_countries_tell_whom_a_pronoun_means(name, who):
    other = {"he": "she", "she": "he"}
    text = """{s:%s} {c:said} {t:it was late}.
{t:"It was dark,"} {s:%s} {c:said}."""
    assert speakers(text % (name, who)) == [name, name]
    assert speakers(text % (name, other[who])) == [name, None]


def test_a_source_of_any_length_is_soon_read():
    text = "clerks" + " of, and the harbour" * 10_000
    start = time.process_time()
    read_source(text, Span(0, len(text)), ())
    assert time.process_time() - start < 2


def test_two_with_what_each_is_are_called_up_to_the_second_name():
    text = "{s:Ana Reyes, the harbour master, and Bo Hale, the town clerk,} {c:said} {t:no}."
    assert speakers(text) == ["Ana Reyes, the harbour master, and Bo Hale"]


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
    ("first", "second", "speaker"),
    [
        ("{s:Users} {c:complained} {t:that it failed}.", "The report", "The report"),
        ("{s:An e-mail} {c:told} {t:of a meeting}.", "The report", "The report"),
        ("{s:A lawsuit} {c:said} {t:that it failed}.", "The suit", "A lawsuit"),
        ("{s:The Alder Council} {c:said} {t:that it failed}.", "The report", "Alder Council"),
    ],
)
def test_a_document_is_of_who_spoke_last_and_may(first, second, speaker):
    assert speakers(f"{first}\n{{s:{second}}} {{c:said}} {{t:no}}.")[1] == speaker


def test_no_quotation_goes_on_with_whose_document_tells_between():
    text = """{t:"The pier is safe,"} {s:Ana Reyes} {c:said}.
{s:Data by the Alder Council} {c:shows} {t:it is not}.
{t:"It was built to last."}"""
    assert speakers(text) == ["Ana Reyes", "Alder Council", "Ana Reyes"]


@pytest.mark.parametrize(
    ("thing", "kind", "speaker"),
    [("outlook", "other", "Lund"), ("bandmate", "person", "Ana Lund's bandmate")],
)
def test_what_somebody_owns_says_what_he_says(thing, kind, speaker):
    text, attributions = marked(f"{{s:Ana Lund's {thing}}} {{c:said}} {{t:no}}.")
    names = [("Ana Lund", "person")]
    whole = (f"Ana Lund's {thing}", kind)
    encoded = encoded_of(text, names=names, mentions=[whole])
    owner = encoded.spans[0]._replace(last=3, type=TYPES.index("person"))
    encoded = replace(encoded, spans=(*encoded.spans, owner))
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name.endswith(speaker)


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Bo Lind is the mayor of Alder", "Bo Lind"),
        ("Bo Lind is now mayor of Alder", "Bo Lind"),
        ("Bo Lind is not the mayor of Alder", "the mayor"),
        ("“Bo Lind is the mayor of Alder” is a song", "the mayor"),
    ],
)
def test_what_a_person_is_said_to_be_tells_who_is_meant(before, who):
    text, attributions = marked(f"{before}. Clara Weiss left. {{s:The mayor}} {{c:said}} {{t:no}}.")
    names = [("Bo Lind", "person"), ("Clara Weiss", "person")]
    mayor = "the mayor of Alder" if "the mayor" in text else "mayor of Alder"
    words = [text[slice(*one)] for one in words_in(text)]
    at = words.index("mayor")
    tree = [(word, "flat", min(number + 1, len(words) - 1)) for number, word in enumerate(words)]
    tree[at] = ("mayor", "root", at)
    tree[at + 2] = ("Alder", "dep", at)
    encoded = encoded_of(text, tree, names=names, mentions=[names[0], (mayor, "person"), names[1]])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == who


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Ana Reyes and Mayor Bo Hale met.", "Ana Reyes and Mayor Bo Hale"),
        ("Jo Lund, Ana Reyes and Bo Hale met.", None),
    ],
)
def test_they_are_two_whom_and_joins(before, speaker):
    assert speakers(f"{before} {{s:They}} {{c:said}} {{t:no}}.") == [speaker]


def test_a_title_is_not_of_the_place_behind_its_bearer():
    text, attributions = marked(
        "Prime Minister Bo Lind in Tarn was ill. {s:The prime minister} {c:said} {t:no}."
    )
    encoded = encoded_of(text, names=[("Bo Lind", "person"), ("Tarn", "place")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == "Bo Lind"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Lund Marine was sold.", "Lund Marine"),
        ("Lund Marine and Hale Boats were sold.", "The maker"),
    ],
)
def test_the_only_organisation_is_called_by_a_noun_for_one(before, speaker):
    text, attributions = marked(f"{before} {{s:The maker}} {{c:said}} {{t:no}}.")
    names = [(one, "organization") for one in ("Lund Marine", "Hale Boats") if one in before]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker is not None and one.speaker.name == speaker


@pytest.mark.parametrize(
    ("source", "names", "speaker"),
    [
        (
            "lawyer and Harbour Board member Ana Reyes",
            [("Harbour Board", "organization"), ("Ana Reyes", "person")],
            "Ana Reyes",
        ),
        (
            "his lawyer and Harbour Board member Ana Reyes",
            [("Harbour Board", "organization"), ("Ana Reyes", "person")],
            "his lawyer and Harbour Board member Ana Reyes",
        ),
        (
            "The Harrow County, Nor., coroner, Ana Reyes,",
            [("Harrow County", "place"), ("Ana Reyes", "person")],
            "Ana Reyes",
        ),
        (
            "the senator from Vermont Ana Reyes",
            [("Vermont", "place"), ("Ana Reyes", "person")],
            "Ana Reyes",
        ),
        ("A clerk named Ana Reyes", [("Ana Reyes", "person")], "Ana Reyes"),
        ("A clerk identified as Ana Reyes", [("Ana Reyes", "person")], "Ana Reyes"),
    ],
)
def test_a_description_ends_in_who_bears_it(source, names, speaker):
    text, attributions = marked(f"Boats sank. {{s:{source}}} {{c:said}} {{t:the quay was safe}}.")
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker is not None and one.speaker.name == speaker


@pytest.mark.parametrize(
    ("before", "type", "pronoun", "speaker"),
    [
        ("Werdal", "organization", "she", "Werdal"),
        ("Peter Okello", "person", "she", None),
        ("The Harbour Board", "organization", "she", None),
        ("Werdal", "place", "she", None),
    ],
)
def test_who_was_taken_for_another_is_whom_he_or_she_means_where_nobody_else_is(
    before, type, pronoun, speaker
):
    text, attributions = marked(
        f"{{s:{before}}} {{c:said}} {{t:the quay was safe}}.\n{{t:“No,”}} {{s:{pronoun}}} {{c:said}}."
    )
    names = [(before.removeprefix("The "), type)]
    _, (_, one) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert (one.speaker and one.speaker.name) == speaker


@pytest.mark.parametrize(
    ("noun", "speaker"),
    [
        ("newspaper", "Tarn Argus"),
        ("news agency", "Tarn Argus"),
        ("news paper", "Tarn Argus"),
        ("radio station", "Tarn Argus"),
        ("newspaper editor", "the Tarn Argus newspaper editor"),
    ],
)
def test_an_outlet_is_named_before_what_it_is(noun, speaker):
    text, attributions = marked(f"On Monday {{s:the Tarn Argus {noun}}} {{c:said}} {{t:no}}.")
    encoded = encoded_of(text, names=[("Tarn Argus", "organization")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker.name == speaker


def test_those_who_are_told_from_others_come_in_again_by_their_noun_alone():
    found, statements = read(
        "{s:The authorities in Dunmore} {c:say} {t:the pier is safe}.\n"
        "{s:The authorities} {c:said} {t:it was closed}."
    )
    assert len({one.speaker.id for one in statements}) == 1
    assert [one.name for one in found] == ["The authorities in Dunmore", "Dunmore"]


def test_whose_a_mayor_is_is_still_met():
    assert speakers(
        "{s:The mayor's aide} {c:said} {t:no}.\n{s:The mayor} {c:said} {t:it was closed}."
    ) == ["The mayor's aide", "The mayor"]


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


def test_a_form_has_no_possessive_ending():
    text, attributions = marked("{s:Osmund's} {c:advice} is {t:to stay}.")
    encoded = encoded_of(text, names=[("Osmund", "organization")])
    (osmund,), _ = resolve(Article(text), attributions, encoded=encoded)
    assert (osmund.name, osmund.aliases) == ("Osmund", ())


def test_a_daily_is_an_outlet():
    text, attributions = marked("{s:The party daily Osk} {c:said} {t:no}.")
    (osk,), _ = resolve(
        Article(text), attributions, encoded=encoded_of(text, names=[("Osk", "person")])
    )
    assert osk.type == "organization"


@pytest.mark.parametrize(
    ("trade", "speaker"), [("analyst", "Vohr Corp."), ("director", "Marsh Corp.")]
)
def test_where_an_analyst_works_is_not_the_company_told_of(trade, speaker):
    text, attributions = marked(
        f"Vohr Corp. lost a ship. Jo Lund, {trade} at Marsh Corp., was ill.\n"
        "{s:The company} {c:said} {t:it was closed}."
    )
    names = [("Vohr Corp.", "organization"), ("Jo Lund", "person"), ("Marsh Corp.", "organization")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker.name == speaker


@pytest.mark.parametrize(
    ("whole", "short", "one"),
    [
        ("Osmund Savings Bank", "Osmund", True),
        ("Osmund Marine Industries Oy", "Osmund Marine", True),
        ("Osmund Youth League", "Osmund", False),
    ],
)
def test_a_firm_goes_by_what_its_name_begins_with(whole, short, one):
    text, attributions = marked(f"{whole} closed.\n{{s:{short}}} {{c:said}} {{t:no}}.")
    encoded = encoded_of(text, names=[(whole, "organization"), (short, "organization")])
    _, (said,) = resolve(Article(text), attributions, encoded=encoded)
    assert (said.speaker.name == whole) is one


@pytest.mark.parametrize(
    ("before", "noun", "speaker"),
    [
        ("Marsh Corp. and Lind Corp. fell. Vohr Corp. eased.", "concern", "Vohr Corp."),
        ("Marsh Corp. fell. Vohr Corp. met Lind Corp.", "concern", "The chip concern"),
        ("Marsh Corp. fell. Vohr Corp. eased.", "team", "The chip team"),
    ],
)
def test_a_concern_is_the_firm_of_the_sentence_before(before, noun, speaker):
    text, attributions = marked(f"{before} {{s:The chip {noun}}} {{c:said}} {{t:it was closed}}.")
    firms = [(one, "organization") for one in re.findall(r"\w+ Corp\.", before)]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=firms))
    assert one.speaker.name == speaker


@pytest.mark.parametrize("type", ["organization", "unknown"])
def test_a_family_is_a_group_whatever_its_name_looks_like(type):
    text, attributions = marked("Jo Vohr left.\n{s:The Vohrs} {c:said} {t:it was closed}.")
    names = [("Jo Vohr", "person"), ("Vohrs", type)][: 1 + (type != "unknown")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert (one.speaker.name, one.speaker.type) == ("the Vohrs", "group")


@pytest.mark.parametrize(
    ("chief", "speaker"),
    [
        ("The Harbour Bureau chief", "Jo Lund"),
        ("The Tide Bureau chief", "The Tide Bureau chief"),
        ("The chief", "The chief"),
    ],
)
def test_the_chief_of_what_somebody_directs_is_he(chief, speaker):
    text, attributions = marked(
        "{s:Harbour Bureau Director Jo Lund} {c:said} {t:no}.\n"
        f"{{s:{chief}}} {{c:added}} {{t:it was closed}}."
    )
    names = [("Harbour Bureau", "organization"), ("Jo Lund", "person")]
    _, (_, one) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker.name == speaker
