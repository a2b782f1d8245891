"""Records made by hand, a few words at a time. The news is invented."""

from __future__ import annotations

from hashlib import sha256

from onrecord.record import (
    Article,
    Block,
    Dated,
    Entity,
    Event,
    Located,
    Mention,
    Page,
    Participant,
    Record,
    Role,
    Span,
    Statement,
)


class Story:
    """A record in the making: text first, then who and what is in it, named by the very words."""

    def __init__(
        self,
        *lines: str,
        url: str | None = None,
        outlet: str = "Vale Times",
        published: str | None = "2024-03-14",
        captured_at: str | None = None,
        bylines: tuple[str, ...] = (),
    ) -> None:
        self.text = "\n".join(lines)
        self.url, self.outlet, self.published = url, outlet, published
        self.captured_at, self.bylines = captured_at, bylines
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def at(self, words: str, after: str = "") -> Span:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return Span(start, start + len(words))

    def who(self, name: str, *forms: str, kind: str = "person", role: str | None = None) -> Entity:
        mentions = [Mention(self.at(form), "name") for form in (name, *forms) if form in self.text]
        made = Entity(
            f"e{len(self.entities) + 1}",
            kind,  # type: ignore[arg-type]
            name,
            aliases=forms,
            roles=(Role(role, self.at(role)),) if role else (),
            mentions=tuple(sorted(set(mentions), key=lambda one: one.span)),
        )
        self.entities.append(made)
        return made

    def said(
        self,
        speaker: Entity | None,
        words: str,
        *,
        cue: str = "said",
        on: str | None = None,
        **more,
    ) -> Statement:
        made = Statement(
            f"s{len(self.statements) + 1}",
            more.pop("kind", "direct"),
            "speech",
            content=(self.at(words),),
            source=speaker.mentions[0].span if speaker and speaker.mentions else None,
            cue=self.at(cue) if cue in self.text else None,
            speaker=speaker,
            said_on=Dated(on, self.at(words)) if on else None,
            **more,
        )
        self.statements.append(made)
        return made

    def event(
        self,
        kind: str,
        trigger: str,
        *who: tuple[str, Entity],
        date: str | None = None,
        place: Entity | None = None,
        offences: tuple[str, ...] = (),
        penalty: str | None = None,
        court: str | None = None,
        **more,
    ) -> Event:
        at = self.at(trigger)
        made = Event(
            f"v{len(self.events) + 1}",
            kind,
            at,
            participants=tuple(Participant(role, one.mentions[0].span, one) for role, one in who),
            place=Located(place.mentions[0].span, place) if place else None,
            date=Dated(date, at, "published" if date == self.published else "text")
            if date
            else None,
            offences=tuple(self.at(one) for one in offences),
            penalty=self.at(penalty) if penalty else None,
            court=self.at(court) if court else None,
            **more,
        )
        self.events.append(made)
        return made

    def record(self) -> Record:
        blocks, start = [], 0
        for line in self.text.split("\n"):
            blocks.append(Block("paragraph", Span(start, start + len(line))))
            start += len(line) + 1
        data = (self.text + (self.url or "")).encode("utf-8", "surrogatepass")
        return Record(
            page=Page(
                source=self.url or "page.txt",
                url=self.url,
                sha256=sha256(data).hexdigest(),
                captured_at=self.captured_at,
                media_type="text/html",
                bytes=len(data),
            ),
            article=Article(
                text=self.text,
                language="en",
                headline=self.text.split("\n")[0],
                bylines=self.bylines,
                outlet=self.outlet,
                published=self.published,
                published_basis="metadata" if self.published else None,
                blocks=tuple(blocks),
            ),
            entities=tuple(self.entities),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )
