"""What a source phrase is: where it ends, whom it names, and how many."""

from __future__ import annotations

import time

import pytest

from onrecord.reader.entities.naming import named
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.sources import read_source
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quotations import paragraphs
from onrecord.record import Article, Span
from tests.reader.attributed import cast, marked, read, span, speakers
from tests.reader.encodings import encoded_of


def test_a_family_is_not_the_one_of_whom_it_is():
    text = "{s:The family of the pilot, Bo Lind,} {c:said} {t:the bridge was closed}."
    assert speakers(text) == ["The family of the pilot"]


@pytest.mark.parametrize("who", ["Family of pilot Bo Lind", "The household of pilot Bo Lind"])
def test_those_who_belong_to_somebody_are_not_he(who):
    assert speakers(f"{{s:{who}}} {{c:says}} {{t:the bridge was closed}}.") == [who]


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


@pytest.mark.parametrize(
    ("who", "medium"),
    [
        ("A memo written in May", "A memo"),
        ("A source briefed on it", None),
        ("The shift we have seen in May", None),
    ],
)
def test_a_document_is_one_whatever_was_done_to_it(who, medium):
    text, _ = marked(f"{{s:{who}}} {{c:says}} {{t:it is cold}}.")
    _, (only,) = read(f"{{s:{who}}} {{c:says}} {{t:it is cold}}.")
    assert (text[slice(*only.medium)] if only.medium else None) == medium


def test_who_was_let_go_by_somebody_is_another():
    (name,) = speakers("{s:Sailors released by Harbour Radio} {c:said} {t:it is cold}.")
    assert name == "Sailors"


def test_agency_through_which_it_came_is_not_who_spoke():
    text = "{t:They went to dance}, {c:according to} {s:the mayor of Dunmore via the agency Alder}."
    assert speakers(text) == ["the mayor of Dunmore"]


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("New Mexico Governor Jo Lund", "Jo Lund", "New Mexico Governor"),
        ("US District Judge Jo Lund", "Jo Lund", "US District Judge"),
        ("former oil and gas tycoon Jo Lund", "Jo Lund", "former oil and gas tycoon"),
        ("minister of mines and energy Jo Lund", "Jo Lund", "minister of mines and energy"),
        ("Lead author of the study Dr Jo Lund", "Jo Lund", "Lead author of the study"),
        ("chief surgeon Prof. Jo Lund", "Jo Lund", "chief surgeon"),
        ("Associate Prof. Jo Lund", "Jo Lund", "Associate Prof."),
        ("chief of army staff General Jo Lund", "Jo Lund", "chief of army staff General"),
        ("global manager of marine works Jo Lund", "Jo Lund", "global manager of marine works"),
        ("harbour watch head Major-Gen Jo Lund", "Jo Lund", "harbour watch head Major-Gen"),
        ("Tarn GM Jo Lund", "Jo Lund", "Tarn GM"),
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


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("Her neighbour, retired postman Bo Lind,", "Bo Lind"),
        ("That customer, teaching assistant Bo Lind, 43,", "Bo Lind"),
        ("His wife, marketing manager Bo Lind,", "Bo Lind"),
        ("Another, 43-year-old Bo Lind,", "Bo Lind"),
        ("The officer, PC Bo Lind,", "Bo Lind"),
        ("Her friend, father-of-two Bo Lind,", "Bo Lind"),
        ("His lawyer, accusing mayor Bo Lind,", "His lawyer"),
        ("The guard, backed by owner Bo Lind,", "The guard"),
    ],
)
def test_who_is_described_twice_and_then_named_is_one(source, who):
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:it was late}}.")
    encoded = encoded_of(text, names=[("Bo Lind", "person")])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker.name == who


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("A spokesman for their wing, the Front for Reform,", "A spokesman for their wing"),
        ("The owner of the club, the Tarn Harbour Company,", "Tarn Harbour Company"),
    ],
)
def test_no_spokesman_is_a_body(source, who):
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:it was late}}.")
    names = [("Front for Reform", "organization"), ("Tarn Harbour Company", "organization")]
    encoded = encoded_of(text, names=[one for one in names if one[0] in text])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker.name == who


def test_where_a_body_has_its_seat_is_no_name_of_it():
    text = """{s:The harbour ministry in Dunmore, Norway,} {c:said} {t:the ferry was late}.
{s:The island nation, Norway,} {c:said} {t:it would sail}."""
    first, other = speakers(text)
    assert first == "The harbour ministry in Dunmore"
    assert other == "Norway"


