"""The cast of an article, gathered name by name."""

from __future__ import annotations

import re

import pytest

import onrecord
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.naming import named
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article, Span
from tests.reader.attributed import marked, read, span, speakers
from tests.reader.encodings import encoded_of


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


def test_organisation_and_its_acronym():
    text = """{s:The Northern Lighthouse Agency (NLA)} {c:said} {t:the lamp failed}.
{s:the NLA} {c:said} {t:it is repaired}."""
    _, statements = read(text)
    assert statements[0].speaker.id == statements[1].speaker.id
    assert statements[0].speaker.type == "organization"


def test_a_title_of_the_other_gender_is_another_of_the_surname():
    text = """{s:Lind} {c:said} {t:it is cold}.
{s:Clara Lind} {c:said} {t:it is warm}.
{s:Mr. Lind} {c:said} {t:it is late}.
{s:Ms. Lind} {c:said} {t:it is early}."""
    first, clara, mr, ms = (one.speaker.id for one in read(text)[1])
    assert first == mr != clara == ms


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


def test_a_title_of_another_country_is_no_first_name():
    text = """Jo Lund came to the quay.
{s:Adv Lund} {c:said} {t:the ferry was late}.
{s:Datuk Lund} {c:said} {t:it would sail}."""
    assert speakers(text) == ["Jo Lund"] * 2


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


@pytest.mark.parametrize("cousin", ["Her cousin, Bo Lundqvist,", "Her cousin Bo Lundqvist"])
def test_a_surname_alone_is_not_the_relatives(cousin):
    text = f"""Ana Lundqvist won. {cousin} was there.
{{s:Lundqvist}} {{c:said}} {{t:the sea was calm}}."""
    assert speakers(text) == ["Ana Lundqvist"]


@pytest.mark.parametrize(
    ("whole", "short", "one"),
    [
        ("Osmund Savings Bank", "Osmund", True),
        ("Osmund Marine Industries Oy", "Osmund Marine", True),
        ("Osmund Bank of Alder", "Osmund", True),
        ("Osmund Youth League", "Osmund", False),
        ("OMI Harbour Corp.", "OMI", True),
        ("Osmund Marine Industries Corp.", "OMI", True),
        ("Osmund Marine Industries Corp.", "OMIC", True),
        ("OMI Broadcasting", "OMI", True),
        ("Osmund Corp. International", "Osmund Corp.", True),
        ("OMI Council", "OMI", False),
        ("Osmund AB", "Osmund", True),
        ("Osmund Air Lines", "Osmund", True),
    ],
)
def test_a_firm_goes_by_what_its_name_begins_with(whole, short, one):
    text, attributions = marked(f"{whole} closed.\n{{s:{short}}} {{c:said}} {{t:no}}.")
    encoded = encoded_of(text, names=[(whole, "organization"), (short, "organization")])
    _, (said,) = resolve(Article(text), attributions, encoded=encoded)
    assert (said.speaker.name == whole) is one


