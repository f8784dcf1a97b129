"""A question of the editor: a few sentences, and answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.tui.cells import visible
from plc_runner.tui.widgets.rows import Rows


class AskDialog(ModalScreen[str]):
    """Comes back with the id of an answer; Esc is one that changes nothing."""

    CSS_PATH = ["../dialog.tcss", "ask.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", "Back", show=False)]

    def __init__(
        self,
        title: str,
        said: Sequence[str],
        answers: Sequence[tuple[str, str]],
        *,
        escape: str = "",
    ) -> None:
        """Ask.

        Args:
            title: the question.
            said: sentences and lines under it.
            answers: ids and words; the first is what Enter takes.
            escape: the id of what Esc does; the last answer if it is not given.
        """
        super().__init__()
        self._title = title
        self._said = tuple(said)
        self._escape = escape or answers[-1][0]
        options = (Option(words, id=answer) for answer, words in answers)
        self._list = Rows(*options, markup=False)
        self._is_answered = False

    def compose(self) -> ComposeResult:
        """The question, what there is to know, the answers."""
        with Vertical(id="dialog"):
            yield Static(visible(self._title), classes="title", markup=False)
            with VerticalScroll(id="said", can_focus=False):
                yield Static(visible("\n".join(self._said)), markup=False)
            yield self._list

    def on_mount(self) -> None:
        """Enter takes the first."""
        self.set_focus(self._list)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._answer(event.option_id or self._escape)

    def action_stay(self) -> None:
        """Esc."""
        self._answer(self._escape)

    def _answer(self, answer: str) -> None:
        """Once: a second key may come before the dialog is gone."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)
