"""The data model: what a page puts on the record. Imports nothing else of the package.

Every value is frozen. Every span is ``(start, end)``, half open, in Unicode code points of
``Article.text``, so that ``article.words(span)`` is always the very words of the page.

The JSON form (``Record.to_dict``) is a contract, described by ``record.schema.json`` beside this
file: fields may be added, none is renamed. Entities and statements refer to each other by id in
JSON; in Python an entity stands where its id stands in JSON (``statement.speaker.name``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

FORMAT = 1
"""Version of the JSON form, the value of its ``onrecord`` key."""

TITLE = 60
"""Characters of a title that a value shows of itself."""

_HALVES = re.compile("[\ud800-\udfff]")

PublishedBasis = Literal["given", "metadata", "url", "text", "capture"]
BlockKind = Literal[
    "headline", "standfirst", "byline", "paragraph", "subhead", "caption", "list_item", "quote"
]
EntityType = Literal["person", "organization", "place", "group", "unnamed"]
MentionKind = Literal["name", "nominal", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "thought"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
DateBasis = Literal["text", "published"]
Modality = Literal["asserted", "planned", "possible", "negated"]
CorrectionKind = Literal[
    "speaker", "told_to", "said_on", "not_a_statement",
    "date", "type", "defendant", "offence", "not_an_event",
    "outlet", "note",
]  # fmt: skip

EVENT_TYPES = (
    *("arrest_jail", "charge_indict", "plead_guilty", "trial_hearing", "convict", "acquit"),
    *("sentence", "fine", "appeal", "extradite", "release_parole", "pardon", "execute", "sue"),
    *("accuse", "investigate", "dismiss", "settle", "escape"),
    *("be_born", "marry", "divorce", "injure", "die", "attack", "demonstrate"),
    *("start_position", "end_position", "nominate", "elect"),
    *("start_org", "merge_org", "end_org", "declare_bankruptcy", "transfer_ownership"),
    *("transfer_money", "launch_product"),
    *("meet", "phone_write", "interview", "announce", "publish", "transport"),
    *("disaster", "other"),
)
"""Types that an event can have."""


class Span(NamedTuple):
    """``[start, end)`` in code points of the article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Page:
    """A captured page: ``source`` the path, URL or ``-`` it was read from, ``bytes`` its length."""

    source: str
    url: str | None = None
    sha256: str | None = None
    captured_at: str | None = None
    media_type: str | None = None
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a page gives no statements, or not all. ``code`` is stable, ``message`` one line."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a story says that it was written, and the words that say so."""

    place: str
    span: Span


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another story, kept out of the text."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of the page that are not of the article, and why they were left out."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article's text and where it stands in the page.

    ``xpath`` locates it in an HTML page; ``page_span`` in a plain-text capture, in code points of
    the decoded page, without a byte order mark and what no JSON can carry (NUL, halves of surrogate
    pairs, U+FFFE and U+FFFF).
    """

    kind: BlockKind
    span: Span
    xpath: str | None = None
    page_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The clean text, one block a line, and what the page says about it. Dates are ISO 8601."""

    text: str
    language: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    bylines: tuple[str, ...] = ()
    dateline: Dateline | None = None
    outlet: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    modified: str | None = None
    related: tuple[Related, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    blocks: tuple[Block, ...] = ()

    def __repr__(self) -> str:
        return f"<Article {self._called()}: {len(self.text)} characters>"

    def _called(self) -> str:
        """Its headline, else how it begins, then its outlet and date."""
        title = self.headline or self.text.partition("\n")[0]
        named = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
        return " ".join(filter(None, (repr(named), self.outlet, self.published)))

    def words(self, span: tuple[int, int]) -> str:
        """The very words of a span."""
        return self.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description as written, and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity or stands for it."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, group or unnamed source and every place that mentions it."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def __repr__(self) -> str:
        return f"<Entity {self.id}, {self.type} {self.name!r}: {counted(len(self.mentions), 'mention')}>"


@dataclass(frozen=True, slots=True)
class Dated:
    """An ISO 8601 value, by its precision ("2015-10", "2016-01-08"), and the words that it rests on.

    ``basis`` is ``text`` where these words give the date, ``published`` where they tell an event as
    news and the date is that of publication: the span is then the trigger of the event.
    """

    value: str
    span: Span
    basis: DateBasis = "text"


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution in the sense of PARC3 / PolNeAR (Pareti 2012; Newell et al. 2018).

    ``inside`` is the id of the statement within which this one is told. ``confidence`` is the
    calibrated probability, 0 to 1, that the statement is one and its source is right.
    """

    id: str
    kind: StatementKind
    act: Act
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    speaker: Entity | None = None
    told_to: Entity | None = None
    said_on: Dated | None = None
    medium: Span | None = None
    negated: bool = False
    hedged: bool = False
    inside: str | None = None
    confidence: float = 1.0

    def __repr__(self) -> str:
        who = repr(self.speaker.name) if self.speaker else "nobody named"
        at = ", ".join(f"{one.start}:{one.end}" for one in self.content)
        return f"<Statement {self.id}, {self.kind} {self.act} of {who} at {at}>"

    def spans(self) -> Iterator[Span]:
        """Every span that the statement rests on."""
        for one in (self.source, self.cue, self.medium):
            if one is not None:
                yield one
        yield from self.content
        if self.said_on is not None:
            yield self.said_on.span


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as TIMEX3 (ISO-TimeML, ISO 24617-1)."""

    span: Span
    type: TimeType
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, as what; ``entity`` is None where the words name nobody known."""

    role: str
    span: Span
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A place and the words that name it."""

    span: Span
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, by ACE 2005 type in lower case; ``statement`` is the id of the one telling."""

    id: str
    type: str
    trigger: Span
    participants: tuple[Participant, ...] = ()
    place: Located | None = None
    date: Dated | None = None
    modality: Modality = "asserted"
    statement: str | None = None
    offences: tuple[Span, ...] = ()
    penalty: Span | None = None
    court: Span | None = None
    confidence: float = 1.0

    @property
    def own_date(self) -> str | None:
        """The date that the words of the page give; that of publication stands with the article."""
        return self.date.value if self.date and self.date.basis == "text" else None

    @property
    def as_published(self) -> bool:
        """Whether its date is only that of publication."""
        return self.date is not None and self.date.basis == "published"

    def spans(self) -> Iterator[Span]:
        """Every span that the event rests on."""
        yield self.trigger
        yield from (one.span for one in self.participants)
        for one in (self.place, self.date):
            if one is not None:
                yield one.span
        yield from self.offences
        for span in (self.penalty, self.court):
            if span is not None:
                yield span


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put right in one row, beside what the machine read there.

    ``row`` is the id of the statement or event, or ``page`` of what is put right in the page itself;
    ``id`` the number by which it is undone, ``at`` the time in UTC. What was read and what is right
    stand in ``machine`` and ``value``, ``None`` for none, several offences with ``; `` between them;
    of ``not_a_statement`` and ``not_an_event`` ``machine`` is the words that are none; of ``note``
    ``value`` is the note.
    """

    row: str
    kind: CorrectionKind
    machine: str | None
    value: str | None
    by: str | None
    at: str
    id: int


@dataclass(frozen=True, slots=True)
class Record:
    """All that one page puts on the record; ``problem`` is set where it is no whole article.

    ``corrections`` are those that a person made; the layers then hold what the person says.
    """

    page: Page
    article: Article
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[Event, ...] = ()
    problem: Problem | None = None
    corrections: tuple[Correction, ...] = ()

    def __repr__(self) -> str:
        """One line, as it stands in a list of records.

        >>> Record(Page("a.html"), Article("It is shut.", outlet="Vale Times"))
        <Record 'It is shut.' Vale Times: 0 statements by 0 speakers>
        """
        speakers = {one.speaker.id: one for one in self.statements if one.speaker}
        held = (
            f"{counted(len(self.statements), 'statement')} by {counted(len(speakers), 'speaker')}"
        )
        problem = f"; {self.problem.code}" if self.problem else ""
        named = self.article._called() if self.article.text else repr(self.page.source)
        return f"<Record {named}: {held}{problem}>"

    def words(self, span: tuple[int, int]) -> str:
        """The very words of a span."""
        return self.article.words(span)

    def spans(self) -> Iterator[Span]:
        """Every span of every layer: what the evidence check walks."""
        article = self.article
        if article.dateline is not None:
            yield article.dateline.span
        yield from (block.span for block in article.blocks)
        for entity in self.entities:
            yield from (one.span for one in entity.roles)
            yield from (one.span for one in entity.mentions)
        for statement in self.statements:
            yield from statement.spans()
        yield from (time.span for time in self.times)
        for event in self.events:
            yield from event.spans()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, as plain dicts, lists, strings, numbers."""
        return {
            "onrecord": FORMAT,
            **{one.name: _plain(getattr(self, one.name)) for one in fields(self)},
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form as text; one line unless ``indent`` is given.

        Half a surrogate pair, which a text of ``read_article`` can hold and no encoding of Unicode
        takes, is written as its escape.
        """
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        return _HALVES.sub(lambda half: f"\\u{ord(half[0]):x}", text)

    @classmethod
    def from_json(cls, text: str | bytes) -> Record:
        """The record that ``to_json`` wrote. Raises ``ValueError`` where the text is none."""
        try:
            return cls.from_dict(json.loads(text))
        except RecursionError as error:
            raise ValueError("not an onrecord record: it is nested too deep") from error

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Record:
        """The record that ``to_dict`` gave. Unknown fields are passed over.

        Raises ``ValueError`` where the data are not a record of this format.
        """
        if not isinstance(data, Mapping) or data.get("onrecord") != FORMAT:
            raise ValueError(f'not an onrecord record of format {FORMAT}: no "onrecord": {FORMAT}')
        try:
            record = _Loader(data).record()
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise ValueError(f"not an onrecord record: {error!r}") from error
        last = len(record.article.text)
        if any(span.end > last for span in record.spans()):
            raise ValueError(f"not an onrecord record: a span ends behind the text, at {last}")
        return record


T = TypeVar("T")

_BY_ID = {"speaker", "told_to", "entity"}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        plain = {}
        for one in fields(value):
            inner = getattr(value, one.name)
            plain[one.name] = inner.id if one.name in _BY_ID and inner else _plain(inner)
        return plain
    return value


def counted(number: int, word: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _span(pair: Any) -> Span:
    if isinstance(pair, (list, tuple)) and len(pair) == 2:
        start, end = pair
        if type(start) is int and type(end) is int and 0 <= start <= end:
            return Span(start, end)
    raise ValueError(f"not an onrecord record: {pair!r:.80} is no span")


def _span_or_none(pair: Any) -> Span | None:
    return None if pair is None else _span(pair)


def _texts(data: Any) -> tuple[str, ...]:
    if not isinstance(data, (list, tuple)) or not all(isinstance(one, str) for one in data):
        raise ValueError(f"not an onrecord record: {data!r:.80} is no list of texts")
    return tuple(data)


def _take(kind: type[T], data: Mapping[str, Any], **made: Any) -> T:
    """A value out of its JSON form; of each field that is not ``made`` the type is looked at."""
    allowed = _allowed(kind)  # type: ignore[arg-type]
    values = {name: value for name, value in data.items() if name in allowed and name not in made}
    for name, value in values.items():
        types, words = allowed[name]
        fits = isinstance(value, types) and (bool in types or not isinstance(value, bool))
        if not fits or (words and value is not None and value not in words):
            named = f"{kind.__name__.lower()}.{name}"
            raise ValueError(f"not an onrecord record: {named} cannot be {value!r:.80}")
    return kind(**values, **made)


@cache
def _allowed(kind: type) -> dict[str, tuple[tuple[type, ...], frozenset[str]]]:
    """Of each field the types that it may have, and the words where they are told."""
    allowed = {}
    for name, hint in get_type_hints(kind).items():
        types: set[type] = set()
        words: frozenset[str] = frozenset()
        for one in get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,):
            if get_origin(one) is Literal:
                words = frozenset(get_args(one))
                types.add(str)
            else:
                types |= {float, int} if one is float else {get_origin(one) or one}
        allowed[name] = tuple(types), words
    return allowed


class _Loader:
    """Turns the JSON form into values, entities first, since later layers point at them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.entities: dict[str, Entity] = {}

    def record(self) -> Record:
        data = self.data
        for one in data.get("entities", ()):
            self.entities[one["id"]] = self._entity(one)
        problem = data.get("problem")
        return Record(
            page=_take(Page, data["page"]),
            article=self._article(data["article"]),
            entities=tuple(self.entities.values()),
            statements=tuple(self._statement(one) for one in data.get("statements", ())),
            times=tuple(_take(Time, one, span=_span(one["span"])) for one in data.get("times", ())),
            events=tuple(self._event(one) for one in data.get("events", ())),
            problem=_take(Problem, problem) if problem else None,
            corrections=tuple(_take(Correction, one) for one in data.get("corrections", ())),
        )

    def _article(self, data: Mapping[str, Any]) -> Article:
        dateline = data.get("dateline")
        return _take(
            Article,
            data,
            bylines=_texts(data.get("bylines", ())),
            dateline=_take(Dateline, dateline, span=_span(dateline["span"])) if dateline else None,
            related=tuple(_take(Related, one) for one in data.get("related", ())),
            furniture=tuple(_take(Furniture, one) for one in data.get("furniture", ())),
            blocks=tuple(
                _take(
                    Block,
                    one,
                    span=_span(one["span"]),
                    page_span=_span_or_none(one.get("page_span")),
                )
                for one in data.get("blocks", ())
            ),
        )

    def _entity(self, data: Mapping[str, Any]) -> Entity:
        return _take(
            Entity,
            data,
            aliases=_texts(data.get("aliases", ())),
            roles=tuple(_take(Role, one, span=_span(one["span"])) for one in data.get("roles", ())),
            mentions=tuple(
                _take(Mention, one, span=_span(one["span"])) for one in data.get("mentions", ())
            ),
        )

    def _who(self, name: str | None) -> Entity | None:
        return None if name is None else self.entities[name]

    def _dated(self, data: Mapping[str, Any] | None) -> Dated | None:
        return None if data is None else _take(Dated, data, span=_span(data["span"]))

    def _statement(self, data: Mapping[str, Any]) -> Statement:
        return _take(
            Statement,
            data,
            content=tuple(_span(one) for one in data["content"]),
            source=_span_or_none(data.get("source")),
            cue=_span_or_none(data.get("cue")),
            medium=_span_or_none(data.get("medium")),
            speaker=self._who(data.get("speaker")),
            told_to=self._who(data.get("told_to")),
            said_on=self._dated(data.get("said_on")),
        )

    def _event(self, data: Mapping[str, Any]) -> Event:
        place = data.get("place")
        return _take(
            Event,
            data,
            trigger=_span(data["trigger"]),
            participants=tuple(
                _take(
                    Participant, one, span=_span(one["span"]), entity=self._who(one.get("entity"))
                )
                for one in data.get("participants", ())
            ),
            place=Located(_span(place["span"]), self._who(place.get("entity"))) if place else None,
            date=self._dated(data.get("date")),
            offences=tuple(_span(one) for one in data.get("offences", ())),
            penalty=_span_or_none(data.get("penalty")),
            court=_span_or_none(data.get("court")),
        )
