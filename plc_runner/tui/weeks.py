"""The words about cycles that more than one screen says."""

from __future__ import annotations

from datetime import date

from plc_runner.driver.cycles import Following, due_said
from plc_runner.errors import NotFound
from plc_runner.tui.place import Place


def title_of(place: Place, protocol: str) -> str:
    """What a protocol is called; its id where it is not at hand."""
    try:
        return place.library.find(protocol).title
    except NotFound:
        return protocol


def next_said(place: Place, where: Following) -> tuple[str, str]:
    """What comes next for a team, and where that is in its cycle; for a row of its own."""
    cycle = where.cycle
    if where.next is None:
        return f"{cycle.title} is complete", _dots(cycle.team_name, "choose what comes next")
    week = f"week {where.next.week} of {cycle.title}"
    return (
        f"Next: {title_of(place, where.next.protocol)}",
        f"{_dots(cycle.team_name, due_said(where.due.weeks))}\n{week}",
    )


def day_said(place: Place, day: date) -> str:
    """`Mon 5 Oct`, with the year where it is another one."""
    year = f" {day.year}" if day.year != place.today().year else ""
    return f"{day:%a} {day.day} {day:%b}{year}"


def _dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
