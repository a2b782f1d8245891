"""Claims and their denials: what one says and another denies, found by the words of the denial.

A denial is told by its cue ("denied that", "rejected the allegation that") or by its own words ("the
navy did not fire on the trawler").
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from onrecord.casebook.dates import days_apart
from onrecord.casebook.happenings import NEAR
from onrecord.casebook.holding import IS_ONE, SPEAKER_ID, by_hand
from onrecord.casebook.quotations import same_words, tokens
from onrecord.casebook.rows import NEGATES
from onrecord.casebook.topics import Topics
from onrecord.casebook.wordforms import lemma
from onrecord.denying import DENIES, REJECTS, rejects

LOOKED_AT = 2_000
"""Denials of a casebook that are looked at, the newest."""

CLAIMS = 100
"""Statements compared with each denial, the newest."""

KEPT = 4096
"""Statements of which it is known what they tell: copies of a story say the same words, and denials
of one matter are compared with the same claims."""

HELD = 0.6
"""Share of the telling words of a denied content that a claim must hold. Below, two statements
about one matter look like claim and denial; above, a claim in other words is missed."""

MEANT = 0.4
"""Share of the claim's own telling words that the denial must take up: a long statement holds
most words of a short one by chance."""

WITHIN = 90
"""Days between the publication of a claim and that of its denial."""

OF_OTHERS = 0.16
"""Nearness of the two pages from which a claim is one that the denial means; of a claim that names
who denies it ``happenings.NEAR`` will do. In a casebook of two pages both are low."""

NEARBY = 5
"""Claims, the best first, whose pages are compared with that of the denial."""

FORMS = 24
"""Words that begin as a telling word does by which claims are looked for, the commonest."""

SPARE = 2
"""Telling words asked for beyond those that a claim must have one of: it may have them in a form
that begins otherwise ("took")."""

FEWEST = 4
"""Telling words below which a denial says too little to find its claim by. That the claim names who
denies it is as good as one: one mostly denies what is said of oneself."""

_ADMITS = re.compile(
    r"\b(?:admi(?:t|ssion)|acknowledg|conced|confess|agree|kn(?:e|o)w)", re.IGNORECASE
)
"""How cues begin of what is said against oneself or known, which denies nothing."""

_NOT_SO = re.compile(r"\b(?:yet|if|unless|until)\b|\?", re.IGNORECASE)
"""Words beside which "not" denies nothing that somebody said."""

_BELOW = re.compile(
    r"(?<!^)\b(?:that|which|who|whom|whose|because|since|when|while|where|what|how|why)\b",
    re.IGNORECASE,
)
"""What a clause begins with that says of whom or why: "manufacturers that do not comply"."""

_SAYS_NOT = re.compile(r"\b(?:without|no|not|none|nobody|neither|nor)\b", re.IGNORECASE)
"""What a claim has, and its denial has not, that says as much as the denial."""

_POINTS = re.compile(
    r"(?:that|this|it|(?:the|that|this|such|those|these)\s(?:claim|allegation|accusation|report|suggestion"
    r"|account)s?)",
    re.IGNORECASE,
)
_MARKS = " ,.;:"
_STOPS = re.compile(r"[.!?][\"”’)]*(?:\s+|$)|\n+")
"""Where sentences and paragraphs end."""

_STATES = re.compile(
    r"\b(?:that|was|were|is|are|had|has|have|did|does|would|will|ever|any|[a-z]{3,}ing|involvement"
    r"|responsibility|wrongdoing|knowledge|guilt|allegations?|accusations?|charges?|claims?|reports?)\b",
    re.IGNORECASE,
)
"""What is denied is so or not so; what is denied to somebody ("denied bail") holds none of these."""

_WEAK = frozenset(
    """the a an of to in on at for by with from and or that this these those it its he she they his
    her their him them is was were are be been being has have had would will could should can
    may might did does do not no any as who whom which what when where had having ever about
    against into over there allegation claim charge report accusation suggestion""".split()
)


_COLUMNS = (
    "s.id, s.version_id, s.words, s.cue, s.negated, s.source, e.identity_id, i.name, v.published"
    " FROM statement_rows d JOIN statements s ON s.id = d.id"
    " JOIN version_rows v ON v.id = s.version_id"
)


def denied(connection: sqlite3.Connection, *, machine: bool = False) -> Iterator[sqlite3.Row]:
    """Statements that deny something, the newest first. ``machine`` leaves out what a person put
    right."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} JOIN pages p ON p.version_id = s.version_id {by_hand(machine)}"
        f" LEFT JOIN entities e ON e.id = {SPEAKER_ID} LEFT JOIN identities i ON i.id = e.identity_id"
        f" WHERE d.may_deny AND {IS_ONE} ORDER BY d.id DESC"
    )
    return islice(filter(_is_denial, rows), LOOKED_AT)


