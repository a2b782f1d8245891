"""Whom a source means that is described: one met before, or another."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.reader.speakers.resolving import resolve
from onrecord.record import Article
from tests.reader.attributed import cast, marked, read, speakers
from tests.reader.encodings import encoded_of


def test_two_unnamed_officials_are_kept_apart_and_the_official_is_the_last():
    text = """{s:A Norwegian fisheries official} {c:told} Harbour Radio {t:the quota is full}.
{s:The official} {c:said} {t:boats must return}.
{s:A Danish customs official} {c:said} {t:two crates were opened}.
{s:the official} {c:said} {t:nothing was found}."""
    found = speakers(text)
    assert found[0] == found[1] == "A Norwegian fisheries official"
    assert found[2] == found[3] == "A Danish customs official"


def test_teams_of_two_owners_are_two():
    text = """Karl Lund and Ana Marsh stand.
{s:Lund's campaign} {c:said} {t:it was ahead}.
{s:Marsh's campaign} {c:said} {t:it was not}."""
    first, second = speakers(text)
    assert first != second


def test_an_agency_by_another_name_is_no_agency_of_before():
    text = """The North Harbour Agency has ten boats.
{s:The Alder agency} {c:said} {t:the ferry was late}.
{s:The agency} {c:said} {t:it would sail}."""
    first, _ = speakers(text)
    assert first == "Alder agency"


def test_a_family_is_an_unnamed_source():
    text = "{s:Her family} {c:said} {t:the ferry was late}.\nJo Lund told her family."
    assert read(text)[1][0].speaker.type == "unnamed"


def test_a_police_official_is_not_another_official():
    text = """{s:A senior police official} {c:said} {t:the road was closed}.
{s:A second official at the Interior Ministry} {c:said} {t:it was open}.
{s:The police official} {c:said} {t:no one was hurt}."""
    assert speakers(text)[2] == "A senior police official"


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


@pytest.mark.parametrize(
    ("paper", "speaker"), [("warning", "Ana Reyes"), ("indictment", "The indictment")]
)
def test_what_a_jury_finds_is_not_of_the_person_who_spoke_last(paper: str, speaker: str) -> None:
    text = (
        f"{{s:Ana Reyes}} {{c:announced}} {{t:two arrests}} .\n"
        f"{{s:The {paper}}} {{c:says}} {{t:both men lied}} ."
    )
    assert cast(text, people=["Ana Reyes"])[1] == speaker


def test_a_document_is_not_of_a_thing_that_spoke_last() -> None:
    text = (
        "{s:The tide gauge} {c:shows} {t:two faults} .\n{s:The complaint} {c:says} {t:both sank} ."
    )
    assert cast(text)[1] == "The complaint"


@pytest.mark.parametrize(
    "source",
    ["Evidence presented at trial", "Evidence introduced during Ana Reyes trial"],
)
def test_evidence_is_nobodys_whatever_is_done_with_it(source: str) -> None:
    text = f"Ana Reyes came .\n{{s:{source}}} {{c:showed}} {{t:both tugs sank}} ."
    people = ["Ana Reyes"] * source.count("Ana Reyes") + ["Ana Reyes"]
    assert cast(text, people=people) == ["Evidence"]


@pytest.mark.parametrize(
    ("first", "then", "one"),
    [
        ("The city's complaint", "The complaint", True),
        ("A criminal complaint", "The lawsuit", True),
        ("A criminal complaint", "The report", False),
    ],
)
def test_a_document_is_the_one_that_was_told_of_before(first: str, then: str, one: bool) -> None:
    text = (
        f"{{s:{first}}} {{c:says}} {{t:two tugs sank}} .\n{{s:Ana Reyes}} {{c:announced}} {{t:it is late}} .\n"
        f"{{s:{then}}} {{c:says}} {{t:both men lied}} ."
    )
    before, _, last = cast(text, people=["Ana Reyes"])
    assert (before == last) is one


def test_a_document_brought_in_is_nobodys_of_those_who_spoke_before() -> None:
    text = (
        "{s:Ana Reyes} {c:announced} {t:it is late} .\nA new report came .\n"
        "{s:The report} {c:says} {t:both men lied} ."
    )
    assert cast(text, people=["Ana Reyes"])[1] == "The report"
    assert (
        cast(text.replace("A new report came", "It was dark"), people=["Ana Reyes"])[1]
        == "Ana Reyes"
    )


def test_a_law_is_an_unnamed_source() -> None:
    text, attributions = marked("{s:The Clean Harbours Act} {c:prohibits} {t:dumping}.")
    encoded = encoded_of(text, names=[("Clean Harbours Act", "organization")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker.type == "unnamed"


@pytest.mark.parametrize(("paper", "speaker"), [("statement", "A clerk"), ("report", "The report")])
def test_a_report_is_of_nobody_who_has_no_name(paper: str, speaker: str) -> None:
    text = f"{{s:A clerk}} {{c:said}} {{t:it is late}} .\n{{s:The {paper}}} {{c:says}} {{t:both men lied}} ."
    assert cast(text, mentions=[("A clerk", "person")])[1] == speaker


@pytest.mark.parametrize(
    "dated", ["dated May 3, written by Ana Reyes,", "dated May 3 and written by Ana Reyes"]
)
def test_a_dated_document_is_of_who_wrote_it(dated: str) -> None:
    assert cast(f"{{s:A memo {dated}}} {{c:says}} {{t:both men lied}} .", people=["Ana Reyes"]) == [
        "Ana Reyes"
    ]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Her website", "Mary Okafor"),
        ("Mary Okafor's website", "Mary Okafor"),
        ("Her boss's outlook", "Her boss's outlook"),
        ("This newspaper", "This newspaper"),
    ],
)
def test_a_page_is_its_owners_and_an_outlet_no_other(told, speaker):
    text = f"""{{s:Mary Okafor}} {{c:said}} {{t:no}}.
{{s:The Harbour Agency}} {{c:said}} {{t:yes}}.
{{s:{told}}} {{c:says}} {{t:it is cold}}."""
    assert speakers(text)[-1] == speaker


def test_a_report_in_a_quotation_is_not_of_whoever_spoke_before():
    text = """{s:Mary Okafor} {c:said} {t:no}.
Others wrote: "{s:The report} {c:says} {t:it is cold}." """
    assert speakers(text)[-1] == "The report"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The Harbour Court decision", "Harbour Court"),
        ("The Harbour Court guard", "The Harbour Court guard"),
        ("The Osmund decision", "The Osmund decision"),
        ("The Harbour Court clerk's decision", "The Harbour Court clerk's decision"),
    ],
)
def test_a_decision_is_of_the_court_that_is_named_before_it(source, speaker):
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:the quay was safe}}.")
    name = "Osmund" if "Osmund" in source else "Harbour Court"
    encoded = encoded_of(text, names=[(name, "organization")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == speaker


@pytest.mark.parametrize(("tag", "one"), [("VERB", True), ("ADJ", False)])
def test_those_who_are_told_with_a_participle_come_in_again_without_it(tag: str, one: bool) -> None:
    text, attributions = marked(
        "{s:Many pilots interviewed in Tarn} {c:said} {t:no}.\n{s:Many pilots} {c:said} {t:yes}."
    )
    tree = (
        ("Many", "amod", 1), ("pilots", "nsubj", 5), ("interviewed", "acl", 1), ("in", "case", 4), ("Tarn", "obl", 2),
        ("said", "root", 5),
    )  # fmt: skip
    encoded = encoded_of(text, tree=tree, tags=("ADJ", "NOUN", tag, "ADP", "PROPN", "VERB"))
    _, (first, then) = resolve(Article(text), attributions, encoded=encoded)
    assert (first.speaker is then.speaker) is one
    assert ("Many pilots" in first.speaker.aliases) is one


@pytest.mark.parametrize(
    ("before", "paper", "speaker"),
    [
        ("", "The complaint", "The complaint"),
        ("", "The letter", "Mary Okafor"),
        ("The council rejected a letter by Jo Lund, a diver.\n", "The letter", "Jo Lund"),
        ("The council rejected a letter by 24 divers.\n", "The letter", "The letter"),
        ("Jo Lund was released on Monday after the vote, ", "records", "records"),
    ],
)
def test_not_every_paper_is_of_who_spoke_last(before: str, paper: str, speaker: str) -> None:
    said = "" if before.endswith(", ") else "{s:Mary Okafor} {c:said} {t:no}.\n"
    assert speakers(f"{before}{said}{{s:{paper}}} {{c:says}} {{t:it is cold}}.")[-1] == speaker


def test_a_letter_is_not_of_who_tells_that_another_wrote_it() -> None:
    text = """{s:Mary Okafor} {c:said} {t:%s had written to the port}.
{s:The letter} {c:says} {t:it is cold}."""
    assert speakers(text % "her son")[-1] == "The letter"
    assert speakers(text % "she")[-1] == "Mary Okafor"


def test_a_statement_is_the_last_that_came_up() -> None:
    text = """The airport said flights were late. "We are sorry," the statement read.

UN spokesperson Ana Lund said in a statement that Secretary General Bo Reyes was calling for restraint. "The world \
cannot afford a war," the statement read."""
    said = onrecord.read_article(text).statements
    read = [one.speaker.name for one in said if one.kind == "direct" and one.speaker]
    assert read == ["The airport", "Ana Lund"]


@pytest.mark.parametrize(
    ("noun", "speaks"), [("resolution", False), ("rumour", False), ("letter", True)]
)
def test_what_is_resolved_or_rumoured_is_no_word_of_who_spoke(noun, speaks):
    text = f"""{{s:Ana Reyes}} {{c:said}} {{t:the pier was closed}}. She had heard a {noun}.
{{s:The {noun}}} {{c:demands}} {{t:a new pier}}."""
    last = speakers(text)[-1]
    assert (last == "Ana Reyes") is speaks
