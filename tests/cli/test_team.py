from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from plc_runner.cli.main import run
from tests.cli.conftest import Plc
from tests.program import plc as in_its_own

LIST = "Name;E-Mail;Position\nAna;ana@school.example;Coach\nBen;ben@school.example;\n"


@pytest.fixture
def plc(home: Path, capsys: pytest.CaptureFixture[str]) -> Plc:
    """The program within this one: what it costs to start is measured elsewhere."""

    def called(*arguments: str, lines: str | bytes = b"", **_: str) -> CompletedProcess[str]:
        assert not lines
        code = run(["--workspace", str(home), *arguments])
        said = capsys.readouterr()
        return CompletedProcess(arguments, code, said.out, said.err)

    return called


@pytest.fixture
def grade_4(plc: Plc, home: Path) -> Path:
    """A team of two from a list."""
    plc("team", "new", "Grade 4")
    file = home / "list.csv"
    file.write_text(LIST)
    assert plc("team", "import", "Grade 4", str(file)).returncode == 0
    return file


def test_a_team_is_made_filled_from_a_list_and_shown(plc: Plc, grade_4: Path) -> None:
    plc("team", "set", "grade 4", "--minutes", "45", "--rhythm", "every second Wednesday")
    plc("team", "norms", "grade 4", "One voice at a time", "Start on time", "--by", "Ana")
    plc("cycles", "begin", "six-week-inquiry", "--team", "Grade 4")
    shown = plc("team", "show", "grade 4").stdout.splitlines()
    assert shown[:4] == [
        "Grade 4",
        "Meets: 45 minutes, every second Wednesday",
        "Follows: Six-week inquiry, week 1: unpacking-a-standard, due this week",
        "Members:",
    ]
    assert shown[4].startswith("  Ana, Coach, ana@school.example, since ")
    assert shown[-3:-1] == ["  1. One voice at a time", "  2. Start on time"]
    assert shown[-1].endswith("Ben has not agreed yet. Agree on them again.")
    row = json.loads(plc("team", "show", "grade 4", "--json").stdout)
    assert (row["minutes"], [one["name"] for one in row["members"]]) == (45, ["Ana", "Ben"])
    assert (row["norms"]["by"], row["norms"]["not_agreed"]) == (["Ana"], ["Ben"])
    assert plc("team", "norms", "grade 4", "--same").stderr == (
        "Grade 4 agreed on 2 norms; 2 of 2 said so.\n"
    )
    assert plc("team").stdout == "Grade 4: 2 members\n"


def test_the_same_list_twice_and_one_with_bad_rows(plc: Plc, grade_4: Path) -> None:
    again = plc("team", "import", "Grade 4", str(grade_4))
    assert (again.returncode, again.stderr) == (0, "2 known already, as they are.\n")
    grade_4.write_text("name,email\nBen,ben@school.example\n,x@school.example\nCy,\n")
    look = plc("team", "import", "Grade 4", str(grade_4), "--check")
    assert "Nothing was kept" in look.stderr
    done = plc("team", "import", "Grade 4", str(grade_4))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "New in Grade 4: Cy",
        "1 known already, as they are.",
        "Not in the list, and members still: Ana",
        "▲ Line 3: x@school.example has no name. Left out.",
    ]
    assert plc("team", "import", "Grade 4", "nowhere.csv").returncode == 4


def test_whoever_leaves_is_offered_to_return(plc: Plc, grade_4: Path) -> None:
    assert plc("team", "leave", "Grade 4", "Ana").stderr == (
        "Ana left Grade 4 today. What they did stays.\n"
    )
    done = plc("team", "join", "Grade 4", "Ana")
    assert (done.returncode, "plc team return" in done.stderr) == (4, True)
    held = in_its_own(grade_4.parent, "run", "consultancy", "--plain", "--team", "Grade 4",
                      "--people", "Ana, Ben, Cy", lines="/start\n/close\n")  # fmt: skip
    assert "If they are back for good: plc team return “Grade 4” “Ana”." in held.stdout
    assert "Members:\n  Ben" in plc("team", "show", "Grade 4").stdout
    assert plc("team", "return", "Grade 4", "Ana").stderr == "Ana belongs to Grade 4 again.\n"
    assert len(json.loads(plc("team", "show", "Grade 4", "--json").stdout)["members"]) == 3


def test_people_and_teams_are_called_otherwise(plc: Plc, grade_4: Path) -> None:
    plc("team", "change", "Grade 4", "Ana", "--name", "Ana Costa")
    plc("team", "set", "Grade 4", "--name", "Grade 4 mathematics")
    shown = plc("team", "show", "grade 4").stdout
    assert shown.startswith("Grade 4 mathematics\nBefore: Grade 4\n")
    assert "  Ana Costa, Coach" in shown


def test_slips_are_told_with_what_would_do(plc: Plc, grade_4: Path) -> None:
    done = plc("team", "show", "Grad 4")
    assert (done.returncode, "Did you mean Grade 4?" in done.stderr) == (3, True)
    assert plc("team", "leave", "Grade 4", "Zoe").returncode == 3
    assert plc("team", "change", "Grade 4", "Ana").returncode == 2
    assert plc("team", "set", "Grade 4").returncode == 2
    assert plc("team", "new", "grade 4").returncode == 4
    done = plc("team", "leave", "Grade 4", "Ana", "--on", "soonish")
    assert (done.returncode, "no clear day" in done.stderr) == (4, True)
    assert plc("team", "--json", "show", "Grade 4").returncode == 2


def test_before_anything_is_kept_there_is_no_team(plc: Plc, home: Path) -> None:
    done = plc("team")
    assert (done.returncode, done.stdout) == (0, "")
    assert "There is no team here yet" in done.stderr
    assert json.loads(plc("team", "--json").stdout) == []
    assert plc("team", "show", "Grade 4").returncode == 3
    assert not (home / "sessions" / "plc.db").exists()
