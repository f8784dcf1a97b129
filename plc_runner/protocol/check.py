"""Checking files and folders of protocols and cycles."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from plc_runner.protocol.cycle_source import FOLDER, CycleReading, read_cycle
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.reading.decoding import AS_TEXT, LARGEST, too_large
from plc_runner.protocol.source import FileReading, Reading, protocol_id, read

SUFFIXES = (".yaml", ".yml")
_DOCUMENTS = (".doc", ".docx", ".odt", ".pages", ".pdf", ".rtf", ".html", ".htm")
R = TypeVar("R", bound=FileReading)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file."""

    path: Path
    reading: FileReading

    @property
    def ok(self) -> bool:
        """Whether it can be run, or followed."""
        return not self.reading.errors


def check(paths: Iterable[Path], shipped: Path | None = None) -> Iterator[Checked]:
    """Read files, and the protocols and cycles in folders, one by one.

    Args:
        paths: of files and folders.
        shipped: the folder of the protocols that a cycle may name besides those around it.
    """
    for path in paths:
        if _is_folder(path):
            yield from _check_folder(path, shipped)
        else:
            yield _check_file(path, shipped)


def read_file(path: Path) -> Reading:
    """Read one protocol; whatever keeps it from being read is a problem too."""
    return _read_file(path, read, lambda problem: Reading((problem,), ""))


def read_cycle_file(path: Path, known: Collection[str] | None = None) -> CycleReading:
    """Read one cycle; whatever keeps it from being read is a problem too.

    Args:
        path: of the file.
        known: ids of the protocols that there are; None where nobody knows.
    """
    return _read_file(
        path,
        lambda data, name: read_cycle(data, name, known),
        lambda problem: CycleReading((problem,), ""),
    )


def _read_file(
    path: Path, understand: Callable[[bytes, str], R], refuse: Callable[[Problem], R]
) -> R:
    problem = _unreadable(path)
    if problem is None:
        try:
            with path.open("rb") as file:
                return understand(file.read(LARGEST + 1), str(path))
        except OSError as error:
            problem = _cannot_be_read(str(path), error)
    return refuse(problem)


def protocol_files(folder: Path) -> list[Path]:
    """The protocol files in a folder and the folders in it; hidden ones are passed over."""
    return [path for path in _files(folder) if not is_cycle(path)]


def cycle_files(folder: Path) -> list[Path]:
    """The files of cycles in a folder and the folders in it; hidden ones are passed over."""
    return [path for path in _files(folder) if is_cycle(path)]


def is_cycle(path: Path) -> bool:
    """Whether a file is one of a cycle: its folder says so."""
    return path.absolute().parent.name.casefold() == FOLDER


def _files(folder: Path) -> list[Path]:
    found = []
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if _looks_like_protocol(path) and not any(part.startswith(".") for part in inside):
            found.append(path)
    return sorted(found)


def _check_file(path: Path, shipped: Path | None) -> Checked:
    if not is_cycle(path):
        return Checked(path, read_file(path))
    around = [path.absolute().parent.parent, *([shipped] if shipped else [])]
    known = {protocol_id(file.name) for folder in around for file in protocol_files(folder)}
    return Checked(path, read_cycle_file(path, known))


def _check_folder(folder: Path, shipped: Path | None) -> Iterator[Checked]:
    try:
        files = _files(folder)
    except OSError as error:
        yield Checked(folder, Reading((_cannot_be_read(str(folder), error),), ""))
        return
    if not files:
        message = "There is no protocol in this folder."
        hint = "A protocol is a file whose name ends in .yaml"
        problem = Problem(str(folder), message, "empty-folder", hint=hint)
        yield Checked(folder, Reading((problem,), ""))
    for file in files:
        yield _check_file(file, shipped)


def _is_folder(path: Path) -> bool:
    """False also for a name that no system takes, which is told when it is read."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


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
        return _cannot_be_read(name, error)
    if stat.S_ISDIR(status.st_mode):
        hint = "Name a file in it, whose name ends in .yaml"
        return Problem(name, "This is a folder, not a file.", "not-a-file", hint=hint)
    if not stat.S_ISREG(status.st_mode):
        hint = "Name a file whose name ends in .yaml"
        return Problem(name, "This is not an ordinary file.", "not-a-file", hint=hint)
    return _misnamed(path) or too_large(name, status.st_size)


def _misnamed(path: Path) -> Problem | None:
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return None
    message = f"A protocol's name ends in .yaml, not “{path.suffix}”."
    hint = f"If it is one, rename it to {path.stem or 'protocol'}.yaml"
    if suffix in _DOCUMENTS:
        hint = AS_TEXT
    if suffix == ".txt" and path.stem.lower().endswith(SUFFIXES):
        hint = f"An editor added “.txt”: rename the file to {path.stem}"
    return Problem(str(path), message, "file-name", hint=hint)


def _neighbour(path: Path) -> str:
    for suffix in SUFFIXES:
        other = path.with_name(path.name + suffix)
        if path.name and other.exists():
            return f"Did you mean {other}?"
    return "Check the name, and the folder you are in."


def _cannot_be_read(name: str, error: Exception) -> Problem:
    hint = "Close it in other programs, and look whether you may open it there."
    return Problem(name, f"It cannot be read: {_reason(error)}.", "unreadable", hint=hint)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
