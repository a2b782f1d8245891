"""The finished entities of an article: types, forms and roles."""

from __future__ import annotations

import pytest

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.finished import entities
from onrecord.reader.speakers.resolving import resolve
from onrecord.record import Article, Span
from tests.reader.attributed import marked, read, span
from tests.reader.encodings import encoded_of


def test_forms_of_a_name_are_short_and_whole():
    text = """{s:Jo Lund, the harbour master of Westmere,} {c:said} {t:the quay is safe}.
The Lund plan is off. {s:Lund} {c:said} {t:it was late}."""
    entities, _ = read(text)
    (person,) = (one for one in entities if one.name == "Jo Lund")
    assert set(person.aliases) == {"Lund"}


def test_a_form_has_no_possessive_ending():
    text, attributions = marked("{s:Osmund's} {c:advice} is {t:to stay}.")
    encoded = encoded_of(text, names=[("Osmund", "organization")])
    (osmund,), _ = resolve(Article(text), attributions, encoded=encoded)
    assert (osmund.name, osmund.aliases) == ("Osmund", ())


@pytest.mark.parametrize(
    ("form", "bare"),
    [
        ("The government of Norland", "government of Norland"),
        ("the Alder administration", "Alder administration"),
        ("the 9th Harbour Court", "9th Harbour Court"),
        ("the Harbour Board", "Harbour Board"),
        ("the Alder Council’s", None),
        ("the Alder Council (AC)", None),
        ("the largest harbour in Norland", None),
        ("the council", None),
    ],
)
def test_a_body_with_a_name_in_its_form_is_called_without_the_article_too(form, bare) -> None:
    member = Cast(form).make("organization", form)
    member.forms |= dict.fromkeys(["it all", form])
    made = entities([member])[id(member)]
    assert made.aliases == (("it all", bare) if bare else ("it all",))


@pytest.mark.parametrize(
    ("kind", "name", "noun", "speaks", "expected"),
    [
        ("group", "port officials", "officials", True, "unnamed"),
        ("group", "port officials", "officials", False, "group"),
        ("group", "the couple", "couple", True, "group"),
        ("organization", "local media", "media", True, "unnamed"),
        ("organization", "the council", "council", True, "organization"),
    ],
)
def test_several_who_speak_without_a_name_are_an_unnamed_source(
    kind, name, noun, speaks, expected
) -> None:
    member = Cast(name).make(kind, name, plural=True)
    member.nouns.add(noun)
    member.mentions[Span(0, len(name))] = "nominal"
    assert entities([member], [member] if speaks else [])[id(member)].type == expected


def test_forms_that_were_cut_are_none() -> None:
    cast = Cast('a "tall guard')
    member = cast.make("unnamed", 'a "tall guard')
    whole = ("the tall guard", "the guard (a man)")
    for form in (*whole, "the guard to", "the guard (a", "6", 'the "tall', "the guard and"):
        member.forms[form] = None
    made = entities([member])[id(member)]
    assert (made.name, made.aliases) == ("a tall guard", whole)


@pytest.mark.parametrize(
    ("lead", "kept"),
    [("owner", False), ("club owner", False), ("Tarn-club owner", True), ("President", True)],
)
def test_a_form_with_the_end_of_a_role_alone_is_none(lead: str, kept: bool) -> None:
    text = "Tarn-club owner, Vice President"
    member = Cast(text).make("person", "Ana Reyes")
    for role in text.split(", "):
        member.add_role(text, span(text, role))
    for form in ("Ana Reyes", f"{lead} Ana Reyes"):
        member.forms[form] = None
    assert (f"{lead} Ana Reyes" in entities([member])[id(member)].aliases) == kept


def test_those_who_are_told_one_by_one_are_a_group() -> None:
    cast = Cast("Ana Reyes and port officials")
    member = cast.make("group", "Ana Reyes and port officials")
    member.parts = (cast.make("person", "Ana Reyes"),)
    assert entities([member], [member])[id(member)].type == "group"


