"""A session that was really run, from its events to its files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from plc_runner.protocol.planned import Person
from plc_runner.publish.files import write_record
from plc_runner.publish.markdown import to_markdown
from plc_runner.publish.record import record
from plc_runner.session import commands as c
from plc_runner.session.fold import apply, opened
from plc_runner.session.state import SessionState
from tests.session.rooms import NOON, Room, protocol


def a_meeting() -> Room:
    """A whole meeting with most that can happen in it."""
    room = Room(utc_offset=-5 * 3600, team_name="Grade 5")
    room.wait(60).do(c.Start())
    room.wait(30).do(c.Capture("notice", "9 of 24 drew a line"), c.Capture("wonder", "why?"))
    room.do(c.Arrive(Person(id="gus", name="Gus"))).wait(60).do(c.Leave("cy"))
    entry = next(iter(room.state.entries))
    room.do(c.Fix(entry, "9 of 24 drew a number line"), c.Star(entry))
    room.do(c.AddTime(120, "samples came late")).wait(600).do(c.Next())
    room.wait(30).do(c.Skip("no time"), c.Back(), c.Undo(), c.GoTo("decide"))
    room.do(c.Decide("Start with a number line", "it helped nine"), c.Park("Who orders strips?"))
    decision = next(iter(room.state.decisions))
    room.do(c.Object(decision, "Two weeks is enough", "Ben"), c.Note("The bell was early"))
    room.do(c.AgreeAction("print tickets", "ana", "Ana", "2026-03-13"), c.AgreeAction("ask around"))
    return room.wait(120).do(c.SetGoal("All compare", target="20 of 24"), c.Close())


def replayed(room: Room) -> SessionState:
    (first, at), *others = room.drafts
    state = opened("session", first.event, at)  # type: ignore[arg-type]
    for draft, at in others:
        state = apply(state, draft.subject, draft.event, at)
    return state


def test_what_happened_is_what_the_record_says() -> None:
    text = to_markdown(record(a_meeting().state))
    for line in (
        "- **When:** Thursday 12 March 2026, 7:01 am to 7:15 am (14 minutes)",
        "- **Present:** 7: Ana (Presenting teacher), Ben, Cy (left at 7:02 am), Dee, Eli, "
        "Fay (facilitator), Gus (came at 7:01 am)",
        "1. **Start with a number line**",
        "   - **Because:** it helped nine",
        "   - **Present:** 6: Ana, Ben, Dee, Eli, Fay and Gus",
        "   - **Objection from Ben:** Two weeks is enough",
        "- **Ana:** print tickets — *by Friday 13 March 2026*",
        "- **No owner yet:** ask around",
        "   - **Target:** 20 of 24",
        "- Who orders strips?",
        "- The bell was early",
        "- ★ 9 of 24 drew a number line",
        "| 1. Describe | 10:00 | 11:30 | 1:30 over, 2 min added |",
        "was given 2 min more: samples came late",
        "was skipped: no time",
    ):
        assert line in text
    assert "9 of 24 drew a line" not in text
    assert "went back" not in text, "what was undone is no change"


def test_the_events_alone_give_the_same_bytes_again(tmp_path: Path) -> None:
    room = a_meeting()
    first = write_record(tmp_path / "a", room.state)
    again = write_record(tmp_path / "b", replayed(room))
    assert first.markdown.read_bytes() == again.markdown.read_bytes()
    assert first.html.read_bytes() == again.html.read_bytes()


def test_a_meeting_of_two_sittings_with_another_protocol_keeps_one_record(tmp_path: Path) -> None:
    room = Room().do(c.Start()).wait(600).do(c.Adjourn())
    first = write_record(tmp_path, room.state)
    room.now = NOON + timedelta(days=7)
    room.do(c.Reopen(), c.Resume(), c.SwitchProtocol(protocol("other"), "1" * 64)).wait(600)
    second = write_record(tmp_path, room.do(c.Close()).state)
    assert second == first
    text = second.markdown.read_text("utf-8")
    assert text.count("- **When:**") == 2
    assert "The room changed to another protocol" in text
    assert "Adjourned" not in text
