"""Who a headline says tells something, without a name: whoever says the same in the text below it.

"Actor says he was bullied" stands above "Film star Jo Lund has said that he was bullied": of two lines that tell the
same, the second has the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.reader.entities.keys import plain
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.tokens import Line
from onrecord.reader.lexicon import FEMALE, FUNCTION, MALE, ORG_HEADS, PERSON_HEADS
from onrecord.reader.speakers.sources import Source
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

BELOW = 3
"""Lines below a headline that may tell its statement again."""

SHARED = 0.6
"""Share of a headline's words that the statement below has at least."""

STEM, VERB_STEM = 5, 4
"""Letters by which two words are one, and two verbs: "denies" and "denied"."""

LONGEST = 20
"""Words of a headline at most."""

_SAYING = {"said": "say", "says": "say"}


def told_again(
    text: str,
    lines: Sequence[Line],
    attributions: Sequence[Attribution],
    sources: Mapping[Span, Source],
    speakers: Sequence[Member | None],
) -> dict[int, Member]:
    """Who was only described in a headline, by id, with who says the same below it by name.

    speakers: who speaks in each attribution.
    """
    found: dict[int, Member] = {}
    starts = sorted((one.content[0].start, at) for at, one in enumerate(attributions))
    for number, line in enumerate(lines):
        if not _stands_alone(text, line):
            continue
        end = lines[min(number + BELOW, len(lines) - 1)].place.end
        here = [at for start, at in starts if line.place.start <= start < line.place.end]
        below = [at for start, at in starts if line.place.end <= start < end]
        for at in here:
            source = attributions[at].source
            who = speakers[at]
            if who is None or source is None or not _is_one(who, sources.get(source)):
                continue
            same = (
                other
                for it in below
                if (other := speakers[it]) is not None
                and other is not who
                and id(other) not in found
                and _may_be(other, sources[source])
                and _is_same(text, attributions[at], attributions[it])
            )
            other = next(same, None)
            if other is not None and all(who is not one for one in found.values()):
                found[id(who)] = other
    return found


def _stands_alone(text: str, line: Line) -> bool:
    """Whether a line is short and ends in no mark, as headlines and subheads do."""
    last = text[slice(*line.place)].rstrip()[-1:]
    return 0 < len(line.words) <= LONGEST and (last.isalnum() or last in "'’)")


def _is_one(who: Member, source: Source | None) -> bool:
    """Whether who speaks in a headline is one person or one body, told of without a name."""
    if source is None or source.plural or who.plural or "name" in who.mentions.values():
        return False
    person = who.type == "unnamed" and source.head in PERSON_HEADS
    return person or (who.type in ("unnamed", "organization") and source.head in ORG_HEADS)


def _may_be(other: Member, source: Source) -> bool:
    """Whether somebody with a name may be who is described: a body that has the noun in its name, or a person of the
    gender that the noun tells, if it does."""
    if not other.sure or source.head not in PERSON_HEADS:
        return other.type == "organization" and source.head in plain(other.name).split()
    told = "female" if source.head in FEMALE else "male" if source.head in MALE else None
    known = other.gender()
    return other.type == "person" and (None in (told, known) or told == known)


def _is_same(text: str, one: Attribution, other: Attribution) -> bool:
    """Whether two statements tell the same: most words of the first are in the second; a single word, if the verb is
    one as well."""
    told, again = (_stems(text, it.content, STEM) for it in (one, other))
    if one.act != other.act or not told:
        return False
    if len(told) == 1:
        cues = [_stems(text, (it.cue,) if it.cue else (), VERB_STEM) for it in (one, other)]
        return told <= again and not cues[0].isdisjoint(cues[1])
    return len(told & again) >= max(2, SHARED * len(told))


def _stems(text: str, parts: Sequence[Span], letters: int) -> set[str]:
    """The words that tell something, by their first letters."""
    found = (word for part in parts for word in re.findall(r"[\w-]+", text[slice(*part)].lower()))
    return {_SAYING.get(word, word)[:letters] for word in found if word not in FUNCTION}
