"""All keys of the editor, made from its one table."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from plc_runner.tui.screens.editor.keys import help_rows
from plc_runner.tui.screens.help import HelpScreen

_BEGIN = (
    "A protocol is one file with two faces. The form shows its steps and asks for words; the text "
    "shows the file itself. What is done in one is there in the other, and Ctrl+Z takes back both."
)


class EditHelp(HelpScreen):
    """Every key of the editor."""

    CSS_PATH = "../help.tcss"

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll():
            yield Static(_text())
        yield Static("Esc goes back. ↑ ↓ PgDn read on.", id="how")


def _text() -> Content:
    lines = [Content(_BEGIN)]
    for head, rows in help_rows():
        lines += [Content(""), Content.styled(head.upper(), "bold $wall-sky")]
        for key, what in rows:
            lines.append(Content.assemble((f"{key:<8}", "bold"), " ", (what, "$wall-muted")))
    return Content("\n").join(lines)
