"""Scores mentions and coreference: ``python -m training.coreference [WEIGHTS]``.

CoNLL F1 (the mean of MUC, B-cubed and CEAF phi-4; Pradhan et al. 2014) on GUM dev, news and
interview, with singletons and without; GAP F1 (Webster et al. 2018) on its validation part; whom pronouns
mean in news of other outlets.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path

from onrecord.reader.coreference.links import links
from onrecord.reader.lexicon import THIRD_PRONOUNS
from onrecord.reader.network.encoder import Encoded, Reader
from onrecord.reader.network.spans import Found
from onrecord.reader.statements.quotations import quotations
from training import outlets
from training.annotated import Annotated, Place
from training.chains import gap
from training.clusters import Clustering, b_cubed, ceaf_e, conll, muc
from training.corpora import DATA
from training.evaluate import reader_of
from training.treebank import gum


def words_of(encoded: Encoded, place: Place) -> Place:
    """[first, last] of the words that a span touches."""
    first = bisect_right(encoded.ends, place[0])
    last = bisect_left(encoded.starts, place[1]) - 1
    return first, last


def read(
    text: str, encoded: Encoded, given: Sequence[Found] | None = None
) -> tuple[Sequence[Found], Sequence[int]]:
    """The mentions of an encoded text and the chain of each; of given ones where they are given."""
    found = links(text, encoded, quotations(text, None), given)
    return found.found, found.chains


def clustering(name: str, places: Iterable[Place], chains: Iterable[object]) -> Clustering:
    """Mentions of a document to their chains, both marked by its name: documents add up."""
    pairs = zip(places, chains, strict=True)
    return {(name, place): (name, chain) for place, chain in pairs}


def larger(one: Clustering) -> Clustering:
    """Without the clusters of one mention."""
    sizes = Counter(one.values())
    return {mention: cluster for mention, cluster in one.items() if sizes[cluster] > 1}


def score_gum(reader: Reader, documents: Sequence[Annotated]) -> dict[str, float]:
    """CoNLL with singletons and without, mention F1, typed F1 of people, organisations, places."""
    gold: dict[Hashable, Hashable] = {}
    predicted: dict[Hashable, Hashable] = {}
    given: dict[Hashable, Hashable] = {}
    mentions: Counter[str] = Counter()
    for one in documents:
        encoded = reader.encode(one.text)
        gold_places = [words_of(encoded, mention.place) for mention in one.mentions]
        gold |= clustering(one.name, gold_places, [mention.chain for mention in one.mentions])
        found, chain = read(one.text, encoded)
        places = [(mention.first, mention.last) for mention in found]
        predicted |= clustering(one.name, places, chain)
        names = reader.layout.mentions
        table = sorted(
            {
                p: names.index(m.type or "other")
                for p, m in zip(gold_places, one.mentions, strict=True)
            }.items(),
            key=lambda item: (item[0][0], -item[0][1]),
        )
        golden = [Found(a, b, type_, 9.0) for (a, b), type_ in table]
        _, chain_given = read(one.text, encoded, golden)
        given |= clustering(one.name, [(m.first, m.last) for m in golden], chain_given)
        typed_gold = {(p, m.type) for p, m in zip(gold_places, one.mentions, strict=True)}
        typed = {((m.first, m.last), names[m.type]) for m in found}
        mentions.update(
            right=len({p for p, _ in typed} & {p for p, _ in typed_gold}),
            found=len(places),
            gold=len(set(gold_places)),
        )
        for kind in ("person", "organization", "place"):
            a, b = ({x for x in side if x[1] == kind} for side in (typed_gold, typed))
            mentions.update(
                {f"{kind}/right": len(a & b), f"{kind}/found": len(b), f"{kind}/gold": len(a)}
            )
            mentions.update(
                {"typed/right": len(a & b), "typed/found": len(b), "typed/gold": len(a)}
            )

    def f1(name: str) -> float:
        return (
            200
            * mentions[f"{name}right"]
            / max(1, mentions[f"{name}found"] + mentions[f"{name}gold"])
        )

    return {
        "muc, with singletons": 100 * muc(gold, predicted).f1,
        "b3, with singletons": 100 * b_cubed(gold, predicted).f1,
        "ceaf, with singletons": 100 * ceaf_e(gold, predicted).f1,
        "conll, with singletons": 100 * conll(gold, predicted),
        "conll, without singletons": 100 * conll(larger(gold), larger(predicted)),
        "conll, mentions given": 100 * conll(gold, given),
        "mentions": f1(""),
        "mentions of people, organisations, places, typed": f1("typed/"),
        **{f"  {kind}": f1(f"{kind}/") for kind in ("person", "organization", "place")},
    }


def score_pronouns(reader: Reader, documents: Iterable[Annotated]) -> dict[str, float]:
    """Of pronouns that mean somebody known, how many are in a chain with a name or description of his.

    The last mention before the pronoun of its chain that is known decides, the first behind it where there is none.
    """
    counts: Counter[str] = Counter()
    for one in documents:
        encoded = reader.encode(one.text)
        owner = {words_of(encoded, mention.place): mention.chain for mention in one.mentions}
        asked = {
            words_of(encoded, mention.place): mention.chain
            for mention in one.mentions
            if one.text[slice(*mention.place)].lower() in THIRD_PRONOUNS
        }
        named = {owner[place] for place in owner.keys() - asked.keys()}
        found, chain = read(one.text, encoded)
        at = {(m.first, m.last): number for number, m in enumerate(found)}
        for place, entity in asked.items():
            if entity not in named:
                continue
            counts["gold"] += 1
            here = at.get(place)
            if here is None:
                continue
            others = [n for n in range(len(found)) if n != here and chain[n] == chain[here]]
            known = [
                owner[(found[n].first, found[n].last)]
                for n in (
                    *(n for n in reversed(others) if n < here),
                    *(n for n in others if n > here),
                )
                if (found[n].first, found[n].last) in owner
            ]
            counts["right"] += bool(known) and known[0] == entity
    return {"pronouns, accuracy": 100 * counts["right"] / max(1, counts["gold"])}


def score_gap(reader: Reader, documents: Iterable[Annotated]) -> dict[str, float]:
    """F1 over the two names of each pronoun, as the scorer of GAP counts."""
    counts: Counter[str] = Counter()
    for one in documents:
        encoded = reader.encode(one.text)
        asked = [words_of(encoded, mention.place) for mention in one.mentions]
        found, chain = read(one.text, encoded)
        if asked[0] not in {(m.first, m.last) for m in found}:
            # A pronoun that was not found as a mention is given: GAP gives it too.
            extra = Found(*asked[0], len(reader.layout.mentions), 9.0)
            given = sorted([*found, extra], key=lambda m: (m.first, -m.last))
            found, chain = read(one.text, encoded, given)
        mine = next(chain[at] for at, m in enumerate(found) if (m.first, m.last) == asked[0])
        members = [m for m, number in zip(found, chain, strict=True) if number == mine]
        for _, which, same in one.pairs:
            first, last = asked[which]
            # A mention names the name where the name is its head's: in it, before any clause.
            hit = any(
                m.first <= first and last <= m.last and m.last - m.first < last - first + 6
                for m in members
                if (m.first, m.last) != asked[0]
            )
            counts.update(right=hit and same, found=hit, gold=same)
    precision = 100 * counts["right"] / max(1, counts["found"])
    recall = 100 * counts["right"] / max(1, counts["gold"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"F1": f1, "P": precision, "R": recall}


def evaluate(reader: Reader, data: Path = DATA) -> dict[str, dict[str, float]]:
    """Every score by data set."""
    news = list(gum("dev", data, ("news", "interview")))
    return {
        "gum dev, news and interview": score_gum(reader, news),
        "gum dev, all": score_gum(reader, list(gum("dev", data))),
        "gap validation": score_gap(reader, gap("validation", data)),
        "outlets dev": score_pronouns(reader, outlets.cast("dev", data)),
    }


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    made.add_argument("weights", type=Path, nargs="?")
    made.add_argument("--data", type=Path, default=DATA)
    args = made.parse_args()
    for name, scores in evaluate(reader_of(args.weights), args.data).items():
        print(name)
        for measure, score in scores.items():
            print(f"  {measure:52} {score:5.1f}")


if __name__ == "__main__":
    main()
