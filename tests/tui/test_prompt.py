from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plc_runner.tui.cells import Run, line_width
from plc_runner.tui.prompt import prompt_rows


def text_of(prompt: str, room: int = 40) -> list[str]:
    return ["".join(run.text for run in row) for row in prompt_rows(prompt, room)]


def test_paragraphs_are_filled_anew() -> None:
    assert text_of("Say only\nwhat is there.\n\nNothing else.") == [
        "Say only what is there.",
        "Nothing else.",
    ]


def test_items_hang_under_their_mark() -> None:
    assert text_of("- one two three\n- four\n  1. deep\n  2. er\n", 11) == [
        "• one two",
        "  three",
        "• four",
        "1. deep",
        "2. er",
    ]
    assert text_of("3. c\n4. d\n\n   more") == ["3. c", "4. d", "   more"]


def test_bold_is_underlined_because_a_prompt_is_bold() -> None:
    assert prompt_rows("a **b** *c*", 40) == (
        (Run("a ", "strong"), Run("b", "stress"), Run(" ", "strong"), Run("c", "slant")),
    )


def test_markup_html_and_escapes_are_text() -> None:
    assert text_of("[red]x[/red] <b>y</b> \x1b[2J") == ["[red]x[/red] <b>y</b> ␛[2J"]
    assert text_of("<script>\nz\n</script>") == ["<script> z </script>"]


def test_a_hard_break_and_code_keep_their_rows() -> None:
    assert text_of("one  \ntwo") == ["one", "two"]
    assert text_of("```\na\nb\n```") == ["a", "b"]


@given(st.text(), st.integers(1, 60))
def test_any_text_is_a_prompt(prompt: str, room: int) -> None:
    assert all(line_width(row) <= max(room, 2) for row in prompt_rows(prompt, room))
