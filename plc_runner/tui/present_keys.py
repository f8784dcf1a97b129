"""Which keys the wall tells: those that do something now, and the ways on at zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import commands as c
from plc_runner.session.proposals import choices_at_zero
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.verbs import VERB, Verb
from plc_runner.session.words import time_text
from plc_runner.tui.view import Key


def _key(verb: Verb, rank: int, label: str = "") -> Key:
    return Key(verb.key_label, label or verb.footer, rank)


def keys(state: SessionState, step: PlannedStep, *, flips: bool) -> tuple[Key, ...]:
    """The keys that do something now; the highest rank goes first where it is narrow.

    Args:
        flips: whether prompt and entries can take turns.
    """
    flip = (_key(VERB["flip"], 2),) * flips
    menu = _key(VERB["menu"], 0)
    if state.phase is Phase.READY:
        return (_key(VERB["next-step"], 0, "start"), *flip, menu)
    pause = _key(VERB["pause"], 2, "go on" if state.phase is Phase.PAUSED else "pause")
    last = step is state.steps[-1]
    onward = _key(VERB["next-step"], 1, "end" if last else "next")
    in_turns = step.turns and state.progress_of(step.key).turn + 1 < len(step.turns)
    if in_turns:
        step_key = replace(onward, label="end" if last else "next step")
        decide = _key(VERB["decide"], 3)
        return (_key(VERB["next-turn"], 0), step_key, *flip, pause, decide, menu)
    keeping = (
        _key(VERB["decide"], 3),
        _key(VERB["agree-action"], 4),
        _key(VERB["park"], 5),
    )
    return (replace(onward, rank=0), *_tell(state, 1), *flip, pause, *keeping, menu)


def choices(state: SessionState, now: datetime) -> tuple[Key, ...]:
    """The ways on at zero, each with the end of the meeting that it gives."""
    if state.phase is not Phase.RUNNING:
        return ()
    out = []
    for choice in choices_at_zero(state, now):
        end = time_text(choice.ends_at, state.utc_offset)
        if isinstance(choice.command, c.AddTime):
            minutes = choice.command.seconds // 60
            press = " ".join([VERB["add-time"].key_label] * minutes)
            rank = 1 if minutes == 1 else 4
            out.append(Key(press, f"+{minutes}, ends {end}", rank, f"+{minutes}, {end}"))
        elif isinstance(choice.command, c.CatchUp):
            press = f"{VERB['menu'].key_label} {VERB['catch-up'].letter.upper()}"
            out.append(Key(press, f"shorten, ends {end}", 2, f"shorten, {end}"))
        elif isinstance(choice.command, c.NextTurn):
            out.append(Key(VERB["next-turn"].key_label, f"next turn, ends {end}", 0, "next turn"))
        else:
            last = state.step is state.steps[-1]
            word = "end" if last else "next"
            out.append(Key(VERB["next-step"].key_label, f"{word}, ends {end}", 0, f"{word}, {end}"))
    return (*out, *_tell(state, 3), _key(VERB["menu"], 3)) if out else ()


def _tell(state: SessionState, rank: int) -> tuple[Key, ...]:
    """The key that lets the groups of the step tell, while they are together."""
    step = state.step
    together = step is not None and not step.turns and bool(state.groups.get(step.key))
    return (_key(VERB["next-turn"], rank, "groups tell"),) * together
