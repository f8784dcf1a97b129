"""How large the letters are: a verdict on the number of cells."""

from __future__ import annotations


def verdict(columns: int, rows: int) -> tuple[bool, str]:
    """Whether the letters are good for a wall, and what to do if not.

    At 1080 rows of pixels 60×18 cells are letters of about 50 pixels; from the back row, half of
    that can still be read.
    """
    size = f"{columns}×{rows}"
    if columns < 40 or rows < 12:
        return False, f"{size}: too large, not everything fits: Ctrl − (Cmd − on a Mac)"
    if columns > 140 or rows > 44:
        return False, f"{size}: too small for the back row: Ctrl + (Cmd + on a Mac)"
    if columns > 100 or rows > 32:
        return True, f"{size}: good for a small room; Ctrl + for a larger one"
    return True, f"{size}: good for a wall"
