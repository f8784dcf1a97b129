"""What is wrong with a file, and how to say it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

WIDEST = 96
"""Cells of a source line that are shown around the place."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The lines as they should be, ready to be put in the place of others."""

    first: int
    """From 1."""
    last: int
    """The last line to be replaced; `first - 1` to replace none and insert before `first`."""
    text: str
    """One line or more, without the final line feed."""


def apply(text: str, fix: Fix) -> str:
    """The text with the fix in it."""
    lines = text.split("\n")
    lines[fix.first - 1 : fix.last] = [fix.text]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right."""

    path: str
    message: str
    """What happened, as a sentence."""
    rule: str
    """A short name for this sort of problem."""
    line: int = 1
    """From 1."""
    column: int = 1
    """In characters, from 1."""
    length: int = 1
    """In characters, on that line."""
    hint: str = ""
    """What to do; often the line as it should be."""
    source_line: str = ""
    level: Literal["error", "advice"] = "error"
    """A file with advice only can be run."""
    fix: Fix | None = None
    """What would put it right, where that is plain."""


def as_text(problems: Iterable[Problem]) -> str:
    """For people: place, message, rule, the line with a caret, the hint."""
    return "\n".join(_block(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """For programs: an array of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """For GitHub's log: one workflow command per problem, which marks the line of a change."""
    return "\n".join(_workflow_command(problem) for problem in problems)


FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def _block(problem: Problem) -> str:
    place = f"{visible(problem.path)}:{problem.line}:{problem.column}"
    advice = "advice: " if problem.level == "advice" else ""
    lines = [f"{place}: {advice}{visible(problem.message)} [{problem.rule}]"]
    gutter = str(problem.line) if problem.source_line.strip() else ""
    if gutter:
        shown, before, marked = _window(problem)
        lines.append(f"  {gutter} | {shown}")
        lines.append(f"  {' ' * len(gutter)} | {' ' * before}^{'~' * (marked - 1)}")
    for number, line in enumerate(problem.hint.splitlines()):
        lines.append(
            f"  {' ' * len(gutter)} {'=' if number == 0 else ' '} {visible(line)}".rstrip()
        )
    return "\n".join(lines) + "\n"


def _window(problem: Problem) -> tuple[str, int, int]:
    """The part of the line around the place, the cells before the place, and the cells marked."""
    line, start = visible(problem.source_line), problem.column - 1
    first = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[first : first + WIDEST]
    marked = shown[start - first : start - first + problem.length]
    left, right = "…" * (first > 0), "…" * (first + WIDEST < len(line))
    before = cells(left + shown[: start - first])
    return left + shown + right, before, max(cells(marked), 1)


def visible(text: str) -> str:
    """The same number of characters, none of which can move a cursor or hide."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else " " if sign == "\t" else "�" for sign in text)


def cells(text: str) -> int:
    """How wide a terminal shows it."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _workflow_command(problem: Problem) -> str:
    kind = "error" if problem.level == "error" else "warning"
    end = problem.column + problem.length - 1
    fields = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(end),
        "title": problem.rule,
    }
    about = ",".join(f"{name}={_escaped(value, ',:')}" for name, value in fields.items())
    hint = f"\n{problem.hint}" if problem.hint else ""
    return f"::{kind} {about}::{_escaped(problem.message + hint)}"


def _escaped(text: str, also: Sequence[str] = "") -> str:
    for sign in ("%", "\r", "\n", *also):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
