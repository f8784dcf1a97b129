"""Why a team does something: the whole chain behind a decision, and finding the one that is meant.

Everything is read from the tables; days are those of the rooms in which things were said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from plc_runner.errors import NotFound
from plc_runner.journal import thread as kept
from plc_runner.journal.codes import codes, session_codes
from plc_runner.journal.earlier import shared_by, stems_of
from plc_runner.journal.goals import Measured, measured
from plc_runner.journal.left_open import hands_shown
from plc_runner.journal.store import Journal
from plc_runner.journal.thread import Here, KeptAction, KeptDecision, Met
from plc_runner.memory.linked import Behind, decision_of, decisions_for, goals_behind, seen
from plc_runner.memory.thread import Link, Told, day_in, earlier, later, thread

Stands = Literal["stands", "stopped", "replaced", "taken back"]
_ELSEWHERE = 200
"""Newest decisions of other teams with one of the words that are compared."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal behind a decision, and how things stood with it since."""

    behind: Behind
    day: str
    """On which it was set (ISO 8601)."""
    before: Measured | None
    """How it stood on the day of the decision, if it was measured by then."""
    since: tuple[Measured, ...]
    """After the day of the decision, the oldest first."""


@dataclass(frozen=True, slots=True)
class Why:
    """The whole chain behind a decision."""

    decision: KeptDecision
    day: str
    """On which it was made (ISO 8601)."""
    stands: Stands
    options: tuple[str, ...]
    """What else was considered."""
    hands: tuple[tuple[int, int], ...]
    """(fingers, hands), the most fingers first."""
    there: tuple[Here, ...]
    """Who was there when it was made."""
    meeting: Met | None
    step: str
    """The title of its step; empty where it was said in none."""
    seen: tuple[str, ...]
    goals: tuple[Aim, ...]
    earlier: tuple[Link, ...]
    """The decisions in whose place it stands, all the way back."""
    later: tuple[Link, ...]
    """What stands in its place."""
    actions: tuple[KeptAction, ...]
    """What was promised in the same meeting and came of it."""
    told: tuple[Told, ...]
    """Looks at it, disagreements and their answers, words put right, in order."""

    @property
    def members(self) -> int:
        """How many of those who were there have ever belonged to the team."""
        return sum(one.member for one in self.there)

    @property
    def still(self) -> int:
        """How many of these belong to it now."""
        return sum(one.still for one in self.there)


@dataclass(frozen=True, slots=True)
class Found:
    """A decision that somebody may mean."""

    decision: KeptDecision
    day: str
    stands: Stands
    meeting: Met | None
    objections: int
    """How many disagreements nobody has answered."""


def why(journal: Journal, id_: str, utc_offset: int) -> Why:
    """The chain behind one decision.

    Args:
        journal: where all is kept.
        id_: the decision's whole id.
        utc_offset: seconds east of UTC, for the days of what no meeting said.

    Raises:
        NotFound: there is none.
    """
    one = kept.decision(journal, id_)
    if one is None:
        raise NotFound("There is no such decision.")
    meeting = kept.met(journal, [one.session] if one.session else []).get(one.session or "")
    day = day_in(one.at, meeting, utc_offset)
    after = later(journal, id_, utc_offset)
    told = () if one.removed else thread(journal, id_, utc_offset).told
    titles = kept.step_titles(journal, one.session) if one.session else {}
    return Why(
        one,
        day,
        _stands(one, replaced=bool(after)),
        kept.options(journal, id_),
        hands_shown(journal, one.tally) if one.tally else (),
        kept.people_there(journal, one.present, one.session, one.team),
        meeting,
        titles.get(one.step or "", ""),
        _seen(journal, one, tuple(titles)),
        tuple(_aim(journal, it, day, utc_offset) for it in _behind(journal, one)),
        earlier(journal, id_, utc_offset),
        after,
        _actions(journal, one),
        tuple(it for it in told if _is_news(it, day)),
    )


def codes_of(journal: Journal, chain: Why) -> Mapping[str, str]:
    """What to type for everything that a chain tells of, by id; a meeting's for `plc record`."""
    records = {chain.decision.id, *(aim.behind.goal.id for aim in chain.goals)}
    records |= {link.id for link in (*chain.earlier, *chain.later)}
    records |= {action.id for action in chain.actions}
    meetings = {link.meeting.id for link in (*chain.earlier, *chain.later) if link.meeting}
    meetings |= {told.meeting.id for told in chain.told if told.meeting}
    meetings |= {chain.meeting.id} if chain.meeting else set()
    return {**codes(journal, records), **session_codes(journal, meetings)}


def behind_action(journal: Journal, action: str, session: str | None) -> str | None:
    """Id of the decision from which an action came; None where its meeting decided nothing."""
    if session is None or not (decisions := kept.decisions_in(journal, session)):
        return None
    one = next((it for it in kept.actions_in(journal, session) if it.id == action), None)
    return None if one is None else decision_of(one, decisions)


def serving(journal: Journal, goal: str, utc_offset: int) -> tuple[Found, ...]:
    """The decisions that serve a goal, the newest first."""
    one = kept.goal(journal, goal)
    if one is None:
        return ()
    decisions = kept.decisions_of(journal, one.team, one.session)
    chosen = decisions_for(one, decisions, lambda it: _behind(journal, it))
    return _found(journal, chosen, utc_offset)


