"""From the scores of the heads to attributions: cues first, then what belongs to each.

A cue found by the tag layer is the anchor of an attribution. The link head then says, for this
anchor, which words are its source and its content; the tag layers say which words are of any source
or content, and the borders where one may begin and end. All are added and the best BIO sequence is
taken for each anchor.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.reader.network.encoder import Encoded

OUT, BEGIN, IN = range(3)
"""Labels of a word in a tag layer or for an anchor."""

SOURCE, CUE, CONTENT, NESTED = range(4)
"""Order of the tag layers."""

IMPOSSIBLE = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Settings:
    """What decoding weighs; tuned on PolNeAR dev and the dev gold of statements by ``training.tune``.

    ``cue`` is the chance of a cue from which an attribution is taken, ``nested`` that of a nested one. ``least`` is the
    confidence from which an attribution is told.
    """

    cue: float = 0.42
    nested: float = 0.5
    tag_weight: tuple[float, float] = (0.6, 0.6)
    reach: tuple[float, float] = (0.0, 0.0)
    begins: tuple[float, float] = (0.0, 0.0)
    ends: tuple[float, float] = (0.0, 0.0)
    calibration: tuple[float, ...] = (0.0, 1.0)
    least: float = 0.0

    @classmethod
    def of(cls, values: dict[str, Any]) -> Settings:
        """From settings as they ship, whose lists become tuples."""
        known: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in values.items()
        }
        return cls(**{k: v for k, v in known.items() if k in cls.__slots__})


@dataclass(slots=True)
class Draft:
    """An attribution in word ranges [first, last), while it is being decided."""

    cue: tuple[int, int]
    nested: bool
    cue_score: float
    source: tuple[int, int] | None = None
    source_score: float = 0.0
    content: list[tuple[int, int]] = field(default_factory=list)
    content_score: float = 0.0
    thought: float = 0.0
    confidence: float = 0.0


def runs(labels: NDArray[np.int8]) -> list[tuple[int, int]]:
    """Ranges [first, last) of a BIO sequence."""
    held = np.flatnonzero(labels)
    found: list[tuple[int, int]] = []
    start = last = -1
    for n, label in zip(held.tolist(), labels[held].tolist(), strict=True):
        if label == BEGIN or n != last:
            if last >= 0:
                found.append((start, last))
            start = n
        last = n + 1
    if last >= 0:
        found.append((start, last))
    return found


def best_sequences(
    scores: NDArray[np.float32],
    leaving: NDArray[np.float32] | None = None,
    staying: NDArray[np.float32] | None = None,
) -> NDArray[np.int8]:
    """The best label sequences under BIO, where I never follows O (Viterbi).

    scores: (sequence, word, 3). leaving, staying: (sequence, word), what is added where a span that
    holds the word ends with it or goes on after it. -> labels (sequence, word).
    """
    count, length, _ = scores.shape
    leave, stay = (
        np.zeros((length, count), np.float32) if one is None else np.ascontiguousarray(one.T)
        for one in (leaving, staying)
    )
    emitted = np.ascontiguousarray(scores.transpose(1, 2, 0))
    # The best score up to each word with each label at it.
    best = np.empty_like(emitted)
    best[0] = emitted[0]
    best[0, IN] = IMPOSSIBLE
    going_on = stay[:-1] + emitted[1:, IN]
    for before, at, told, leaves, goes_on in zip(
        best[:-1], best[1:], emitted[1:, :IN], leave[:-1], going_on, strict=True
    ):
        held = np.maximum(before[BEGIN], before[IN])
        np.add(held, goes_on, out=at[IN])
        np.add(np.maximum(held + leaves, before[OUT]), told, out=at[:IN])
    # What a span holds before a word, and whether it does better to end there than to be none.
    held = np.maximum(best[:-1, BEGIN], best[:-1, IN])
    ended = held + leave[:-1] > best[:-1, OUT]
    inner = np.where(best[:-1, BEGIN] >= best[:-1, IN], BEGIN, IN).astype(np.int8)
    labels = np.zeros((length, count), np.int8)
    labels[-1] = best[-1].argmax(0)
    # A word is IN where the one after it is, but for those at which a span is held in any case or
    # can only begin: the next of these tells.
    decided = ended | (inner != IN)
    told = np.concatenate([ended & (inner == IN), labels[-1:] == IN])
    next_decided = np.where(decided, np.arange(length - 1)[:, None], length - 1)
    next_decided = np.minimum.accumulate(next_decided[::-1])[::-1]
    goes_on = np.concatenate([np.take_along_axis(told, next_decided, 0), told[-1:]])
    # Where none is held the product is OUT.
    np.multiply(inner, ended | goes_on[1:], out=labels[:-1])
    return np.ascontiguousarray(labels.T)


def best_sequence(scores: NDArray[np.float32]) -> NDArray[np.int8]:
    """The best label sequence of one text, (word, 3), as ``best_sequences`` finds those of many.

    In plain numbers: on one of them an operation of numpy takes ten times as long.
    """
    emitted = scores.tolist()
    out, begin, _ = emitted[0]
    inside = float(IMPOSSIBLE)
    ended, began = [], []
    for for_out, for_begin, for_inside in emitted[1:]:
        began.append(begin >= inside)
        held = begin if begin >= inside else inside
        ended.append(held > out)
        top = held if held > out else out
        out, begin, inside = top + for_out, top + for_begin, held + for_inside
    label = OUT if out >= begin and out >= inside else BEGIN if begin >= inside else IN
    labels = [label]
    for over, opened in zip(reversed(ended), reversed(began), strict=True):
        label = (BEGIN if opened else IN) if over or label == IN else OUT
        labels.append(label)
    return np.array(labels[::-1], np.int8)


def cues(tags: NDArray[np.float32], layer: int, least: float) -> list[tuple[int, int, float]]:
    """Ranges of one cue layer whose first word is a beginning with probability ``least`` or more."""
    chance = np.exp(tags[:, layer])
    found = []
    for first in np.flatnonzero(chance[:, BEGIN] >= least).tolist():
        last = first + 1
        while last < len(chance) and chance[last, IN] > max(chance[last, OUT], chance[last, BEGIN]):
            last += 1
        found.append((first, last, float(chance[first, BEGIN])))
    return found


NEAR = 4
"""Nested cues before another that may claim the same words."""

DEEP = 8
"""Words on either side of an anchor from which a window that is not its own is asked as well."""


def link_scores(
    encoded: Encoded, anchors: NDArray[np.int64]
) -> list[tuple[int, NDArray[np.float32]]]:
    """For each anchor word: the first word of what its windows see and log-probabilities (role, word, 3) there.

    Roles are source and content. Where windows overlap, theirs are averaged by the depth of the
    word and of the anchor in each.
    """
    link, owners = encoded.layout.link, encoded.owner[anchors]
    asked: list[list[tuple[int, float, NDArray[np.float32]]]] = [[] for _ in anchors]
    for number, window in enumerate(encoded.windows):
        words = window.last - window.first
        depths = np.minimum(anchors - window.first, window.last - 1 - anchors)
        asking = np.flatnonzero((owners == number) | (depths >= DEEP))
        if not len(asking):
            continue
        query = window.query[anchors[asking] - window.first].reshape(len(asking), -1, link)
        key = window.key.reshape(words, -1, link)
        scores = query.transpose(1, 0, 2) @ key.transpose(1, 2, 0)
        full = np.zeros((len(asking), 2, words, 3), np.float32)
        full[..., BEGIN:] = scores.reshape(2, 2, len(asking), words).transpose(2, 0, 3, 1)
        full -= full.max(-1, keepdims=True)
        full -= np.log(np.exp(full).sum(-1, keepdims=True))
        for at, one in zip(asking.tolist(), full, strict=True):
            asked[at].append((window.first, float(max(depths[at], 1)), one))
    return [_together(one) for one in asked]


def _together(
    seen: list[tuple[int, float, NDArray[np.float32]]],
) -> tuple[int, NDArray[np.float32]]:
    """The mean of what windows say: each its first word, its weight, and scores (role, word, 3)."""
    if len(seen) == 1:
        return seen[0][0], seen[0][2]
    low = min(first for first, _, _ in seen)
    high = max(first + scores.shape[1] for first, _, scores in seen)
    total, weights = np.zeros((2, high - low, 3), np.float32), np.zeros(high - low, np.float32)
    for first, weight, scores in seen:
        here = slice(first - low, first - low + scores.shape[1])
        place = np.arange(scores.shape[1], dtype=np.float32)
        depth = weight * np.maximum(np.minimum(place, place[::-1]), 0.5)
        total[:, here] += scores * depth[:, None]
        weights[here] += depth
    total /= weights[:, None]
    return low, total


EITHER = 0.7
"""Chance, over both layers, of a cue of which neither is sure by itself: only its level is in doubt."""

CLAUSAL = 0.4
"""The same of a verb with a clause that tells what is said."""

EASE = np.float32(2)
"""What is added to where the content of a nested cue may begin that else had none."""


def of_either(
    tags: NDArray[np.float32], taken: NDArray[np.bool_], tells: NDArray[np.bool_]
) -> list[Draft]:
    """The cues that both layers tell together, each of the level that is the likelier. ``tells`` are the words that
    have a clause of what somebody says by the tree."""
    chance = np.exp(tags[:, (CUE, NESTED)])
    both = chance.sum(1)
    goes_on = (both[:, IN] > both[:, (OUT, BEGIN)].max(1)) & ~taken
    begins = (both[:, BEGIN] >= np.where(tells, CLAUSAL, EITHER)) & ~taken
    found: list[Draft] = []
    last = 0
    for first in np.flatnonzero(begins).tolist():
        if first < last:
            continue
        last = first + 1
        while last < len(both) and goes_on[last]:
            last += 1
        outer, nested = chance[first, :, BEGIN].tolist()
        found.append(Draft((first, last), nested > outer, min(outer + nested, 1.0)))
    return found


RETOLD = 0.6
"""Chance, over both layers, from which a verb of saying that has a subject and what it tells is a nested cue."""


def of_verbs(encoded: Encoded, taken: NDArray[np.bool_], sayings: Mapping[int, int]) -> list[Draft]:
    """The nested cues of verbs of saying of which it is but in doubt with which of their auxiliaries they begin,
    "[had] asked", or whether the outer layer tells them."""
    chance = np.exp(encoded.tags[:, (CUE, NESTED)])
    held = chance[:, :, BEGIN] + chance[:, :, IN]
    found = []
    for verb, first in sayings.items():
        outer, nested = held[verb].tolist()
        if outer < nested and outer + nested >= RETOLD and not taken[first : verb + 1].any():
            found.append(Draft((first, verb + 1), True, min(outer + nested, 1.0)))
    return found


def tell(encoded: Encoded) -> NDArray[np.bool_]:
    """Which words have a clause of what somebody says or thinks."""
    found = np.zeros(len(encoded), bool)
    clauses = np.array(encoded.heads, np.int64)
    clauses = clauses[encoded.deprel == encoded.layout.deprel.index("ccomp")]
    found[clauses[clauses >= 0]] = True
    return found


def eased(
    scores: NDArray[np.float32], leaving: NDArray[np.float32], staying: NDArray[np.float32]
) -> NDArray[np.int8]:
    """The best label sequences where a content may begin more readily."""
    if not len(scores):
        return np.zeros(scores.shape[:2], np.int8)
    return best_sequences(scores + np.array([0, EASE, 0], np.float32), leaving, staying)


def drafts(
    encoded: Encoded, settings: Settings, sayings: Mapping[int, int] | None = None
) -> list[Draft]:
    """Cues and, for each, the words that the network gives it."""
    made = [Draft((a, b), False, p) for a, b, p in cues(encoded.tags, CUE, settings.cue)]
    taken = np.zeros(len(encoded), bool)
    for draft in made:
        taken[slice(*draft.cue)] = True
    for a, b, p in cues(encoded.tags, NESTED, settings.nested):
        if not taken[a:b].any():
            made.append(Draft((a, b), True, p))
    for draft in made:
        taken[slice(*draft.cue)] = True
    made += of_either(encoded.tags, taken, tell(encoded))
    for draft in made:
        taken[slice(*draft.cue)] = True
    made += of_verbs(encoded, taken, sayings or {})
    if not made:
        return []
    scored = link_scores(encoded, np.array([one.cue[0] for one in made]))
    width = max(scores.shape[1] for _, scores in scored)
    table = np.zeros((len(made), 2, width, 3), np.float32)
    table[..., BEGIN:] = IMPOSSIBLE
    leaving, staying = np.zeros((2, len(made), 2, width), np.float32)
    begin, end = (encoded.borders[:, :, side] for side in range(2))
    ended, gone_on = (-np.logaddexp(0, sign * end) * np.array(settings.ends) for sign in (-1, 1))
    begun = begin * np.array(settings.begins) + np.array(settings.reach)
    for n, (draft, (first, scores)) in enumerate(zip(made, scored, strict=True)):
        last = first + scores.shape[1]
        leaving[n, :, : last - first] = ended[first:last].T
        staying[n, :, : last - first] = gone_on[first:last].T
        for role, layer in enumerate((SOURCE, CONTENT)):
            weight = 0.0 if draft.nested else settings.tag_weight[role]
            table[n, role, : last - first] = scores[role] + weight * encoded.tags[first:last, layer]
            table[n, role, : last - first, BEGIN] += begun[first:last, role]
        a, b = draft.cue[0] - first, draft.cue[1] - first
        table[n, :, max(a, 0) : b, BEGIN:] = IMPOSSIBLE
    flat = (one.reshape(2 * len(made), width, *one.shape[3:]) for one in (table, leaving, staying))
    labels = best_sequences(*flat).reshape(len(made), 2, width)
    bare = ~labels[:, 1].any(1) & np.array([one.nested for one in made])
    labels[bare, 1] = eased(table[bare, 1], leaving[bare, 1], staying[bare, 1])
    for n, (draft, (first, scores)) in enumerate(zip(made, scored, strict=True)):
        found = [runs(labels[n, role, : scores.shape[1]]) for role in range(2)]
        _take(draft, found, first, scores)
        draft.thought = float(encoded.acts[draft.cue[0], 0])
    return [one for one in made if one.content]


def _take(draft: Draft, found: list[Any], first: int, scores: Any) -> None:
    """Puts the decoded ranges into the draft: of sources the surest, of contents all."""
    odds = np.logaddexp(scores[..., BEGIN], scores[..., IN]) - scores[..., OUT]

    def margin(role: int, a: int, b: int) -> float:
        return float(odds[role, a:b].mean())

    if found[0]:
        a, b = max(found[0], key=lambda one: margin(0, *one) * min(one[1] - one[0], 4))
        draft.source, draft.source_score = (a + first, b + first), margin(0, a, b)
    else:
        draft.source_score = float(scores[0, :, OUT].min())
    draft.content = [(a + first, b + first) for a, b in found[1]]
    if draft.content:
        draft.content_score = float(np.mean([margin(1, a, b) for a, b in found[1]]))


ASIDE = 2
"""Words at most between what is told and who tells it behind a comma."""


def tell_of_tellings(made: Sequence[Draft], classes: Sequence[str]) -> None:
    """Of two outer attributions of the same words, one before and one behind a comma at their end, the second tells
    that the first does: "[Lund told the court that it sank], according to the memo"."""
    outer = [one for one in made if not one.nested]
    ends: dict[int, list[Draft]] = {}
    for one in outer:
        if (
            one.source is not None
            and one.source[1] <= one.cue[0] < one.content[0][0]
            and len(one.content) == 1
        ):
            ends.setdefault(one.content[-1][1], []).append(one)
    for one in outer:
        last = one.content[-1][1]
        first = min(one.cue[0], one.source[0] if one.source is not None else one.cue[0])
        apart = classes[last:first]
        if not 0 < len(apart) <= ASIDE or any(kind != "PUNCT" for kind in apart):
            continue
        for told in ends.get(last, ()):
            if told.source is not None and one.content[-1][0] <= told.content[-1][0]:
                told.nested = True
                one.content = [(min(told.source[0], one.content[0][0]), last)]


AROUND = 0.7
"""Confidence of an attribution from which what is more surely told is told within it."""


def settle(made: list[Draft], words: int) -> list[Draft]:
    """Outer attributions share no content: words that two claim go to the surer one. One that loses all of its
    own is told within another where that holds its cue as well, and the other way round."""
    owner = np.full(words, -1, np.int64)
    order = sorted(
        (n for n, one in enumerate(made) if not one.nested), key=lambda n: -made[n].content_score
    )
    for n in order:
        kept = []
        for a, b in made[n].content:
            free = owner[a:b] < 0
            if not free.any():
                continue
            if not free.all():
                inside = runs(np.where(free, IN, OUT).astype(np.int8))
                c, d = max(inside, key=lambda one: one[1] - one[0])
                if d - c < 0.5 * (b - a):
                    continue
                a, b = a + c, a + d
            kept.append((a, b))
        if not kept:
            takers = {int(m) for a, b in made[n].content for m in owner[a:b] if m >= 0}
            if len(takers) == 1 and _gives(made[min(takers)], made[n]):
                owner[slice(*made[n].content[0])] = n
                continue
            if any(_holds(made[m], made[n]) for m in takers):
                made[n].nested = True
                continue
            sure = made[n].confidence >= AROUND
            if sure and takers and all(_holds_speaker(made[n], made[m]) for m in takers):
                for m in takers:
                    made[m].nested = True
                kept = made[n].content
        for a, b in kept:
            owner[a:b] = n
        made[n].content = kept
    return [one for one in made if one.content]


BESIDE = 2
"""Words at most between a segment and the cue or source right beside it."""


def _gives(taker: Draft, one: Draft) -> bool:
    """Whether another lets go of a segment right beside the cue of one that else has none: "Lund says [it sank],
    complained of [the delay]". It keeps those beside its own."""
    if len(one.content) > 1 or len(taker.content) > NEAR:
        return False
    part = one.content[0]
    left = [own for own in taker.content if not _overlap(own, part)]
    given = [own for own in taker.content if _overlap(own, part)]
    apart = not any(_beside(taker, own) or _overlap(one.cue, own) for own in given)
    if not (apart and _beside(one, part) and any(_beside(taker, own) for own in left)):
        return False
    taker.content = left
    return True


