"""What a person puts right stands beside the machine's reading, and outlives it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import cli
from onrecord.casebook import Casebook
from onrecord.casebook.selectors import alike, located, quoted
from onrecord.errors import CasebookError, OptionError
from onrecord.export.rows import text_sha256
from onrecord.record import Page, Record, Span
from tests.casebook.news import Story
from tests.hostile import records

QUOTE = "“The gate was open all night,”"


def gate(
    speaker: str = "Martin Adeyemi",
    *,
    url: str = "https://vale.example/gate",
    words: str = QUOTE,
    lead: str = "Gate left open",
    outlet: str = "Vale Times",
    captured_at: str | None = None,
    data: str = "as captured",
) -> Record:
    story = Story(
        lead,
        "Ines Calloway and Martin Adeyemi were heard in Darrow on Friday.",
        f"{QUOTE} Adeyemi said.",
        "The warden was arrested on Monday.",
        url=url,
        outlet=outlet,
        captured_at=captured_at,
    )
    people = {
        "Ines Calloway": story.who("Ines Calloway", "Calloway"),
        "Martin Adeyemi": story.who("Martin Adeyemi", "Adeyemi"),
    }
    warden = story.who("The warden", kind="unnamed")
    said = story.said(people[speaker], words, on="2024-03-12")
    story.event("arrest_jail", "arrested", ("person", warden), date="2024-03-11", statement=said.id)
    made = story.record()
    return replace(made, page=replace(made.page, sha256=f"{data} {url}"))


def rows(book: Casebook) -> list[tuple[object, ...]]:
    """Every row of the machine."""
    return [
        tuple(row)
        for table in ("statements", "events", "entities")
        for row in book.connection.execute(f"SELECT * FROM {table} ORDER BY id")
    ]


def first(book: Casebook) -> str:
    return f"s{book.statements(machine=True)[0].appearances[0].id}"


def event(book: Casebook) -> str:
    (line, *_) = book.timeline(show="events", machine=True)
    return f"v{line.tellings[0].event_id}"


class TestEveryAnswer:
    def test_shows_the_person_s_value_with_the_machine_s_beside_it(self, book: Casebook) -> None:
        book.add(gate())
        before = rows(book)
        book.correct(first(book), speaker="Calloway", said_on="2024-03-10", by="desk")
        (said,) = book.statements()
        assert (said.speaker, said.said_on, said.date) == (
            "Ines Calloway",
            "2024-03-10",
            "2024-03-10",
        )
        assert {(one.kind, one.machine, one.value, one.by) for one in said.corrections} == {
            ("speaker", "Martin Adeyemi", "Ines Calloway", "desk"),
            ("said_on", "2024-03-12", "2024-03-10", "desk"),
        }
        assert rows(book) == before

    def test_asked_for_the_machine_s_reading_gives_that_alone(self, book: Casebook) -> None:
        book.add(gate())
        machine = (
            book.statements(),
            book.people(),
            book.timeline(show="events"),
            book.search("gate"),
        )
        records = list(book.records())
        book.correct(first(book), speaker="Calloway", note="heard it myself")
        book.correct(event(book), date="2024-03-04")
        assert machine == (
            book.statements(machine=True),
            book.people(machine=True),
            book.timeline(show="events", machine=True),
            book.search("gate", machine=True),
        )
        assert list(book.records(machine=True)) == records

    def test_is_found_by_the_person_s_value(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker="Calloway", said_on="2024-01-05")
        assert len(book.statements(by="Calloway")) == 1
        assert not book.statements(by="Adeyemi")
        assert len(book.statements(by="Adeyemi", machine=True)) == 1
        assert len(book.statements(until="2024-01")) == 1
        assert [one.kind for one in book.search("speaker:calloway gate").hits] == ["statement"]
        assert not book.search("speaker:adeyemi").hits
        assert [one.speaker for one in book.search("speaker:calloway").hits] == ["Ines Calloway"]
        assert book.search("speaker:adeyemi", machine=True).hits

    def test_counts_for_whom_the_person_says(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker="Calloway")
        counted = {one.name: (one.statements, one.by_hand) for one in book.people()}
        assert counted == {"Ines Calloway": (1, 1), "Martin Adeyemi": (0, 0)}
        assert book.people()[0].name == "Ines Calloway"
        view = book.connection.execute("SELECT name, statements FROM people").fetchall()
        assert {tuple(row) for row in view} == {("Ines Calloway", 1), ("Martin Adeyemi", 0)}

    def test_leaves_out_what_is_no_statement(self, book: Casebook) -> None:
        book.add(gate())
        row = first(book)
        book.correct(row, not_a_statement=True)
        assert not book.statements()
        assert not [one for one in book.search("gate").hits if one.kind == "statement"]
        assert not list(book.rows("statements"))
        assert {one.statements for one in book.people()} == {0}
        (line,) = book.timeline(show="events")
        assert line.tellings[0].said_by is None
        assert [one.kind for one in line.tellings[0].corrections] == ["not_a_statement"]
        (record,) = book.records()
        assert not record.statements and record.events[0].statement is None
        assert book.connection.execute("SELECT count(*) FROM said").fetchone()[0] == 0

    def test_dates_an_event_by_hand(self, book: Casebook) -> None:
        book.add(gate(), gate(url="https://other.example/gate", outlet="Other"))
        told = {one.event_id for line in book.timeline(show="events") for one in line.tellings}
        book.correct(f"v{min(told)}", date="2024-02-29")
        assert {line.date for line in book.timeline(show="events")} >= {"2024-02-29"}
        (line,) = [one for one in book.timeline(show="events") if one.date == "2024-02-29"]
        corrections = [each for one in line.tellings for each in one.corrections]
        assert [(one.kind, one.machine, one.value) for one in corrections] == [
            ("date", "2024-03-11", "2024-02-29")
        ]
        (step,) = book.matters()[0].charges[0].steps
        assert step.date == "2024-02-29"

    def test_of_rows_and_records_too(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker=None, told_to="Calloway", said_on="2024-03")
        (row,) = book.rows("statements")
        assert (row["speaker"], row["machine_speaker"], row["corrected"]) == (
            None, "Martin Adeyemi", True,
        )  # fmt: skip
        (record,) = book.records()
        (said,) = record.statements
        assert said.speaker is None and said.told_to and said.told_to.name == "Ines Calloway"
        assert said.said_on and said.said_on.value == "2024-03"
        assert [(one.row, one.kind) for one in record.corrections] == [
            ("s1", "speaker"), ("s1", "told_to"), ("s1", "said_on"),
        ]  # fmt: skip
        assert Record.from_json(record.to_json()) == record

    def test_of_a_quotation_in_several_pages_follows_the_page_put_right(
        self, book: Casebook
    ) -> None:
        book.add(gate(), gate(url="https://other.example/gate", outlet="Other"))
        (said,) = book.statements()
        book.correct(f"s{said.appearances[1].id}", speaker="Calloway")
        assert [one.speaker for one in book.statements()] == ["Ines Calloway"]
        assert [one.kind for one in book.conflicts()] == ["speaker"]
        book.correct(f"s{said.id}", speaker="Calloway", everywhere=True)
        assert not book.conflicts()
        assert len(book.corrections()) == 3

    def test_a_person_of_another_page_may_be_the_speaker(self, book: Casebook) -> None:
        other = Story("Council", "Ruth Okafor, the mayor, was away.", url="https://vale.example/b")
        other.who("Ruth Okafor", role="the mayor")
        book.add(gate(), other.record())
        book.correct(first(book), speaker="Okafor")
        (said,) = book.statements(by="Okafor")
        assert said.speaker == "Ruth Okafor"
        (record, _) = book.records()
        speaker = record.statements[0].speaker
        assert speaker and speaker in record.entities and not speaker.mentions
        # the other page is read anew: its rows change, who is meant does not
        book.add(other.record(), again=True)
        assert book.statements(by="Okafor")[0].speaker_id == said.speaker_id or said.speaker


def told(book: Casebook, words: str, **asked: bool) -> list[str]:
    """The types of the lines that are told by some word."""
    return [
        line.type
        for line in book.timeline(show="events", **asked)
        if any(one.trigger == words for one in line.tellings)
    ]


class TestEventsAndPages:
    def test_type_defendant_and_offence_are_the_person_s_everywhere(self, book: Casebook) -> None:
        book.add(gate())
        machine = book.matters(), book.timeline(show="events"), list(book.records())
        before = rows(book)
        made = book.correct(
            event(book), type="charged", defendant="Calloway", offence="LEFT  OPEN", by="desk"
        )
        (matter,) = book.matters()
        (charge,) = matter.charges
        assert (matter.defendant, charge.offence, charge.steps[0].step) == (
            "Ines Calloway", "left open", "charged",
        )  # fmt: skip
        (telling,) = charge.steps[0].tellings
        assert {(one.kind, one.machine, one.value) for one in telling.corrections} == {
            ("type", "arrest_jail", "charge_indict"),
            ("defendant", "The warden", "Ines Calloway"),
            ("offence", None, "left open"),
        }
        assert book.timeline("Calloway", show="events") and not book.timeline(
            "The warden", show="events"
        )
        for named in ("charge indict", "charge_indict", "Charged"):
            assert [one.type for one in book.timeline(type=named)] == ["charge_indict"]
        (record,) = book.records()
        (happened,) = record.events
        assert [record.words(one) for one in happened.offences] == ["left open"]
        assert [one.entity and one.entity.name for one in happened.participants] == [
            "Ines Calloway"
        ]
        (row,) = book.rows("participants")
        assert (row["event"], row["words"], row["role"]) == (
            "charge_indict", "Ines Calloway", "defendant",
        )  # fmt: skip
        assert [one["words"] for one in book.rows("offences")] == ["left open"]
        assert (book.matters(machine=True), book.timeline(show="events", machine=True)) == machine[
            :2
        ]
        assert rows(book) == before
        book.add(gate(lead="Another lead"), again=True)
        assert book.matters()[0].defendant == "Ines Calloway"
        for one in made:
            book.undo(one)
        book.add(gate(), again=True)
        assert book.matters()[0].defendant == "The warden" and list(book.records()) == machine[2]

    def test_what_is_no_event_is_in_no_answer(self, book: Casebook) -> None:
        book.add(gate())
        (number,) = book.correct(event(book), not_an_event=True)
        assert not told(book, "arrested") and told(book, "arrested", machine=True)
        assert not book.matters() and book.matters(machine=True)
        assert not [one for one in book.search("warden").hits if one.kind == "event"]
        assert not list(book.rows("events")) and not list(book.rows("participants"))
        assert not next(iter(book.records())).events
        assert not book.connection.execute("SELECT * FROM timeline").fetchall()
        assert book.status().happenings == 0
        (kept,) = book.corrections()
        assert kept.machine == "The warden was arrested on Monday."
        book.undo(number)
        assert told(book, "arrested") and book.matters()

    def test_everywhere_is_every_telling_and_so_is_taking_it_back(self, book: Casebook) -> None:
        book.add(gate(), gate(url="https://other.example/gate", outlet="Other"))
        made = book.correct(event(book), type="release_parole", everywhere=True)
        assert len(made) == 2 and told(book, "arrested") == ["release_parole"]
        (step,) = book.matters()[0].charges[0].steps
        assert step.step == "released" and len(step.tellings) == 2
        book.undo(made[0], everywhere=True)
        assert told(book, "arrested") == ["arrest_jail"] and not book.corrections()

    def test_an_outlet_is_put_right_in_every_line_of_its_page(self, book: Casebook) -> None:
        book.add(gate())
        (number,) = book.correct("https://www.vale.example/gate/", outlet="Ellan Post", by="desk")
        assert [one.appearances[0].outlet for one in book.statements(outlet="Ellan")] == [
            "Ellan Post"
        ]
        assert not book.statements(outlet="Vale") and book.statements(outlet="Vale", machine=True)
        assert {one.outlet for one in book.search("outlet:ellan gate").hits} == {"Ellan Post"}
        (said,) = book.statements()
        assert [(one.row, one.kind, one.machine) for one in said.corrections] == [
            ("p1", "outlet", "Vale Times")
        ]
        (line,) = book.timeline(show="events")
        assert line.tellings[0].outlet == "Ellan Post" and line.tellings[0].corrections
        (record,) = book.records()
        assert (record.article.outlet, record.corrections[0].row) == ("Ellan Post", "page")
        assert next(iter(book.records(machine=True))).article.outlet == "Vale Times"
        assert {one["outlet"] for one in book.rows("statements")} == {"Ellan Post"}
        book.add(gate(captured_at="2024-03-19T00:00:00Z", data="later"))
        assert [one.outlet for one in book.statements()[0].appearances] == ["Ellan Post"]
        assert book.corrections()[0].row == "p1"
        book.undo(number)
        assert book.statements(outlet="Vale") and not book.search("outlet:ellan gate").hits


class TestReadAnew:
    def test_it_finds_its_row_by_its_words(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker="Calloway")
        book.correct(event(book), date="2024-03-04")
        book.add(gate(words="The gate was open all night"), again=True)
        (said,) = book.statements()
        assert said.words == "The gate was open all night"
        assert said.speaker == "Ines Calloway"
        assert book.timeline(show="events")[0].date == "2024-03-04"
        assert {one.row for one in book.corrections()} == {first(book), event(book)}

    def test_it_finds_them_where_the_text_is_cut_otherwise(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker="Calloway")
        moved = gate(lead="By Our Own Correspondent, who was there all night")
        book.add(replace(moved, page=gate().page), again=True)
        assert book.statements()[0].speaker == "Ines Calloway"

    def test_it_holds_in_a_later_capture_of_the_page(self, book: Casebook) -> None:
        book.add(gate(captured_at="2024-03-14T08:00:00Z"))
        book.correct(first(book), speaker="Calloway")
        book.add(gate(captured_at="2024-03-15T08:00:00Z", data="later"))
        assert book.statements()[0].speaker == "Ines Calloway"
        assert book.status().versions == 2

    def test_what_lost_its_row_is_kept_and_listed_as_such(self, book: Casebook) -> None:
        book.add(gate())
        (number,) = book.correct(first(book), speaker="Calloway")
        book.add(gate(words="arrested"), again=True)
        (kept,) = book.corrections()
        assert (kept.id, kept.row, kept.value) == (number, None, "Ines Calloway")
        assert (book.status().corrections, book.status().unattached) == (1, 1)
        assert kept.quotes[0].words == QUOTE
        assert book.statements()[0].speaker == "Martin Adeyemi"
        book.add(gate(), again=True)
        assert book.corrections()[0].row == first(book)
        assert book.statements()[0].speaker == "Ines Calloway"

    def test_a_machine_that_learned_leaves_the_mark(self, book: Casebook) -> None:
        book.add(gate())
        book.correct(first(book), speaker="Calloway")
        book.add(gate("Ines Calloway"), again=True)
        (said,) = book.statements()
        assert [(one.machine, one.value) for one in said.corrections] == [
            ("Ines Calloway", "Ines Calloway")
        ]
        assert book.corrections()[0].machine == "Martin Adeyemi"


class TestUndo:
    def test_what_held_before_holds_again(self, book: Casebook) -> None:
        book.add(gate())
        row = first(book)
        states = [book.statements()]
        numbers = []
        for speaker in ("Calloway", None, "the warden"):
            numbers += book.correct(row, speaker=speaker)
            states.append(book.statements())
        assert states[-1][0].speaker == "The warden"
        for number in reversed(numbers):
            states.pop()
            book.undo(number, by="desk")
            assert book.statements() == states[-1]
        assert not book.corrections()
        kept = book.corrections(withdrawn=True)
        assert [one.withdrawn_by for one in kept] == ["desk"] * 3
        assert all(one.withdrawn_at for one in kept)

    def test_is_refused_where_there_is_nothing_to_undo(self, book: Casebook) -> None:
        book.add(gate())
        (number,) = book.correct(first(book), note="see the recording")
        book.undo(number)
        with pytest.raises(OptionError, match="was withdrawn on"):
            book.undo(number)
        with pytest.raises(OptionError, match="is none of this casebook"):
            book.undo(99)


@pytest.mark.parametrize(
    ("row", "change", "message"),
    [
        ("12", {"speaker": None}, "is no row; a statement is s12, an event v7"),
        ("https://none.example/", {"outlet": "x"}, "is no row"),
        ("p9", {"outlet": "x"}, "is no page of this casebook"),
        ("p1", {"speaker": None}, "is a page, which has no speaker"),
        ("v1", {"type": "weather"}, "is no type of an event"),
        ("v1", {"type": "meet", "defendant": "Calloway"}, "is no legal step but of type meet"),
        ("v1", {"offence": "wire fraud"}, "stands nowhere in the page"),
        ("s99", {"speaker": None}, "is no statement of this casebook"),
        ("v99", {"date": None}, "is no event of this casebook"),
        ("s1", {}, "say what is wrong"),
        ("s1", {"date": "2024"}, "is a statement, which has no date"),
        ("v1", {"not_a_statement": True}, "is an event, which has no not a statement"),
        ("s1", {"said_on": "2024-02-30"}, "is no date"),
        ("s1", {"speaker": "Nobody Atall"}, "is nobody in this casebook"),
        ("s1", {"note": " "}, "is empty"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_whole(
    book: Casebook, row: str, change: dict, message: str
) -> None:
    book.add(gate())
    with pytest.raises(OptionError, match=message):
        book.correct(row, **change)
    assert not book.corrections(withdrawn=True)


def test_a_casebook_open_to_be_read_takes_none(tmp_path) -> None:
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(gate())
    with Casebook.open(tmp_path / "case.db", readonly=True) as book:
        with pytest.raises(CasebookError):
            book.correct("s1", speaker=None)
        assert book.corrections() == []


@pytest.fixture
def onrecord(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs the command over a casebook with one page, and gives what it prints."""
    monkeypatch.setattr("getpass.getuser", lambda: "night-desk")
    with Casebook.open(tmp_path / "case.db") as book:
        book.add(gate())

    def run(command: str, *arguments: str) -> tuple[int, str, str]:
        path = str(tmp_path / "case.db")
        monkeypatch.setattr("sys.argv", ["onrecord", command, path, *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return (int(ended.value.code or 0), *capsys.readouterr())

    return run


class TestCommand:
    def test_puts_right_shows_lists_and_takes_back(self, onrecord) -> None:
        status, _, told = onrecord("correct", "s1", "--speaker", "Calloway", "--said-on", "none")
        assert (status, told) == (0, "onrecord: s1 is put right; take it back with --undo 1, 2\n")
        said = " ".join(onrecord("said")[1].split())
        assert "Ines Calloway" in said and "(machine: Martin Adeyemi; night-desk, " in said
        assert "Martin Adeyemi" in onrecord("said", "--machine")[1].splitlines()[0]
        (one,) = json.loads(onrecord("said", "--json")[1])
        assert [each["kind"] for each in one["corrections"]] == ["speaker", "said_on"]
        assert onrecord("correct", "--undo", "1", "--as", "desk")[0] == 0
        listed = onrecord("correct", "--list")[1]
        assert "withdrawn" in listed and "desk" in listed and QUOTE in listed
        kept = json.loads(onrecord("correct", "--list", "--json")[1])
        assert [one["withdrawn_by"] for one in kept] == ["desk", None]
        assert "Martin Adeyemi" in onrecord("said")[1]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "Give a ROW and what is wrong with it, or --undo, or --list."),
            (("--speaker", "x"), "Give a ROW"),
            (("s1", "--undo", "1"), "Give a ROW"),
            (("s1",), "s1: say what is wrong"),
            (("--undo", "7"), "correction 7: is none of this casebook; see --list"),
            (("--list", "--note", "x"), "Say which ROW is to be put right."),
            (("s1", "--note", "x", "--json"), "--json goes with --list."),
        ],
    )
    def test_says_what_is_missing(self, onrecord, arguments, message) -> None:
        status, _, told = onrecord("correct", *arguments)
        assert status == 2
        assert message in told

    @pytest.mark.parametrize("form", ["jsonl", "ftm", "annotations", "jsonld", "csv"])
    def test_every_export_has_both_values(self, onrecord, form: str) -> None:
        onrecord("correct", "s1", "--speaker", "Calloway")
        table = ("--table", "statements") if form == "csv" else ()
        both = onrecord("export", "--to", form, *table)[1]
        alone = onrecord("export", "--to", form, *table, "--machine")[1]
        said = [line for line in both.splitlines() if "open all night" in line]
        assert any("Ines Calloway" in line and "Martin Adeyemi" in line for line in said)
        assert "night-desk" in both and "night-desk" not in alone

    def test_corrections_are_exported_with_the_words_they_are_tied_to(self, onrecord) -> None:
        onrecord("correct", "s1", "--speaker", "Ines Calloway")
        onrecord("correct", "v1", "--date", "2024-02")
        onrecord("correct", "v1", "--date", "2024-03")
        onrecord("correct", "v1", "--defendant", "Calloway")
        onrecord("correct", "vale.example/gate", "--outlet", "none")
        rows = [
            json.loads(line) for line in onrecord("export", "--to", "corrections")[1].splitlines()
        ]
        assert [(one["kind"], one["machine"], one["value"]) for one in rows] == [
            ("speaker", "Martin Adeyemi", "Ines Calloway"),
            ("date", "2024-03-11", "2024-03"),
            ("defendant", "The warden", "Ines Calloway"),
            ("outlet", "Vale Times", None),
        ]
        text = gate().article.text
        assert [len(one["segments"]) for one in rows] == [1, 1, 1, 0]
        for one in rows:
            for segment in one["segments"]:
                assert text[segment["start"] : segment["end"]] == segment["words"]
            assert one["text_sha256"] == text_sha256(gate())
            assert one["sha256"] == gate().page.sha256
        for one in (rows[0], rows[2]):
            assert [text[each["start"] : each["end"]] for each in one["mentions"]] == [
                "Ines Calloway", "Calloway",
            ]  # fmt: skip

    def test_only_a_casebook_keeps_corrections(self, onrecord, tmp_path) -> None:
        (tmp_path / "records.jsonl").write_text(gate().to_json())
        status, _, told = onrecord("export", str(tmp_path / "records.jsonl"), "--to", "corrections")
        assert status == 2
        assert "goes with a casebook" in told


