"""What the screen knows of the board: where lines go, and what the line works on."""

from __future__ import annotations

from dataclasses import dataclass

from plc_runner.session.shelves import Hand


@dataclass(frozen=True, slots=True)
class Look:
    """How the board is looked at."""

    slot: str | None = None
    """The slot that lines go to."""
    after: str | None = None
    """The slot that Tab leads to."""
    unsaved: frozenset[str] = frozenset()
    """Texts that wait to be stored."""
    hand: Hand | None = None
    """The part of a record that stands on the line, or that the line asks for."""
    joining: str = ""
    """Id of the entry that is to be joined to the one in hand."""

    typed: str = ""
    """Numbers on the line that the board shows before they are kept."""

    def holds(self, id_: str) -> bool:
        """Whether a record is in hand."""
        return self.hand is not None and self.hand.id == id_
