"""A standard that was captured, the words that the team marked in it, and the rows they make.

What a session keeps of a standard says everything by itself, in cells, so that a record reads the
same where nothing was imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plc_runner.errors import IllegalMove
from plc_runner.events.entry import Cell, Mark
from plc_runner.protocol.captures import TableCapture
from plc_runner.session.phrases import plain
from plc_runner.session.rows import Columns
from plc_runner.session.state import Entry, SessionState

CODE, TEXT, FRAMEWORK, NOTICE, SOURCE = "Code", "Text", "Framework", "Notice", "Source"
"""The cells of a standard; those that are not known are left out, but for its text."""

_NAMES = {
    "skill": ("skill", "skills", "verb", "verbs", "students do", "what students do"),
    "concept": ("concept", "concepts", "noun", "nouns", "students know", "what students know"),
}
"""What the columns are called that marks fill."""
_EDGE = ' \t\n.,;:!?()[]{}"“”„‘’«»…'


def standard_cells(
    text: str, code: str = "", framework: str = "", notice: str = "", source: str = ""
) -> tuple[Cell, ...]:
    """What is kept of a standard."""
    said = ((CODE, code), (TEXT, text), (FRAMEWORK, framework), (NOTICE, notice), (SOURCE, source))
    return tuple(Cell(name=name, text=words) for name, words in said if words or name == TEXT)


def standard_in_one_line(cells: Iterable[Cell]) -> str:
    """A standard as one line: its code and its text."""
    known = {cell.name: cell.text for cell in cells}
    return " ".join(f"{known.get(CODE, '')} {known.get(TEXT, '')}".split())


def cell(entry: Entry, name: str) -> str:
    """What a standard has under a name; an entry without cells is all text."""
    if not entry.cells:
        return entry.text if name == TEXT else ""
    return next((one.text for one in entry.cells if one.name == name), "")


def is_standard(state: SessionState, entry: Entry) -> bool:
    """Whether an entry stands in a slot for standards."""
    slot = state.slot_of(entry.step, entry.slot)
    return slot is not None and slot.kind == "standard"


def standards_of(state: SessionState) -> tuple[Entry, ...]:
    """What stands in the slots for standards, oldest first."""
    slots = {(p.key, s.id) for p in state.steps for s in p.slots if s.kind == "standard"}
    if not slots:  # no look at each line of a long board
        return ()
    return tuple(e for e in state.entries.values() if e.shown and (e.step, e.slot) in slots)


def the_code(state: SessionState) -> str:
    """The code of the standard that the session is about; empty where it has none, or several."""
    codes = {cell(entry, CODE) for entry in standards_of(state)} - {""}
    return next(iter(codes)) if len(codes) == 1 else ""


def standard_at_hand(state: SessionState) -> Entry:
    """The standard that is worked on: the newest of this step, else of all.

    Raises:
        IllegalMove: none was captured yet.
    """
    found = standards_of(state)
    here = [entry for entry in found if state.step and entry.step == state.step.key]
    if not found:
        raise IllegalMove("No standard was kept yet: there is nothing to mark.")
    return (here or found)[-1]


def standing_marks(entry: Entry) -> tuple[Mark, ...]:
    """The marks whose words still stand in the text, each where it stands now."""
    text = cell(entry, TEXT)
    out: list[Mark] = []
    for mark in sorted(entry.marks, key=lambda one: one.begins):
        places = [found.start() for found in re.finditer(re.escape(mark.text), text)]
        if mark.text and places:
            begins = min(places, key=lambda place: abs(place - mark.begins))
            out.append(_mark(mark.what, begins, begins + len(mark.text), text))
    return tuple(out)


def _mark(what: str, begins: int, ends: int, text: str) -> Mark:
    return Mark.model_validate(
        {"what": what, "begins": begins, "ends": ends, "text": text[begins:ends]}
    )


def marked(text: str, marks: Sequence[Mark], what: str, begins: int, ends: int) -> tuple[Mark, ...]:
    """The marks with one more, in place of those that it touches; signs at its ends are left out.

    Args:
        what: "skill", "concept", or anything else to clear.
    """
    while begins < ends and text[begins] in _EDGE:
        begins += 1
    while ends > begins and text[ends - 1] in _EDGE:
        ends -= 1
    left = [mark for mark in marks if mark.ends <= begins or mark.begins >= ends]
    if what in _NAMES and begins < ends:
        left.append(_mark(what, begins, ends, text))
    return tuple(sorted(left, key=lambda mark: mark.begins))


def marked_by_words(entry: Entry, what: str, words: str) -> tuple[Mark, ...]:
    """The marks of a standard once more words of it are marked, or cleared.

    Args:
        what: "skill", "concept" or "clear".
        words: as they stand in the text; several between commas. None with "clear" clears all.

    Raises:
        IllegalMove: they do not stand there.
    """
    text, marks = cell(entry, TEXT), standing_marks(entry)
    if not words.strip():
        return ()
    pieces = [words] if _places(text, words) else [p for p in re.split("[,;]", words) if p.strip()]
    for piece in pieces:
        places = _places(text, piece)
        if not places:
            raise IllegalMove(f"“{piece.strip()}” does not stand in the standard: {text}")
        free = [at for at in places if not any(m.begins < at[1] and at[0] < m.ends for m in marks)]
        taken = [at for at in places if at not in free]
        begins, ends = ((taken or places) if what == "clear" else (free or places))[0]
        marks = marked(text, marks, what, begins, ends)
    return marks


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text; capitals and spaces make no difference."""
    said = words.strip(_EDGE).split()
    if not said:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, said)) + r"(?!\w)"
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def rows_of(marks: Sequence[Mark]) -> tuple[tuple[str, str], ...]:
    """Skill and concept of every row: a skill goes with the concepts after it, up to the next one.

    Skills that follow each other share the concepts after them, and concepts that come before any
    skill belong to the first one.
    """
    rows: list[tuple[list[str], list[str]]] = []
    for mark in sorted(marks, key=lambda one: one.begins):
        words = " ".join(mark.text.split())
        if mark.what == "concept":
            rows = rows or [([], [])]
            rows[-1][1].append(words)
        elif not rows or (rows[-1][0] and rows[-1][1]):
            rows.append(([words], []))
        else:
            rows[-1][0].append(words)
    out = ((skill, ", ".join(concepts)) for skills, concepts in rows for skill in skills or [""])
    return tuple(dict.fromkeys(out))


