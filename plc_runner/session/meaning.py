"""What a verb and the words after it ask of the session: a command, or something for the screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from plc_runner.errors import NotFound
from plc_runner.session import commands as c
from plc_runner.session.kinds.goal import goal
from plc_runner.session.kinds.hands import agreed
from plc_runner.session.kinds.prediction import locked
from plc_runner.session.kinds.records import action, decision
from plc_runner.session.kinds.standard import mark
from plc_runner.session.line import Ask, Do, Line, Parsed, Refusal
from plc_runner.session.lookup import (
    find_by_tail,
    the_id,
    the_part,
    the_person,
    the_role,
    the_slot,
    the_step,
)
from plc_runner.session.meaning_closing import CLOSING
from plc_runner.session.meaning_past import PAST, is_code
from plc_runner.session.meaning_turns import make_groups, names, next_turn, order_turns
from plc_runner.session.phrases import plain, split_owner
from plc_runner.session.shelves.decision import REPLACES
from plc_runner.session.state import SessionState
from plc_runner.session.verbs import VERB, Verb


def meaning(verb: Verb, argument: str, line: Line) -> Parsed:
    """What a verb asks for with those words after it.

    Raises:
        NotFound: the words name nothing that there is, or too few came.
    """
    if verb.id == "decide" and not argument:
        argument = agreed(line.state)
    if verb.needs_argument and not argument:
        return Refusal(f"{verb.help} Type {verb.usage}")
    if argument and not verb.argument:
        return Refusal(
            f"{verb.usage} stands alone, so nothing was done. "
            "To keep these words, take the slash away."
        )
    if verb.id in _ALONE:
        return Do(_ALONE[verb.id])
    handle = _HANDLERS.get(verb.id)
    return handle(argument, line) if handle else Ask(verb.id, argument)


def _minute(sign: int) -> Callable[[str, Line], Parsed]:
    return lambda reason, _line: Do(c.AddTime(sign * 60, reason))


def _next(argument: str, _line: Line) -> Parsed:
    if plain(argument) not in ("", "anyway"):
        return Refusal(
            "/next stands alone, so nothing was done. To keep these words, take the slash away."
        )
    return Do(c.Next(force=bool(argument)))


def _go_to(argument: str, line: Line) -> Parsed:
    return Do(c.GoTo(the_step(line.state, argument).key))


def _answer_gap(argument: str, _line: Line) -> Parsed:
    words = {"counted": True, "count": True, "yes": True, "not": False, "no": False}
    counted = words.get(plain(argument).removesuffix(" counted"))
    if counted is None:
        return Refusal("Did the time away count? Type /away counted or /away not.")
    return Do(c.AnswerGap(counted))


def _choose_slot(argument: str, line: Line, by: int = 1) -> Parsed:
    if argument:
        return Ask("slot", the_slot(line.slots, argument))
    ids = [slot.id for slot in line.slots]
    if not ids:
        return Refusal("This step has no columns: what is typed is kept as a note.")
    now = line.slot or ids[0]
    at = ids.index(now) if now in ids else min(-by, 0)
    return Ask("slot", ids[(at + by) % len(ids)])


def _fix(argument: str, line: Line) -> Parsed:
    tail, text = _two(argument, "fix")
    return Do(c.Fix(the_id(line.state, tail, "entry"), text))


def _set_part(argument: str, line: Line) -> Parsed:
    """`/set ID PART text`: the part of a record by the beginning of its name."""
    tail, rest = _two(argument, "set-part")
    said, text = _two(rest, "set-part")
    id_ = the_id(line.state, tail, "entry")
    part = the_part(line.state, id_, said)
    if part == REPLACES:  # the journal knows which decision is meant
        return Ask("set-part", f"{id_} {text}")
    return Do(c.Fix(id_, text, part))


def _remove(argument: str, line: Line) -> Parsed:
    return Do(c.Remove(the_id(line.state, argument, "entry")))


def _move_entry(argument: str, line: Line) -> Parsed:
    tail, words = _two(argument, "move-entry")
    state = line.state
    entry = state.entries[the_id(state, tail, "entry", state.entries)]
    step = state.step_of(entry.step)
    return Do(c.Move(entry.id, the_slot(step.slots if step else (), words)))


def _star(argument: str, line: Line) -> Parsed:
    entry = line.state.entries[the_id(line.state, argument, "entry", line.state.entries)]
    return Do(c.Star(entry.id, not entry.starred))


def _merge(argument: str, line: Line) -> Parsed:
    one, other = _two(argument, "merge")
    entries = line.state.entries
    return Do(
        c.Merge(
            the_id(line.state, one, "entry", entries), the_id(line.state, other, "entry", entries)
        )
    )


def _reveal(argument: str, line: Line) -> Parsed:
    hidden = {slot.id: slot for _, slot in locked(line.state)}
    if not hidden:
        return Refusal("There is no locked prediction.")
    if argument:
        return Do(c.Reveal(the_slot(tuple(hidden.values()), argument)))
    if len(hidden) > 1:
        labels = ", ".join(slot.label for slot in hidden.values())
        return Refusal(f"Which prediction? {labels}. Type /reveal and how it begins.")
    return Do(c.Reveal(next(iter(hidden))))


def _object(argument: str, line: Line) -> Parsed:
    tail, text = _two(argument, "object")
    who, text = split_owner(text, line.state.people.values())
    decisions = (*line.state.decisions, *earlier_decisions(line.state))
    if is_code(tail) and not find_by_tail(line.state, tail):
        return Ask("object", argument)  # the journal knows the decisions of earlier meetings
    id_ = the_id(line.state, tail, "decision", decisions)
    return Do(c.Object(id_, text, who.name if who else ""))


def earlier_decisions(state: SessionState) -> Iterator[str]:
    """Ids of the decisions of earlier meetings that this one has taken up."""
    return (id_ for id_, item in state.taken_up.items() if item.item.what == "decision")


def _arrive(argument: str, line: Line) -> Parsed:
    if "," in argument:
        return Refusal("One at a time, please: /arrive Ana")
    state = line.state
    known = [person for person in state.people.values() if plain(person.name) == plain(argument)]
    gone = [person for person in known if person.id not in state.present]
    if gone:
        return Do(c.Arrive(gone[-1]))
    if known:
        return Refusal(f"{known[0].name} is here already. Add a letter if it is somebody else.")
    return Ask("arrive", " ".join(argument.split()))


def _leave(argument: str, line: Line) -> Parsed:
    return Do(c.Leave(the_person(line.present, argument).id))


def _hand_over(argument: str, line: Line) -> Parsed:
    name = re.sub(r"^(?:over )?to ", "", argument, flags=re.IGNORECASE)
    return Do(c.HandOver(the_person(line.present, name).id))


def _name_people(argument: str, _line: Line) -> Parsed:
    people = names(argument)
    return Do(c.NamePeople(people)) if people else Refusal("Type /people Ana, Ben, Cy")


def _set_role(argument: str, line: Line) -> Parsed:
    role, who = _two(argument.replace("=", " ", 1), "set-role")
    role = the_role(line.state, role.rstrip(":"))
    people = tuple(the_person(line.present, name).id for name in names(who))
    return Do(c.SetRole(role, people)) if people else Refusal("Type /role recorder Ana")


def _two(argument: str, verb_id: str) -> tuple[str, str]:
    """The first word, and the rest.

    Raises:
        NotFound: there is no rest.
    """
    first, *rest = argument.split(maxsplit=1)
    if not rest:
        raise NotFound(f"{VERB[verb_id].help} Type {VERB[verb_id].usage}")
    return first, rest[0]


_ALONE: Mapping[str, c.Command] = {
    "start": c.Start(),
    "previous-step": c.Back(),
    "previous-turn": c.PreviousTurn(),
    "pause": c.Pause(),
    "resume": c.Resume(),
    "catch-up": c.CatchUp(),
    "undo": c.Undo(),
    "close": c.Close(),
}
_HANDLERS: Mapping[str, Callable[[str, Line], Parsed]] = {
    "next-step": _next,
    "go-to-step": _go_to,
    "skip-step": lambda reason, _line: Do(c.Skip(reason)),
    "add-time": _minute(1),
    "take-time": _minute(-1),
    "answer-gap": _answer_gap,
    "decide": decision,
    "agree-action": action,
    "park": lambda text, _line: Do(c.Park(text)),
    "note": lambda text, _line: Do(c.Note(text)),
    "set-goal": goal,
    "slot": _choose_slot,
    "previous-slot": lambda argument, line: _choose_slot(argument, line, -1),
    "fix": _fix,
    "set-part": _set_part,
    "remove": _remove,
    "move-entry": _move_entry,
    "star": _star,
    "merge": _merge,
    "mark": mark,
    "reveal": _reveal,
    "object": _object,
    "arrive": _arrive,
    "leave": _leave,
    "name-people": _name_people,
    "set-role": _set_role,
    "hand-over": _hand_over,
    "next-turn": next_turn,
    "order-turns": order_turns,
    "make-groups": make_groups,
    "adjourn": lambda reason, _line: Do(c.Adjourn(reason)),
    "reopen": lambda reason, _line: Do(c.Reopen(reason=reason)),
    **PAST,
    **CLOSING,
}
