"""Who the sources of an article's attributions are: names first, then the rest in text order."""

from __future__ import annotations

import re
from weakref import proxy

from onrecord.reader.entities.members import Member
from onrecord.reader.lexicon import FEMALE_PRONOUNS, MALE_PRONOUNS
from onrecord.reader.speakers.course import Event, events, guess_genders
from onrecord.reader.speakers.definite import is_public, lone_firm, topic_firm
from onrecord.reader.speakers.floor import Floor, is_own
from onrecord.reader.speakers.name_sources import NameSources
from onrecord.reader.speakers.nominal_sources import ARTICLES, NominalSources
from onrecord.reader.speakers.pronoun_sources import PronounSources
from onrecord.reader.speakers.sources import Source, names_within, read_source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.speakers.unsourced import answer, come_again, go_on
from onrecord.reader.statements.told import WEEKDAY
from onrecord.record import Span

_FIRM = re.compile(r"(the\s(?:airline|company|firm|retailer))(?:['’]s)?", re.IGNORECASE)

_BESIDE = re.compile(
    r"\s(?:last|this|next|earlier|yesterday|today|late|after|before|during|on|at|if|that|when|while|via|through|by|about"
    rf"|{WEEKDAY})\b"
)


class Casting:
    """Reads an article once and assigns every source a member of the cast, those with names at once."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.text, self.discourse = stage, stage.text, stage.discourse
        told = self.discourse
        guess_genders(
            self.text, stage.names, stage.bearers, told.is_quoted, told.sentences, stage.encoded
        )
        self.names = NameSources(stage)
        self.names.settle()
        self.floor = Floor(stage)
        # Both are its own: held by them it would outlive its article, and the article's scores with it.
        itself: Casting = proxy(self)

        def refer(span: Span) -> Member | None:
            return itself.refer(span)

        self.pronouns = PronounSources(stage, self.floor, refer)
        self.nominals = NominalSources(stage, self.names.beside, self.pronouns, refer)

    def settle(self) -> None:
        """Settles who speaks in each attribution: whom the sources mean in text order, then who needs none."""
        stage = self.stage
        for event in events(self.text, stage.bearers, stage.sources, self.discourse.sentences):
            self._meet(event)
        answer(stage)
        self.floor.settle(nested=False)
        go_on(stage)
        self.floor.settle(nested=True)
        self.pronouns.address()
        come_again(stage)

    def refer(self, span: Span) -> Member | None:
        """The member that a phrase outside the sources refers to, such as somebody told."""
        over = [one for one in names_within(self.stage.names, span) if one.span.end > span.end]
        if over:
            span = Span(span.start, over[-1].span.end)
        leading = next(iter(names_within(self.stage.names, span)), None)
        if (
            leading is not None
            and self.text[span.start : leading.span.start].lower() in ARTICLES
            and _BESIDE.match(self.text, leading.span.end, span.end)
        ):
            # "the Gazette after the vote": what follows the name is no part of who it is.
            span = Span(span.start, leading.span.end)
        if span in self.stage.assigned:
            return self.stage.assigned[span]
        # Its own parts may come back to it: then they tell nothing.
        self.stage.assigned[span] = None
        source = read_source(self.text, span, self.stage.names)
        if source.kind == "name":
            member: Member | None = self.names.meant(source)
        elif source.kind == "pronoun":
            member = self.pronouns.meant(source)
        elif source.kind == "document":
            member = self.nominals.described(source)  # nobody tells a document: "told the paper"
        else:
            member = self.nominals.meant(source)
        self.stage.assigned[span] = member
        if member is not None:
            member.spoke = True
        return member

    def firm(self, span: Span) -> Member | None:
        """Which firm "the company" means that is no source: the one of whoever speaks the words in which it stands,
        else the one that the sentence before tells of."""
        said = _FIRM.fullmatch(self.text, *span)
        if said is None:
            return None
        outer = self.discourse.around(span.start)
        source = self.stage.attributions[outer].source if outer is not None else None
        if source is not None:
            near = [one for one in self.stage.named_in(source) if one.type == "organization"]
            if len({*map(id, near)}) == 1 and not is_public(near[0]):
                return near[0]
        given = self.text, self.discourse, read_source(self.text, Span(*said.span(1)), ())
        return topic_firm(*given) or lone_firm(*given)

    def _meet(self, event: Event) -> None:
        """Keeps in mind who is met, or settles who it is."""
        span = event.span
        if event.what in ("source", "pronoun") and self.discourse.is_quoted(span.start):
            self._settle_around(span.start)
        if event.what == "name" and event.member is not None:
            self.discourse.see(span, event.member)
            pair = self.nominals.pair(span)
            if pair is not None:
                self.discourse.see(span, pair)
        elif event.what == "source":
            if span not in self.stage.assigned:
                source = self.stage.sources[span]
                if is_own(self.text, source):
                    return
                self._settle(source)
            member = self.stage.assigned[span]
            if member is not None:
                self.discourse.see(span, member, speaking=True)
        elif event.what == "pronoun":
            pronoun = self.text[span.start : span.end].lower()
            gendered = pronoun in MALE_PRONOUNS | FEMALE_PRONOUNS
            about = self.discourse.told_about(pronoun, span.start) if gendered else None
            member = about or self.pronouns.choose(pronoun, span.start)
            if member is not None:
                member.mentions.setdefault(span, "pronoun")
                self.discourse.see(span, member)
        elif event.what == "nominal":
            self.nominals.meet(span)

    def _settle_around(self, position: int) -> None:
        """Settles who says the words in which a pronoun stands, where these are told of only behind them: whoever
        speaks does not mean himself by "he"."""
        stage, at = self.stage, self.discourse.around(position)
        while at is not None:
            one = stage.attributions[at]
            behind = one.source if one.source is not None and one.source.start > position else None
            if behind is not None and behind not in stage.assigned:
                source = stage.sources[behind]
                if not is_own(self.text, source):
                    self._settle(source)
            at = one.inside

    def _settle(self, source: Source) -> None:
        kind = self.pronouns if source.kind == "pronoun" else self.nominals
        self.stage.assign(source.span, kind.meant(source))
