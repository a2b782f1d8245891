"""Whom of those met before a definite description means: by a role, a kind or a trait."""

from __future__ import annotations

import re

import pytest

from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Span
from tests.reader.attributed import marked, speakers
from tests.reader.encodings import encoded_of, words_in


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


@pytest.mark.parametrize(
    ("title", "source", "speaker"),
    [
        ("Prime Minister", "The foreign minister", "The foreign minister"),
        ("Health Minister", "The finance minister", "The finance minister"),
        ("Defense Minister", "The defence minister", "Bo Lind"),
        ("Health Secretary", "The secretary of state", "Bo Lind"),
        ("Minister", "The finance minister", "Bo Lind"),
        ("President", "The vice president", "The vice president"),
        ("Fire Chief", "The police chief", "The police chief"),
        ("Head coach", "The assistant coach", "The assistant coach"),
        ("Majority Leader", "The minority leader", "The minority leader"),
        ("Labour Leader", "The opposition leader", "Bo Lind"),
        ("Governor", "The deputy governor", "The deputy governor"),
    ],
)
def test_a_post_is_not_another(title, source, speaker):
    text = f"{{s:{title} Bo Lind}} {{c:said}} {{t:no}}.\n{{s:{source}}} {{c:said}} {{t:yes}}."
    assert speakers(text)[-1] == speaker


def test_a_deputy_is_not_whose_deputy_he_is():
    text = """{s:Tarn Deputy Governor Bo Lind} {c:said} {t:it is cold}.
{s:Tarn's governor} {c:said} {t:it is warm}.
{s:The deputy governor} {c:said} {t:it is late}."""
    assert speakers(text) == ["Bo Lind", "Tarn's governor", "Bo Lind"]


def test_a_description_with_a_seat_in_congress_means_its_bearer():
    text = """{s:Sen. Jo Lund (R-S.C.)} {c:said} {t:the bill was dead}.
{s:The South Carolina senator} {c:added} {t:it would not come back}."""
    assert speakers(text) == ["Jo Lund"] * 2


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


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("the father of three", "Josh Brandt"),
        ("the mother-of-two", "Carla Ferrante"),
        ("the father of the bride", "the father of the bride"),
    ],
)
def test_so_does_how_many_children_somebody_has(source, who):
    text = f"""Carla Ferrante ran.
Josh Brandt ran. {{t:"I fell,"}} {{c:said}} {{s:{source}}}."""
    assert speakers(text) == [who]


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
    ("body", "source", "speaker"),
    [
        ("Cuban government", "The U.S. government", "U.S. government"),
        ("Japanese Embassy", "The U.S. embassy", "U.S. embassy"),
        ("American Embassy", "The U.S. embassy", "American Embassy"),
        ("U.S. Embassy in Japan", "The Japanese embassy", "U.S. Embassy in Japan"),
        ("Tarn Embassy", "The U.S. embassy", "Tarn Embassy"),
    ],
)
def test_a_body_of_one_country_is_none_of_another(body, source, speaker):
    text, attributions = marked(
        f"The {{s:{body}}} {{c:said}} {{t:it sank}}.\n{{s:{source}}} {{c:said}} {{t:it did not}}."
    )
    encoded = encoded_of(text, names=[(body, "organization")])
    _, found = resolve(Article(text), attributions, encoded=encoded)
    assert found[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("The nurses' union", "The teachers' union", "The teachers' union"),
        ("The Norland Nurses' Union", "The nurses' union", "Norland Nurses' Union"),
        ("The union", "The nurses' union", "The union"),
        ("The Tarn court", "The appeals court", "The appeals court"),
        ("Tarn police", "The state police", "The state police"),
        ("Marsh Corp.", "The rival company", "The rival company"),
        ("The Nigerian army", "The Cameroonian army", "Cameroonian army"),
    ],
)
def test_a_body_of_some_is_none_of_others(before, source, speaker):
    text, attributions = marked(
        f"{{s:{before}}} {{c:said}} {{t:it sank}}.\n{{s:{source}}} {{c:said}} {{t:it did not}}."
    )
    named = [one for one in ("Norland Nurses' Union", "Marsh Corp.", "Tarn police") if one in text]
    encoded = encoded_of(text, names=[(one, "organization") for one in named])
    _, found = resolve(Article(text), attributions, encoded=encoded)
    assert found[-1].speaker.name == speaker


