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
from plc_runner.tui.words import body_rows, cut_row, folded_prompt, head_rows, turn_row

_Spacing = Literal["airy", "normal", "tight"]

NOWHERE = Region()
_WORDS_ROOM = 24
"""Columns the words keep beside the clock."""
_TYPING_ROOM = 3
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
    def gap(self) -> int:
        """Blank rows around the rule and the line."""
        return 1 if self.airy else 0

    @property
    def below_header(self) -> int:
        """Blank rows under the header."""
        return 0 if self.compact else 2 if self.airy else 1

    @property
    def around_rule(self) -> int:
        """Rows of the rule with its blank ones."""
        return 0 if self.compact else 1 + 2 * self.gap

    @property
    def clock_gap(self) -> int:
        """Columns between the words and the clock."""
        return 1 if self.compact else 3

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
    figures: int = 1
    """Rows of the clock's figures; 1 is plain text."""
    prompt_cut: bool = False
    """Not all of the prompt is shown, or it leaves the entries but their heads."""


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
    x, y, wide, tall = frame.inner
    foot = _foot(frame, view, typing=typing)
    floor = foot.line.y - frame.gap
    top = min(floor, y + 2)
    header = Region(x, y, wide, min(2, tall, top - y))
    top = min(floor, top + frame.below_header)
    room = max(0, floor - top - frame.around_rule)
    zone = _zone_for(frame, view, room)
    cut = zone.height > room
    if cut:
        zone = _cut(zone, room, wide)
    board_y = top + zone.height + frame.around_rule
    beside, clock, caption, below = _zone_regions(frame, zone, top)
    rule = Region(x, board_y - 1 - frame.gap, wide, 1 if frame.around_rule else 0)
    board = Region(x, board_y, wide, max(0, floor - board_y))
    # A notice covers what is lowest: it comes and goes, and must not make the clock jump.
    lowest = foot.notice.y if foot.notice else floor
    return replace(
        foot,
        header=header,
        beside=_above(beside, lowest),
        clock=_above(clock, lowest),
        caption=_above(caption, lowest),
        below=_above(below, lowest),
        rule=_above(rule, lowest),
        board=_above(board, lowest),
        beside_rows=zone.beside,
        below_rows=zone.below,
        figures=zone.clock,
        prompt_cut=cut or (board.height < 2 and not view.entries_first),
    )


def _zone_regions(frame: Frame, zone: _Zone, top: int) -> tuple[Region, Region, Region, Region]:
    """Words beside the clock, clock, caption, words below."""
    x, right = frame.inner.x, frame.inner.right
    clock_x = max(x, right - CLOCK_WIDTH[zone.clock])
    beside = Region(x, top, max(0, clock_x - frame.clock_gap - x), len(zone.beside))
    clock = Region(clock_x, top, right - clock_x, min(zone.clock, zone.top))
    caption_y = top + zone.clock + frame.caption - 1
    caption_x = x if caption_y >= beside.bottom else clock_x
    fits = frame.caption and caption_y < top + zone.top
    caption = Region(caption_x, caption_y, right - caption_x, 1 if fits else 0)
    return beside, clock, caption, Region(x, top + zone.top, right - x, len(zone.below))


def _above(region: Region, floor: int) -> Region:
    """The part of a region over a row; an empty one is nowhere."""
    height = min(region.height, floor - region.y)
    return Region(region.x, region.y, region.width, height) if height > 0 else NOWHERE


def _foot(frame: Frame, view: WallView, *, typing: bool) -> Arrangement:
    """The last rows: notice, line, keys."""
    x, top, wide, _ = frame.inner
    bottom = frame.inner.bottom
    label = _label_width(frame, view)
    line_y = max(top, bottom - (1 if frame.compact else 2 + frame.gap))
    reply = short_reply(frame, view)
    height = 0
    if view.notice is not None and not reply:
        height = min(len(notice_rows(view.notice, wide)), max(0, line_y - top - 5))
    keys = Region(x, bottom - 1, wide, 1)
    if frame.compact:
        free = max(0, _keys_room(frame, view))
        shown = reply_line(view.notice) if reply and view.notice else keys_line(view, free)
        size = 0 if typing else min(free, line_width(shown))
        keys = Region(x + wide - size, line_y, size, 1)
    return Arrangement(
        frame,
        notice=Region(x, line_y - height - frame.gap, wide, height) if height else NOWHERE,
        label=Region(x, line_y, label, 1),
        line=Region(x + label, line_y, wide - label - (keys.width if frame.compact else 0), 1),
        keys=keys if keys.width else NOWHERE,
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
    tall = max((column.tall for column in view.columns if column.current), default=0)
    if view.console:
        rows = console_rows(view.console, frame.inner.width, airy=frame.airy)
        wanted = max(wanted, len(rows))
    ways = list(_ways(frame, view))
    figures = [way for way in ways if way.clock > 1]
    if wanted > frame.board:
        tall = 0
    for board in (*range(tall, wanted, -1), wanted, frame.board, 2, 1, 0):
        for way in figures:
            if way.height + board <= room:
                return way
    return next((way for way in ways if way.clock == 1 and way.height <= room), ways[-1])


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

    order = () if frame.compact or frame.airy else turn_row(view.turns, wide)
    lowest: tuple[tuple[Line, ...], ...] = ((order,), ()) if order else ((),)
    sizes = [size for size in CLOCK_WIDTH if 1 < size <= frame.clock]
    for clock in () if frame.compact else sorted(sizes, reverse=True):
        room = wide - CLOCK_WIDTH[clock] - frame.clock_gap
        if room < _WORDS_ROOM:
            continue
        head, rest = head_rows(view.step, view.talk, room, airy=airy), body(room)
        words = (*head, *(((),) if rest and spacing != "tight" else ()), *rest)
        if len(words) <= clock + 3:
            top = max(len(words), clock + frame.caption)
            yield from (_Zone(clock, words, row, top) for row in lowest)
    below = body(wide)
    for clock in sorted({1, *sizes} if frame.compact else sizes, reverse=True):
        room = wide - CLOCK_WIDTH[clock] - frame.clock_gap
        if room >= 14 or clock == 1:
            head = head_rows(view.step, view.talk, max(1, room), airy=airy)
            top = max(len(head), clock + frame.caption)
            yield from (_Zone(clock, head, (*below, *row), top) for row in lowest)


def _cut(zone: _Zone, room: int, wide: int) -> _Zone:
    """The zone in `room` rows: the prompt gives way first, and says so."""
    below = zone.below[: max(0, room - zone.top)]
    if below:
        below = (*below[:-1], cut_row(below[-1], wide))
    top = min(zone.top, room)
    return replace(zone, below=below, top=top, beside=zone.beside[:top])
