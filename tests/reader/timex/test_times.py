"""What time expressions are found, how far they reach, and what they mean. The news is invented."""

from __future__ import annotations

import pytest

from onrecord.page import article_of_text
from onrecord.reader.timex import times
from onrecord.record import Article

SUNDAY = "2021-03-14"
"""The day on which every page of these tests is published, unless a test says otherwise."""

PAST, COMING = "2021-03-12", "2021-03-19"
"""The Fridays about the day of publication."""


def found(text: str, published: str | None = SUNDAY) -> list[tuple[str, str, str]]:
    article = article_of_text(text, published=published)
    return [(article.words(one.span), one.type, one.value) for one in times(article)]


def only(text: str, published: str | None = SUNDAY) -> tuple[str, str, str]:
    (one,) = found(text, published)
    return one


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The pier fell on March 3, 2019.", "March 3, 2019", "2019-03-03"),
        ("The pier fell on 3 March 2019.", "3 March 2019", "2019-03-03"),
        ("The pier fell on the 3rd of March, 2019.", "the 3rd of March, 2019", "2019-03-03"),
        ("The pier fell on Sept. 5, 2019.", "Sept. 5, 2019", "2019-09-05"),
        ("The pier fell on Tuesday, March 2.", "Tuesday, March 2", "2021-03-02"),
        ("It was filed 2019-03-03.", "2019-03-03", "2019-03-03"),
        ("It was filed 27/09/2019.", "27/09/2019", "2019-09-27"),
        ("It was filed 09/27/2019.", "09/27/2019", "2019-09-27"),
        ("It was filed 5.9.2019.", "5.9.2019", "2019-09-05"),
        ("It opened in May 2018.", "May 2018", "2018-05"),
        ("It opened in October '98.", "October '98", "1998-10"),
        ("It opened in 1998.", "1998", "1998"),
        ("The year two thousand was quiet.", "The year two thousand", "2000"),
        ("It began in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It was built in the late 1970s.", "the late 1970s", "197"),
        ("It was built in the '60s.", "the '60s", "196"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("It was built in 480 BC.", "480 BC", "BC0480"),
        ("Profit fell in the third quarter of 2015.", "the third quarter of 2015", "2015-Q3"),
        ("Profit fell in Q3 2015.", "Q3 2015", "2015-Q3"),
        ("Profit fell in 3Q15.", "3Q15", "2015-Q3"),
        ("Profit fell in the first half of 2015.", "the first half of 2015", "2015-H1"),
        ("Profit fell in fiscal 2015.", "fiscal 2015", "2015"),
        ("It closed in the winter of 2012.", "the winter of 2012", "2012-WI"),
        ("It closed on Thanksgiving 2014.", "Thanksgiving 2014", "2014-11-27"),
        ("It closed on Easter Monday 2016.", "Easter Monday 2016", "2016-03-28"),
    ],
)
def test_dates_that_say_their_year(text, words, value):
    assert only(text) == (words, "DATE", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Lind resigned on Friday.", "Friday", "2021-03-12"),
        ("Lind said Sunday that it is over.", "Sunday", "2021-03-14"),
        ("The board will meet on Friday.", "Friday", "2021-03-19"),
        ("The board is scheduled to meet Tuesday.", "Tuesday", "2021-03-16"),
        ("The board cut its full-year forecast on Friday.", "Friday", "2021-03-12"),
        ("The board approved the plan on Friday.", "Friday", "2021-03-12"),
        ("They plan a march on Friday.", "Friday", "2021-03-19"),
        ("Lind resigned last Friday.", "last Friday", "2021-03-12"),
        ("Lind resigned as clerk in April.", "April", "2020-04"),
        ("Lind stepped down as head of the port in April.", "April", "2020-04"),
        ("Lind was hired by the port in April.", "April", "2020-04"),
        ("Lind will resign as clerk in April.", "April", "2021-04"),
        ("Lind is to be hired by the port in April.", "April", "2021-04"),
        ("Lind resigned as candidate for the vote in April.", "April", "2021-04"),
        ("Lind was picked as head in April's vote.", "April", "2021-04"),
        ("The trial was fixed for October 2.", "October 2", "2021-10-02"),
        ("The trial was postponed until October 2.", "October 2", "2021-10-02"),
        ("A judge set the trial for October 2.", "October 2", "2021-10-02"),
        ("Lind fixed the pier on October 2.", "October 2", "2020-10-02"),
        ("Lind leaves next Friday.", "next Friday", "2021-03-19"),
        ("Lind resigned yesterday.", "yesterday", "2021-03-13"),
        ("Lind resigned two weeks ago.", "two weeks ago", "2021-W08"),
        ("Lind resigned ten days ago.", "ten days ago", "2021-03-04"),
        ("Lind resigned about three years ago.", "about three years ago", "2018"),
        ("Lind resigned last month.", "last month", "2021-02"),
        ("Lind resigned last October.", "last October", "2020-10"),
        ("Lind resigned in October.", "October", "2020-10"),
        ("Lind resigned on July 11.", "July 11", "2020-07-11"),
        ("Lind will resign on July 11.", "July 11", "2021-07-11"),
        ("Lind resigned earlier this month.", "earlier this month", "2021-03"),
        ("Lind resigned in June last year.", "June last year", "2020-06"),
        ("Lind starts at the end of next month.", "the end of next month", "2021-04"),
        ("Sales fell in this year's first quarter.", "this year's first quarter", "2021-Q1"),
        ("It is due in the first half of next year.", "the first half of next year", "2022-H1"),
        ("It rained last weekend.", "last weekend", "2021-W09-WE"),
        ("The hearing is in the week of March 22.", "the week of March 22", "2021-W12"),
        ("It begins the day after tomorrow.", "the day after tomorrow", "2021-03-16"),
        ("They remember the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
        ("It fell in the last week of February.", "the last week of February", "2021-02"),
    ],
)
def test_dates_told_from_the_publication(text, words, value):
    assert only(text) == (words, "DATE", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It closes at 9 a.m. EST Tuesday, she will say.", "9 a.m. EST Tuesday", "2021-03-16T09:00-05:00"),
        ("It fell at noon Saturday.", "noon Saturday", "2021-03-13T12:00"),
        ("It fell on Friday night.", "Friday night", "2021-03-12TNI"),
        ("It fell early Saturday morning.", "early Saturday morning", "2021-03-13TMO"),
        ("It fell yesterday afternoon.", "yesterday afternoon", "2021-03-13TAF"),
        ("It fell last night.", "last night", "2021-03-13TNI"),
        ("It fell in the early hours of Friday.", "the early hours of Friday", "2021-03-12TMO"),
        ("It fell at 4 o'clock in the morning.", "4 o'clock in the morning", "2021-03-14T04:00"),
        ("It fell at 0600 GMT.", "0600 GMT", "2021-03-14T06:00Z"),
        ("It fell at 5:34 PM.", "5:34 PM", "2021-03-14T17:34"),
    ],
)  # fmt: skip
def test_times_of_day(text, words, value):
    assert only(text) == (words, "TIME", value)


