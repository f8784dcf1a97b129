"""YAML's own complaints in a teacher's words, with the line as it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from plc_runner.protocol.problems import Fix, apply
from plc_runner.protocol.reading.page import Page, quoted

_KEY = r"(?P<head>\s*(?:- +)*[\w .'-]*?\w:)"
_TEXT_WITH_COLON = _KEY + r" +(?P<text>[^\s\"'|>\[{&*!%@`#].*:(?: .*|))$"
_IN_BRACKETS = r"[\[{,]\s*(?:\w+:\s+)?(?P<text>[^\s\"'\[\]{},][^\[\]{},]*?: [^\[\]{},\"]*)"
_NO_SPACE = r"(?P<head>\s*(?:- +)*[a-z_]+:)(?P<text>[^\s:/].*)$"
_NO_LIST_SPACE = r"(?P<head>\s*-)(?P<text>[^\s-].*)$"
_FORBIDDEN_START = _KEY[:-1] + r"|\s*-) *(?P<text>[@`%*].*)$"
_FORBIDDEN_IN_BRACKETS = r"[\[{,]\s*(?:\w+:\s+)?(?P<text>[@`%*][^\[\]{},\"]*)"
_BROKEN_QUOTES = r"(?P<head>.*?[:-] +)(?P<text>(?P<mark>[\"']).*\S.*)$"


@dataclass(frozen=True)
class _Slip:
    """What went wrong, and the line that repairs it if that is plain."""

    line: int
    column: int
    message: str
    rule: str = "yaml"
    hint: str = "Write it so:"
    repair: str | None = None
    """The same line, so that the reading goes on."""
    lines: str = ""
    """More than one line in its place, where that is what it needs."""


def explain(page: Page, text: str, error: yaml.YAMLError) -> str | None:
    """Tell what stops the reading; the text to read on with, or None.

    Args:
        page: collects the problem.
        text: what was read, which may be repaired here and there already.
        error: what PyYAML raised.
    """
    lines = text.split("\n")
    slip = _slip(lines, error)
    fixed = slip.lines or slip.repair
    fix = None if fixed is None else Fix(slip.line + 1, slip.line + 1, fixed)
    page.tell_at(slip.line, slip.column, slip.message, slip.rule, slip.hint, fix=fix)
    return apply(text, fix) if fix and not slip.lines else None


def _slip(lines: list[str], error: yaml.YAMLError) -> _Slip:
    if not isinstance(error, yaml.MarkedYAMLError):
        message = f"This is not YAML: {error}"
        return _Slip(0, 0, message, hint="Begin with a title: title: Our protocol")
    named = re.search("alias|anchor", error.context or "")
    mark = error.context_mark if named else error.problem_mark or error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    for look in (_tab, _colon_in_text, _forbidden_start, _missing_space):
        slip = look(lines, at, column)
        if slip is not None:
            return slip
    opened = error.context_mark if error.context_mark and "flow" in (error.context or "") else None
    if opened:
        return _brackets(lines, opened, at, column)
    return _named(str(error.problem), error, lines, at, column) or _Slip(
        at, column, f"YAML does not understand this line: {error.problem}.", hint=_COMMON
    )


def _tab(lines: list[str], at: int, column: int) -> _Slip | None:  # noqa: ARG001
    line = lines[at]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    return _Slip(
        at,
        line.index("\t"),
        "This line is indented with a tab; YAML counts spaces only.",
        "tab",
        "Replace the tab with spaces, as many as the lines around it have.",
        indent.replace("\t", "  ") + line.lstrip(),
    )


def _colon_in_text(lines: list[str], at: int, column: int) -> _Slip | None:
    line = lines[at]
    found = [re.match(_TEXT_WITH_COLON, line), *re.finditer(_IN_BRACKETS, line)]
    around = (one for one in found if one and one.start("text") < column < one.end("text"))
    match = next(around, None)
    if match is None or line[column : column + 1] != ":":
        return None
    curly = "“" in match["text"] or "‘" in match["text"]
    straight = match["text"].strip().strip("“”‘’")
    return _Slip(
        at,
        column,
        "Curly quotes do not quote in YAML, so the colon splits this text."
        if curly
        else "A colon followed by a space splits this text in two.",
        "curly-quotes" if curly else "colon-in-text",
        repair=line[: match.start("text")] + quoted(straight) + line[match.end("text") :],
    )


def _forbidden_start(lines: list[str], at: int, column: int) -> _Slip | None:
    line = lines[at]
    found = [re.match(_FORBIDDEN_START, line), *re.finditer(_FORBIDDEN_IN_BRACKETS, line)]
    match = next((one for one in found if one and column <= one.start("text") + 1), None)
    if match is None:
        return None
    words = match["text"].strip()
    return _Slip(
        at,
        match.start("text"),
        f"A text may not begin with “{words[0]}” unless it is in quotes.",
        "needs-quotes",
        repair=line[: match.start("text")] + quoted(words) + line[match.end("text") :],
    )


def _missing_space(lines: list[str], at: int, column: int) -> _Slip | None:  # noqa: ARG001
    """A missing space shows on the line itself, or only when the next line is read."""
    for number in (at, *_line_above(lines, at)):
        for pattern, after in ((_NO_SPACE, "colon"), (_NO_LIST_SPACE, "dash")):
            match = re.match(pattern, lines[number])
            if match:
                return _Slip(
                    number,
                    match.start("text"),
                    f"A space is missing after the {after}.",
                    "missing-space",
                    repair=f"{match['head']} {match['text']}",
                )
    return None


def _line_above(lines: list[str], at: int) -> list[int]:
    """The nearest line above that says something."""
    for number in range(at - 1, -1, -1):
        if lines[number].strip() and lines[number].strip()[0] != "#":
            return [number]
    return []


def _brackets(lines: list[str], opened: yaml.Mark, at: int, column: int) -> _Slip:
    sign = lines[opened.line][opened.column :][:1] if opened.line < len(lines) else ""
    close = {"[": "]", "{": "}"}.get(sign)
    if close is None:
        message = "Here something is missing, such as the end of a bracket that opens above."
        return _Slip(at, column, message, "bracket", "Every [ needs its ], every { its }.")
    if at >= len(lines) - 1 or at > opened.line:
        return _Slip(
            opened.line,
            opened.column,
            f"The bracket “{sign}” that opens here is not closed.",
            "bracket",
            f"Put “{close}” where it ends.",
        )
    return _Slip(
        at,
        column,
        f"Between “{sign}” and “{close}” a comma or the “{close}” is missing before this.",
        "bracket",
        "Separate the parts with commas. A text with brackets, commas or quotes in it needs quotes"
        " around the whole.",
    )


def _named(
    problem: str, error: yaml.MarkedYAMLError, lines: list[str], at: int, column: int
) -> _Slip | None:
    start = error.context_mark
    if "unexpected end of stream" in problem and start:
        quote = lines[start.line][start.column : start.column + 1]
        message = f"The quote {quote} that opens here is not closed."
        hint = f"Put {quote} where the text ends."
        return _Slip(start.line, start.column, message, "quote", hint)
    for words, message, rule, hint in _SAYINGS:
        if words in problem:
            repair = _in_single_quotes(lines[at], column) if rule == "quote" else None
            return _Slip(at, column, message, rule, hint, repair)
    if "block sequence entries" in problem:
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else ""
        like = below if below.lstrip().startswith("- ") else "  " + line
        indent = like[: len(like) - len(like.lstrip())]
        fixed = f"{line[:column].rstrip()}\n{indent}{line[column:]}"
        message = "A list with dashes begins on a line of its own."
        return _Slip(at, column, message, "list", lines=fixed)
    return _layout(problem, lines, at, column)


_SAYINGS = (
    (
        "escape",
        "In double quotes a backslash has a meaning of its own.",
        "quote",
        "Use single quotes, in which it has none:",
    ),
    (
        "another document",
        "“---” begins a second document here.",
        "two-documents",
        "One file holds one protocol: delete the line or make two files.",
    ),
    (
        "unexpected ':'",
        "The colon at the end of this text makes a key of it.",
        "colon-in-text",
        "Delete the colon, or put the text in quotes.",
    ),
    (
        "cannot start any token",
        "Neither a key nor a text may begin with this sign.",
        "needs-quotes",
        "Delete it, or put the text in quotes.",
    ),
    ("directive", "A line may not begin with “%”.", "needs-quotes", "Put it in quotes."),
)
"""What YAML's complaint has in it, and how to say it."""