def _beside(one: Draft, part: tuple[int, int]) -> bool:
    """Whether a segment stands right before or behind the cue and source of an attribution."""
    held = [one.cue, *([one.source] if one.source is not None else [])]
    first, last = min(held)[0], max(held)[1]
    return 0 <= part[0] - last <= BESIDE or 0 <= first - part[1] <= BESIDE


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether an attribution is told within the content of another, its cue and all."""
    return all(_within(one, outer.content) for one in (inner.cue, *inner.content))


def _holds_speaker(outer: Draft, inner: Draft) -> bool:
    """Whether the content of an attribution tells that somebody says what another tells."""
    source = inner.source
    return source is not None and _within(source, outer.content) and _holds(outer, inner)


def end_before_cues(made: Sequence[Draft], ends: Sequence[bool]) -> None:
    """Outer attributions, where the content of one runs on into the cue with which its source goes on to say
    something else: "said [it sank] and promised help". ``ends`` are the words that only join: "and", commas."""
    outer = [one for one in made if not one.nested]
    held = sorted((one.cue, n) for n, one in enumerate(outer))
    for one in outer:
        for at, (a, b) in enumerate(one.content):
            place = bisect_right(held, ((a, a), -1))
            for cue, n in held[place : place + NEAR]:
                other = outer[n]
                if other is one or not a < cue[0] < cue[1] <= b <= other.content[0][0]:
                    continue
                if other.source is not None and _overlap(other.source, (a, b)):
                    continue
                last = cue[0]
                while last > a and ends[last - 1]:
                    last -= 1
                if last > a:
                    one.content[at] = (a, last)
                break


def part_joined(made: Sequence[Draft], encoded: Encoded) -> None:
    """Nested attributions without the clause of another that is but joined to theirs: "I asked [what he saw] and he
    told me"."""
    nested = sorted((one for one in made if one.nested), key=lambda one: one.cue)
    for place, later in enumerate(nested):
        source, verb = later.source, later.cue[1] - 1
        if source is None or source[1] > later.cue[0] or encoded.relations[verb] != "conj":
            continue
        first = source[0]
        while first > 0 and encoded.classes[first - 1] in ("CCONJ", "PUNCT"):
            first -= 1
        for earlier in nested[max(0, place - NEAR) : place]:
            joined = earlier.cue[0] <= encoded.heads[verb] < earlier.cue[1]
            for at, (a, b) in enumerate(earlier.content if joined and first < source[0] else ()):
                if a < first and later.cue[1] <= b:
                    earlier.content[at] = (a, first)


