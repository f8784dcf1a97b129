"""The protocols at hand as people look for them: by a word, and by how long they take here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plc_runner.journal.runs import Runs
from plc_runner.protocol.library import Listed
from plc_runner.protocol.model import Protocol, Round, Step
from plc_runner.session.phrases import plain
from plc_runner.tui.preview import planned

Unsaved = Literal["", "unsaved changes", "not saved yet"]
"""What a draft holds: nothing; changes to a file; all of a protocol that is in no file yet."""
STAGES: Mapping[str, str] = {
    "identify-design-measure": "Identify, design, measure",
    "align-optimize": "Align and optimize",
    "build-capacity": "Build capacity",
    "ignite-growth": "Ignite growth",
}
"""What the stages are called."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A protocol of the library, whole or broken, with what a row of a list says of it."""

    listed: Listed
    seconds: int
    """How long it takes for these people; 0 for a broken one."""
    title: str
    """As it is compared."""
    words: str
    """All that can be looked for, as it is compared."""
    runs: Runs | None = None
    """None where it was never run."""
    unsaved: Unsaved = ""

    @property
    def id(self) -> str:
        """The protocol's."""
        return self.listed.id

    @property
    def protocol(self) -> Protocol | None:
        """None for a broken one."""
        return self.listed.reading.protocol


def shelve(
    found: Iterable[Listed],
    people: int | Sequence[str],
    runs: Mapping[str, Runs] | None = None,
    unsaved: Mapping[str, Unsaved] | None = None,
) -> tuple[Shelved, ...]:
    """Rows for protocols.

    Args:
        found: as the library lists them.
        people: names, or a head-count.
        runs: by protocol id.
        unsaved: by protocol id.
    """
    return tuple(
        Shelved(
            one,
            _seconds(one.reading.protocol, people),
            plain(f"{one.title} {one.id}"),
            plain(" ".join(_words(one))),
            (runs or {}).get(one.id),
            (unsaved or {}).get(one.id, ""),
        )
        for one in found
    )


def timed_for(rows: Iterable[Shelved], people: int | Sequence[str]) -> tuple[Shelved, ...]:
    """The same rows for other people."""
    return tuple(replace(row, seconds=_seconds(row.protocol, people)) for row in rows)


def find(rows: Iterable[Shelved], typed: str) -> list[Shelved]:
    """Those that hold every word of what was typed; first those that hold them in their titles."""
    wanted = plain(typed)
    words = wanted.split()
    found = [row for row in rows if all(word in row.words for word in words)]
    return sorted(
        found,
        key=lambda row: (
            not row.title.startswith(wanted),
            not all(word in row.title for word in words),
        ),
    )


def nearest(rows: Iterable[Shelved], typed: str) -> list[Shelved]:
    """Where none holds every word: those that hold the most of them."""
    words = plain(typed).split()
    held = [(sum(word in row.words for word in words), row) for row in rows]
    most = max((count for count, _ in held), default=0)
    return [row for count, row in held if most and count == most]


def times_said(times: int) -> str:
    """`once`, `3 times`."""
    return "once" if times == 1 else f"{times} times"


def _seconds(protocol: Protocol | None, people: int | Sequence[str]) -> int:
    return planned(protocol, people).seconds if protocol else 0


def _words(one: Listed) -> Iterator[str]:
    yield from (one.title, one.id, one.path.name)
    protocol = one.reading.protocol
    if protocol is None:
        return
    yield from (protocol.purpose, STAGES.get(protocol.stage or "", ""))
    yield from (protocol.origin.name if protocol.origin else "", protocol.based_on)
    yield from (role.title for role in protocol.roles.values())
    yield from (*protocol.prework, *protocol.materials, *protocol.norms)
    yield from _said(protocol.steps)


def _said(parts: Iterable[Step | Round]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Round):
            yield part.round
            yield from _said(part.steps)
        else:
            yield from (part.title, part.say, *part.stems)