@pytest.mark.parametrize("type", ["organization", "unknown"])
def test_a_family_is_a_group_whatever_its_name_looks_like(type):
    text, attributions = marked("Jo Vohr left.\n{s:The Vohrs} {c:said} {t:it was closed}.")
    names = [("Jo Vohr", "person"), ("Vohrs", type)][: 1 + (type != "unknown")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert (one.speaker.name, one.speaker.type) == ("the Vohrs", "group")


class TestGathering:
    @pytest.mark.parametrize("type_", ["organization", "place", "person"])
    def test_a_surname_is_its_bearer_s_whatever_its_type(self, type_: str) -> None:
        text = "Ana Reyes left. Reyes was ill."
        encoded = encoded_of(text, names=[("Ana Reyes", "person")])
        alone = encoded_of(text.replace("Ana Reyes", "Ana Ortuz"), names=[("Reyes", type_)])
        encoded.names[3:] = alone.names[3:]
        found = list(named(text, paragraphs(text), encoded))
        assert [one.text for one in found] == ["Ana Reyes", "Reyes"]
        cast = Cast(text)
        cast.gather(found)
        assert len(cast.members) == 1

    def borne(self, marked: str, kind: str = "person") -> list[str]:
        """The names of those who bear the [names] of a text."""
        text = re.sub(r"[\[\]]", "", marked)
        names = [(one, kind) for one in re.findall(r"\[([^\]]+)", marked)]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        bearers = Cast(text).gather(found)
        return [bearers[one.span].name for one in found if one.type != "unknown"]

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("[Mr Tarn Vohr] left. His wife, [Sunira Vohr], ate. [Mrs Vohr] sat.", "Sunira Vohr"),
            ("[Mr Tarn Vohr] left. [Sunira Vohr], his wife, ate. [Mr Vohr] sat.", "Tarn Vohr"),
            ("[Ms Ulva Vohr] left. [Brann Vohr] ate. [Madam Vohr] sat.", "Ulva Vohr"),
            (
                "[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Tarn] sat. [Tarn] left. [Vohr] sang.",
                "Brann Vohr",
            ),
            ("[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Vohr] sang.", "Tarn Vohr"),
            (
                "[Brann Vohr] met [Tarn Vohr]. [Tarn] ate. [Tarn] sat. [Tarn] left. [Vohr] sang."
                " [Vohr] ran. [Vohr] rode.",
                "Tarn Vohr",
            ),
            (
                "[Tarn Vohr], a brother of President [Brann Vohr], met [Jo Kest]. [Vohr] sang.",
                "Tarn Vohr",
            ),
            ("[Senator Jodel Vohr] left. [Brann Vohr] ate. [Sen. Vohr] sat.", "Jodel Vohr"),
        ],
    )
    def test_titles_and_relations_choose_among_namesakes(self, text: str, meant: str) -> None:
        assert self.borne(text)[-1] == meant

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("[Orbix] rose. [Orbix Group plc] fell.", "Orbix Group plc"),
            ("[Summit Peak Pictures] rose. [Summit Peak] fell.", "Summit Peak Pictures"),
            ("[Orbix] rose. [Orbix Tide Works Inc.] fell.", "Orbix Tide Works Inc."),
            ("[Orbix] rose. [Maison Orbix S.A.] fell.", "Maison Orbix S.A."),
            ("[Orbix] rose. [Orbix-Vohr Cos.] fell.", "Orbix-Vohr Cos."),
            ("[Reuters] wrote. [Reuters Tide Holdings PLC] fell.", "Reuters Tide Holdings PLC"),
            ("The [Crab and Tide Crimes Board], [CTCB], met.", "Crab and Tide Crimes Board"),
            ("[TEMA], the [Tarn Ember Maintenance Agency], met.", "Tarn Ember Maintenance Agency"),
            ("[U.S. Bureau of Tides] rose. The [BoT] fell.", "U.S. Bureau of Tides"),
            ("The [Gulls] sang. The [Dunmore Gulls] won.", "Dunmore Gulls"),
            ("[Red Gulls] sang. [Toronto Red Gulls] won.", "Toronto Red Gulls"),
            ("The [Bank of Norland] rose. The [Bank] fell.", "Bank of Norland"),
            ("The [Commission on Tides] rose. The [Commission] fell.", "Commission on Tides"),
            ("The [House] ate. The [Norland House of Deputies] met.", "Norland House of Deputies"),
            ("The [Post] fell. The [Dunmore Tide Post] wrote.", "Dunmore Tide Post"),
            ("[TBN News] wrote. [TBN] fell.", "TBN News"),
            ("[Osmund]'s (NYSE: OSM) crew left. [OSM] fell.", "Osmund"),
            ("[Compañía Osmund del Agua] (CODA) rose. [CODA] fell.", "Compañía Osmund del Agua"),
            ("[Crab Pilots Union of Tarn] rose. The [CPU] fell.", "Crab Pilots Union of Tarn"),
            ("[King Bo's School] shut. [King Bo's] fell.", "King Bo's School"),
            ("[MSF] left. [Doctors Without Borders] fell.", "Doctors Without Borders"),
        ],
    )
    def test_the_short_name_of_an_organisation_is_its_own(self, text: str, meant: str) -> None:
        assert self.borne(text, "organization") == [meant] * 2

    @pytest.mark.parametrize(
        "text",
        [
            "[Orbix Films] rose. [Orbix Bank] fell. [Orbix] sat.",
            "[Orbix] rose. [Orbix Tide Films Inc.] fell. [Orbix Weir Bank Corp.] sat.",
            "[Norway Airways] rose. [Norway] fell.",
            "[Upper Street] rose. The [U.S.] fell.",
            "[Tarn Water Board] rose. [Tarn Weir Board] fell. [TWB] sat.",
            "The [Post] sat. The [Tarn Post] rose. The [Vale Post] fell.",
            "The [House] sat. The [Opera House] rose.",
            "[Gulls] sat. [Dunmore Gulls] rose.",
            "The [Board] to Save Tarn sat. The [Dunmore Board] rose. The [Board] ate.",
            "The [UN Water Office] rose. The [UN Office] fell. The [UN] sat.",
            "The [House of Tides Library] rose. The [House of Tides] fell.",
        ],
    )
    def test_what_may_be_short_for_two_or_is_a_country_is_neither(self, text: str) -> None:
        short = min(re.findall(r"\[([^\]]+)", text), key=len)
        assert short in self.borne(text, "organization")

    @pytest.mark.parametrize(
        ("text", "same"),
        [
            ("[Tarn], [Calif.], lies low. [California] is dry.", True),
            ("[Britain] is wet. The [U.K.] is green.", True),
            ("[Skerry Island] is wet. [Skerry] is green.", True),
            ("[Mexico City] is dry. [Mexico] is green.", False),
            ("[Tarn], [Conn], lies low. [Connecticut] is dry.", False),
        ],
    )
    def test_a_place_has_one_entity_by_all_its_names(self, text: str, same: bool) -> None:
        first, last = self.borne(text, "place")[-2:]
        assert (first == last) == same
        assert last != "Calif"

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            (
                "Norway's [Tide Court] rose. Japan's [Tide Court] fell. Norway's [Tide Court] sat.",
                ["Norway's Tide Court", "Japan's Tide Court", "Norway's Tide Court"],
            ),
            ("Norway's [Tide Court] rose. The [Tide Court] fell.", ["Tide Court"] * 2),
            ("Lund's [Tide Court] rose. Reyes's [Tide Court] fell.", ["Tide Court"] * 2),
        ],
    )
    def test_bodies_of_two_countries_are_two(self, text: str, names: list[str]) -> None:
        assert self.borne(text, "organization") == names

    def test_who_has_a_title_is_no_body_that_is_called_after_him(self) -> None:
        text = "The Vohr administration fell. President Vohr left."
        names = [("Vohr administration", "organization"), ("Vohr", "person")]
        found = named(text, paragraphs(text), encoded_of(text, names=names))
        bearers = Cast(text).gather(found)
        assert {bearers[one.span].name for one in found} == {"Vohr administration", "Vohr"}

    def test_what_is_no_person_is_one_with_the_body_whose_name_begins_so(self) -> None:
        text = "The major Vohr donors left. The Vohr Party fell."
        cast = Cast(text)
        cast.gather(
            [
                Name(span(text, "Vohr"), "Vohr", "unknown", span(text, "major")),
                Name(span(text, "Vohr Party"), "Vohr Party", "organization"),
            ]
        )
        assert [one.name for one in cast.members] == ["Vohr Party"]

    def test_two_surnames_and_the_first_of_them_are_of_one(self) -> None:
        found = self.borne("[Ana Reyes] left. [Ana M. Reyes Holt] sat.")
        assert found == ["Ana M. Reyes Holt"] * 2

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("[Queen Ana II] left.", "Queen Ana II"),
            ("[Pope Marcus] left.", "Pope Marcus"),
            ("[Prince Marcus Lund] left.", "Marcus Lund"),
            ("[President Lund] left.", "Lund"),
        ],
    )
    def test_who_has_a_first_name_alone_keeps_a_crown(self, text: str, name: str) -> None:
        assert self.borne(text) == [name]

    def test_an_article_makes_no_name_longer(self) -> None:
        found = self.borne(
            "The [Tarn Tide Party] won. Its rival left [the Tarn Tide Party].", "organization"
        )
        assert found == ["Tarn Tide Party"] * 2

    @pytest.mark.parametrize(
        ("text", "one"),
        [
            ("[Robert Vohr] left. [Bob Vohr] ate.", True),
            ("[Chukwuemeka Vohr] left. [Emeka] ate.", True),
            ("[Christina Vohr] left. [Chris] ate.", True),
            ("[Ana Vohr-Kest] left. [Vohr] ate.", True),
            ("[Viswan Vohr] left. [Vishy], as he is known, ate.", True),
            ("[Robert Vohr] left. His son, [Bob Vohr], ate.", False),
            ("[Samantha Vohr] and [Sam Vohr] ate.", False),
            ("[Paul Vohr] left. [Paulina Vohr] ate.", False),
            ("[Christina Vohr] left. [Christoph Kest] ate. [Chris] sang.", False),
        ],
    )
    def test_short_forms_of_names_are_of_whom_they_can_mean_alone(
        self, text: str, one: bool
    ) -> None:
        assert (len({*self.borne(text)}) == 1) is one

    def test_two_first_names_before_a_surname_share_it(self) -> None:
        found = self.borne("[Gary] and [Michelle Lund] left. [Gary] sat. [Mr Lund] ate.")
        assert found == ["Gary Lund", "Michelle Lund", "Gary Lund", "Gary Lund"]


