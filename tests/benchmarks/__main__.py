"""Every benchmark, one after the other; `--write` puts the table into docs/performance.md.

python -m tests.benchmarks
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
from pathlib import Path

import textual

from tests.benchmarks import (
    append_benchmark,
    check_benchmark,
    district_benchmark,
    start_benchmark,
    wall_benchmark,
)
from tests.benchmarks.table import markdown

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"

INTRODUCTION = """# How fast it is

<!-- Written by `python -m tests.benchmarks --write`: do not edit. -->

Every limit is a ratio, or a difference, of two things measured in turns in the same run, so
that it means the same on a slow school laptop. Measured on {machine}.

{table}

Each part can be measured alone: `python -m tests.benchmarks.wall_benchmark`, and so on. They
are commands and not tests, since a test that measures time fails on a busy machine.
"""


def machine() -> str:
    """The machine in general terms."""
    return (
        f"a virtual machine with 2 cores ({platform.machine()}, {platform.system()}), Python "
        f"{platform.python_version()}, Textual {textual.__version__}, SQLite "
        f"{sqlite3.sqlite_version}"
    )


def main() -> int:
    """Measure, print, perhaps write; 1 where a limit is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    write = parser.parse_args().write
    rows = [
        *start_benchmark.rows(25),
        *wall_benchmark.rows(5),
        *append_benchmark.rows(9),
        *check_benchmark.rows(8),
        *district_benchmark.rows(5),
    ]
    table = markdown(rows)
    sys.stdout.write(table + "\n")
    if write:
        page = INTRODUCTION.format(machine=machine(), table=table)
        PAGE.write_text(page, encoding="utf-8")
    return int(not all(row.ok for row in rows))


if __name__ == "__main__":
    sys.exit(main())
