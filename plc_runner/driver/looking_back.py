"""Decisions on a subject while a meeting runs, and what the meeting makes of them.

A decision of an earlier meeting is taken up with the first thing that is said of it, so the record
tells of it; looking alone leaves no trace.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plc_runner.errors import IllegalMove
from plc_runner.events.carried import Carried
from plc_runner.journal.aftermath import in_place_of
from plc_runner.journal.queries import team
from plc_runner.journal.thread import KeptDecision, ending
from plc_runner.memory.carried import carried_item
from plc_runner.memory.why import Found, about, about_elsewhere
from plc_runner.session import commands as c
from plc_runner.session.dates import date_said
from plc_runner.session.grammar import Do
from plc_runner.session.line import Line
from plc_runner.session.meaning_past import settled
from plc_runner.session.phrases import split_because, split_owner
from plc_runner.session.shelves.taken_up import new
from plc_runner.session.words import day_said

if TYPE_CHECKING:
    from plc_runner.driver.driver import Driver
    from plc_runner.driver.replies import Reply

_VERDICTS = {"settle-keep": "keep", "settle-change": "change", "settle-stop": "stop"}
_ELSEWHERE = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on a subject."""

    ours: tuple[Found, ...]
    elsewhere: tuple[Found, ...]
    """By other teams."""


def decided_about(driver: Driver, words: str, *, limit: int = 30) -> Decided:
    """What the team decided on the subject of some words, then what other teams did.

    Args:
        words: as typed; without any, all that the team decided.
        limit: at most so many of the team's own.
    """
    state = driver.state
    own = about(driver.journal, words, state.team, utc_offset=state.utc_offset, session=state.id)
    others = about_elsewhere(
        driver.journal, words, state.team, utc_offset=state.utc_offset, limit=_ELSEWHERE
    )
    known = {it.decision.id for it in own}
    return Decided(own[:limit], tuple(it for it in others if it.decision.id not in known))


def carry_out(driver: Driver, verb_id: str, argument: str) -> Reply:
    """Say something of a decision that the meeting has not taken up yet: `1a2b it works`.

    Args:
        verb_id: one of `meaning_past.ON_DECISIONS`.
        argument: the decision's code, then words.

    Raises:
        IllegalMove: there is no such decision, or it is not this team's; says why.
    """
    code, _, text = argument.partition(" ")
    decision = the_decision(driver, code)
    if verb_id == "object":
        return object_to(driver, decision, text)
    if verb_id == "settle-answer":
        return answer(driver, decision, text)
    return settle(driver, decision, _VERDICTS[verb_id], text)


def the_decision(driver: Driver, code: str) -> KeptDecision:
    """The decision with this code; where several have it, the team's own.

    Raises:
        IllegalMove: there is none, or it is still not clear which.
    """
    found = ending(driver.journal, code)
    own = tuple(one for one in found if _is_own(driver, one)) or found
    if len(own) == 1:
        return own[0]
    if not found:
        raise IllegalMove(f"No decision has the code {code}. /why and some words find it.")
    raise IllegalMove(f"More than one decision has the code {code}. Type more of it.")


def settle(driver: Driver, decision: KeptDecision, verdict: str, text: str) -> Reply:
    """Say whether it stands.

    Args:
        verdict: keep, change, stop.
        text: why; after `by` the day on which to look again.

    Raises:
        IllegalMove: that cannot be said of it; says why.
    """
    item = _standing(driver, decision)
    parsed = settled(new(item, driver.now()), verdict, text, _line(driver))
    if not isinstance(parsed, Do) or not isinstance(parsed.command, c.Settle):
        raise IllegalMove(getattr(parsed, "text", ""))
    return driver.do(replace(parsed.command, item=item))


def look_again(driver: Driver, decision: KeptDecision, day: str) -> Reply:
    """It stands, and is looked at again on a day.

    Args:
        day: as typed.

    Raises:
        IllegalMove: it is no day, or the decision stands no longer.
    """
    if decision.id in driver.state.decisions:
        return driver.do(c.Fix(decision.id, day, "review"))
    item = _standing(driver, decision)
    said = date_said(day, driver.today(), day_first=driver.state.day_first)
    if said is None or said.doubt:
        unclear = f"“{day.strip()}” is no day. " if day.strip() else ""
        raise IllegalMove(said.doubt if said else f"{unclear}Say Friday, 12 May, or next week.")
    return driver.do(c.Settle(item.id, "keep", "", said.kept, item))


