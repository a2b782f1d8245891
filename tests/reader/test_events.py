"""Events over trees written by hand, and over trees that no parser should give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.events import events_of
from onrecord.reader.events.syntax import Row, Syntax, syntax
from onrecord.record import Entity, Mention, Span, Time

UPOS = ("NOUN", "VERB", "PROPN", "PUNCT", "ADP", "NUM", "X")
DEPREL = ("nsubj", "obj", "obl", "conj", "within", "root", "acl", "xcomp", "nmod", "aux:pass")


def tree(text: str, parse: str) -> Syntax:
    """One word a token: ``UPOS head deprel``, heads counted from 1, 0 at the root."""
    rows: list[Row] = []
    position = 0
    for word, cell in zip(text.split(), parse.split(","), strict=True):
        upos, head, deprel = cell.split()
        start = text.index(word, position)
        position = start + len(word)
        rows.append((start, position, upos, int(head) - 1, deprel))
    return syntax(text, rows)


def test_a_legal_step_with_defendant_offence_and_date() -> None:
    text = "Mara Quill was convicted on Tuesday of bank fraud ."
    parsed = tree(
        text,
        "PROPN 4 nsubj:pass,PROPN 1 flat,AUX 4 aux:pass,VERB 0 root,ADP 6 case,PROPN 4 obl,"
        "ADP 9 case,NOUN 9 compound,NOUN 4 obl,PUNCT 4 punct",
    )
    quill = Entity("e1", "person", "Mara Quill", mentions=(Mention(Span(0, 10), "name"),))
    tuesday = text.index("Tuesday")
    found = events_of(parsed, [quill], [], [Time(Span(tuesday, tuesday + 7), "DATE", "2024-05-14")])
    assert [one.type for one in found] == ["convict"]
    assert found[0].participants[0].entity is quill
    assert found[0].date is not None and found[0].date.value == "2024-05-14"
    assert [text[a:b] for a, b in found[0].offences] == ["bank fraud"]
    assert found[0].modality == "asserted"


def test_a_plea_of_not_guilty_is_negated() -> None:
    parsed = tree(
        "Quill pleaded not guilty .",
        "PROPN 2 nsubj,VERB 0 root,PART 4 advmod,ADJ 2 xcomp,PUNCT 2 punct",
    )
    found = events_of(parsed, [], [], [])
    assert [(one.type, one.modality) for one in found] == [("plead_guilty", "negated")]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                "arrested charged with fraud Quill . to prison years 18 sentenced".split()
            ),
            st.sampled_from(UPOS),
            st.integers(-3, 40),
            st.sampled_from(DEPREL),
        ),
        max_size=40,
    )
)
def test_any_heads_give_a_tree_and_spans_in_the_text(
    words: list[tuple[str, str, int, str]],
) -> None:
    rows: list[Row] = []
    text = ""
    for word, upos, head, deprel in words:
        start = len(text)
        rows.append((start, start + len(word), upos, head, deprel))
        text += word + " "
    parsed = syntax(text, rows)
    for at in range(len(parsed)):
        assert len(list(parsed.above(at))) < len(parsed)
        assert parsed.first[at] <= at <= parsed.last[at]
    for event in events_of(parsed, [], [], []):
        for span in event.spans():
            assert 0 <= span.start < span.end <= len(text)
