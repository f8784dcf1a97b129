from __future__ import annotations

from plc_runner.protocol.editing import rows, where

TEXT = """\
title: Rounds   # a comment
steps:
  # before it
  - title: Begin
    minutes: 3

  - round: Each presenter
    per: participant
    steps:
      - title: Show
        minutes: 4
        say: |
          Two
          lines.

      - {title: Answer, minutes: 3}
"""


def test_each_row_knows_its_lines() -> None:
    assert where(TEXT) == (((0,), 4, 5), ((1,), 7, 16), ((1, 0), 10, 14), ((1, 1), 16, 16))
    assert [path for path, _, _ in where(TEXT)] == [row.path for row in rows(TEXT) or ()]


def test_a_text_without_rows_has_no_lines_of_them() -> None:
    assert where("steps: [") == ()
    assert where("") == ()
