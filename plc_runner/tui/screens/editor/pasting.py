"""What is pasted into either face, where it may be a table."""

from __future__ import annotations

from textual.message import Message


class Pasted(Message):
    """Something that may be a table was pasted."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def may_be_table(text: str) -> bool:
    """Whether a text has columns, of a spreadsheet or between bars."""
    return any("\t" in line or line.count("|") > 1 for line in text.strip().splitlines())
