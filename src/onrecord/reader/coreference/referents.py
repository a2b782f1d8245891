"""Whom he, she, it and they mean: earlier chains weighed by where their mentions stand.

The coreference head judges two mentions by their words in context. For third-person pronouns its
scores are weighed here anew, chain by chain, together with what theories of anaphora look at:
recency and grammatical role (Lappin and Leass 1994), parallel roles, clause-mates that cannot or
must be meant (Chomsky 1981), what the sentence before was about (Grosz et al. 1995), how often
somebody was mentioned, gender and number. No word is looked at, so that what is learned on some
texts holds for others.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from onrecord.reader.coreference.pairs import (
    FEMALE_SIGN,
    MALE_SIGN,
    MANY,
    NAME,
    NOMINAL,
    ONE,
    PRONOUN,
    Mentions,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded
    from onrecord.reader.network.spans import Found

HE, SHE, IT, THEY = range(4)
"""Classes of pronouns, as in ``pairs.PRONOUN_CLASS``, that are weighed here."""

REACH = 80
"""Mentions looked back at."""

CLIP = 8.0
"""Scores of the coreference head count for no more than this, either way."""

SUBJECT, PASSIVE, OBJECT, OBLIQUE, NOUN, OWNER, PREDICATE, OTHER = range(8)
"""Grammatical roles: subjects, objects, obliques, what hangs on a noun, owners, the rest."""

_ROLES = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "nsubj:pass": PASSIVE, "obj": OBJECT, "iobj": OBJECT,
    "obl": OBLIQUE, "obl:agent": OBLIQUE, "nmod": NOUN, "nmod:poss": OWNER, "root": PREDICATE,
    "ccomp": PREDICATE, "xcomp": PREDICATE, "advcl": PREDICATE,
}  # fmt: skip
_ROLES_COUNT = OTHER + 1

_CLAUSES = frozenset("root ccomp xcomp advcl acl acl:relcl csubj parataxis".split())
_CROSSED = [0, 1, 6, 7, 11, 14, 17, 22, 25, 26, 31, 33, 35, 36]
"""Signs that also count apart for pronouns that are subjects, owners, neither, and quoted."""
_SEEN = 20
"""Marks of a mention that count once for its chain, however many mentions bear them."""
_PEOPLE = _SEEN + 7
"""The first of the marks that count by their share, up to the last, which counts mentions."""

_NEAREST_PARTS = tuple(
    slice(*part) for part in pairwise((0, 6, 6 + _ROLES_COUNT, 9 + _ROLES_COUNT, None))
)
"""The parts of ``Lookback.nearest``: how far off a mention is, its role, its kind, the rest."""
_SIGNS = 78
"""Signs of a chain."""

_CLIMB = 12
"""Steps up a tree that are followed."""


class Lookback(NamedTuple):
    """What a pronoun sees in the mentions before it, of ``REACH`` mentions, the nearest last. What stands for those
    before the first is not to be read.

    marks: (mark, mention), what counts for the chain of a mention. nearest: (sign, mention), what counts of the
    nearest mention of a chain alone: how far off it is, its role, its kind, how it stands.
    """

    marks: NDArray[np.bool_]
    nearest: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where each mention stands in its sentence: arrays of one row each.

    first, last, head: words. role: as above, that of the first of coordinated ones. governor: the
    word that the mention depends on. clause: the word that heads the clause of a mention; ``above``
    that of the clause around it. opening: whether the mention is the first of its sentence.
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    head: NDArray[np.int64]
    role: NDArray[np.int64]
    governor: NDArray[np.int64]
    clause: NDArray[np.int64]
    above: NDArray[np.int64]
    opening: NDArray[np.bool_]
    nested: NDArray[np.bool_]
    coordinated: NDArray[np.bool_]
    score: NDArray[np.float64]


def standing(
    encoded: Encoded, mentions: Sequence[Found], heads: Sequence[int], signs: Mentions
) -> Standing:
    """Where mentions stand; heads: the word that heads each."""
    names, classes = encoded.layout.deprel, encoded.layout.upos
    count = len(encoded)
    at = np.arange(count)
    up = np.array(encoded.heads, np.int64)
    up = np.where(up < 0, at, up)
    deprel = np.asarray(encoded.deprel, np.int64)
    table = np.array([_ROLES.get(name, OTHER) for name in names] + [OTHER])
    conj = np.array([name == "conj" for name in names] + [False])[deprel]
    verbal = np.array([name in ("VERB", "AUX") for name in classes] + [False])[encoded.upos]
    opens = np.array([name in _CLAUSES for name in names] + [False])[deprel] | (conj & verbal)
    opens |= up == at
    lead, clause = at.copy(), at.copy()
    for _ in range(_CLIMB):
        lead = np.where(conj[lead] & ~verbal[lead], up[lead], lead)
        clause = np.where(opens[clause], clause, up[clause])
    head = np.array(heads, np.int64)
    first = np.array([one.first for one in mentions], np.int64)
    last = np.array([one.last for one in mentions], np.int64)
    of = lead[head]
    # Mentions are in text order: the first of a sentence opens it.
    opening = np.ones(len(mentions), bool)
    opening[1:] = signs.sentences[1:] != signs.sentences[:-1]
    reach = np.maximum.accumulate(last) if len(last) else last
    nested = np.zeros(len(mentions), bool)
    nested[1:] = last[1:] <= reach[:-1]
    return Standing(
        first, last, head, table[deprel[of]], up[of], clause[head], clause[up[clause[head]]],
        opening, nested, of != head, np.array([one.score for one in mentions], np.float64),
    )  # fmt: skip


def third(signs: Mentions, at: int) -> bool:
    """Whether a mention is a pronoun of the third person."""
    return int(signs.classes[at]) <= THEY


def is_reflexive(pronoun: str) -> bool:
    """Whether a pronoun is to mean its own clause's subject."""
    return pronoun.endswith(("self", "selves"))


