"""The script of a made-up team: who belongs to it, when it met, and what was typed.

One line each, in the order in which things happened:

    team NAME | MINUTES | RHYTHM
    member NAME | ROLE
    norms 2025-08-27 | NORM | NORM
    meeting 2025-09-03 15:15 50 PROTOCOL
    leads NAME            beside NAME            away NAME, NAME
    focus TEXT            role presenter = NAME
    > STEP                the step that what follows is said in
    [SLOT]                the column that lines go to
    TEXT                  a line as somebody types it, commands with their slash too
    * TEXT                the same, starred
    + PART: TEXT          a part of the decision or goal before: because, know, review, measure
    left 2026-02-13 NAME  joined 2026-02-23 NAME | ROLE
    planned 2026-05-20 15:15 50 PROTOCOL           a meeting that was not held yet

`{words}` in a command stands for the thing with those words: an action, a decision, a goal, a
question of this meeting or of what it took up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Said:
    """One line that is typed in a step."""

    text: str
    slot: str = ""
    """Empty for the first of the step."""
    starred: bool = False
    part: str = ""
    """Of which record it is a part; empty for a line of its own."""
    if_there: bool = False
    """It is left out where nothing is called as it says in braces: a meeting takes up only some."""


@dataclass(slots=True)
class Meeting:
    """One meeting."""

    day: date
    time: time
    minutes: int
    protocol: str
    leads: str = ""
    beside: str = ""
    away: tuple[str, ...] = ()
    focus: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    """Role id to a name."""
    said: dict[str, list[Said]] = field(default_factory=dict)
    """What is typed in each step, by the step's id."""
    is_to_come: bool = False
    """It is only planned, by the meeting before it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to the team."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Joins:
    """Somebody new."""

    day: date
    who: Member


@dataclass(frozen=True, slots=True)
class Leaves:
    """A departure."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Norms:
    """What the team asks of itself."""

    day: date
    texts: tuple[str, ...]


Happens = Meeting | Joins | Leaves | Norms


@dataclass(slots=True)
class Team:
    """One team and its years."""

    name: str
    minutes: int
    rhythm: str
    members: list[Member] = field(default_factory=list)
    """Those of the first day."""
    happens: list[Happens] = field(default_factory=list)
    """In order."""


def read_script(text: str) -> Team:
    """A team from its script.

    Raises:
        ValueError: a line that is none.
    """
    return _Reader().read(text)


class _Reader:
    """Reads a script line by line."""

    def __init__(self) -> None:
        self._team = Team("", 45, "")
        self._meeting: Meeting | None = None
        self._step = self._slot = ""

    def read(self, text: str) -> Team:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                try:
                    self._line(line.strip())
                except (ValueError, KeyError) as error:
                    raise ValueError(f"line {number}: {line}") from error
        return self._team

    def _line(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word in ("meeting", "planned"):
            self._begin(rest, to_come=word == "planned")
        elif self._meeting is None or word in ("left", "joined", "norms"):
            self._between(word, rest)
        elif not self._step and word in ("leads", "beside", "away", "focus", "role"):
            self._set(self._meeting, word, rest)
        elif word == ">":
            self._step, self._slot = rest, ""
        elif line.startswith("[") and line.endswith("]"):
            self._slot = line[1:-1]
        elif self._step:
            self._meeting.said.setdefault(self._step, []).append(self._said(word, rest, line))
        else:
            raise ValueError(line)

    def _said(self, word: str, rest: str, line: str) -> Said:
        if word == "+":
            part, _, text = rest.partition(": ")
            return Said(text, part=part)
        return Said(rest, self._slot, starred=True) if word == "*" else Said(line, self._slot)

    def _begin(self, rest: str, *, to_come: bool) -> None:
        day, begins, minutes, protocol = rest.split()
        self._meeting = Meeting(
            date.fromisoformat(day),
            time.fromisoformat(begins),
            int(minutes),
            protocol,
            is_to_come=to_come,
        )
        self._team.happens.append(self._meeting)
        self._step = self._slot = ""

    def _set(self, meeting: Meeting, word: str, rest: str) -> None:
        if word == "away":
            meeting.away = tuple(name.strip() for name in rest.split(","))
        elif word == "role":
            role, name = rest.split("=")
            meeting.roles[role.strip()] = name.strip()
        else:
            setattr(meeting, word, rest)

    def _between(self, word: str, rest: str) -> None:
        first, *more = (part.strip() for part in rest.split("|"))
        if word == "team":
            self._team.name, self._team.minutes, self._team.rhythm = first, int(more[0]), more[1]
        elif word == "member":
            self._team.members.append(Member(first, more[0]))
        else:
            self._meeting, self._step = None, ""
            day, _, name = first.partition(" ")
            self._team.happens.append(self._event(word, date.fromisoformat(day), name, more))

    @staticmethod
    def _event(word: str, day: date, name: str, more: list[str]) -> Happens:
        if word == "left":
            return Leaves(day, name)
        if word == "joined":
            return Joins(day, Member(name, more[0]))
        return Norms(day, tuple(more))


def meetings(team: Team) -> Iterator[Meeting]:
    """All meetings of a team, in order."""
    return (one for one in team.happens if isinstance(one, Meeting))
