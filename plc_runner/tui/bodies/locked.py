"""Predictions that are not to be read yet: how many there are, and when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.protocol.captures import Capture, PredictionCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds.prediction import is_locked
from plc_runner.session.state import SessionState
from plc_runner.session.verbs import VERB
from plc_runner.tui.cells import Line, Run, clip, wrap
from plc_runner.tui.look import Look

_NARROWEST = 16


@dataclass(frozen=True, slots=True)
class LockedBody:
    """Lines of which nothing but their number is shown."""

    count: int
    until: str
    """When they are shown."""
    unsaved: int = 0
    """Those that wait to be stored."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """See `Body`."""
        mark = "▲ " if self.unsaved else "■ "
        head = Run(clip(f"{mark}{self.count} LOCKED", width), "last" if self.unsaved else "strong")
        blank: list[Line] = [()] if airy else []
        until = [(Run(row, "muted"),) for row in wrap(self.until, width)]
        return [*blank, (head,), *until][:height]


def prediction(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> LockedBody | None:
    """The body of a prediction; none once it is shown."""
    (slot,) = capture.slots()
    if not isinstance(capture, PredictionCapture) or not is_locked(state, step.key, slot):
        return None
    held = state.entries_in(step.key, slot.id)
    waiting = sum(entry.text in look.unsaved for entry in held)
    return LockedBody(len(held), _until(state, capture), waiting)


def _until(state: SessionState, capture: PredictionCapture) -> str:
    titles = (step.title for step in state.steps if step.step == capture.reveal_at)
    title = next(titles, "")
    return f"until “{title}”" if title else f"until {VERB['reveal'].words[0]}"
