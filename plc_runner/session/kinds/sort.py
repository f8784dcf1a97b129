"""Captures of kind sort: numbers count the piles, other words are a label of a sample there.

Pure. One tally for each sort of a step; it is counted on until all piles have their number.
"""

from __future__ import annotations

from collections.abc import Mapping

from plc_runner.errors import IllegalMove
from plc_runner.events.tally import Count, TallyFixed
from plc_runner.protocol.captures import Capture, SortCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds import counts
from plc_runner.session.kinds.kind import Kind, capture_of, holds_entries, keep_entry, taken
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.moment import Moment
from plc_runner.session.names import full_name, gentle_word
from plc_runner.session.phrases import plain
from plc_runner.session.state import Entry, SessionState, Tally
from plc_runner.session.words import day_said, listed


def tally_of(state: SessionState, step: str, capture: Capture) -> Tally | None:
    """What the sort of a step came to until now; None where nothing was counted."""
    return next(reversed(taken(state, "sort", step, {capture.id})), None)


def unsure_pile(capture: SortCapture) -> str | None:
    """The pile for what nobody could place, if the sort has one."""
    return capture.slots()[-1].id if capture.unsure else None


def against_last_time(tally: Tally) -> tuple[str, ...]:
    """What became of each pile since last time: `High 9 → 14 of 27`, `Low 9 → 4`.

    Nothing before all piles of last time are counted this time too.
    """
    was = {one.key: one.count for one in tally.before}
    now = [one for one in tally.counts if one.key in was]
    if len(now) < len(was):
        return ()
    return tuple(
        f"{one.label} {was[one.key]} → {one.count}{'' if number else f' of {tally.total}'}"
        for number, one in enumerate(now)
    )


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    step = line.step
    capture = capture_of(SortCapture, step, slot.id)
    if step is None or capture is None:
        return keep_entry(text, line, slot)
    tally = tally_of(line.state, step.key, capture)
    now = {one.key: one.count for one in tally.counts} if tally else {}
    try:
        said = _said(text, capture, slot.id, now)
    except IllegalMove as problem:
        return Refusal(str(problem))
    if said is None:
        return _label(text, line, capture, slot)
    return Do(
        c.Count(
            "sort",
            capture.id,
            _counts(capture, said),
            of=capture.label,
            id=tally.id if tally else None,
            step=line.step_key,
        )
    )


def _label(text: str, line: Line, capture: SortCapture, slot: Slot) -> Parsed:
    """A label of a sample: in the pile that the line names ("Low: nobody drew it"), else here."""
    name, _, words = text.partition(":")
    for pile in capture.slots():
        if words.strip() and plain(pile.label) == plain(name):
            return keep_entry(words.strip(), line, pile)
    return keep_entry(text, line, slot)


def _counts(capture: SortCapture, said: Mapping[str, int]) -> tuple[Count, ...]:
    """In the order of the wall; only piles that were counted."""
    return tuple(
        Count(key=pile.id, label=pile.label, count=said[pile.id])
        for pile in capture.slots()
        if pile.id in said
    )


def _said(
    text: str, capture: SortCapture, slot: str | None, now: Mapping[str, int]
) -> dict[str, int] | None:
    """The piles after a line; None where it is a label of a sample.

    Args:
        slot: the pile that lines go to; None where there is none.
        now: the piles that were counted.

    Raises:
        IllegalMove: it counts nothing; says why.
    """
    piles = capture.slots()
    ids = [pile.id for pile in piles]
    said = counts.numbers(text, len(capture.piles))
    if said is not None:
        first = _first(ids, slot, now, len(said))
        if first + len(said) > len(ids):
            labels = listed([pile.label for pile in piles])
            raise IllegalMove(f"Here are {len(said)} numbers for {len(ids)} piles: {labels}.")
        return {**now, **dict(zip(ids[first:], said, strict=False))}
    more = counts.change(text)
    if more is not None and slot is not None:
        return _changed(capture, now, slot, more)
    by_name = counts.named(text, [pile.label for pile in piles])
    if by_name is None:
        if counts.is_other_number(text):
            raise IllegalMove(
                "A pile takes a whole number, such as 9; total and shares come by themselves. "
                "To keep a label, begin it with a word."
            )
        return None
    after = dict(now)
    for one in by_name:
        if one.sign:
            count = -one.count if one.sign == "-" else one.count
            after = _changed(capture, after, ids[one.place], count)
        else:
            after[ids[one.place]] = one.count
    return after


