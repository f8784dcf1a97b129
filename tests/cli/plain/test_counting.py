"""Counting in plain mode: what stands there is read out, and the line goes on by itself."""

from __future__ import annotations

from tests.cli.plain.conftest import Plain

COUNTS = """\
title: Count
steps:
  - title: Sort
    minutes: 4
    capture:
      - sort: [High, Low]
        unsure: true
  - title: Choose
    minutes: 4
    capture:
      - columns: [Cause]
      - dots: cause
  - title: Rate
    minutes: 4
    capture:
      - rating: [few, some, many]
        of: [they draw, they label]
"""


def after_its_code(lines: list[str]) -> list[str]:
    return [line.partition(" ")[2] for line in lines]


def test_piles_dots_and_ratings_by_lines_alone(plain: Plain) -> None:
    (plain.folder / "protocols" / "count.yaml").write_text(COUNTS, encoding="utf-8")
    said = plain.hold(
        "/start", "/switch count",
        "14", "9", "1", "/next", "low +1", "Maria Lopez", "/status", "/next",
        "no labels", "hard to read", "/slot dots", "2 2 1", "9", "/next",
        "many", "1 2 1", "/quit",
    )  # fmt: skip
    told = after_its_code(said)
    assert "Type how many are High, or the numbers for High, Low and Not sure." in said
    assert "High 14 (61 %), Low 9 (39 %); 23 in all" in told
    assert any("a pile for the 1 not sure (such as High +1)" in line for line in said)
    assert "High 14 (58 %), Low 10 (42 %), Not sure 0 (0 %); 24 in all" in told
    assert "High 14 (58 %), Low 10 (42 %), Not sure 0 (0 %); 24 in all." in said
    warned = next(n for n, line in enumerate(said) if "looks like a pupil's full name" in line)
    assert told[warned - 1] == "Not sure: Maria Lopez"

    listed = said.index("1: no labels")
    assert said[listed : listed + 3] == [
        "1: no labels",
        "2: hard to read",
        "0 of 8 dots placed. Type the numbers, such as 3 or 1 1 4.",
    ]
    assert "3 of 8 dots placed. 2 hard to read: 2, 1 no labels: 1" in told
    assert "There is no 9: the lines are numbered 1 to 2." in said

    assert "they draw: many" in told
    assert "they label: few 1, some 2, many 1" in told
