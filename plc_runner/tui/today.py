"""The words of Home: what a team decided, promised and aims at, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from textual.content import Content

from plc_runner.journal import home
from plc_runner.journal.home import GoalNow
from plc_runner.memory.today import TeamToday
from plc_runner.session.words import date_text, day_said
from plc_runner.tui.cells import clip, flat, width, wrap
from plc_runner.tui.words_of_count import count

_LABEL = 10
"""Cells of what stands before a row: "Promised  "."""


@dataclass(frozen=True, slots=True)
class Room:
    """What fits on Home."""

    width: int
    """Cells of a row."""
    decided: int
    promised: int
    goals: int
    to_look_at: int
    rows: int
    """That one thing may take."""

    @classmethod
    def of(cls, width: int, height: int) -> Room:
        """For a window of so many rows, and rows of so many cells."""
        if height < 15:
            return cls(width, decided=1, promised=0, goals=1, to_look_at=0, rows=1)
        if height < 26:
            return cls(width, decided=2, promised=1, goals=1, to_look_at=0, rows=1)
        return cls(width, decided=3, promised=3, goals=3, to_look_at=2, rows=2)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list."""

    text: Content
    leads: str
    """Where Enter leads to, and with what: "decision:ID"."""


def since_said(ours: TeamToday, today: date, *, left: bool) -> str:
    """The head of what was left: since when.

    Args:
        left: whether there is anything under it.
    """
    if ours.met is None:
        return "So far"
    day = day_said(ours.met[1].isoformat(), today)
    return f"Since last time, {day}" if left else f"Last time was {day}"


def since_rows(ours: TeamToday, today: date, room: Room) -> Iterator[Row]:
    """What the team decided, promised, aims at and is to look at again; nothing where there is
    nothing of it."""
    for number, one in enumerate(ours.decided[: room.decided]):
        label = "" if number else "Decided"
        yield _row(label, one.statement, room, f"decision:{one.id}")
    yield from _promised_rows(ours, today, room)
    for number, goal in enumerate(ours.goals[: room.goals]):
        yield _goal_row("" if number else "Goal", goal, today, room)
    yield from _look_rows(ours, room)


def _look_rows(ours: TeamToday, room: Room) -> Iterator[Row]:
    """Decisions whose day has come, and parked questions; on one row where there are few."""
    due, parked = ours.to_look_at, ours.parked and counted(ours.parked, "question")
    if due:
        asked = f"{counted(len(due), 'decision')}: still right?"
        together = f" · {parked}" if parked and not room.to_look_at else ""
        yield _row("Look at", f"{asked}{together}", room, "look", bold=True)
        for one in due[: room.to_look_at]:
            yield _row("", one.statement, room, f"due:{one.id}")
    if parked and not (due and not room.to_look_at):
        yield _row("Parked", parked, room, "parked")


def _promised_rows(ours: TeamToday, today: date, room: Room) -> Iterator[Row]:
    if not ours.still_open:
        return
    told = f"{_number(ours.still_open)} still open"
    yield _row("Promised", told, room, "actions", bold=True)
    for one in ours.promised[: room.promised]:
        due = f", by {flat(day_said(one.due, today))}" if one.due else ""
        what = clip(flat(one.what), max(8, room.width - _LABEL - width(due)))
        yield _row("", f"{what}{due}", room, f"action:{one.id}")


def _goal_row(label: str, goal: GoalNow, today: date, room: Room) -> Row:
    """Where it stands, and what it is about: the figures never fall off the end."""
    stands, leads = standing(goal, today), f"goal:{goal.id}"
    space = room.width - _LABEL
    if not stands:
        return _row(label, goal.statement, room, leads)
    if room.decided < 2:
        aim = f"{goal.newest or '?'} → {goal.target}" if goal.target else goal.newest
        return _row(label, f"{flat(aim)}: {flat(goal.statement)}", room, leads)
    if room.rows == 1 and width(flat(stands)) > space:
        stands = standing(replace(goal, newest_on=""), today)
    lines = [*_lines(goal.statement, space, room.rows), *_lines(stands, space, room.rows)]
    return Row(_hung(label, lines), leads)


def standing(goal: GoalNow, today: date) -> str:
    """`14 of 27 on 6 May → 20 of 27 by Fri 15 May`: what is known of it."""
    on = f" on {date_text(goal.newest_on, today)}" if goal.newest_on else ""
    now = f"{goal.newest}{on}" if goal.newest else ""
    by = f" by {day_said(goal.by, today)}" if goal.by else ""
    aim = f"{goal.target}{by}" if goal.target else ""
    if now and aim:
        return f"{now} → {aim}"
    return now or aim


def _row(label: str, text: str, room: Room, leads: str, *, bold: bool = False) -> Row:
    return Row(_hung(label, _lines(text, room.width - _LABEL, room.rows), bold=bold), leads)


def _lines(text: str, space: int, most: int) -> list[str]:
    """A text on a few rows, with "…" at the end of the last where it is longer."""
    rows = wrap(flat(text), max(4, space))
    if len(rows) <= most:
        return list(rows)
    return [*rows[: most - 1], clip(" ".join(rows[most - 1 :]), max(4, space))]


def _hung(label: str, lines: Sequence[str], *, bold: bool = False) -> Content:
    """Lines beside their label, all of them as far in."""
    style = "bold" if bold else ""
    pieces: list[Content | tuple[str, str]] = []
    for number, line in enumerate(lines):
        head = f"{label:<{_LABEL}}" if number == 0 else "\n" + " " * _LABEL
        pieces += [(head, "bold"), (line, style)]
    return Content.assemble(*pieces)


def counted(number: int, noun: str) -> str:
    """A number that is known up to `home.MOST`, with its noun."""
    return f"{home.MOST} {noun}s or more" if number >= home.MOST else count(number, noun)


def _number(number: int) -> str:
    return f"{home.MOST} or more" if number >= home.MOST else str(number)
