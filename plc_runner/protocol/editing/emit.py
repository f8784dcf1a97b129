"""Texts as YAML takes them: what is written here is read back equal."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plc_runner.protocol.reading.page import quoted

WIDEST = 100
"""Columns of a line, where it can be helped."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_SIGN_FIRST = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=<“”„‟‘’‚‛«»]")
_SIGN_INSIDE = re.compile(r":(?=\s|$)|\s#|[\t\n]")
_SIGN_IN_FLOW = re.compile(r"[,\[\]{}]|:(?![\w/])|\?$")
_NO_TEXT = re.compile(
    r"[-+.\d][\d_.,:eE+-]*|0[xob][\da-fA-F_]+|[-+]?\.(inf|nan)"
    r"|~|null|true|false|yes|no|on|off|y|n|\d{4}-\d\d?-\d\d?[Tt ].*",
    re.IGNORECASE,
)
"""What other programs, or ours, would take for a number, a date, a yes or nothing."""


@dataclass(frozen=True, slots=True)
class Where:
    """Around what is written."""

    indent: int
    """Columns before the further lines of it."""
    column: int = 0
    """Columns that are taken on its first line."""
    flow: bool = False
    """In `[...]` or `{...}`."""
    json: bool = False
    """Beside keys in double quotes: every text has them, too."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands behind `key:`."""

    first: str
    """On the line of the key; empty if all is on lines of its own."""
    rest: tuple[str, ...] = ()
    """Whole lines."""
    comments: tuple[str, ...] = ()
    """Comments of the file that are among it."""


Write = Callable[[Where], Written]
"""Writes a value for its place."""


def clean(typed: str) -> str:
    """What was typed or pasted, without signs that no file can hold and space around it."""
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", typed)).strip()


def clean_line(typed: str) -> str:
    """The same on one line."""
    return " ".join(line for line in (part.strip() for part in clean(typed).split("\n")) if line)


def scalar(text: str, *, flow: bool = False, as_json: bool = False) -> str:
    """A clean text on one line, in quotes if it needs them."""
    if as_json or "\n" in text or "\t" in text:
        return json.dumps(text, ensure_ascii=False)
    needs = (
        not text
        or _SIGN_FIRST.match(text)
        or _SIGN_INSIDE.search(text)
        or _NO_TEXT.fullmatch(text)
        or (flow and _SIGN_IN_FLOW.search(text))
    )
    return quoted(text) if needs else text


def plain(words: str) -> Write:
    """Write words that are known to need no quotes, such as minutes."""
    return lambda where: Written(json.dumps(words) if where.json else words)


def text(value: str) -> Write:
    """Write a clean text: several lines as a block, a long one folded."""
    return lambda where: _text(value, where)


def _text(value: str, where: Where) -> Written:
    line = scalar(value, flow=where.flow, as_json=where.json)
    if where.flow:
        return Written(line)
    margin = " " * where.indent
    if "\n" in value:
        return Written("|", tuple(margin + part if part else "" for part in value.split("\n")))
    if where.column + len(line) > WIDEST:
        width = max(40, WIDEST - 4 - where.indent)
        lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        if len(lines) > 1 and " ".join(lines) == value:
            return Written(">", tuple(margin + part for part in lines))
    return Written(line)


def in_quotes(value: str) -> Write:
    """Write a text in quotes although it could do without, such as a version."""
    return lambda where: Written(json.dumps(value) if where.json else quoted(value))


def braces(pairs: Sequence[tuple[str, Write]]) -> Write:
    """Write a mapping in braces."""

    def inside(where: Where) -> Written:
        flow = Where(where.indent, 0, True, where.json)
        words = (f"{scalar(key, as_json=where.json)}: {write(flow).first}" for key, write in pairs)
        return Written(f"{{{', '.join(words)}}}")

    return inside


def pair(key: str, write: Write) -> Write:
    """Write a mapping of one key."""

    def inside(where: Where) -> Written:
        line = braces([(key, write)])(where).first
        if where.flow or where.column + len(line) <= WIDEST:
            return Written(line)
        margin = " " * where.indent
        written = write(Where(where.indent + 2, where.indent + len(key) + 2))
        return Written("", (f"{margin}{key}: {written.first}".rstrip(" "), *written.rest))

    return inside


def items(writes: Sequence[Write]) -> Write:
    """Write a list in brackets, or with dashes where that would be too wide."""

    def inside(where: Where) -> Written:
        flow = Where(where.indent, 0, True, where.json)
        line = f"[{', '.join(write(flow).first for write in writes)}]"
        if where.flow or where.column + len(line) <= WIDEST:
            return Written(line)
        margin = " " * where.indent
        block = Where(where.indent + 2, where.indent + 2)
        lines: list[str] = []
        for write in writes:
            written = write(block)
            lines += [f"{margin}- {written.first}", *written.rest]
        return Written("", tuple(lines))

    return inside


def parts(mappings: Sequence[Sequence[tuple[str, Write]]]) -> Write:
    """Write a list of mappings, with dashes."""

    def inside(where: Where) -> Written:
        flow = Where(where.indent, 0, True, where.json)
        if where.flow:
            pairs = [
                ", ".join(f"{scalar(k, as_json=where.json)}: {write(flow).first}" for k, write in m)
                for m in mappings
            ]
            return Written(f"[{', '.join(f'{{{pair}}}' for pair in pairs)}]")
        lines: list[str] = []
        for mapping in mappings:
            sign = "- "
            for key, write in mapping:
                column = where.indent + len(key) + 4
                written = write(Where(where.indent + 4, column))
                line = f"{' ' * where.indent}{sign}{key}: {written.first}"
                lines += [line.rstrip(" "), *written.rest]
                sign = "  "
        return Written("", tuple(lines))

    return inside
