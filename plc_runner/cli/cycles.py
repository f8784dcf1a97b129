"""`plc cycles`: protocols in order over some weeks, and which teams follow them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from plc_runner.driver.cycles import Following
    from plc_runner.protocol.cycle import Cycle
    from plc_runner.protocol.library import Library, ListedCycle


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_context
def cycles(ctx: click.Context, as_json: bool) -> None:
    """List the cycles, and where the teams are that follow one.

    A cycle is protocols in order, over some weeks. Its file lies in protocols/cycles.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("Say --json at the end: plc cycles show ID --json")
        return
    surroundings: Surroundings = ctx.obj
    listed = surroundings.library().cycles()
    teams = teams_following(surroundings)
    if as_json:
        tell_json([*_rows(listed, teams)])
        return
    for line in _lines(listed, teams):
        tell(line)
    if not listed and not teams:
        say("There are no cycles here.")


@cycles.command()
@click.argument("cycle", metavar="ID")
@click.option("--team", metavar="NAME", help="Tell where this team is in it.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def show(surroundings: Surroundings, cycle: str, team: str | None, as_json: bool) -> None:
    """Show the meetings of a cycle.

    ID is what "plc cycles" lists.
    """
    from plc_runner.errors import Refused
    from plc_runner.protocol.vocabulary import slug
    from plc_runner.publish.escape import one_line

    library = surroundings.library()
    found = None
    try:
        found = library.cycle(cycle)
    except NotFound:
        if not team:
            raise
    teams = teams_following(surroundings, team) if team else ()
    # What a team follows was kept when it began: it can be shown though its file is gone.
    mine = [one for one in teams if one.cycle.cycle == (found.id if found else slug(cycle))]
    if not mine:
        found = found or library.cycle(cycle)
        if team:
            raise NotFound(f"{team} does not follow {found.title}. “plc cycles” tells who does.")
        if found.reading.cycle is None:
            raise Refused(f"“{cycle}” has errors. Type “plc check {found.path}” to see them.")
    if as_json:
        (row,) = _rows([found] if found else [], mine)
        tell_json(row)
        return
    for line in _meetings(
        library, found.reading.cycle if found else None, mine[0] if mine else None
    ):
        tell(one_line(line))


@cycles.command()
@click.argument("cycle", metavar="ID")
@click.option("--team", metavar="NAME", required=True, help="Who follows it.")
@click.option(
    "--from", "first", metavar="DATE", default="", help="A day of its first week; else this week."
)
@workspace_option()
@click.pass_obj
def begin(surroundings: Surroundings, cycle: str, team: str, first: str) -> None:
    """Let a team follow a cycle; what it followed until now ends.

    A DATE is said as "23 November", "2026-11-23", "next week" or "last Monday".
    """
    from plc_runner.driver.cycles import begin_cycle, first_day_said

    found = surroundings.library().cycle(cycle)
    now = surroundings.now()
    day = first_day_said(first, surroundings.room_time().date())
    if day is None:
        raise click.UsageError(
            f"“{first}” is no clear day. Say 23 November, 2026-11-23, or next week."
        )
    if not team.strip():
        raise click.UsageError("Say the team's name: --team NAME")
    with surroundings.journal() as journal:
        begun, before = begin_cycle(journal, found, team, day, now)
    for title in before:
        _say(f"{begun.team_name} no longer follows {title}.")
    _say(
        f"{begun.team_name} follows {begun.title}: {len(begun.meetings)} meetings from the week "
        f"of {_day(begun.first_day)} on."
    )


@cycles.command()
@click.option("--team", metavar="NAME", required=True, help="Who follows it.")
@workspace_option()
@click.pass_obj
def end(surroundings: Surroundings, team: str) -> None:
    """Let a team follow its cycle no longer. What it has held stays."""
    from plc_runner.driver.cycles import end_cycle, team_named

    with surroundings.journal() as journal:
        named = team_named(journal, team)
        before = end_cycle(journal, named.id, surroundings.now())
    if not before:
        raise NotFound(f"{named.name} follows no cycle.")
    for title in before:
        _say(f"{named.name} no longer follows {title}.")


def teams_following(surroundings: Surroundings, team: str | None = None) -> tuple[Following, ...]:
    """Where teams stand in their cycles today; nothing where no meeting was ever kept.

    Args:
        surroundings: where the journal is.
        team: only the one of this name.

    Raises:
        NotFound: there is no such team.
    """
    if not surroundings.workspace().journal.exists():
        if team is None:
            return ()
        raise NotFound(f"There is no team “{team}”: nothing was kept here yet.")
    from plc_runner.driver.cycles import following, team_named

    today = surroundings.room_time().date()
    with surroundings.journal(read_only=True) as journal:
        only = team_named(journal, team).id if team else None
        return following(journal, surroundings.library(), today, team=only)


def _lines(listed: Sequence[ListedCycle], teams: Sequence[Following]) -> Iterator[str]:
    from plc_runner.publish.escape import one_line

    width = max((len(one.id) for one in listed), default=0)
    for one in listed:
        yield f"{one.id:{width}}  {one_line(_about(one))}"
    for where in teams:
        yield one_line(f"{where.cycle.team_name}: {where.cycle.title}, {standing(where)}")


def _about(one: ListedCycle) -> str:
    cycle = one.reading.cycle
    if cycle is None:
        return f"{one.title}  has errors: plc check {one.path}"
    meetings = _count(len(cycle.meetings), "meeting")
    weeks = _count(cycle.meetings[-1].week, "week")
    return f"{one.title}: {meetings} in {weeks}{'' if one.shipped else '  (yours)'}"


def standing(where: Following) -> str:
    """Where a team is in its cycle: `week 5: data-driven-dialogue, due this week`."""
    from plc_runner.driver.cycles import due_said

    if where.next is None:
        return "complete"
    return f"week {where.next.week}: {where.next.protocol}, {due_said(where.due.weeks)}"


def _meetings(library: Library, cycle: Cycle | None, where: Following | None) -> Iterator[str]:
    from plc_runner.driver.cycles import due_said

    followed = where.cycle if where else cycle
    assert followed is not None  # noqa: S101 - `show` saw to it
    yield f"{followed.title} {followed.version}".rstrip()
    if cycle and cycle.purpose:
        yield cycle.purpose
    for number, meeting in enumerate(followed.meetings):
        mark = ""
        if where and (day := where.due.held[number]):
            mark = f" (held {_day(day)})"
        elif where and number == where.due.next:
            mark = f" ({due_said(where.due.weeks)})"
        purpose = f": {meeting.purpose}" if meeting.purpose else ""
        yield f"Week {meeting.week}: {_title(library, meeting.protocol)}{mark}{purpose}"
    if cycle and cycle.origin:
        adapted = ", adapted" if cycle.origin.adapted else ""
        yield f"From: {cycle.origin.name}{adapted}"


def _title(library: Library, protocol: str) -> str:
    try:
        return library.find(protocol).title
    except NotFound:
        return protocol


def _rows(listed: Sequence[ListedCycle], teams: Sequence[Following]) -> Iterator[dict[str, Any]]:
    here = {one.id for one in listed}
    for one in listed:
        cycle = one.reading.cycle
        yield {
            "id": one.id,
            "title": one.title,
            "version": cycle.version if cycle else None,
            "purpose": cycle.purpose if cycle else None,
            "path": str(one.path),
            "shipped": one.shipped,
            "ok": cycle is not None,
            "meetings": [meeting.model_dump() for meeting in cycle.meetings] if cycle else [],
            "teams": [_team(where) for where in teams if where.cycle.cycle == one.id],
        }
    for id_ in dict.fromkeys(where.cycle.cycle for where in teams if where.cycle.cycle not in here):
        those = [where for where in teams if where.cycle.cycle == id_]
        cycle_ = those[0].cycle
        yield {
            "id": id_,
            "title": cycle_.title,
            "version": cycle_.version,
            "purpose": None,
            "path": None,
            "shipped": False,
            "ok": False,
            "meetings": [meeting.model_dump() for meeting in cycle_.meetings],
            "teams": [_team(where) for where in those],
        }


def _team(where: Following) -> dict[str, Any]:
    return {
        "team": where.cycle.team_name,
        "first_day": where.cycle.first_day.isoformat(),
        "complete": where.due.complete,
        "held": [day and day.isoformat() for day in where.due.held],
        "next": due_row(where),
    }


def due_row(where: Following) -> dict[str, Any] | None:
    """What comes next for a team, for programs; None once its cycle is complete."""
    from plc_runner.driver.cycles import due_said

    if where.next is None:
        return None
    return {
        "team": where.cycle.team_name,
        "cycle": where.cycle.cycle,
        "week": where.next.week,
        "protocol": where.next.protocol,
        "purpose": where.next.purpose,
        "weeks_from_now": where.due.weeks,
        "due": due_said(where.due.weeks),
    }


def due_mark(where: Following) -> str:
    """Behind a protocol that comes next for a team: `Grade 4: due this week`."""
    from plc_runner.driver.cycles import due_said

    return f"{where.cycle.team_name}: {due_said(where.due.weeks)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _say(text: str) -> None:
    from plc_runner.publish.escape import one_line

    say(one_line(text))
