"""Opening a protocol to change it: the team's own file, or a copy of one that is not."""

from __future__ import annotations

from pathlib import Path

from plc_runner.authoring.document import Document
from plc_runner.authoring.drafts import find_draft, list_drafts
from plc_runner.authoring.new import copy_of
from plc_runner.authoring.reading import better_name, is_file, read_text
from plc_runner.authoring.trouble import may_write
from plc_runner.errors import NotFound, Refused
from plc_runner.protocol.check import SUFFIXES, is_cycle, protocol_files, read_file
from plc_runner.protocol.library import Library, Listed
from plc_runner.protocol.source import protocol_id
from plc_runner.workspace import Workspace


def open_document(workspace: Workspace, library: Library, name: str) -> Document:
    """Open a protocol to change it. A broken one opens too.

    One that came with the program, and one that may not be written, opens as a copy.

    Args:
        workspace: where the team's own protocols are.
        library: where ids are looked up.
        name: an id, or the path of a file.

    Raises:
        NotFound: there is none of that name.
        Refused: it is no text, or nothing can be saved; says why.
    """
    if _is_path(name):
        return _at(workspace, library, _located(workspace, Path(name)))
    try:
        listed = library.find(name)
    except NotFound:
        path = _unlisted(workspace, name)
        if path is None:
            raise
        return _at(workspace, library, path)
    if listed.shipped:
        return copy_of(workspace, library, listed)
    return _at(workspace, library, _located(workspace, listed.path))


def _at(workspace: Workspace, library: Library, path: Path) -> Document:
    """Open the file of a path."""
    draft = find_draft(workspace, path)
    if draft is not None and not is_file(path):
        return Document(workspace, path, "", "new", draft=draft)
    better = better_name(path)
    found = read_text(path)
    shipped = library.shipped.resolve()
    if path.is_relative_to(shipped) and shipped != workspace.protocols.resolve():
        if is_cycle(path):
            raise Refused(
                f"{path} is a cycle that came with the program. Copy the file into "
                f"{workspace.protocols / path.parent.name}, then change the copy."
            )
        return copy_of(workspace, library, _listed(path, shipped=True))
    if not (may_write(path) and may_write(path.resolve().parent)):
        copy = copy_of(workspace, library, _listed(path, shipped=False))
        said = f"{path} may not be written, so this is a copy of it."
        copy.notices = (said, *found.notices, *copy.notices)
        return copy
    notices = list(found.notices)
    if better is not None:
        notices.append(
            f"An editor added “.txt” to the name: the file should be called {better.name}"
        )
    return Document(
        workspace,
        path,
        found.text,
        "own",
        seen=found.fingerprint,
        draft=draft,
        notices=tuple(notices),
        better_path=better,
    )


def _is_path(name: str) -> bool:
    """Whether a name is that of a file and not an id."""
    path = Path(name)
    if len(path.parts) > 1 or path.is_absolute():
        return True
    return path.suffix.lower() in (*SUFFIXES, ".txt") and is_file(path)


def _located(workspace: Workspace, path: Path) -> Path:
    """The path by which a file is known however it was named; a link at its end stays one."""
    path = path.parent.resolve() / path.name
    folder = workspace.protocols
    inside = folder.resolve()
    return folder / path.relative_to(inside) if path.is_relative_to(inside) else path


def _unlisted(workspace: Workspace, name: str) -> Path | None:
    """What the library does not know: a file that an editor named, a draft that was never saved."""
    id_ = protocol_id(name)
    folder = workspace.protocols
    files = protocol_files(folder) if folder.is_dir() else []
    drafts = [kept.path for kept in list_drafts(workspace)]
    misnamed = [path for path in files if path.suffix.lower() == ".txt"]
    for path in (*misnamed, *drafts, _located(workspace, Path(name))):
        named = protocol_id(path.name.removesuffix(".txt")) == id_
        if named and (path in drafts or is_file(path)):
            return path
    return None


def _listed(path: Path, *, shipped: bool) -> Listed:
    return Listed(protocol_id(path.name), path, shipped, read_file(path))
