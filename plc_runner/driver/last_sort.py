"""What the same sort came to last time: found when the first pile is counted, and kept with it."""

from __future__ import annotations

from dataclasses import replace

from plc_runner.events.tally import Count
from plc_runner.journal.queries import protocol_text
from plc_runner.journal.store import Journal
from plc_runner.journal.tallies import PastSort, newest_text, past_sorts
from plc_runner.protocol.captures import SortCapture
from plc_runner.protocol.family import parent_of
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.plan import all_steps
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.protocol.source import read
from plc_runner.protocol.vocabulary import UNSURE
from plc_runner.session import commands as c
from plc_runner.session.kinds.kind import capture_of
from plc_runner.session.phrases import plain
from plc_runner.session.rounds import places
from plc_runner.session.state import SessionState


def with_last_time(
    journal: Journal, state: SessionState, protocol: Protocol, count: c.Count
) -> c.Count:
    """The count with what the same sort came to last time, if there was one.

    The same is a sort of the same team into piles of the same names, in the same protocol, one of
    its variants, or what it is a variant of. Piles that belong to one person are compared with
    nothing: the next round is another teacher's class.
    """
    step = state.step if count.step is None else state.step_of(count.step)
    capture = capture_of(SortCapture, step, count.slot)
    if count.what != "sort" or count.id is not None or state.team is None:
        return count
    if step is None or capture is None or any(place.person for place in places(step)):
        return count
    found = _last(journal, state, protocol, step, capture)
    if found is None:
        return count
    return replace(count, before=_as_now(found, capture.slots()), before_on=found.day.isoformat())


def _last(
    journal: Journal,
    state: SessionState,
    protocol: Protocol,
    step: PlannedStep,
    capture: SortCapture,
) -> PastSort | None:
    """The newest session's sort that is the same; of several there, the one in this very place."""
    lineage: frozenset[str] = frozenset()
    best: PastSort | None = None
    labels = {plain(label) for label in (*capture.piles, UNSURE)}
    for past in past_sorts(journal, state.team or "", besides=state.id):
        if best is not None and past.session != best.session:
            break
        if not past.counts or not {plain(one.label) for one in past.counts} <= labels:
            continue  # cheaper than to read what it ran
        ran = _read(protocol_text(journal, past.protocol))
        if not _same_piles(ran, past.slot, capture):
            continue
        lineage = lineage or _lineage(journal, state.protocol_id, protocol)
        if lineage.isdisjoint(_lineage(journal, past.protocol_id, ran)):
            continue
        here = (past.step == step.key, past.slot == capture.id)
        if best is None or here > (best.step == step.key, best.slot == capture.id):
            best = past
    return best


def _same_piles(protocol: Protocol | None, slot: str, capture: SortCapture) -> bool:
    """Whether a sort of an earlier protocol had the same piles, in any order."""
    steps = all_steps(protocol.steps) if protocol else ()
    piles = {plain(pile) for pile in capture.piles}
    return any(
        isinstance(one, SortCapture) and one.id == slot and {plain(p) for p in one.piles} == piles
        for step in steps
        for one in step.capture
    )


def _lineage(journal: Journal, id_: str, protocol: Protocol | None) -> frozenset[str]:
    """A protocol, what it is a variant of, and on."""
    found = {id_}
    while protocol is not None and (base := parent_of(protocol)[0]) and base not in found:
        found.add(base)
        protocol = _read(newest_text(journal, base))
    return frozenset(found)


def _read(text: str | None) -> Protocol | None:
    return read(text.encode(), "protocol.yaml").protocol if text else None


def _as_now(past: PastSort, piles: tuple[Slot, ...]) -> tuple[Count, ...]:
    """Last time's numbers on the piles of this time."""
    was = {plain(one.label): one.count for one in past.counts}
    return tuple(
        Count(key=pile.id, label=pile.label, count=was[plain(pile.label)])
        for pile in piles
        if plain(pile.label) in was
    )
