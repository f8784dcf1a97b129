"""What the library leaves out, and how it says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from plc_runner.protocol.words import count_of
from plc_runner.tui.shelf import STAGES, Shelved
from plc_runner.tui.widgets.keys_line import Key

_LENGTHS = (0, 15, 30, 45, 60)
"""Minutes at most; 0 for any length."""
_GROUPS = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30)

_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Filters:
    """Nothing is left out to begin with."""

    usual: tuple[str, ...] | int
    """Who usually meets: names, or how many."""
    stage: str = ""
    minutes: int = 0
    group: int = 0
    """For so many people; 0 for any group."""

    @property
    def people(self) -> tuple[str, ...] | int:
        """For whom lengths are worked out."""
        if not self.group or self.group == self.count:
            return self.usual
        return self.group

    @property
    def count(self) -> int:
        """How many usually meet."""
        return self.usual if isinstance(self.usual, int) else len(self.usual)

    @property
    def leave_out(self) -> bool:
        """Whether anything is left out."""
        return bool(self.stage or self.minutes or self.group)

    def next_stage(self) -> Filters:
        """The next stage; after the last one, any."""
        return replace(self, stage=_after(self.stage, ("", *STAGES)))

    def next_length(self) -> Filters:
        """The next length."""
        return replace(self, minutes=_after(self.minutes, _LENGTHS))

    def next_group(self) -> Filters:
        """As many as usually meet, then other groups."""
        others = [count for count in _GROUPS if count != self.count]
        return replace(self, group=_after(self.group, (0, self.count, *others)))

    def none(self) -> Filters:
        """Leave out nothing."""
        return Filters(self.usual)

    def keep(self, row: Shelved) -> bool:
        """Whether a row stays. A broken one does as long as nothing is left out."""
        protocol = row.protocol
        if protocol is None:
            return not self.leave_out
        group = protocol.group
        return (
            self.stage in ("", protocol.stage)
            and (not self.minutes or row.seconds <= self.minutes * 60)
            and (not self.group or group.min <= self.group <= (group.max or self.group))
        )

    def said(self, *, roomy: bool) -> tuple[Key, ...]:
        """The state in words, each with its key."""
        any_ = "any " if roomy else ""
        stage = STAGES.get(self.stage, f"{any_}stage")
        length = f"at most {self.minutes} min" if self.minutes else f"{any_}length"
        group = f"for {count_of(self.group, 'person')}" if self.group else f"{any_}group"
        return (
            Key("F7", stage, "filter('stage')", chosen=bool(self.stage)),
            Key("F8", length, "filter('length')", chosen=bool(self.minutes)),
            Key("F9", group, "filter('group')", chosen=bool(self.group)),
        )


def _after(now: _Choice, choices: Sequence[_Choice]) -> _Choice:
    at = choices.index(now) + 1 if now in choices else 0
    return choices[at % len(choices)]
