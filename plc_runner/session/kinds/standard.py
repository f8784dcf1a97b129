"""Captures of kind standard: a code or words, which the driver looks up."""

from __future__ import annotations

from plc_runner.errors import IllegalMove
from plc_runner.protocol.planned import Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds.kind import Kind
from plc_runner.session.line import Ask, Do, Line, Parsed, Refusal
from plc_runner.session.phrases import plain
from plc_runner.session.unpacking import marked_by_words, standard_at_hand

LOOK_UP = "standard"
"""What is asked of the driver: to find the standard that a line means."""
_WAYS = ("skills", "concepts", "clear")


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    return Ask(LOOK_UP, text, slot.id, line.step_key)


def mark(argument: str, line: Line) -> Parsed:
    """`/mark skill WORDS`; alone, it opens the screen for it."""
    if not argument:
        return Ask("mark")
    word, *rest = argument.split(maxsplit=1)
    way = next((way for way in _WAYS if way.startswith(plain(word).rstrip(":"))), "")
    if not way or not (rest or way == "clear"):
        return Refusal(
            "Say what is marked: /mark skill WORDS, /mark concept WORDS, or /mark clear WORDS"
        )
    try:
        entry = standard_at_hand(line.state)
        marks = marked_by_words(entry, way.removesuffix("s"), *rest or [""])
    except IllegalMove as problem:
        return Refusal(str(problem))
    return Do(c.Mark(entry.id, marks))


STANDARD = Kind(keep=_keep)
