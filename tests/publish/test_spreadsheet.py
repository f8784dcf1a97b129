from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.publish.spreadsheet import to_csv


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("  =HYPERLINK(1)", "'  =HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+49 x", "'+49 x"),
        ("-3", "-3"),
        ("-12.5 %", "-12.5 %"),
        ("- more talk", "'- more talk"),
        ("\tx", "'\tx"),
        ("9 of 27", "9 of 27"),
        ("", ""),
    ],
)
def test_a_text_that_would_be_a_formula_is_none(text: str, kept: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(["a", "b"], [[text, "x"]]), newline="")))
    assert rows == [["a", "b"], [kept, "x"]]


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
)
def test_every_text_comes_back_whole_and_harmless(rows: list[list[str]]) -> None:
    said = to_csv(["a", "b"], rows)
    back = list(csv.reader(io.StringIO(said, newline="")))[1:]
    assert len(back) == len(rows)
    for row, read in zip(rows, back, strict=True):
        for text, cell in zip(row, read, strict=True):
            assert cell.removeprefix("'") == text.replace("\0", "").removeprefix("'")
            assert not cell.lstrip(" ").startswith(("=", "@", "\t", "\r"))
