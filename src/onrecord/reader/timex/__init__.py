"""Time expressions of an article as TIMEX3 of ISO-TimeML (ISO 24617-1): extents, types, values.

``grammar`` finds what a text says, by stages of rules; ``evidence`` drops what is none;
``anchoring`` sets it against the day of publication and the time that the story has reached.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reader.timex.anchoring import Story, anchored, looks, publication
from onrecord.reader.timex.direction import direction
from onrecord.reader.timex.evidence import KINDS, accepted
from onrecord.reader.timex.forms import Calendar, Length, Shift, Unit, Within
from onrecord.reader.timex.grammar import parse
from onrecord.reader.timex.tokens import Token
from onrecord.record import Article, Span, Time

__all__ = ["times"]


def times(article: Article) -> tuple[Time, ...]:
    """The time expressions of an article, in text order, resolved against ``article.published``.

    Extents are as TimeBank's guidelines draw them: articles and "ago", "later" within,
    prepositions without. Linear in the length of the text.
    """
    text = article.text
    tokens = [one for one in parse(text) if one.kind in KINDS and accepted(one, text)]
    story = publication(article.published)
    history = _is_history(tokens, story)
    found = []
    for token in tokens:
        form = Length("X", token.value) if token.kind == "UNITS" else token.value
        way = direction(text, token.start, token.end) if looks(form) else None
        type_, value = anchored(form, story, way)
        found.append(Time(Span(token.start, token.end), type_, value, token.mod))
        if type_ in ("DATE", "TIME") and not _modifies(text, token):
            story = _onward(story, form, value, history)
    return tuple(found)


_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|that|this)|['’]s?)\s$", re.IGNORECASE
)
_NOUN = re.compile(r"\s[a-z]")


def _modifies(text: str, token: Token) -> bool:
    """Whether a date only tells one thing from another, "the May 3 accord": the story stays.

    A quarter moves it even so: "the third-quarter loss" is what an article on earnings tells of.
    """
    if not isinstance(token.value, Calendar) or token.value.month is None:
        return False
    before = text[max(0, token.start - 8) : token.start]
    return bool(_DETERMINER.search(before) and _NOUN.match(text, token.end))


def _explicit(form: object) -> bool:
    day = form.day if isinstance(form, Within) else form
    return isinstance(day, Calendar) and day.year is not None


HISTORY = 6
"""Years said, from which a text that hardly speaks of its own day is a history. Tuned on WikiWars
against the news of TimeBank and of the statements."""


def _is_history(tokens: list[Token], story: Story) -> bool:
    """Whether a text tells of years long past rather than of the days before it was published."""
    said = dated = near = 0
    now = str(story.published.year) if story.published else None
    for token in tokens:
        form = token.value.day if isinstance(token.value, Within) else token.value
        if isinstance(form, Calendar) and form.year is not None:
            near += form.year == now
            said += form.year != now
            # A year alone may be part of a name, the 1965 Act.
            dated += form.year != now and form.month is not None
        elif isinstance(form, Calendar):
            near += form.weekday is not None or form.which is not None
        elif isinstance(form, Unit):
            near += form.which in ("last", "next", "this")
        elif isinstance(form, Shift):
            near += form.base == "published"
    return said >= HISTORY and dated >= 3 * near


def _onward(story: Story, form: object, value: str, history: bool) -> Story:
    """The story after an expression.

    What is only compared with ("a year earlier") does not move it. In a history a year said moves
    it there, and one told from that year goes on with it.
    """
    base = form.day if isinstance(form, Within) else form
    if isinstance(base, Shift) and base.unit == "Y" and base.count == -1:
        return story
    if isinstance(base, Calendar) and base.part == "QX":
        return story
    story = story.after(value)
    if not history or not value[:4].isdigit():
        return story
    told = isinstance(base, Shift) and base.base == "told"
    told = told or (isinstance(base, Unit) and base.which in ("same", "previous", "following"))
    if _explicit(form) or told:
        return replace(story, year=int(value[:4]))
    return story