@pytest.mark.parametrize(
    ("joint", "several"),
    [(" and ", True), (", and ", True), (" met ", False)],
)
def test_officials_are_told_with_what_they_are_of(joint, several):
    source = f"Mayor Ana Reyes of the Tarn Harbour Office, Judge Bo Hale of Alder{joint}Sheriff Jo Lund of Vohr"
    text, attributions = marked(f"{{s:{source}}} {{c:announced}} {{t:the quay was closed}}.")
    people = [(one, "person") for one in ("Ana Reyes", "Bo Hale", "Jo Lund")]
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=people))
    assert (one.speaker.type == "group") is several


def test_neither_of_two_is_both_together():
    (only,) = read("{s:Neither the council nor Bo Lind} {c:said} {t:why}.")[1]
    assert only.speaker.type == "group" and only.negated


def test_who_knows_is_told_with_what_he_knows():
    text = """{s:A source close to the harbour board} {c:said} {t:it had met}.
{s:The source} {c:said} {t:it would meet again}."""
    assert speakers(text) == ["A source close to the harbour board"] * 2


def test_a_description_goes_on_behind_its_preposition():
    text = "Then {s:sellers of that troubled estate} {c:say} {t:no}."
    assert speakers(text) == ["sellers of that troubled estate"]


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


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Alder Corp.'s pumps unit, Hale Water,", "Hale Water"),
        ("the council of Harrow County, Norland,", "the council of Harrow County"),
        ("The island nation, Norland,", "Norland"),
        ("the bill's sponsor, Hale Water director Ana Reyes,", "Ana Reyes"),
    ],
)
def test_what_a_description_has_beside_it_is_its_name(source, name):
    known = {
        "Alder Corp.": "organization", "Hale Water": "organization", "Harrow County": "place",
        "Norland": "place", "Ana Reyes": "person",
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
        ("Jo Lundqvist—who scored twice—", "Jo Lundqvist"),
        ("Jo Lundqvist--the coach--", "Jo Lundqvist"),
        ("The 2010–2014 council", "The 2010–2014 council"),
        ("The Alder army", "Alder army"),
        ("the union’s", "the union"),
        ("Ana Reyes and Bo Hale both", "Ana Reyes and Bo Hale"),
        ("A copy of the survey", "the survey"),
        ("Each of the pilots", "the pilots"),
        ("Each of ten pilots", "Each of ten pilots"),
        ("excerpts from Alder Council’s survey", "Alder Council"),
        ("The mayors of Tarn, Vohr and Dunmore", "The mayors of Tarn, Vohr and Dunmore"),
        ("The mayor of Tarn, Ana Reyes, of Vohr and Dunmore", "Ana Reyes"),
        (
            "Those of Jo Lundqvist, Ana Reyes and Bo Hale",
            "Those of Jo Lundqvist, Ana Reyes and Bo Hale",
        ),
        ("A neighbour in both Tarn and Vohr, Jo Lundqvist,", "Jo Lundqvist"),
    ],
)
def test_where_a_source_ends(source, name):
    known = {
        "Jo Lundqvist": "person", "Ana Reyes": "person", "Bo Hale": "person", "U.N.": "organization",
        "Harrow County": "place", "Miss": "place", "Alder Council": "organization",
        "Hale Water": "organization", "Tidewater": "organization",
        "MSc": "organization", "Tarn": "place", "Vohr": "place", "Dunmore": "place",
    }  # fmt: skip
    text, attributions = marked(f"{{s:{source}}} {{c:said}} {{t:the pier is safe}}.")
    held = sorted((one for one in known if one in text), key=text.index)
    encoded = encoded_of(text, names=[(one, known[one]) for one in held])
    _, (one,) = resolve(Article(text), attributions, encoded=encoded)
    assert one.speaker is not None and one.speaker.name == name


def test_an_article_alone_is_nobody():
    assert speakers("{c:According to} {s:the} , {t:the pier is safe}.") == [None]


def test_a_source_of_any_length_is_soon_read():
    text = "clerks" + " of, and the harbour" * 10_000
    start = time.process_time()
    read_source(text, Span(0, len(text)), ())
    assert time.process_time() - start < 2


