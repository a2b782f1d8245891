"""Legal steps: whom one is taken against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

DEFENDANTS = frozenset(("defendant", "person", "accused", "suspect", "target", "party"))
OTHERS = frozenset(
    ("agent", "prosecutor", "adjudicator", "court", "place", "plaintiff", "victim", "authority")
)


class _Part(Protocol):
    @property
    def role(self) -> str: ...


Part = TypeVar("Part", bound=_Part)


def defendants(parts: Sequence[Part]) -> list[Part]:
    """Those whom a step is taken against: by role, else everybody who is not of the other side. The
    view ``defendants`` of a casebook says the same."""
    named = [one for one in parts if one.role.casefold() in DEFENDANTS]
    return named or [one for one in parts if one.role.casefold() not in OTHERS]
