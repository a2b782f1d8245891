"""Whose words are quoted in the passive."""

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.quoted import once, quoted
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of


def read(
    text: str, source: str | None, *content: str, tree=(), cue: str = "was quoted"
) -> tuple[str | None, str, list[str]]:
    given = Attribution(
        tuple(at(text, part) for part in content),
        source and at(text, source),
        at(text, cue),
    )
    one = quoted(text, encoded_of(text, tree), given)
    return (
        one.source and text[slice(*one.source)],
        text[slice(*one.cue)],
        [text[slice(*part)] for part in one.content],
    )


def test_who_is_quoted_says_it_and_not_who_quotes() -> None:
    text = '"It sank," Reyes was quoted as saying by the agency. "We swam."'
    assert read(text, "the agency", '"It sank,"', "Reyes", '"We swam."') == (
        "Reyes", "was quoted as saying", ['"It sank,"', '"We swam."'],
    )  # fmt: skip


def test_the_subject_is_who_is_quoted() -> None:
    text = "A clerk who saw it was quoted by the agency as saying that it sank."
    tree = [
        ("A", "det", 1), ("clerk", "nsubj", 6), ("who", "nsubj", 3), ("saw", "acl:relcl", 1),
        ("it", "obj", 3), ("was", "aux:pass", 6), ("quoted", "root", 6),
    ]  # fmt: skip
    assert read(text, "the agency", "as saying that it sank", tree=tree) == (
        "A clerk who saw it", "was quoted", ["it sank"],
    )  # fmt: skip


def test_the_cue_may_have_all_of_it() -> None:
    text = "Reyes was quoted as saying that it sank."
    tree = [("Reyes", "nsubj:pass", 2), ("was", "aux:pass", 2), ("quoted", "root", 2)]
    cue = "was quoted as saying"
    assert read(text, None, "it sank", tree=tree, cue=cue) == ("Reyes", cue, ["it sank"])


def test_who_is_cited_as_saying_it_is_quoted() -> None:
    for tail, who in ((" as saying that it sank.", "A clerk"), (" as a reason.", "the agency")):
        text = f"A clerk was cited by the agency{tail}"
        tree = [
            ("A", "det", 1),
            ("clerk", "nsubj:pass", 3),
            ("was", "aux:pass", 3),
            ("cited", "root", 3),
        ]
        given = read(text, "the agency", tail.strip(" ."), tree=tree, cue="was cited")
        assert given[0] == who


def test_nobody_is_found_who_does_not_stand_there() -> None:
    text = "It was quoted by the agency."
    assert read(text, "the agency", "It")[0] == "the agency"


def test_who_quotes_himself_keeps_it() -> None:
    text = "Reyes was quoted as saying that it sank."
    assert read(text, "Reyes", "as saying that it sank") == (
        "Reyes", "was quoted as saying", ["it sank"],
    )  # fmt: skip


def test_who_is_quoted_as_saying_it_says_it_once() -> None:
    text = "Reyes was quoted on Monday as saying it sank."
    told = (at(text, "it sank"),)
    outer = Attribution(told, at(text, "Reyes"), at(text, "was quoted"))
    saying = Attribution(told, None, at(text, "saying"), inside=0)
    other = Attribution((at(text, "sank"),), at(text, "it"), at(text, "saying"), inside=0)
    assert once(text, [outer, saying, other]) == (outer, other)
    alone = Attribution(told, at(text, "Reyes"), at(text, "saying"))
    assert once(text, [outer, alone]) == (outer,)
    assert once(text, [alone]) == (alone,)
