"""Captures of kind exemplar: a line is a file, a link, or words."""

from __future__ import annotations

from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds.kind import Kind
from plc_runner.session.line import Ask, Do, Line, Parsed
from plc_runner.session.samples import link_said, may_be_a_file, site
from plc_runner.session.state import SessionState

TAKE_IN = "take-in-exemplar"
"""Asked of whoever can look at the disk: the line may be the path of a file."""


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    if link := link_said(text):
        title = link.words or f"Link to {site(link.place)}"
        return Do(c.KeepExemplar(title, link=link.place, slot=slot.id, step=line.step_key))
    if may_be_a_file(text):
        return Ask(TAKE_IN, text, slot.id, line.step_key)
    return Do(c.KeepExemplar(text, slot=slot.id, step=line.step_key))


def _filled(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    """Whether one was kept; where it stands makes no difference."""
    kept = (item for item in state.exemplars.values() if not item.removed)
    return any(item.step == step.key and item.slot in (None, slot.id) for item in kept)


EXEMPLAR = Kind(keep=_keep, filled=_filled)
