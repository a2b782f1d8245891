"""Readers of coreference: LitBank, GAP, and the entities of this project's gold of statements."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from training import happenings
from training.annotated import Annotated, Marked, spelled
from training.corpora import DATA, statements

_OPEN = re.compile(r"\((\d+)(\)?)|(\d+)\)")


def litbank(data: Path = DATA) -> Iterator[Annotated]:
    """LitBank (Bamman et al. 2020): coreference of ACE entities in fiction; some mentions, untyped."""
    for path in sorted((data / "coref" / "litbank" / "coref" / "conll").glob("*.conll")):
        tokens: list[str] = []
        open_: list[tuple[str, int]] = []
        found: list[tuple[int, int, str]] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 12:
                continue
            at = len(tokens)
            tokens.append(cells[3])
            for opened, closed, ending in _OPEN.findall(cells[-1] or cells[-2]):
                if opened and closed:
                    found.append((at, at + 1, opened))
                elif opened:
                    open_.append((opened, at))
                else:
                    for back in range(len(open_) - 1, -1, -1):
                        if open_[back][0] == ending:
                            found.append((open_.pop(back)[1], at + 1, ending))
                            break
        text, places = spelled(tokens)
        mentions = tuple(
            Marked((places[a][0], places[b - 1][1]), None, chain) for a, b, chain in found
        )
        yield Annotated(path.stem, text, "litbank", mentions=mentions)


def gap(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """GAP (Webster et al. 2018): a pronoun and two names that it may mean. Mentions: pronoun, A, B."""
    path = data / "coref" / "gap" / f"gap-{split}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            spans = [
                (int(row[f"{one}offset"]), int(row[f"{one}offset"]) + len(row[word]))
                for one, word in (("Pronoun-", "Pronoun"), ("A-", "A"), ("B-", "B"))
            ]
            mentions = tuple(Marked(span, None, "") for span in spans)
            pairs = ((0, 1, row["A-coref"] == "TRUE"), (0, 2, row["B-coref"] == "TRUE"))
            yield Annotated(row["ID"], row["Text"], "gap", mentions=mentions, pairs=pairs)


_TYPES = {"person": "person", "organization": "organization", "place": "place"}


def cast_of_statements(split: str, data: Path = DATA) -> Iterator[Annotated]:
    """Where the entities of this project's gold are named, and pronouns that are their sources.

    The gold lists the strings that refer to an entity; each place where one stands is taken, the
    longest first. A string of two entities is left out.
    """
    for document in statements(split, data):
        owner: dict[str, str | None] = {}
        types = {one["id"]: one["type"] for one in document.extra["entities"]}
        for one in document.extra["entities"]:
            for form in {one["name"], *one["mentions"]}:
                if len(form) > 1:
                    owner[form] = one["id"] if owner.get(form, one["id"]) == one["id"] else None
        taken: dict[tuple[int, int], Marked] = {}
        for form, chain in owner.items():
            if chain is None:
                continue
            bounded = rf"(?<!\w){re.escape(form)}(?!\w)"
            for match in re.finditer(bounded, document.text):
                taken.setdefault(
                    match.span(), Marked(match.span(), _TYPES.get(types[chain]), chain)
                )
        for gold in document.attributions:
            speaker = gold.extra.get("speaker")
            if len(gold.source) == 1 and speaker and not gold.nested:
                span = gold.source[0]
                if re.fullmatch(r"(?i)he|she|they|it|we|i|who", document.text[slice(*span)]):
                    taken[span] = Marked(span, _TYPES.get(types.get(speaker, "")), speaker)
        outer = [
            one
            for one in taken.values()
            if not any(
                one.chain == other.chain
                and other.place != one.place
                and other.place[0] <= one.place[0]
                and one.place[1] <= other.place[1]
                for other in taken.values()
            )
        ]
        yield Annotated(document.name, document.text, "cast", mentions=tuple(outer))


_KINDS = {"HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organization", "LOC_GEO": "place"}


def ecb_plus(topics: Collection[int], data: Path = DATA) -> Iterator[Annotated]:
    """ECB+ (Cybulska and Vossen 2014): event triggers of the annotated sentences, participants in chains."""
    for one in happenings.ecb_plus(topics, folder=data / "events" / "ecbplus"):
        mentions = tuple(
            Marked(thing.span, _KINDS.get(thing.kind), thing.chain or f"{thing.kind}{at}")
            for at, thing in enumerate(one.things)
            if thing.kind.startswith(("HUMAN", "LOC", "NON_HUMAN"))
        )
        yield Annotated(
            one.name,
            one.text,
            "ecb+",
            triggers=one.triggers,
            regions=one.annotated,
            mentions=mentions,
        )
