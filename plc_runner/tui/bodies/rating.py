"""Ratings: statements with the word that the room chose, or how many hands went up for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.events.tally import Count
from plc_runner.protocol.captures import Capture, RatingCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds import rating as kind
from plc_runner.session.state import SessionState
from plc_runner.tui.bodies.bars import Bar, bar_rows, first_fitting, small_bars
from plc_runner.tui.bodies.said import said
from plc_runner.tui.cells import Line, Run, apart, clip, clip_line, flat, line_width, wrap
from plc_runner.tui.entries import newest_rows
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Entry

_NARROWEST = 26
_WIDEST = 84
"""Columns of a list: further away, the eye loses the row on the way to the word."""
_MOST_ROWS = 3
"""Rows of one statement on a wall with room."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A statement."""

    text: str
    word: str = ""
    counts: tuple[Count, ...] = ()
    current: bool = False
    held: bool = False
    remarks: tuple[Entry, ...] = ()

    @property
    def rated(self) -> bool:
        """Whether the room has said something of it."""
        return bool(self.word or self.counts)


@dataclass(frozen=True, slots=True)
class RatingBody:
    """The statements of one rating."""

    scale: tuple[str, ...]
    statements: tuple[Rated, ...]

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """Statements that were rated."""
        return sum(one.rated for one in self.statements)

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        if len(self.statements) == 1:
            return 2 + len(self.scale) + len(self.statements[0].remarks[:2])
        return 2 + len(self.statements)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """One statement as bars, several as a list."""
        if height < 1:
            return ()
        if len(self.statements) == 1:
            rows = _one(self, width, height, airy=airy)
        else:
            rows = _several(self, min(width, _WIDEST), height, airy=airy)
        return [clip_line(row, width) for row in rows]


