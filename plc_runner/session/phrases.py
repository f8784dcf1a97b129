"""How a spoken sentence splits: what because why, who: what, what by when.

Nothing is ever dropped: what does not split stays text, with its markup as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import normalize

from plc_runner.protocol.planned import Person

_BECAUSE = re.compile(r"\sbecause\s", re.IGNORECASE)
_BY = re.compile(r"\sby\s", re.IGNORECASE)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
} | {"a": 1, "an": 1}

_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_OPEN = re.compile(
    rf"next (?:{_WEEKDAY}|week|month|meeting|session|time|term|semester|quarter|year)"
    r"|(?:the )?end of (?:the |this |next )?(?:day|week|month|term|semester|quarter|year)"
    r"|(?:our|the) next (?:meeting|session|time)"
    r"|(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|[12][0-9]|3[01])(?:/(?:[0-9]{2}|[0-9]{4}))?"
)
"""Dates that are no clear day."""
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IN = re.compile(rf"in ([0-9]{{1,3}}|{'|'.join(_NUMBERS)}) (day|week)s?")
_ON_DAY = re.compile(
    rf"(?:{_WEEKDAY} )?(?:"
    rf"(?P<month>{_MONTH}) (?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?:the )?(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})"
    r"|the (?P<day3>[0-9]{1,2})(?:st|nd|rd|th)"
    r")(?: (?P<year>[0-9]{4}))?"
)


def plain(text: str) -> str:
    """Text as it is compared: capitals, spaces and ways to write an accent make no difference."""
    return " ".join(normalize("NFC", text).casefold().split())


def split_because(text: str) -> tuple[str, str]:
    """A statement and its reason, at the first ` because `; the reason may be empty."""
    found = _BECAUSE.search(text)
    if found is None:
        return text, ""
    statement, reason = text[: found.start()].strip(), text[found.end() :].strip()
    return (statement, reason) if statement and reason else (text, "")


def people_named(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Whom a name may mean: the one of exactly that name, else all whose name begins so.

    A later word of a name counts where no name begins so: `rivera` finds Ms Rivera.
    """
    said, roster = plain(name), tuple(people)
    if not said:
        return ()
    return (
        tuple(person for person in roster if plain(person.name) == said)
        or tuple(person for person in roster if plain(person.name).startswith(said))
        or tuple(person for person in roster if f" {said}" in plain(person.name))
    )


def split_owner(text: str, people: Iterable[Person]) -> tuple[Person | None, str]:
    """Whose it is and what it is, at the first `: `; nobody if the name is not clearly one's."""
    name, colon, rest = text.partition(": ")
    found = people_named(name, people) if colon and rest.strip() else ()
    return (found[0], rest.strip()) if len(found) == 1 else (None, text)


@dataclass(frozen=True, slots=True)
class ActionSaid:
    """The parts of a sentence that promises something."""

    what: str
    owner: str | None = None
    """A person's id."""
    owner_name: str = ""
    due: str = ""
    """ISO 8601, or the words that were said."""


def split_action(text: str, people: Iterable[Person], today: date | None = None) -> ActionSaid:
    """Who does what by when: `Ana: copy the task by Friday`."""
    owner, rest = split_owner(text, people)
    what, due = split_due(rest, today)
    if owner is None:
        return ActionSaid(what, due=due)
    return ActionSaid(what, owner.id, owner.name, due)


def split_due(text: str, today: date | None = None) -> tuple[str, str]:
    """What and by when, at the last ` by ` if all that follows is a date.

    Args:
        text: a sentence.
        today: the day on which it was said; without it, the words of the date are kept.

    Returns:
        What is to be done, and the date (ISO 8601, or the words where they are not a clear day).
    """
    places = list(_BY.finditer(text))
    if not places:
        return text, ""
    found = places[-1]
    what, words = text[: found.start()].strip(), text[found.end() :].strip().rstrip(".!").rstrip()
    due = date_said(words, today)
    return (what, due) if what and due else (text, "")


def date_said(words: str, today: date | None = None) -> str | None:
    """The day that the words mean as ISO 8601, or the words; None if they are not a date.

    A day without a year is the next one to come, and a weekday is never today itself. Words that
    people read differently ("12/5", "next Friday", "next meeting") are kept as they were said.
    """
    said = plain(words).replace(",", " ").replace(".", " ")
    said = " ".join(said.split())
    try:
        day = _clear_day(said, today)
    except (ValueError, OverflowError):
        return None
    if isinstance(day, date):
        return day.isoformat()
    return words if day or _OPEN.fullmatch(said) else None


def _clear_day(said: str, today: date | None) -> date | bool:
    """The day; True if it is one but `today` would be needed; False if it is no clear day.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    if _ISO.fullmatch(said):
        return date.fromisoformat(said)
    if said in ("today", "tomorrow"):
        return today is None or today + timedelta(days=said == "tomorrow")
    if found := re.fullmatch(rf"(?:(this|coming) )?({_WEEKDAY})", said):
        return today is None or _next_weekday(found[2], today)
    if found := _IN.fullmatch(said):
        count = _NUMBERS.get(found[1]) or int(found[1])
        return today is None or today + timedelta(days=count * (7 if found[2] == "week" else 1))
    if found := _ON_DAY.fullmatch(said):
        month = found["month"] or found["month2"]
        return _calendar_day(
            int(found["day"] or found["day2"] or found["day3"]),
            _month_number(month) if month else None,
            int(found["year"]) if found["year"] else None,
            today,
        )
    return False


def _next_weekday(name: str, today: date) -> date:
    weekday = next(i for i, day in enumerate(_WEEKDAYS) if day.startswith(name[:3]))
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3]))


def _calendar_day(day: int, month: int | None, year: int | None, today: date | None) -> date | bool:
    if year is not None and month is not None:
        return date(year, month, day)
    if year is not None:
        return False
    # 2000 has a 29 February, and January a 31st: is there ever such a day?
    date(2000, month or 1, day)
    if today is None:
        return True
    first = today.year * 12 + today.month - 1
    for months in range(first, first + 12 * 9):
        if month in (None, months % 12 + 1):
            try:
                found = date(months // 12, months % 12 + 1, day)
            except ValueError:
                continue
            if found >= today:
                return found
    return True
