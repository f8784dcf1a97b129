"""What people say of a day, and the day that they mean."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plc_runner.session.dates import DateSaid, date_said

WEDNESDAY = date(2026, 3, 4)


def kept(words: str, *, day_first: bool | None = False, today: date = WEDNESDAY) -> str:
    said = date_said(words, today, day_first=day_first)
    assert said is not None, words
    assert not said.doubt, said
    return said.kept


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("today", "2026-03-04"),
        ("Tomorrow", "2026-03-05"),
        ("the day after tomorrow", "2026-03-06"),
        ("Friday", "2026-03-06"),
        ("on Friday", "2026-03-06"),
        ("this fri", "2026-03-06"),
        ("wednesday", "2026-03-11"),
        ("Tue", "2026-03-10"),
        ("Thurs.", "2026-03-05"),
        ("next Friday", "2026-03-13"),
        ("Friday next week", "2026-03-13"),
        ("Friday of next week", "2026-03-13"),
        ("Friday week", "2026-03-13"),
        ("a week from Friday", "2026-03-13"),
        ("a week on Friday", "2026-03-13"),
        ("next Monday", "2026-03-09"),
        ("in two weeks", "2026-03-18"),
        ("in 2 weeks", "2026-03-18"),
        ("two weeks from today", "2026-03-18"),
        ("two weeks from now", "2026-03-18"),
        ("a week from tomorrow", "2026-03-12"),
        ("in a fortnight", "2026-03-18"),
        ("in a couple of weeks", "2026-03-18"),
        ("in two weeks' time", "2026-03-18"),
        ("within a week", "2026-03-11"),
        ("in 10 days", "2026-03-14"),
        ("in a month", "2026-04-04"),
        ("in twelve months", "2027-03-04"),
        ("end of month", "2026-03-31"),
        ("the end of the month", "2026-03-31"),
        ("end of next month", "2026-04-30"),
        ("end of May", "2026-05-31"),
        ("end of Oct", "2026-10-31"),
        ("end of Feb 2028", "2028-02-29"),
        ("end of the week", "2026-03-06"),
        ("end of next week", "2026-03-13"),
        ("end of day", "2026-03-04"),
        ("5 Dec", "2026-12-05"),
        ("5. Dec", "2026-12-05"),
        ("5-Dec", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("Dec. 5th", "2026-12-05"),
        ("Sept. 9", "2026-09-09"),
        ("December 5, 2027", "2027-12-05"),
        ("the 5th of December", "2026-12-05"),
        ("Friday, March 6", "2026-03-06"),
        ("Fri 6 Mar 2026", "2026-03-06"),
        ("March 4", "2026-03-04"),
        ("29 Feb", "2028-02-29"),
        ("the 31st", "2026-03-31"),
        ("the 3rd", "2026-04-03"),
        ("may 1", "2026-05-01"),
        ("12/5", "2026-12-05"),
        ("Sat 12/5", "2026-12-05"),
        ("3/10/26", "2026-03-10"),
        ("03/10/2026", "2026-03-10"),
        ("25/12", "2026-12-25"),
        ("10.3.2026", "2026-10-03"),
        ("10-3-2026", "2026-10-03"),
    ],
)
def test_a_clear_day_becomes_a_date(words: str, day: str) -> None:
    assert kept(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12/5", "2026-05-12"),
        ("12/25", "2026-12-25"),
        ("3/10/26", "2026-10-03"),
        ("10.3.2026", "2026-03-10"),
        ("2026-12-05", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
    ],
)
def test_where_the_day_comes_first_figures_are_read_so(words: str, day: str) -> None:
    assert kept(words, day_first=True) == day


def test_figures_stay_where_nobody_said_which_comes_first() -> None:
    assert kept("12/5", day_first=None) == "12/5"
    assert kept("25/12", day_first=None) == "2026-12-25"
    assert kept("5/5", day_first=None) == "2026-05-05"


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        (date(2026, 3, 6), "Friday", "2026-03-13"),
        (date(2026, 3, 6), "next Friday", "2026-03-13"),
        (date(2026, 3, 8), "next Friday", "2026-03-13"),
        (date(2026, 3, 7), "end of the week", "2026-03-13"),
        (date(2026, 1, 31), "in a month", "2026-02-28"),
        (date(2026, 12, 30), "1/15", "2027-01-15"),
        (date(2028, 2, 29), "29 Feb", "2028-02-29"),
    ],
)
def test_the_day_depends_on_the_day_on_which_it_is_said(today: date, words: str, day: str) -> None:
    assert kept(words, today=today) == day


@pytest.mark.parametrize(
    "words",
    ["next meeting", "our next meeting", "next week", "next month", "end of term", "May",
     "the end of the school year", "early May", "mid-May", "next April", "March 2027",
     "winter break", "after the winter break", "Thanksgiving", "half-term", "in a few weeks"],
)  # fmt: skip
def test_a_date_that_is_no_clear_day_keeps_its_words(words: str) -> None:
    assert kept(words) == words


@pytest.mark.parametrize(
    "words",
    ["Friday", "tomorrow", "in two weeks", "Dec 5", "the 5th", "12/5", "end of month",
     "next Friday"],
)  # fmt: skip
def test_without_a_today_the_words_are_kept(words: str) -> None:
    assert date_said(words) == DateSaid(words)


@pytest.mark.parametrize(
    "words",
    ["", "hand", "May Ling", "the sun", "tens", "5", "5th", "10", "13/13/1", "32 Dec", "Feb 30",
     "2026-02-30", "2/30", "0/4", "Friday they forgot it", "the third paragraph", "the 5th 2026",
     "the 32nd", "3.10", "3-5", "1:30", "now", "noon", "a day", "a minute", "an hour", "2 of 6",
     "half", "the end", "second", "March hare", "Sun Li", "Mon Ami", "monday folder", "1/4 inch",
     "5 minutes", "at 3", "week 3", "three", "in pairs", "in order", "in 3 groups", "may be later",
     "the first of them", "Augustine", "set 4", "6 of 6", "friday friday", "dec may",
     "the 5th the 5th the 5th", "5th 5th 5th", "dec 5 6", "1st 2nd may", "mon tue 5 dec"],
)  # fmt: skip
def test_what_is_no_date_is_none(words: str) -> None:
    assert date_said(words, WEDNESDAY, day_first=False) is None
    assert date_said(words) is None


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("2026-03-03", "“2026-03-03” was Tue 3 Mar. Type a day that is still to come."),
        ("3/3/2020", "“3/3/2020” was Tue 3 Mar 2020. Type a day that is still to come."),
        ("yesterday", "“yesterday” was Tue 3 Mar. Type a day that is still to come."),
        ("last Friday", "“last Friday” was Fri 27 Feb. Type a day that is still to come."),
        ("last Wednesday", "“last Wednesday” was Wed 25 Feb. Type a day that is still to come."),
        (
            "March 3",
            "“March 3” was Tue 3 Mar. Type a day that is still to come, or the year too.",
        ),
        ("2/27", "“2/27” was Fri 27 Feb. Type a day that is still to come, or the year too."),
        (
            "end of Feb",
            "“end of Feb” was Sat 28 Feb. Type a day that is still to come, or the year too.",
        ),
        ("Thursday, March 6", "Fri 6 Mar is no Thursday. Which is meant?"),
        ("20 May 5215", "Wed 20 May 5215 is far away. Type the day that is meant."),
    ],
)
def test_a_day_that_can_hardly_be_meant_is_in_doubt(words: str, doubt: str) -> None:
    said = date_said(words, WEDNESDAY, day_first=False)
    assert said is not None
    assert said.doubt == doubt


def test_a_day_long_ago_in_its_year_is_that_of_the_next() -> None:
    assert kept("5 Dec", today=date(2026, 3, 4)) == "2026-12-05"
    assert kept("Dec 5", today=date(2026, 12, 5)) == "2026-12-05"
    assert kept("3 March 2027") == "2027-03-03"


@given(st.text(max_size=30), st.dates(), st.none() | st.booleans())
@example("2000/1/1", date.min, False)
@example("in 999 months", date.max, True)
@example("end of next month", date(9999, 12, 1), None)
@example("next friday", date.max, None)
def test_no_text_is_too_odd_for_a_date(words: str, today: date, day_first: bool | None) -> None:
    found = date_said(words, today, day_first=day_first)
    assert found is None or found.kept


_PIECES = st.sampled_from(
    ["friday", "next", "the", "of", "end", "5", "5th", "31", "dec", "may", "12/5", "2026", "in",
     "two", "weeks", "month", "week", "a", "from", "now", "1/1/99", "-", "/", "last"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=5).map(" ".join), st.dates())
def test_whatever_is_said_of_days_is_kept_as_a_day_or_as_it_was_said(
    words: str, today: date
) -> None:
    found = date_said(words, today, day_first=False)
    if found is not None and found.kept != words:
        day = date.fromisoformat(found.kept)
        assert day >= today or found.doubt


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["monday", "thu", "Sun"]))
def test_a_weekday_is_within_the_next_seven_days(today: date, name: str) -> None:
    day = date.fromisoformat(kept(name, today=today))
    assert today < day <= today + timedelta(days=7)
    assert f"{day:%A}".casefold().startswith(name.casefold())
    after = date.fromisoformat(kept(f"next {name}", today=today))
    assert after - day in (timedelta(), timedelta(days=7))


@given(st.dates(min_value=date(2001, 1, 1), max_value=date(9000, 1, 1)), st.integers(60, 300))
def test_a_day_is_found_however_it_is_written(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    for words in (
        f"{day:%A} {day.day} {day:%B}",
        f"{day:%b} {day.day}",
        f"{day.day} {day:%b} {day.year}",
        f"{day.month}/{day.day}",
        f"{day.month}/{day.day}/{day.year:04}",
        day.isoformat(),
    ):
        if words != f"{day.month}/{day.day}/{day.year:04}" or day.year < 2100:
            assert kept(words, today=today) == day.isoformat(), words


def test_the_clock_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> NoClock:
            raise AssertionError("the clock was asked")

    def far_away(*_: object) -> time.struct_time:
        return time.struct_time((2999, 1, 1, 0, 0, 0, 0, 1, 0))

    monkeypatch.setattr("dateutil.parser._parser.datetime.datetime", NoClock)
    monkeypatch.setattr("dateutil.parser._parser.time.localtime", far_away)
    for words in ("3/10/26", "Dec 5", "the 5th", "end of month", "in a month", "12/5"):
        assert kept(words) > "2026-03-04"
