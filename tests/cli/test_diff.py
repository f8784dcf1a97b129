"""`plc diff`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import SHIPPED, plc

GOLDEN = Path(__file__).parent / "golden"


def test_a_family_is_compared_step_by_step(tmp_path: Path) -> None:
    """After a wanted change of the wording or of the two protocols: write the output there."""
    done = plc(tmp_path, "diff", "student-work-analysis", "student-work-analysis-timed")
    assert done.returncode == 0
    assert done.stdout == (GOLDEN / "diff-student-work.txt").read_text(encoding="utf-8")


def test_files_are_compared_too(tmp_path: Path) -> None:
    old = (SHIPPED / "consultancy.yaml").read_text(encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(old.replace('version: "1.0"', 'version: "1.1"'))
    done = plc(tmp_path, "diff", "consultancy", "ours.yaml")
    assert done.stdout.splitlines()[1:-1] == ["  Version: 1.0 → 1.1"]
    assert plc(tmp_path, "diff", "ours.yaml", "ours.yaml").stdout == (
        "Consultancy 1.1 → Consultancy 1.1\nNothing is different.\n"
    )


def test_json(tmp_path: Path) -> None:
    data = json.loads(plc(tmp_path, "diff", "tuning", "tuning-a-plan", "--json").stdout)
    assert data["old"]["id"] == "tuning"
    assert data["people"] == 6
    assert data["seconds"].keys() == {"old", "new"}
    titles = [place["title"] for place in data["places"]]
    assert titles[0] == ""
    assert "Show the plan" in titles
    assert {"field", "text", "old", "new"} == data["places"][1]["changes"][0].keys()


@pytest.mark.parametrize("other", ["nowhere", "broken.yaml"])
def test_what_cannot_be_compared_is_told(tmp_path: Path, other: str) -> None:
    (tmp_path / "broken.yaml").write_text("title: X\n")
    done = plc(tmp_path, "diff", "tuning", other)
    assert done.returncode in (3, 4)
    assert not done.stdout
    assert other in done.stderr
