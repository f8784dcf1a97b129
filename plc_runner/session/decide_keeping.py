"""Keeping what the room says and counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import entry as en
from plc_runner.events import tally as ta
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import commands as c
from plc_runner.session.decide_marking import mark
from plc_runner.session.kinds.hands import words_slot
from plc_runner.session.kinds.prediction import locked
from plc_runner.session.measuring import measured
from plc_runner.session.moment import Moment
from plc_runner.session.phrases import is_seen
from plc_runner.session.rounds import same_round
from plc_runner.session.rows import in_one_line
from plc_runner.session.shelves import find, shelf_of
from plc_runner.session.shelves.entry import columns_for
from plc_runner.session.state import Entry, SessionState


def words(text: str) -> str:
    """The text as it is kept: without white space around it.

    Raises:
        IllegalMove: there is nothing in it that could be seen.
    """
    kept = text.strip()
    if not is_seen(kept):
        raise IllegalMove("There is nothing to keep: the line is empty.")
    return kept


def _step_key(moment: Moment) -> str:
    return "" if moment.state.step is None else moment.state.step.key


def _speaker(state: SessionState) -> str | None:
    """The id of the person whose turn it is; None where that person has left."""
    return state.holder if state.holder in state.present else None


def _capture(moment: Moment, command: c.Capture) -> list[Draft]:
    step = moment.step_of(command.step)
    if command.slot not in _places(step):
        raise IllegalMove(f"“{step.title}” has no place called “{command.slot}”.")
    person = _speaker(moment.state) if step.key == moment.step.key else None
    event = en.EntryCaptured(
        step=step.key,
        slot=command.slot,
        text=words(command.text),
        person=person,
        cells=command.cells,
    )
    return [moment.record(event)]


def _capture_rows(moment: Moment, command: c.CaptureRows) -> list[Draft]:
    if not command.rows:
        raise IllegalMove("There are no rows to keep.")
    return [
        draft
        for cells in command.rows
        for draft in _capture(
            moment, c.Capture(command.slot, in_one_line(cells), command.step, cells)
        )
    ]


def _places(step: PlannedStep) -> set[str]:
    """Where an entry of a step can stand; hands have a place for what they are shown for."""
    own = {slot.id for slot in step.slots}
    proposals = {words_slot(slot.id) for slot in step.slots if slot.kind == "fist_to_five"}
    closing = {en.CHECK_OUT, en.PLUS, en.DELTA}
    return own | proposals | closing | {en.PARKING, en.NOTE}


def _count(moment: Moment, command: c.Count) -> list[Draft]:
    if command.id is not None:
        tally = find(moment.state, command.id)
        return [Draft(tally.id, ta.TallyFixed(counts=command.counts, word=command.word))]
    step = moment.step_of(command.step)
    event = ta.TallyTaken(
        what=command.what,
        step=step.key,
        slot=command.slot,
        of=command.of,
        counts=command.counts,
        word=command.word,
        team=moment.state.team,
        present=moment.state.present,
        before=command.before,
        before_on=command.before_on,
    )
    return [moment.record(event)]


def _park(moment: Moment, command: c.Park) -> list[Draft]:
    event = en.EntryCaptured(step=_step_key(moment), slot=en.PARKING, text=words(command.text))
    return [moment.record(event)]


def _note(moment: Moment, command: c.Note) -> list[Draft]:
    event = en.EntryCaptured(step=_step_key(moment), slot=en.NOTE, text=words(command.text))
    return [moment.record(event)]


def _entry(state: SessionState, id_: str) -> Entry:
    item = find(state, id_)
    if not isinstance(item, Entry):
        raise IllegalMove("That works for lines on the board, not for other records.")
    return item


def _fix(moment: Moment, command: c.Fix) -> list[Draft]:
    item = find(moment.state, command.id)
    # A part may be emptied; a record without words would be none.
    text = command.text.strip() if command.part else words(command.text)
    event = shelf_of(item).fixed(moment, item, command.part, text)
    return measured(moment, [Draft(item.id, event)])


def _remove(moment: Moment, command: c.Remove) -> list[Draft]:
    item = find(moment.state, command.id)
    taken_back = shelf_of(item).taken_back
    if taken_back is None:
        raise IllegalMove("It is of an earlier meeting, which keeps it. Say what became of it.")
    stood_for = [e.id for e in moment.state.entries.values() if e.into == item.id]
    return [
        *measured(moment, [Draft(item.id, taken_back())]),
        *(Draft(id_, en.EntryRestored()) for id_ in stood_for),
    ]


def _move(moment: Moment, command: c.Move) -> list[Draft]:
    entry = _entry(moment.state, command.id)
    if command.slot not in (en.PARKING, en.NOTE, *columns_for(moment.state, entry)):
        raise IllegalMove("A line can be moved to another column of its step, nowhere else.")
    if command.slot == entry.slot:
        raise IllegalMove("It is there already.")
    return [Draft(entry.id, en.EntryMoved(slot=command.slot))]


def _star(moment: Moment, command: c.Star) -> list[Draft]:
    entry = _entry(moment.state, command.id)
    if entry.starred == command.starred:
        raise IllegalMove("It has a star already." if entry.starred else "It has no star.")
    return [Draft(entry.id, en.EntryStarred(starred=command.starred))]


def _merge(moment: Moment, command: c.Merge) -> list[Draft]:
    entry, into = _entry(moment.state, command.id), _entry(moment.state, command.into)
    if entry.id == into.id:
        raise IllegalMove("An entry cannot stand for itself: name two.")
    return [Draft(entry.id, en.EntryMerged(into=into.id))]


def _reveal(moment: Moment, command: c.Reveal) -> list[Draft]:
    known = {slot.id for step in moment.state.steps for slot in step.slots}
    if command.slot not in known:
        raise IllegalMove(f"There is no place called “{command.slot}” in this meeting.")
    places = [step for step, slot in locked(moment.state) if slot.id == command.slot]
    if not places:
        raise IllegalMove("It is shown already.")
    here = moment.state.step
    inside = [step.key for step in places if here and step.round and same_round(step, here)]
    if here is None or here.round is None or not inside:
        return [moment.fact(en.SlotRevealed(slot=command.slot))]
    return [moment.fact(en.SlotRevealed(slot=command.slot, step=key)) for key in inside]


KEEPING: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.Capture: _capture,
    c.CaptureRows: _capture_rows,
    c.Count: _count,
    c.Mark: mark,
    c.Park: _park,
    c.Note: _note,
    c.Fix: _fix,
    c.Remove: _remove,
    c.Move: _move,
    c.Star: _star,
    c.Merge: _merge,
    c.Reveal: _reveal,
}
