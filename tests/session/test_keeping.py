"""What is said is kept, put right, and taken back."""

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from tests.session.rooms import Room


def shown(room: Room) -> list[tuple[str, str, bool]]:
    return [(e.text, e.slot, e.starred) for e in room.state.entries.values() if e.shown]


def started() -> Room:
    return Room().do(c.Start())


def test_a_line_belongs_to_the_step_it_was_begun_in() -> None:
    room = started().do(c.Next(), c.Capture("wonder", "why halves?", step="describe"))
    (entry,) = room.state.entries.values()
    assert (entry.step, entry.slot, entry.person) == ("describe", "wonder", None)


def test_a_decision_belongs_to_the_step_it_was_begun_in() -> None:
    room = started().do(c.GoTo("decide"), c.Next(force=True))
    room.do(c.Decide("tapes first", step="decide"), c.AgreeAction("copy", step="decide"))
    (decision,), (action,) = room.state.decisions.values(), room.state.actions.values()
    assert (decision.step, decision.slot) == ("decide", "decision")
    assert (action.step, action.slot) == ("decide", "action")


def test_an_entry_in_a_turn_names_the_speaker() -> None:
    room = started().do(c.Next(), c.NextTurn(), c.Capture("heard", "equal parts"))
    (entry,) = room.state.entries.values()
    assert entry.person == "ben"


def test_an_unknown_slot_or_an_empty_line_is_refused() -> None:
    room = started()
    with pytest.raises(IllegalMove, match="no place called"):
        room.do(c.Capture("heard", "too early"))
    with pytest.raises(IllegalMove, match="empty"):
        room.do(c.Capture("notice", "   "))


def test_fixing_keeps_the_history_and_undo_brings_the_words_back() -> None:
    room = started().do(c.Capture("notice", "labels mising"))
    (id_,) = room.state.entries
    room.do(c.Fix(id_, "labels missing"))
    assert room.state.entries[id_].history == ("labels mising",)
    room.do(c.Undo())
    assert room.state.entries[id_].text == "labels mising"


def test_each_way_of_changing_an_entry_can_be_undone() -> None:
    room = started().do(c.Capture("notice", "one"), c.Capture("notice", "one again"))
    one, again = room.state.entries
    for command in (
        c.Remove(one),
        c.Move(one, "wonder"),
        c.Star(one),
        c.Merge(again, one),
    ):
        shown = [(e.text, e.slot, e.starred) for e in room.state.entries.values() if e.shown]
        room.do(command)
        assert shown != [
            (e.text, e.slot, e.starred) for e in room.state.entries.values() if e.shown
        ]
        room.do(c.Undo())
        assert shown == [
            (e.text, e.slot, e.starred) for e in room.state.entries.values() if e.shown
        ]


def test_decisions_actions_and_goals_are_fixed_and_undone_in_their_own_words() -> None:
    room = started().do(
        c.Decide("Start with tapes", "fewer errors"),
        c.AgreeAction("copy the task", "ben", "Ben", "2026-03-20"),
        c.SetGoal("80% proficient", target="80%"),
    )
    (decision,), (action,), (goal,) = room.state.decisions, room.state.actions, room.state.goals
    room.do(
        c.Fix(decision, "Start with tape diagrams"),
        c.Fix(action, "Cy: copy the new task"),
        c.Fix(goal, "85% proficient"),
    )
    assert room.state.decisions[decision].because == "fewer errors"
    fixed = room.state.actions[action]
    assert (fixed.what, fixed.owner, fixed.due) == ("copy the new task", "cy", "2026-03-20")
    assert room.state.goals[goal].target == "80%"
    room.do(c.Undo(), c.Undo(), c.Undo())
    assert room.state.decisions[decision].statement == "Start with tapes"
    assert room.state.actions[action].owner == "ben"
    assert room.state.goals[goal].statement == "80% proficient"
    room.do(c.Undo(), c.Undo(), c.Undo())
    assert room.state.decisions[decision].removed
    assert room.state.actions[action].removed
    assert room.state.goals[goal].removed


def test_removed_records_come_back_with_undo() -> None:
    room = started().do(c.Decide("d"), c.AgreeAction("a"), c.SetGoal("g"))
    ids = [*room.state.decisions, *room.state.actions, *room.state.goals]
    for id_ in ids:
        room.do(c.Remove(id_), c.Undo())
    shelves = (room.state.decisions, room.state.actions, room.state.goals)
    assert not any(item.removed for shelf in shelves for item in shelf.values())


def test_an_objection_stays_with_the_decision_until_undone() -> None:
    room = started().do(c.Decide("No homework"))
    (id_,) = room.state.decisions
    room.do(c.Object(id_, "parents expect it", "Dee"))
    assert [o.text for o in room.state.decisions[id_].objections] == ["parents expect it"]
    room.do(c.Undo())
    assert room.state.decisions[id_].objections == ()


def test_parking_and_notes_work_before_the_start() -> None:
    room = Room().do(c.Park("ask about copies"), c.Note("Gus is late"))
    assert [entry.slot for entry in room.state.entries.values()] == ["parking-lot", "note"]


def test_what_was_removed_cannot_be_changed() -> None:
    room = started().do(c.Capture("notice", "x"))
    (id_,) = room.state.entries
    room.do(c.Remove(id_))
    with pytest.raises(IllegalMove, match="removed"):
        room.do(c.Fix(id_, "y"))


def test_nothing_to_undo_is_said() -> None:
    with pytest.raises(IllegalMove, match="nothing to undo"):
        Room().do(c.Undo())


def test_a_locked_slot_is_shown_once() -> None:
    room = started().do(c.Reveal("notice"))
    assert room.state.revealed == {"notice"}
    with pytest.raises(IllegalMove, match="already"):
        room.do(c.Reveal("notice"))