def share(made: Sequence[Draft], heads: Sequence[int]) -> None:
    """Nested attributions told one within the other: words that two claim are the later cue's, and where the
    earlier claims no others it tells that somebody says them: "told her [he thought it had sunk]"."""
    nested = sorted((one for one in made if one.nested), key=lambda one: one.cue)
    for place, later in enumerate(nested):
        for earlier in nested[max(0, place - NEAR) : place]:
            for part in later.content:
                same = next((one for one in earlier.content if _overlap(one, part)), None)
                if same is None or same[0] < later.cue[1]:
                    continue
                if len(earlier.content) > 1:
                    earlier.content.remove(same)
                    continue
                first = later.cue[0]
                if later.source is not None and earlier.cue[1] <= later.source[0] < first:
                    first = later.source[0]
                while first > earlier.cue[1] and later.cue[0] <= heads[first - 1] < later.cue[1]:
                    first -= 1
                if earlier.source is None or not _overlap(earlier.source, (first, same[1])):
                    earlier.content = [(first, max(same[1], part[1]))]


ALONE = 0.5
"""Confidence of a nested attribution from which it is told though it stands in no other."""


def come_out(made: Sequence[Draft], words: int) -> None:
    """Nested attributions around which none is told stand by themselves, where no other claims their words."""
    held = np.zeros(words, bool)
    for one in made:
        for part in () if one.nested else one.content:
            held[slice(*part)] = True
    for one, parent in zip(made, _parents(made), strict=True):
        alone = one.nested and parent is None and one.confidence >= ALONE
        if alone and not any(held[a:b].any() for a, b in one.content):
            one.nested = False
            for part in one.content:
                held[slice(*part)] = True


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def attributions(
    encoded: Encoded, settings: Settings, sayings: Mapping[int, int] | None = None
) -> tuple[Attribution, ...]:
    """The attributions of an encoded article, in order of their first word, outer before nested. ``sayings`` are
    verbs of saying that have a subject and what it tells, each with the first word of its group."""
    found = drafts(encoded, settings, sayings)
    for one in found:
        one.confidence = confidence(one, settings)
    found = [one for one in found if one.confidence >= settings.least]
    tell_of_tellings(found, encoded.classes)
    made = settle(found, len(encoded))
    part_joined(made, encoded)
    share(made, encoded.heads)
    come_out(made, len(encoded))
    end_before_cues(made, [name in ("CCONJ", "PUNCT") for name in encoded.classes])
    made.sort(key=lambda one: (min(one.cue[0], one.content[0][0]), one.nested, one.cue))
    parents = _parents(made)
    order = _outer_first(made, parents)
    place = {n: at for at, n in enumerate(order)}

    def span(words: tuple[int, int]) -> Span:
        return encoded.span(words[0], words[1] - 1)

    return tuple(
        Attribution(
            content=tuple(span(one) for one in made[n].content),
            source=None if (source := made[n].source) is None else span(source),
            cue=span(made[n].cue),
            act="thought" if made[n].thought > 0 else "speech",
            confidence=made[n].confidence,
            inside=None if (parent := parents[n]) is None else place[parent],
        )
        for n in order
    )


