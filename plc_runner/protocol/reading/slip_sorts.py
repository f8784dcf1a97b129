"""What is typed in the place of YAML's own signs, sort by sort, and how to put it right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from plc_runner.protocol.reading.keys import (
    GROUP,
    ITEMS,
    ORIGIN,
    PROTOCOL,
    ROLE,
    ROUND,
    STEP,
    TURNS,
)
from plc_runner.protocol.reading.page import quoted

_NAMES = {*PROTOCOL, *STEP, *ROUND, *TURNS, *ROLE, *GROUP, *ORIGIN, *ITEMS}
_KEYS = "|".join(sorted(_NAMES, key=len, reverse=True))
_ODD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of slip."""

    rule: str
    message: str
    pattern: str
    """Where it is in a line."""
    repair: str | Callable[[re.Match[str]], str]
    """What to put there; takes groups of the pattern."""
    alone: bool = False
    """Lines are tried one by one first: what looks like it may be right in another line."""


def _without_tabs(wide: int, match: re.Match[str]) -> str:
    return match[0].replace("\t", " " * wide)


_TO_SPACE = str.maketrans(
    {chr(code): " " for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)}
    | {"\u3000": "  ", "\t": "  "}
)


_HEAD = r"^(\s*(?:- +)*)"
_NOT_CLOSED = "The quote that opens in this line is not closed."
SORTS: tuple[tuple[Sort, ...], ...] = (
    (
        Sort(
            "space",
            "This line has spaces of another sort, such as a word processor writes.",
            rf"^[ \t]*[{_ODD}][ \t{_ODD}]*|(?<=[:,{{\[-])[{_ODD}]+",
            lambda match: match[0].translate(_TO_SPACE),
        ),
    ),
    tuple(
        Sort(
            "tab",
            "This line is indented with a tab; YAML counts spaces only.",
            r"^ *\t[ \t]*",
            partial(_without_tabs, wide),
        )
        for wide in (2, 4, 8)
    ),
    (
        Sort(
            "bullet",
            "This sign begins no item of a list in YAML; a hyphen and a space do.",
            r"^(\s*)(?P<at>[•·▪◦‣●○■–—−][ \t]*|[*+]\s+)(?=\S)",
            r"\1- ",
        ),
    ),
    (
        Sort(
            "bullet",
            "A number begins no item of a list in YAML; a hyphen and a space do.",
            r"^(\s*)(?P<at>\d{1,2}[.)]) +(?=\S)",
            r"\1- ",
        ),
    ),
    (
        Sort(
            "colon",
            "This sign does not end a key; a colon does.",
            rf"((?:^\s*(?:- +)*|[{{,]\s*)(?:{_KEYS})) ?(?P<at>[：﹕;=])\s*",
            r"\1: ",
        ),
    ),
    (
        Sort(
            "no-colon",
            "A colon is missing after the first word.",
            rf"{_HEAD}({_KEYS}) +(?=[^\s:=][^:]*$)",
            r"\1\2: ",
            alone=True,
        ),
    ),
    (
        Sort(
            "curly-quotes",
            "Curly quotes do not quote in YAML, and a key needs none.",
            r"(^\s*(?:- +)*|[{,]\s*)[“”„‘’«»](?P<at>\w[\w -]*)[“”„‘’«»]\s*:",
            r"\1\2:",
        ),
    ),
    (
        Sort(
            "comma",
            "A comma at the end of this line is too much.",
            rf"{_HEAD}([\w\"'-]+:.*\S)\s*(?P<at>,)\s*$",
            r"\1\2",
        ),
    ),
    (
        Sort(
            "comment-in-text",
            "What follows “ #” is a comment, and with it the end of the brackets.",
            r"([{\[,]\s*(?:\w+:\s+)?)(?P<at>[^\s\"'\[\]{},#][^\"'\[\]{},#]*? #[^,\]}]*)",
            lambda match: match[1] + quoted(match[2].rstrip()),
        ),
    ),
    (
        Sort(
            "quote",
            _NOT_CLOSED,
            rf"{_HEAD}([\w-]+: +|(?<=- ))(?P<at>[\"'])((?:(?!\3).)*(?!\3)\S)\s*$",
            r"\1\2\3\4\3",
            alone=True,
        ),
    ),
    (
        Sort(
            "quote",
            _NOT_CLOSED,
            r"(^[^\"]*(?:\"[^\"]*\"[^\"]*)*[{\[,] *(?:\w+: +)?(?P<at>\")[^\"]*?)"
            r"((?:, *\w+:|\s*[}\]])[^\"]*)$",
            r'\1"\3',
            alone=True,
        ),
    ),
)
"""In each group are ways to put the same right, of which the best is taken."""
INDENT = Sort("indent", "This line is not indented like the lines it belongs to.", "", "")