def lookback(where: Standing, signs: Mentions) -> dict[int, Lookback]:
    """What each pronoun of the third person sees in the mentions before it."""
    asked = np.flatnonzero(signs.classes <= THEY)
    at = asked[:, None]
    cut = np.maximum(at + np.arange(-REACH, 0), 0)
    class_, role = signs.classes[at], where.role[at]
    roles, clause, classes = where.role[cut], where.clause[cut], signs.classes[cut]
    away = signs.sentences[at] - signs.sentences[cut]
    subject = roles <= PASSIVE
    argument = roles <= OBLIQUE
    here = away == 0
    first, last = where.first[cut], where.last[cut]
    contains = (first <= where.first[at]) & (where.last[at] <= last)
    own, around = where.clause[at], where.above[at]
    inside = contains & (first <= own) & (own <= last) & (where.head[cut] != own)
    mates = (clause == own) & ~contains
    rival = argument & mates & (role <= OBLIQUE) & (where.governor[cut] == where.governor[at])
    counterpart = (roles == role) | (subject & (role <= PASSIVE))
    same_word = classes == class_
    personal = classes <= THEY
    signed, kinds, types, figures = (
        one[cut] for one in (signs.genders, signs.kinds, signs.types, signs.numbers)
    )
    wanted = np.where(class_ == HE, MALE_SIGN, np.where(class_ == SHE, FEMALE_SIGN, 0))
    manyness = np.where(class_ == THEY, MANY, ONE)
    before, opening, early = away == 1, where.opening[cut], signs.sentences[cut] <= 1
    free = here & ~contains
    marked = np.array([
        subject & free, subject & mates, rival, rival & subject, contains & ~inside, inside,
        subject & (clause == around) & ~mates & ~contains,
        subject & (where.above[cut] == around) & here & ~mates,
        subject & before, opening & before, opening & free,
        counterpart & free & ~mates, counterpart & before,
        mates & (roles == OBJECT), mates & (roles == OBLIQUE),
        where.head[cut] == where.governor[at], where.governor[cut] == where.head[at],
        early, early & subject, here & where.nested[cut] & ~contains,
        (signed == wanted) & (wanted > 0), (signed > 0) & (signed != wanted),
        personal & same_word, personal & ~same_word, subject, away <= 2, kinds == NAME,
        types == 0, types == 1, types == 2, types == 3,
        figures == manyness, (figures > 0) & (figures != manyness), np.ones(cut.shape, bool),
    ])  # fmt: skip
    quoted, quotes = signs.quotes[at], signs.quotes[cut]
    definite = signs.definite[cut]
    nearest = np.array([
        away == 0, away == 1, away == 2, away == 3, away > 3,
        np.log1p(np.maximum(0, where.first[at] - last)) / 4,
        *(roles == each for each in range(_ROLES_COUNT)),
        kinds == NAME, kinds == NOMINAL, kinds == PRONOUN,
        quotes == quoted, (quotes == 0) & (quoted > 0), (quotes > 0) & (quoted == 0),
        np.tanh(where.score[cut] / 4), where.nested[cut], where.coordinated[cut],
        definite == 1, definite == 2,
    ], np.float32)  # fmt: skip
    seen = map(Lookback, marked.transpose(1, 0, 2), nearest.transpose(1, 0, 2))
    return dict(zip(asked.tolist(), seen, strict=True))


