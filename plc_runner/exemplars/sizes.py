"""How large a sample may be, and how a size is said."""

from __future__ import annotations

MOST = 200 * 1000**2
"""Bytes of a file. It is copied along with the team's copy for as long as the team keeps it."""
MOST_OF_A_PHOTO = 80 * 1000**2
"""Bytes of a photo, which is read whole."""


def size_said(size: int) -> str:
    """`2.4 MB`, as the system's own windows say it."""
    for unit, of in (("GB", 1000**3), ("MB", 1000**2)):
        if size >= of:
            return f"{size / of:.1f} {unit}".replace(".0 ", " ")
    return f"{max(1, round(size / 1000))} KB"
