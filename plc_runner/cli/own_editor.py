"""The author's own editor: which one it is, and running it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from plc_runner.errors import Refused

_VARIABLES = ("VISUAL", "EDITOR")


def own_editor(env: Mapping[str, str], *, windows: bool = os.name == "nt") -> tuple[str, ...]:
    """The command that opens a file, without the file.

    Args:
        env: the environment.
        windows: whether a backslash is part of a path, and Notepad is there if nothing is said.

    Raises:
        Refused: no editor is set, or what is set cannot be understood.
    """
    name = next((name for name in _VARIABLES if env.get(name, "").strip()), None)
    if name is None:
        if windows:
            return ("notepad",)
        raise Refused(
            "No editor is set. Say which one you use, as in “EDITOR=nano plc edit ID --editor”, or "
            "leave --editor out: PLC Runner has an editor of its own."
        )
    said = env[name].strip()
    if shutil.which(said):  # a path with blanks in it
        return (said,)
    try:
        words = shlex.split(said, posix=not windows)
    except ValueError as error:
        raise Refused(f"{name} says “{said}”: a quotation mark in it is not closed.") from error
    return tuple(word.strip('"') for word in words) if windows else tuple(words)


def run_editor(command: Sequence[str], path: Path) -> int:
    """Let somebody edit a file, until the editor ends.

    Returns:
        its exit code.

    Raises:
        Refused: it could not be started.
    """
    program = shutil.which(command[0]) if command else None
    if program is None:
        raise Refused(
            f"There is no program “{' '.join(command[:1])}”, which VISUAL or EDITOR asks for. Set "
            "one that there is, or leave --editor out: PLC Runner has an editor of its own."
        )
    # Ctrl+C is meant for the editor. Ignored outright it would be ignored there as well.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([program, *command[1:], str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        raise Refused(
            f"{program} cannot be started: {error.strerror or error}. Set VISUAL or EDITOR to "
            "another editor, or leave --editor out."
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)
