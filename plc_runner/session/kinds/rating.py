"""Captures of kind rating: a word for each statement, or how many hands went up for each word.

Pure. One tally for each statement of a step; rating it again puts the new word in place of the old.
"""

from __future__ import annotations

from plc_runner.errors import IllegalMove
from plc_runner.events.tally import Count, TallyFixed
from plc_runner.protocol.captures import RatingCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds import counts
from plc_runner.session.kinds.kind import Kind, capture_of, holds_entries, keep_entry, taken
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState, Tally

Rated = tuple[tuple[Count, ...], str]
"""Hands for each word, or the one word; the other is empty."""


def tally_of(state: SessionState, step: str, slot: str) -> Tally | None:
    """How a statement was rated in a step; None where it was not."""
    return next(reversed(taken(state, "rating", step, {slot})), None)


def how(capture: RatingCapture) -> str:
    """How to rate: `1 few, 2 some, 3 many; or hands for each: 1 2 0`."""
    words = ", ".join(f"{n} {word}" for n, word in enumerate(capture.scale, 1))
    hands = " ".join(str((n + 1) % 4) for n in range(len(capture.scale)))
    return f"{words}; or the hands for each, such as {hands}"


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    step = line.step
    capture = capture_of(RatingCapture, step, slot.id)
    if step is None or capture is None:
        return keep_entry(text, line, slot)
    try:
        rated = _rated(text, capture)
    except IllegalMove as problem:
        return Refusal(str(problem))
    if rated is None:
        return keep_entry(text, line, slot)
    hands, word = rated
    tally = tally_of(line.state, step.key, slot.id)
    id_ = tally.id if tally else None
    return Do(c.Count("rating", slot.id, hands, word, slot.label, id_, step=line.step_key))


def _rated(text: str, capture: RatingCapture) -> Rated | None:
    """What a line says of a statement; None where it is a remark.

    Raises:
        IllegalMove: it rates nothing; says how to.
    """
    scale = capture.scale
    said = text.strip().rstrip(".!?").rstrip()
    if said in scale:
        return (), said
    found = counts.numbers(said, len(scale))
    if found is not None and len(found) == 1:
        if not 1 <= found[0] <= len(scale):
            raise IllegalMove(f"{found[0]} is no word of the scale: {how(capture)}.")
        return (), scale[found[0] - 1]
    if found is not None:
        if len(found) != len(scale):
            raise IllegalMove(
                f"Here are {len(found)} numbers for {len(scale)} words: {how(capture)}."
            )
        return _hands(capture, dict(enumerate(found))), ""
    at = counts.begins(said, scale)
    if at is not None:
        return (), scale[at]
    by_name = counts.named(said, scale)
    if by_name is not None and not any(one.sign for one in by_name):
        return _hands(capture, {one.place: one.count for one in by_name}), ""
    if by_name is not None or counts.is_other_number(said):
        raise IllegalMove(f"Type a word or its number: {how(capture)}.")
    return None


def _hands(capture: RatingCapture, said: dict[int, int]) -> tuple[Count, ...]:
    if not any(said.values()):
        raise IllegalMove(f"No hand is up in that. Type a word or its number: {how(capture)}.")
    return tuple(
        Count(key=str(place), label=word, count=said.get(place, 0))
        for place, word in enumerate(capture.scale)
    )


def _filled(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    return tally_of(state, step.key, slot.id) is not None or holds_entries(state, step, slot)


def _counted(moment: Moment, tally: Tally, text: str) -> TallyFixed:
    step = moment.state.step_of(tally.step)
    capture = capture_of(RatingCapture, step, tally.slot)
    if capture is None:
        raise IllegalMove("The step of this rating is not in the plan any more.")
    rated = _rated(text, capture)
    if rated is None:
        raise IllegalMove(f"Type a word or its number: {how(capture)}.")
    return TallyFixed(counts=rated[0], word=rated[1])


def _onward(state: SessionState, step: PlannedStep, tally: Tally) -> str | None:
    """The next statement that is not rated yet: after this one, else the first."""
    capture = capture_of(RatingCapture, step, tally.slot)
    if tally.removed:
        return tally.slot
    ids = [slot.id for slot in capture.slots()] if capture else []
    at = ids.index(tally.slot) if tally.slot in ids else 0
    following = (*ids[at + 1 :], *ids[:at])
    return next((id_ for id_ in following if tally_of(state, step.key, id_) is None), None)


def _warned(_: SessionState, tally: Tally) -> str:
    here = len(tally.present)
    if tally.word or not here or tally.total <= here:
        return ""
    return f"{tally.total} hands, and {here} {'is' if here == 1 else 'are'} here. It is kept."


def _how(_: SessionState, step: PlannedStep, slot: Slot) -> tuple[str, ...]:
    capture = capture_of(RatingCapture, step, slot.id)
    return (f"Type a word or its number: {how(capture)}.",) if capture else ()


RATING = Kind(
    keep=_keep,
    filled=_filled,
    counted=_counted,
    warned=_warned,
    onward=_onward,
    how=_how,
)
