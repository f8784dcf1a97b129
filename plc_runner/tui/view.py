"""What the room sees, as data: the Run screen builds a `WallView`, the `Wall` draws it.

    wall = Wall()                      # a widget; mounts its own CaptureLine as `wall.line`
    wall.show(view)                    # as often as you like: only what changed is repainted

Nothing here knows a session, a clock or Textual. All text is drawn as the characters it is;
only `WallView.prompt` is Markdown (bold, emphasis, lists). Texts that carry a level get their
shape (▲ ■ ● ‖) from the wall: hand over the words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from plc_runner.tui.cells import Line

MeetingKind = Literal["on-time", "ahead", "late", "paused", "plain"]
Level = Literal["calm", "warn", "last", "over", "paused"]
PartKind = Literal["name", "strong", "plain"]
TurnState = Literal["done", "now", "next", "ahead"]
NoticeKind = Literal["reply", "ask", "error"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One step on the bar."""

    seconds: int
    """Planned length; the segment is as long as this."""
    done: float = 0.0
    """0 to 1: how much of it is drawn thick."""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whether the whole meeting is early or late, in words: `Meeting("late", "2 MIN LATE")`."""

    kind: MeetingKind
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of the step or of the turn."""

    text: str
    """Figures, ":" and "+" only: "6:40", "+0:40"."""
    caption: str = ""
    """"of 10 min", "1 MIN LEFT", "OVER 0:40", "PAUSED"."""
    level: Level = "calm"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line that says who may talk.

    `Part("Ana", "name"), Part("speaks", "strong"), Part("then Ben")`
    """

    text: str
    kind: PartKind = "plain"


@dataclass(frozen=True, slots=True)
class Turn:
    """A person in the order of turns; drawn where there is room."""

    name: str
    state: TurnState


@dataclass(frozen=True, slots=True)
class Entry:
    """One captured line."""

    text: str
    starred: bool = False
    unsaved: bool = False
    """It waits in the queue: marked until it is stored."""
    newest: bool = False
    """The last that was kept on this board."""
    held: bool = False
    """Its words stand on the line; it is on the board whatever else is."""
    joining: bool = False
    """It is to be joined to the one that is held."""


class Body(Protocol):
    """What a capture shows in place of lines: bars, a grid, hands ... Frozen data, compared by
    value, that can set itself in any room."""

    @property
    def narrowest(self) -> int:
        """Columns (of the screen) under which it stands on the board alone."""

    @property
    def count(self) -> int:
        """How much is in it; shown where there is only room for the head."""

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """Its rows, at most `height`, none wider than `width`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A slot and what is in it."""

    slot: str
    """Its id; comes back in `Board.SlotChosen` when the head is clicked."""
    label: str
    entries: Sequence[Entry] = ()
    """Oldest first. The last hundred are enough for any wall: see `earlier`."""
    earlier: int = 0
    """Entries older than the first of `entries`, not handed over but counted."""
    current: bool = False
    hint: str = ""
    """How to get there, beside the head: "Tab"."""
    later: int = 0
    """Entries newer than the last of `entries`, not handed over but counted."""
    body: Body | None = None
    """What is shown in place of the entries."""
    bare: bool = False
    """It needs no head where it stands alone: the prompt says what it is."""
    across: bool = False
    """To be looked at beside the others: where there is no room for all, it stands below them."""
    least: int = 0
    """Rows of the board under which it does not stand below the others."""
    lead: bool = False
    """It is the one that is shown where there is only room for one."""
    gives_way: bool = False
    """It stands beside the others only where all have room; else it is named in their heads."""
    tall: int = 0
    """Rows that it would like to have, for which the clock gives way."""

    @property
    def count(self) -> int:
        """Entries in the slot, handed over or not."""
        if self.body is not None:
            return self.body.count
        return self.earlier + len(self.entries) + self.later


@dataclass(frozen=True, slots=True)
class Notice:
    """What the program has to say. A reply takes the place of the keys; a question or an
    error gets rows of its own above the line, as many as it needs."""

    text: str
    kind: NoticeKind = "reply"


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does: `Key("PgDn", "next", 0)`."""

    key: str
    label: str
    rank: int = 0
    """The highest is dropped first when the row is narrow; 0 stays to the end."""
    short: str = ""
    """A shorter label, used before anything is dropped."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A paragraph of the console: `Aside("If they judge", guard)`."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class WallView:
    """Everything on the wall at one moment. Two equal views draw the same."""

    title: str
    """The protocol."""
    step: str = ""
    clock: Clock = Clock("0:00")
    team: str = ""
    ends: str = ""
    """When the meeting stops as things stand: "3:41"."""
    number: int = 0
    """The step's place, from 1; 0 draws no place."""
    of: int = 0
    bar: tuple[Segment, ...] = ()
    meeting: Meeting | None = None
    talk: tuple[Part, ...] = ()
    prompt: str = ""
    """Markdown."""
    stems: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    columns: tuple[Column, ...] = ()
    label: str = ""
    """In front of the capture line: "Notice"."""
    keys: tuple[Key, ...] = ()
    choices: tuple[Key, ...] = ()
    """At zero: takes the place of `keys`."""
    notice: Notice | None = None
    unsaved: int = 0
    """Events not stored yet: "NOT SAVED: 4" in the header."""
    blank: bool = False
    """Only title and clock (and the line) are drawn."""
    console: tuple[Aside, ...] = ()
    """What only the facilitator should read; takes the place of the entries while given."""
    entries_first: bool = False
    """The prompt is folded to one row so that the entries have room."""
    rehearsal: str = ""
    """The mark of a rehearsal: "REHEARSAL 60×"."""
