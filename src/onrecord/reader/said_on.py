"""The date of an utterance, where its sentence gives one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.attribution import Attribution
from onrecord.record import Dated, Span


def said_on(
    text: str, places: Sequence[Span], one: Attribution, published: str | None
) -> Dated | None:
    """When it was said."""
    return None
