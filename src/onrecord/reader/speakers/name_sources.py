"""Whom a source with a name means, and what stands beside names and tells their bearers' roles."""

from __future__ import annotations

import re
from itertools import chain

from onrecord.reader.clauses import word_at
from onrecord.reader.entities.appositions import appositions, predicates
from onrecord.reader.entities.descriptions import without_lead
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.names import Name
from onrecord.reader.entities.titles import Titles
from onrecord.reader.lexicon import BODY_HEADS, ORG_HEADS
from onrecord.reader.speakers.sources import Source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.wordlists import words
from onrecord.record import Span

_PUBLISHERS = words(
    "agency app blog broadcaster chain channel charity company consultancy daily firm magazine maker newsletter "
    "newspaper outlet platform podcast publication publisher retailer site startup station tabloid think-tank website "
    "weekly"
)


_RUNS = re.compile(
    r"\b(?:broadband|bus|cable|coach|cruise|energy|ferry|grid|holiday|mobile|network|pipeline|port|rail|satellite|telecoms"
    r"|tour|train|tram|travel|water)\s(?:operator|provider|supplier)\Z",
    re.IGNORECASE,
)
"""What a firm is that runs something: "rail operator"."""


class NameSources:
    """The sources of an article that a name heads. ``beside``: whom a description beside a name means, by its start."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.text, self.encoded = stage.text, stage.encoded
        self.beside: dict[int, Member] = {}

    def settle(self) -> None:
        """Assigns these sources, and what is cut off beside a name, and gives all bearers of names their roles."""
        for span, source in self.stage.sources.items():
            if source.kind == "name":
                self.stage.assign(span, self.meant(source))
            elif source.kind == "nominal":
                self._beside_name(source)
        self._appositions()

    def meant(self, source: Source) -> Member | None:
        """Who bears the name, and what the source tells of him is noted."""
        name = source.name
        if name is None:
            return None
        member = self.stage.bearers[name.span]
        member.add_role(self.text, source.role if self._is_noun(source.role, name) else None)
        if not member.sure and member.type == "organization" and not name.the:
            member.sure = True
            if member.gender() is not None and member.nouns.isdisjoint(BODY_HEADS):
                member.type = "person"
        member.sure = True
        if member.type == "person" and " " not in member.name and self._is_body(member, source):
            member.type = "organization"  # "the finance blog Osmund"
        if source.core.covers(name.span):
            member.forms[self.text[source.core.start : name.span.end]] = None
        if member.type != "person":
            # Of a person what follows the name is a role, and no form of it.
            member.add_mention(self.text, source.span, also=source.core)
        return member

    def _is_body(self, member: Member, source: Source) -> bool:
        """Whether somebody of one name is told to be what only a body is: a publisher, a firm that runs something."""
        runs = source.role is not None and _RUNS.search(self.text, *source.role) is not None
        return runs or not member.nouns.isdisjoint(_PUBLISHERS)

    def _is_noun(self, role: Span | None, name: Name) -> bool:
        """Whether what stands before the name of a body ends in a noun: "old" and "producers like" tell nobody."""
        if (
            role is None
            or self.encoded is None
            or role.end > name.span.start
            or name.type == "person"
        ):
            return True
        at = self.encoded.within(role).stop - 1
        class_ = self.encoded.classes[at]
        return class_ in ("NOUN", "PROPN") or word_at(self.text, self.encoded, at) in ORG_HEADS

    def _beside_name(self, source: Source) -> None:
        """A source that was cut to what stands beside the name: "Jo Lund, | a former minister | wrote"."""
        start = source.core.start
        if self.encoded is None or self.text[start - 2 : start] != ", ":
            return
        name = self.stage.name_at(start)
        if name is None or name.type != "person" or name.span.end != start - 2:
            return
        held = self.encoded.within(source.core)
        outward = {self.encoded.heads[word] for word in held} - {*held}
        if outward and outward <= {*self.encoded.within(name.span)}:
            member = self.stage.bearers[name.span]
            member.add_role(self.text, without_lead(self.text, source.core))
            member.add_mention(self.text, source.core, "nominal")
            self.stage.assign(source.span, member)

    def _appositions(self) -> None:
        """What stands beside a name outside the sources, too, is its bearer's role."""
        if self.stage.links is None or self.encoded is None:
            return
        given = self.text, self.encoded, self.stage.links, self.stage.names
        quoted = self.stage.discourse.is_quoted
        said = (one for one in predicates(*given) if not quoted(one[0].start))
        for span, name in chain(appositions(*given), said):
            member = self.stage.bearers[name.span]
            if member.type != name.type or span in self.stage.by_source:
                continue
            member.add_role(self.text, without_lead(self.text, span))
            member.add_mention(self.text, span, "nominal")
            self.stage.assigned.setdefault(span, member)
            self.beside[span.start] = member
        for span, name in Titles(*given).found():
            if self.stage.bearers[name.span].type == name.type:
                self.stage.bearers[name.span].add_role(self.text, span)
