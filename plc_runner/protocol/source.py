"""Reading a protocol file: from bytes to a protocol, or to all its problems at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from plc_runner.protocol.advising.advice import advise
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.reading.composing import compose
from plc_runner.protocol.reading.decoding import decode
from plc_runner.protocol.reading.keys import read_protocol
from plc_runner.protocol.reading.naming import derive_ids
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.references import check_references
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import slug

if TYPE_CHECKING:
    from plc_runner.protocol.model import Protocol


@dataclass(frozen=True)
class FileReading:
    """What came of reading a file of any sort."""

    problems: tuple[Problem, ...]
    """In the order of the file."""
    text: str
    """With line feeds and no byte order mark: what the journal keeps. Empty if it is no text."""
    _said: dict[str, Any] | None = field(default=None, repr=False)
    """What the file says, in the words of the model; None where there are errors."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being used."""
        return tuple(problem for problem in self.problems if problem.level == "error")


@dataclass(frozen=True)
class Reading(FileReading):
    """What came of reading a protocol's file."""

    @cached_property
    def protocol(self) -> Protocol | None:
        """None where there are errors; advice alone does no harm."""
        if self._said is None:
            return None
        # Checking a file needs no model, and loading pydantic takes longer than checking.
        from plc_runner.protocol.model import Protocol  # noqa: PLC0415

        return Protocol.model_validate(self._said)


def read(data: bytes, name: str) -> Reading:
    """Read a protocol file.

    Args:
        data: any bytes at all; none of them raise.
        name: the file's path, for messages; its stem is the protocol's id.
    """
    return Reading(*read_page(data, name, _read))


def read_page(
    data: bytes, name: str, understand: Callable[[Page], Found | None]
) -> tuple[tuple[Problem, ...], str, dict[str, Any] | None]:
    """The problems of a file, its text, and what it says, which is None where there are errors."""
    text, problems = decode(data, name)
    if problems:
        return tuple(problems), text, None
    page = Page(name, text)
    found = understand(page)
    told = tuple(sorted(page.problems, key=lambda problem: (problem.line, problem.column)))
    if found is None or any(problem.level == "error" for problem in told):
        return told, text, None
    found["id"] = protocol_id(name) or slug(found["title"]) or "protocol"
    return told, text, _plain(found)


def digest(text: str) -> str:
    """The SHA-256 that names a protocol's text for good."""
    return hashlib.sha256(text.encode()).hexdigest()


def protocol_id(name: str) -> str:
    """The id that a file's name gives."""
    return slug(PurePath(name).stem)


def _read(page: Page) -> Found | None:
    found = _understand(page)
    if page.has_errors:
        # Most files have none, and need no patterns for what is typed wrong.
        from plc_runner.protocol.reading.slips import put_right  # noqa: PLC0415

        return put_right(page, found, _understand)
    return found


def _understand(page: Page) -> Found | None:
    node = compose(page)
    found = read_protocol(page, node) if node is not None else None
    if found is not None:
        derive_ids(page, found)
        check_references(page, found)
        if not page.has_errors:
            advise(page, found)
    return found


def _plain(value: Any) -> Any:
    """The same without the places in the file, which hold all of its nodes."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
