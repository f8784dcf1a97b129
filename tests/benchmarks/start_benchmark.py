"""What `plc --help` and `plc check` of one file cost above loading click and pydantic.

Each starts in a process of its own, in turns with the bare one; the numbers are processor time, so
that neither the disk nor other programs count.

    python -m tests.benchmarks.start_benchmark
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.table import Row, at_most, explained, run
from tests.program import SHIPPED, environment

MOST = 2.0
"""Times the bare start."""

_BARE = ("-c", "import click, pydantic")
_STARTS = {
    "plc --help": ("-m", "plc_runner", "--help"),
    "plc check FILE": ("-m", "plc_runner", "check", str(SHIPPED / "student-work-analysis.yaml")),
}


def _cost(arguments: tuple[str, ...], home: Path) -> float:
    """Milliseconds of processor time of one process, its start and end included."""
    before = os.times()
    subprocess.run(
        [sys.executable, *arguments],
        env=environment(home),
        cwd=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = os.times()
    spent = after.children_user - before.children_user
    return 1000 * (spent + after.children_system - before.children_system)


def measure(rounds: int) -> dict[str, float]:
    """The mean milliseconds of each start, the bare one first: clocks of processes are coarse."""
    commands = {"import click, pydantic": _BARE, **_STARTS}
    costs: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, arguments in commands.items():
                cost = _cost(arguments, Path(folder))
                if number:  # the first writes the .pyc files
                    costs[name].append(cost)
    return {name: statistics.fmean(found) for name, found in costs.items()}


def rows(rounds: int) -> list[Row]:
    """Means over that many rounds."""
    found = measure(rounds)
    bare = next(iter(found.values()))
    return [
        explained("`python -c 'import click, pydantic'`", bare, "ms"),
        *(at_most(f"`{name}` against it", found[name] / bare, MOST) for name in _STARTS),
    ]


if __name__ == "__main__":
    sys.exit(run(rows, rounds=25))