def _first(ids: list[str], slot: str | None, now: Mapping[str, int], many: int) -> int:
    """The pile that the first of several numbers counts, by its place.

    One number is for the pile that lines go to. Several are for all piles, or for those that are
    not counted yet from there on.
    """
    here = ids.index(slot) if slot in ids else 0
    if many == 1:
        return here
    goes_on = all(id_ in now for id_ in ids[:here]) and ids[here] not in now
    return here if goes_on and here + many <= len(ids) else 0


def _changed(capture: SortCapture, now: Mapping[str, int], pile: str, more: int) -> dict[str, int]:
    """Some more on a pile, out of what nobody could place as long as there is any.

    Raises:
        IllegalMove: there are not so many to take away.
    """
    count = now.get(pile, 0) + more
    if count < 0:
        label = next(one.label for one in capture.slots() if one.id == pile)
        raise IllegalMove(f"{label} has {now.get(pile, 0)}: {-more} cannot be taken away.")
    if count > counts.MOST:
        raise IllegalMove(f"{count} is too many to be counted by hand: is it a slip?")
    after = {**now, pile: count}
    unsure = unsure_pile(capture)
    if more > 0 and unsure is not None and pile != unsure and unsure in now:
        after[unsure] = max(0, now[unsure] - more)
    return after


def _filled(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    capture = capture_of(SortCapture, step, slot.id)
    tally = tally_of(state, step.key, capture) if capture else None
    counted = tally is not None and any(one.key == slot.id for one in tally.counts)
    return counted or holds_entries(state, step, slot)


def _unsettled(state: SessionState, step: PlannedStep, capture: Capture) -> str:
    """Samples that nobody could place yet."""
    if not isinstance(capture, SortCapture):
        return ""
    tally, unsure = tally_of(state, step.key, capture), unsure_pile(capture)
    left = tally.count(unsure) if tally and unsure else 0
    return f"a pile for the {left} not sure (such as {capture.piles[0]} +{left})" * bool(left)


def _counted(moment: Moment, tally: Tally, text: str) -> TallyFixed:
    step = moment.state.step_of(tally.step)
    capture = capture_of(SortCapture, step, tally.slot)
    if capture is None:
        raise IllegalMove("The step of this sort is not in the plan any more.")
    now = {one.key: one.count for one in tally.counts}
    said = _said(text, capture, None, now)
    if said is None:
        labels = listed([pile.label for pile in capture.slots()])
        raise IllegalMove(f"Type the numbers for {labels} in order, or such as “High 9”.")
    return TallyFixed(counts=_counts(capture, said))


def _onward(state: SessionState, step: PlannedStep, tally: Tally) -> str | None:
    """The first pile that is not counted yet.

    Where all were counted in one line, lines stay where they went: labels may follow, and most
    rooms have nothing that they are not sure of.
    """
    capture = capture_of(SortCapture, step, tally.slot)
    counted = {} if tally.removed else {one.key: one.count for one in tally.counts}
    ids = [pile.id for pile in capture.slots()] if capture else []
    open_piles = [id_ for id_ in ids if id_ not in counted]
    before = state.undo[-1].before.tallies.get(tally.id) if state.undo else None
    was = {one.key: one.count for one in before.counts} if before else {}
    many = sum(was.get(key) != count for key, count in counted.items()) > 1
    only_unsure = capture is not None and open_piles == [unsure_pile(capture)]
    return None if many and only_unsure else next(iter(open_piles), None)


def _told(_: SessionState, tally: Tally) -> str:
    total = tally.total
    said = [
        " ".join(filter(None, (one.label, f"{one.count}", _in_brackets(one.count, total))))
        for one in tally.counts
    ]
    told = f"{', '.join(said)}; {total} in all"
    since = against_last_time(tally)
    if since:
        told += f". Last time, {day_said(tally.before_on)}: {', '.join(since)}"
    return told


def _in_brackets(count: int, total: int) -> str:
    said = counts.share(count, total)
    return f"({said})" if said else ""


def _doubted(state: SessionState, entry: Entry) -> str:
    return gentle_word(full_name(entry.text, (one.name for one in state.people.values())))


def _how(_: SessionState, step: PlannedStep, slot: Slot) -> tuple[str, ...]:
    capture = capture_of(SortCapture, step, slot.id)
    labels = listed([pile.label for pile in capture.slots()]) if capture else ""
    return (f"Type how many are {slot.label}, or the numbers for {labels}.",)


SORT = Kind(
    keep=_keep,
    filled=_filled,
    unsettled=_unsettled,
    counted=_counted,
    told=_told,
    onward=_onward,
    doubted=_doubted,
    how=_how,
)