def denials(
    connection: sqlite3.Connection, *, before: int, limit: int
) -> Iterator[tuple[int, sqlite3.Row | None]]:
    """The last statements before a row that have a word which denies, each with its row if it is a
    denial."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} JOIN pages p ON p.version_id = s.version_id"
        " LEFT JOIN entities e ON e.id = s.speaker_id LEFT JOIN identities i ON i.id = e.identity_id"
        " WHERE d.id < ? AND d.may_deny ORDER BY d.id DESC LIMIT ?",
        (before, limit),
    ).fetchall()
    for row in rows:
        yield row["id"], row if _is_denial(row) else None


def _is_denial(row: sqlite3.Row) -> bool:
    """Whether a statement (``words``, ``cue``, ``negated``) denies that something is so."""
    words, cue = row["words"], row["cue"] or ""
    if row["negated"]:
        return False
    if DENIES.search(cue):
        return _STATES.search(words) is not None or points_back(words)
    if REJECTS.search(cue):
        return rejects(cue, words)
    return _ADMITS.search(cue) is None and _negated(words) is not None


def _negated(words: str) -> str | None:
    """The first telling word that a statement negates: "accept" of "she did not accept any cash"."""
    found = NEGATES.search(words)
    if found is None or _NOT_SO.search(words) or _BELOW.search(words, 1, found.start()):
        return None
    behind = (lemma(one) for one in tokens(words[found.end() :]) if one not in _WEAK)
    return next(behind, None)


@lru_cache(maxsize=KEPT)
def telling(words: str) -> frozenset[str]:
    """The words of a statement that tell what it is about, without their endings."""
    return frozenset(lemma(one) for one in tokens(words) if one not in _WEAK and len(one) > 2)


def _rarest(connection: sqlite3.Connection, wanted: frozenset[str]) -> list[str]:
    """Words of the casebook such that a claim which holds enough of what is wanted has one of them:
    all forms of the rarest, some more than it may lack."""
    forms = {
        stem: connection.execute(
            "SELECT word, versions FROM vocabulary WHERE word >= ? AND word < ?"
            " ORDER BY versions DESC LIMIT ?",
            (stem, stem + "\U0010ffff", FORMS),
        ).fetchall()
        for stem in wanted
    }
    rarest = sorted(wanted, key=lambda one: (sum(row[1] for row in forms[one]), one))
    lacking = len(wanted) - math.ceil(HELD * len(wanted))
    return sorted({row[0] for one in rarest[: lacking + 1 + SPARE] for row in forms[one]})


_ALL_OF_IT = frozenset(
    lemma(word)
    for word in """charge allegation accusation claim wrongdoing involvement responsibility guilt
    misconduct crime offence offense suit lawsuit complaint indictment case""".split()
)
"""What is denied as a whole: whoever denies "the charges" denies what they are charged with."""


def denies_all(denial: sqlite3.Row) -> bool:
    """Whether a denial (a row of ``denied``) names nothing that is denied but "the charges"."""
    by_cue = DENIES.search(denial["cue"] or "") or REJECTS.search(denial["cue"] or "")
    said = [lemma(one) for one in tokens(denial["words"]) if one not in _WHOLLY]
    return by_cue is not None and any(one in _ALL_OF_IT for one in said[:2]) and len(said) <= 3


_WHOLLY = frozenset("the a an any all these those his her its their such of against him it".split())


def claim_of(
    connection: sqlite3.Connection, denial: sqlite3.Row, *, machine: bool = False
) -> int | None:
    """The claim that a denial (a row of ``denied``) denies, if there is one."""
    wanted = telling(denial["words"])
    own = telling(denial["name"] or "")
    if points_back(denial["words"]):
        return _just_before(connection, denial, machine)
    if len(wanted) < FEWEST - 1:
        return None
    asked = " OR ".join(f'words : "{one}"' for one in _rarest(connection, wanted))
    if not asked:
        return None
    rows = connection.execute(
        "SELECT s.id, s.version_id, s.words, s.cue, s.negated, s.source, e.identity_id, v.published"
        " FROM statements_fts f JOIN statements s ON s.id = f.rowid"
        f" JOIN version_rows v ON v.id = s.version_id {by_hand(machine)}"
        f" LEFT JOIN entities e ON e.id = {SPEAKER_ID}"
        f" WHERE statements_fts MATCH ? AND s.id <> ? AND {IS_ONE} ORDER BY f.rowid DESC LIMIT ?",
        (asked, denial["id"], CLAIMS),
    ).fetchall()
    verb = None if DENIES.search(denial["cue"] or "") else _negated(denial["words"])
    found: list[tuple[float, int, int, bool]] = []
    for row in rows:
        if not _may_claim(row, denial):
            continue
        claimed = telling(row["words"])
        if verb is not None and verb not in claimed:
            continue
        named = bool(own) and 2 * len(own & claimed) >= len(own)
        shared = len(wanted & claimed) + named
        held = shared / (len(wanted) + named)
        # The very words are as good as the name: few tell enough where they are all there.
        named = named or same_words(tokens(row["words"]), tokens(denial["words"]))
        if len(wanted) + named >= FEWEST and held >= HELD and shared >= MEANT * len(claimed):
            found.append((held, row["id"], row["version_id"], named))
    topics = Topics(connection)
    for _, claim, version, named in sorted(found, reverse=True)[:NEARBY]:
        mine = denial["version_id"]
        if version == mine or topics.near(version, mine) >= (NEAR if named else OF_OTHERS):
            return claim
    return None


def points_back(words: str) -> bool:
    """Whether nothing is denied but what was said just before: "denied that"."""
    return _POINTS.fullmatch(words.strip(_MARKS)) is not None


def _just_before(connection: sqlite3.Connection, denial: sqlite3.Row, machine: bool) -> int | None:
    """The statement of somebody else that ends in the sentence before a denial."""
    rows = connection.execute(
        "SELECT s.id, s.version_id, s.words, s.cue, s.negated, s.source, s.spans, e.identity_id,"
        f" v.published FROM statements s JOIN version_rows v ON v.id = s.version_id {by_hand(machine)}"
        f" LEFT JOIN entities e ON e.id = {SPEAKER_ID} WHERE s.version_id = ? AND {IS_ONE}",
        (denial["version_id"],),
    ).fetchall()
    ends = {row["id"]: max((end for _, end in json.loads(row["spans"])), default=0) for row in rows}
    starts = (
        min((start for start, _ in json.loads(row["spans"])), default=0)
        for row in rows
        if row["id"] == denial["id"]
    )
    start = next(starts, 0)
    (text,) = connection.execute(
        "SELECT text FROM versions WHERE id = ?", (denial["version_id"],)
    ).fetchone()
    before = [row for row in rows if ends[row["id"]] <= start and _may_claim(row, denial)]
    last = max(before, key=lambda row: (ends[row["id"]], -row["id"]), default=None)
    if last is None:
        return None
    return int(last["id"]) if len(_STOPS.findall(text, ends[last["id"]], start)) <= 1 else None


def _may_claim(row: sqlite3.Row, denial: sqlite3.Row) -> bool:
    """Whether another says it, and says that it is so."""
    if row["negated"] or days_between(row["published"], denial["published"]) > WITHIN:
        return False
    if denial["identity_id"] is not None and denial["identity_id"] == row["identity_id"]:
        return False
    if row["identity_id"] is None and row["source"] in (None, denial["source"]):
        return False
    if DENIES.search(row["cue"] or "") or _negates(row["words"]):
        return False
    return not _nots(row["words"]) - _nots(denial["words"])


@lru_cache(maxsize=KEPT)
def _negates(words: str) -> bool:
    return NEGATES.search(words) is not None


@lru_cache(maxsize=KEPT)
def _nots(words: str) -> frozenset[str]:
    return frozenset(one.casefold() for one in _SAYS_NOT.findall(words))


def days_between(one: str | None, other: str | None) -> int:
    """Days between two days of publication; 0 where one is unknown."""
    return 0 if one is None or other is None else days_apart(one, other) or 0
