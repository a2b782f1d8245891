"""Whether two tellings are of one event: what ties them, and what no likeness makes up for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.casebook import Casebook
from onrecord.casebook.happenings import BARE, SAME, Telling, asks, head, match, named_things
from onrecord.casebook.wordforms import lemma
from tests.casebook.news import Story

STORY = 0.2
"""Two pages of one story."""

WORDS = dict.fromkeys(("ferry", "ramp", "crack", "harbour", "inspector", "tide"), 0.4)


def tied(one: Telling, other: Telling, nearness: float = STORY) -> bool:
    found, back = match(one, other, nearness), match(other, one, nearness)
    assert found == back
    return found is not None and found.score >= SAME


def told(day: str, kind: str = "other", word: str = "inspected", **more) -> Telling:
    return Telling(kind, lemma(word), told=day, rarity=0.3, **more)


class TestEvidence:
    def test_a_year_is_as_far_from_a_page_as_it_is_at_least(self) -> None:
        old = told("2019-01-02", "meet", "met", who={1: 1.0}, date="1984", around=WORDS)
        new = told("2019-01-09", "meet", "met", who={1: 1.0}, around=WORDS)
        assert not tied(old, new)
        assert tied(replace(old, date="2019"), new)

    def test_a_common_word_alone_ties_nothing(self) -> None:
        paid = told("2024-03-14", word="paid", around={"toll": 1.0})
        assert not tied(paid, told("2024-03-15", word="pay", around={"bribe": 1.0}), 0.5)
        capsized = Telling("disaster", lemma("capsized"), told="2024-03-14", rarity=0.8)
        assert tied(capsized, capsized, 0.5)

    def test_everybody_s_name_ties_nothing_and_a_rare_one_does(self) -> None:
        for rarity, one_event in ((0.1, False), (0.9, True)):
            one = Telling("disaster", "capsiz", {7: rarity}, told="2024-03-14", rarity=0.1)
            assert tied(one, one) is one_event

    def test_a_blow_to_what_bears_one_name_is_one_however_late_it_is_told(self) -> None:
        first = told(
            "2024-03-10",
            "disaster",
            "capsized",
            date="2024-03-09",
            named=frozenset(["ellan point"]),
        )
        later = told("2024-09-02", "disaster", "capsizing", named=frozenset(["ellan point"]))
        assert tied(first, later, 0.05)
        assert not tied(first, replace(later, named=frozenset(["tarn head"])), 0.05)
        assert not tied(first, replace(later, date="2024-09-01"), 0.05)
        death = replace(first, type="die", lemma=lemma("killed"))
        assert tied(death, replace(later, type="die", lemma=lemma("died")))
        assert not tied(replace(first, type="meet"), replace(later, type="meet"), 0.05)

    def test_another_defendant_is_another_sentence(self) -> None:
        one, other = (
            Telling(
                "sentence", lemma("sentenced"), {1: 0.9, who: 0.9}, frozenset((who,)),
                date="2024-03-14", around={"arson": 1.0},
            )
            for who in (2, 3)
        )  # fmt: skip
        assert match(one, other, 0.9) is None
        assert tied(one, one, 0.9)

    def test_who_hires_is_not_whom_it_happens_to(self, book: Casebook) -> None:
        for number, (boss, clerk) in enumerate(
            (("Ines Calloway", "Owen Tull"), ("Ruth Okafor", "Ines Calloway"))
        ):
            story = Story(
                f"Store {number}", f"{boss} hired {clerk} for the rope store in Darrow.",
                url=f"https://{number}.example/store",
            )  # fmt: skip
            story.event(
                "start_position", "hired", ("entity", story.who(boss)), ("person", story.who(clerk))
            )
            book.add(story.record())
        assert len(book.timeline("Ines Calloway", show="events")) == 2


class TestOfNoKnownKind:
    """What most words for a happening are: "inspected", "delegates", "the vote"."""

    def test_pages_of_other_days_want_more_than_the_word_and_who_is_there(self) -> None:
        more = {"who": {1: 0.9}, "around": {"ferry": 0.5, "ramp": 0.5, "tide": 0.7}}
        earlier = told("2024-03-10", **more)
        later = told("2024-03-13", **more | {"around": {"ferry": 0.5, "ramp": 0.5, "bribe": 0.7}})
        assert not tied(earlier, later)
        on_a_day = replace(earlier, date="2024-03-08"), replace(later, date="2024-03-08")
        assert tied(*on_a_day)
        same_ramp = (replace(one, things=frozenset((lemma("ramp"),))) for one in (earlier, later))
        assert tied(*same_ramp)

    def test_a_bare_noun_is_the_one_of_its_page(self) -> None:
        case = told(
            "2024-03-10", who={1: 0.9}, things=frozenset((BARE + "case",)),
            around={"court": 0.5, "ramp": 0.5, "tide": 0.7},
        )  # fmt: skip
        other = replace(case, told="2024-03-13", around={"court": 0.5, "ramp": 0.5, "bribe": 0.7})
        assert not tied(case, other)

    def test_one_day_s_pages_tell_the_same_news_where_their_words_are_alike(self) -> None:
        one = told("2024-03-10", around={"ferry": 0.6, "ramp": 0.8})
        other = told("2024-03-10", around={"ferry": 0.6, "bribe": 0.8})
        assert tied(one, other)
        assert not tied(one, replace(other, around={"bribe": 0.8, "ferry": 0.2}))

    def test_a_sentence_that_is_repeated_tells_the_same_whenever(self) -> None:
        one, other = told("2024-03-10", around=WORDS), told("2024-03-30", around=WORDS)
        assert tied(one, other)
        assert not tied(
            told("2024-03-10", around={"ferry": 1.0}), told("2024-03-30", around={"ferry": 1.0})
        )

    def test_but_for_its_figures_it_tells_another(self) -> None:
        one, other = (
            told(day, around=WORDS | {figure: 0.2})
            for day, figure in (("2024-03-10", "119"), ("2024-03-13", "130"))
        )
        assert not tied(one, other)
        assert tied(one, replace(other, around=WORDS))

    def test_pages_about_other_things_share_no_event_by_its_date(self) -> None:
        one, other = (
            told(day, date="2024-03-08", around={"ferry": 0.6, word: 0.8})
            for day, word in (("2024-03-10", "ramp"), ("2024-03-13", "bribe"))
        )
        assert tied(one, other, STORY)
        assert not tied(one, other, 0.05)

    @pytest.mark.parametrize(
        "more",
        [
            {"doers": frozenset((2,))},
            {"things": frozenset((4,))},
            {"things": frozenset(("ramp",))},
            {"modality": "negated"},
            {"modality": "possible"},
            {"modality": "planned"},
            {"asks": True},
            {"date": "2024-03-07"},
        ],
        ids=str,
    )
    def test_what_tells_another_event_in_the_same_words(self, more: dict[str, object]) -> None:
        one = told(
            "2024-03-10", doers=frozenset((1,)), things=frozenset((3, "boat")), around=WORDS,
            date="2024-03-08" if "date" in more else None,
        )  # fmt: skip
        assert tied(one, one)
        assert match(one, replace(one, **more), STORY) is None

    def test_what_was_planned_for_a_day_happened_on_it(self) -> None:
        plan = told("2024-03-07", modality="planned", date="2024-03-08", around=WORDS)
        assert tied(plan, replace(plan, told="2024-03-09", modality="asserted"))

    def test_the_year_that_a_day_is_in_is_not_its_date(self) -> None:
        one = told("2024-03-10", date="2024", around={"ferry": 0.6, "ramp": 0.8})
        other = told("2024-03-13", date="2024-03-12", around={"ferry": 0.6, "bribe": 0.8})
        assert not tied(one, other)


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("the Libyan ambassador", "ambassador"),
        ("the case", BARE + "cas"),
        ("19 boats", "boat"),
        ("them", None),
        ("47", None),
        ("", None),
        ("“", None),
    ],
)
def test_the_noun_that_a_phrase_is_about(words: str, thing: str | None) -> None:
    assert head(words) == thing


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Six people were killed when the Ellan Point ferry sank.", {"ellan point"}),
        ("She quit over the Tarn Head Mill fire that killed two.", {"tarn head mill"}),
        ("Two died, the Vale Times reporter said in Tarn.", set()),
        ("The Darrow County police said that four were hurt.", set()),
        ("Two died in the Ellan ferry.", set()),
    ],
)
def test_the_names_that_things_bear(sentence: str, names: set[str]) -> None:
    assert named_things(sentence) == names


def test_a_question_is_told_by_its_mark() -> None:
    assert asks("“Did the ramp crack?” ")
    assert not asks("Did he ask “why?” or not.")


TELLINGS = st.builds(
    Telling,
    st.sampled_from(["other", "die", "meet"]),
    st.sampled_from(["inspect", "kill", "die", "say", ":", ""]),
    who=st.dictionaries(st.integers(1, 3), st.floats(0, 1), max_size=2),
    borne_by=st.frozensets(st.integers(1, 3), max_size=2),
    date=st.sampled_from(
        [None, "2024", "2024-03", "2024-W10", "2024-03-08", "X", "202", "2024-SP"]
    ),
    place=st.sampled_from([None, 1, 2]),
    told=st.sampled_from([None, "2024-03-08", "2024-03-09", "2023"]),
    says=st.sampled_from([None, 1, 2]),
    rarity=st.floats(0, 1),
    around=st.dictionaries(st.sampled_from(["ferry", "ramp", "119", "130"]), st.floats(0, 1)),
    things=st.frozensets(st.sampled_from([1, 2, "ramp", BARE + "ramp", BARE + "case"]), max_size=2),
    doers=st.frozensets(st.integers(1, 3), max_size=2),
    modality=st.sampled_from(["asserted", "planned", "possible", "negated"]),
    asks=st.booleans(),
)


@given(TELLINGS, TELLINGS, st.floats(0, 1))
def test_which_is_first_makes_no_difference(one: Telling, other: Telling, nearness: float) -> None:
    there, back = match(one, other, nearness), match(other, one, nearness)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.score == pytest.approx(back.score) and 0 <= there.score <= 1
        assert there.because == back.because
