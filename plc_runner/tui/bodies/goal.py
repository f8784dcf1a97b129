"""A goal on the board: the sentence that it makes, its parts, and what is still to be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.goals import LABELS, NEEDED, missing, sentence
from plc_runner.session.shelves import parts
from plc_runner.session.state import Goal, SessionState
from plc_runner.session.words import day_said
from plc_runner.tui.cells import Line, Run, clip, clip_line, wrap
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink

_MARK = 2
_LABEL = 13
"""Columns (of the screen) of the names of the parts."""
_SIDE_BY_SIDE = 36
"""Columns from which a part stands beside its name."""
_ALONE = 40
_HOW = "Type what students will do. Then come measure, baseline, target and day, one by one."


@dataclass(frozen=True, slots=True)
class GoalPart:
    """One part of a goal; without text where it is still to be said."""

    label: str
    text: str = ""
    asked: bool = False
    """The line stands for it."""
    needed: bool = False
    """Whether the goal is not whole without it. The sentence says what is needed."""


@dataclass(frozen=True, slots=True)
class GoalBody:
    """The goals of a step; the newest, or the one in hand, with all its parts."""

    sentence: str = ""
    held: bool = False
    unsaved: bool = False
    lacking: tuple[str, ...] = ()
    parts: tuple[GoalPart, ...] = ()
    others: tuple[str, ...] = ()
    """The other goals, each as its sentence."""

    @property
    def narrowest(self) -> int:
        """Columns (of the screen) under which it stands on the board alone."""
        return _ALONE

    @property
    def count(self) -> int:
        """Goals."""
        return len(self.others) + bool(self.sentence)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """The sentence, then as many of the parts as there is room for, what lacks first."""
        if height < 1 or width <= _MARK:
            return ()
        if not self.sentence:
            return [(Run("  " + text, "muted"),) for text in wrap(_HOW, width - _MARK)][:height]
        told = self._told(width)
        others = [line for other in self.others for line in _plain(other, width)]
        parts = [line for part in self.parts for line in _part(part, width)]
        blank: list[Line] = [()] if airy else []
        if len(others) + len(told) + len(blank) + len(parts) <= height:
            return [clip_line(line, width) for line in (*others, *told, *blank, *parts)]
        return [clip_line(line, width) for line in self._in_short(told, width, height)]

    def _told(self, width: int) -> list[Line]:
        """The sentence on as many rows as it needs."""
        in_hand = self.held and not any(part.asked for part in self.parts)
        mark = "▲ " if self.unsaved else "▸ " if in_hand else "• "
        ink: Ink = "last" if self.unsaved else "sky-strong" if in_hand else "text"
        return [
            (Run(mark if n == 0 else "  ", ink), Run(text, "strong"))
            for n, text in enumerate(wrap(self.sentence, width - _MARK))
        ]

    def _in_short(self, told: list[Line], width: int, height: int) -> list[Line]:
        """The sentence and what lacks; then what the sentence does not say."""
        lacking: list[Line] = []
        if self.lacking and height > 1:
            text = clip(f"▲ open: {', '.join(self.lacking).lower()}", width)
            lacking = [(Run(text, "last"),)]
        room = height - len(lacking)
        if len(told) > room:
            mark, words = told[room - 1][0], told[room - 1][1]
            cut = Run(clip(f"{words.text} …", width - _MARK), words.ink)
            told = [*told[: room - 1], (mark, cut)]
        unsaid = [part for part in self.parts if part.asked or (part.text and not part.needed)]
        more = (line for part in unsaid for line in _part(part, width, lines=1))
        return [*told, *islice(more, room - len(told)), *lacking]


def _plain(sentence: str, room: int) -> list[Line]:
    return [(Run("• "), Run(clip(wrap(sentence, 10_000)[0], room - _MARK)))]


def _part(part: GoalPart, room: int, *, lines: int = 3) -> list[Line]:
    """A part beside its name, or after it where that is too narrow."""
    mark = "▸ " if part.asked else "  "
    ink: Ink = "sky-strong" if part.asked else "muted"
    said, text_ink = _said(part)
    beside = room >= _SIDE_BY_SIDE
    name = f"{part.label}".ljust(_LABEL) if beside else f"{part.label} "
    rest = room - _MARK - len(name)
    if rest < 1:
        return [(Run(clip(part.label, room)),)]
    rows = list(wrap(said, rest))[:lines] or [""]
    if len(wrap(said, rest)) > lines:
        rows[-1] = clip(f"{rows[-1]} …", rest)
    out: list[Line] = [(Run(mark, ink), Run(name, ink), Run(rows[0], text_ink))]
    return out + [(Run(" " * (_MARK + len(name))), Run(row, text_ink)) for row in rows[1:]]


def _said(part: GoalPart) -> tuple[str, Ink]:
    if part.asked:
        return part.text or "…", "sky-strong"
    if part.text:
        return part.text, "text"
    return ("▲ open", "last") if part.needed else ("–", "muted")


def goal(state: SessionState, step: PlannedStep, _: Capture, look: Look) -> GoalBody:
    """The goals that a step has set."""
    goals = [one for one in state.goals.values() if one.step == step.key and not one.removed]
    if not goals:
        return GoalBody()
    shown = next((one for one in goals if look.holds(one.id)), goals[-1])
    today = state.day_of(state.opened_at)
    asked = look.hand.part if look.hand is not None and look.holds(shown.id) else None
    return GoalBody(
        sentence(shown, today),
        look.holds(shown.id),
        shown.statement in look.unsaved,
        missing(shown),
        tuple(_shown(state, shown, asked)),
        tuple(sentence(one, today) for one in goals if one is not shown),
    )


def _shown(state: SessionState, goal: Goal, asked: str | None) -> Iterator[GoalPart]:
    today = state.day_of(state.opened_at)
    for part in parts(state, goal):
        if part.id in LABELS:
            dated = part.id in ("by", "evidence_on")
            text = day_said(getattr(goal, part.id), today) if dated else part.text
            yield GoalPart(part.label, text, part.id == asked, part.id in NEEDED)
    later = [m for m in state.measurements.values() if m.goal == goal.id and not m.removed]
    if later:
        said = " → ".join(f"{m.value} ({day_said(m.day)})" for m in later)
        yield GoalPart("Measured", said)