def _parents(made: Sequence[Draft]) -> list[int | None]:
    """The attribution within whose words each nested one is told, the innermost; None for outer ones and
    where there is none."""
    outer = [part for one in made if not one.nested for part in one.content]
    held = sorted(
        (a, b, m)
        for m, one in enumerate(made)
        if not one.nested or _within(one.cue, outer)
        for a, b in one.content
    )
    found: list[int | None] = [None] * len(made)
    for n, one in enumerate(made):
        if not one.nested:
            continue
        around = [
            (b - a, m)
            for a, b, m in held[: bisect_right(held, one.cue[0], key=lambda part: part[0])]
            if one.cue[1] <= b and m != n and not _within(made[m].cue, one.content)
        ]
        found[n] = min(around, default=(0, None))[1]
    return found


def _within(words: tuple[int, int], content: Sequence[tuple[int, int]]) -> bool:
    return any(a <= words[0] and words[1] <= b for a, b in content)


def _outer_first(made: Sequence[Draft], parents: Sequence[int | None]) -> list[int]:
    """Each outer attribution followed by those inside it; nested ones without an outer are let go."""
    inner: dict[int | None, list[int]] = {}
    for n, parent in enumerate(parents):
        if parent is not None or not made[n].nested:
            inner.setdefault(parent, []).append(n)
    order: list[int] = []
    waiting = inner.get(None, [])[::-1]
    while waiting:
        n = waiting.pop()
        order.append(n)
        waiting += inner.get(n, [])[::-1]
    return order


def features(draft: Draft) -> tuple[float, ...]:
    """What confidence is judged by: 1, log-odds of the cue, margins of content and source, nested."""
    odds = np.log(max(draft.cue_score, 1e-6) / max(1 - draft.cue_score, 1e-6))
    source = draft.source_score if draft.source else 0.0
    return (
        1.0,
        float(odds),
        draft.content_score,
        source,
        float(draft.source is None),
        float(draft.nested),
    )


def confidence(draft: Draft, settings: Settings) -> float:
    """Calibrated probability that the attribution is one and its source right, to 3 decimals."""
    score = float(np.dot(features(draft)[: len(settings.calibration)], settings.calibration))
    return round(float(1 / (1 + np.exp(-np.clip(score, -30, 30)))), 3)
