"""What the captures of a step hold, as a record tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plc_runner.events.tally import Count
from plc_runner.memory.happened import After
from plc_runner.protocol.captures import Capture, DotsCapture, TableCapture
from plc_runner.protocol.parts import CaptureKind
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.protocol.words import count_of
from plc_runner.publish.aftermath import since_lines
from plc_runner.publish.words import said_day
from plc_runner.session.kinds.counts import share
from plc_runner.session.kinds.dots import dotted, ranked
from plc_runner.session.kinds.hands import below, rounds, series, threshold, words_slot
from plc_runner.session.kinds.kind import taken
from plc_runner.session.state import Entry, Exemplar, SessionState, Tally
from plc_runner.session.unpacking import FRAMEWORK, NOTICE, SOURCE, cell, standing_marks


@dataclass(frozen=True, slots=True)
class CapturedLine:
    """An entry, or another thing that is one line with its details."""

    text: str
    starred: bool = False
    tail: str = ""
    """What is said after it: "4 dots"."""
    strong: bool = False
    details: tuple[tuple[str, str], ...] = ()
    """(what it is, its words)."""


@dataclass(frozen=True, slots=True)
class SlotLines:
    """Lines under a heading."""

    label: str
    lines: tuple[CapturedLine, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under a heading."""

    label: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    """Places of the columns that hold numbers, from 0."""
    remark: str = ""
    """One sentence about all of it."""


Held = SlotLines | Grid

_Tell = Callable[[SessionState, PlannedStep, Capture, After], Iterator[Held]]


def held(state: SessionState, step: PlannedStep, after: After) -> tuple[Held, ...]:
    """What a step holds, capture by capture; nothing for what is empty."""
    return tuple(
        piece
        for capture in step.captures
        for piece in _TELL.get(capture.kind, _lines)(state, step, capture, after)
        if not isinstance(piece, SlotLines) or piece.lines
    )


def entry_line(entry: Entry, after: After) -> CapturedLine:
    """An entry, with what became of it."""
    return CapturedLine(entry.text, entry.starred, details=since_lines(after.get(entry.id, ())))


def counted(counts: Iterable[Count]) -> str:
    """`5: 2, 4: 1`: what was counted at all."""
    return ", ".join(f"{one.label}: {one.count}" for one in counts if one.count) or "none"


def hands(state: SessionState, tally: Tally) -> str:
    """How the hands stood: `6 hands: 1 at 5, 3 at 4, 2 at 2. 2 below 3.`"""
    shown = ", ".join(f"{one.count} at {one.key}" for one in reversed(tally.counts) if one.count)
    least = threshold(state, tally)
    low = below(tally, least) or "None"
    return f"{count_of(tally.total, 'hand')}: {shown or 'none'}. {low} below {least}."


def _said(state: SessionState, step: PlannedStep, slot: Slot, after: After) -> SlotLines:
    entries = state.entries_in(step.key, slot.id)
    return SlotLines(slot.label, tuple(entry_line(e, after) for e in entries))


def _lines(
    state: SessionState, step: PlannedStep, capture: Capture, after: After
) -> Iterator[Held]:
    for slot in capture.slots():
        yield _said(state, step, slot, after)


def _sort(state: SessionState, step: PlannedStep, capture: Capture, after: After) -> Iterator[Held]:
    for tally in taken(state, "sort", step.key, {capture.id}):
        total, before = tally.total, {one.key: one.count for one in tally.before}
        head = ("Pile", "Count", "Share", *(("Last time",) if before else ()))
        rows = tuple(
            (
                one.label,
                str(one.count),
                share(one.count, total),
                *((str(before.get(one.key, "–")),) if before else ()),
            )
            for one in tally.counts
        )
        when = f" Last time was {said_day(tally.before_on)}." if before and tally.before_on else ""
        remark = f"{total} in all.{when}"
        yield Grid(capture.label or "Sort", head, rows, tuple(range(1, len(head))), remark)
    yield from _lines(state, step, capture, after)


def _table(
    state: SessionState, step: PlannedStep, capture: Capture, after: After
) -> Iterator[Held]:
    if not isinstance(capture, TableCapture):
        return
    (slot,) = capture.slots()
    head = tuple(column.name for column in capture.columns)
    entries = state.entries_in(step.key, slot.id)
    rows = tuple(
        tuple(next((c.text for c in entry.cells if c.name == name), "") for name in head)
        for entry in entries
        if entry.cells
    )
    if rows:
        yield Grid(slot.label, head, rows)
    said = tuple(entry_line(e, after) for e in entries if not e.cells)
    yield SlotLines(slot.label, said)


