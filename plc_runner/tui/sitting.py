"""What the start dialog knows, and the opening of a session that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date

from plc_runner.driver import (
    Driver,
    Seating,
    fill,
    is_new,
    last_time,
    own_steps,
    seat,
    who_leads,
)
from plc_runner.events.team import TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.memory.team import agree_again, team_now
from plc_runner.protocol.library import Listed
from plc_runner.protocol.planned import Person, Plan
from plc_runner.protocol.source import digest
from plc_runner.session.opening import Opening
from plc_runner.session.phrases import people_named
from plc_runner.tui.place import Place
from plc_runner.tui.stop_at import stop_at

_USUAL = 6
"""People, where nobody says how many."""
_MOST = 60


@dataclass(frozen=True, slots=True)
class Sitting:
    """The fields of the dialog, as typed and ticked."""

    team: str = ""
    ticked: tuple[str, ...] = ()
    """Names of the team's members who are here."""
    others: str = ""
    """Names with commas, or a head-count."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Names by role id."""
    facilitator: str = ""
    beside: str = ""
    """Who facilitates beside the facilitator, to learn it."""
    stop: str = ""
    focus: str = ""
    prework_here: bool | None = None
    dropped: tuple[str, ...] = ()
    """Keys of optional steps."""
    back: tuple[str, ...] = ()
    """Ids of members who had left and are back for good."""

    @property
    def who(self) -> tuple[str, ...] | int:
        """Names, or a head-count."""
        said = self.others.strip()
        if said.isdigit() and not self.ticked:
            return min(_MOST, max(1, int(said[:4])))
        typed = () if said.isdigit() else tuple(re.split(r"[,;\n]", said))
        names = (*self.ticked, *(" ".join(name.split()) for name in typed))
        found = tuple(dict.fromkeys(name for name in names if name))
        return found or _USUAL


@dataclass(frozen=True, slots=True)
class Prepared:
    """A session that could be opened now."""

    opening: Opening
    seating: Seating
    plan: Plan
    problems: tuple[str, ...]
    """What to settle, as sentences. None of it stops the meeting."""
    text: str
    """The protocol's."""
    blocked: str = ""
    """What does stop it."""
    why: str = ""
    """Why the facilitator is who it is, where nobody was named."""

    def open(self, place: Place) -> Driver:
        """Open the session.

        Raises:
            PlcError: it cannot be stored; says why.
        """
        return Driver.open(
            place.journal, self.opening, self.text, now=place.now, seated=self.seating.drafts
        )


def prepare(place: Place, listed: Listed, sitting: Sitting) -> Prepared:
    """Work out the session: who has which role, how long it takes, when it ends."""
    protocol = listed.reading.protocol
    assert protocol is not None  # noqa: S101 - broken ones cannot be picked
    now = place.now()
    today = place.today()
    seating = seat(place.journal, sitting.team, sitting.who, now, today=today, back=sitting.back)
    people = seating.people
    problems = [*_norms(place.journal, seating, today)]
    roles = {}
    for role, said in sitting.roles.items():
        title = protocol.roles[role].title or role if role in protocol.roles else role
        roles[role] = _people(said, people, title, problems)
    led = _people(sitting.facilitator, people, "Facilitator", problems)
    before = last_time(place.journal, protocol, sitting.team)
    turn = who_leads(
        place.journal, protocol.id, seating.team, people, today, before=before.facilitator
    )
    facilitator = led[0] if led else turn.person
    beside = _people(sitting.beside, people, "With", problems)
    local = place.local(now)
    bell = stop_at(sitting.stop, local) if sitting.stop.strip() else None
    blocked = ""
    if sitting.stop.strip() and bell is None:
        blocked = (
            f"“{sitting.stop}” has passed, or is no time to stop at. "
            "Type 4:00, or 45 for minutes from now."
        )
    text = listed.reading.text
    opening = Opening(
        protocol=protocol,
        digest=digest(text),
        people=people,
        roles=fill(protocol, people, facilitator, named=roles, before=before.roles),
        facilitator=facilitator,
        beside=next((id_ for id_ in beside if id_ != facilitator), None),
        team=seating.team,
        team_name=seating.team_name,
        focus=sitting.focus.strip(),
        prework_here=sitting.prework_here if protocol.prework else None,
        stop_at=bell.astimezone(UTC) if bell else None,
        utc_offset=place.utc_offset,
        day_first=place.day_first,
        first_time=is_new(place.journal, protocol, seating.team, facilitator),
        drop=sitting.dropped,
        **own_steps(place.journal, seating.team, now, place.utc_offset),
    )
    plan = opening.plan(now)
    why = "" if led else turn.why
    if not plan.steps:
        blocked = blocked or "With these people and steps nothing is left to do."
    return Prepared(opening, seating, plan, (*problems, *plan.problems), text, blocked, why)


def _norms(journal: Journal, seating: Seating, today: date) -> Iterator[str]:
    """That the norms are to be agreed on again; of a team that is not kept yet, nothing."""
    if seating.team is None or any(isinstance(it.event, TeamCreated) for it in seating.drafts):
        return
    if told := agree_again(team_now(journal, seating.team), today):
        yield told


def _people(
    said: str, people: tuple[Person, ...], title: str, problems: list[str]
) -> tuple[str, ...]:
    """Ids of the people who are named; who is not here is told."""
    found: list[str] = []
    for name in re.split(r"[,;\n]|\sand\s", said):
        if not (wanted := " ".join(name.split())):
            continue
        named = people_named(wanted, people)
        if len(named) == 1:
            found.append(named[0].id)
        elif named:
            problems.append(f"{title}: “{wanted}” may be {' or '.join(p.name for p in named)}.")
        else:
            problems.append(f"{title}: nobody here is called “{wanted}”.")
    return tuple(dict.fromkeys(found))
