"""The next meeting as Home shows it: when, with what, how it fits, and who leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from textual.content import Content

from plc_runner.driver.cycles import due_said
from plc_runner.driver.upcoming import Upcoming, upcoming
from plc_runner.errors import NotFound
from plc_runner.journal.queries import Team
from plc_runner.memory.rotation import next_facilitator
from plc_runner.session.words import day_said
from plc_runner.tui.cells import clip, flat, visible, width
from plc_runner.tui.errands import StartRequest
from plc_runner.tui.place import Place
from plc_runner.tui.screens.start import plan_text
from plc_runner.tui.sitting import Prepared, prepare
from plc_runner.tui.usual import usual_length, usual_sitting


@dataclass(frozen=True, slots=True)
class Coming:
    """What Home says of the next meeting, and what the start dialog is opened with."""

    upcoming: Upcoming
    leads: str
    """Name of who facilitates; empty where nobody is known."""
    why: str
    """Why it is their turn; empty where the team said so itself."""
    request: StartRequest
    prepared: Prepared | None = field(repr=False, default=None)
    """The meeting as it would be now; None where its protocol is not at hand, or is broken."""


def coming(place: Place, team: Team) -> Coming | None:
    """What comes next for a team; None where nothing says."""
    found = upcoming(place.journal, place.library, team.id, place.today())
    if found is None:
        return None
    said = found.planned
    name, why = _leads(place, team, found)
    request = StartRequest(
        protocol=found.protocol,
        team=team.name,
        focus=said.focus if said else "",
        facilitator=name,
    )
    return Coming(found, name, why, request, _prepared(place, request))


def _leads(place: Place, team: Team, found: Upcoming) -> tuple[str, str]:
    """Who facilitates, and why: who was named and has not left since, else whose turn it is."""
    said = found.planned
    left = {member.id for member in team.former}
    if said and said.facilitator_name and said.facilitator not in left:
        now = {member.id: member.name for member in team.members}
        return now.get(said.facilitator or "", said.facilitator_name), ""
    turn = next_facilitator(place.journal, team.id, found.protocol, place.today())
    return (turn.name, turn.why) if turn else ("", "")


def _prepared(place: Place, request: StartRequest) -> Prepared | None:
    """The meeting as it would be if it began now and took as long as the team's meetings do."""
    if not request.protocol:
        return None
    try:
        listed = place.library.find(request.protocol)
    except NotFound:
        return None
    if listed.reading.protocol is None:
        return None
    minutes = round(usual_length(place, request.team).total_seconds() / 60)
    timed = StartRequest(
        team=request.team, facilitator=request.facilitator, focus=request.focus, minutes=minutes
    )
    return prepare(place, listed, usual_sitting(place, timed))


def head_said(next_one: Coming) -> str:
    """What it is."""
    found = next_one.upcoming
    if found.cycle_is_complete and found.following:
        return f"{found.following.cycle.title} is complete"
    return f"Next: {found.title}" if found.title else "Next meeting"


def lines_said(place: Place, next_one: Coming, room: int, *, brief: bool) -> list[str]:
    """When it is, how it fits, and who leads; on each row as much as has room there.

    Args:
        room: cells of a row.
        brief: leave out where that is in the cycle, and why it is whose turn.
    """
    found = next_one.upcoming
    if found.cycle_is_complete:
        return ["choose what comes next"]
    when = list(_when(place, found))
    fits, leads = fit_said(next_one.prepared), _leads_said(next_one, 0 if brief else room)
    rows: list[str] = []
    for part in filter(None, (*when[: 1 if brief else None], fits, leads)):
        both = f"{rows[-1]} · {part}" if rows else part
        if rows and width(both) <= room:
            rows[-1] = both
        else:
            rows.append(part)
    return [clip(flat(row), room) for row in rows]


def _leads_said(next_one: Coming, room: int) -> str:
    """Who facilitates, with as many of the reasons as have room."""
    if not next_one.leads:
        return ""
    whys = flat(next_one.why).split("; ") if next_one.why else []
    said = f"{flat(next_one.leads)} facilitates"
    fitting = (f"{said}: {'; '.join(whys[:many])}" for many in range(len(whys), 0, -1))
    return next((text for text in fitting if width(text) <= room), said)


def _when(place: Place, found: Upcoming) -> Iterator[str]:
    """The day, then where it is in the cycle."""
    said, today = found.planned, place.today()
    if said and said.day:
        late = said.day < today
        day = "today" if said.day == today else day_said(said.day.isoformat(), today)
        yield f"{'was planned for ' * late}{day}" + (f" at {_time(said.time)}" if said.time else "")
    elif said and said.time:
        yield f"at {_time(said.time)}"
    where = found.following
    if where and where.next and found.by_cycle:
        if not (said and said.day):
            yield due_said(where.due.weeks)
        yield f"week {where.next.week} of {where.cycle.title}"


def _time(kept: str) -> str:
    """A time of day as a clock on the wall shows it; words stay as they are."""
    try:
        at = datetime.strptime(kept, "%H:%M")  # noqa: DTZ007 - a time without a day
    except ValueError:
        return kept
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02d}"


def fit_said(prepared: Prepared | None) -> str:
    """How it fits the time that there is: `fits: 44 of 45 min for 6 people`."""
    if prepared is None or not prepared.plan.steps:
        return ""
    plan, people = prepared.plan, len(prepared.opening.people)
    minutes = round(plan.seconds / 60)
    asked = round(plan.asked / 60) if plan.asked else minutes
    if plan.asked and plan.seconds > plan.asked:
        return f"▲ takes {minutes} min for {people} people, of {asked}"
    return f"fits: {minutes} of {asked} min for {people} people"


def plan_said(next_one: Coming | None) -> Content | None:
    """The steps of the next meeting, as they would be today; None where they are not known."""
    if next_one is None or next_one.prepared is None or not next_one.prepared.plan.steps:
        return None
    head = Content.styled(visible(next_one.upcoming.title), "bold $wall-sky")
    return Content.assemble(head, "\n", plan_text(next_one.prepared))
