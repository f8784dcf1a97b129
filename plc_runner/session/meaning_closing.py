"""What the words of the closing ask of the session: `/checkout hopeful`, `/worth 4 5 5 3`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plc_runner.events.entry import CHECK_OUT, DELTA, PLUS
from plc_runner.session import commands as c
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.lookup import the_person
from plc_runner.session.phrases import is_seen, plain

_SIGNS: Mapping[str, str] = {"+": PLUS, "-": DELTA, "−": DELTA, "–": DELTA}
_HIGHEST = 5


def checked_out(text: str, step: str | None = None) -> Parsed:
    """One word of somebody; with `+` before it what helped, with `-` what to change.

    Args:
        step: key of the step in which the line was begun; None for the current one.
    """
    said = text.strip()
    slot = _SIGNS.get(said[:1], CHECK_OUT)
    words = said if slot == CHECK_OUT else said[1:].strip()
    return Do(c.Capture(slot, words, step)) if is_seen(words) else Refusal("")


def hands(text: str) -> tuple[int, ...] | None:
    """How many hands showed 1, 2, 3, 4 and 5; None where it says no such numbers.

    Args:
        text: a number for each hand, `4 5 5 3`; what stands between them does not matter.
    """
    said = text.strip()
    if not re.fullmatch(r"[1-5](?:[\s,;/]*[1-5])*", said):
        return None
    shown = re.findall("[1-5]", said)
    return tuple(shown.count(str(fingers)) for fingers in range(1, _HIGHEST + 1))


def _kept_in(slot: str) -> Callable[[str, Line], Parsed]:
    return lambda text, line: Do(c.Capture(slot, text, line.step_key))


def _worth(text: str, _: Line) -> Parsed:
    counts = hands(text)
    if counts is None:
        return Refusal("Say a number from 1 to 5 for each hand: /worth 4 5 5 3")
    return Do(c.ValueTime(counts))


def _beside(text: str, line: Line) -> Parsed:
    if plain(text) in ("nobody", "none", "no one"):
        return Do(c.SetBeside(None))
    return Do(c.SetBeside(the_person(line.present, text).id))


CLOSING: Mapping[str, Callable[[str, Line], Parsed]] = {
    "check-out": lambda text, line: checked_out(text, line.step_key),
    "plus": _kept_in(PLUS),
    "delta": _kept_in(DELTA),
    "worth": _worth,
    "beside": _beside,
}