@pytest.mark.parametrize(
    ("leads", "one"),
    [
        (", also known as ", True),
        (", aka ", True),
        (" (a.k.a. ", True),
        (", 41, also known as ", True),
        (", known to fans as ", True),
        (", born ", True),
        (", a singer born ", True),
        (", whose real name is ", True),
        (" knew ", False),
        (", born to ", False),
        (", who was known to ", False),
    ],
)
def test_what_somebody_is_also_called_is_no_other_and_no_role(leads: str, one: bool) -> None:
    said = f"Jo Lund{leads}Bo Martin Hale, left. {{s:Hale}} {{c:said}} {{t:it was closed}}."
    text, attributions = marked(said)
    names = [("Jo Lund", "person"), ("Bo Martin Hale", "person"), ("Hale", "person")]
    entities, (statement,) = resolve(
        Article(text), attributions, encoded=encoded_of(text, names=names)
    )
    assert (statement.speaker.name == "Jo Lund") is one
    assert not any(who.roles for who in entities)


@pytest.mark.parametrize(
    ("whole", "part", "one"),
    [
        ("University of Tarn's Institute of Tides", "Institute of Tides", True),
        ("University of Tarn's Songs of Tides", "Songs of Tides", False),
    ],
)
def test_a_body_of_another_is_called_by_its_own_name_too(whole: str, part: str, one: bool) -> None:
    text = f"The {whole} met the {part}."
    names = [
        Name(span(text, form, since), form, "organization", the=True)
        for form, since in ((whole, 0), (part, len(whole) + 4))
    ]
    bearers = Cast(text).gather(names)
    member, other = (bearers[name.span] for name in names)
    assert (member is other) is one
    assert (part in member.forms) is one


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        (
            "[Tarn Ortuz Vell] fled. [Ortuz] left his kin, [Bo Ortuz Luna]. [Bo Ortuz] stayed.",
            ["Tarn Ortuz Vell", "Tarn Ortuz Vell", "Bo Ortuz Luna", "Bo Ortuz Luna"],
        ),
        (
            "[Ana Lund] slept. [Bo Lund Sr.], Bo's father, woke. The elder [Lund] ran. [Bo] ran.",
            ["Ana Lund", "Bo Lund Sr.", "Bo Lund Sr.", "Bo"],
        ),
        (
            "[Jo Lund] is the son of [Bo Lund]. The younger [Lund] ran. The elder [Lund] sat.",
            ["Jo Lund", "Bo Lund", "Jo Lund", "Bo Lund"],
        ),
        (
            "[Jo Lund] met [Bo Lund]. The elder [Lund] sat. [Lund] ran.",
            ["Jo Lund", "Bo Lund", "the elder Lund", "Bo Lund"],
        ),
        (
            "[Abu Tarn] wept. His son, [Tarn Haddad], sat. [Tarn] ran. [Abu Tarn] ate.",
            ["Abu Tarn", "Tarn Haddad", "Tarn Haddad", "Abu Tarn"],
        ),
        (
            '[Bo "Fox" Lund] fled. [Fox Lund] hid.',
            ['Bo "Fox" Lund', 'Bo "Fox" Lund'],
        ),
        (
            "[Melody], born [Ana Lund], sang. [Lund] wept. [Melody] ate.",
            ["Melody", "Melody", "Melody", "Melody"],
        ),
        (
            "[Jo Lund] was held. [Lund], 43, aka [Bam Bam], sat. [Lund] wept.",
            ["Jo Lund", "Jo Lund", "Jo Lund", "Jo Lund"],
        ),
    ],
)
def test_those_of_one_surname_are_told_apart(text: str, borne: list[str]) -> None:
    plain = text.replace("[", "").replace("]", "")
    found = re.finditer(r"\[(.*?)\]", text)
    names = [
        Name(Span(one.start() - 2 * at, one.end() - 2 - 2 * at), one[1], "person")
        for at, one in enumerate(found)
    ]
    bearers = Cast(plain).gather(names)
    assert [bearers[one.span].name for one in names] == borne


