"""What every kind of capture says of itself."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from plc_runner.errors import IllegalMove
from plc_runner.events.tally import TallyFixed, TallyKind
from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.line import Do, Line, Parsed
from plc_runner.session.moment import Moment
from plc_runner.session.state import Entry, SessionState, Tally

C = TypeVar("C", bound=Capture)


def keep_entry(text: str, line: Line, slot: Slot) -> Parsed:
    """The words as an entry of the slot."""
    return Do(c.Capture(slot.id, text, line.step_key))


def capture_of(kind: type[C], step: PlannedStep | None, slot: str) -> C | None:
    """The capture of that kind that a slot of a step belongs to, or whose own id that is."""
    for one in step.captures if step else ():
        if isinstance(one, kind) and slot in {one.id, *(own.id for own in one.slots())}:
            return one
    return None


def taken(state: SessionState, what: TallyKind, step: str, slots: Collection[str]) -> list[Tally]:
    """What was counted in a step for one of the slots, oldest first."""
    return [
        tally
        for tally in state.tallies.values()
        if not tally.removed
        if (tally.what, tally.step) == (what, step) and tally.slot in slots
    ]


def holds_entries(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    """Whether something was said for the slot."""
    return bool(state.entries_in(step.key, slot.id))


def nothing(_state: SessionState, _step: PlannedStep, _of: object) -> str:
    """Nothing to say."""
    return ""


def _no_count(_moment: Moment, _tally: Tally, _text: str) -> TallyFixed:
    raise IllegalMove("Nothing is counted here.")


def _not_odd(_: SessionState, __: Tally) -> str:
    return ""


def _stay(_: SessionState, __: PlannedStep, ___: Tally) -> None:
    return None


def _no_doubt(_: SessionState, __: Entry) -> str:
    return ""


def _needs_no_word(_: SessionState, __: PlannedStep, ___: Slot) -> tuple[str, ...]:
    return ()


def _plainly(_: SessionState, tally: Tally) -> str:
    counts = ", ".join(f"{one.label} {one.count}" for one in tally.counts)
    return f"{tally.of}: {tally.word or counts}".removeprefix(": ")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of capture takes a line, and what it still wants."""

    keep: Callable[[str, Line, Slot], Parsed] = keep_entry
    """What words ask for that were typed where lines go to this slot. Never raises."""
    filled: Callable[[SessionState, PlannedStep, Slot], bool] = holds_entries
    """Whether the slot has what a required one needs."""
    unsettled: Callable[[SessionState, PlannedStep, Capture], str] = nothing
    """What is to be settled before the step ends ("2 not sure"); empty if nothing is."""
    asks: Callable[[SessionState, PlannedStep, Slot], str] = nothing
    """What stands in front of the line instead of the slot's label; empty for the label."""
    counted: Callable[[Moment, Tally, str], TallyFixed] = _no_count
    """The new counts of a tally that was called back.

    Raises:
        IllegalMove: these are no counts; says how to write them.
    """
    told: Callable[[SessionState, Tally], str] = _plainly
    """What the room is told of something that was just counted, in one line."""
    warned: Callable[[SessionState, Tally], str] = _not_odd
    """What is odd about it, though it was kept; empty if nothing is."""
    onward: Callable[[SessionState, PlannedStep, Tally], str | None] = _stay
    """The slot that lines go to after something was counted; None to stay where they went."""
    doubted: Callable[[SessionState, Entry], str] = _no_doubt
    """What is odd about a line that was kept in a slot of this kind; empty if nothing is."""
    how: Callable[[SessionState, PlannedStep, Slot], tuple[str, ...]] = _needs_no_word
    """What plain mode says where lines begin to go there: how to count, what stands there."""
