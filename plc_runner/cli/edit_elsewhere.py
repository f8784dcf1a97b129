"""`plc edit --editor`: the author's own editor, and the check when she comes back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plc_runner import atomic
from plc_runner.authoring import rename, save
from plc_runner.cli.own_editor import own_editor, run_editor
from plc_runner.cli.streams import at_terminal, say, tell
from plc_runner.errors import PlcError
from plc_runner.protocol.check import check
from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.problems import FORMATS
from plc_runner.protocol.source import protocol_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plc_runner.authoring import Document


def edit_elsewhere(document: Document) -> bool:
    """Let the author edit and see the problems, as often as she wants.

    A copy of a shipped protocol is there while she edits, and stays if she changed it.

    Returns:
        whether the file has no errors.

    Raises:
        Refused, NotSaved: there is no editor, or no place for a copy.
    """
    command = own_editor(os.environ)
    _say_before(document)
    is_new = document.seen is None
    if is_new:
        save(document, document.draft.text if document.draft else document.text)
    begun = document.path.read_bytes()
    try:
        while True:
            changed = _let_edit(document.path, command)
            if _is_right(document.path):
                if changed:
                    say(f"{document.path}: no errors.")
                return True
            if not _yes("Edit again?"):
                return False
    finally:
        if is_new and _content(document.path) == begun:
            document.path.unlink()
            say("The copy was not kept.")


def _say_before(document: Document) -> None:
    for notice in document.notices:
        say(notice)
    better = document.better_path
    if better is not None and _yes(f"Rename it to {better.name}?"):
        try:
            rename(document)
        except PlcError as error:
            say(str(error))
    if document.draft is not None and document.seen is not None:
        say(
            "What you wrote in the program's own editor and did not save waits there: "
            f"plc edit {protocol_id(document.path.name)}"
        )


def _let_edit(path: Path, command: Sequence[str]) -> bool:
    """One stay in the editor. Whatever it does to the file, what was in it is not lost.

    Returns:
        whether the file is another one now.
    """
    beside = path.with_name(f"{path.name}.txt")
    before, before_beside = path.read_bytes(), _content(beside)
    code = run_editor(command, path)
    if code:
        say(f"{Path(command[0]).name} ended with code {code}.")
    after = _content(path)
    if after is None:
        atomic.write(path, before, mode=0o666)
    if after not in (None, before):
        return True
    if _content(beside) not in (None, before_beside):
        say(f"The editor saved it under another name, {beside.name}")
        if _yes(f"Take that as {path.name}?"):
            beside.replace(path)
            return True
    elif after is None:
        say(f"The file was gone when the editor ended. It is back as it was: {path}")
    else:
        say(
            "Nothing has changed. If the editor came back at once, it needs the word that makes it "
            "wait, as in EDITOR='code --wait'."
        )
    return False


def _is_right(path: Path) -> bool:
    """Tell the problems of a file; whether none of them is an error."""
    (checked,) = check([path], shipped_folder())
    if checked.reading.problems:
        tell(FORMATS["text"](checked.reading.problems).rstrip("\n"))
    return checked.ok


def _yes(question: str) -> bool:
    """Ask at a terminal, Enter being yes; where nobody can answer, it is no."""
    try:
        return at_terminal() and click.confirm(question, default=True, err=True)
    except click.Abort:  # the end of the input, or Ctrl+C: nothing more is wanted
        say("")
        return False


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
