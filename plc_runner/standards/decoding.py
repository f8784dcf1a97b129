"""From the bytes of a file to text, and what was odd about them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from plc_runner.errors import Refused

LARGEST = 50_000_000
"""Bytes. 5,000 standards take about 1,500,000."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_CSV = "In the spreadsheet choose File, Save as, and there “CSV UTF-8”; then import that file."
_NO_TABLES = (
    (b"PK\x03\x04", f"a spreadsheet or a document, not a CSV file. {_AS_CSV}"),
    (b"\xd0\xcf\x11\xe0", f"an old spreadsheet, not a CSV file. {_AS_CSV}"),
    (b"%PDF", "a PDF. Standards are imported from a table (CSV) with a code and a text per row."),
    (b"{\\rtf", "a formatted document (RTF). Save the table in it as CSV."),
    (b"<!doctype", "a web page. Save the table in it as CSV."),
    (b"<html", "a web page. Save the table in it as CSV."),
    (b"{", "a JSON file. Only tables (CSV) can be imported: a code and a text per row."),
)
_TWICE = re.compile("Ã[\x80-\xbf©¨¼¶¤\xa0]|â€[™œ\x9d“”]")
"""UTF-8 that an older program took for its own letters: â€™ for ’."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    told: tuple[str, ...] = ()
    """What whoever imports it should look at."""


def decode(data: bytes) -> Decoded:
    """The text, whatever encoding it was saved in.

    Raises:
        Refused: it is no text, or far too large; says what helps.
    """
    if len(data) > LARGEST:
        raise Refused(
            f"This file has over {LARGEST // 10**6} MB: too much for a list of standards."
        )
    start = data[:64].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    kind = next((kind for sign, kind in _NO_TABLES if start.startswith(sign.lower())), None)
    if kind is not None:
        raise Refused(f"This is {kind}")
    encoding, skip = _encoding(data)
    if encoding == "utf-8" and b"\0" in data:
        raise Refused(f"This is not a text file: it has bytes that no text has. {_AS_CSV}")
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise Refused(f"This file breaks off in the middle ({encoding.upper()}).") from None
        return _older(data, skip, error.start)
    return Decoded(text, _odd(text))


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes of its mark come first."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    # Without a mark, a head of ASCII letters still gives UTF-16 away.
    if len(data) > 3 and len(data) % 2 == 0:
        if data[1] == data[3] == 0 and data[0] and data[2]:
            return "utf-16-le", 0
        if data[0] == data[2] == 0 and data[1] and data[3]:
            return "utf-16-be", 0
    return "utf-8", 0


def _older(data: bytes, skip: int, at: int) -> Decoded:
    """Text that is not UTF-8: as Windows saved it."""
    text = data[skip:].decode("cp1252", errors="replace")
    line = data[:at].count(b"\n") + 1
    found = next((word for word in _words(text, line) if not word.isascii()), "")
    shown = f", such as “{found}”" if found else ""
    return Decoded(
        text,
        (
            f"Line {line}: the file is not saved as UTF-8. It was read as Windows saves text: look "
            f"at the letters with accents{shown}. If they are wrong, save it as “CSV UTF-8”.",
        ),
    )


def _words(text: str, line: int) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    return re.findall(r"[^\s,;\"]+", lines[line - 1]) if line <= len(lines) else []


def _odd(text: str) -> tuple[str, ...]:
    found = _TWICE.search(text)
    signs = text.count("\ufffd")
    told = []
    if found:
        line = text.count("\n", 0, found.start()) + 1
        told.append(
            f"Line {line}: “{found[0]}” looks like a letter that another program saved wrongly. "
            "Export the file again as UTF-8."
        )
    if signs:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        told.append(f"Line {line}: letters were lost (�) before the file came here.")
    return tuple(told)
