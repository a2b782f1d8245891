"""Statements without a cue: what goes on, interviews, signed quotations, and what is none."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reader.attribution import Attribution
from onrecord.reader.continued import continued
from onrecord.reader.quotations import quotations
from onrecord.record import Block, Span


def at(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def said(text, content, source="Lind", cue="said"):
    return Attribution((at(text, content),), source=at(text, source), cue=at(text, cue))


def words(text, one):
    return [text[span.start : span.end] for span in one.content]


def go_on(text, *attributions, blocks=None):
    return continued(text, blocks, attributions, quotations(text, blocks))


def test_quotation_interrupted_by_its_cue_is_one():
    text = '"He is where he should be," Lind said. "He should stay there."'
    (one,) = go_on(text, said(text, '"He is where he should be,"'))
    assert words(text, one) == ['"He is where he should be,"', '"He should stay there."']


def test_quotation_resumed_within_the_sentence():
    text = '"We will go," Lind said, "and we will not come back."'
    (one,) = go_on(text, said(text, '"We will go,"'))
    assert words(text, one)[1] == '"and we will not come back."'


def test_free_standing_quotation_in_the_next_paragraph_is_its_own():
    text = '"We will go," Lind said.\n\n"It is too cold for us to stay here any longer."'
    first, second = go_on(text, said(text, '"We will go,"'))
    assert words(text, first) == ['"We will go,"']
    assert second.source is None and second.cue is None
    assert words(text, second) == ['"It is too cold for us to stay here any longer."']


def test_quotation_running_over_paragraphs_is_one():
    text = 'Lind said: "We will go.\n\n"It is too cold."'
    (one,) = go_on(text, said(text, '"We will go.'))
    assert words(text, one) == ['"We will go.', '"It is too cold."']


@pytest.mark.parametrize(
    "text",
    [
        '"We will go," Lind said. His "sideshow" went on.',
        '"We will go," Lind said. Jo "The Fox" Berg agreed.',
        '"We will go," Lind said.\n\n"The Long Way Home"',
        '"We will go," Lind said. "That is not so," answered Berg.',
        'Lind said.\n\nThe town was calm and the shops were open for the whole day.\n\n"We will go," she thought, far away.',
    ],
)
def test_scare_quotes_names_titles_and_others_words_are_left(text):
    content = '"We will go,"' if text.startswith('"We') else "Lind said."
    made = go_on(text, said(text, content))
    assert len(made) == 1 and len(made[0].content) == 1


def test_headline_in_quotation_marks_is_left():
    text = '"We will go," Lind said.\n"We are going home now, all of us."'
    cut = text.index("\n")
    blocks = [Block("paragraph", Span(0, cut)), Block("subhead", Span(cut + 1, len(text)))]
    assert len(go_on(text, said(text, '"We will go,"'), blocks=blocks)) == 1


def test_questions_and_answers():
    text = "Q: Who built it?\n\nA: My aunt did.\n\nQ: When was that?\n\nA: I believe in May.\n"
    i = text.index("I believe")
    inner = Attribution((at(text, "in May"),), Span(i, i + 1), at(text, "believe"), act="thought")
    made = go_on(text, inner)
    assert [(text[slice(*one.source)], *words(text, one)) for one in made[:4]] == [
        ("Q", "Who built it?"),
        ("A", "My aunt did."),
        ("Q", "When was that?"),
        ("A", "I believe in May."),
    ]
    assert made[4].inside == 3


def test_transcript_by_names():
    text = "MS. LIND: We will go.\n\nMR. BERG: Why now?\n\nMS. LIND: It is cold.\n"
    made = go_on(text)
    assert [text[slice(*one.source)] for one in made] == ["MS. LIND", "MR. BERG", "MS. LIND"]


def test_a_turn_is_told_whole_whatever_was_read_off_its_sign():
    text = "Q: Who built it?\n\nA: My aunt did. I think in May.\n\nQ: When was that?\n"
    sign = text.index("A: My")
    cut = Attribution((at(text, "My aunt did."),), Span(sign, sign + 1), Span(sign + 1, sign + 2))
    stray = replace(cut, content=(at(text, "Who built"),))
    told = Attribution((at(text, "in May"),), at(text, "I think"), at(text, "think"), inside=1)
    found = go_on(text, stray, cut, told)
    assert [words(text, one) for one in found if one.inside is None] == [
        ["Who built it?"],
        ["My aunt did. I think in May."],
        ["When was that?"],
    ]
    (inner,) = (one for one in found if one.inside is not None)
    assert words(text, found[inner.inside]) == ["My aunt did. I think in May."]


def test_one_colon_is_no_interview():
    assert go_on("Note: The pier is closed.\n\nTickets: Ask at the gate.\n\nIt rained.") == ()


def test_signed_quotation():
    text = '"We are going home now, all of us."\n\n—Ann Lind, harbour master'
    (one,) = go_on(text)
    assert text[slice(*one.source)] == "Ann Lind, harbour master"


def test_a_signature_behind_the_last_paragraph_signs_them_all():
    text = (
        "“It never rained.” —Tom Berg, mayor\n\nSummer\n\n“We are going home now, all of us.\n\n"
        "“It is late.\n\n“It is cold, too.” —Ann Lind, harbour master"
    )
    first, second = go_on(text)
    assert [text[slice(*one.source)] for one in (first, second)] == [
        "Tom Berg, mayor", "Ann Lind, harbour master",
    ]  # fmt: skip
    assert words(text, second) == [
        "“We are going home now, all of us.", "“It is late.", "“It is cold, too.”",
    ]  # fmt: skip


def test_a_full_stop_left_out_does_not_end_a_quotation():
    text = 'Lind said: "We will go.\n\n"It is too cold for us to stay here."'
    (one,) = go_on(text, said(text, '"We will go'))
    assert words(text, one)[1:] == ['"It is too cold for us to stay here."']


def test_a_quotation_that_is_told_in_pieces_is_told():
    text = (
        'Lind put it so:\n\n"It was a fine boat that never let us down, or as he says, good wood."'
    )
    pieces = ("It was a fine boat that never", "us down, or as he says, good wood")
    one = said(text, pieces[0], cue="put")
    one = replace(one, content=tuple(at(text, part) for part in pieces))
    assert len(go_on(text, one)) == 1


def test_entries_of_a_list_are_nobodys_turns():
    lines = ["Injured: at least twelve", "Missing: at least two", "Injured: at least forty"]
    text = "\n".join(lines)
    starts = [text.index(lines[0]), text.index(lines[1]), text.index(lines[2])]
    spans = [Span(one, one + len(line)) for one, line in zip(starts, lines, strict=True)]
    assert go_on(text, blocks=[Block("list_item", span) for span in spans]) == ()
    assert len(go_on(text, blocks=[Block("paragraph", span) for span in spans])) == 2


def test_a_paragraph_that_is_a_quotation_is_told_though_nothing_says_whose():
    text = (
        "Lind came late.\n\n"
        '"We have waited for this boat since the first of May."\n\n'
        "It rained.\n\n“Never again!”"
    )
    (only,) = go_on(text)
    assert only.loose and only.source is None
    assert words(text, only) == ['"We have waited for this boat since the first of May."']


def test_a_transcript_in_quotation_marks():
    text = (
        'Transcript:\n\n"LUND: Will you go, Mayor?\n\n"REYES: Well, we will see about that.\n\n'
        '"(CROSSTALK.)\n\n"LUND: And when do you want to see?\n\n'
        '"REYES: As soon as the water is down."'
    )
    found = go_on(text)
    assert [text[slice(*one.source)] for one in found] == ["LUND", "REYES", "LUND", "REYES"]
    assert [text[slice(*one.cue)] for one in found] == [":"] * 4
    assert words(text, found[1]) == ["Well, we will see about that."]


def test_a_table_of_numbers_is_no_interview():
    text = "Ann Lind: 1,769.\n\nTom Berg: 1,501.\n\nAnn Lind: 2.\n\nTom Berg: 12."
    assert go_on(text) == ()


def test_posts_are_told_by_who_signs_them():
    text = (
        "Critics mocked her.\nDear friend:\nThe quay is shut!\n— Ann Lind ☀ (@annlind) May 3, 2021\n"
        "We knew.\n— Tom Berg (@tberg) May 4, 2021\nIt rained."
    )
    ends = [match for match in range(len(text) + 1) if match == len(text) or text[match] == "\n"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    kinds = ["paragraph", *["quote"] * 5, "paragraph"]
    blocks = [
        Block(kind, Span(start, end)) for kind, start, end in zip(kinds, starts, ends, strict=True)
    ]
    inner = Attribution((at(text, "shut"),), source=at(text, "The quay"), cue=at(text, "is"))
    first, second, nested = go_on(text, inner, blocks=blocks)
    assert words(text, first) == ["Dear friend:\nThe quay is shut!"]
    assert [text[slice(*one.source)] for one in (first, second)] == ["Ann Lind", "Tom Berg"]
    assert words(text, second) == ["We knew."]
    assert nested.inside == 0


PIECES = st.lists(
    st.sampled_from(['"', '" ', "“", "”", "Q: ", "A: ", "\n", "I said no. ", "he said", "—Ann Lind",
                     "but ", ", ", "It is so.", "((WN)) ", "'", "MS "]),
    min_size=1,
    max_size=40,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(PIECES, st.data())
def test_holds_on_any_text(pieces, data):
    text = "".join(pieces)
    found = []
    for number in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        cue = data.draw(st.none() | st.just(Span(start, start + 1)))
        inside = data.draw(st.none() | st.integers(0, number - 1)) if number else None
        found.append(Attribution((Span(start, end),), cue=cue, inside=inside))
    made = continued(text, None, found, quotations(text))
    assert len(made) >= len(found)
    for place, one in enumerate(made):
        assert one.inside is None or one.inside < place
        assert list(one.content) == sorted(one.content)
        for span in one.content:
            assert 0 <= span.start < span.end <= len(text)
