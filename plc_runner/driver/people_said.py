"""Names, addresses and days that have been, as somebody types them."""

from __future__ import annotations

from datetime import date, timedelta

from plc_runner.errors import NotFound, Refused
from plc_runner.journal.queries import Member, Team
from plc_runner.protocol.planned import Person
from plc_runner.session.dates import date_said
from plc_runner.session.opening import is_named
from plc_runner.session.phrases import is_seen, people_named, plain
from plc_runner.session.words import either

LONGEST_NAME = 80
"""Letters."""
_NOT_IN_A_NAME = frozenset(",;:\n")
"""They stand between names where several are typed."""
_NEAR = {"": timedelta(), "today": timedelta(), "yesterday": timedelta(days=1)}


def past_day(words: str, today: date, *, day_first: bool = False) -> date | None:
    """The day that the words mean, the last such one; None if they are no clear day.

    What says its year may still be to come.
    """
    said = plain(words).removeprefix("on ").removeprefix("since ").removeprefix("last ")
    if said in _NEAR:
        return today - _NEAR[said]
    found = date_said(said, today, day_first=day_first)
    try:
        day = date.fromisoformat(found.kept if found else "")
    except ValueError:
        return None
    if day <= today or str(day.year) in said:
        return day
    if day - today <= timedelta(days=7) and said[:3] == f"{day:%a}".casefold():
        return day - timedelta(days=7)
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return None


def name_said(text: str, whose: str = "A name") -> str:
    """A name as it is kept.

    Raises:
        Refused: it can be none; says why.
    """
    name = " ".join(text.split())
    if not is_seen(name):
        raise Refused(f"{whose} is missing.")
    if len(name) > LONGEST_NAME:
        raise Refused(
            f"{whose} has at most {LONGEST_NAME} letters: “{name[:20]}…” has {len(name)}."
        )
    return name


def person_said(text: str) -> str:
    """The name of a person as it is kept.

    Raises:
        Refused: it can be none; says why.
    """
    name = name_said(text)
    if sign := next((sign for sign in name if sign in _NOT_IN_A_NAME), ""):
        raise Refused(f"“{name}” has a “{sign}” in it. Write the name of one person.")
    if not any(sign.isalpha() for sign in name) or not is_named(name):
        raise Refused(f"“{name}” is no name that the wall could call somebody by.")
    return name


def email_said(text: str) -> str:
    """An address as it is kept; empty for none.

    Raises:
        Refused: it is none.
    """
    said = text.strip().strip("<>").removeprefix("mailto:")
    local, at, host = said.rpartition("@")
    if said and (not local or not at or not host or any(sign.isspace() for sign in said)):
        raise Refused(f"“{said}” is no email address.")
    return said


def the_member(team: Team, said: str, *, former: bool = False) -> Member:
    """The member whose name begins like this, or who was called so before.

    Args:
        team: where to look.
        said: as typed.
        former: among those who have left, the last one first.

    Raises:
        NotFound: nobody has that name, or several have.
    """
    among = team.former if former else team.members
    people = [Person(id=one.id, name=one.name) for one in among]
    ids = [person.id for person in people_named(said, people)]
    ids = ids or [one.id for one in among if plain(said) in map(plain, one.called)]
    found = [one for one in among if one.id in ids]
    if former and len({plain(one.name) for one in found}) == 1:
        found = [max(found, key=lambda one: (one.left or one.joined, one.id))]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"“{said}” may be {either([one.name for one in found])}.")
    if former:
        raise NotFound(f"Nobody called “{said}” has left {team.name}.")
    raise NotFound(f"Nobody in {team.name} is called “{said}”.")
