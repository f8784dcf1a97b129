"""`plc why`: the chain behind a practice, by words and by code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plc_runner.cli.main import plc as program
from plc_runner.cli.surroundings import Surroundings
from plc_runner.errors import NotFound
from plc_runner.journal.store import Journal
from tests.cli.conftest import Plc
from tests.memory.story import keep_the_story

Ask = Callable[..., str]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a past; nobody adds to it."""
    home = tmp_path_factory.mktemp("story")
    (home / "protocols").mkdir()
    with Journal.open(home / "sessions" / "plc.db", device="laptop") as journal:
        keep_the_story(journal)
    return home


@pytest.fixture
def ask(story: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command in this process; what it hands out."""

    def run(*arguments: str) -> str:
        place = Surroundings(chosen=story)
        program.main(list(arguments), prog_name="plc", standalone_mode=False, obj=place)
        return capsys.readouterr().out

    return run


def test_words_lead_to_what_stands_and_all_behind_it(ask: Ask) -> None:
    lines = ask("why", "tape", "diagrams").splitlines()
    assert lines[0] == "Decision: teach fractions with tape diagrams too (plc why 2001)"
    assert "Also decided on this:" in lines
    assert any("draw number lines before tape diagrams" in line for line in lines)


def test_a_team_narrows_it_down(ask: Ask) -> None:
    told = ask("why", "tape", "--team", "grade 4")
    assert told.startswith("Decision: draw number lines before tape diagrams (plc why 0006)\n")
    assert "\n    Before it: use circles for fractions" in told
    assert "Grade 5" not in told


def test_every_code_of_a_decision_can_be_followed(ask: Ask) -> None:
    told = ask("why", "tape", "--team", "grade 4")
    codes = set(re.findall(r"\(plc why ([0-9a-f]{4,})\)", told))
    assert codes == {"0001", "0006"}
    assert {ask("why", code).splitlines()[0][-6:-1] for code in codes} == {" 0001", " 0006"}


def test_a_goal_leads_to_its_decisions(ask: Ask) -> None:
    told = ask("why", "0002")
    assert told.startswith("Decision: begin with a number talk")
    assert "use tape diagrams first for each fraction topic" in told


def test_for_programs(ask: Ask) -> None:
    data = json.loads(ask("why", "tape", "--team", "Grade 4", "--json"))
    assert data["id"] == "decision-0006"
    assert [one["id"] for one in data["earlier"]] == ["decision-0003", "decision-0001"]
    assert data["others"] == ["decision-0003"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("zebras",), "Nothing was decided about “zebras”"),
        (("9abc",), "code that ends with “9abc”"),
        (("0003",), "More than one"),
        (("face",), "Nothing was decided about “face”"),
        (("tape", "--team", "nobody"), "no team like"),
    ],
)
def test_what_is_not_there_is_said(ask: Ask, words: tuple[str, ...], told: str) -> None:
    with pytest.raises(NotFound, match=told):
        ask("why", *words)


def test_the_program_itself(plc: Plc, home: Path) -> None:
    with Journal.open(home / "sessions" / "plc.db", device="laptop") as journal:
        keep_the_story(journal)
    done = plc("why", "number", "talk")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Decision: begin with a number talk (plc why ")
