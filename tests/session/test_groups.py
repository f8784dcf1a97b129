"""Small groups: made, kept together, telling what they found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.protocol.grouping import group_sizes
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.groups import around, in_groups_of, kept, together
from plc_runner.session.words import who_speaks
from tests.session.grouped import grouped_room, in_groups
from tests.session.rooms import Room

GUS = Person(id="gus", name="Gus")
PAIRS = (("ana", "ben"), ("cy", "dee"), ("eli", "fay"))


def groups(room: Room) -> tuple[tuple[str, ...], ...]:
    assert room.state.step is not None
    return room.state.groups.get(room.state.step.key, ())


def in_pairs() -> Room:
    return grouped_room().do(c.Start(), c.GoTo("pairs"))


def test_a_step_in_groups_begins_with_a_proposal_and_undo_takes_both_back() -> None:
    room = in_pairs()
    assert groups(room) == PAIRS
    assert who_speaks(room.state) == ("", "In 3 groups")
    room.do(c.Undo())
    assert room.state.groups == {}


def test_the_same_people_stay_together_and_pairs_become_fours() -> None:
    room = in_pairs().do(c.MakeGroups("random"))
    mixed = groups(room)
    room.do(c.Next(), c.Next())
    assert groups(room) == mixed, "the next step in pairs is for the same pairs"
    room.do(c.Next())
    assert sorted(map(len, groups(room))) == [3, 3]
    room.do(c.Back(), c.Back(), c.Arrive(GUS), c.Arrive(Person(id="hal", name="Hal")))
    room.do(c.GoTo("pairs"), c.GoTo("fours"))
    assert sorted(map(len, groups(room))) == [4, 4]


def test_a_facilitator_who_takes_no_part_is_in_no_group() -> None:
    room = grouped_room(protocol=in_groups(facilitator={"takes_part": False}))
    room.do(c.Start(), c.GoTo("pairs"))
    assert sorted(id_ for group in groups(room) for id_ in group) == [
        "ana", "ben", "cy", "dee", "eli",
    ]  # fmt: skip
    room.do(c.HandOver("ana"))
    assert "ana" not in {id_ for group in groups(room) for id_ in group}
    assert "fay" in {id_ for group in groups(room) for id_ in group}


def test_who_comes_joins_the_smallest_group_and_nobody_stays_alone() -> None:
    room = in_pairs().do(c.Leave("ben"))
    assert groups(room) == (("cy", "dee", "ana"), ("eli", "fay"))
    room.do(c.Arrive(GUS))
    assert groups(room) == (("cy", "dee", "ana"), ("eli", "fay", "gus"))
    room.do(c.Undo(), c.Undo())
    assert groups(room) == PAIRS


def test_the_groups_tell_one_after_the_other_in_the_time_that_is_left() -> None:
    room = in_pairs().wait(150).do(c.NextTurn())
    assert who_speaks(room.state) == ("Ana", "speaks for group 1")
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    assert clock.of == 30, "a minute and a half are left for three groups"
    room.wait(40).do(c.NextTurn(), c.NextTurn())
    assert who_speaks(room.state) == ("Eli", "speaks for group 3")
    with pytest.raises(IllegalMove, match="last turn"):
        room.do(c.NextTurn())
    assert timing.spent(room.state, "pairs", room.now) == 190
    assert room.state.progress["pairs"].turn_spent["ana"] == 40


def test_a_group_has_half_a_minute_to_tell_although_the_time_is_over() -> None:
    room = in_pairs().wait(600).do(c.NextTurn())
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    assert (clock.left, clock.of) == (30, 30)
    assert timing.still_needs(room.state, room.state.steps[1], room.now) == 90


def test_a_protocol_may_say_how_long_each_group_tells() -> None:
    pairs = in_groups().model_dump()["steps"][1] | {"groups": {"size": 2, "report": 45}}
    room = grouped_room(protocol=in_groups(steps=[pairs])).do(c.Start()).wait(30).do(c.NextTurn())
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    assert clock.of == 45
    assert timing.still_needs(room.state, room.state.steps[0], room.now) == 3 * 45


def test_somebody_else_of_a_group_tells() -> None:
    room = in_pairs().wait(60).do(c.NextTurn()).wait(5).do(c.Leave("ana"))
    assert who_speaks(room.state) == ("Ben", "speaks for group 1")
    room.do(c.Leave("cy"))
    assert room.state.step is not None
    assert room.state.step.turns[1:] == ("dee", "eli")
    room.do(c.GiveWord("fay"))
    assert who_speaks(room.state) == ("Fay", "speaks for group 3")
    assert room.state.step.turns == ("fay", "ben", "dee")
    with pytest.raises(IllegalMove, match="Nobody"):
        room.do(c.GiveWord("ana"))


def test_telling_that_is_taken_back_late_was_talk() -> None:
    room = in_pairs().wait(60).do(c.NextTurn()).wait(30).do(c.Undo())
    assert who_speaks(room.state) == ("", "In 3 groups")
    assert timing.spent(room.state, "pairs", room.now) == 90
    assert room.state.progress["pairs"].turn_spent == {}


def test_groups_made_anew_talk_again() -> None:
    room = in_pairs().wait(60).do(c.NextTurn()).wait(30).do(c.MakeGroups(size=3))
    assert groups(room) == (("ana", "ben", "cy"), ("dee", "eli", "fay"))
    assert who_speaks(room.state) == ("", "In 2 groups")
    assert timing.spent(room.state, "pairs", room.now) == 90


def test_one_who_has_the_role_is_in_each_group() -> None:
    room = grouped_room(roles={"expert": ("dee", "fay")}).do(c.Start(), c.GoTo("pairs"))
    room.do(c.MakeGroups("role", role="expert"))
    assert [group[0] for group in groups(room)] == ["dee", "fay"]
    room.do(c.SetRole("expert", ("dee",)))
    with pytest.raises(IllegalMove, match="two must have it"):
        room.do(c.MakeGroups("role", role="expert"))


def said(room: Room, line: str) -> Room:
    parsed = parse(line, room.state, slot=None)
    assert isinstance(parsed, Do), parsed
    return room.do(parsed.command)


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("/groups 3", (("ana", "ben", "cy"), ("dee", "eli", "fay"))),
        ("/groups threes", (("ana", "ben", "cy"), ("dee", "eli", "fay"))),
        ("/groups of 3", (("ana", "ben", "cy"), ("dee", "eli", "fay"))),
        ("/groups move fay to group 1", (("ana", "ben", "fay"), ("cy", "dee"), ("eli",))),
        ("/groups Ana, Fay; Ben, Cy and Dee, Eli", (("ana", "fay"), ("ben", "cy", "dee", "eli"))),
        ("/groups", PAIRS),
    ],
)
def test_groups_are_made_by_a_few_words(line: str, made: tuple[tuple[str, ...], ...]) -> None:
    assert groups(said(in_pairs(), line)) == made


def test_mixed_groups_are_as_large_as_before_unless_said() -> None:
    room = said(in_pairs(), "/groups 3")
    assert [len(group) for group in groups(said(room, "/groups random"))] == [3, 3]
    assert [len(group) for group in groups(said(room, "/groups random 2"))] == [2, 2, 2]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("/groups Ana, Ben; Cy", "In no group yet: Dee, Eli, Fay"),
        ("/groups Ana; Ana, Ben, Cy, Dee, Eli, Fay", "Ana is in two groups"),
        ("/groups 1", "two people or more"),
        ("/groups 6", "one group"),
        ("/groups wizard", "is no role"),
        ("/groups move Ana 7", "groups 1 to 3"),
    ],
)
def test_groups_that_cannot_be_are_refused_with_what_would_help(line: str, hint: str) -> None:
    room = in_pairs()
    parsed = parse(line, room.state, slot=None)
    if isinstance(parsed, Refusal):
        assert hint in parsed.text
    else:
        with pytest.raises(IllegalMove, match=hint):
            said(room, line)
    assert groups(room) == PAIRS


PEOPLE = st.lists(st.sampled_from("abcdefghijklmnop"), min_size=2, max_size=16, unique=True)


def test_where_there_are_too_few_for_two_groups_it_says_so() -> None:
    room = in_pairs().do(c.Leave("ana"), c.Leave("ben"), c.Leave("cy"))
    for line in ("/groups 2", "/groups random"):
        with pytest.raises(IllegalMove, match="You are 3: too few for groups"):
            said(room, line)


@given(PEOPLE, st.integers(2, 5), PEOPLE, st.integers(2, 5))
def test_whoever_comes_and_goes_everybody_is_in_one_group(
    first: list[str], size: int, then: list[str], other: int
) -> None:
    made = in_groups_of(first, size)
    assert sorted(id_ for group in made for id_ in group) == sorted(first)
    later = kept(made, then) or (tuple(then),)
    assert sorted(id_ for group in later for id_ in group) == sorted(then)
    assert len(later) == 1 or min(map(len, later)) > 1
    joined = together(later, group_sizes(len(then), other))
    assert sorted(id_ for group in joined for id_ in group) == sorted(then)
    assert max(map(len, joined)) - min(map(len, joined)) <= 1


@given(PEOPLE, st.data())
def test_each_holder_has_a_group_and_sizes_are_even(people: list[str], data: st.DataObject) -> None:
    holders = data.draw(st.lists(st.sampled_from(people), min_size=1, unique=True))
    made = around(holders, people)
    assert sorted(id_ for group in made for id_ in group) == sorted(people)
    assert max(map(len, made)) - min(map(len, made)) <= 1
    assert all(group[0] in holders for group in made)
    assert len(made) == min(len(holders), len(people) // 2)
