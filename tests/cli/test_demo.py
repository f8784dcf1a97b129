"""`plc demo`: made-up teams in a folder, and what it refuses."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from plc_runner.cli.demo import demo
from plc_runner.cli.surroundings import Surroundings
from plc_runner.errors import Refused


def run(*arguments: str) -> Result:
    return CliRunner().invoke(demo, arguments, obj=Surroundings())


def test_a_district_is_made_in_a_folder_and_only_once(tmp_path: Path) -> None:
    made = run("--teams", "1", "--to", str(tmp_path / "district"))
    assert made.exit_code == 0, made.output
    assert "Made 1 made-up team, " in made.stderr
    assert f'plc --workspace "{tmp_path / "district"}"' in made.stderr
    assert (tmp_path / "district" / "sessions" / "plc.db").is_file()
    assert isinstance(run("--to", str(tmp_path / "district")).exception, Refused)


def test_what_does_not_go_together_is_refused_in_words() -> None:
    assert "say with --to" in run("--teams", "3").stderr
    assert "say with --teams" in run("--years", "3", "--to", "there").stderr
    assert "no terminal" in run().stderr
