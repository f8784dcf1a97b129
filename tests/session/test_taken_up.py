"""What a meeting makes of earlier ones: said twice, taken back, told again from its events."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events.action import ActionMoved, ActionSettled
from plc_runner.events.carried import Carried
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.fold import apply, opened
from plc_runner.session.past import asked, verdict_said
from tests.journal.fold.histories import in_memory
from tests.journal.tables_of import tables_of
from tests.session.earlier_things import EARLIER, LEFT, looking_back
from tests.session.rooms import NOON, Room
from tests.session.test_session_properties import reread

IDS = st.sampled_from([item.id for item in LEFT])
WORDS = st.sampled_from(["", "no paper", "it helps"])
VERDICTS = st.sampled_from(
    [
        "open",
        "started",
        "done",
        "dropped",
        "moved",
        "keep",
        "change",
        "stop",
        "reached",
        "missed",
        "answered",
    ]
)
SAID: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(
        c.Settle, IDS, VERDICTS, WORDS, st.sampled_from([None, "2026-03-20", "2026-05-15", ""])
    ),
    st.builds(
        c.Settle,
        st.just("act-1"),
        st.sampled_from(["done", "moved", "open"]),
        WORDS,
        st.just("2026-04-01"),
    ),
    st.builds(c.Reassign, IDS, st.sampled_from(["ana", None]), st.sampled_from(["Ana", ""])),
    st.builds(c.Object, IDS, st.just("It takes long"), WORDS),
    st.builds(c.AnswerObjection, IDS, st.sampled_from(["Ten minutes", "We will see"])),
    st.builds(c.Measure, st.just("goal-1"), st.just("12 of 27"), st.just("2026-03-12")),
    st.just(c.Undo()),
)
"""Things that may be said of what was left; not all of them can be."""


def tried(room: Room, command: c.Command) -> tuple[Draft, ...]:
    """Do it if it can be done: what came of it."""
    kept, before = len(room.drafts), room.state
    try:
        room.wait(1).do(command)
    except IllegalMove:
        assert room.state is before
    return tuple(draft for draft, _ in room.drafts[kept:])


@settings(max_examples=30)
@given(st.lists(SAID, max_size=12))
def test_the_state_is_the_fold_of_the_events(commands: list[c.Command]) -> None:
    room = looking_back()
    for command in commands:
        tried(room, command)
    first, at = room.drafts[0]
    state = opened("session", reread(first), at)
    for draft, at in room.drafts[1:]:
        state = apply(state, draft.subject, reread(draft), at)
    assert state == room.state


@settings(max_examples=30)
@given(st.lists(SAID, max_size=8))
def test_undoing_all_leaves_everything_as_it_was_found(commands: list[c.Command]) -> None:
    room = looking_back()
    before = dict(room.state.taken_up)
    for command in commands:
        tried(room, command)
    while room.state.undo:
        here = room.state.undo[-1].before.taken_up
        room.do(c.Undo())
        assert room.state.taken_up == here
    assert room.state.taken_up == before


@settings(max_examples=30)
@given(st.lists(SAID, max_size=6), SAID.filter(lambda command: not isinstance(command, c.Undo)))
def test_an_undo_leaves_the_tables_as_they_were(commands: list[c.Command], last: c.Command) -> None:
    with closing(in_memory()) as journal:
        room = kept_in(journal)
        for command in commands:
            keep(journal, room, tried(room, command))
        before = settled_tables(journal)
        if drafts := tried(room, last):
            keep(journal, room, drafts)
            keep(journal, room, tried(room, c.Undo()))
        assert settled_tables(journal) == before
        journal.rebuild()
        assert settled_tables(journal) == before


@settings(max_examples=20)
@given(st.lists(SAID, max_size=8))
def test_the_tables_say_what_the_meeting_says(commands: list[c.Command]) -> None:
    with closing(in_memory()) as journal:
        room = kept_in(journal)
        for command in commands:
            keep(journal, room, tried(room, command))
        for item in room.state.taken_up.values():
            said = kept(journal, item.item)
            if item.item.what in ("action", "goal", "question"):
                assert (said["status"], said.get("reason", said.get("answer"))) == item.stands
            if item.item.what == "action":
                promise = said["due"], said["owner"], said["owner_name"]
                assert promise == (item.due, item.owner, item.owner_name)
            if item.item.what == "decision":
                assert (said["stopped"] is not None) == (item.verdict == "stop")
                assert said["review"] == item.due


def kept_in(journal: Journal) -> Room:
    """A journal with what was left, and the room of the meeting that takes it up."""
    for subject, event in EARLIER:
        journal.append([Draft(subject, event)], at=NOON, session="earlier")
    objection = journal.query("SELECT id FROM objections")[0]["id"]
    left = [item.model_dump() for item in LEFT]
    for item in left:
        for one in item["objections"]:
            one["id"] = objection
    room = Room(carried=tuple(Carried.model_validate(item) for item in left)).do(c.Start())
    for draft, at in room.drafts:
        journal.append([draft], at=at, session="session")
    return room


def keep(journal: Journal, room: Room, drafts: tuple[Draft, ...]) -> None:
    """As the driver does."""
    if drafts:
        journal.append(drafts, at=room.now, session="session")


_OF_EVENTS = ("heads", "unapplied", "measurements", "changes", "steps", "search_text")
"""Tables that list events too, or of which an undo is tried elsewhere."""


def settled_tables(journal: Journal) -> dict[str, Any]:
    assert not journal.query("SELECT reason FROM unapplied")
    return {name: rows for name, rows in tables_of(journal).items() if name not in _OF_EVENTS}


def kept(journal: Journal, item: Carried) -> dict[str, Any]:
    """The row of a thing."""
    table = {"action": "actions", "decision": "decisions", "goal": "goals"}.get(
        item.what, "entries"
    )
    (row,) = journal.query(f"SELECT * FROM {table} WHERE id = ?", item.id)
    return dict(row)


def test_a_promise_that_was_called_done_and_is_moved_is_open_again() -> None:
    room = looking_back().do(c.Settle("act-1", "done"))
    room.do(c.Settle("act-1", "moved", "no paper", "2026-03-20"))
    assert [type(draft.event) for draft, _ in room.drafts[-2:]] == [ActionSettled, ActionMoved]
    item = room.state.taken_up["act-1"]
    assert (item.verdict, item.due, item.stands) == ("moved", "2026-03-20", ("open", ""))
    room.do(c.Undo())
    assert room.state.taken_up["act-1"].verdict == "done"
    room.do(c.Undo())
    assert room.state.taken_up["act-1"] == looking_back().state.taken_up["act-1"]


def test_a_promise_that_is_begun_stays_so_while_it_is_still_open() -> None:
    room = looking_back().do(c.Settle("act-2", "open"))
    item = room.state.taken_up["act-2"]
    assert item.stands == ("started", "")
    assert verdict_said(room.state, item, date(2026, 3, 12)) == "still open, begun"


def test_each_disagreement_gets_its_own_answer_back() -> None:
    room = looking_back().do(c.AnswerObjection("dec-1", "Ten minutes"))
    room.do(c.Object("dec-1", "Too loud", "Cy"), c.AnswerObjection("dec-1", "In pairs"))
    earlier, later = room.state.taken_up["dec-1"].objections
    assert (earlier.answer, later.answer) == ("Ten minutes", "In pairs")
    room.do(c.AnswerObjection("dec-1", "A quarter of an hour", "?"), c.Undo(), c.Undo(), c.Undo())
    (left,) = room.state.taken_up["dec-1"].objections
    assert left.answer == "Ten minutes"


def test_nothing_is_answered_where_nobody_disagreed() -> None:
    with pytest.raises(IllegalMove, match="Nobody has disagreed"):
        looking_back().do(c.AnswerObjection("dec-2", "Yes"))


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (c.Settle("act-1", "keep"), "It can be: open, started, done"),
        (c.Settle("act-1", "moved"), "Until when"),
        (c.Settle("nowhere", "done"), "No earlier meeting left that"),
        (c.Reassign("dec-1", "ana", "Ana"), "Only an action has an owner"),
        (c.Fix("act-1", "Copy all"), "of an earlier meeting"),
        (c.Remove("goal-1"), "of an earlier meeting"),
        (c.Star("goal-1", True), "lines on the board"),
        (c.Move("act-1", "wonder"), "lines on the board"),
    ],
)
def test_what_cannot_be_said_of_it_changes_nothing(command: c.Command, told: str) -> None:
    room = looking_back()
    before = room.state
    with pytest.raises(IllegalMove, match=told):
        room.do(command)
    assert room.state is before


def test_something_else_is_taken_up_and_settled_in_one_act() -> None:
    other = Carried(what="decision", id="dec-9", text="Exit tickets on Friday")
    room = looking_back().do(c.Settle("dec-9", "stop", "nobody reads them", item=other))
    assert room.state.taken_up["dec-9"].verdict == "stop"
    room.do(c.Undo())
    assert "dec-9" not in room.state.taken_up


def test_who_is_asked_where_the_owner_is_gone() -> None:
    gone = Carried(
        what="action", id="a", text="Copy", owner="gus", owner_name="Gus", owner_left=True
    )
    room = Room(carried=(gone,)).do(c.Start())
    assert asked(room.state.taken_up["a"]) == "Who does it now?"
    room.do(c.Reassign("a", "ana", "Ana"))
    assert asked(room.state.taken_up["a"]) == "Done?"
