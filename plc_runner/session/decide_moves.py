"""Moving through the steps and keeping the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.events import Draft
from plc_runner.events import clock as ck
from plc_runner.events import session as ev
from plc_runner.protocol.plan import fit
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.fold import apply
from plc_runner.session.kinds import KINDS
from plc_runner.session.leaving import left_step
from plc_runner.session.moment import Moment
from plc_runner.session.proposals import catch_up, shortened
from plc_runner.session.state import SessionState
from plc_runner.session.undoing import undo_drafts
from plc_runner.session.words import either


def _start(moment: Moment, _: c.Start) -> list[Draft]:
    state = moment.state
    if not state.steps:
        raise IllegalMove("This plan has no step for the people who are here: /switch to another.")
    drafts = [moment.fact(ev.SessionStarted())]
    if state.stop_at is not None:
        until_bell = int((state.stop_at - moment.at).total_seconds())
        over = sum(step.seconds for step in state.steps) - until_bell
        plan = fit(state.steps, max(0, until_bell))
        if over >= timing.LATE and plan != state.steps:
            drafts.insert(0, moment.fact(ev.PlanChanged(why="late start", plan=plan)))
    drafts.append(moment.fact(ck.StepStarted(step=state.steps[0].key, how="start")))
    return drafts


def missing(state: SessionState) -> tuple[str, ...]:
    """What the current step requires and has nothing in, by the labels of its places.

    After it, what is to be settled before the step ends: samples that nobody could place.
    """
    step = state.step
    if step is None:
        return ()
    empty = (
        either([slot.label for slot in capture.slots()])
        for capture in step.captures
        if capture.required
        and not any(KINDS[slot.kind].filled(state, step, slot) for slot in capture.slots())
    )
    unsettled = (KINDS[capture.kind].unsettled(state, step, capture) for capture in step.captures)
    return (*empty, *(words for words in unsettled if words))


def _next(moment: Moment, command: c.Next) -> list[Draft]:
    state = moment.state
    position = state.steps.index(moment.step)
    if position + 1 == len(state.steps):
        raise IllegalMove("This is the last step. /close ends the meeting.")
    empty = () if command.force else missing(state)
    if empty:
        raise Unfilled(
            f"“{moment.step.title}” asks for: {', '.join(empty)}. "
            "Type it, or go on without it: /next anyway."
        )
    following = state.steps[position + 1].key
    return [
        left_step(moment, "done"),
        moment.fact(ck.StepStarted(step=following, how="next")),
    ]


def _skip(moment: Moment, command: c.Skip) -> list[Draft]:
    state = moment.state
    position = state.steps.index(moment.step)
    if position + 1 == len(state.steps):
        raise IllegalMove("This is the last step: nothing follows it. /close ends the meeting.")
    return [
        left_step(moment, "skipped", command.reason),
        moment.fact(ck.StepStarted(step=state.steps[position + 1].key, how="skip")),
    ]


def _back(moment: Moment, _: c.Back) -> list[Draft]:
    position = moment.state.steps.index(moment.step)
    if position == 0:
        raise IllegalMove("This is the first step.")
    return _go(moment, moment.state.steps[position - 1].key, "back")


def _go_to(moment: Moment, command: c.GoTo) -> list[Draft]:
    if command.step not in {step.key for step in moment.state.steps}:
        raise IllegalMove(f"There is no step “{command.step}” in this meeting.")
    if command.step == moment.step.key:
        raise IllegalMove(f"“{moment.step.title}” is the step you are in.")
    return _go(moment, command.step, "go to")


def _go(moment: Moment, key: str, how: Any) -> list[Draft]:
    keys = [step.key for step in moment.state.steps]
    forward = keys.index(key) > keys.index(moment.step.key)
    outcome: ck.Outcome = "done" if forward else "left"
    return [left_step(moment, outcome), moment.fact(ck.StepStarted(step=key, how=how))]


def _pause(moment: Moment, _: c.Pause) -> list[Draft]:
    return [moment.fact(ck.ClockPaused())]


def _resume(moment: Moment, _: c.Resume) -> list[Draft]:
    return [moment.fact(ck.ClockResumed())]


def _add_time(moment: Moment, command: c.AddTime) -> list[Draft]:
    if not command.seconds:
        raise IllegalMove("Say how much: /+1 gives a minute, /-1 takes one.")
    step, state = moment.step, moment.state
    turn = state.progress_of(step.key).turn if step.turns else None
    clock = timing.clock(state, moment.at)
    seconds = command.seconds
    if seconds < 0:
        seconds = -int(min(-seconds, max(0.0, clock.left) if clock else 0.0))
        if not seconds:
            raise IllegalMove("There is no time left to take from this step.")
    event = ck.TimeAdded(step=step.key, seconds=seconds, turn=turn, reason=command.reason)
    return [moment.fact(event)]


def _catch_up(moment: Moment, _: c.CatchUp) -> list[Draft]:
    proposal = catch_up(moment.state, moment.at)
    if proposal is None and timing.behind(moment.state, moment.at) > 0:
        raise IllegalMove(
            "No later step can be shorter. /skip leaves one out, /adjourn keeps the rest for "
            "next time."
        )
    if proposal is None:
        raise IllegalMove("There is nothing to shorten: the meeting ends on time.")
    return [moment.fact(ev.PlanChanged(why="catch up", plan=proposal.steps))]


def _report_gap(moment: Moment, command: c.ReportGap) -> list[Draft]:
    since = max(command.since, moment.state.since or command.since)
    return [moment.fact(ck.ClockGap(since=since, until=max(since, command.until)))]


def _answer_gap(moment: Moment, command: c.AnswerGap) -> list[Draft]:
    gap = moment.state.gap
    since = gap.since if gap else moment.at
    return [moment.fact(ck.GapAnswered(counted=command.counted, since=since, until=moment.at))]


def _adjourn(moment: Moment, command: c.Adjourn) -> list[Draft]:
    return [
        moment.fact(ev.SessionAdjourned(reason=command.reason)),
        left_step(moment, "left"),
    ]


def _close(moment: Moment, command: c.Close) -> list[Draft]:
    if command.ended is not None:
        moment = replace(moment, at=min(moment.at, command.ended))
    drafts = [moment.fact(ev.SessionClosed(ended=command.ended))]
    if moment.state.step is not None:
        drafts.append(left_step(moment, "done"))
    return drafts


def _reopen(moment: Moment, command: c.Reopen) -> list[Draft]:
    state = moment.state
    if not state.sittings:
        raise IllegalMove("This meeting never started. Start a new one.")
    drafts = [
        moment.fact(ev.SessionReopened(stop_at=command.stop_at, reason=command.reason)),
        moment.fact(ck.StepStarted(step=moment.step.key, how="reopen")),
        moment.fact(ck.ClockPaused()),
    ]
    if command.stop_at is not None:
        left = (command.stop_at - moment.at).total_seconds()
        for draft in drafts:  # a step that was closed has time again
            state = apply(state, draft.subject, draft.event, moment.at)
        plan = shortened(state, moment.at, left)
        if plan != state.steps:
            drafts.append(moment.fact(ev.PlanChanged(why="new sitting", plan=plan)))
    return drafts


def _undo(moment: Moment, _: c.Undo) -> list[Draft]:
    return undo_drafts(moment)


MOVES: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.Start: _start,
    c.Next: _next,
    c.Skip: _skip,
    c.Back: _back,
    c.GoTo: _go_to,
    c.Pause: _pause,
    c.Resume: _resume,
    c.AddTime: _add_time,
    c.CatchUp: _catch_up,
    c.ReportGap: _report_gap,
    c.AnswerGap: _answer_gap,
    c.Adjourn: _adjourn,
    c.Close: _close,
    c.Reopen: _reopen,
    c.Undo: _undo,
}
