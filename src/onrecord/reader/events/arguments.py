"""Who takes part in an event and where, by the relations of its trigger."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from onrecord.reader.events.accused import accused, borne
from onrecord.reader.events.clauses import RELATIVE, among, antecedent, shared, subject
from onrecord.reader.events.found import Trigger
from onrecord.reader.events.justice import CALENDAR, STEPS
from onrecord.reader.events.lexicon import lemmas
from onrecord.reader.events.syntax import ROOT, Syntax
from onrecord.reader.lexicon import PEOPLE_NOUNS
from onrecord.record import Entity, Located, Mention, Participant, Span

ROLES: dict[str, tuple[str, str]] = {
    "charge_indict": ("prosecutor", "defendant"),
    "sentence": ("adjudicator", "defendant"),
    "convict": ("adjudicator", "defendant"),
    "acquit": ("adjudicator", "defendant"),
    "plead_guilty": ("defendant", "defendant"),
    "appeal": ("defendant", "defendant"),
    "trial_hearing": ("adjudicator", "defendant"),
    "fine": ("adjudicator", "entity"),
    "dismiss": ("adjudicator", "defendant"),
    "settle": ("defendant", "defendant"),
    "sue": ("plaintiff", "defendant"),
    "accuse": ("accuser", "defendant"),
    "investigate": ("investigator", "defendant"),
    "arrest_jail": ("agent", "person"),
    "extradite": ("agent", "person"),
    "release_parole": ("entity", "person"),
    "pardon": ("adjudicator", "defendant"),
    "execute": ("agent", "person"),
    "escape": ("person", "person"),
    "die": ("agent", "victim"),
    "injure": ("agent", "victim"),
    "attack": ("attacker", "target"),
    "transfer_ownership": ("buyer", "artifact"),
    "transfer_money": ("giver", "recipient"),
    "start_position": ("entity", "person"),
    "end_position": ("entity", "person"),
    "interview": ("agent", "person"),
    "publish": ("publisher", "artifact"),
}
"""By ACE 2005: what the subject that acts is called, and whom or what it acts on."""

_PLACES = ("in", "at", "near", "off", "outside", "inside")


class Cast:
    """The entities of an article by where they are mentioned; ``of_law`` are those who try others."""

    def __init__(self, text: str, entities: Sequence[Entity], of_law: Collection[str] = ()) -> None:
        self.of_law = of_law
        met = sorted(
            ((_bare(mention, text), entity) for entity in entities for mention in entity.mentions),
            key=lambda one: one[0],
        )
        owners = _owners(entities)
        self.names = {
            one.span for entity in entities for one in entity.mentions if one.kind == "name"
        }
        self.spans = [span for span, _ in met]
        self.entities = [owners.get(entity.id, entity) for _, entity in met]

    def at(self, start: int, end: int) -> Entity | None:
        """Whoever is mentioned by words that hold [start, end), the shortest such mention."""
        return self.met(start, end)[1]

    def whole(self, start: int, end: int, said: Span) -> Span:
        """The name that holds [start, end), else the words ``said``."""
        return self.met(start, end)[0] or said

    def met(self, start: int, end: int) -> tuple[Span | None, Entity | None]:
        """The shortest mention that holds [start, end): its words if it is a name, and whoever it is."""
        best = self._best(start, end)
        if best is None:
            return None, None
        return best[1] if best[1] in self.names else None, best[2]

    def _best(self, start: int, end: int) -> tuple[int, Span, Entity] | None:
        best: tuple[int, Span, Entity] | None = None
        place = bisect_right(self.spans, Span(start, 1 << 60))
        # Mentions nest a few deep at most: a short look back finds them all.
        for one in range(place - 1, max(place - 9, -1), -1):
            span = self.spans[one]
            if span.start <= start and end <= span.end:
                size = span.end - span.start
                if best is None or size < best[0]:
                    best = (size, span, self.entities[one])
        return best


_RELATIVE = re.compile(r",?\s(?:who|whose|whom|which)\s")


def _bare(mention: Mention, text: str) -> Span:
    """A mention without a clause about it, which may tell of somebody else: "the firm | whose founder was
    jailed"."""
    clause = None if mention.kind == "name" else _RELATIVE.search(text, *mention.span)
    return Span(mention.span.start, clause.start()) if clause else mention.span


