"""Standards among the entries: their text and their code are put right apart from each other."""

from __future__ import annotations

from plc_runner.errors import IllegalMove
from plc_runner.events import entry as en
from plc_runner.events.entry import Cell
from plc_runner.session.shelves.shelf import Part
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import CODE, TEXT, cell, standard_in_one_line
from plc_runner.standards.codes import split_code

_CODE = "code"


def standard_parts(entry: Entry) -> tuple[Part, ...]:
    """What can be put right; where it comes from cannot."""
    return (Part("", "Standard", cell(entry, TEXT)), Part(_CODE, CODE, cell(entry, CODE)))


def fixed_standard(entry: Entry, part: str, text: str) -> en.EntryFixed:
    """The event that puts its text or its code right.

    Raises:
        IllegalMove: it has no such part.
    """
    if part == _CODE:
        said = {CODE: " ".join(text.split())}
    elif not part:
        code, words = split_code(text)
        said = {CODE: code, TEXT: words} if code else {TEXT: text}
    else:
        raise IllegalMove(f"A standard has no part “{part}”; it has its text and its code.")
    known = {one.name: one.text for one in entry.cells} | said
    first = [Cell(name=name, text=known.get(name, "")) for name in (CODE, TEXT)]
    rest = [one for one in entry.cells if one.name not in (CODE, TEXT)]
    cells = tuple(one for one in (*first, *rest) if one.text)
    return en.EntryFixed(text=standard_in_one_line(cells), cells=cells)
