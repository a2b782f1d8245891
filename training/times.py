"""Scores the time layer: ``python -m training.times [CORPUS ...]``, as TempEval-3 does.

Extents are matched one to one in text order; *strict* wants the same span, *relaxed* any overlap.
*type* and *value* are F1 of relaxed matches that agree in it, over all predicted and all gold
(UzZaman et al. 2013, "entity attribute F1"). Where a corpus gives a gold expression no type or no
value, the expression and what matches it are left out of that figure.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.page import article_of_text
from onrecord.record import Time
from training.corpora import DATA
from training.measures import Score
from training.timexes import CORPORA, Gold, TimexDocument

MEASURES = ("strict", "relaxed", "type", "value")


def read(document: TimexDocument) -> tuple[Time, ...]:
    """The time expressions that the reader finds in a document."""
    from onrecord.reader.timex import times

    return times(article_of_text(document.text, published=document.published))


def matches(found: Sequence[Time], gold: Sequence[Gold]) -> Iterator[tuple[Time, Gold]]:
    """Pairs of overlapping expressions, one to one, the same span before any overlap."""
    spans = {one.span: one for one in found}
    exact = {one.span for one in gold if one.span in spans}
    taken: set[tuple[int, int]] = set(exact)
    for wanted in gold:
        if wanted.span in exact:
            yield spans[wanted.span], wanted
            continue
        for one in found:
            if one.span.overlaps(wanted.span) and one.span not in taken:
                taken.add(one.span)
                yield one, wanted
                break


def scores(both: Iterable[tuple[Sequence[Time], Sequence[Gold]]]) -> dict[str, Score]:
    """The four figures over (found, gold) of each document."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for found, gold in both:
        for name in MEASURES:
            predicted[name] += len(found)
            wanted[name] += len(gold)
        for attribute in ("type", "value"):
            wanted[attribute] -= sum(getattr(one, attribute) is None for one in gold)
        for one, other in matches(found, gold):
            right["relaxed"] += 1
            right["strict"] += one.span == other.span
            for attribute in ("type", "value"):
                if getattr(other, attribute) is None:
                    predicted[attribute] -= 1
                else:
                    right[attribute] += getattr(one, attribute) == getattr(other, attribute)
    return {name: Score(right[name], predicted[name], wanted[name]) for name in MEASURES}


def errors(document: TimexDocument, found: Sequence[Time]) -> Iterator[str]:
    """What is wrong in a document, one line an expression, with the words around it."""
    text = document.text

    def around(start: int, end: int) -> str:
        shown = f"{text[max(0, start - 70) : start]}[{text[start:end]}]{text[end : end + 50]}"
        return " ".join(shown.split())

    paired = list(matches(found, document.gold))
    for one, other in paired:
        same = one.span == other.span
        if not same:
            yield f"EXTENT gold={text[other.span.start : other.span.end]!r} {around(*one.span)}"
        if other.type is not None and other.type != one.type:
            yield f"TYPE gold={other.type} {one.type} {other.value} {around(*one.span)}"
        elif other.value is not None and other.value != one.value:
            yield f"VALUE gold={other.value} {one.value} {document.published} {around(*one.span)}"
    seen = {id(one) for one, _ in paired}
    for one in found:
        if id(one) not in seen:
            yield f"EXTRA {one.type} {one.value} {around(*one.span)}"
    met = {id(other) for _, other in paired}
    for other in document.gold:
        if id(other) not in met:
            yield f"MISSED {other.type} {other.value} {around(*other.span)}"


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.times", description=__doc__)
    made.add_argument("corpora", nargs="*", metavar="CORPUS", help=", ".join(CORPORA))
    made.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    made.add_argument("--errors", action="store_true", help="print what is wrong")
    args = made.parse_args()
    for name in args.corpora or CORPORA:
        documents = list(CORPORA[name](args.data))
        found = [read(one) for one in documents]
        if args.errors:
            for document, given in zip(documents, found, strict=True):
                for line in errors(document, given):
                    print(f"{document.name}: {line}")
        golds = [one.gold for one in documents]
        print(f"{name}, {len(documents)} documents")
        for measure, score in scores(zip(found, golds, strict=True)).items():
            print(f"  {measure:8} {score}", flush=True)


if __name__ == "__main__":
    main()
