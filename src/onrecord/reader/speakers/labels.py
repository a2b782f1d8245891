"""Whom a speaker's sign in an interview means: initials, or the outlet's."""

from __future__ import annotations

from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.keys import abridges, plain
from onrecord.reader.entities.members import Member


class Labels:
    """The signs of an article, each of one member of the cast throughout."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.known: dict[str, Member] = {}

    def meant(self, label: str) -> Member:
        """Who is signed so: "AR:", "((Reyes))"."""
        sign = label.strip(":()").casefold()
        known = self.known.get(sign)
        if known is None:
            known = self._bearer(sign) or self.cast.make("unnamed", label)
            self.known[sign] = known
        return known

    def _bearer(self, sign: str) -> Member | None:
        known = None
        for member in self.cast.members:
            for key in member.keys:
                if len(key) > 1 and "".join(word[0] for word in key) == sign:
                    known = member
        if known is None and 2 <= len(sign) <= 3:
            known = self.cast.by_short.get(sign.upper())
            known = known or next(
                (one for one in self.cast.members if _abbreviates(sign, one)), None
            )
        if known is None and sign == "a":
            # Who answers in an interview is whom the page speaks of most.
            people = [one for one in self.cast.members if one.type == "person"]
            known = max(people, key=lambda one: len(one.mentions), default=None)
        return known or self.cast.by_form.get(sign)


def _abbreviates(sign: str, member: Member) -> bool:
    """Whether an organisation's name may be cut to a sign of two or three letters."""
    name = plain(member.name)
    return (
        member.type == "organization" and name != sign and " " not in name and abridges(sign, name)
    )
