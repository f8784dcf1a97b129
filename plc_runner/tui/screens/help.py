"""Help, made from the one table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from plc_runner.tui.commands import help_rows

_BEGIN = (
    "Type what is said, and Enter keeps it. Ordinary words never move the meeting: only keys and "
    "lines that begin with / do."
)


class HelpScreen(ModalScreen[None]):
    """Every key and every word of the wall."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q,enter", "dismiss", "Back", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll():
            yield Static(help_text())
        yield Static("Esc goes back. ↑ ↓ PgDn read on.", id="how")


def help_text() -> Content:
    """All groups with their verbs."""
    lines: list[Content] = [Content(_BEGIN)]
    for group, rows in help_rows():
        lines += [Content(""), Content.styled(group.upper(), "bold $wall-sky")]
        for key, usage, sentence in rows:
            said = " or ".join(part for part in (key, usage) if part)
            lines.append(Content.assemble((said, "bold"), "\n", (sentence, "$wall-muted")))
    return Content("\n").join(lines)
