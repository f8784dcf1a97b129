"""Who is here, in which role, and what that does to the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import clock as ck
from plc_runner.events import session as ev
from plc_runner.protocol.plan import fit, plan
from plc_runner.protocol.planned import Person, PlannedStep
from plc_runner.session import commands as c
from plc_runner.session.decide_groups import rejoined
from plc_runner.session.decide_turns import passed_on
from plc_runner.session.fold import outcome
from plc_runner.session.leaving import left_step
from plc_runner.session.moment import Moment
from plc_runner.session.opening import is_named, role_titles
from plc_runner.session.phrases import plain
from plc_runner.session.replanning import (
    free_name,
    fresh_plan,
    in_part,
    part_of,
    replanned,
    seconds_of_own,
)

Roles = Mapping[str, Sequence[str]]


def _arrive(moment: Moment, command: c.Arrive) -> list[Draft]:
    state, person = moment.state, command.person
    if person.id in state.present:
        raise IllegalMove(f"{person.name} is here already.")
    present = [*(state.people[id_] for id_ in state.present), person]
    arrived = moment.fact(ev.PersonArrived(person=person))
    drafts = [arrived, *_replan(moment, present, state.roles, "arrival")]
    return [*drafts, *rejoined(moment, outcome(moment.state, drafts, moment.at))]


def _leave(moment: Moment, command: c.Leave) -> list[Draft]:
    state = moment.state
    if command.person not in state.present:
        raise IllegalMove("Nobody of that name is here.")
    if len(state.present) == 1:
        raise IllegalMove("The last person cannot leave: close or adjourn the meeting instead.")
    present = [state.people[id_] for id_ in state.present if id_ != command.person]
    left = moment.fact(ev.PersonLeft(person=command.person))
    drafts = [left, *_replan(moment, present, state.roles, "departure")]
    drafts += rejoined(moment, outcome(moment.state, drafts, moment.at))
    return [*drafts, *passed_on(moment, outcome(moment.state, drafts, moment.at))]


def _name(moment: Moment, command: c.NamePeople) -> list[Draft]:
    state = moment.state
    nameless = [id_ for id_ in state.present if not is_named(state.people[id_].name)]
    names = [name.strip() for name in command.names if name.strip()]
    if not names:
        raise IllegalMove("Say the names, with commas between them: /people Ana, Ben, Cy.")
    if not nameless:
        raise IllegalMove("Everybody has a name already. /arrive NAME adds somebody who came.")
    if len(names) > len(nameless):
        raise IllegalMove(
            f"Those are {len(names)} names for {len(nameless)} who had none yet. "
            "/arrive NAME adds somebody who came."
        )
    taken = {plain(person.name) for person in state.people.values()}
    for name in names:
        if plain(name) in taken:
            raise IllegalMove(f"Two people would be called {name}. Add a letter to one of them.")
        taken.add(plain(name))
    return [
        moment.fact(ev.PersonNamed(person=id_, name=name))
        for id_, name in zip(nameless, names, strict=False)
    ]


def _set_role(moment: Moment, command: c.SetRole) -> list[Draft]:
    state = moment.state
    if command.role not in moment.protocol.roles:
        known = ", ".join(moment.protocol.roles) or "none"
        raise IllegalMove(f"This protocol has no role “{command.role}”. Its roles: {known}.")
    if moment.protocol.roles[command.role].count == "one" and len(command.people) > 1:
        raise IllegalMove("One person has that role, not several.")
    absent = [id_ for id_ in command.people if id_ not in state.present]
    if absent:
        raise IllegalMove("Somebody of those is not here.")
    roles = {**state.roles, command.role: command.people}
    present = [state.people[id_] for id_ in state.present]
    role_set = moment.fact(ev.RoleSet(role=command.role, people=command.people))
    return [role_set, *_replan(moment, present, roles, "roles")]


def _hand_over(moment: Moment, command: c.HandOver) -> list[Draft]:
    state = moment.state
    if command.to not in state.present:
        raise IllegalMove("Nobody of that name is here.")
    if command.to == state.facilitator:
        raise IllegalMove(f"{state.name(command.to)} facilitates already.")
    present = [state.people[id_] for id_ in state.present]
    handed = moment.fact(ev.SessionHandedOver(to=command.to))
    drafts = [handed, *_replan(moment, present, state.roles, "roles", command.to)]
    return [*drafts, *rejoined(moment, outcome(moment.state, drafts, moment.at))]


def _replan(
    moment: Moment,
    present: Sequence[Person],
    roles: Roles,
    why: ev.PlanReason,
    facilitator: str | None = None,
) -> list[Draft]:
    """The plan for other people, if it is another.

    Args:
        facilitator: who facilitates from now; None if that stays.
    """
    state = moment.state
    fresh = fresh_plan(moment, present, roles, facilitator or state.facilitator)
    steps = replanned(state, fresh, {person.id for person in present})
    return [] if steps == state.steps else [moment.fact(ev.PlanChanged(why=why, plan=steps))]


def _switch(moment: Moment, command: c.SwitchProtocol) -> list[Draft]:
    """The rest of the meeting under another protocol, fitted to the time that is left."""
    state, protocol = moment.state, command.protocol
    present = [state.people[id_] for id_ in state.present]
    roles = {**state.roles, **command.roles}
    own = seconds_of_own(state)
    since = own.get("since", 0) if state.position is None else 0
    fresh = plan(
        protocol,
        present,
        roles,
        facilitator=state.facilitator,
        since=since,
        closing=own.get("closing", 0),
    ).steps
    if not fresh:
        raise IllegalMove(f"“{protocol.title}” has no step for the people who are here.")
    kept: tuple[PlannedStep, ...] = ()
    if state.position is not None:
        kept = state.steps[: state.position + 1]
        part = free_name(protocol.id, {part_of(step) for step in kept})
        fresh = tuple(in_part(step, part) for step in fresh)
    if state.stop_at is not None:
        fresh = fit(fresh, max(0, int((state.stop_at - moment.at).total_seconds())))
    event = ev.ProtocolSwitched(
        protocol=command.digest,
        protocol_id=protocol.id,
        title=protocol.title,
        version=protocol.version,
        role_titles=role_titles(protocol),
        reason=command.reason,
    )
    drafts = [
        moment.fact(event),
        *(moment.fact(ev.RoleSet(role=role, people=who)) for role, who in command.roles.items()),
        moment.fact(ev.PlanChanged(why="switched protocol", plan=(*kept, *fresh))),
    ]
    if state.step is not None:
        started = ck.StepStarted(step=fresh[0].key, how="switch")
        drafts += [left_step(moment, "done"), moment.fact(started)]
    return drafts


PEOPLE: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.Arrive: _arrive,
    c.Leave: _leave,
    c.NamePeople: _name,
    c.SetRole: _set_role,
    c.HandOver: _hand_over,
    c.SwitchProtocol: _switch,
}
