"""What earlier meetings left, in words: what is asked of each thing, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from plc_runner.errors import NotFound
from plc_runner.session.lookup import the_id
from plc_runner.session.state import Measurement, Objection, SessionState, TakenUp
from plc_runner.session.words import day_said

HEADS: Mapping[str, str] = {
    "action": "Promised",
    "decision": "Decided",
    "goal": "Goals",
    "question": "Parked",
}
"""In the order in which they are looked at."""

_VERDICTS: Mapping[str, Mapping[str, str]] = {
    "action": {
        "open": "still open", "started": "begun", "done": "done", "dropped": "dropped",
        "moved": "moved",
    },
    "decision": {"keep": "stands", "change": "to be changed", "stop": "stopped"},
    "goal": {
        "open": "goes on", "reached": "reached", "missed": "not reached", "dropped": "let go",
    },
    "question": {"open": "stays parked", "answered": "answered", "dropped": "dropped"},
}  # fmt: skip
_MUST_SAY_WHY = frozenset({"change", "stop", "missed"})


def verdict_word(item: TakenUp) -> str:
    """What became of it in a word or two; empty as long as nobody spoke of it."""
    if item.verdict == "started" and item.item.started:
        return "still open, begun"
    return _VERDICTS[item.item.what].get(item.verdict, "")


def verdict_said(state: SessionState, item: TakenUp, today: date) -> str:
    """What became of it, with the day and the reason: `moved to Fri 27 Nov: no paper`."""
    said = verdict_word(item)
    if item.verdict == "moved":
        said = f"moved to {day_said(item.due, today)}"
    if item.verdict == "keep" and item.due != item.item.due and item.due:
        said += f", look again {day_said(item.due, today)}"
    parts = [f"{said}: {item.reason}" if said and item.reason else said]
    if measured := measured_now(state, item):
        target = f" (target {item.item.target})" if item.item.target else ""
        parts.insert(0, f"now {measured.value}{target}")
    if item.owner_name != item.item.owner_name:
        parts.append(f"now {item.owner_name or 'nobody'}’s")
    parts += [
        _disagreed(one) + (f" (answer: {one.answer})" if one.answer else "")
        for one in item.objections
        if _is_of_today(one)
    ]
    return "; ".join(part for part in parts if part)


def measured_now(state: SessionState, item: TakenUp) -> Measurement | None:
    """How things stood with a goal in this meeting, if it was measured."""
    found = [one for one in state.measurements.values() if one.goal == item.id and not one.removed]
    return found[-1] if found else None


def is_looked_at(state: SessionState, item: TakenUp) -> bool:
    """Whether anybody has spoken of it."""
    return bool(
        item.verdict
        or item.owner_name != item.item.owner_name
        or any(_is_of_today(one) for one in item.objections)
        or measured_now(state, item)
    )


def _is_of_today(objection: Objection) -> bool:
    """Whether it was said or answered in this meeting: those that were open before have an id."""
    return bool(objection.answer or not objection.id)


def _disagreed(objection: Objection) -> str:
    return f"{objection.name or 'somebody'} disagreed: {objection.text}"


def a_kind(item: TakenUp) -> str:
    """What it is: `an action`."""
    return f"{'an' if item.item.what == 'action' else 'a'} {item.item.what}"


def asked(item: TakenUp) -> str:
    """What is asked of it: `Still right?`."""
    if wants_owner(item):
        return "Who does it now?"
    questions = {"right": "Still right?", "practised": "Still practised?"}
    other = {"action": "Done?", "goal": "Where are we?", "question": "Answered?"}
    return other.get(item.item.what) or questions[item.item.asked]


def wants_owner(item: TakenUp) -> bool:
    """Whether who promised it has left the team, and nobody else has it yet."""
    return item.item.owner_left and item.owner == item.item.owner


def about(item: TakenUp, today: date) -> str:
    """What is known of it besides its words: the reason, the day, how it stood."""
    it = item.item
    since = f"since {day_said(it.said_on, today)}" if it.said_on else ""
    if it.what == "action":
        due = f"by {day_said(item.due, today)}" if item.due else ""
        parts = [due or since, "begun" if it.started else "", it.reason]
    elif it.what == "decision":
        open_ = [_disagreed(one) for one in item.objections if not _is_of_today(one)]
        parts = [since, f"because {it.because}" if it.because else "", it.tally, *open_]
    elif it.what == "goal":
        newest = f"{it.newest} ({day_said(it.newest_on, today)})" if it.newest_on else it.newest
        target = f"target {it.target}" if it.target else ""
        by = f"by {day_said(item.due, today)}" if item.due else ""
        parts = [newest or "not measured", target, by, it.reason]
    else:
        parts = [since, it.reason]
    return " · ".join(part for part in parts if part)


def wants_reason(verdict: str) -> bool:
    """Whether a verdict needs words: why it is to be changed, why it is stopped."""
    return verdict in _MUST_SAY_WHY


def in_order(state: SessionState) -> tuple[TakenUp, ...]:
    """What the meeting has taken up: promises, decisions, goals, questions."""
    kinds = list(HEADS)
    return tuple(sorted(state.taken_up.values(), key=lambda item: kinds.index(item.item.what)))


def still_open(state: SessionState) -> int:
    """How many promises nobody has called done or dropped."""
    return sum(
        item.item.what == "action" and item.verdict not in ("done", "dropped")
        for item in state.taken_up.values()
    )


def the_item(state: SessionState, word: str) -> TakenUp:
    """The thing that is meant: by its number in the list, or by its code.

    Raises:
        NotFound: there is none.
    """
    items = in_order(state)
    if word.isdecimal() and 1 <= int(word) <= len(items) and len(word) < 4:
        return items[int(word) - 1]
    if not items:
        raise NotFound("Nothing is left from earlier meetings.")
    return state.taken_up[the_id(state, word, "thing of an earlier meeting", state.taken_up)]