def rating(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> RatingBody | None:
    """The body of a rating."""
    if not isinstance(capture, RatingCapture):
        return None
    statements = []
    for slot in capture.slots():
        tally = kind.tally_of(state, step.key, slot.id)
        statements.append(
            Rated(
                slot.label,
                tally.word if tally else "",
                tally.counts if tally else (),
                slot.id == look.slot,
                tally is not None and look.holds(tally.id),
                said(state, step, slot, look),
            )
        )
    return RatingBody(capture.scale, tuple(statements))


# One statement


def _one(it: RatingBody, wide: int, height: int, *, airy: bool) -> tuple[Line, ...]:
    """The words with a bar for the hands; the word alone that the room agreed on is marked."""
    (only,) = it.statements
    rows = _scale_rows(it, only, wide, height)
    below = newest_rows(only.remarks, wide, max(0, height - len(rows)))
    if height > len(rows) and not only.rated and not only.remarks and only.current:
        below = [(Run(first_fitting(_how(it), wide), "muted"),)]
    if airy and height >= 2 * len(rows) + 1 + len(below):
        rows = [row for each in rows for row in ((), each)] + [()] * bool(below)
    return (*rows, *below[: height - len(rows)])


def _how(it: RatingBody) -> tuple[str, ...]:
    hands = " ".join(str((n + 1) % 4) for n in range(len(it.scale)))
    return (
        f"  Type a number. Or hands for each: {hands}",
        f"  A number, or hands: {hands}",
        "  Type a number",
    )


def _scale_rows(it: RatingBody, only: Rated, wide: int, height: int) -> list[Line]:
    hands = only.counts or tuple(Count(key=word, label=word, count=0) for word in it.scale)
    if height < len(it.scale):
        if only.counts:
            bars = [Bar(one.label, one.count) for one in only.counts]
            return small_bars(bars, wide, height)
        return _chips(it.scale, only, wide, height)
    if only.counts:
        bars = [Bar(_numbered(n, one.label), one.count) for n, one in enumerate(hands, 1)]
        return bar_rows(bars, wide)
    return [_choice(n, word, only, wide) for n, word in enumerate(it.scale, 1)]


def _numbered(number: int, word: str) -> str:
    return f"{number} {word}"


def _choice(number: int, word: str, only: Rated, wide: int) -> Line:
    chosen = word == only.word
    mark = Run("● " if chosen else "  ", "sky-strong")
    words = _numbered(number, flat(word))
    return clip_line((mark, _plain_or_chip(words, chosen=chosen, muted=only.rated)), wide)


def _plain_or_chip(words: str, *, chosen: bool, muted: bool) -> Run:
    ink: Ink = "sky-strong" if chosen else "muted" if muted else "text"
    return Run(words, ink)


def _chips(scale: Sequence[str], only: Rated, wide: int, height: int) -> list[Line]:
    """The words one after the other, the chosen one marked."""
    rows: list[list[Run]] = [[]]
    for number, word in enumerate(scale, 1):
        chosen = word == only.word
        mark = "●" if chosen else ""
        text = clip(f"{mark}{_numbered(number, flat(word))}", wide)
        run = _plain_or_chip(text, chosen=chosen, muted=only.rated)
        if rows[-1] and line_width((*rows[-1], run)) + 2 > wide:
            rows.append([])
        rows[-1] += [Run("  "), run] if rows[-1] else [run]
    if len(rows) > height:
        chosen_row = next((n for n, row in enumerate(rows) if any("●" in r.text for r in row)), 0)
        first = max(0, min(chosen_row, len(rows) - height))
        rows = rows[first : first + height]
    return [tuple(row) for row in rows]


# Several


def _several(it: RatingBody, wide: int, height: int, *, airy: bool) -> tuple[Line, ...]:
    """The scale, then the statements around the one that lines go to, with what was said."""
    blocks = [
        _block(one, wide, 1 if height < 2 * len(it.statements) else _MOST_ROWS)
        for one in it.statements
    ]
    scale = _scale(it.scale, wide) if height > 1 else ()
    room = height - bool(scale)
    first, last = _window(blocks, _now(it), room)
    spaced = airy and sum(map(len, blocks)) + len(blocks) <= room
    rows: list[Line] = [scale] if scale else []
    for block in blocks[first:last]:
        rows += ([()] if spaced else []) + block
    above, below = first, len(blocks) - last
    if scale and (above or below):
        more = "  ".join((f"↑ {above}" * bool(above), f"↓ {below}" * bool(below))).strip()
        rows[0] = apart(rows[0], (Run(more, "muted"),), wide)
    return tuple(rows[:height])


def _now(it: RatingBody) -> int:
    """The statement that has to be seen: the one in hand, else where lines go."""
    held = next((n for n, one in enumerate(it.statements) if one.held), None)
    if held is not None:
        return held
    return next((n for n, one in enumerate(it.statements) if one.current), 0)


def _window(blocks: Sequence[Sequence[Line]], now: int, room: int) -> tuple[int, int]:
    """The first and the last (exclusive) of those that are shown; what came before goes first."""
    first, last = now, now + 1
    used = len(blocks[now])
    while True:
        if last < len(blocks) and last - now <= 1 and used + len(blocks[last]) <= room:
            used += len(blocks[last])
            last += 1
        elif first > 0 and used + len(blocks[first - 1]) <= room:
            first -= 1
            used += len(blocks[first])
        elif last < len(blocks) and used + len(blocks[last]) <= room:
            used += len(blocks[last])
            last += 1
        else:
            return first, last


def _scale(scale: Sequence[str], wide: int) -> Line:
    words = "  ".join(_numbered(n, flat(word)) for n, word in enumerate(scale, 1))
    return (Run("  "), Run(clip(words, wide - 2), "muted"))


def _block(one: Rated, wide: int, most: int) -> list[Line]:
    """A statement, what was said of it at the right end of its row, remarks beneath."""
    mark = "▸ " if one.current or one.held else "  "
    result = _result(one, wide)
    free = wide - 2 - (line_width(result) + 2 if result else 0)
    texts = wrap(one.text, max(8, free))
    if len(texts) > most:
        texts = (*texts[: most - 1], clip(" ".join(texts[most - 1 :]), max(8, free)))
    ink: Ink = "sky-strong" if one.current or one.held else "text"
    rows: list[Line] = []
    for number, text in enumerate(texts):
        start = (Run(mark if number == 0 else "  ", "sky-strong"), Run(text, ink))
        rows.append(apart(start, result, wide) if number == 0 else start)
    if one.remarks:
        held = next((entry for entry in one.remarks if entry.held), one.remarks[-1])
        rows += [clip_line((Run("  "), *row), wide) for row in newest_rows((held,), wide - 2, 1)]
    return rows


def _result(one: Rated, wide: int) -> Line:
    if one.word:
        return (Run(clip(flat(one.word), wide // 2), "strong"),)
    if not one.counts:
        return (Run("–", "muted"),)
    room = wide // 2
    for text in (
        "  ".join(f"{flat(c.label)} {c.count}" for c in one.counts),
        "  ".join(f"{flat(c.label)} {c.count}" for c in one.counts if c.count),
        " ".join(str(c.count) for c in one.counts),
    ):
        if len(text) <= room:
            return (Run(text, "strong"),)
    return (Run(clip(text, room), "strong"),)
