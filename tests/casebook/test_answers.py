"""Timeline, conflicts, changes, matters and search, over invented pages."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

import pytest
from click import unstyle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import _listing as listing
from onrecord.casebook import Casebook, happened, search
from onrecord.casebook.disputes import disputes
from onrecord.casebook.figures import figures
from onrecord.casebook.folding import folded
from onrecord.casebook.happened import Asked, happenings
from onrecord.casebook.matters import _same_offence
from onrecord.casebook.query import parsed
from onrecord.casebook.ranking import holds, places
from onrecord.casebook.wordforms import kin, lemma
from onrecord.errors import OptionError
from onrecord.record import Span
from tests.casebook.news import Story


def fire(
    number: int,
    sentence: str,
    *,
    trigger: str = "killed",
    date: str | None = "2024-03-08",
    place: str = "Darrow",
    published: str = "2024-03-09",
    **more,
) -> Story:
    story = Story(
        f"Report {number} of the fire", sentence, f"Ines Calloway owns the store in {place}, where ropes were kept.",
        url=f"https://{number}.example/fire", outlet=f"Paper {number}", published=published,
    )  # fmt: skip
    ines = story.who("Ines Calloway")
    darrow = story.who(place, kind="place")
    story.event("die", trigger, ("agent", ines), date=date, place=darrow, **more)
    return story


class TestTimeline:
    def test_an_event_that_several_pages_tell_is_one_line(self, book: Casebook) -> None:
        book.add(fire(1, "Three men were killed in the fire.").record())
        book.add(fire(2, "The fire killed three men of the crew.").record())
        (line,) = book.timeline("Calloway", show="events")
        assert line.date == "2024-03-08"
        assert line.stories == 2
        assert {one.words for one in line.tellings} == {
            "Three men were killed in the fire.",
            "The fire killed three men of the crew.",
        }

    def test_lines_stand_by_date_with_its_precision_and_the_undated_last(
        self, book: Casebook
    ) -> None:
        story = Story(
            "Years",
            "She was elected, then appointed, then married, then fined.",
            url="https://a.example",
        )
        ana = story.who("She")
        for trigger, date in (
            ("fined", None),
            ("married", "2016-01-08"),
            ("appointed", "2016-01"),
            ("elected", "2015"),
        ):
            story.event(f"type_{trigger}", trigger, ("person", ana), date=date)
        book.add(story.record())
        assert [line.date for line in book.timeline(show="events")] == [
            "2015",
            "2016-01",
            "2016-01-08",
            None,
        ]
        assert [
            line.date for line in book.timeline(show="events", since="2016", until="2016-01")
        ] == [
            "2016-01",
            "2016-01-08",
        ]
        for wrong in ("last week", datetime(2016, 1, 8)):
            with pytest.raises(OptionError, match="no date"):
                book.timeline(show="events", since=wrong)

    def test_events_of_one_type_alone(self, book: Casebook) -> None:
        story = Story("Day", "Owen Tull resigned. Ana Reyes was charged.", url="https://d.example")
        story.event("end_position", "resigned", ("entity", story.who("Owen Tull")))
        story.event("charge_indict", "charged", ("defendant", story.who("Ana Reyes")))
        book.add(story.record())
        for kind in ("end_position", "End position"):
            assert [one.type for one in book.timeline(type=kind)] == ["end_position"]
        assert book.timeline(type="acquitted") == []
        with pytest.raises(OptionError, match="charge indict, end position"):
            book.timeline(type="dance")

    def test_events_far_apart_or_of_others_stay_apart(self, book: Casebook) -> None:
        book.add(fire(1, "Three men were killed in the fire.").record())
        later = fire(
            2, "Three men were killed in the fire.", date="2024-05-20", published="2024-05-21"
        )
        kind = later.events.pop()
        later.event("attack", "killed", ("agent", later.entities[0]), date=kind.date.value)
        book.add(later.record())
        assert len(book.timeline(show="events")) == 2

    def test_what_pages_years_apart_tell_undated_is_not_one_event(self, book: Casebook) -> None:
        for year, thing in ((2019, "a tractor"), (2019, "a tractor"), (2022, "a plough")):
            number = len(list(book.records()))
            story = Story(
                f"Rovan Works launches {thing}", f"Rovan Works launched {thing} at its yard in Darrow.",
                url=f"https://{number}.example/launch", published=f"{year}-05-0{number + 1}",
            )  # fmt: skip
            works = story.who("Rovan Works", kind="organization")
            story.event("launch_product", "launched", ("agent", works))
            book.add(story.record())
        assert sorted(
            len(line.tellings) for line in book.timeline("Rovan Works", show="events")
        ) == [1, 2]

    def test_what_is_said_twice_in_other_words_is_two_events(self, book: Casebook) -> None:
        story = Story(
            "The mayor",
            "“The yard will close in the spring of next year,” Ines Calloway said.",
            "“Nobody who works there will lose a day of pay,” she said again.",
        )
        ines = story.who("Ines Calloway")
        story.said(ines, "The yard will close in the spring of next year,", cue="said.")
        story.said(ines, "Nobody who works there will lose a day of pay,", cue="said again")
        story.event("other", "said.", ("agent", ines))
        story.event("other", "said again", ("agent", ines))
        book.add(story.record())
        assert len(book.timeline("Ines Calloway", show="events")) == 2

    def test_a_verbatim_copy_tells_what_its_original_tells(self, book: Casebook) -> None:
        long = " ".join(f"Barrel number {n} of the store was found burnt." for n in range(20))
        for outlet in ("a", "b", "c"):
            story = fire(1, f"Three men were killed in the fire. {long}")
            story.url = f"https://{outlet}.example/fire"
            book.add(story.record())
        (line,) = book.timeline("Calloway", show="events")
        assert (len(line.tellings), line.stories) == (3, 1)
        rows = book.connection.execute("SELECT because FROM events ORDER BY id").fetchall()
        assert [row[0] for row in rows] == [None, "same text", "same text"]

    def test_the_undated_stand_in_the_order_of_the_days_their_stories_are_at(
        self, book: Casebook
    ) -> None:
        later = Story(
            "Later", "The mayor resigned on Monday and wept.", published="2024-03-13",
            url="https://later.example",
        )  # fmt: skip
        ana = later.who("mayor")
        later.event("end_position", "resigned", ("person", ana), date="2024-03-11")
        later.event("other", "wept", ("agent", ana))
        earlier = Story(
            "Earlier", "The mayor sang.", published="2024-03-12", url="https://earlier.example"
        )
        earlier.event("other", "sang", ("agent", earlier.who("mayor")))
        book.add(earlier.record(), later.record())
        told = [line.tellings[0].trigger for line in book.timeline(show="events")]
        assert told == ["resigned", "wept", "sang"]

    def test_a_thing_is_what_the_last_noun_of_its_phrase_names(self, book: Casebook) -> None:
        story = Story(
            "Ferries", "The fast ferry sank.", "The ferry terminal closed.",
            url="https://ferry.example",
        )  # fmt: skip
        fast = story.who("The fast ferry", kind="unnamed")
        terminal = story.who("The ferry terminal", kind="unnamed")
        story.event("disaster", "sank", ("agent", fast))
        story.event("other", "closed", ("agent", terminal))
        book.add(story.record())
        assert [line.tellings[0].trigger for line in book.timeline("ferry", show="events")] == [
            "sank"
        ]

    def test_what_was_said_stands_by_the_day_it_was_said_else_published(
        self, book: Casebook
    ) -> None:
        for number, published in ((1, "2024-03-10"), (2, "2024-03-12")):
            story = Story(
                f"Report {number}", "Three men died on the eighth.",
                "“Nobody had checked the hoses of the yard,” Ines Calloway said.",
                f"Martin Ruane said that report {number} was wrong.",
                url=f"https://{number}.example/fire", published=published,
            )  # fmt: skip
            ines, chief = story.who("Ines Calloway"), story.who("Martin Ruane")
            day = "2024-03-09" if number == 2 else None
            story.said(ines, "“Nobody had checked the hoses of the yard,”", on=day, cue="said.")
            story.said(chief, f"report {number} was wrong", kind="indirect", cue="said that")
            story.event("die", "died", ("victim", ines), date="2024-03-08")
            story.event("other", "said.", ("agent", ines), date=published)
            book.add(story.record())
        told = [
            (line.date, getattr(line, "basis", None), line.type, len(line.tellings))
            for line in book.timeline()
        ]
        assert told == [
            ("2024-03-08", "text", "die", 2),
            ("2024-03-09", "said", "statement", 2),
            ("2024-03-10", "published", "statement", 1),
            ("2024-03-12", "published", "statement", 1),
        ]
        types = [
            [one.type for one in book.timeline(show=show)] for show in ("events", "statements")
        ]
        assert types == [["die", "other"], ["statement"] * 3]
        ines = [line.type for line in book.timeline("Ines Calloway", until="2024-03-09")]
        assert ines == ["die", "statement"]


class TestConflicts:
    def kinds(self, book: Casebook) -> list[str]:
        return sorted(one.kind for one in book.conflicts())

    def test_figures_dates_and_places_stand_side_by_side(self, book: Casebook) -> None:
        book.add(fire(1, "Three people were killed in the fire.").record())
        book.add(
            fire(
                2,
                "The fire killed four people on the quay.",
                date="2024-03-07",
                place="Tarn",
                published="2024-03-10",
            ).record()
        )
        found = {one.kind: one for one in book.conflicts()}
        assert set(found) == {"figure", "date", "place"}
        assert [side.value for side in found["figure"].sides] == ["4 dead", "3 dead"]
        assert [side.value for side in found["date"].sides] == ["2024-03-07", "2024-03-08"]
        assert {side.value for side in found["place"].sides} == {"Tarn", "Darrow"}
        assert found["figure"].sides[0].words == "The fire killed four people on the quay."
        assert found["figure"].date == "2024-03-10"

    def test_what_can_both_be_right_is_none(self, book: Casebook) -> None:
        book.add(fire(1, "At least three people were killed in the fire.").record())
        book.add(fire(2, "The fire killed four people on the quay.", date="2024-03").record())
        assert self.kinds(book) == []

    def test_who_differs_from_two_that_agree_is_a_side(self, book: Casebook) -> None:
        for number, words in enumerate(("Nine people", "Seven people", "Nine people"), 1):
            book.add(fire(number, f"{words} were killed in the fire on Friday.").record())
        (found,) = book.conflicts()
        assert found.kind == "figure"
        assert {one.value for one in found.sides} == {"9 dead", "7 dead"}

    def test_a_toll_told_months_later_of_what_bears_a_name(self, book: Casebook) -> None:
        for number, (published, sentence) in enumerate(
            (
                (
                    "2024-03-10",
                    "Six people were killed when the Ellan Point ferry sank on Saturday.",
                ),
                (
                    "2024-06-03",
                    "Owen Tull resigned over the Ellan Point ferry accident that killed seven people.",
                ),
            )
        ):
            story = Story("Ferry", sentence, url=f"https://{number}.example", published=published)
            date = "2024-03-09" if number == 0 else None
            story.event("die", "killed", date=date)
            book.add(story.record())
        (found,) = book.conflicts()
        assert {one.value for one in found.sides} == {"6 dead", "7 dead"}

    def test_copies_are_one_side(self, book: Casebook) -> None:
        line = (
            "Three people were killed in the fire that began in the rope store of Ines Calloway at the old quay. "
            * 6
        )
        for number in (1, 2):
            book.add(fire(number, line).record())
        assert self.kinds(book) == []

    def test_what_one_says_happened_and_another_that_it_did_not(self, book: Casebook) -> None:
        book.add(fire(1, "The fire killed the watchman.").record())
        book.add(fire(2, "Nobody was killed by the fire.", modality="negated").record())
        assert self.kinds(book) == ["denial"]

    def test_what_has_not_happened_yet_is_no_denial(self, book: Casebook) -> None:
        book.add(fire(1, "The fire killed the watchman.").record())
        book.add(fire(2, "Nobody had yet been killed by the fire.", modality="negated").record())
        assert self.kinds(book) == []

    def test_what_returns_the_next_day_has_no_one_date(self, book: Casebook) -> None:
        for number, day in ((1, "2024-03-08"), (2, "2024-03-09")):
            story = Story(
                f"Ferry {number}", "Ines Calloway announced a plan for the ferry to Darrow.",
                url=f"https://{number}.example/ferry", published=day,
            )  # fmt: skip
            ines = story.who("Ines Calloway")
            story.event("announce", "announced", ("agent", ines), date=day)
            book.add(story.record())
        assert self.kinds(book) == []

    def test_to_deny_somebody_something_is_no_denial(self, book: Casebook) -> None:
        words = "parole hearings under the rules of the old harbour board"
        claim = Story("Claim", f"Owen Tull said the board held {words}.", url="https://a.example")
        claim.said(claim.who("Owen Tull"), f"the board held {words}", kind="indirect")
        refusal = Story("Board", f"The board denied him {words}.", url="https://b.example")
        refusal.said(
            refusal.who("The board", kind="organization"), words, cue="denied", kind="indirect"
        )
        book.add(claim.record(), refusal.record())
        assert self.kinds(book) == []

    def test_a_claim_and_its_denial(self, book: Casebook) -> None:
        claim = Story(
            "Claim",
            "Owen Tull said the company had hidden the letter about the cracked ramp.",
            url="https://a.example",
        )
        claim.said(
            claim.who("Owen Tull"),
            "the company had hidden the letter about the cracked ramp",
            kind="indirect",
        )
        denial = Story(
            "Denial",
            "Ruth Okafor denied that the company hid a letter about the cracked ramp.",
            url="https://b.example",
        )
        denial.said(
            denial.who("Ruth Okafor"),
            "that the company hid a letter about the cracked ramp",
            cue="denied",
            kind="indirect",
        )
        book.add(claim.record(), denial.record())
        (one,) = book.conflicts()
        assert one.kind == "denial"
        assert {(side.value, side.said_by) for side in one.sides} == {
            ("claimed", "Owen Tull"),
            ("denied", "Ruth Okafor"),
        }

    def test_more_is_offered_only_where_it_leads_to_a_conflict(self, book: Casebook) -> None:
        for number in range(30):
            words = f"the {number}th lamp was ever broken by the crew of the ferry"
            story = Story(
                "Lamps", f"Ana Reyes denied that {words}.", url=f"https://l{number}.example"
            )
            story.said(story.who("Ana Reyes"), words, cue="denied", kind="indirect")
            book.add(story.record())
        words = "the ramp at Darrow had been repaired on the cheap"
        for who, cue in (("Owen Tull", "said"), ("Ruth Okafor", "denied")):
            story = Story("Ramp", f"{who} {cue} {words}.", url=f"https://{cue}.example")
            story.said(story.who(who), words, cue=cue, kind="indirect")
            book.add(story.record())
        first = disputes(book.connection, "denials", limit=8)
        assert (len(first.conflicts), first.next) == (1, None)
        assert disputes(book.connection, "denials", limit=1).next is None

    @pytest.mark.parametrize(
        ("between", "found"),
        [
            (". ", True),
            (". The ramp stands in Darrow, north of Tarn. It was shut in May. ", False),
        ],
    )
    def test_who_denies_that_denies_what_was_said_just_before(
        self, book: Casebook, between: str, found: bool
    ) -> None:
        story = Story(
            "Ramp",
            f"Owen Tull said the ramp had rotted for years{between}Ruth Okafor denied that.",
            url="https://a.example",
        )
        story.said(
            story.who("Owen Tull"), "the ramp had rotted for years", cue="said", kind="indirect"
        )
        story.said(story.who("Ruth Okafor"), "that", cue="denied", kind="indirect")
        book.add(story.record())
        told = [(one.about, [side.said_by for side in one.sides]) for one in book.conflicts()]
        assert told == [("the ramp had rotted for years", ["Owen Tull", "Ruth Okafor"])] * found

    def test_few_words_find_the_claim_that_has_them_all(self, book: Casebook) -> None:
        words = "the ramp had been repaired on the cheap"
        for who, cue, more in (("A guard", "said", ""), ("The firm", "denied", "that ")):
            story = Story("Ramp", f"{who} {cue} {more}{words}.", url=f"https://{cue}.example")
            story.said(story.who(who, kind="unnamed"), words, cue=cue, kind="indirect")
            book.add(story.record())
        (found,) = book.conflicts()
        assert {one.value for one in found.sides} == {"claimed", "denied"}

    def test_a_denial_is_not_folded_into_what_an_unnamed_source_says(self, book: Casebook) -> None:
        words = "the footbridge at Darrow had been repaired on the cheap"
        claim = Story("Claim", f"An insider said {words}.", url="https://a.example")
        insider = claim.who("An insider", kind="unnamed")
        claim.said(insider, words, kind="indirect")
        denial = Story("Denial", f"Calloway Works denied that {words}.", url="https://b.example")
        denial.said(
            denial.who("Calloway Works", kind="organization"), words, cue="denied", kind="indirect"
        )
        book.add(claim.record(), denial.record())
        assert {(one.speaker, one.cue) for one in book.statements()} == {
            ("An insider", "said"), ("Calloway Works", "denied"),
        }  # fmt: skip
        (found,) = book.conflicts()
        assert {(one.said_by, one.value) for one in found.sides} == {
            ("An insider", "claimed"), ("Calloway Works", "denied"),
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("denied", "published", "listed"),
        [
            ("the company had not hidden the letter about the cracked ramp", "2024-03-20", True),
            ("the company had never hidden the letter about the cracked ramp", "2024-03-20", True),
            ("the company had not hidden the letter about the cracked ramp", "2025-03-20", False),
            ("firms that had not hidden the letter about the cracked ramp", "2024-03-20", False),
            ("the company had not hidden the letter about the cracked ramp yet", "2024-03-20", False),
            ("the company had not painted the letter about the cracked ramp", "2024-03-20", False),
        ],
    )  # fmt: skip
    def test_a_denial_in_its_own_words(
        self, book: Casebook, denied: str, published: str, listed: bool
    ) -> None:
        claimed = "the company had hidden the letter about the cracked ramp"
        claim = Story("Claim", f"Owen Tull said {claimed}.", url="https://a.example")
        claim.said(claim.who("Owen Tull"), claimed, kind="indirect")
        denial = Story(
            "Denial", f"Ruth Okafor said {denied}.", url="https://b.example", published=published
        )
        denial.said(denial.who("Ruth Okafor"), denied, kind="indirect")
        book.add(claim.record(), denial.record())
        assert self.kinds(book) == (["denial"] if listed else [])

    def test_who_says_that_something_is_not_so_agrees_with_who_denies_it(
        self, book: Casebook
    ) -> None:
        for name, words in (
            ("Owen Tull", "the company had changed the cracked ramp without a letter"),
            ("Ruth Okafor", "the company had not changed the cracked ramp by letter"),
        ):
            story = Story("Ramp", f"{name} said {words}.", url=f"https://{name[:4]}.example")
            story.said(story.who(name), words, kind="indirect")
            book.add(story.record())
        assert self.kinds(book) == []

    def test_what_would_be_had_it_not_happened_is_no_denial(self, book: Casebook) -> None:
        book.add(fire(1, "The fire killed the watchman.").record())
        words = "He would be sixty had he not been killed by the fire."
        book.add(fire(2, words, modality="negated").record())
        assert self.kinds(book) == []

    def test_who_admits_denies_nothing(self, book: Casebook) -> None:
        for name, cue, words in (
            ("Owen Tull", "said", "the company had painted over the cracked ramp"),
            ("Ruth Okafor", "admitted", "the company had never painted over the cracked ramp"),
        ):
            story = Story("Ramp", f"{name} {cue} {words}.", url=f"https://{name[:4]}.example")
            story.said(story.who(name), words, kind="indirect", cue=cue)
            book.add(story.record())
        assert self.kinds(book) == []

    def test_what_was_to_be_avoided_is_no_denial(self, book: Casebook) -> None:
        book.add(fire(1, "The fire killed the watchman.").record())
        words = "Nobody was told how the crew avoided that more were killed by the fire."
        book.add(fire(2, words, modality="negated").record())
        assert self.kinds(book) == []

    def test_what_many_say_in_the_words_of_reporters_is_no_conflict(self, book: Casebook) -> None:
        for number, name in enumerate(("Owen Tull", "Ruth Okafor")):
            words = "the special agents of the harbour police had worked hard on the case"
            story = Story("Hall", f"{name} said {words}.", url=f"https://{number}.example")
            story.said(story.who(name), words, kind="indirect")
            book.add(story.record())
        assert self.kinds(book) == []

    def test_one_saying_of_two_speakers(self, book: Casebook) -> None:
        for number, name in enumerate(("Owen Tull", "Ruth Okafor")):
            words = "“We knew about the ramp and we told them in a letter,”"
            story = Story("Hall", f"{words} {name} said.", url=f"https://{number}.example")
            story.said(story.who(name), words)
            book.add(story.record())
        (one,) = book.conflicts()
        assert (one.kind, [side.said_by for side in one.sides]) == (
            "speaker",
            ["Ruth Okafor", "Owen Tull"],
        )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("money laundering conspiracy", "conspiring to commit money laundering", True),
        ("one count of tax evasion", "tax evasion", True),
        ("aggravated identity theft", "identity theft", True),
        ("fraud", "wire fraud", True),
        ("theft", "wire fraud", False),
        ("wire fraud", "mail fraud", False),
        ("conspiracy to commit wire fraud", "conspiracy to commit bank fraud", False),
        ("conspiracy to commit wire fraud", "wire fraud", False),
        ("attempted murder", "murder", False),
    ],
)
def test_offences_that_differ_are_charges_of_their_own(one: str, other: str, same: bool) -> None:
    assert _same_offence(one, other) is _same_offence(other, one) is same


def test_a_step_dated_after_its_page_ends_nothing(book: Casebook) -> None:
    story = Story(
        "Plea", "Owen Tull faces ten years when he is sentenced on June 3.",
        url="https://a.example", published="2024-05-14",
    )  # fmt: skip
    tull = story.who("Owen Tull")
    story.event("sentence", "sentenced", ("defendant", tull), date="2024-06-03")
    book.add(story.record())
    (matter,) = book.matters("Owen Tull")
    (charge,) = matter.charges
    assert ([one.modality for one in charge.steps], charge.outcome) == (["planned"], None)


def test_stealth_edits_are_told_from_corrections(book: Casebook) -> None:
    def capture(hour: int, *lines: str) -> None:
        story = Story(
            "Ramp", *lines, url="https://a.example/ramp", captured_at=f"2024-05-14T{hour:02}:00:00Z"
        )
        if "“We knew" in story.text:
            story.said(story.who("Owen Tull"), "“We knew about the ramp,”")
        book.add(story.record())

    capture(8, "“We knew about the ramp,” Owen Tull said.", "Three men were hurt.")
    capture(9, "Four men were hurt.")
    capture(10, "Two men were hurt.", "Correction: an earlier version gave a wrong number.")
    later, earlier = book.changes()
    assert (earlier.silent, later.silent) == (True, False)
    assert earlier.lost == ("“We knew about the ramp,”",)
    changed = [
        (one.before_words, one.after_words) for one in earlier.differences if one.kind == "changed"
    ]
    assert changed == [("Three men were hurt.", "Four men were hurt.")]
    assert len(book.statements()) == 0
    assert book.status().versions == 3
    assert book.search("four").hits == ()


def test_an_older_capture_that_comes_late_is_not_the_newest(book: Casebook) -> None:
    for hour in (9, 8):
        story = Story(
            f"Hour {hour}", url="https://a.example", captured_at=f"2024-05-14T{hour:02}:00:00Z"
        )
        book.add(story.record())
    assert [one.article.headline for one in book.records()] == ["Hour 9"]
    assert len(list(book.records(every_version=True))) == 2
    assert [hit.headline for hit in book.search("hour").hits] == ["Hour 9"]


def test_a_matter_goes_charge_by_charge_and_step_by_step(book: Casebook) -> None:
    first = Story(
        "Charged",
        "Ines Calloway was charged with arson and insurance fraud in the Crown Court at Darrow.",
        url="https://a.example",
        outlet="Vale Times",
    )
    ines = first.who("Ines Calloway")
    first.event(
        "charge_indict",
        "charged",
        ("defendant", ines),
        date="2024-03-08",
        offences=("arson", "insurance fraud"),
        court="Crown Court at Darrow",
    )
    second = Story(
        "Sentenced",
        "Ines Calloway was convicted of arson and sentenced to four years, Ruth Okafor said. The fraud charge was dropped.",
        url="https://b.example",
        outlet="Darrow Echo",
        published="2024-09-21",
    )
    ines = second.who("Ines Calloway")
    second.event(
        "convict", "convicted", ("defendant", ines), date="2024-09-02", offences=("arson",)
    )
    second.event(
        "sentence",
        "sentenced",
        ("defendant", ines),
        date="2024-09-20",
        offences=("arson",),
        penalty="four years",
    )
    second.event("dismiss", "dropped", ("defendant", ines), date="2024-09", offences=("fraud",))
    book.add(first.record(), second.record())
    (matter,) = book.matters("Calloway")
    charges = {charge.offence: charge for charge in matter.charges}
    assert set(charges) == {"arson", "insurance fraud"}
    assert [step.step for step in charges["arson"].steps] == ["charged", "convicted", "sentenced"]
    assert charges["arson"].outcome.penalty == "four years"
    assert charges["arson"].steps[0].court == "Crown Court at Darrow"
    assert charges["arson"].steps[0].says == ("Vale Times",)
    assert charges["insurance fraud"].outcome.step == "dismissed"
    assert book.matters("Okafor") == []


def test_who_pleads_not_guilty_is_said_to_and_no_denial_beside_it(book: Casebook) -> None:
    story = Story(
        "Plea", "Owen Tull pleaded not guilty to arson.",
        url="https://a.example", published="2024-05-14",
    )  # fmt: skip
    tull = story.who("Owen Tull")
    story.event(
        "plead_guilty",
        "pleaded not guilty",
        ("defendant", tull),
        offences=("arson",),
        modality="negated",
    )
    book.add(story.record())
    (charge,) = book.matters("Owen Tull")[0].charges
    assert [(one.step, one.mood) for one in charge.steps] == [("pleaded not guilty", None)]
    assert charge.outcome is None


def test_an_undated_step_stands_where_its_page_and_the_course_of_a_case_put_it(
    book: Casebook,
) -> None:
    def told(day: str, words: str, type_: str, trigger: str, date: str | None = None) -> None:
        story = Story("News", words, url=f"https://a.example/{day}", published=day)
        story.event(
            type_, trigger, ("defendant", story.who("Owen Tull")), offences=("arson",), date=date
        )
        book.add(story.record())

    told("2024-03-08", "Owen Tull was charged with arson.", "charge_indict", "charged")
    told(
        "2024-06-01",
        "Owen Tull was sentenced for arson.",
        "sentence",
        "sentenced",
        date="2024-06-01",
    )
    told("2024-09-01", "Owen Tull had been convicted of arson.", "convict", "convicted")
    (charge,) = book.matters("Owen Tull")[0].charges
    assert [one.step for one in charge.steps] == ["charged", "convicted", "sentenced"]
    assert charge.outcome is not None and charge.outcome.step == "sentenced"


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("The court dismissed an appeal by Owen Tull.", "appeal dismissed"),
        ("Owen Tull's appeal was rejected.", "appeal dismissed"),
        ("Owen Tull lost his appeal.", "appeal dismissed"),
        ("Judges allowed Owen Tull's appeal.", "appeal allowed"),
        ("The court quashed Owen Tull's conviction on appeal.", "conviction quashed"),
        ("Owen Tull's appeal against a conviction is not over.", "appealed"),
        ("The court allowed Owen Tull to lodge an appeal.", "appealed"),
        ("Owen Tull lodged an appeal and rejected the charge.", "appealed"),
    ],
)
def test_what_became_of_an_appeal_is_said(book: Casebook, words: str, called: str) -> None:
    story = Story("Appeal", words, url="https://a.example", published="2024-05-14")
    story.event("appeal", "appeal", ("defendant", story.who("Owen Tull")), date="2024-05-14")
    book.add(story.record())
    (charge,) = book.matters("Owen Tull")[0].charges
    assert [one.step for one in charge.steps] == [called]
    won = called in ("appeal allowed", "conviction quashed")
    assert (charge.outcome is not None) == won


def test_a_week_stands_where_it_begins(book: Casebook) -> None:
    def told(day: str, words: str, type_: str, trigger: str, date: str) -> None:
        story = Story("News", words, url=f"https://a.example/{day}", published=day)
        tull = story.who("Owen Tull")
        story.event(type_, trigger, ("defendant", tull), offences=("arson",), date=date)
        book.add(story.record())

    told("2021-08-12", "Owen Tull was charged with arson.", "charge_indict", "charged", "2021-W31")
    told(
        "2021-08-21",
        "Owen Tull pleaded guilty to arson.",
        "plead_guilty",
        "pleaded guilty",
        "2021-08-20",
    )
    told("2021-10-01", "Owen Tull was convicted of arson.", "convict", "convicted", "2021-SU")
    (charge,) = book.matters("Owen Tull")[0].charges
    assert [(one.step, one.date, one.mood) for one in charge.steps] == [
        ("convicted", "2021-SU", None),
        ("charged", "2021-W31", None),
        ("pleaded guilty", "2021-08-20", None),
    ]
    assert [one.date for one in book.timeline(show="events", since="2021-08", until="2021-08")] == [
        "2021-W31",
        "2021-08-20",
    ]
    asked = Asked(since="2021-08", until="2021-08")
    lines = happened.happenings(book.connection, asked, limit=9)
    assert [one.date for one in lines] == ["2021-W31", "2021-08-20"]
    (after,) = happened.happenings(book.connection, asked, limit=9, after=lines[0].place)
    assert after.date == "2021-08-20"
    for who in (None, book.people("Owen Tull")[0].id):
        by_day = happened.spread(book.connection, Asked(who=who), "day")
        assert ([one.date for one in by_day.buckets], by_day.coarser) == (["2021-08-20"], 2)
        by_month = happened.spread(book.connection, Asked(who=who), "month")
        assert [(one.date, one.number) for one in by_month.buckets] == [
            ("2021-06", 1),
            ("2021-08", 2),
        ]


def test_what_a_page_denies_is_a_step_of_its_own_and_a_plan_is_told_last(book: Casebook) -> None:
    def told(day: str, words: str, type_: str, trigger: str, mood: str = "asserted") -> None:
        story = Story("News", words, url=f"https://{day}.example", outlet=day, published=day)
        story.event(type_, trigger, ("defendant", story.who("Owen Tull")), modality=mood)
        book.add(story.record())

    told("2021-08-12", "Owen Tull was charged on the pier in Tarn.", "charge_indict", "charged")
    told(
        "2021-08-13",
        "Owen Tull was not charged on the pier in Tarn.",
        "charge_indict",
        "charged",
        "negated",
    )
    told(
        "2021-08-14",
        "Owen Tull will be sentenced on the pier in Tarn.",
        "sentence",
        "sentenced",
        "planned",
    )
    told("2021-08-20", "Owen Tull was sentenced on the pier in Tarn.", "sentence", "sentenced")
    (charge,) = book.matters("Owen Tull")[0].charges
    assert [(one.step, one.mood, one.says[0]) for one in charge.steps] == [
        ("charged", None, "2021-08-12"),
        ("charged", "negated", "2021-08-13"),
        ("sentenced", None, "2021-08-20"),
    ]


class TestSearch:
    @pytest.fixture(autouse=True)
    def pages(self, book: Casebook) -> None:
        for number, (name, words, outlet, published) in enumerate(
            (
                (
                    "Owen Tull",
                    "“The extradition is a matter of course,”",
                    "Vale Times",
                    "2024-01-10",
                ),
                (
                    "Ruth Okafor",
                    "“Of course we oppose extraditing him,”",
                    "Darrow Echo",
                    "2024-02-10",
                ),
                ("Ruth Okafor", "“The ramp is safe,”", "Vale Times", "2024-03-10"),
            )
        ):
            story = Story(
                "Day",
                f"{words} {name} said.",
                url=f"https://{number}.example",
                outlet=outlet,
                published=published,
            )
            story.said(story.who(name), words)
            book.add(story.record())

    @pytest.mark.parametrize(
        ("query", "speakers"),
        [
            ("extradition", {"Owen Tull"}),
            ("extradit*", {"Owen Tull", "Ruth Okafor"}),
            ('"of course"', {"Owen Tull", "Ruth Okafor"}),
            ('"matter of course"', {"Owen Tull"}),
            ("course -extradition", {"Ruth Okafor"}),
            ("course speaker:okafor", {"Ruth Okafor"}),
            ('course speaker:"ruth okafor" outlet:echo', {"Ruth Okafor"}),
            ("course before:2024-01", {"Owen Tull"}),
            ("course after:2024-02", {"Ruth Okafor"}),
            ("speaker:tull", {"Owen Tull"}),
            ("course -speaker:tull", {"Ruth Okafor"}),
            ("course -outlet:echo", {"Owen Tull"}),
            ('outlet:"vale times" -speaker:okafor', {"Owen Tull"}),
            ("nobody", set()),
            ("cañ*", set()),
            ("cour*", {"Owen Tull", "Ruth Okafor"}),
        ],
    )
    def test_a_query_finds(self, book: Casebook, query: str, speakers: set[str]) -> None:
        hits = [hit for hit in book.search(query).hits if hit.kind == "statement"]
        assert {hit.speaker for hit in hits} == speakers

    def test_articles_show_the_passage(self, book: Casebook) -> None:
        (hit,) = (one for one in book.search("ramp").hits if one.kind == "article")
        (text,) = book.connection.execute(
            "SELECT text FROM versions WHERE id = ?", (hit.version_id,)
        ).fetchone()
        assert text[hit.start : hit.end] == hit.words
        assert "ramp" in hit.words

    @settings(
        max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(query=st.text(max_size=40))
    def test_whatever_is_typed_is_a_search_or_one_clear_line(self, book: Casebook, query) -> None:
        try:
            book.search(query)
        except OptionError as error:
            assert str(error)

    def test_diacritics_do_not_count(self, book: Casebook) -> None:
        story = Story("Day", "“The señor is ill,” Tomás Brandt said.", url="https://n.example")
        story.said(story.who("Tomás Brandt"), "“The señor is ill,”")
        book.add(story.record())
        for query in ("senor", "señor", "seno*", "speaker:tomas ill"):
            assert any(hit.kind == "statement" for hit in book.search(query).hits), query

    @given(
        words=st.lists(st.sampled_from(["court", "COURT", "courts", "Coúrt", "a", "of", "."]), max_size=12),
        query=st.sampled_from(["court", '"court of"', "cour*", "a court", "court -of"]),
    )  # fmt: skip
    def test_words_are_found_where_they_stand_whole(self, words: list[str], query: str) -> None:
        text = " ".join(words)
        for part in parsed(query).parts:
            found = places(part, folded(text))
            pattern = r"\W+".join(part.words) + (r"\w*" if part.prefix else "")
            plain = unicodedata.normalize("NFD", text).replace("\u0301", "")
            whole = [one.start() for one in re.finditer(rf"\b{pattern}\b", plain, re.IGNORECASE)]
            assert [start for start, _ in found] == whole
        told = [bool(places(one, folded(text))) != one.no for one in parsed(query).parts]
        assert holds(text, parsed(query).parts) == all(told)

    def test_of_long_articles_fewer_are_looked_through(
        self, book: Casebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def articles() -> list[str | None]:
            return [one.url for one in found.hits if one.kind == "article"]

        found = book.search("said")
        assert len(articles()) == 3 and not found.capped
        monkeypatch.setattr(search, "CHARACTERS", 50)
        found = book.search("said")
        assert articles() == ["https://2.example", "https://1.example"] and found.capped

    def test_nothing_asked_says_so(self, book: Casebook) -> None:
        for query in ("", "-ramp", "ab*", "before:yesterday ramp", "-speaker:tull"):
            with pytest.raises(OptionError):
                book.search(query)

    def test_a_date_is_not_taken_for_its_contrary(self, book: Casebook) -> None:
        with pytest.raises(OptionError, match="say after: instead"):
            book.search("ramp -before:2024-02")
        with pytest.raises(OptionError, match="say before: instead"):
            book.search("ramp -after:2024-02")

    def test_who_is_put_right_is_left_out_by_the_name_that_holds(self, book: Casebook) -> None:
        (hit,) = (one for one in book.search("ramp").hits if one.kind == "statement")
        book.correct(f"s{hit.id}", speaker="Owen Tull")
        for query, number in (("ramp -speaker:tull", 0), ("ramp -speaker:okafor", 1)):
            hits = [one for one in book.search(query).hits if one.kind == "statement"]
            assert len(hits) == number, query

    def test_what_is_not_wanted_of_a_speaker_asks_nothing_of_articles(self, book: Casebook) -> None:
        kinds = {hit.kind for hit in book.search("ramp -speaker:okafor").hits}
        assert kinds == {"article"}

    def test_about_means_words_in_any_ending_and_whoever_is_mentioned(self, book: Casebook) -> None:
        assert {one.speaker for one in book.statements(about="extradition")} == {
            "Owen Tull",
            "Ruth Okafor",
        }
        assert [
            one.speaker
            for one in book.statements(about="extradition", by="Okafor", since="2024-02-01")
        ] == ["Ruth Okafor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were killed", [(3, "person", "exactly")]),
        ("at least 1,200 homes burned", [(1200, "home", "at least")]),
        ("fined $4.5 million", [(4_500_000, "$", "exactly")]),
        ("about twenty-one children", [(21, "child", "about")]),
        ("12 percent of voters", [(12, "percent", "exactly")]),
        ("on March 12 in 2016 at 10:30", []),
        ("on March 12 people came", []),
        ("a category 4 hurricane", []),
    ],
)
def test_figures(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(one.value, one.of, one.bound) for one in figures(text)] == expected


@given(text=st.text(max_size=200))
def test_figures_point_at_their_words(text: str) -> None:
    for one in figures(text):
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.parametrize("forms", ["killed kills killing", "arrested arrests arrest", "shot shooting shoot", "sentenced sentence", "died death dies", "charged charges charge", "ordered order orders", "carried carry carries"])  # fmt: skip
def test_forms_of_one_word_share_a_lemma(forms: str) -> None:
    assert len({lemma(one) for one in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["heard hearing", "party part", "story stores", "leader leading", "county counts", "built buildings"])  # fmt: skip
def test_words_that_look_alike_are_two(pair: str) -> None:
    one, other = pair.split()
    assert kin(lemma(one)) != kin(lemma(other))


def test_what_somebody_else_tells_is_shown_as_told_by_them(book: Casebook) -> None:
    story = Story(
        "Quay",
        "Tom Lund said Ana Reyes hoped to stay. I think so, Tom Lund said.",
        url="https://a.example/1",
    )
    lund, reyes = story.who("Tom Lund"), story.who("Ana Reyes")
    outer = story.said(lund, "Ana Reyes hoped to stay")
    story.said(reyes, "to stay", cue="hoped", inside=outer.id)
    own = story.said(lund, "I think so,")
    story.said(lund, "so", cue="think", inside=own.id)
    book.add(story.record())
    found = {one.words: one for one in book.statements()}
    assert {words: one.told_by for words, one in found.items()} == {
        "Ana Reyes hoped to stay": None, "to stay": "Tom Lund", "I think so,": None, "so": None,
    }  # fmt: skip
    assert "told by Tom Lund" in "\n".join(listing.said([found["to stay"]]))


def test_what_is_denied_or_not_said_reads_so_in_a_list(book: Casebook) -> None:
    story = Story(
        "Trial", "Owen Tull denied manslaughter. Ana Reyes refused to comment on the ramp.",
        url="https://a.example", published="2024-03-20",
    )  # fmt: skip
    story.said(story.who("Owen Tull"), "manslaughter", cue="denied", kind="indirect")
    story.said(
        story.who("Ana Reyes"), "to comment on the ramp", cue="refused", kind="indirect",
        negated=True, on="2024-03-18",
    )  # fmt: skip
    book.add(story.record())
    quoted = unstyle("\n".join(listing.said(book.statements())))
    hits = book.search("manslaughter").hits + book.search("ramp").hits
    found = unstyle("\n".join(listing.hits(hits)))
    assert "Owen Tull denied  [indirect]" in quoted
    assert "Ana Reyes refused  [indirect]  [not said]" in quoted
    assert "Owen Tull denied  [statement]  [indirect]" in found
    assert "Ana Reyes refused  [statement]  [indirect]  [not said]" in found
    # the day of the page stands beside its address, whenever it was said
    assert "2024-03-18  Ana Reyes" in found
    assert "Vale Times  2024-03-20  https://a.example" in found
    assert "Vale Times  2024-03-18" not in found


def test_an_unnamed_source_of_the_same_words_in_quotation_marks_is_the_named_one(
    book: Casebook,
) -> None:
    for number, (name, kind) in enumerate((("Owen Tull", "person"), ("A guard", "unnamed"))):
        for how in ("direct", "indirect"):
            words = (
                "“The seaward gate was locked”" if how == "direct" else "the gate was open at noon"
            )
            story = Story("Gate", f"{words}, {name} said.", url=f"https://{number}-{how}.example")
            story.said(story.who(name, kind=kind), words, kind=how)
            book.add(story.record())
    assert sorted((one.kind, len(one.appearances)) for one in book.statements()) == [
        ("direct", 2), ("indirect", 1), ("indirect", 1),
    ]  # fmt: skip


def test_a_query_is_quoted_for_fts() -> None:
    assert parsed('a" OR b').fts("words") == 'words : "a" AND words : "OR b"'


class TestAsPublished:
    """An event that a page tells as news of its day, beside one that dates it by words."""

    def stories(self) -> tuple[Story, Story]:
        return (
            fire(1, "A woman was killed in the fire on Friday.", date="2024-03-08"),
            fire(2, "A woman was killed in the fire.", date="2024-03-10", published="2024-03-10"),
        )

    def test_words_outweigh_it_and_no_dates_conflict(self, book: Casebook) -> None:
        friday, news = self.stories()
        book.add(friday.record(), news.record())
        (line,) = book.timeline(show="events")
        assert (line.date, line.basis, len(line.tellings)) == ("2024-03-08", "text", 2)
        assert {one.own_date for one in line.tellings} == {"2024-03-08", None}
        assert [one.kind for one in book.conflicts() if one.kind == "date"] == []
        (shown,) = happenings(book.connection, Asked(), limit=9)
        assert (shown.date, shown.basis) == ("2024-03-08", "text")

    def test_alone_it_is_shown_as_what_it_is(self, book: Casebook) -> None:
        _, news = self.stories()
        later = fire(
            3, "A woman was killed in the fire.", date="2024-03-11", published="2024-03-11"
        )
        book.add(later.record(), news.record())
        (line,) = book.timeline(show="events")
        assert (line.date, line.basis) == ("2024-03-10", "published"), "the first page to tell it"
        (shown,) = happenings(book.connection, Asked(), limit=9)
        assert (shown.date, shown.basis) == ("2024-03-10", "published")
        assert "as published" in "\n".join(listing.timeline([line]))

    def test_the_records_come_out_and_a_person_outweighs_it(self, book: Casebook) -> None:
        _, news = self.stories()
        book.add(news.record())
        assert list(book.records()) == [news.record()]
        (line,) = book.timeline(show="events")
        book.correct(f"v{line.tellings[0].event_id}", date="2024-03-07")
        (line,) = book.timeline(show="events")
        assert (line.date, line.basis) == ("2024-03-07", "text")
        (record,) = book.records()
        (event,) = record.events
        assert event.date is not None and event.date.basis == "text"
        assert event.date.span == Span(event.trigger.start, event.trigger.start)
        assert list(book.records(machine=True)) == [news.record()]

    def test_a_plain_event_keeps_the_date_of_each_page_in_one_pack(self, book: Casebook) -> None:
        stories = [
            Story("The mayor sang", "She sang.", published=day, url=f"https://{day}.example")
            for day in ("2024-03-12", "2024-03-14")
        ]
        for one in stories:
            one.event("other", "sang", date=one.published)
        records = [one.record() for one in stories]
        book.add(*records)
        (packs,) = book.connection.execute("SELECT count(*) FROM packs").fetchone()
        (rows,) = book.connection.execute("SELECT count(*) FROM event_rows").fetchone()
        assert (packs, rows) == (2, 0), "one founds the event, and the other is tied to it"
        assert list(book.records()) == records
        told = [one for line in book.timeline(show="events") for one in line.tellings]
        assert sorted(one.date or "" for one in told) == ["2024-03-12", "2024-03-14"]
        assert all(one.as_published for one in told)
