"""A standard: its code, its text as large as there is room, what its licence wants to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.events.entry import Mark
from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.state import Entry, SessionState
from plc_runner.session.unpacking import (
    CODE,
    FRAMEWORK,
    NOTICE,
    TEXT,
    cell,
    standards_of,
    standing_marks,
    table_for,
)
from plc_runner.session.verbs import VERB
from plc_runner.tui.cells import (
    Line,
    Run,
    clip,
    clip_line,
    flat,
    line_width,
    visible,
    width,
    wrap,
    wrap_runs,
)
from plc_runner.tui.look import Look
from plc_runner.tui.marked_text import legend, marked_runs
from plc_runner.tui.view import Column

_NARROWEST = 40
_NOTICE_ROWS = 3
"""Rows that a notice takes at most."""
_USUAL = 54
"""Columns that it has on a small wall."""
_MOST_ROWS = 9
"""Rows for which the clock gives way at most."""
_FOR_BOTH = 12
"""Rows of the board from which on it is shown with the table that it fills."""
BESIDE = "standard-beside"
"""The column for a standard of an earlier step."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One standard."""

    text: str
    code: str = ""
    framework: str = ""
    notice: str = ""
    marks: tuple[Mark, ...] = ()
    held: bool = False
    unsaved: bool = False
    starred: bool = False

    @property
    def mark(self) -> Run:
        """What stands in front of it: it waits to be stored, is in hand, has a star."""
        if self.unsaved:
            return Run("▲ ", "last")
        if self.held:
            return Run("▸ ", "sky-strong")
        return Run("★ " if self.starred else "", "sky")


@dataclass(frozen=True, slots=True)
class StandardBody:
    """The standards of a slot: the newest whole, those before it in one row each."""

    shown: tuple[Shown, ...]
    """Oldest first."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.shown)

    @property
    def bare(self) -> bool:
        """Whether it needs no head: its code says what it is."""
        return True

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        held = next((one for one in self.shown if one.held), self.shown[-1])
        text = len(wrap(visible(held.text), _USUAL)) + bool(held.marks)
        return min(_MOST_ROWS, len(self.shown) + text + bool(held.notice))

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:  # noqa: ARG002
        """See `Body`."""
        if height < 1 or width < 1 or not self.shown:
            return ()
        held = next((n for n, one in enumerate(self.shown) if one.held), len(self.shown) - 1)
        others = [one for n, one in enumerate(self.shown) if n != held]
        notices = list(dict.fromkeys(one.notice for one in self.shown if one.notice))
        rows = wrap(" · ".join(notices), width) if notices and height > 1 else ()
        # The whole notice where it costs no word of the standard; one row of it always.
        ways = range(min(len(rows), _NOTICE_ROWS), 0, -1)
        needed = len(_run_in(self.shown[held], width))
        count = next((n for n in ways if needed <= height - n), min(len(rows), 1))
        foot = _cut_to(rows, count, width)
        whole = _whole(self.shown[held], width, height - count)
        free = height - count - len(whole)
        above = [_in_one_row(one, width) for one in others[-free:]] if free > 0 else []
        gap: list[Line] = [()] if foot and free > len(above) else []
        return [*above, *whole, *gap, *foot]


def _cut_to(rows: Sequence[str], count: int, room: int) -> list[Line]:
    """The first rows of a notice, "…" where it is cut."""
    if len(rows) > count > 0:
        rows = (*rows[: count - 1], clip(" ".join(rows[count - 1 :]), room))
    return [(Run(row, "muted"),) for row in rows]


def _whole(one: Shown, room: int, height: int) -> list[Line]:
    """Code and text; its code in a row of its own only where that costs no word."""
    words = marked_runs(one.text, one.marks)
    head = _head(one, room)
    rows = list(wrap_runs(words, room))
    told: list[Line] = [clip_line(legend(one.marks), room)] if one.marks else []
    if 1 + len(rows) + len(told) <= height:
        out = [head, *rows, *told] if head else [*rows, *told]
        blank = height - len(out) > 2 and head
        return [head, (), *rows, *told] if blank else out
    rows = list(_run_in(one, room))
    if len(rows) > height > 0:
        cut = rows[height - 1]
        fits = line_width(cut) + 2 <= room
        cut = (*cut, Run(" …", "strong")) if fits else clip_line(cut, room - 2)
        rows = [*rows[: height - 1], cut]
    return rows


def _run_in(one: Shown, room: int) -> Sequence[Line]:
    """Code and text without a row for the code alone."""
    code = (Run(f"{flat(one.code)}  ", "sky-strong"),) if one.code else ()
    return wrap_runs((one.mark, *code, *marked_runs(one.text, one.marks)), room)


def _head(one: Shown, room: int) -> Line:
    """The code, and whose it is."""
    code = flat(one.code)
    if not (code or one.framework or one.mark.text):
        return ()
    head: Line = (one.mark, Run(code, "sky-strong"))
    free = room - width(code) - width(one.mark.text) - 2
    if one.framework and free > 8:
        head = (*head, Run(f"  {clip(flat(one.framework), free)}", "muted"))
    return clip_line(tuple(run for run in head if run.text), room)


def _in_one_row(one: Shown, room: int) -> Line:
    code = flat(one.code)
    text = flat(one.text)
    words = (one.mark, Run(f"{code}  " if code else "", "sky-strong"), Run(text))
    return clip_line(tuple(run for run in words if run.text), room)


def shown(entry: Entry, look: Look) -> Shown:
    """A captured standard as it is shown."""
    return Shown(
        cell(entry, TEXT),
        cell(entry, CODE),
        cell(entry, FRAMEWORK),
        cell(entry, NOTICE),
        standing_marks(entry),
        look.holds(entry.id),
        entry.text in look.unsaved,
        entry.starred,
    )


def standard_body(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> StandardBody | None:
    """What stands in the slot of a standard; None where nothing does yet."""
    slots = {slot.id for slot in capture.slots()}
    found = [
        shown(entry, look)
        for entry in standards_of(state)
        if entry.step == step.key and entry.slot in slots
    ]
    return StandardBody(tuple(found)) if found else None


def standard_beside(state: SessionState, step: PlannedStep, look: Look) -> Column | None:
    """The standard of an earlier step, where it is worked on: to mark it, to fill the table."""
    keys = [planned.key for planned in state.steps]
    here = keys.index(step.key) if step.key in keys else 0
    earlier = [entry for entry in standards_of(state) if entry.step in keys[:here]]
    if not earlier:
        return None
    entry = earlier[-1]
    table = table_for(state, entry)
    if step.slots and (table is None or table[0] != step.key):
        return None
    label = next(
        (
            s.label
            for p in state.steps
            if p.key == entry.step
            for s in p.slots
            if s.id == entry.slot
        ),
        "Standard",
    )
    body = StandardBody((shown(entry, look),))
    if step.slots:
        return Column(BESIDE, label, body=body, across=True, least=_FOR_BOTH)
    hint = "" if entry.marks else VERB["mark"].words[0]
    return Column(BESIDE, label, hint=hint, body=body, tall=1 + body.tall)
