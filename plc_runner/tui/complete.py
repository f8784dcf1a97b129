"""What may follow on the line after a slash: words, steps, people, entries by their code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plc_runner.driver.measuring import stands
from plc_runner.journal.goals import TeamGoal
from plc_runner.protocol.planned import Slot
from plc_runner.session.grammar import short_id
from plc_runner.session.kinds.prediction import is_locked
from plc_runner.session.state import SessionState
from plc_runner.session.verbs import Verb, verbs_for
from plc_runner.tui.commands import possible
from plc_runner.tui.present_columns import record_text

_MOST = 5
"""Offers shown at once."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on."""

    line: str
    """The whole line with it."""
    word: str
    help: str = ""


def offers(text: str, state: SessionState, protocols: Sequence[tuple[str, str]]) -> list[Offer]:
    """What may follow.

    Args:
        text: the line as typed so far.
        state: the session.
        protocols: ids and titles of those that can be switched to.
    """
    if not text.startswith("/") or text.startswith("//"):
        return []
    word, space, rest = text.partition(" ")
    verbs = [verb for verb in possible(state) if verb.words]
    if not space:
        return [
            Offer(f"{whole} " if verb.argument else whole, verb.usage, verb.title)
            for verb in verbs
            if (whole := _word(verb, word))
        ][:_MOST]
    said = verbs_for(word, verbs)
    if len(said) != 1:
        return []
    source = _SOURCES.get(said[0].id)
    known = source(state, protocols) if source else {}
    typed = rest.strip().casefold()
    found = [
        Offer(f"{word} {value}{_END.get(said[0].id, '')}", value, help_)
        for value, help_ in known.items()
        if value.casefold().startswith(typed) or (typed and help_.casefold().startswith(typed))
    ]
    return found[:_MOST] or [Offer(text, said[0].usage, said[0].help)]


def goal_offers(text: str, goals: Sequence[TeamGoal]) -> list[Offer]:
    """The goals that `/measure` may mean, with how they stand; those whose number or words fit."""
    word, _, rest = text.partition(" ")
    typed = rest.strip().casefold()
    known = [
        Offer(_named(text, word, n, len(goals)), str(n), f"{goal.statement}: {stands(goal)}")
        for n, goal in enumerate(goals, 1)
    ]
    begun = typed.partition(":")[0]
    fitting = [one for one in known if begun == one.word]
    fitting = fitting or [one for one in known if begun and begun in one.help.casefold()]
    return (fitting or known)[:_MOST]


def _named(text: str, word: str, number: int, of: int) -> str:
    """The line with the goal's number, unless there is but one or it stands there."""
    stands_there = text.startswith(f"{word} {number}:")
    return text if of == 1 or stands_there else f"{word} {number}: "


def _word(verb: Verb, typed: str) -> str:
    """The verb's word that begins so."""
    return next((word for word in verb.words if word.startswith(typed.casefold())), "")


_Source = Callable[[SessionState, Sequence[tuple[str, str]]], dict[str, str]]


def _steps(state: SessionState, _: object) -> dict[str, str]:
    return {str(number): step.title for number, step in enumerate(state.steps, 1)}


def _people(state: SessionState, _: object) -> dict[str, str]:
    return {state.name(id_): "" for id_ in state.present}


def _orders(state: SessionState, _: object) -> dict[str, str]:
    ways = {"shuffle": "mixed", "seated": "as you sit"}
    return ways | _people(state, _)


def _groupings(state: SessionState, _: object) -> dict[str, str]:
    several = [role for role, people in state.roles.items() if len(people) > 1]
    ways = {"2": "pairs", "3": "threes", "4": "fours", "random": "mixed anew"}
    return ways | dict.fromkeys(several, "one in each group")


def _entries(state: SessionState, _: object) -> dict[str, str]:
    shown = [entry for entry in state.entries.values() if entry.shown]
    texts = {entry.id: entry.text for entry in shown[-_MOST:]}
    hidden = {
        entry.id
        for entry in shown[-_MOST:]
        for slot in _slots_of(state, entry.step)
        if slot.id == entry.slot and is_locked(state, entry.step, slot)
    }
    return {
        short_id(state, id_): "locked" if id_ in hidden else text
        for id_, text in reversed(texts.items())
    }


def _slots_of(state: SessionState, key: str) -> Iterator[Slot]:
    return (slot for step in state.steps if step.key == key for slot in step.slots)


def _anything(state: SessionState, _: object) -> dict[str, str]:
    shelves = (state.decisions, state.actions, state.goals)
    records = [item for shelf in shelves for item in shelf.values() if not item.removed]
    named = {short_id(state, item.id): record_text(item) for item in records[-_MOST:]}
    return _entries(state, _) | named


def _decisions(state: SessionState, _: object) -> dict[str, str]:
    kept = [decision for decision in state.decisions.values() if not decision.removed]
    return {short_id(state, item.id): item.statement for item in kept}


def _slots(state: SessionState, _: object) -> dict[str, str]:
    return {str(number): slot.label for number, slot in enumerate(state.slots, 1)}


def _roles(state: SessionState, _: object) -> dict[str, str]:
    roles = dict.fromkeys((*state.roles, *(step.role for step in state.steps if step.role)))
    return {role: ", ".join(state.name(id_) for id_ in state.roles.get(role, ())) for role in roles}


def _protocols(_: SessionState, protocols: Sequence[tuple[str, str]]) -> dict[str, str]:
    return dict(protocols)


_SOURCES: Mapping[str, _Source] = {
    "go-to-step": _steps,
    "slot": _slots,
    "leave": _people,
    "next-turn": _people,
    "order-turns": _orders,
    "make-groups": _groupings,
    "hand-over": _people,
    "set-role": _roles,
    "fix": _anything,
    "remove": _anything,
    "move-entry": _entries,
    "star": _entries,
    "merge": _entries,
    "object": _decisions,
    "switch-protocol": _protocols,
}
_END = dict.fromkeys(("set-role", "fix", "move-entry", "merge", "object"), " ")
"""What follows a completed word where more is to come."""
