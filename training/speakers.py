"""Scores the rule layers over the learned one: speakers, told_to, said_on, medium, negation, kinds.

    python -m training.speakers --split dev --given-gold
    python -m training.speakers --split train --given-gold --errors speaker

By the definitions of the project's measures: a speaker is right when the entity found shares a
name, alias or nominal mention with the gold entity, case folded; ``told_to`` the same way as F1;
``said_on`` by value, ``medium`` by any token of overlap, ``negated`` as F1; a medium in words that the
annotation does not judge (``unjudged_medium``) is passed over. Pairs come one to one,
best content overlap first, from a Jaccard of content tokens of 0.5 up.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from onrecord.page import article_of_text
from onrecord.reader import read_layers
from onrecord.reader.network.encoder import Reader
from onrecord.reader.speakers.resolving import resolve
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Article, Entity, Span, Statement
from training.corpora import DATA, Document, Gold, statements
from training.evaluate import reader_of

_TOKEN = re.compile(r"\w+|[^\w\s]")
LAYERS = ("speaker", "told_to", "said_on", "medium", "negated", "kind")

Read = Callable[[Document], Sequence[Statement]]
"""From a document to the statements read in it, by whatever reader is scored."""


def gold_attributions(document: Document) -> tuple[tuple[Attribution, ...], list[Gold]]:
    """The gold spans as attributions, outer ones first, and the gold in the same order."""

    def size(gold: Gold) -> int:
        return sum(end - start for start, end in gold.content)

    ordered = sorted(document.attributions, key=lambda one: (one.nested, -size(one)))
    made = []
    for at, gold in enumerate(ordered):
        inside = None
        if gold.nested:
            around = [
                other
                for other in range(at)
                if all(
                    any(a <= start and end <= b for a, b in ordered[other].content)
                    for start, end in gold.content
                )
            ]
            inside = around[-1] if around else None
        made.append(
            Attribution(
                content=tuple(Span(*one) for one in gold.content),
                source=Span(*gold.source[0]) if gold.source else None,
                cue=Span(*gold.cue[0]) if gold.cue else None,
                act=gold.act or "speech",
                inside=inside,
            )
        )
    return tuple(made), ordered


def read_gold(reader: Reader | None, document: Document) -> Sequence[Statement]:
    """The statements that the rules make of the gold spans; without a reader, by the rules alone."""
    attributions, _ = gold_attributions(document)
    article = Article(document.text, published=document.extra.get("published"))
    encoded = reader.encode(document.text) if reader else None
    return resolve(article, attributions, encoded=encoded)[1]


def _tokens(text: str, spans: Iterable[tuple[int, int]], starts: list[int]) -> frozenset[int]:
    found: set[int] = set()
    for start, end in spans:
        first = max(0, bisect_left(starts, start + 1) - 1)
        found.update(range(first, bisect_left(starts, end)))
    return frozenset(found)


def pair(document: Document, found: Sequence[Statement]) -> list[tuple[Gold, Statement | None]]:
    """Every gold attribution with the statement paired to it, or None."""
    starts = [one.start() for one in _TOKEN.finditer(document.text)]
    gold = [_tokens(document.text, one.content, starts) for one in document.attributions]
    read = [_tokens(document.text, one.content, starts) for one in found]
    scored = []
    for a, left in enumerate(gold):
        for b, right in enumerate(read):
            overlap = len(left & right) / max(1, len(left | right))
            if overlap >= 0.5:
                same = _same_cue(document.attributions[a], found[b])
                scored.append((overlap, same, -a, -b))
    taken_gold: dict[int, int] = {}
    taken_read: set[int] = set()
    for _, _, a, b in sorted(scored, reverse=True):
        if -a not in taken_gold and -b not in taken_read:
            taken_gold[-a] = -b
            taken_read.add(-b)
    return [
        (one, found[taken_gold[at]] if at in taken_gold else None)
        for at, one in enumerate(document.attributions)
    ]


def _same_cue(gold: Gold, one: Statement) -> bool:
    """Breaks ties between statements with equal content."""
    return (gold.cue[0] if gold.cue else None) == (tuple(one.cue) if one.cue else None)


def _names(entity: dict) -> set[str]:
    return {one.casefold() for one in [entity["name"], *entity["mentions"]]}


def _forms(entity: Entity, text: str) -> set[str]:
    spans = (one.span for one in entity.mentions if one.kind != "pronoun")
    return {
        one.casefold() for one in [entity.name, *entity.aliases, *(text[a:b] for a, b in spans)]
    }


def agree(entity: Entity | None, gold: dict | None, text: str) -> bool:
    """Whether both are one: they share a name, alias or nominal mention, or both are none."""
    if entity is None or gold is None:
        return entity is None and gold is None
    return bool(_forms(entity, text) & _names(gold))


def score(
    documents: Iterable[Document], read: Read, errors: str | None = None
) -> dict[str, Counter[str]]:
    """Counts by layer: right, gold, found, and for speakers the paired ones."""
    counts: dict[str, Counter[str]] = {layer: Counter() for layer in LAYERS}
    for document in documents:
        text = document.text
        entities = {one["id"]: one for one in document.extra["entities"]}
        for gold, one in pair(document, read(document)):
            judged = gold.extra
            speaker = entities.get(judged["speaker"])
            if gold.act == "speech" and speaker is not None:
                right = one is not None and agree(one.speaker, speaker, text)
                counts["speaker"].update(gold=1, paired=one is not None, right=right)
                if errors == "speaker" and not right and one is not None:
                    _show(document, gold, speaker["name"], one.speaker and one.speaker.name)
            told = entities.get(judged["told_to"])
            hit = one is not None and told is not None and agree(one.told_to, told, text)
            got = one is not None and one.told_to is not None
            counts["told_to"].update(gold=told is not None, found=got, right=hit)
            if errors == "told_to" and (got or told) and not hit:
                _show(
                    document, gold, told and told["name"], one and one.told_to and one.told_to.name
                )
            date = one.said_on.value if one is not None and one.said_on else None
            _count(counts["said_on"], judged["said_on"], date)
            if errors == "said_on" and date != judged["said_on"]:
                _show(document, gold, f"{document.extra['published']} {judged['said_on']}", date)
            way = one.medium if one is not None else None
            wanted = judged["medium"]
            if _overlap(way, judged.get("unjudged_medium")):
                way = None
            overlap = _overlap(way, wanted)
            counts["medium"].update(gold=bool(wanted), found=bool(way), right=overlap)
            if errors == "medium" and (way or wanted) and not overlap:
                _show(document, gold, wanted and text[slice(*wanted)], way and text[slice(*way)])
            minus = one is not None and one.negated
            counts["negated"].update(
                gold=judged["negated"], found=minus, right=minus and judged["negated"]
            )
            if errors == "negated" and minus != judged["negated"]:
                _show(document, gold, judged["negated"], minus)
            if one is not None:
                counts["kind"].update(gold=1, paired=1, right=one.kind == judged["kind"])
                if errors == "kind" and one.kind != judged["kind"]:
                    _show(document, gold, judged["kind"], one.kind)
    return counts


def _overlap(one: Sequence[int] | None, other: Sequence[int] | None) -> bool:
    return bool(one and other and one[0] < other[1] and other[0] < one[1])


def _count(counter: Counter[str], wanted: object, got: object) -> None:
    counter.update(
        gold=wanted is not None,
        found=got is not None,
        right=wanted is not None and wanted == got,
    )


def _show(document: Document, gold: Gold, wanted: object, got: object) -> None:
    text = document.text
    spans = [*gold.source, *gold.cue, *gold.content]
    start = min(one[0] for one in spans)
    cue = text[slice(*gold.cue[0])] if gold.cue else None
    source = text[slice(*gold.source[0])] if gold.source else None
    end = max([one[1] for one in [*gold.source, *gold.cue]] or [start])
    shown = text[max(0, start - 150) : max(end, start + 60) + 60].replace("\n", "¶")[:420]
    print(f"{document.name} gold={wanted!r} got={got!r} source={source!r} cue={cue!r}\n    {shown}")


def report(counts: dict[str, Counter[str]]) -> str:
    """The counts as percentages, one layer a line."""
    lines = []
    for layer, one in counts.items():
        if layer in ("speaker", "kind"):
            whole = 100 * one["right"] / max(1, one["gold"])
            given = 100 * one["right"] / max(1, one["paired"])
            lines.append(f"{layer:8} {whole:5.1f}  given pairs {given:5.1f}  ({one['gold']} gold)")
        else:
            precision = 100 * one["right"] / max(1, one["found"])
            recall = 100 * one["right"] / max(1, one["gold"])
            f1 = 200 * one["right"] / max(1, one["found"] + one["gold"])
            lines.append(
                f"{layer:8} {f1:5.1f}  P {precision:5.1f}  R {recall:5.1f}  ({one['gold']} gold)"
            )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path, nargs="?")
    parser.add_argument("--rules", action="store_true", help="gold spans by the rules alone")
    parser.add_argument("--split", choices=("train", "dev", "seed"), default="dev")
    parser.add_argument("--given-gold", action="store_true", help="gold spans, not predicted ones")
    parser.add_argument("--errors", choices=LAYERS, help="print what this layer gets wrong")
    parser.add_argument("--limit", type=int, default=None, help="this many articles at most")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    documents = list(statements(options.split, options.data))[: options.limit]
    reader = None if options.rules else reader_of(options.weights)
    read = partial(read_gold if options.given_gold else read_whole, reader)
    print(report(score(documents, read, options.errors)))


def read_whole(reader: Reader | None, document: Document) -> Sequence[Statement]:
    """The statements of a whole reading."""
    article = article_of_text(document.text, published=document.extra.get("published"))
    return read_layers(article, reader).statements


if __name__ == "__main__":
    main()
