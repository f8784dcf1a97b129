"""`plc copy`: where the team's copy lies, making it, opening it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from plc_runner.cli.copy import copy
from plc_runner.cli.surroundings import Surroundings
from plc_runner.journal.store import Journal
from tests.journal.samples import keep_meeting


def test_the_copy_from_the_command_line(tmp_path: Path) -> None:
    def run(*arguments: str, at: str = "ours") -> Result:
        (tmp_path / at / "sessions").mkdir(parents=True, exist_ok=True)
        return CliRunner().invoke(copy, arguments, obj=Surroundings(chosen=tmp_path / at))

    assert run().stdout.startswith("Only on this laptop.")
    assert "Nobody has said where" in str(run("now").exception)
    with Journal.open(tmp_path / "ours" / "sessions" / "plc.db", device="a") as journal:
        keep_meeting(journal)
    folder = tmp_path / "shared"
    assert run("to", str(folder)).stderr == f"The team's copy is in {folder}.\n"
    assert run("now").exit_code == 0
    assert run().stdout.startswith("Copied 20")
    assert json.loads(run("--json").stdout)["folder"] == str(folder)
    assert run("open", str(folder), at="theirs").stderr == "Opened: 1 meeting. Type plc to go on.\n"
    assert run("off").exit_code == 0
    assert json.loads(run("--json").stdout)["folder"] is None
