"""Protocols that are begun: blank, or as a variant of one that there is."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from plc_runner.authoring.document import SUFFIX, Document, clean
from plc_runner.authoring.drafts import find_draft
from plc_runner.authoring.naming import free_stem, taken_names, with_ending
from plc_runner.authoring.reading import read_text
from plc_runner.authoring.trouble import must_take_files
from plc_runner.protocol.editing import CellError, set_head
from plc_runner.protocol.editing.variant import as_variant
from plc_runner.protocol.library import Library, Listed
from plc_runner.protocol.problems import visible
from plc_runner.workspace import Workspace

if TYPE_CHECKING:
    from plc_runner.protocol.model import Protocol

MODELINE = "# yaml-language-server: $schema=./protocol.schema.json\n"
"""Tells other editors where the rules of the format are."""
_MODELINE = re.compile(r"^# yaml-language-server:", re.MULTILINE)
_SKELETON = Path(__file__).with_name("skeleton.yaml")
_OURS = "-ours"


def new_document(
    workspace: Workspace, library: Library, title: str, based_on: Listed | None = None
) -> Document:
    """A protocol that is on the disk once it is saved.

    Args:
        workspace: where it will be saved.
        library: where its name must not be taken.
        title: any text; without one it is called after what it is based on.
        based_on: the protocol that it is a variant of; None for a blank one.

    Raises:
        Refused: nothing can be saved there, or what it is based on cannot be read.
    """
    title = visible(" ".join(title.split()))
    if based_on is not None:
        return _variant(workspace, library, based_on, title)
    must_take_files(workspace.protocols)
    text = _SKELETON.read_text(encoding="utf-8")
    if title:
        text = set_head(text, "title", title).apply(text)
    stem = free_stem(title, taken_names(workspace, library))
    return _document(workspace, stem, text, "new")


def copy_of(workspace: Workspace, library: Library, listed: Listed) -> Document:
    """A protocol of the team's own that begins as another one.

    Raises:
        Refused: nothing can be saved there, or the other one cannot be read.
    """
    return _variant(workspace, library, listed, "")


def _variant(workspace: Workspace, library: Library, listed: Listed, title: str) -> Document:
    must_take_files(workspace.protocols)
    taken = taken_names(workspace, library)
    notices: tuple[str, ...] = ()
    if title:
        stem = free_stem(title, taken)
    else:
        wanted = with_ending(listed.id.removesuffix(_OURS), _OURS)
        stem = free_stem(wanted, taken)
        number = stem.removeprefix(wanted).replace("-", " ")
        title = f"{listed.title} (ours{number})"
        if number:
            notices = (f"You have {wanted} already. This begins another copy, {stem}.",)
    text = read_text(listed.path).text
    protocol = listed.reading.protocol  # None if it is broken: it is copied as it is
    based_on = f"{listed.id}@{_version(protocol)}"
    if protocol is not None:
        with suppress(CellError):  # it is written too oddly, so the author puts it in herself
            text = as_variant(text, title, based_on)
    if not _MODELINE.search(text):
        text = MODELINE + text
    document = _document(workspace, stem, text, "copy", based_on)
    document.notices = notices
    return document


def _version(protocol: Protocol | None) -> str:
    """A protocol's version as `based_on` takes it: one word; 0 where there is none."""
    said = protocol.version if protocol else ""
    return re.sub(r"[^\w.]+", "-", said).strip("-.") or "0"


def _document(
    workspace: Workspace,
    stem: str,
    text: str,
    origin: Literal["new", "copy"],
    based_on: str = "",
) -> Document:
    path = workspace.protocols / f"{stem}{SUFFIX}"
    draft = find_draft(workspace, path)
    return Document(workspace, path, clean(text), origin, based_on, draft=draft)