def _rating(
    state: SessionState, step: PlannedStep, capture: Capture, after: After
) -> Iterator[Held]:
    rated = tuple(
        CapturedLine(tally.of or slot.label, tail=tally.word or counted(tally.counts))
        for slot in capture.slots()
        for tally in taken(state, "rating", step.key, {slot.id})
    )
    yield SlotLines(capture.label or "Rating", rated)
    yield from _lines(state, step, capture, after)


def _fist(state: SessionState, step: PlannedStep, capture: Capture, after: After) -> Iterator[Held]:
    (slot,) = capture.slots()
    proposals = state.entries_in(step.key, words_slot(slot.id))
    yield SlotLines("Proposal", tuple(entry_line(e, after) for e in proposals))
    numbers = {tally.id: n for n, tally in enumerate(series(state, step, capture), 1)}
    yield SlotLines(
        "Fist to five",
        tuple(
            CapturedLine(
                tally.of or slot.label,
                details=(
                    *((("Round", str(numbers[tally.id])),) if tally.id in numbers else ()),
                    ("Hands", hands(state, tally)),
                ),
            )
            for tally in rounds(state, step.key, slot.id)
        ),
    )
    concerns = state.entries_in(step.key, slot.id)
    yield SlotLines("Concerns", tuple(entry_line(e, after) for e in concerns))


def _dots(state: SessionState, step: PlannedStep, capture: Capture, after: After) -> Iterator[Held]:
    if isinstance(capture, DotsCapture):
        (slot,) = capture.slots()
        placed = tuple(
            CapturedLine(one.entry.text, one.entry.starred, tail=count_of(one.dots, "dot"))
            for one in ranked(dotted(state, step, capture))
        )
        yield SlotLines(slot.label, placed)
    yield from _lines(state, step, capture, after)


def _standard(
    state: SessionState, step: PlannedStep, capture: Capture, after: After
) -> Iterator[Held]:
    (slot,) = capture.slots()
    entries = state.entries_in(step.key, slot.id)
    yield SlotLines(
        slot.label,
        tuple(
            CapturedLine(
                e.text,
                e.starred,
                strong=True,
                details=(*_about(e), *since_lines(after.get(e.id, ()))),
            )
            for e in entries
        ),
    )


def _standard_line(entry: Entry, after: After) -> CapturedLine:
    line = entry_line(entry, after)
    return replace(line, strong=True, details=(*_about(entry), *line.details))


def _about(entry: Entry) -> Iterator[tuple[str, str]]:
    """What the team marked in a standard, where it comes from, and the notice of its licence."""
    for what, label in (("skill", "Skills"), ("concept", "Concepts")):
        marks = [mark.text for mark in standing_marks(entry) if mark.what == what]
        if marks:
            yield label, "; ".join(marks)
    for name in (FRAMEWORK, SOURCE, NOTICE):
        if words := cell(entry, name):
            yield name, words


def exemplar_line(item: Exemplar) -> CapturedLine:
    """A sample on the shelf."""
    facts = (
        ("File", f"{item.file_name} ({item.file[:8]})".strip() if item.file else ""),
        ("Link", item.link),
        ("Standard", item.standard),
        ("Level", item.level),
        ("A teacher says", item.comment),
    )
    notes = tuple((f"Note {number}", note) for number, note in enumerate(item.notes, 1))
    return CapturedLine(
        item.title, strong=True, details=(*(fact for fact in facts if fact[1]), *notes)
    )


def _exemplar(
    state: SessionState, step: PlannedStep, capture: Capture, after: After
) -> Iterator[Held]:
    (slot,) = capture.slots()
    kept = tuple(
        exemplar_line(item)
        for item in state.exemplars.values()
        if not item.removed and (item.step, item.slot) == (step.key, slot.id)
    )
    yield SlotLines(slot.label, kept)
    yield _said(state, step, slot, after)


def _told_elsewhere(_: SessionState, __: PlannedStep, ___: Capture, ____: After) -> Iterator[Held]:
    """Decisions, actions and goals stand at the top of a record."""
    yield from ()


_TELL: Mapping[CaptureKind, _Tell] = {
    "sort": _sort,
    "table": _table,
    "rating": _rating,
    "fist_to_five": _fist,
    "dots": _dots,
    "standard": _standard,
    "exemplar": _exemplar,
    "decision": _told_elsewhere,
    "action": _told_elsewhere,
    "goal": _told_elsewhere,
}
