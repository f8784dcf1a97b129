"""Captures of kind dots: numbers put dots on the numbered lines of another slot.

Pure. One tally for the dots of a step. A line keeps its number whatever is put on it, and the dots
of a line that was joined to another lie on that one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plc_runner.errors import IllegalMove
from plc_runner.events.tally import Count, TallyFixed
from plc_runner.protocol.captures import DotsCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds.counts import western
from plc_runner.session.kinds.kind import Kind, capture_of, keep_entry, taken
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.moment import Moment
from plc_runner.session.rounds import same_round
from plc_runner.session.state import Entry, SessionState, Tally

_TOKEN = re.compile(r"(?P<sign>[+−–-]?)(?P<line>[0-9]{1,6})(?:[=:](?P<dots>[0-9]{1,6}))?")
_LESS = tuple("−–-")
_AROUND = re.compile(r"\s*([=:])\s*")
_BETWEEN = re.compile(r"(?:[\s,;&]|\band\b)+", re.IGNORECASE)
_LARGEST = 999
"""The most dots on one line that are not taken for a slip of the key."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """A numbered line with its dots."""

    number: int
    """From 1; it stays whatever is put on it."""
    entry: Entry
    dots: int


def tally_of(state: SessionState, step: str, capture: DotsCapture) -> Tally | None:
    """The dots of a step; None where there are none yet."""
    slots = {slot.id for slot in capture.slots()}
    return next(reversed(taken(state, "dots", step, slots)), None)


def dotted(state: SessionState, step: PlannedStep, capture: DotsCapture) -> tuple[Dotted, ...]:
    """The lines that dots can be put on, in the order of their numbers, each with its dots."""
    lines = _lines(state, step, capture)
    tally = tally_of(state, step.key, capture)
    dots = _lying(state, tally) if tally else {}
    return tuple(Dotted(n, entry, dots.get(entry.id, 0)) for n, entry in enumerate(lines, 1))


def _lines(state: SessionState, step: PlannedStep, capture: DotsCapture) -> list[Entry]:
    """What stands in the other slot: in this step where it has that slot, else in those before."""
    entries = [e for e in state.entries.values() if e.shown and e.slot == capture.slot]
    if any(slot.id == capture.slot for slot in step.slots):
        return [entry for entry in entries if entry.step == step.key]
    near = {one.key for one in state.steps if same_round(one, step)}
    return [entry for entry in entries if entry.step in near]


def _lying(state: SessionState, tally: Tally) -> dict[str, int]:
    """Dots by the id of the line that they lie on now."""
    out: dict[str, int] = {}
    for one in tally.counts:
        id_, seen = one.key, {one.key}
        while id_ in state.entries and (into := state.entries[id_].into) and into not in seen:
            seen.add(id_ := into)
        out[id_] = out.get(id_, 0) + one.count
    return out


def to_place(state: SessionState, step: PlannedStep, capture: DotsCapture) -> int:
    """How many dots there are in all: of everybody who was there while they were put."""
    tally = tally_of(state, step.key, capture)
    there = set(tally.present if tally else ())
    if state.step is None or state.step.key == step.key or not there:
        there |= set(state.present)
    return capture.per_person * len(there)


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    step = line.step
    capture = capture_of(DotsCapture, step, slot.id)
    if step is None or capture is None:
        return keep_entry(text, line, slot)
    found = dotted(line.state, step, capture)
    try:
        said = _said(text, {one.number: one.dots for one in found})
    except IllegalMove as problem:
        return Refusal(str(problem))
    if said is None:
        return keep_entry(text, line, slot)
    tally = tally_of(line.state, step.key, capture)
    return Do(
        c.Count(
            "dots",
            slot.id,
            _counts(found, said),
            of=target(line.state, capture),
            id=tally.id if tally else None,
            step=line.step_key,
        )
    )


def target(state: SessionState, capture: DotsCapture) -> str:
    """What the slot is called whose lines get the dots."""
    slots = (slot for step in state.steps for slot in step.slots)
    return next((slot.label for slot in slots if slot.id == capture.slot), "")


def _counts(found: tuple[Dotted, ...], said: Mapping[int, int]) -> tuple[Count, ...]:
    return tuple(
        Count(key=one.entry.id, label=one.entry.text, count=said[one.number]) for one in found
    )


def _said(text: str, now: Mapping[int, int]) -> dict[int, int] | None:
    """The dots on each number after a line; None where it puts no dots.

    Raises:
        IllegalMove: there is no line of that number, or it has no dot to take.
    """
    tokens = [token for token in _BETWEEN.split(_AROUND.sub(r"\1", western(text).strip())) if token]
    found = [_TOKEN.fullmatch(token) for token in tokens]
    if not found or None in found:
        return None
    if not now:
        raise IllegalMove("There is nothing to put dots on yet.")
    after = dict(now)
    for one in filter(None, found):
        number = int(one["line"])
        if number not in after:
            raise IllegalMove(f"There is no {number}: the lines are numbered 1 to {len(now)}.")
        if one["dots"] is not None:
            after[number] = int(one["dots"])
        else:
            after[number] += -1 if one["sign"] in _LESS else 1
        if after[number] < 0:
            raise IllegalMove(f"{number} has no dot that could be taken off.")
        if after[number] > _LARGEST:
            raise IllegalMove(f"{after[number]} dots on one line? Type such as 3=4.")
    return after


def _filled(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    capture = capture_of(DotsCapture, step, slot.id)
    tally = tally_of(state, step.key, capture) if capture else None
    return tally is not None and tally.total > 0


def _asks(state: SessionState, step: PlannedStep, slot: Slot) -> str:
    capture = capture_of(DotsCapture, step, slot.id)
    many = len(_lines(state, step, capture)) if capture else 0
    return f"Dots on 1 to {many}" if many > 1 else ""


def _counted(moment: Moment, tally: Tally, text: str) -> TallyFixed:
    """All numbers in order, as the tally is called back: `4 0 2`; or such as `3=4`."""
    state = moment.state
    step = state.step_of(tally.step)
    capture = capture_of(DotsCapture, step, tally.slot)
    if step is None or capture is None:
        raise IllegalMove("The step of these dots is not in the plan any more.")
    counts = list(tally.counts)
    said = text.replace(",", " ").split()
    if len(said) == len(counts) and all(token.isdecimal() for token in said):
        new = [int(token[:6]) for token in said]
        if max(new) > _LARGEST:
            raise IllegalMove(f"{max(new)} dots on one line?")
        return TallyFixed(
            counts=tuple(
                one.model_copy(update={"count": count})
                for one, count in zip(counts, new, strict=True)
            )
        )
    found = dotted(state, step, capture)
    after = _said(text, {one.number: one.dots for one in found}) if "=" in text else None
    if after is None:
        raise IllegalMove(f"Type the dots on each line, {len(counts)} numbers, or such as 3=4.")
    return TallyFixed(counts=_counts(found, after))


def _place(state: SessionState, tally: Tally) -> tuple[int, int] | None:
    """Dots that lie, and how many there are."""
    step = state.step_of(tally.step)
    capture = capture_of(DotsCapture, step, tally.slot)
    if step is None or capture is None:
        return None
    lying = sum(one.dots for one in dotted(state, step, capture))
    return lying, to_place(state, step, capture)


def _told(state: SessionState, tally: Tally) -> str:
    step = state.step_of(tally.step)
    capture = capture_of(DotsCapture, step, tally.slot)
    found = dotted(state, step, capture) if step and capture else ()
    lying = ", ".join(f"{one.number} {one.entry.text}: {one.dots}" for one in ranked(found))
    placed = _place(state, tally)
    return f"{placed_said(*placed)}. {lying}".rstrip(". ") if placed else lying


def ranked(found: tuple[Dotted, ...]) -> tuple[Dotted, ...]:
    """The lines with dots, the most first; of equals the earlier."""
    return tuple(sorted((one for one in found if one.dots), key=lambda one: -one.dots))


def placed_said(lying: int, there: int) -> str:
    """`9 of 12 dots placed`."""
    return f"{lying} of {there} dots placed"


def _warned(state: SessionState, tally: Tally) -> str:
    placed = _place(state, tally)
    if placed is None or placed[0] <= placed[1]:
        return ""
    return f"{placed[0]} dots lie, and there are {placed[1]}. It is kept; such as -3 takes one off."


def _how(state: SessionState, step: PlannedStep, slot: Slot) -> tuple[str, ...]:
    capture = capture_of(DotsCapture, step, slot.id)
    found = dotted(state, step, capture) if capture else ()
    if capture is None or not found:
        return ("There is nothing to put dots on yet.",)
    placed = placed_said(sum(one.dots for one in found), to_place(state, step, capture))
    return (
        *(f"{one.number}: {one.entry.text}{_dots_said(one.dots)}" for one in found),
        f"{placed}. Type the numbers, such as 3 or 1 1 4.",
    )


def _dots_said(dots: int) -> str:
    return f" ({dots} {'dot' if dots == 1 else 'dots'})" if dots else ""


DOTS = Kind(
    keep=_keep,
    filled=_filled,
    asks=_asks,
    counted=_counted,
    told=_told,
    warned=_warned,
    how=_how,
)