def test_who_holds_an_office_is_called_by_its_letters() -> None:
    text = "Deputy Harbour Commissioner Jo Lund left. The DHC said no. The DFC fell."
    names = [
        Name(span(text, "Jo Lund"), "Jo Lund", "person"),
        Name(span(text, "DHC"), "DHC", "organization", the=True),
        Name(span(text, "DFC"), "DFC", "organization", the=True),
    ]
    who, again, other = (Cast(text).gather(names)[one.span] for one in names)
    assert who.name == again.name == "Jo Lund"
    assert other.name == "DFC"


def test_a_town_is_not_the_body_that_is_called_after_it() -> None:
    text = "He came from Vohr. The Vohr Brigade fled. Shares of Teal rose at Teal Energy. Kest won at AC Kest."
    names = [
        Name(span(text, "Vohr"), "Vohr", "person"),
        Name(span(text, "Vohr Brigade"), "Vohr Brigade", "organization", the=True),
        Name(span(text, "Teal"), "Teal", "person"),
        Name(span(text, "Teal Energy"), "Teal Energy", "organization"),
        Name(span(text, "Kest"), "Kest", "organization"),
        Name(span(text, "AC Kest"), "AC Kest", "organization"),
    ]
    vohr, brigade, *others = (Cast(text).gather(names)[one.span] for one in names)
    assert (vohr.name, vohr.type, brigade.name) == ("Vohr", "place", "Vohr Brigade")
    assert [one.name for one in others] == ["Teal Energy", "Teal Energy", "AC Kest", "AC Kest"]


def test_an_article_is_of_the_noun_behind_a_place() -> None:
    text = "India fired on the Kotli area. The Vatican said it was sorry, and sent help to the UK economy."
    called = {one.name: one.aliases for one in onrecord.read_article(text).entities}
    assert called["Kotli"] == ()
    assert "the Vatican" in called["Vatican"]
    assert called["UK"] == ("the UK",)