def test_a_time_of_day_takes_the_day_beside_it():
    assert found("It fell at 10 p.m. on Wednesday.") == [
        ("10 p.m.", "TIME", "2021-03-10T22:00"),
        ("Wednesday", "DATE", "2021-03-10"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It took more than two years.", "more than two years", "P2Y"),
        ("It took five and a half hours.", "five and a half hours", "PT5H30M"),
        ("It took a year and a half.", "a year and a half", "P1Y6M"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took a three-year inquiry.", "three-year", "P3Y"),
        ("It took several weeks.", "several weeks", "PXW"),
        ("It took two decades.", "two decades", "P20Y"),
        ("It took two years and three months.", "two years and three months", "P2Y3M"),
        ("It took twenty-five days.", "twenty-five days", "P25D"),
        ("It rose over the past three months.", "the past three months", "P3M"),
        ("It earned less in the nine months ended then.", "the nine months", "P9M"),
        ("It took weeks or months.", "weeks or months", "PXM"),
    ],
)
def test_durations(text, words, value):
    assert only(text) == (words, "DURATION", value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met every Tuesday.", "every Tuesday", "XXXX-WXX-2"),
        ("They met every other week.", "every other week", "P2W"),
        ("They met every four years.", "every four years", "P4Y"),
        ("They met twice a week.", "twice a week", "P1W"),
        ("They met daily.", "daily", "P1D"),
        ("They met on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("They met each July.", "each July", "XXXX-07"),
    ],
)
def test_sets(text, words, value):
    assert only(text) == (words, "SET", value)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It took more than two years.", "MORE_THAN"),
        ("It took nearly two years.", "LESS_THAN"),
        ("It took at least two years.", "EQUAL_OR_MORE"),
        ("It took about two years.", "APPROX"),
        ("It fell in early May 2020.", "START"),
        ("It fell in mid-May 2020.", "MID"),
        ("It fell at the end of May 2020.", "END"),
        ("It fell in May 2020.", None),
    ],
)
def test_mod(text, mod):
    (one,) = times(article_of_text(text, published=SUNDAY))
    assert one.mod == mod


