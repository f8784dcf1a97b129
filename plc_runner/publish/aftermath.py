"""What became of a record after its meeting, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plc_runner.memory.happened import Happened
from plc_runner.publish import words

_LABELS = {
    "put right": "Was",
    "replaced": "Replaced by",
    "kept": "Looked at again",
    "to change": "Looked at again",
    "stopped": "Stopped",
    "objection": "Objection",
    "answer": "Answer to an objection",
    "started": "Begun",
    "done": "Done",
    "dropped": "Dropped",
    "let go": "Let go",
    "moved": "Moved",
    "given": "Given",
    "reached": "Reached",
    "missed": "Not reached",
    "answered": "Answered",
    "measured": "Measured",
}


def since_lines(happened: Iterable[Happened]) -> tuple[tuple[str, str], ...]:
    """(what it is, its words) of each thing that became of a record."""
    return tuple((_label(one), _words(one)) for one in happened)


def _label(one: Happened) -> str:
    if one.what == "put right" and one.part:
        return f"{one.part}, before"
    if one.what == "objection" and one.name:
        return f"Objection from {one.name}"
    if one.what == "open":
        return "Still open" if one.was == "open" else "Open again"
    return _LABELS[one.what]


def _words(one: Happened) -> str:
    return _SAID.get(one.what, _why)(one, words.said_day(one.day))


def _why(one: Happened, day: str) -> str:
    """The day, and why."""
    return f"{day}: {one.text}" if one.text else day


def _put_right(one: Happened, day: str) -> str:
    by = f" by {one.name}" if one.name else ""
    was = words.said_day(one.was) if one.was else "nothing"
    return f"{was} (put right {day}{by})"


def _of(one: Happened, day: str) -> str:
    return f"{one.text}, of {day}"


def _on(one: Happened, day: str) -> str:
    return f"{one.text} ({day})"


def _kept(one: Happened, day: str) -> str:
    said = f"{day}, kept"
    why = f" because {one.text}" if one.text else ""
    return f"{said}{why}; next on {words.said_day(one.until)}" if one.until else f"{said}{why}"


def _to_change(one: Happened, day: str) -> str:
    return _why(one, f"{day}, to be changed")


def _moved(one: Happened, day: str) -> str:
    until = words.said_day(one.until) if one.until else "a day that nobody has said"
    return _why(one, f"{day}, to {until}")


def _given(one: Happened, day: str) -> str:
    return f"{day}, to {one.text or 'nobody yet'}"


def _measured(one: Happened, day: str) -> str:
    return f"{one.text}, {day}"


_SAID: dict[str, Callable[[Happened, str], str]] = {
    "put right": _put_right,
    "replaced": _of,
    "kept": _kept,
    "to change": _to_change,
    "moved": _moved,
    "given": _given,
    "measured": _measured,
    "objection": _on,
    "answer": _on,
}
