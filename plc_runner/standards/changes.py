"""What a newer file of the same framework brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plc_runner.events.framework import StandardItem


@dataclass(frozen=True, slots=True)
class Changes:
    """How many standards differ."""

    new: int = 0
    gone: int = 0
    reworded: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.reworded)

    @property
    def said(self) -> str:
        """`4 new, 1 gone, 2 in other words`."""
        counts = (
            (self.new, "new"), (self.gone, "gone"), (self.reworded, "in other words"),
        )  # fmt: skip
        return ", ".join(f"{count} {word}" for count, word in counts if count)


def changes(before: Iterable[StandardItem], now: Iterable[StandardItem]) -> Changes:
    """What differs, by code; a code that stands there twice counts twice."""
    old, new = _texts(before), _texts(now)
    codes_before, codes_now = _codes(old), _codes(new)
    added = (codes_now - codes_before).total()
    gone = (codes_before - codes_now).total()
    return Changes(added, gone, (new - old).total() - added)


def _texts(items: Iterable[StandardItem]) -> Counter[tuple[str, str]]:
    return Counter((item.code, item.statement) for item in items)


def _codes(texts: Counter[tuple[str, str]]) -> Counter[str]:
    codes: Counter[str] = Counter()
    for (code, _), count in texts.items():
        codes[code] += count
    return codes
