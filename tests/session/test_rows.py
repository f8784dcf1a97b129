"""Lines become rows, and cells are checked where they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.events.entry import Cell
from plc_runner.protocol.captures import TableColumn
from plc_runner.session.rows import (
    asked_as,
    choices,
    filled,
    in_one_line,
    is_rule,
    one_line,
    row,
    split_row,
)

COLUMNS = (
    TableColumn(name="Skill"),
    TableColumn(name="Students", type="number"),
    TableColumn(name="Depth", choice=("1", "2", "3", "4")),
)
KEEP = TableColumn(name="And now", choice=("keep", "look again", "let go"))


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(name=column.name, text=text) for column, text in zip(COLUMNS, texts, strict=True)
    )


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("explain", ("explain",)),
        ("explain | 12 | 3", ("explain", "12", "3")),
        ("| explain | 12 | 3 |", ("explain", "12", "3")),
        ("explain\t12\t3", ("explain", "12", "3")),
        ("\t12\t3", ("", "12", "3")),
        ("explain | | 3", ("explain", "", "3")),
        ("explain |", ("explain",)),
        ("|x| is how far it is | 4", ("|x| is how far it is", "4")),
    ],
)
def test_how_a_line_splits(line: str, texts: tuple[str, ...]) -> None:
    assert split_row(line, COLUMNS) == texts


def test_a_table_of_one_column_takes_the_bar_as_a_letter() -> None:
    assert split_row("a | b", COLUMNS[:1]) == ("a | b",)


def test_cells_that_were_not_said_are_empty() -> None:
    assert row(COLUMNS, ("explain",)) == cells("explain", "", "")


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("explain", "many"), "“many” is no number: Students takes one, such as 12 or 3.5."),
        (("explain", "", "5"), "Depth is 1, 2, 3 or 4, not “5”."),
        (
            ("a", "1", "2", "3"),
            "The table has 3 columns (Skill, Students, Depth), this row 4 cells.",
        ),
        (
            ("Skill", "Students", "Depth"),
            "These are the heads of the table, which stand there. Type a row.",
        ),
    ],
)
def test_what_does_not_fit_is_said_in_words(texts: tuple[str, ...], why: str) -> None:
    with pytest.raises(IllegalMove) as refused:
        row(COLUMNS, texts)
    assert str(refused.value) == why


@pytest.mark.parametrize("said", ["Look again", "look", "And now: look again"])
def test_a_choice_is_kept_as_the_protocol_writes_it(said: str) -> None:
    assert row((COLUMNS[0], KEEP), ("x", said))[1].text == "look again"


def test_depth_may_be_said_with_its_name() -> None:
    assert row(COLUMNS, ("x", "", "depth 3"))[2].text == "3"


def test_the_line_says_what_a_cell_takes() -> None:
    assert [asked_as(column) for column in COLUMNS] == ["Skill", "Students", "Depth 1-4"]
    assert asked_as(KEEP) == "And now: keep, look again or let go"
    assert choices(KEEP) == "keep / look again / let go"


def test_one_cell_is_filled_or_several_from_there_on() -> None:
    begun = row(COLUMNS, ("explain",))
    assert filled(COLUMNS, begun, 1, "12") == cells("explain", "12", "")
    assert filled(COLUMNS, begun, 1, "12 | 3") == cells("explain", "12", "3")


@pytest.mark.parametrize(
    ("at", "text", "why"),
    [
        (0, "a | 12", "That would write over Students. One cell at a time, please."),
        (2, "3 | 4", "From here on the row has 1 of 2 cells."),
        (1, "many", "“many” is no number: Students takes one, such as 12 or 3.5."),
    ],
)
def test_nothing_is_written_over(at: int, text: str, why: str) -> None:
    with pytest.raises(IllegalMove) as refused:
        filled(COLUMNS, cells("a", "9", ""), at, text)
    assert str(refused.value) == why


def test_a_row_is_never_emptied() -> None:
    with pytest.raises(IllegalMove, match="The row would be empty"):
        filled(COLUMNS, cells("a", "", ""), 0, "")


def test_the_lines_of_a_cell_become_one() -> None:
    assert one_line("draw\n explain \n\nin words.\nagain") == "draw; explain; in words. again"


def test_a_rule_of_markdown_is_no_row() -> None:
    assert is_rule("|---|:-:|---|")
    assert is_rule("--- | ---")
    assert not is_rule("- | a")


@given(st.lists(st.text("ab |\t-", max_size=6), max_size=5))
def test_what_is_split_never_ends_empty_and_can_be_said_again(texts: list[str]) -> None:
    said = split_row(" | ".join(texts), COLUMNS)
    assert not said or said[-1]
    if all("|" not in text for text in said) and len(said) <= len(COLUMNS):
        again = tuple(Cell(name="x", text=text) for text in said)
        assert split_row(in_one_line(again), COLUMNS) == said