@pytest.mark.parametrize("then", ["Bo Lind told the Tarn Argus so.", "A Tarn Argus poll was out."])
def test_an_outlet_that_is_told_something_or_asks_many_is_not_the_company(then):
    text, attributions = marked(
        f"Marsh Corp. lost a ship. {then}\n{{s:The company}} {{c:said}} {{t:it sank}}."
    )
    names = [("Marsh Corp.", "organization"), ("Tarn Argus", "organization")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker.name == "Marsh Corp."


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("{s:The Tarn Argus} {c:said} {t:he was ill}.", "The paper", "Tarn Argus"),
        ("{s:Marsh Corp.} {c:said} {t:he was ill}.", "The paper", "The paper"),
        ("{s:Marsh Corp.} {c:said} {t:he was ill}.", "The Danish company", "Marsh Corp."),
        ("{s:Tarn Police} {c:said} {t:he was ill}.", "The force", "Tarn Police"),
        ("{s:Scientists} {c:said} {t:it was ill}.", "The team", "Scientists"),
    ],
)
def test_bodies_by_nouns_for_what_they_are(before, source, speaker):
    text, attributions = marked(f"{before}\n{{s:{source}}} {{c:said}} {{t:it was closed}}.")
    names = [
        (one, "organization") for one in ("Tarn Argus", "Marsh Corp.", "Tarn Police") if one in text
    ]
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert found[-1].speaker.name == speaker


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


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Marsh Corp. said Vohr Corp. fell.", "Marsh Corp."),
        ("Marsh Corp. fell. Vohr Corp. eased.", "Vohr Corp."),
        ("Marsh Corp. met the Tide Commission.", "Marsh Corp."),
        ("Marsh Corp. fell. The Court of Vohr met.", "Marsh Corp."),
        ("Marsh Corp. fell (Vohr Corp.)", "Marsh Corp."),
        ("Marsh Corp. wrote on Twitter.", "Marsh Corp."),
        ("Marsh Corp. fell. Vohr Corp.'s ship sank.", "Marsh Corp."),
    ],
)
@pytest.mark.parametrize("company", ["The company", "The Tarn, Conn., company"])
def test_the_company_is_whom_the_sentence_before_is_of(before, speaker, company):
    said = before.replace("said Vohr Corp. fell", "{c:said} {t:Vohr Corp. fell}")
    said = said.replace("Marsh Corp. {c", "{s:Marsh Corp.} {c")
    text, attributions = marked(f"{said}\n{{s:{company}}} {{c:said}} {{t:it was closed}}.")
    bodies = re.findall(r"\w+ (?:Corp\.|Commission)|Court of Vohr|Twitter", text)
    names = [(one, "organization") for one in bodies]
    names += [("Tarn", "place"), ("Conn", "place")] * ("Tarn" in text)
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert found[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("before", "owner", "speaker"),
    [
        ("{s:Marsh Corp.} {c:said} {t:Vohr Corp. fell}", "Tarn", "Marsh Corp."),
        ("Marsh Corp. fell", "Tarn", "Marsh Corp."),
        ("They met Marsh Corp. and Vohr Corp", "Tarn", "The Tarn insurer"),
    ],
)
def test_a_firm_may_be_told_by_its_town(before, owner, speaker):
    text, attributions = marked(f"{before}.\n{{s:The {owner} insurer}} {{c:said}} {{t:no}}.")
    names = [(one, "organization") for one in re.findall(r"\w+ Corp", text)]
    names.append((owner, "place"))
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert found[-1].speaker.name == speaker


@pytest.mark.parametrize(
    ("then", "speaker"),
    [("A ship of Vohr Corp. was old", "Marsh Corp."), ("Vohr Corp. fell", "Vohr Corp.")],
)
def test_where_no_firm_is_told_of_it_is_the_last_that_was(then, speaker):
    text, attributions = marked(
        f"{{s:Marsh Corp.}} {{c:said}} {{t:no}}.\n{then}. It was dark.\n{{s:The new company}} {{c:said}} {{t:yes}}."
    )
    firms = [("Marsh Corp.", "organization"), ("Vohr Corp.", "organization")]
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=firms))
    assert found[-1].speaker.name == speaker


