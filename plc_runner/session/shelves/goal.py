"""Goals, asked for line by line, and how things stand with them."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import goal as go
from plc_runner.session.goals import AT_THE_START, LABELS, day_kept, unlike
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Goal, Measurement, SessionState
from plc_runner.session.words import day_typed


def _parts(_: SessionState, item: Goal) -> tuple[Part, ...]:
    return (
        Part("", "Goal", item.statement),
        *(
            Part(part, label, _text(item, part), asked=True, many=part == "strategies")
            for part, label in LABELS.items()
        ),
    )


def _text(item: Goal, part: str) -> str:
    if part == "strategies":
        return "; ".join(item.strategies)
    kept = str(getattr(item, part))
    return day_typed(kept) if part in ("by", "evidence_on") else kept


def _fixed(moment: Moment, item: Goal, part: str, text: str) -> Event:
    words = _aim(item)
    if part == "strategies":
        words["strategies"] = tuple(one.strip() for one in text.split(";") if one.strip())
    elif part in ("by", "evidence_on"):
        words[part] = day_kept(text, moment) if text else ""
    else:
        words[part or "statement"] = text
    of_numbers = part in ("baseline", "target") and text
    if of_numbers and (problem := unlike(str(words["baseline"]), str(words["target"]))):
        raise IllegalMove(problem)
    return go.GoalFixed.model_validate(words)


def _aim(item: Goal) -> dict[str, object]:
    return {
        "statement": item.statement,
        "measure": item.measure,
        "baseline": item.baseline,
        "target": item.target,
        "by": item.by,
        "strategies": item.strategies,
        "evidence_on": item.evidence_on,
    }


def _undone(item: Goal, before: Goal) -> Iterator[Event]:
    if _aim(item) != _aim(before):
        yield go.GoalFixed.model_validate(_aim(before))


def _value(_: SessionState, item: Measurement) -> tuple[Part, ...]:
    if item.note == AT_THE_START:  # put right with the goal's baseline
        return ()
    return (Part("", "Measurement", item.value),)


def _value_undone(item: Measurement, before: Measurement) -> Iterator[Event]:
    if item.value != before.value:
        yield go.MeasurementFixed(value=before.value)


GOALS = Shelf(
    "goals", Goal, lambda goal: goal.statement, _parts, _fixed,
    go.GoalWithdrawn, go.GoalRestored, _undone,
)  # fmt: skip
MEASUREMENTS = Shelf(
    "measurements", Measurement, lambda item: item.value, _value,
    lambda _moment, _item, _part, text: go.MeasurementFixed(value=text),
    go.MeasurementWithdrawn, go.MeasurementRestored, _value_undone,
)  # fmt: skip