@pytest.mark.parametrize(
    ("words", "value"),
    [("now", "PRESENT_REF"), ("recently", "PAST_REF"), ("the future", "FUTURE_REF")],
)
def test_references(words, value):
    assert only(f"They have known it {words}.") == (words, "DATE", value)


def test_the_story_is_followed():
    text = "Lind left on May 3, 2015. A day later she was found. The following week she spoke."
    assert [value for _, _, value in found(text)] == ["2015-05-03", "2015-05-04", "2015-W20"]


def test_a_date_that_only_modifies_does_not_move_the_story():
    text = (
        "On Wednesday ministers met. They praised the November 27 accord. The next day they left."
    )
    assert [value for _, _, value in found(text)] == ["2021-03-10", "2020-11-27", "2021-03-11"]


def test_a_quarter_is_compared_with_the_same_one_a_year_earlier():
    text = "Third-quarter profit was $5 million, up from $4 million a year earlier."
    assert found(text) == [
        ("Third-quarter", "DATE", "2021-Q3"),
        ("a year earlier", "DATE", "2020-Q3"),
    ]


def test_days_of_one_month_and_months_of_one_year_are_told_apart():
    assert found("It rained on March 5 and 7, 2010.") == [
        ("March 5", "DATE", "2010-03-05"),
        ("7, 2010", "DATE", "2010-03-07"),
    ]
    assert found("It rained from June to August 2014.") == [
        ("June", "DATE", "2014-06"),
        ("August 2014", "DATE", "2014-08"),
    ]
    assert found("It rained in the 2012-13 season.")[-1] == ("13", "DATE", "2013")


def test_a_history_keeps_its_own_years():
    text = (
        "War came in May 1812. It spread in June 1813. In October 1813 they met. In December they "
        "lost. In January the king fled. Peace was made in March 1815, in May 1815 and June 1815."
    )
    values = [value for _, _, value in found(text)]
    assert values[3:5] == ["1813-12", "1814-01"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lind resigned on Friday.", "XXXX-WXX-5"),
        ("Lind resigned on October 12.", "XXXX-10-12"),
        ("Lind resigned in October.", "XXXX-10"),
        ("Lind resigned last year.", "XXXX"),
        ("Lind resigned yesterday.", "XXXX-XX-XX"),
        ("Lind resigned last week.", "XXXX-WXX"),
        ("Lind resigned on October 12, 2015.", "2015-10-12"),
    ],
)
def test_without_a_publication_date_what_needs_one_stays_open(text, value):
    assert only(text, published=None)[2] == value


