"""Records made at random over hostile text: what any view or export must come through."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from onrecord.record import (
    Article,
    Block,
    Correction,
    CorrectionKind,
    Dated,
    Dateline,
    Entity,
    Event,
    Furniture,
    Located,
    Mention,
    Page,
    Participant,
    Problem,
    Record,
    Related,
    Role,
    Span,
    Statement,
    Time,
)

HOSTILE = st.one_of(
    st.sampled_from(
        [
            '=HYPERLINK("http://x.example","y")',
            "@SUM(1)",
            "'=1",
            "</script><script>alert(1)</script>",
            "a\nb\r\nc",
            "\x00\x1b[2J",
            "\u202eabc",
            "\ud800",
            "“Ça va”, said 𝒜na",
            " \t ",
        ]
    ),
    st.text(min_size=1, max_size=30),
)
MAYBE = st.none() | HOSTILE
DATES = st.sampled_from(["2016", "2016-01", "2016-01-10", "2016-W02", "PRESENT_REF", "2016-SP"])
URLS = st.none() | st.sampled_from(
    ["https://a.example/x?y=1&z=<b>", "javascript:alert(1)", "http://[bad", "https://é.example/ü"]
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record in which every field may be set; every span lies in its text."""
    text = "\n".join(draw(st.lists(HOSTILE, min_size=1, max_size=6)))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return Span(start, draw(st.integers(start + 1, len(text))))

    def maybe(make):
        return make() if draw(st.booleans()) else None

    def some(make, most: int = 2):
        return tuple(make(n) for n in range(draw(st.integers(0, most))))

    def dated():
        return Dated(draw(DATES), span())

    def entity(n: int) -> Entity:
        return Entity(
            f"e{n}",
            draw(st.sampled_from(["person", "organization", "place", "group", "unnamed"])),
            draw(HOSTILE),
            aliases=some(lambda _: draw(HOSTILE)),
            roles=some(lambda _: Role(draw(HOSTILE), span())),
            mentions=some(
                lambda _: Mention(span(), draw(st.sampled_from(["name", "nominal", "pronoun"])))
            ),
        )

    entities = some(entity, 3)

    def who():
        return draw(st.sampled_from(entities)) if entities and draw(st.booleans()) else None

    def statement(n: int) -> Statement:
        return Statement(
            f"s{n}",
            draw(st.sampled_from(["direct", "indirect", "mixed"])),
            draw(st.sampled_from(["speech", "thought"])),
            content=(span(), *some(lambda _: span())),
            source=maybe(span),
            cue=maybe(span),
            speaker=who(),
            told_to=who(),
            said_on=maybe(dated),
            medium=maybe(span),
            negated=draw(st.booleans()),
            hedged=draw(st.booleans()),
            inside=maybe(lambda: "s0"),
            confidence=draw(st.floats(0, 1)),
        )

    def event(n: int) -> Event:
        return Event(
            f"v{n}",
            draw(st.sampled_from(["charge_indict", "sentence", "attack", "meet"])),
            span(),
            participants=some(
                lambda _: Participant(
                    draw(st.sampled_from(["defendant", "attacker"])), span(), who()
                )
            ),
            place=maybe(lambda: Located(span(), who())),
            date=maybe(dated),
            modality=draw(st.sampled_from(["asserted", "planned", "possible", "negated"])),
            statement=maybe(lambda: "s0"),
            offences=some(lambda _: span()),
            penalty=maybe(span),
            court=maybe(span),
            confidence=draw(st.floats(0, 1)),
        )

    def correction(n: int) -> Correction:
        return Correction(
            draw(st.sampled_from(["s0", "v0", "page", "x"])),
            draw(st.sampled_from(get_args(CorrectionKind))),
            machine=draw(MAYBE),
            value=draw(MAYBE),
            by=draw(MAYBE),
            at="2024-05-15T08:00:00Z",
            id=n,
        )

    return Record(
        page=Page(
            source=draw(HOSTILE),
            url=draw(URLS),
            sha256=maybe(lambda: "ab" * 32),
            captured_at=maybe(lambda: "2024-05-15T08:00:00Z"),
            media_type=maybe(lambda: "text/html; charset=x"),
            bytes=draw(st.integers(0, 10**9)),
        ),
        article=Article(
            text=text,
            language=draw(st.sampled_from([None, "en", "de"])),
            headline=draw(MAYBE),
            standfirst=draw(MAYBE),
            bylines=some(lambda _: draw(HOSTILE)),
            dateline=maybe(lambda: Dateline(draw(HOSTILE), span())),
            outlet=draw(MAYBE),
            published=maybe(lambda: draw(DATES)),
            published_basis=maybe(lambda: "metadata"),
            modified=maybe(lambda: draw(DATES)),
            related=some(lambda _: Related(draw(HOSTILE), draw(URLS))),
            furniture=some(lambda _: Furniture(draw(HOSTILE), draw(HOSTILE))),
            blocks=some(
                lambda _: Block("paragraph", span(), xpath=draw(MAYBE), page_span=maybe(span))
            ),
        ),
        entities=entities,
        statements=some(statement),
        times=some(lambda _: Time(span(), "DATE", draw(DATES), mod=draw(MAYBE))),
        events=some(event),
        problem=maybe(lambda: Problem("paywall_stub", draw(HOSTILE))),
        corrections=some(correction),
    )
