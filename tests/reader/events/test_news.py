"""What is told as the news of the day has the day of publication, and nothing else has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reader.events.news import as_published
from onrecord.reader.events.syntax import Syntax
from onrecord.reader.events.tenses import tense
from onrecord.record import Article, Block, Dated, Event, Span, Statement, Time
from tests.reader.events.test_events import tree

SANK = "DET 2 det,NOUN 3 nsubj,VERB 0 root,PUNCT 3 punct"
PUBLISHED = "2024-03-14"


def article(text: str, kind: str = "paragraph", published: str | None = PUBLISHED) -> Article:
    return Article(text, published=published, blocks=(Block(kind, Span(0, len(text))),))  # type: ignore[arg-type]


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def told(
    parsed: Syntax,
    trigger: str,
    times: dict[str, str] | None = None,
    *,
    cue: bool = False,
    kind: str = "paragraph",
    **event: object,
) -> str | None:
    """The date of an event told by a word of a text, ``times`` being dates by their words."""
    text = parsed.text
    span = at(text, trigger)
    said = [Statement("s1", "indirect", "speech", (Span(0, 1),), cue=span)] if cue else []
    dates = [
        Time(at(text, one), "DURATION" if value.startswith("P") else "DATE", value)
        for one, value in (times or {}).items()
    ]
    (found,) = as_published(
        article(text, kind), parsed, [Event("ev1", "other", span, **event)], said, dates
    )  # type: ignore[arg-type]
    if found.date is None:
        return None
    assert (found.date.basis, found.date.span) == ("published", span)
    return found.date.value


def test_the_past_of_a_main_clause_in_the_lead() -> None:
    assert told(tree("The ferry sank .", SANK), "sank") == PUBLISHED


@pytest.mark.parametrize(
    "event", [{"modality": "negated"}, {"modality": "planned"}, {"statement": "s9"}]
)
def test_what_did_not_happen_or_somebody_claims_is_no_news(event: dict[str, object]) -> None:
    assert told(tree("The ferry sank .", SANK), "sank", **event) is None


@pytest.mark.parametrize("published", [None, "2024", "2024-03"])
def test_with_no_day_of_publication_there_is_no_date(published: str | None) -> None:
    parsed = tree("The ferry sank .", SANK)
    event = Event("ev1", "other", at(parsed.text, "sank"))
    (found,) = as_published(article(parsed.text, published=published), parsed, [event], [], [])
    assert found == event


@pytest.mark.parametrize(
    ("text", "parse", "trigger"),
    [
        (
            "The ferry had sunk .",
            "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,PUNCT 4 punct",
            "sunk",
        ),
        (
            "The ferry previously sank .",
            "DET 2 det,NOUN 4 nsubj,ADV 4 advmod,VERB 0 root,PUNCT 4 punct",
            "sank",
        ),
        (
            "The ferry which sank lies there .",
            "DET 2 det,NOUN 5 nsubj,PRON 4 nsubj,VERB 2 acl:relcl,VERB 0 root,ADV 5 advmod,PUNCT 5 punct",
            "sank",
        ),
        ("The ferry sinks .", SANK, "sinks"),
        ("The ferry lacked lights .", SANK.replace("PUNCT 3", "NOUN 3 obj,PUNCT 3"), "lacked"),
        (
            "The ferry will sink .",
            "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,PUNCT 4 punct",
            "sink",
        ),
        ("We left it .", "PRON 2 nsubj,VERB 0 root,PRON 2 obj,PUNCT 2 punct", "left"),
    ],
)
def test_background_states_and_what_somebody_tells_of_himself(
    text: str, parse: str, trigger: str
) -> None:
    assert told(tree(text, parse), trigger) is None


def test_another_day_of_the_story_is_the_day_of_what_stands_beside_it() -> None:
    text = "The ferry sank . Divers came on Tuesday ."
    parse = f"{SANK},NOUN 6 nsubj,VERB 0 root,ADP 8 case,PROPN 6 obl,PUNCT 6 punct"
    parsed = tree(text, parse)
    assert told(parsed, "sank", {"Tuesday": "2024-03-12"}) is None
    assert told(parsed, "sank", {"Tuesday": PUBLISHED}) == PUBLISHED
    assert told(parsed, "sank", {"Tuesday": "2024-04-30"}) == PUBLISHED, "a day to come"
    after = tree(
        "Divers came on Tuesday . The ferry sank .",
        "NOUN 2 nsubj,VERB 0 root,ADP 4 case,PROPN 2 obl,PUNCT 2 punct,"
        "DET 7 det,NOUN 8 nsubj,VERB 0 root,PUNCT 8 punct",
    )
    assert told(after, "sank", {"Tuesday": "2024-03-12"}) is None
    assert told(after, "sank", {"Tuesday": "2021"}) is None


def test_a_year_in_a_name_is_not_one_that_the_story_goes_to_where_somebody_says_something() -> None:
    text = "They broke the 1991 accord . The mayor agreed ."
    parsed = tree(
        text,
        "PRON 2 nsubj,VERB 0 root,DET 5 det,NUM 5 compound,NOUN 2 obj,PUNCT 2 punct,"
        "DET 8 det,NOUN 9 nsubj,VERB 0 root,PUNCT 9 punct",
    )
    assert told(parsed, "agreed", {"1991": "1991"}, cue=True) == PUBLISHED
    assert told(parsed, "agreed", {"1991": "1991"}) is None
    text = "They broke it in 1991 . The mayor agreed ."
    parsed = tree(
        text,
        "PRON 2 nsubj,VERB 0 root,PRON 2 obj,ADP 5 case,NUM 2 obl,PUNCT 2 punct,"
        "DET 8 det,NOUN 9 nsubj,VERB 0 root,PUNCT 9 punct",
    )
    assert told(parsed, "agreed", {"1991": "1991"}, cue=True) is None


def test_what_is_asked_or_done_again_and_again_is_no_news() -> None:
    perfect = "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,PUNCT 4 punct"
    assert told(tree("The ferry has sunk .", perfect), "sunk") == PUBLISHED
    assert told(tree("The ferry has sunk ?", perfect), "sunk") is None
    often = "DET 2 det,NOUN 5 nsubj,AUX 5 aux,ADV 5 advmod,VERB 0 root,PUNCT 5 punct"
    assert told(tree("The ferry has often sunk .", often), "sunk") is None


def test_the_perfect_is_of_now_whatever_day_is_told_behind_it() -> None:
    behind = ",NOUN 6 nsubj,VERB 0 root,ADP 8 case,PROPN 6 obl,PUNCT 6 punct"
    perfect = "DET 2 det,NOUN 4 nsubj,AUX 4 aux,VERB 0 root,PUNCT 4 punct"
    shifted = ",NOUN 7 nsubj,VERB 0 root,ADP 9 case,PROPN 7 obl,PUNCT 7 punct"
    days = {"Tuesday": "2024-03-12"}
    assert (
        told(tree("The ferry sank . Divers came on Tuesday .", SANK + behind), "sank", days) is None
    )
    text = "The ferry has sunk . Divers came on Tuesday ."
    assert told(tree(text, perfect + shifted), "sunk", days) == PUBLISHED


def test_what_is_so_now_by_its_own_words_is_of_the_day() -> None:
    parse = "DET 2 det,NOUN 4 nsubj,ADV 4 advmod,VERB 0 root,NOUN 4 obj,PUNCT 4 punct"
    now = {"currently": "PRESENT_REF"}
    assert told(tree("The yard currently builds ferries .", parse), "builds", now) == PUBLISHED
    assert told(tree("The yard usually builds ferries .", parse), "builds") is None


def test_a_date_that_is_a_line_of_its_own_is_the_articles() -> None:
    text = "Tuesday\nThe ferry sank ."
    parsed = tree(text, f"PROPN 0 root,{'DET 3 det,NOUN 4 nsubj,VERB 0 root,PUNCT 4 punct'}")
    blocks = (Block("paragraph", Span(0, 7)), Block("paragraph", Span(8, len(text))))
    event = Event("ev1", "other", at(text, "sank"))
    (found,) = as_published(
        Article(text, published=PUBLISHED, blocks=blocks),
        parsed,
        [event],
        [],
        [Time(Span(0, 7), "DATE", "2024-03-12")],
    )
    assert found.date == Dated(PUBLISHED, event.trigger, "published")


def test_a_headline_in_the_present_tells_news_and_asks_none() -> None:
    assert told(tree("The ferry sinks", SANK[: SANK.rindex(",")]), "sinks", kind="headline")
    asks = tree("Why ferries sink ?", "ADV 3 advmod,NOUN 3 nsubj,VERB 0 root,PUNCT 3 punct")
    assert told(asks, "sink", kind="headline") is None


def test_who_says_something_in_the_present_says_it_now() -> None:
    parsed = tree("The mayor insists .", SANK)
    assert told(parsed, "insists", cue=True) == PUBLISHED
    assert told(parsed, "insists") is None


def test_what_goes_on_is_of_the_day_and_what_went_on_is_not() -> None:
    parse = "NOUN 3 nsubj,AUX 3 aux,VERB 0 root,PUNCT 3 punct"
    assert told(tree("Divers are searching .", parse), "searching") == PUBLISHED
    assert told(tree("Divers were searching .", parse), "searching") is None


def test_the_lead_ends() -> None:
    parsed = tree(
        " ".join(["The ferry sank ."] * 12),
        ",".join(
            ",".join(
                f"{pos} {int(head) + 4 * number if head != '0' else 0} {relation}"
                for pos, head, relation in (one.split() for one in SANK.split(","))
            )
            for number in range(12)
        ),
    )
    events = [
        Event(f"ev{number}", "other", Span(17 * number + 10, 17 * number + 14))
        for number in range(12)
    ]
    dates = [one.date for one in as_published(article(parsed.text), parsed, events, [], [])]
    assert all(dates[:6]) and not any(dates[6:])


def test_no_other_date_rests_on_its_trigger() -> None:
    parsed = tree("The ferry sank .", SANK)
    event = Event("ev1", "other", at(parsed.text, "sank"), date=Dated("2020", Span(0, 3)))
    christmas = replace(event, date=Dated("2020-12-25", event.trigger))
    page = article(parsed.text)
    assert as_published(page, parsed, [event, christmas], [], []) == (
        event,
        replace(event, date=None),
    )


@pytest.mark.parametrize(
    ("text", "parse", "expected"),
    [
        ("It fell", "PRON 2 nsubj,VERB 0 root", "past"),
        ("It was seen", "PRON 3 nsubj:pass,AUX 3 aux:pass,VERB 0 root", "past"),
        ("It has fallen", "PRON 3 nsubj,AUX 3 aux,VERB 0 root", "perfect"),
        ("It had fallen", "PRON 3 nsubj,AUX 3 aux,VERB 0 root", "pluperfect"),
        ("It is falling", "PRON 3 nsubj,AUX 3 aux,VERB 0 root", "progressive"),
        (
            "It is being seen",
            "PRON 4 nsubj:pass,AUX 4 aux,AUX 4 aux:pass,VERB 0 root",
            "progressive",
        ),
        ("They bring", "PRON 2 nsubj,VERB 0 root", "present"),
        ("It did fall", "PRON 3 nsubj,AUX 3 aux,VERB 0 root", "past"),
        ("It may fall", "PRON 3 nsubj,AUX 3 aux,VERB 0 root", "other"),
        ("to fall", "PART 2 mark,VERB 0 root", "other"),
        ("having fallen", "AUX 2 aux,VERB 0 root", "other"),
        ("was seen and taken", "AUX 2 aux:pass,VERB 0 root,CCONJ 4 cc,VERB 2 conj", "past"),
    ],
)
def test_tenses(text: str, parse: str, expected: str) -> None:
    parsed = tree(text, parse)
    assert tense(parsed, len(parsed) - 1) == expected


def test_what_opens_with_when_is_of_another_time_whatever_the_tree_makes_of_it() -> None:
    parsed = tree(
        "When the ferry sank , he rose .",
        # The parser takes both clauses for main ones.
        "ADV 4 advmod,DET 3 det,NOUN 4 nsubj,VERB 0 root,PUNCT 4 punct,PRON 7 nsubj,VERB 0 root,"
        "PUNCT 7 punct",
    )
    assert told(parsed, "sank") is None
