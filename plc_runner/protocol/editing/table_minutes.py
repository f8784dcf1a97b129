"""Times as people write them in tables: `5 min`, `0:05`, `3:15-3:20`, `5 to 10 minutes`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from plc_runner.protocol.editing.minutes import read_minutes
from plc_runner.protocol.editing.parts import CellError

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_UNIT = r"minutes?|minuten|mins?|min\.|m|'|’|′"
_SECONDS = r"seconds?|secs?|s|''|\"|”|″"
_HOURS = r"hours?|hrs?|h"
_EACH = re.compile(
    r"\s*(?:each|a person|per person|per participant|apiece|/ ?person)$", re.IGNORECASE
)
_ABOUT = re.compile(r"^(?:~|≈|about|approx\.?|circa|ca\.?|up to|max\.?)\s*|\.$", re.IGNORECASE)
_PLAIN = re.compile(rf"({_NUMBER})\s*(?:{_UNIT})?", re.IGNORECASE)
_RANGE = re.compile(
    rf"({_NUMBER})\s*(?:{_UNIT})?\s*(?:-|–|—|to)\s*({_NUMBER})\s*(?:{_UNIT})?", re.IGNORECASE
)
_PLANNED = re.compile(rf"({_NUMBER})\s*[-–]\s*({_NUMBER})\s*\(\s*({_NUMBER})\s*\)", re.IGNORECASE)
_IN_SECONDS = re.compile(rf"({_NUMBER})\s*(?:{_SECONDS})", re.IGNORECASE)
_IN_HOURS = re.compile(
    rf"({_NUMBER})\s*(?:{_HOURS})(?:\s*(\d{{1,2}})\s*(?:{_UNIT})?)?", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?\s*(?:[ap]\.?m\.?|uhr)?", re.IGNORECASE)
_PERIOD = re.compile(
    r"(\d{1,2})[:.](\d\d)\s*(?:[ap]\.?m\.?)?\s*(?:-|–|—|to)\s*"
    r"(\d{1,2})[:.](\d\d)\s*(?:[ap]\.?m\.?)?",
    re.IGNORECASE,
)


def minutes_in(cells: Sequence[str]) -> list[str]:
    """What the form takes for each cell of a column of times; empty where it holds none."""
    by_clock = _clock_column(cells)
    if by_clock is not None:
        return by_clock
    return [_valid(minutes_of(cell)) for cell in cells]


def minutes_of(cell: str) -> str:
    """What a file writes for one time; empty if it is none."""
    words = " ".join(cell.split())
    each = _EACH.search(words)
    words = _ABOUT.sub("", words[: each.start()] if each else words).strip()
    for pattern, write in _FORMS:
        match = pattern.fullmatch(words)
        if match:
            written = write(match)
            return f"{_with_unit(written)} each" if each else written
    return ""


def _with_unit(written: str) -> str:
    return f"{written}m" if written[-1:].isdigit() else written


def _n(number: str) -> str:
    return number.replace(",", ".")


def _range(match: re.Match[str]) -> str:
    return f"{_n(match[1])}-{_n(match[2])}"


def _period(match: re.Match[str]) -> str:
    start, end = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3))
    return str((end - start) % (12 * 60))


def _hours(match: re.Match[str]) -> str:
    return str(round(float(_n(match[1])) * 60) + int(match[2] or 0))


_FORMS = (
    (_PLAIN, lambda match: _n(match[1])),
    (_PLANNED, lambda match: f"{_range(match)} ({_n(match[3])})"),
    (_RANGE, _range),
    (_IN_SECONDS, lambda match: f"{round(float(_n(match[1])))}s"),
    (_IN_HOURS, _hours),
    (_PERIOD, _period),
)


def _valid(words: str) -> str:
    try:
        minutes, each = read_minutes(words)
    except CellError:
        return ""
    return minutes or f"{each} each"


def _clock_column(cells: Sequence[str]) -> list[str] | None:
    """A column of `0:05` or `5:00`, or of the times at which steps begin; None if it is neither."""
    clocks = [_CLOCK.fullmatch(cell.strip()) for cell in cells if cell.strip()]
    if not clocks or not all(clock and ":" in clock.group() for clock in clocks):
        return None
    pairs = [(int(clock[1]), int(clock[2])) for clock in clocks if clock]
    starts = [hours * 60 + minutes for hours, minutes in pairs]
    steps = [(later - before) % (12 * 60) for before, later in pairwise(starts)]
    if len(starts) > 2 and pairs[0][0] > 0 and all(0 < step < 60 for step in steps):
        found = iter([*map(str, steps), ""])
    elif min(hours for hours, _ in pairs) == 0 and max(hours for hours, _ in pairs) < 4:
        found = iter([_valid(str(start)) for start in starts])
    else:
        found = iter([_valid(_in_units(first * 60 + second)) for first, second in pairs])
    return [next(found) if cell.strip() else "" for cell in cells]


def _in_units(seconds: int) -> str:
    return f"{seconds}s" if seconds % 60 else str(seconds // 60)