def test_two_with_what_each_is_are_called_up_to_the_second_name():
    text = "{s:Ana Reyes, the harbour master, and Bo Hale, the town clerk,} {c:said} {t:no}."
    assert speakers(text) == ["Ana Reyes, the harbour master, and Bo Hale"]


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
        ("His counsel, Ana Reyes KC,", [("Ana Reyes", "person")], "Ana Reyes"),
        (
            "Former captain of Tarn United Ana Reyes",
            [("Tarn United", "organization"), ("Ana Reyes", "person")],
            "Ana Reyes",
        ),
        (
            "Lecturer in tides at Tarn University Dr Ana Reyes",
            [("Tarn University", "organization"), ("Ana Reyes", "person")],
            "Ana Reyes",
        ),
        ("Lawyers for Ana Reyes", [("Ana Reyes", "person")], "Lawyers for Ana Reyes"),
        ("A clerk identified as Ana Reyes", [("Ana Reyes", "person")], "Ana Reyes"),
    ],
)
def test_a_description_ends_in_who_bears_it(source, names, speaker):
    text, attributions = marked(f"Boats sank. {{s:{source}}} {{c:said}} {{t:the quay was safe}}.")
    _, (one,) = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert one.speaker is not None and one.speaker.name == speaker


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


def test_a_source_with_honours_behind_the_name_is_who_is_named() -> None:
    text = "Ana Reyes MP (Lab, Tarn) spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes MP", "person")]))
    source = read_source(text, span(text, "Ana Reyes MP (Lab, Tarn)"), found)
    assert source.kind == "name" and source.name == found[0]


def test_whose_somebody_is_is_no_part_of_the_role() -> None:
    text = "My colleague Ana Reyes spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes", "person")]))
    source = read_source(text, span(text, "My colleague Ana Reyes"), found)
    assert source.role == span(text, "colleague")


@pytest.mark.parametrize(
    ("said", "role"),
    [("Ana Reyes, the mayor,", "mayor"), ("Ana Reyes, who grew up in Tarn,", None)],
)
def test_a_clause_behind_a_name_is_no_role(said: str, role: str | None) -> None:
    text = f"{said} spoke."
    found = named(text, paragraphs(text), encoded_of(text, names=[("Ana Reyes", "person")]))
    assert read_source(text, span(text, said), found).role == (role and span(text, role))


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("U.S. Attorney for the old harbour district", "Ana Reyes"),
        ("Attorney General for the old harbour district", "Ana Reyes"),
        ("An attorney for the trawler crew of", "An attorney for the trawler crew of Ana Reyes"),
    ],
)
def test_a_public_office_may_be_told_with_its_district_before_a_name(
    title: str, speaker: str
) -> None:
    text = f"{{s:{title} Ana Reyes}} {{c:said}} {{t:both tugs sank}} ."
    assert cast(text, people=["Ana Reyes"]) == [speaker]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("The researcher, Ana Reyes of the University of Tarn,", "Ana Reyes"),
        ("The authors, Ana Reyes of Tarn and Bo Lind of Alder,", None),
    ],
)
def test_who_stands_beside_a_description_may_be_told_with_where_she_is_from(phrase, name):
    encoded = encoded_of(phrase, names=[("Ana Reyes", "person")])
    names = named(phrase, [Span(0, len(phrase))], encoded)
    read = read_source(phrase, Span(0, len(phrase)), names)
    assert (read.name and read.name.text) == name


def test_a_rank_beside_a_name_is_of_its_bearer():
    text = "{s:Her coach, former world No. 3 Ana Reyes,} {c:said} {t:no}."
    plain, attributions = marked(text)
    encoded = encoded_of(plain, names=[("Ana Reyes", "person")])
    _, (only,) = resolve(Article(plain), attributions, encoded=encoded)
    assert only.speaker.name == "Ana Reyes"


@pytest.mark.parametrize(
    ("known", "speaker"),
    [
        ("who gave her name only as Ana Lund", "Ana Lund"),
        ("who asked to be identified as Ana Lund", "Ana Lund"),
        ("who works for Ana Lund", "A resident"),
    ],
)
def test_who_goes_by_a_name_bears_it(known, speaker):
    assert speakers(f"{{s:A resident, {known},}} {{c:said}} {{t:it was late}}.") == [speaker]


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("those on the quay", True), ("some Norlanders in Tarn", True), ("some boss in Tarn", False),
        ("that clerk", False),
    ],
)  # fmt: skip
def test_several_are_told_by_what_points_at_or_counts_them(phrase, plural):
    assert read_source(phrase, Span(0, len(phrase)), ()).plural is plural
