"""Who is who across pages: merged where names and company say so, else kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.casebook import Casebook, persons
from onrecord.casebook.identity import MERGE, Profile, fullest, likeness, proper_names
from onrecord.errors import OptionError
from tests.casebook.news import Story


def person(*names: str, roles=(), company=(), born=None) -> Profile:
    return Profile("person", names, frozenset(roles), dict.fromkeys(company, 1.0), born)


def author(name: str, outlet: str, *company: int) -> Profile:
    return Profile(
        "person", (name,), company=dict.fromkeys(company, 1.0), signs=frozenset((outlet,))
    )


def organisation(*names: str, company=()) -> Profile:
    return Profile("organization", names, company=dict.fromkeys(company, 1.0))


ONE = [
    (person("Ana Reyes"), person("Ana Reyes")),
    (person("Ana Reyes"), person("Ana María Reyes")),
    (person("Robert Tull", company=(1, 2)), person("Bob Tull", company=(2, 3))),
    (person("Reyes", company=(1, 2, 3)), person("Ana Reyes", company=(1, 2, 4))),
    (person("Ana Reyes", roles=("engineer",), company=(1, 2, 3)), person("Ana Reyes", roles=("engineer",), company=(4, 5, 6))),
    (person("Tomás Brandt"), person("Tomas Brandt")),
    (author("Ana Reyes", "Vale Times", 1, 2, 3), author("Ana Reyes", "Vale Times", 4, 5, 6)),
    (
        Profile("person", ("Ana Reyes",), company={1: 0.2}, newcomers=4),
        Profile("person", ("Ana Reyes",), company={1: 0.2, 2: 0.9, 3: 0.9, 4: 0.9}),
    ),
    (organisation("Ellan Line Ltd."), organisation("Ellan Line")),
    (organisation("The Vale Trust"), organisation("Vale Trust")),
]  # fmt: skip
TWO = [
    (person("Ana Reyes"), person("Ines Reyes")),
    (person("Reyes"), person("Ana Reyes")),
    (person("Ana Reyes", roles=("engineer",), company=(1, 2, 3)), person("Ana Reyes", roles=("swimmer",), company=(4, 5, 6))),
    (author("Ana Reyes", "Vale Times", 1, 2, 3), author("Ana Reyes", "Tarn Herald", 4, 5, 6)),
    (person("Ana Reyes", born=1960), person("Ana Reyes", born=1994)),
    (person("George W. Hale"), person("George H. W. Hale")),
    (person("Owen Tull Jr."), person("Owen Tull Sr.")),
    (person("Robert Tull"), person("William Tull")),
    (person("Walter Tull", company=(1, 2)), person("Bill Tull", company=(2, 3))),
    (organisation("Ministry of Health"), organisation("Ministry of Health")),
    (organisation("Vale Bank"), organisation("Vale Insurance")),
    (organisation("Court", company=(1, 2, 3)), organisation("the Court", company=(1, 2, 4))),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one(one: Profile, other: Profile) -> None:
    for pair in ((one, other), (other, one)):
        found = likeness(*pair)
        assert found is not None
        assert found.score >= MERGE
        assert found.because


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two(one: Profile, other: Profile) -> None:
    for pair in ((one, other), (other, one)):
        found = likeness(*pair)
        assert found is None or found.score < MERGE


@pytest.mark.parametrize(
    ("kind", "forms", "names"),
    [
        ("person", ("Lord Mayor candidate Wade Tern", "Wade Tern"), ("Wade Tern",)),
        ("person", ("Prime Minister Ana Reyes", "Ana Reyes"), ("Ana Reyes",)),
        ("person", ("Mary Jane Tull", "Jane Tull"), ("Mary Jane Tull", "Jane Tull")),
        ("person", ("Maria de la Cruz Reyes", "Cruz Reyes"), ("Maria de la Cruz Reyes", "Cruz Reyes")),
        ("person", ("Ana Reyes", "the first woman to lead the Vale Bank"), ("Ana Reyes",)),
        ("person", ("Secretary of State Ana Reyes", "Ana Reyes"), ("Ana Reyes",)),
        ("person", ("the Jackal",), ("the Jackal",)),
        ("organization", ("the ruling Vale Party",), ("the ruling Vale Party",)),
        ("organization", ("Vale Party", "the party with most seats in Ellan"), ("Vale Party",)),
        ("organization", ("Special Agent", "Special Agents"), ()),
        ("organization", ("Secret Service",), ("Secret Service",)),
        ("organization", ("the Eastern District of",), ()),
    ],
)  # fmt: skip
def test_what_is_no_name_of_ones_own(
    kind: str, forms: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert proper_names(kind, forms[0], forms[1:], ()) == names


def test_one_is_called_by_the_commonest_full_name_and_no_longer_one() -> None:
    assert fullest("person", {"Tern": 9, "Podcaster Wade Tern": 2, "Wade Tern": 2}) == "Wade Tern"
    assert fullest("person", {"W. Tern": 2, "Wade Tern": 2}) == "Wade Tern"
    assert fullest("organization", {"Vale": 2, "Vale Bank": 2}) == "Vale Bank"


def page(number: int, *names: str, role: str | None = None, company: tuple[str, ...] = ()) -> Story:
    told = ", ".join(filter(None, (names[0], role)))
    lines = [f"Page {number}", f"{told} spoke in the hall."]
    lines += [f"{one} came too." for one in company]
    lines += [f"“Number {number} is a word of mine that nobody else has said,” {names[0]} said."]
    story = Story(*lines, url=f"https://vale.example/{number}")
    who = story.who(*names, role=role)
    for one in company:
        story.who(one)
    story.said(who, f"“Number {number} is a word of mine that nobody else has said,”")
    return story


def put(book: Casebook, *pages: Story) -> None:
    for one in pages:
        book.add(one.record())


def test_a_person_page_gathers_names_roles_and_evidence(book: Casebook) -> None:
    put(
        book,
        page(
            1,
            "Ines Calloway",
            "Calloway",
            role="the harbour master",
            company=("Owen Tull", "Ruth Okafor"),
        ),
        page(2, "Ines M. Calloway", role="a former pilot", company=("Owen Tull", "Ruth Okafor")),
        page(3, "Calloway", company=("Owen Tull", "Ruth Okafor")),
    )
    (one,) = book.people("Calloway")
    assert one.pages == 3
    assert one.statements == 3
    assert {"Ines Calloway", "Ines M. Calloway", "Calloway"} <= set(one.names)
    assert set(one.roles) == {"the harbour master", "a former pilot"}
    merges = [merge for merge in book.merges(one.id) if merge.score is not None]
    assert len(merges) == 2
    for merge in merges:
        assert merge.name in merge.words
        assert merge.other_name in merge.other_words
        assert "Owen Tull" in merge.because
    assert len(book.statements(by="Ines Calloway")) == 3


def test_a_page_counts_once_for_whom_it_names_whatever_its_versions_and_names(
    book: Casebook,
) -> None:
    for words in ("said the quay is open.", "said the quay is shut.", "said nothing."):
        story = Story(f"Ines Calloway and Ada Finch {words}", url="https://vale.example/1")
        story.who("Ines Calloway")
        story.who("Ada Finch")
        put(book, story)

    def listed() -> list[tuple[str, int]]:
        found = persons.listed(book.connection, kind="person", order="named", limit=9)
        return sorted((one.name, one.pages) for one in found)

    assert listed() == [("Ada Finch", 1), ("Ines Calloway", 1)]
    merged = int(book.same("Ines Calloway", "Ada Finch"))
    assert [pages for _, pages in listed()] == [1]
    assert {one.pages for one in persons.names(book.connection, merged)} == {1}
    other = Story("Ada Finch said nothing.", url="https://vale.example/2")
    other.who("Ada Finch")
    put(book, other)
    assert [pages for _, pages in listed()] == [2]


def test_two_of_one_name_are_kept_apart_by_company_and_role(book: Casebook) -> None:
    put(
        book,
        page(1, "Ana Reyes", role="the engineer", company=("Owen Tull", "Ruth Okafor", "Tomas Brandt")),
        page(2, "Ana Reyes", role="a swimmer", company=("Lena Voss", "Mia Holt", "Jo Park")),
        page(3, "Ana Reyes", role="the swimmer", company=("Lena Voss", "Mia Holt")),
    )  # fmt: skip
    assert sorted(one.pages for one in book.people("Ana Reyes")) == [1, 2]


def test_a_surname_that_two_bear_is_taken_for_neither(book: Casebook) -> None:
    put(
        book,
        page(1, "Ana Reyes", company=("Owen Tull", "Ruth Okafor")),
        page(2, "Ines Reyes", company=("Owen Tull", "Ruth Okafor")),
        page(3, "Reyes", company=("Owen Tull", "Ruth Okafor")),
    )
    assert len(book.people("Reyes")) == 3


@pytest.mark.parametrize("again", [False, True])
def test_what_is_merged_by_hand_stays_merged(book: Casebook, again: bool) -> None:
    pages = [page(1, "Ines Calloway"), page(2, "Ada Finch"), page(3, "Ada Finch")]
    put(book, *pages)
    book.same("Ines Calloway", "Ada Finch")
    for _ in range(2 if again else 0):
        for one in pages:
            book.add(one.record(), again=True)
    (one,) = book.people("Finch")
    assert one.pages == 3
    assert "Ines Calloway" in one.names
    assert any(merge.because == "decided by hand" for merge in book.merges(one.id))


@pytest.mark.parametrize("again", [False, True])
def test_what_is_split_by_hand_stays_split(book: Casebook, again: bool) -> None:
    pages = [
        page(1, "Ana Reyes", company=("Owen Tull",)),
        page(2, "Ana Reyes", company=("Lena Voss",)),
        page(3, "Ana Reyes", company=("Lena Voss",)),
    ]
    put(book, *pages)
    assert len(book.people("Reyes")) == 1
    book.different("Ana Reyes@https://vale.example/1", "Ana Reyes@https://vale.example/2")
    for _ in range(2 if again else 0):
        for one in pages:
            book.add(one.record(), again=True)
    assert sorted(one.pages for one in book.people("Reyes")) == [1, 2]
    assert book.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_later_decision_replaces_its_contrary(book: Casebook) -> None:
    put(book, page(1, "Ines Calloway"), page(2, "Ada Finch"))
    book.same("Ines Calloway", "Ada Finch")
    book.different("Ines Calloway@https://vale.example/1", "Ada Finch@https://vale.example/2")
    assert len(book.people()) == 2
    assert book.status().decisions == 1


def test_a_name_that_means_nobody_or_several_says_what_to_do(book: Casebook) -> None:
    put(book, page(1, "Ana Reyes"), page(2, "Ines Reyes"))
    with pytest.raises(OptionError, match="nobody in this casebook"):
        book.same("Ana Reyes", "Jo Park")
    with pytest.raises(OptionError, match=r"may be #\d+ .*#"):
        book.same("Reyes", "Ana Reyes")


def read_as(kind: str, number: int, name: str) -> Story:
    story = Story(f"Page {number}", f"{name} built it.", url=f"https://vale.example/{number}")
    story.who(name, kind=kind)
    return story


@pytest.mark.parametrize(
    ("name", "persons", "bodies", "kind"),
    [
        ("Castell Bridgeworks", 2, 3, "organization"),
        ("Tern Holdings Ltd", 2, 1, "organization"),
        ("Ana Reyes", 3, 1, "person"),
    ],
)
def test_what_pages_read_as_a_person_and_as_a_body_is_one(
    book: Casebook, name: str, persons: int, bodies: int, kind: str
) -> None:
    kinds = ["person"] * persons + ["organization"] * bodies
    put(book, *(read_as(one, number, name) for number, one in enumerate(kinds)))
    (one,) = (each for some in ("person", "organization") for each in book.people(kind=some))
    assert (one.type, one.pages) == (kind, persons + bodies)
    put(book, read_as("person", 20, name), read_as("organization", 21, name))
    (one,) = (each for some in ("person", "organization") for each in book.people(kind=some))
    assert (one.type, one.pages) == (kind, persons + bodies + 2)


def test_where_it_cannot_be_told_a_person_and_a_body_are_two_until_a_person_says_so(
    book: Casebook,
) -> None:
    put(book, read_as("person", 1, "Castell Bridgeworks"))
    put(book, read_as("organization", 2, "Castell Bridgeworks"), read_as("person", 3, "Ada Finch"))
    body, human, other = (
        f"#{book.people(name, kind=kind)[0].id}" for name, kind in
        (("Castell Bridgeworks", "organization"), ("Castell Bridgeworks", "person"), ("Finch", "person"))
    )  # fmt: skip
    with pytest.raises(OptionError, match=r"is an organization, #\d+ a person"):
        book.same(body, other)
    book.same(body, human)
    (one,) = book.people("Castell Bridgeworks", kind="organization")
    assert one.pages == 2
    assert [each.name for each in book.people()] == ["Ada Finch"]
    book.undo_regrouping(book.regroupings()[0].id)
    assert {each.name for each in book.people()} == {"Ada Finch", "Castell Bridgeworks"}


def test_a_wrong_merge_is_taken_back_or_split_by_its_names(book: Casebook) -> None:
    put(book, page(1, "Ines Calloway"), page(2, "Ada Finch"), page(3, "Ada Finch"))
    before = {one.name: one.pages for one in book.people()}
    for undo in (True, False):
        book.same("Ines Calloway", "Ada Finch")
        assert len(book.people()) == 1
        if undo:
            book.undo_regrouping(book.regroupings()[0].id)
        else:
            book.different("Ines Calloway", "Ada Finch")
        assert {one.name: one.pages for one in book.people()} == before
    last, merge, undone = book.regroupings()
    assert (last.verdict, merge.verdict, undone.verdict) == ("different", "same", "same")
    assert last.overrode is not None
    assert merge.overrode is None
    assert undone.undone_at is not None
    with pytest.raises(OptionError, match="no merge or split"):
        book.undo_regrouping(undone.id)


def test_the_order_of_pages_does_not_part_a_person(book: Casebook) -> None:
    company = ("Owen Tull", "Ruth Okafor", "Tomas Brandt")
    put(book, page(1, "Calloway", company=company), page(2, "Ines Calloway", company=company))
    (one,) = book.people("Calloway")
    assert one.name == "Ines Calloway"


def test_who_signs_for_one_outlet_is_one_whatever_the_stories_are_about(book: Casebook) -> None:
    for number in range(3):
        names = [
            f"{first} {last}{number}"
            for first, last in (("Jo", "Ek"), ("Bo", "Lund"), ("Mia", "Osk"))
        ]
        story = Story("News", f"Ana Reyes saw {names[0]}, {names[1]} and {names[2]}.",
            url=f"https://a.example/{number}", outlet="Vale Times", published="2024-05-14")  # fmt: skip
        for name in ("Ana Reyes", *names):
            story.who(name)
        made = story.record()
        book.add(replace(made, article=replace(made.article, bylines=("Ana Reyes",))))
    assert [one.pages for one in book.people("Ana Reyes")] == [3]


def test_an_article_or_a_title_makes_no_full_name() -> None:
    assert fullest("person", {"the Tull": 1, "Mr. Tull": 1, "Owen Tull": 1}) == "Owen Tull"
    assert fullest("person", {"Tull": 1, "the Tull": 2}) == "the Tull"


def test_a_long_line_about_a_name_is_cut_between_words_and_says_so(book: Casebook) -> None:
    long = (
        "The ferry was late again and " * 9
        + "Ana Reyes was seen to leave it, "
        + "alone and wet " * 12
    )
    story = Story("Late", long.strip(), url="https://late.example")
    story.who("Ana Reyes")
    book.add(story.record())
    (merge,) = book.merges(book.people("Ana Reyes")[0].id)
    assert merge.words.startswith("… ") and merge.words.endswith(" …")
    kept = merge.words.strip("… ")
    assert f" {kept} " in long and "Ana Reyes" in kept
