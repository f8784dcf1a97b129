"""The team's copy: what is kept here lies in a shared folder too, for whoever comes next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlparse

from plc_runner import atomic
from plc_runner.errors import DamagedJournal, NotFound, PlcError, Refused
from plc_runner.exemplars.keeping import FOLDER
from plc_runner.journal.backup import Stand, back_up, stand, unknown_to
from plc_runner.journal.made_up import is_made_up
from plc_runner.journal.rows import moment, stamp
from plc_runner.journal.store import Journal
from plc_runner.publish.files import slug
from plc_runner.publish.seal import is_untouched

FILE = "plc-team.db"
RECORDS = "records"
README = "READ ME FIRST.txt"

_FOLDER, _AT, _STAND, _TROUBLE = "copy.folder", "copy.at", "copy.stand", "copy.trouble"
_NEVER = "-"
"""In place of a folder: the team wants no copy."""

_HOW = """\
This folder is a team's copy of what PLC Runner keeps: every meeting, decision, action and goal.

To read it: the folder "records" has one page for each meeting.
To go on with it on another computer: install PLC Runner, type plc, choose
"Open a team's copy", and say where this folder is.

Nobody needs to change anything in here. It is written anew at the end of every meeting.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the team would find what is kept here if this machine were gone."""

    folder: Path | None
    """None where there is no copy."""
    at: datetime | None
    """When it was made last."""
    trouble: str
    """Why the newest try did not work; empty if it did."""
    asked: bool
    """Whether anybody has answered where it should lie."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done for the team's copy."""

    file: Path
    stand: Stand
    others: int = 0
    """Events of the copy there that this machine has not: that one was left as it is, and
    `file` lies beside it."""
    kept: tuple[Path, ...] = ()
    """Records that somebody had edited there, and that were left as they are."""

    @property
    def told(self) -> str:
        """In one or two sentences."""
        if self.others:
            return (
                f"The team's copy is from another laptop, with something that this one has not, "
                f"so it was left as it is. What is kept here lies beside it: {self.file.name}."
            )
        edited = ", ".join(path.name for path in self.kept)
        aside = f" Somebody edited {edited} there: it was left as it is." if edited else ""
        return f"The team's copy is in {self.file.parent}.{aside}"


def standing(journal: Journal) -> Standing:
    """How it stands with the team's copy."""
    said, at = journal.setting(_FOLDER), journal.setting(_AT)
    folder = Path(said) if said and said != _NEVER else None
    return Standing(
        folder, moment(at) if at and folder else None, journal.setting(_TROUBLE), bool(said)
    )


def folder_said(text: str) -> Path:
    """The folder that was typed, or dropped on the window.

    Raises:
        Refused: nothing was said, or it is no folder and cannot be made.
    """
    said = text.strip().strip("\"'").replace("\\ ", " ")
    if said.startswith("file://"):
        said = unquote(urlparse(said).path)
    if not said or not said.isprintable():
        raise Refused("Which folder? Type where it is, or drop it on this window.")
    try:
        folder = Path(said).expanduser()
        if folder.is_file():
            folder = folder.parent
        absolute = folder.absolute()
        if not absolute.parent.is_dir():
            raise Refused(f"There is no folder {absolute.parent}. Check how it is spelt.")
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(f"“{said}” is no folder. Check how it is spelt.") from error
    return absolute


def keep_in(journal: Journal, folder: Path | None) -> None:
    """Say where the team's copy lies from now on; None for nowhere.

    Raises:
        Refused: all this is made up, and would stand in a real team's place.
        NotSaved: it was not stored; says why.
    """
    if folder is not None and is_made_up(journal):
        raise Refused("These teams are made up: nobody needs a copy of what they keep.")
    journal.set(_FOLDER, str(folder) if folder else _NEVER)
    journal.set(_TROUBLE, "")
    journal.set(_STAND, "")


def last_stand(journal: Journal) -> str:
    """What the copy came to that this machine made last; see `copy_to`."""
    return journal.setting(_STAND)


def copy(journal: Journal, folder: Path, at: datetime) -> Copied:
    """Make the team's copy now, and remember what came of it.

    Raises:
        PlcError: as `copy_to`; it is remembered too.
    """
    try:
        outcome = copy_to(folder, journal.path, journal.machine, last_stand(journal))
    except PlcError as problem:
        remember(journal, problem, at)
        raise
    remember(journal, outcome, at)
    return outcome


def remember(journal: Journal, outcome: Copied | PlcError, at: datetime) -> None:
    """Keep what came of a try.

    Raises:
        NotSaved: it was not stored; says why.
    """
    if isinstance(outcome, PlcError):
        journal.set(_TROUBLE, str(outcome))
        return
    journal.set(_AT, stamp(at))
    journal.set(_TROUBLE, outcome.told if outcome.others else "")
    if not outcome.others:
        journal.set(_STAND, outcome.stand.text)


