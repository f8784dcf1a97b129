"""Reading a protocol file: from bytes to a protocol, or to all its problems at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from pydantic import ValidationError

from plc_runner.protocol import durations, forms  # noqa: F401 - they teach the reader their forms
from plc_runner.protocol.composing import compose
from plc_runner.protocol.decoding import decode
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.naming import derive_ids
from plc_runner.protocol.page import Page
from plc_runner.protocol.parts import slug
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.references import check_references
from plc_runner.protocol.shape import BROKEN, Found, read_mapping, reader


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file."""

    protocol: Protocol | None
    """None where there are errors; advice alone does no harm."""
    problems: tuple[Problem, ...]
    """In the order of the file."""
    text: str
    """With line feeds and no byte order mark: what the journal keeps. Empty if it is no text."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep it from being run."""
        return tuple(problem for problem in self.problems if problem.level == "error")


def read(data: bytes, name: str) -> Reading:
    """Read a protocol file.

    Args:
        data: any bytes at all; none of them raise.
        name: the file's path, for messages; its stem is the protocol's id.
    """
    text, problems = decode(data, name)
    if problems:
        return Reading(None, tuple(problems), text)
    page = Page(name, text)
    node = compose(page)
    found = None
    if node is not None:
        found = read_mapping(page, node, "This protocol", reader.keys_of(Protocol))
    protocol = None
    if found is not None and found is not BROKEN:
        protocol = _protocol(page, found)
    problems = sorted(page.problems, key=lambda problem: (problem.line, problem.column))
    return Reading(protocol, tuple(problems), text)


def digest(text: str) -> str:
    """The SHA-256 that names a protocol's text for good."""
    return hashlib.sha256(text.encode()).hexdigest()


def protocol_id(name: str) -> str:
    """The id that a file's name gives."""
    return slug(PurePath(name).stem)


def _protocol(page: Page, found: Found) -> Protocol | None:
    derive_ids(page, found)
    check_references(page, found)
    if any(problem.level == "error" for problem in page.problems):
        return None
    found["id"] = protocol_id(page.path) or slug(found["title"]) or "protocol"
    try:
        return Protocol.model_validate(found)
    except ValidationError as error:  # The reader let something pass that the model does not.
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        page.tell_at(0, 0, f"{where}: {first['msg']}.", "model")
        return None
