"""What a step takes down, in words: `Notice, Wonder; decision`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from plc_runner.protocol.editing.emit import clean_line
from plc_runner.protocol.editing.parts import CellError
from plc_runner.protocol.reading.capture_forms import KINDS
from plc_runner.protocol.vocabulary import BARE

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_BEFORE_QUOTE = ";,|:(/"
_NAMES = {name: kind for kind in KINDS for name in (kind, kind.replace("_", " "), f"{kind}s")} | {
    "fist-to-five": "fist_to_five",
    "fist of five": "fist_to_five",
    "standards": "standard",
}
_LISTS = {"columns": ", ", "sort": " | ", "rating": ", "}
_COLUMN = re.compile(r"(?P<name>.*?)\s*\((?P<of>number|text|[^()]*/[^()]*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table."""

    name: str
    type: str = "text"
    choice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """As much of a capture as the words tell."""

    kind: str
    label: str = ""
    """What follows the kind: a label, or the slot of dots."""
    items: tuple[str, ...] = ()
    """Columns, piles, the words of a rating."""
    table: tuple[TableColumn, ...] = ()


def said_in(capture: dict[str, Any]) -> Said:
    """What a capture as it was read tells in words."""
    kind = capture["kind"]
    value = capture.get(KINDS[kind].value)
    if kind == "table":
        columns = (
            TableColumn(c.get("name", ""), c.get("type", "text"), tuple(c.get("choice", ())))
            for c in value or ()
        )
        return Said(kind, table=tuple(columns))
    if kind in _LISTS:
        return Said(kind, items=tuple(value or ()))
    return Said(kind, value or "")


def captures_in_words(said: Sequence[Said]) -> str:
    """All captures of a step, on one line."""
    return "; ".join(_in_words(one) for one in said)


def captures_from_words(typed: str) -> tuple[Said, ...]:
    """What was typed; CellError where it makes no sense."""
    pieces = [piece.strip() for piece in _split(clean_line(typed), ";")]
    return tuple(_from_words(piece) for piece in pieces if piece)


def still_rated(wanted: Sequence[Said], old: Sequence[Said], typed: str) -> tuple[Said, ...]:
    """The same, where words typed over those of a rating stay a rating with its options.

    Raises:
        CellError: one word stands in the place of a rating, which has at least two.
    """
    if len(wanted) != len(old) or "column" in typed.casefold():
        return tuple(wanted)
    return tuple(
        _checked(Said("rating", items=now.items), f"rating: {', '.join(now.items)}")
        if before.kind == "rating" and now.kind == "columns"
        else now
        for now, before in zip(wanted, old, strict=True)
    )


def _in_words(said: Said) -> str:
    for quote in (False, True):
        for named in (False, True):
            words = _spelled(said, named=named, quote=quote)
            try:
                if captures_from_words(words) == (said,):
                    return words
            except CellError:
                continue
    return _spelled(said, named=True, quote=True)


def _spelled(said: Said, *, named: bool, quote: bool) -> str:
    name = said.kind.replace("_", " ")
    if said.kind == "table":
        return f"{name}: " + ", ".join(_column_in_words(column, quote) for column in said.table)
    if said.kind in _LISTS:
        words = _LISTS[said.kind].join(_item(item, quote) for item in said.items)
        return f"{name}: {words}" if named or said.kind == "rating" else words
    return f"{name}: {_item(said.label, quote)}" if said.label else name


def _item(text: str, quote: bool) -> str:
    return '"' + text.replace('"', '""') + '"' if quote else text


def _column_in_words(column: TableColumn, quote: bool) -> str:
    name = _item(column.name, quote)
    if column.choice:
        choices = "/".join(_item(word, quote) for word in column.choice)
        return f"{name} ({choices}{'/' if len(column.choice) == 1 else ''})"
    return name if column.type == "text" else f"{name} ({column.type})"


def _split(words: str, separators: str) -> list[str]:
    """The pieces between separators that stand outside of quotes."""
    pieces: list[str] = []
    start = at = 0
    fresh = True
    while at < len(words):
        quote = _QUOTED.match(words, at) if fresh else None
        if quote:
            at, fresh = quote.end(), False
            continue
        if words[at] in separators:
            pieces.append(words[start:at])
            start = at + 1
        fresh = words[at] in _BEFORE_QUOTE or (fresh and words[at].isspace())
        at += 1
    return [*pieces, words[start:]]


def _unquoted(piece: str) -> str:
    piece = piece.strip()
    return piece[1:-1].replace('""', '"').strip() if _QUOTED.fullmatch(piece) else piece


def _items(words: str, separators: str) -> tuple[str, ...]:
    return tuple(filter(None, (_unquoted(piece) for piece in _split(words, separators))))


def split_items(words: str, separator: str) -> tuple[str, ...]:
    """The items between separators, without the quotes that some have around them."""
    return _items(words, separator)


def joined(items: Sequence[str], separator: str) -> str:
    """The items on one line, in quotes where `split_items` would not find them again."""
    between = f"{separator} "
    words = between.join(items)
    if split_items(words, separator) == tuple(items):
        return words
    return between.join(_item(item, quote=True) for item in items)


def _from_words(piece: str) -> Said:
    if piece.casefold() in _NAMES:
        return _bare(_NAMES[piece.casefold()], piece)
    name, colon, rest = piece.partition(":")
    kind = _NAMES.get(name.strip().casefold()) if colon else None
    if kind is None:
        sorts = len(_split(piece, "|")) > 1
        kind, rest = ("sort" if sorts else "columns"), piece
    if not rest.strip():
        return _bare(kind, name)
    if kind == "table":
        return Said(kind, table=tuple(_column(item) for item in _split(rest, ",") if item.strip()))
    if kind in _LISTS:
        both = ",|" if kind != "columns" and len(_split(rest, "|")) < 2 else "|"
        items = _items(rest, "," if kind == "columns" else both)
        return _checked(Said(kind, items=items), piece)
    return Said(kind, _unquoted(rest))


def _checked(said: Said, piece: str) -> Said:
    seen: set[str] = set()
    for item in said.items:
        if item in seen:
            raise CellError(f"“{item}” is there twice. Rename one of the two.")
        seen.add(item)
    if not said.items or (said.kind == "rating" and len(said.items) < 2):
        raise CellError(f"“{piece}” needs more words, such as {_example(said.kind)}")
    return said


def _bare(kind: str, piece: str) -> Said:
    if kind in BARE and KINDS[kind].value == "label":
        return Said(kind)
    raise CellError(
        f"“{piece.strip()}” needs something after it, such as {_example(kind)}\n"
        f"For a column of that name write columns: {piece.strip()}"
    )


def _example(kind: str) -> str:
    example = KINDS[kind].example.strip("[]").replace("{name: ", "").replace("}", "")
    return f"{kind.replace('_', ' ')}: {example}"


def _column(words: str) -> TableColumn:
    match = _COLUMN.fullmatch(words.strip())
    if match is None:
        return TableColumn(_unquoted(words))
    if match["of"] in ("number", "text"):
        return TableColumn(_unquoted(match["name"]), match["of"])
    return TableColumn(_unquoted(match["name"]), "choice", _items(match["of"], "/"))
