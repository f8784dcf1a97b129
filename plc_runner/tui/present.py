"""From the state of a session to what the wall shows: pure.

`still` is what changes only when something happens, `timed` what also changes with the time;
the tick of the clock costs only the second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from plc_runner.protocol.fitting import fit
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import PlannedStep, RoundPlace
from plc_runner.session import timing
from plc_runner.session.airtime import quiet_words, unheard
from plc_runner.session.kinds import line_label
from plc_runner.session.shelves import Hand
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.words import clock_text, minutes_text, time_text, who_speaks
from plc_runner.tui.look import Look
from plc_runner.tui.present_columns import columns
from plc_runner.tui.present_hands import hands_up, tested_words
from plc_runner.tui.present_keys import choices, keys
from plc_runner.tui.prompt import as_it_is, in_one_row
from plc_runner.tui.view import Aside, Clock, Meeting, Notice, Part, Segment, Turn, WallView

_LABEL = 18
"""Letters of the label in front of the line."""


@dataclass(frozen=True, slots=True)
class Ui:
    """What the screen itself knows and the session does not."""

    slot: str | None = None
    """Where lines go; None for the first slot."""
    label: str = ""
    """In front of the line, where it is not the slot's own label."""
    hand: Hand | None = None
    """What the line works on."""
    joining: str = ""
    """Id of the entry that is to be joined to it."""
    typed: str = ""
    """Numbers on the line that the board shows before they are kept."""
    notice: Notice | None = None
    panel: tuple[Aside, ...] = ()
    """What takes the place of the entries for a moment: the words that complete a line."""
    unsaved: tuple[str, ...] = ()
    """Texts that wait to be stored."""
    console: bool = False
    blank: bool = False
    entries_first: bool = False
    can_flip: bool = False
    """The prompt or the entries do not fit: say which key turns between them."""


def present(state: SessionState, protocol: Protocol, now: datetime, ui: Ui) -> WallView:
    """The wall at one moment."""
    return timed(still(state, protocol, ui), state, now)


def still(state: SessionState, protocol: Protocol, ui: Ui) -> WallView:
    """All but the time."""
    step = state.step or (state.steps[0] if state.steps else None)
    if step is None:
        return WallView(state.title, team=state.team_name, notice=ui.notice)
    look = Look(ui.slot, None, frozenset(ui.unsaved), ui.hand, ui.joining, ui.typed)
    label = line_label(state, step, ui.slot) if state.step else "Note"
    tested = tested_words(state, step, ui.slot)
    return WallView(
        title=state.title,
        team=state.team_name,
        step=step.title,
        number=state.steps.index(step) + 1,
        of=len(state.steps),
        talk=(
            *(hands_up(state, step, ui.slot) or _talk(state, step, protocol)),
            *_place(state, step.round),
        ),
        prompt=as_it_is(tested) if tested else step.say,
        stems=(in_one_row(step.say), *step.stems) if tested else step.stems,
        turns=_turns(state, step),
        columns=columns(state, look),
        label=_short(ui.label or label),
        keys=keys(state, step, flips=ui.can_flip or ui.entries_first),
        notice=ui.notice,
        unsaved=len(ui.unsaved),
        blank=ui.blank,
        console=ui.panel
        or (_console(state, step) if ui.console else _before_the_start(state, protocol)),
        entries_first=ui.entries_first,
    )


def _short(label: str) -> str:
    """A label that leaves the line its room."""
    if len(label) <= _LABEL:
        return label
    kept = (
        label[: _LABEL - 1].rsplit(" ", 1)[0] if " " in label[: _LABEL - 1] else label[: _LABEL - 1]
    )
    return f"{kept.rstrip(' ,')}…"


def timed(view: WallView, state: SessionState, now: datetime) -> WallView:
    """The same wall with the clock, the bar and the end as they are now."""
    return replace(
        view,
        clock=_clock(state, now),
        ends=time_text(_ends(state, now), state.utc_offset),
        meeting=_meeting(state, now),
        bar=_bar(state, now),
        choices=choices(state, now),
    )


def until_change(state: SessionState, now: datetime) -> float:
    """Seconds until the clock shows another figure; 1 where it stands."""
    clock = timing.clock(state, now)
    if clock is None or state.since is None:
        return 1.0
    return clock.left % 1 or 1.0


def _clock(state: SessionState, now: datetime) -> Clock:
    clock = timing.clock(state, now)
    if clock is None:
        first = timing.allowance(state, state.steps[0]) if state.steps else 0
        return Clock(clock_text(first), "not started", "paused" if state.position else "calm")
    text = clock_text(clock.left)
    if state.phase in (Phase.PAUSED, Phase.AWAY):
        return Clock(text, "PAUSED" if state.phase is Phase.PAUSED else "AWAY", "paused")
    match clock.level:
        case timing.Level.OVER:
            return Clock(text, f"OVER {text.removeprefix('+')}", "over")
        case timing.Level.LAST:
            return Clock(text, _last(min(0.05 * clock.of, 15)), "last")
        case timing.Level.SOON:
            return Clock(text, _last(min(0.2 * clock.of, 60)), "warn")
    turn = _turn_number(state)
    of = minutes_text(clock.of)
    return Clock(text, f"{turn} · {of}" if turn else f"of {of}")


