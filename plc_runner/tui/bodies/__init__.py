"""What stands on the board where a slot holds more than lines: one module for each capture kind.

A body is frozen data with its own way to be drawn; `BODIES` says which kind has one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.parts import CaptureKind
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.state import SessionState
from plc_runner.tui.bodies.agreed import action, decision
from plc_runner.tui.bodies.dots import dots
from plc_runner.tui.bodies.exemplar import exemplar
from plc_runner.tui.bodies.goal import goal
from plc_runner.tui.bodies.hands import fist_to_five
from plc_runner.tui.bodies.locked import prediction
from plc_runner.tui.bodies.rating import rating
from plc_runner.tui.bodies.sort import sort
from plc_runner.tui.bodies.standard import standard_body
from plc_runner.tui.bodies.table import table
from plc_runner.tui.look import Look
from plc_runner.tui.view import Body

MakeBody = Callable[[SessionState, PlannedStep, Capture, Look], Body | None]
"""The body of a capture: session, step, capture, how the board is looked at.

None leaves the slots their columns of lines.
"""

BODIES: Mapping[CaptureKind, MakeBody] = {
    "sort": sort,
    "rating": rating,
    "dots": dots,
    "fist_to_five": fist_to_five,
    "prediction": prediction,
    "table": table,
    "standard": standard_body,
    "exemplar": exemplar,
    "goal": goal,
    "decision": decision,
    "action": action,
}
