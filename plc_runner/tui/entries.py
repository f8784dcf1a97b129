"""The board: slots side by side, the newest entries whole, older ones folded and counted.

Only what is seen is wrapped, from the newest backwards, and a wrapped text is remembered: one
more entry costs the same after a thousand as after ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plc_runner.tui.cells import Line, Run, apart, clip, line_width, visible, width, wrap
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Column, Entry

_NARROWEST = 16
"""Columns (of the screen) under which slots no longer stand side by side."""
_COMPARED = 24
"""Columns that lines need which are to be compared with others."""
_NAMED = 12
"""Columns from which on the slots that are not shown are named."""
_FOR_BOTH = 3
"""Rows from which on slots may stand below others."""
_FOR_TWO_BOARDS = 9
"""Rows from which on nothing needs to give way to lines that are compared."""


class Place(NamedTuple):
    """Where a slot stands on the board."""

    x: int
    width: int
    column: Column


def places(columns: Sequence[Column], room: int, *, airy: bool) -> tuple[Place, ...]:
    """Slots side by side; where they would be too narrow, the current one alone.

    What gives way goes before the slots part: they are what the step is about.
    """
    gap = 4 if airy else 2
    count = len(columns)
    narrowest = [c.body.narrowest if c.body else _NARROWEST for c in columns]
    if max(narrowest) > (room - gap * (count - 1)) // count:
        slots = [column for column in columns if not column.gives_way]
        if slots and len(slots) < count:
            return places(slots, room, airy=airy)
        first = [c for c in columns if c.lead] + [c for c in columns if c.current]
        return (Place(0, room, next(iter(first), columns[0])),)
    out: list[Place] = []
    x = 0
    for number, column in enumerate(columns):
        size = (room - x - gap * (count - number - 1)) // (count - number)
        out.append(Place(x, size, column))
        x += size + gap
    return tuple(out)


def apart_from(
    columns: Sequence[Column], room: int, height: int, *, airy: bool
) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """The columns that stand beside one another, and those below them where room is short.

    Lines that are to be looked at together with others are on the board whatever else is.
    """
    below = tuple(column for column in columns if column.across and height >= column.least)
    beside = tuple(column for column in columns if column not in below)
    compared = tuple(column for column in columns if column.across or column.current)
    if not below or not beside or _fit(columns, room, airy=airy):
        return tuple(columns), ()
    low = height < _FOR_TWO_BOARDS and _fit(compared, room, airy=airy)
    return (compared, ()) if low else (beside, below)


def _fit(columns: Sequence[Column], room: int, *, airy: bool) -> bool:
    """Whether columns that are to be compared have room beside one another."""
    gap = 4 if airy else 2
    needs = max([_COMPARED, *(column.body.narrowest for column in columns if column.body)])
    return needs <= (room - gap * (len(columns) - 1)) // len(columns)


def board_rows(
    columns: Sequence[Column], room: int, height: int, *, airy: bool
) -> tuple[Line, ...]:
    """The rows of the board, at most `height`."""
    beside, below = apart_from(columns, room, height, airy=airy)
    if below and height >= _FOR_BOTH:
        over = _side_by_side(beside, room, height - height // 2, airy=airy)
        under = _side_by_side(below, room, height - len(over), airy=airy)
        return (*over, *((),) * (height - len(over) - len(under)), *under)
    shown = columns if below else beside
    rows = _side_by_side(shown, room, height, airy=airy)
    if len(shown) < len(columns) and rows:
        others = [column for column in columns if column not in shown]
        return (_beside_others(rows[0], others, room, least=0), *rows[1:])
    return rows


def _side_by_side(
    columns: Sequence[Column], room: int, height: int, *, airy: bool
) -> tuple[Line, ...]:
    if not columns or height < 1:
        return ()
    shown = places(columns, room, airy=airy)
    spaced = airy and all(_fits_spaced(place, height) for place in shown)
    even = spaced and any(place.column.body is None for place in shown)
    alone = len(columns) == 1
    filled = [_column_rows(place, height, spaced=spaced, alone=alone, even=even) for place in shown]
    if len(shown) < len(columns):
        seen = [place.column for place in shown]
        others = [column for column in columns if column not in seen]
        wide = shown[-1].width
        least = wide - wide // 2 if len(shown) == 1 else 0
        head, *rest = filled[-1]
        filled[-1] = [_beside_others(head, others, wide, least=least), *rest]
    rows: list[Line] = []
    for y in range(max(map(len, filled))):
        line: list[Run] = []
        x = 0
        for place, column in zip(shown, filled, strict=True):
            line += [Run(" " * (place.x - x))]
            piece = column[y] if y < len(column) else ()
            line += piece
            x = place.x + line_width(piece)
        rows.append(tuple(run for run in line if run.text))
    return tuple(rows)


def newest_rows(entries: Sequence[Entry], wide: int, height: int) -> list[Line]:
    """The newest entries that there is room for, or those up to the one in hand."""
    return [row for _, block in _seen(entries, wide, height, blank=0) for row in block]


def _column_rows(place: Place, height: int, *, spaced: bool, alone: bool, even: bool) -> list[Line]:
    """A column's head and what is under it.

    Args:
        even: a body begins as low as the lines beside it.
    """
    column = place.column
    if column.body is not None:
        if column.bare and alone:
            return list(column.body.rows(place.width, height, airy=spaced)[:height])
        body = column.body.rows(place.width, height - 1, airy=spaced)
        low: list[Line] = [()] if even and any(body[:1]) and len(body) < height - 1 else []
        return [_head(place, 0, 0, alone=height == 1), *low, *body[: height - 1]]
    blank: list[Line] = [()] if spaced else []
    seen = _seen(column.entries, place.width, height - 1, blank=len(blank))
    later = column.later + len(column.entries) - (seen[-1][0] + 1 if seen else 0)
    earlier = column.count - later - len(seen)
    out = [_head(place, earlier, later, alone=height == 1)]
    for _, block in seen:
        out += blank + block
    return out


def _seen(
    entries: Sequence[Entry], wide: int, height: int, *, blank: int
) -> list[tuple[int, list[Line]]]:
    """The entries that are seen, with their places: the newest, or those up to the one in hand."""
    newest = _from(entries, len(entries), wide, height - blank, blank)
    held = next((n for n, entry in enumerate(entries) if entry.held), None)
    if held is None or any(n == held for n, _ in newest):
        return newest
    return _from(entries, held + 1, wide, height - blank, blank)


def _from(
    entries: Sequence[Entry], end: int, wide: int, room: int, blank: int
) -> list[tuple[int, list[Line]]]:
    """As many entries as there is room for, backwards from one."""
    out: list[tuple[int, list[Line]]] = []
    for n in range(end - 1, -1, -1):
        rows = _entry_rows(entries[n], wide)
        if len(rows) > room:
            if not out and room > 0:  # taller than the board: its start, and that it goes on
                out.append((n, [*rows[: room - 1], _goes_on(rows[room - 1], wide)]))
            break
        out.append((n, rows))
        room -= len(rows) + blank
        if room < 1:
            break
    return out[::-1]


def _fits_spaced(place: Place, height: int) -> bool:
    """All its entries fit with a blank row before each."""
    if place.column.earlier or place.column.later or 2 * len(place.column.entries) >= height:
        return False
    need = sum(1 + len(_entry_rows(entry, place.width)) for entry in place.column.entries)
    return need < height


def _entry_rows(entry: Entry, room: int) -> list[Line]:
    mark, ink = _mark(entry)
    words: Ink = "sky-strong" if entry.held else "strong" if entry.newest else "text"
    return [
        (Run(mark, ink) if number == 0 else Run("  "), Run(text, words))
        for number, text in enumerate(wrap(entry.text, room - 2))
    ] or [(Run(mark, ink),)]


def _mark(entry: Entry) -> tuple[str, Ink]:
    if entry.unsaved:
        return "▲ ", "last"
    if entry.held or entry.joining:
        held = "★ " if entry.starred else "▸ "
        return (held if entry.held else "= "), "sky-strong"
    return ("★ ", "sky") if entry.starred else ("• ", "text")


def _goes_on(row: Line, room: int) -> Line:
    mark, text = row[0], row[1] if len(row) > 1 else Run("")
    return (mark, Run(clip(f"{text.text} …", room - 2), text.ink))


def _head(place: Place, earlier: int, later: int, *, alone: bool) -> Line:
    """The slot's name, how much is folded away, how to get there: as much as fits."""
    column = place.column
    mark = Run("▸ " if column.current else "  ", "sky-strong")
    ink: Ink = "sky-strong" if column.current else "strong"
    label = visible(column.label).replace("\n", " ").upper()
    count = f"  {column.count}" if alone and column.count else ""
    long = "".join((f"  ↑ {earlier} more" * bool(earlier), f"  ↓ {later} more" * bool(later)))
    short = "".join((f" ↑{earlier}" * bool(earlier), f" ↓{later}" * bool(later)))
    if alone or not (earlier or later):
        long = short = count
    hint = f"  {visible(column.hint)}" if column.hint else ""
    key = f"  {visible(column.hint).rpartition(' · ')[2]}" if column.hint else ""
    for extra in (long + hint, long + key, long, short + key, short):
        if 2 + width(label) + width(extra) <= place.width:
            return (mark, Run(label, ink), Run(extra, "muted"))
    return (mark, Run(clip(label, place.width - 2 - width(short)), ink), Run(short, "muted"))


def _beside_others(head: Line, others: Sequence[Column], room: int, *, least: int) -> Line:
    """The heads of what is shown, with the names of the others at the right.

    Args:
        least: columns that those have, however long the heads are.
    """
    names = " · ".join(f"{visible(c.label).upper()} {c.count or ''}".strip() for c in others)
    hint = next((f"  {visible(c.hint)}" for c in others if c.hint), "")
    free = max(room - line_width(head), least) - 2
    named = clip(names, free - width(hint)).replace(" ·…", " …") + hint
    fits = free >= min(_NAMED, width(names + hint))
    return apart(head, (Run(named if fits else hint.strip(), "muted"),), room)
