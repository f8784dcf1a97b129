"""One cell of the form put into the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeGuard

from yaml import MappingNode, Node

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.capture_cell import image_of, match, write_changed, write_list
from plc_runner.protocol.editing.capture_words import captures_from_words, still_rated
from plc_runner.protocol.editing.emit import WIDEST, Write
from plc_runner.protocol.editing.keeping import (
    UNWRITABLE,
    Facts,
    Image,
    agree,
    at_path,
    settle,
    stays,
)
from plc_runner.protocol.editing.lists import texts
from plc_runner.protocol.editing.minutes import per_from_words, read_minutes
from plc_runner.protocol.editing.parts import COLUMNS, CellError, Edited, Path, Row, change
from plc_runner.protocol.editing.rows import row_of, said_of
from plc_runner.protocol.editing.sheet import Sheet, mapping_of, opened, value_of
from plc_runner.protocol.editing.splice import drop, put, unfold, width
from plc_runner.protocol.editing.talking import talk_named
from plc_runner.protocol.reading.keys import TURNS
from plc_runner.protocol.reading.shape import words_of

USUAL_STEP = (
    "title",
    "id",
    "minutes",
    "turns",
    "keep_full_time",
    "talk",
    "groups",
    "until",
    "when",
    "say",
    "stems",
    "guard",
    "notes",
    "capture",
)
"""A step's keys as they usually follow each other."""
USUAL_ROUND = ("round", "id", "per", "rotate_start", "steps")

_NO_CELL = "A round has no such cell of its own: write it into one of its steps."


def set_cell(text: str, path: Path, column: str, typed: str) -> Edited:
    """The change that makes a cell say what was typed.

    Raises:
        CellError: it cannot say that; the error tells why.
    """
    before = opened(text)
    part = before.part(path)
    row = row_of(before, path, part)
    if column not in COLUMNS:
        raise CellError(f"There is no column “{column}”.")
    if emit.clean(typed) == emit.clean(_shown(row, column)):
        return Edited(0, 0, "", path)
    if row.is_round:
        after = _set_in_round(before, path, column, typed)
    else:
        after = _STEP_CELLS[column](before, path, typed)
    return change(text, after.text, path)


def _shown(row: Row, column: str) -> str:
    return str(getattr(row, column))


def _set_in_round(before: Sheet, path: Path, column: str, typed: str) -> Sheet:
    if column == "title":
        return _title(before, path, typed, key="round")
    if column != "minutes":
        raise CellError(_NO_CELL)
    per = per_from_words(emit.clean_line(typed), before.found.get("roles", {}))
    node = before.part(path).at.get("per")
    pairs: dict[str, Node] = {}
    if _is_mapping(node):
        pairs = {word: value for word, (_, value) in zip(words_of(node), node.value, strict=True)}
    if isinstance(per, str):
        text = in_part(before.text, path, "per", emit.text(per))
    else:
        key = "times" if isinstance(per, int) else "items"
        write = emit.plain(str(per))
        if isinstance(per, tuple):
            write = texts(before.text, pairs.get("items"), per)
        if _is_mapping(node) and list(pairs) == [key]:
            text = put(before.text, node, key, write, (key,))
        else:
            text = in_part(before.text, path, "per", emit.pair(key, write))
    return finished(before, text, path, ("per",))


def _is_mapping(node: Node | None) -> TypeGuard[MappingNode]:
    return isinstance(node, MappingNode)


def _title(before: Sheet, path: Path, typed: str, key: str = "title") -> Sheet:
    title = emit.clean_line(typed)
    if not title:
        raise CellError("It needs a title. To be rid of the row, remove it.")
    text = _roomy(before.text, path, lambda t: in_part(t, path, key, emit.text(title)))
    return finished(before, text, path, (key,))


def _minutes(before: Sheet, path: Path, typed: str) -> Sheet:
    words = emit.clean_line(typed)
    if not words:
        raise CellError("A step needs its minutes, such as 5, 5-10 or 5-15 (10).")
    minutes, each = read_minutes(words)
    turns = before.part(path).at.get("turns")
    has_turns = isinstance(turns, MappingNode) and bool(turns.value)

    def write(text: str) -> str:
        if minutes:
            text = in_part(text, path, "minutes", emit.plain(minutes))
            return _without_each(text, path) if has_turns else text
        if has_turns:
            text = put(text, _turns(text, path), "each", emit.plain(each), tuple(TURNS))
        else:
            text = in_part(text, path, "turns", emit.pair("each", emit.plain(each)))
        return out_of_part(text, path, "minutes")

    return finished(before, _roomy(before.text, path, write), path, ("minutes", "turns"))


