"""Finding what somebody means: an entry by the tail of its id, a step, a slot, a person, a role.

Every `the_` function gives the one thing meant, or raises `NotFound` with what would help.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from plc_runner.errors import NotFound
from plc_runner.events.entry import NOTE, PARKING
from plc_runner.protocol.planned import Person, PlannedStep, Slot
from plc_runner.session.phrases import people_named, plain
from plc_runner.session.shelves import find, parts
from plc_runner.session.shelves import ids as all_ids
from plc_runner.session.state import SessionState
from plc_runner.session.words import either

SHORTEST_TAIL = 4
"""Characters of an id that are shown at least."""


def short_id(state: SessionState, id_: str) -> str:
    """The shortest tail of an id, of 4 characters or more, that no other id in the session has."""
    others = [_bare(other) for other in all_ids(state) if other != id_]
    bare = _bare(id_)
    for length in range(SHORTEST_TAIL, len(bare)):
        tail = bare[-length:]
        others = [other for other in others if other.endswith(tail)]
        if not others:
            return tail
    return bare


def find_by_tail(state: SessionState, tail: str, ids: Iterable[str] | None = None) -> list[str]:
    """The ids that end so, of all records of the session.

    Args:
        state: the session.
        tail: at least 4 characters, or a whole id; capitals and dashes make no difference.
        ids: those to look at, if not all.
    """
    return with_tail(tail, all_ids(state) if ids is None else ids)


def with_tail(tail: str, ids: Iterable[str]) -> list[str]:
    """Those of the ids that end so; see `find_by_tail`."""
    wanted, known = _bare(tail), tuple(ids)
    return [id_ for id_ in known if _bare(id_) == wanted] or [
        id_ for id_ in known if len(wanted) >= SHORTEST_TAIL and _bare(id_).endswith(wanted)
    ]


def _bare(id_: str) -> str:
    return id_.replace("-", "").casefold()


def the_id(state: SessionState, tail: str, what: str, ids: Iterable[str] | None = None) -> str:
    """The id with that tail; `what` is the word for it in the sentence for a teacher.

    Raises:
        NotFound: none has it, or several have.
    """
    found = find_by_tail(state, tail, ids)
    if not found and find_by_tail(state, tail):
        raise NotFound(f'"{tail}" is no {what}, and this can only be done with one.')
    if not found:
        raise NotFound(
            f'There is no {what} "{tail}". Type the last {SHORTEST_TAIL} or more '
            "characters of the code at its start."
        )
    if len(found) > 1:
        codes = either([short_id(state, id_) for id_ in found])
        raise NotFound(f'"{tail}" may be {codes}. Type more of the code.')
    return found[0]


def the_part(state: SessionState, id_: str, word: str) -> str:
    """The id of the part of a record whose id or name begins so.

    Raises:
        NotFound: it has none, or several.
    """
    said = plain(word)
    known = [part for part in parts(state, find(state, id_)) if part.id]
    names = {part.id: (plain(part.id), plain(part.label).replace(" ", "-")) for part in known}
    found = [id_ for id_, name in names.items() if said in name] or [
        id_ for id_, name in names.items() if any(one.startswith(said) for one in name)
    ]
    if len(found) == 1:
        return found[0]
    have = either([part.id for part in known]) if known else "no parts; /fix puts its words right"
    raise NotFound(f"“{word}” is no part of it. It has {have}.")


def the_step(state: SessionState, words: str) -> PlannedStep:
    """The step of that number (from 1), or whose title begins so.

    Raises:
        NotFound: none is meant, or several are.
    """
    said, last = plain(words), len(state.steps)
    numbered = re.fullmatch(r"(?:step )?([0-9]+)", said)
    if numbered:
        number = int(numbered[1][:6])
        if 1 <= number <= last:
            return state.steps[number - 1]
        raise NotFound(f"There is no step {number}: this meeting has steps 1 to {last}.")
    titles = [plain(step.title) for step in state.steps]
    found = [i for i, title in enumerate(titles) if title == said] or [
        i for i, title in enumerate(titles) if title.startswith(said)
    ]
    if not found:
        raise NotFound(
            f'No step begins with "{words}". Type its number, 1 to {last}, '
            "or the beginning of its title."
        )
    if len(found) > 1:
        numbers = either([f"step {i + 1}" for i in found])
        raise NotFound(f'"{words}" may be {numbers}. Type the number.')
    return state.steps[found[0]]


def the_slot(slots: Sequence[Slot], words: str) -> str:
    """The id of the slot of that number (from 1) or whose label begins so.

    The parking lot and the notes, which every step has, can be named too.

    Raises:
        NotFound: none is meant, or several are.
    """
    said = plain(words)
    if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= len(slots):
        return slots[int(said[:6]) - 1].id
    own = [(slot.id, plain(slot.label)) for slot in slots]
    everywhere = [(PARKING, "parking lot"), (NOTE, "notes")]
    found = (
        [id_ for id_, name in (*own, *everywhere) if said in (name, plain(id_))]
        or [id_ for id_, name in own if name.startswith(said)]
        or [id_ for id_, name in everywhere if name.startswith(said)]
    )
    if len(found) == 1:
        return found[0]
    labels = [f"{number} {slot.label}" for number, slot in enumerate(slots, start=1)]
    raise NotFound(f'"{words}" is not one of: {"; ".join([*labels, "parking lot", "notes"])}.')


def the_person(people: Iterable[Person], name: str) -> Person:
    """The person whose name begins so.

    Raises:
        NotFound: nobody is meant, or several are.
    """
    roster = tuple(people)
    found = people_named(name, roster)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f'"{name}" may be {either([p.name for p in found])}. Type more of it.')
    here = ", ".join(person.name for person in roster) or "nobody"
    raise NotFound(f'Nobody here is called "{name}". Here: {here}.')


def the_role(state: SessionState, word: str) -> str:
    """The id of the role; one that this session has not heard of yet is taken as it is.

    Raises:
        NotFound: several roles begin so, or it looks like a slip of the key.
    """
    said = plain(word)
    known = list(dict.fromkeys((*state.roles, *(s.role for s in state.steps if s.role))))
    found = [role for role in known if plain(role) == said] or [
        role for role in known if plain(role).startswith(said)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f'"{word}" may be {either(found)}. Type more of it.')
    close = get_close_matches(said, known, n=1)
    if close:
        raise NotFound(f'There is no role "{word}". Did you mean {close[0]}?')
    return said