def _owners(entities: Sequence[Entity]) -> dict[str, Entity]:
    """Whom a "name" like "Lunds" belongs to, in texts that have lost their apostrophes."""
    surnames = {one.name.split()[-1]: one for one in entities if " " in one.name}
    return {
        one.id: surnames[one.name[:-1]]
        for one in entities
        if one.name.endswith("s") and one.name[:-1] in surnames and len(one.mentions) == 1
    }


def phrase(syntax: Syntax, head: int) -> Span:
    """A nominal with what belongs to it, without its prepositions, clauses and appositions."""
    first = last = head
    for one in syntax.children[head]:
        word = syntax.words[one]
        if word.deprel in ("det", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod"):
            if word.deprel == "nmod" and one > head and syntax.cases(one)[:1] != ("of",):
                continue
            if _is_across(syntax, head, one):
                continue
            first, last = min(first, syntax.first[one]), max(last, syntax.last[one])
    return syntax.span(first, last)


def _is_across(syntax: Syntax, head: int, one: int) -> bool:
    """Whether the verb that governs a nominal stands between its head and a word: the tree is wrong."""
    above = syntax.words[head].head
    return above != ROOT and syntax.verbal(above) and min(head, one) < above < max(head, one)


def participants(syntax: Syntax, trigger: Trigger, cast: Cast) -> tuple[Participant, ...]:
    """Who takes part, each with the role that ACE gives it, in text order."""
    actor, patient = ROLES.get(trigger.type, ("agent", "patient"))
    step = trigger.type in STEPS
    found = _acting(syntax, trigger, actor, patient, step)
    if step:
        bearing = accused(syntax, trigger, cast)
        found = [(patient, one) for one in bearing] + [
            (role, one) for role, one in found if role != patient and one not in bearing
        ]
    seen: set[int] = set()
    taking: set[tuple[str, str]] = set()
    made = []
    for role, one in sorted(_meant(syntax, trigger, found, actor), key=lambda each: each[1]):
        word = syntax.words[one]
        if one in seen or word.upos not in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"):
            continue
        seen.add(one)
        name, entity = cast.met(word.start, word.end)
        if name is None and (bearer := _bearer(syntax, one)) is not None:
            borne, whose = cast.met(bearer.start, bearer.end)
            if whose is not None:
                name, entity = borne or bearer, whose
        if entity is None and (apposed := _behind_comma(syntax, one, cast)) is not None:
            name, entity = apposed
        if entity is not None and entity.type == "person" and one < trigger.head:
            # "Okoro, the founder of Homes, which collapsed": which is no person.
            nearer = _before_which(syntax, one, trigger.head)
            if nearer is not None:
                one, word = nearer, syntax.words[nearer]
                name, entity = cast.met(word.start, word.end)
        span = name or _named(syntax, one) or phrase(syntax, one)
        if entity is not None and entity.type == "person" and word.upos == "PRON":
            # Pronouns are told apart least surely: "they" is no one person, and a judge no defendant.
            tried = step and role == patient and entity.id in cast.of_law
            unsure = (
                tried or word.lower in _SEVERAL or _is_asked_of_another(syntax, one, entity, cast)
            )
            entity = None if unsure else entity
        if entity is not None:
            # "Osk, the owner and captain," is one, however many words say what he is.
            if (role, entity.id) in taking:
                continue
            taking.add((role, entity.id))
        made.append(Participant(role, span, entity))
    if step and actor != patient:
        # Who sues "him and his own bank" does not sue himself.
        acting = {one.entity.id for one in made if one.role == actor and one.entity is not None}
        made = [
            one
            for one in made
            if one.role != patient or one.entity is None or one.entity.id not in acting
        ]
    return tuple(made)


def _meant(
    syntax: Syntax, trigger: Trigger, found: list[tuple[str, int]], actor: str
) -> Iterator[tuple[str, int]]:
    """Nouns for the relative pronouns that stand for them; no sums of money that act."""
    for role, one in found:
        word = syntax.words[one]
        if role == actor and _SUM.match(_with_sign(syntax, one)):
            continue
        if word.upos != "PRON" or word.lower not in RELATIVE or one > trigger.head:
            yield role, one
            continue
        noun = antecedent(syntax, trigger.head, one)
        if noun is not None:
            yield role, noun


def _before_which(syntax: Syntax, noun: int, verb: int) -> int | None:
    """The noun right before the "which" that opens the clause of a verb, where another than ``noun`` is."""
    words = syntax.words
    for at in range(verb - 1, noun, -1):
        if words[at].lower == "which":
            before = at - 2 if words[at - 1].text == "," else at - 1
            return before if before > noun and words[before].upos in ("NOUN", "PROPN") else None
        if words[at].upos == "VERB":
            return None
    return None


def _with_sign(syntax: Syntax, at: int) -> str:
    """A word and a sign that stands right before it."""
    word = syntax.words[at]
    return syntax.text[max(word.start - 1, 0) : word.end].strip()


_SUM = re.compile(r"(?:[A-Z]{0,2}[$£€¥₹]\s?\d|[A-Z]{1,3}\d[\d.,]*(?:bn|tn|m|k)$)")
"""A sum of money: "$40", "R4bn"."""


def _bearer(syntax: Syntax, at: int) -> Span | None:
    """The name right behind a noun that says what its bearer is: "the composer | Ilse Marant".

    The parser hangs such a name on the noun or on what governs it, or the noun on the name, so where
    it stands counts.
    """
    words = syntax.words
    last = at
    while last + 1 < len(words) and words[last].end + 1 == words[last + 1].start:
        if words[last + 1].upos != "PROPN":
            break
        last += 1
    if last == at:
        return None
    noun, name = words[at], words[at + 1]
    relations = (*_APPOSED, noun.deprel.removesuffix(":pass"))
    beside = name.head == noun.head and name.deprel.removesuffix(":pass") in relations
    if name.head != at and not at < noun.head <= last and not beside:
        return None
    return Span(name.start, name.end)


def _behind_comma(syntax: Syntax, at: int, cast: Cast) -> tuple[Span | None, Entity] | None:
    """Whose name stands between commas behind a noun that says what somebody is: "its former director,
    | Ana Reyes, | pleaded guilty"."""
    words = syntax.words
    if words[at].upos != "NOUN" or words[at].lower.endswith("s") or at + 2 >= len(words):
        return None
    if words[at + 1].text != "," or words[at + 2].upos != "PROPN":
        return None
    if not any(form in PEOPLE_NOUNS for form in lemmas(words[at].lower)):
        return None
    name, entity = cast.met(words[at + 2].start, words[at + 2].end)
    if name is None or entity is None or entity.type != "person":
        return None
    return (name, entity) if syntax.text.startswith(",", name.end) else None


_APPOSED = ("appos", "flat", "compound", "nmod")


def _named(syntax: Syntax, at: int) -> Span | None:
    """The run of capitalised words that a name is the last of, where the tree has cut it."""
    words = syntax.words
    first = at
    while first and words[first - 1].upos == "PROPN" and words[first - 1].head != at:
        if words[first - 1].end + 1 != words[first].start or words[first - 1].lower in CALENDAR:
            break
        first -= 1
    return syntax.span(first, at) if first < at and words[at].upos == "PROPN" else None


def _acting(
    syntax: Syntax, trigger: Trigger, actor: str, patient: str, step: bool
) -> list[tuple[str, int]]:
    """By the relations of the trigger."""
    at = trigger.head
    if not syntax.verbal(at):
        return _of_noun(syntax, at, actor, patient)
    found: list[tuple[str, int]] = []
    passive = borne(syntax, trigger) if step else syntax.is_passive(at)
    passive = passive or among(syntax, at) is not None
    who = subject(syntax, at)
    if who is not None:
        role = patient if passive or trigger.own else actor
        found += [(role, one) for one in shared(syntax, who)]
    if not trigger.own or trigger.type in ("meet", "marry"):
        for one in syntax.of(at, "obj"):
            found += [(patient, each) for each in shared(syntax, one)]
    for one in syntax.oblique(at, "by"):
        if passive and syntax.words[one].upos in ("NOUN", "PROPN", "PRON"):
            found.append((actor, one))
    return found


def _of_noun(syntax: Syntax, at: int, actor: str, patient: str) -> list[tuple[str, int]]:
    undergoing = syntax.oblique(at, "of", "against")
    # "The raid of the guards on it" aside, whose deed it is stands before "'s", whom it hits behind.
    does = (
        bool(undergoing) or actor in _DOING or not _DEEDS.isdisjoint(lemmas(syntax.words[at].lower))
    )
    found = [(actor if does else patient, one) for one in syntax.of(at, "nmod:poss")]
    found += [(patient, one) for one in undergoing]
    found += [(actor, one) for one in syntax.oblique(at, "by")]
    head = syntax.words[at].head
    if head != ROOT and syntax.verbal(head) and syntax.words[at].deprel == "obj":
        who = subject(syntax, head)
        if who is not None and any(form in _LIGHT for form in lemmas(syntax.words[head].lower)):
            found.append((actor, who))
    return found


_DOING = frozenset({"accuser", "investigator", "plaintiff"})
"""Roles of those whose an accusation, an investigation or a lawsuit is said to be."""

_DEEDS = frozenset("attack raid airstrike ambush invasion war announcement".split())
"""Nouns whose possessor does what they tell: "Iraq's invasion", where a "murder" is the victim's."""


def _is_asked_of_another(syntax: Syntax, at: int, entity: Entity, cast: Cast) -> bool:
    """Whether a pronoun in a question that opens a sentence is taken for somebody else than whoever
    answers: "Asked whether she would resign, Holm said no"."""
    words = syntax.words
    first, last = syntax.bounds(at)
    if words[first].lower not in _ASKED or any(words[one].text == "," for one in range(first, at)):
        return False
    comma = next((one for one in range(at, last) if words[one].text == ","), last)
    answers = next(
        (one for one in range(comma, last) if words[one].upos in ("NOUN", "PROPN", "PRON")), None
    )
    if answers is None:
        return False
    named = cast.at(words[answers].start, words[answers].end)
    return named is not None and named.id != entity.id


_ASKED = frozenset("asked questioned pressed quizzed".split())

_SEVERAL = frozenset("they them their theirs themselves".split())
"""Pronouns that stand for no one person, whatever chain they have been put in."""

_LIGHT = frozenset("make do give hold conduct launch stage carry have take win sign order".split())
"""Verbs whose subject does what their object tells: "held a meeting"."""


def place(syntax: Syntax, trigger: Trigger, cast: Cast) -> Located | None:
    """Where it happened: a proper name after "in", "at" or "near" below the trigger."""
    reached = syntax.oblique(trigger.head, *_PLACES, "during", "to", "from")
    for depth in range(3):
        deeper: list[int] = []
        for one in reached:
            word = syntax.words[one]
            placed = depth or any(case in _PLACES for case in syntax.cases(one))
            if word.upos == "PROPN" and placed and word.lower not in CALENDAR:
                entity = cast.at(word.start, word.end)
                if entity is None or entity.type == "place":
                    return _located(syntax, one, cast)
            if not depth and placed and word.upos == "NOUN":
                within = _called(syntax, one, cast)
                if within is not None:
                    return within
            deeper += syntax.oblique(one, "of", *_PLACES)
        reached = deeper
    return _resumed(syntax, trigger, cast)


def _resumed(syntax: Syntax, trigger: Trigger, cast: Cast) -> Located | None:
    """The place with which a clause goes on behind an apposition, in which the parser leaves it:
    "arrested Hald, the head of a bank, in Ljubljana"."""
    for one in range(trigger.last + 1, syntax.last[trigger.head] + 1):
        word = syntax.words[one]
        if word.upos != "PROPN" or word.deprel not in ("obl", "nmod"):
            continue
        case = syntax.one(one, "case")
        if (
            not case
            or syntax.words[case - 1].lower != ","
            or syntax.words[case].lower not in ("in", "near")
        ):
            continue
        entity = cast.at(word.start, word.end)
        above = next(
            (each for each in syntax.above(one) if syntax.words[each].upos == "VERB"), None
        )
        if above == trigger.head and entity is not None and entity.type == "place":
            return _located(syntax, one, cast)
    return None


def _located(syntax: Syntax, at: int, cast: Cast) -> Located:
    """The whole name that a word belongs to, where the tree has cut it: "near | Port | Sohan"."""
    word = syntax.words[at]
    said = cast.whole(word.start, word.end, phrase(syntax, at))
    return Located(said, cast.at(word.start, word.end))


def _called(syntax: Syntax, at: int, cast: Cast) -> Located | None:
    """The place that stands right behind its kind: "in the port of Aldham"."""
    if at + 2 >= len(syntax) or syntax.words[at + 1].lower != "of":
        return None
    word = syntax.words[at + 2]
    entity = cast.at(word.start, word.end)
    if word.upos != "PROPN" or entity is None or entity.type != "place":
        return None
    return Located(cast.whole(word.start, word.end, Span(word.start, word.end)), entity)
