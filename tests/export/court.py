"""An invented record with legal steps, for the exports that know them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record import (
    Article,
    Dated,
    Entity,
    Event,
    Located,
    Mention,
    Page,
    Participant,
    Record,
    Span,
    Statement,
)

TEXT = (
    "Harbour clerk charged over missing tolls\n"
    "Lena Ostrow was charged with theft and false accounting at Darrow Crown Court on 4 March 2024.\n"
    "She was fined £900 in June. “I kept every receipt,” Ostrow told the Tarn Gazette.\n"
)


def at(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


OSTROW = Entity(
    "e1",
    "person",
    "Lena Ostrow",
    aliases=("Ostrow",),
    mentions=(
        Mention(at("Lena Ostrow"), "name"),
        Mention(at("She"), "pronoun"),
        Mention(at("Ostrow", "receipt"), "name"),
    ),
)
GAZETTE = Entity(
    "e2", "organization", "Tarn Gazette", mentions=(Mention(at("Tarn Gazette"), "name"),)
)
COURT = Entity(
    "e3", "place", "Darrow Crown Court", mentions=(Mention(at("Darrow Crown Court"), "name"),)
)


def record() -> Record:
    return Record(
        page=Page(
            source="clerk.html",
            url="https://gazette.example/clerk",
            sha256="cd" * 32,
            captured_at="2024-06-30T09:00:00Z",
            media_type="text/html",
            bytes=9000,
        ),
        article=Article(
            text=TEXT,
            language="en",
            headline="Harbour clerk charged over missing tolls",
            outlet="The Tarn Gazette",
            published="2024-06-29",
        ),
        entities=(OSTROW, GAZETTE, COURT),
        statements=(
            Statement(
                "s1",
                "direct",
                "speech",
                content=(at("“I kept every receipt,”"),),
                source=at("Ostrow", "receipt"),
                cue=at("told"),
                speaker=OSTROW,
                told_to=GAZETTE,
            ),
        ),
        events=(
            Event(
                "v1",
                "charge_indict",
                at("charged", "Lena"),
                participants=(Participant("defendant", at("Lena Ostrow"), OSTROW),),
                place=Located(at("Darrow Crown Court"), COURT),
                date=Dated("2024-03-04", at("4 March 2024")),
                offences=(at("theft"), at("false accounting")),
                court=at("Darrow Crown Court"),
            ),
            Event(
                "v2",
                "fine",
                at("fined"),
                participants=(Participant("defendant", at("She"), OSTROW),),
                date=Dated("2024-06", at("June")),
                penalty=at("£900"),
            ),
            Event(
                "v3",
                "appeal",
                at("receipt"),
                participants=(Participant("defendant", at("She"), OSTROW),),
                modality="planned",
            ),
        ),
    )


def named(name: str) -> Record:
    """The same record with another name for the defendant, as a hostile page would write it."""
    return replace(record(), entities=(replace(OSTROW, name=name), GAZETTE, COURT))
