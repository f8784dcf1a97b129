"""`plc show`: the plan of a protocol for the people and the minutes that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.load import load
from plc_runner.cli.people import people_option, role_option, seconds_there_are, time_options
from plc_runner.cli.streams import tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.protocol.model import Protocol
    from plc_runner.protocol.planned import Person, Plan, PlannedStep


@click.command()
@click.argument("protocol", metavar="ID")
@people_option
@role_option
@time_options
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def show(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    protocol: str,
    people: tuple[str, ...] | int | None,
    roles: Mapping[str, tuple[str, ...]],
    minutes: int | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Show the plan of a protocol: its steps and minutes for your people and your time.

    ID is what "plc protocols" lists, or the path of a file.
    """
    from plc_runner.driver.starting import assign
    from plc_runner.protocol.plan import plan

    found = load(surroundings.library(), protocol).protocol
    present = people_here(people, found)
    facilitator = present[0].id
    planned = plan(
        found,
        present,
        assign(found, present, facilitator, said=roles, before={}),
        facilitator=facilitator,
        seconds=seconds_there_are(surroundings, minutes, until),
    )
    if as_json:
        tell_json(_data(found, planned, present))
        return
    from plc_runner.publish.escape import one_line

    for line in _lines(found, planned, present):
        if shown := one_line(line):
            tell(shown)


def people_here(people: tuple[str, ...] | int | None, protocol: Protocol) -> tuple[Person, ...]:
    """Who is there, as said on the command line; else as many as the protocol is for."""
    from plc_runner.driver.starting import usual_count
    from plc_runner.protocol.planned import Person
    from plc_runner.session.opening import head_count

    if people is None:
        people = usual_count(protocol)
    if isinstance(people, int):
        return head_count(people)
    return tuple(Person(id=f"person-{n}", name=name) for n, name in enumerate(people, 1))


def _lines(protocol: Protocol, plan: Plan, people: Sequence[Person]) -> Iterator[str]:
    from plc_runner.session.words import minutes_text

    names = {person.id: person.name for person in people}
    yield f"{protocol.title} {protocol.version}".rstrip()
    yield protocol.purpose
    for number, step in enumerate(plan.steps, 1):
        about = "; ".join(_about(step, names))
        shorter = f" (planned {minutes_text(step.full)})" if step.seconds != step.full else ""
        time = f"{minutes_text(step.seconds)}{shorter}"
        yield f"{number}. {step.title}: {time}{f'; {about}' if about else ''}"
    yield (
        f"In all {minutes_text(plan.seconds)} for {len(people)} people; "
        f"at least {minutes_text(plan.least)}."
    )
    for problem in plan.problems:
        yield f"Before you start: {problem}"


def _about(step: PlannedStep, names: Mapping[str, str]) -> Iterator[str]:
    place = step.round
    if place is not None:
        item = place.item or names.get(place.person or "")
        yield item or f"{place.title} {place.number} of {place.of}"
    if step.turns:
        yield f"{len(step.turns)} turns"
    if step.slots:
        yield ", ".join(slot.label for slot in step.slots)


def _data(protocol: Protocol, plan: Plan, people: Sequence[Person]) -> dict[str, Any]:
    names = {person.id: person.name for person in people}
    return {
        "id": protocol.id,
        "title": protocol.title,
        "version": protocol.version,
        "people": [person.name for person in people],
        "seconds": plan.seconds,
        "full": plan.full,
        "least": plan.least,
        "fits": plan.fits,
        "problems": list(plan.problems),
        "steps": [
            {
                "key": step.key,
                "title": step.title,
                "seconds": step.seconds,
                "full": step.full,
                "least": step.least,
                "talk": step.talk,
                "who": [names[id_] for id_ in step.who],
                "turns": [names[id_] for id_ in step.turns],
                "captures": [slot.label for slot in step.slots],
            }
            for step in plan.steps
        ],
    }
