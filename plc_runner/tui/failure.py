"""What is said, and written down, when the program meets an error that nobody expected."""

from __future__ import annotations

import tempfile
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plc_runner.workspace import Workspace

FILE = "plc-errors.log"


def told(workspace: Workspace, error: BaseException, at: datetime) -> str:
    """Write the error down, and say so in sentences for a teacher."""
    kept = "The meeting is saved up to the last line that was kept: plc resume goes on with it."
    lines = "".join(traceback.format_exception(error))
    for folder in (workspace.sessions, Path(tempfile.gettempdir())):
        with suppress(OSError):
            file = folder / FILE
            with file.open("a", encoding="utf-8", errors="replace") as log:
                log.write(f"{at.isoformat()}\n{lines}\n")
            file.chmod(0o600)
            return f"PLC Runner had to stop: something went wrong inside it. {kept}\n" + (
                f"What happened is written in {file}; whoever looks after PLC Runner will want it."
            )
    return f"PLC Runner had to stop: something went wrong inside it. {kept}"
