"""A record made by hand, with everything in it that a view must show. The news is invented."""

from __future__ import annotations

from onrecord.record import (
    Article,
    Block,
    Dated,
    Dateline,
    Entity,
    Furniture,
    Mention,
    Page,
    Problem,
    Record,
    Related,
    Role,
    Span,
    Statement,
    Time,
)

LINES = (
    ("headline", "Ferry firm knew of cracked ramp, inquiry is told"),
    ("standfirst", "Engineer warned managers weeks before the collapse at Tarn Quay"),
    ("byline", "By Ines Calloway"),
    (
        "paragraph",
        "TARN QUAY — The company that runs the Ellan ferry was told of a crack in the loading ramp three weeks before it gave way, an engineer told the inquiry on Tuesday.",
    ),
    (
        "paragraph",
        "“I wrote it down, I signed it and I sent it upstairs,” said Tomas Brandt, a former marine engineer at Ellan Line. “Nobody rang me back.”",
    ),
    (
        "paragraph",
        "He said the harbour master had told him that “the ramp would see out the winter”, adding that he never believed it.",
    ),
    ("subhead", "‘No comment’"),
    (
        "paragraph",
        "Ellan Line would not say whether the letter had been received. Its chairwoman, Ruth Okafor, reportedly wants the hearing moved to Darrow.",
    ),
    ("caption", "The ramp at Tarn Quay in April."),
    (
        "paragraph",
        "“We will answer every question,” Okafor said in a statement on Monday. “We owe that to the families.",
    ),
    ("paragraph", "“And we will do it in public.”"),
    ("list_item", "Police said two people remained in hospital."),
)
TEXT = "\n".join(line for _, line in LINES)


def at(words: str, after: str = "") -> Span:
    """The span of words, the first after other words."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def blocks() -> tuple[Block, ...]:
    found, start = [], 0
    for number, (kind, line) in enumerate(LINES, 1):
        span = Span(start, start + len(line))
        found.append(Block(kind, span, xpath=f"/html/body/main/*[{number}]"))
        start = span.end + 1
    return tuple(found)


BRANDT = Entity(
    "e1",
    "person",
    "Tomas Brandt",
    aliases=("Brandt",),
    roles=(Role("former marine engineer", at("former marine engineer")),),
    mentions=(Mention(at("Tomas Brandt"), "name"), Mention(at("He", "He said"), "pronoun")),
)
OKAFOR = Entity(
    "e2",
    "person",
    "Ruth Okafor",
    roles=(Role("chairwoman", at("chairwoman")),),
    mentions=(Mention(at("Ruth Okafor"), "name"),),
)
ELLAN = Entity("e3", "organization", "Ellan Line", mentions=(Mention(at("Ellan Line"), "name"),))
MASTER = Entity(
    "e4", "unnamed", "the harbour master", mentions=(Mention(at("the harbour master"), "nominal"),)
)
INQUIRY = Entity("e5", "organization", "the inquiry")

STATEMENTS = (
    Statement(
        "s1",
        "indirect",
        "speech",
        content=(
            at(
                "The company that runs the Ellan ferry was told of a crack in the loading ramp three weeks before it gave way"
            ),
        ),
        source=at("an engineer"),
        cue=at("told", "an engineer"),
        speaker=BRANDT,
        told_to=INQUIRY,
        said_on=Dated("2024-05-14", at("on Tuesday")),
        confidence=0.93,
    ),
    Statement(
        "s2",
        "direct",
        "speech",
        content=(
            at("“I wrote it down, I signed it and I sent it upstairs,”"),
            at("“Nobody rang me back.”"),
        ),
        source=at("Tomas Brandt, a former marine engineer at Ellan Line"),
        cue=at("said", "upstairs"),
        speaker=BRANDT,
        confidence=0.98,
    ),
    Statement(
        "s3",
        "mixed",
        "speech",
        content=(at("the harbour master had told him that “the ramp would see out the winter”"),),
        source=at("He", "He said"),
        cue=at("said", "He said"),
        speaker=BRANDT,
    ),
    Statement(
        "s4",
        "direct",
        "speech",
        content=(at("“the ramp would see out the winter”"),),
        source=at("the harbour master"),
        cue=at("had told"),
        speaker=MASTER,
        told_to=BRANDT,
        inside="s3",
        confidence=0.41,
    ),
    Statement(
        "s5",
        "indirect",
        "speech",
        content=(at("whether the letter had been received"),),
        source=at("Ellan Line", "‘No comment’"),
        cue=at("would not say"),
        speaker=ELLAN,
        negated=True,
    ),
    Statement(
        "s6",
        "indirect",
        "thought",
        content=(at("the hearing moved to Darrow"),),
        source=at("Its chairwoman, Ruth Okafor,"),
        cue=at("wants"),
        speaker=OKAFOR,
        hedged=True,
    ),
    Statement(
        "s7",
        "direct",
        "speech",
        content=(
            at("“We will answer every question,”"),
            at("“We owe that to the families.\n“And we will do it in public.”"),
        ),
        source=at("Okafor", "question"),
        cue=at("said", "Okafor said"),
        speaker=OKAFOR,
        said_on=Dated("2024-05-13", at("on Monday")),
        medium=at("a statement"),
    ),
    Statement(
        "s8",
        "indirect",
        "speech",
        content=(at("two people remained in hospital"),),
        source=at("Police"),
        cue=at("said", "Police"),
    ),
)


def record(**changes: object) -> Record:
    """The whole record; ``changes`` replace fields of its article."""
    article: dict[str, object] = {
        "text": TEXT,
        "language": "en",
        "headline": LINES[0][1],
        "standfirst": LINES[1][1],
        "bylines": ("Ines Calloway",),
        "dateline": Dateline("Tarn Quay", at("TARN QUAY")),
        "outlet": "The Tarn Gazette",
        "published": "2024-05-14",
        "published_basis": "metadata",
        "related": (
            Related("Ferry ramp closed for a year", "https://gazette.example/ramp"),
            Related("A link that is none", "javascript:alert(1)"),
        ),
        "furniture": (Furniture("Sign up for our newsletter", "newsletter box"),),
        "blocks": blocks(),
    }
    return Record(
        page=Page(
            source="ferry.html",
            url="https://gazette.example/ferry?id=1#top",
            sha256="ab" * 32,
            captured_at="2024-05-15T08:00:00Z",
            media_type="text/html",
            bytes=48213,
        ),
        article=Article(**{**article, **changes}),  # type: ignore[arg-type]
        entities=(BRANDT, OKAFOR, ELLAN, MASTER, INQUIRY),
        statements=STATEMENTS,
        times=(Time(at("Tuesday"), "DATE", "2024-05-14"),),
    )


def no_article() -> Record:
    return Record(
        page=Page(source="front.html"),
        article=Article(text=""),
        problem=Problem("section_front", "a section front, not an article"),
    )
