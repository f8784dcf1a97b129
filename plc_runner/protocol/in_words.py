"""The parts of a protocol in a teacher's words."""

from __future__ import annotations

from plc_runner.protocol.captures import Capture, TableColumn
from plc_runner.protocol.captures import ColumnsCapture as Columns
from plc_runner.protocol.captures import DotsCapture as Dots
from plc_runner.protocol.captures import FistToFiveCapture as FistToFive
from plc_runner.protocol.captures import PredictionCapture as Prediction
from plc_runner.protocol.captures import RatingCapture as Rating
from plc_runner.protocol.captures import SortCapture as Sort
from plc_runner.protocol.captures import TableCapture as Table
from plc_runner.protocol.model import Items, Round, Span, Times, Turns
from plc_runner.protocol.vocabulary import BARE, PARTICIPANT, TALK_WORDS, UNSURE

_TALK = {
    "everyone": "everyone speaks",
    "listeners": "the group talks, the presenter listens",
    "writing": "everyone writes",
    "silence": "silence",
    "small-groups": "in small groups",
}


def time_in_words(seconds: int) -> str:
    """`10 min`, `2:30 min`, `45 s`."""
    return f"{_figure(seconds)} min" if seconds >= 60 else f"{seconds} s"


def span_in_words(span: Span) -> str:
    """`10 min`, or with its limits: `5 to 15 min (10)`.

    The limits that the file did not give, half of the plan and the plan itself, are not said.
    """
    if (span.min, span.max) == (span.plan - span.plan // 2, span.plan):
        return time_in_words(span.plan)
    limits = f"{_figure(span.min)} to {_figure(span.max)} min"
    return limits if span.plan == span.max else f"{limits} ({_figure(span.plan)})"


def _figure(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else str(minutes)


def talk_in_words(talk: str) -> str:
    """Who may speak."""
    return _TALK[talk] if talk in TALK_WORDS else f"{_spoken(talk)} speaks"


def turns_in_words(turns: Turns) -> str:
    """`turns for everyone, 1 min each`."""
    each = f", {time_in_words(turns.each)} each" if turns.each else ""
    return f"turns for {_spoken(turns.who)}{each}"


def per_in_words(round_: Round) -> str:
    """What a round is repeated for."""
    if isinstance(round_.per, Items):
        return f"for each of {', '.join(round_.per.items)}"
    if isinstance(round_.per, Times):
        return f"{round_.per.times} times"
    return "for each person" if round_.per == PARTICIPANT else f"for each {_spoken(round_.per)}"


def capture_in_words(capture: Capture) -> str:
    """What is taken down: `Notice, Wonder`, `piles High, Low, Not sure`, `decision: Our move`."""
    wanted = " (wanted)" if capture.required else ""
    return f"{_told(capture)}{wanted}"


def _told(capture: Capture) -> str:
    name = capture.label or BARE.get(capture.kind, "")
    told = name if capture.kind == "text" or not capture.label else f"{capture.kind}: {name}"
    match capture:
        case Columns():
            told = ", ".join(capture.columns)
        case Sort():
            unsure = (UNSURE,) if capture.unsure else ()
            told = f"piles {', '.join((*capture.piles, *unsure))}"
        case Table():
            told = f"table {', '.join(_column(column) for column in capture.columns)}"
        case Rating():
            told = f"{', '.join(capture.of) or name}: {', '.join(capture.scale)}"
        case Dots():
            told = f"dots on {_spoken(capture.slot)}, {capture.per_person} each"
        case FistToFive():
            told = f"fist to five: {name}" if name else "fist to five"
        case Prediction():
            until = f" until {_spoken(capture.reveal_at)}" if capture.reveal_at else ""
            told = f"{name}, hidden{until}"
    return told


def _column(column: TableColumn) -> str:
    if column.choice:
        return f"{column.name} ({'/'.join(column.choice)})"
    return column.name if column.type == "text" else f"{column.name} ({column.type})"


def _spoken(id_: str) -> str:
    """An id as words: `process-observer` is a process observer."""
    return id_.replace("-", " ").replace("_", " ")
