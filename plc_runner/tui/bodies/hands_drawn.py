"""How hands from fist to five are drawn: in six rows where there is room, else in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plc_runner.session.kinds.hands import FINGERS
from plc_runner.tui.cells import Line, Run, clip, clip_line, flat, line_width, visible, width, wrap
from plc_runner.tui.entries import newest_rows
from plc_runner.tui.themes import Ink

if TYPE_CHECKING:
    from plc_runner.tui.bodies.hands import HandsBody, Verdict

_ROWS = len(FINGERS)
_RESULT = 20
"""Columns that the result has at least."""
_MOST_SHAPES = 12
"""Shapes of one row; from there on they are a share, and the number tells."""
_SHORTEST = 10
"""Columns that what a number of fingers means keeps."""
HOW = ("Six numbers,", "for 0 to 5 fingers:", "0 0 1 2 3 1")


def beside(it: HandsBody, wide: int, height: int, *, airy: bool) -> tuple[Line, ...]:
    """Hands at the left, what they come to at the right."""
    left_room = min(wide - _RESULT - 2, max(wide // 2, 36), 64)
    left = _six(it, left_room)
    if airy and height >= 2 * _ROWS - 1:
        left = [row for each in left for row in (each, ())][:-1]
    right = _result(it, wide - left_room - 2, height)
    rows: list[Line] = []
    for y in range(max(len(left), len(right))):
        start = left[y] if y < len(left) else ()
        end = right[y] if y < len(right) else ()
        gap = Run(" " * (left_room + 2 - line_width(start)))
        rows.append((*start, gap, *end) if end else start)
    return tuple(rows)


def stacked(it: HandsBody, wide: int, height: int) -> tuple[Line, ...]:
    """Hands first, below them what they come to."""
    return (*_six(it, wide), *_result(it, wide, height - _ROWS))


def _six(it: HandsBody, room: int) -> list[Line]:
    """A row for each number of fingers, the most first."""
    label, gap, most = _measures(it, room)
    return [
        clip_line(_one(it, fingers, label, gap, most), room) for fingers in range(_ROWS - 1, -1, -1)
    ]


def _measures(it: HandsBody, room: int) -> tuple[int, str, int]:
    """Columns of the meanings, what stands between shapes, and the most shapes of a row."""
    longest = max(width(visible(level)) for level in it.levels)
    highest = max(it.counts, default=0)
    digits = len(str(highest)) + 1 + (len("  was ") + 2 if it.before else 0)
    free = room - 3 - 2 - digits
    for most in (min(highest, _MOST_SHAPES), 6, 3, 1):
        for gap in (" ", ""):
            shapes = most + len(gap) * max(0, most - 1)
            if free - shapes >= min(longest, 22) or (not gap and free - shapes >= _SHORTEST):
                return min(longest, free - shapes), gap, most
    return max(1, free - 1), "", 1


def _one(it: HandsBody, fingers: int, label: int, gap: str, most: int) -> Line:
    key_ink: Ink = "sky-strong" if it.held else "strong"
    meaning = clip(flat(it.levels[fingers]), label)
    start = (
        Run(f"{fingers}  ", key_ink),
        Run(meaning + " " * (label - width(meaning) + 2), "muted"),
    )
    if fingers >= len(it.counts):
        asked = it.counts and fingers == len(it.counts)
        return (*start, Run("?", "sky-strong")) if asked else (*start, *_was(it, fingers))
    count = it.counts[fingers]
    return (*start, *_shapes(it, fingers, count, gap, most), *_was(it, fingers))


def _shapes(it: HandsBody, fingers: int, count: int, gap: str, most: int) -> Line:
    if not count:
        return (Run("–", "muted"),)
    shape, ink = _shape(it, fingers)
    highest = max(it.counts)
    shown = count if highest <= most else max(1, round(count * most / highest))
    return (Run(gap.join(shape * shown), ink), Run(f" {count}", "strong"))


def _shape(it: HandsBody, fingers: int) -> tuple[str, Ink]:
    if fingers >= it.threshold:
        return "●", "sky"
    return ("▲" if fingers else "■"), "last"


def _was(it: HandsBody, fingers: int) -> Line:
    return (Run(f"  was {it.before[fingers]}", "muted"),) if it.before else ()


def _result(it: HandsBody, room: int, height: int) -> list[Line]:
    """The words that are tested, the verdict, and what worries people: as much as there is room."""
    rows: list[Line] = []
    verdict = _verdict_rows(it, room)
    if it.words:
        words = wrap(it.words, room)
        rows += [(Run(row, "strong"),) for row in words[: max(1, height - len(verdict) - 1)]]
    rows += verdict
    rows += [(Run(row, "muted"),) for note in it.notes for row in wrap(note, room)]
    rows = rows[:height]
    return rows + _concerns(it, room, height - len(rows))


def _concerns(it: HandsBody, room: int, height: int) -> list[Line]:
    return [clip_line(row, room) for row in newest_rows(it.concerns, room, height)]


def _verdict_rows(it: HandsBody, room: int) -> list[Line]:
    if it.verdict is None:
        return [] if it.counts else [(Run(clip(row, room), "muted"),) for row in HOW]
    shape, ink = _mark(it.verdict)
    head = wrap(it.verdict.head.upper(), room - 2)
    return [
        *((Run(shape if n == 0 else "  ", ink), Run(row, ink)) for n, row in enumerate(head)),
        *((Run(row, "strong"),) for row in wrap(it.verdict.rest, room) if it.verdict.rest),
    ]


def _mark(verdict: Verdict) -> tuple[str, Ink]:
    return ("▲ ", "late") if verdict.low else ("● ", "sky-strong")


def compact(it: HandsBody, wide: int, height: int) -> tuple[Line, ...]:
    """The numbers of fingers in one row, the hands beneath, then the verdict."""
    room = max(1, wide // _ROWS)
    keys: list[Run] = []
    shapes: list[Run] = []
    for fingers in range(_ROWS - 1, -1, -1):
        key = Run(str(fingers), "sky-strong" if it.held else "strong")
        keys += [key, Run(" " * (room - 1))]
        piece = _small(it, fingers, room)
        shapes += [*piece, Run(" " * (room - line_width(piece)))]
    rows = [clip_line(tuple(keys), wide), clip_line(tuple(shapes), wide)]
    if height < len(rows) + 1 and it.verdict is not None:
        rows = rows[: height - 1] if height > 1 else []
    verdict = _in_a_row(it, wide)
    rows += [verdict] if verdict else []
    rows = rows[:height]
    return (*rows, *_concerns(it, wide, height - len(rows)))


def _small(it: HandsBody, fingers: int, room: int) -> Line:
    if fingers >= len(it.counts):
        return (Run("?", "sky-strong"),) if it.counts and fingers == len(it.counts) else ()
    count = it.counts[fingers]
    if not count:
        return (Run("–", "muted"),)
    shape, ink = _shape(it, fingers)
    free = room - 2 - len(str(count))
    shown = shape * (count if count <= free else 1)
    return clip_line((Run(f"{shown} ", ink), Run(str(count), "strong")), room)


def _in_a_row(it: HandsBody, room: int) -> Line:
    if it.verdict is None:
        return () if it.counts else (Run(clip(f"{HOW[0]} {HOW[-1]}", room), "muted"),)
    shape, ink = _mark(it.verdict)
    rest = f": {it.verdict.rest}" if it.verdict.rest else ""
    return clip_line((Run(shape + it.verdict.head.upper(), ink), Run(rest, "strong")), room)
