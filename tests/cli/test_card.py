"""`plc card`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import plc


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "sessions").mkdir()
    return tmp_path


def test_the_card_lies_beside_the_records(home: Path) -> None:
    done = plc(home, "--workspace", ".", "card", "final-word", "--people", "Ana, Ben, Cy")
    path = Path(done.stdout.strip())
    assert path.parent.resolve() == (home / "sessions" / "cards").resolve()
    assert "Here: Ana, Ben, Cy" in (home / path).read_text(encoding="utf-8")
    assert not (home / "sessions" / "plc.db").exists()


def test_the_card_is_written_where_it_is_wanted(home: Path) -> None:
    done = plc(home, "card", "tuning", "--minutes", "40", "--until", "23:59", "-o", "mine.html")
    assert done.stdout == "mine.html\n"
    page = (home / "mine.html").read_text(encoding="utf-8")
    assert "11:59 pm" in page
    assert "40 min (not 44 min)" in page


def test_a_team_is_known_from_its_last_meeting(home: Path) -> None:
    plc(home, "--workspace", ".", "run", "tuning", "--plain", "--team", "Grade 4", "--people",
        "Ana, Ben, Cy, Dee", "--role", "presenter=Cy", lines="/start\n/close\n")  # fmt: skip
    done = plc(home, "--workspace", ".", "card", "tuning", "--team", "grade 4", "-o", "c.html")
    assert done.returncode == 0, done.stderr
    page = (home / "c.html").read_text(encoding="utf-8")
    assert "Presenter: Cy" in page
    assert "Here: Ana, Ben, Cy, Dee" in page
    assert "Grade 4" in page


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nowhere",), 3),
        (("x" * 300 + ".yaml",), 3),
        (("tuning", "--until", "soon"), 2),
        (("tuning", "--role", "king=Ana"), 3),
        (("tuning", "-o", "."), 2),
    ],
)
def test_what_cannot_be_is_told(home: Path, arguments: tuple[str, ...], code: int) -> None:
    done = plc(home, "--workspace", ".", "card", *arguments)
    assert done.returncode == code
    assert not done.stdout
    assert done.stderr
