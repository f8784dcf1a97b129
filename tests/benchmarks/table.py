"""One row per number that must be reached, and the command line that every benchmark has."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured number beside what it may be. Both are of one run."""

    what: str
    measured: str
    limit: str = ""
    """As the issue said it; empty for a number that only explains another."""
    ok: bool = True


def at_most(what: str, value: float, limit: float, unit: str = "×") -> Row:
    """A number with an upper limit."""
    return Row(what, f"{value:.2f} {unit}", f"≤ {limit:g} {unit}", value <= limit)


def at_least(what: str, value: float, limit: float, unit: str) -> Row:
    """A number with a lower limit."""
    return Row(what, f"{value:,.0f} {unit}", f"≥ {limit:,.0f} {unit}", value >= limit)


def explained(what: str, value: float, unit: str) -> Row:
    """A number without a limit."""
    return Row(what, f"{value:.3g} {unit}")


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table."""
    lines = ["| what | measured | at most | |", "|---|--:|--:|---|"]
    for row in rows:
        mark = "" if not row.limit else "✓" if row.ok else "**missed**"
        lines.append(f"| {row.what} | {row.measured} | {row.limit} | {mark} |")
    return "\n".join(lines)


def run(rows: Callable[[int], Sequence[Row]], rounds: int) -> int:
    """The command line of one benchmark: measure, print, and say whether the limits are kept."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=rounds)
    found = rows(parser.parse_args().rounds)
    sys.stdout.write(markdown(found) + "\n")
    return int(not all(row.ok for row in found))
