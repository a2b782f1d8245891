"""Events over trees written by hand, and over trees that no parser should give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.events import events_of
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import Row, syntax
from onrecord.record import Entity, Mention, Span, Statement, Time
from tests.reader.parses import tree

UPOS = ("NOUN", "VERB", "PROPN", "PUNCT", "ADP", "NUM", "X")
DEPREL = ("nsubj", "obj", "obl", "conj", "within", "root", "acl", "xcomp", "nmod", "aux:pass")


def test_a_legal_step_with_defendant_offence_and_date() -> None:
    text = "Mara Quill was convicted on Tuesday of bank fraud ."
    parsed = tree(
        text,
        "PROPN 4 nsubj:pass,PROPN 1 flat,AUX 4 aux:pass,VERB 0 root,ADP 6 case,PROPN 4 obl,"
        "ADP 9 case,NOUN 9 compound,NOUN 4 obl,PUNCT 4 punct",
    )
    quill = Entity("e1", "person", "Mara Quill", mentions=(Mention(Span(0, 10), "name"),))
    tuesday = text.index("Tuesday")
    found = events_of(parsed, [quill], [], [Time(Span(tuesday, tuesday + 7), "DATE", "2024-05-14")])
    assert [one.type for one in found] == ["convict"]
    assert found[0].participants[0].entity is quill
    assert found[0].date is not None and found[0].date.value == "2024-05-14"
    assert [text[a:b] for a, b in found[0].offences] == ["bank fraud"]
    assert found[0].modality == "asserted"


def test_what_is_planned_has_the_date_and_not_the_planning() -> None:
    text = "The trial is set to begin on Tuesday ."
    parsed = tree(
        text,
        "DET 2 det,NOUN 4 nsubj:pass,AUX 4 aux:pass,VERB 0 root,PART 6 mark,VERB 4 xcomp,"
        "ADP 8 case,PROPN 6 obl,PUNCT 4 punct",
    )
    tuesday = text.index("Tuesday")
    learned = [(1.0, 0.0, 0.0)] * 9
    learned[3] = learned[5] = (0.1, 0.9, 0.0)
    times = [Time(Span(tuesday, tuesday + 7), "DATE", "2024-05-14")]
    dates = {
        text[one.trigger.start : one.trigger.end]: one.date and one.date.value
        for one in events_of(parsed, [], [], times, learned)
    }
    assert dates["set"] is None
    assert dates["begin"] == "2024-05-14"


def test_a_date_within_what_a_verb_is_about_dates_only_that() -> None:
    text = "The council replaces the 1991 accord ."
    parsed = tree(
        text,
        "DET 2 det,NOUN 3 nsubj,VERB 0 root,DET 6 det,NUM 6 nummod,NOUN 3 obj,PUNCT 3 punct",
    )
    at = text.index("1991")
    learned = [(1.0, 0.0, 0.0)] * 7
    learned[2] = (0.1, 0.9, 0.0)
    (found,) = events_of(parsed, [], [], [Time(Span(at, at + 4), "DATE", "1991")], learned)
    assert found.date is None


def dates_of(text: str, parse: str, words: dict[str, str], *triggers: str) -> dict[str, str | None]:
    """The date of what each trigger tells, ``words`` being the values of dates by their words."""
    parsed = tree(text, parse)
    learned = [
        (0.1, 0.9, 0.0) if text[one.start : one.end] in triggers else (1.0, 0.0, 0.0)
        for one in parsed.words
    ]
    times = [
        Time(Span(text.index(one), text.index(one) + len(one)), "DATE", value)
        for one, value in words.items()
    ]
    found = events_of(parsed, [], [], times, learned)
    return {text[slice(*one.trigger)]: one.date and one.date.value for one in found}


def test_a_date_that_the_tree_has_lost_belongs_to_the_verb_before_it_in_its_clause() -> None:
    found = dates_of(
        "They noted the firm sold the mill in June .",
        "PRON 2 nsubj,VERB 0 root,DET 4 det,NOUN 5 nsubj,VERB 2 ccomp,DET 7 det,NOUN 5 obj,"
        "ADP 9 case,PROPN 0 obl,PUNCT 2 punct",
        {"June": "2024-06"},
        "noted",
        "sold",
    )
    assert found["sold"] == "2024-06"


def test_a_lost_date_behind_what_bounds_dates_no_verb() -> None:
    found = dates_of(
        "Sales rose from a low in June .",
        "NOUN 2 nsubj,VERB 0 root,ADP 5 case,DET 5 det,NOUN 2 obl,ADP 7 case,PROPN 0 obl,PUNCT 2 punct",
        {"June": "2024-06"},
        "rose",
    )
    assert found["rose"] is None


def test_a_lost_date_that_opens_a_clause_belongs_to_the_verb_behind_it() -> None:
    found = dates_of(
        "They noted sales and that in June , the mill fell .",
        "PRON 2 nsubj,VERB 0 root,NOUN 2 obj,CCONJ 10 cc,SCONJ 10 mark,ADP 7 case,PROPN 0 obl,"
        "PUNCT 7 punct,DET 10 det,NOUN 11 nsubj,VERB 0 conj,PUNCT 2 punct",
        {"June": "2024-06"},
        "noted",
        "fell",
    )
    assert found == {"noted": None, "fell": "2024-06"}


@pytest.mark.parametrize("hung", ["VERB", "NOUN"])
def test_a_date_before_a_noun_dates_that_noun_whatever_it_hangs_on(hung: str) -> None:
    head = {"NOUN": "5", "VERB": "6"}[hung]
    found = dates_of(
        "It breached the 1991 settlement reached there .",
        f"PRON 2 nsubj,VERB 0 root,DET 5 det,NUM {head} compound,NOUN 2 obj,VERB 5 acl,"
        "ADV 6 advmod,PUNCT 2 punct",
        {"1991": "1991"},
        "breached",
        "reached",
    )
    assert found["settlement"] == "1991"
    assert found["breached"] is None


def test_what_came_after_a_dated_event_has_not_its_date() -> None:
    found = dates_of(
        "They marched after the 1991 settlement .",
        "PRON 2 nsubj,VERB 0 root,ADP 6 case,DET 6 det,NUM 6 nummod,NOUN 2 obl,PUNCT 2 punct",
        {"1991": "1991"},
        "marched",
    )
    assert (found["marched"], found["settlement"]) == (None, "1991")


def test_a_date_in_what_somebody_argues_does_not_date_the_arguing() -> None:
    found = dates_of(
        "They argued that it was a breach of law in 1991 .",
        "PRON 2 nsubj,VERB 0 root,SCONJ 7 mark,PRON 7 nsubj,AUX 7 cop,DET 7 det,NOUN 2 ccomp,"
        "ADP 9 case,NOUN 7 nmod,ADP 11 case,NUM 9 nmod,PUNCT 2 punct",
        {"1991": "1991"},
        "argued",
    )
    assert found["argued"] is None


def test_a_date_behind_what_is_planned_is_of_that_though_the_tree_hangs_it_on_the_plan() -> None:
    found = dates_of(
        "The trial is set to begin on Tuesday .",
        "DET 2 det,NOUN 4 nsubj:pass,AUX 4 aux:pass,VERB 0 root,PART 6 mark,VERB 4 xcomp,"
        "ADP 8 case,PROPN 4 obl,PUNCT 4 punct",
        {"Tuesday": "2024-05-14"},
        "set",
        "begin",
    )
    assert (found["set"], found["begin"]) == (None, "2024-05-14")


def test_the_encoder_alone_makes_events_of_verbs_and_of_nouns_it_is_sure_of() -> None:
    text = "The council praised a quiet podcast after the vigil ."
    parsed = tree(
        text,
        "DET 2 det,NOUN 3 nsubj,VERB 0 root,DET 6 det,ADJ 6 amod,NOUN 3 obj,ADP 9 case,DET 9 det,"
        "NOUN 3 obl,PUNCT 3 punct",
    )
    chances = {2: 0.6, 4: 0.9, 5: 0.6, 8: 0.9}
    learned = [(1 - chances.get(at, 0.0), chances.get(at, 0.0), 0.0) for at in range(10)]
    found = events_of(parsed, [], [], [], learned)
    assert [text[one.trigger.start : one.trigger.end] for one in found] == ["praised", "vigil"]


def test_whoever_says_it_takes_part_in_the_saying() -> None:
    text = "It sank , said Quill ."
    parsed = tree(
        text, "PRON 2 nsubj,VERB 4 ccomp,PUNCT 2 punct,VERB 0 root,X 4 within,PUNCT 4 punct"
    )
    quill = Entity("e1", "person", "Quill", mentions=(Mention(Span(15, 20), "name"),))
    said = Statement(
        "s1", "indirect", "speech", content=(Span(0, 7),), source=Span(15, 20), cue=Span(10, 14),
        speaker=quill,
    )  # fmt: skip
    learned = [(1.0, 0.0, 0.0)] * 6
    learned[3] = (0.1, 0.9, 0.0)
    found = events_of(parsed, [quill], [said], [], learned)
    saying = next(one for one in found if one.trigger == Span(10, 14))
    assert [(one.role, one.entity) for one in saying.participants] == [("agent", quill)]


@pytest.mark.parametrize(("content", "dated"), [(Span(11, 33), False), (Span(11, 23), True)])
def test_a_day_in_what_is_told_is_no_day_of_the_telling(content: Span, dated: bool) -> None:
    text = "Quill said a ship had sunk Sunday ."
    parsed = tree(
        text,
        "PROPN 2 nsubj,VERB 0 root,DET 4 det,NOUN 6 nsubj,AUX 6 aux,VERB 2 ccomp,PROPN 2 obl,PUNCT 2 punct",
    )
    said = Statement(
        "s1", "indirect", "speech", content=(content,), source=Span(0, 5), cue=Span(6, 10)
    )
    learned = [(1.0, 0.0, 0.0)] * 8
    learned[1] = (0.1, 0.9, 0.0)
    sunday = Time(Span(27, 33), "DATE", "2024-05-12")
    found = events_of(parsed, [], [said], [sunday], learned)
    saying = next(one for one in found if one.trigger == Span(6, 10))
    assert (saying.date is not None) == dated


@pytest.mark.parametrize(
    ("behind", "type_"),
    [
        ("to the families", "other"),
        ("for calm", "other"),
        ("to the high court", "appeal"),
        ("the verdict", "appeal"),
    ],
)
def test_an_appeal_to_people_is_no_legal_step(behind: str, type_: str) -> None:
    text = f"They appealed {behind} on Monday ."
    cells = ["PRON 2 nsubj", "VERB 0 root", *["NOUN 2 dep"] * (len(text.split()) - 2)]
    learned = [(1.0, 0.0, 0.0)] * len(cells)
    learned[1] = (0.1, 0.9, 0.0)
    found = events_of(tree(text, ",".join(cells)), [], [], [], learned)
    assert [one.type for one in found if one.trigger == Span(5, 13)] == [type_]


def test_a_plea_of_not_guilty_is_negated() -> None:
    parsed = tree(
        "Quill pleaded not guilty .",
        "PROPN 2 nsubj,VERB 0 root,PART 4 advmod,ADJ 2 xcomp,PUNCT 2 punct",
    )
    found = events_of(parsed, [], [], [])
    assert [(one.type, one.modality) for one in found] == [("plead_guilty", "negated")]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                "arrested charged with fraud Quill . to prison years 18 sentenced".split()
            ),
            st.sampled_from(UPOS),
            st.integers(-3, 40),
            st.sampled_from(DEPREL),
        ),
        max_size=40,
    )
)
def test_any_heads_give_a_tree_and_spans_in_the_text(
    words: list[tuple[str, str, int, str]],
) -> None:
    rows: list[Row] = []
    text = ""
    for word, upos, head, deprel in words:
        start = len(text)
        rows.append((start, start + len(word), upos, head, deprel))
        text += word + " "
    parsed = syntax(text, rows)
    for at in range(len(parsed)):
        assert len(list(parsed.above(at))) < len(parsed)
        assert parsed.first[at] <= at <= parsed.last[at]
    for event in events_of(parsed, [], [], []):
        for span in event.spans():
            assert 0 <= span.start < span.end <= len(text)


def test_found_is_a_form_of_find():
    assert lemmas("found") == ("find",)
    assert "found" in lemmas("founded") and "found" in lemmas("founding")


def test_the_forms_of_to_die_are_its():
    assert all("die" in lemmas(form) for form in ("died", "dies", "dying"))


def test_a_name_behind_what_its_bearer_is_takes_part() -> None:
    text = "Composer Ilse Marant died on Monday ."
    parse = "NOUN 4 nsubj,PROPN {},PROPN 2 flat,VERB 0 root,ADP 6 case,PROPN 4 obl,PUNCT 4 punct"
    marant = Entity("e1", "person", "Ilse Marant", mentions=(Mention(Span(9, 20), "name"),))
    for hangs in ("1 appos", "1 flat", "4 nsubj", "4 compound"):
        (died,) = events_of(tree(text, parse.format(hangs)), [marant], [], [])
        assert [one.entity for one in died.participants] == [marant]
        assert died.participants[0].role == "victim"


def test_a_place_behind_an_apposition_is_that_of_the_clause() -> None:
    text = "Police arrested Hald , head of Meridian , in Laibach ."
    parsed = tree(
        text,
        "NOUN 2 nsubj,VERB 0 root,PROPN 2 obj,PUNCT 5 punct,NOUN 3 appos,ADP 7 case,PROPN 5 nmod,"
        "PUNCT 10 punct,ADP 10 case,PROPN 7 obl,PUNCT 2 punct",
    )
    at = text.index("Laibach")
    place = Entity("e1", "place", "Laibach", mentions=(Mention(Span(at, at + 7), "name"),))
    (arrest,) = events_of(parsed, [place], [], [])
    assert arrest.place is not None and arrest.place.entity is place


def test_a_nominal_that_comes_out_as_a_root_before_its_verb_is_the_subject() -> None:
    parsed = tree("Ruane resigned Friday .", "PROPN 2 root,VERB 0 root,NOUN 2 root,PUNCT 2 punct")
    assert [one.deprel for one in parsed.words] == ["nsubj", "root", "root", "punct"]


def test_a_term_of_imprisonment_is_no_arrest() -> None:
    parsed = tree(
        "Hald faces 20 years imprisonment .",
        "PROPN 2 nsubj,VERB 0 root,NUM 4 nummod,NOUN 5 compound,NOUN 2 obj,PUNCT 2 punct",
    )
    assert "arrest_jail" not in [one.type for one in events_of(parsed, [], [], [])]
    parsed = tree(
        "The imprisonment of Hald ended .",
        "DET 2 det,NOUN 5 nsubj,ADP 4 case,PROPN 2 nmod,VERB 0 root,PUNCT 5 punct",
    )
    assert "arrest_jail" in [one.type for one in events_of(parsed, [], [], [])]


def test_a_date_before_what_opens_a_clause_does_not_date_the_clause() -> None:
    # The parser hangs "Friday" on the verb behind "after".
    found = dates_of(
        "They left on Friday after the delegates voted .",
        "PRON 2 nsubj,VERB 0 root,ADP 4 case,PROPN 8 obl,SCONJ 8 mark,DET 7 det,NOUN 8 nsubj,"
        "VERB 2 advcl,PUNCT 2 punct",
        {"Friday": "2024-05-10"},
        "left",
        "voted",
    )
    assert found["voted"] is None


def test_a_date_behind_a_noun_that_only_bounds_is_of_the_noun() -> None:
    found = dates_of(
        "Osk died within weeks of his fall on Tuesday .",
        "PROPN 2 nsubj,VERB 0 root,ADP 4 case,NOUN 2 obl,ADP 7 case,PRON 7 nmod:poss,NOUN 4 nmod,"
        "ADP 9 case,PROPN 2 obl,PUNCT 2 punct",
        {"Tuesday": "2024-05-14"},
        "died",
    )
    assert found["died"] is None


@pytest.mark.parametrize(("case", "wanted"), [("into", None), ("of", "2024-05-13")])
def test_what_is_looked_into_on_a_day_was_before(case: str, wanted: str | None) -> None:
    found = dates_of(
        f"Osk spoke on Monday at a hearing {case} the death .",
        "PROPN 2 nsubj,VERB 0 root,ADP 4 case,PROPN 2 obl,ADP 7 case,DET 7 det,NOUN 2 obl,ADP 10 case,"
        "DET 10 det,NOUN 7 nmod,PUNCT 2 punct",
        {"Monday": "2024-05-13"},
        "death",
    )
    assert found["death"] == wanted


def test_a_quarter_that_figures_are_of_dates_no_announcement() -> None:
    found = dates_of(
        "They announced profits for Q1 .",
        "PRON 2 nsubj,VERB 0 root,NOUN 2 obj,ADP 5 case,NOUN 2 obl,PUNCT 2 punct",
        {"Q1": "2024-Q1"},
        "announced",
    )
    assert found["announced"] is None


@pytest.mark.parametrize(
    ("text", "parse", "type_"),
    [
        ("Costs hurt profits .", "NOUN 2 nsubj,VERB 0 root,NOUN 2 obj,PUNCT 2 punct", "other"),
        ("Costs hurt sailors .", "NOUN 2 nsubj,VERB 0 root,NOUN 2 obj,PUNCT 2 punct", "injure"),
        ("The plane exploded .", "DET 2 det,NOUN 3 nsubj,VERB 0 root,PUNCT 3 punct", "disaster"),
        ("The bomb exploded .", "DET 2 det,NOUN 3 nsubj,VERB 0 root,PUNCT 3 punct", "attack"),
        ("Osk met demand .", "PROPN 2 nsubj,VERB 0 root,NOUN 2 obj,PUNCT 2 punct", "other"),
        ("Osk met sailors .", "PROPN 2 nsubj,VERB 0 root,NOUN 2 obj,PUNCT 2 punct", "meet"),
        ("Prisoners of war .", "NOUN 0 root,ADP 3 case,NOUN 1 nmod,PUNCT 1 punct", "other"),
        ("A price war .", "DET 3 det,NOUN 3 compound,NOUN 0 root,PUNCT 3 punct", "other"),
        ("A heart attack .", "DET 3 det,NOUN 3 compound,NOUN 0 root,PUNCT 3 punct", "other"),
        (
            "Osk saw a bomb that exploded .",
            "PROPN 2 nsubj,VERB 0 root,DET 4 det,NOUN 2 obj,PRON 6 nsubj,VERB 4 acl:relcl,PUNCT 2 punct",
            "attack",
        ),
        ("A long war .", "DET 3 det,ADJ 3 amod,NOUN 0 root,PUNCT 3 punct", "attack"),
    ],
)
def test_what_a_word_tells_depends_on_what_stands_with_it(
    text: str, parse: str, type_: str
) -> None:
    parsed = tree(text, parse)
    told = {"hurt", "exploded", "met", "war", "attack"}
    learned = [(0.1, 0.9, 0.0) if one.text in told else (1.0, 0.0, 0.0) for one in parsed.words]
    (found,) = events_of(parsed, [], [], [], learned)
    assert found.type == type_


def test_somebody_named_as_a_suspect_has_no_new_post() -> None:
    parsed = tree(
        "Osk was named as a suspect .",
        "PROPN 3 nsubj:pass,AUX 3 aux:pass,VERB 0 root,ADP 6 case,DET 6 det,NOUN 3 obl,PUNCT 3 punct",
    )
    assert all(one.type != "start_position" for one in events_of(parsed, [], [], []))


HURT = (
    "PROPN 9 nsubj,PUNCT 3 punct,VERB 1 acl,ADP 6 case,DET 6 det,NOUN 3 obl,ADP 8 case,PROPN 9 obl,"
    "VERB 0 root,ADP 11 case,PROPN 9 obl,PUNCT 9 punct"
)


def test_a_date_that_ends_a_clause_about_somebody_is_of_that_clause() -> None:
    text = "Roe , hurt in a crash in May , died on Sunday ."
    parse = HURT.replace("PROPN 9 obl,VERB", "PROPN 10 obl,PUNCT 3 punct,VERB")
    parse = parse.replace("PROPN 9 nsubj", "PROPN 10 nsubj").replace("9 ", "10 ")
    parse = parse.replace("ADP 11 case,PROPN 10 obl,PUNCT", "ADP 12 case,PROPN 10 obl,PUNCT")
    days = {"May": "2024-05", "Sunday": "2024-06-02"}
    found = dates_of(text, parse, days, "hurt", "died")
    assert (found["hurt"], found["died"]) == ("2024-05", "2024-06-02")


def test_what_is_being_done_shares_the_date_of_what_is_told_beside_it() -> None:
    text = "Meeting on Monday , they agreed ."
    parse = (
        "VERB 6 advcl,ADP 3 case,PROPN 6 obl,PUNCT 1 punct,PRON 6 nsubj,VERB 0 root,PUNCT 6 punct"
    )
    found = dates_of(text, parse, {"Monday": "2024-05-13"}, "agreed")
    assert found["agreed"] == "2024-05-13"


LOST = (
    "PRON 2 nsubj,VERB 0 root,DET 4 det,NOUN 2 obj,ADP 9 case,DET 9 det,PROPN 9 compound,"
    "PROPN 7 flat,NOUN 4 nmod,ADP 11 case,PROPN 0 root,PUNCT 2 punct"
)


@pytest.mark.parametrize(
    ("verb", "day"),
    [("regret", "2024-05-13"), ("discussed", None)],
)
def test_a_date_that_hangs_on_nothing_is_of_the_noun_where_nothing_else_was_done(
    verb: str, day: str | None
) -> None:
    text = f"We {verb} the collapse of the Ferry Lane bridge on Monday ."
    assert dates_of(text, LOST, {"Monday": "2024-05-13"})["collapse"] == day


@pytest.mark.parametrize(("what", "dated"), [("The toll", False), ("A number", True)])
def test_what_is_only_counted_was_before_the_day_of_the_count(what: str, dated: bool) -> None:
    text = f"{what} of attacks rose on Friday ."
    parsed = tree(
        text,
        "DET 2 det,NOUN 5 nsubj,ADP 4 case,NOUN 2 nmod,VERB 0 root,ADP 7 case,PROPN 5 obl,PUNCT 5 punct",
    )
    at = text.index("Friday")
    times = [Time(Span(at, at + 6), "DATE", "2024-05-17")]
    found = {text[slice(*one.trigger)]: one.date for one in events_of(parsed, [], [], times)}
    assert (found["attacks"] is not None) is dated


def test_the_agency_in_a_dateline_takes_part_in_nothing() -> None:
    text = "TARN ( Wire ) — Jo Lund was charged ."
    parsed = tree(
        text,
        "PROPN 9 nsubj:pass,PUNCT 3 punct,PROPN 9 nsubj:pass,PUNCT 3 punct,PUNCT 3 punct,PROPN 9 appos,"
        "PROPN 6 flat,AUX 9 aux:pass,VERB 0 root,PUNCT 9 punct",
    )
    spans = {
        name: Span(text.index(name), text.index(name) + len(name)) for name in ("Wire", "Jo Lund")
    }
    people = [
        Entity(f"e{n}", kind, name, mentions=(Mention(spans[name], "name"),))
        for n, (name, kind) in enumerate((("Wire", "organization"), ("Jo Lund", "person")))
    ]
    lead = Span(0, text.index("Jo"))
    (found,) = events_of(parsed, people, [], [], lead=lead)
    assert [one.entity and one.entity.name for one in found.participants] == ["Jo Lund"]
