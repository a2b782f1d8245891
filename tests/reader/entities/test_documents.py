"""Who speaks in a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.coreference.pairs import TYPES
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Span
from tests.reader.attributed import at, marked, speakers
from tests.reader.encodings import encoded_of


@pytest.mark.parametrize(
    "source", ["numbers compiled by Harbour Radio", "a study written by Bo Lind"]
)
def test_what_somebody_made_speaks_for_its_maker(source):
    (name,) = speakers(f"According to {{s:{source}}}, {{t:nine in ten drown}}.")
    assert name in source and name[0].isupper()


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
        ("a statement from Norway's harbour ministry", "Norway's harbour ministry"),
        ("a U.S. military statement", "U.S. military"),
        ("testimony from several witnesses", "several witnesses"),
        ("Lund's “Harbours in Peril” report", "Lund"),
        ("Lund's “Harbours in Peril”", "Lund"),
        ("a March 14, 2019 Lund press release", "Lund"),
        ("official statements", "official statements"),
        ("court papers", "court papers"),
        ("a court ruling", "court"),
        ("the papers obtained under the Access Act", "the papers obtained under the Access Act"),
        ("an affidavit in support of the Lund suit", "an affidavit in support of the Lund suit"),
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


def test_a_phrase_whose_part_leads_back_to_it_is_read_once():
    # The owner of "his laptop" is "an email from him", and a hunter of that name would be who made that.
    text = "Hunter Osmund came. {s:An email from Hunter Osmund's laptop} {c:named} {t:a price}."
    assert len(speakers(text)) == 1


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
Jo Lund published a report in May. {s:The report} {c:said} {t:gulls are few}.
Bo Hale circulated {s:a memo} that {c:said} {t:gulls are loud}.
Bo Hale welcomed {s:a survey} that {c:said} {t:gulls are tame}."""
    assert speakers(text) == ["Ana Reyes", "The study", "Jo Lund", "Bo Hale", "a survey"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Jo Lund's notice published by Bo Hale", "Jo Lund"),
        ("Jo Lund's notice written by Bo Hale", "Bo Hale"),
        ("a notice published by Bo Hale", "Bo Hale"),
    ],
)
def test_who_spreads_what_is_another_s_does_not_speak_in_it(source, speaker):
    text = f"Jo Lund and Bo Hale came by boat.\nThen {{s:{source}}} {{c:said}} {{t:the quay was safe}}."
    assert speakers(text) == [speaker]


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
