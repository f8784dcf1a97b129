"""The real program in a process of its own, away from the checkout and from the user's files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
SHIPPED = REPOSITORY / "protocols"


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment in which the program finds the checkout's code and nobody's data."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "COMSPEC", "PATHEXT")
        or name.startswith("COVERAGE_")
    }
    return {
        **kept,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
        "TZ": "UTC",
        **more,
    }


def plc(
    home: Path,
    *arguments: str,
    lines: str | bytes = b"",
    python: tuple[str, ...] = (),
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, in the folder `home`.

    Args:
        lines: what it reads.
        python: options of the interpreter.
        more: variables of the environment.
    """
    done = subprocess.run(
        [sys.executable, *python, "-m", "plc_runner", *arguments],
        input=lines.encode() if isinstance(lines, str) else lines,
        capture_output=True,
        cwd=home,
        env=environment(home, **more),
        timeout=60,
        check=False,
    )
    out, err = (stream.decode("utf-8", "backslashreplace") for stream in (done.stdout, done.stderr))
    assert "Traceback" not in out + err, err
    return subprocess.CompletedProcess(
        done.args, done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n")
    )
