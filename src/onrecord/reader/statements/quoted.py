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
    r"\b(?:is|was|are|were|been|being|be)\s(?:\w+\s){0,2}(?P<verb>quoted)(?:\sas\s(?:saying|telling))?\Z"
)
_SAYING = re.compile(r"\s?as\s(?:saying|telling)\b")
_THAT = re.compile(r"[\s,]*(?:that\b[\s,]*)?")


def quoted(text: str, encoded: Encoded, one: Attribution) -> Attribution:
    """The attribution with who is quoted as its source, and not who quotes: "Reyes was quoted by the agency"."""
    passive = None if one.cue is None else _PASSIVE.search(text, *one.cue)
    if one.cue is None or passive is None:
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

    def again(one: Attribution) -> bool:
        around = None if one.inside is None else found[one.inside]
        if around is None or around.cue is None or around.content != one.content:
            return False
        return _PASSIVE.search(text, *around.cue) is not None

    return arranged(found, [at for at, one in enumerate(found) if not again(one)])


def _behind(text: str, part: Span) -> Span:
    """A segment without the "as saying that" that opens it."""
    saying = _SAYING.match(text, *part)
    if saying is None:
        return part
    start = _THAT.match(text, saying.end(), part.end).end()  # type: ignore[union-attr]
    return Span(start, part.end) if start < part.end else part
