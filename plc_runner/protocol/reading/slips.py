"""What a word processor, a chat window or a habit puts in the place of YAML's own signs.

None of it is wrong everywhere: a dash may begin a line of text. So a sort of slip counts only
where a file has errors and is understood better with all slips of that sort put right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plc_runner.protocol.problems import Fix
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.reading.slip_sorts import INDENT, SORTS, Sort
from plc_runner.protocol.words import count_of

Understand = Callable[[Page], Found | None]
"""Reads a page; None where it is no YAML, or no protocol at all."""

_LARGEST = 100_000
"""Characters of a text that is worth reading again and again."""
_LONGEST = 1_000
"""Characters of a line that is looked at."""
_MOST = 6
"""Lines that are tried one by one."""
_BLOCK_TEXT = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[^#]*?: +)?[|>][-+\d]{0,2}\s*(?: #.*)?$")


@dataclass(frozen=True, slots=True)
class _Slip:
    """One line. Line and column count from 0."""

    sort: Sort
    line: int
    column: int
    fixed: str


@dataclass(frozen=True, slots=True)
class _Try:
    """What comes of a text without some slips."""

    text: str
    slips: tuple[_Slip, ...]
    page: Page
    found: Found | None


def put_right(page: Page, found: Found | None, understand: Understand) -> Found | None:
    """Tell of slips, if the page is understood better without them.

    Args:
        page: what was read, with what is wrong there; in the end what was read without slips.
        found: what came of it.
        understand: reads a page.
    """
    if not page.has_errors or len(page.text) > _LARGEST:
        return found
    best = _Try("\n".join(page.lines), (), page, found)
    told: list[_Slip] = []
    for alternatives in SORTS:
        for group in _groups(alternatives, best.text):
            tries = [_try(page, best.text, slips, understand) for slips in group]
            winner = min(tries, key=_errors_of, default=best)
            if _errors_of(winner) < _errors_of(best):
                best = winner
                told += winner.slips
    best, slips = _indented(best, understand)
    told += slips
    if told:
        page.become(best.page)
        for slip in told:
            _tell(page, slip)
    return best.found


def _tell(page: Page, slip: _Slip) -> None:
    fix = Fix(slip.line + 1, slip.line + 1, slip.fixed)
    indent = len(slip.fixed) - len(slip.fixed.lstrip(" "))
    hint = "Write it so:"
    if slip.sort.rule == "indent" or (slip.sort.rule in ("tab", "space") and slip.column < indent):
        hint = f"Begin it with {count_of(indent, 'space')}:" if indent else "Begin it at the left:"
    page.tell_at(slip.line, slip.column, slip.sort.message, slip.sort.rule, hint, fix=fix)


def _groups(alternatives: Sequence[Sort], text: str) -> list[list[tuple[_Slip, ...]]]:
    """What to try; of each group at most one helps."""
    lines = text.split("\n")
    here = list(_structure(lines))
    found = [tuple(_slips_in(lines, here, sort)) for sort in alternatives]
    alone = alternatives[0].alone and len(found[0]) > 1
    groups: list[list[tuple[_Slip, ...]]] = []
    if alone:
        groups = [[(slip,)] for slip in found[0][:_MOST]]
    return [*groups, [slips for slips in found if slips]]


def _indented(best: _Try, understand: Understand) -> tuple[_Try, list[_Slip]]:
    """The same with some lines moved, if that makes it YAML with no more errors than before."""
    now, told = best, list[_Slip]()
    while now.found is None and len(told) < _MOST:
        tries = [_try(now.page, now.text, (slip,), understand) for slip in _indents(now)]
        winner = min(tries, key=_errors_of, default=now)
        if _errors_of(winner) >= _errors_of(now):
            return best, []
        now = winner
        told += winner.slips
    good = now.found is not None and _errors_of(now)[1] <= _errors_of(best)[1]
    return (now, told) if good else (best, [])


def _indents(stopped: _Try) -> Iterator[_Slip]:
    """The line at which the reading stops, in the columns in which its neighbours begin."""
    lines = stopped.text.split("\n")
    last = max(stopped.page.problems, key=lambda problem: problem.line)
    if last.rule != "indent":
        return
    at = last.line - 1
    words = lines[at].lstrip()
    near = [number for number in _structure(lines) if number < at][-3:]
    columns = {0}
    for other in near:
        match = re.match(r"( *)(- +)?", lines[other])
        columns |= {len(match[1]), len(match[0])} if match else set()
    for column in sorted(columns, reverse=True):
        fixed = " " * column + words
        if words and fixed != lines[at]:
            yield _Slip(INDENT, at, len(lines[at]) - len(words), fixed)


def _slips_in(lines: list[str], here: list[int], sort: Sort) -> Iterator[_Slip]:
    pattern = re.compile(sort.pattern, re.IGNORECASE)
    for number in here:
        line = lines[number]
        match = pattern.search(line) if len(line) <= _LONGEST else None
        if match:
            at = match.start("at") if "at" in pattern.groupindex else match.start()
            yield _Slip(sort, number, at, pattern.sub(sort.repair, line).rstrip())


def _try(page: Page, text: str, slips: tuple[_Slip, ...], understand: Understand) -> _Try:
    lines = text.split("\n")
    for slip in slips:
        lines[slip.line] = slip.fixed
    text = "\n".join(lines)
    tried = Page(page.path, "\n".join(page.lines))
    tried.text = text
    return _Try(text, slips, tried, understand(tried))


def _errors_of(tried: _Try) -> tuple[int, int]:
    """The fewer the better; what is no YAML is worse, and the worse the sooner it stops."""
    lines = [problem.line for problem in tried.page.problems if problem.level == "error"]
    return len(tried.page.lines) - max(lines) + 1 if tried.found is None else 0, len(lines)


def _structure(lines: list[str]) -> Iterator[int]:
    """The lines, from 0, that are not text below a `|` or `>`, nor blank, nor a comment."""
    inside = -1
    for number, line in enumerate(lines):
        words = line.lstrip(" ")
        indent = len(line) - len(words)
        if not words or (inside >= 0 and indent > inside):
            continue
        inside = -1
        if words[0] == "#":
            continue
        block = _BLOCK_TEXT.match(line) if "|" in line or ">" in line else None
        if block:
            inside = len(block["head"]) if block["key"] else indent
        yield number
