"""Who says what is quoted in the passive: "[Reyes] was quoted by the agency as saying it sank"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reader.network.encoder import Encoded
from onrecord.reader.statements.attribution import Attribution, arranged
from onrecord.reader.statements.subjects import passive_subject
from onrecord.record import Span

_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|been|being|be)\s(?:\w+\s){0,2}(?P<verb>quoted|cited)(?:\sas\s(?:saying|telling))?\Z"
)
_SAYING = re.compile(r"\s?as\s(?:saying|telling)\b")
_SAYS = ("saying", "telling")
_CITED = re.compile(r"\s[^.;:!?\n\"“”]{0,60}?\bas\s(?:saying|telling)\b")
"""What stands behind "was cited", where somebody is quoted: "by the agency as saying"."""
_THAT = re.compile(r"[\s,]*(?:that\b[\s,]*)?")


def quoted(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with who is quoted as its source, and not who quotes: "Reyes was quoted by the agency"."""
    passive = None if one.cue is None else _PASSIVE.search(text, *one.cue)
    if one.cue is None or passive is None:
        return one
    cited = passive["verb"] == "cited" and not text[slice(*one.cue)].endswith(_SAYS)
    if cited and _CITED.match(text, one.cue.end) is None:
        return one
    cue, content, source = one.cue, one.content, one.source
    if source is None or source.start >= cue.end:
        before = [part for part in content if 0 < cue.start - part.end < 3]
        verb = Span(cue.start, passive.end("verb"))
        own = before[0] if before and len(content) > 1 else passive_subject(encoded, verb)
        if own is None:
            return one
        source, content = own, tuple(part for part in content if part != own)
    saying = _SAYING.match(text, cue.end)
    cue = cue if saying is None else Span(cue.start, saying.end())
    content = tuple(_behind(text, part) for part in content)
    if any(source.overlaps(part) or cue.overlaps(part) for part in content):
        return one
    return replace(one, source=source, cue=cue, content=content)


def once(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without the "saying" of who "was quoted on Monday as saying", which tells the same again."""
    told = {
        one.content[-1].end: one
        for one in found
        if one.cue is not None and one.source is not None and _PASSIVE.search(text, *one.cue)
    }

    def again(one: Attribution) -> bool:
        passive = told.get(one.content[-1].end)
        says = one.cue is not None and text[slice(*one.cue)] in _SAYS
        if not says or passive is None or passive is one:
            return False
        first, second = sorted((one.content[0].start, passive.content[0].start))
        return text[first:second] in ("", "that ")

    return arranged(found, [at for at, one in enumerate(found) if not again(one)])


def _behind(text: str, part: Span) -> Span:
    """A segment without the "as saying that" that opens it."""
    saying = _SAYING.match(text, *part)
    if saying is None:
        return part
    start = _THAT.match(text, saying.end(), part.end).end()  # type: ignore[union-attr]
    return Span(start, part.end) if start < part.end else part
