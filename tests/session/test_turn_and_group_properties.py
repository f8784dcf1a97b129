"""Whatever a room does with turns and groups, in any order: what must always hold."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from plc_runner.session import commands as c
from plc_runner.session.groups import takers
from plc_runner.session.state import Phase
from tests.session.grouped import in_groups
from tests.session.rooms import NOON, PEOPLE, Room
from tests.session.test_session_properties import AnyRoom

PERSON = st.sampled_from([person.id for person in PEOPLE])
STEPS = ["each", "pairs", "again", "fours", "ask.1.say", "ask.2.say", "end"]


class AnyGroups(AnyRoom):
    """The random room, with turns in any order, and small groups."""

    @initialize(late=st.integers(0, 600), bell=st.booleans(), outside=st.booleans())
    def sit_down(self, late: int, bell: bool, outside: bool) -> None:
        protocol = in_groups(facilitator={"takes_part": not outside})
        self.room = Room(
            protocol=protocol,
            roles={"expert": ("ana", "dee", "eli")},
            stop_at=NOON + timedelta(minutes=45) if bell else None,
        )
        self.room.wait(late).do(c.Start())

    @rule(step=st.sampled_from(STEPS), seconds=st.integers(0, 90))
    def go(self, step: str, seconds: int) -> None:
        self.room.wait(seconds)
        self.attempt(c.GoTo(step))

    @rule(
        how=st.sampled_from(["seated", "shuffled", "hand"]),
        people=st.lists(PERSON, max_size=4).map(tuple),
    )
    def order(self, how: str, people: tuple[str, ...]) -> None:
        state = self.room.state
        had = state.step.turns[: state.progress_of(state.step.key).turn] if state.step else ()
        if self.attempt(c.OrderTurns(how, people)) and state.step and state.holder:  # type: ignore[arg-type]
            assert self.room.state.step is not None
            assert self.room.state.step.turns[: len(had)] == had, "who has spoken keeps their place"
            assert sorted(self.room.state.step.turns) == sorted(state.step.turns)

    @rule(person=PERSON, seconds=st.integers(0, 40))
    def give(self, person: str, seconds: int) -> None:
        self.room.wait(seconds)
        if self.attempt(c.GiveWord(person)):
            assert self.room.state.holder == person

    @rule(seconds=st.integers(0, 40))
    def pass_on(self, seconds: int) -> None:
        self.room.wait(seconds)
        if self.attempt(c.NextTurn()):
            assert self.room.state.holder in self.room.state.present

    @rule(how=st.sampled_from(["size", "random", "role"]), size=st.none() | st.integers(1, 5))
    def group(self, how: str, size: int | None) -> None:
        if self.attempt(c.MakeGroups(how, size, "expert")):  # type: ignore[arg-type]
            assert self.room.state.step is not None
            sizes = [len(group) for group in self.room.state.groups[self.room.state.step.key]]
            assert max(sizes) - min(sizes) <= 1

    @invariant()
    def everybody_is_in_one_group(self) -> None:
        state = self.room.state
        step = state.step
        if step is not None and step.key in state.groups:
            grouped = [id_ for group in state.groups[step.key] for id_ in group]
            people = takers(state, self.room.protocols[state.protocol])
            assert sorted(grouped) == sorted(people)

    @invariant()
    def turns_are_of_different_people_and_times_add_up(self) -> None:
        for step in self.room.state.steps:
            progress = self.room.state.progress_of(step.key)
            assert len(set(step.turns)) == len(step.turns)
            assert not step.turns or 0 <= progress.turn < len(step.turns)
            assert all(seconds >= 0 for seconds in progress.turn_spent.values())
            assert sum(progress.turn_spent.values()) <= progress.spent + 0.01

    @invariant()
    def somebody_who_is_here_has_the_word_unless_nobody_is_left(self) -> None:
        state = self.room.state
        if state.step is None or state.phase not in (Phase.RUNNING, Phase.PAUSED):
            return
        turn = state.progress_of(state.step.key).turn
        to_come = [id_ for id_ in state.step.turns[turn:] if id_ in state.present]
        if to_come and state.progress_of(state.step.key).visits == 1:
            assert state.holder in state.present


TestAnyGroups = AnyGroups.TestCase
TestAnyGroups.settings = settings(max_examples=60, stateful_step_count=40)
