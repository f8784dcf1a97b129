from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Plc
from tests.program import SHIPPED

GOOD = "title: Look\nsteps:\n  - title: See\n    minutes: 5\n"
BAD = "title: Look\nsteps:\n  - title: See\n    minuts: 5\n"


def test_shipped_protocols_have_no_errors(plc: Plc) -> None:
    done = plc("check", str(SHIPPED))
    assert (done.returncode, done.stdout) == (0, "")
    count = len(list(SHIPPED.rglob("*.yaml")))
    assert f"{count} files checked, no errors." in done.stderr


def test_advice_is_counted_and_is_no_error(plc: Plc, home: Path) -> None:
    (home / "one.yaml").write_text("title: Room #5\nsteps: [{title: See, minutes: 5}]\n")
    (home / "two.yaml").write_text("title: Room #5, room #6 # 7\nsteps: [{title: A, minutes: 5}]\n")
    done = plc("check", "one.yaml")
    assert done.returncode == 0
    assert done.stderr.endswith("1 file checked, no errors, 1 piece of advice.\n")
    (home / "bad.yaml").write_text(BAD)
    done = plc("check", "one.yaml", "two.yaml", "bad.yaml")
    assert done.returncode == 1
    assert done.stderr.endswith("3 files checked, 1 with errors, 2 pieces of advice.\n")


def test_problems_go_to_stdout_and_make_exit_code_1(plc: Plc, home: Path) -> None:
    (home / "bad.yaml").write_text(BAD)
    done = plc("check", "bad.yaml")
    assert done.returncode == 1
    assert "bad.yaml:4:5" in done.stdout
    assert "Did you mean" in done.stdout or "did you mean" in done.stdout
    assert "1 with errors" in done.stderr


def test_all_files_are_checked_not_only_the_first(plc: Plc, home: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (home / name).write_text(BAD)
    (home / "c.yaml").write_text(GOOD)
    done = plc("check", "a.yaml", "b.yaml", "c.yaml")
    assert "a.yaml:4" in done.stdout
    assert "b.yaml:4" in done.stdout
    assert "3 files checked, 2 with errors." in done.stderr


def test_json_is_an_array_also_when_all_is_well(plc: Plc, home: Path) -> None:
    (home / "good.yaml").write_text(GOOD)
    (home / "bad.yaml").write_text(BAD)
    assert json.loads(plc("check", "good.yaml", "--format", "json").stdout) == []
    found = json.loads(plc("check", "bad.yaml", "--format", "json").stdout)
    assert {"path", "line", "column", "message", "rule"} <= found[0].keys()


def test_github_gets_workflow_commands(plc: Plc, home: Path) -> None:
    (home / "bad.yaml").write_text(BAD)
    assert plc("check", "bad.yaml", "--format", "github").stdout.startswith("::error file=bad.yaml")


def test_without_a_path_the_teams_own_protocols_are_checked(plc: Plc, home: Path) -> None:
    (home / "protocols" / "ours.yaml").write_text(BAD)
    done = plc("check")
    assert done.returncode == 1
    assert "ours.yaml:4:5" in done.stdout


def test_without_a_path_and_without_protocols_it_says_what_to_type(plc: Plc, home: Path) -> None:
    (home / "protocols").rmdir()
    done = plc("check", "--workspace", str(home))
    assert done.returncode == 2
    assert "plc check PATH" in done.stderr


def test_a_file_that_is_not_there_is_a_problem(plc: Plc) -> None:
    done = plc("check", "nowhere.yaml")
    assert done.returncode == 1
    assert "no such file" in done.stdout


def test_a_protocol_or_cycle_is_checked_by_its_id(plc: Plc, home: Path) -> None:
    (home / "protocols" / "ours.yaml").write_text("title: Ours\nsteps: [{title: A}]\n")
    done = plc("check", "ours", "consultancy", "six-week-inquiry")
    assert done.returncode == 1
    assert done.stdout.startswith(str(home / "protocols" / "ours.yaml"))
    assert "3 files checked, 1 with errors" in done.stderr
    assert "There is no such file" in plc("check", "theirs").stdout


def test_json_moves_no_cursor_and_means_the_same(plc: Plc, home: Path) -> None:
    (home / "protocols" / "odd.yaml").write_text(
        "title: a\x9b2J\u202eb\nsteps: []\n", encoding="utf-8"
    )
    done = plc("check", "protocols/odd.yaml", "--format", "json")
    assert {"\x9b", "\u202e"}.isdisjoint(done.stdout)
    assert "a\x9b2J\u202eb" in {
        it["source_line"].partition(": ")[2] for it in json.loads(done.stdout)
    }
