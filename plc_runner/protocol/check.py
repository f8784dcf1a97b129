"""Checking files and folders of protocols."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plc_runner.protocol.decoding import LARGEST, too_large
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.source import Reading, read

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file."""

    path: Path
    reading: Reading

    @property
    def ok(self) -> bool:
        """Whether it can be run."""
        return not self.reading.errors


def check(paths: Iterable[Path]) -> Iterator[Checked]:
    """Read files, and the protocols in folders, one by one."""
    for path in paths:
        if path.is_dir():
            yield from _check_folder(path)
        else:
            yield Checked(path, read_file(path))


def read_file(path: Path) -> Reading:
    """Read one file; whatever keeps it from being read is a problem too."""
    problem = _unreadable(path)
    if problem is None:
        try:
            with path.open("rb") as file:
                return read(file.read(LARGEST + 1), str(path))
        except OSError as error:
            problem = Problem(str(path), f"It cannot be read: {_reason(error)}.", "unreadable")
    return Reading((problem,), "")


def protocol_files(folder: Path) -> list[Path]:
    """The protocol files in a folder and the folders in it; hidden ones are passed over."""
    found = []
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if _looks_like_protocol(path) and not any(part.startswith(".") for part in inside):
            found.append(path)
    return sorted(found)


def _check_folder(folder: Path) -> Iterator[Checked]:
    try:
        files = protocol_files(folder)
    except OSError as error:
        reason = f"This folder cannot be read: {_reason(error)}."
        yield Checked(folder, Reading((Problem(str(folder), reason, "unreadable"),), ""))
        return
    if not files:
        message = "There is no protocol in this folder."
        hint = "A protocol is a file whose name ends in .yaml"
        problem = Problem(str(folder), message, "empty-folder", hint=hint)
        yield Checked(folder, Reading((problem,), ""))
    for file in files:
        yield Checked(file, read_file(file))


def _looks_like_protocol(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith((*SUFFIXES, ".yaml.txt", ".yml.txt"))


def _unreadable(path: Path) -> Problem | None:
    """Why a path is not worth opening."""
    name = str(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        return Problem(name, "There is no such file.", "not-found", hint=_neighbour(path))
    except (OSError, ValueError) as error:
        return Problem(name, f"It cannot be read: {_reason(error)}.", "unreadable")
    if stat.S_ISDIR(status.st_mode):
        return Problem(name, "This is a folder, not a file.", "not-a-file")
    if not stat.S_ISREG(status.st_mode):
        return Problem(name, "This is not an ordinary file.", "not-a-file")
    return _misnamed(path) or too_large(name, status.st_size)


def _misnamed(path: Path) -> Problem | None:
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return None
    message = f"A protocol's name ends in .yaml, not “{path.suffix}”."
    hint = f"If it is one, rename it to {path.stem or 'protocol'}.yaml"
    if suffix == ".txt" and path.stem.lower().endswith(SUFFIXES):
        hint = f"An editor added “.txt”: rename the file to {path.stem}"
    return Problem(str(path), message, "file-name", hint=hint)


def _neighbour(path: Path) -> str:
    for suffix in SUFFIXES:
        other = path.with_name(path.name + suffix)
        if path.name and other.exists():
            return f"Did you mean {other}?"
    return "Check the name, and the folder you are in."


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
