"""How a team is told on the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from plc_runner.cli.streams import say, tell

if TYPE_CHECKING:
    from plc_runner.driver.cycles import Following
    from plc_runner.journal.queries import Member
    from plc_runner.memory.team import TeamNow


def team_lines(now: TeamNow, where: Sequence[Following], today: date) -> Iterator[str]:
    """A team, line by line."""
    from plc_runner.cli.cycles import standing
    from plc_runner.memory.team import member_said

    yield now.team.name
    if now.team.called:
        yield f"Before: {', '.join(now.team.called)}"
    meets = [f"{now.team.minutes} minutes"] if now.team.minutes else []
    if meets := [*meets, *([now.team.rhythm] if now.team.rhythm else [])]:
        yield f"Meets: {', '.join(meets)}"
    yield from (f"Follows: {one.cycle.title}, {standing(one)}" for one in where)
    for label, people in (("Members", now.team.members), ("Left", now.team.former)):
        if people:
            yield f"{label}:"
        for one in people:
            parts = [one.name, one.role, one.email, member_said(one, today)]
            yield "  " + ", ".join(part for part in parts if part)
    yield from norm_lines(now, today)


def norm_lines(now: TeamNow, today: date) -> Iterator[str]:
    """What it agreed on, and whether that is to be agreed on again."""
    from plc_runner.memory.team import agree_again, day_text
    from plc_runner.session.words import listed

    if now.norms is None:
        yield "No norms yet. plc team norms says how."
        return
    by = f" by {listed(now.agreed)}" if now.agreed else ""
    yield f"Norms, agreed on {day_text(now.norms.day, today)}{by}:"
    for number, text in enumerate(now.norms.texts, 1):
        yield f"  {number}. {text}"
    if again := agree_again(now, today):
        yield again


def team_row(now: TeamNow, where: Sequence[Following]) -> dict[str, Any]:
    """A team, for programs."""
    from plc_runner.cli.cycles import due_row

    return {
        "id": now.team.id,
        "name": now.team.name,
        "called_before": list(now.team.called),
        "minutes": now.team.minutes or None,
        "rhythm": now.team.rhythm or None,
        "cycle": [{"id": one.cycle.cycle, "next": due_row(one)} for one in where],
        "members": [_person(one) for one in now.team.members],
        "former": [_person(one) for one in now.team.former],
        "norms": now.norms
        and {
            "on": now.norms.day.isoformat(),
            "texts": list(now.norms.texts),
            "by": list(now.agreed),
            "not_agreed": list(now.came),
            "left_since": list(now.went),
        },
    }


def _person(member: Member) -> dict[str, Any]:
    return {
        "id": member.id,
        "name": member.name,
        "called_before": list(member.called),
        "role": member.role or None,
        "email": member.email or None,
        "joined": member.joined.isoformat(),
        "left": member.left and member.left.isoformat(),
        "returned": member.returned and member.returned.isoformat(),
    }


def tell_lines(lines: Iterator[str]) -> None:
    """Hand lines out, each on one row, with the blanks that it begins with."""
    from plc_runner.publish.escape import one_line

    for line in lines:
        tell(" " * (len(line) - len(line.lstrip(" "))) + one_line(line))


def say_line(text: str) -> None:
    """Say a sentence to the person."""
    from plc_runner.publish.escape import one_line

    say(one_line(text))
