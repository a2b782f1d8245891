"""Scores page reading against the fundus and article-extraction gold, beside trafilatura.

    python -m training.pages --fundus --naeb

Body F1 is that of the article-extraction-benchmark (its evaluate.py): 4-gram shingles of ``\\w+``
tokens, precision and recall averaged over pages, F1 of the two averages. Gold bodies of fundus are
summary, section headlines and paragraphs. Ours is every block but headline, byline and caption.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from lxml import html
from rich.console import Console
from rich.table import Table

from onrecord.page import Capture, PageReading, read_page
from onrecord.page.encoding import decode
from onrecord.record import Article

NGRAM = 4
STANDFIRST_OVERLAP = 0.9
PARAGRAPH_OVERLAP = 0.8
"""Share of a paragraph's shingles that must stand in the other body for it to be there."""
NO_BODY = ("headline", "byline", "caption")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One page and what people or a publisher's own parser say about it."""

    name: str
    group: str
    path: Path
    url: str
    title: str
    day: str | None
    authors: tuple[str, ...]
    paragraphs: tuple[str, ...]
    standfirst: tuple[str, ...] = ()


@dataclass
class Tally:
    """Figures of one system over one set."""

    bodies: list[tuple[float, float, float]] = field(default_factory=list)
    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def count(self, what: str, hit: bool) -> None:
        self.totals[what] += 1
        self.hits[what] += hit

    def share(self, what: str) -> float | None:
        return self.hits[what] / self.totals[what] if self.totals[what] else None


def fundus(data: Path) -> Iterator[Gold]:
    """The pages of the fundus test set; its gold is what each publisher's parser gives."""
    for path in sorted((data / "pages/fundus").glob("*/*.json")):
        about = json.loads((path.parent / "meta.info").read_text("utf-8"))
        pages = sorted(path.parent.glob(f"{path.stem}_2*.html.gz"))
        for page, gold in zip(pages, json.loads(path.read_text("utf-8")).values(), strict=True):
            body = gold["body"]
            paragraphs = list(body["summary"])
            for section in body["sections"]:
                paragraphs += section["headline"] + section["paragraphs"]
            yield Gold(
                name=page.name.removesuffix(".html.gz"),
                group=path.stem,
                path=page,
                url=about[page.name]["url"],
                title=gold["title"] or "",
                day=(gold["publishing_date"] or "")[:10] or None,
                authors=tuple(gold.get("authors", ())),
                paragraphs=tuple(paragraphs),
                standfirst=tuple(body["summary"]),
            )


def naeb(data: Path) -> Iterator[Gold]:
    """The pages of the news article extraction set; its bodies were cleaned by hand."""
    folder = data / "pages/naeb"
    for name, gold in json.loads((folder / "gold.json").read_text("utf-8")).items():
        yield Gold(
            name=f"{name[:8]} {gold['site'].removeprefix('http://')}",
            group=gold["site"],
            path=folder / "html" / f"{name}.html.gz",
            url=gold["link"],
            title=gold["title"],
            day=gold["date"] or None,
            authors=tuple(one.strip() for one in gold["authors"].split(",") if one.strip()),
            paragraphs=tuple(one for one in gold["text"].split("\n") if one.strip()),
        )


def body_of(article: Article) -> list[str]:
    """The texts of the blocks that count as the body."""
    return [article.words(one.span) for one in article.blocks if one.kind not in NO_BODY]


def shingles(text: str, size: int = NGRAM) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def body_score(gold: Iterable[str], ours: Iterable[str]) -> tuple[float, float, float]:
    """Shares of shingles that are right, extra and missing."""
    want, have = shingles("\n".join(gold)), shingles("\n".join(ours))
    right = (want & have).total()
    counts = right, have.total() - right, want.total() - right
    whole = sum(counts) or 1
    return counts[0] / whole, counts[1] / whole, counts[2] / whole


