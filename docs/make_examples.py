"""Writes docs/examples: the records of two meetings of a made-up team, from their scripts.

The meetings are held by the program itself, in plain mode, with the times of the script for a
clock.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from plc_runner.cli.load import load
from plc_runner.cli.plain.hold import hold
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.driver import Driver, Wishes, opening
from plc_runner.driver.frameworks import About, import_framework
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.standards.reading import read

FOLDER = Path(__file__).with_name("examples")
UTC_OFFSET = -5 * 3600
STANDARDS = "invented-standards.csv"
"""A framework made up for the example; none that exists comes with the program."""
ABOUT = About(
    "Invented standards", "Made up for this example. Nobody's standards.", "docs/examples"
)
IMPORTED_WITH = ("--title", ABOUT.title, "--notice", ABOUT.notice, "--source", ABOUT.source)
"""What the command line says of it."""
_LINE = re.compile(r"(\d+):(\d\d) (.*)")


@dataclass(frozen=True)
class Example:
    """One meeting."""

    name: str
    """Of its files: NAME.txt is the script, NAME.md the record."""
    protocol: str
    opened: datetime
    """Aware UTC."""
    people: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    facilitator: str
    team: str
    focus: str

    @property
    def script(self) -> list[tuple[timedelta, str]]:
        """When each line was typed, since the meeting was opened."""
        text = (FOLDER / f"{self.name}.txt").read_text(encoding="utf-8")
        found = (_LINE.fullmatch(line) for line in text.splitlines() if not line.startswith("#"))
        return [
            (timedelta(minutes=int(one[1]), seconds=int(one[2])), one[3]) for one in found if one
        ]


EXAMPLES = (
    Example(
        name="student-work",
        protocol="student-work-analysis",
        opened=datetime(2026, 3, 11, 20, 15, tzinfo=UTC),
        people=("Ana", "Ben", "Cy", "Dee", "Eli", "Fay"),
        roles={"presenter": ("Ana",)},
        facilitator="Fay",
        team="Grade 4",
        focus="Fair shares: do they name the part and the whole?",
    ),
    Example(
        name="unpacking",
        protocol="unpacking-a-standard",
        opened=datetime(2026, 3, 18, 20, 15, tzinfo=UTC),
        people=("Ana", "Ben", "Cy", "Dee", "Eli", "Fay"),
        roles={"reader": ("Ben",)},
        facilitator="Dee",
        team="Grade 4",
        focus="What do we mean by comparing fractions?",
    ),
)


@dataclass
class _Script:
    """Lines of a script as plain mode takes them; each sets the clock to its time."""

    example: Example
    at: datetime
    live: bool = False
    left: list[tuple[timedelta, str]] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    def ask(self, prompt: str, begun: str = "") -> None:
        """Nobody reads a prompt."""

    def wait(self, seconds: float) -> str | None:  # noqa: ARG002
        if not self.left:
            raise EOFError
        due, line = self.left[0]
        self.at = min(self.at + timedelta(seconds=1), self.example.opened + due)
        if self.at < self.example.opened + due:
            return None
        self.left.pop(0)
        return line

    def typed(self) -> None:
        """A line is there whole, or not at all."""

    def close(self) -> None:
        """Nothing was changed."""


def records(example: Example) -> Iterator[tuple[str, str]]:
    """The files of one record: name and text."""
    lines = _Script(example, example.opened, left=example.script)
    ids = Random(len(example.name))  # noqa: S311 - an example has the same ids each time
    with (
        TemporaryDirectory() as folder,
        patch.object(new_id, "_bits", ids.getrandbits),
        patch.object(new_id, "_last", 0),
        Journal.open(Path(folder) / "sessions" / "plc.db", device="laptop") as journal,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        reading = read((FOLDER / STANDARDS).read_bytes(), STANDARDS, {})
        import_framework(journal, reading, STANDARDS, ABOUT, example.opened)
        library = Library(Path(folder))
        found = load(library, example.protocol)
        wishes = Wishes(
            example.protocol,
            example.team,
            example.people,
            example.roles,
            example.facilitator,
            example.opened + timedelta(minutes=45),
            example.focus,
        )
        opened, seated = opening(
            journal, wishes, found.protocol, found.digest, now=lines.at, utc_offset=UTC_OFFSET
        )
        driver = Driver.open(journal, opened, found.text, now=lines.now, seated=seated.drafts)
        hold(driver, Terminal(lines), library, Path(folder) / "sessions")
        for path in sorted((Path(folder) / "sessions").iterdir()):
            if path.suffix == ".md":
                yield f"{example.name}.md", path.read_text(encoding="utf-8")


if __name__ == "__main__":
    for one in EXAMPLES:
        for name, text in records(one):
            (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
