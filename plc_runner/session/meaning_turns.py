"""What the words after /turn, /turns and /groups ask for."""

from __future__ import annotations

import re

from plc_runner.session import commands as c
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.lookup import the_person, the_role
from plc_runner.session.phrases import plain

_MIXED = frozenset({"shuffle", "shuffled", "mix", "mixed", "random"})
_SEATED = frozenset({"seated", "seats", "as seated", "as we sit", "sitting"})
_SIZES = {"pairs": 2, "twos": 2, "threes": 3, "fours": 4, "fives": 5}
_SIZED = re.compile(r"(?:groups )?(?:of |in )?([0-9]{1,3}|[a-z]+)")
_MOVE = re.compile(r"move (?P<name>.+?) (?:to )?(?:group )?(?P<number>[0-9]{1,3})", re.IGNORECASE)


def names(text: str) -> tuple[str, ...]:
    """The names in a list as people write one: `Ana, Ben and Cy`."""
    parts = (" ".join(name.split()) for name in re.split(r"[,;\n]|\sand\s|\s&\s", text))
    return tuple(name for name in parts if name)


def next_turn(argument: str, line: Line) -> Parsed:
    """`/turn`, `/turn Ana`."""
    return Do(c.GiveWord(the_person(line.present, argument).id) if argument else c.NextTurn())


def order_turns(argument: str, line: Line) -> Parsed:
    """`/turns shuffle`, `/turns seated`, `/turns Ana, Ben`."""
    said = plain(argument)
    if said in _MIXED:
        return Do(c.OrderTurns("shuffled"))
    if said in _SEATED:
        return Do(c.OrderTurns("seated"))
    people = tuple(the_person(line.present, name).id for name in names(argument))
    return Do(c.OrderTurns("hand", people)) if people else Refusal("Type /turns Ana, Ben")


def make_groups(argument: str, line: Line) -> Parsed:
    """`/groups`, `3`, `random`, a role, `move Ana 2`, `Ana, Ben; Cy, Dee`."""
    if not argument:
        return Do(c.MakeGroups())
    if moved := _MOVE.fullmatch(argument):
        return _moved(moved["name"], int(moved["number"]), line)
    if ";" in argument:
        parts = (names(part) for part in argument.split(";"))
        groups = tuple(tuple(the_person(line.present, one).id for one in part) for part in parts)
        return Do(c.MakeGroups("hand", groups=groups))
    words = plain(argument).split()
    mixed = any(word in _MIXED for word in words)
    rest = " ".join(word for word in words if word not in _MIXED)
    size = _size(rest)
    if size is not None or not rest:
        return Do(c.MakeGroups("random" if mixed else "size", size))
    return _by_role(argument, line)


def _size(words: str) -> int | None:
    """How many are in a group: `3`, `groups of 3`, `threes`; None where that is not said."""
    found = _SIZED.fullmatch(words)
    if found is None:
        return None
    return int(found[1]) if found[1].isdecimal() else _SIZES.get(found[1])


def _by_role(word: str, line: Line) -> Parsed:
    role = the_role(line.state, word)
    if role not in line.state.roles:
        known = ", ".join(line.state.roles) or "none yet"
        return Refusal(
            f"“{word}” is no role (there are: {known}). "
            "Type /groups 3, /groups random, or /groups Ana, Ben; Cy, Dee"
        )
    return Do(c.MakeGroups("role", role=role))


def _moved(name: str, number: int, line: Line) -> Parsed:
    """One person in another group."""
    state, step = line.state, line.state.step
    groups = state.groups.get(step.key, ()) if step else ()
    if step is None or not groups:
        return Refusal("There are no groups in this step yet. /groups makes them.")
    if state.progress_of(step.key).reporting is not None:
        return Refusal("The groups are telling what they found: they stay as they are.")
    if not 1 <= number <= len(groups):
        return Refusal(f"There are groups 1 to {len(groups)}: /groups move {name} 1")
    person = the_person(line.present, name).id
    without = [[id_ for id_ in group if id_ != person] for group in groups]
    without[number - 1].append(person)
    return Do(c.MakeGroups("hand", groups=tuple(tuple(group) for group in without if group)))
