"""Piles: numbers count them, other words are a label of a sample."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.events.tally import Count
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.kinds import how
from plc_runner.session.kinds.sort import against_last_time
from plc_runner.session.shelves import find
from tests.session.kinds.counting import Counting, a_step

SORT = {
    "kind": "sort",
    "id": "piles",
    "piles": ["High", "Expected", "Low"],
    "unsure": True,
    "slot_ids": ["high", "expected", "low", "not-sure"],
}
LAST_TIME = tuple(
    Count(key=key, label=key.capitalize(), count=count)
    for key, count in (("high", 9), ("expected", 12), ("low", 6))
)


def sorting(**more: object) -> Counting:
    return Counting(a_step("sort", {**SORT, **more}), a_step("look"))


@pytest.fixture
def piles() -> Counting:
    return sorting()


def test_one_number_after_another_counts_one_pile_after_the_other(piles: Counting) -> None:
    for number, label in ((14, "Expected"), (9, "Low"), (4, "Not sure"), (0, "Not sure")):
        piles.say(str(number))
        assert piles.label == label
    assert piles.counts == {"High": 14, "Expected": 9, "Low": 4, "Not sure": 0}


def test_after_all_piles_in_one_line_labels_go_where_lines_went(piles: Counting) -> None:
    piles.say("14 9 4")
    assert piles.label == "High"
    piles.say("S3")
    (entry,) = piles.room.state.entries.values()
    assert entry.slot == "high"


def test_it_stays_one_tally_with_those_who_were_there(piles: Counting) -> None:
    piles.say("14", "9", "4", "0")
    assert (piles.tally.what, piles.tally.slot) == ("sort", "piles")
    assert piles.tally.present == piles.room.state.present
    assert piles.tally.total == 27


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("14 9 4 2", {"High": 14, "Expected": 9, "Low": 4, "Not sure": 2}),
        ("14, 9, 4", {"High": 14, "Expected": 9, "Low": 4}),
        ("14/9/4", {"High": 14, "Expected": 9, "Low": 4}),
        ("low 4", {"Low": 4}),
        ("Low: 4, h=14", {"High": 14, "Low": 4}),
        ("14 high, 9 expected and 4 low", {"High": 14, "Expected": 9, "Low": 4}),
        ("not sure 2", {"Not sure": 2}),
        ("exp 9 low 4 not s 2", {"Expected": 9, "Low": 4, "Not sure": 2}),
    ],
)
def test_a_line_counts_several_piles(piles: Counting, line: str, counts: dict[str, int]) -> None:
    piles.say(line)
    assert piles.counts == counts


@pytest.mark.parametrize(
    "line",
    [
        "S3 uses a bar",
        "sample 7",
        "3 of 6 draw equal parts",
        "low floor, high ceiling",
        "two write 4/1 for 1/4",
        "high",
        "#7",
        "9b",
    ],
)
def test_other_words_are_a_label_on_the_pile(piles: Counting, line: str) -> None:
    piles.say(line)
    assert piles.words == [line]
    assert not piles.all_tallies
    assert piles.label == "High"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1 2 3 4 5", "5 numbers for 4 piles: High, Expected, Low and Not sure"),
        ("33 %", "whole number"),
        ("3.5", "whole number"),
        ("9 of 27", "whole number"),
        ("3/4", "whole number"),
        ("high 9 high 3", "High is there twice"),
        ("99999", "too many"),
        ("-1", "High has 0"),
        ("9" * 5000, "too many"),
    ],
)
def test_what_counts_nothing_is_answered_in_place(piles: Counting, line: str, says: str) -> None:
    assert says in piles.refused(line)


def test_numbers_go_on_from_the_pile_that_is_not_counted_yet(piles: Counting) -> None:
    piles.say("14", "9 4 2")
    assert list(piles.counts.values()) == [14, 9, 4, 2]
    piles.say("1 2 3")
    assert list(piles.counts.values()) == [1, 2, 3, 2]


def test_what_nobody_could_place_is_put_on_a_pile_before_the_step_ends(piles: Counting) -> None:
    piles.say("14 9 4 2")
    with pytest.raises(Unfilled, match=r"a pile for the 2 not sure \(such as High \+2\)"):
        piles.room.do(c.Next())
    piles.say("low +1")
    assert list(piles.counts.values()) == [14, 9, 5, 1]
    piles.say("high +1")
    assert list(piles.counts.values()) == [15, 9, 5, 0]
    piles.room.do(c.Next())


def test_a_late_sample_comes_on_top_where_nothing_is_unsure(piles: Counting) -> None:
    piles.say("14 9 4 0", "+1")
    assert list(piles.counts.values()) == [15, 9, 4, 0]
    piles.say("high -2")
    assert list(piles.counts.values()) == [13, 9, 4, 0]


def test_it_can_go_on_with_some_unsure(piles: Counting) -> None:
    piles.say("14 9 4 2")
    piles.room.do(c.Next(force=True))
    assert piles.room.state.step is not None
    assert piles.room.state.step.title == "Look"


def test_undo_takes_one_number_back_and_the_line_goes_there_again(piles: Counting) -> None:
    piles.say("14", "9")
    piles.do(c.Undo())
    assert piles.counts == {"High": 14}
    assert piles.label == "Expected"
    piles.do(c.Undo())
    assert not piles.all_tallies
    assert piles.label == "High"
    piles.say("13")
    assert piles.counts == {"High": 13}


def test_called_back_the_numbers_stand_on_the_line_and_are_put_right(piles: Counting) -> None:
    piles.say("14 9 4 2")
    piles.slot = "low"
    assert piles.on_the_line() == "14 9 4 2"
    piles.fix("14 9 6 0")
    assert list(piles.counts.values()) == [14, 9, 6, 0]
    piles.fix("low 5")
    assert list(piles.counts.values()) == [14, 9, 5, 0]
    assert piles.slot == "low"
    with pytest.raises(IllegalMove, match="High, Expected, Low and Not sure"):
        piles.fix("many")
    piles.do(c.Undo())
    assert list(piles.counts.values()) == [14, 9, 6, 0]


def test_a_count_that_was_taken_off_begins_anew(piles: Counting) -> None:
    piles.say("14 9 4")
    piles.do(c.Remove(piles.tally.id))
    piles.say("3")
    assert list(piles.counts.values()) == [3]


def test_piles_that_are_called_by_numbers_need_a_colon() -> None:
    levels = sorting(piles=["1", "2", "3"], unsure=False, slot_ids=["a", "b", "c"])
    levels.say("3: 5")
    assert levels.counts == {"3": 5}
    levels.say("4 6 7")
    assert levels.counts == {"1": 4, "2": 6, "3": 7}


def test_piles_whose_names_hold_numbers_are_counted_by_name() -> None:
    levels = sorting(piles=["Level 1", "Level 2"], unsure=False, slot_ids=["a", "b"])
    levels.say("level 2 9, level 1: 4")
    assert levels.counts == {"Level 1": 4, "Level 2": 9}
    assert "may be Level 1 or Level 2" in levels.refused("level: 3")


def test_the_room_is_told_counts_and_shares_in_one_line(piles: Counting) -> None:
    told = piles.say("14 9 4 2").text
    assert told == "High 14 (48 %), Expected 9 (31 %), Low 4 (14 %), Not sure 2 (7 %); 29 in all"


def test_it_is_compared_with_last_time_once_all_piles_are_counted(piles: Counting) -> None:
    count = Count(key="high", label="High", count=14)
    piles.do(c.Count("sort", "piles", (count,), before=LAST_TIME, before_on="2026-03-12"))
    assert against_last_time(piles.tally) == ()
    told = piles.say("9", "4").text
    assert told.endswith("Last time, Thu 12 Mar: High 9 → 14 of 27, Expected 12 → 9, Low 6 → 4")


def test_a_label_that_looks_like_a_full_name_is_kept_with_a_gentle_word(piles: Counting) -> None:
    assert "initials" in piles.say("Maria Lopez").warning.casefold()
    assert piles.words == ["Maria Lopez"]
    entry = next(iter(piles.room.state.entries.values()))
    assert piles.do(c.Fix(entry.id, "M. L.")).warning == ""
    assert piles.do(c.Fix(entry.id, "Maria Lopez")).warning
    assert "twice" in piles.say("S3", "S3").warning


def test_plain_mode_says_how_to_count(piles: Counting) -> None:
    step = piles.room.state.step
    assert step is not None
    (said,) = how(piles.room.state, step, "low")
    assert said.startswith("Type how many are Low")


def test_a_required_sort_wants_a_number_or_a_label() -> None:
    piles = sorting(required=True)
    with pytest.raises(Unfilled):
        piles.room.do(c.Next())
    piles.say("0 0 0")
    piles.room.do(c.Next())


LINES = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[+-]?[0-9]{1,3}( [0-9]{1,3}){0,4}", fullmatch=True),
    st.from_regex(r"(high|low|exp|not sure)[ :=]{1,2}[+-]?[0-9]{1,2}", fullmatch=True),
)


@given(st.lists(LINES, max_size=8))
def test_any_lines_are_kept_or_refused_and_undo_takes_them_back_one_by_one(
    lines: list[str],
) -> None:
    piles = sorting()
    states = [piles.room.state]
    for line in lines:
        parsed = parse(line, piles.room.state, slot=piles.slot)
        if not isinstance(parsed, Do):
            assert isinstance(parsed, Refusal) or line.startswith("/")
            continue
        if line.startswith("/"):
            continue
        piles.do(parsed.command)
        states.append(piles.room.state)
        assert all(one.count >= 0 for t in piles.all_tallies.values() for one in t.counts)
    while len(states) > 1:
        states.pop()
        piles.do(c.Undo())
        before = {id_: t.counts for id_, t in states[-1].tallies.items() if not t.removed}
        assert {id_: t.counts for id_, t in piles.all_tallies.items()} == before


@given(st.permutations(["high 14", "expected 9", "low 4"]))
def test_the_piles_keep_the_order_of_the_wall(lines: list[str]) -> None:
    piles = sorting()
    piles.say(*lines)
    assert list(piles.counts) == ["High", "Expected", "Low"]
    assert find(piles.room.state, piles.tally.id) == piles.tally


def test_a_label_may_name_its_pile(piles: Counting) -> None:
    piles.say("9", "low: nobody drew the whole")
    (entry,) = piles.room.state.entries.values()
    assert (entry.slot, entry.text) == ("low", "nobody drew the whole")
