"""Protocols and cycles at hand: those that come with the program, and the workspace's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plc_runner.errors import NotFound
from plc_runner.protocol.check import (
    cycle_files,
    is_cycle,
    protocol_files,
    read_cycle_file,
    read_file,
)
from plc_runner.protocol.cycle_source import FOLDER, CycleReading
from plc_runner.protocol.source import Reading, protocol_id
from plc_runner.protocol.vocabulary import slug
from plc_runner.protocol.words import closest

_FEW = 9
"""Ids that a message lists."""


def shipped_folder() -> Path:
    """Where the protocols are that come with the program.

    A wheel carries them inside the package; in a checkout they lie beside it.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "_protocols"
    return inside if inside.is_dir() else package.parent / "protocols"


@dataclass(frozen=True, slots=True)
class Listed:
    """A protocol of the library, whole or broken."""

    id: str
    path: Path
    shipped: bool
    """It came with the program; false for the workspace's own."""
    reading: Reading

    @property
    def title(self) -> str:
        """What to call it in a list; the id where the file is broken."""
        return self.reading.protocol.title if self.reading.protocol else self.id


@dataclass(frozen=True, slots=True)
class ListedCycle:
    """A cycle of the library, whole or broken."""

    id: str
    path: Path
    shipped: bool
    """It came with the program; false for the workspace's own."""
    reading: CycleReading

    @property
    def title(self) -> str:
        """What to call it in a list; the id where the file is broken."""
        return self.reading.cycle.title if self.reading.cycle else self.id


class Library:
    """Finds protocols and cycles by id. A workspace's file wins over a shipped one of the same id.

    Args:
        workspace: a folder that may have a folder `protocols`.
        shipped: the folder of those that come with the program.
    """

    def __init__(self, workspace: Path | None = None, shipped: Path | None = None) -> None:
        self._shipped = shipped or shipped_folder()
        self._own = workspace / "protocols" if workspace else None

    @property
    def shipped(self) -> Path:
        """The folder of those that come with the program."""
        return self._shipped

    def ids(self) -> frozenset[str]:
        """Every id that is taken."""
        return frozenset(self._files())

    def all(self) -> tuple[Listed, ...]:
        """Every protocol, by title. Broken ones are there with their problems."""
        return by_title(self.each())

    def each(self) -> Iterator[Listed]:
        """Every protocol as it is read, in no order: hundreds take a while."""
        for id_, path in self._files().items():
            yield self._listed(id_, path)

    def find(self, name: str) -> Listed:
        """One protocol by its id; `Student Work Analysis.yaml` will do too.

        Raises:
            NotFound: there is none of that id.
        """
        files = self._files()
        wanted = next((one for one in (slug(name), protocol_id(name)) if one in files), None)
        if wanted is not None:
            return self._listed(wanted, files[wanted])
        meant = closest(slug(name), files)
        known = f" Did you mean {meant}?" if meant else _there_are(files, "plc protocols")
        if (cycle := slug(name)) in self._files(cycle_files):
            known = f" It is a cycle: “plc cycles show {cycle}” lists its meetings."
        raise NotFound(f"There is no protocol “{name}”.{known if files else ''}")

    def cycles(self) -> tuple[ListedCycle, ...]:
        """Every cycle, by title. Broken ones are there with their problems."""
        known = self._files()
        listed = [self._cycle(id_, path, known) for id_, path in self._files(cycle_files).items()]
        return tuple(sorted(listed, key=lambda one: (one.title.casefold(), one.id)))

    def cycle(self, name: str) -> ListedCycle:
        """One cycle by its id; its title will do too.

        Raises:
            NotFound: there is none of that id.
        """
        files = self._files(cycle_files)
        wanted = next((one for one in (slug(name), protocol_id(name)) if one in files), None)
        if wanted is not None:
            return self._cycle(wanted, files[wanted], self._files())
        meant = closest(slug(name), files)
        known = f" Did you mean {meant}?" if meant else _there_are(files, "plc cycles")
        raise NotFound(f"There is no cycle “{name}”.{known if files else ''}")

    def _files(self, find: Callable[[Path], list[Path]] = protocol_files) -> dict[str, Path]:
        files: dict[str, Path] = {}
        for folder in (self._own, self._shipped):
            if folder is not None and folder.is_dir():
                files = _by_id(find(folder)) | files
        return files

    def _cycle(self, id_: str, path: Path, known: Collection[str]) -> ListedCycle:
        return ListedCycle(id_, path, self._is_shipped(path), read_cycle_file(path, known))

    def _listed(self, id_: str, path: Path) -> Listed:
        return Listed(id_, path, self._is_shipped(path), read_file(path))

    def _is_shipped(self, path: Path) -> bool:
        """Whether a file came with the program, or is an unchanged copy of one that did."""
        twin = self._shipped / (FOLDER if is_cycle(path) else "") / path.name
        if not path.is_file() or not twin.is_file():
            return False
        return path.samefile(twin) or path.read_bytes() == twin.read_bytes()


def by_title(found: Iterable[Listed]) -> tuple[Listed, ...]:
    """In the order of a list that people read."""
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.id)))


def _there_are(ids: Collection[str], command: str) -> str:
    """Which ids there are, or what lists them where they would fill a small wall."""
    if len(ids) > _FEW:
        return f" “{command}” lists the {len(ids)} that there are."
    return f" There are: {', '.join(sorted(ids))}."


def _by_id(paths: list[Path]) -> dict[str, Path]:
    """The files of a folder; `a.yml` beside `a.yaml` is `a-2`, so that neither is hidden."""
    files: dict[str, Path] = {}
    for path in paths:
        wanted = id_ = protocol_id(path.name) or "protocol"
        number = 1
        while id_ in files:
            number += 1
            id_ = f"{wanted}-{number}"
        files[id_] = path
    return files
