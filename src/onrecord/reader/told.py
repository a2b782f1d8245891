"""Whom a statement was told, and by which medium: phrases beside the cue."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reader.attribution import Attribution
from onrecord.record import Span


def told_to(text: str, places: Sequence[Span], one: Attribution) -> Span | None:
    """The words naming who was told."""
    return None


def medium(text: str, places: Sequence[Span], one: Attribution) -> Span | None:
    """The words naming how it was said."""
    return None