def _last(seconds: float) -> str:
    if seconds >= 60:
        return "LAST MINUTE"
    return f"LAST {round(seconds)} SECONDS" if seconds >= 2 else "LAST SECOND"


def _turn_number(state: SessionState) -> str:
    step = state.step
    if step is None or not step.turns:
        return ""
    return f"turn {state.progress_of(step.key).turn + 1} of {len(step.turns)}"


def _ends(state: SessionState, now: datetime) -> datetime:
    """When the meeting ends; before the start, if it started now."""
    if state.phase is Phase.READY and state.stop_at is not None:
        steps = fit(state.steps, max(0, int((state.stop_at - now).total_seconds())))
        return timing.ends_at(replace(state, steps=steps), now)
    return timing.ends_at(state, now)


def _meeting(state: SessionState, now: datetime) -> Meeting:
    if state.phase is Phase.READY:
        return Meeting("plain", "NOT STARTED")
    standing, minutes = timing.standing(state, now)
    match standing:
        case timing.Standing.LATE:
            return Meeting("late", f"{minutes} MIN LATE")
        case timing.Standing.AHEAD:
            return Meeting("ahead", f"{minutes} MIN AHEAD")
    return Meeting("on-time", "ON TIME")


def _bar(state: SessionState, now: datetime) -> tuple[Segment, ...]:
    return tuple(_segment(state, step, now) for step in state.steps)


def _segment(state: SessionState, step: PlannedStep, now: datetime) -> Segment:
    length = max(1, timing.allowance(state, step))
    outcome = state.progress_of(step.key).outcome
    done = 1.0 if outcome in ("done", "skipped") else timing.spent(state, step.key, now) / length
    return Segment(length, min(1.0, round(done, 3)), current=step is state.step)


def _talk(state: SessionState, step: PlannedStep, protocol: Protocol) -> tuple[Part, ...]:
    name, does = who_speaks(state if state.step else replace(state, position=0))
    if step.turns:
        turn = state.progress_of(step.key).turn
        after = state.name(step.turns[turn + 1]) if turn + 1 < len(step.turns) else ""
        then = (Part(f"then {after}"),) if after else ()
        does, whole, group = does.partition(" for ")
        told = (Part(f"for {group}"),) if whole else ()
        return (Part(name, "name"), Part(does, "strong"), *told, *then)
    if step.talk == "listeners" and name:
        listens = "listens" if len(step.who) == 1 else "listen"
        return (Part("The group talks", "strong"), Part(f"{name} {listens}"))
    if step.talk == "role":
        role = protocol.roles.get(step.role or "")
        title = (role.title if role else "") or (step.role or "").replace("-", " ").capitalize()
        if not name:
            return (Part(f"{title} speaks", "strong"),)
        return (Part(name, "name"), Part(does, "strong"))
    apart = step.talk == "small-groups" and not state.groups.get(step.key)
    size = f" of {step.group_size}" if apart and step.group_size else ""
    return (Part(does + size, "strong"),)


def _place(state: SessionState, place: RoundPlace | None) -> tuple[Part, ...]:
    """Which repetition of a round it is: `Each presenter 2 of 3: Ben`."""
    if place is None or place.of < 2:
        return ()
    about = state.name(place.person) or place.item or ""
    return (Part(f"{place.title} {place.number} of {place.of}{': ' if about else ''}{about}"),)


def _turns(state: SessionState, step: PlannedStep) -> tuple[Turn, ...]:
    if state.progress_of(step.key).reporting is not None:
        return ()  # the groups on the board say it
    now = state.progress_of(step.key).turn
    return tuple(
        Turn(
            state.name(person),
            "done" if at < now else "now" if at == now else "next" if at == now + 1 else "ahead",
        )
        for at, person in enumerate(step.turns)
    )


def _console(state: SessionState, step: PlannedStep) -> tuple[Aside, ...]:
    quiet = Aside("Quiet", quiet_words(state) if unheard(state) else "")
    asides = [Aside("Guard", step.guard), Aside("Notes", step.notes), quiet]
    shown = tuple(aside for aside in asides if aside.text)
    return shown or (Aside("Notes", "This step has no notes for the facilitator."),)


def _before_the_start(state: SessionState, protocol: Protocol) -> tuple[Aside, ...]:
    """What the room reads while people sit down: the plan, and how we talk."""
    if state.phase is not Phase.READY:
        return ()
    focus = (Aside("Focus", state.focus),) if state.focus else ()
    steps = tuple(Aside(minutes_text(step.seconds), step.title) for step in state.steps)
    return (*focus, *steps, *(Aside("Norm", norm) for norm in protocol.norms))
