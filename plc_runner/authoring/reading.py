"""From a file to a text that can be edited, or to a sentence why not."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from plc_runner.authoring.document import SUFFIX, fingerprint
from plc_runner.errors import NotFound, Refused
from plc_runner.protocol.check import SUFFIXES
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.reading.decoding import LARGEST, decode


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a file."""

    text: str
    fingerprint: str
    notices: tuple[str, ...]


def read_text(path: Path) -> Found:
    """Read a file, broken or not, as long as it is text.

    Raises:
        NotFound: there is none.
        Refused: it cannot be read, or it is no text.
    """
    data = read_bytes(path)
    text, problems = decode(data, str(path))
    problem = problems[0] if problems else None
    notices: tuple[str, ...] = ()
    if problem is not None and problem.rule not in ("empty-file", "control-character"):
        older = _of_an_older_program(data)
        if older is None:
            raise Refused(_refusal(path, problem))
        text = older
        notices = (
            "This file was written as older programs do (Windows-1252). Look whether letters with "
            "accents are right; saving keeps them for good.",
        )
    return Found(text, fingerprint(data), notices)


def read_bytes(path: Path) -> bytes:
    """What is in a file, up to a little more than a protocol may have.

    Raises:
        NotFound, Refused: as `read_text`.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(f"{path} is not a file with text. Say which file in it: plc edit FILE")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(
            f"There is no file {path}. Check the name, and the folder you are in."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"{path} cannot be opened: {reason}. Check the file and its folder.") from (
            error
        )


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file; where the system takes no such name, there is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def better_name(path: Path) -> Path | None:
    """The name that a file should have, where an editor put “.txt” behind it.

    Raises:
        Refused: a file of such a name is no protocol.
    """
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return None
    if suffix != ".txt":
        raise Refused(
            f"{path} is not named as a protocol: its name does not end in {SUFFIX}. If it holds "
            f"one, save it as plain text under the name {path.stem or 'protocol'}{SUFFIX}"
        )
    bare = path.with_suffix("")
    return bare if bare.suffix.lower() in SUFFIXES else bare.with_name(bare.name + SUFFIX)


def _of_an_older_program(data: bytes) -> str | None:
    """The text of a file in the usual encoding of Windows, if it can be one."""
    try:
        text, problems = decode(data.decode("cp1252").encode(), "")
    except UnicodeDecodeError:
        return None
    return None if problems else text


def _refusal(path: Path, problem: Problem) -> str:
    return f"{path} cannot be edited. {problem.message} {problem.hint}"