def _without_each(text: str, path: Path) -> str:
    """The text in which turns share out the minutes of the step."""
    keys = [key.value for key, _ in _turns(text, path).value]
    if "each" not in keys:
        return text
    if "who" not in keys:
        text = put(text, _turns(text, path), "who", emit.plain("everyone"), tuple(TURNS))
    return drop(text, _turns(text, path), "each")


def _turns(text: str, path: Path) -> MappingNode:
    return mapping_of(opened(text).part(path)["turns"])


def _talk(before: Sheet, path: Path, typed: str) -> Sheet:
    words = emit.clean_line(typed)
    name = talk_named(words, before.found.get("roles", {}))
    return _plain_cell(before, path, "talk", name or words)


def _say(before: Sheet, path: Path, typed: str) -> Sheet:
    return _plain_cell(before, path, "say", emit.clean(typed))


def _plain_cell(before: Sheet, path: Path, key: str, value: str) -> Sheet:
    def write(text: str) -> str:
        if not value:
            return out_of_part(text, path, key)
        return in_part(text, path, key, emit.text(value))

    text = _roomy(before.text, path, write, always="\n" in value)
    after = finished(before, text, path, (key,))
    if value_of(after.part(path).at.get(key)) != value:
        raise CellError(UNWRITABLE)
    return after


def _capture(before: Sheet, path: Path, typed: str) -> Sheet:
    old = said_of(before.part(path)) or ()
    wanted = still_rated(captures_from_words(typed), old, typed)
    matches = match(wanted, old)
    if not wanted:
        text = _roomy(before.text, path, lambda t: out_of_part(t, path, "capture"))
        return finished(before, text, path, ("capture",), image_of(path, old, ()))

    def write(text: str) -> str:
        text = write_changed(text, path, matches)
        if [number for _, number in matches] == list(range(len(old))):
            return text
        node = opened(text).part(path).at.get("capture")
        return in_part(text, path, "capture", write_list(text, node, matches))

    text = _roomy(before.text, path, write)
    after = finished(before, text, path, ("capture",), image_of(path, old, matches))
    if said_of(after.part(path)) != wanted:
        raise CellError(UNWRITABLE)
    return after


_STEP_CELLS: dict[str, Callable[[Sheet, Path, str], Sheet]] = {
    "title": _title,
    "minutes": _minutes,
    "talk": _talk,
    "say": _say,
    "capture": _capture,
}


def in_part(text: str, path: Path, key: str, write: Write) -> str:
    """The text with another value for a key of a step or round."""
    part = opened(text).part(path)
    order = USUAL_ROUND if "round" in part.at else USUAL_STEP
    return put(text, mapping_of(part), key, write, order)


def out_of_part(text: str, path: Path, key: str) -> str:
    """The text without a key of a step."""
    return drop(text, mapping_of(opened(text).part(path)), key)


def _roomy(text: str, path: Path, write: Callable[[str], str], *, always: bool = False) -> str:
    """What is written, after `{...}` was given lines of its own if it would be too wide."""
    node, level = opened(text).part(path).node, opened(text).list_of(path[:-1])
    if not (isinstance(node, MappingNode) and node.flow_style) or level is None or level.flow_style:
        return write(text)
    if not always:
        new = write(text)
        if width(new, opened(new).part(path).node) <= max(WIDEST, width(text, node)):
            return new
    return write(unfold(text, node))


def finished(
    before: Sheet,
    text: str,
    path: Path,
    keys: Sequence[str],
    image: Image = stays,
) -> Sheet:
    """The text, if nothing but these keys of a part differs in it.

    Names that other parts have for this one are carried along.
    """
    after = settle(before, text, (image,))

    def leave_out(facts: Facts) -> None:
        part = at_path(facts, path)
        for key in keys:
            part.pop(key, None)

    agree(before, after, leave_out)
    return after
