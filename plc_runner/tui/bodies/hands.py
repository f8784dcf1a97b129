"""Hands from fist to five: one shape for each, from five fingers down to the fist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plc_runner.protocol.captures import Capture, FistToFiveCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds import hands
from plc_runner.session.state import SessionState, Tally
from plc_runner.tui.bodies.said import said
from plc_runner.tui.cells import Line, Run, clip, clip_line, line_width, visible, width, wrap
from plc_runner.tui.entries import newest_rows
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Entry

_ROWS = len(hands.FINGERS)
_NARROWEST = 34
_BESIDE = 50
"""Columns from which on the result stands beside the hands."""
_WIDE = 70
"""Columns from which on it does so although there is room below them."""
_RESULT_ROWS = 4
"""Rows that the result needs below the hands."""
_RESULT = 20
"""Columns that the result has at least."""
_MOST_SHAPES = 12
"""Shapes of one row; from there on they are a share, and the number tells."""
_SHORTEST = 10
"""Columns that what a number of fingers means keeps."""
HOW = ("Six numbers,", "for 0 to 5 fingers:", "0 0 1 2 3 1")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the hands come to."""

    head: str
    rest: str
    low: bool = False
    """Somebody is to be heard."""


@dataclass(frozen=True, slots=True)
class HandsBody:
    """The newest round of one slot."""

    levels: tuple[str, ...]
    """What 0 to 5 fingers mean."""
    threshold: int
    counts: tuple[int, ...] = ()
    """From 0 fingers on; fewer than six while they are counted."""
    before: tuple[int, ...] = ()
    """Those of the round before, if there was one."""
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    words: str = ""
    """The proposal, where the prompt does not show it."""
    concerns: tuple[Entry, ...] = ()
    held: bool = False
    """The counts stand on the line."""
    bare: bool = False
    """It needs no head: it stands alone, and the prompt says what it is about."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """All hands."""
        return sum(self.counts)

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        return _ROWS if self.bare else _ROWS + 1

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """Six rows where there is room, else all in two."""
        below = height - _ROWS
        if below >= 0 and width >= (_BESIDE if below < _RESULT_ROWS else _WIDE):
            return _beside(self, width, height, airy=airy)
        if below > 0 and width >= _NARROWEST:
            return _stacked(self, width, height)
        return _compact(self, width, height)


def fist_to_five(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> HandsBody | None:
    """The body of a fist to five."""
    if not isinstance(capture, FistToFiveCapture):
        return None
    (slot,) = capture.slots()
    rounds = hands.taken(state, step.key, slot.id)
    newest = rounds[-1] if rounds else None
    whole = newest is not None and hands.is_whole(newest)
    series = hands.series(state, step, capture)
    earlier = [one for one in series if newest is None or one.id != newest.id]
    proposal = hands.proposal(state, step, capture)
    beside = look.slot != slot.id or proposal.entry is None
    return HandsBody(
        hands.levels(state, capture),
        capture.threshold,
        tuple(one.count for one in newest.counts) if newest else (),
        tuple(one.count for one in earlier[-1].counts) if earlier else (),
        _verdict(state, newest, capture.threshold) if newest and whole else None,
        tuple(_notes(newest, len(earlier) + 1 if newest else 0, earlier)),
        words=proposal.text if beside and proposal.entry else "",
        concerns=said(state, step, slot, look),
        held=newest is not None and look.holds(newest.id),
        bare=len(step.slots) == 1 and proposal.entry is not None,
    )


def _verdict(state: SessionState, tally: Tally, threshold: int) -> Verdict:
    low = hands.below(tally, threshold)
    if low:
        return Verdict(f"{low} below {threshold}", "hear them, then ask again", low=True)
    every = f"all {tally.total}" if tally.total > 1 else "the one hand"
    kept = any(item.tally == tally.id and not item.removed for item in state.decisions.values())
    if kept:
        return Verdict(f"{every} at {threshold} or more", "kept as the decision")
    rest = "F2 keeps it as the decision" if hands.agreed(state) == tally.of else ""
    return Verdict(f"{every} at {threshold} or more", rest)


def _notes(newest: Tally | None, number: int, earlier: Sequence[Tally]) -> Iterator[str]:
    if newest is None or not hands.is_whole(newest):
        return
    if number > 1:
        changed = ", other words" if earlier[-1].of != newest.of else ""
        yield f"round {number}{changed}"
    if newest.present and newest.total != len(newest.present):
        hand = "hand" if newest.total == 1 else "hands"
        yield f"{newest.total} {hand}, {len(newest.present)} here"


# How it is drawn


def _beside(it: HandsBody, wide: int, height: int, *, airy: bool) -> tuple[Line, ...]:
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


def _stacked(it: HandsBody, wide: int, height: int) -> tuple[Line, ...]:
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
    meaning = clip(visible(it.levels[fingers]).replace("\n", " "), label)
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


def _compact(it: HandsBody, wide: int, height: int) -> tuple[Line, ...]:
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
