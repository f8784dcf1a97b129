"""How a promise splits: `Ana: copy the task by Friday` is who, what and by when.

Nothing is ever dropped: what does not split stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plc_runner.protocol.planned import Person
from plc_runner.session.dates import date_said
from plc_runner.session.phrases import people_named, plain
from plc_runner.session.state import SessionState
from plc_runner.session.words import either, listed

_BY = re.compile(r"\sby\s", re.IGNORECASE)
_AND = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_FRACTION = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_ARITHMETIC = re.compile(
    r"\b(?:multipl|divid|times|scal|enlarg|reduc|shrink|increas|decreas|cut|cross)\w*",
    re.IGNORECASE,
)
"""Beside these words a fraction is a number, not a day."""


@dataclass(frozen=True, slots=True)
class ActionSaid:
    """The parts of a sentence that promises something."""

    what: str
    owner: str | None = None
    """A person's id; None where there are several."""
    owner_name: str = ""
    due: str = ""
    """ISO 8601, or the words that were said."""
    doubt: str = ""
    """What cannot be meant as it was typed: a sentence for a teacher."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who may own something: those who are here first, then who was, then the rest of the team."""

    here: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()

    @property
    def all(self) -> tuple[Person, ...]:
        """Everybody once, in that order."""
        return tuple({person.id: person for person in (*self.here, *self.others)}.values())

    def named(self, name: str) -> tuple[Person, ...]:
        """Whom a name may mean."""
        return people_named(name, self.here) or people_named(name, self.all)


def known_to(state: SessionState, team: Iterable[Person] = ()) -> Known:
    """Who may own something in a session.

    Args:
        team: everybody whom the team knows.
    """
    here = tuple(state.people[id_] for id_ in state.present)
    return Known(here, (*state.people.values(), *team))


def split_action(
    text: str, known: Known, today: date | None = None, *, day_first: bool | None = None
) -> ActionSaid:
    """Who does what by when."""
    name, colon, rest = text.partition(": ")
    owner, owner_name, doubt = None, "", ""
    if colon and rest.strip():
        owner, owner_name, doubt = owner_said(name, known)
    what, due, unlikely = split_due(
        rest.strip() if owner_name else text, today, day_first=day_first, people=known.all
    )
    return ActionSaid(what, owner, owner_name, due, doubt or unlikely)


def owner_said(name: str, known: Known) -> tuple[str | None, str, str]:
    """Whose it is.

    Returns:
        a person's id, the name (of several people, if all are known), and what is in doubt of it;
        nothing where the words name nobody.
    """
    found = known.named(name)
    if len(found) == 1:
        return found[0].id, found[0].name, ""
    if found:
        names = either([person.name for person in found])
        return None, "", f"“{name.strip()}” may be {names}. Type more of the name."
    each = [known.named(one) for one in _AND.split(name.strip()) if one]
    if len(each) > 1 and all(len(people) == 1 for people in each):
        return None, listed(list(dict.fromkeys(people[0].name for people in each))), ""
    return None, "", ""


def last_name(words: str) -> str:
    """The name that is being typed at the end of the words, where they are names only.

    `Ana and B` is about to be `Ana and Ben`; once a colon follows, no name is typed any more.
    """
    if ":" in words:
        return ""
    places = list(_AND.finditer(words))
    return words[places[-1].end() :] if places else words.lstrip()


def split_due(
    text: str,
    today: date | None = None,
    *,
    day_first: bool | None = None,
    people: Sequence[Person] = (),
) -> tuple[str, str, str]:
    """What and by when, at the last ` by ` if all that follows is a date.

    Args:
        text: a sentence.
        today: the day on which it was said; without it, the words of the date are kept.
        day_first: whether 12/5 is in May.
        people: whoever may be called May.

    Returns:
        what is to be done; the date (ISO 8601, or the words where they are no clear day); and what
        is in doubt of it.
    """
    places = list(_BY.finditer(text))
    if not places:
        return text, "", ""
    found = places[-1]
    what, words = text[: found.start()].strip(), text[found.end() :].strip().rstrip(".!").rstrip()
    if not what or _is_no_day(what, words, people):
        return text, "", ""
    due = date_said(words, today, day_first=day_first)
    return (what, due.kept, due.doubt) if due else (text, "", "")


def _is_no_day(what: str, words: str, people: Iterable[Person]) -> bool:
    """It looks like a day and is a name, or a number."""
    said = plain(words)
    if _FRACTION.fullmatch(said) and _ARITHMETIC.search(what):
        return True
    return any(said in plain(person.name).split() for person in people)