def test_a_publication_date_is_used_as_far_as_it_is_known():
    assert only("Lind resigned last year.", published="2021")[2] == "2020"
    assert only("Lind resigned last month.", published="2021-03")[2] == "2021-02"
    assert only("Lind resigned yesterday.", published="2021-03")[2] == "XXXX-XX-XX"
    assert only("Lind resigned in October.", published="2021")[2] == "2021-10"


def test_a_day_that_its_month_has_not_stays_open():
    assert only("Lind resigned on February 31, 2020.")[2] == "2020-02-XX"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "Lind came in a second time.",
        "Prices will fall further.",
        "A quarter of the money is gone.",
        "Three-quarters of the money is gone.",
        "He joined the annual March for Peace.",
        "May God help them.",
        "She was on “This Week” with her brother.",
        "The 54-year-old teacher left.",
        "About 2000 soldiers came.",
        "Flight 1549 landed.",
        "The wind blew at 120 miles per hour.",
        "She ran it in 2:14:04.",
        "The case is 4:15-cv-416.",
        "He is in his forties.",
        "It scored 3.45 points and cost $1,999.",
        "It is as soon as not.",
        "She sat in the sun.",
    ],
)
def test_what_is_no_time_expression(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Lind said, "Tomorrow we vote again."', "Tomorrow"),
        ("Lind said “Today, we won.”", "Today"),
        ("Lind said, ‘Today’s vote is over.’", "Today"),
        ("Lind said, 'Yesterday Ana Reyes won.'", "Yesterday"),
        ("“Tonight we sail,” Lind said.", "Tonight"),
        ("«Now we sail,» Lind said.", "Now"),
        ("Lind said: „Tomorrow we sail.“", "Tomorrow"),
    ],
)
def test_a_word_of_time_may_open_a_quotation(text, words):
    assert only(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "She was on “Today” with her brother.",
        'The film, "Yesterday," won.',
        'He sang "Yesterday Once More" on stage.',
        'The column "Today in History" is new.',
        "He left the 'Tonight Show' twice.",
        'Lind said, "May God help them."',
    ],
)
def test_a_title_in_quotation_marks_is_no_time_expression(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lind returns to court on Friday.",
        "Lind faces a hearing on Friday.",
        "Lind flies to Tarn on Friday.",
        "The minister arrives in Tarn on Friday.",
        "The pair are getting married on Friday.",
        "Voters go to the polls on Friday.",
        "Tickets go on sale on Friday.",
        "They meet in the final on Friday.",
        "Tarn plays Eastgate on Friday.",
        "The final is on Friday.",
        "The deadline is Friday.",
        "On Friday, Lind returns to court.",
        "He's flying to Tarn on Friday.",
        "They’re back in court on Friday.",
        "Voters head to the polls on Friday.",
        "The sale ends on Friday.",
    ],
)
def test_the_present_of_what_has_its_day_fixed_looks_ahead(text):
    assert only(text)[2] == COMING


