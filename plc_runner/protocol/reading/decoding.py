"""From bytes to text, or the reason why not."""

from __future__ import annotations

import codecs
import re
import unicodedata

from plc_runner.protocol.problems import Fix, Problem

LARGEST = 1_000_000
"""Bytes. A protocol takes a few thousand."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML does not take, and what it would count as a line end where an editor does not."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_DOCUMENTS = (
    (b"{\\rtf", "a formatted document (RTF)"),
    (b"PK\x03\x04", "a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"%PDF", "a PDF"),
    (b"<!DOCTYPE", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
)
AS_TEXT = (
    "Save it as plain text: in TextEdit choose Format, Make Plain Text; in Word “Save as”, Plain"
    " Text.\nOr copy its text into a new file, and give that a name that ends in .yaml"
)


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text with line feeds and no byte order mark; empty if there are problems."""
    large = too_large(path, len(data))
    if large is not None:
        return "", [large]
    kind = next((kind for start, kind in _DOCUMENTS if data[:16].lstrip().startswith(start)), None)
    if kind is not None:
        message = f"This is {kind}, not plain text."
        return "", [Problem(path, message, "encoding", hint=AS_TEXT)]
    encoding, skip = _encoding(data)
    if encoding == "utf-8" and b"\0" in data:
        message = "This is not a text file: it has bytes that no text has."
        hint = "Is it the right file? A protocol is plain text, and its name ends in .yaml"
        return "", [Problem(path, message, "encoding", hint=hint)]
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        return "", [_undecodable(data, path, encoding, skip + error.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        hint = "A protocol begins with a title and has steps:\ntitle: Our protocol"
        return "", [Problem(path, "This file is empty.", "empty-file", hint=hint)]
    return text, _forbidden(text, path)


def too_large(path: str, size: int) -> Problem | None:
    """A problem if a file of so many bytes is not worth reading."""
    if size <= LARGEST:
        return None
    return Problem(
        path,
        f"This file has {size / 1e6:.1f} MB; a protocol may have 1 MB. It was not read.",
        "too-large",
        hint="Is it the right file? A protocol of twelve steps takes about 5 kB.",
    )


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes of byte order mark come first."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    # Without a mark, text that begins with an ASCII letter still gives UTF-16 away.
    if len(data) > 3 and len(data) % 2 == 0:
        if data[1] == data[3] == 0 and data[0] and data[2]:
            return "utf-16-le", 0
        if data[0] == data[2] == 0 and data[1] and data[3]:
            return "utf-16-be", 0
    return "utf-8", 0


def _undecodable(data: bytes, path: str, encoding: str, at: int) -> Problem:
    before = data[:at].decode(encoding, errors="replace").replace("\r\n", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    hint = "Save it again as UTF-8: “Save as …”, then Encoding: UTF-8."
    if encoding == "utf-8" and data[at] >= 0x80:
        seen = data[at : at + 1].decode("cp1252", errors="replace")
        hint = f"It may be “{seen}” as an older program writes it. {hint}" if seen != "�" else hint
    return Problem(
        path,
        f"This file is not {encoding.upper()} text: byte 0x{data[at]:02x} does not belong here.",
        "encoding",
        line,
        column,
        hint=hint,
    )


def _forbidden(text: str, path: str) -> list[Problem]:
    """The first sign of each line that YAML does not take, in the first lines that have one."""
    if not _FORBIDDEN.search(text):
        return []
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FORBIDDEN.search(line)
        if match:
            sign = match.group()
            name = unicodedata.name(sign, "control character").lower()
            message = f"An invisible sign is in this line: U+{ord(sign):04X}, {name}."
            hint = (
                "Delete it: put the cursor behind it and press Backspace, or type the line again."
            )
            place = (number, match.start() + 1, 1)
            fix = Fix(number, number, _FORBIDDEN.sub("", line))
            told = Problem(path, message, "control-character", *place, hint, line, fix=fix)
            problems.append(told)
            if len(problems) == 20:
                break
    return problems
