"""What is said is kept, put right, and taken back."""

from typing import Any

import pytest

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.events.entry import SlotRevealed
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from tests.session.rooms import NOON, Room, minutes, protocol


def shown(room: Room) -> list[tuple[str, str, bool]]:
    return [(e.text, e.slot, e.starred) for e in room.state.entries.values() if e.shown]


def step(id_: str, *captures: dict[str, Any]) -> dict[str, Any]:
    return {"title": id_.capitalize(), "id": id_, "minutes": minutes(2), "capture": captures}


def of(steps: list[dict[str, Any]], id_: str = "looking") -> Protocol:
    return Protocol.model_validate({**protocol(id_).model_dump(), "steps": steps})


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


@pytest.mark.parametrize("text", ["\u200b", "\ufeff \u200d", "\x00", "\u202e\x1b"])
def test_what_nobody_could_see_is_never_kept(text: str) -> None:
    room = started().do(c.Capture("notice", "seen"))
    (entry,) = room.state.entries.values()
    for command in (c.Capture("notice", text), c.Decide(text), c.Fix(entry.id, text)):
        with pytest.raises(IllegalMove, match="empty"):
            room.do(command)


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


def test_what_a_removed_entry_stood_for_comes_back() -> None:
    room = started().do(c.Capture("notice", "one"), c.Capture("notice", "one again"))
    one, again = room.state.entries
    room.do(c.Merge(again, one), c.Remove(one))
    assert [text for text, _, _ in shown(room)] == ["one again"]
    room.do(c.Undo())
    assert [text for text, _, _ in shown(room)] == ["one"]


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
    guess = step("guess", {"kind": "prediction", "id": "g", "label": "We expect"})
    room = Room(protocol=of([guess])).do(c.Start(), c.Reveal("g"))
    assert room.state.revealed == {("g", "")}
    with pytest.raises(IllegalMove, match="already"):
        room.do(c.Reveal("g"))


def test_a_step_that_shows_a_prediction_shows_it_however_it_is_reached() -> None:
    steps = [
        step("guess", {"kind": "prediction", "id": "g", "label": "We expect", "reveal_at": "look"}),
        step("count", {"kind": "prediction", "id": "h", "label": "By hand"}),
        step("look"),
        step("end"),
    ]
    for moves in ([c.Next(), c.Next()], [c.GoTo("look")], [c.Skip(), c.Skip()]):
        room = Room(protocol=of(steps)).do(c.Start(), c.Capture("g", "half of them"))
        assert not room.state.revealed
        room.do(*moves)
        assert room.state.revealed == {("g", "")}
        room.do(c.Undo())
        assert not room.state.revealed
        room.do(moves[-1], c.Next(), c.Back())
        assert room.state.revealed == {("g", "")}
        assert sum(isinstance(draft.event, SlotRevealed) for draft, _ in room.drafts) == 2
    room = Room(protocol=of(steps)).do(c.Start())
    room.do(c.SwitchProtocol(of([*steps[2:], steps[0]], "other"), "1" * 64))
    assert room.state.revealed == {("g", "")}


def test_a_required_capture_asks_for_something_in_it_and_not_in_every_place() -> None:
    piles = {"kind": "sort", "id": "s", "piles": ["High", "Low"], "slot_ids": ["high", "low"]}
    steps = [step("sort", {**piles, "required": True}), step("end")]
    room = Room(protocol=of(steps)).do(c.Start())
    with pytest.raises(Unfilled, match="High or Low"):
        room.do(c.Next())
    room.do(c.Capture("high", "all six"), c.Next())


def test_what_was_taken_back_is_not_taken_back_again() -> None:
    room = started()
    room.do(c.Pause(), c.Capture("notice", "a slip"), c.Decide("another"), c.Undo(), c.Undo())
    assert len(room.decide(c.Undo())) == 1


def test_a_fixed_action_says_its_day_as_a_new_one_does() -> None:
    room = started().do(c.AgreeAction("copy", "ben", "Ben"))
    (id_,) = room.state.actions
    room.do(c.Fix(id_, "copy it by Friday"))
    assert room.state.actions[id_].due == "2026-03-13"


def test_a_line_begun_in_a_step_that_was_undone_is_kept_where_the_room_is() -> None:
    room = started().do(c.SwitchProtocol(protocol("other"), "1" * 64), c.Undo())
    for text, slot in (("halves", "wonder"), ("/decide halves", None)):
        parsed = parse(text, room.state, slot=slot, step="other/describe", today=NOON.date())
        assert isinstance(parsed, Do)
        room.do(parsed.command)
    (entry,), (decision,) = room.state.entries.values(), room.state.decisions.values()
    assert (entry.step, entry.slot, decision.step) == ("describe", "wonder", "describe")
    lost = parse("halves", room.state, slot="heard", step="other/each")
    assert isinstance(lost, Do)
    room.do(lost.command)
    assert list(room.state.entries.values())[-1].slot == "notice"
