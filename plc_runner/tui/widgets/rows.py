"""Rows to choose from."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList

from plc_runner.tui.cells import wrap


class Rows(OptionList):
    """An option list that can be paged before it has been drawn, and where it is hidden.

    Textual pages over the lines that it has drawn, and fails where there are none.
    """

    def action_page_up(self) -> None:
        """A page up; to the first where no page is known."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]
        else:
            self.action_first()

    def action_page_down(self) -> None:
        """A page down; to the last where no page is known."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_last()


def hanging(mark: str, text: str, more: str, room: int) -> Content:
    """A row's words in bold and what is known of them below, both to the right of its mark.

    Args:
        mark: one that says how it stands.
        text: its words.
        more: what is known of it; may be nothing.
        room: columns for the row.
    """
    wide = room - len(mark) - 1
    bold, plain = wrap(text, wide), wrap(more, wide) if more else ()
    pad = "\n" + " " * (len(mark) + 1)
    said = Content.assemble(f"{mark} ", (pad.join(bold), "bold"))
    return Content.assemble(said, pad, pad.join(plain)) if plain else said