def instead(driver: Driver, decision: KeptDecision, text: str) -> Reply:
    """Decide something in its place.

    Args:
        text: what, and after `because` why.

    Raises:
        IllegalMove: nothing was said, or something stands in its place already.
    """
    _must_be_ours(driver, decision)
    _must_stand(driver, decision)
    if not text.strip():
        raise IllegalMove("What is decided in its place? Type it; after “because” the reason.")
    day = driver.state.day_of(decision.at).isoformat()
    earlier = c.Replaced(decision.id, decision.statement, day)
    return driver.do(c.Decide(*split_because(text.strip()), replaces=earlier))


def decide_too(driver: Driver, text: str) -> Reply:
    """Decide what another team has.

    Raises:
        IllegalMove: nothing was said.
    """
    if not text.strip():
        raise IllegalMove("What does the team decide? Type it; after “because” the reason.")
    return driver.do(c.Decide(*split_because(text.strip())))


def object_to(driver: Driver, decision: KeptDecision, text: str) -> Reply:
    """Keep a disagreement with it; a name may stand before the words.

    Raises:
        IllegalMove: nothing was said, or it is another team's.
    """
    who, words = split_owner(text, driver.state.people.values())
    if not words.strip():
        raise IllegalMove("What speaks against it? Type it; a name may stand before: “Ana: ...”.")
    item = _taken_up(driver, decision)
    return driver.do(c.Object(decision.id, words, who.name if who else "", item))


def answer(driver: Driver, decision: KeptDecision, text: str) -> Reply:
    """Answer the newest disagreement with it.

    Raises:
        IllegalMove: nothing was said, or nobody disagrees.
    """
    if not text.strip():
        raise IllegalMove("What is the answer? Type it; it stays with the disagreement.")
    item = _taken_up(driver, decision)
    return driver.do(c.AnswerObjection(decision.id, text.strip(), item=item))


def open_objection(driver: Driver, decision: KeptDecision) -> str:
    """The newest disagreement that nobody has answered, as it was said; empty if there is none."""
    item = carried_item(driver.journal, "decision", decision.id, driver.state.utc_offset)
    if item is None or not item.objections:
        return ""
    newest = item.objections[-1]
    return f"{newest.name}: {newest.text}" if newest.name else newest.text


def _taken_up(driver: Driver, decision: KeptDecision) -> Carried | None:
    """As the meeting takes it up; None for what it decided itself."""
    _must_be_ours(driver, decision)
    if decision.id in driver.state.decisions:
        return None
    return carried_item(driver.journal, "decision", decision.id, driver.state.utc_offset)


def _standing(driver: Driver, decision: KeptDecision) -> Carried:
    _must_be_ours(driver, decision)
    _must_stand(driver, decision)
    item = _taken_up(driver, decision)
    if item is None:
        code = decision.id[-4:]
        raise IllegalMove(f"It was decided just now, so it stands. /remove {code} takes it off.")
    return item


def _must_be_ours(driver: Driver, decision: KeptDecision) -> None:
    if _is_own(driver, decision):
        return
    whose = team(driver.journal, decision.team).name if decision.team else "another group"
    raise IllegalMove(
        f"It was decided by {whose}, so it is theirs to say. /decide keeps it for you too."
    )


def _is_own(driver: Driver, decision: KeptDecision) -> bool:
    state = driver.state
    if decision.session == state.id:
        return True
    return state.team is not None and decision.team == state.team


def _must_stand(driver: Driver, decision: KeptDecision) -> None:
    for one in in_place_of(driver.journal, [decision.id]):
        raise IllegalMove(f"It stands no longer: “{one.statement}” stands in its place.")


def _line(driver: Driver) -> Line:
    return Line(driver.state, None, None, driver.today(), driver.members())


def told(driver: Driver, it: Found) -> str:
    """What is known of it on one line: day, reason, hands, how it stands."""
    one = it.decision
    item = carried_item(driver.journal, "decision", one.id, driver.state.utc_offset)
    parts = [
        day_said(it.day, driver.today()),
        f"because {one.because}" if one.because else "",
        item.tally if item else "",
        f"look again {day_said(one.review, driver.today())}"
        if it.stands == "stands" and one.review
        else it.stands,
    ]
    return " · ".join(part for part in parts if part)
