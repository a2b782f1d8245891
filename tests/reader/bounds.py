"""Statements as the rules of their bounds leave them, in words."""

from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.bounds import bounded, guided
from onrecord.reader.statements.quotations import quotations
from tests.reader.attributed import at
from tests.reader.encodings import encoded_of


def told(text, tree, cue, content, rule=bounded, source=None, tags=()):
    given = Attribution(
        (at(text, content),), source and at(text, source), at(text, cue) if cue else None
    )
    one = rule(text, encoded_of(text, tree, tags=tags), given)
    return one.cue and text[slice(*one.cue)], [text[slice(*part)] for part in one.content]


def parts(text: str, *given: Attribution, tree=(), tags=()) -> list[tuple[str | None, list[str]]]:
    """The cue and the segments of what guided gives."""
    found = guided(text, encoded_of(text, tree, tags=tags), given, quotations(text))
    return [
        (one.cue and text[slice(*one.cue)], [text[slice(*part)] for part in one.content])
        for one in found
    ]


def saying(text: str, *content: str, cue: str = "said", **more: float) -> Attribution:
    return Attribution(
        tuple(at(text, part) for part in content), at(text, "Reyes"), at(text, cue), **more
    )


def sourced(text: str, source: str, names=(), tags=()) -> str:
    encoded = encoded_of(text, names=names, tags=tags)
    one = bounded(
        text, encoded, Attribution((at(text, "it sank"),), at(text, source), at(text, "said"))
    )
    return text[slice(*one.source)]
