"""The offences of a legal step: the list that follows its trigger, cut into the names of offences.

A trigger opens the list with a preposition of its own ("charged with", "convicted of"). Where the
list ends, and where one offence ends and the next begins, is read from parts of speech and the
lexicon of procedure, word by word, not from the tree: a small parser is least sure of it in lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from onrecord.reader.events.accused import tells
from onrecord.reader.events.justice import is_one_of, phrases
from onrecord.reader.events.syntax import Syntax
from onrecord.record import Span

OPENERS: dict[str, frozenset[str]] = {
    "plead_guilty": frozenset("to of for in charging".split()),
    "charge_indict": frozenset("with of on for in including charging".split()),
    "convict": frozenset("of on for in".split()),
    "acquit": frozenset("of on".split()),
    "sentence": frozenset("for on of in admitting".split()),
    "arrest_jail": frozenset("for on in admitting".split()),
    "accuse": frozenset("of with".split()),
    "fine": frozenset("for in admitting".split()),
    "sue": frozenset("for over".split()),
    "investigate": frozenset("for".split()),
    "dismiss": frozenset("of".split()),
    "extradite": frozenset("on for".split()),
    "appeal": frozenset({"for"}),
}
"""The words by which an offence follows a step of each type."""

FAR = 40
"""Words between a trigger and its offences at most."""

_ENDS = frozenset(":—–!?”") | {"--", "-"}
_CLAUSES = frozenset(
    "who which whose whom when where while after before following because since although though "
    "that if until unless but however pending".split()
)
_ADJUNCTS = frozenset(
    "in at on during within from between through throughout near outside under".split()
)
_ANDS = frozenset("and or including plus".split())
_TO_LISTS = frozenset("and or including plus of with for to on in an a the also , ; each".split())
_ROLES = frozenset("role roles part participation involvement connection suspicion".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_NO_GERUND = frozenset(
    "including according following pending regarding during nothing king".split()
)
_TAKE_IN = frozenset("trafficking dealing trading engaging participating interest role".split())
_ALLEGED = frozenset("alleged allegedly as well".split())
_POSSESSIVE = frozenset("his her their its".split())
_SAYING = frozenset(
    "accusing adding alleging announcing arguing calling citing claiming describing insisting noting "
    "reporting saying stating telling warning".split()
)
"""Participles that behind a comma go on to say something: "with fraud, alleging he lied"."""
_LAWS = frozenset("act acts code law order orders ordinance regulations rules".split())
_IN_TITLES = frozenset("of and in at the for to on with ( )".split())
_TITLE = 12
"""Words of the title of a law at most."""


def offences(
    syntax: Syntax, type_: str, begin: int, end: int, apart: Collection[int] = ()
) -> tuple[Span, ...]:
    """The offences among the words [begin, end) behind a trigger of a type, one span each.

    ``apart`` are the words at which a date or the name of a court begins: neither is of an offence.
    """
    opening = OPENERS.get(type_, frozenset())
    reading = _Reading(syntax, min(end, begin + 6 * FAR), apart)
    for at in range(begin, min(end - 1, begin + FAR)):
        lower = syntax.words[at].lower
        if lower not in opening or at + 1 in apart:
            continue
        if lower == "in" and not _tells_part(syntax, at):
            continue
        found = tuple(reading.list(at + 1))
        if found:
            return found
    return ()


def named_before(syntax: Syntax, noun: int) -> tuple[Span, ...]:
    """The offence that stands before the noun of a step: "faces | wire fraud | charges"."""
    words, first = syntax.words, noun
    begin = syntax.bounds(noun)[0]
    while first > begin and words[first - 1].upos in ("NOUN", "ADJ") and noun - first < FEW:
        first -= 1
    while first < noun and is_one_of(words[first].lower, "vague"):
        first += 1
    named = first < noun and is_one_of(words[noun - 1].lower, "offences")
    return (syntax.span(first, noun - 1),) if named else ()


FEW = 4
"""Words of an offence before "charges" at most."""


def _tells_part(syntax: Syntax, at: int) -> bool:
    """Whether an "in" opens an offence: "his role in", "in connection with"."""
    near = {syntax.words[one].lower for one in (at - 1, at + 1) if 0 <= one < len(syntax)}
    return bool(near & _ROLES)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A list of offences read from some word on, up to ``end``."""

    syntax: Syntax
    end: int
    apart: Collection[int]

    def list(self, begin: int) -> Iterator[Span]:
        at = first = last = self.led(begin)
        counted = self.counted(begin, first)
        if first >= self.end or not (counted or self.names(first)):
            return
        whole = True
        while at < self.end:
            if at > first and self.stops(at):
                again = self.resumes(at)
                if again < 0:
                    break
                yield from self.named(first, last)
                at = first = last = again
                whole = counted = True
                continue
            if self.parts(at):
                following = self.led(at)
                if following >= self.end or following in self.apart:
                    break
                if self.begins(following, first, at, whole, counted):
                    yield from self.named(first, last)
                    counted = self.counted(at, following)
                    at = first = last = following
                    whole = True
                    continue
                whole = whole and self.goes_on(at)
            elif whole and at > first and self.leaves(at, first):
                whole = False
            if whole:
                last = at
            at += 1
        yield from self.named(first, last)

    def resumes(self, at: int) -> int:
        """Where behind a clause the list goes on: "...; one count of arson, and two of"; else -1."""
        for one in range(at, self.end):
            if self.lower(one) == ";":
                following = self.led(one)
                return following if self.counted(one, following) else -1
        return -1

    def named(self, first: int, last: int) -> Iterator[Span]:
        words = self.syntax.words
        while last > first and (
            words[last].upos in ("PUNCT", "ADP", "DET", "SCONJ")
            or words[last].lower in ("to", "here", "there")
            or self.parts(last)
        ):
            last -= 1
        counted = last > first and words[last].lower in ("charge", "charges", "counts")
        if counted and is_one_of(words[last - 1].lower, "offences"):
            last -= 1
        said = [words[at].lower for at in range(first, last + 1) if words[at].upos != "PUNCT"]
        if not all(_is_vague(one) for one in said):
            yield self.syntax.span(first, last)

    def parts(self, at: int) -> bool:
        word = self.syntax.words[at].lower
        return word in (",", ";") or word in _ANDS

    def lower(self, at: int) -> str:
        return self.syntax.words[at].lower if 0 <= at < self.end else ""

    def led(self, at: int) -> int:
        """Past what leads to the name of an offence: "and with three counts of", "his role in"."""
        before = -1
        while before < at < self.end:
            before = at
            word = self.syntax.words[at]
            if (
                word.lower in _TO_LISTS
                or word.lower in _NUMBERS
                or word.upos == "NUM"
                or word.lower in _POSSESSIVE
                or word.lower in _ALLEGED
            ):
                at += 1
            else:
                at = self.past_counts(at)
        return at

    def past_counts(self, at: int) -> int:
        """Past "felony counts of", "a charge of", "role in", "an indictment charging him with"."""
        one, counted = at, False
        while one < self.end:
            word = self.lower(one)
            counts = is_one_of(word, "counts") or is_one_of(word, "writs") or word in _ROLES
            if not (counts or word in ("-", "each") or is_one_of(word, "vague")):
                break
            counted = counted or counts
            one += 1
        if not counted:
            return at
        if self.lower(one) in (",", "—", "–", "--"):
            one += 1
        if self.lower(one) in ("of", "including", "in", "with", "for", ":"):
            return one + 1
        if self.lower(one) == "charging":
            whom = one
            while whom < self.end and self.lower(whom) not in ("with", ",", "for"):
                whom += 1
            return whom + 1 if self.lower(whom) == "with" else one + 1
        return at

    def names(self, at: int) -> bool:
        """Whether the name of an offence begins with a word."""
        return self.gerund(at) or self.headed(at) or self.shares(at)

    def counted(self, begin: int, end: int) -> bool:
        """Whether the words [begin, end) count what follows: "one count of" is of an offence."""
        return (
            end > begin
            and self.lower(end - 1) in ("of", "charging")
            and any(
                self.lower(one) in ("count", "counts", "charge", "charges")
                for one in range(begin, end)
            )
        )

    def gerund(self, at: int) -> bool:
        while at < self.end and (
            self.syntax.words[at].upos == "ADV" or self.lower(at).endswith("ly")
        ):
            at += 1
        word = self.lower(at)
        return (
            len(word) > 4
            and word.endswith("ing")
            and word not in _NO_GERUND
            and self.syntax.words[at].upos in ("VERB", "NOUN", "AUX")
        )

    def head(self, at: int) -> int:
        """The noun that heads the chunk that begins with a word; -1 where none does."""
        found = -1
        words = self.syntax.words
        while at < self.end:
            word = words[at]
            if found >= 0 and at in self.apart:
                # "Fraud two days later": a date heads no offence.
                break
            if word.upos in ("NOUN", "PROPN"):
                found = at
            elif word.upos == "VERB" and not (
                word.lower.endswith(("ed", "ing", "en")) and self.nominal(at + 1)
            ):
                if is_one_of(word.lower, "offences"):
                    found = at
                break
            elif word.upos not in ("ADJ", "NUM", "VERB", "ADV", "X") and word.lower not in "-'’":
                break
            at += 1
        return found

    def nominal(self, at: int) -> bool:
        return at < self.end and self.syntax.words[at].upos in ("NOUN", "PROPN", "ADJ")

    def headed(self, at: int) -> bool:
        head = self.head(at)
        if head < 0:
            return False
        lower = self.lower(head)
        return is_one_of(lower, "offences") or (head > at and is_one_of(lower, "counts"))

    def shares(self, at: int) -> bool:
        """Whether a word shares its head with what follows: "mail and wire fraud"."""
        one = at
        while one < self.end and is_one_of(self.lower(one), "modifiers"):
            one += 1
            while self.lower(one) in (",", "and", "or"):
                one += 1
        return one > at and self.headed(one)

    def begins(self, at: int, first: int, apart: int, whole: bool, counted: bool) -> bool:
        """Whether behind the comma or "and" at ``apart`` the next offence begins."""
        if self.turns(at) or self.lower(at) in _SAYING:
            return False
        if not whole:
            led = any(self.lower(one) in ("of", "for", "with") for one in range(apart, at))
            return self.headed(at) or (led and self.names(at))
        if self.counted(apart, at):
            return True
        modifying = is_one_of(self.lower(apart - 1), "modifiers")
        bare = apart == first + 1 or self.lower(apart) in ("and", "or")
        if modifying and bare and self.shares(at):
            return False
        if not (counted or self.complete(first, apart)):
            return False
        if self.gerund(at) and apart == first + 1 and self.gerund(first):
            return False
        if self.gerund(at):
            return True
        return self.headed(at) or self.shares(at)

    def complete(self, first: int, apart: int) -> bool:
        """Whether the words [first, apart) name an offence without what follows."""
        return any(
            is_one_of(self.lower(one), "offences")
            or (one > first and is_one_of(self.lower(one), "counts"))
            for one in range(first, apart)
        ) or (self.gerund(first) and apart > first + 1)

    def goes_on(self, apart: int) -> bool:
        """Whether what stands behind a comma or "and" is still of the offence before it."""
        words = self.syntax.words
        at = apart + 1
        if self.lower(apart) == "," and self.lower(at) in ("and", "or"):
            at += 1
        if at >= self.end or self.lower(apart) == ";":
            return False
        if self.turns(at):
            return False
        if words[at].upos == "PROPN":
            return words[apart - 1].upos == "PROPN"
        if self.lower(apart) == ",":
            if words[at].upos == "NUM":
                return False
            if self.lower(at) in ("a", "an", "the"):
                # An apposition within the offence: "urging a clerk, his cousin, to lie".
                while at < self.end and self.lower(at) != "," and not self.stops(at):
                    at += 1
                return self.lower(at) == "," and self.lower(at + 1) in ("to", "of", "with", "into")
        for ahead in range(at, min(at + 5, self.end)):
            if words[ahead].upos == "AUX" or tells(self.syntax, ahead):
                return False
            if self.parts(ahead):
                break
        return words[at].upos in (
            "NOUN",
            "ADJ",
            "NUM",
            "VERB",
            "PROPN",
            "ADP",
            "DET",
            "PRON",
            "PART",
        )

    def stops(self, at: int) -> bool:
        """Whether the list ends before a word."""
        words = self.syntax.words
        word = words[at]
        if (word.lower in _CLAUSES and word.upos != "DET") or word.lower in _ENDS:
            return not (word.lower == "-" and word.start == words[at - 1].end)
        if word.lower == ".":
            return at + 1 >= self.end or len(words[at - 1].lower) > 3
        if word.upos == "AUX":
            return word.lower != "being"
        before = self.lower(at - 1)
        if before == "," and word.lower in _SAYING:
            return True
        if before in (",", "and") and word.upos == "VERB" and not word.lower.endswith("ing"):
            finite = word.lower.endswith(("ed", "s")) and not word.lower.endswith("ss")
            if finite or before == ",":
                # "misbranded drugs", not "received sentences".
                ahead = words[at + 1] if at + 1 < self.end else None
                qualifies = ahead is not None and ahead.upos in ("NOUN", "ADJ") and ahead.head != at
                return not qualifies
        if word.lower == "it" and at + 1 < self.end and words[at + 1].upos in ("VERB", "AUX"):
            return True  # "steel it knew to be cracked"
        return word.upos == "PRON" and word.lower in ("he", "she", "they", "we", "i")

    def turns(self, at: int) -> bool:
        """Whether a phrase begins that turns from the offence: "in violation of", "stemming from"."""
        return any(
            tuple(self.lower(at + one) for one in range(len(phrase))) == phrase
            for phrase in phrases("circumstances").get(self.lower(at), ())
        )

    def leaves(self, at: int, first: int) -> bool:
        """Whether from a word on the circumstances of the offence are told."""
        words = self.syntax.words
        word, before = words[at], words[at - 1]
        following = self.lower(at + 1)
        if word.upos == "ADP" and self.of_law(at):
            return False
        if at in self.apart or (word.upos == "ADP" and at + 1 in self.apart):
            return True
        if self.turns(at):
            return True
        if word.lower in ("by", "for") and at + 1 < self.end:
            if self.gerund(at + 1) or following in _POSSESSIVE or words[at + 1].upos == "NUM":
                return True
            return word.lower == "by" and following in ("a", "an", "the")
        if word.text == "(" or (word.lower == "over" and word.upos == "ADP"):
            return True
        if word.lower == "against" and at + 1 < self.end:
            return words[at + 1].upos in ("DET", "PROPN", "PRON", "NUM")
        if word.lower in _ADJUNCTS and not is_one_of(following, "kept"):
            return before.upos in ("NOUN", "PROPN", "NUM") and before.lower not in _TAKE_IN
        return False

    def of_law(self, at: int) -> bool:
        """Whether a preposition stands in the title of a law ("Health and Safety | at | Work Act"), or
        between it and an offence that nothing else names ("an offence | under | the Fisheries Act")."""
        words = self.syntax.words
        within = words[at - 1].text[:1].isupper()
        named = words[at].lower == "under" and is_one_of(words[at - 1].lower, "counts")
        if not (within or named):
            return False
        for one in range(at + 1, min(self.end, at + 1 + _TITLE)):
            capital = words[one].text[:1].isupper()
            if capital and words[one].lower in _LAWS:
                return True
            if not capital and words[one].lower not in _IN_TITLES:
                return False
        return False


def _is_vague(lower: str) -> bool:
    return any(is_one_of(lower, name) for name in ("vague", "counts", "writs"))


def alike(one: str, other: str) -> bool:
    """Whether two names of offences share half of their words, or one holds the other whole; to
    attempt one is another."""
    a, b = set(one.lower().split()), set(other.lower().split())
    if _begun(a) != _begun(b):
        return False
    return bool(a and b) and (2 * len(a & b) >= len(a | b) or a <= b or b <= a)


def fuller(one: str, other: str) -> bool:
    """Whether a name of an offence says all that another says, and more."""
    return set(one.lower().split()) > set(other.lower().split())


_INCHOATE = ("conspir", "attempt", "solicit", "aid", "abet")


def _begun(words: Iterable[str]) -> set[str]:
    """How words make another offence of one: to conspire to kidnap is none that kidnapping tells of."""
    return {stem for stem in _INCHOATE for word in words if word.startswith(stem)}
