"""Scores the dates of events on the 30 articles of MEANTIME about one company, given the trigger.

    python -m training.dating
    python -m training.dating --errors

The gold links events to time expressions (TimeML's TLINK): an event that is in a day, or is at it,
has its date. Where the only such day is that on which the article appeared, no words beside the
event date it. Our event is the one whose trigger overlaps the gold's; its date is right if it is
that of one of the expressions, as precise or less by no more than the gold. Gold events that we do
not find are left out: ``trigger`` tells how many are found. Of the dates given to events that the
gold leaves undated it tells which are only that of publication.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import onrecord
from onrecord.record import Event
from training.corpora import DATA
from training.happenings import Pair, put_together, spanned

MEANTIME = DATA / "events" / "meantime-apple" / "intra_cross-doc_annotation"

AT = frozenset({"IS_INCLUDED", "SIMULTANEOUS"})
"""Relations by which an event has the date of a time expression."""


@dataclass(frozen=True)
class Dated:
    """An article: ``events`` are all marked mentions, ``dates`` the values of those that have any.

    ``beside`` are the events that an expression other than the article's own date gives one.
    """

    name: str
    text: str
    published: str | None
    events: tuple[Pair, ...]
    dates: Mapping[Pair, frozenset[str]]
    beside: frozenset[Pair]


def documents(folder: Path = MEANTIME) -> Iterator[Dated]:
    for path in sorted(folder.glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        made = put_together(list(root.iter("token")))
        events: dict[str, Pair] = {}
        values: dict[str, str] = {}
        published, own = None, ""
        for mark in (one for under in root.iter("Markables") for one in under):
            name = mark.get("m_id", "")
            if mark.tag == "EVENT_MENTION" and (span := spanned(made, mark)) is not None:
                events[name] = span
            elif mark.tag == "TIMEX3" and mark.get("type") in ("DATE", "TIME"):
                value = (mark.get("value") or "").split("T")[0].removesuffix("-XX")
                if value[:4].isdigit():
                    values[name] = value
                if mark.get("functionInDocument") == "CREATION_TIME":
                    published, own = value, name
        dates: dict[Pair, set[str]] = defaultdict(set)
        beside = set()
        for link in root.iter("TLINK"):
            relation = link.get("reltype") or ""
            ends = [
                (one.get("m_id", "") if one is not None else "")
                for one in (link.find("source"), link.find("target"))
            ]
            if relation == "INCLUDES":
                ends.reverse()
            event, time = ends
            if event in values and relation == "SIMULTANEOUS":
                event, time = time, event
            if (relation in AT or relation == "INCLUDES") and event in events and time in values:
                dates[events[event]].add(values[time])
                if time != own:
                    beside.add(events[event])
        yield Dated(
            path.stem,
            made.text,
            published,
            tuple(sorted(set(events.values()))),
            {span: frozenset(some) for span, some in dates.items()},
            frozenset(beside),
        )


def ours(one: Dated) -> dict[Pair, Event]:
    """For each gold mention the event that overlaps it."""
    record = onrecord.read_article(one.text, published=one.published)
    found: dict[Pair, Event] = {}
    for start, end in one.events:
        for event in record.events:
            if event.trigger.start < end and start < event.trigger.end:
                found.setdefault((start, end), event)
    return found


def right(event: Event, values: frozenset[str]) -> bool:
    return event.date is not None and event.date.value in values


def main() -> None:
    made = argparse.ArgumentParser(prog="python -m training.dating", description=__doc__)
    made.add_argument("--errors", action="store_true", help="print what is dated otherwise")
    args = made.parse_args()
    triggers = found_triggers = 0
    counts = {title: [0, 0, 0] for title in ("dated beside the event", "only by the article's")}
    undated = wrongly = published = 0
    for one in documents():
        found = ours(one)
        triggers += len(one.events)
        found_triggers += len(found)
        for span, event in found.items():
            values = one.dates.get(span)
            if values is None:
                undated += 1
                wrongly += event.date is not None
                published += event.as_published
                continue
            title = "dated beside the event" if span in one.beside else "only by the article's"
            good = right(event, values)
            counts[title][0] += good
            counts[title][1] += 1
            counts[title][2] += event.date is not None
            if args.errors and not good:
                around = one.text[max(0, span[0] - 130) : span[1] + 130]
                given = event.date.value if event.date else None
                print(
                    f"{title}: {one.text[slice(*span)]!r} {sorted(values)} but {given}"
                    f" ({one.published}) | {around!r}"
                )
    print(f"{'trigger, recall':28} {100 * found_triggers / triggers:5.1f} of {triggers}")
    for title, (good, whole, dated) in counts.items():
        print(f"{title:28} {100 * good / (whole or 1):5.1f} of {whole}, {dated} given a date")
    good, whole = (sum(one[at] for one in counts.values()) for at in (0, 1))
    print(f"{'all that have a date':28} {100 * good / (whole or 1):5.1f} of {whole}")
    given = f"{wrongly} are given one, {published} that of publication"
    print(f"{'no date in the gold':28} {undated}, of which {given}")


if __name__ == "__main__":
    main()
