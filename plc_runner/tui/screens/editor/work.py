"""What is being written: the text, what the reader says of it, its steps and its plan here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.protocol import editing
from plc_runner.protocol.editing import Path, Row
from plc_runner.protocol.model import Protocol, Round, Step
from plc_runner.protocol.planned import Plan
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.source import Reading, read
from plc_runner.session.words import minutes_text
from plc_runner.tui.preview import planned, previews
from plc_runner.tui.view import WallView
from plc_runner.tui.words_of_count import count

_TITLE = re.compile(r"[\"']?title[\"']?\s*:")


@dataclass(frozen=True, slots=True)
class Whole:
    """The last text that could be run."""

    protocol: Protocol
    plan: Plan
    views: tuple[WallView, ...]
    """One for each step of the plan."""


class Work:
    """Looks at one text after another.

    Args:
        name: the file's path, for the reader.
        people: names, or a head-count: for whom the time is worked out.
    """

    def __init__(self, name: str, people: int | Sequence[str]) -> None:
        self._name = name
        self.people = people
        self.text = ""
        self.reading = Reading((), "")
        self.rows: tuple[Row, ...] | None = ()
        """None where the text cannot be shown as a form."""
        self._places: tuple[tuple[Path, int, int], ...] = ()
        self._plan: Plan | None = None
        self._title = ""
        self.whole: Whole | None = None
        """The last text without errors that the wall was asked for."""

    def look(self, text: str) -> None:
        """Read a text anew; about a millisecond."""
        self.text = text
        self.reading = read(text.encode(errors="replace"), self._name)
        self.rows = editing.rows(text)
        self._places = editing.where(text)
        protocol = self.reading.protocol
        self._plan = planned(protocol, self.people) if protocol else None
        head = editing.head(text) if self.rows is not None else None
        self._title = head.title if head is not None and head.title else self._title

    @property
    def problems(self) -> tuple[Problem, ...]:
        """In the order of the file."""
        return self.reading.problems

    @property
    def title(self) -> str:
        """What the protocol calls itself, or did when that could be told last."""
        return self._title

    @property
    def minutes(self) -> str:
        """How long it takes here; while there are errors, how many."""
        if self._plan is None:
            return f"■ {count(len(self.reading.errors), 'error')}"
        return minutes_text(round(self._plan.seconds / 60) * 60)

    @property
    def total(self) -> str:
        """For whom, how many steps, how long; empty while there are errors."""
        if self._plan is None:
            return ""
        people = self.people if isinstance(self.people, int) else len(self.people)
        told = f"{count(len(self._plan.steps), 'step')}, {self.minutes}"
        return f"{told} for {people}" if people > 1 else f"{told} alone"

    def row_at(self, line: int) -> Path | None:
        """The step or round that a line of the text (from 1) belongs to; None for the head."""
        inside = [path for path, first, last in self._places if first <= line <= last]
        return max(inside, key=len, default=None)

    def line_of(self, path: Path | None) -> int:
        """The first line of a step or round; of the protocol itself, where its title stands."""
        if path is None:
            lines = enumerate(self.text.split("\n"), 1)
            return next((n for n, line in lines if _TITLE.match(line)), 1)
        return next((first for at, first, _ in self._places if at == path), 1)

    def view(self, path: Path | None) -> tuple[WallView | None, bool]:
        """The wall at a step.

        Returns:
            the view, if there was ever a text that could be run; and whether it is of an older
            text, because this one has errors.
        """
        protocol = self.reading.protocol
        if protocol is not None and (self.whole is None or self.whole.protocol is not protocol):
            plan = self._plan or planned(protocol, self.people)
            self.whole = Whole(protocol, plan, previews(protocol, self.people))
        whole = self.whole
        if whole is None or not whole.views:
            return None, protocol is None
        step = _step_id(whole.protocol, path)
        found = (n for n, each in enumerate(whole.plan.steps) if each.step == step)
        number = min(next(found, 0), len(whole.views) - 1)
        return whole.views[number], protocol is None


def _step_id(protocol: Protocol, path: Path | None) -> str:
    """The id of the step at a path; of the first one in a round."""
    parts: Sequence[Step | Round] = protocol.steps
    part: Step | Round | None = None
    for number in path or (0,):
        if number >= len(parts):
            break
        part = parts[number]
        parts = part.steps if isinstance(part, Round) else ()
    while isinstance(part, Round):
        part = part.steps[0]
    return part.id if part is not None else ""