def copy_to(folder: Path, journal: Path, machine: str, last: str) -> Copied:
    """Put what is kept here into the team's folder: one checked file, the records, the samples.

    It takes no journal, only paths, so that it can be done beside the program.

    Args:
        folder: the team's; made if the one above it is there.
        journal: the file.
        machine: what this one is called, for a copy that has to lie beside another's.
        last: what the copy came to that this machine made last.

    Raises:
        PlcError: it was not copied; what lies there is as it was. Says why, and what to do.
    """
    try:
        if not folder.is_dir():
            _make(folder)
        others = _others(folder / FILE, journal, last)
        tail = _free_tail(folder, journal, slug(machine) or "other") if others else ""
        name = f"{Path(FILE).stem}{tail}.db"
        made = back_up(journal, folder / name)
        kept = tuple(_copy_records(journal.parent, folder / f"{RECORDS}{tail}"))
        _copy_missing(journal.parent / FOLDER, folder / FOLDER)
        if not (folder / README).exists():
            atomic.write(folder / README, _HOW.encode(), mode=0o644)
    except OSError as error:
        raise _in_words(error, folder) from error
    return Copied(folder / name, made, others, kept)


def _make(folder: Path) -> None:
    """Make it in a folder that is there: a drive that is not plugged in is not made."""
    if not folder.parent.is_dir():
        raise Refused(
            f"The folder for the team's copy is away: {folder}. Plug the drive in or sign in "
            "to it; the copy is made at the end of the next meeting."
        )
    folder.mkdir()


def _free_tail(folder: Path, journal: Path, machine: str) -> str:
    """What tells our file from others in the folder: two machines may be called the same."""
    tails = (f"-{machine}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(
        tail for tail in tails if not _others(folder / f"{Path(FILE).stem}{tail}.db", journal, "")
    )


def _others(copy: Path, journal: Path, last: str) -> int:
    """How many events the copy that lies there has and this machine has not."""
    try:
        there = stand(copy)
    except NotFound:
        return 0
    except DamagedJournal:  # of no use to anybody, and not ours to throw away
        tails = (f"-broken{f'-{number}' if number > 1 else ''}" for number in count(1))
        names = (copy.with_name(f"{copy.stem}{tail}{copy.suffix}") for tail in tails)
        copy.replace(next(name for name in names if not name.exists()))
        return 0
    return 0 if there.text == last else unknown_to(journal, copy)


def _copy_records(sessions: Path, target: Path) -> Iterator[Path]:
    """Copy the pages of meetings that are new or have changed.

    Yields:
        those that somebody edited there, and that were left.
    """
    target.mkdir(exist_ok=True)
    for page in sorted((*sessions.glob("*.md"), *sessions.glob("*.html"))):
        there = target / page.name
        if there.exists() and there.read_bytes() == page.read_bytes():
            continue
        if there.exists() and not is_untouched(there.read_text("utf-8", errors="replace")):
            yield there
        else:
            _copy_changed(page, there)


def _copy_changed(page: Path, there: Path) -> None:
    content = page.read_bytes()
    if not there.exists() or there.read_bytes() != content:
        atomic.write(there, content)


def _copy_missing(samples: Path, target: Path) -> None:
    """Copy the samples of work that are not there yet: their names say what is in them."""
    if not samples.is_dir():
        return
    target.mkdir(exist_ok=True)
    for file in sorted(samples.iterdir()):
        there = target / file.name
        same = there.exists() and there.stat().st_size == file.stat().st_size
        if file.is_file() and not file.name.startswith(".") and not same:
            draft = target / f".{file.name}.new"
            shutil.copyfile(file, draft)
            draft.replace(there)


def open_copy(journal: Journal, said: Path) -> int:
    """Take in a team's copy where nothing was kept yet, so that its next person can go on.

    Args:
        said: the team's folder, or a file in it.

    Returns:
        how many events came.

    Raises:
        Refused: something was kept here already.
        NotFound, DamagedJournal: there is no copy, or it is broken.
        NotSaved: nothing was stored; says why.
    """
    file = said / FILE if said.is_dir() else said
    try:
        stand(file)
    except NotFound:
        raise NotFound(
            f"There is no team's copy in {said}: a file {FILE} would be in it. Choose the folder "
            "in which “READ ME FIRST” lies."
        ) from None
    if next(iter(journal.events()), None) is not None:
        raise Refused(
            "Meetings were kept here already. A team's copy is opened where there are none yet: "
            "start PLC Runner with --workspace and an empty folder."
        )
    with Journal.open(file, read_only=True) as copy:
        came = journal.add(copy.rows())
    samples, sessions = file.parent / FOLDER, journal.path.parent
    try:
        _copy_missing(samples, sessions / FOLDER)
        for page in sorted((file.parent / RECORDS).glob("*.*")):
            mine = sessions / page.name
            if not mine.exists() or is_untouched(mine.read_text("utf-8", errors="replace")):
                _copy_changed(page, mine)
    except OSError as error:
        raise _in_words(error, sessions) from error
    if file.name == FILE:
        keep_in(journal, file.parent)
        journal.set(_STAND, stand(file).text)
    return came


def _in_words(error: OSError, folder: Path) -> PlcError:
    comfort = "Everything is saved here; only the team's copy is older."
    if atomic.is_full(error):
        return Refused(f"The team's copy was not made: {folder} is full. {comfort} Make some room.")
    if atomic.is_forbidden(error):
        return Refused(
            f"The team's copy was not made: writing in {folder} is not allowed. {comfort} "
            "Ask for the right to write there, or choose another folder."
        )
    why = error.strerror or error
    return Refused(f"The team's copy was not made in {folder}: {why}. {comfort} Check the folder.")
