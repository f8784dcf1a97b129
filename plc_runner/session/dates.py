"""Days in the words of people: "Friday", "in two weeks", "5 Dec", "12/5", "next meeting".

Only what is wholly a date is one; whatever else was said stays text. Nothing here reads a clock:
today is handed in, and so is the order in which a team writes day and month.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from plc_runner.session.days import COUNT, LONG, MONTH, MONTHS, NUMBERS, OPEN, WEEKDAY, WEEKDAYS
from plc_runner.session.phrases import plain
from plc_runner.session.words import day_said

if TYPE_CHECKING:
    from dateutil.parser import parser

_JUST_PAST = timedelta(days=60)
"""A day without a year that was so lately is hardly meant for next year."""
_FARTHEST = 20
"""Years from today after which a day is a slip of the hand."""

Found = date | bool
"""A day; True where it is one but today would be needed; False where it is none."""


@dataclass(frozen=True, slots=True)
class DateSaid:
    """Words that are a date."""

    kept: str
    """ISO 8601, or the words where they are no clear day."""
    doubt: str = ""
    """Why that day can hardly be meant: a sentence for a teacher."""


def date_said(
    words: str, today: date | None = None, *, day_first: bool | None = None
) -> DateSaid | None:
    """What day the words mean; None if they are not wholly a date.

    A day without a year is the next one to come, a weekday is never today itself, and that of
    "next" belongs to next week.

    Args:
        words: as they were said.
        today: the day on which they were said; without it, they are kept.
        day_first: whether 12/5 is in May; without it, what can be read two ways is kept.
    """
    said = " ".join(re.sub(r"[,.](?=\s|$)", " ", plain(words)).split())
    said = re.sub(r"^on ", "", said)
    for reads in _READERS:
        try:
            found = reads(said, today, day_first)
        except (ValueError, OverflowError):
            return None  # there is no such day
        if isinstance(found, date):
            return DateSaid(found.isoformat(), _doubt(words, said, found, today))
        if found:
            return DateSaid(words)
    return DateSaid(words) if OPEN.fullmatch(said) else None


def _doubt(words: str, said: str, day: date, today: date | None) -> str:
    named = re.match(rf"({WEEKDAY})\b", said)
    if named and day.weekday() != _weekday(named[1]) and not said.endswith(("today", "tomorrow")):
        return f"{day_said(day.isoformat(), today)} is no {named[1].capitalize()}. Which is meant?"
    if today is not None and day.year > today.year + _FARTHEST:
        return f"{day_said(day.isoformat(), today)} is far away. Type the day that is meant."
    if today is None or day >= today + timedelta(days=365) - _JUST_PAST:
        return _year_missing(words, said, day, today)
    if day >= today:
        return ""
    return f"“{words}” was {day_said(day.isoformat(), today)}. Type a day that is still to come."


def _year_missing(words: str, said: str, day: date, today: date | None) -> str:
    """A day that was a few weeks ago was said without its year."""
    if today is None or re.search(r"[0-9]{4}|/[0-9]+/|^(in|next) |from|week", said):
        return ""
    before = _in_year(day, day.year - 1)
    if before is None or not timedelta() < today - before <= _JUST_PAST:
        return ""
    return (
        f"“{words}” was {day_said(before.isoformat(), today)}. "
        "Type a day that is still to come, or the year too."
    )


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


# The ways to say a day


def _iso(said: str, _: date | None, __: bool | None) -> Found:
    return date.fromisoformat(said) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said) else False


_NEAR = {
    "yesterday": -1, "today": 0, "tonight": 0, "end of day": 0, "end of the day": 0,
    "tomorrow": 1, "day after tomorrow": 2, "the day after tomorrow": 2,
}  # fmt: skip


def _near(said: str, today: date | None, _: bool | None) -> Found:
    if said not in _NEAR:
        return False
    return today is None or today + timedelta(days=_NEAR[said])


_ON_WEEKDAY = re.compile(
    rf"(?P<which>this |coming |next |last |a week (?:on |from )?)?(?P<day>{WEEKDAY})"
    r"(?P<later> week| (?:of )?next week)?"
)


def _on_weekday(said: str, today: date | None, _: bool | None) -> Found:
    found = _ON_WEEKDAY.fullmatch(said)
    if found is None:
        return False
    if today is None:
        return True
    which, later = (found["which"] or "").strip(), (found["later"] or "").strip()
    number = _weekday(found["day"])
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if which == "last":
        return coming - timedelta(weeks=2 if coming - timedelta(weeks=1) >= today else 1)
    if which == "next" or later.endswith("next week"):
        return today + timedelta(days=7 - today.weekday() + number)
    return coming + timedelta(weeks=bool(later or which.startswith("a week")))


def _weekday(name: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name[:3]))


_AWAY = re.compile(
    rf"(?:(?:with)?in {COUNT} {LONG}(?:'? time)?"
    rf"|{COUNT.replace('count', 'many')} {LONG.replace('unit', 'of')}"
    r" from (?P<start>now|today|tomorrow))"
)


def _away(said: str, today: date | None, _: bool | None) -> Found:
    """So many days, weeks or months from now."""
    found = _AWAY.fullmatch(said)
    if found is None:
        return False
    if today is None:
        return True
    start = today + timedelta(days=found["start"] == "tomorrow")
    count, unit = found["count"] or found["many"], found["unit"] or found["of"]
    number = NUMBERS.get(count) or int(count)
    if unit == "month":
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - on its first use

        return start + relativedelta(months=number)
    return start + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])


_END = re.compile(
    rf"(?:the )?end of (?:(?P<which>the |this |next )?(?P<unit>week|month)|(?P<month>{MONTH})"
    r"(?: (?P<year>[0-9]{4}))?)"
)


def _end(said: str, today: date | None, _: bool | None) -> Found:
    """The last day of a month; the Friday of a week."""
    found = _END.fullmatch(said)
    if found is None:
        return False
    if today is None:
        return True
    ahead = int((found["which"] or "").strip() == "next")
    if found["unit"] == "week":
        friday = today + timedelta(days=4 - today.weekday(), weeks=ahead)
        return friday if friday >= today else friday + timedelta(weeks=1)
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - on its first use

    if found["unit"] == "month":
        return today + relativedelta(months=ahead, day=31)
    number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found["month"][:3]))
    year = int(found["year"] or today.year + (number < today.month))
    return date(year, number, 1) + relativedelta(day=31)


_SLASHED = re.compile(
    rf"(?:{WEEKDAY} )?(?P<one>[0-9]{{1,2}})/(?P<two>[0-9]{{1,2}})(?:/(?:[0-9]{{2}}|[0-9]{{4}}))?"
    rf"|(?:{WEEKDAY} )?(?P<a>[0-9]{{1,2}})(?P<sign>[.-])(?P<b>[0-9]{{1,2}})(?P=sign)[0-9]{{4}}"
)
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_WORD = rf"(?:{WEEKDAY}|{MONTH}|the|of|{_DAY}|[0-9]{{4}})"
_WRITTEN = re.compile(rf"{_WORD}(?:[ -]{_WORD})*")
_BESIDE = rf"^{WEEKDAY}\b|\b(?:the|of)\b|(?<=[0-9])(?:st|nd|rd|th)\b"
"""What the library need not see."""
_NAMED = re.compile(rf"\b{MONTH}\b|[0-9](?:st|nd|rd|th)\b")


def _written(said: str, today: date | None, day_first: bool | None) -> Found:
    """A day of the calendar: the library reads it."""
    slashed = _SLASHED.fullmatch(said)
    if slashed:
        one, two = int(slashed["one"] or slashed["a"]), int(slashed["two"] or slashed["b"])
        if day_first is None and one != two and 0 < min(one, two) <= max(one, two) <= 12:
            return True
        day_first = one > 12 or (bool(day_first) and two <= 12)
        said = said.replace(slashed["sign"] or "/", "/")
    elif not (_WRITTEN.fullmatch(said) and _NAMED.search(said) and _each_once(said)):
        return False
    found = _read(re.sub(_BESIDE, " ", said), day_first=bool(day_first))
    if found is None:
        return False
    day, month, year = found
    if month is None:
        lone = year is None and re.search(r"\bthe\b", said)
        return bool(lone) and (today is None or _next_such_day(day, None, today))
    if year is not None:
        return date(year, month, day)
    return today is None or _next_such_day(day, month, today)


def _each_once(said: str) -> bool:
    """Whether one day stands there, and no second month or year: the library guesses at more."""
    return all(
        len(re.findall(rf"\b{part}\b", said)) <= most
        for part, most in ((_DAY, 1), (MONTH, 1), ("[0-9]{4}", 1), (WEEKDAY, 1))
    )


def _read(text: str, *, day_first: bool) -> tuple[int, int | None, int | None] | None:
    """The day, and the month and the year if they were said; None if no day was.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    # What was said of a day is the same whatever stands in for the rest.
    one_way, other_way = (
        _reader().parse(text, default=default, dayfirst=day_first, ignoretz=True)
        for default in (datetime(2000, 1, 1), datetime(2004, 3, 2, 1))  # noqa: DTZ001 - a day only
    )
    if one_way.day != other_way.day or one_way.time() == other_way.time():
        return None
    month = one_way.month if one_way.month == other_way.month else None
    return one_way.day, month, one_way.year if one_way.year == other_way.year else None


def _next_such_day(day: int, month: int | None, today: date) -> Found:
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


@lru_cache(maxsize=1)
def _reader() -> parser:
    from dateutil.parser import parser, parserinfo  # noqa: PLC0415 - on its first use

    class Info(parserinfo):
        """Without the clock that the library would look at for two figures of a year."""

        def convertyear(self, year: int, century_specified: bool = False) -> int:
            return year if century_specified or year > 99 else year + 2000

    return parser(Info())


_READERS: tuple[Callable[[str, date | None, bool | None], Found], ...] = (
    _iso, _near, _on_weekday, _away, _end, _written,
)  # fmt: skip
