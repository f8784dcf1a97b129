"""The Run screen, driven by keys as a facilitator would."""

from __future__ import annotations

import pytest
from textual import events
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Static

from plc_runner.session import commands as c
from plc_runner.session.state import Phase
from plc_runner.tui.app import PlcApp
from plc_runner.tui.present_columns import AGREED
from plc_runner.tui.screens.gap import GapDialog
from plc_runner.tui.view import Meeting
from plc_runner.tui.widgets.keys_row import KeysRow
from tests.tui.room import (
    Room,
    begin,
    drawn,
    open_wall,
    request,
    run_for,
    said,
    settle,
    state,
    texts,
    type_line,
    view,
    wall,
    write,
)

SIZE = (60, 18)


async def test_the_wall_waits_until_somebody_starts_the_clock(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await open_wall(pilot)
        assert state(app).phase is Phase.READY
        assert view(app).step == "Guess"
        assert view(app).clock.text == "3:00"
        assert ("8 min", "Describe") in [(a.label, a.text) for a in view(app).console]
        run_for(app, room, 120)
        assert view(app).clock.text == "3:00"
        await pilot.press("pagedown")
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        run_for(app, room, 30)
        assert view(app).clock.text == "2:30"


async def test_enter_keeps_what_was_said_in_the_slot_that_tab_chose(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await type_line(pilot, "three draw equal parts")
        await pilot.press("tab")
        await type_line(pilot, "why [b]so[/b]?")
        await pilot.press("shift+tab")
        await type_line(pilot, "one is [/] torn \x1b[31m")
        assert texts(app, "notice") == ["three draw equal parts", "one is [/] torn [31m"]
        assert texts(app, "wonder") == ["why [b]so[/b]?"]
        assert wall(app).wall.line.value == ""


async def test_speech_never_moves_the_meeting(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        for text in ("next", "skip counting is weak", "pause"):
            await type_line(pilot, text)
        assert view(app).step == "Describe"
        assert texts(app, "notice") == ["next", "skip counting is weak", "pause"]


async def test_up_calls_back_the_last_entry_to_be_put_right(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await type_line(pilot, "first")
        await type_line(pilot, "secnd")
        await write(pilot, "half typed")
        await pilot.press("up")
        await settle(pilot)
        line = wall(app).wall.line
        assert line.value == "secnd"
        assert view(app).label == "Fix"
        line.value = "second"
        await pilot.press("enter")
        await settle(pilot)
        assert texts(app, "notice") == ["first", "second"]
        assert line.value == "half typed"
        await pilot.press("up", "up")
        await settle(pilot)
        assert line.value == "first"
        await pilot.press("escape")
        await settle(pilot)
        assert line.value == "half typed"
        assert texts(app, "notice") == ["first", "second"]


@pytest.mark.parametrize(
    ("key", "word"), [("f2", "/decide "), ("f3", "/action "), ("f4", "/park ")]
)
async def test_f_keys_turn_the_line_into_a_record(room: Room, key: str, word: str) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await write(pilot, "use tape diagrams")
        await pilot.press(key)
        await settle(pilot)
        assert wall(app).wall.line.value == f"{word}use tape diagrams"


async def test_a_decision_an_action_and_a_parked_question_are_kept(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await type_line(pilot, "/decide tape first because it shows parts")
        assert said(app).startswith("Decision: tape first")
        await type_line(pilot, "/action Cy: copy it by Friday")
        await type_line(pilot, "/park who has rulers?")
        assert [d.because for d in state(app).decisions.values()] == ["it shows parts"]
        assert [a.owner_name for a in state(app).actions.values()] == ["Cy"]
        assert drawn(app, AGREED) == [
            "• tape first",
            "  because it shows parts",
            "• copy it",
            "  Cy · Fri 13 Mar",
        ]
        assert said(app) == "Parking lot: who has rulers?"


async def test_a_step_asks_for_its_decision_before_it_lets_go(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/go decide")
        await pilot.press("pagedown")
        await settle(pilot)
        assert view(app).step == "Decide"
        assert said(app).startswith("Still wanted here: Our move")
        await pilot.press("pagedown")
        await settle(pilot)
        assert view(app).step == "Look back"


async def test_the_question_of_a_required_slot_is_answered_by_filling_it(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/go decide")
        await pilot.press("pagedown")
        await type_line(pilot, "We count aloud")
        assert said(app) == ""
        assert [d.statement for d in state(app).decisions.values()] == ["We count aloud"]
        await pilot.press("pagedown")
        await settle(pilot)
        assert view(app).step == "Look back"


async def test_undo_takes_back_a_move_with_its_clock(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 60)
        await pilot.press("pagedown")
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert view(app).step == "Guess"
        assert view(app).clock.text == "2:00"
        assert said(app).startswith("Undone: next.")


async def test_time_is_added_taken_paused_and_let_run(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("f7")
        await settle(pilot)
        assert view(app).clock.text == "4:00"
        await pilot.press("f6", "f5")
        await settle(pilot)
        assert view(app).clock.level == "paused"
        run_for(app, room, 90)
        assert view(app).clock.text == "3:00"
        await pilot.press("f5")
        await settle(pilot)
        assert view(app).clock.level == "calm"


async def test_turns_say_who_speaks_and_who_is_next(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=(120, 36)) as pilot:
        await begin(pilot)
        await type_line(pilot, "/go last")
        assert [part.text for part in view(app).talk] == ["Ana", "speaks", "then Ben"]
        assert view(app).clock.caption == "turn 1 of 6 · 1 min"
        await pilot.press("f8")
        await settle(pilot)
        assert [part.text for part in view(app).talk] == ["Ben", "speaks", "then Cy"]
        assert [turn.state for turn in view(app).turns][:3] == ["done", "now", "next"]


async def test_at_zero_the_keys_say_when_each_choice_would_end(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 200)
        assert view(app).clock.level == "over"
        assert view(app).clock.text == "+0:20"
        choices = {choice.key: choice.label for choice in view(app).choices}
        assert choices["PgDn"] == "next, ends 3:47"
        assert choices["F7"] == "+1, ends 3:48"
        assert choices["F7 F7"] == "+2, ends 3:49"


async def test_shortening_is_proposed_when_late_and_can_be_refused(room: Room) -> None:
    app = room.running(until="3:44")
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 360)
        await pilot.press("pagedown")
        await settle(pilot)
        assert said(app).startswith("3 min late. Shorten later steps, to end at 3:44?")
        await pilot.press("escape")
        await settle(pilot)
        assert said(app) == ""
        assert view(app).meeting == Meeting("late", "3 MIN LATE")
        await pilot.press("escape", "c")
        await settle(pilot)
        assert view(app).ends == "3:44"


async def test_shortening_is_accepted_with_enter(room: Room) -> None:
    app = room.running(until="3:44")
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 360)
        await pilot.press("pagedown")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert view(app).ends == "3:44"


async def paste(pilot: Pilot[None], text: str) -> None:
    app = pilot.app
    assert isinstance(app, PlcApp)
    wall(app).wall.line.post_message(events.Paste(text))
    await settle(pilot)


async def test_a_paste_of_several_lines_is_confirmed_in_place(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        await paste(pilot, "one\n/next\n\nthree [b]\n")
        assert said(app).startswith("Keep 3 lines in Notice?")
        assert texts(app, "notice") == []
        await pilot.press("enter")
        await settle(pilot)
        assert texts(app, "notice") == ["one", "/next", "three [b]"]
        assert view(app).step == "Describe"
        await pilot.press("f2")
        await paste(pilot, "four\nfive")
        assert said(app).startswith("Keep 2 lines in Notice?"), "they are no decisions"
        await pilot.press("escape")
        await settle(pilot)
        assert texts(app, "notice") == ["one", "/next", "three [b]"]


async def test_a_long_paste_is_one_entry(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        await paste(pilot, "a fifth " * 625)
        await pilot.press("enter")
        await settle(pilot)
        assert texts(app, "notice") == [("a fifth " * 625).strip()]


async def test_a_half_typed_line_belongs_to_the_step_it_was_begun_in(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown", "tab")
        await write(pilot, "late thought")
        await pilot.press("pagedown")
        await settle(pilot)
        assert view(app).step == "Last word"
        assert view(app).label.startswith("Wonder")
        await pilot.press("enter")
        await settle(pilot)
        kept = [(entry.step, entry.slot) for entry in state(app).entries.values()]
        assert kept == [("describe", "wonder")]


async def test_a_half_typed_line_is_stored_and_comes_back(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown", "tab")
        await write(pilot, "half a th")
        await pilot.pause(0.5)
        kept = wall(app).driver.kept_line()
        assert kept is not None
        assert (kept.text, kept.step) == ("half a th", "describe")
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert wall(again).wall.line.value == "half a th"
        assert view(again).label == "Wonder"


async def test_a_line_is_stored_while_somebody_types_on(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        for letter in "abcdefgh":
            await pilot.press(letter)
            await pilot.pause(0.1)
        kept = wall(app).driver.kept_line()
        assert kept is not None
        assert kept.text.startswith("abc")


async def test_the_line_has_the_focus_after_every_key(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        for key in ("pagedown", "tab", "f5", "f5", "f9", "f12", "ctrl+t", "escape", "x", "f1"):
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.focused is wall(app).wall.line


async def test_a_refused_line_stays_with_the_reason(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/nxt")
        assert wall(app).wall.line.value == "/nxt"
        assert "Did you mean /next?" in said(app)
        notice = view(app).notice
        assert notice is not None
        assert notice.kind == "error"


async def test_slash_completes(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await write(pilot, "/dec")
        assert [aside.label for aside in view(app).console] == ["/decide WHAT [because WHY]"]
        await pilot.press("tab")
        await settle(pilot)
        assert wall(app).wall.line.value == "/decide "
        wall(app).wall.line.value = "/go l"
        await settle(pilot)
        offered = [(aside.label, aside.text) for aside in view(app).console]
        assert offered == [("3", "Last word"), ("6", "Look back")]
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert view(app).step == "Last word"


async def test_the_console_is_off_until_it_is_asked_for(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        assert view(app).console == ()
        await pilot.press("f9")
        await settle(pilot)
        assert "Wait out" in view(app).console[1].text
        await pilot.press("f9", "f12")
        await settle(pilot)
        assert view(app).console == ()
        assert view(app).blank


async def test_predictions_are_hidden_until_their_step_shows_them(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=(120, 36)) as pilot:
        await begin(pilot)
        await type_line(pilot, "they will halve it")
        [column] = view(app).columns
        assert column.count == 1
        assert "halve" not in repr(view(app))
        await write(pilot, "/remove ")
        assert "halve" not in str(view(app).console)
        wall(app).wall.line.value = ""
        await type_line(pilot, "/go look back")
        assert texts(app, column.slot) == ["they will halve it"]


async def test_people_come_and_go_and_hand_over_by_the_line(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/arrive Gus")
        assert said(app).startswith("Gus is here.")
        await type_line(pilot, "/leave Fay")
        names = [state(app).name(id_) for id_ in state(app).present]
        assert names == ["Ana", "Ben", "Cy", "Dee", "Eli", "Gus"]
        await type_line(pilot, "/hand Cy")
        assert state(app).name(state(app).facilitator) == "Cy"
        await type_line(pilot, "/role presenter Dee")
        assert [state(app).name(id_) for id_ in state(app).roles["presenter"]] == ["Dee"]


async def test_another_protocol_keeps_people_and_entries(room: Room) -> None:
    room.write("other.yaml", "title: Other way\nsteps: [{title: Only step, minutes: 5}]\n")
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "a guess")
        await type_line(pilot, "/switch other")
        assert view(app).title == "Other way"
        assert view(app).step == "Only step"
        assert len(state(app).entries) == 1


async def go_away(pilot: Pilot[None], room: Room) -> None:
    app = pilot.app
    assert isinstance(app, PlcApp)
    await begin(pilot)
    wall(app).tick()
    room.clock.move(minutes=3, seconds=10)
    wall(app).tick()
    await settle(pilot)
    assert state(app).phase is Phase.AWAY
    assert isinstance(app.screen, GapDialog)


@pytest.mark.parametrize(
    ("keys", "clock"), [(("down", "down", "enter"), "3:00"), (("down", "enter"), "+0:10")]
)
async def test_an_absence_is_asked_about_once(
    room: Room, keys: tuple[str, ...], clock: str
) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await go_away(pilot, room)
        await pilot.press(*keys)
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        assert app.screen is wall(app)
        assert view(app).clock.text == clock


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (120, 36)])
async def test_an_absence_can_be_answered_with_the_mouse(room: Room, size: tuple[int, int]) -> None:
    app = room.running()
    async with app.run_test(size=size) as pilot:
        await go_away(pilot, room)
        await pilot.click("GapDialog OptionList", offset=(3, 1))
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        assert view(app).clock.text == "3:00"


async def test_words_typed_while_an_absence_is_asked_about_stay_on_the_line(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await write(pilot, "she ")
        wall(app).tick()
        room.clock.move(minutes=3)
        wall(app).tick()
        await settle(pilot)
        for key in ("d", "r", "e", "w", "space", "c", "d", "x", "backspace", "enter", "enter"):
            app.screen.post_message(Key(key, {"space": " "}.get(key, key[:1])))
        await settle(pilot)
        assert state(app).phase is Phase.AWAY
        line = wall(app).wall.line
        assert line.value == "she drew cd"
        assert "she drew cd" in str(app.screen.query_one("#typed", Static).render())
        await pilot.press("down", "e", "enter")  # whoever types on has not chosen
        await settle(pilot)
        assert state(app).phase is Phase.AWAY
        app.screen.post_message(Paste(" two\nlines"))
        await pilot.press("up", "enter")
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        assert line.value == "she drew cde two lines"
        assert app.focused is line
        await pilot.press("enter")
        await settle(pilot)
        assert texts(app, "notice") == ["she drew cde two lines"]


async def test_a_double_enter_answers_an_absence_once(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await go_away(pilot, room)
        await pilot.press("down")
        for _ in range(3):
            app.screen.post_message(Key("enter", "\r"))
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        assert app.screen is wall(app)


async def test_an_absence_that_is_over_already_is_told(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await go_away(pilot, room)
        wall(app).driver.do(c.AnswerGap(counted=True))
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.screen is wall(app)
        assert "The clock is running already." in said(app)


async def test_a_click_on_a_key_does_what_the_key_does(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.click("#keys", offset=(1, 0))
        await settle(pilot)
        assert view(app).step == "Describe"
        await pilot.click("#board", offset=(40, 0))
        await settle(pilot)
        assert view(app).label == "Wonder"


async def test_a_required_capture_wants_one_thing_in_any_of_its_places(room: Room) -> None:
    room.write(
        "look.yaml",
        "title: Short\nsteps:\n  - title: Only\n    minutes: 5\n"
        "    capture: [{columns: [Plus, Delta], required: true}]\n",
    )
    app = room.app(request(roles={}))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        assert "Still wanted here: Plus or Delta." in said(app)
        await pilot.press("escape")
        await type_line(pilot, "good talk")
        await pilot.press("pagedown")
        await settle(pilot)
        assert state(app).step is state(app).steps[-1]


@pytest.mark.parametrize("late", [False, True])
async def test_the_footer_of_a_blank_wall_says_how_to_come_back(room: Room, late: bool) -> None:
    app = room.running()
    async with app.run_test(size=(40, 12)) as pilot:
        await begin(pilot)
        run_for(app, room, 200 if late else 0)
        await pilot.press("f12")
        await settle(pilot)
        [keys] = wall(app).query(KeysRow)
        assert "F12 shows the wall" in keys.render_line(0).text
        await pilot.press("f12")
        await settle(pilot)
        assert "F12" not in keys.render_line(0).text


@pytest.mark.parametrize("late", [False, True])
async def test_the_footer_says_that_esc_leaves_an_entry_as_it_was(room: Room, late: bool) -> None:
    app = room.running()
    async with app.run_test(size=(120, 36)) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await type_line(pilot, "three draw parts")
        run_for(app, room, 600 if late else 10)
        await pilot.press("up")
        await settle(pilot)
        [keys] = wall(app).query(KeysRow)
        assert "Esc leaves it as it was" in keys.render_line(0).text
        await pilot.press("escape")
        await settle(pilot)
        assert "Esc menu" in keys.render_line(0).text


async def test_shortening_is_not_proposed_over_a_half_typed_line(room: Room) -> None:
    app = room.running(until="3:44")
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 360)
        await write(pilot, "half a th")
        await pilot.press("pagedown")
        await settle(pilot)
        assert "Shorten later steps" not in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Shorten later steps" not in said(app)
        wall(app).be_quiet()
        await pilot.press("f5", "f5")
        await settle(pilot)
        assert said(app).endswith("Enter on the empty line does, Esc does not.")
        await type_line(pilot, "a thought")
        assert view(app).ends != "3:44"
