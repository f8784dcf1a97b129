"""A block from a spreadsheet becomes rows, and no word of it is lost."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.protocol.captures import TableColumn
from plc_runner.session.blocks import MOST, Block, read_block
from plc_runner.session.rows import one_line
from tests.session.test_rows import COLUMNS

WORDS = tuple(TableColumn(name=name) for name in ("What", "Where", "We count"))


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells in block.rows]


def test_rows_without_heads() -> None:
    block = read_block("explain\t12\t3\r\n\r\ndraw\t\t1\r\n", COLUMNS)
    assert texts(block) == [["explain", "12", "3"], ["draw", "", "1"]]
    assert not block.heads


def test_heads_are_recognised_and_their_order_is_followed() -> None:
    block = read_block("Depth\tNotes\tskill:\n3\tx\texplain\n1\t\tdraw", COLUMNS)
    assert block.heads
    assert texts(block) == [["explain", "", "3"], ["draw", "", "1"]]
    assert block.left_out == ("Notes",)


def test_a_cell_in_quotes_may_have_lines_and_quotes() -> None:
    block = read_block('"explain\nwhy"\t12\t3\n"say ""same"""\t4\t2', COLUMNS)
    assert texts(block) == [["explain; why", "12", "3"], ['say "same"', "4", "2"]]


@pytest.mark.parametrize("first", ['"so called', '"a\tb" c', '6" ruler'])
def test_a_quote_that_is_a_letter_swallows_no_row(first: str) -> None:
    block = read_block(f"{first}\tx\nnext\ty\tz", WORDS)
    assert texts(block)[-1] == ["next", "y", "z"]


def test_a_table_of_markdown_is_read_too() -> None:
    block = read_block("| Skill | Students | Depth |\n|---|--:|---|\n| explain | 12 | 3 |", COLUMNS)
    assert texts(block) == [["explain", "12", "3"]]
    assert block.heads


def test_lines_without_cells_are_rows_with_a_first_cell() -> None:
    assert texts(read_block("explain\ndraw", COLUMNS)) == [["explain", "", ""], ["draw", "", ""]]


def test_cells_that_do_not_fit_are_kept_and_told() -> None:
    block = read_block("explain\tmany\t3\ndraw\t2\t7", COLUMNS)
    assert texts(block) == [["explain", "many", "3"], ["draw", "2", "7"]]
    assert block.wrong == ("row 1, Students: “many”", "row 2, Depth: “7”")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\tb\tc\td", "The block has 4 columns, the table 3"),
        ("\t\t\n\t", "There are no rows"),
        ("Skill\tStudents\tDepth\n", "There are no rows"),
        ("a\t1\t1\n" * (MOST + 1), f"These are {MOST + 1} rows"),
    ],
)
def test_what_cannot_be_taken_is_said(text: str, why: str) -> None:
    with pytest.raises(IllegalMove, match=why):
        read_block(text, COLUMNS)


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), include_characters="\n"),
    max_size=12,
)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_is_read_as_it_stood(table: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(table)
    wanted = [row for cells in table if any(row := [one_line(cell) for cell in cells])]
    heads = {"what", "where", "we count"}
    if not wanted or sum(cell.casefold() in heads for cell in wanted[0]) > 1:
        return
    assert texts(read_block(out.getvalue(), WORDS)) == wanted


@given(st.text(st.sampled_from('ab"|\t\n\r -')))
def test_any_paste_is_rows_or_refused_and_keeps_every_letter(text: str) -> None:
    try:
        block = read_block(text, WORDS)
    except IllegalMove:
        return
    assert all(len(cells) == len(WORDS) for cells in block.rows)
    said = "".join(cell for row in texts(block) for cell in row)
    for letter in "ab":
        assert said.count(letter) == text.count(letter)
