"""Looking back from the command line."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from plc_runner.cli.main import load
from plc_runner.cli.surroundings import Surroundings
from plc_runner.errors import NotFound
from tests.tui.review.kept import keep_a_year


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kept")
    keep_a_year(root)
    return root


def plc(home: Path, name: str, *arguments: str) -> Result:
    command: click.Command = load(name)
    return CliRunner().invoke(command, arguments, obj=Surroundings(chosen=home))


def test_a_search_tells_records_first_with_what_became_of_them(kept: Path) -> None:
    assert plc(kept, "search", "fract", "--limit", "3").stdout.splitlines() == [
        "a-3  2026-03-05  action open, no owner yet, Grade 4 mathematics",
        "    Ask for fraction strips",
        "d-3  2026-02-12  decision stopped, Grade 4 mathematics",
        "    Homework on fractions twice a week",
        "    stopped: only 6 of 27 handed it in",
        "d-2  2025-11-13  decision stands, look again 2026-05-28, Grade 4 mathematics",
        "    Begin fractions with number lines, not circles",
        "    because on circles they count pieces",
    ]


def told(kept: Path, name: str, *arguments: str) -> list[str]:
    found = json.loads(plc(kept, name, *arguments, "--json").stdout)
    return [one["id"] for one in found]


@pytest.mark.parametrize(
    ("name", "arguments", "ids"),
    [
        ("search", "number line", ["a-2", "d-2", "g-1", "s-mar", "s-feb", "s-nov", "s-sep"]),
        ("search", "fractions --team science", ["e-3"]),
        (
            "search",
            "fractions --before 2025-10 --protocol student-work",
            ["d-1", "g-1", "s-sep", "e-2"],
        ),
        ("decisions", "", ["d-4", "d-3", "d-2", "d-1"]),
        ("decisions", "--done --after nov", ["d-3"]),
        ("decisions", "--due", ["d-2"]),
        ("decisions", "circles --open", ["d-2"]),
        ("actions", "--open --owner ben", ["a-2"]),
        ("actions", "--due", ["a-2"]),
        ("actions", "--done", ["a-1"]),
        ("goals", "", ["g-1"]),
        ("goals", "--done", []),
    ],
)
def test_lists_can_be_narrowed(
    kept: Path, monkeypatch: pytest.MonkeyPatch, name: str, arguments: str, ids: list[str]
) -> None:
    monkeypatch.setattr(Surroundings, "now", lambda _: datetime(2026, 6, 1, 20, tzinfo=UTC))
    assert told(kept, name, *arguments.split()) == ids


def test_a_goal_tells_where_it_began_where_it_is_and_where_it_is_to_go(kept: Path) -> None:
    assert plc(kept, "goals").stdout.splitlines() == [
        "g-1  2025-09-18  goal open, by 2026-05-15, 9 of 27 -> 17 of 27 -> 22 of 27, "
        "Grade 4 mathematics",
        "    Place fractions on a number line",
        "    measured by exit ticket",
    ]


def test_a_list_opens_in_a_spreadsheet(kept: Path) -> None:
    plain = plc(kept, "actions", "--csv").stdout_bytes
    assert plc(kept, "actions", "--excel").stdout_bytes == b"\xef\xbb\xbf" + plain
    rows = list(csv.DictReader(io.StringIO(plain.decode("utf-8"), newline="")))
    assert [(one["text"], one["who"], one["due"], one["state"]) for one in rows] == [
        ("Ask for fraction strips", "", "", "open"),
        ("Copy the number lines", "Ben", "2026-03-20", "open"),
        ("Print circles", "Ben", "", "done"),
    ]


def test_more_than_was_asked_for_is_said_and_pages_make_no_difference(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(kept, "search")
    assert len(whole) == 15
    monkeypatch.setattr("plc_runner.cli.looking._PAGE", 4)
    assert told(kept, "search") == whole
    some = plc(kept, "search", "--limit", "6", "--json")
    assert [one["id"] for one in json.loads(some.stdout)] == whole[:6]
    assert some.stderr == "There is more. “--limit 60” shows up to that many.\n"


def test_nothing_is_said_to_be_nothing(kept: Path, tmp_path: Path) -> None:
    assert plc(kept, "goals", "zzz").stderr == "Nothing is like that.\n"
    assert plc(tmp_path, "decisions").stderr == "No decision has been kept yet.\n"
    assert json.loads(plc(tmp_path, "actions", "--json").stdout) == []
    assert plc(tmp_path, "goals", "--csv").stdout.startswith("id,what,day,team,")


def test_what_is_not_there_is_an_error(kept: Path) -> None:
    assert isinstance(plc(kept, "decisions", "--team", "x").exception, NotFound)
    assert "--open or --due, not both" in plc(kept, "actions", "--due", "--open").stderr
    assert isinstance(plc(kept, "search", "--after", "soon").exception, NotFound)
