"""Tables pasted from other programs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.protocol.editing import CellError, paste_table, rows
from plc_runner.protocol.editing.table_minutes import minutes_in, minutes_of
from plc_runner.protocol.source import read

TEXT = "title: Ours\nroles: {coach: {title: The coach}}\nsteps:\n  - title: First\n    minutes: 5\n"
Cells = tuple[str, str, str, str, str]


def pasted(table: str) -> tuple[list[Cells], str]:
    """The new steps, and what was said."""
    edited, said = paste_table(TEXT, (0,), table)
    text = edited.apply(TEXT)
    assert not read(text.encode(), "t.yaml").errors
    assert edited.path == (1,)
    found = rows(text)
    assert found
    return [(row.title, row.minutes, row.talk, row.say, row.capture) for row in found[1:]], said


def test_heads_in_any_order() -> None:
    table = (
        "What to say\tTime (min)\tWrite down\tWho talks\tActivity\r\n"
        '"Look.\r\nSay ""what"" you see"\t5 min\tNotice, Wonder\tEveryone\tDescribe\r\n'
        "\t5-10\tdecision\tthe coach\tDecide: now\r\n"
    )
    assert pasted(table) == (
        [
            ("Describe", "5", "everyone", 'Look.\nSay "what" you see', "Notice, Wonder"),
            ("Decide: now", "5-10", "coach", "", "decision"),
        ],
        "2 steps found. Read from the headings: step, minutes, who talks, what to say,"
        " what to write down.",
    )


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        ("What we do\tMin\tWho\tPrompt", "Say what is there"),
        ("Procedure\tMin\tWho\tMaterials", ""),
        ("Segment\tMin\tWho\tPrompt", "Say what is there"),
    ],
)
def test_where_no_head_means_a_title_the_first_words_are_the_titles(heads: str, says: str) -> None:
    steps, _ = pasted(f"{heads}\nLook\t5\teveryone\tSay what is there\n")
    assert [(step[0], step[3]) for step in steps] == [("Look", says)]


def test_without_heads_the_times_tell() -> None:
    steps, said = pasted("10 minutes\tWelcome\tSay hello\n5\tLook\tIn silence\n")
    assert [step[:2] for step in steps] == [("Welcome", "10"), ("Look", "5")]
    assert steps[1][3] == "In silence"
    assert "without headings, so look it over" in said


def test_numbers_of_rows_are_no_times() -> None:
    steps, _ = pasted("Step\tWhat\tTime\n1\tWelcome\t0:05\n2\tLook\t0:10\n")
    assert [step[:2] for step in steps] == [("Welcome", "5"), ("Look", "10")]
    steps, _ = pasted("1\tWelcome\t4\n2\tLook\t2\n3\tTalk\t4\n")
    assert [step[:2] for step in steps] == [("Welcome", "4"), ("Look", "2"), ("Talk", "4")]


def test_what_is_left_out_is_said() -> None:
    steps, said = pasted(
        "Step\tMinutes\tMaterials\tWho\nLook\tsoon\tpens\t\n"
        "\t\t\t\nTalk\t\t\tthe cat\nTotal\t20\t\t\n"
    )
    assert [step[:3] for step in steps] == [("Look", "5", ""), ("Talk", "5", "")]
    for words in (
        "No time was given for “Look”, “Talk”: 5 minutes each.",
        "no such column: “Materials”",
        "“soon” is no time",
        "Left out who talks of “Talk”: “the cat” is no role",
        "The row “Total” was left out.",
    ):
        assert words in said


def test_a_row_without_a_title_goes_on_with_the_one_above() -> None:
    steps, _ = pasted("Step\tMin\tPrompt\nLook\t5\tOne\n\t\tTwo\n")
    assert steps[0][3] == "One\nTwo"


def test_a_table_of_markdown() -> None:
    steps, _ = pasted("| Step | Time |\n|:---|---:|\n| Look \\| see | 5 |\n| Talk<br>on | 90 s |\n")
    assert [step[:2] for step in steps] == [("Look | see", "5"), ("Talk on", "90s")]


def test_a_list_with_times_in_it() -> None:
    steps, said = pasted("1. Welcome (5 min)\n2. Look, closely - 10 minutes\n3. Talk\n")
    assert [step[:2] for step in steps] == [
        ("Welcome", "5"),
        ("Look, closely", "10"),
        ("Talk", "5"),
    ]
    assert "No time was given for “Talk”" in said


def test_a_time_may_stand_anywhere_in_a_line() -> None:
    steps, _ = pasted("- Welcome (5 min)\n• Look: 10 min\n* Talk 15 minutes\n3 min - Debrief\n")
    assert [step[:2] for step in steps] == [
        ("Welcome", "5"),
        ("Look", "10"),
        ("Talk", "15"),
        ("Debrief", "3"),
    ]


def test_a_sum_without_a_word_is_left_out() -> None:
    steps, said = pasted("What\tMinutes\nLook\t5\nTalk\t10\n\t15\n")
    assert len(steps) == 2
    assert "The row with the sum (15) was left out." in said


def test_a_column_of_units_is_no_text() -> None:
    assert pasted("Look\t5\tmin\nTalk\t10\tmin\n")[0][0] == ("Look", "5", "", "", "")


def test_commas_part_cells_only_in_what_looks_like_a_table() -> None:
    assert pasted('Step,Minutes\n"Look, see",5\n')[0][0][:2] == ("Look, see", "5")
    assert [step[0] for step in pasted("Look, slowly\nTalk, freely\n")[0]] == [
        "Look, slowly",
        "Talk, freely",
    ]


def test_a_quote_that_closes_no_cell_is_a_quote() -> None:
    steps, _ = pasted('"I see" stems\t5\n"Say\t6\n')
    assert [step[:2] for step in steps] == [('"I see" stems', "5"), ('"Say', "6")]


@pytest.mark.parametrize("table", ["", "\n\t\n", "Step\tMinutes\n", "Total\t5"])
def test_a_table_without_steps_is_refused(table: str) -> None:
    with pytest.raises(CellError):
        paste_table(TEXT, (0,), table)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("5", "5"),
        ("5 min", "5"),
        ("10 Minutes", "10"),
        ("~ 5 mins.", "5"),
        ("5'", "5"),
        ("5–10 min", "5-10"),
        ("5 to 10 minutes", "5-10"),
        ("5-15 (10)", "5-15 (10)"),
        ("2,5 min", "2.5"),
        ("30 sec", "30s"),
        ("1 h 15", "75"),
        ("1.5 hours", "90"),
        ("3:15 - 3:25 pm", "10"),
        ("12:55–1:05", "10"),
        ("1 min each", "1m each"),
        ("30 seconds per person", "30s each"),
        ("soon", ""),
        ("", ""),
        ("Step 5", ""),
    ],
)
def test_times_as_people_write_them(cell: str, minutes: str) -> None:
    assert minutes_of(cell) == minutes


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        (["0:05", "0:10", ""], ["5", "10", ""]),
        (["5:00", "10:00", "2:30"], ["5", "10", "150s"]),
        (["3:15 pm", "3:20 pm", "3:32 pm"], ["5", "12", ""]),
        (["0", "5"], ["", "5"]),
        (["10-5", "99999"], ["", ""]),
    ],
)
def test_columns_of_times(cells: list[str], minutes: list[str]) -> None:
    assert minutes_in(cells) == minutes


@settings(max_examples=80)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["Step", "Time", "5", "Look", "total", "0:05", "#", "a, b; c", '"', ""])
            | st.text(max_size=8),
            max_size=4,
        ).map("\t".join),
        max_size=5,
    ).map("\n".join)
)
def test_any_table_is_understood_or_refused_in_words(table: str) -> None:
    try:
        steps, said = pasted(table)
    except CellError:
        return
    assert said.startswith(f"{len(steps)} step")
