"""The line: what a line of text asks of the session.

A line whose first sign is `/` is a command; every other line is kept as what somebody said, so that
ordinary speech never moves the meeting.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from plc_runner.errors import NotFound
from plc_runner.events.entry import NOTE
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.kinds import KINDS
from plc_runner.session.line import Ask, Do, Line, Parsed, Refusal
from plc_runner.session.lookup import find_by_tail, short_id
from plc_runner.session.meaning import meaning
from plc_runner.session.meaning_closing import checked_out
from plc_runner.session.phrases import is_seen
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.verbs import VERB, VERBS, verbs_for

__all__ = [
    "Ask",
    "Do",
    "Parsed",
    "Refusal",
    "find_by_tail",
    "keep",
    "parse",
    "press",
    "short_id",
    "split_paste",
]


def parse(  # noqa: PLR0913 - all that a line depends on
    line: str,
    state: SessionState,
    *,
    slot: str | None,
    step: str | None = None,
    today: date | None = None,
    team: tuple[Person, ...] = (),
) -> Parsed:
    """What a line asks for. Never raises.

    Args:
        line: as typed.
        state: the session now.
        slot: id of the slot that lines go to; None for the first of the step.
        step: key of the step in which the line was begun; None for the current one.
        today: the day in the room, to turn "by Friday" into a date; None keeps the words.
        team: everybody whom the team knows; who is not here may own an action too.
    """
    text = line.strip()
    if text.startswith("//"):
        return keep(text[1:], state, slot=slot, step=step, today=today, team=team)
    if not text.startswith("/") or _is_path(text):
        return keep(line, state, slot=slot, step=step, today=today, team=team)
    try:
        return _command(text, Line.begun(state, slot, step, today, team))
    except NotFound as problem:
        return Refusal(str(problem))


def keep(  # noqa: PLR0913 - as parse
    text: str,
    state: SessionState,
    *,
    slot: str | None,
    step: str | None = None,
    today: date | None = None,
    team: tuple[Person, ...] = (),
    pasted: bool = False,
) -> Parsed:
    """What becomes of words that are to be kept, whatever they begin with: a line of a paste.

    The kind of the slot decides; where there is none, they become a note.

    Args:
        text: the words.
        state: the session now.
        slot: as in `parse`, like `step`, `today` and `team`.
        pasted: the line came with others; what could be asked back of one is kept as it is.
    """
    text = text.strip(" \r\n")  # a tab at the start stands behind an empty cell
    if not is_seen(text):
        return Refusal("")
    line = replace(Line.begun(state, slot, step, today, team), pasted=pasted)
    if line.step is None:
        return Do(c.Note(text))
    if line.step.own == "closing" and not line.slot:
        return checked_out(text, line.step_key)
    target = line.slot or next((one.id for one in line.slots), NOTE)
    steps = (line.step, *state.steps)
    found = next((one for st in steps for one in st.slots if one.id == target), None)
    if found is None:
        return Do(c.Capture(target, text, line.step_key))
    return KINDS[found.kind].keep(text, line, found)


def press(
    verb_id: str, state: SessionState, *, slot: str | None, step: str | None = None
) -> Parsed:
    """What a key or a row of the menu asks for. Never raises.

    It does what the verb's word does, and two keys do what a hand expects of them: F5 lets a paused
    clock run, and PageDown starts a meeting that has not started. A verb that needs more words is
    refused with its usage: put its word into the line instead.
    """
    if verb_id == "pause" and state.phase is Phase.PAUSED:
        return Do(c.Resume())
    if verb_id == "next-step" and state.phase is Phase.READY:
        return Do(c.Start())
    return meaning(VERB[verb_id], "", Line.begun(state, slot, step))


def split_paste(text: str) -> tuple[str, ...]:
    """The lines of a paste, each to be kept with `keep`; empty ones are left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


_PATH = re.compile(r"/(?:[^/\s\\]|\\.)+/")


def _is_path(text: str) -> bool:
    """Whether a file was dropped on the line, or an address of one; no command has two slashes."""
    return _PATH.match(text) is not None


_SIGNS = tuple("+-−–")
_TIME = re.compile(
    r"/(?P<sign>[+−–-])(?:(?P<min>[0-9]{1,3})(?::(?P<sec>[0-5][0-9])|(?P<unit>s|m|min)?))?"
    r"(?:\s+(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_MOST = 180 * 60
"""Seconds that one `/+` may give."""


def _command(text: str, line: Line) -> Parsed:
    if text[1:2] in _SIGNS:
        return _change_time(text)
    word, *argument = text.split(maxsplit=1)
    word = word.rstrip(":,")
    found = verbs_for(word)
    if len(found) == 1:
        return meaning(found[0], argument[0] if argument else "", line)
    shown = word if len(word) <= 20 else f"{word[:20]}…"
    to_keep = f"To keep a line that begins with a slash, type two: /{shown}"
    if found:
        meant = sorted({w for v in found for w in v.words if w.startswith(word.casefold())})
        return Refusal(f"{shown} may be {', '.join(meant)}. {to_keep}")
    words = [w for verb in VERBS for w in verb.words if len(w) > len("/d")]
    close = get_close_matches(word.casefold(), words, n=1)
    hint = f" Did you mean {close[0]}?" if close else " /? shows all commands."
    return Refusal(f"There is no command {shown}.{hint} {to_keep}")


def _change_time(text: str) -> Parsed:
    found = _TIME.fullmatch(text)
    if found is None:
        return Refusal("How many minutes? Type /+1, /+2, /+90s, /+1:30 or /-1.")
    minutes = int(found["min"] or 1)
    seconds = minutes if (found["unit"] or "").casefold() == "s" else minutes * 60
    seconds += int(found["sec"] or 0)
    if not 0 < seconds <= _MOST:
        return Refusal(f"Between one second and {_MOST // 60} minutes, please: /+1, /+2, /-1.")
    sign = 1 if found["sign"] == "+" else -1
    return Do(c.AddTime(sign * seconds, (found["reason"] or "").strip()))
