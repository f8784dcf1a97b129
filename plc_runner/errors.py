"""What can go wrong, as the person at the keyboard is told it.

PlcError               every error of ours; its text is a sentence for a teacher
├── IllegalMove        the meeting is not in a state for that; nothing has changed
│   └── Unfilled       a step asks for a decision, action or goal before it lets go
├── NotFound           no protocol, session, team or entry of that name
├── Refused            locked by another program, read-only folder, network folder
│   └── Changed        somebody else has written the file since it was opened
├── NotSaved           the journal did not take it this time; keep it and try again
└── DamagedJournal     the file is not a journal, or SQLite says it is broken
"""

from __future__ import annotations


class PlcError(Exception):
    """An error whose text can be shown as it is: what happened, where, what to do."""


class IllegalMove(PlcError):
    """The session cannot do that now. Nothing has changed."""


class Unfilled(IllegalMove):
    """The step's required slot is empty. Repeat the move with `force` to go on without it."""


class NotFound(PlcError):
    """What was named does not exist here."""


class Refused(PlcError):
    """Somebody or something else holds what is needed: a lock, a read-only folder."""


class Changed(Refused):
    """Somebody else has written the file since it was opened. Neither text is lost."""

    def __init__(self, text: str, theirs: str) -> None:
        super().__init__(text)
        self.theirs = theirs
        """What stands in the file now; empty if it is no text."""


class NotSaved(PlcError):
    """Nothing of what was handed over is stored. It can be handed over again as it is."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"Not saved: {reason}. {remedy}")
        self.reason = reason
        """Why, in a few words: "the disk is full"."""
        self.remedy = remedy
        """What to do about it, as a sentence."""


class DamagedJournal(PlcError):
    """The journal cannot be read as one."""
