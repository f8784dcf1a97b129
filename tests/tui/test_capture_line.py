from __future__ import annotations

from textual import events
from textual.widgets import Input

from plc_runner.tui.widgets.capture_line import CaptureLine
from tests.tui.host import WallApp
from tests.tui.views import STEP


class LineApp(WallApp):
    def __init__(self) -> None:
        super().__init__(STEP)
        self.heard: list[object] = []

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.heard.append(("submitted", message.value))
        message.input.clear()

    def on_capture_line_lines_pasted(self, message: CaptureLine.LinesPasted) -> None:
        self.heard.append(message.lines)

    def on_capture_line_recall(self, message: CaptureLine.Recall) -> None:
        self.heard.append(message.step)


async def test_enter_hands_on_what_was_typed() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press(*"1 of 6 got it", "enter")
        await pilot.pause()
        assert app.heard == [("submitted", "1 of 6 got it")]
        assert app.wall.line.value == ""


async def test_up_and_down_ask_for_other_entries() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("up", "up", "down")
        assert app.heard == [-1, -1, 1]


async def test_a_paste_of_one_line_goes_in_at_the_cursor() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press(*"ad", "left")
        app.wall.line.post_message(events.Paste("bc\n"))
        await pilot.pause()
        assert app.wall.line.value == "abcd"
        await pilot.press("X")
        assert app.wall.line.value == "abcXd"


async def test_a_paste_of_several_lines_is_handed_on_whole() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press(*"half")
        app.wall.line.post_message(events.Paste("one\r\n\r\n  two \nthree"))
        await pilot.pause()
        assert app.heard == [("one", "two", "three")]
        assert app.wall.line.value == "half"


async def test_five_thousand_characters_at_once() -> None:
    text = "the word whole is on no page; " * 167
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        app.wall.line.post_message(events.Paste(text[:5000]))
        await pilot.pause()
        assert app.wall.line.value == text[:5000].strip()
        assert "page" in app.wall.line.render_line(0).text
        await pilot.press("enter")
        await pilot.pause()
    assert app.heard == [("submitted", text[:5000].strip())]


async def test_control_characters_never_get_in() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        app.wall.line.post_message(events.Paste("\x1b[31mred\x07\tand \x9bblue"))
        await pilot.pause()
        assert app.wall.line.value == "[31mred and blue"
        app.wall.line.value = "\x00a\nb"
        assert app.wall.line.value == "a b"


async def test_markup_is_typed_as_it_is() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press(*"[b]x[/b]")
        assert "[b]x[/b]" in app.wall.line.render_line(0).text


async def test_the_cursor_does_not_blink() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 18)):
        assert not app.wall.line.cursor_blink
        assert app.focused is app.wall.line


async def test_keys_of_a_small_screen_make_room_for_what_is_typed() -> None:
    app = LineApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert app.wall.line.size.width == 10
        await pilot.press(*"the")
        await pilot.pause()
        assert app.wall.line.size.width == 29
        await pilot.press("enter")
        await pilot.pause()
        assert app.wall.line.size.width == 10
