"""Scores who is who across pages on the 30 articles of MEANTIME about one company.

    python -m training.identity
    python -m training.identity --clusters

Gold is the cross-document coreference of persons and organisations. ``given chains`` takes what is
one within an article from the gold, so that the casebook alone is measured; ``end to end`` reads
the bare text: a gold mention is in the identity of the entity with a mention that overlaps it
most, alone where there is none. Measured as B³ over the gold mentions.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import onrecord
from onrecord.casebook import Casebook
from onrecord.casebook.identity import KINDS
from onrecord.record import Article, Entity, Mention, Page, Record, Span
from training.clusters import b_cubed, conll
from training.corpora import DATA
from training.happenings import Pair, put_together, spanned

MEANTIME = DATA / "events" / "meantime-apple" / "intra_cross-doc_annotation"
TYPES = {"PER": "person", "ORG": "organization"}
OVERLAP = 0.5
"""Jaccard of code points from which a mention of ours is the gold one."""

Key = tuple[str, Pair, str]


@dataclass(frozen=True)
class Chain:
    """What is one within an article: its mentions, those that are names, its identity in the
    corpus."""

    type: str
    instance: str
    mentions: tuple[Pair, ...]
    names: tuple[Pair, ...]


@dataclass(frozen=True)
class Document:
    name: str
    text: str
    chains: tuple[Chain, ...]


def documents(folder: Path = MEANTIME) -> Iterator[Document]:
    """The articles with their persons and organisations."""
    for path in sorted(folder.glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        made = put_together(list(root.iter("token")))
        marks = {one.get("m_id", ""): one for under in root.iter("Markables") for one in under}
        chains = []
        for link in root.iter("REFERS_TO"):
            target = link.find("target")
            entity = marks.get(target.get("m_id", "")) if target is not None else None
            if entity is None or entity.tag != "ENTITY" or entity.get("ent_type") not in TYPES:
                continue
            sources = [marks[one.get("m_id", "")] for one in link.iter("source")]
            spans = {span: one for one in sources if (span := spanned(made, one)) is not None}
            names = [
                span for span, one in spans.items() if "NAM" in (one.get("syntactic_type") or "")
            ]
            if spans:
                chains.append(
                    Chain(
                        TYPES[entity.get("ent_type", "")],
                        entity.get("instance_id", ""),
                        tuple(sorted(spans)),
                        tuple(sorted(names)),
                    )
                )
        yield Document(path.stem, made.text, tuple(chains))


def given(document: Document) -> Record:
    """A record whose entities are the gold chains; without a name a chain is unnamed."""
    text = document.text
    entities = []
    for number, chain in enumerate(document.chains):
        forms = Counter(text[a:b].removesuffix("'s").strip() for a, b in chain.names)
        ordered = sorted(forms, key=lambda form: (-len(form.split()), -forms[form], form))
        entities.append(
            Entity(
                f"e{number}",
                chain.type if ordered else "unnamed",  # type: ignore[arg-type]
                ordered[0] if ordered else text[slice(*chain.mentions[0])],
                tuple(ordered[1:]),
                mentions=tuple(
                    Mention(Span(*one), "name" if one in chain.names else "nominal")
                    for one in chain.mentions
                ),
            )
        )
    return Record(Page(document.name), Article(text), entities=tuple(entities))


def read(document: Document) -> Record:
    """What the reader makes of the bare text."""
    record = onrecord.read_article(document.text)
    return Record(Page(document.name), record.article, record.entities, record.statements)


def clusters(book: Casebook, documents: Mapping[str, Document]) -> dict[Key, str]:
    """For each gold mention, the identity of the entity that has it."""
    found: dict[Key, str] = {}
    rows: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    identities = {row["id"]: row["identity_id"] for row in book.rows("entities")}
    for row in book.rows("mentions"):
        identity = identities[row["entity_id"]]
        who = f"i{identity}" if identity else f"e{row['entity_id']}"
        rows[row["page_source"]].append((row["start"], row["end"], who))
    for name, document in documents.items():
        for key in _keys(document):
            start, end = key[1]
            best = max(
                (
                    ((min(end, b) - max(start, a)) / (max(end, b) - min(start, a)), who)
                    for a, b, who in rows[name]
                    if a < end and start < b
                ),
                default=(0.0, ""),
            )
            found[key] = best[1] if best[0] >= OVERLAP else f"alone {key}"
    return found


def gold(documents: Mapping[str, Document]) -> dict[Key, str]:
    return {
        (name, mention, chain.type): chain.instance
        for name, document in documents.items()
        for chain in document.chains
        for mention in chain.mentions
    }


def _keys(document: Document) -> Iterator[Key]:
    for chain in document.chains:
        for mention in chain.mentions:
            yield document.name, mention, chain.type


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.identity", description=__doc__)
    made.add_argument("--clusters", action="store_true", help="print what was made one")
    args = made.parse_args()
    found = {one.name: one for one in documents()}
    truth = gold(found)
    print(f"{len(found)} articles, {len(truth)} mentions, {len(set(truth.values()))} identities")
    for title, maker in (("given chains", given), ("end to end", read)):
        with Casebook.open(":memory:") as book:
            for one in found.values():
                book.add(maker(one))
            made_up = clusters(book, found)
            for kinds in (("person", "organization"), ("person",), ("organization",)):
                some = {key: value for key, value in truth.items() if key[2] in kinds}
                ours = {key: made_up[key] for key in some}
                b3 = b_cubed(some, ours)
                print(
                    f"{title:14} {' + '.join(kinds):22} B3 {100 * b3.precision:5.1f}"
                    f" {100 * b3.recall:5.1f} {100 * b3.f1:5.1f}"
                    f"  CoNLL {100 * conll(some, ours):5.1f}"
                )
            if args.clusters:
                for kind in KINDS:
                    for person in book.people(kind=kind):
                        print(f"  {kind} {person.pages:3} {person.name}: {'; '.join(person.names)}")


if __name__ == "__main__":
    main()
