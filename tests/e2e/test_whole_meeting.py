"""A whole meeting by script, every step of a shipped protocol, from first line to record."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.program import plc

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

SCRIPT = """\
The task was three boards and four children
/start
/status
/next
A proficient answer shows equal parts
/next
/next
4
/slot Expected
6
/slot 3
5
/slot not sure
1
/next
low +1
/next
/next
They can name the fraction
/turn
/slot not yet
Parts are not equal in 5 of 6
/turn
next time they should draw first
//slash first
/turn
/turn
/turn
/next
Most of this pile counts pieces <b>not</b> sizes
/slot need
Equal sharing with paper strips
/next
/next
/decide start with paper strips because the parts were unequal
/action Ana: copy the strips by Friday
/action Zoe: book the room
/park Do we move the fractions unit?
/next
It helped that we were silent first
/undo
It helped that we were silent first \x1b[2J
/slot change
More time to sort
/close
"""


class _Page(HTMLParser):
    """The tags and the texts of a web page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a meeting, and what was said in it."""
    home = tmp_path_factory.mktemp("school")
    (home / "sessions").mkdir()
    (home / "protocols").mkdir()
    done = plc(
        home, "run", "student-work-analysis", "--plain", "--team", "Grade 4",
        "--people", "Ana, Ben, Cy, Dee, Eli, Fay", "--role", "presenter=Cy",
        "--facilitator", "Fay", "--minutes", "48", "--focus", "Fractions <1>", lines=SCRIPT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return home, done.stdout.splitlines()


def test_every_step_is_announced_in_order(held: tuple[Path, list[str]]) -> None:
    _, said = held
    announced = [line for line in said if re.match(r"Step \d+ of 10: .* min", line)]
    assert [line.split(": ")[1].split(".")[0] for line in announced if " left of" not in line] == [
        "Set the scene", "Agree what proficient is", "Sort on your own", "Sort together",
        "Look again, closely", "One thing you see", "Find the pattern", "Choose the next move",
        "Debrief the process",
    ]  # fmt: skip
    assert "Cy speaks." in said
    assert "Silence." in said


def test_every_line_that_was_kept_is_answered_with_its_code(
    held: tuple[Path, list[str]],
) -> None:
    _, said = held
    answers = [line for line in said if re.match(r"[0-9a-f]{4,} (?!Undone)", line)]
    assert [answer.split(" ", 1)[1] for answer in answers] == [
        "Note: The task was three boards and four children",
        "A proficient answer shows: A proficient answer shows equal parts",
        "High 4 (100 %); 4 in all",
        "High 4 (40 %), Expected 6 (60 %); 10 in all",
        "High 4 (27 %), Expected 6 (40 %), Low 5 (33 %); 15 in all",
        "High 4 (25 %), Expected 6 (38 %), Low 5 (31 %), Not sure 1 (6 %); 16 in all",
        "High 4 (25 %), Expected 6 (38 %), Low 6 (38 %), Not sure 0 (0 %); 16 in all",
        "Can do: They can name the fraction",
        "Not yet: Parts are not equal in 5 of 6",
        "Not yet: next time they should draw first",
        "Not yet: /slash first",
        "Pattern: Most of this pile counts pieces <b>not</b> sizes",
        "Need: Equal sharing with paper strips",
        "Decision: start with paper strips because the parts were unequal",
        next(answer.split(" ", 1)[1] for answer in answers if "copy the strips" in answer),
        "Action: Zoe: book the room (no owner yet, no date)",
        "Parking lot: Do we move the fractions unit?",
        "Plus: It helped that we were silent first",
        "Plus: It helped that we were silent first [2J",  # the journal keeps no control characters
        "Change: More time to sort",
    ]  # fmt: skip
    assert any(re.search(r"\(Ana, by Fri \d+ \w{3}\)", answer) for answer in answers)


def test_a_step_asks_first_for_what_it_wants(held: tuple[Path, list[str]]) -> None:
    _, said = held
    unplaced, undecided = (line for line in said if "/next anyway" in line)
    assert "1 not sure" in unplaced
    assert "Our next move" in undecided


def test_turns_are_announced_and_end(held: tuple[Path, list[str]]) -> None:
    _, said = held
    assert "Ana speaks, 1 min, then Ben." in said
    assert "Ben speaks, 1 min, then Cy." in said
    assert "Fay speaks, 1 min, the last turn." in said


def test_nothing_that_acts_reaches_the_terminal(held: tuple[Path, list[str]]) -> None:
    _, said = held
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\n".join(said).replace("\n", ""))


def test_the_record_holds_what_the_team_kept(held: tuple[Path, list[str]]) -> None:
    home, said = held
    (markdown,) = home.glob("sessions/*-grade-4-student-work-analysis.md")
    text = markdown.read_text(encoding="utf-8")
    for words in (
        "Fay", "start with paper strips", "the parts were unequal", "copy the strips",
        "equal parts", "Parts are not equal in 5 of 6", "/slash first", "Do we move the fractions",
        "More time to sort", "Debrief the process",
    ):  # fmt: skip
        assert words in text, words
    assert text.count("It helped that we were silent first") == 1
    assert f"The record: {markdown}" in said


def test_the_web_page_shows_what_was_typed_as_text(held: tuple[Path, list[str]]) -> None:
    home, _ = held
    (page,) = home.glob("sessions/*.html")
    reader = _Page()
    reader.feed(page.read_text(encoding="utf-8"))
    assert "Most of this pile counts pieces <b>not</b> sizes" in "".join(reader.texts)
    assert "script" not in reader.tags
    assert "b" not in reader.tags


def test_sessions_and_record_find_it_again(held: tuple[Path, list[str]]) -> None:
    home, _ = held
    listed = plc(home, "sessions").stdout
    code = listed.split()[0]
    assert "closed" in listed
    assert "Student work analysis, Grade 4, Fractions <1>" in listed
    (row,) = json.loads(plc(home, "sessions", "--json").stdout)
    assert row["phase"] == "closed"
    assert row["id"].endswith(code)
    markdown = plc(home, "record", code).stdout
    (file,) = home.glob("sessions/*.md")
    assert markdown.strip() == file.read_text(encoding="utf-8").strip()
    mail = plc(home, "record", code, "--format", "text").stdout
    assert "start with paper strips" in mail
    assert plc(home, "record", code, "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_the_next_meeting_takes_people_and_roles_from_this_one(
    held: tuple[Path, list[str]],
) -> None:
    home, _ = held
    said = plc(home, "run", "student-work-analysis", "--plain", lines="/status\n").stdout
    assert "Student work analysis, Grade 4." in said
    assert "Here: Ana, Ben, Cy, Dee, Eli and Fay." in said
    assert "Presenting teacher: Cy." in said
    assert "Facilitator: Ana." in said  # it is somebody else's turn
