"""The keys that do something now, or a short reply in their place."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from plc_runner.tui.cells import Line, apart, line_width, width
from plc_runner.tui.layout import short_reply
from plc_runner.tui.lines import keys_line, reply_line, verdict_line
from plc_runner.tui.widgets.drawn import Drawn, Shown


class KeysRow(Drawn):
    """Each key can be clicked."""

    class KeyChosen(Message):
        """A key was clicked, by the name it has on the wall: "PgDn"."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def draw(self, shown: Shown) -> Sequence[Line]:
        """One row; on the line itself where the screen is small."""
        view, arranged = shown
        room = self.size.width
        on_line = arranged.frame.compact
        if view.notice is not None and short_reply(arranged.frame, view):
            return (reply_line(view.notice, on_line=on_line),)
        keys = keys_line(view, room, on_line=on_line)
        if arranged.frame.small_letters:
            verdict = verdict_line(self.app.size.width, room - line_width(keys) - 4)
            return (apart(keys, verdict, room),)
        return (keys,)

    def on_click(self, event: events.Click) -> None:
        """The key at or before the cell that was clicked."""
        chosen = ""
        x = 0
        for run in self._lines[0] if self._lines else ():
            if run.ink in ("strong", "line-strong"):
                chosen = run.text
            x += width(run.text)
            if event.x < x:
                break
        else:
            return
        if chosen:
            self.post_message(self.KeyChosen(chosen))
