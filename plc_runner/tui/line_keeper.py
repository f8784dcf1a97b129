"""The line between two keys: where it was begun, which entry it puts right, what is stored of it.

A half-typed line belongs to the step and the slot in which it was begun, whatever the meeting does
meanwhile.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from plc_runner.driver import Driver, KeptLine, Reply
from plc_runner.driver.telling.where import slot_label
from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask, short_id
from plc_runner.session.phrases import plain
from plc_runner.session.samples import is_surely_a_file
from plc_runner.session.shelves import Hand, called_back, part_of, parts, record_in


class LineKeeper:
    """Knows the line of one session; the text itself stands on the screen."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.hand: Hand | None = None
        """The part of a record that stands on the line, or that the line asks for."""
        self.merging: str | None = None
        """Id of the entry that is to be joined to the one in hand."""
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
        step = state.step_of(key)
        title = step.title if step else ""
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
        if self.hand is not None:
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
        return self.hand is None and self._word_stands(typed)

    def _word_stands(self, typed: str) -> bool:
        text = self._prefilled[1] if self._prefilled else ""
        if not text.startswith("/"):  # words that were offered: they stand, or are others now
            return bool(text) and typed == text
        return typed.split()[:1] == text.split()[:1]

    def leave_prefilled(self, typed: str) -> str:
        """The line as it was before the word; what was typed since is kept, without the word."""
        before, text = self._prefilled or (typed, typed)
        self._prefilled = None
        return before if typed.strip() == text.strip() else "".join(typed.split(maxsplit=1)[1:])

    def store(self, text: str) -> None:
        """Keep the line for the case that the program dies."""
        if self.merging is not None:
            text = ""
        elif self.hand is not None and text.strip():
            code = short_id(self.driver.state, self.hand.id)
            part = self.hand.part
            text = f"/set {code} {part} {text}" if part else f"/fix {code} {text}"
        if text == self._stored:
            return
        self._stored = text
        slot, step = self.place
        self.driver.keep_line(KeptLine(text, step, slot) if text.strip() else None)

    def enter(self, text: str, slot: str | None, replaces: c.Replaced | None = None) -> Reply | Ask:
        """Carry the line out, in the place where it was begun.

        Args:
            text: the line.
            slot: where lines go.
            replaces: what stands no longer, if the line is a decision.

        Raises:
            IllegalMove: it was refused; the line is to stay where it is.
        """
        if self.merging is not None and self.hand is not None:
            if not self.untouched(text):
                raise IllegalMove("Up and Down choose the line that says the same, Esc leaves it.")
            return self.driver.do(c.Merge(self.merging, self.hand.id))
        another = text.startswith("/") or is_surely_a_file(text)
        command = self.hand is not None and self.hand.asked and another
        if self.hand is not None and not command:
            return self.driver.fix(self.hand, text)
        begun_slot, begun_step = self.place
        return self.driver.line(text, slot=begun_slot or slot, step=begun_step, replaces=replaces)

    def entered(self, hand: Hand | None = None) -> str:
        """The line was carried out.

        Args:
            hand: what it asks for next.

        Returns:
            what stands on it now: what was set aside to fix something, else nothing.
        """
        if hand is not None:
            self.hand = hand
            return self._clear()
        return self.let_go() if self.hand is not None else self._clear()

    def untouched(self, text: str) -> bool:
        """Whether the words in hand stand on the line as they were kept."""
        part = part_of(self.driver.state, self.hand) if self.hand else None
        return part is None or text.split() == part.text.split()

    def pass_over(self) -> str:
        """Nothing is said for the part that is asked for: ask for the next one.

        Returns:
            what stands on the line now.
        """
        following = self.driver.after(self.hand) if self.hand else None
        if following is None:
            return self.let_go()
        self.hand = following
        return ""

    def let_go(self) -> str:
        """The line as it was before something was called back."""
        self.hand = self.merging = None
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
        hands = self._mergeable() if self.merging else self._all()
        ids = [hand.id for hand in hands]
        at = ids.index(self.hand.id) if self.hand and self.hand.id in ids else len(ids)
        if at + by >= len(ids):
            return self.let_go() if self.hand is not None else None
        if at + by < 0:
            return None
        if self.hand is None:
            self._set_aside = typed
        self.hand = hands[at + by]
        part = part_of(self.driver.state, self.hand)
        return part.text if part else ""

    def _all(self) -> list[Hand]:
        return [hand for _, hand in called_back(self.driver.state)]

    def _mergeable(self) -> list[Hand]:
        """The lines that stand in the slot of the one that is to be joined."""
        entries = self.driver.state.entries
        source = entries[self.merging or ""]
        return [
            Hand(entry.id)
            for entry in entries.values()
            if entry.shown
            and entry.id != source.id
            and (entry.step, entry.slot) == (source.step, source.slot)
        ]

    def begin_merge(self) -> str | None:
        """The entry in hand is to be joined to another.

        Returns:
            the words of the one that is most like it; None where there is no other.
        """
        entries = self.driver.state.entries
        source = entries[self.hand.id] if self.hand else None
        if source is None:
            return None
        self.merging = source.id
        found = self._mergeable()
        if not found:
            self.merging = None
            return None
        said = plain(source.text)

        def likeness(hand: Hand) -> float:
            return SequenceMatcher(None, said, plain(entries[hand.id].text)).ratio()

        self.hand = max(found, key=likeness)
        return entries[self.hand.id].text

    def turn_part(self, by: int) -> str:
        """Take the next part of the record in hand, or the one before.

        Returns:
            its words.
        """
        item = record_in(self.driver.state, self.hand) if self.hand else None
        if self.hand is None or item is None:
            return ""
        found = parts(self.driver.state, item)
        ids = [part.id for part in found]
        at = ids.index(self.hand.part) if self.hand.part in ids else 0
        part = found[(at + by) % len(found)]
        self.hand = Hand(item.id, part.id)
        return part.text

    def label(self) -> str:
        """What stands in front of the line while a record is in hand; else nothing."""
        part = part_of(self.driver.state, self.hand) if self.hand else None
        if part is None:
            return ""
        if self.merging:
            return "Same as"
        return part.label if part.id else "Fix"
