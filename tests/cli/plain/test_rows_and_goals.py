"""Tables and goals in plain mode: part by part, or in one line."""

from __future__ import annotations

from tests.cli.plain.conftest import Plain

TABLE = """\
title: Fill
steps:
  - title: Fill the table
    minutes: 5
    capture:
      - table: [{name: Skill}, {name: Context}, {name: Depth, choice: [1, 2, 3, 4]}]
        label: Skills
"""


def test_a_row_is_asked_for_cell_by_cell_or_said_in_one_line(plain: Plain) -> None:
    (plain.folder / "protocols" / "fill.yaml").write_text(TABLE, encoding="utf-8")
    said = plain.hold(
        "/start", "/switch fill", "explain", "", "5", "3", "draw | on a line | 2", "a\t\t1",
        "/status",
    )  # fmt: skip
    text = "\n".join(said)
    assert "Context? An empty line passes it over." in text
    assert "Depth 1-4? An empty line passes it over." in text
    assert "Depth is 1, 2, 3 or 4, not “5”." in text
    for row in ("explain | | 3", "draw | on a line | 2", "a | | 1"):
        assert f"Skills: {row}" in text
    assert said[-3] == "Lines go to: Skill."


def test_a_goal_is_asked_for_part_by_part_and_read_back(plain: Plain) -> None:
    said = plain.hold(
        "/start", "/go Decide", "/slot goal", "Students explain equal parts", "the quiz",
        "9 of 27", "9 of 27", "20 of 27", "yesterday", "15 May", "number lines", "", "",
        "/measure 14 of 27",
    )  # fmt: skip
    text = "\n".join(said)
    assert "The target is what the baseline is, “9 of 27”. What is to change?" in text
    assert "“yesterday” was" in text
    whole = (
        "Goal: Students explain equal parts: from 9 of 27 to 20 of 27 by Fri 15 May, measured by "
        "the quiz. First measurement, today: 9 of 27"
    )
    assert whole in text
    assert "Strategies: number lines" in text
    assert "Measured: 14 of 27. Before: 9 of 27" in text


def test_choosing_where_lines_go_ends_the_questions_about_a_goal(plain: Plain) -> None:
    said = plain.hold(
        "/start", "/go Decide", "/slot goal", "Students explain", "/slot action", "Ana: print it"
    )
    assert "Lines go to Action." in said
    assert any("Action: print it (Ana, no date)" in line for line in said)