def features(
    where: Standing,
    signs: Mentions,
    seen: Lookback,
    at: int,
    row: NDArray[np.float32],
    chain: Sequence[int],
    reflexive: bool,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The chains before a pronoun and what speaks for each: numbers (chain,), signs (1 + chain, n).

    The first row stands for none of them. seen: the pronoun's ``lookback``. row: scores of the
    mentions before ``at``, the nearest last. chain: the number of the chain of each.
    """
    size = min(len(row), REACH)
    low = at - size
    net = np.minimum(np.maximum(row[len(row) - size :], -CLIP), CLIP).astype(np.float64)
    held = sorted({*chain[low:at]})
    place_of = {number: place for place, number in enumerate(held)}
    numbers, k = np.array(held, np.int64), len(held)
    member = np.array([place_of[number] for number in chain[low:at]], np.int64)
    near = np.zeros(k, np.int64)
    near[member] = np.arange(size)  # the last one written stays: the nearest
    class_, role, quoted = int(signs.classes[at]), int(where.role[at]), int(signs.quotes[at])
    belongs = (member[:, None] == np.arange(k)).astype(np.float32)
    counts = (seen.marks[:, REACH - size :].astype(np.float32) @ belongs).astype(np.float64)
    some = counts[:_SEEN] > 0
    agree, differ, alike, unlike, subjects, lately, named, people, *_, count = counts[_SEEN:]
    best = np.full(k, -CLIP)
    np.maximum.at(best, member, net)
    top = np.sort(best)[-2:] if k > 1 else np.array([-CLIP, *best])
    leads = best >= top[-1]
    ahead = best - np.where(leads, top[0], top[-1])
    mass = float(np.log1p(np.exp(best).sum()))
    fitting = (differ == 0) & (unlike <= alike)
    if class_ <= SHE:
        fitting &= people > 0
    later = near[None, :] > near[:, None]
    rank_fit = (later & fitting).sum(1)
    weight = np.where(fitting, count, 0)
    weighed = max(1.0, weight.sum()), max(1.0, weight.max(initial=0))
    again, again_away = np.zeros(k), 0
    last_alike = np.flatnonzero(signs.classes[low:at] == class_)
    sentence = int(signs.sentences[at])
    if len(last_alike):
        again[member[last_alike[-1]]] = 1.0
        again_away = min(sentence - int(signs.sentences[low + last_alike[-1]]), 3)
    differs, agrees = differ > 0, agree > 0
    logs = np.log1p([later.sum(1), rank_fit, count, subjects, lately, named, alike, unlike]) / 2
    nearest = seen.nearest[:, REACH - size + near]
    off, roles, kinds, stands = (nearest[part] for part in _NEAREST_PARTS)
    # Rows of one value a chain, or several such rows.
    rows: list[Any] = [
        best / 4, net[near] / 4, np.minimum(np.maximum(ahead, -6), 6) / 4,
        np.minimum(np.maximum(best - mass, -12), 0) / 4, leads,
        np.minimum(np.maximum(np.maximum(net, 0) @ belongs, 0), 20) / 8,
        off, logs[:2], rank_fit == 0, rank_fit == 1, fitting, roles, some,
        logs[2:4], weight / weighed[0], weight >= weighed[1], logs[4], named > 0, logs[5], kinds,
        agrees, differs & ~agrees, differs & agrees, alike > 0, logs[6], unlike > 0, logs[7],
        counts[_PEOPLE:-1] / count, again, again * (again_away / 2), stands,
    ]  # fmt: skip
    party = SUBJECT if role <= PASSIVE else OWNER if role == OWNER else OTHER
    about = [
        1.0, party == SUBJECT, party == OWNER, reflexive, bool(where.opening[at]),
        bool(where.clause[at] == where.above[at]), quoted > 0, float(np.log1p(fitting.sum())) / 2, mass / 4,
        float(np.log1p(sentence)) / 2, class_ in (HE, IT),
    ]  # fmt: skip
    chains = np.concatenate(rows, axis=None).reshape(_SIGNS, k)
    wide, crossed = len(about) + len(chains), len(_CROSSED)
    made = np.zeros((wide + 4 * crossed, 1 + k), np.float32)
    made[: len(about), 0] = about
    made[len(about) : wide, 1:] = chains
    for place, holds in enumerate((party == SUBJECT, party == OWNER, party == OTHER, quoted > 0)):
        if holds:
            made[wide + place * crossed :, 1:][:crossed] = chains[_CROSSED]
    return numbers, made.T


@dataclass(frozen=True, slots=True, eq=False)
class Referring:
    """A conditional logit over the chains before a pronoun: weights for he and she, for it and they."""

    weights: NDArray[np.float32]

    @classmethod
    def of(cls, settings: dict[str, Any] | None) -> Referring | None:
        """From its plain numbers; None where there are none."""
        if settings is None:
            return None
        return cls(np.asarray([settings["people"], settings["things"]], np.float32))

    def revised(
        self,
        where: Standing,
        signs: Mentions,
        seen: Lookback,
        at: int,
        row: NDArray[np.float32],
        chain: Sequence[int],
        reflexive: bool,
    ) -> NDArray[np.float32]:
        """Scores in the stead of ``row``: of the best mention of a chain its log-odds against none.

        The other mentions of a chain fall behind its best by as much as they did before.
        """
        numbers, made = features(where, signs, seen, at, row, chain, reflexive)
        odds = made @ self.weights[int(int(signs.classes[at]) > SHE)]
        size = min(len(row), REACH)
        near = row[len(row) - size :]
        member = np.searchsorted(numbers, np.array(chain[at - size : at], np.int64))
        best = np.full(len(numbers), -np.inf, np.float32)
        np.maximum.at(best, member, near)
        revised = np.full(len(row), -CLIP, np.float32)
        revised[len(row) - size :] = (odds[1:] - odds[0])[member] + near - best[member]
        return revised
