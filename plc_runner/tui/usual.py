"""What the start dialog shows at first: what the command line said, else what last time was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol as Shape

from plc_runner.driver import expected
from plc_runner.journal import queries
from plc_runner.journal.home import planned
from plc_runner.memory.chosen import chosen_team
from plc_runner.session.phrases import plain
from plc_runner.session.words import time_text
from plc_runner.tui.place import Place
from plc_runner.tui.sitting import Sitting
from plc_runner.tui.stop_at import usual_stop

_FIVE = timedelta(minutes=5)


class Asked(Shape):
    """What the command line gave; see `errands.StartRequest`."""

    @property
    def team(self) -> str: ...  # noqa: D102
    @property
    def people(self) -> tuple[str, ...] | int | None: ...  # noqa: D102
    @property
    def roles(self) -> Mapping[str, tuple[str, ...]]: ...  # noqa: D102
    @property
    def minutes(self) -> int | None: ...  # noqa: D102
    @property
    def until(self) -> str: ...  # noqa: D102
    @property
    def focus(self) -> str: ...  # noqa: D102
    @property
    def facilitator(self) -> str: ...  # noqa: D102
    @property
    def beside(self) -> str: ...  # noqa: D102


def usual_sitting(place: Place, asked: Asked | None) -> Sitting:
    """Team, people and end to begin with."""
    known = _known(place, asked.team if asked else "")
    past = _past(place, known)
    team = known.name if known else asked.team if asked else ""
    members = _names(known)
    said = asked.people if asked else None
    awaited = expected(known, past) if known and past else {}
    ticked, others = _who(members, said, awaited.values())
    said_before = planned(place.journal, known.id) if known else None
    focus = said_before.focus if said_before else ""
    return Sitting(
        team=team,
        ticked=ticked,
        others=others,
        roles={role: ", ".join(names) for role, names in asked.roles.items()} if asked else {},
        facilitator=asked.facilitator if asked else "",
        beside=asked.beside if asked else "",
        stop=_stop(place, asked, _length(known, past)),
        focus=(asked.focus if asked else "") or focus,
    )


@dataclass(frozen=True, slots=True)
class Usual:
    """Who meets here, as far as the last meeting tells."""

    team: str
    """Empty where there is none."""
    people: tuple[str, ...] | int
    """Names, or how many."""
    seconds: int
    """For how long."""


def usual_room(place: Place) -> Usual:
    """Who meets here, and for how long."""
    sitting = usual_sitting(place, None)
    return Usual(sitting.team, sitting.who, round(usual_length(place, "").total_seconds()))


def usual_length(place: Place, team_name: str) -> timedelta:
    """How long a team meets; the one chosen on Home where none is named."""
    known = _known(place, team_name)
    return _length(known, _past(place, known))


def _who(
    members: Sequence[str], said: tuple[str, ...] | int | None, awaited: Iterable[str]
) -> tuple[tuple[str, ...], str]:
    """Who is ticked, and what stands in the field for others."""
    if isinstance(said, int):
        return (), str(said)
    if said:
        wanted = {plain(name): name for name in said}
        ticked = tuple(name for name in members if plain(name) in wanted)
        rest = [name for key, name in wanted.items() if key not in map(plain, ticked)]
        return ticked, ", ".join(rest)
    names = frozenset(awaited)
    return tuple(name for name in members if name in names) or tuple(members), ""


def _stop(place: Place, asked: Asked | None, length: timedelta) -> str:
    if asked and asked.until:
        return asked.until
    if asked and asked.minutes:
        return f"{asked.minutes} min"
    end = usual_stop(place.local(place.now()), length)
    return time_text(end, place.utc_offset)


def last_time(place: Place, team_name: str) -> queries.PastSession | None:
    """The team's last meeting; that of the team chosen on Home where none is named."""
    return _past(place, _known(place, team_name))


def roster(place: Place, team_name: str) -> tuple[str, ...]:
    """Names of the members of a team, in the order in which they joined."""
    return _names(queries.team_called(place.journal, team_name, plain))


def _names(team: queries.Team | None) -> tuple[str, ...]:
    return tuple(member.name for member in team.members) if team else ()


def _known(place: Place, name: str) -> queries.Team | None:
    """The team of this name; the one chosen on Home where none is named."""
    if name.strip():
        return queries.team_called(place.journal, name, plain)
    chosen = chosen_team(place.journal)
    return queries.team(place.journal, chosen) if chosen else None


def _past(place: Place, team: queries.Team | None) -> queries.PastSession | None:
    return queries.last_session(place.journal, team.id) if team else None


def _length(team: queries.Team | None, past: queries.PastSession | None) -> timedelta:
    """As the team said, else as last time to the nearest five minutes, else 45.

    Less than half an hour was the rest of a meeting that had been adjourned.
    """
    if team and team.minutes:
        return timedelta(minutes=team.minutes)
    if past and past.session.started and past.session.stop_at:
        length = past.session.stop_at - past.session.opened
        if timedelta(minutes=30) <= length <= timedelta(hours=8):
            return round(length / _FIVE) * _FIVE
    return timedelta(minutes=45)
