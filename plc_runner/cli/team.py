"""`plc team`: who belongs to a team, and how it has agreed to work together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.streams import say, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.cli.team_told import norm_lines, say_line, team_lines, team_row, tell_lines
from plc_runner.errors import Refused

if TYPE_CHECKING:
    from plc_runner.driver.teams import Office
    from plc_runner.journal.queries import Team
    from plc_runner.journal.teams import ListedTeam

on_option = click.option(
    "--on", metavar="DATE", default="", help="A day that has been; else today."
)


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_context
def team(ctx: click.Context, as_json: bool) -> None:
    """List the teams; show one, or change what is known of it.

    Nobody is ever deleted: who leaves stays in the records of what they did.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("Say --json at the end: plc team show TEAM --json")
        return
    from plc_runner.journal.teams import teams_listed

    surroundings: Surroundings = ctx.obj
    found: tuple[ListedTeam, ...] = ()
    if surroundings.workspace().journal.exists():
        with surroundings.journal(read_only=True) as journal:
            found = teams_listed(journal)
    if as_json:
        tell_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "members": one.members,
                    "met": one.met and one.met.isoformat(),
                }
                for one in found
            ]
        )
        return
    for one in found:
        people = "1 member" if one.members == 1 else f"{one.members} members"
        met = f", met last on {one.met.day} {one.met:%b} {one.met.year}" if one.met else ""
        tell_lines(iter([f"{one.name}: {people}{met}"]))
    if not found:
        say("There is no team here yet. Type plc team new NAME, or just hold a meeting.")


@team.command()
@click.argument("name", metavar="TEAM")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def show(surroundings: Surroundings, name: str, as_json: bool) -> None:
    """Show who belongs to a team, its norms, its rhythm and its cycle."""
    from plc_runner.driver.cycles import following, team_named
    from plc_runner.memory.team import team_now

    today = surroundings.room_time().date()
    with surroundings.journal(read_only=True) as journal:
        now = team_now(journal, team_named(journal, name).id)
        where = following(journal, surroundings.library(), today, team=now.team.id)
        if as_json:
            tell_json(team_row(now, where))
            return
        tell_lines(team_lines(now, where, today))


@team.command()
@click.argument("name", metavar="TEAM")
@workspace_option()
@click.pass_obj
def new(surroundings: Surroundings, name: str) -> None:
    """Make a team. A meeting with a name that is new makes one too."""
    from plc_runner.driver.teams import new_team

    with _office(surroundings) as office:
        made = office.team(new_team(office, name))
    say_line(f"{made.name} is there. Type plc team join, or plc team import, for its members.")


@team.command()
@click.argument("name", metavar="TEAM")
@click.argument("person", metavar="NAME")
@click.option("--email", default="", metavar="ADDRESS", help="Where they are written to.")
@click.option("--role", default="", metavar="TEXT", help="What they are: coach, Grade 5 teacher.")
@on_option
@click.option(
    "--somebody-else", is_flag=True, help="Whoever had that name and left was another person."
)
@workspace_option()
@click.pass_obj
def join(surroundings: Surroundings, /, name: str, person: str, **known: Any) -> None:
    """Take somebody into a team."""
    from plc_runner.driver.teams import BeenHere
    from plc_runner.driver.teams import join as join_team

    with _office(surroundings) as office:
        try:
            say_line(join_team(office, _team(office, name), person, **known))
        except BeenHere as problem:
            raise Refused(
                f"{problem} Type plc team return for the one, --somebody-else for the other."
            ) from None


@team.command()
@click.argument("name", metavar="TEAM")
@click.argument("person", metavar="NAME")
@on_option
@workspace_option()
@click.pass_obj
def leave(surroundings: Surroundings, name: str, person: str, on: str) -> None:
    """Let somebody leave a team. What they said and did stays."""
    from plc_runner.driver.people_said import the_member
    from plc_runner.driver.teams import leave as leave_team

    with _office(surroundings) as office:
        known = _team(office, name)
        say_line(leave_team(office, known, the_member(known, person), on))


@team.command("return")
@click.argument("name", metavar="TEAM")
@click.argument("person", metavar="NAME")
@on_option
@workspace_option()
@click.pass_obj
def come_back(surroundings: Surroundings, name: str, person: str, on: str) -> None:
    """Let somebody who had left belong to a team again."""
    from plc_runner.driver.people_said import the_member
    from plc_runner.driver.teams import come_back as come_back_to

    with _office(surroundings) as office:
        known = _team(office, name)
        say_line(come_back_to(office, known, the_member(known, person, former=True), on))


