"""What somebody types to look something up: words, and words that narrow it down.

`fractions team:grade-4 after:jan is:open` looks for fractions in what a team said since January and
what is still open. What is not understood is said, and left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from plc_runner.errors import NotFound
from plc_runner.journal.review import Named, protocols_run, team_names
from plc_runner.journal.search import Asked, State
from plc_runner.journal.store import Journal
from plc_runner.session.dates import date_said
from plc_runner.session.phrases import plain

STATES: dict[str, State] = {
    "open": "open",
    "stands": "open",
    "done": "done",
    "stopped": "done",
    "due": "due",
}
"""What can be said after `is:`."""
_NARROWING = re.compile(
    r'(?<!\S)(?P<key>team|protocol|after|since|before|by|is):(?:"(?P<quoted>[^"]*)"?|(?P<bare>\S*))',
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Today:
    """The day and the clock of whoever asks."""

    day: date
    utc_offset: int
    """Seconds east of UTC."""
    day_first: bool = False
    """Whether 12/5 is in May here."""

    def begins(self, day: date) -> datetime:
        """The moment at which a day begins here."""
        return datetime.combine(day, time(), timezone(timedelta(seconds=self.utc_offset)))


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of what somebody typed."""

    asked: Asked
    trouble: str = ""
    """What was not understood, for a teacher; empty if all was."""


def understood(journal: Journal, typed: str, chosen: Asked, today: Today) -> Understood:
    """What somebody typed, on top of what was chosen otherwise.

    Args:
        journal: whose teams and protocols can be named.
        typed: as it stands in the field, perhaps half-typed.
        chosen: what the rest is narrowed down to.
        today: of whoever asks.
    """
    asked = replace(chosen, words=_NARROWING.sub(" ", typed).strip(), today=today.day.isoformat())
    troubles = []
    for found in _NARROWING.finditer(typed):
        value = found["bare"] if found["quoted"] is None else found["quoted"]
        if value:
            try:
                asked = _WAYS[found["key"].casefold()](journal, asked, value, today)
            except NotFound as problem:
                troubles.append(str(problem))
    return Understood(asked, " ".join(troubles))


def find_team(journal: Journal, text: str) -> Named:
    """The team that somebody named, wholly or in part.

    Raises:
        NotFound: there is none, or more than one.
    """
    return _one_of(team_names(journal), text, "team", "teams")


def find_protocol(journal: Journal, text: str) -> Named:
    """The protocol that somebody named, of those that were ever run.

    Raises:
        NotFound: there is none, or more than one.
    """
    return _one_of(protocols_run(journal), text, "protocol that was run", "protocols")


def past_days(text: str, today: Today) -> tuple[date, date]:
    """The first day of what was said, and the first after it: a day, a month, a year gone by.

    Raises:
        NotFound: it is none.
    """
    said = text.strip().replace("_", " ").casefold()
    if year := re.fullmatch(r"(2[0-9]{3})", said):
        return date(int(year[1]), 1, 1), date(int(year[1]) + 1, 1, 1)
    if month := re.fullmatch(r"(2[0-9]{3})-(0[1-9]|1[0-2])", said):
        return _month(int(month[1]), int(month[2]))
    if (name := re.fullmatch(r"([a-z]{3})[a-z]*\.?(?: (2[0-9]{3}))?", said)) and name[1] in _MONTHS:
        number = _MONTHS.index(name[1]) + 1
        newest = today.day.year - (number > today.day.month)
        return _month(int(name[2] or newest), number)
    day = _day(said, today)
    return day, day + timedelta(days=1)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def _day(said: str, today: Today) -> date:
    """A day of the past; one without a year is the last one there was."""
    found = date_said(said, today.day, day_first=today.day_first)
    try:
        day = date.fromisoformat(found.kept if found else "")
        while day > today.day and not re.search(r"[0-9]{4}", said):
            day = day - timedelta(days=7) if said[0].isalpha() else day.replace(year=day.year - 1)
    except ValueError:
        raise NotFound(f"“{said}” is no day. Type one like 2026-03-12, 12-mar or jan.") from None
    return day


def _one_of(named: Sequence[Named], text: str, what: str, many: str) -> Named:
    wanted = _compared(text)
    same = [one for one in named if _compared(one.name) == wanted or one.id == text]
    begin = [one for one in named if _compared(one.name).startswith(wanted)]
    words = wanted.split()
    hold = [one for one in named if all(word in _compared(one.name).split() for word in words)]
    for some in (same, hold, begin):
        if len(some) == 1:
            return some[0]
    if some := begin or hold:
        names = ", ".join(f"“{one.name}”" for one in some[:3])
        more = " and more" if len(some) > 3 else ""
        raise NotFound(f"Several {many} are like “{text}”: {names}{more}. Type more of one.")
    raise NotFound(f"There is no {what} like “{text}”.{_offer(named)}")


def _offer(named: Iterable[Named]) -> str:
    names = [f"“{one.name}”" for one in named]
    return f" There is {', '.join(names)}." if 0 < len(names) <= 3 else ""


def _compared(text: str) -> str:
    return plain(re.sub(r"[\W_]+", " ", text))


def _team(journal: Journal, asked: Asked, value: str, _: Today) -> Asked:
    return replace(asked, team=find_team(journal, value).id)


def _protocol(journal: Journal, asked: Asked, value: str, _: Today) -> Asked:
    return replace(asked, protocol=find_protocol(journal, value).id)


def _after(_: Journal, asked: Asked, value: str, today: Today) -> Asked:
    return replace(asked, after=today.begins(past_days(_spaced(value), today)[0]))


def _before(_: Journal, asked: Asked, value: str, today: Today) -> Asked:
    return replace(asked, before=today.begins(past_days(_spaced(value), today)[0]))


def _by(_: Journal, asked: Asked, value: str, __: Today) -> Asked:
    return replace(asked, owner=value)


def _is(_: Journal, asked: Asked, value: str, __: Today) -> Asked:
    if value.casefold() not in STATES:
        raise NotFound(f"“is:{value}” is not known. There is is:open, is:done and is:due.")
    return replace(asked, state=STATES[value.casefold()])


def _spaced(value: str) -> str:
    """`12-mar` as it is said; a date in figures as it is."""
    return value if re.fullmatch(r"[0-9/.-]+", value) else value.replace("-", " ")


_WAYS: dict[str, Callable[[Journal, Asked, str, Today], Asked]] = {
    "team": _team,
    "protocol": _protocol,
    "after": _after,
    "since": _after,
    "before": _before,
    "by": _by,
    "is": _is,
}