@pytest.mark.parametrize(
    "text",
    [
        "Man dies in crash on Friday.",
        "Lind says it rained on Friday.",
        "Police are hunting a man after a raid on Friday.",
        "Lind is in hospital after a crash on Friday.",
        "Lind faces charges over a fight on Friday.",
        "Lind faces criticism for her vote on Friday.",
        "Lind returns to work after a crash on Friday.",
        "Lind returns a shot on Friday.",
        "Lind plays a shot during a match on Friday.",
        "Lind leaves the court on Friday.",
        "The case goes back to a fight on Friday.",
        "The returns on Friday were low.",
        "It rained, and the church's Friday fair was off.",
        "The index ends at a high on Friday.",
        "They're back at work after a strike on Friday.",
        "The show, which returns to Tarn, was shown on Friday.",
        "The pair are playing in Tarn, it said on Friday.",
    ],
)
def test_other_presents_do_not(text):
    assert only(text)[2] == PAST


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They banned a rally to be held on Friday.", COMING),
        ("He was found to be dead on Friday.", PAST),
        ("A hearing is set for Friday.", COMING),
        ("The hearing was adjourned until Friday.", COMING),
        ("He was moved to tears on Friday.", PAST),
        ("Rain is forecast for Friday.", COMING),
        ("Lind called for calm on Friday.", PAST),
        ("The road is closed until Friday.", COMING),
        ("He was not found until Friday.", PAST),
        ("Lind will have paid her debts by Friday.", COMING),
        ("Lind would have paid her debts on Friday.", PAST),
        ("It can't be shown on Friday.", COMING),
        ("They had given him until Friday.", PAST),
        ("She has been told to return on Friday.", COMING),
        ("She told him on Friday.", PAST),
        ("The storm could hit on Friday.", COMING),
        ("They could not reach him on Friday.", PAST),
        ("Smoke could be seen on Friday.", PAST),
        ("He may die on Friday.", COMING),
        ("He may have died on Friday.", PAST),
    ],
)
def test_what_is_to_come_is_told_in_many_ways(text, value):
    assert only(text)[2] == value


def test_a_time_of_day_beyond_the_calendar_has_no_day():
    (one,) = times(Article(text="last morning", published="0001-01-01"))
    assert (one.type, one.value) == ("TIME", "XXXX-XX-XXTMO")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fire that seemed to begin in a shed on Thursday was out.", "2021-03-11"),
        ("The fair is set to begin on Thursday.", "2021-03-18"),
        ("They vowed to answer the Sept. 7 attack.", "2020-09-07"),
    ],
)
def test_a_day_looks_where_its_verb_and_what_it_names_look(text, value):
    assert only(text)[2] == value


@pytest.mark.parametrize("participle", ["held", "sold", "told", "put", "shut", "met", "found"])
@pytest.mark.parametrize("before", ["will", "will now", "would not", "can still", "is expected to"])
def test_a_participle_behind_a_modal_is_no_past(before, participle):
    assert found(f"The pier {before} be {participle} there on Friday.")[-1][2] == COMING


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Lind will cut taxes on Friday.", COMING),
        ("Lind would set out her plans on Friday.", COMING),
        ("They won’t put it to a vote on Friday.", COMING),
        ("She'll read it on Friday.", COMING),
        ("Lind will formally open it on Friday.", COMING),
        ("Lind cut taxes on Friday.", PAST),
        ("Lind told the board on Friday that he would quit.", PAST),
        ("The bill that would cut taxes was passed on Friday.", PAST),
        ("The will was read on Friday.", PAST),
    ],
)
def test_what_is_written_as_a_past_is_none_behind_a_modal(text, value):
    assert only(text)[2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge will open at 6 p.m. on Friday.", COMING),
        ("It will air at 8 p.m. ET on Friday.", COMING),
        ("It will be No. 1 on Friday.", COMING),
        ("It will sell Tarn Ltd. shares on Friday.", COMING),
        ("The bridge will close at 6 p.m. On Friday it rained.", PAST),
        ("Will it open? Yes, no. On Friday it rained.", PAST),
        ("“It will open.” On Friday it rained.", PAST),
    ],
)
def test_a_full_stop_that_shortens_ends_no_sentence(text, value):
    assert found(text)[-1][2] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She wrote on the fourth of April about it.", "2020-04-04"),
        ("He was arrested in April.", "2020-04"),
        # The page was changed after the day that it bears.
        ("He was arrested on March 16.", "2021-03-16"),
        ("It will be held on April 4.", "2021-04-04"),
        ("He pleaded guilty to theft in April.", "2020-04"),
        ("He was sentenced for his part in an event in April.", "2021-04"),
        ("He announced a fall in profits for the fourth quarter.", "2020-Q4"),
        ("He expects a fall in profits in the fourth quarter.", "2021-Q4"),
    ],
)
def test_what_is_done_is_behind(text, value):
    assert only(text)[2] == value
