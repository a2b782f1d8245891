"""From attributions to statements: who each source is, as an entity of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, MutableSequence, Sequence

from onrecord.reader.clauses import narrows_noun, stands_apart, word_at
from onrecord.reader.coreference.links import Links
from onrecord.reader.entities.cast import Cast
from onrecord.reader.entities.clients import Clients
from onrecord.reader.entities.descriptions import without_lead
from onrecord.reader.entities.finished import entities, kept
from onrecord.reader.entities.gathering import Gathering
from onrecord.reader.entities.joining import join
from onrecord.reader.entities.kin import Kin
from onrecord.reader.entities.members import Member
from onrecord.reader.entities.suspects import note_suspect
from onrecord.reader.lexicon import DOCUMENT_HEADS, means_several
from onrecord.reader.network.encoder import Encoded
from onrecord.reader.speakers.casting import Casting
from onrecord.reader.speakers.discourse import Discourse
from onrecord.reader.speakers.headlines import told_again
from onrecord.reader.speakers.reading import Reading
from onrecord.reader.speakers.sources import Source
from onrecord.reader.speakers.stage import Stage
from onrecord.reader.speakers.voices import Voices
from onrecord.reader.statements.addressees import addressee, goes_with, recipient
from onrecord.reader.statements.attribution import Attribution
from onrecord.reader.statements.kinds import kind
from onrecord.reader.statements.polarity import hedged, negated
from onrecord.reader.statements.quotations import Quotation, quotations
from onrecord.reader.statements.said_on import said_on, signed_on
from onrecord.reader.statements.scene import Scene, scene
from onrecord.reader.statements.told import hearers, medium, told_to, undergone
from onrecord.reader.timex import times
from onrecord.record import Article, Entity, Span, Statement, Time


def resolve(
    article: Article,
    attributions: Sequence[Attribution],
    found: Sequence[Quotation] | None = None,
    expressions: Sequence[Time] | None = None,
    encoded: Encoded | None = None,
) -> tuple[tuple[Entity, ...], tuple[Statement, ...]]:
    """Entities of the article, in order of first mention, and its statements, in text order.

    Statements carry ids ``s1`` .. and entities ``e1`` .. in these orders. ``speaker`` is None
    where the place names no source and none can be known. ``found`` are the quotations of the
    text and ``expressions`` its time expressions, both looked for where they are not given.
    ``encoded`` is the article after its pass: without it, names are what capitals tell and only
    who speaks or is spoken to is looked for.
    """
    text = article.text
    marks = quotations(text, article.blocks) if found is None else found
    dates = times(article) if expressions is None else expressions
    reading = Reading.of(article, marks, attributions, encoded)
    attributions = reading.attributions
    # Text order, outer ones before those told within them.
    order = sorted(range(len(attributions)), key=lambda at: (_start(attributions[at]), at))
    ids = {at: f"s{number}" for number, at in enumerate(order, 1)}
    names, web = reading.names, reading.links
    places = [line.place for line in reading.lines]
    stage = Stage(reading)
    casting, speakers = Casting(stage), stage.speakers
    casting.settle()
    dates = [one for one in dates if not _is_name(stage, one.span)]
    scenes = [scene(text, places, one, _outer(attributions, one)) for one in attributions]
    papers = [_paper(stage.sources, one) for one in attributions]
    others = [_told_by_another(stage.discourse, attributions, one) for one in attributions]
    # What is told in something is said: a thought has no medium.
    media = [
        (
            paper
            or medium(
                text,
                place,
                one.source,
                names,
                _apart(encoded, one, told_by),
                aside=_aside(text, encoded, one),
            )
        )
        if one.act == "speech"
        else None
        for one, paper, place, told_by in zip(attributions, papers, scenes, others, strict=True)
    ]
    told = [
        _told(text, encoded, web, one, place, way)
        for one, place, way in zip(attributions, scenes, media, strict=True)
    ]
    audiences = [
        casting.refer(span)
        if span and (paper or not (one.source and span.overlaps(one.source)))
        else None
        for one, paper, span in zip(attributions, papers, told, strict=True)
    ]
    forms = [kind(text, one.content, marks, nested=one.inside is not None) for one in attributions]
    if encoded is not None and web is not None:
        voices = Voices(stage, forms, audiences)
        given = Gathering(
            text, encoded, web, stage.cast, stage.bearers, names, stage.meant(), voices.at,
            voices.telling, stage.discourse.is_quoted, casting.firm,
        )  # fmt: skip
        join(given)
    _note_clients(text, stage.cast)
    kin, nobody = _note_kin(text, stage.cast)
    speakers = [
        one if at.source is None else kin.get(at.source, one)
        for at, one in zip(attributions, speakers, strict=True)
    ]
    _leave_out(nobody, stage.cast, speakers, audiences)
    if encoded is not None:
        nobody = note_suspect(text, encoded, stage.cast.members, stage.discourse.is_quoted)
        _leave_out(nobody, stage.cast, speakers, audiences)
    nobody = told_again(text, reading.lines, attributions, stage.sources, speakers)
    for member in stage.cast.members:
        if id(member) in nobody:
            _merge(text, member, nobody[id(member)])
    _leave_out(nobody, stage.cast, speakers, audiences)
    keep = kept(stage.cast.members, [*speakers, *audiences])
    made = entities(keep, speakers)
    statements = []
    for at in order:
        one = attributions[at]
        who, audience = speakers[at], audiences[at]
        if who is not None and who is audience:
            # Nobody tells himself: whoever "was asked" is told, of anybody else the speaking is surer.
            asked = one.cue is not None and undergone(text[one.cue.start : one.cue.end])
            who, audience = (None, audience) if asked else (who, None)
        statements.append(
            Statement(
                id=ids[at],
                kind=forms[at],
                act=one.act,
                content=one.content,
                source=one.source,
                cue=one.cue,
                speaker=made[id(who)] if who else None,
                told_to=made[id(audience)] if audience else None,
                said_on=said_on(
                    scenes[at],
                    dates,
                    encoded,
                    None if papers[at] else one.source,
                    one.content,
                    others[at],
                )
                or signed_on(text, one.source, dates),
                medium=media[at],
                negated=negated(text, one, encoded),
                hedged=hedged(text, one),
                inside=ids[one.inside] if one.inside is not None else None,
                confidence=one.confidence,
            )
        )
    return tuple(made[id(one)] for one in keep), tuple(statements)


def _told(
    text: str,
    encoded: Encoded | None,
    web: Links | None,
    one: Attribution,
    place: Scene | None,
    way: Span | None,
) -> Span | None:
    """The words that name who was told, by the verb, else by what it was told in."""
    by_tree = None
    if encoded is not None and web is not None:
        by_tree = addressee(text, encoded, web, one)
        if by_tree is None and way is not None:
            by_tree = recipient(text, encoded, web, way)
    return hearers(text, by_tree or _by_pattern(text, encoded, one, place))


def _is_name(stage: Stage, day: Span) -> bool:
    """Whether a day is part of what somebody is called: "Jo | Sunday | Lund"."""
    name = stage.name_at(day.start)
    return name is not None and name.type == "person" and name.span.covers(day)


def _apart(
    encoded: Encoded | None, one: Attribution, told_by: Callable[[Span], bool]
) -> Callable[[Span], bool]:
    """What tells of a phrase beside the cue that it goes with another verb."""
    cue = one.cue
    if encoded is None or cue is None:
        return told_by
    return lambda span: told_by(span) or stands_apart(encoded, cue, span, one.content)


def _aside(text: str, encoded: Encoded | None, one: Attribution) -> bool:
    """Whether a cue stands in a clause about a noun, which tells what another says or of the noun: "Lund, who says",
    "a charge the heirs deny"."""
    if encoded is None or one.cue is None:
        return False
    relative = one.source is not None and text[slice(*one.source)] in ("who", "which", "that")
    if not relative and one.content[0].end > one.cue.start:
        return False
    relations = encoded.relations
    return any(relations[at] == "acl:relcl" for at in encoded.within(one.cue))


def _told_by_another(
    discourse: Discourse, attributions: Sequence[Attribution], one: Attribution
) -> Callable[[Span], bool]:
    """What tells of a phrase beside the cue that another statement tells it, which does not tell this one."""

    def told(span: Span) -> bool:
        at = discourse.around(span.start)
        if at is None or one.cue is None or attributions[at] is one:
            return False
        return not any(part.covers(one.cue) for part in attributions[at].content)

    return told


def _by_pattern(
    text: str, encoded: Encoded | None, one: Attribution, place: Scene | None
) -> Span | None:
    """Who was told, by the words beside the cue, unless the tree has them in another clause."""
    span = _nominal(text, told_to(text, place), encoded)
    if span is None or encoded is None or one.cue is None:
        return span
    if narrows_noun(text, encoded, span):
        return None
    follows = one.cue.end <= span.start and not text[one.cue.end : span.start].strip()
    return span if follows or goes_with(text, encoded, one.cue, span) else None


def _nominal(text: str, span: Span | None, encoded: Encoded | None) -> Span | None:
    """The phrase, unless it opens with a verb: whoever "is set to prevent it" speaks to nobody. A noun for people that
    the parser takes for a verb is none: "complained to [aides]"."""
    if span is None or encoded is None:
        return span
    at = bisect_right(encoded.ends, span.start)
    verbal = (
        at < len(encoded)
        and encoded.classes[at] in ("VERB", "AUX")
        and encoded.relations[at] != "amod"
        and not means_several(word_at(text, encoded, at))
    )
    return None if verbal else span


def _note_clients(text: str, cast: Cast) -> None:
    """Gives "his client" to the one whose lawyer speaks."""
    people = [one for one in cast.members if one.human() or one.type == "organization"]
    clients = Clients(text, [(span, who) for who in people for span in who.mentions])
    for span, client in clients.spoken_of():
        client.mentions.setdefault(span, "nominal")


def _note_kin(text: str, cast: Cast) -> tuple[dict[Span, Member], dict[int, Member]]:
    """Gives "his brother" to the one who is told to be it: whom such phrases mean, and who those were who had no name
    but such a phrase, by their ids. Whom scores found for a phrase stays, unless it is who has the brother."""
    people = [one for one in cast.members if one.human()]
    kin = Kin(text, [(span, who) for who in people for span in who.mentions])
    told = {span: (owner, who) for span, owner, who in kin.spoken_of()}
    holders = {span: one for one in people for span in told.keys() & one.mentions}
    nobody: dict[int, Member] = {}
    for holder in {id(one): one for one in holders.values() if one.type == "unnamed"}.values():
        phrases = [span for span, kind in holder.mentions.items() if kind == "nominal"]
        means = {id(told[span][1]) if span in told else 0: told.get(span) for span in phrases}
        only = next(iter(means.values())) if len(means) == 1 else None
        if only is not None:
            nobody[id(holder)] = only[1]
            only[1].mentions.update({**holder.mentions, **only[1].mentions})
    meant: dict[Span, Member] = {}
    ends: dict[int, tuple[Member, dict[int, int]]] = {}
    for span, (owner, who) in told.items():
        held = holders.get(span)
        if held is None or held is who or held is owner or nobody.get(id(held)) is who:
            meant[span] = who
            if owner.mentions.pop(span, None) is not None:
                ends.setdefault(id(owner), (owner, {}))[1][span.end] = span.start
            who.mentions.setdefault(span, "nominal")
    for owner, phrase in ends.values():
        # What tells his brother tells no more of him.
        owner.roles = {
            at: role
            for at, role in owner.roles.items()
            if phrase.get(at.end, at.start + 1) > at.start
        }
    return meant, nobody


def _leave_out(
    nobody: Mapping[int, Member], cast: Cast, *meant: MutableSequence[Member | None]
) -> None:
    """Leaves those out of the cast who turned out to be somebody else, who is meant in their place from now on."""
    if not nobody:
        return
    cast.members = [one for one in cast.members if id(one) not in nobody]
    for told in meant:
        told[:] = [nobody.get(id(one), one) for one in told]


def _merge(text: str, one: Member, other: Member) -> None:
    """Gives somebody who was only described to who he turned out to be: his mentions, and a person's roles."""
    for span, how in one.mentions.items():
        other.mentions.setdefault(span, how)
        if how == "nominal":
            other.add_mention(text, span)
            if other.type == "person":
                other.add_role(text, without_lead(text, span))


def _paper(sources: Mapping[Span, Source], one: Attribution) -> Span | None:
    """The document that speaks, where the source is one ("the report") and not the cue itself ("in his opinion")."""
    source = sources.get(one.source) if one.source is not None else None
    if source is None or source.kind != "document" or source.head not in DOCUMENT_HEADS:
        return None  # "numbers compiled by X" are no medium
    return None if one.cue and source.core.overlaps(one.cue) else source.core


def _outer(attributions: Sequence[Attribution], one: Attribution) -> Attribution | None:
    return None if one.inside is None else attributions[one.inside]


def _start(one: Attribution) -> int:
    return min(span.start for span in one.parts)
