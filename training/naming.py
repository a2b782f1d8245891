"""Scores names, typed: ``python -m training.naming [WEIGHTS]``.

Typed span F1 of people, organisations and places on UNER-EWT dev, a tenth of WikiGold, news of other
outlets, and GUM dev (news and interview), where the gold name is the run of proper nouns that heads a mention.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.reader.entities.naming import named
from onrecord.reader.network.encoder import Reader
from onrecord.reader.statements.quotations import paragraphs
from training import outlets
from training.annotated import Annotated
from training.corpora import DATA
from training.evaluate import reader_of
from training.measures import Score, Tokens
from training.named import uner, wikigold
from training.treebank import gum

TYPES = ("person", "organization", "place")
Names = Callable[[str], Iterable[tuple[int, int, str]]]


def score(documents: Iterable[Annotated], names: Names) -> dict[str, Score]:
    """F1 of (span in tokens, type), over all three types and each."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in documents:
        tokens = Tokens(one.text)
        gold = {(tokens.range(n[:2]), n[2]) for n in one.names or () if n[2] in TYPES}
        found = {(tokens.range(n[:2]), n[2]) for n in names(one.text) if n[2] in TYPES}
        for kind in ("all", *TYPES):
            a, b = ({n for n in side if kind in ("all", n[1])} for side in (gold, found))
            counts.update(
                {(kind, "right"): len(a & b), (kind, "found"): len(b), (kind, "gold"): len(a)}
            )
        a, b = ({n[0] for n in side} for side in (gold, found))
        counts.update(
            {
                ("untyped", "right"): len(a & b),
                ("untyped", "found"): len(b),
                ("untyped", "gold"): len(a),
            }
        )
    return {
        kind: Score(counts[kind, "right"], counts[kind, "found"], counts[kind, "gold"])
        for kind in ("all", *TYPES, "untyped")
    }


def names_by(reader: Reader) -> Names:
    """The names that a reading of a text gives."""

    def names(text: str) -> Iterable[tuple[int, int, str]]:
        for one in named(text, paragraphs(text), reader.encode(text)):
            yield (*one.span, one.type)

    return names


def evaluate(reader: Reader, data: Path = DATA) -> dict[str, dict[str, Score]]:
    """The scores by data set."""
    names = names_by(reader)
    return {
        "uner-ewt dev": score(uner("dev", data), names),
        "wikigold, a tenth": score(wikigold("dev", data), names),
        "gum dev, news and interview": score(gum("dev", data, ("news", "interview")), names),
        "outlets dev": score(outlets.cast("dev", data), names),
    }


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.naming", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    for name, scores in evaluate(reader_of(args.weights), args.data).items():
        print(name)
        for kind, one in scores.items():
            print(f"  {kind:14} {one}")


if __name__ == "__main__":
    main()
