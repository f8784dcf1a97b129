"""Telling the time when it is due, once."""

from __future__ import annotations

from datetime import datetime

from plc_runner.cli.plain.announce import warning
from plc_runner.session import timing
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.timing import Level

_ORDER = (Level.CALM, Level.SOON, Level.LAST, Level.OVER)


class TimeTeller:
    """Watches the clock of the step, or of the turn."""

    def __init__(self) -> None:
        self._of: tuple[str, str] | None = None
        self._level = Level.CALM

    def due(self, state: SessionState, now: datetime) -> str:
        """What is to be said now; mostly nothing."""
        clock = timing.clock(state, now)
        if clock is None or state.step is None or state.phase is not Phase.RUNNING:
            return ""
        of = (state.step.key, state.holder or "")
        if of != self._of:
            self._of, self._level = of, Level.CALM
        before, self._level = self._level, clock.level
        if _ORDER.index(clock.level) <= _ORDER.index(before):
            return ""
        return warning(state, now, clock.level)
