"""What is worth a word although it was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plc_runner.driver.telling.event_of import event_of
from plc_runner.events import Draft, Event
from plc_runner.events import entry as en
from plc_runner.events import exemplar as ex
from plc_runner.events import goal as go
from plc_runner.events import tally as ta
from plc_runner.session.goals import doubt
from plc_runner.session.kinds import KINDS
from plc_runner.session.names import full_name, gentle_word
from plc_runner.session.phrases import plain
from plc_runner.session.state import SessionState


def doubted(state: SessionState, draft: Draft) -> str:
    """What the room should know of an act, by its first event; mostly nothing."""
    rule = _RULES.get(type(draft.event))
    return rule(state, draft) if rule else ""


def _said_before(state: SessionState, draft: Draft) -> str:
    """That the same words stand in the slot already."""
    entry = state.entries[draft.subject]
    said = plain(entry.text)
    for other in state.entries_in(entry.step, entry.slot):
        if other.id != entry.id and plain(other.text) == said:
            return "Kept twice: it stands there already. Up, then Ctrl+G, or /merge, joins the two."
    return ""


def _odd_words(state: SessionState, draft: Draft) -> str:
    """What is odd about a line in a slot of its kind: a name on a sample."""
    entry = state.entries[draft.subject]
    slot = state.slot_of(entry.step, entry.slot)
    return KINDS[slot.kind].doubted(state, entry) if slot else ""


def _odd_line(state: SessionState, draft: Draft) -> str:
    return _odd_words(state, draft) or _said_before(state, draft)


def _odd(state: SessionState, draft: Draft) -> str:
    """What is odd about a count."""
    tally = state.tallies[draft.subject]
    return KINDS[tally.what].warned(state, tally)


def _goal_doubt(state: SessionState, draft: Draft) -> str:
    """What may not be meant in a goal; said once, when it came about."""
    told = doubt(state.goals[draft.subject])
    before = state.undo[-1].before.goals.get(draft.subject) if state.undo else None
    return told if before is None or doubt(before) != told else ""


def _pupil_named(state: SessionState, draft: Draft) -> str:
    """That a sample on the shelf seems to carry a pupil's name; said for the words just typed."""
    event = event_of(draft)
    said = (event.title, event.comment, event.standard, event.level, *(event.notes or ())[-1:])
    here = [person.name for person in state.people.values()]
    found = (full_name(text, here) for text in said if text)
    return gentle_word(next((name for name in found if name), ""))


_RULES: Mapping[type[Event], Callable[[SessionState, Draft], str]] = {
    en.EntryCaptured: _odd_line,
    en.EntryFixed: _odd_words,
    ta.TallyTaken: _odd,
    ta.TallyFixed: _odd,
    ex.ExemplarKept: _pupil_named,
    ex.ExemplarFixed: _pupil_named,
    go.GoalSet: _goal_doubt,
    go.GoalFixed: _goal_doubt,
}
"""What is worth a word although it was kept."""
