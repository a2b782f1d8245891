"""Closed lists of words as data: how the rule layers write them down."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, one between commas or line ends, each once."""
    parts = (part.strip() for part in text.replace("\n", ",").split(","))
    return frozenset(part for part in parts if part)
