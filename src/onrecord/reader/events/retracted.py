"""What an outlet says that it told wrongly: no page asserts what its own correction takes back.

"An earlier version of this article said that Roe had been charged" tells of no charge. What was so and what was
not only the next sentence says, if any does, so what stands in such a sentence is told as possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.record import Event, Span

LONGEST = 600
"""Code points of a sentence that are taken back at most."""

_PIECE = (
    r"(?:articles?|stor(?:y|ies)|reports?|pieces?|posts?|headlines?|captions?|columns?|dispatch(?:es)?"
    r"|items?|newsletters?|graphics?|stand-?firsts?|versions?)"
)
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|falsely)"
_TOLD = (
    r"(?:said|stated|reported|suggested|indicated|implied|claimed|described|identified|referred|named|gave"
    r"|attributed|listed|quoted|characteri[sz]ed)"
)
_RETRACTING = re.compile(
    rf"\b(?:earlier|previous|original|prior|initial|first|online)\s(?:\w+\s)?versions?\sof\s(?:this|the|our|an?)\s(?:\w+\s)?{_PIECE}\b"
    rf"[^.;\n]{{0,80}}?\b{_TOLD}\b"
    rf"|\b(?:we|{_PIECE})\b[^.;\n]{{0,80}}?\b(?:{_WRONGLY}\s{_TOLD}|{_TOLD}\s(?:in\serror|{_WRONGLY}))\b"
    rf"|\b(?:this|the|our|an?)\s(?:\w+\s)?{_PIECE}\b[^.;\n]{{0,80}}?\b(?:originally|previously|initially)\s{_TOLD}\b"
    rf"|\bit\soriginally\s{_TOLD}\b",
    re.IGNORECASE,
)
_END = re.compile(r"(?<!\b(?:Mr|Ms|Dr))(?<!\bMrs)(?<!\b[A-Z])[.!?][\"”’)]*(?=\s)|\n|\Z")


def unasserted(text: str, events: Iterable[Event]) -> list[Event]:
    """Events with those as possible that stand in a sentence by which the page takes words back."""
    spans = list(_retractions(text))
    return [
        replace(one, modality="possible")
        if one.modality == "asserted" and any(span.covers(one.trigger) for span in spans)
        else one
        for one in events
    ]


def _retractions(text: str) -> Iterator[Span]:
    """From the words that tell of what was said wrongly to the end of their sentence."""
    for match in _RETRACTING.finditer(text):
        until = min(len(text), match.end() + LONGEST)
        end = _END.search(text, match.end(), until)
        yield Span(match.end(), end.end() if end else until)
