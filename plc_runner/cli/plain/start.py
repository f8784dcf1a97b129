"""The start of a meeting in plain mode: what was not said is asked, Enter takes what is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import click

from plc_runner.cli.people import names_or_number, stop_time
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.cli.surroundings import Surroundings
from plc_runner.driver import Seating, Wishes, assign, last_time, opening, role_id
from plc_runner.errors import PlcError
from plc_runner.journal.home import is_team
from plc_runner.journal.queries import team
from plc_runner.journal.store import Journal
from plc_runner.memory.team import agree_again, day_text, team_now
from plc_runner.protocol.model import Protocol
from plc_runner.session.lookup import the_person
from plc_runner.session.opening import Opening
from plc_runner.session.words import minutes_text
from plc_runner.tui.stop_at import usual_stop

T = TypeVar("T")


def ask_for_the_rest(
    terminal: Terminal,
    journal: Journal,
    wishes: Wishes,
    protocol: Protocol,
    surroundings: Surroundings,
) -> Wishes:
    """Ask for what is missing in the wishes; nothing, where nobody sits at a terminal.

    Raises:
        EOFError: the input has ended.
        NotFound: a name or a role that was given before does not fit.
    """
    if not terminal.live:
        return wishes
    terminal.say(f"{protocol.title}. {protocol.purpose}", "Enter takes what is in brackets.")
    wishes = _who_comes(terminal, journal, wishes, protocol)
    offered, _ = opening(
        journal,
        wishes,
        protocol,
        "",
        now=surroundings.now(),
        utc_offset=surroundings.utc_offset(),
    )
    before = last_time(journal, protocol, wishes.team)
    wishes = _who_does_what(terminal, wishes, offered, before.roles)
    if wishes.focus is None:
        wishes = replace(wishes, focus=terminal.question("Focus (what it is about today)", ""))
    if protocol.prework and wishes.prework_here is None:
        terminal.say("Beforehand:", *protocol.prework)
        wishes = replace(wishes, prework_here=terminal.yes("Is it here?", default=True))
    if wishes.stop_at is None:
        wishes = replace(wishes, stop_at=_stop(terminal, journal, offered, surroundings))
    return wishes


def of_team(journal: Journal, seated: Seating, surroundings: Surroundings) -> Iterator[str]:
    """What a team should settle: who had left and is here, norms that are to be agreed again."""
    if seated.team is None or not is_team(journal, seated.team):
        return
    today = surroundings.room_time().date()
    for one in seated.offered:
        left = day_text(one.left or one.joined, today)
        yield (
            f"{one.name} left {seated.team_name} on {left}. If they are back for good: "
            f"plc team return “{seated.team_name}” “{one.name}”."
        )
    if again := agree_again(team_now(journal, seated.team), today):
        yield again


def _who_comes(terminal: Terminal, journal: Journal, wishes: Wishes, protocol: Protocol) -> Wishes:
    if wishes.team is None:
        before = last_time(journal, protocol, None)
        wishes = replace(wishes, team=terminal.question("Team", before.team))
    if wishes.people is None:
        people = last_time(journal, protocol, wishes.team).people
        shown = str(people) if isinstance(people, int) else ", ".join(people)
        question = "Who is here? Names with commas, or how many"
        wishes = replace(wishes, people=_until(terminal, question, shown, names_or_number))
    return wishes


def _who_does_what(
    terminal: Terminal, wishes: Wishes, offered: Opening, before: Mapping[str, tuple[str, ...]]
) -> Wishes:
    people, protocol = offered.people, offered.protocol
    names = {person.id: person.name for person in people}
    leads = offered.facilitator
    if wishes.facilitator is None:
        shown = names.get(leads or "", "")
        found = _until(terminal, "Who facilitates?", shown, partial(the_person, people))
        wishes, leads = replace(wishes, facilitator=found.name), found.id
    roles = {role_id(protocol, role): names for role, names in wishes.roles.items()}
    for id_, role in protocol.roles.items():
        if id_ in roles:
            continue
        usual = assign(protocol, people, leads, said=roles, before=before)[id_]
        about = f" ({role.about})" if role.about else ""
        question = f"{role.title or id_}{about}"
        shown = ", ".join(names[person] for person in usual)
        roles[id_] = _until(terminal, question, shown, partial(_named, offered))
    return replace(wishes, roles=roles)


def _named(offered: Opening, said: str) -> tuple[str, ...]:
    parts = [part.strip() for part in re.split("[,;]", said)]
    return tuple(the_person(offered.people, part).name for part in parts if part)


def _stop(
    terminal: Terminal, journal: Journal, offered: Opening, surroundings: Surroundings
) -> datetime:
    """As long as the team says that it meets, else as long as the whole plan takes."""
    full = timedelta(seconds=offered.plan(surroundings.now()).seconds)
    known = offered.team is not None and is_team(journal, offered.team)
    settled = team(journal, offered.team).minutes if known and offered.team else 0
    length = timedelta(minutes=settled) if settled else full
    end = usual_stop(surroundings.room_time(), length)
    shown = f"{end.hour}:{end.minute:02}"
    terminal.say(f"The whole plan takes {minutes_text(full.total_seconds())}.")
    return _until(terminal, "When do you stop?", shown, partial(stop_time, surroundings))


def _until(terminal: Terminal, question: str, offered: str, right: Callable[[str], T]) -> T:
    """Ask until the answer is one."""
    while True:
        try:
            return right(terminal.question(question, offered))
        except (PlcError, ValueError) as problem:
            terminal.say(str(problem))
        except click.UsageError as problem:
            terminal.say(problem.message)
