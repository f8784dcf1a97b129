"""What a meeting takes up from earlier ones: what is open, due or to be measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from plc_runner.events.carried import Carried
from plc_runner.journal.goals import goals
from plc_runner.journal.left_open import StandingDecision, open_questions, standing
from plc_runner.journal.queries import open_actions
from plc_runner.journal.store import Journal


def carried(
    journal: Journal, team: str | None, today: date, utc_offset: int
) -> tuple[Carried, ...]:
    """Open actions, then decisions to look at again, goals, and parked questions, oldest first.

    Args:
        team: its id; a group that meets once has no past.
        today: the day in the room.
        utc_offset: seconds east of UTC in the room.
    """
    if team is None:
        return ()

    def day(at: datetime) -> str:
        return (at + timedelta(seconds=utc_offset)).date().isoformat()

    def everything(team: str) -> Iterator[Carried]:
        for action in open_actions(journal, team):
            yield Carried(
                what="action",
                id=action.id,
                text=action.what,
                owner=action.owner,
                owner_name=action.owner_name,
                due=action.due,
                said_on=day(action.at),
                session=action.session,
                started=action.started,
            )
        for decision in standing(journal, team):
            if _is_due(decision, today):
                yield Carried(
                    what="decision",
                    id=decision.id,
                    text=decision.statement,
                    because=decision.because,
                    due=decision.review,
                    said_on=day(decision.at),
                    session=decision.session,
                )
        for goal in reversed(goals(journal, team, "")):
            newest = goal.measured[-1] if goal.measured else None
            yield Carried(
                what="goal",
                id=goal.id,
                text=goal.statement,
                due=goal.by,
                target=goal.target,
                newest=newest.value if newest else goal.baseline,
                newest_on=newest.day if newest else "",
            )
        for question in open_questions(journal, team):
            yield Carried(
                what="question",
                id=question.id,
                text=question.text,
                said_on=day(question.at),
                session=question.session,
            )

    return tuple(everything(team))


def _is_due(decision: StandingDecision, today: date) -> bool:
    """Whether its day has come. Words that are no date never come due by themselves."""
    try:
        return date.fromisoformat(decision.review) <= today
    except ValueError:
        return False
