"""Drafts: what is written and not saved yet, kept in case the terminal closes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plc_runner import atomic
from plc_runner.authoring.document import Document, Draft, clean, fingerprint, to_bytes
from plc_runner.authoring.naming import names_beside
from plc_runner.authoring.trouble import in_words
from plc_runner.workspace import Workspace

_FOLDER = ".drafts"
_ELSEWHERE = "elsewhere"
"""For the drafts of files that are not in the team's folder."""
_HEAD = "# A draft of PLC Runner "
"""How its first line begins; what follows says of which file, when, and what that file was then."""
_TITLE = re.compile(r"^title:[ \t]*(\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that waits."""

    path: Path
    """The file that it is a draft of; it need not be there."""
    title: str
    """What it calls itself; the file's name if it does not."""
    at: datetime
    """Aware UTC."""


def keep_draft(document: Document, text: str, at: datetime) -> None:
    """Keep what is written so far. A text that nobody has touched needs no draft.

    A draft that was found and neither taken nor dropped is put aside first: it becomes that of a
    new file. One that somebody else keeps of the same file stays: this one is then that of a new
    file itself.

    Args:
        document: what is being written.
        text: as it stands on the screen.
        at: aware; the time of day.

    Raises:
        NotSaved: it could not be kept.
    """
    text = clean(text)
    if text == document.text:
        if document.draft is None:
            drop_draft(document)
        return
    if document.draft is not None and document.draft.text != text:
        _put_aside(document.workspace, document.path, document.draft)
    path = document.drafted[0] if document.drafted else document.path
    if _is_anothers(document, path):
        path = _free_beside(document.workspace, document.path)
    was = document.seen if path == document.path else None
    _write(document.workspace, path, was, Draft(text, at, file_changed=False))
    document.draft, document.drafted = None, (path, to_bytes(text))


def take_draft(document: Document) -> str:
    """The text of the draft that was found, to go on with; empty if there is none."""
    draft, document.draft = document.draft, None
    if draft is None:
        return ""
    document.drafted = document.path, to_bytes(draft.text)
    return draft.text


def drop_draft(document: Document) -> None:
    """Forget the draft of a document, if there is one; not one that somebody else keeps."""
    path = document.drafted[0] if document.drafted else document.path
    if not _is_anothers(document, path):
        forget_draft(document.workspace, path)
    document.draft = document.drafted = None


def _is_anothers(document: Document, path: Path) -> bool:
    """Whether what is kept as the draft of a file was neither found nor written by a document."""
    read = _read(_place(document.workspace, path))
    known = {to_bytes(document.text), document.drafted[1] if document.drafted else b""}
    if document.draft is not None:
        known.add(to_bytes(document.draft.text))
    return read is not None and to_bytes(read[1]) not in known


def forget_draft(workspace: Workspace, path: Path) -> None:
    """Forget the draft of a file. One that stays although it is saved is no draft any more."""
    place = _place(workspace, path)
    with suppress(OSError):
        place.unlink(missing_ok=True)
        for folder in (place.parent, _folder(workspace)):
            folder.rmdir()


def find_draft(workspace: Workspace, path: Path) -> Draft | None:
    """The draft of a file, if it has one that differs from it."""
    read = _read(_place(workspace, path))
    if read is None:
        return None
    about, text, at = read
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        return Draft(text, at, file_changed=about.get("was") is not None)
    if to_bytes(text) == data:
        return None
    return Draft(text, at, file_changed=about.get("was") != fingerprint(data))


def list_drafts(workspace: Workspace) -> tuple[Kept, ...]:
    """The drafts that wait, the latest first: of files that are there, and of new ones."""
    found = sorted(_all(workspace), key=lambda kept: kept.path)
    return tuple(sorted(found, key=lambda kept: kept.at, reverse=True))


def _all(workspace: Workspace) -> Iterator[Kept]:
    for place in sorted(_folder(workspace).rglob("[!.]*")):
        read = _read(place)
        if read is None:
            continue
        path = workspace.protocols / str(read[0].get("of") or place.name)
        draft = find_draft(workspace, path)
        if draft is not None and _place(workspace, path) == place:
            yield Kept(path, _title(draft.text) or path.stem, draft.at)


def _read(place: Path) -> tuple[dict[str, Any], str, datetime] | None:
    """What a draft's first line says, its text, and when it was kept.

    A first line that somebody has touched costs its words only, never the text.
    """
    try:
        text = clean(place.read_bytes().decode(errors="replace"))
        at = datetime.fromtimestamp(place.stat().st_mtime, UTC)
    except (OSError, ValueError):
        return None
    head, _, rest = text.partition("\n")
    if not head.startswith(_HEAD):
        return {}, text, at
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        about: dict[str, Any] = json.loads(head.removeprefix(_HEAD))
        return about, rest, datetime.fromisoformat(about["at"]).astimezone(UTC)
    return {}, rest, at


def _write(workspace: Workspace, path: Path, was: str | None, draft: Draft) -> None:
    """Write the draft of a file that has, or had, a fingerprint."""
    inside = path.is_relative_to(workspace.protocols)
    of = path.relative_to(workspace.protocols).as_posix() if inside else str(path)
    about = {"of": of, "at": draft.at.astimezone(UTC).isoformat(), "was": was}
    place = _place(workspace, path)
    with in_words(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(place, to_bytes(f"{_HEAD}{json.dumps(about)}\n{draft.text}"), mode=0o666)


def _put_aside(workspace: Workspace, path: Path, draft: Draft) -> None:
    """Keep a draft as that of a new file beside."""
    _write(workspace, _free_beside(workspace, path), None, draft)


def _free_beside(workspace: Workspace, path: Path) -> Path:
    """A name that neither a file nor a draft has."""
    return next(one for one in names_beside(path) if not _place(workspace, one).exists())


def _folder(workspace: Workspace) -> Path:
    return workspace.protocols / _FOLDER


def _place(workspace: Workspace, path: Path) -> Path:
    """Where the draft of a file is kept."""
    if path.is_relative_to(workspace.protocols):
        return _folder(workspace) / path.relative_to(workspace.protocols)
    told_apart = hashlib.sha256(str(path).encode(errors="replace")).hexdigest()[:12]
    return _folder(workspace) / _ELSEWHERE / f"{told_apart}-{path.name[-80:]}"


def _title(text: str) -> str:
    found = _TITLE.search(text)
    return found[1].strip().strip("\"'") if found else ""
