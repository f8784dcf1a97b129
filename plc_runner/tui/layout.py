"""Where everything on the wall goes: a pure function of its size and of what is to be shown.

Stacked at every size: header, words beside the clock, rule, entries, line, keys. The clock is
the largest that leaves the words enough room; a long prompt shrinks it and goes full width
below it. Nothing here depends on the time shown, so nothing moves while it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from textual.geometry import Region

from plc_runner.tui.cells import Line, line_width, visible, width
from plc_runner.tui.figures import CLOCK_WIDTH
from plc_runner.tui.lines import console_rows, keys_line, notice_rows, reply_line
from plc_runner.tui.view import WallView
from plc_runner.tui.words import body_rows, cut_row, folded_prompt, head_rows

_Spacing = Literal["airy", "normal", "tight"]

NOWHERE = Region()
_WORDS_ROOM = 24
"""Columns the words keep beside the clock."""
_TYPING_ROOM = 4
"""Columns the empty line keeps when the keys share its row; they vanish while typing."""
_CLOCK_AT = ((48, 12), (32, 9), (22, 7), (14, 5), (0, 3))
"""From this many rows of the screen on, the tallest clock."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What follows from the size alone."""

    inner: Region
    compact: bool
    """Keys share the row of the line, the step's status takes the place of the bar."""
    airy: bool
    """Blank rows between the words, around the rule and between entries."""
    small_letters: bool
    """The text is too small for a wall."""
    clock: int
    """Rows of the tallest clock."""
    board: int
    """Rows the entries should have, their heads included."""

    @property
    def caption(self) -> int:
        """Rows under the clock that belong to its caption."""
        return 0 if self.compact else 2 if self.airy else 1


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The regions of the wall; an unused one is empty. None overlaps another."""

    frame: Frame
    header: Region = NOWHERE
    beside: Region = NOWHERE
    below: Region = NOWHERE
    clock: Region = NOWHERE
    caption: Region = NOWHERE
    rule: Region = NOWHERE
    board: Region = NOWHERE
    notice: Region = NOWHERE
    label: Region = NOWHERE
    line: Region = NOWHERE
    keys: Region = NOWHERE
    beside_rows: tuple[Line, ...] = ()
    below_rows: tuple[Line, ...] = ()
    prompt_cut: bool = False
    """Not all of the prompt is shown."""


@dataclass(frozen=True, slots=True)
class _Zone:
    """A way to set the words and the clock."""

    clock: int
    beside: tuple[Line, ...]
    below: tuple[Line, ...]
    top: int
    """Rows of the part with the clock."""

    @property
    def height(self) -> int:
        return self.top + len(self.below)


def frame_for(columns: int, rows: int) -> Frame:
    """The breakpoints."""
    compact = columns < 54 or rows < 14
    airy = columns >= 100 and rows >= 32
    huge = columns >= 160 and rows >= 50
    pad_x, pad_y = (14, 3) if huge else (4, 1) if airy else (1, 0) if columns >= 30 else (0, 0)
    return Frame(
        inner=Region(pad_x, pad_y, max(0, columns - 2 * pad_x), max(0, rows - 2 * pad_y)),
        compact=compact,
        airy=airy,
        small_letters=columns > 140 or rows > 44,
        clock=3 if compact else next(tall for least, tall in _CLOCK_AT if rows >= least),
        board=3 if rows < 18 else 7 if airy else 4,
    )


def arrange(columns: int, rows: int, view: WallView, *, typing: bool = False) -> Arrangement:
    """Set the wall on a screen. `typing`: the line is not empty."""
    frame = frame_for(columns, rows)
    x, y, wide, _ = frame.inner
    foot = _foot(frame, view, typing=typing)
    top = min(frame.inner.bottom, y + 2)
    gap = 0 if frame.compact else 2 if frame.airy else 1
    around_rule = 0 if frame.compact else 3 if frame.airy else 1
    floor = min(region.y for region in (foot.notice, foot.label) if region)
    floor -= 1 if frame.airy else 0
    room = max(0, floor - top - gap - around_rule)
    zone = _zone_for(frame, view, room)
    cut = zone.height > room
    if cut:
        zone = _cut(zone, room, wide)
    top += gap
    clock_x = frame.inner.right - CLOCK_WIDTH[zone.clock]
    tall = min(zone.clock, zone.top)
    caption_y = top + zone.clock + frame.caption - 1
    beside = Region(x, top, max(0, clock_x - (1 if frame.compact else 3) - x), len(zone.beside))
    board_y = top + zone.height + around_rule
    board = Region(x, board_y, wide, max(0, floor - board_y))
    caption_x = x if caption_y >= beside.bottom else clock_x
    return replace(
        foot,
        header=Region(x, y, wide, min(2, frame.inner.height)),
        beside=beside,
        below=Region(x, top + zone.top, wide, len(zone.below)),
        clock=Region(clock_x, top, CLOCK_WIDTH[zone.clock], tall),
        caption=Region(caption_x, caption_y, frame.inner.right - caption_x, 1)
        if frame.caption and caption_y < top + zone.top
        else NOWHERE,
        rule=Region(x, board_y - (2 if frame.airy else 1), wide, 1) if around_rule else NOWHERE,
        board=board,
        beside_rows=zone.beside,
        below_rows=zone.below,
        prompt_cut=cut,
    )


def _foot(frame: Frame, view: WallView, *, typing: bool) -> Arrangement:
    """The last rows: notice, line, keys."""
    x, _, wide, _ = frame.inner
    bottom = frame.inner.bottom
    label = _label_width(frame, view)
    line_y = bottom - (1 if frame.compact else 3 if frame.airy else 2)
    reply = short_reply(frame, view)
    free = _keys_room(frame, view)
    notice_height = 0
    if view.notice is not None and not reply:
        notice_height = min(len(notice_rows(view.notice, wide)), max(0, line_y - 6))
    keys = Region(x, bottom - 1, wide, 1)
    if frame.compact:
        shown = reply_line(view.notice) if reply and view.notice else keys_line(view, free)
        size = 0 if typing else min(free, line_width(shown))
        keys = Region(x + wide - size, line_y, size, 1) if size > 0 else NOWHERE
    line_room = wide - label - (keys.width if frame.compact else 0)
    return Arrangement(
        frame,
        notice=Region(x, line_y - notice_height, wide, notice_height) if notice_height else NOWHERE,
        label=Region(x, line_y, label, 1),
        line=Region(x + label, line_y, line_room, 1),
        keys=keys,
    )


def short_reply(frame: Frame, view: WallView) -> bool:
    """There is a reply, and it fits in the place of the keys."""
    notice = view.notice
    return (
        notice is not None
        and notice.kind == "reply"
        and line_width(reply_line(notice)) <= _keys_room(frame, view)
    )


def _keys_room(frame: Frame, view: WallView) -> int:
    wide = frame.inner.width
    return wide - _label_width(frame, view) - _TYPING_ROOM if frame.compact else wide


def _label_width(frame: Frame, view: WallView) -> int:
    return min(width(visible(view.label)) + 3, frame.inner.width // 2) if view.label else 0


def _zone_for(frame: Frame, view: WallView, room: int) -> _Zone:
    """The first way that leaves the entries the rows they should have, else a few, else one."""
    wanted = frame.board
    if view.console:
        wanted = max(wanted, len(console_rows(view.console, frame.inner.width)))
    ways = list(_ways(frame, view))
    for board in (wanted, frame.board, 2, 1, 0):
        for way in ways:
            if way.height + board <= room:
                return way
    return ways[-1]


def _ways(frame: Frame, view: WallView) -> Iterator[_Zone]:
    """Ways to set the words, the best first."""
    spacings: tuple[_Spacing, ...] = ("tight",) if frame.compact else ("normal", "tight")
    if frame.airy:
        spacings = ("airy", *spacings)
    folds = (True,) if view.entries_first else (False, True) if view.console else (False,)
    for folded in folds:
        for spacing in spacings:
            yield from _set(frame, view, spacing, stems=not folded, folded=folded)
        yield from _set(frame, view, "tight", stems=False, folded=folded)


def _set(
    frame: Frame, view: WallView, spacing: _Spacing, *, stems: bool, folded: bool
) -> Iterator[_Zone]:
    """With one spacing: beside the clock from the largest, then below it."""
    wide = frame.inner.width
    airy = spacing == "airy"

    def body(room: int) -> tuple[Line, ...]:
        if folded:
            return folded_prompt(view.prompt, room)
        turns = view.turns if frame.airy else ()
        return body_rows(view.prompt, view.stems if stems else (), turns, room, airy=airy)

    sizes = [size for size in CLOCK_WIDTH if 1 < size <= frame.clock]
    for clock in () if frame.compact else sorted(sizes, reverse=True):
        room = wide - CLOCK_WIDTH[clock] - 3
        if room < _WORDS_ROOM:
            continue
        head, rest = head_rows(view.step, view.talk, room, airy=airy), body(room)
        words = (*head, *(((),) if rest and spacing != "tight" else ()), *rest)
        if len(words) <= clock + 3:
            yield _Zone(clock, words, (), max(len(words), clock + frame.caption))
    below = body(wide)
    for clock in sorted({1, *sizes} if frame.compact else sizes, reverse=True):
        room = wide - CLOCK_WIDTH[clock] - (1 if frame.compact else 3)
        if room >= 14 or clock == 1:
            head = head_rows(view.step, view.talk, max(1, room), airy=airy)
            yield _Zone(clock, head, below, max(len(head), clock + frame.caption))


def _cut(zone: _Zone, room: int, wide: int) -> _Zone:
    """The zone in `room` rows: the prompt gives way first, and says so."""
    below = zone.below[: max(0, room - zone.top)]
    if below:
        below = (*below[:-1], cut_row(below[-1], wide))
    top = min(zone.top, room)
    return replace(zone, below=below, top=top, beside=zone.beside[:top])