class TestRoles:
    """Which words beside a name are told as what its bearer is."""

    TEXT = "Norland's, Chief, many, St., clerk of the court, relief group, Relief"

    @pytest.mark.parametrize(
        ("title", "told"),
        [("Mrs.", False), ("Hon. Sir", False), ("Dr", True), ("Cllr", True), ("Mr Justice", True)],
    )
    def test_a_bare_honorific_is_none(self, title: str, told: bool) -> None:
        text = f"{title} Ana Reyes left."
        cast = Cast(text)
        member = cast.make("person", "Ana Reyes")
        member.add_role(text, span(text, title))
        assert bool(entities([member])[id(member)].roles) == told

    @pytest.mark.parametrize(
        ("type_", "name", "roles"),
        [
            ("person", "Chief", ["clerk of the court"]),
            ("person", "Ana Reyes", ["Chief", "clerk of the court"]),
            ("organization", "Open Hands", ["clerk of the court", "relief group"]),
            ("place", "Elmo", []),
        ],
    )
    def test_are_not_owners_counts_or_parts_of_names(self, type_, name, roles) -> None:
        cast = Cast(self.TEXT)
        member = cast.make(type_, name)
        said = ["Norland's", "many", "Chief", "clerk of the court"]
        said += ["relief group", "Relief"] if type_ == "organization" else []
        said += ["St."] if type_ == "place" else []
        for words in said:
            member.add_role(self.TEXT, span(self.TEXT, words))
            member.forms[f"{words} {name}"] = None
        entity = entities([member])[id(member)]
        assert [one.text for one in entity.roles] == roles
        assert (f"Norland's {name}" in entity.aliases) == (type_ != "person")

    @pytest.mark.parametrize(
        ("said", "roles"),
        [
            ("head of the port and mayor of Tarn", ["head of the port", "mayor of Tarn"]),
            ("club founder and former pilot", ["club founder", "former pilot"]),
            ("wife and the chairwoman of the club", ["wife", "chairwoman of the club"]),
            ("party leader and Prime Minister", ["party leader", "Prime Minister"]),
            ("poet and pilot", ["poet and pilot"]),
            ("founder and owner of the club", ["founder and owner of the club"]),
            ("head of rail and shipping of Tarn", ["head of rail and shipping of Tarn"]),
            (
                "head of the Fish and Game Board and a clerk of Tarn",
                ["head of the Fish and Game Board", "clerk of Tarn"],
            ),
            ("son of the king and the queen", ["son of the king and the queen"]),
            ("clerk of Tarn, who had left", ["clerk of Tarn"]),
            ("pilot, also nicknamed Ace", ["pilot"]),
            ("nicknamed Ace", []),
            ("“pilot", []),
            ("Tarn “is dry,” Water Board chief", []),
            ("former minister Sir", ["former minister"]),
            ("mayor herself", ["mayor"]),
            ("``pilot", []),
        ],
    )
    def test_two_that_and_joins_are_two_where_the_second_is_told_apart(self, said, roles) -> None:
        text = f"{said}."
        member = Cast(text).make("person", "Ana Reyes")
        member.add_role(text, span(text, said))
        found = entities([member])[id(member)].roles
        assert [one.text for one in found] == roles
        assert all(text[slice(*one.span)] == one.text for one in found)

    def test_of_two_that_overlap_the_one_that_begins_first_is_told(self) -> None:
        text = "formerly the clerk of Tarn, Norland"
        member = Cast(text).make("person", "Ana Reyes")
        for said in ("clerk of Tarn, Norland", "formerly the clerk of Tarn", "clerk"):
            member.add_role(text, span(text, said))
        assert [one.text for one in entities([member])[id(member)].roles] == [
            "formerly the clerk of Tarn"
        ]


def test_of_whom_somebody_is_one_is_neither_a_name_nor_a_role() -> None:
    text = "Two left. {s:One of them, Bo Lind, a clerk,} {c:said} {t:it was late}."
    (person,) = (one for one in read(text)[0] if one.name == "Bo Lind")
    assert not [one for one in person.aliases if "them" in one]
    assert not [one for one in person.roles if "them" in one.text]


def test_what_is_said_of_a_body_behind_its_name_is_no_form_of_it() -> None:
    text, attributions = marked(
        "{s:Osmund, a Tarn baker,} {c:said} {t:no}. Osmund, Inc. met the mayor of Alder, Norland, there."
    )
    encoded = encoded_of(text, names=[("Osmund", "organization"), ("Osmund", "organization")])
    (osmund, *_), _ = resolve(Article(text), attributions, encoded=encoded)
    assert set(osmund.aliases) == {"Osmund"}
    assert osmund.name == "Osmund, Inc."


@pytest.mark.parametrize(
    ("form", "kept"),
    [("two pilots, Osmund, and Ana Reyes", True), ("two pilots, both of Tarn", False)],
)
def test_several_may_be_called_with_their_names_behind(form: str, kept: bool) -> None:
    member = Cast(form).make("group", "two pilots", plural=True)
    member.forms |= dict.fromkeys(["two pilots", form])
    assert entities([member])[id(member)].aliases == ((form,) if kept else ())


def test_a_hospital_that_says_something_is_a_body():
    text, attributions = marked(
        "{s:Tarn Hospital} {c:said} {t:no}.\n{s:The Tarn Kingdom} {c:said} {t:so}. Tarn Bay is near."
    )
    names = [(one, "place") for one in ("Tarn Hospital", "Tarn Kingdom", "Tarn Bay")]
    found, _ = resolve(Article(text), attributions, encoded=encoded_of(text, names=names))
    assert {one.name: one.type for one in found} == {
        "Tarn Hospital": "organization",
        "Tarn Kingdom": "place",
        "Tarn Bay": "place",
    }
