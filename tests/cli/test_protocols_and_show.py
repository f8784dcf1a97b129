from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Plc

OURS = """\
title: Circle
roles: {presenter: {title: Presenting teacher}}
steps:
  - {title: Open, minutes: 2-6 (4)}
  - {title: Each one, turns: {each: 1m}, capture: [{columns: [Heard]}]}
  - {title: Optional game, minutes: 5, when: optional}
"""


def test_protocols_lists_shipped_and_own_ones(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text(OURS)
    done = plc("protocols")
    assert done.returncode == 0
    rows = [line.split(maxsplit=1) for line in done.stdout.splitlines()]
    assert ["circle", "Circle (yours)"] in rows
    assert ["student-work-analysis", "Student work analysis"] in rows


def test_a_broken_protocol_is_listed_with_what_to_do(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text("title: Circle\n")
    assert "has errors: plc check" in plc("protocols").stdout
    rows = {row["id"]: row for row in json.loads(plc("protocols", "--json").stdout)}
    assert rows["circle"]["ok"] is False
    assert rows["consultancy"]["ok"] is True
    assert rows["consultancy"]["shipped"] is True
    done = plc("show", "circle")
    assert done.returncode == 4
    assert "plc check" in done.stderr


def test_show_plans_for_the_people_there_are(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text(OURS)
    plan = json.loads(plc("show", "circle", "--people", "Ana, Ben, Cy", "--json").stdout)
    assert plan["people"] == ["Ana", "Ben", "Cy"]
    assert [step["seconds"] for step in plan["steps"]] == [240, 180, 300]
    assert plan["steps"][1]["turns"] == ["Ana", "Ben", "Cy"]
    assert plan["seconds"] == plan["full"] == 720
    more = json.loads(plc("show", "circle", "--people", "5", "--json").stdout)
    assert more["seconds"] == 840


def test_show_fits_the_plan_into_the_minutes(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text(OURS)
    plan = json.loads(plc("show", "circle", "--people", "3", "--minutes", "9", "--json").stdout)
    assert plan["seconds"] == 540
    assert plan["fits"] is True
    tight = json.loads(plc("show", "circle", "--people", "3", "--minutes", "3", "--json").stdout)
    assert tight["fits"] is False
    assert tight["seconds"] == tight["least"]
    assert tight["problems"]


def test_show_says_steps_minutes_total_and_least(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text(OURS)
    shown = plc("show", "circle", "--people", "3", "--minutes", "9").stdout
    assert "2. Each one: " in shown
    assert "3 turns; Heard" in shown
    assert "In all 9 min for 3 people; at least" in shown


def test_show_takes_the_path_of_a_file(plc: Plc, home: Path) -> None:
    (home / "draft.yaml").write_text(OURS)
    assert "Circle" in plc("show", "draft.yaml").stdout


def test_a_role_that_is_not_there_is_told(plc: Plc, home: Path) -> None:
    (home / "protocols" / "circle.yaml").write_text(OURS)
    done = plc("show", "circle", "--people", "Ana, Ben", "--role", "timekeeper=Ana")
    assert done.returncode == 3
    assert "Its roles: presenter" in done.stderr


def test_a_misspelt_protocol_is_guessed(plc: Plc) -> None:
    done = plc("show", "consultansy")
    assert done.returncode == 3
    assert "Did you mean consultancy?" in done.stderr


def test_escape_sequences_in_a_title_never_reach_the_terminal(plc: Plc, home: Path) -> None:
    title = OURS.replace("title: Circle", r'title: "Circle \e[2J"')
    (home / "protocols" / "circle.yaml").write_text(title)
    for command in (("protocols",), ("show", "circle")):
        assert "\x1b" not in plc(*command).stdout
