"""What the words about earlier meetings ask of the session: `/done 2`, `/moved 3 Friday`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plc_runner.errors import NotFound
from plc_runner.session import commands as c
from plc_runner.session.dates import date_said
from plc_runner.session.line import Ask, Do, Line, Parsed, Refusal
from plc_runner.session.past import a_kind, the_item, wants_reason
from plc_runner.session.phrases import plain, split_because
from plc_runner.session.promises import known_to, owner_said, split_due
from plc_runner.session.state import TakenUp
from plc_runner.session.verbs import VERB

Handler = Callable[[str, Line], Parsed]

_FOR: Mapping[str, Mapping[str, str]] = {
    "settle-done": {"action": "done", "goal": "reached", "question": "answered"},
    "settle-open": {"action": "open", "goal": "open", "question": "open", "decision": "keep"},
    "settle-drop": {
        "action": "dropped", "goal": "dropped", "question": "dropped", "decision": "stop",
    },
    "settle-begun": {"action": "started"},
    "settle-keep": {"decision": "keep"},
    "settle-change": {"decision": "change"},
    "settle-stop": {"decision": "stop"},
    "settle-reached": {"goal": "reached"},
    "settle-missed": {"goal": "missed"},
}  # fmt: skip
"""What each verb comes to for each kind of thing."""

ON_DECISIONS = ("settle-keep", "settle-change", "settle-stop", "settle-answer", "object")
"""Verbs that take up a decision of any earlier meeting by its code."""
_CODE = re.compile(r"[0-9a-f-]{4,36}")


def settled(item: TakenUp, verdict: str, text: str, line: Line) -> Parsed:
    """What became of a thing, with the words that were said to it.

    Args:
        text: why; of a decision that stands, `by` and a day may follow; of a question, the answer.
    """
    reason, due = text.strip(), None
    if plain(reason).startswith("because "):
        reason = reason[len("because ") :].strip()
    if item.item.what == "decision" and verdict == "keep":
        reason, day, doubt = split_due(f"x {reason}", line.today, day_first=line.state.day_first)
        if doubt:
            return Refusal(doubt)
        reason, due = reason.removeprefix("x").strip(), day or None
    if wants_reason(verdict) and not reason:
        return Refusal("Why? The reason is what the next person looks for: type it after.")
    return Do(c.Settle(item.id, verdict, reason, due))


def moved(item: TakenUp, text: str, line: Line) -> Parsed:
    """An action gets another day: `Friday because there was no paper`."""
    words, reason = split_because(text)
    said = date_said(words, line.today, day_first=line.state.day_first)
    if said is None:
        return Refusal(f"“{words}” is no day. Say Friday, 12 May, or next week.")
    if said.doubt:
        return Refusal(said.doubt)
    return Do(c.Settle(item.id, "moved", reason, said.kept))


def given(item: TakenUp, text: str, line: Line) -> Parsed:
    """An action gets another owner, or none."""
    if plain(text) in ("", "nobody"):
        return Do(c.Reassign(item.id, None, ""))
    owner, name, doubt = owner_said(text, known_to(line.state, line.team))
    if not name:
        return Refusal(doubt or f"The team knows nobody called “{text}”.")
    return Do(c.Reassign(item.id, owner, name))


def _verb(verb_id: str) -> Handler:
    def handler(argument: str, line: Line) -> Parsed:
        text = argument.partition(" ")[2]
        item = _sought(verb_id, argument, line)
        if isinstance(item, Ask):
            return item
        verdict = _FOR[verb_id].get(item.item.what)
        if verdict is None:
            return Refusal(f"That is {a_kind(item)}: “{VERB[verb_id].title}” is not for it.")
        if verdict == "answered" and not text.strip():
            return Refusal("What is the answer? /answer CODE and the words.")
        return settled(item, verdict, text, line)

    return handler


def _sought(verb_id: str, argument: str, line: Line) -> TakenUp | Ask:
    """The thing that is meant; a decision that is not taken up yet is for the journal to find.

    Raises:
        NotFound: there is none.
    """
    code = argument.partition(" ")[0]
    try:
        return the_item(line.state, code)
    except NotFound:
        if verb_id in ON_DECISIONS and is_code(code):
            return Ask(verb_id, argument)
        raise


def is_code(word: str) -> bool:
    """Whether it may be the end of an id."""
    return _CODE.fullmatch(word.casefold()) is not None


def _moved(argument: str, line: Line) -> Parsed:
    code, _, text = argument.partition(" ")
    if not text.strip():
        return Refusal("Until when? /moved CODE Friday")
    return moved(the_item(line.state, code), text, line)


def _owner(argument: str, line: Line) -> Parsed:
    code, _, text = argument.partition(" ")
    return given(the_item(line.state, code), text, line)


def _answer(argument: str, line: Line) -> Parsed:
    """The answer to a parked question, or to a disagreement with a decision."""
    code, _, text = argument.partition(" ")
    if not text.strip():
        return Refusal("What is the answer? /answer CODE and the words.")
    decisions = [id_ for id_ in line.state.decisions if id_.replace("-", "").endswith(code)]
    if decisions and len(code) > 3:
        return Do(c.AnswerObjection(decisions[0], text))
    item = _sought("settle-answer", argument, line)
    if isinstance(item, Ask):
        return item
    if item.item.what == "decision":
        return Do(c.AnswerObjection(item.id, text))
    if item.item.what != "question":
        return Refusal(f"That is {a_kind(item)}; a question or a disagreement is answered.")
    return Do(c.Settle(item.id, "answered", text.strip()))


PAST: Mapping[str, Handler] = {
    **{verb_id: _verb(verb_id) for verb_id in _FOR},
    "settle-moved": _moved,
    "settle-owner": _owner,
    "settle-answer": _answer,
}