def test_a_firm_is_told_by_all_that_it_deals_in():
    text, attributions = marked(
        "Marsh Corp. fell.\n{s:The ship, tide and harbour company} {c:said} {t:no}."
    )
    encoded = encoded_of(text, names=[("Marsh Corp.", "organization")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker.name == "Marsh Corp."


def test_a_firm_is_the_subject_of_its_own_sentence():
    text, attributions = marked(
        "{s:Marsh Corp.} {c:said} {t:no}.\nVohr Corp. fell after {s:the company} {c:said} {t:it was dark}."
    )
    firms = [("Marsh Corp.", "organization"), ("Vohr Corp.", "organization")]
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=firms))
    assert found[-1].speaker.name == "Vohr Corp."


def test_who_is_told_something_does_not_tell_it():
    text, attributions = marked(
        "Marsh Corp. fell.\n{s:Vohr Corp.} {c:told} the company {t:to sell}."
    )
    firms = [("Marsh Corp.", "organization"), ("Vohr Corp.", "organization")]
    mentions = [*firms, ("the company", "organization")]
    encoded = encoded_of(text, names=firms, mentions=mentions)
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.told_to is not None and one.told_to.name == "Marsh Corp."


def test_the_company_is_another_in_another_place():
    text, attributions = marked(
        "Marsh Corp. fell.\n{s:The company} {c:said} {t:no}.\nVohr Corp. rose.\n{s:The company} {c:said} {t:yes}."
    )
    firms = [("Marsh Corp.", "organization"), ("Vohr Corp.", "organization")]
    _, found = resolve(Article(text), attributions, encoded=encoded_of(text, names=firms))
    assert [one.speaker.name for one in found] == ["Marsh Corp.", "Vohr Corp."]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("{s:The company} {c:said} {t:Vohr would pay}", "Marsh Corp."),
        ("{t:Vohr would pay}, {s:the company} {c:said}", "Vohr Corp."),
    ],
)
def test_who_is_named_behind_it_is_not_who_speaks(said, speaker):
    text, attributions = marked(f"Marsh Corp. sold a ship, and Vohr Corp. paid.\n{said}.")
    firms = [(one, "organization") for one in ("Marsh Corp.", "Vohr Corp.", "Vohr")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=firms))
    assert one.speaker.name == speaker


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


@pytest.mark.parametrize(("paper", "name"), [("The", "Alder Gazette"), ("This", "This newspaper")])
def test_what_an_outlet_calls_itself_is_none_told_of_before(paper, name):
    text = f"""{{s:The Alder Gazette}} {{c:said}} {{t:the bridge is closed}}.
{{s:{paper} newspaper}} {{c:said}} {{t:it will open}}."""
    assert speakers(text)[1] == name


@pytest.mark.parametrize(("other", "speaker"), [("Werdal", "Harbour Commission"), ("NLQ", "NLQ")])
def test_an_agency_is_a_public_body_rather_than_a_firm(other, speaker):
    text, attributions = marked(
        f"They wrote to the Harbour Commission and to {other}. {{s:The agency}} {{c:said}} {{t:no}}."
    )
    names = [("Harbour Commission", "organization"), (other, "organization")]
    _, (only,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert only.speaker.name == speaker


def test_an_age_and_a_country_tell_who_it_is():
    text = """Bo Lind won.
{t:"It was late,"} {s:the 19-year-old Kenyan after beating Ana Reyes} {c:said}."""
    assert speakers(text) == ["Bo Lind"]


def test_a_body_is_the_last_that_has_the_noun_in_its_name() -> None:
    text = """{s:Norland's home ministry} {c:said} {t:it was late}.
{s:The ministry} {c:said} {t:it was sorry}.
{s:The Tarn Ministry of Tides} {c:said} {t:it was early}.
{s:The ministry} {c:said} {t:it was glad}."""
    assert speakers(text)[1::2] == ["Norland's home ministry", "Tarn Ministry of Tides"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Cuban government", "the U.S. government", False), ("The Cuban government", "the government", True),
        ("The Turkish foreign ministry", "the Greek foreign ministry", False),
        ("The Turkish foreign ministry", "the ministry", True), ("The health ministry", "the defence ministry", False),
        ("The Gaza health ministry", "the Hamas-run health ministry", True),
        ("The city council", "the county council", False), ("The appeals court", "the district court", False),
        ("Turkey's foreign ministry", "the Turkish foreign ministry", True), ("The UN agency", "the EU agency", False),
    ],
)  # fmt: skip
def test_a_body_of_another_country_field_or_rank_is_another(one, other, same):
    text = f"""{{s:{one}}} {{c:said}} {{t:it was late}}.
{{t:It was not}}, {{s:{other}}} {{c:said}}."""
    first, second = speakers(text)
    assert (first == second) is same