@team.command()
@click.argument("name", metavar="TEAM")
@click.argument("person", metavar="NAME")
@click.option("--name", "called", metavar="NAME", help="What they are called now.")
@click.option("--email", metavar="ADDRESS", help="Their address; empty for none.")
@click.option("--role", metavar="TEXT", help="What they are in the team; empty for nothing.")
@workspace_option()
@click.pass_obj
def change(surroundings: Surroundings, /, name: str, person: str, **said: str | None) -> None:
    """Put right somebody's name, address or role. Old records keep the name of their day."""
    from plc_runner.driver.people_said import the_member
    from plc_runner.driver.teams import change as change_member

    called, email, role = said["called"], said["email"], said["role"]
    _needs_one(name=called, email=email, role=role)
    with _office(surroundings) as office:
        known = _team(office, name)
        member = the_member(known, person)
        done = change_member(office, known, member, name=called, email=email, role=role)
        say_line(done or f"That is how {member.name} was known already.")


@team.command("set")
@click.argument("name", metavar="TEAM")
@click.option("--name", "called", metavar="NAME", help="What the team is called now.")
@click.option("--minutes", type=int, metavar="N", help="How long a meeting takes; 0 to leave open.")
@click.option("--rhythm", metavar="TEXT", help='How often: "every second Wednesday, 3:15".')
@workspace_option()
@click.pass_obj
def settle(
    surroundings: Surroundings,
    name: str,
    called: str | None,
    minutes: int | None,
    rhythm: str | None,
) -> None:
    """Say what a team is called, how long it meets and how often."""
    from plc_runner.driver.teams import settle as settle_team

    _needs_one(name=called, minutes=minutes, rhythm=rhythm)
    with _office(surroundings) as office:
        known = _team(office, name)
        done = settle_team(office, known, name=called, minutes=minutes, rhythm=rhythm)
        say_line(done or f"That is how it was with {known.name} already.")


@team.command()
@click.argument("name", metavar="TEAM")
@click.argument("texts", metavar="[NORM]...", nargs=-1)
@click.option("--same", is_flag=True, help="Those that there are, agreed on again.")
@click.option("--by", metavar="NAMES", help='Who agrees: "Ana, Ben"; else everybody.')
@workspace_option()
@click.pass_obj
def norms(
    surroundings: Surroundings, name: str, texts: tuple[str, ...], same: bool, by: str | None
) -> None:
    """Keep what a team agreed on for working together; without any, show it.

    Norms that are kept take the place of those before, which stay to be seen.
    """
    from plc_runner.driver.people_said import the_member
    from plc_runner.driver.teams import agree
    from plc_runner.memory.team import team_now

    if not texts and not same:
        with _office(surroundings, read_only=True) as office:
            now = team_now(office.journal, _team(office, name).id)
            tell_lines(norm_lines(now, office.today))
        return
    with _office(surroundings) as office:
        known = _team(office, name)
        if same:
            before = team_now(office.journal, known.id).norms
            texts = (*(before.texts if before else ()), *texts)
        if not texts:
            raise Refused(f"{known.name} has no norms yet. Type each one in quotation marks.")
        who = None if by is None else [the_member(known, one).id for one in _split(by)]
        say_line(agree(office, known, texts, who))


@team.command("import")
@click.argument("name", metavar="TEAM")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only say what it would do.")
@workspace_option()
@click.pass_obj
def take_in(surroundings: Surroundings, name: str, file: Path, check: bool) -> ExitCode:
    """Take in a list of members (CSV): name, email, role.

    Who is new joins, and what is known already is brought up to date. Nobody is removed: who does
    not stand in the list is only mentioned. The same list can be taken in again.
    """
    from plc_runner.driver import importing
    from plc_runner.driver.roster import read_roster

    try:
        data = file.read_bytes()
    except OSError as problem:
        raise Refused(f"{file} cannot be read: {problem.strerror}.") from None
    with _office(surroundings, read_only=check) as office:
        known = _team(office, name)
        found = importing.look_through(office, known, read_roster(data))
        if not check:
            importing.take_in(office, found)
    for line in importing.import_said(office, known, found):
        say_line(line)
    if check and found.drafts:
        say_line("Nothing was kept: that was only a look.")
    return ExitCode.PROBLEMS if found.problems else ExitCode.OK


@contextmanager
def _office(surroundings: Surroundings, *, read_only: bool = False) -> Iterator[Office]:
    from plc_runner.driver.teams import Office

    with surroundings.journal(read_only=read_only) as journal:
        today = surroundings.room_time().date()
        yield Office(journal, surroundings.now(), today, surroundings.day_first())


def _team(office: Office, name: str) -> Team:
    from plc_runner.driver.cycles import team_named

    return team_named(office.journal, name)


def _needs_one(**options: object) -> None:
    if all(value is None for value in options.values()):
        names = " or ".join(f"--{option}" for option in options)
        raise click.UsageError(f"Say what is to change: {names}.")


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.replace(";", ",").split(",") if name.strip()]
