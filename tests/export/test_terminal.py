"""The terminal view: what a reporter reads."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from lxml import html as parser
from rich.console import Console

import onrecord
from onrecord.export.html import to_html
from onrecord.export.outline import tellers, word_count
from onrecord.export.terminal import By, show
from onrecord.record import Record, Role, Span, Statement
from tests import invented


def view(
    record: Record, *, width: int = 100, by: By = "order", colour: bool = False, **only: object
) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        no_color=not colour,
    )
    show(record, console, by=by, **only)
    return out.getvalue()


def test_header() -> None:
    first, second, third, fourth, *_ = view(invented.record()).splitlines()
    assert first == "Ferry firm knew of cracked ramp, inquiry is told"
    assert second == "Engineer warned managers weeks before the collapse at Tarn Quay"
    assert third == (
        "The Tarn Gazette · 2024-05-14 (from the page's metadata) · by Ines Calloway · Tarn Quay"
    )
    assert fourth == "8 statements by 5 speakers"


def test_words_told_within_words_of_the_same_speaker_count_once() -> None:
    record = invented.record()
    outer, inner = record.statements[2:4]
    assert word_count(record, [2]) == word_count(record, [2, 3]) > word_count(record, [3]) > 0
    assert tellers(record).get(inner.id) == outer.speaker.name
    assert tellers(record).get(outer.id) is None
    own = replace(record, statements=(outer, replace(inner, speaker=outer.speaker)))
    assert tellers(own).get(own.statements[1].id) is None
    circle = replace(
        record, statements=(replace(outer, inside=inner.id, speaker=inner.speaker), inner)
    )
    assert tellers(circle).get(inner.id) is None


def test_no_date_says_what_to_do() -> None:
    out = view(invented.record(published=None, published_basis=None))
    assert "no publication date found (give it with --published)" in out


@pytest.mark.parametrize(
    "line",
    [
        " 1  Tomas Brandt (“an engineer”) told  [indirect]  [to the inquiry]  [on 14 May 2024]",
        " 3  Tomas Brandt (“He”) said  [mixed]",
        "     4  the harbour master had told  [direct]  [told in 3]  [to Tomas Brandt]  [unsure, 41%]",
        " 5  Ellan Line would not say  [indirect]  [not said]",
        " 7  Ruth Okafor said  [direct]  [in a statement]  [on 13 May 2024]",
        " 8  Police said  [indirect]",
        "    “I wrote it down, I signed it and I sent it upstairs,” … “Nobody rang me back.”",
        "        “the ramp would see out the winter”",
    ],
)
def test_statements_speaker_first_in_their_own_words(line: str) -> None:
    assert line in view(invented.record()).splitlines()


def test_a_tag_is_never_cut_where_a_line_can_hold_it() -> None:
    for width in (30, 40, 60):
        out = view(invented.record(), width=width)
        for tag in ("[to the inquiry]", "[on 14 May 2024]", "[in a statement]", "[not said]"):
            assert tag in out
    name = "a committee of the county " * 4
    inquiry = replace(invented.INQUIRY, name=name)
    first = replace(invented.STATEMENTS[0], told_to=inquiry)
    out = view(replace(invented.record(), statements=(first,)), width=40)
    assert max(map(len, out.splitlines())) <= 40
    assert name.strip() in " ".join(out.split())


def test_that_no_source_is_named_reads_as_no_part_of_a_sentence() -> None:
    nobody = replace(invented.STATEMENTS[0], speaker=None, source=None)
    record = replace(invented.record(), statements=(nobody,))
    assert " 1  (No source named) told  [indirect]" in view(record)
    assert "(No source named) · 1 statement" in view(record, by="speaker")


def test_a_cue_written_to_the_name_stays_so() -> None:
    text = "BRANDT: I signed it."
    turn = replace(
        invented.STATEMENTS[1], content=(Span(8, 20),), source=Span(0, 6), cue=Span(6, 7)
    )
    record = replace(invented.record(text=text, blocks=()), statements=(turn,))
    assert " 1  Tomas Brandt:  [direct]" in view(record)
    assert (
        "Tomas Brandt:" in parser.fromstring(to_html(record)).find_class("jump")[0].text_content()
    )


def test_a_month_has_another_preposition_than_a_day() -> None:
    dated = replace(
        invented.STATEMENTS[0], said_on=replace(invented.STATEMENTS[0].said_on, value="2023-12")
    )
    assert "[in Dec 2023]" in view(replace(invented.record(), statements=(dated,)))


def test_words_over_two_paragraphs_are_marked() -> None:
    assert "to the families. ¶ “And we will" in view(invented.record())


def test_by_speaker_the_one_with_most_comes_first_with_roles() -> None:
    out = view(invented.record(), by="speaker")
    assert "\nTomas Brandt, former marine engineer · 3 statements, 52 words\n" in out
    assert out.index("\nTomas Brandt") < out.index("\nRuth Okafor") < out.index("\nPolice")


@pytest.mark.parametrize("width", [24, 40, 80, 100, 300])
@pytest.mark.parametrize("by", ["order", "speaker"])
def test_lines_fit_and_none_ends_in_space(width: int, by: By) -> None:
    for line in view(invented.record(), width=width, by=by).splitlines():
        assert len(line) <= min(width, 100)
        assert line == line.rstrip()


def test_colour_says_nothing_that_words_do_not() -> None:
    plain = view(invented.record())
    coloured = Console(width=100, color_system="truecolor", force_terminal=True)
    with coloured.capture() as captured:
        show(invented.record(), coloured)
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", captured.get()) == plain
    assert "\x1b[" in captured.get()


def test_nothing_from_a_page_is_markup_or_control() -> None:
    bad = "[bold]x[/] \x1b[31m\x07\x9b2J\u202eevil\ud800"
    record = invented.record(headline=bad, outlet=bad, bylines=(bad,), standfirst=bad)
    entity = replace(invented.BRANDT, name=bad)
    record = replace(
        record,
        statements=tuple(replace(one, speaker=entity, told_to=entity) for one in record.statements),
    )
    for by in ("order", "speaker"):
        out = view(record, by=by)
        assert "[bold]x[/]" in out
        assert not {c for c in out if (ord(c) < 32 and c != "\n") or c in "\x7f\x9b\u202e\ud800"}


def test_a_record_without_statements() -> None:
    assert "No statements found." in view(replace(invented.record(), statements=()))


@pytest.mark.parametrize(
    ("source", "medium", "tag"),
    [
        ("The council", "a letter", "[in a letter]"),
        ("The council", "the radio", "[on the radio]"),
        ("a letter", "a letter", None),
    ],
)
def test_how_it_was_told_unless_a_document_speaks(
    source: str, medium: str, tag: str | None
) -> None:
    text = "The council sent a letter and spoke on the radio: it was late."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    record = onrecord.read_article(text)
    one = Statement(
        "s1", "indirect", "speech", (at("it was late"),), source=at(source), medium=at(medium)
    )
    out = view(replace(record, statements=(one,)))
    assert (f"[indirect]  {tag}" in out) if tag else (medium not in out.split("[indirect]")[1])


def test_a_role_that_another_holds_is_not_told_again() -> None:
    record = invented.record()
    person = next(one for one in record.entities if one.name == "Tomas Brandt")
    span = person.roles[0].span
    more = (Role("Marine engineer", span), Role("Engineer", span), Role("marine", span))
    known = replace(person, roles=(*person.roles, *more))
    held = tuple(known if one is person else one for one in record.entities)
    out = view(replace(record, entities=held, statements=()), cast=True)
    assert "\nTomas Brandt, former marine engineer, marine\n" in out


def test_a_description_that_a_role_holds_is_no_other_name() -> None:
    record = invented.record()
    person = next(one for one in record.entities if one.name == "Tomas Brandt")
    known = replace(person, aliases=(*person.aliases, "marine engineer", "Marine"))
    held = tuple(known if one is person else one for one in record.entities)
    out = view(replace(record, entities=held, statements=()), cast=True)
    assert "    also “Brandt”, “Marine”\n" in out


def test_people_speakers_first_with_roles_and_mentions() -> None:
    out = view(invented.record(), cast=True)
    assert (
        "\nTomas Brandt, former marine engineer\n"
        "    also “Brandt”\n"
        "    person · 2 mentions: 1 name, 1 pronoun · 3 statements, told 1\n"
    ) in out
    assert "    unnamed source · 1 mention: 1 description · 1 statement\n" in out
    assert "\nPolice\n    1 statement\n" in out
    assert out.index("\nPolice\n") < out.index("\nOthers\n") < out.index("\nthe inquiry\n")
    assert "“I wrote it down" not in out


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        (["brandt"], [1, 2, 3, 4]),
        (["MARINE engineer"], [1, 2, 3, 4]),
        (["Brandt’s"], [1, 2, 3, 4]),
        (["Ókafor"], [6, 7]),
        (["inquiry"], [1]),
        (["police", "harbour master"], [4, 8]),
        (["and"], []),
    ],
)
def test_who_keeps_what_is_said_by_or_to_them(who: list[str], shown: list[int]) -> None:
    found = [
        int(line.split()[0])
        for line in view(invented.record(), who=who).splitlines()
        if line.startswith(" ") and line.split()[0].isdigit()
    ]
    assert found == shown


def test_nobody_bears_the_name_and_the_nearest_are_named() -> None:
    out = view(invented.record(), who=["Okafer"])
    assert "Nobody here is called “Okafer”. Nearest: Ruth Okafor." in out
    assert "Nearest: Tomas Brandt, Ellan Line" not in out
    out = view(invented.record(), who=["xyzzy"])
    assert "Nobody here is called “xyzzy”. Who is here: --people." in out
