"""Who is with whom: the small groups of a step, as large as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.state import SessionState
from plc_runner.tui.cells import Line, Run, clip_line, flat, line_width, width
from plc_runner.tui.themes import Ink

_GAP = 3
"""Columns between groups that stand side by side."""
_NARROWEST = 14
"""Columns under which a group is not set beside another."""
Telling = Literal["", "told", "tells"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the room sees it."""

    names: tuple[str, ...]
    telling: Telling = ""
    """Whether it tells the room what it found, or has."""
    teller: str = ""
    """Who tells for it, once the groups tell."""


@dataclass(frozen=True, slots=True)
class GroupsBody:
    """All groups of a step."""

    groups: tuple[Group, ...]

    @property
    def narrowest(self) -> int:
        """Columns under which it stands on the board alone."""
        return 16

    @property
    def count(self) -> int:
        """Groups."""
        return len(self.groups)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """One below the other where they fit, with air if there is some; else in columns."""
        if height < 1 or not self.groups:
            return ()
        numbered = list(enumerate(self.groups, 1))
        spaced = _side_by_side([_block(*one, width) for one in numbered], 1, width, blank=1)
        if airy and len(spaced) < height:
            return [(), *spaced]
        for columns in range(1, max(1, (width + _GAP) // (_NARROWEST + _GAP)) + 1):
            size = (width - _GAP * (columns - 1)) // columns
            rows = _side_by_side([_block(*one, size) for one in numbered], columns, size)
            if len(rows) <= height:
                return rows
        tells = next((n for n, group in numbered if group.telling == "tells"), 1)
        blocks = [_block(*one, size) for one in numbered[tells - 1 :]]
        rows = _side_by_side(blocks, columns, size)
        more = clip_line((Run("  …", "muted"),), width)
        return rows if len(rows) <= height else [*rows[: height - 1], more][-height:]


def _block(number: int, group: Group, room: int) -> list[Line]:
    """A group: its number, and its people on as many rows as they need."""
    mark = {"": f"{number:>2} ", "told": " ✓ ", "tells": f"{number:>2} "}[group.telling]
    ink: Ink = "muted" if group.telling == "told" else "text"
    lead = Run(mark, "muted" if group.telling == "told" else "sky-strong")
    rows: list[list[Run]] = [[lead]]
    for place, name in enumerate(group.names):
        shown = flat(name)
        tells = group.telling == "tells" and name == group.teller
        run = Run(f" {shown} ", "name") if tells else Run(shown, ink)
        comma = "" if place + 1 == len(group.names) else ","
        gap = " " if line_width(rows[-1]) > len(mark) else ""
        if gap and line_width(rows[-1]) + 1 + width(run.text) + len(comma) > room:
            rows.append([Run(" " * len(mark))])
            gap = ""
        rows[-1] += [Run(gap), run, Run(comma, ink)]
    return [clip_line([run for run in row if run.text], room) for row in rows]


def _side_by_side(
    blocks: Sequence[list[Line]], columns: int, size: int, *, blank: int = 0
) -> list[Line]:
    """The groups in reading order, so many in a row."""
    out: list[Line] = []
    for start in range(0, len(blocks), columns):
        row = blocks[start : start + columns]
        out += [()] * (blank if out else 0)
        for y in range(max(map(len, row))):
            line: list[Run] = []
            for place, block in enumerate(row):
                piece = block[y] if y < len(block) else ()
                line += [Run(" " * (place * (size + _GAP) - line_width(line))), *piece]
            out.append(tuple(run for run in line if run.text))
    return out


def groups_body(state: SessionState, step: PlannedStep) -> GroupsBody | None:
    """The body of a step's groups; None where it has none."""
    groups = state.groups.get(step.key, ())
    if not groups:
        return None
    telling = state.progress_of(step.key).reporting is not None
    tellers = step.turns if telling else ()
    now = state.progress_of(step.key).turn
    return GroupsBody(tuple(_group(state, group, tellers, now) for group in groups))


def _group(state: SessionState, group: Sequence[str], tellers: Sequence[str], now: int) -> Group:
    names = tuple(state.name(id_) for id_ in group)
    places = [place for place, id_ in enumerate(tellers) if id_ in group]
    if not places:
        return Group(names)
    place = now if now in places else places[0]
    telling: Telling = "tells" if place == now else "told" if place < now else ""
    return Group(names, telling, state.name(tellers[place]))
