"""The clock's own figures, drawn on half blocks. Read from `clock-figures.txt`, once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

GAP = {3: 1, 5: 1, 7: 2, 9: 2, 12: 3}
"""Rows of the figures, and the columns between two of them."""
CLOCK_WIDTH = {1: 6, 3: 21, 5: 30, 7: 42, 9: 51, 12: 68}
"""Rows of the clock, and the columns of "00:00": kept free whatever it shows. One row is
plain text, for a window too small for figures."""


def clock_rows(text: str, rows: int) -> tuple[str, ...]:
    """`text` in figures of `rows` rows, in the columns of `CLOCK_WIDTH`.

    What is too wide loses its "+" (colour and caption say it too), then is drawn smaller; where
    even the smallest is too wide, it is the text itself.
    """
    for size in sorted(GAP, reverse=True):
        for shown in (text, text.removeprefix("+")):
            drawn = _drawn(shown, size)
            if size <= rows and len(drawn[0]) <= CLOCK_WIDTH[rows]:
                return drawn
    return (text,)


@cache
def _drawn(text: str, size: int) -> tuple[str, ...]:
    font = _fonts()[size]
    gap = " " * GAP[size]
    shapes = [font[letter] for letter in text if letter in font]
    return tuple(gap.join(shape[row] for shape in shapes) for row in range(size))


@cache
def _fonts() -> dict[int, dict[str, tuple[str, ...]]]:
    text = (files("plc_runner.tui") / "clock-figures.txt").read_text(encoding="utf-8")
    fonts: dict[int, dict[str, tuple[str, ...]]] = {}
    for block in text.split("== ")[1:]:
        head, _, body = block.partition(" rows ==\n")
        lines = body.split("\n")
        size = int(head)
        fonts[size] = {
            line[1]: tuple(lines[number + 1 : number + 1 + size])
            for number, line in enumerate(lines)
            if line.startswith("[")
        }
    return fonts
