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

CALLED = STEPS | {
    "be_born": "born",
    "marry": "married",
    "divorce": "divorced",
    "injure": "injured",
    "die": "died",
    "attack": "attacked",
    "demonstrate": "demonstrated",
    "start_position": "took a post",
    "end_position": "left a post",
    "nominate": "nominated",
    "elect": "elected",
    "start_org": "founded",
    "merge_org": "merged",
    "end_org": "closed down",
    "declare_bankruptcy": "went bankrupt",
    "transfer_ownership": "changed hands",
    "transfer_money": "money changed hands",
    "launch_product": "launched",
    "meet": "met",
    "phone_write": "called or wrote",
    "interview": "interviewed",
    "announce": "announced",
    "publish": "published",
    "transport": "moved",
}
"""How the types of events are called in words, where their names are not the words."""


def type_of(words: str) -> str:
    """The type of events that is named so, or called so in words."""
    plain = " ".join(words.replace("_", " ").casefold().split())
    by_words = {called: type_ for type_, called in CALLED.items()}
    return by_words.get(plain, plain.replace(" ", "_"))


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
