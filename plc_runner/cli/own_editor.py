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
_ELSE = {
    False: "leave --editor out: PLC Runner has an editor of its own.",
    True: "write here: F2 shows the text.",
}
"""What to do instead, by whether the app is open."""


def own_editor(
    env: Mapping[str, str], *, windows: bool = os.name == "nt", in_app: bool = False
) -> tuple[str, ...]:
    """The command that opens a file, without the file.

    Args:
        env: the environment.
        windows: whether a backslash is part of a path, and Notepad is there if nothing is said.
        in_app: whether it is asked for in the app, where there are no flags.

    Raises:
        Refused: no editor is set, or what is set is not there.
    """
    name = next((name for name in _VARIABLES if env.get(name, "").strip()), None)
    if name is None and not windows:
        example = "EDITOR=nano plc" if in_app else "EDITOR=nano plc edit ID --editor"
        raise Refused(
            f"No editor is set. Say which one you use, as in “{example}”, or {_ELSE[in_app]}"
        )
    said = env[name].strip() if name else "notepad"
    program, *more = _words(said, windows=windows) or [""]
    found = shutil.which(program)
    if found is None:
        raise Refused(
            f"There is no program “{program}”, which {name} asks for. Set {name} to an editor that "
            f"there is, or {_ELSE[in_app]}"
        )
    return (found, *more)


def run_editor(command: Sequence[str], path: Path, *, in_app: bool = False) -> int:
    """Let somebody edit a file, until the editor ends.

    Returns:
        its exit code.

    Raises:
        Refused: it could not be started.
    """
    # Ctrl+C is meant for the editor. Ignored outright it would be ignored there as well.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603
    except OSError as error:
        raise Refused(
            f"{command[0]} cannot be started: {error.strerror or error}. Set VISUAL or EDITOR to "
            f"another editor, or {_ELSE[in_app]}"
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)


def _words(said: str, *, windows: bool) -> list[str]:
    """The program and its options.

    Raises:
        Refused: a quotation mark is not closed.
    """
    if shutil.which(said):  # a path with blanks in it, without quotes
        return [said]
    try:
        words = shlex.split(said, posix=not windows)
    except ValueError as error:
        raise Refused(f"The editor is set to “{said}”: a quotation mark is not closed.") from error
    return [word.strip('"') for word in words] if windows else words
