from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Plc

CYCLE = """\
title: Our spring
purpose: See what comes of it.
meetings:
  - {week: 1, protocol: consultancy, purpose: Ask for help}
  - {week: 3, protocol: tuning}
"""


@pytest.fixture
def spring(home: Path) -> Path:
    (home / "protocols" / "cycles").mkdir()
    file = home / "protocols" / "cycles" / "spring.yaml"
    file.write_text(CYCLE)
    return file


def test_cycles_lists_shipped_and_own_ones_and_makes_nothing(plc: Plc, spring: Path) -> None:
    done = plc("cycles")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "spring            Our spring: 2 meetings in 3 weeks (yours)" in lines
    assert "six-week-inquiry  Six-week inquiry: 6 meetings in 6 weeks" in lines
    assert not (spring.parents[2] / "sessions" / "plc.db").exists()


@pytest.mark.parametrize("command", [("protocols",), ("cycles", "show", "spring")])
def test_before_anything_is_kept_there_is_no_team(
    plc: Plc, spring: Path, command: tuple[str, ...]
) -> None:
    done = plc(*command, "--team", "Grade 4")
    assert done.returncode == 3
    assert "There is no team “Grade 4”" in done.stderr
    assert not (spring.parents[2] / "sessions" / "plc.db").exists()


def test_a_team_begins_goes_on_and_ends(plc: Plc, spring: Path) -> None:
    done = plc("cycles", "begin", "spring", "--team", "Grade 4", "--from", "last week")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Grade 4 follows Our spring: 2 meetings from the week of" in done.stderr
    assert plc("cycles").stdout.splitlines()[-1] == (
        "Grade 4: Our spring, week 1: consultancy, waiting since last week"
    )
    held = plc("run", "consultancy", "--plain", "--team", "Grade 4", "--people", "3",
               lines="/start\n/close\n")  # fmt: skip
    assert held.returncode == 0, held.stderr
    rows = {row["id"]: row for row in json.loads(plc("cycles", "--json").stdout)}
    (team,) = rows["spring"]["teams"]
    assert (team["team"], team["complete"], team["held"][1]) == ("Grade 4", False, None)
    assert team["next"]["protocol"] == "tuning"
    assert team["next"]["due"] == "due in 2 weeks"
    shown = plc("cycles", "show", "spring", "--team", "grade 4").stdout
    assert "Week 1: Consultancy (held " in shown
    assert "Week 3: Tuning (due in 2 weeks)" in shown
    done = plc("cycles", "end", "--team", "grade 4")
    assert done.stderr == "Grade 4 no longer follows Our spring.\n"
    assert plc("cycles", "end", "--team", "grade 4").returncode == 3
    assert "Grade 4" not in plc("cycles").stdout


def test_protocols_mark_what_is_due_for_whom(plc: Plc) -> None:
    plc("cycles", "begin", "six-week-inquiry", "--team", "Grade 4")
    plc("cycles", "begin", "first-semester", "--team", "Grade 5", "--from", "next week")
    lines = plc("protocols").stdout.splitlines()
    assert [line for line in lines if "(Grade" in line] == [
        "norms-construction                   Norms construction (Grade 5: due next week)",
        "unpacking-a-standard                 Unpacking a standard (Grade 4: due this week)",
    ]
    (line,) = [it for it in plc("protocols", "--team", "grade 5").stdout.splitlines() if "(G" in it]
    assert line.startswith("norms-construction")
    rows = {row["id"]: row for row in json.loads(plc("protocols", "--json").stdout)}
    assert rows["consultancy"]["due"] == []
    (due,) = rows["unpacking-a-standard"]["due"]
    assert (due["team"], due["cycle"], due["week"]) == ("Grade 4", "six-week-inquiry", 1)
    assert due["weeks_from_now"] == 0


def test_one_cycle_takes_the_place_of_another(plc: Plc) -> None:
    plc("cycles", "begin", "six-week-inquiry", "--team", "Grade 4")
    done = plc("cycles", "begin", "first-semester", "--team", "Grade 4")
    assert done.stderr.splitlines()[0] == "Grade 4 no longer follows Six-week inquiry."
    assert len([it for it in plc("cycles").stdout.splitlines() if it.startswith("Grade")]) == 1


def test_json_in_the_wrong_place_is_told_and_not_forgotten(plc: Plc) -> None:
    done = plc("cycles", "--json", "show", "six-week-inquiry")
    assert (done.returncode, done.stdout) == (2, "")
    assert "plc cycles show ID --json" in done.stderr


def test_a_cycle_that_is_gone_is_still_told_of(plc: Plc, spring: Path) -> None:
    plc("cycles", "begin", "spring", "--team", "Grade 4")
    spring.unlink()
    assert "Grade 4: Our spring, week 1" in plc("cycles").stdout
    (row,) = [it for it in json.loads(plc("cycles", "--json").stdout) if it["id"] == "spring"]
    assert (row["title"], row["path"], len(row["teams"])) == ("Our spring", None, 1)
    assert plc("cycles", "show", "spring").returncode == 3
    for text in (None, "title: Our spring\n"):
        if text:
            spring.write_text(text)
        shown = plc("cycles", "show", "spring", "--team", "Grade 4")
        assert "Week 1: Consultancy (due this week): Ask for help" in shown.stdout.splitlines()
        (told,) = json.loads(plc("cycles", "show", "spring", "--team", "Grade 4", "--json").stdout)[
            "teams"
        ]
        assert told["next"]["protocol"] == "consultancy"


def test_slips_are_told_with_what_would_do(plc: Plc, spring: Path) -> None:
    done = plc("cycles", "begin", "sprung", "--team", "Grade 4")
    assert (done.returncode, "Did you mean spring?" in done.stderr) == (3, True)
    done = plc("cycles", "begin", "spring", "--team", "Grade 4", "--from", "12/5")
    assert (done.returncode, "“12/5” is no clear day" in done.stderr) == (2, True)
    assert plc("cycles", "begin", "spring", "--team", " ").returncode == 2
    assert plc("cycles", "begin", "spring").returncode == 2
    spring.write_text("title: Our spring\n")
    done = plc("cycles", "begin", "spring", "--team", "Grade 4")
    assert (done.returncode, "plc check" in done.stderr) == (4, True)
    assert plc("cycles", "show", "spring").returncode == 4
    assert "has errors: plc check" in plc("cycles").stdout
    assert plc("protocols", "--team", "Nobody").returncode == 3
    assert "no team" in plc("cycles", "show", "first-semester", "--team", "No").stderr


def test_a_file_that_cannot_be_read_hides_no_protocol(plc: Plc, home: Path) -> None:
    (home / "sessions" / "plc.db").write_text("no journal")
    done = plc("protocols")
    assert (done.returncode, "consultancy" in done.stdout) == (0, True)
    assert "cannot be read" in done.stderr
    assert plc("protocols", "--team", "Grade 4").returncode == 5


def test_escape_sequences_in_a_cycle_never_reach_the_terminal(plc: Plc, spring: Path) -> None:
    spring.write_text(CYCLE.replace("title: Our spring", r'title: "Our \e[2J spring"'))
    done = plc("cycles", "begin", "spring", "--team", "Grade \x1b[2J 4")
    for one in (done, plc("cycles"), plc("cycles", "show", "spring"), plc("protocols")):
        assert "\x1b" not in one.stdout + one.stderr