def _in_single_quotes(line: str, column: int) -> str | None:
    """The line with single quotes for the text in double ones around a column."""
    for match in re.finditer(r'"([^"]*)"', line):
        if match.start() < column < match.end():
            inner = match[1].replace("'", "''")
            return f"{line[: match.start()]}'{inner}'{line[match.end() :]}"
    return None


def _layout(problem: str, lines: list[str], at: int, column: int) -> _Slip | None:
    line = lines[at]
    broken = re.match(_BROKEN_QUOTES, line)
    if broken and column > broken.start("text"):
        inner = broken["text"].strip()
        if inner.endswith(broken["mark"]):
            inner = inner[1:-1]
        message = f"The text in quotes ends at the second {broken['mark']}, and more follows."
        repair = broken["head"] + quoted(inner)
        if repair != line:
            return _Slip(at, column, message, "quote", repair=repair)
        hint = "Put the quote where its text ends, or delete it."
        return _Slip(at, column, "A quote that opens above is not closed.", "quote", hint)
    said = _without_colon(problem, lines, at)
    if said is not None:
        message = f"This line has no colon: {lines[said].strip()[:40]}"
        hint = "A line is “key: value”, or “- item” in a list."
        return _Slip(said, 0, message, "no-colon", hint)
    if re.search("did not find expected|expected <block end>|mapping values", problem):
        return _indent(lines, at)
    return None


def _without_colon(problem: str, lines: list[str], at: int) -> int | None:
    """The line, if one should be `key: value` and is not: this one or the one above."""
    above = _line_above(lines, at)
    if re.search("mapping values|could not find expected", problem) and above:
        text = lines[above[0]].strip()
        if ":" not in text and not text.startswith("-"):
            return above[0]
        return None if "mapping values" in problem else at
    return at if ":" not in lines[at] else None


def _indent(lines: list[str], at: int) -> _Slip:
    line = lines[at]
    indent = len(line) - len(line.lstrip())
    above = _line_above(lines, at)
    hint = "Parts of the same thing begin in the same column, with spaces."
    if above:
        other = lines[above[0]]
        key = len(other) - len(other.lstrip(" -"))
        hint += f" The line above begins in column {key + 1}, this one in column {indent + 1}."
    message = "This line is not indented like the lines it belongs to."
    return _Slip(at, indent, message, "indent", hint)


_COMMON = "Begin a line with a plain word: a key and its colon, or a dash and a space."
