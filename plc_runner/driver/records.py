"""The records of meetings on the disk: one of each, and always as all that is kept says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plc_runner.errors import NotFound, PlcError
from plc_runner.journal.aftermath import touched
from plc_runner.journal.queries import sessions
from plc_runner.journal.store import Journal
from plc_runner.memory.aftermath import aftermath
from plc_runner.publish.files import RecordFiles, RecordFolder
from plc_runner.publish.record import Record, record
from plc_runner.session.fold import replay
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Written:
    """What was written at the end of a meeting."""

    files: RecordFiles
    """Its own record."""
    others: tuple[RecordFiles, ...] = ()
    """Those of earlier meetings of which it said something, as far as they had to change."""
    trouble: str = ""
    """Why one of those could not be written."""

    @property
    def edited(self) -> tuple[RecordFiles, ...]:
        """Those of which somebody had edited a file by hand."""
        return tuple(one for one in (self.files, *self.others) if one.edited)


def minutes_of(journal: Journal, state: SessionState) -> Record:
    """The record of a meeting with what became of it since."""
    return record(state, aftermath(journal, state))


def minutes_kept(journal: Journal, session: str) -> Record:
    """The same, of a meeting by its id.

    Raises:
        NotFound: nothing of it can be read.
    """
    state = replay(journal.events(session=session))
    if state is None:
        raise NotFound(f"Nothing of the meeting {session} can be read.")
    return minutes_of(journal, state)


def write_records(journal: Journal, folder: Path, state: SessionState) -> Written:
    """Write the record of a meeting, and anew those of earlier meetings of which it spoke.

    Raises:
        PlcError: its own could not be written; says why, and what to do.
    """
    records = RecordFolder(folder)
    files = records.write(minutes_of(journal, state))
    others: list[RecordFiles] = []
    try:
        others.extend(_anew(journal, records, touched(journal, state.id)))
    except PlcError as problem:
        return Written(files, tuple(others), str(problem))
    return Written(files, tuple(others))


def write_anew(journal: Journal, folder: Path, meetings: Iterable[str]) -> tuple[RecordFiles, ...]:
    """Write the records of meetings anew, as far as they lie in the folder.

    Returns:
        those that had to change.

    Raises:
        PlcError: one could not be written; says why, and what to do.
    """
    return tuple(_anew(journal, RecordFolder(folder), meetings))


def _anew(
    journal: Journal, records: RecordFolder, meetings: Iterable[str]
) -> Iterator[RecordFiles]:
    for session in meetings:
        minutes = minutes_kept(journal, session)
        if records.lies(minutes) and (files := records.write(minutes)).changed:
            yield files


def all_records(
    journal: Journal, folder: Path, *, dry: bool = False
) -> Iterator[tuple[Record, RecordFiles]]:
    """Write the record of every meeting that has ended, or of which there is one.

    They come in the order in which they were held, so that two machines give them equal names.

    Args:
        journal: where all is kept.
        folder: of records.
        dry: write nothing, and say what would be.

    Raises:
        PlcError: one could not be written; says why, and what to do.
    """
    records = RecordFolder(folder)
    for one in reversed(sessions(journal)):
        state = replay(journal.events(session=one.id))
        if state is None:
            continue
        minutes = minutes_of(journal, state)
        if one.phase != "open" or records.lies(minutes):
            yield minutes, records.write(minutes, dry=dry)


def edited_by_hand(folder: Path, minutes: Record) -> str:
    """That a file of a record was edited by hand and says what is not saved; else nothing."""
    try:
        edited = RecordFolder(folder).edited(minutes)
    except PlcError:  # then nobody can read it there either
        return ""
    return f"{edited.name} was edited by hand. This is what is saved." if edited else ""


def edited_said(files: RecordFiles) -> str:
    """That somebody had edited a record by hand; empty if nobody had."""
    if files.edited is None:
        return ""
    fresh = files.markdown if files.edited.suffix == ".md" else files.html
    return (
        f"{files.edited.name} was edited by hand and stays as it is; "
        f"what is saved is in {fresh.name} beside it."
    )
