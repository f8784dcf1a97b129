"""What each part of the program loads, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import SHIPPED, environment

SCREEN = {"textual", "rich"}
DATABASE = {"sqlite3", "sqlite_utils"}
MODELS = {"pydantic", "pydantic_core"}


def loaded_by(code: str, home: Path) -> set[str]:
    """The top-level packages that a piece of Python loads."""
    # Measuring coverage loads a database of its own.
    unmeasured = {k: v for k, v in environment(home).items() if not k.startswith("COVERAGE_")}
    told = "import sys; print('loaded', *sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"],
        env=unmeasured,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


def plc(*arguments: str) -> str:
    """The program's own start with these arguments."""
    return f"from plc_runner.cli.main import run; run({arguments!r})"


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        (plc("--help"), SCREEN | DATABASE | MODELS | {"yaml"}),
        (plc("--version"), SCREEN | DATABASE | MODELS | {"yaml"}),
        (plc("check", str(SHIPPED / "consultancy.yaml")), SCREEN | DATABASE | MODELS),
        (plc("protocols"), SCREEN | DATABASE),
        (plc("show", "consultancy"), SCREEN | {"sqlite_utils"}),
        (plc("diff", "tuning", "tuning-a-plan"), SCREEN | DATABASE),
        (plc("new", "Ours"), SCREEN | DATABASE | MODELS),
        (plc("card", "tuning", "-o", "card.html"), SCREEN | {"sqlite_utils"}),
        ("import plc_runner.protocol.plan", SCREEN | DATABASE | {"yaml", "click"}),
        ("import plc_runner.events", SCREEN | DATABASE | {"yaml", "click"}),
        ("import plc_runner.session.decide", SCREEN | DATABASE | {"yaml", "click"}),
        ("import plc_runner.session.grammar", SCREEN | DATABASE | {"yaml", "click", "dateutil"}),
        ("import plc_runner.protocol.source", SCREEN | DATABASE | {"click"}),
        ("import plc_runner.journal.store", SCREEN | {"sqlite_utils", "yaml", "click"}),
        ("import plc_runner.publish.files", SCREEN | DATABASE | {"yaml", "click"}),
        ("import plc_runner.driver", SCREEN | {"click", "sqlite_utils"}),
        ("import plc_runner.driver.exemplars", SCREEN | {"PIL", "pi_heif", "sqlite_utils"}),
        (plc("search", "x"), SCREEN | {"plotext"}),
        ("import plc_runner.tui.screens.review", {"plotext", "textual_plotext", "sqlite_utils"}),
        ("import plc_runner.cli.plain.hold", SCREEN | {"sqlite_utils"}),
        ("import plc_runner.tui.app", {"sqlite_utils", "sqlite3", "yaml"}),
    ],
)
def test_nothing_is_loaded_that_is_not_needed(code: str, absent: set[str], tmp_path: Path) -> None:
    assert not loaded_by(code, tmp_path) & absent
