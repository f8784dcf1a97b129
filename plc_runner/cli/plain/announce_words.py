"""What plain mode says of words that come again: an earlier version, predictions, a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.protocol.captures import TextCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds.hands import agreed
from plc_runner.session.kinds.prediction import facts_for, shown_in
from plc_runner.session.rounds import same_round
from plc_runner.session.state import SessionState


def words_again(state: SessionState) -> Iterator[str]:
    """What the step that has the floor works on: said when it starts."""
    step = state.step
    if step is None:
        return
    for capture in step.captures:
        if isinstance(capture, TextCapture) and capture.restates:
            yield from _earlier(state, step, capture.restates)
    for place, slot in (*shown_in(state, step), *facts_for(state, step)):
        yield from (f"{slot.label}: {entry.text}" for entry in state.entries_in(place.key, slot.id))
    words = agreed(state)
    if words and any(slot.kind == "decision" for slot in step.slots):
        yield f"All can live with: {words}"
        yield "/decide alone keeps it as the decision."


def _earlier(state: SessionState, step: PlannedStep, slot_id: str) -> Iterator[str]:
    for earlier in state.steps[: state.steps.index(step)]:
        if same_round(earlier, step):
            for slot in earlier.slots:
                if slot.id == slot_id:
                    texts = state.entries_in(earlier.key, slot.id)
                    yield from (f"{slot.label}, before: {entry.text}" for entry in texts)
