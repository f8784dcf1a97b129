"""Saying outside of a meeting what became of something: done, dropped, stopped, replaced."""

from __future__ import annotations

import dataclasses

from plc_runner.driver.amending import Amended, Desk, is_question, keep
from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events.action import ActionSettled
from plc_runner.events.base import AMEND
from plc_runner.events.decision import (
    DecisionFixed,
    DecisionMade,
    DecisionReviewed,
    DecisionWithdrawn,
)
from plc_runner.events.entry import QuestionSettled
from plc_runner.events.goal import GoalSettled
from plc_runner.journal.aftermath import KeptRecord, in_place_of, row_of
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from plc_runner.session.phrases import is_seen, split_because

VERDICTS: dict[str, dict[str, str]] = {
    "action": {"done": "Done", "started": "Begun", "open": "Still open", "dropped": "Dropped"},
    "decision": {"keep": "Still right", "change": "To be changed", "stop": "Stopped"},
    "goal": {
        "reached": "Reached",
        "missed": "Not reached",
        "open": "Goes on",
        "dropped": "Let go",
    },
    "question": {"answered": "Answered", "open": "Still parked", "dropped": "Dropped"},
    "entry": {},
}
"""What can be said of each kind of record, and how it is called."""
_WHY = frozenset({"stop", "change", "answered"})
"""These say nothing without words."""


def kind_of(journal: Journal, record: KeptRecord) -> str:
    """As in `VERDICTS`: a line that was parked is a question."""
    return "question" if is_question(journal, record) else record.what


def settle(desk: Desk, record: KeptRecord, verdict: str, reason: str = "") -> Amended:
    """Say how it stands with it.

    Args:
        desk: where.
        record: which.
        verdict: as in `VERDICTS`.
        reason: why; of a question, the answer.

    Raises:
        IllegalMove: that cannot be said of it, or not without a reason.
        NotSaved: nothing was stored; says why.
    """
    kind, reason = kind_of(desk.journal, record), reason.strip()
    names = VERDICTS[kind]
    if verdict not in names:
        can = f"It can be: {', '.join(names)}." if names else "It can only be put right."
        raise IllegalMove(f"“{verdict}” cannot be said of this. {can}")
    if verdict in _WHY and not is_seen(reason):
        what = "the answer" if verdict == "answered" else "why"
        raise IllegalMove(f"Say {what} too: who reads it later cannot ask.")
    event: Event
    if kind == "decision":
        statement = row_of(desk.journal, record)["statement"]
        event = DecisionReviewed.model_validate(
            {"verdict": verdict, "reason": reason, "statement": statement, "act": AMEND}
        )
    elif kind == "question":
        event = QuestionSettled.model_validate({"status": verdict, "answer": reason, "act": AMEND})
    else:
        settled = ActionSettled if kind == "action" else GoalSettled
        event = settled.model_validate({"status": verdict, "reason": reason, "act": AMEND})
    why = f": {reason}" if reason else ""
    return keep(desk, record, event, f"{names[verdict]}{why}. It was: “{record.text}”.")


def replace(desk: Desk, record: KeptRecord, said: str) -> Amended:
    """Let a new decision stand in place of one.

    Args:
        desk: where.
        record: the one that stands no longer.
        said: the new one; after the first ` because ` its reason.

    Raises:
        IllegalMove: it is no decision that stands, or nothing was said.
        NotSaved: nothing was stored; says why.
    """
    _must_stand(desk.journal, record)
    statement, because = split_because(said.strip())
    if not is_seen(statement):
        raise IllegalMove("What is decided in its place? Type it; after “because” the reason.")
    made = DecisionMade(
        statement=statement,
        because=because,
        team=record.team,
        replaces=record.id,
        act=AMEND,
        **_words_of(desk, record),
    )
    told = f"“{statement}” stands in place of “{record.text}”."
    return keep(desk, record, made, told, subject=new_id(desk.now()))


def replaced_by(desk: Desk, record: KeptRecord, other: KeptRecord) -> Amended:
    """Say that a decision that there is stands in place of another.

    Raises:
        IllegalMove: it cannot.
        Refused: its meeting is running in another window.
        NotSaved: nothing was stored; says why.
    """
    journal = desk.journal
    _must_stand(journal, record)
    if other.what != "decision" or other.id in _line_of(journal, record):
        raise IllegalMove(f"“{other.text}” cannot stand in place of “{record.text}”.")
    row = row_of(journal, other)
    if row["replaces"]:
        before = row_of(journal, dataclasses.replace(other, id=row["replaces"]))
        words = before.get("statement", "another")
        raise IllegalMove(f"“{other.text}” stands in place of “{words}” already.")
    fixed = DecisionFixed(
        statement=row["statement"],
        because=row["because"],
        replaces=record.id,
        act=AMEND,
        **_words_of(desk, record),
    )
    told = f"“{other.text}” stands in place of “{record.text}”."
    return keep(desk, other, fixed, told, session=other.session)


def take_back(desk: Desk, record: KeptRecord) -> Amended:
    """Take back a decision that was said outside of a meeting: it was a slip.

    Raises:
        IllegalMove: it is another one.
        NotSaved: nothing was stored; says why.
    """
    if record.what != "decision" or record.session is not None:
        raise IllegalMove(
            "Only a decision that was said outside of a meeting can be taken back. What a meeting "
            "decided stays: say that it is stopped, or what stands in its place."
        )
    event = DecisionWithdrawn(act=AMEND)
    return keep(desk, record, event, f"Taken back: “{record.text}”.")


def _must_stand(journal: Journal, record: KeptRecord) -> None:
    if record.what != "decision":
        raise IllegalMove("Only a decision is replaced; anything else is put right or settled.")
    for one in in_place_of(journal, [record.id]):
        raise IllegalMove(f"It stands no longer: “{one.statement}” stands in its place already.")


def _line_of(journal: Journal, record: KeptRecord) -> list[str]:
    """The decision and all that it stands in place of, one after the other."""
    line = [record.id]
    while (before := row_of(journal, record).get("replaces")) and before not in line:
        line.append(before)
        record = dataclasses.replace(record, id=before)
    return line


def _words_of(desk: Desk, record: KeptRecord) -> dict[str, str]:
    """What a decision says of the one that it replaces."""
    row = row_of(desk.journal, record)
    return {"replaced": row["statement"], "replaced_on": desk.day_of(row["at"])}
