"""What the form shows of a file."""

from __future__ import annotations

from plc_runner.protocol.editing.capture_words import Said, captures_in_words, said_in
from plc_runner.protocol.editing.layout import end_of, start_of
from plc_runner.protocol.editing.minutes import minutes_of_step, per_in_words
from plc_runner.protocol.editing.parts import Path, Row
from plc_runner.protocol.editing.sheet import Sheet, value_of
from plc_runner.protocol.reading.shape import Found


def rows(text: str) -> tuple[Row, ...] | None:
    """The steps and rounds in order; None where the text cannot be understood as a form.

    A file with errors has rows too, as long as its steps can be told apart: a cell then shows what
    the file says, right or wrong.
    """
    sheet = Sheet.open(text)
    if sheet is None:
        return None
    return tuple(row_of(sheet, path, part) for path, part in sheet.walk())


def row_of(sheet: Sheet, path: Path, part: Found) -> Row:
    """One part as the form shows it."""
    if "round" in part.at:
        title, minutes = value_of(part.at["round"]), per_in_words(part.at.get("per"))
        return Row(path, True, title, minutes, "", "", "")
    return Row(
        path,
        False,
        value_of(part.at.get("title")),
        minutes_of_step(part),
        value_of(part.at.get("talk")),
        value_of(part.at.get("say")),
        capture_cell(sheet, part),
    )


def capture_cell(sheet: Sheet, part: Found) -> str:
    """What the step takes down, in words; as it is written if it cannot be read."""
    node = part.at.get("capture")
    said = said_of(part)
    if said is None and node is not None:
        return " ".join(sheet.text[start_of(node) : end_of(sheet.text, node)].split())
    return captures_in_words(said or ())


def said_of(part: Found) -> tuple[Said, ...] | None:
    """The captures of a step, one for each item of the file's list; None if some are broken."""
    node = part.at.get("capture")
    captures = part.get("capture", [])
    if node is None or not isinstance(node.value, list):
        return None if value_of(node) else ()
    if len(node.value) != len(captures):
        return None
    return tuple(said_in(capture) for capture in captures)