def table_for(state: SessionState, entry: Entry) -> tuple[str, str, Columns] | None:
    """The table that marks fill: key of its step, its slot and its columns.

    It is one with a column for skills or concepts, in the step of the standard or a later one.
    """
    keys = [step.key for step in state.steps]
    begin = keys.index(entry.step) if entry.step in keys else 0
    for step in state.steps[begin:]:
        for capture in step.captures:
            if isinstance(capture, TableCapture) and any(_what(c.name) for c in capture.columns):
                return step.key, capture.slots()[0].id, capture.columns
    return None


def _what(column: str) -> str:
    """What marks go to a column of this name."""
    return next((what for what, names in _NAMES.items() if plain(column) in names), "")


def row_cells(columns: Columns, skill: str, concept: str) -> tuple[Cell, ...]:
    """A row for a skill and a concept; the other cells are left to be said."""
    said = {"skill": skill, "concept": concept, "": ""}
    return tuple(Cell(name=column.name, text=said[_what(column.name)]) for column in columns)


def marked_rows(state: SessionState, standard: Entry) -> tuple[str, ...]:
    """The ids of the rows that the marks of a standard made, in the order of the table."""
    table = table_for(state, standard)
    if table is None:
        return ()
    step, slot, columns = table
    made = {row_cells(columns, *pair) for pair in rows_of(standing_marks(standard))}
    return tuple(
        row.id
        for row in state.entries_in(step, slot)
        if any(says(row.cells, cells) for cells in made)
    )


def marked_rows_after(state: SessionState, id_: str) -> tuple[str, ...]:
    """The ids of the rows that marks made, after one of them."""
    for standard in standards_of(state):
        ids = marked_rows(state, standard)
        if id_ in ids:
            return ids[ids.index(id_) + 1 :]
    return ()


def says(row: Iterable[Cell], made: Iterable[Cell]) -> bool:
    """Whether a row says all that marks made of it."""
    known = {one.name: one.text for one in row}
    return all(known.get(one.name) == one.text for one in made if one.text)
