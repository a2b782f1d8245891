"""Names as the network reads them: types over a whole text, abbreviations that belong to a name."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reader.entities.naming import named, spans_of
from onrecord.reader.statements.quotations import paragraphs
from tests.reader.encodings import NAMES, encoded_of

TEXT = "Marlow closed the bridge. Later Marlow opened it. A boat left Marlow at dawn."


def test_what_is_spelled_alike_has_the_type_that_most_speaks_for() -> None:
    encoded = encoded_of(
        TEXT, names=[("Marlow", "organization"), ("Marlow", "place"), ("Marlow", "place")]
    )
    assert [kind for _, kind, _ in spans_of(TEXT, encoded)] == ["place"] * 3


def test_a_sure_place_outweighs_two_that_are_hardly_known() -> None:
    encoded = encoded_of(TEXT, names=[("Marlow", "place")] * 3)
    scores = encoded.names.copy()
    place, organization = (1 + 2 * NAMES.index(kind) for kind in ("place", "organization"))
    for at in np.flatnonzero(scores[:, place] == 0)[:2]:
        scores[at, place], scores[at, organization] = -0.8, -0.6
    found = spans_of(TEXT, replace(encoded, names=scores))
    assert [kind for _, kind, _ in found] == ["place"] * 3


def test_other_spellings_keep_types_of_their_own() -> None:
    text = "Marlow met the Marlow Bridge Company."
    encoded = encoded_of(
        text, names=[("Marlow", "person"), ("Marlow Bridge Company", "organization")]
    )
    assert [kind for _, kind, _ in spans_of(text, encoded)] == ["person", "organization"]


def test_the_point_of_an_abbreviation_is_part_of_a_name() -> None:
    text = "Tollmark Corp. hired her. She left Tollmark Corp. in May."
    encoded = encoded_of(text, names=[("Tollmark Corp", "organization")] * 2)
    found = named(text, paragraphs(text), encoded)
    assert [one.text for one in found] == ["Tollmark Corp."] * 2


def test_parts_of_one_place_are_one_and_two_places_without_a_comma_are_two() -> None:
    text = "She flew from the United States to a Belgium Ireland match."
    parts = ("United", "States", "Belgium", "Ireland")
    encoded = encoded_of(text, names=[(one, "place") for one in parts])
    found = [one.text for one in named(text, paragraphs(text), encoded)]
    assert found == ["United States", "Belgium", "Ireland"]


def texts(text: str, *names: tuple[str, str]) -> dict[str, str]:
    """The typed names of a text by what they are."""
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    return {one.text: one.type for one in found if one.type != "unknown"}


def test_an_acronym_in_brackets_makes_a_name_whole() -> None:
    text = "They asked the Dock Service Co-ordinating Wages Council (DSCWC) twice."
    found = texts(text, ("Dock Service", "organization"), ("Wages Council", "organization"))
    assert found == {"Dock Service Co-ordinating Wages Council": "organization"}
    listed = "The Harbours, Fish and Coast Agency (HFCA) met."
    assert "Harbours, Fish and Coast Agency" in texts(listed, ("Coast Agency", "organization"))


def test_words_in_small_letters_that_an_acronym_spells_are_noted() -> None:
    text = "The government of harbour unity (GHU) fell. The GHU is gone."
    encoded = encoded_of(text, names=[("GHU", "organization")] * 2)
    first = named(text, paragraphs(text), encoded)[0]
    assert first.spelled is not None
    assert text[slice(*first.spelled)] == "government of harbour unity"


def test_an_acronym_of_another_tongue_is_known_where_the_text_goes_on_with_it() -> None:
    lead = "The Norland Institute for Applied Waves (XTG) spoke."
    names = [("Norland Institute for Applied Waves", "organization")]
    once, again = lead, lead + " Then XTG left."
    for text, known in ((once, False), (again, True)):
        (one,) = (
            one
            for one in named(text, paragraphs(text), encoded_of(text, names=names))
            if one.type == "organization" and " " in one.text
        )
        assert (one.acronym is not None) == known


def test_an_acronym_that_is_read_as_a_body_names_the_body_before_it() -> None:
    for text, name, short, kind in (
        ("The Norland Tide Center (XTG) met.", "Norland Tide Center", "XTG", "organization"),
        ("The Norland Tide Area (NorTA) met.", "Norland Tide Area", "NorTA", "other"),
    ):
        encoded = encoded_of(text, names=[(name, kind), (short, "organization")])
        first = named(text, paragraphs(text), encoded)[0]
        assert (first.text, first.type) == (name, "organization")
        assert first.acronym is not None and text[slice(*first.acronym)] == short


def test_names_go_on_where_english_does() -> None:
    court = "She went to the Supreme Court of Norland."
    assert texts(court, ("Supreme Court of", "organization"), ("Norland", "place")) == {
        "Supreme Court of Norland": "organization"
    }
    board = "It told the Fisheries and Harbours Commission."
    parts = [("Fisheries", "organization"), ("Harbours Commission", "organization")]
    assert texts(board, *parts) == {"Fisheries and Harbours Commission": "organization"}
    filed = "It told so in a Fisheries and Harbours Commission notice."
    assert texts(filed, *parts) == {"Fisheries and Harbours Commission": "organization"}
    county = "Then the Tarn County Sheriff's Department came."
    assert texts(county, ("Tarn County", "place")) == {
        "Tarn County Sheriff's Department": "organization"
    }
    said = "Frack Free Norland left. Later Frack Free Norland came."
    found = texts(
        said,
        ("Frack Free", "organization"),
        ("Norland", "place"),
        ("Frack Free Norland", "organization"),
    )
    assert found == {"Frack Free Norland": "organization"}


def test_what_is_no_name() -> None:
    for name, kind in (
        ("R4bn", "organization"),
        ("COVID-19", "organization"),
        ("Western", "organization"),
        ("Norwegians", "person"),
        ("Minister of Tides", "organization"),
        ("Leader of Tarn Council", "organization"),
    ):
        text = f"They say that {name} will come."
        assert texts(text, (name, kind)) == {}
    assert texts("Write to ann.lind@tarn.org now.", ("ann.lind", "person")) == {}
    paper = "He told The Norwegian so."
    assert texts(paper, ("Norwegian", "organization")) == {"Norwegian": "organization"}


def test_a_noun_tells_what_those_are_that_it_announces() -> None:
    text = "It took firms such as Osmund, Teal and Kest. Then Teal Lund left."
    people = [(one, "person") for one in ("Osmund", "Teal", "Kest", "Teal Lund")]
    assert texts(text, *people) == {
        "Osmund": "organization",
        "Teal": "organization",
        "Kest": "organization",
        "Teal Lund": "person",
    }


def test_a_line_in_capitals_tells_no_names() -> None:
    text = "DEATH BEHIND BARS\n\nShe was found in May."
    assert named(text, paragraphs(text), encoded_of(text)) == ()


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    text = "Balancing is hard. Osmund is not."
    encoded = encoded_of(text)
    encoded.upos[0] = encoded.layout.upos.index("VERB")
    assert [one.text for one in named(text, paragraphs(text), encoded)] == ["Osmund"]


def test_a_body_of_chiefs_and_its_letters() -> None:
    text = "Then the National Dock Chiefs’ Council (NDCC) met."
    found = texts(text, ("National Dock Chiefs", "organization"), ("Council", "organization"))
    assert found == {"National Dock Chiefs’ Council": "organization"}


def test_honours_behind_a_name_are_none_of_it() -> None:
    text = "They asked Ana Reyes MBE and Tom Lund MP."
    assert texts(text, ("Ana Reyes MBE", "person"), ("Tom Lund MP", "person")) == {
        "Ana Reyes": "person",
        "Tom Lund": "person",
    }


def test_a_company_has_its_form_behind_a_comma() -> None:
    text = "She left Osmund, Inc. of Marlow for Jo Lund, LLP, in Trinidad and Tobago."
    names = (("Osmund", "organization"), ("Inc. of Marlow", "organization"), ("Jo Lund", "person"))
    found = texts(text, *names, ("Trinidad", "place"), ("Tobago", "place"))
    assert found == {
        "Osmund, Inc.": "organization", "Marlow": "place", "Jo Lund, LLP": "organization",
        "Trinidad and Tobago": "place",
    }  # fmt: skip


def test_a_description_before_a_name_ends_at_its_verb() -> None:
    for text, verb, role in (
        ("They moved to sack manager Jo Lund.", "sack", "manager"),
        ("They sold to rival boss Jo Lund.", "sold", "rival boss"),
        ("A bank hired former club doctor Jo Lund.", "hired", "former club doctor"),
    ):
        encoded = encoded_of(text, names=[("Jo Lund", "person")])
        verbs = np.where(encoded.starts == text.index(verb), encoded.layout.upos.index("VERB"), 0)
        found = named(text, paragraphs(text), replace(encoded, upos=verbs.astype(np.uint8)))
        (lund,) = (one for one in found if one.text == "Jo Lund")
        assert lund.role is not None and text[slice(*lund.role)] == role
    text = "They came to guard Jo Lund."
    (lund,) = named(text, paragraphs(text), encoded_of(text, names=[("Jo Lund", "person")]))
    assert lund.role is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("14:35 Health minister Jo Lund left.", "Health minister"),
        ("The 2016 slalom champion Jo Lund left.", "2016 slalom champion"),
    ],
)
def test_an_hour_is_no_part_of_a_role(text: str, role: str) -> None:
    encoded = encoded_of(text, names=[("Jo Lund", "person")])
    (lund,) = (one for one in named(text, paragraphs(text), encoded) if one.text == "Jo Lund")
    assert lund.role is not None and text[slice(*lund.role)] == role


def test_a_word_that_tells_where_from_is_no_part_of_a_name() -> None:
    text = "Oslo-listed Brevik rose. The Tarn-based Kest fell."
    apart = [("Oslo", "place"), ("Brevik", "organization")]
    across = [("Oslo-listed Brevik", "organization"), ("Tarn-based Kest", "organization")]
    found = named(text, paragraphs(text), encoded_of(text, names=[*apart, across[1]]))
    assert [one.text for one in found] == ["Oslo", "Brevik", "Kest"]
    found = named(text, paragraphs(text), encoded_of(text, names=across))
    assert [one.text for one in found] == ["Brevik", "Kest"]


def test_what_a_hyphen_joins_to_a_name_is_none_of_it() -> None:
    text = (
        "The anti-Lund vote hit a Reyes-era rule and the Tollmark Coast-style fund in ex-Norland."
    )
    parts = [("Lund", "person"), ("Reyes", "person"), ("Tollmark Coast", "organization")]
    assert list(texts(text, *parts, ("Norland", "place"))) == [
        "Lund", "Reyes", "Tollmark Coast", "Norland",
    ]  # fmt: skip
    ruled = "They met in Norland-administered Tarn."
    whole = {"Norland-administered Tarn": "place"}
    assert texts(ruled, ("Norland", "place"), ("Tarn", "place")) == whole


def test_a_name_with_a_hyphen_that_is_read_in_two_is_one() -> None:
    text = "The economist Min-Jo Lund left."
    encoded = encoded_of(text, names=[("Min", "person"), ("Jo Lund", "person")])
    scores = encoded.names.copy()
    hyphen, surname = (np.searchsorted(encoded.starts, text.index(one)) for one in ("-", "Lund"))
    scores[hyphen] = scores[surname]
    found = named(text, paragraphs(text), replace(encoded, names=scores))
    assert [one.text for one in found] == ["Min-Jo Lund"]


def test_a_name_neither_ends_with_a_small_word_nor_is_one() -> None:
    body = ("organization", "organization")
    for text, names, wanted in (
        (
            "The Court of Tides and Harbour Council met.",
            ("Court of Tides and", "Harbour Council"),
            ["Court of Tides", "Harbour Council"],
        ),
        (
            "The School for the Deep Tides and Osmund met.",
            ("School for", "Osmund"),
            ["School for the Deep Tides", "Osmund"],
        ),
        ("The board of trustees met at Osmund.", ("board of", "Osmund"), ["board", "Osmund"]),
        ("She told The Tarn Gazette so.", ("The",), ["The Tarn Gazette"]),
        ("He fears the Tarn Front.", ("the",), ["Tarn Front"]),
        ("He fears the worst.", ("the",), []),
    ):
        found = texts(text, *zip(names, body, strict=False))
        assert list(found) == wanted
    sultan = "The wall is of Sultan Haroon bin Tarek himself."
    assert list(texts(sultan, ("Haroon bin", "person"))) == ["Haroon bin Tarek"]


def test_a_name_without_the_office_beside_it() -> None:
    assert texts("The CEO of Osmund left.", ("CEO of Osmund", "organization")) == {
        "Osmund": "organization"
    }
    seat = "He met New Norland Sen. Jo Lund."
    found = texts(seat, ("New Norland Sen", "organization"), ("Jo Lund", "person"))
    assert found == {"New Norland": "organization", "Jo Lund": "person"}
    acting = "He met Harbour Office Acting Director Jo Lund and Tide Office Trial Attorney Bo Hale."
    names = [("Harbour Office Acting", "organization"), ("Jo Lund", "person")]
    found = texts(acting, *names, ("Tide Office Trial", "organization"))
    assert {*found} >= {"Harbour Office", "Jo Lund", "Tide Office"}
    office = "He met Secretary of Tides Wim Lund and Norwegians Ana Holt, 31, and Bo Kest."
    names = ("Tides Wim Lund", "Norwegians Ana Holt", "Bo Kest")
    found = texts(office, *((one, "person") for one in names))
    assert list(found) == ["Wim Lund", "Ana Holt", "Bo Kest"]


def test_a_title_tells_a_person_whom_the_network_leaves_out() -> None:
    assert texts("He wrote to President Kest, and so did Mr Vohr.") == {
        "Kest": "person",
        "Vohr": "person",
    }
    assert texts("Gen Z went at 4 PM ET with the Prime Minister.") == {}


def test_the_surname_of_somebody_named_in_full_is_no_country() -> None:
    text = "Later Ireland left for Norway. Kathy Ireland sang."
    names = [("Ireland", "person"), ("Norway", "person"), ("Kathy Ireland", "person")]
    assert texts(text, *names) == {
        "Ireland": "person",
        "Norway": "place",
        "Kathy Ireland": "person",
    }
    owner = "The United States' league met."
    assert texts(owner, ("United States'", "organization")) == {"United States": "place"}


def test_a_company_is_known_by_its_form_or_by_the_noun_before_it() -> None:
    form = "She works for Osmund S.A., which owns it."
    assert texts(form, ("Osmund S.A.", "place")) == {"Osmund S.A.": "organization"}
    noun = "The newspaper Tarn Bladet said so to the guard Jo Lund."
    encoded = encoded_of(noun, names=[("Tarn Bladet", "person"), ("Jo Lund", "person")])
    beside = np.full(len(encoded), encoded.layout.deprel.index("appos"), np.uint8)
    found = named(noun, paragraphs(noun), replace(encoded, deprel=beside))
    assert [one.type for one in found] == ["organization", "person"]


def test_a_foundation_of_two_is_one() -> None:
    text = "He leads the Bill and Ana Lund Foundation."
    found = texts(text, ("Bill", "person"), ("Ana Lund Foundation", "organization"))
    assert found == {"Bill and Ana Lund Foundation": "organization"}


def test_who_has_an_analyst_is_a_firm() -> None:
    text = (
        "Osmund analyst Jo Lund met Teal chief executive Ana Holt, Kest founder Tom Kest and Vohr."
    )
    people = ("Osmund", "Jo Lund", "Teal", "Ana Holt", "Kest", "Tom Kest", "Vohr")
    found = texts(text, *((one, "person") for one in people))
    assert [one for one, kind in found.items() if kind == "organization"] == ["Osmund", "Teal"]


def test_a_title_between_a_first_name_and_a_surname_is_a_name() -> None:
    for whole, name in (
        ("Harry Dean Tarnley", "Harry Dean Tarnley"),
        ("Saudi King Osmund", "Osmund"),
        ("Councilmember Ana Reyes", "Ana Reyes"),
    ):
        assert texts(f"They met {whole} there.", (whole, "person")) == {name: "person"}


def test_what_leads_to_who_took_a_picture_is_no_part_of_a_name() -> None:
    names = [("Dunmore Bridge Credit", "place"), ("Ana Reyes", "person")]
    found = texts("Dunmore Bridge Credit: Ana Reyes", *names)
    assert found == {"Dunmore Bridge": "place", "Ana Reyes": "person"}
    assert texts("Credit: Ana Reyes", ("Credit", "place"), names[1]) == {"Ana Reyes": "person"}
    assert texts("The Dunmore Credit rose.", ("Dunmore Credit", "organization"))


def test_a_name_ends_where_a_sentence_begins_behind_an_abbreviation() -> None:
    text = "It sold Tollmark Tide Inc. After that it rose in Dunmore, Mass. Kest fell."
    names = [("Tollmark Tide Inc. After", "organization"), ("Dunmore", "place")]
    found = texts(text, *names, ("Mass. Kest", "place"))
    assert found == {"Tollmark Tide Inc.": "organization", "Dunmore": "place", "Mass.": "place"}
    whole = 'Bo "The Eel" Lund'
    assert texts(f"They met {whole} there.", (whole, "person")) == {whole: "person"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the Clean Harbours Act", "Clean Harbours Act"),
        ("the Tarn Stock Index", "Tarn Stock Index"),
        ("the Clean Harbours, Tides and Quays Act", "Clean Harbours"),
        ("No. 1", "No. 1"),
        ("the 486", "486"),
        ("lund@tarn.example", "lund@tarn.example"),
    ],
)
def test_no_law_measure_number_or_address_is_a_body(said: str, name: str) -> None:
    assert texts(f"They asked {said} there.", (name, "organization")) == {}


def test_a_board_of_two_nouns_is_whole_where_one_is_read() -> None:
    said = (
        "It is in a Tides and Harbours Commission paper and in the Norwegian and Harbours Board's."
    )
    read = [("Harbours Commission", "organization"), ("Harbours Board", "organization")]
    assert {*texts(said, *read)} == {"Tides and Harbours Commission", "Harbours Board"}


def test_a_town_and_its_state_are_places_whatever_they_are_read_as() -> None:
    text = "The Dunmore, Conn., firm bought a Tarn Bank, Calif., branch."
    names = [("Dunmore", "organization"), ("Conn", "organization"), ("Tarn Bank", "organization")]
    assert texts(text, *names, ("Calif", "place")) == {
        "Dunmore": "place", "Conn.": "place", "Tarn Bank": "organization", "Calif.": "place",
    }  # fmt: skip


@pytest.mark.parametrize("state", ["N.J.", "Conn."])
def test_so_is_a_town_behind_a_firm(state: str) -> None:
    text = f"Osmund Corp., Vohr, {state}, fell."
    names = [("Osmund Corp", "organization"), ("Vohr", "person"), (state.rstrip("."), "person")]
    found = texts(text, *names)
    assert found == {"Osmund Corp.": "organization", "Vohr": "place", state: "place"}
    del names[1]  # what capitals alone tell
    assert texts(text, *names)["Vohr"] == "place"


@pytest.mark.parametrize(
    ("whole", "end"),
    [
        ("Osmund Tide Inc. of Vohr", "Osmund Tide Inc."),
        ("Osmund Limited Partnership of Vohr", "Osmund Limited Partnership"),
        ("Osmund Co. of Vohr", "Osmund Co. of Vohr"),
        ("Osmund Co. of Vohr, Conn.", "Osmund Co."),
    ],
)
def test_the_town_of_a_firm_is_no_part_of_its_name(whole: str, end: str) -> None:
    name = whole.removesuffix(", Conn.")
    found = texts(f"They met {whole}, there.", (name, "organization"))
    assert found[end] == "organization"
    assert ("Vohr" in found) is (end != name)


def test_it_is_none_where_capitals_bind_it() -> None:
    found = texts("They met Osmund Tide Inc. of Vohr there.", ("Osmund Tide Inc", "organization"))
    assert "Osmund Tide Inc." in found


def test_what_letters_before_a_sum_tell_is_a_currency() -> None:
    assert texts("It lost US$5 million.", ("US", "place")) == {}


def test_whoever_is_sent_to_a_country_has_a_name_of_his_own() -> None:
    names = [("Norway", "place"), ("Ana Lund", "person")]
    found = texts("The ambassador to Norway Ana Lund left.", *names)
    assert found == {"Norway": "place", "Ana Lund": "person"}
    found = texts("The envoy to Norway Ana Lund left.", ("Norway Ana Lund", "person"))
    assert found["Ana Lund"] == "person"


def test_the_word_that_opens_a_sentence_is_no_part_of_a_title() -> None:
    text = "But Norwegian Foreign Minister Jo Lund left."
    (lund,) = named(text, paragraphs(text), encoded_of(text, names=[("Jo Lund", "person")]))
    assert lund.role is not None
    assert text[slice(*lund.role)] == "Norwegian Foreign Minister"


def test_a_firm_told_in_full_is_one_by_its_short_name() -> None:
    text = "Vohr fell and so did Maison Vohr. Mr. Kest of Kest Ltd. left Maison Vohr S.A. there."
    people = [(one, "person") for one in ("Vohr", "Maison Vohr", "Kest")]
    found = texts(text, *people, ("Kest Ltd", "organization"))
    assert [one for one, kind in found.items() if kind == "organization"] == [
        "Vohr", "Maison Vohr", "Kest Ltd.", "Maison Vohr S.A.",
    ]  # fmt: skip
    founded = "Ana Vohr left Ana Vohr Inc. there."
    names = [("Ana Vohr", "person"), ("Ana Vohr Inc", "organization")]
    assert texts(founded, *names) == {"Ana Vohr": "person", "Ana Vohr Inc.": "organization"}
    sold = "Ana Vohr shares fell. Ana Vohr Inc. rose."
    assert set(texts(sold, *names).values()) == {"organization"}
    many = (
        "Ana Vohr Industries fell. Ana Vohr Industries Inc. rose. Tarn States met Tarn States Corp."
    )
    short = [("Ana Vohr Industries", "person"), ("Ana Vohr Industries Inc", "organization")]
    states = [("Tarn States", "place"), ("Tarn States Corp", "organization")]
    assert set(texts(many, *short, *states).values()) == {"organization"}


def test_a_company_in_short_is_one_whatever_its_name_is() -> None:
    text = "Crane fell and Crane Co. rose. They left Adolph Vohr Co. there."
    found = texts(text, ("Crane", "person"), ("Adolph Vohr Co", "person"))
    assert found["Crane Co."] == found["Adolph Vohr Co."] == "organization"


def possessive(
    text: str, relation: str, name: str = "Vohr", class_: str = "VERB"
) -> dict[str, str]:
    """The names of a text that opens with one in the possessive, which its sentence binds so."""
    verb = ("said", "root", 3) if relation != "nmod:poss" else ("house", "nsubj", 4)
    tree = [(name, relation, 3), ("'", "case", 0), ("s", "case", 0), verb]
    tags = ("PROPN", "PART", "PART", class_)
    again = text.count(name)
    encoded = encoded_of(text, tree, names=[(name, "person")] * again, tags=tags)
    return {one.text: one.type for one in named(text, paragraphs(text), encoded)}


def test_a_possessive_that_owns_nothing_is_a_name() -> None:
    said = "Vohr's said so. A Vohr's chef left."
    assert possessive(said, "nsubj") == {"Vohr's": "organization"}
    assert possessive("Vohr's house fell. It is Vohr's.", "nmod:poss") == {"Vohr": "person"}
    assert possessive("Vohr's said so. Later Vohr ate.", "nsubj") == {"Vohr": "person"}
    assert possessive("VOHR's said so.", "nsubj", "VOHR") == {"VOHR": "person"}
    assert possessive("Vohr's said plan fell.", "nsubj", class_="NOUN") == {"Vohr": "person"}


def test_so_is_one_that_a_longer_name_begins_with() -> None:
    text = "He left Vohr's house for Vohr's Tide Service."
    encoded = encoded_of(text, names=[("Vohr", "person"), ("Vohr's Tide Service", "organization")])
    found = [one.text for one in named(text, paragraphs(text), encoded)]
    assert found == ["Vohr's", "Vohr's Tide Service"]


def test_the_name_of_a_firm_with_its_form_ends_there() -> None:
    text = "Vohr Corp.'s said so."
    tree = [
        ("Vohr", "nsubj", 5),
        ("Corp", "flat", 0),
        (".", "flat", 0),
        ("'", "case", 0),
        ("s", "case", 0),
    ]
    tags = ("PROPN", "PROPN", "X", "PART", "PART")
    encoded = encoded_of(text, tree, names=[("Vohr Corp", "organization")], tags=tags)
    assert [one.text for one in named(text, paragraphs(text), encoded)] == ["Vohr Corp."]


def test_the_people_before_an_acronym_tell_whose_it_is() -> None:
    said = "The Norwegian TNB agency spoke."
    assert texts(said, ("Norwegian TNB", "organization")) == {"TNB": "organization"}
    assert texts("The Norwegian Lund spoke.", ("Norwegian Lund", "organization")) == {
        "Norwegian Lund": "organization"
    }


def test_a_letter_before_a_hyphen_is_of_the_word_behind_it() -> None:
    found = texts("Ana Reyes T-shirts sold.", ("Ana Reyes T", "person"))
    assert found == {"Ana Reyes": "person"}


def test_behind_its_form_a_firm_s_name_does_not_go_on() -> None:
    said = "They called Vohr Lines Inc. Vohr bought it. They met Vohr Co. Ltd."
    names = [("Vohr Lines Inc.", "organization"), ("Vohr", "organization")]
    found = texts(said, *names, ("Vohr Co.", "organization"), ("Ltd.", "organization"))
    assert {"Vohr Lines Inc.", "Vohr", "Vohr Co. Ltd."} == {*found}


@pytest.mark.parametrize(
    ("behind", "type"),
    [
        ("shares rose", "organization"),
        ("'s stock fell", "organization"),
        ("stock exchange fell", "place"),
        ("rose", "place"),
        ("shares rose in Vohr", "place"),
    ],
)
def test_a_town_that_has_shares_is_the_firm_that_begins_with_it(behind: str, type: str) -> None:
    said = f"Vohr Steel Corp. fell. Vohr{'' if behind[0] == chr(39) else ' '}{behind}."
    towns = [("Vohr", "place")] * (said.count("Vohr") - 1)
    found = texts(said, ("Vohr Steel Corp.", "organization"), *towns)
    assert found["Vohr"] == type


@pytest.mark.parametrize(
    ("said", "type"),
    [
        ("They beat Vohr 65-53 at home.", "organization"),
        ("Today Vohr (10-0) won.", "organization"),
        ("It was a 91-73 win over Vohr today.", "organization"),
        ("They beat Vohr 6-4, 6-3 at home.", "person"),
        ("They beat Vohr 65-53 and Jo Vohr wept.", "person"),
        ("They beat Vohr at home.", "person"),
        ("They confirmed Vohr 52-48 at last.", "person"),
    ],
)
def test_a_score_tells_a_team(said: str, type: str) -> None:
    people = [one for one in ("Vohr", "Jo Vohr") if one in said]
    found = texts(said, *((one, "person") for one in people))
    assert found["Vohr"] == type


def test_a_title_does_not_begin_in_the_firm_before_it() -> None:
    text = "She left Vohr Lines Inc. Ms. Reyes slept."
    encoded = encoded_of(text, names=[("Vohr Lines Inc.", "organization"), ("Reyes", "person")])
    reyes = named(text, paragraphs(text), encoded)[-1]
    assert reyes.role is not None and text[slice(*reyes.role)] == "Ms."


def test_a_firm_with_a_possessive_in_its_name_is_whole_wherever_it_stands() -> None:
    said = "Vohr's Bay Co. fell. Vohr's Bay rose. Later Vohr's Bayside closed."
    names = [("Vohr's Bay Co.", "organization"), ("Vohr", "place"), ("Vohr", "place")]
    encoded = encoded_of(said, names=names)
    found = [one.text for one in named(said, paragraphs(said), encoded) if one.type != "unknown"]
    assert found[:2] == ["Vohr's Bay Co.", "Vohr's Bay"] and "Vohr's Bay" not in found[2:]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Harbours and Fisheries Board Secretary", "Harbours and Fisheries Board Secretary"),
        ("Harbours and Fisheries Secretary", "Harbours and Fisheries Secretary"),
        ("Harbours and Prime Minister", "Prime Minister"),
        ("the Harbours and Fisheries Secretary", "Fisheries Secretary"),
    ],
)
def test_a_title_begins_before_and(said: str, title: str) -> None:
    text = f"Today {said} Ana Reyes left."
    names = [("Harbours", "organization"), ("Fisheries Board", "organization")]
    kept = [one for one in names if one[0] in said]
    encoded = encoded_of(text, names=[*kept, ("Ana Reyes", "person")])
    reyes = named(text, paragraphs(text), encoded)[-1]
    assert reyes.role is not None and text[slice(*reyes.role)] == title


def test_what_is_named_elsewhere_begins_no_title() -> None:
    text = "Vohr fell. Today Vohr and Osk Chief Executive Ana Reyes left."
    names = [("Vohr", "organization")] * 2 + [("Osk", "organization"), ("Ana Reyes", "person")]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    role = found[-1].role
    assert role is not None and text[slice(*role)] == "Osk Chief Executive"


def test_what_a_family_is_called_tells_nothing_of_the_name_elsewhere() -> None:
    said = "Vohr left. The Vohr family and the Vohr family stayed."
    names = [("Vohr", "person"), ("Vohr", "organization"), ("Vohr", "organization")]
    encoded = encoded_of(said, names=names)
    assert [kind for _, kind, _ in spans_of(said, encoded)] == ["person"] * 3
    alone = "The Vohr family stayed."
    encoded = encoded_of(alone, names=[("Vohr", "organization")])
    assert [kind for _, kind, _ in spans_of(alone, encoded)] == ["organization"]


def test_who_is_in_charge_has_a_title_and_is_no_body() -> None:
    text = (
        "At noon Special Agent in Charge Ana Reyes and Harbour Agent-in-Charge Lund spoke. Later "
        "special agent in charge Jo Teal met Special Agent in Charge Strong."
    )
    names = [
        ("Special Agent", "organization"),
        ("Ana Reyes", "person"),
        ("Harbour Agent-in-Charge Lund", "organization"),
        ("Jo Teal", "person"),
        ("Charge Strong", "organization"),
    ]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    assert [(one.text, one.type, one.role and text[slice(*one.role)]) for one in found] == [
        ("Ana Reyes", "person", "Special Agent in Charge"),
        ("Lund", "person", "Harbour Agent-in-Charge"),
        ("Jo Teal", "person", "special agent in charge"),
        ("Strong", "person", "Special Agent in Charge"),
    ]


def unmarked(text: str, *names: tuple[str, str]) -> list[str]:
    """The names of a text whose words are nouns."""
    encoded = encoded_of(text, names=names, tags=["NOUN"] * len(text.split()))
    return [one.text for one in named(text, paragraphs(text), encoded)]


BOARD, FIRM = ("Harbour Board", "organization"), ("Harbour Boards Fishing Office", "organization")


def test_possessives_may_have_lost_their_apostrophes() -> None:
    text = "Jo Lund met the Harbour Board. Lunds letter pleased the Harbour Boards Fishing Office."
    names = [("Jo Lund", "person"), BOARD, ("Lunds", "organization"), FIRM]
    assert unmarked(text, *names) == [
        "Jo Lund", "Harbour Board", "Lund", "Harbour Board", "Fishing Office",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Lunds letter came", "Lunds"),
        ("todays news and Lunds letter came", "Lund"),
        ("the Lunds letter of todays came", "Lunds"),
        ("todays news of Lunds", "Lunds"),
        ("Teal's news and todays Lunds letter", "Lunds"),
    ],
)
def test_a_name_may_end_as_a_possessive_does(end: str, name: str) -> None:
    text = f"Jo Lund met Teal. Then {end}."
    names = [("Jo Lund", "person"), ("Teal", "person"), ("Lunds", "person")]
    if "Teal's" in end:
        names.insert(2, ("Teal", "person"))
    assert unmarked(text, *names)[-1] == name


@pytest.mark.parametrize(("times", "name"), [(3, "Lund"), (2, "Lunds")])
def test_whoever_is_named_often_is_so_without_an_apostrophe(times: int, name: str) -> None:
    text = f"{'Lund left. ' * times}Then Lunds letter came."
    names = [("Lund", "person")] * times + [("Lunds", "person")]
    assert unmarked(text, *names)[-1] == name


def test_a_court_for_a_district_is_named_with_whose_it_is() -> None:
    court = "U.S. District Court for the Eastern District of North Norland"
    names = [("U.S. District Court for", "organization"), ("North Norland", "place")]
    assert texts(f"She sued in the {court} and won.", *names) == {court: "organization"}


@pytest.mark.parametrize("office", ["Attorney", "Judge"])
def test_no_name_ends_within_the_office_of_a_district(office: str) -> None:
    text = f"She met Westmere District {office} Ana Reyes."
    names = [("Westmere District", "place"), ("Ana Reyes", "person")]
    assert texts(text, *names) == {"Westmere": "place", "Ana Reyes": "person"}


def test_a_country_that_an_office_leaves_is_a_place() -> None:
    names = [("U.S. District", "organization"), ("Ana Reyes", "person")]
    found = texts("She met U.S. District Judge Ana Reyes.", *names)
    assert found == {"U.S.": "place", "Ana Reyes": "person"}


def test_a_firm_with_a_possessive_is_whole_where_its_last_word_is_read() -> None:
    text = "Then Vohr's Bay rose. Vohr's Bay Co. fell."
    assert "Vohr's Bay" in texts(text, ("Bay", "organization"), ("Vohr's Bay Co.", "organization"))


@pytest.mark.parametrize(
    ("said", "kind"), [("Vohr said so", "organization"), ("in Vohr they said so", "place")]
)
def test_a_town_that_is_called_as_a_firm_is_so_where_it_is_no_town(said: str, kind: str) -> None:
    text = f"VOHR Ltd. of the Vohr, N.Y., harbour fell. Then {said}."
    names = [("VOHR Ltd", "organization"), ("Vohr", "place"), ("Vohr", "place")]
    found = named(text, paragraphs(text), encoded_of(text, names=names))
    assert [one.type for one in found if one.text == "Vohr"] == ["place", kind]
