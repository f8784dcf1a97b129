"""How much checking 500 protocol files costs above composing them.

Prints the ratio of `plc check`'s work to PyYAML's C composer alone, both measured in this run,
taking turns, medians of the repeats. The aim is at most 3.

    python -m tests.benchmarks.check_benchmark
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from pathlib import Path

import yaml

from plc_runner.protocol.check import check
from plc_runner.protocol.library import shipped_folder
from tests.benchmarks.table import Row, at_most, explained, run

FILES = 500
MOST = 3.0
"""Times composing alone."""


def compose_all(paths: list[Path]) -> float:
    """Processor seconds for reading and composing the files, no more."""
    start = time.process_time()
    for path in paths:
        yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return time.process_time() - start


def check_all(folder: Path) -> float:
    """Processor seconds for checking the folder."""
    start = time.process_time()
    results = list(check([folder]))
    spent = time.process_time() - start
    assert len(results) == FILES
    assert all(result.ok for result in results)
    return spent


def measure(rounds: int) -> tuple[float, float]:
    """Median seconds of composing and of checking."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped_folder().glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"protocol-{number:03}.yaml" for number in range(FILES)]
        for number, path in enumerate(paths):
            path.write_text(texts[number % len(texts)], encoding="utf-8")
        # As in a process of its own: what other benchmarks left behind is nobody's to look through.
        gc.collect()
        gc.freeze()
        found = [(compose_all(paths), check_all(folder)) for _ in range(rounds + 1)]
    composing, checking = zip(*found[1:], strict=True)
    return statistics.median(composing), statistics.median(checking)


def rows(rounds: int) -> list[Row]:
    """Medians over that many rounds."""
    composing, checking = measure(rounds)
    return [
        explained(f"composing {FILES} protocol files with PyYAML", composing, "s"),
        at_most(f"`plc check` of {FILES} files against it", checking / composing, MOST),
    ]


if __name__ == "__main__":
    sys.exit(run(rows, rounds=8))
