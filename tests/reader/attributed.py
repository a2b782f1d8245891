"""Articles whose attributions are marked in the text, and what is read of them."""

from __future__ import annotations

import re

from onrecord.reader.entities.naming import named
from onrecord.reader.entities.tokens import lines
from onrecord.reader.speakers.casting import Casting
from onrecord.reader.speakers.reading import Reading
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.continued import continued
from onrecord.reader.statements.quotations import paragraphs, quotations
from onrecord.record import Article, Block, Span
from tests.reader.encodings import encoded_of, links_of


def at(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


def span(text: str, phrase: str, since: int = 0) -> Span:
    start = text.index(phrase, since)
    return Span(start, start + len(phrase))


def marked(text):
    """Text with {s:source}, {c:cue} and [content] marks to an article and its attributions.

    One attribution a paragraph, its parts in any order.
    """
    plain, spans, at = [], [], 0
    for paragraph in text.split("\n"):
        parts = {"s": None, "c": None, "t": []}
        rest = paragraph
        while rest:
            match = re.search(r"\{(s|c|t):([^{}]*)\}", rest)
            if match is None:
                plain.append(rest)
                at += len(rest)
                break
            plain += [rest[: match.start()], match[2]]
            start = at + match.start()
            span = Span(start, start + len(match[2]))
            at = span.end
            if match[1] == "t":
                parts["t"].append(span)
            else:
                parts[match[1]] = span
            rest = rest[match.end() :]
        if parts["t"]:
            spans.append(Attribution(tuple(parts["t"]), source=parts["s"], cue=parts["c"]))
        plain.append("\n")
        at += 1
    return "".join(plain), spans


def read(text, published="2021-03-10"):
    plain, attributions = marked(text)
    return resolve(Article(plain, published=published), attributions)


def speakers(text):
    return [one.speaker.name if one.speaker else None for one in read(text)[1]]


def interview(*lines):
    """Who speaks each line of an interview below its byline, and what each pronoun "he" means."""
    text = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        kind = "byline" if line.startswith("By ") else "paragraph"
        blocks.append(Block(kind, Span(start, start + len(line))))
        start += len(line) + 1
    marks = quotations(text, blocks)
    given = [
        Attribution((Span(*one.span(3)),), Span(*one.span(1)), Span(*one.span(2)))
        for one in re.finditer(r"\b([Hh]e) (said) (.+?)\.", text)
    ]
    _, found = resolve(
        Article(text, blocks=tuple(blocks)), continued(text, blocks, given, marks), marks
    )
    return [one.speaker.name if one.speaker else None for one in found]


def cast(text, same=(), mentions=(), people=()):
    """Who speaks, by name, where the network reads these mentions and people; ``same``: pairs of mentions that are one."""
    text, attributions = marked(text)
    encoded = encoded_of(text, names=[(one, "person") for one in people], mentions=mentions)
    places = paragraphs(text, None)
    read, found = lines(text, places), named(text, places, encoded)
    web = links_of(text, encoded, same)
    reading = Reading(Article(text), read, quotations(text), attributions, found, encoded, web)
    stage = Stage(reading)
    Casting(stage).settle()
    return [one.name if one else None for one in stage.speakers]
