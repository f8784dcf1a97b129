"""Numbers and choices in a teacher's words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from plc_runner.protocol.reading.meant import meant_by_word

_MOST = 30
_MANY = {"person": "people", "entry": "entries"}


def count_of(number: int, noun: str) -> str:
    """`1 person`, `3 people`."""
    return f"{number} {noun if number == 1 else _MANY.get(noun, noun + 's')}"


def in_minutes(seconds: int) -> str:
    """`52 minutes`, `1 minute`, `2:30 minutes`, `45 seconds`."""
    if seconds < 60:
        return count_of(seconds, "second")
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02} minutes" if rest else count_of(minutes, "minute")


def about_minutes(seconds: int) -> str:
    """`57 minutes` for 56:30, as advice says it: rounded up; `7 and a half minutes` if few."""
    minutes, rest = divmod(seconds, 60)
    if rest == 30 and 0 < minutes < 10:
        return f"{minutes} and a half minutes"
    return in_minutes(-(-seconds // 60) * 60 if seconds >= 60 else seconds)


def listed(choices: Iterable[str]) -> str:
    """`a, b or c`; of very many the first."""
    *first, last = choices
    if len(first) > _MOST:
        return ", ".join([*first[:_MOST], "…"])
    return f"{', '.join(first)} or {last}" if first else last


def closest(word: str, choices: Iterable[str]) -> str | None:
    """What somebody who wrote `word` probably meant."""
    known = {choice.casefold(): choice for choice in islice(choices, 10 * _MOST)}
    for meant in meant_by_word(word):
        if meant in known:
            return known[meant]
    match = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return known[match[0]] if match else None
