"""Conflicts between pages as the reader reads them, and the tolls that they tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord.casebook import Casebook
from onrecord.casebook.tolls import tolls
from onrecord.record import Record
from tests.casebook.outlets import AGREE, DISAGREE, Pair

MISSED = {
    "victims named otherwise counted": "no word for what happened is in both pages",
    "ransom paid": "the dairy is read as a thing, so nobody takes part in both",
}


def records(pair: Pair) -> list[Record]:
    made = []
    for number, told in enumerate(pair.pages):
        record = onrecord.read_article(told.text, headline=told.headline, published=told.published)
        url = f"https://{number}.example/story"
        made.append(
            replace(
                record,
                page=replace(record.page, source=url, url=url),
                article=replace(record.article, outlet=told.outlet),
            )
        )
    return made


def found(pair: Pair, book: Casebook) -> bool:
    return any(
        one.kind == pair.kind
        and all(
            any(value in f"{side.words} {side.value} {side.said_by}" for side in one.sides)
            for value in pair.values
        )
        for one in book.conflicts()
    )


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            one,
            id=one.name,
            marks=[pytest.mark.xfail(reason=MISSED[one.name], strict=True)]
            if one.name in MISSED
            else [],
        )
        for one in DISAGREE
    ],
)
def test_two_outlets_that_disagree(pair: Pair, book: Casebook) -> None:
    book.add(*records(pair))
    assert found(pair, book)


@pytest.mark.parametrize("pair", AGREE, ids=lambda one: one.name)
def test_two_outlets_that_do_not(pair: Pair, book: Casebook) -> None:
    book.add(*records(pair))
    assert book.conflicts() == []


def test_they_are_told_apart_in_a_casebook_of_all(book: Casebook) -> None:
    for number, pair in enumerate((*DISAGREE, *AGREE)):
        for record in records(pair):
            url = f"https://{number}-{record.page.url.removeprefix('https://')}"  # type: ignore[union-attr]
            book.add(replace(record, page=replace(record.page, source=url, url=url)))
    listed = book.conflicts()
    right = [one for one in DISAGREE if found(one, book)]
    assert len(right) >= len(DISAGREE) - len(MISSED)
    assert len(listed) <= len(right) + 2


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Two people died and at least fourteen were hurt.", {"dead": 2, "injured": 14}),
        ("A gunman fired, killing two people and wounding nine.", {"dead": 2, "injured": 9}),
        ("A bus fell, leaving 16 dead and more than 20 injured.", {"dead": 16, "injured": 20}),
        ("The death toll of the crash rose from 16 to 19 when three died.", {"dead": 19}),
        ("The toll of the floods stands at 11, the minister said.", {"dead": 11}),
        ("The storm claimed 31 lives and left 12 missing.", {"dead": 31, "missing": 12}),
        ("The floods claimed the lives of 40 people.", {"dead": 40}),
        ("The crash killed all six people on board.", {"dead": 6}),
        ("Five gunmen killed 12 people in the town.", {"dead": 12}),
        ("Seven people, including two children, were killed.", {"dead": 7}),
        ("Five men killed their neighbour in 2019.", {}),
        ("Nora Quist, 34, died two days later at 84.", {}),
        ("No one was killed in the attack of March 3.", {}),
        ("Five of the six victims died on the night.", {}),
        ("Two of the nine people on board died.", {"dead": 2}),
        ("One of the nine people on board died.", {}),
        ("He is one of the six people killed in the fire.", {"dead": 6}),
        ("Three of her four children were killed.", {"dead": 3}),
        ("He was tried for the manslaughter of six people who died in the fire.", {"dead": 6}),
    ],
)
def test_tolls(sentence: str, told: dict[str, int]) -> None:
    assert {fate: one.value for fate, one in tolls(sentence).items()} == told
