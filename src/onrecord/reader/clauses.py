"""The words of a clause by its tree: what hangs on a verb, whether that is passive, what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.reader.lexicon import ORG_HEADS, OWNING, PEOPLE_NOUNS, RELATIVE_PRONOUNS
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.wordlists import words
from onrecord.record import Span

REACH = 60
"""Words on either side of a verb within which what hangs on it is looked for."""

HIGH = 3
"""Steps up the tree from a verb to the one that its clause goes with, at most."""

_JOINS = words("conj advcl xcomp acl parataxis")
"""Relations of a verb to one that it may share its subject with."""

BE = words("was were is are been being be am 'm ’m 're ’re got get gets")


def word_at(text: str, encoded: Encoded, at: int) -> str:
    """A word of the text, in small letters."""
    return text[encoded.starts[at] : encoded.ends[at]].lower()


def _whole(text: str, encoded: Encoded, at: int) -> str:
    """A word with what its apostrophe parts from it, in small letters: "'m"."""
    word = word_at(text, encoded, at)
    return word + word_at(text, encoded, at + 1) if word in ("'", "’") else word


def hanging(encoded: Encoded, verb: int) -> list[int]:
    """The words that hang on a verb, as far as ``REACH`` from it."""
    near = range(verb - REACH, verb + REACH)
    return [at for at in encoded.children[verb] if at in near and at != verb]


def has_subject(encoded: Encoded, verb: int) -> bool:
    """Whether a subject hangs on a verb."""
    return any(encoded.relations[at].startswith("nsubj") for at in hanging(encoded, verb))


def is_passive(text: str, encoded: Encoded, verb: int, children: Iterable[int]) -> bool:
    """Whether a verb is passive by the words that hang on it: by a form of "be" before it, or as the parser says.

    The parser often gives the first without the second.
    """
    relations = encoded.relations
    for at in children:
        relation = relations[at]
        if relation in ("aux:pass", "nsubj:pass"):
            return True
        if at < verb and relation == "aux" and _whole(text, encoded, at) in BE:
            return not word_at(text, encoded, verb).endswith("ing")
    return False


def above(encoded: Encoded, verb: int) -> Iterator[int]:
    """The verbs that a verb without a subject of its own hangs on or is joined to, the nearest first."""
    relations = encoded.relations
    for _ in range(HIGH):
        head = encoded.heads[verb]
        relation = relations[verb].split(":")[0]
        if has_subject(encoded, verb) or not 0 <= head < verb or relation not in _JOINS:
            return
        verb = head
        yield verb


def upward(encoded: Encoded, phrase: Span) -> Iterator[int]:
    """The words that a phrase hangs on, the nearest first, as far up the tree as is looked."""
    top = head_word(encoded, encoded.within(phrase))
    at = -1 if top is None else encoded.heads[top]
    for _ in range(2 * HIGH):
        if at < 0:
            return
        yield at
        at = encoded.heads[at]


def other_verb(encoded: Encoded, cue: Span, phrase: Span) -> int | None:
    """The verb outside a cue that a phrase hangs on, but for participles about a noun; None where it hangs
    on the cue or on no verb nearby."""
    own = encoded.within(cue)
    for at in upward(encoded, phrase):
        if at in own:
            return None
        verb = encoded.classes[at] == "VERB"
        if verb and encoded.relations[at] not in ("acl", "amod"):
            return at
    return None


def stands_apart(encoded: Encoded, cue: Span, phrase: Span, content: Iterable[Span]) -> bool:
    """Whether a phrase beside a cue hangs on another verb that stands between the two: "shown on [television],
    she said", or that the cue with a subject of its own is joined to: "he wrote [a letter], and she said". A verb
    of the content does not count, nor one whose clause that of the cue goes with."""
    verb = other_verb(encoded, cue, phrase)
    if verb is None or any(verb in above(encoded, at) for at in encoded.within(cue)):
        return False
    place = encoded.starts[verb]
    if any(part.start <= place < part.end for part in content):
        return False
    if place < phrase.start < cue.start:
        return any(_joins(encoded, at, verb) for at in encoded.within(cue))
    return min(phrase.end, cue.end) <= place < max(phrase.start, cue.start)


def _joins(encoded: Encoded, verb: int, other: int) -> bool:
    """Whether a verb with a subject of its own goes on from another."""
    joined = encoded.heads[verb] == other and encoded.relations[verb] == "conj"
    return joined and has_subject(encoded, verb)


def head_word(encoded: Encoded, words: range) -> int | None:
    """The word that heads a phrase: the first whose own head lies outside of it."""
    return next((at for at in words if encoded.heads[at] not in words), None)


def subject_behind(encoded: Encoded, at: int) -> int | None:
    """The word for the subject of the clause that a word stands in the opening of: "In his report [Lund] praised her",
    "Before he left, [Lund] sang". As any long opening it may hang on nothing in the parser's eyes."""
    relations, word = encoded.relations, at
    opens, found = False, None
    for _ in range(2 * HIGH):
        up = encoded.heads[at]
        opens = opens or relations[at] in _OPENING or (up < 0 and relations[at] in _LOOSE)
        if up < 0 or relations[at] == "root":
            break
        if up > word and opens and found is None:
            found = _subject_between(encoded, word, up)
        at = up
    if not opens:
        return None
    for verb in range(word + 1, min(len(encoded), word + REACH)):
        if relations[verb] == "root":
            subject = _subject_between(encoded, word, verb)
            if subject is not None:
                return subject
    return found


