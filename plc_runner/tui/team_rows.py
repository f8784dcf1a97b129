"""How a team is shown: a row for each thing to look at, and all there is to tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets.option_list import Option

from plc_runner.driver.cycles import Following, due_said, following
from plc_runner.journal.queries import Member
from plc_runner.memory.team import TeamNow, agree_again, member_past, member_said, team_now
from plc_runner.session.words import listed
from plc_runner.tui.cells import flat, visible
from plc_runner.tui.place import Place
from plc_runner.tui.weeks import day_said, title_of

NORMS, MEETINGS, CYCLE = "norms", "meetings", "cycle"
"""Rows that are no person."""
_NOBODY = "Nobody yet: A adds somebody, I takes in a list."


@dataclass(frozen=True, slots=True)
class Looked:
    """A team as its screen looked it up."""

    now: TeamNow
    cycle: Following | None

    @property
    def people(self) -> dict[str, Member]:
        """Everybody, also who has left, by id."""
        return {one.id: one for one in (*self.now.team.members, *self.now.team.former)}


def look(place: Place, team: str) -> Looked:
    """Look a team up.

    Raises:
        NotFound: there is none.
    """
    found = following(place.journal, place.library, place.today(), team=team, limit=1)
    return Looked(team_now(place.journal, team), next(iter(found), None))


def team_rows(place: Place, looked: Looked, *, alone: bool) -> Iterator[Option]:
    """Members, how they work together, and who has left.

    Args:
        place: where it is kept.
        looked: the team.
        alone: nothing stands beside, so that the norms are told here.
    """
    now, today = looked.now, place.today()
    if again := agree_again(now, today):
        yield Option(Content.styled(f"▲ {visible(again)}", "bold"), id=f"{NORMS}:again")
    yield _head(f"Members: {len(now.team.members)}" if now.team.members else _NOBODY)
    for one in now.team.members:
        yield _row(one.name, _dots(one.role, member_said(one, today)), one.id)
    yield _head("How they work together")
    yield _row("Norms", _norms_short(place, now), NORMS, _texts(now) if alone else ())
    yield _row("Meetings", _meetings(now), MEETINGS)
    yield _row("Cycle", _cycle(place, looked), CYCLE)
    if now.team.former:
        yield _head(f"Have left: {len(now.team.former)}")
    for one in now.team.former:
        yield _row(one.name, _dots(one.role, member_said(one, today)), one.id)


def _head(text: str) -> Option:
    return Option(Content.styled(text, "$wall-muted"), disabled=True)


def _row(title: str, more: str, id_: str, under: Sequence[str] = ()) -> Option:
    told = "\n".join([f"  {flat(more)}" if more else "", *map(flat, under)])
    return Option(Content.assemble((flat(title), "bold"), told), id=id_)


def _texts(now: TeamNow) -> tuple[str, ...]:
    texts = now.norms.texts if now.norms else ()
    return tuple(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _norms_short(place: Place, now: TeamNow) -> str:
    if now.norms is None:
        return "none yet"
    number = len(now.norms.texts)
    return _dots(str(number), f"agreed {day_said(place, now.norms.day)}")


def _meetings(now: TeamNow) -> str:
    length = f"{now.team.minutes} min" if now.team.minutes else ""
    return _dots(length, now.team.rhythm) or "length and rhythm are open"


def _cycle(place: Place, looked: Looked) -> str:
    if looked.cycle is None:
        return "follows none"
    where = looked.cycle
    if where.next is None:
        return f"{where.cycle.title} is complete"
    week = f"week {where.next.week} of {where.cycle.title}"
    return _dots(week, title_of(place, where.next.protocol), due_said(where.due.weeks))


def sheet(place: Place, looked: Looked, row: str) -> Content:
    """All there is to tell of a row."""
    match row.partition(":")[0]:
        case "norms":
            lines = _norms(place, looked.now)
        case "meetings":
            lines = _about_meetings(looked.now)
        case "cycle":
            lines = iter([("Cycle", "head"), (_cycle(place, looked), "")])
        case id_:
            member = looked.people.get(id_)
            lines = iter(()) if member is None else _person(place, looked, member)
    return Content("\n").join(_styled(lines))


def _styled(lines: Iterable[tuple[str, str]]) -> list[Content]:
    styles = {"head": "bold $wall-sky", "muted": "$wall-muted", "": ""}
    return [Content.styled(visible(text), styles[style]) for text, style in lines]


def _person(place: Place, looked: Looked, member: Member) -> Iterator[tuple[str, str]]:
    yield member.name, "head"
    for text in (member.role, member.email):
        if text:
            yield text, ""
    yield "", ""
    for day, told in member_past(place.journal, looked.now.team.id, member):
        yield f"{day_said(place, day)}: {told}", "muted"


def _norms(place: Place, now: TeamNow) -> Iterator[tuple[str, str]]:
    yield "Norms", "head"
    if now.norms is None:
        yield "None yet. Enter writes down what the team agrees on, one row each.", ""
        return
    for text in _texts(now):
        yield text, ""
    yield "", ""
    by = f" by {listed(now.agreed)}" if now.agreed else ""
    yield f"Agreed {day_said(place, now.norms.day)}{by}.", "muted"
    if again := agree_again(now, place.today()):
        yield "", ""
        yield f"▲ {again}", ""


def _about_meetings(now: TeamNow) -> Iterator[tuple[str, str]]:
    yield "Meetings", "head"
    yield (f"{now.team.minutes} minutes" if now.team.minutes else "Length is open"), ""
    yield now.team.rhythm or "Rhythm is open", ""
    if now.team.called:
        yield "", ""
        yield f"The team was called {listed(now.team.called)} before.", "muted"


def _dots(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
