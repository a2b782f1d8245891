"""Which words tell which event: ``triggers.txt`` read once, and what words can be forms of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

Kind = Literal["verb", "self", "noun"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb's lemma, the words that follow it, and the event that they tell."""

    verb: str
    rest: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Types by lemma for verbs that act on an object, verbs that do not, and nouns; phrases by verb."""

    verb: MappingProxyType[str, str]
    self: MappingProxyType[str, str]
    noun: MappingProxyType[str, str]
    phrases: MappingProxyType[str, tuple[Phrase, ...]]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    text = files("onrecord.reader.events").joinpath("triggers.txt").read_text("utf-8")
    kinds: dict[str, dict[str, str]] = {"verb": {}, "self": {}, "noun": {}}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or ":" not in line:
            continue
        head, _, listed = line.partition(":")
        type_, kind = head.split()
        if kind == "phrase":
            for one in listed.split(","):
                verb, *rest = one.split()
                phrases[verb] = (*phrases.get(verb, ()), Phrase(verb, tuple(rest), type_))
        else:
            kinds[kind].update(dict.fromkeys(listed.split(), type_))
    return Lexicon(
        MappingProxyType(kinds["verb"]),
        MappingProxyType(kinds["self"]),
        MappingProxyType(kinds["noun"]),
        MappingProxyType(phrases),
    )


_IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "pled/plead fled/flee took/take taken/take put/put brought/bring held/hold found/find "
        "broke/break broken/break threw/throw thrown/throw shot/shoot slain/slay slew/slay hurt/hurt "
        "met/meet stood/stand went/go gone/go lost/lose left/leave swore/swear sworn/swear "
        "bought/buy shut/shut was/be were/be been/be born/born filed/file freed/free wed/wed "
        "found/find made/make gave/give given/give said/say told/tell wrote/write written/write "
        "died/die dies/die dying/die repaid/repay began/begin begun/begin sought/seek came/come went/go got/get "
        "led/lead saw/see heard/hear drove/drive driven/drive thought/think meant/mean forbade/forbid "
        "forbidden/forbid chose/choose chosen/choose fought/fight won/win known/know knew/know "
        "swore/swear forgot/forget sued/sue suing/sue"
    ).split()
)


@lru_cache(maxsize=1 << 14)
def lemmas(lower: str) -> tuple[str, ...]:
    """What a lower-case word may be a form of, the word itself first."""
    if lower == "found":  # in news a form of "find"; who founds is told by other forms
        return ("find",)
    found = [lower]
    if lower in _IRREGULAR:
        found.append(_IRREGULAR[lower])
    if lower.endswith("ies"):
        found.append(lower[:-3] + "y")
    elif lower.endswith("es") and not lower.endswith("ees"):
        found += [lower[:-1], lower[:-2]]
    elif lower.endswith("s") and not lower.endswith("ss"):
        found.append(lower[:-1])
    for ending in ("ied", "ed", "ing"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            found += [stem + "y"] if ending == "ied" else [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            break
    return tuple(found)


_JAIL = frozenset(("jail", "imprison", "cage"))


def is_jailing(lower: str) -> bool:
    """Whether a word tells that somebody is put in prison, for a time or not."""
    return not _JAIL.isdisjoint(lemmas(lower))
