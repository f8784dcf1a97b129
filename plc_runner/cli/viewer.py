"""The system's own viewer: it shows a sample of work in a window of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress

from plc_runner.errors import Refused

_SOON = 0.5
"""Seconds in which a viewer that cannot start says so."""


def viewer(environment: Mapping[str, str], platform: str = sys.platform) -> Callable[[str], None]:
    """What shows a file or a link on this computer; it waits for no window.

    Args:
        environment: tells whether there is a screen to show it on.
        platform: as `sys.platform`.
    """

    def show(target: str) -> None:
        if "SSH_CONNECTION" in environment or "SSH_TTY" in environment:
            raise Refused("You are connected from another computer, so no window opens there.")
        if platform == "win32":
            _windows(target)
        elif platform == "darwin":
            _run("open", target)
        elif environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
            _run("xdg-open", target)
        else:
            raise Refused("There is no window to show it in here.")

    return show


def _windows(target: str) -> None:
    try:
        os.startfile(target)  # type: ignore[attr-defined,unused-ignore] # noqa: S606
    except OSError as error:
        raise Refused(f"Windows did not open it: {error.strerror or error}.") from error


def _run(command: str, target: str) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command, and a file or link of ours
            [command, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Refused(f"There is no “{command}” here that opens files.") from error
    with suppress(subprocess.TimeoutExpired):
        if process.wait(_SOON):
            raise Refused("No program on this computer opens it.")
        return
    threading.Thread(target=process.wait, daemon=True).start()
