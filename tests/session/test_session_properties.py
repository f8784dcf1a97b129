"""Whatever a room does, in any order: what must always hold."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft, event_from_body
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.fold import apply, opened
from plc_runner.session.proposals import catch_up, choices_at_zero
from plc_runner.session.rewinding import COUNTS_FOR_EARLIER
from plc_runner.session.state import Phase, SessionState
from tests.session.rooms import NOON, PEOPLE, Room, protocol

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=0, max_size=8)
STEPS = ["describe", "each", "present", "us.2.listen", "decide", "debrief", "nowhere"]

MOVES: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.Next, st.booleans()),
    st.just(c.Back()),
    st.builds(c.GoTo, st.sampled_from(STEPS)),
    st.builds(c.Skip, TEXT),
    st.just(c.NextTurn()),
    st.just(c.PreviousTurn()),
)
CLOCK: st.SearchStrategy[c.Command] = st.one_of(
    st.sampled_from([c.Start(), c.Pause(), c.Resume(), c.CatchUp()]),
    st.builds(c.AddTime, st.integers(-400, 400)),
    st.builds(c.AnswerGap, st.booleans()),
    st.sampled_from([c.Adjourn(), c.Close()]),
)
PERSON = st.sampled_from([*PEOPLE, Person(id="gus", name="Gus")])
ROOM: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.Arrive, PERSON),
    st.builds(c.Leave, PERSON.map(lambda person: person.id)),
    st.builds(c.SetRole, st.just("presenter"), PERSON.map(lambda person: (person.id,))),
    st.builds(c.HandOver, PERSON.map(lambda person: person.id)),
    st.just(c.SwitchProtocol(protocol("other"), "1" * 64)),
)


def clock_of(state: SessionState) -> tuple[Any, ...]:
    """What undo must restore of an act that is no move."""
    return state.phase, state.position, state.since, dict(state.progress), state.steps


class AnyRoom(RuleBasedStateMachine):
    """Random commands at random times."""

    @initialize(late=st.integers(0, 1200), bell=st.booleans())
    def sit_down(self, late: int, bell: bool) -> None:
        self.room = Room(stop_at=NOON + timedelta(minutes=45) if bell else None)
        self.room.wait(late)

    def attempt(self, command: c.Command) -> bool:
        """Do it; an illegal move changes nothing."""
        before, kept = self.room.state, len(self.room.drafts)
        try:
            self.room.do(command)
        except IllegalMove:
            assert self.room.state is before
            assert len(self.room.drafts) == kept
            return False
        return True

    @rule(seconds=st.floats(0, 700).map(lambda s: round(s, 3)))
    def wait(self, seconds: float) -> None:
        self.room.wait(seconds)

    @rule(command=MOVES)
    def move(self, command: c.Command) -> None:
        self.attempt(command)

    @rule(command=CLOCK)
    def keep_time(self, command: c.Command) -> None:
        self.attempt(command)

    @rule(command=ROOM)
    def change_the_room(self, command: c.Command) -> None:
        self.attempt(command)

    @rule(away=st.integers(0, 400))
    def sleep(self, away: int) -> None:
        since = self.room.now
        self.room.wait(away)
        self.attempt(c.ReportGap(since, self.room.now))

    @rule(minutes=st.none() | st.integers(-5, 60))
    def reopen(self, minutes: int | None) -> None:
        bell = None if minutes is None else self.room.now + timedelta(minutes=minutes)
        self.attempt(c.Reopen(bell))

    @rule(text=TEXT, slot=st.sampled_from(["notice", "heard", "decision", "note", "no-such"]))
    def capture(self, text: str, slot: str) -> None:
        self.attempt(c.Capture(slot, text))

    @rule(
        text=TEXT,
        make=st.sampled_from([c.Decide, c.AgreeAction, c.SetGoal, c.KeepExemplar, c.Park, c.Note]),
    )
    def keep(self, text: str, make: Any) -> None:
        self.attempt(make(text))

    @rule(data=st.data(), text=TEXT)
    def change_something(self, data: st.DataObject, text: str) -> None:
        state = self.room.state
        samples = list(state.exemplars)
        ids = [*state.entries, *state.decisions, *state.actions, *state.goals, *samples] or ["none"]
        one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        changes = [
            c.Fix(one, text),
            *(c.Fix(sample, text, "notes") for sample in samples),
            c.Remove(one),
            c.Move(one, "wonder"),
            c.Star(one, bool(text)),
            c.Merge(one, other),
            c.Object(one, text),
        ]
        self.attempt(data.draw(st.sampled_from(changes)))

    @rule()
    def undo(self) -> None:
        self.attempt(c.Undo())

    @precondition(lambda self: self.room.state.undo)
    @rule(wait=st.sampled_from([0.0, 5.0, 14.9]))
    def undo_at_once_restores_the_clock(self, wait: float) -> None:
        state = self.room.state
        point = state.undo[-1]
        if self.room.now - point.at > timedelta(seconds=COUNTS_FOR_EARLIER - wait):
            return
        self.room.wait(wait)
        if self.attempt(c.Undo()):
            assert clock_of(self.room.state) == clock_of(point.before)
            assert self.room.state.present == point.before.present

    @precondition(lambda self: self.room.state.undo)
    @rule()
    def undo_brings_back_what_stood_there(self) -> None:
        before = self.room.state.undo[-1].before
        if self.attempt(c.Undo()):
            assert standing_records(self.room.state) == standing_records(before)

    @invariant()
    def time_is_never_negative(self) -> None:
        state, now = self.room.state, self.room.now
        for step in state.steps:
            assert timing.spent(state, step.key, now) >= 0
            assert timing.allowance(state, step) >= 0
            assert timing.still_needs(state, step, now) >= 0
            assert step.seconds >= 0
        assert timing.ends_at(state, now) >= now
        assert timing.running_for(state, now) >= 0
        assert (state.since is not None) == (state.phase is Phase.RUNNING)

    @invariant()
    def no_two_steps_share_a_key_and_the_floor_is_held(self) -> None:
        state = self.room.state
        assert len({step.key for step in state.steps}) == len(state.steps)
        assert (state.position is None) == (not state.sittings)
        assert state.present

    @invariant()
    def proposals_never_lengthen_and_choices_hold(self) -> None:
        state, now = self.room.state, self.room.now
        proposal = catch_up(state, now)
        if proposal is not None:
            for old, new in zip(state.steps, proposal.steps, strict=True):
                assert min(old.least, old.seconds) <= new.seconds <= old.seconds
            assert proposal.ends_at <= timing.ends_at(state, now)
        ends = [choice.ends_at for choice in choices_at_zero(state, now)]
        assert all(end >= now for end in ends)

    def teardown(self) -> None:
        """The fold of the events, through JSON and back, is the state."""
        if not hasattr(self, "room"):
            return
        first, at = self.room.drafts[0]
        state = opened("session", reread(first), at)
        for draft, at in self.room.drafts[1:]:
            state = apply(state, draft.subject, reread(draft), at)
        assert state == self.room.state


def reread(draft: Draft) -> Any:
    """The event as it comes back from the journal."""
    return event_from_body(draft.event.kind, json.loads(json.dumps(draft.event.body())))


def standing_records(state: SessionState) -> list[tuple[Any, ...]]:
    """What stands on the wall, its history aside."""
    return [
        *((e.id, e.text, e.slot, e.starred) for e in state.entries.values() if e.shown),
        *((d.id, d.statement, d.because) for d in state.decisions.values() if not d.removed),
        *((a.id, a.what, a.owner, a.due) for a in state.actions.values() if not a.removed),
        *((g.id, g.statement, g.target) for g in state.goals.values() if not g.removed),
    ]


TestAnyRoom = AnyRoom.TestCase
TestAnyRoom.settings = settings(max_examples=60, stateful_step_count=40)
