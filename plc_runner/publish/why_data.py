"""The chain behind a decision for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from plc_runner.journal.thread import Met
from plc_runner.memory.thread import Link
from plc_runner.memory.why import Why


def data(why: Why) -> dict[str, Any]:
    """The chain as JSON has it; days are ISO 8601."""
    one = why.decision
    return {
        "id": one.id,
        "statement": one.statement,
        "because": one.because,
        "day": why.day,
        "stands": why.stands,
        "review": one.review,
        "know": one.know,
        "options": list(why.options),
        "hands": {str(fingers): hands for fingers, hands in why.hands},
        "there": [asdict(it) for it in why.there],
        "members": why.members,
        "still_members": why.still,
        "meeting": _meeting(why.meeting),
        "step": why.step,
        "seen": list(why.seen),
        "goals": [
            {
                "id": aim.behind.goal.id,
                "statement": aim.behind.goal.statement,
                "how": aim.behind.how,
                "day": aim.day,
                "baseline": aim.behind.goal.baseline,
                "target": aim.behind.goal.target,
                "by": aim.behind.goal.by,
                "status": aim.behind.goal.status,
                "reason": aim.behind.goal.reason,
                "before": asdict(aim.before) if aim.before else None,
                "since": [asdict(point) for point in aim.since],
            }
            for aim in why.goals
        ],
        "earlier": [_link(link) for link in why.earlier],
        "later": [_link(link) for link in why.later],
        "actions": [
            {
                "id": it.id,
                "what": it.what,
                "owner": it.owner_name,
                "due": it.due,
                "status": it.status,
                "reason": it.reason,
            }
            for it in why.actions
        ],
        "since": [asdict(told.it) for told in why.told],
    }


def _meeting(meeting: Met | None) -> dict[str, str] | None:
    if meeting is None:
        return None
    return {
        "id": meeting.id,
        "title": meeting.title,
        "team": meeting.team_name,
        "focus": meeting.focus,
        "day": meeting.day.isoformat(),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "statement": link.statement,
        "because": link.because,
        "left_because": link.left_because,
        "day": link.day,
        "meeting": link.meeting.id if link.meeting else None,
    }
