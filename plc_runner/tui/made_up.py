"""People who do not exist, for previews and rehearsals."""

from __future__ import annotations

_NAMES = (
    "Ana", "Ben", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lu", "Max",
    "Nia", "Oz", "Pia", "Quin", "Ray", "Sol", "Tia", "Uma", "Val", "Wes", "Xia", "Yan", "Zoe",
)  # fmt: skip


def made_up(count: int) -> tuple[str, ...]:
    """So many names; beyond the alphabet they have a number."""
    return tuple(
        _NAMES[n % len(_NAMES)] + (f" {n // len(_NAMES) + 1}" if n >= len(_NAMES) else "")
        for n in range(count)
    )
