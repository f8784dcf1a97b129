"""Drafts that closed terminals left behind: what is in no file yet belongs in the library too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plc_runner.authoring import Kept, list_drafts, open_document
from plc_runner.errors import PlcError
from plc_runner.protocol.library import Listed
from plc_runner.protocol.source import protocol_id, read
from plc_runner.tui.place import Place
from plc_runner.tui.shelf import Unsaved


def with_drafts(
    place: Place, found: Iterable[Listed]
) -> tuple[tuple[Listed, ...], dict[str, Unsaved]]:
    """The protocols with those that are only drafts so far, and what is unsaved of which, by id."""
    kept = list_drafts(place.workspace)
    drafted = {each.path for each in kept}
    listed = {one.id: one for one in found}
    unsaved: dict[str, Unsaved] = {
        one.id: "unsaved changes" for one in listed.values() if one.path in drafted
    }
    for one in _in_no_file(place, kept):
        if one.id not in listed:
            listed[one.id] = one
            unsaved[one.id] = "not saved yet"
    return tuple(listed.values()), unsaved


def _in_no_file(place: Place, kept: Iterable[Kept]) -> Iterator[Listed]:
    for each in kept:
        if each.path.is_relative_to(place.workspace.protocols) and not each.path.exists():
            try:
                document = open_document(place.workspace, place.library, str(each.path))
            except PlcError:
                continue  # the editor says why when it is asked for
            text = document.draft.text if document.draft else document.text
            reading = read(text.encode(errors="replace"), str(each.path))
            yield Listed(protocol_id(each.path.name), each.path, False, reading)
