"""Scores the same event across pages on the development topics of ECB+: CoNLL F1.

    python -m training.crossdoc
    python -m training.crossdoc --end-to-end

``gold mentions`` clusters the marked mentions of the checked sentences (Cybulska and Vossen
2015) by what the casebook compares: the word, the nearness of the pages, and the names and dates
in the sentence. All topics are put into one heap: nothing tells which pages belong together.
Singletons count. ``lemma`` alone, within the topic of the gold, is the baseline that papers
report.

``end to end`` adds the bare texts to a casebook; a gold mention is the event whose trigger overlaps
it, alone where there is none, and events where no mention is gold count as singletons too many.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

import onrecord
from onrecord.casebook import Casebook
from onrecord.casebook.happenings import SAME, Telling, match, rarity
from onrecord.casebook.topics import Vector, closeness, counted, vector
from onrecord.casebook.wordforms import kin, lemma
from onrecord.record import Page, Record
from training.clusters import b_cubed, ceaf_e, conll, muc
from training.happenings import DEV_TOPICS, ECB_PLUS, Pair, ecb_plus, put_together, spanned

TELLINGS = 4
"""Tellings of an event that stand for it, as in the casebook."""

Mention = tuple[str, Pair]


@dataclass(frozen=True)
class Marked:
    """A document: its text, the chain of every mention in its checked sentences, and the takers."""

    name: str
    topic: str
    text: str
    chains: Mapping[Pair, Hashable]
    sentences: tuple[Pair, ...]
    takers: tuple[Pair, ...]


def documents(topics: Sequence[int]) -> Iterator[Marked]:
    """The documents of some topics, with the chains that the reader of triggers leaves out."""
    for one in ecb_plus(topics):
        topic = one.name.split("_")[0]
        root = ElementTree.parse(ECB_PLUS / topic / f"{one.name}.xml").getroot()
        tokens = list(root.iter("token"))
        address = {token.get("sentence") for token in tokens if token.text == "http"}
        made = put_together(tokens, skip=address & {"0"})
        chain: dict[str, Hashable] = {}
        for link in root.iter():
            if link.tag.endswith("COREF"):
                across = link.tag.startswith("CROSS")
                name = link.get("note") if across else f"{one.name} {link.get('r_id')}"
                chain |= {source.get("m_id", ""): name for source in link.iter("source")}
        chains: dict[Pair, Hashable] = {}
        for mark in (each for under in root.iter("Markables") for each in under):
            span = spanned(made, mark) if "ACTION" in mark.tag else None
            if span and any(a <= span[0] < b for a, b in one.annotated):
                key = mark.get("m_id", "")
                chains[span] = chain.get(key) or f"{one.name} {key}"
        takers = tuple(thing.span for thing in one.things if thing.kind.startswith("HUMAN"))
        yield Marked(one.name, topic, one.text, chains, one.annotated, takers)


def gold(found: Sequence[Marked]) -> dict[Mention, Hashable]:
    return {(one.name, span): chain for one in found for span, chain in one.chains.items()}


def by_lemma(found: Sequence[Marked]) -> dict[Mention, Hashable]:
    """The baseline: mentions of one word in one topic of the gold are one event."""
    return {
        (one.name, span): (one.topic, lemma(one.text[slice(*span)]))
        for one in found
        for span in one.chains
    }


def by_match(found: Sequence[Marked]) -> dict[Mention, Hashable]:
    """As the casebook ties events: each to the known event that it matches best, else a new one."""
    marking = _Marking(found)
    vectors = marking.vectors
    events: dict[str, list[list[tuple[str, Telling]]]] = defaultdict(list)
    made: dict[Mention, Hashable] = {}
    for one in found:
        for span in one.chains:
            mine = marking.telling(one, span)
            best: tuple[float, list[tuple[str, Telling]]] | None = None
            for event in events[kin(mine.lemma)]:
                scores = [
                    each.score if each else 0.0
                    for name, other in event[-TELLINGS:]
                    for each in [match(mine, other, closeness(vectors[one.name], vectors[name]))]
                ]
                score = sum(scores) / len(scores)
                if score >= SAME and (best is None or score > best[0]):
                    best = (score, event)
            if best is None:
                best = (1.0, [])
                events[kin(mine.lemma)].append(best[1])
            best[1].append((one.name, mine))
            made[one.name, span] = id(best[1])
    return made


class _Marking:
    """Marked mentions with what is known of them without a reader of events: the words around each,
    and the persons named in its sentence."""

    def __init__(self, found: Sequence[Marked]) -> None:
        words = {one.name: counted(one.text) for one in found}
        self.pages = len(found)
        self.pages_with = Counter(word for each in words.values() for word in each)
        self.vectors: dict[str, Vector] = {
            name: vector(each, self.pages_with, self.pages) for name, each in words.items()
        }
        self.names: dict[str, int] = {}
        self.named = Counter(
            name for one in found for name in {_name(one, taker) for taker in one.takers} - {None}
        )

    def telling(self, one: Marked, span: Pair) -> Telling:
        start, end = next((each for each in one.sentences if each[0] <= span[0] < each[1]), span)
        who = {_name(one, taker) for taker in one.takers if start <= taker[0] < end} - {None}
        trigger = one.text[slice(*span)]
        page = self.vectors[one.name]
        around = {
            word: page[word]
            for word in counted(one.text[start:end]).keys() - counted(trigger).keys()
        }
        length = math.sqrt(sum(weight * weight for weight in around.values())) or 1.0
        return Telling(
            "other",
            lemma(trigger),
            who={
                self.names.setdefault(name, len(self.names)): rarity(self.named[name], self.pages)
                for name in sorted(filter(None, who))
            },
            rarity=rarity(
                max((self.pages_with[word] for word in counted(trigger)), default=1), self.pages
            ),
            around={word: weight / length for word, weight in around.items()},
        )


def _name(one: Marked, taker: Pair) -> str | None:
    """The last capitalised word of a participant."""
    words = re.findall(r"\b[A-Z][\w'’-]+", one.text[slice(*taker)])
    return words[-1].casefold() if words else None


def end_to_end(found: Sequence[Marked]) -> dict[Mention, Hashable]:
    """What a casebook of the bare texts makes of them."""
    made: dict[Mention, Hashable] = {}
    with Casebook.open(":memory:") as book:
        for one in found:
            read = onrecord.read_article(one.text)
            book.add(
                Record(
                    Page(one.name), read.article, read.entities, read.statements, events=read.events
                )
            )
        rows: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for row in book.rows("events"):
            rows[row["page_source"]].append(
                (row["trigger_start"], row["trigger_end"], row["happening_id"])
            )
        for each in rows.values():
            each.sort()
    for one in found:
        free = list(rows[one.name])
        for span in one.chains:
            hit = next((each for each in free if each[0] < span[1] and span[0] < each[1]), None)
            if hit is not None:
                free.remove(hit)
                made[one.name, span] = hit[2]
        for start, end, happening in free:
            if any(a <= start < b for a, b in one.sentences):
                made[one.name, (start, end)] = happening
    return made


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.crossdoc", description=__doc__)
    made.add_argument("--end-to-end", action="store_true", help="read the bare texts as well")
    args = made.parse_args()
    found = list(documents(sorted(DEV_TOPICS)))
    truth = gold(found)
    print(f"{len(found)} documents, {len(truth)} mentions, {len(set(truth.values()))} events")
    systems = {"lemma in gold topic": by_lemma, "gold mentions": by_match}
    if args.end_to_end:
        systems["end to end"] = end_to_end
    for title, system in systems.items():
        ours = system(found)
        parts = " ".join(
            f" {name} {100 * one.precision:.1f}/{100 * one.recall:.1f}/{100 * one.f1:.1f}"
            for name, measure in (("MUC", muc), ("B3", b_cubed), ("CEAF-e", ceaf_e))
            for one in [measure(truth, ours)]
        )
        print(f"{title:20} CoNLL {100 * conll(truth, ours):5.1f} {parts}")


if __name__ == "__main__":
    main()
