"""Whether a source is said not to have said or thought it, and whether the saying is in doubt."""

from __future__ import annotations

import re

from onrecord.reader.lexicon import HEARSAY, PRONOUNS, RELATIVE_PRONOUNS
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.acts import opens_quotation
from onrecord.reader.statements.attribution import Attribution
from onrecord.record import Span

_NOT = re.compile(
    r"\b(?:not|never|neither|nor|cannot|without)\b|n['’]t\b|\bno\s+longer\b", re.IGNORECASE
)
_NOT_ONLY = re.compile(r"\bnot\s+(?:only|just|merely|simply)\b", re.IGNORECASE)
_SURE = r"(?!\s+(?:doubts?|secrets?|bones|question)\b)"
"""What "no" before it makes the surer: "no doubt", "no secret"."""

_NO_CUE = re.compile(rf"\b(?:no{_SURE}|nothing|none|un(?:aware|clear))\b", re.IGNORECASE)
_NO_SOURCE = re.compile(
    r"\s*(?:no(?!\.|\s+(?:fewer|less|\d))|neither|none|nobody|nothing(?=\s+(?:in|of|on|about)\b|$)"
    r"|not\s+(?:even|one|all|many|everyone|everybody))\b",
    re.IGNORECASE,
)
_NO_ANTECEDENT = re.compile(
    r"\b(?:nothing|nobody|no[\s-]one|none)(?:\s(?!but\b)[\w'’]+){0,4}\s$", re.IGNORECASE
)
"""What stands before a relative pronoun that means nobody: "there is nothing in the deed | that says so"."""

_INVERTED = re.compile(
    r"\b(?:nor|neither|never|nowhere(?:\s(?:in|on|at)\s[^.,;\n]{1,40})?|at\s+no\s+(?:time|point)(?:\s(?:in|during|on)\s[^.,;\n]{1,40})?)\s+"
    r"(?:did|do|does|has|have|had|would|will|could|can|is|are|was|were|should)\s+$",
    re.IGNORECASE,
)
"""What stands before a source that does not say: "Nor did Lind say"."""

_UNDONE = r"declin\w+|refus\w+|fail\w*|yet|unable|unwilling"
"""What leaves undone the verb that "to" brings in."""

_SILENT = re.compile(
    rf"\b(?:(?:{_UNDONE})\s+to\s+\w|(?:stop\w*\s+short\s+of|refrain\w*\s+from|avoid\w*)\s+\w+ing"
    r"|declin\w+\s+comment)",
    re.IGNORECASE,
)
_SILENT_ON = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:declin|refus|fail)\w+\s+(?:to\s+(?:\w+ly\s+)?"
    r"(?:comment|say|disclose|identify|name|confirm|discuss|specify|elaborate|answer|reveal|provide"
    r"|give|release|speak|talk|respond|be\s+(?:drawn|named|identified|quoted)|acknowledge|admit|apologi[sz]e|clarify"
    r"|concede|condemn|denounce|describe|disavow|endorse|explain|mention|rule\s+out|speculate|state|tell|testify)"
    r"\b|comment|(?:(?:an?|the|any|all|several|repeated|multiple)\s+)?(?:\w+\s+)?(?:requests?\s+for\s+(?:an?\s+)?)?(?:interviews?|comment)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|would|will|could|can|is|are|was|were|should)(?:\s+not|n['’]t)"
    rf"|never|cannot|without|neither|nor|(?:{_UNDONE})\s+to)\s+(?:\w+ly\s+|yet\s+|even\s+|ever\s+)?$",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:or|nor)\s+$", re.IGNORECASE)
_HEARSAY = "|".join(sorted(HEARSAY))
_HEDGE = re.compile(
    rf"\b(?:{_HEARSAY}|rumou?red|likely|probably|possibly|perhaps)\b", re.IGNORECASE
)
_HEDGE_AFTER = re.compile(rf"\s+(?:{_HEARSAY})\b", re.IGNORECASE)
_HELD = r"(?:said|believed|thought|understood|reported|alleged|claimed|feared|assumed|rumou?red|reputed|supposed)"
_HEDGED_CUE = re.compile(
    r"\b(?:may|might|could|must)\s+have\b|\bappear\w*\s+to\b|\bseem\w*\s+to\b"
    rf"|(?:\b(?:is|are|was|were|been)|['’](?:s|re))\s+(?:\w+ly\s+|also\s+|further\s+|not\s+)?{_HELD}(?:\s+to\b|$)",
    re.IGNORECASE,
)
_HEDGED_BARE = re.compile(rf"{_HELD}\s+to\s+(?:be|have)\b", re.IGNORECASE)
"""Participles behind somebody of whom others say so: "36 people believed to have fled"."""

_UNSURE = re.compile(r"\b(?:un(?:confirmed|verified|substantiated)|rumou?rs?)\b", re.IGNORECASE)
"""Sources that nobody vouches for: "according to unconfirmed reports"."""

