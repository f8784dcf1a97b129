"""Bars with what they stand for, how many, and which share of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plc_runner.session.kinds.counts import share
from plc_runner.tui.cells import (
    Line,
    Run,
    clip,
    clip_line,
    flat,
    line_width,
    visible,
    width,
    wrap_runs,
)
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Entry

_FULL = "▇"
_UNSURE = "░"
_SHORTEST = 8
"""Columns under which a bar says nothing."""
_LABEL = 0.4
"""The part of the room that a label has at most."""
_BETWEEN = " · "
_HOLDS = "\ue000"
"""Stands for a space at which no row ends."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    label: str
    count: int | None = None
    """None where nobody has counted it."""
    was: int | None = None
    """Last time."""
    current: bool = False
    """Lines go to it."""
    unsure: bool = False
    """What could not be placed."""


def bar_rows(
    bars: Sequence[Bar], room: int, said: Mapping[int, Sequence[Entry]] | None = None
) -> list[Line]:
    """A row for each.

    Args:
        bars: the most first or not, as they are to stand.
        room: columns.
        said: lines that stand in the place of a bar, by its number from 0, where they have no row
            of their own.
    """
    said = said or {}
    total = sum(bar.count or 0 for bar in bars)
    longest = max(width(flat(bar.label)) for bar in bars)
    label = max(1, min(longest, int(room * _LABEL)))
    digits = max(len(str(bar.count or 0)) for bar in bars)
    shares = len("100 %") if total else 0
    was = max((len(f"was {bar.was}") for bar in bars if bar.was is not None), default=0)
    free = room - 2 - label - 2 - digits
    with_share = bool(shares) and free - shares - 2 >= 0
    free -= shares + 2 if with_share else 0
    with_was = bool(was) and free - was - 2 - 2 >= _SHORTEST
    free -= was + 2 if with_was else 0
    most = max((bar.count or 0 for bar in bars), default=0)
    out: list[Line] = []
    for number, bar in enumerate(bars):
        text = clip(flat(bar.label), label)
        count = "–" if bar.count is None else str(bar.count)
        part = share(bar.count or 0, total) if bar.count is not None else ""
        line = (
            Run("▸ " if bar.current else "  ", "sky-strong"),
            Run(text + " " * (label - width(text) + 2), "sky-strong" if bar.current else "text"),
            Run(count.rjust(digits), "strong" if bar.count else "muted"),
            Run(f"  {part:>{shares}}" if with_share else "", "muted"),
            *(_said(said[number], free) if number in said else _bar(bar, most, free - 2)),
        )
        if with_was and bar.was is not None:
            gap = room - line_width(line) - was
            line = (*line, Run(" " * gap), Run(f"was {bar.was}".rjust(was), "muted"))
        out.append(clip_line(tuple(run for run in line if run.text), room))
    return out


def _bar(bar: Bar, most: int, room: int) -> Line:
    if room < _SHORTEST or not bar.count or not most:
        return ()
    length = max(1, round(room * bar.count / most))
    ink: Ink = "muted" if bar.unsure else "sky"
    return (Run("  "), Run((_UNSURE if bar.unsure else _FULL) * length, ink))


def _said(entries: Sequence[Entry], room: int) -> Line:
    return labels_row(entries, room, 2) if room > _SHORTEST else ()


def small_bars(bars: Sequence[Bar], room: int, height: int) -> list[Line]:
    """All in as few rows as they take, where each cannot have its own."""
    runs: list[Run] = []
    for bar in bars:
        count = "–" if bar.count is None else str(bar.count)
        mark = "▸" if bar.current else ""
        ink: Ink = "sky-strong" if bar.current else "text"
        label = _HOLDS.join(visible(bar.label).split())
        runs += [
            Run("  " if runs else ""),
            Run(f"{mark}{label}{_HOLDS}", ink),
            Run(count, "strong"),
        ]
    rows = [_spaces(row) for row in wrap_runs(tuple(run for run in runs if run.text), room)]
    if len(rows) > height:
        current = next((n for n, row in enumerate(rows) if any("▸" in r.text for r in row)), 0)
        first = max(0, min(current, len(rows) - height))
        rows = rows[first : first + height]
    return rows


def _spaces(row: Line) -> Line:
    return tuple(Run(run.text.replace(_HOLDS, " "), run.ink) for run in row)


def labels_row(entries: Sequence[Entry], room: int, indent: int) -> Line:
    """As many lines of a slot in one row as fit: the newest, or those up to the one in hand."""
    held = next((n for n, entry in enumerate(entries) if entry.held), len(entries) - 1)
    free = room - indent
    shown: list[Run] = []
    for number in range(held, -1, -1):
        piece = _label(entries[number])
        gap = [Run(_BETWEEN, "muted")] if shown else []
        more = [Run("… ", "muted")] if number else []
        if line_width((*piece, *gap, *shown, *more)) > free:
            cut = shown or [*clip_line(piece, free - 2 * len(more))]
            shown = [Run("… ", "muted"), *cut] if shown or more else cut
            break
        shown = [*piece, *gap, *shown]
    return clip_line((Run(" " * indent), *shown), room)


def _label(entry: Entry) -> tuple[Run, ...]:
    mark = "▲ " if entry.unsaved else "▸ " if entry.held else "= " if entry.joining else ""
    mark = mark or ("★ " if entry.starred else "")
    ink: Ink = "last" if entry.unsaved else "sky-strong" if mark else "text"
    words = Run(" ".join(visible(entry.text).split()), "sky-strong" if entry.held else "text")
    return (Run(mark, ink), words) if mark else (words,)


def fitting(pieces: Sequence[str], room: int, between: str = ", ") -> str:
    """As many pieces as fit in a row."""
    out = ""
    for piece in pieces:
        longer = f"{out}{between if out else ''}{flat(piece)}"
        if width(longer) > room:
            break
        out = longer
    return out


def first_fitting(texts: Sequence[str], room: int) -> str:
    """The first of several ways to say it that is no wider than the room; empty if none is."""
    return next((text for text in texts if width(text) <= room), "")
