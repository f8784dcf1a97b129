"""Hands from fist to five: what they were shown for, and how many there were in each round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plc_runner.protocol.captures import Capture, FistToFiveCapture, TextCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds.kind import capture_of, taken
from plc_runner.session.phrases import plain, split_because
from plc_runner.session.rounds import same_round
from plc_runner.session.state import Entry, SessionState, Tally

FINGERS = ("0", "1", "2", "3", "4", "5")
"""The keys of the counts, in the order in which they are typed."""
LEVELS = (
    "I block it",
    "serious concern",
    "some concern",
    "I can live with it",
    "good",
    "all in",
)
"""What they mean where no protocol says so."""
_SAYS_SOMETHING = 3
"""Words from which on a label is a proposal, and does not only name one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What hands are shown for."""

    text: str
    """Empty where nobody has said it yet."""
    entry: Entry | None = None
    """Where it was said; None where the protocol itself says it."""


def words_slot(slot: str) -> str:
    """Where a proposal is kept that no text of the protocol asks for."""
    return f"{slot}/proposal"


def proposal(state: SessionState, step: PlannedStep, capture: Capture) -> Proposal:
    """The newest words: of a text of this step or an earlier one, or typed for these hands."""
    places = {(step.key, words_slot(slot.id)) for slot in capture.slots()}
    places |= {(one.key, slot) for one in _up_to(state, step) for slot in _texts(one)}
    said = [e for e in state.entries.values() if e.shown and (e.step, e.slot) in places]
    if said:
        newest = max(reversed(said), key=lambda entry: entry.at)
        return Proposal(newest.text, newest)
    return Proposal(capture.label if _is_said(capture.label) else "")


def _is_said(label: str) -> bool:
    return len(label.split()) >= _SAYS_SOMETHING


def _up_to(state: SessionState, step: PlannedStep) -> Iterator[PlannedStep]:
    """The step and those before it, of the same repetition of their rounds."""
    for one in state.steps:
        if same_round(one, step):
            yield one
        if one.key == step.key:
            return


def _texts(step: PlannedStep) -> Iterator[str]:
    for capture in step.captures:
        if isinstance(capture, TextCapture):
            yield from (slot.id for slot in capture.slots())


def levels(state: SessionState, capture: FistToFiveCapture) -> tuple[str, ...]:
    """What 0 to 5 fingers mean: here, else where the protocol asked for hands before."""
    before: tuple[str, ...] | None = None
    for step in state.steps:
        for one in step.captures:
            if isinstance(one, FistToFiveCapture):
                if one.id == capture.id:
                    return one.levels or before or LEVELS
                before = one.levels or before
    return capture.levels or LEVELS


def rounds(state: SessionState, step: str, slot: str) -> list[Tally]:
    """The rounds of one slot, oldest first; the last may be half counted."""
    return taken(state, "fist_to_five", step, {slot})


def is_hands(tally: Tally) -> bool:
    """Whether fingers were counted."""
    return tally.what == "fist_to_five"


def is_whole(tally: Tally) -> bool:
    """Whether all six were counted."""
    return len(tally.counts) == len(FINGERS)


def begun(state: SessionState, step: PlannedStep, capture: Capture) -> Tally | None:
    """The round that is being counted, one number after the other.

    None once other words are proposed: hands for those are a round of their own.
    """
    (slot,) = capture.slots()
    newest = next(reversed(rounds(state, step.key, slot.id)), None)
    if newest is None or is_whole(newest):
        return None
    words = proposal(state, step, capture).text or capture.label
    return newest if plain(newest.of) == plain(words) else None


def below(tally: Tally, threshold: int) -> int:
    """How many hands show fewer fingers than that."""
    return sum(one.count for one in tally.counts if int(one.key) < threshold)


def series(state: SessionState, step: PlannedStep, capture: Capture) -> tuple[Tally, ...]:
    """All rounds about the same thing, oldest first: of this slot, and those of earlier steps in
    which the words were tested that these hands are shown for, as they were then."""
    slots = {slot.id for slot in capture.slots()}
    wordings = _wordings(state, step, capture)
    earlier = {one.key for one in _up_to(state, step)} - {step.key}
    return tuple(
        tally
        for tally in state.tallies.values()
        if not tally.removed and is_hands(tally) and is_whole(tally)
        if (tally.step == step.key and tally.slot in slots)
        or (tally.step in earlier and plain(tally.of) in wordings)
    )


def _wordings(state: SessionState, step: PlannedStep, capture: Capture) -> frozenset[str]:
    """All that the proposal was, from the text that it restates on."""
    entry = proposal(state, step, capture).entry
    if entry is None:
        return frozenset()
    slots = {entry.slot, *_restated(state, entry.slot)}
    keys = {one.key for one in _up_to(state, step)}
    return frozenset(
        plain(text)
        for one in state.entries.values()
        if one.slot in slots and one.step in keys
        for text in (one.text, *one.history)
    )


def _restated(state: SessionState, slot: str) -> set[str]:
    """The slots of the earlier versions of a text."""
    restates = {
        own.id: capture.restates
        for step in state.steps
        for capture in step.captures
        if isinstance(capture, TextCapture)
        for own in capture.slots()
    }
    out: set[str] = set()
    while (slot := restates.get(slot, "")) and slot not in out:
        out.add(slot)
    return out


def threshold(state: SessionState, tally: Tally) -> int:
    """Whoever shows fewer fingers than this is heard."""
    step = state.step_of(tally.step)
    capture = capture_of(FistToFiveCapture, step, tally.slot)
    return capture.threshold if capture else FistToFiveCapture.model_fields["threshold"].default


def agreed(state: SessionState) -> str:
    """The words that all can live with and that no decision holds yet; empty if there are none.

    Those of the newest round only, if they were not changed since, and not what the protocol itself
    says.
    """
    whole = [t for t in state.tallies.values() if not t.removed and is_hands(t) and is_whole(t)]
    if not whole:
        return ""
    newest = whole[-1]
    if below(newest, threshold(state, newest)) or not _said_now(state, newest):
        return ""
    kept = {item.tally for item in state.decisions.values() if not item.removed}
    return "" if newest.id in kept else newest.of


def _said_now(state: SessionState, tally: Tally) -> bool:
    """Whether somebody said what the hands were shown for, and it still stands."""
    step = state.step_of(tally.step)
    capture = capture_of(FistToFiveCapture, step, tally.slot)
    if step is None or capture is None:
        return False
    now = proposal(state, step, capture)
    return now.entry is not None and plain(now.text) == plain(tally.of)


def _of_the_protocol(state: SessionState, tally: Tally) -> bool:
    step = state.step_of(tally.step)
    capture = capture_of(FistToFiveCapture, step, tally.slot)
    return capture is not None and tally.of == capture.label


def hands_for(
    state: SessionState, statement: str, because: str = "", step: str | None = None
) -> Tally | None:
    """The newest round that a decision comes from: one of exactly these words; or one of the same
    step, for what the protocol itself says, at which nobody was below the threshold."""
    wanted = {plain(statement), plain(f"{statement} because {because}")}
    for tally in reversed(tuple(state.tallies.values())):
        if tally.removed or not is_hands(tally) or not is_whole(tally):
            continue
        if wanted & {plain(tally.of), plain(split_because(tally.of)[0])}:
            return tally
        here = tally.step == step and _of_the_protocol(state, tally)
        if here and not below(tally, threshold(state, tally)):
            return tally
    return None