def answers(book: Casebook) -> tuple[object, ...]:
    """What a casebook says, without the numbers of rows, which change as pages are read anew."""
    people = [(one.name, one.statements, one.by_hand) for one in book.people(kind=None)]
    return (
        sorted(map(repr, (one.to_json() for one in book.records()))),
        sorted(map(repr, people)),
        [line.date for line in book.timeline(show="events")],
    )


@settings(max_examples=30, deadline=None)
@given(record=records(), data=st.data())
def test_edits_of_hostile_pages_outlive_reading_anew_and_undo_restores(
    record: Record, data: st.DataObject
) -> None:
    with Casebook.open(":memory:") as book:
        if book.add(record)[0].result == "failed" and not record.statements:
            return
        before, machine = answers(book), rows(book)
        made: list[int] = []
        names = [one.name for one in record.entities]
        for number in range(len(record.statements)):
            who = data.draw(st.none() | st.sampled_from(names) if names else st.none())
            change = data.draw(
                st.sampled_from(
                    [
                        {"speaker": who},
                        {"told_to": who},
                        {"said_on": "2016-01"},
                        {"not_a_statement": True},
                        {"note": "‮<b>\x00\ud800'"},
                    ]
                )
            )
            try:
                made += book.correct(f"s{number + 1}", **change, by="\ud800<i>")
            except OptionError as error:
                assert who is not None, error
        for number in range(len(record.events)):
            made += book.correct(
                f"v{number + 1}",
                **data.draw(
                    st.sampled_from(
                        [
                            {"date": None},
                            {"date": "2016-01-10"},
                            {"type": "convict"},
                            {"type": "sue", "defendant": None},
                            {"offence": None},
                            {"not_an_event": True},
                        ]
                    )
                ),
            )
        made += book.correct("p1", outlet=data.draw(st.none() | st.just("<b>\ud800")))
        assert rows(book) == machine
        (by_hand,) = book.records()
        assert Record.from_json(by_hand.to_json()) == by_hand
        assert all(0 <= a <= b <= len(by_hand.article.text) for a, b in by_hand.spans())
        held = [(one.id, one.row is None) for one in book.corrections()]
        assert held == [(one, False) for one in made]
        kept = answers(book)
        book.add(record, again=True)
        assert answers(book) == kept
        assert [one.row is None for one in book.corrections()] == [False] * len(made)
        for one in reversed(made):
            book.undo(one)
        assert answers(book) == before
        assert len(book.corrections(withdrawn=True)) == len(made)


@given(text=st.text(min_size=1, max_size=60), more=st.text(max_size=30), data=st.data())
def test_words_are_found_again_wherever_a_text_moves_them(text, more, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    (quote,) = quoted(text, [span])
    assert located(text, quote) == span
    for other in (more + text, text + more, more):
        found = located(other, quote)
        assert (found is None) == (quote.words not in other)
        assert found is None or other[found.start : found.end] == quote.words


@given(
    ones=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
    others=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5),
)
def test_likeness_is_that_of_the_sets_of_places(ones, others) -> None:
    def places(pairs):
        return {at for start, end in pairs for at in range(start, end)}

    spans = [[Span(min(pair), max(pair)) for pair in pairs] for pairs in (ones, others)]
    mine, theirs = map(places, spans)
    whole = mine | theirs
    assert alike(*spans) == pytest.approx(len(mine & theirs) / len(whole) if whole else 0.0)


def test_pages_without_an_address_are_known_by_their_bytes(book: Casebook) -> None:
    record = replace(gate(), page=Page("page.txt", sha256="ab" * 32))
    book.add(record)
    book.correct(first(book), speaker="Calloway")
    book.add(record, again=True)
    assert book.statements()[0].speaker == "Ines Calloway"
