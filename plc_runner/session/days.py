"""The words of which days are made, for patterns."""

from __future__ import annotations

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "a couple of": 2}  # fmt: skip
"""What numbers are called, and what they are."""
COUNT = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(NUMBERS)})"
LONG = r"(?P<unit>day|week|fortnight|month)s?"
"""So much time."""
_TERM = r"(?:term|semester|quarter|trimester|unit|(?:school )?year)"
_BREAK = (
    r"(?:(?:winter|spring|summer|autumn|fall|christmas|easter|thanksgiving|half[- ]?term"
    rf"|{MONTH}) (?:break|holidays?|vacation|recess)|half[- ]?term|christmas|easter|thanksgiving)"
)
OPEN = re.compile(
    r"(?:the |our )?next (?:meeting|session|time)"
    rf"|(?:next|this) (?:week|month|{_TERM})"
    rf"|(?:the )?(?:end|start|beginning|middle) of (?:the |this |next )?{_TERM}"
    rf"|(?:the )?(?:start|beginning|middle) of (?:the |this |next )?(?:week|month|{MONTH})"
    rf"|(?:next |this )?{MONTH}(?: [0-9]{{4}})?|(?:early|mid|late)[- ]?{MONTH}"
    r"|in a few (?:days|weeks|months)"
    rf"|(?:before |after )?(?:the )?{_BREAK}"
)
"""Dates that are no clear day."""
