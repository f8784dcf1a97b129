"""The files of a record: their names, and writing them so that each is whole or not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plc_runner import atomic
from plc_runner.errors import PlcError, Refused
from plc_runner.memory.happened import After
from plc_runner.publish.html import to_html
from plc_runner.publish.markdown import session_of, to_markdown
from plc_runner.publish.record import NOTHING_SINCE, Record, record
from plc_runner.publish.seal import is_untouched
from plc_runner.session.state import SessionState

_PART = 48
"""Bytes of a team's or a protocol's name in a file name: some disks take 143 in all."""

_HEAD = 4096
"""Bytes of a file in which its front matter is looked for."""


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """Where a record lies."""

    markdown: Path
    html: Path
    edited: Path | None = None
    """One of its files that somebody edited by hand. It is never written over: what is saved lies
    beside it, under another name."""
    changed: bool = field(default=True, compare=False)
    """Whether a file had to be written."""


class RecordFolder:
    """A folder of records, looked through once."""

    def __init__(self, folder: Path) -> None:
        """Raises: PlcError: it cannot be read; says why, and what to do."""
        self._folder = folder
        self._days: dict[str, dict[str, str | None]] = {}
        try:
            self._names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        except OSError as error:
            raise _in_words(error, folder) from error

    def lies(self, minutes: Record) -> bool:
        """Whether the record of this session is here already."""
        return self._earlier(minutes) is not None

    def write(self, minutes: Record, *, dry: bool = False) -> RecordFiles:
        """Write the record of a session, over an earlier one that nobody edited.

        Args:
            minutes: the record.
            dry: write nothing, and say what would be.

        Raises:
            PlcError: the files could not be written; says why, and what to do.
        """
        text = to_markdown(minutes)
        stem = self._earlier(minutes) or self._free(minutes)
        try:
            if not dry:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            markdown, html = (
                self._put(f"{stem}{suffix}", content.encode(), minutes.session, dry=dry)
                for suffix, content in ((".md", text), (".html", to_html(text)))
            )
        except OSError as error:
            raise _in_words(error, self._folder) from error
        if not dry:
            self._sessions(minutes).setdefault(stem, minutes.session)
        edited = next((one.kept for one in (markdown, html) if one.kept), None)
        return RecordFiles(markdown.path, html.path, edited, markdown.changed or html.changed)

    def edited(self, minutes: Record) -> Path | None:
        """The file of this record that somebody edited by hand, if any."""
        stem = self._earlier(minutes)
        names = [f"{stem}.md", f"{stem}.html"] if stem else []
        found = (self._folder / name for name in names if name in self._names)
        return next((one for one in found if not _is_untouched(one, minutes.session)), None)

    def _put(self, name: str, content: bytes, session: str, *, dry: bool) -> _Put:
        """Write a file, beside one of that name that is not as it was written."""
        first = path = self._folder / name
        names = _numbered(f"{path.stem}-new")
        while path.name in self._names and not _is_untouched(path, session):
            path = path.with_name(f"{next(names)}{path.suffix}")
        same = path.name in self._names and path.read_bytes() == content
        if not same and not dry:
            atomic.write(path, content)
            self._names.add(path.name)
        return _Put(path, first if path != first else None, not same)

    def _earlier(self, minutes: Record) -> str | None:
        """The name that this session's record has already."""
        of = self._sessions(minutes)
        return next((stem for stem, session in of.items() if session == minutes.session), None)

    def _sessions(self, minutes: Record) -> dict[str, str | None]:
        """The records of that day: whose each is, a copy after the one it was made from."""
        day = minutes.day.isoformat()
        if day not in self._days:
            found = sorted(
                (Path(name).stem for name in self._names if _is_record(name, day)),
                key=lambda stem: (len(stem), stem),
            )
            self._days[day] = {stem: _session(self._folder / f"{stem}.md") for stem in found}
        return self._days[day]

    def _free(self, minutes: Record) -> str:
        """The first name that nobody has: a page alone may be what is left of this record."""
        taken = {name.casefold() for name in self._names}

        def is_free(stem: str) -> bool:
            page = self._folder / f"{stem}.html"
            ours = page.name not in taken or _says(page, minutes.session)
            return f"{stem}.md" not in taken and ours

        return next(filter(is_free, _numbered(file_stem(minutes))))


@dataclass(frozen=True, slots=True)
class _Put:
    """What was done with one file."""

    path: Path
    kept: Path | None
    """The one of the name that was wanted, if somebody edited it."""
    changed: bool


def write_record(folder: Path, state: SessionState, after: After = NOTHING_SINCE) -> RecordFiles:
    """Write the record of a session, over an earlier one of the same session.

    A file that somebody edited since stays as it is; the fresh one goes beside it.

    Args:
        folder: of records.
        state: of the session.
        after: what became of it since; see `memory.aftermath`.

    Raises:
        PlcError: the files could not be written; says why, and what to do.
    """
    return RecordFolder(folder).write(record(state, after))


def file_stem(minutes: Record) -> str:
    """`2026-03-11-grade-5-student-work-analysis`: a name that every system takes."""
    named = (slug(minutes.team), slug(minutes.protocol) or slug(minutes.title) or "session")
    return "-".join((minutes.day.isoformat(), *(part for part in named if part)))


def slug(text: str) -> str:
    """Small letters and digits of any script with hyphens between; accents on them go."""
    apart = unicodedata.normalize("NFKD", text.lower())
    bare = re.sub("[\u0300-\u036f]", "", apart)
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LNM" else "-"
        for letter in unicodedata.normalize("NFC", bare)
    )
    words = "-".join(part for part in kept.split("-") if part)
    return words.encode(errors="ignore")[:_PART].decode(errors="ignore").strip("-")


def _is_record(name: str, day: str) -> bool:
    return name.startswith(f"{day}-") and name.endswith(".md")


def _session(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return session_of(file.read(_HEAD).decode(errors="replace"))
    except OSError:  # it is a folder, or may not be read: not ours to write over
        return None


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _is_untouched(path: Path, session: str) -> bool:
    """Whether it is a record of this session, just as it was written."""
    return _says(path, session) and is_untouched(_text(path))


def _says(path: Path, session: str) -> bool:
    return session in _text(path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:  # a folder of that name
        return ""


def _in_words(error: OSError, folder: Path) -> PlcError:
    comfort = "The meeting itself is saved; only this page is missing."
    again = "then write the record again"
    if atomic.is_full(error):
        return PlcError(
            f"The record could not be written to {folder}: the disk is full. {comfort} "
            f"Make some room, {again}."
        )
    if atomic.is_forbidden(error):
        return Refused(
            f"The record could not be written to {folder}: writing there is not allowed. {comfort} "
            f"Close the file if it is open in another program, or allow writing there, {again}."
        )
    return PlcError(
        f"The record could not be written to {folder}: {error.strerror or error}. {comfort} "
        f"Check the folder, {again}."
    )
