"""Rows to choose from."""

from __future__ import annotations

from textual.widgets import OptionList


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
