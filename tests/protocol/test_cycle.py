"""Which meeting of a cycle is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.cycle import Due, Held, Meeting, due, monday_of

FIRST = date(2026, 10, 7)
"""A Wednesday."""
INQUIRY = tuple(
    Meeting(week=week, protocol=protocol)
    for week, protocol in ((1, "unpack"), (2, "goal"), (4, "work"), (5, "data"), (6, "reflect"))
)


def week(number: int, weekday: int = 2) -> date:
    """A day of a week of the cycle; 0 is its Monday."""
    return monday_of(FIRST) + timedelta(weeks=number - 1, days=weekday)


def held(number: int, *protocols: str) -> Held:
    return Held(week(number), protocols)


def stands(*sessions: Held, today: date) -> tuple[int | None, int]:
    found = due(INQUIRY, FIRST, sessions, today)
    return found.next, found.weeks


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (week(1, 0), 0),
        (week(1, 6), 0),
        (week(2, 0), -1),
        (week(3, 6), -2),
        (week(0, 6), 1),
        (week(-1), 2),
    ],
)
def test_weeks_are_those_of_the_calendar_whatever_day_the_first_one_is(
    today: date, weeks: int
) -> None:
    assert stands(today=today) == (0, weeks)


def test_the_next_is_the_first_that_was_not_held() -> None:
    assert stands(held(1, "unpack"), today=week(1)) == (1, 1)
    assert stands(held(1, "unpack"), held(2, "goal"), today=week(4)) == (2, 0)


def test_a_team_that_skipped_a_meeting_goes_on_from_the_last_one_held() -> None:
    found = due(INQUIRY, FIRST, [held(4, "work")], week(4))
    assert found == Due((None, None, week(4), None, None), 3, 1)
    after = due(INQUIRY, FIRST, [held(4, "work"), held(4, "goal")], week(4))
    assert (after.next, after.held[1]) == (3, week(4))


def test_a_late_team_keeps_the_pace_of_the_plan_from_where_it_is() -> None:
    assert stands(held(3, "unpack"), today=week(3)) == (1, 1)
    late = [held(3, "unpack"), held(5, "goal")]
    assert stands(*late, today=week(5)) == (2, 2)
    assert stands(*late, today=week(8)) == (2, -1)


def test_a_team_that_is_ahead_of_the_plan_has_time() -> None:
    assert stands(held(1, "unpack"), held(1, "goal"), today=week(1)) == (2, 3)


def test_it_is_complete_when_the_last_one_was_held() -> None:
    assert stands(held(6, "reflect"), today=week(30)) == (None, 0)
    assert due(INQUIRY, FIRST, [held(6, "reflect")], week(6)).complete


def test_a_variant_counts_as_the_nearest_protocol_that_the_cycle_names() -> None:
    assert stands(held(1, "our-unpack", "unpack"), today=week(1)) == (1, 1)
    assert stands(held(1, "x", "y"), today=week(1)) == (0, 0)
    two = (Meeting(week=1, protocol="base"), Meeting(week=2, protocol="variant"))
    assert due(two, FIRST, [held(1, "variant", "base")], week(1)).complete


def test_a_protocol_that_comes_twice_is_not_done_twice_by_a_second_session() -> None:
    twice = tuple(
        Meeting(week=n, protocol=p) for n, p in ((1, "work"), (2, "goal"), (3, "data"), (5, "work"))
    )

    def following(*sessions: Held) -> int | None:
        return due(twice, FIRST, sessions, week(1)).next

    assert following(held(1, "work"), held(1, "work")) == 1
    assert following(held(1, "work"), held(2, "goal"), held(5, "work")) is None
    assert following(held(1, "work"), held(2, "goal"), held(3, "data"), held(3, "work")) is None
    late = (held(4, "work"), held(5, "work"))
    assert following(*late) == 1, "a team that is three weeks late repeats, too"


def test_an_early_session_takes_a_team_no_further_than_its_week() -> None:
    found = due(INQUIRY, FIRST, [Held(week(1), ("reflect",), early=True)], week(1))
    assert (found.next, found.held) == (0, (None,) * 5)
    early = [Held(week(1), ("unpack",), early=True), Held(week(1), ("goal",), early=True)]
    assert due(INQUIRY, FIRST, early, week(1)).next == 2
    assert due(INQUIRY, FIRST, [Held(week(4), ("work",), early=True)], week(4)).next == 3


_PROTOCOLS = st.sampled_from(("a", "b", "c", "d"))
_meetings = st.lists(st.tuples(st.integers(1, 9), _PROTOCOLS), min_size=1, max_size=6).map(
    lambda rows: tuple(Meeting(week=w, protocol=p) for w, p in sorted(rows))
)
_sessions = st.lists(
    st.builds(
        Held,
        st.integers(0, 80).map(lambda days: FIRST + timedelta(days=days)),
        st.lists(st.sampled_from(("a", "b", "c", "d", "other")), min_size=1, max_size=2).map(tuple),
    ),
    max_size=8,
).map(lambda sessions: sorted(sessions, key=lambda session: session.day))
_days = st.integers(-30, 120).map(lambda days: FIRST + timedelta(days=days))


@given(_meetings, _sessions, _days)
def test_the_next_meeting_follows_the_last_one_held(
    meetings: tuple[Meeting, ...], sessions: list[Held], today: date
) -> None:
    found = due(meetings, FIRST, sessions, today)
    done = [n for n, day in enumerate(found.held) if day]
    after = max(done, default=-1) + 1
    assert found.next == (None if after == len(meetings) else after)
    for place in done:
        assert any(
            session.day == found.held[place] and meetings[place].protocol in session.counts_as
            for session in sessions
        )


@given(_meetings, _sessions, _days)
def test_a_week_later_it_is_due_a_week_sooner(
    meetings: tuple[Meeting, ...], sessions: list[Held], today: date
) -> None:
    now = due(meetings, FIRST, sessions, today)
    later = due(meetings, FIRST, sessions, today + timedelta(weeks=1))
    assert later.next == now.next
    assert later.weeks == (0 if now.complete else now.weeks - 1)


@given(_meetings, _sessions, _days)
def test_one_more_session_never_takes_a_team_back(
    meetings: tuple[Meeting, ...], sessions: list[Held], today: date
) -> None:
    def place(sessions: list[Held]) -> int:
        found = due(meetings, FIRST, sessions, today).next
        return len(meetings) if found is None else found

    places = [place(sessions[:count]) for count in range(len(sessions) + 1)]
    assert all(before <= after for before, after in pairwise(places))


@given(_meetings, _days)
def test_a_team_that_holds_what_is_due_when_it_is_due_is_never_kept_waiting(
    meetings: tuple[Meeting, ...], start: date
) -> None:
    sessions: list[Held] = []
    for number, meeting in enumerate(meetings):
        today = monday_of(start) + timedelta(weeks=meeting.week - 1)
        found = due(meetings, start, sessions, today)
        assert (found.next, found.weeks) == (number, 0)
        sessions.append(Held(today, (meeting.protocol,)))
    assert due(meetings, start, sessions, start).complete


def test_a_meeting_kept_by_a_newer_version_is_read_by_this_one() -> None:
    newer = {"week": 1, "protocol": "unpack", "leads": "Ana"}
    assert Meeting.model_validate(newer) == INQUIRY[0]
