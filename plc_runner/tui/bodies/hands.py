"""Hands from fist to five: one shape for each, from five fingers down to the fist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plc_runner.errors import IllegalMove
from plc_runner.protocol.captures import Capture, FistToFiveCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds import hands
from plc_runner.session.kinds.fist_to_five import numbers
from plc_runner.session.phrases import plain
from plc_runner.session.state import SessionState, Tally
from plc_runner.session.verbs import VERB
from plc_runner.tui.bodies.hands_drawn import beside, compact, stacked
from plc_runner.tui.bodies.said import said
from plc_runner.tui.cells import Line
from plc_runner.tui.look import Look
from plc_runner.tui.view import Entry

_ROWS = len(hands.FINGERS)
_NARROWEST = 34
_BESIDE = 50
"""Columns from which on the result stands beside the hands."""
_WIDE = 70
"""Columns from which on it does so although there is room below them."""
_RESULT_ROWS = 4
"""Rows that the result needs below the hands."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the hands come to."""

    head: str
    rest: str
    low: bool = False
    """Somebody is to be heard."""


@dataclass(frozen=True, slots=True)
class HandsBody:
    """The newest round of one slot."""

    levels: tuple[str, ...]
    """What 0 to 5 fingers mean."""
    threshold: int
    counts: tuple[int, ...] = ()
    """From 0 fingers on; fewer than six while they are counted."""
    before: tuple[int, ...] = ()
    """Those of the round before, if there was one."""
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    words: str = ""
    """The proposal, where the prompt does not show it."""
    concerns: tuple[Entry, ...] = ()
    held: bool = False
    """The counts stand on the line."""
    bare: bool = False
    """It needs no head: it stands alone, and the prompt says what it is about."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """All hands."""
        return sum(self.counts)

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        return _ROWS if self.bare else _ROWS + 1

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """Six rows where there is room, else all in two."""
        below = height - _ROWS
        if below >= 0 and width >= (_BESIDE if below < _RESULT_ROWS else _WIDE):
            return beside(self, width, height, airy=airy)
        if below > 0 and width >= _NARROWEST:
            return stacked(self, width, height)
        return compact(self, width, height)


def fist_to_five(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> HandsBody | None:
    """The body of a fist to five."""
    if not isinstance(capture, FistToFiveCapture):
        return None
    (slot,) = capture.slots()
    rounds = hands.rounds(state, step.key, slot.id)
    newest = rounds[-1] if rounds else None
    begun = hands.begun(state, step, capture)
    typed = _typed(newest, begun, look)
    shown = newest if typed is None else None
    series = hands.series(state, step, capture)
    # What is being typed is a round of its own, unless it goes on with one or puts it right.
    current = newest if typed is None or begun or _in_hand(newest, look) else None
    earlier = [one for one in series if current is None or one.id != current.id]
    proposal = hands.proposal(state, step, capture)
    elsewhere = look.slot != slot.id or proposal.entry is None
    counts = tuple(one.count for one in newest.counts) if newest else ()
    return HandsBody(
        hands.levels(state, capture),
        capture.threshold,
        counts if typed is None else typed,
        tuple(one.count for one in earlier[-1].counts) if earlier else (),
        _verdict(state, shown, capture, proposal) if shown and hands.is_whole(shown) else None,
        tuple(_notes(shown, earlier)) if typed is None else _before_enter(state, typed),
        words=proposal.text if elsewhere and proposal.entry else "",
        concerns=said(state, step, slot, look),
        held=newest is not None and look.holds(newest.id),
        bare=len(step.slots) == 1 and proposal.entry is not None,
    )


def _in_hand(newest: Tally | None, look: Look) -> bool:
    return newest is not None and look.holds(newest.id)


def _typed(newest: Tally | None, begun: Tally | None, look: Look) -> tuple[int, ...] | None:
    """The hands as they would be with the numbers that stand on the line; None without any."""
    if look.hand is not None and not _in_hand(newest, look):
        return None
    try:
        said = numbers(look.typed)
    except IllegalMove:
        return None
    if said is None or begun is None or look.hand is not None or len(said) == _ROWS:
        return said
    return (*(one.count for one in begun.counts), *said)[:_ROWS]


def _before_enter(state: SessionState, typed: tuple[int, ...]) -> tuple[str, ...]:
    if len(typed) < _ROWS:
        return ()
    here, up = len(state.present), sum(typed)
    counted = f"{up} {'hand' if up == 1 else 'hands'}"
    return (f"{counted}, {here} here" if up != here else counted, "Enter keeps them")


def _verdict(
    state: SessionState, tally: Tally, capture: FistToFiveCapture, now: hands.Proposal
) -> Verdict:
    threshold = capture.threshold
    low = hands.below(tally, threshold)
    changed = now.entry is not None and plain(now.text) != plain(tally.of)
    if low:
        rest = "other words now: ask again" if changed else "hear them, then ask again"
        return Verdict(f"{low} below {threshold}", rest, low=True)
    every = f"all {tally.total}" if tally.total > 1 else "the one hand"
    kept = any(item.tally == tally.id and not item.removed for item in state.decisions.values())
    if kept:
        return Verdict(f"{every} at {threshold} or more", "kept as the decision")
    if changed:
        return Verdict(f"{every} at {threshold} or more", "other words now: ask again")
    key = VERB["decide"].key_label
    rest = f"{key} keeps it as the decision" if hands.agreed(state) == tally.of else ""
    return Verdict(f"{every} at {threshold} or more", rest)


def _notes(newest: Tally | None, earlier: Sequence[Tally]) -> Iterator[str]:
    if newest is None or not hands.is_whole(newest):
        return
    number = len(earlier) + 1
    if number > 1:
        changed = ", other words" if earlier[-1].of != newest.of else ""
        yield f"round {number}{changed}"
    if newest.present and newest.total != len(newest.present):
        hand = "hand" if newest.total == 1 else "hands"
        yield f"{newest.total} {hand}, {len(newest.present)} here"
