"""Which words are verbs that tell of saying or thinking and have by the tree who does so and what."""

from __future__ import annotations

import re

from onrecord.reader.clauses import hanging, is_passive, word_at
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.acts import MIND, SAYING

_TELLS = re.compile(
    r"(?:accus|acknowledg|affirm|alleg|assert|bemoan|boast|brag(?:g(?=e|i))?|complain|conced|conclud|condemn|confess|confid"
    r"|contend|criticis|criticiz|demand|denounc|emphasis|emphasiz|exclaim|grumbl|hint|insinuat|jok|lament|maintain"
    r"|mention|mutter|object|pledg|predict|proclaim|propos|quip(?:p(?=e|i))?|recall|recount|reiterat|remark|speculat|stress|suggest"
    r"|testif(?=ie|y)|underlin|vow|whisper)(?:e|ed|es|s|ing|ied|ies|ying)?|admit(?:s|ted|ting)?|ask(?:s|ed|ing)?|cr(?:y|ies|ied|ying)"
    r"|sw(?:ear|ears|ore|orn|earing)|beg(?:s|ged|ging)?|repl(?:y|ies|ied|ying)"
)
_TOLD = frozenset("ccomp iobj obj xcomp".split())
_CLAUSE = re.compile(r"[^.!?;:,\n\"“”]{0,60}\s(?:that|whether)\s")
"""What brings in a clause that the parser hangs elsewhere."""


def sayings(text: str, encoded: Encoded) -> dict[int, int]:
    """The verbs of saying and thinking that have a subject, and an object or a clause, each with the first word of its
    group: "[had] not asked". What is said of somebody is none."""
    found = {}
    relations = encoded.relations
    for at, kind in enumerate(encoded.classes):
        word = word_at(text, encoded, at) if kind == "VERB" else ""
        if not (word in SAYING or word in MIND or _TELLS.fullmatch(word)):
            continue
        children = hanging(encoded, at)
        held = {relations[child].split(":")[0] for child in children}
        told = not _TOLD.isdisjoint(held) or _CLAUSE.match(text, encoded.ends[at])
        if "nsubj" in held and told and not is_passive(text, encoded, at, children):
            found[at] = _first(text, encoded, at)
    return found


def _first(text: str, encoded: Encoded, verb: int) -> int:
    """Where the group of a verb begins: with the first of its auxiliaries, or what denies it."""
    first = at = verb
    while at > max(0, verb - LONGEST) and encoded.relations[at - 1] in _GROUP:
        at -= 1
        if encoded.relations[at].startswith("aux") or word_at(text, encoded, at) in _DENIES:
            first = at
    return first


LONGEST = 12
"""Words of a group at most before its verb."""

_GROUP = frozenset("aux advmod within".split())
_DENIES = frozenset("never not".split())
