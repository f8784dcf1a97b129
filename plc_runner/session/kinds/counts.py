"""Lines that count: `9 12 6`, `High 9, low 3`, `9 high`, `High +2`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import decimal

from plc_runner.errors import IllegalMove
from plc_runner.session.phrases import plain
from plc_runner.session.words import either

MOST = 9999
"""The largest count that is not taken for a slip of the key."""
_SHOWN = 12
"""Digits of a slip that are said back."""
_NUMBERS = re.compile(r"[0-9]+(?:[\s,;]+[0-9]+)*[\s,;]*")
_SLASHED = re.compile(r"[0-9]+(?:\s*/\s*[0-9]+)+")
_NUMBER = re.compile(r"([+−–-]?)\s?([0-9]+)(?![\w%]|[.,/][0-9])")
_NO_COUNT = re.compile(r"[-−–+]?[0-9][0-9.,/\s]*(?:%|per\s?cent|(?:out )?of(?: the)? [0-9]+)?")
_GAP = re.compile(r"(?:[\s,;&]|and\b)+")
_SAID = re.compile(r"[^\W\d_][^\d,;:=+−]*")
_MINUS = "−–-"


@dataclass(frozen=True, slots=True)
class Named:
    """A count and what it is of."""

    place: int
    """Of the name, from 0."""
    count: int
    sign: str = ""
    """`+` or `-` where so many are added or taken away."""


def numbers(text: str, least_slashed: int = 0) -> tuple[int, ...] | None:
    """The whole numbers that a line consists of; None where it is anything else.

    Args:
        text: as typed.
        least_slashed: so many numbers at least may stand with slashes between them.

    Raises:
        IllegalMove: one is too large to be meant.
    """
    text = western(text).strip()
    found = re.findall(r"[0-9]+", text)
    slashed = _SLASHED.fullmatch(text) and 1 < least_slashed <= len(found)
    if not _NUMBERS.fullmatch(text) and not slashed:
        return None
    return tuple(_whole(digits) for digits in found)


def change(text: str) -> int | None:
    """How many more (`+2`) or less (`-1`); None where the line is anything else."""
    text = western(text).strip()
    found = _NUMBER.fullmatch(text)
    if found is None or not found[1]:
        return None
    count = _whole(found[2])
    return -count if found[1] in _MINUS else count


def is_other_number(text: str) -> bool:
    """Whether a line is a number that counts nothing: `33 %`, `3.5`, `9 of 27`."""
    return _NO_COUNT.fullmatch(western(text).strip().casefold()) is not None


def named(text: str, names: Sequence[str]) -> tuple[Named, ...] | None:
    """What a line counts by name, in the order typed; None where it is anything else.

    The beginning of a name is enough where it is that of one only.

    Raises:
        IllegalMove: a name may be several, comes twice, or a number is too large to be meant.
    """
    parts = list(_parts(plain(western(text)), names))
    if not parts or None in parts or len(parts) % 2:
        return None
    first = isinstance(parts[0], int)
    out: list[Named] = []
    for one, other in zip(parts[::2], parts[1::2], strict=True):
        name, number = (one, other) if first else (other, one)
        if not isinstance(name, int) or not isinstance(number, re.Match):
            return None
        sign = "-" if number[1] in tuple(_MINUS) else number[1]
        out.append(Named(name, _whole(number[2]), sign))
    places = [one.place for one in out]
    twice = next((names[place] for place in places if places.count(place) > 1), "")
    if twice:
        raise IllegalMove(f"{twice} is there twice: one number for each, please.")
    return tuple(out)


def _parts(text: str, names: Sequence[str]) -> Iterator[int | re.Match[str] | None]:
    """Places of names and numbers, one after the other; None for what is neither."""
    known = [plain(name) for name in names]
    longest = sorted(range(len(names)), key=lambda place: -len(known[place]))
    at = 0
    while True:
        at = gap.end() if (gap := _GAP.match(text, at)) else at
        if at >= len(text):
            return
        whole = next((n for n in longest if _stands(known[n], text, at)), None)
        number = _NUMBER.match(text, at)
        said = _SAID.match(text, at)
        if whole is not None:
            at = _past(text, at + len(known[whole]))
            yield whole
        elif number:
            at = number.end()
            yield number
        elif said:
            at = _past(text, said.end())
            yield begins(said[0], names)
        else:
            yield None
            return


def _stands(name: str, text: str, at: int) -> bool:
    """Whether a name stands there whole; one that is a number needs a colon after it."""
    if not name or not text.startswith(name, at):
        return False
    after = text[at + len(name) :]
    if name[0].isdecimal() and name.isdecimal():
        return re.match(r"\s?[:=]", after) is not None
    return re.match(r"\w", after) is None


def _past(text: str, at: int) -> int:
    found = re.match(r"\s*[:=]?", text[at:])
    return at + (found.end() if found else 0)


def begins(said: str, names: Sequence[str]) -> int | None:
    """The place of the name that begins so, capitals or not; None where none does.

    Raises:
        IllegalMove: several do.
    """
    said = plain(said)
    known = [plain(name) for name in names]
    if not said:
        return None
    found = [n for n, name in enumerate(known) if name == said] or [
        n for n, name in enumerate(known) if name.startswith(said)
    ]
    if len(found) > 1:
        raise IllegalMove(f"“{said}” may be {either([names[n] for n in found])}. Type more of it.")
    return found[0] if found else None


def western(text: str) -> str:
    """The text with the digits of other scripts and keyboards as 0 to 9."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _whole(digits: str) -> int:
    digits = digits.lstrip("0")
    # A number of thousands of digits would not be read at all.
    count = int(digits[:9] or 0)
    if count > MOST:
        shown = digits if len(digits) <= _SHOWN else f"{digits[:_SHOWN]}…"
        raise IllegalMove(f"{shown} is too many to be counted by hand: is it a slip?")
    return count


def share(count: int, total: int) -> str:
    """`33 %`; empty where nothing was counted."""
    return f"{round(100 * count / total)} %" if total else ""
