"""A fault of the program itself: written down for whoever can mend it, told in a sentence."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plc_runner import __version__

FILE = "plc-faults.log"


def told(error: BaseException, at: datetime, folders: Sequence[Path]) -> str:
    """Write an error that nobody expected down, and say so to a teacher.

    Args:
        at: now.
        folders: where to write; the first that takes it is used.
    """
    details = "".join(traceback.format_exception(error))
    written = _write(f"{at.isoformat()} plc-runner {__version__}\n{details}\n", folders)
    where = f" The details are in {written}: please pass that file on." if written else ""
    return (
        f"PLC Runner has a fault and had to stop ({type(error).__name__}). "
        f"What it acknowledged is kept: “plc resume” goes on.{where}"
    )


def _write(text: str, folders: Sequence[Path]) -> Path | None:
    for folder in folders:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / FILE
            with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(text)
            file.chmod(0o600)
            return file
    return None
