"""Writes docs/session.md from the transition table."""

from __future__ import annotations

from pathlib import Path

from plc_runner.session.decide import ACTS
from plc_runner.session.fold import UNDO_DEPTH
from plc_runner.session.rewinding import COUNTS_FOR_EARLIER
from plc_runner.session.state import Phase
from plc_runner.session.transitions import TRANSITIONS

PAGE = Path(__file__).with_name("session.md")

INTRODUCTION = f"""# What a session may do

<!-- Written by docs/make_session.py from session/transitions.py: do not edit. -->

A session is pure code: a command comes in, and either events come out or it is refused and
nothing has changed. The state is what the events add up to, and the time that is left is worked
out from the events and the clock on the wall, never counted. So a crash is a replay, and a test
needs no clock.

* Nothing advances by itself. The timer starts with the step; a move while the clock is paused
  lets it run.
* Undo takes back the last act, {UNDO_DEPTH} deep. A move taken back within
  {COUNTS_FOR_EARLIER:.0f} seconds was a slip: its time counts for the step it left. Later than
  that, the step goes on from where its clock stood.
* Going away (a closed lid, a crash of more than two minutes) is asked about: did the room go
  on, or stop?
* Catching up shortens only steps that are still to come, and only when the room says so. A late
  start shrinks the plan, not the bell.

```mermaid
stateDiagram-v2
    [*] --> ready
"""


def page() -> str:
    """The whole page."""
    lines = [INTRODUCTION.rstrip("\n")]
    for phase, row in TRANSITIONS.items():
        by_phase: dict[Phase, list[str]] = {}
        for command, after in row.items():
            if after is not phase:
                by_phase.setdefault(after, []).append(ACTS[command])
        lines += [
            f"    {phase} --> {after}: {', '.join(names)}" for after, names in by_phase.items()
        ]
    lines += ["    closed --> [*]", "```", "", "| phase | what may be asked |", "|---|---|"]
    for phase, row in TRANSITIONS.items():
        lines.append(f"| {phase} | {', '.join(ACTS[command] for command in row)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
