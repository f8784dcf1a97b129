"""The line between two keys: where it was begun, which entry it puts right, what is stored of it.

A half-typed line belongs to the step and the slot in which it was begun, whatever the meeting does
meanwhile.
"""

from __future__ import annotations

from plc_runner.driver import Driver, KeptLine, Reply
from plc_runner.driver.replies import slot_label
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask, short_id
from plc_runner.session.state import SessionState
from plc_runner.tui.present_columns import record_text


class LineKeeper:
    """Knows the line of one session; the text itself stands on the screen."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.fixing: str | None = None
        """Id of the entry, decision, action or goal whose words stand on the line."""
        self._begun: KeptLine | None = None
        self._set_aside = ""
        self._stored = ""
        self._prefilled: tuple[str, str] | None = None
        """The line before a verb put its word there, and with it."""

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Slot and key of the step in which the line was begun; (None, None) for an empty one."""
        return (self._begun.slot, self._begun.step) if self._begun else (None, None)

    def elsewhere(self) -> str:
        """Where the line goes, if that is not in the step that has the floor; else nothing."""
        slot, key = self.place
        state = self.driver.state
        if key is None or state.step is None or key == state.step.key:
            return ""
        title = next((step.title for step in state.steps if step.key == key), "")
        return f"{slot_label(state, key, slot)}, {title}" if slot else title

    def restore(self) -> str:
        """The line that was half typed when the program ended."""
        self._begun = self.driver.kept_line()
        self._stored = self._begun.text if self._begun else ""
        return self._stored

    def changed(self, text: str, slot: str | None) -> None:
        """The line is another now; lines go to `slot`."""
        if not self._word_stands(text):
            self._prefilled = None
        if self.fixing is not None:
            return
        if not text.strip():
            self._begun = None
        elif self._begun is None:
            step = self.driver.state.step
            self._begun = KeptLine("", step.key if step else None, slot)

    def move_here(self, slot: str | None) -> None:
        """The line belongs to the step that has the floor, and to this slot."""
        if self._begun is not None:
            step = self.driver.state.step
            self._begun = KeptLine("", step.key if step else None, slot)

    def prefill(self, before: str, text: str) -> str:
        """A verb put its word on the line.

        Returns:
            the line with it.
        """
        self._prefilled = (before, text)
        return text

    def prefilled(self, typed: str) -> bool:
        """Whether the word that a verb put on the line still stands there."""
        return self.fixing is None and self._word_stands(typed)

    def _word_stands(self, typed: str) -> bool:
        return self._prefilled is not None and typed.split()[:1] == self._prefilled[1].split()[:1]

    def leave_prefilled(self, typed: str) -> str:
        """The line as it was before the word; what was typed since is kept, without the word."""
        before, text = self._prefilled or (typed, typed)
        self._prefilled = None
        return before if typed.strip() == text.strip() else "".join(typed.split(maxsplit=1)[1:])

    def store(self, text: str) -> None:
        """Keep the line for the case that the program dies."""
        if self.fixing is not None and text.strip():
            text = f"/fix {short_id(self.driver.state, self.fixing)} {text}"
        if text == self._stored:
            return
        self._stored = text
        slot, step = self.place
        self.driver.keep_line(KeptLine(text, step, slot) if text.strip() else None)

    def enter(self, text: str, slot: str | None) -> Reply | Ask:
        """Carry the line out, in the place where it was begun.

        Raises:
            IllegalMove: it was refused; the line is to stay where it is.
        """
        if self.fixing is not None:
            return self.driver.do(c.Fix(self.fixing, text))
        begun_slot, begun_step = self.place
        return self.driver.line(text, slot=begun_slot or slot, step=begun_step)

    def entered(self) -> str:
        """The line was carried out.

        Returns:
            what stands on it now: what was set aside to fix something, else nothing.
        """
        return self.leave_fixing() if self.fixing is not None else self._clear()

    def leave_fixing(self) -> str:
        """The line as it was before something was called back."""
        self.fixing = None
        text, self._set_aside = self._set_aside, ""
        return text if text.strip() else self._clear()

    def _clear(self) -> str:
        self._begun = None
        self._prefilled = None
        return ""

    def recall(self, by: int, typed: str) -> str | None:
        """Call back the words of the thing kept before (-1) or after (1) the one on the line.

        Returns:
            the new text of the line; None where there is nothing further.
        """
        kept = _kept(self.driver.state)
        ids = list(kept)
        at = ids.index(self.fixing) if self.fixing in kept else len(ids)
        if at + by >= len(ids):
            return self.leave_fixing() if self.fixing is not None else None
        if at + by < 0:
            return None
        if self.fixing is None:
            self._set_aside = typed
        self.fixing = ids[at + by]
        return kept[self.fixing]


def _kept(state: SessionState) -> dict[str, str]:
    """Everything that can be fixed, oldest first: its words by id."""
    entries = [(e.at, e.id, e.text) for e in state.entries.values() if e.shown]
    shelves = (state.decisions, state.actions, state.goals)
    records = [
        (item.at, item.id, record_text(item, spoken=False))
        for shelf in shelves
        for item in shelf.values()
        if not item.removed
    ]
    return {id_: text for _, id_, text in sorted([*entries, *records])}
