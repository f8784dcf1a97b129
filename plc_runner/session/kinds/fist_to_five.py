"""Captures of kind fist_to_five: numbers are hands, all other words are a concern.

Pure. What hands are shown for, and how rounds belong together, is in `hands`.
"""

from __future__ import annotations

import re

from plc_runner.errors import IllegalMove
from plc_runner.events.tally import Count, TallyFixed
from plc_runner.protocol.captures import Capture, FistToFiveCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds import hands
from plc_runner.session.kinds.hands import FINGERS
from plc_runner.session.kinds.kind import Kind, capture_of, keep_entry
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState, Tally
from plc_runner.session.words import listed

_BETWEEN = re.compile(r"[\s,;|/]+")
_PAIR = re.compile(r"(\d{1,6})[:=](\d{1,6})")
_AROUND = re.compile(r"\s*([:=])\s*")
_AT = re.compile(r"(?:\band\s+)?\b(\d{1,6})\s*(?:hands?\s*)?\bat\s+(\d{1,6})\b", re.IGNORECASE)
_WORDS = re.compile(r"(?:proposal|now)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_MOST = 999
"""Hands that one number of fingers may have."""
HOW = "Six numbers, the hands for 0, 1, 2, 3, 4 and 5 fingers, such as 0 0 1 2 3 1."


def numbers(text: str) -> tuple[int, ...] | None:
    """The hands that a line counts: one number or up to six, or pairs such as `5:3 4:2`, also as
    they are said back: `3 hands at 5, 2 at 4`.

    Returns:
        None where the line holds anything but numbers: then somebody said something.

    Raises:
        IllegalMove: they count nothing; says why.
    """
    text = _AROUND.sub(r"\1", _AT.sub(r"\2:\1", text.strip()))
    tokens = [token for token in _BETWEEN.split(text) if token]
    if not tokens:
        return None
    pairs = [_PAIR.fullmatch(token) for token in tokens]
    if all(pairs):
        return _of_pairs([(int(found[1]), int(found[2])) for found in pairs if found])
    if not all(token.isdecimal() for token in tokens):
        return None
    if len(tokens) > len(FINGERS):
        raise IllegalMove(f"{HOW} Here are {len(tokens)}.")
    # A number of thousands of digits would not be read at all.
    return _checked(tuple(int(token[:6]) for token in tokens))


def _of_pairs(pairs: list[tuple[int, int]]) -> tuple[int, ...]:
    counts: dict[int, int] = {}
    for fingers, count in pairs:
        if fingers >= len(FINGERS):
            raise IllegalMove(f"A hand has 5 fingers, not {fingers}: 5:3 means three hands of 5.")
        if fingers in counts:
            raise IllegalMove(f"{fingers} is there twice: 5:3 4:2 means three of 5, two of 4.")
        counts[fingers] = count
    return _checked(tuple(counts.get(fingers, 0) for fingers in range(len(FINGERS))))


def _checked(counts: tuple[int, ...]) -> tuple[int, ...]:
    if max(counts) > _MOST:
        raise IllegalMove(f"{max(counts)} hands of one kind? {HOW}")
    if len(counts) == len(FINGERS) and not sum(counts):
        raise IllegalMove(f"No hand is up in that. {HOW}")
    return counts


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    step = line.step
    capture = capture_of(FistToFiveCapture, step, slot.id)
    if step is None or capture is None:
        return keep_entry(text, line, slot)
    try:
        said = numbers(text)
        if said is not None:
            return Do(_count(line, step, capture, slot, said))
    except IllegalMove as problem:
        return Refusal(str(problem))
    before = hands.proposal(line.state, step, capture)
    changed = _WORDS.fullmatch(text)
    if changed and before.entry is not None:
        return Do(c.Fix(before.entry.id, changed[1]))
    if changed or not before.text:
        words = changed[1] if changed else text
        return Do(c.Capture(hands.words_slot(slot.id), words, line.step_key))
    return keep_entry(text, line, slot)


def _count(
    line: Line, step: PlannedStep, capture: FistToFiveCapture, slot: Slot, said: tuple[int, ...]
) -> c.Count:
    """A new round, or the one that was begun with what follows in it.

    Raises:
        IllegalMove: more follows than is left to count.
    """
    tested = hands.proposal(line.state, step, capture).text or capture.label
    begun = hands.begun(line.state, step, capture)
    counted = tuple(one.count for one in begun.counts) if begun else ()
    if len(said) == len(FINGERS):
        counted = ()
    if len(counted) + len(said) > len(FINGERS):
        left = listed(FINGERS[len(counted) :])
        raise IllegalMove(f"Still to count: hands with {left} fingers. {HOW}")
    labels = hands.levels(line.state, capture)
    all_said = (*counted, *said)
    if len(all_said) == len(FINGERS) and not sum(all_said):
        raise IllegalMove(f"No hand is up in that. {HOW}")
    counts = _counts(labels, all_said)
    id_ = begun.id if begun else None
    return c.Count("fist_to_five", slot.id, counts, of=tested, id=id_, step=line.step_key)


def _counts(labels: tuple[str, ...], said: tuple[int, ...]) -> tuple[Count, ...]:
    return tuple(
        Count(key=key, label=label, count=count)
        for key, label, count in zip(FINGERS, labels, said, strict=False)
    )


def _filled(state: SessionState, step: PlannedStep, slot: Slot) -> bool:
    return any(hands.is_whole(tally) for tally in hands.rounds(state, step.key, slot.id))


def _unsettled(state: SessionState, step: PlannedStep, capture: Capture) -> str:
    """A round that was begun and not counted to its end."""
    begun = hands.begun(state, step, capture)
    return "" if begun is None else f"the hands for {_span(len(begun.counts))}"


def _span(first: int) -> str:
    last = len(FINGERS) - 1
    return str(last) if first == last else f"{first} to {last}"


def _asks(state: SessionState, step: PlannedStep, slot: Slot) -> str:
    capture = capture_of(FistToFiveCapture, step, slot.id)
    if capture is None:
        return ""
    rounds = hands.rounds(state, step.key, slot.id)
    if begun := hands.begun(state, step, capture):
        return f"Hands for {len(begun.counts)}"
    if not hands.proposal(state, step, capture).text:
        return "Proposal"
    if rounds and hands.below(rounds[-1], capture.threshold):
        return "Concern or hands"
    return "Hands, 0 to 5"


def _counted(moment: Moment, tally: Tally, text: str) -> TallyFixed:
    said = numbers(text)
    if said is None or len(said) < len(tally.counts):
        raise IllegalMove(HOW)
    labels = tuple(one.label for one in tally.counts)
    if len(labels) < len(said):
        step = moment.state.step_of(tally.step)
        capture = capture_of(FistToFiveCapture, step, tally.slot)
        labels = hands.levels(moment.state, capture) if capture else hands.LEVELS
    return TallyFixed(counts=_counts(labels, said))


def verdict(tally: Tally, threshold: int) -> str:
    """`2 below 3: hear them, then ask again`, or `All 7 at 3 or more`."""
    low = hands.below(tally, threshold)
    if low:
        return f"{low} below {threshold}: hear them, then ask again"
    if tally.total == 1:
        return f"The one hand is at {threshold} or more"
    return f"All {tally.total} at {threshold} or more"


def shown(tally: Tally) -> str:
    """`4 hands at 5, 2 at 4, 1 at 0`."""
    up = [one for one in reversed(tally.counts) if one.count]
    if not up:
        return "No hand so far"
    hand = "hand" if up[0].count == 1 else "hands"
    first = f"{up[0].count} {hand} at {up[0].key}"
    return ", ".join([first, *(f"{one.count} at {one.key}" for one in up[1:])])


def _told(state: SessionState, tally: Tally) -> str:
    if not hands.is_whole(tally):
        return f"{shown(tally)}. Next: how many at {len(tally.counts)}?"
    step = state.step_of(tally.step)
    capture = capture_of(FistToFiveCapture, step, tally.slot)
    rounds = hands.series(state, step, capture) if step and capture else (tally,)
    ids = [one.id for one in rounds]
    number = ids.index(tally.id) if tally.id in ids else 0
    threshold = hands.threshold(state, tally)
    told = f"{verdict(tally, threshold)} ({shown(tally)})"
    if number:
        told = f"Round {number + 1}: {told}, {hands.below(rounds[number - 1], threshold)} before"
    return f"{told}. /decide keeps it" if hands.agreed(state) == tally.of else told


def _warned(_: SessionState, tally: Tally) -> str:
    here = len(tally.present)
    if not hands.is_whole(tally) or not here or tally.total == here:
        return ""
    counted = "1 hand" if tally.total == 1 else f"{tally.total} hands"
    return f"{counted}, and {here} {'is' if here == 1 else 'are'} here. It is kept as counted."


def _how(state: SessionState, step: PlannedStep, slot: Slot) -> tuple[str, ...]:
    capture = capture_of(FistToFiveCapture, step, slot.id)
    if capture is None:
        return ()
    words = hands.proposal(state, step, capture).text
    meanings = list(enumerate(hands.levels(state, capture)))
    means = ", ".join(f"{fingers} {meaning}" for fingers, meaning in reversed(meanings))
    return (
        f"Hands for: {words}" if words else "Nothing is proposed yet: type the proposal first.",
        f"{means}. Whoever is below {capture.threshold} is heard.",
        "Six numbers are the hands for 0 to 5 fingers: 0 0 1 2 3 1. Other words are a concern.",
        "now: and other words changes the proposal.",
    )


FIST_TO_FIVE = Kind(
    keep=_keep,
    filled=_filled,
    unsettled=_unsettled,
    asks=_asks,
    counted=_counted,
    told=_told,
    warned=_warned,
    how=_how,
)
