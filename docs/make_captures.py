"""Fills in what the program answers in docs/captures.md, by typing the page's own examples.

A block of YAML begins a meeting of a made-up team. In the blocks after it the lines behind `>` are
typed, in plain mode; the answers to them, and the part of the record, are written anew.
"""

from __future__ import annotations

import contextlib
import io
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from textwrap import indent
from unittest.mock import patch

from plc_runner.cli.plain.hold import hold
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.driver import Driver, Wishes, opening
from plc_runner.driver.frameworks import About, import_framework
from plc_runner.errors import NotFound
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from plc_runner.journal.tables import SUBJECT_COLUMN
from plc_runner.protocol.library import Library
from plc_runner.protocol.source import digest, read
from plc_runner.publish.markdown import to_markdown
from plc_runner.publish.record import record
from plc_runner.standards import reading

PAGE = Path(__file__).resolve().parent / "captures.md"
STANDARDS = PAGE.parent / "examples" / "invented-standards.csv"
ABOUT = About("Invented standards", "Nobody's standards: made up for this page.", "docs/examples")
SAMPLE = ("strips.pdf", b"%PDF-1.4\n%%EOF\n")
"""A file that the examples take in."""
NAMES = ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")
_OPENED = datetime(2026, 3, 4, 20, 15, tzinfo=UTC)
_BLOCK = re.compile(r"^```(yaml|console|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^[^>\n]*>(?: (.*))?$", re.MULTILINE)
_OUTCOME = re.compile(r"^## .*?(?=^## (?:Time|Changes|About))", re.MULTILINE | re.DOTALL)
_LEFT_OUT = re.compile(
    r"^## (?:Decisions|Actions)\n\n\*.*\*\n\n|^## What was captured\n\n|^### .*\n\n", re.MULTILINE
)
"""What a record says of what there is none of, and its headings above those of the places."""
_CODE = re.compile(r"^([0-9a-f]{4,})(?= )", re.MULTILINE)


@dataclass
class Answered:
    """A line that was typed."""

    prompt: str
    typed: str
    answer: str = ""


@dataclass
class Held:
    """A meeting that was held."""

    lines: list[Answered]
    record: str
    tables: frozenset[str]
    """Those that hold something of it."""


@dataclass
class _Typist:
    """Types the lines of one example, and takes down what is answered to each."""

    left: list[str]
    said: io.StringIO
    done: list[Answered] = field(default_factory=list)
    live: bool = False
    at: datetime = _OPENED
    code: str = ""
    """The one in front of the last answer that had one."""
    _prompt: str = ""
    _read: int = 0

    def now(self) -> datetime:
        return self.at

    def ask(self, prompt: str, begun: str = "") -> None:  # noqa: ARG002
        self._take_answer()
        self._prompt = prompt.rstrip()

    def wait(self, seconds: float) -> str:  # noqa: ARG002
        if not self.left:
            raise EOFError
        self.at += timedelta(seconds=5)
        typed = self.left.pop(0)
        self.done.append(Answered(self._prompt, typed))
        return re.sub(r"\bID\b", self.code, typed)

    def _take_answer(self) -> None:
        told = self.said.getvalue()[self._read :]
        self._read += len(told)
        if codes := _CODE.findall(told):
            self.code = codes[-1]
        if self.done:
            self.done[-1].answer = _CODE.sub("", told).replace("\n ", "\n").lstrip(" ")

    def typed(self) -> None:
        """A line is there whole, or not at all."""

    def close(self) -> None:
        """Nothing was changed."""


def whole(example: str) -> str:
    """Steps as a file: a protocol is put around them."""
    roles = "roles: {presenter: {title: Presenter}}\n"
    return f"title: An example\n{roles}steps:\n{indent(example, '  ')}"


def meeting(example: str, lines: list[str]) -> Held:
    """Hold a meeting with the steps of an example."""
    ids = Random(1)  # noqa: S311 - an example has the same ids each time
    told = io.StringIO()
    typist = _Typist(["/start", *lines], told)
    with (
        TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        patch.object(new_id, "_bits", ids.getrandbits),
        patch.object(new_id, "_last", 0),
        Journal.open(Path(folder) / "sessions" / "plc.db", device="laptop") as journal,
        contextlib.closing(sqlite3.connect(Path(folder) / "sessions" / "plc.db")) as database,
        contextlib.redirect_stdout(told),
    ):
        Path(SAMPLE[0]).write_bytes(SAMPLE[1])
        found = reading.read(STANDARDS.read_bytes(), STANDARDS.name, {})
        import_framework(journal, found, STANDARDS.name, ABOUT, _OPENED)
        file = read(whole(example).encode(), "example.yaml")
        if file.protocol is None:
            raise NotFound(f"This is no step: {file.errors}")
        wishes = Wishes("example", "Grade 4", NAMES, {"presenter": ("Ana",)}, "Fay")
        opened, seated = opening(
            journal, wishes, file.protocol, digest(file.text), now=_OPENED, utc_offset=-5 * 3600
        )
        driver = Driver.open(journal, opened, file.text, now=typist.now, seated=seated.drafts)
        hold(driver, Terminal(typist), Library(Path(folder)), Path(folder) / "sessions")
        told_of = _OUTCOME.search(to_markdown(record(driver.state)))
        tables = frozenset(
            table
            for table in SUBJECT_COLUMN
            if database.execute(f"SELECT 1 FROM {table}").fetchone()  # noqa: S608
        )
    outcome = _LEFT_OUT.sub("", told_of[0] if told_of else "").strip()
    return Held(typist.done[1:], outcome, tables)


def page(text: str) -> str:
    """The page with its answers made anew."""
    answers = iter([answer for example in examples(text) for answer in _blocks(*example)])
    return _BLOCK.sub(lambda _: next(answers), text)


def examples(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each example with the blocks that belong to it: what is typed, and its part of a record."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for kind, body in _BLOCK.findall(text):
        if kind == "yaml":
            found.append((body, []))
        else:
            found[-1][1].append((kind, body))
    return iter(found)


def held(example: str, blocks: list[tuple[str, str]]) -> Held:
    """The meeting of one example."""
    return meeting(example, [line for kind, body in blocks for line in typed(kind, body)])


def typed(kind: str, body: str) -> list[str]:
    """The lines that are typed in a block."""
    return _TYPED.findall(body) if kind == "console" else []


def _blocks(example: str, blocks: list[tuple[str, str]]) -> Iterator[str]:
    yield f"```yaml\n{example}```"
    it = held(example, blocks)
    lines = iter(it.lines)
    for kind, body in blocks:
        if kind == "markdown":
            yield f"```markdown\n{it.record}\n```"
        else:
            own = [next(lines) for _ in typed(kind, body)]
            said = "".join(
                f"{line.prompt} {line.typed}".rstrip() + f"\n{line.answer}" for line in own
            )
            yield f"```console\n{said}```"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
