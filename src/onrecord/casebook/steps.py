"""Legal steps: which types of events are some, and whom one is taken against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

STEPS = {
    "accuse": "accused",
    "investigate": "investigated",
    "arrest_jail": "arrested",
    "charge_indict": "charged",
    "plead_guilty": "pleaded guilty",
    "trial_hearing": "tried",
    "convict": "convicted",
    "acquit": "acquitted",
    "dismiss": "dismissed",
    "settle": "settled",
    "sentence": "sentenced",
    "fine": "fined",
    "appeal": "appealed",
    "extradite": "extradited",
    "release_parole": "released",
    "escape": "escaped",
    "pardon": "pardoned",
    "sue": "sued",
    "execute": "executed",
}
"""Types of events that are steps of a legal matter, and how the step is called."""

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
