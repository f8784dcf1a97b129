"""A list as a file that a spreadsheet opens, and in which nothing that was typed does anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from plc_runner.session.amounts import is_number

BOM = "\ufeff"
"""At the start of a file it tells Excel that letters like é are UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with '.

    Args:
        head: the names of the columns.
        rows: as many texts each.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return out.getvalue()


def _harmless(text: str) -> str:
    text = text.replace("\0", "")
    if text.lstrip(" ").startswith(_FORMULA) and not is_number(text):
        return f"'{text}"
    return text
