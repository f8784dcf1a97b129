"""What plain mode says about a meeting, as lines to be read or heard one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from plc_runner.cli.plain.announce_words import words_again
from plc_runner.cli.plain.prompt import sentence, spoken
from plc_runner.cli.plain.since import left_lines
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import PlannedStep, RoundPlace
from plc_runner.protocol.words import count_of
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.airtime import quiet_words, unheard
from plc_runner.session.decide_moves import missing
from plc_runner.session.kinds import KINDS, how
from plc_runner.session.proposals import choices_at_zero
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.timing import Level, Standing
from plc_runner.session.verbs import GROUPS, VERBS
from plc_runner.session.words import (
    clock_text,
    groups_said,
    listed,
    minutes_text,
    time_text,
    who_speaks,
)


def opening_lines(state: SessionState, protocol: Protocol, now: datetime) -> Iterator[str]:
    """What a meeting is: said when it is opened or taken up again."""
    team = f", {state.team_name}" if state.team_name else ""
    yield f"{state.title}{team}."
    if state.focus:
        yield f"Focus: {state.focus}"
    yield f"Here: {listed([state.name(id_) for id_ in state.present])}."
    for role, people in state.roles.items():
        title = protocol.roles[role].title if role in protocol.roles else ""
        yield f"{title or role}: {listed([state.name(id_) for id_ in people]) or 'nobody'}."
    if state.facilitator:
        yield f"Facilitator: {state.name(state.facilitator)}."
    if state.position is None:
        total = sum(step.seconds for step in state.steps)
        end = time_text(timing.ends_at(state, now), state.utc_offset)
        steps = count_of(len(state.steps), "step")
        yield f"{steps}, {minutes_text(total)}, ends {end} if it starts now."


def step_lines(state: SessionState, now: datetime) -> Iterator[str]:
    """The step that has the floor, whole: said when it starts."""
    step = state.step
    if step is None:
        return
    place = f"Step {(state.position or 0) + 1} of {len(state.steps)}"
    yield f"{sentence(f'{place}: {step.title}')} {minutes_text(timing.allowance(state, step))}."
    yield from (_round(state, place) for place in _rounds(step))
    yield f"{_talk(state)}."
    yield from group_lines(state)
    yield from spoken(step.say)
    if step.stems:
        yield f"You may begin with: {' / '.join(step.stems)}"
    if step.until_done:
        yield "It ends when you are done."
    yield from words_again(state)
    yield from _slots(step)
    yield from how(state, step, None)
    if step.own == "since":
        yield from left_lines(state, state.day_of(now))
    yield from _asked_for(state)
    clock = timing.clock(state, now)
    if clock is not None and clock.left < clock.of - 1:
        yield f"{_left(clock)}."


def group_lines(state: SessionState) -> Iterator[str]:
    """Who is with whom in this step."""
    if state.step is not None:
        groups = groups_said(state, state.step.key)
        yield from (f"Group {number}: {names}." for number, names in enumerate(groups, 1))


def turn_line(state: SessionState) -> str:
    """Whose turn it is, and who is next."""
    step = state.step
    if step is None or not step.turns:
        return ""
    turn = state.progress_of(step.key).turn
    seconds = timing.turn_allowance(state, step, turn)
    after = [state.name(id_) for id_ in step.turns[turn + 1 : turn + 2]]
    then = f", then {after[0]}" if after else ", the last turn"
    return f"{' '.join(who_speaks(state))}, {minutes_text(seconds)}{then}"


def status_lines(
    state: SessionState, protocol: Protocol, now: datetime, slot: str
) -> Iterator[str]:
    """Where the meeting is; `slot` is what the place is called to which lines go."""
    step, clock = state.step, timing.clock(state, now)
    if step is None:
        yield from opening_lines(state, protocol, now)
        yield standstill(state)
        return
    place = f"Step {(state.position or 0) + 1} of {len(state.steps)}: {step.title}"
    yield f"{sentence(place)} {_left(clock)}." if clock else sentence(place)
    yield standstill(state)
    yield f"{_talk(state)}."
    yield from group_lines(state)
    if slot:
        yield f"Lines go to: {slot}."
    yield from _counted(state)
    yield f"{ending(state, now)}."


def standstill(state: SessionState) -> str:
    """Why the clock does not run, and what lets it run; nothing while it runs."""
    match state.phase:
        case Phase.READY:
            return "The clock has not started. /start starts it, /? tells all commands."
        case Phase.PAUSED:
            return "The clock is paused. /resume lets it run."
        case Phase.AWAY:
            return (
                "Did the room go on while the program was away? /away counted: that time counts. "
                "/away not: it does not."
            )
    return ""


def ending(state: SessionState, now: datetime) -> str:
    """When the meeting ends, and how it stands."""
    end = f"The meeting ends {time_text(timing.ends_at(state, now), state.utc_offset)}"
    standing, minutes = timing.standing(state, now)
    if standing is Standing.ON_TIME:
        return f"{end}, on time"
    return f"{end}, {minutes} min {standing.value}"


def warning(state: SessionState, now: datetime, level: Level) -> str:
    """What is said when the clock comes near its end or is over."""
    clock = timing.clock(state, now)
    if clock is None:
        return ""
    if level is not Level.OVER:
        return f"{minutes_text(-(-clock.left // 1))} left."
    ways = [
        f"{_WAYS[choice.command]} ends {time_text(choice.ends_at, state.utc_offset)}"
        for choice in choices_at_zero(state, now)
    ]
    return f"Time is over. {'; '.join(ways)}."


_WAYS: Mapping[c.Command, str] = {
    c.Next(): "/next",
    c.NextTurn(): "/turn",
    c.Close(): "/close",
    c.AddTime(60): "/+1",
    c.AddTime(120): "/+2",
    c.CatchUp(): "/catchup",
}


def help_lines() -> Iterator[str]:
    """Every word of plain mode."""
    yield "A line without a slash is kept as what somebody said. Commands:"
    for group in GROUPS:
        verbs = [verb for verb in VERBS if verb.group == group and verb.in_plain and verb.words]
        if verbs:
            yield f"{group}:"
        yield from (f"{verb.usage}: {verb.help}" for verb in verbs)


def private_lines(state: SessionState) -> Sequence[str]:
    """What only the facilitator should read."""
    step = state.step
    parts = [] if step is None else [*step.guard.splitlines(), *step.notes.splitlines()]
    parts += [quiet_words(state)] if unheard(state) else []
    return [f"Only for you: {part}" for part in parts if part.strip()] or [
        "There is nothing for you alone in this step."
    ]


def _talk(state: SessionState) -> str:
    step = state.step
    if step is not None and step.turns:
        return turn_line(state)
    name, does = who_speaks(state)
    apart = step is not None and not state.groups.get(step.key)
    size = f" of {step.group_size}" if apart and step and step.group_size else ""
    return f"{name} {does}{size}".strip()


def _left(clock: timing.Clock) -> str:
    if clock.left <= 0:
        return f"{clock_text(clock.left).removeprefix('+')} over"
    return f"{clock_text(clock.left)} left of {minutes_text(clock.of)}"


def _rounds(step: PlannedStep) -> list[RoundPlace]:
    places: list[RoundPlace] = []
    place = step.round
    while place is not None:
        places.insert(0, place)
        place = place.outer
    return places


def _round(state: SessionState, place: RoundPlace) -> str:
    about = place.item or state.name(place.person)
    number = f"{place.title}, {place.number} of {place.of}"
    return sentence(f"{number}: {about}" if about else number)


def _slots(step: PlannedStep) -> Iterator[str]:
    slots = step.slots
    if len(slots) > 1:
        numbered = ", ".join(f"{n} {slot.label}" for n, slot in enumerate(slots, 1))
        yield f"Lines go to {slots[0].label}. /slot and a number chooses: {numbered}."
    elif slots:
        yield f"Lines go to {slots[0].label}."


def _counted(state: SessionState) -> Iterator[str]:
    """What was counted in this step."""
    for tally in state.tallies.values():
        if state.step and tally.step == state.step.key and not tally.removed:
            yield f"{KINDS[tally.what].told(state, tally)}."


def _asked_for(state: SessionState) -> Iterator[str]:
    needed = list(missing(state))
    if needed:
        yield f"Before the next step it asks for: {listed(needed)}."
