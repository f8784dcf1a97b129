"""One cell typed, and how the file looks then."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plc_runner.protocol.editing import CellError, rows, set_cell
from plc_runner.protocol.editing.emit import clean
from plc_runner.protocol.source import read

TEXT = """\
# About it
title: Ours
roles:
  presenter: {title: Presenting teacher}
steps:
  # The first one
  - title: Look   # with care
    minutes: 5
    capture:
      - columns: [Notice, Wonder]
        id: seen
        required: true   # always

  - {title: Talk, minutes: 5-10, say: Go on}  # short
  - title: Vote
    turns: {who: everyone, each: 1m}
    capture:
      - {dots: seen-notice, per_person: 3}
      - prediction: We think
        reveal_at: Talk it over
  - title: Talk it over
    minutes: 5
  - round: Each of us
    per: participant
    steps:
      - {title: Say, minutes: 2}
"""


def typed(path: tuple[int, ...], column: str, words: str, text: str = TEXT) -> str:
    after = set_cell(text, path, column, words).apply(text)
    assert not read(after.encode(), "t.yaml").errors
    return after


def changed(path: tuple[int, ...], column: str, words: str, text: str = TEXT) -> list[str]:
    """The lines that are new."""
    before = text.split("\n")
    return [line for line in typed(path, column, words, text).split("\n") if line not in before]


def test_rows_show_the_cells() -> None:
    shown = [(row.path, row.title, row.minutes, row.capture) for row in rows(TEXT) or ()]
    assert shown == [
        ((0,), "Look", "5", "Notice, Wonder"),
        ((1,), "Talk", "5-10", ""),
        ((2,), "Vote", "1m each", "dots: seen-notice; prediction: We think"),
        ((3,), "Talk it over", "5", ""),
        ((4,), "Each of us", "each participant", ""),
        ((4, 0), "Say", "2", ""),
    ]


def test_a_title_keeps_the_comment_behind_it() -> None:
    assert changed((0,), "title", "Look: closely") == ['  - title: "Look: closely"   # with care']


def test_a_missing_key_stands_where_it_is_usual() -> None:
    lines = typed((0,), "talk", "silence").split("\n")
    assert lines[lines.index("    minutes: 5") + 1] == "    talk: silence"


def test_a_text_of_several_lines_is_a_block() -> None:
    assert changed((0,), "say", "One\n\n  two") == ["    say: |", "      One", "        two"]


def test_a_long_text_is_folded() -> None:
    text = " ".join(["word"] * 40)
    lines = changed((0,), "say", text)
    assert lines[0] == "    say: >"
    assert all(len(line) <= 100 for line in lines)
    assert (rows(typed((0,), "say", text)) or ())[0].say == text


def test_a_short_text_stays_in_braces() -> None:
    assert changed((1,), "say", "Stop, now") == [
        '  - {title: Talk, minutes: 5-10, say: "Stop, now"}  # short'
    ]


@pytest.mark.parametrize("said", ["One\nTwo", "w" * 90])
def test_a_step_in_braces_gets_lines_of_its_own_for_a_long_text(said: str) -> None:
    lines = changed((1,), "say", said)
    assert lines[:2] == ["  - title: Talk", "    minutes: 5-10"]
    assert "# short" in typed((1,), "say", said)


def test_an_emptied_cell_takes_its_key_out() -> None:
    text = typed((1,), "say", "")
    assert "  - {title: Talk, minutes: 5-10}  # short" in text.split("\n")


@pytest.mark.parametrize("column", ["title", "minutes"])
def test_title_and_minutes_cannot_be_emptied(column: str) -> None:
    with pytest.raises(CellError, match="needs"):
        set_cell(TEXT, (0,), column, " ")


def test_talk_takes_the_title_of_a_role() -> None:
    assert changed((0,), "talk", "presenting teacher") == ["    talk: presenter"]
    for words, talk in (
        ("Small groups", "small-groups"),
        ("in pairs", "small-groups"),
        ("The presenter", "presenter"),
        ("silent", "silence"),
        ("whole group", "everyone"),
        ("Facilitator talks", "facilitator"),
    ):
        assert changed((0,), "talk", words) == [f"    talk: {talk}"]


def test_talk_of_nobody_is_refused_with_what_is_possible() -> None:
    with pytest.raises(CellError, match=r"“presentr”.*Did you mean “presenter”"):
        set_cell(TEXT, (0,), "talk", "presentr")


def test_minutes_are_what_the_reader_takes() -> None:
    assert changed((0,), "minutes", "5-15 (10)") == ["    minutes: 5-15 (10)"]
    with pytest.raises(CellError, match=r"not in order.*Write it so: 5-10$"):
        set_cell(TEXT, (0,), "minutes", "10-5")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("8 min", "8"),
        ("8 minutes", "8"),
        ("8'", "8"),
        ("eight", "8"),
        ("about 8", "8"),
        ("5 to 10", "5-10"),
        ("5:30", "330s"),
    ],
)
def test_minutes_are_taken_as_teachers_write_them(words: str, written: str) -> None:
    assert changed((0,), "minutes", words) == [f"    minutes: {written}"]


def test_what_cannot_be_minutes_is_refused() -> None:
    with pytest.raises(CellError, match="at most 24 hours"):
        set_cell(TEXT, (0,), "minutes", "0")
    with pytest.raises(CellError, match="a number of minutes"):
        set_cell(TEXT, (0,), "minutes", "a while")


def test_minutes_become_turns_and_turns_minutes() -> None:
    assert changed((0,), "minutes", "30s each") == ["    turns: {each: 30s}"]
    assert changed((2,), "minutes", "6") == ["    minutes: 6", "    turns: {who: everyone}"]
    assert changed((2,), "minutes", "2m each") == ["    turns: {who: everyone, each: 2m}"]


def test_what_a_round_is_per_is_said_in_words() -> None:
    assert changed((4,), "minutes", "3 times") == ["    per: {times: 3}"]
    assert changed((4,), "minutes", "each presenting teacher") == ["    per: presenter"]
    assert changed((4,), "minutes", "each of One; Two, three") == [
        '    per: {items: [One, "Two, three"]}'
    ]
    with pytest.raises(CellError, match="no role here"):
        set_cell(TEXT, (4,), "minutes", "each coach")
    with pytest.raises(CellError, match="one of its steps"):
        set_cell(TEXT, (4,), "say", "Hello")


def test_a_capture_that_stays_keeps_its_text() -> None:
    assert changed((0,), "capture", "decision; Notice, Wonder; goal: Ours") == [
        "      - decision",
        "      - goal: Ours",
    ]


def test_a_capture_that_changes_keeps_its_options_and_who_refers_to_it() -> None:
    assert changed((0,), "capture", "See, Wonder") == [
        "      - columns: [See, Wonder]",
        "      - {dots: seen-see, per_person: 3}",
    ]


def test_words_typed_over_a_rating_stay_a_rating() -> None:
    text = TEXT.replace("      - prediction: We think\n        reveal_at: Talk it over\n", "")
    text = text.replace(
        "{dots: seen-notice, per_person: 3}", "rating: [below, at, above]\n        id: rated"
    )
    assert changed((2,), "capture", "low, fair, high", text) == [
        "      - rating: [low, fair, high]"
    ]
    assert "id: rated" in typed((2,), "capture", "low, fair, high", text)
    with pytest.raises(CellError, match="needs more words, such as rating"):
        set_cell(text, (2,), "capture", "low")
    assert changed((2,), "capture", "columns: low, high", text)[0].endswith("columns: [low, high]")


def test_a_capture_that_something_refers_to_stays() -> None:
    with pytest.raises(CellError, match="“Vote” refers to “Notice”"):
        set_cell(TEXT, (0,), "capture", "decision")


def test_another_title_is_carried_to_where_it_is_said() -> None:
    assert changed((3,), "title", "Discuss") == [
        "        reveal_at: Discuss",
        "  - title: Discuss",
    ]


def test_a_new_title_does_not_catch_a_name_that_meant_another_step() -> None:
    text = typed((1,), "title", "Talk it over")
    protocol = read(text.encode(), "t.yaml").protocol
    assert protocol is not None
    assert [part.id for part in protocol.steps][1:4] == ["talk-it-over", "vote", "talk-it-over-2"]
    assert "reveal_at: talk-it-over-2" in text


@pytest.mark.parametrize(
    ("words", "yaml"),
    [
        ("Notice, Wonder", "columns: [Notice, Wonder]"),
        ("High | Expected | Low", "sort: [High, Expected, Low]"),
        ("Decision: What we do: now", 'decision: "What we do: now"'),
        ("fist to five: We go on", "fist_to_five: We go on"),
        ("rating: few, some, many", "rating: [few, some, many]"),
        ('"A, B", C', 'columns: ["A, B", C]'),
        (
            "table: Skill, DOK (1/2), Count (number)",
            "table: [{name: Skill}, {name: DOK, choice: [1, 2]}, {name: Count, type: number}]",
        ),
        ("columns: Decision", "columns: [Decision]"),
        ("exemplar: One", "exemplar: One"),
    ],
)
def test_captures_in_words(words: str, yaml: str) -> None:
    text = typed((3,), "capture", words)
    assert f"    capture:\n      - {yaml}\n" in text
    shown = (rows(text) or ())[3].capture
    assert not set_cell(text, (3,), "capture", shown).changes


def test_captures_without_options_are_in_brackets() -> None:
    assert changed((3,), "capture", "decisions; action") == ["    capture: [decision, action]"]


@pytest.mark.parametrize("words", ["rating", "rating: few", "dots", "Same, Same", "prediction:"])
def test_a_capture_that_says_too_little_is_refused(words: str) -> None:
    with pytest.raises(CellError):
        set_cell(TEXT, (3,), "capture", words)


def test_a_comment_inside_a_replaced_value_stays() -> None:
    text = TEXT.replace("    capture:\n      - columns", "    capture:  # why\n      - columns")
    text = text.replace("seen-notice", "row") + "  - title: Rows\n    minutes: 1\n"
    text += "    capture:\n      - table: [{name: A}]\n"
    after = typed((0,), "capture", "", text)
    assert "    # why\n" in after
    assert "    # always\n" in after


def test_a_file_that_is_no_yaml_has_no_rows_and_takes_nothing() -> None:
    for text in ("", "title: [", "just words", "title: X\nsteps: {}\n", "steps:\n  - words\n"):
        assert rows(text) is None
        with pytest.raises(CellError, match="cannot be shown"):
            set_cell(text, (0,), "title", "X")


def test_a_wrong_cell_is_shown_and_can_be_put_right() -> None:
    text = "title: X\nsteps:\n  - {title: A, minutes: soon, talk: nobody}\n  - say: B\n"
    first, second = rows(text) or ()
    assert (first.minutes, first.talk, second.title) == ("soon", "nobody", "")
    for path, column, words in (
        ((0,), "minutes", "5"),
        ((0,), "talk", "silence"),
        ((1,), "title", "B"),
        ((1,), "minutes", "5"),
    ):
        text = set_cell(text, path, column, words).apply(text)
    assert text == (
        "title: X\nsteps:\n  - {title: A, minutes: 5, talk: silence}\n"
        "  - title: B\n    minutes: 5\n    say: B\n"
    )


@settings(max_examples=100)
@given(
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.text("ab:#-?\n\t '\"|>[]{},\\", max_size=20)
)
@example("a:?b")  # In braces YAML stops at a colon before a question mark.
def test_any_text_is_read_back_equal(said: str) -> None:
    for path in ((0,), (1,)):
        if clean(said):
            after = set_cell(TEXT, path, "say", said).apply(TEXT)
            assert (rows(after) or ())[path[0]].say == clean(said)
            reading = read(after.encode(), "t.yaml")
            assert reading.protocol is not None
            assert reading.protocol.steps[path[0]].say == clean(said)  # type: ignore[union-attr]


def test_the_whole_of_every_good_file_has_rows() -> None:
    for path in sorted((Path(__file__).parents[1] / "good").glob("*.yaml")):
        assert rows(path.read_text(encoding="utf-8")) is not None, path.name


def test_a_comment_below_a_list_is_there_once() -> None:
    text = TEXT.replace("# always\n", "# always\n      # below\n")
    after = typed((0,), "capture", "Notice, Wonder; decision", text)
    assert after.count("# below") == 1


def test_a_comment_of_a_first_key_that_goes_is_there_once() -> None:
    text = "title: X\nsteps:\n  - say: |  # why\n      One\n    title: A\n    minutes: 5\n"
    assert typed((0,), "say", "", text) == (
        "title: X\nsteps:\n  # why\n  - title: A\n    minutes: 5\n"
    )
