"""Whom "the drug lord" and "the defendant" mean: the one person whom the article tells the law to be after.

A story calls nobody so whom it has not told of. Where it tells of one person alone that he was charged, caught or
convicted, such a description is his.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import islice

from onrecord.reader.clauses import HIGH, hanging, head_word, is_passive, word_at
from onrecord.reader.entities.descriptions import without_lead
from onrecord.reader.entities.members import DESCRIPTIONS, Member
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words
from onrecord.record import Span

_PROVEN = words("convicted imprisoned incarcerated jailed sentenced")
_DONE = _PROVEN | words(
    """accused acquitted apprehended arraigned arrested captured charged detained extradited indicted prosecuted
    rearrested recaptured remanded"""
)
"""What the law does to whom it is after."""
_DOES = words("confessed pleaded pled pleads absconded")
_FACES = words("admits admitted denied denies face faced faces facing")
_FACED = words(
    """charge charges count counts extradition fraud imprisonment indictment indictments jail manslaughter murder
    prison rape trial"""
)
_OWNS = words(
    """arraignment arrest capture conviction convictions co-defendant co-defendants extradition imprisonment indictment
    prosecution recapture sentencing trial"""
)
"""What whoever the law is after has."""

_STATUS = words("accused convict defendant detainee escapee fugitive inmate suspect")
_REPUTE = words(
    """abuser conman fraudster gangster kingpin mobster offender paedophile pedophile predator ringleader smuggler
    stalker swindler trafficker warlord"""
)
_DEEDS = words(
    """arsonist assailant attacker bomber gunman kidnapper killer murderer rapist robber shooter strangler terrorist"""
)
"""Who did it, which is told of him who was found guilty of it."""
_CALLED = _STATUS | _REPUTE | _DEEDS
_LED = r"(?:cartel|crime|drugs?|gang|mafia|mob)\s(?:baron|boss|chief|leader|lord)"
_NOUNS = "|".join(sorted(_CALLED))
_PHRASE = re.compile(
    rf"\b[Tt]he\s(?P<before>(?:[a-z][\w-]*\s){{0,2}}?)(?P<noun>{_LED}|{_NOUNS})\b(?!-)"
)
_TELLS = re.compile(rf"\b(?:{_LED}|{_NOUNS})\b", re.IGNORECASE)
_OTHERS = words(
    """actual average eighth fellow fifth first fourth last latest lone main masked mystery new next ninth oldest only
    original other potential prime principal real same second seventh sixth tenth third true typical unidentified
    unknown unnamed usual would-be youngest"""
)
"""Words before such a noun that tell one of several, or nobody who is known."""
_GOES_ON = re.compile(
    r",?\s(?:[A-Z]|(?:identified|known|list|named|of|pool|that|who|whom|whose)\b)|,\s\d|s?['’]?\s(?:and|or)\s"
)
"""What goes on behind the noun with who is meant, or with whose he is."""
_NEW = r"\b(?:an?|another|any|every|four|five|many|more|no|several|six|some|three|two|\d+)\s(?:[\w-]+\s){0,2}"


def note_suspect(
    text: str, encoded: Encoded, members: Sequence[Member], quoted: Callable[[int], bool]
) -> dict[int, Member]:
    """Gives such descriptions to the one person whom they mean. Who was nobody but such descriptions is given back by
    id, with that person. members: everybody of the text. quoted: whether a place is in quotation marks."""
    phrases = list(_phrases(text))
    people = [one for one in members if one.type == "person" and one.sure] if phrases else []
    ends = {span.end for span, _ in phrases}
    sought = [
        one for one in people if _is_called(one, ends) or _is_sought(text, encoded, one, _DONE)
    ]
    if len(sought) != 1 or any(_may_be_sought(text, one) for one in people if one is not sought[0]):
        return {}
    who = sought[0]
    names = (span.start for span, kind in who.mentions.items() if kind == "name")
    named = min(names, default=len(text))
    proven = _is_sought(text, encoded, who, _PROVEN)
    held: dict[int, list[Member]] = {}
    for member in members:
        for span in member.mentions:
            held.setdefault(span.end, []).append(member)
    nobody: dict[int, Member] = {}
    for span, noun in phrases:
        if span.start < named:
            continue
        if noun in _DEEDS and not proven:
            if span in who.mentions and not text.endswith(", ", 0, span.start):
                _leave(text, who, span)  # scores do not know that nobody found him guilty
            continue
        for holder in held.get(span.end, ()):
            if holder is who or span not in holder.mentions:
                continue
            if _is_only(text, holder):
                nobody[id(holder)] = who
                who.mentions.update({**holder.mentions, **who.mentions})
            else:
                _leave(text, holder, span)
        who.add_mention(text, span, "nominal")
        if not quoted(span.start):
            who.add_role(text, without_lead(text, span))
    return nobody


def _is_called(who: Member, ends: Container[int]) -> bool:
    """Whether somebody is told elsewhere to be what such descriptions tell. ends: where those end."""
    return any(
        at.end not in ends and _TELLS.search(role) is not None
        for at, role in islice(who.roles.items(), DESCRIPTIONS)
    )


def _leave(text: str, holder: Member, span: Span) -> None:
    """Takes a description from somebody whom scores found for it, with what it told of him."""
    del holder.mentions[span]
    holder.forms.pop(text[slice(*span)], None)
    holder.roles = {at: role for at, role in holder.roles.items() if not span.covers(at)}


def _phrases(text: str) -> Iterator[tuple[Span, str]]:
    """Such descriptions of a text, with their nouns; none of a noun of which it tells several, or brings in one."""
    brought: dict[str, bool] = {}
    for match in _PHRASE.finditer(text):
        noun = match["noun"]
        if not _OTHERS.isdisjoint(match["before"].split()) or _GOES_ON.match(text, match.end()):
            continue
        if noun not in brought:
            new = rf"{_NEW}{noun}\b|\b{noun}s\b(?!['’])"
            brought[noun] = re.search(new, text, re.IGNORECASE) is not None
        if not brought[noun]:
            yield Span(*match.span()), noun


def _is_only(text: str, member: Member) -> bool:
    """Whether somebody has no name and nothing said of him but such descriptions and pronouns."""
    told = [span for span, kind in member.mentions.items() if kind == "nominal"]
    named = "name" in member.mentions.values()
    return (
        member.type == "unnamed"
        and not named
        and all(_PHRASE.fullmatch(text, *one) for one in told)
    )


def _is_sought(text: str, encoded: Encoded, who: Member, done: Container[str]) -> bool:
    """Whether the article tells that the law does one of these to somebody, or has done it."""
    return any(_is_done_to(text, encoded, span, done) for span in who.mentions)


def _may_be_sought(text: str, who: Member) -> bool:
    """Whether the words behind a mention of somebody may tell so, wherever the tree hangs them."""
    return any(_TOLD.match(text, span.end) for span in who.mentions)


_TOLD = re.compile(
    rf"(?:,[^,.\n]{{1,30}},)?\s(?:(?:ha[ds]|have|is|was|were)\s(?:also\s|been\s|later\s)?(?:{'|'.join(sorted(_DONE))})"
    r"|admit(?:s|ted)|appeared\s(?:at|before|in)|confessed|pleaded|pled)\b"
)


def _is_done_to(text: str, encoded: Encoded, span: Span, done: Container[str]) -> bool:
    """Whether what stands at a place is whom the law is after, by the word that it hangs on."""
    at = head_word(encoded, encoded.within(span))
    for _ in range(HIGH):
        if at is not None and encoded.relations[at] == "conj":
            at = encoded.heads[at]  # "Lund and | Reyes | were charged"
    verb = -1 if at is None else encoded.heads[at]
    if at is None or verb < 0:
        return False
    relation, word, near = (
        encoded.relations[at],
        word_at(text, encoded, verb),
        hanging(encoded, verb),
    )
    if any(word_at(text, encoded, one) in ("n't", "never", "not") for one in near):
        return False
    if relation == "nmod:poss":
        return done is _DONE and word in _OWNS
    if relation.startswith("nsubj"):
        if word in done:
            return relation == "nsubj:pass" or is_passive(text, encoded, verb, near)
        faced = any(_is_faced(encoded.relations[one], word_at(text, encoded, one)) for one in near)
        return done is _DONE and (word in _DOES or (word in _FACES and faced))
    return relation == "obj" and word in done


def _is_faced(relation: str, word: str) -> bool:
    """Whether what somebody faces or admits is of the law: "faces [trial]", "admitted [stealing]"."""
    deed = relation == "xcomp" and word.endswith("ing")
    return deed or (relation == "obj" and word in _FACED)
