"""A casebook of some forty invented pages: two cases, five outlets, copies, conflicts, matters."""

from __future__ import annotations

from pathlib import Path

from onrecord.casebook import Casebook
from onrecord.record import Record
from tests import invented
from tests.casebook.news import Story

COUNCIL = 36
"""Short pages on a council, one a day: enough for a second page of every list."""


def records() -> list[Record]:
    return [invented.record(), *fires(), *trial(), *copies(), *council()]


def fires() -> list[Record]:
    """Two reports of one fire that do not agree on the dead, the day and the place."""
    found = []
    for number, sentence, place, date in (
        (1, "Three people were killed in the fire.", "Darrow", "2024-03-08"),
        (2, "The fire killed four people on the quay.", "Tarn", "2024-03-07"),
    ):
        story = Story(
            f"Report {number} of the fire at {place}",
            sentence,
            f"“Nobody had checked the hoses,” Ines Calloway said. She owns the rope store in {place}.",
            "Chief Martin Ruane said the hoses had been checked in January.",
            url=f"https://paper{number}.example/fire",
            outlet=f"Paper {number}",
            published=f"2024-03-{8 + number:02}",
            bylines=("Nora Flint",),
        )
        ines = story.who("Ines Calloway")
        chief = story.who("Martin Ruane", role="Chief")
        darrow = story.who(place, kind="place")
        story.said(ines, "“Nobody had checked the hoses,”", on=f"2024-03-{8 + number:02}")
        story.said(chief, "the hoses had been checked in January", kind="indirect")
        trigger = "killed"
        story.event("die", trigger, ("agent", ines), date=date, place=darrow)
        found.append(story.record())
    return found


def trial() -> list[Record]:
    """A case by its steps: charged, denied, convicted, appealed."""
    steps = (
        ("charge_indict", "charged", "2024-04-02", "Ines Calloway was charged with arson on Tuesday."),
        ("plead_guilty", "denied", "2024-05-06", "Ines Calloway denied arson at Darrow Crown Court."),
        ("convict", "convicted", "2024-07-19", "Ines Calloway was convicted of arson at Darrow Crown Court."),
        ("appeal", "appealed", "2024-08-01", "Ines Calloway appealed against her conviction for arson."),
    )  # fmt: skip
    found = []
    for number, (kind, trigger, date, sentence) in enumerate(steps, 1):
        story = Story(
            f"Rope store trial, day {number}",
            sentence,
            f"“My client will be heard on count {number},” Hugh Penrose said.",
            url=f"https://courts.example/rope/{number}",
            outlet="Court Reporter",
            published=date,
        )
        ines, hugh = story.who("Ines Calloway"), story.who("Hugh Penrose")
        story.said(hugh, f"“My client will be heard on count {number},”", told_to=None)
        court = "Darrow Crown Court" if "Crown" in sentence else None
        story.event(kind, trigger, ("defendant", ines), date=date, offences=("arson",), court=court)
        found.append(story.record())
    return found


def copies() -> list[Record]:
    """One agency story that two outlets carry, word for word."""
    lines = (
        "Ferry to run again from June",
        "The ferry between Tarn Quay and Ellan will run again from the first of June, its owner said on Friday. "
        "The ramp has been replaced and tested by three engineers who were not employed by the line before.",
        "“We have learned from it,” Ruth Okafor said. “The ramp is new and so is the way we look after it.”",
        "Fares stay as they were until the autumn, when the council will look at them again.",
    )
    found = []
    for outlet in ("Vale Times", "Ellan Post"):
        story = Story(
            *lines,
            url=f"https://{outlet.split()[0].lower()}.example/ferry-june",
            outlet=outlet,
            published="2024-05-24",
        )
        ruth = story.who("Ruth Okafor")
        story.said(ruth, "“We have learned from it,”")
        found.append(story.record())
    return found


def council() -> list[Record]:
    found = []
    for number in range(COUNCIL):
        story = Story(
            f"Council meets for the {number + 1}th time",
            f"“Item {number + 1} is adopted,” Ada Brook said in Darrow.",
            url=f"https://vale.example/council/{number}",
            published=f"2024-{1 + number // 12:02}-{1 + number % 12:02}",
        )
        ada = story.who("Ada Brook")
        story.said(ada, f"“Item {number + 1} is adopted,”")
        found.append(story.record())
    return found


def write(path: Path) -> Path:
    """Makes the casebook at ``path``."""
    with Casebook.open(path) as book:
        book.add(*records())
    return path