def precision_recall_f1(scores: Iterable[tuple[float, float, float]]) -> tuple[float, float, float]:
    scores = list(scores)
    precision = statistics.mean([tp / (tp + fp) for tp, fp, _ in scores if tp + fp] or [0])
    recall = statistics.mean([tp / (tp + fn) for tp, _, fn in scores if tp + fn] or [0])
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def not_in(paragraphs: Iterable[str], other: str) -> int:
    """How many paragraphs of some length have no counterpart in the other body."""
    known = shingles(other, 3)
    count = 0
    for paragraph in paragraphs:
        grams = shingles(paragraph, 3)
        if sum(grams.values()) >= 5:
            found = sum(gram in known for gram in grams) / len(grams)
            count += found < PARAGRAPH_OVERLAP
    return count


def same_title(one: str | None, other: str) -> bool:
    return _plain(one or "") == _plain(other)


def _plain(text: str) -> str:
    text = text.translate(str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xad": None}))
    return " ".join(text.split()).casefold()


def token_overlap(gold: str, text: str) -> float:
    """The share of the gold's tokens that the text has."""
    want = Counter(_WORD.findall(gold.casefold()))
    have = Counter(_WORD.findall(text.casefold()))
    return (want & have).total() / max(1, want.total())


def _unmarked(code: str) -> str:
    """The text that a script holds without what programs write among its words: escapes and tags."""
    for escaped, mark in ((r"\\+u003c", "<"), (r"\\+u003e", ">"), (r"\\+u0026", "&")):
        code = re.sub(escaped, mark, code)
    return unescape(re.sub(r"<[^<>]{0,2000}>", "", code)).replace("\\", "")


def located(reading: PageReading, data: bytes, source: str) -> tuple[int, int]:
    """How many blocks stand in the element that their XPath finds in the page, and of how many."""
    if not reading.article.blocks:
        return 0, 0
    page = decode(data, source=source).encode()
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    found = 0
    texts: dict[str, str] = {}
    for block in reading.article.blocks:
        if block.xpath not in texts:
            nodes = root.xpath(block.xpath)
            text = nodes[0].text_content() if len(nodes) == 1 else ""
            if len(nodes) == 1 and nodes[0].tag == "script":
                text = _unmarked(text)
            texts[block.xpath] = "".join(text.split())
        words = reading.article.words(block.span).split()
        place = 0
        for word in words:
            place = texts[block.xpath].find(word, place)
            if place < 0:
                break
            place += len(word)
        found += bool(words) and place >= 0
    return found, len(reading.article.blocks)


def score_ours(gold: Gold, data: bytes, tally: Tally) -> tuple[PageReading, float]:
    start = time.perf_counter()
    reading = read_page(Capture(source=gold.name, data=data, url=gold.url))
    tally.seconds += time.perf_counter() - start
    article = reading.article
    body = body_of(article)
    score = body_score(gold.paragraphs, body)
    tally.bodies.append(score)
    _score_fields(gold, tally, article.headline, article.published, article.bylines)
    if gold.standfirst:
        for text, name in (
            (article.standfirst or "", "standfirst field"),
            (article.text, "standfirst"),
        ):
            tally.count(name, token_overlap(gold.standfirst[0], text) >= STANDFIRST_OVERLAP)
    tally.totals["pages"] += 1
    tally.hits["extra"] += not_in(body, "\n".join(gold.paragraphs))
    tally.hits["missing"] += not_in(gold.paragraphs, "\n".join(body))
    hits, blocks = located(reading, data, gold.name)
    tally.hits["located"] += hits
    tally.totals["located"] += blocks
    if reading.problem is not None:
        tally.hits[reading.problem.code] += 1
    return reading, precision_recall_f1([score])[2]


def score_trafilatura(gold: Gold, data: bytes, tally: Tally) -> float:
    import trafilatura

    start = time.perf_counter()
    found = trafilatura.bare_extraction(
        data, url=gold.url, include_comments=False, with_metadata=True
    )
    tally.seconds += time.perf_counter() - start
    body = (found.text or "").split("\n") if found else []
    score = body_score(gold.paragraphs, body)
    tally.bodies.append(score)
    authors = tuple(one.strip() for one in ((found and found.author) or "").split(";"))
    _score_fields(gold, tally, found and found.title, found and found.date, authors)
    tally.totals["pages"] += 1
    tally.hits["extra"] += not_in(body, "\n".join(gold.paragraphs))
    tally.hits["missing"] += not_in(gold.paragraphs, "\n".join(body))
    return precision_recall_f1([score])[2]


def _score_fields(
    gold: Gold, tally: Tally, title: str | None, day: str | None, authors: Iterable[str]
) -> None:
    tally.count("title", same_title(title, gold.title))
    if gold.day:
        tally.count("date", (day or "")[:10] == gold.day)
    if gold.authors:
        tally.count(
            "authors", {_plain(one) for one in authors if one} == {_plain(o) for o in gold.authors}
        )


def report(name: str, tallies: dict[str, Tally], console: Console) -> None:
    table = Table(title=f"{name}: {tallies['onrecord'].totals['pages']} pages")
    for column in ("", *tallies):
        table.add_column(column, justify="right" if column else "left")
    scores = {system: precision_recall_f1(one.bodies) for system, one in tallies.items()}
    for place, what in ((2, "body F1"), (0, "body precision"), (1, "body recall")):
        table.add_row(what, *(f"{scores[system][place]:.4f}" for system in tallies))
    for what in ("title", "date", "authors", "standfirst", "standfirst field", "located"):
        shares = [one.share(what) for one in tallies.values()]
        table.add_row(what, *("-" if share is None else f"{share:.4f}" for share in shares))
    for what in ("extra", "missing"):
        table.add_row(f"{what} paragraphs", *(str(one.hits[what]) for one in tallies.values()))
    codes = ("section_front", "error_page", "cookie_wall", "paywall_stub", "no_text", "language")
    for code in codes:
        table.add_row(f"called {code}", *(str(one.hits[code]) for one in tallies.values()))
    table.add_row(
        "ms a page",
        *(f"{1000 * one.seconds / max(1, one.totals['pages']):.1f}" for one in tallies.values()),
    )
    console.print(table)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="training.pages", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--fundus", action="store_true", help="score the fundus pages")
    parser.add_argument("--naeb", action="store_true", help="score the article extraction pages")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="corpora folder")
    parser.add_argument("--alone", action="store_true", help="leave trafilatura out")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth page")
    parser.add_argument(
        "--worst", type=int, default=12, metavar="N", help="list the N worst groups"
    )
    options = parser.parse_args(arguments)
    chosen = [reader for reader in (fundus, naeb) if getattr(options, reader.__name__)]
    console = Console()
    for reader in chosen or [fundus, naeb]:
        tallies = {"onrecord": Tally()} | ({} if options.alone else {"trafilatura": Tally()})
        groups: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for gold in list(reader(options.data))[:: options.every]:
            data = gzip.decompress(gold.path.read_bytes())
            reading, ours = score_ours(gold, data, tallies["onrecord"])
            theirs = 0.0 if options.alone else score_trafilatura(gold, data, tallies["trafilatura"])
            code = reading.problem.code if reading.problem else ""
            groups[gold.group].append((ours, theirs, code))
        report(reader.__name__, tallies, console)
        worst = sorted(groups.items(), key=lambda one: statistics.mean(s[0] for s in one[1]))
        for group, scored in worst[: options.worst]:
            console.print(
                f"  {statistics.mean(s[0] for s in scored):.3f}"
                f" ({statistics.mean(s[1] for s in scored):.3f})"
                f" {group} {' '.join(s[2] for s in scored)}"
            )


if __name__ == "__main__":
    main()
