"""`plc standards`, in this process: quicker than the real program, which one test starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plc_runner.cli.standards import standards
from plc_runner.cli.surroundings import Surroundings
from tests.cli.conftest import Plc
from tests.standards import samples

Run = Callable[..., Result]


@pytest.fixture
def run(home: Path) -> Run:
    def act(*arguments: str, lines: str | None = None) -> Result:
        surroundings = Surroundings(chosen=home)
        return CliRunner().invoke(standards, arguments, obj=surroundings, input=lines)

    return act


def imported(run: Run, *more: str) -> Result:
    result = run(
        "import", str(samples.FILE), "--title", samples.TITLE, "--notice", samples.NOTICE, *more
    )
    assert result.exit_code == 0, result.output
    return result


def test_a_file_is_imported_listed_found_and_removed(run: Run) -> None:
    assert "plc standards import FILE" in run().stderr
    told = imported(run).stderr
    assert "code from “Code”" in told
    assert f"{samples.TITLE}: 9 standards imported." in told
    listed = run().stdout
    assert listed.startswith(f"{samples.TITLE}: 9 standards, imported 20")
    assert samples.NOTICE in listed
    found = run("search", "2", "FR", "2a")
    assert found.stdout == "SK.MATH.2.FR.A.2a  Compare parts by laying them side by side.\n"
    assert samples.NOTICE in found.stderr
    assert "no longer offered" in run("remove", "skyland").stderr
    assert run().stdout == ""


def test_the_same_file_again_says_what_has_changed(run: Run, home: Path) -> None:
    imported(run)
    assert "Nothing has changed." in run("import", str(samples.FILE)).stderr
    newer = home / samples.FILE.name
    text = samples.FILE.read_text(encoding="utf-8")
    newer.write_text(text.replace("Count on", "Count back") + "3.11,,3,,New\n", encoding="utf-8")
    told = run("import", str(newer)).stderr
    assert "10 standards imported. Until now there were 9: 1 new, 1 in other words." in told
    assert [one["notice"] for one in json.loads(run("--json").stdout)] == [samples.NOTICE]


def test_lists_come_as_json(run: Run) -> None:
    imported(run, "--source", "an invented land")
    (framework,) = json.loads(run("--json").stdout)
    assert framework["standards"] == 9
    assert framework["source"] == "an invented land"
    (found,) = json.loads(run("search", "3.10", "--json").stdout)
    assert found["code"] == "3.10"
    assert found["notice"] == samples.NOTICE
    assert json.loads(run("search", "elephant", "--json").stdout) == []


def test_the_notice_is_asked_for_before_anything_is_kept(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused = run("import", str(samples.FILE))
    assert refused.exit_code == 2
    assert '--notice ""' in refused.output
    assert run("--json").stdout == "[]\n"
    monkeypatch.setattr("plc_runner.cli.standards.at_terminal", lambda: True)
    asked = run("import", str(samples.FILE), lines="© 2024 Skyland\n")
    assert "wherever their text is shown" in asked.output
    assert json.loads(run("--json").stdout)[0]["notice"] == "© 2024 Skyland"


def test_columns_are_said_with_map(run: Run, home: Path) -> None:
    file = home / "ours.csv"
    file.write_text("Nr;Wortlaut\n3.10;Ordnen\n", encoding="utf-8")
    told = str(run("import", str(file), "--notice", "").exception)
    assert "The file has: Nr, Wortlaut." in told
    done = run(
        "import", str(file), "--notice", "", "--map", "code=Nr", "--map", "statement=Wortlaut"
    )
    assert "ours: 1 standard imported." in done.stderr
    assert "Another name: --title TEXT" in done.stderr
    assert "is not FIELD=COLUMN" in run("import", str(file), "--map", "code").output


def test_problems_are_told_with_their_lines_the_first_ones(run: Run, home: Path) -> None:
    file = home / "ours.csv"
    rows = "".join(f"{n},\n" for n in range(30))
    file.write_text(f"Code,Text\n1.A,kept\n{rows}", encoding="utf-8")
    told = run("import", str(file), "--notice", "").stderr
    assert "Line 3: 0 has no text: left out." in told
    assert "And 20 more like these." in told


def test_the_real_program_says_what_is_wrong_in_one_sentence(plc: Plc, home: Path) -> None:
    missing = plc("standards", "import", "nowhere.csv", "--notice", "")
    assert (missing.returncode, missing.stderr) == (3, "There is no file nowhere.csv.\n")
