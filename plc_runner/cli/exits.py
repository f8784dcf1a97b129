"""How the program ends: exit codes, and what a person is told when something went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from pathlib import Path

import click

from plc_runner.cli.streams import say
from plc_runner.errors import DamagedJournal, NotFound, PlcError


class ExitCode(IntEnum):
    """What the program says to the shell."""

    OK = 0
    PROBLEMS = 1
    """Problems were found in what was checked."""
    USAGE = 2
    NOT_FOUND = 3
    REFUSED = 4
    """Locked, read-only, or not possible now."""
    DAMAGED = 5
    """The journal cannot be read as one."""
    BROKEN = 70
    """The program itself is at fault (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl+C, as shells count it."""


def code_of(error: PlcError) -> ExitCode:
    """The exit code for an error of ours."""
    if isinstance(error, NotFound):
        return ExitCode.NOT_FOUND
    return ExitCode.DAMAGED if isinstance(error, DamagedJournal) else ExitCode.REFUSED


def guarded(program: Callable[[], object], now: Callable[[], datetime]) -> int:
    """Run a program; whatever happens, end with a code and one sentence, never a traceback.

    Args:
        program: may return a code of its own.
        now: for the log.
    """
    try:
        code = program()
        sys.stdout.flush()
        return code if isinstance(code, int) else ExitCode.OK
    except click.ClickException as error:
        error.show(sys.stderr)
        return ExitCode.USAGE
    except PlcError as error:
        from plc_runner.publish.escape import one_line

        say(one_line(str(error)))
        return code_of(error)
    except (KeyboardInterrupt, click.Abort, EOFError):
        say("Stopped.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone, as `plc sessions | head` does. The interpreter would complain
        # when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception as error:
        import tempfile

        import platformdirs

        from plc_runner.fault import told

        logs = platformdirs.user_log_path("plc-runner", appauthor=False)
        say(told(error, now(), (logs, Path(tempfile.gettempdir()))))
        return ExitCode.BROKEN
