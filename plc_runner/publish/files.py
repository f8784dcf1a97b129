"""The files of a record: their names, and writing them so that each is whole or not there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plc_runner import atomic
from plc_runner.errors import PlcError, Refused
from plc_runner.publish.html import to_html
from plc_runner.publish.markdown import session_of, to_markdown
from plc_runner.publish.record import Record, record
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
    """Where the earlier Markdown file was put, if somebody had edited it by hand."""


def write_record(folder: Path, state: SessionState) -> RecordFiles:
    """Write the record of a session, over an earlier one of the same session.

    A Markdown file that somebody edited since is not lost: it is put aside under another name.

    Raises:
        PlcError: the files could not be written; says why, and what to do.
    """
    minutes = record(state)
    text = to_markdown(minutes)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = _stem(folder, minutes)
        files = (folder / f"{stem}.md", folder / f"{stem}.html")
        edited = _put_aside(files[0])
        for path, content in zip(files, (text, to_html(text)), strict=True):
            atomic.write(path, content.encode())
    except OSError as error:
        raise _in_words(error, folder) from error
    return RecordFiles(*files, edited)


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


def _stem(folder: Path, minutes: Record) -> str:
    """The name that this session's record has already, else the first that is free."""
    own = (path.stem for path in _same_day(folder, minutes) if _session(path) == minutes.session)
    if (earlier := next(own, None)) is not None:
        return earlier
    wanted = file_stem(minutes)
    taken = {path.stem.casefold() for path in folder.iterdir() if path.suffix in (".md", ".html")}
    return next(stem for stem in _numbered(wanted) if stem not in taken)


def _same_day(folder: Path, minutes: Record) -> Iterator[Path]:
    """The records of that day, a copy of one after the one it was made from."""
    found = folder.glob(f"{minutes.day.isoformat()}-*.md")
    yield from sorted(found, key=lambda path: (len(path.stem), path.stem))


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


def _put_aside(path: Path) -> Path | None:
    """Copy an earlier file that somebody edited; where the copy is."""
    if not path.exists():
        return None
    old = path.read_bytes()
    if is_untouched(old.decode(errors="replace")):
        return None
    names = (path.with_name(f"{stem}.md") for stem in _numbered(f"{path.stem}-edited"))
    aside = next(name for name in names if not name.exists())
    atomic.write(aside, old)
    return aside


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
