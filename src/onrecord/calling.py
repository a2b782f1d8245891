"""How the types of events are called in words."""

from __future__ import annotations

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


def called(type_: str) -> str:
    """The name of a type of event or of a role as words."""
    return CALLED.get(type_, type_.replace("_", " "))


def type_of(words: str) -> str:
    """The type of events that is named so, or called so in words."""
    plain = " ".join(words.replace("_", " ").casefold().split())
    by_words = {called: type_ for type_, called in CALLED.items()}
    return by_words.get(plain, plain.replace(" ", "_"))
