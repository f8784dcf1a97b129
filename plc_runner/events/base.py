"""The envelope of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

AMEND = "amend"
"""The act of who puts something right once the meeting is over."""


class Event(BaseModel):
    """A fact about one subject.

    Fields are only ever added, with a default: a body written by any version that has landed must
    be read by every later one. Fields of a newer version are ignored here and kept in the journal.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: ClassVar[str]

    act: str = ""
    """The command that made it, as a word ("next", "pause"): on the first event of each act, so
    that undo knows where an act begins."""

    def body(self) -> dict[str, Any]:
        """The facts as plain JSON values; what equals its default is left out."""
        return self.model_dump(mode="json", exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that nobody has kept yet."""

    subject: str
    event: Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as the journal keeps it."""

    id: str
    """UUIDv7: the only key that means the same on every machine."""
    n: int
    """Row number on this machine, a reader's cursor."""
    device: str
    lamport: int
    """1 + the largest seen by the writer: orders events whatever the clocks say."""
    at: datetime
    """When it happened, as the writer's clock had it; UTC, to the millisecond."""
    by: str | None
    """The member who did it, if known."""
    kind: str
    subject: str
    session: str | None
    """The session in which it was said, if any."""
    after: tuple[str, ...]
    """The newest events of the subject that the writer had seen."""
    event: Event | None
    """None where the body was redacted, or the kind is of a newer version."""
    v: int = 1