def about(
    journal: Journal, words: str, team: str | None, *, utc_offset: int, session: str | None = None
) -> tuple[Found, ...]:
    """What a team decided on the subject of some words, whatever became of it.

    Those that share most words with it (all of them, where no words are given), and what stands in
    their place now: first what stands, then what does not, each the newest first.

    Args:
        words: as typed.
        team: its id; None for a group that is none.
        utc_offset: see `why`.
        session: the meeting of such a group.
    """
    if team is None and session is None:
        return ()
    decisions = kept.decisions_of(journal, team, session)
    return _found(journal, _with_heirs(journal, _alike(words, decisions)), utc_offset)


def about_elsewhere(
    journal: Journal, words: str, team: str | None, *, utc_offset: int, limit: int = 5
) -> tuple[Found, ...]:
    """What others decided on it, as `about`; nothing where no words are given.

    Args:
        team: whose decisions are left out, if anybody's.
        limit: at most so many.
    """
    stems = stems_of(words)
    if not stems:
        return ()
    match = " OR ".join(f'"{stem}"*' for stem in stems)
    decisions = kept.elsewhere(journal, match, team, _ELSEWHERE)
    chosen = _with_heirs(journal, _alike(words, decisions)[:limit])
    return _found(journal, chosen, utc_offset)[:limit]


def _alike(words: str, decisions: tuple[KeptDecision, ...]) -> tuple[KeptDecision, ...]:
    stems = stems_of(words)
    if not stems:
        return () if words.strip() else decisions
    shared = {one.id: shared_by(stems, one.statement, one.because) for one in decisions}
    most = max(shared.values(), default=0)
    return tuple(one for one in decisions if most and shared[one.id] == most)


def _with_heirs(journal: Journal, decisions: tuple[KeptDecision, ...]) -> tuple[KeptDecision, ...]:
    """These, and what stands in their place, in whatever words: the newest first."""
    every = {one.id: one for one in decisions}
    begun = list(every)
    while begun:
        heirs = kept.in_place(journal, begun)
        begun = [one.id for one in heirs if one.id not in every]
        every |= {one.id: one for one in heirs}
    return tuple(sorted(every.values(), key=lambda it: (it.lamport, it.id), reverse=True))


def _found(
    journal: Journal, decisions: tuple[KeptDecision, ...], utc_offset: int
) -> tuple[Found, ...]:
    ids = [one.id for one in decisions]
    replaced = kept.replaced(journal, ids)
    objections = kept.open_objections(journal, ids)
    meetings = kept.met(journal, {one.session for one in decisions if one.session})
    found = [
        Found(
            one,
            day_in(one.at, meetings.get(one.session or ""), utc_offset),
            _stands(one, replaced=one.id in replaced),
            meetings.get(one.session or ""),
            objections.get(one.id, 0),
        )
        for one in decisions
    ]
    return tuple(sorted(found, key=lambda it: it.stands != "stands"))


def _is_news(told: Told, day: str) -> bool:
    """Whether the chain does not tell it already.

    What its meeting filled in and worded anew stands in the decision itself; the decisions before
    it and after it are told as such.
    """
    if told.it.what == "put right":
        return told.it.day > day and told.it.part != "Replaces"
    return told.it.what != "replaced"


def _stands(one: KeptDecision, *, replaced: bool) -> Stands:
    if one.removed:
        return "taken back"
    if replaced:
        return "replaced"
    return "stopped" if one.stopped else "stands"


def _behind(journal: Journal, one: KeptDecision) -> tuple[Behind, ...]:
    goals = kept.goals_of(journal, one.team, one.session)
    ids = [goal.id for goal in goals]
    there = kept.goals_measured_in(journal, one.session, ids) if one.session else ()
    return goals_behind(one, goals, there, kept.goals_settled(journal, ids))


def _aim(journal: Journal, it: Behind, day: str, utc_offset: int) -> Aim:
    points = measured(journal, it.goal.id)
    before = [point for point in points if point.day <= day]
    since = tuple(point for point in points if point.day > day)
    set_in = kept.met(journal, [it.goal.session] if it.goal.session else [])
    set_on = day_in(it.goal.at, set_in.get(it.goal.session or ""), utc_offset)
    return Aim(it, set_on, before[-1] if before else None, since)


def _actions(journal: Journal, one: KeptDecision) -> tuple[KeptAction, ...]:
    if one.session is None or one.removed:
        return ()
    decisions = kept.decisions_in(journal, one.session)
    return tuple(
        action
        for action in kept.actions_in(journal, one.session)
        if decision_of(action, decisions) == one.id
    )


def _seen(journal: Journal, one: KeptDecision, steps: tuple[str, ...]) -> tuple[str, ...]:
    if one.session is None:
        return ()
    before = steps[: steps.index(one.step) + 1] if one.step in steps else steps
    return seen(
        kept.said_before(journal, one.session, one.lamport),
        kept.counted_before(journal, one.session, one.lamport),
        before,
    )