def _subject_between(encoded: Encoded, word: int, verb: int) -> int | None:
    """The subject of a verb that stands between a word and it."""
    own = (one for one in hanging(encoded, verb) if word < one < verb)
    return next((one for one in own if encoded.relations[one] in _SUBJECTS), None)


_OPENING = words("obl obl:unmarked advcl advmod nmod dep")
_LOOSE = words("acl amod obj")
_SUBJECTS = words("nsubj nsubj:pass")


def is_self(text: str, encoded: Encoded, at: int) -> bool:
    """Whether a word means who does what is done to him: "himself"."""
    return word_at(text, encoded, at).endswith(("self", "selves"))


def doing(text: str, encoded: Encoded, at: int) -> int | None:
    """The word for who does to the one that a pronoun means what the verb tells: "[Lund] asked him", "[Lund] left and
    spoke to him", "[Lund], who hoped to see him". The two are never the same, but for "himself"."""
    relations, verb = encoded.relations, encoded.heads[at]
    if is_self(text, encoded, at) or verb < 0 or not 0 <= at - verb <= DONE:
        return None
    if relations[at] == "obl" and word_at(text, encoded, at - 1) not in _ADDRESSING:
        return None
    if relations[at] not in ("obj", "iobj", "obl"):
        return None
    for _ in range(JOINED):
        own = (one for one in hanging(encoded, verb) if one < verb)
        # A name that the parser hangs on a verb as its part is the subject behind a title.
        found = next((one for one in own if relations[one] in _DOERS), None)
        up, relation = encoded.heads[verb], relations[verb]
        if found is not None:
            relative = word_at(text, encoded, found) in RELATIVE_PRONOUNS
            return up if relative and relation == "acl:relcl" else found
        if up < 0 or relation not in ("conj", "xcomp"):
            return None
        whom = (one for one in hanging(encoded, up) if relations[one] in ("obj", "iobj"))
        asked = next(whom, None) if relation == "xcomp" else None
        if asked is not None:
            return asked if asked < verb else None  # "Lund asked Hale to help him"
        going = [word_at(text, encoded, one).endswith("ing") for one in (verb, up)]
        if relation == "conj" and going == [True, False]:
            return None  # "Lund beat a guard holding him"
        verb = up
    return None


_DOERS = frozenset(("flat", "nsubj", "nsubj:pass"))
_ADDRESSING = words("against by to")
"""Prepositions behind which stands another than the subject: "Lund gave it to him", not "Lund had it with him"."""
DONE = 40
"""Words between a verb and whom it is done to, at most."""
JOINED = 3
"""Verbs joined to one another that share a subject, at most."""


def is_within_noun(encoded: Encoded, phrase: Span) -> bool:
    """Whether a phrase is the subject of a clause that hangs on a noun: "a rule that [Lund] opposed"."""
    relations, held = encoded.relations, encoded.within(phrase)
    at = next((at for at in reversed(held) if encoded.heads[at] not in held), -1)
    for _ in range(HIGH):
        if at < 0:
            return False
        verb, relation = encoded.heads[at], relations[at]
        if relation.startswith("nsubj"):
            return verb >= 0 and relations[verb].startswith("acl")
        if relation not in ("flat", "appos"):
            return False
        at = verb
    return False


_SPEAK = (
    ORG_HEADS
    | PEOPLE_NOUNS
    | words("channel network podcast programme program radio show station tv website weekly")
)
"""Nouns for who may be told something."""


def narrows_noun(text: str, encoded: Encoded, phrase: Span) -> bool:
    """Whether a phrase only tells which one the noun right behind it means, of no people or body: "the council |
    ruling", not "Tarn | radio"."""
    held = encoded.within(phrase)
    relations, behind = encoded.relations, held.stop
    while held and behind < len(encoded) and relations[behind] == "within":
        behind += 1  # the full stop of "U.S."
    top = next((at for at in reversed(held) if encoded.heads[at] not in held), -1)
    if top < 0 or behind == len(encoded) or text[phrase.start : phrase.end].endswith(OWNING):
        return False
    head = encoded.heads[top]
    near = text[phrase.end : encoded.starts[behind]] in (" ", ". ") and 0 <= head - behind < _ROW
    alone = all(
        encoded.heads[at] == head and relations[at] in _NARROWING for at in range(behind, head)
    )
    narrows = relations[top] in _NARROWING
    return near and alone and narrows and word_at(text, encoded, head) not in _SPEAK


_NARROWING = frozenset(("amod", "compound", "nmod:poss"))
_ROW = 4
"""Words that narrow one noun at most."""
