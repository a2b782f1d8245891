"""Legal steps: offences, courts, penalties, whoever bears them, each step once. Invented cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.events import events_of
from onrecord.reader.events.courts import court, courts
from onrecord.reader.events.offences import offences
from onrecord.reader.events.penalties import penalty
from onrecord.reader.events.syntax import Row, Syntax, Word, syntax
from onrecord.record import Entity, Event, Mention, Span, Time
from tests.reader.parses import tree
from tests.reader.plainly import plainly


def person(text: str, name: str, number: int = 1, *others: str) -> Entity:
    """A person with every mention of the name, and of other words for it, in a text."""
    spans = [
        Span(at, at + len(one))
        for one in (name, *others)
        for at in range(len(text))
        if text.startswith(one, at)
    ]
    mentions = tuple(Mention(span, "name") for span in sorted(spans))
    return Entity(f"e{number}", "person", name, mentions=mentions)


def listed(text: str, type_: str = "charge_indict") -> list[str]:
    """The offences of a text that begins right behind a trigger."""
    tree = plainly(text)
    return [text[a:b] for a, b in offences(tree, type_, 0, len(tree))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("with arson", ["arson"]),
        ("with two counts of mail fraud and perjury", ["mail fraud", "perjury"]),
        ("with mail and wire fraud", ["mail and wire fraud"]),
        ("with bank, mail and wire fraud", ["bank, mail and wire fraud"]),
        ("with theft of copper and tin", ["theft of copper and tin"]),
        (
            "with conspiracy to store and sell with intent to defraud, arson and theft of silver",
            ["conspiracy to store and sell with intent to defraud", "arson", "theft of silver"],
        ),
        (
            "with storing and selling stolen silver, bribery and lying to inspectors",
            ["storing and selling stolen silver", "bribery", "lying to inspectors"],
        ),
        ("with bribery; theft; and arson", ["bribery", "theft", "arson"]),
        ("with fraud by sending false bills to a school", ["fraud"]),
        ("with fraud in violation of the Harbour Act", ["fraud"]),
        ("with smuggling, police said on Monday", ["smuggling"]),
        ("on charges of bribery stemming from the sale of a pier", ["bribery"]),
        ("for his role in a bribery scheme", ["bribery scheme"]),
        ("with similar charges", []),
        ("with other crimes", []),
        ("in an information charging her with forgery", ["forgery"]),
        (
            "with breaching the Health and Safety at Work Act at Marrow",
            ["breaching the Health and Safety at Work Act"],
        ),
        (
            "with an offence under the Fisheries Act, police said",
            ["offence under the Fisheries Act"],
        ),
        ("with an offence under a bridge", []),
        ("with fraud, alleging he faked a test", ["fraud"]),
        ("with claiming money for nobody and lying", ["claiming money for nobody", "lying"]),
        ("with selling steel it sold as new", ["selling steel"]),
        ("with selling it to a dealer", ["selling it to a dealer"]),
    ],
)
def test_offences_are_cut_as_the_law_names_them(text: str, wanted: list[str]) -> None:
    assert listed(text) == wanted


def test_a_term_or_a_court_is_no_offence() -> None:
    assert listed("to 18 months in prison for theft", "sentence") == ["theft"]
    assert listed("in federal court in Aldham to theft", "plead_guilty") == ["theft"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He pleaded guilty in the Superior Court of Marrow County to theft.", "Superior Court of Marrow County"),
        ("She was sentenced by U.S. District Judge Ana Roe of the Western District of Oldmark.", "Western District of Oldmark"),
        ("He was tried before U.S. District Court Judge Ana Roe in the Northern District of Oldmark.", "Northern District of Oldmark"),
        ("She was charged in federal court in Aldham, Oldmark, with theft.", "federal court in Aldham, Oldmark"),
        ("A federal grand jury sitting in Aldham charged him.", "Aldham"),
        ("He faces charges in nine U.S. jurisdictions.", "nine U.S. jurisdictions"),
        ("She was charged, said U.S. Attorney Ana Roe for the District of Oldmark.", None),
        ("A former clerk of the Circuit Court was charged.", None),
        ("He was convicted, and court documents tell why.", None),
    ],
)  # fmt: skip
def test_courts_are_those_of_the_step_and_of_nobody_s_office(text: str, wanted: str | None) -> None:
    tree = plainly(text)
    span = court(tree, courts(tree, 0, len(tree)), 2, (0, len(tree)))
    assert (span and text[span.start : span.end]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("to 18 months in prison", "18 months in prison"),
        ("to serve two years in prison and three years of supervised release", "two years in prison and three years of supervised release"),
        ("to life in prison without parole", "life in prison without parole"),
        ("to pay a $2.5 million fine", "$2.5 million fine"),
        ("to pay restitution of $900", "restitution of $900"),
        ("and faces a maximum of 20 years in prison", None),
        ("and could get up to five years in prison", None),
        ("on May 3 to 21 months in jail", "21 months in jail"),
    ],
)  # fmt: skip
def test_penalties_are_those_imposed(text: str, wanted: str | None) -> None:
    tree = plainly(text)
    span = penalty(tree, "sentence", 0, len(tree))
    assert (span and text[span.start : span.end]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fined £2.4m after admitting fraud", "£2.4m"),
        ("fined £1.3million for fraud", "£1.3million"),
        ("fined $3bn", "$3bn"),
        ("fined Rs 5 lakh", "Rs 5 lakh"),
        ("fined Rs. 2.5 crore on Monday", "Rs. 2.5 crore"),
        ("fined a record R5 million", "R5 million"),
        ("fined KSh 200,000 for speeding", "KSh 200,000"),
        ("fined 20 million naira", "20 million naira"),
        ("fined £300, 2 miles away", "£300"),
        ("fined $5 mid-week", "$5"),
        ("fined for 12 thefts", None),
    ],
)  # fmt: skip
def test_a_fine_is_whole_whatever_it_is_paid_in(text: str, wanted: str | None) -> None:
    tree = plainly(text)
    span = penalty(tree, "fine", 1, len(tree))
    assert (span and text[span.start : span.end]) == wanted


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        ("Roe was jailed for nine years.", "sentence", "nine years"),
        ("Roe was jailed on Friday for at least nine years.", "sentence", "nine years"),
        ("Roe was caged for a total of seven and a half years.", "sentence", "seven and a half years"),
        ("Roe was imprisoned for life for theft.", "sentence", "life"),
        ("Roe was jailed for theft.", "arrest_jail", None),
        ("Roe was jailed for the theft of two bikes.", "arrest_jail", None),
        ("Roe was jailed for two years without trial.", "arrest_jail", None),
        ("Roe was detained for two days.", "arrest_jail", None),
    ],
)  # fmt: skip
def test_who_is_jailed_for_a_length_is_sentenced_to_it(
    text: str, type_: str, wanted: str | None
) -> None:
    found = told(text, person(text, "Roe"))[0]
    assert found.type == type_
    assert (found.penalty and text[slice(*found.penalty)]) == wanted


def test_counts_that_somebody_faces_are_charges() -> None:
    text = "Roe faces six counts of fraud ."
    parse = "PROPN 2 nsubj,VERB 0 root,NUM 4 nummod,NOUN 2 obj,ADP 6 case,NOUN 4 nmod,PUNCT 2 punct"
    (found,) = told_of(tree(text, parse), person(text, "Roe"))
    assert (found.type, found.modality) == ("charge_indict", "asserted")
    assert [text[slice(*one)] for one in found.offences] == ["fraud"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Roe was told of an appeal by Ana Ek against her conviction for fraud.", ["appeal"]),
        ("Judges quashed the conviction of Roe for fraud.", []),
        ("The conviction of Roe was quashed.", []),
        ("The conviction of Roe for fraud shocked them.", ["convict"]),
        ("The appeal by Roe was for money.", []),
    ],
)
def test_a_conviction_under_appeal_is_no_new_one(text: str, wanted: list[str]) -> None:
    people = [person(text, "Roe"), person(text, "Ana Ek", 2)]
    assert [one.type for one in told(text, *people)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Roe quit .", True),
        ("Roe quit on Monday .", True),
        ("Roe quit as mayor .", True),
        ("Roe quits over it .", True),
        ("Roe quit her job .", True),
        ("Roe quit smoking .", False),
        ("Roe quit the house .", False),
        ("Roe stood down as mayor .", True),
    ],
)
def test_who_quits_a_post_and_who_something_else(text: str, wanted: bool) -> None:
    parsed = syntax(text, [_verb_second(one) for one in plainly(text).words])
    found = [one.type for one in events_of(parsed, [person(text, "Roe")], [], [])]
    assert ("end_position" in found) is wanted


def _verb_second(word: Word) -> Row:
    """A row of a word in a sentence whose second word is the verb."""
    tags = {"quit": "VERB", "quits": "VERB", "stood": "VERB", "smoking": "VERB"}
    tag = "ADP" if word.lower in ("as", "over") else tags.get(word.lower, word.upos)
    return word.start, word.end, tag, -1, "root"


def test_penalties_told_respectively() -> None:
    text = "to 9 months and 14 months in prison , respectively"
    tree = plainly(text)
    spans = [penalty(tree, "sentence", 0, len(tree), order, 2) for order in (0, 1)]
    assert [span and text[span.start : span.end] for span in spans] == [
        "9 months",
        "14 months in prison",
    ]


def told(text: str, *people: Entity, times: tuple[Time, ...] = ()) -> list[Event]:
    return [one for one in events_of(plainly(text), people, [], times) if one.type != "other"]


def bearing(events: list[Event]) -> list[tuple[str, list[str]]]:
    return [
        (one.type, [each.entity.name for each in one.participants if each.entity is not None])
        for one in events
    ]


def test_everybody_of_a_list_of_names_with_ages_and_towns() -> None:
    text = (
        "Ana Roe, 41, of Aldham, Jo Ek, 37, of Marrow, and Lu Tam, 52, of Aldham, "
        "were charged with arson."
    )
    people = [person(text, name, at) for at, name in enumerate(("Ana Roe", "Jo Ek", "Lu Tam"))]
    found = told(text, *people)
    assert bearing(found) == [
        ("charge_indict", ["Ana Roe"]),
        ("charge_indict", ["Jo Ek"]),
        ("charge_indict", ["Lu Tam"]),
    ]


def test_whoever_an_indictment_is_returned_against() -> None:
    text = (
        "A federal grand jury returned an indictment charging Ana Roe with two counts of bribery."
    )
    (found,) = told(text, person(text, "Ana Roe"))
    assert found.type == "charge_indict" and found.participants[0].entity is not None
    assert [text[a:b] for a, b in found.offences] == ["bribery"]


def test_an_unnamed_lead_is_told_of_the_one_named_below() -> None:
    text = (
        "Former mayor pleaded guilty to fraud\n"
        "A former mayor pleaded guilty to a fraud scheme.\n"
        "Ana Roe pleaded guilty on Monday to two counts of mail fraud."
    )
    monday = text.index("Monday")
    times = (Time(Span(monday, monday + 6), "DATE", "2024-05-13"),)
    (found,) = told(text, person(text, "Ana Roe"), times=times)
    assert bearing([found]) == [("plead_guilty", ["Ana Roe"])]
    assert found.date is not None and found.date.value == "2024-05-13"
    assert [text[a:b] for a, b in found.offences] == ["mail fraud"]


def test_a_step_of_nobody_is_no_step() -> None:
    text = "The case was investigated by inspectors. Sentencing is set. An indictment is no proof."
    assert not told(text)


def test_a_group_is_counted_and_kept_apart() -> None:
    text = "Ana Roe pleaded guilty to theft. To date, 64 individuals have pleaded guilty."
    found = told(text, person(text, "Ana Roe"))
    assert [one.type for one in found] == ["plead_guilty", "plead_guilty"]
    assert bearing(found)[1] == ("plead_guilty", [])


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ana Roe has agreed to plead guilty.", "planned"),
        ("Ana Roe is scheduled to be sentenced.", "planned"),
        ("Ana Roe pleaded guilty.", "asserted"),
    ],
)
def test_what_is_to_come_is_planned(text: str, modality: str) -> None:
    (found,) = told(text, person(text, "Ana Roe"))
    assert found.modality == modality


def test_a_date_behind_the_next_step_is_of_that_one() -> None:
    text = "Ana Roe pleaded guilty to theft and was sentenced on June 4 to 9 months in prison."
    june = text.index("June 4")
    times = (Time(Span(june, june + 6), "DATE", "2024-06-04"),)
    plea, sentence = told(text, person(text, "Ana Roe"), times=times)
    assert plea.date is None and plea.penalty is None
    assert sentence.date is not None and sentence.penalty is not None


def test_a_distance_from_the_narrative_dates_what_it_leads_to() -> None:
    text = "The mayor resigned Sunday. It came two days after the paper published her letters."
    sunday, distance = text.index("Sunday"), text.index("two days")
    times = (
        Time(Span(sunday, sunday + 6), "DATE", "2024-05-12"),
        Time(Span(distance, distance + 8), "DURATION", "P2D"),
    )
    found = [one for one in told(text, times=times) if one.type == "publish"]
    assert [one.date.value for one in found if one.date] == ["2024-05-10"]


def test_the_name_of_an_offence_is_no_killing() -> None:
    text = "Ana Roe was charged with murder and arson."
    assert [one.type for one in told(text, person(text, "Ana Roe"))] == ["charge_indict"]


_WORDS = (
    "Roe pleaded guilty charged with to of and , ; . ( fraud mail counts two court District Aldham "
    "Judge jury in for by the he years 20 prison $5 million respectively indictment against —"
)


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=60))
def test_any_order_of_words_gives_spans_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    tree = plainly(text)
    for event in events_of(tree, [person(text, "Roe")] if "Roe" in text else [], [], []):
        for span in event.spans():
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()


def test_a_date_right_behind_an_offence_is_no_part_of_it() -> None:
    text = "with fraud two days later"
    tree = plainly(text)
    found = offences(tree, "charge_indict", 0, len(tree), frozenset({2}))
    assert [text[a:b] for a, b in found] == ["fraud"]


def test_a_date_between_a_step_and_the_verb_it_is_the_subject_of_is_that_of_the_step() -> None:
    text = "The arrest of Lund on Tuesday shook it ."
    parsed = tree(
        text,
        "DET 2 det,NOUN 7 nsubj,ADP 4 case,PROPN 2 nmod,ADP 6 case,PROPN 7 obl,VERB 0 root,PRON 7 obj,"
        "PUNCT 7 punct",
    )
    day = Time(Span(text.index("Tuesday"), text.index(" shook")), "DATE", "2024-05-14")
    found = events_of(parsed, [person(text, "Lund")], [], [day])
    assert [one.date.value for one in found if one.type == "arrest_jail" and one.date] == [
        day.value
    ]


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Former Ford engineer Jo Hall was jailed.", ["Jo Hall"], ["Jo Hall"]),
        ("Ex-Tesco manager Jo Hall was jailed.", ["Ex-Tesco", "Jo Hall"], ["Jo Hall"]),
        ("University of Marrow lecturer Jo Hall was jailed.", ["University of Marrow", "Jo Hall"], ["Jo Hall"]),
        ("Marrow Press chief Dr. Jo Hall was jailed.", ["Marrow Press", "Jo Hall"], ["Jo Hall"]),
        ("Police arrested Ford engineer Jo Hall for fraud.", ["Ford", "Jo Hall"], ["Jo Hall"]),
        ("Jo Hall was jailed.", ["Jo Hall"], ["Jo Hall"]),
        ("Jo Hall, Ana Roe’s lawyer, was jailed.", ["Jo Hall", "Ana Roe"], ["Jo Hall"]),
    ],
)  # fmt: skip
def test_who_has_a_job_bears_the_step_and_not_whom_it_is_with(
    text: str, names: list[str], wanted: list[str]
) -> None:
    people = [person(text, name, at) for at, name in enumerate(names)]
    assert [name for _, some in bearing(told(text, *people)) for name in some] == wanted


def test_a_name_before_a_job_alone_is_of_no_defendant() -> None:
    text = "Marrow engineer was indicted."
    (found,) = events_of(plainly(text), [person(text, "Marrow")], [], [])
    assert [each.entity for each in found.participants] == [None]


WHOSE = (
    "PROPN 8 nsubj,PUNCT 6 punct,PRON 4 nmod:poss,NOUN 1 nsubj,AUX 6 aux:pass,VERB 1 acl:relcl,"
    "PUNCT 6 punct,VERB 0 root,PUNCT 8 punct"
)


def test_what_is_done_to_whose_son_is_not_done_to_her() -> None:
    text = "Roe , whose son was jailed , wept ."
    (found,) = events_of(tree(text, WHOSE), [person(text, "Roe")], [], [])
    assert [(text[slice(*one.span)], one.entity) for one in found.participants] == [
        ("whose son", None)
    ]


def test_of_who_has_a_son_what_is_told_behind_him_is_told() -> None:
    text = "Ana Roe, whose son is a judge, was convicted of fraud."
    assert bearing(told(text, person(text, "Ana Roe"))) == [("convict", ["Ana Roe"])]


@pytest.mark.parametrize(
    ("text", "parse", "wanted"),
    [
        (
            "Roe was among the six killed .",
            "PROPN 0 root,AUX 6 cop,ADP 5 case,DET 5 det,NUM 6 nummod,VERB 1 acl:relcl,PUNCT 1 punct",
            [("victim", "Roe")],
        ),
        (
            "Roe was one of four people killed .",
            "PROPN 3 nsubj,AUX 3 cop,NUM 0 root,ADP 6 case,NUM 6 nummod,NOUN 3 nmod,VERB 3 acl,PUNCT 3 punct",
            [("victim", "Roe")],
        ),
        (
            "Roe , who was among those arrested , wept .",
            "PROPN 8 nsubj,PUNCT 7 punct,PRON 7 nsubj,AUX 7 cop,ADP 7 case,DET 7 det,VERB 1 acl:relcl,PUNCT 1 punct,VERB 0 root,PUNCT 9 punct",
            [("person", "Roe")],
        ),
        (
            "Roe was among the guards who killed them .",
            "PROPN 5 nsubj,AUX 5 cop,ADP 5 case,DET 5 det,NOUN 0 root,PRON 7 nsubj,VERB 5 acl:relcl,PRON 7 obj,PUNCT 5 punct",
            [("agent", "the guards"), ("victim", "them")],
        ),
    ],
)  # fmt: skip
def test_one_of_those_whom_it_is_done_to(
    text: str, parse: str, wanted: list[tuple[str, str]]
) -> None:
    (found,) = told_of(tree(text, parse), person(text, "Roe"))
    assert [(one.role, text[slice(*one.span)]) for one in found.participants] == wanted


def told_of(parsed: Syntax, *people: Entity) -> list[Event]:
    return [one for one in events_of(parsed, people, [], []) if one.type != "other"]


HEAD = "The head of a firm was jailed for nine years. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (HEAD + "Tom Ek, 53, showed no emotion as the judge passed sentence.", ["Tom Ek"]),
        (HEAD + "Tom Ek, 53, was found dead, the court was told.", []),
        (HEAD + "Tom Ek, 53, walked home.", []),
        (HEAD + "Tom Ek showed no emotion as the judge passed sentence.", []),
        (HEAD + "It rained. Tom Ek, 53, showed it to the judge.", []),
    ],
)
def test_who_is_introduced_right_behind_a_description(text: str, wanted: list[str]) -> None:
    assert [name for _, some in bearing(told(text, person(text, "Tom Ek"))) for name in some] == (
        wanted
    )


def test_who_bears_another_penalty_is_not_whom_a_headline_means() -> None:
    text = (
        HEAD + "Tom Ek, 53, showed no emotion as the judge passed sentence. "
        "Ana Roe was sentenced to two years."
    )
    people = [person(text, "Tom Ek"), person(text, "Ana Roe", 2)]
    assert bearing(told(text, *people)) == [("sentence", ["Tom Ek"]), ("sentence", ["Ana Roe"])]


def test_nobody_jails_a_firm() -> None:
    text = "Contractor jailed. Acme Bridges was fined. Tom Ek was jailed for two years."
    firm = replace(person(text, "Acme Bridges"), type="organization")
    assert bearing(told(text, firm, person(text, "Tom Ek", 2))) == [
        ("fine", ["Acme Bridges"]),
        ("sentence", ["Tom Ek"]),
    ]


def test_a_firm_that_is_described_is_no_person() -> None:
    text = "A firm was convicted of fraud. Tom Ek was convicted of theft."
    found = bearing(told(text, person(text, "Tom Ek")))
    assert found == [("convict", []), ("convict", ["Tom Ek"])]


def test_nobody_is_arrested_over_his_own_death() -> None:
    text = "A man was arrested . Ek died . Ek lived here ."
    parse = (
        "DET 2 det,NOUN 4 nsubj:pass,AUX 4 aux:pass,VERB 0 root,PUNCT 4 punct,PROPN 7 nsubj,"
        "VERB 0 root,PUNCT 7 punct,PROPN 10 nsubj,VERB 0 root,ADV 10 advmod,PUNCT 10 punct"
    )
    found = told_of(tree(text, parse), person(text, "Ek"))
    assert bearing(found) == [("arrest_jail", []), ("die", ["Ek"])]


def test_who_is_the_head_of_what_did_something_is_charged_himself() -> None:
    text = "The head of a firm that built it was charged with theft ."
    parse = (
        "DET 2 det,NOUN 10 nsubj:pass,ADP 5 case,DET 5 det,NOUN 2 nmod,PRON 7 nsubj,VERB 5 acl:relcl,"
        "PRON 7 obj,AUX 10 aux:pass,VERB 0 root,ADP 12 case,NOUN 10 obl,PUNCT 10 punct"
    )
    (found,) = told_of(tree(text, parse))
    assert [text[slice(*one.span)] for one in found.participants] == [
        "The head of a firm that built it"
    ]


def dated(text: str, *words: str) -> list[tuple[str, str, str | None]]:
    """Type, modality and date of what a text tells of Roe and Ek, Friday being a day."""
    people = [person(text, "Roe"), person(text, "Ek", 2)]
    times = tuple(
        Time(Span(text.index(one), text.index(one) + len(one)), "DATE", "2024-05-10")
        for one in words
    )
    return [
        (one.type, one.modality, one.date and one.date.value)
        for one in told(text, *people, times=times)
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Roe was convicted on Friday of theft. Ek was acquitted of fraud.", "2024-05-10"),
        ("Roe was convicted on Friday of theft. Ek had been acquitted of fraud.", None),
        ("Roe was convicted on Friday of theft. Earlier Ek was acquitted of fraud.", None),
        ("Roe was convicted on Friday of theft.\nEk was acquitted of fraud.", None),
    ],
)
def test_verdicts_of_one_sitting_have_one_date(text: str, day: str | None) -> None:
    assert dated(text, "Friday")[-1] == ("acquit", "asserted", day)


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("was fixed for Friday", ("planned", "2024-05-10")),
        ("was postponed until Friday", ("planned", "2024-05-10")),
        ("was disrupted on Friday", ("asserted", None)),
    ],
)
def test_a_trial_is_on_the_day_that_it_is_fixed_for(verb: str, wanted: tuple[str, str]) -> None:
    text = f"The trial {verb} ."
    at = text.index("Friday")
    parse = "DET 2 det,NOUN 4 nsubj:pass,AUX 4 aux:pass,VERB 0 root,ADP 6 case,PROPN 4 obl,PUNCT 4 punct"
    times = [Time(Span(at, at + 6), "DATE", "2024-05-10")]
    found = next(
        one for one in events_of(tree(text, parse), [], [], times) if one.type == "trial_hearing"
    )
    assert (found.modality, found.date and found.date.value) == wanted
