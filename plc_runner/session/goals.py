"""Goals: the parts that make one whole, whether they fit each other, and how it reads aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plc_runner.errors import IllegalMove
from plc_runner.session.amounts import amount
from plc_runner.session.dates import date_said
from plc_runner.session.moment import Moment
from plc_runner.session.promises import split_due
from plc_runner.session.state import Goal, SessionState
from plc_runner.session.words import day_said

AT_THE_START = "baseline"
"""The note of a goal's first measurement, which is its baseline."""
LABELS = {
    "measure": "Measure",
    "baseline": "Baseline",
    "target": "Target",
    "by": "By",
    "strategies": "Strategies",
    "evidence_on": "Evidence on",
}
"""What a goal has beside its statement, in the order in which the line asks for it."""
NEEDED = ("measure", "baseline", "target", "by")
"""Without these it is not whole."""
_FROM_TO = re.compile(r"(?P<what>.+\S)[\s,:–—-]+from (?P<low>.+?) to (?P<high>.+)", re.IGNORECASE)
_WITH_A_WORD = re.compile(
    r"(?:by|in|on|at|with|from|how|before|after|within|during|until|early|mid|late|when)\b",
    re.IGNORECASE,
)


def missing(goal: Goal) -> tuple[str, ...]:
    """The labels of the parts that are still to be said for it to be whole."""
    return tuple(LABELS[part] for part in NEEDED if not getattr(goal, part))


def sentence(goal: Goal, today: date | None = None) -> str:
    """A goal as one sentence to be read aloud, with the parts that it has.

    `Students explain why fractions are equal: from 9 of 27 to 20 of 27 by Fri 15 May, measured by
    the unit quiz`
    """
    out = goal.statement.rstrip(" .!:;,")
    if goal.baseline and goal.target:
        out += f": from {goal.baseline} to {goal.target}"
    elif goal.target:
        out += f": {goal.target}"
    elif goal.baseline:
        out += f", now {goal.baseline}"
    if goal.by:
        day = day_said(goal.by, today)
        out += f" {day}" if _WITH_A_WORD.match(day) else f" by {day}"
    if goal.measure:
        measured = "measured" if _WITH_A_WORD.match(goal.measure) else "measured by"
        out += f", {measured} {goal.measure.rstrip(' .!')}"
    return out


@dataclass(frozen=True, slots=True)
class GoalSaid:
    """The parts that one line says."""

    statement: str
    baseline: str = ""
    target: str = ""
    by: str = ""


def split_goal(text: str, today: date | None = None, *, day_first: bool | None = None) -> GoalSaid:
    """A goal said in one breath: `more explain it, from 9 of 27 to 20 of 27 by 15 May`.

    What does not clearly split stays in the statement, to be asked for.
    """
    said, by, doubt = split_due(text, today, day_first=day_first)
    if doubt or _not_to_come(by, today):
        said, by = text, ""
    found = _FROM_TO.fullmatch(said.strip().rstrip(".!"))
    if found is None or amount(found["low"]) is None or amount(found["high"]) is None:
        return GoalSaid(said, by=by)
    low, high = found["low"].strip(), found["high"].strip()
    if unlike(low, high):
        return GoalSaid(said, by=by)
    return GoalSaid(found["what"].rstrip(" ,:"), low, high, by)


def day_kept(words: str, moment: Moment) -> str:
    """A day to come as it is kept: ISO 8601, or the words where they are no clear day.

    Raises:
        IllegalMove: it is past, or a number and no day.
    """
    words = re.sub(r"^by\s+(?=\S)", "", words.strip(), flags=re.IGNORECASE).rstrip(" .!")
    today = moment.today
    said = date_said(words, today, day_first=moment.state.day_first)
    if said is not None and said.doubt:
        raise IllegalMove(said.doubt)
    if said is not None and _not_to_come(said.kept, today):
        raise IllegalMove(f"“{words}” is not to come any more. Type a day after today.")
    if said is None and amount(words) is not None:
        raise IllegalMove(f"“{words}” is no day. Type one like Friday, 15 May or in six weeks.")
    return said.kept if said is not None else words


def _not_to_come(kept: str, today: date | None) -> bool:
    try:
        return today is not None and date.fromisoformat(kept) <= today
    except ValueError:
        return False


def unlike(baseline: str, target: str) -> str:
    """Why a target can be none for this baseline: a sentence for a teacher; empty if it can."""
    low, high = amount(baseline), amount(target)
    for text, said in ((baseline, low), (target, high)):
        if said is not None and said.base is not None and said.value > 1:
            return f"“{text}” is more than all of them."
    if low is None or high is None:
        return ""
    if not low.alike(high):
        return (
            f"The baseline is “{baseline}”, the target “{target}”: say both in the same way, "
            "so that they can be compared."
        )
    if low.same(high):
        return f"The target is what the baseline is, “{baseline}”. What is to change?"
    return ""


def doubt(goal: Goal) -> str:
    """What may not be meant in a goal, though it can be: two groups of different size."""
    low, high = amount(goal.baseline), amount(goal.target)
    bases = [one.base for one in (low, high) if one is not None]
    if len(bases) == 2 and None not in bases and bases[0] != bases[1]:
        return f"The baseline is of {bases[0]}, the target of {bases[1]}. Is it the same group?"
    return ""


def first_measurement(state: SessionState, goal: str) -> str | None:
    """The id of the measurement that a goal's baseline became."""
    for item in state.measurements.values():
        if item.goal == goal and item.note == AT_THE_START and not item.removed:
            return item.id
    return None