_HEDGE_BEFORE = re.compile(
    r"\b(?:(?:may|might|could|must)\s+have|appear\w*\s+to(?:\s+have)?|seem\w*\s+to(?:\s+have)?"
    rf"|perhaps|possibly|probably|{_HEARSAY})\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)

_NO_SUBJECT = re.compile(rf"\bno{_SURE}\s(?:[\w'’-]+\s){{0,5}}$", re.IGNORECASE)
_GAVE_NO = re.compile(
    r"(?:specif|g[ai]ve|mention|offer|provid|releas|nam|express|announc|made|mak|issu|disclos)\w*"
    rf"\s+no{_SURE}\s",
    re.IGNORECASE,
)

_SAID_NOTHING = re.compile(
    r"(?:(?:has|have|had)\s)?(?:\w+ly\s)?(?:say|said|says|reveal(?:s|ed)|disclos(?:es|ed)|offer(?:s|ed)|added)\snothing"
    r"(?=\s(?:about|at\sall|else|further|more|of\sit|on|publicly|to)\b|\s*[.,;:\n]|\Z)",
    re.IGNORECASE,
)
"""Who "said nothing about it" did not say it; who "said nothing would change" did."""

_SAYS = re.compile(
    r"\b(?:asked|asks?|call(?:s|ed)?|claim(?:s|ed)?|put|said|says?|shout(?:s|ed)?|stat(?:es?|ed)|tells?|told|tweet(?:s|ed)?"
    r"|utter(?:s|ed)?|writes?|wrote|written)(?:\s(?!wh|how|if)[\w'’]+){0,2}:",
    re.IGNORECASE,
)
"""What has the words behind a colon for its object, so that a "not" before it is of them: "never said: 'Go'"."""

BESIDE = 60
"""Code points before a cue that are looked at for an auxiliary the cue left out."""


def negated(text: str, one: Attribution, encoded: Encoded | None = None) -> bool:
    """Whether the source is said NOT to have said or thought the content.

    "did not confirm", "wouldn't say", "declined to comment", "no one claimed"; "denied" is a
    saying of its own and not negated. Nor is what somebody says behind a colon who did not hold back, or was not
    impressed.
    """
    if one.cue is None:
        return False
    cue = text[one.cue.start : one.cue.end]
    if (
        opens_quotation(text, one)
        and _SAYS.search(text[one.cue.start : one.content[0].start]) is None
    ):
        return one.source is not None and _NO_SOURCE.match(text, *one.source) is not None
    if _NOT.search(cue) and not _NOT_ONLY.search(cue):
        return True
    # "declined" may be the whole cue, with "to comment" told as the content.
    onward = text[one.cue.start : one.cue.end + 40]
    silent = _SILENT.search(cue) or _SILENT_ON.match(onward) or _GAVE_NO.match(onward)
    if _NO_CUE.search(cue) or silent or _SAID_NOTHING.match(text, one.cue.start):
        return True
    if one.source is not None and _NO_SOURCE.match(text, one.source.start, one.source.end):
        return True
    if one.source is not None and text[slice(*one.source)].lower() in RELATIVE_PRONOUNS:
        before = text[max(0, one.source.start - BESIDE) : one.source.start]
        if _NO_ANTECEDENT.search(before):
            return True
    start = one.source.start if one.source is not None else one.cue.start
    if _INVERTED.search(text[max(0, start - BESIDE) : start]):
        return True
    # Only what stands between cue and source, so that another clause's "not" is not taken for it.
    beside = _beside(text, one.cue, one.source)
    if _BEFORE.search(beside):
        return True
    if encoded is not None and _OR.search(beside):
        verb = _joined(encoded, one.cue)
        if verb is not None and (
            _BEFORE.search(_beside(text, verb, one.source))
            or _SILENT.match(text, verb.start, one.cue.start)
        ):
            return True
    passive = one.source is None or one.source.start > one.cue.start
    no = _NO_SUBJECT.search(beside) if passive else None
    if no is None:
        return False
    # "No injuries were reported" tells that there were none.
    place = one.cue.start - len(beside) + no.start()
    told = any(part.start <= place < part.end for part in one.content)
    return one.source is not None or not told


def _joined(encoded: Encoded, cue: Span) -> Span | None:
    """The verb before a cue that it is joined to: "did not [name] him or say why"."""
    relations, within = encoded.relations, encoded.within(cue)
    for at in within:
        head = encoded.heads[at]
        if relations[at] == "conj" and 0 <= head < within.start:
            return encoded.span(head)
    return None


def hedged(text: str, one: Attribution) -> bool:
    """Whether the text casts doubt on the saying: "apparently", "reportedly", "is said to"."""
    if one.cue is None:
        return False
    cue = text[one.cue.start : one.cue.end]
    if _HEDGE.search(cue) or _HEDGED_CUE.search(cue):
        return True
    if one.source is not None and _UNSURE.search(text, *one.source):
        return True
    bare = _HEDGED_BARE.match(text, one.cue.start) if one.source is None else None
    if bare is not None and not PRONOUNS.intersection(
        _beside(text, one.cue, None).lower().split()[-1:]
    ):
        return True
    after = text[one.cue.end : one.cue.end + 24]
    if _HEDGE_AFTER.match(after):
        return True
    return _HEDGE_BEFORE.search(_beside(text, one.cue, one.source)) is not None


def _beside(text: str, cue: Span, source: Span | None) -> str:
    start = max(0, cue.start - BESIDE)
    if source is not None and source.end <= cue.start:
        start = max(start, source.end)
    before = text[start : cue.start]
    return re.split(r"[.,;:!?\"“”—–\n]", before)[-1]
