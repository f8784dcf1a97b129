"""Steps added, removed, moved and copied, and what goes with them."""

from __future__ import annotations

import pytest

from plc_runner.protocol.editing import (
    CellError,
    add_round,
    add_step,
    copy,
    move,
    remove,
    rows,
    set_cell,
)
from plc_runner.protocol.source import read

TEXT = """\
title: Ours
steps:
  # Of the first
  - title: One
    minutes: 5
    say: |
      # no comment
    # still of the first

  # A part of its own

  # Of the second
  - {title: Two, minutes: 5, capture: [{text: Said, id: said, required: true}]}

  - round: Each
    id: each
    per: participant
    steps:
      - title: Three
        minutes: 5   # last
"""
REFERRING = """\
title: Ours
steps:
  - title: Guess
    minutes: 5
    capture:
      - prediction: We think
        reveal_at: talk-2
  - title: Talk
    minutes: 5
    capture: [{columns: [A]}, {dots: a}]
  - title: Talk
    minutes: 5
"""


def titles(text: str) -> list[str]:
    assert not read(text.encode(), "t.yaml").errors
    return [row.title for row in rows(text) or ()]


def test_a_moved_step_takes_its_comments_along() -> None:
    text = move(TEXT, (0,), 1).apply(TEXT)
    assert text.startswith(
        """\
title: Ours
steps:
  # Of the second
  - {title: Two, minutes: 5, capture: [{text: Said, id: said, required: true}]}

  # A part of its own

  # Of the first
  - title: One
    minutes: 5
    say: |
      # no comment
    # still of the first

  - round: Each
"""
    )
    assert move(text, (1,), -1).apply(text) == TEXT


def test_nothing_moves_past_the_end() -> None:
    for path, by in (((0,), -1), ((2,), 1)):
        with pytest.raises(CellError, match="already"):
            move(TEXT, path, by)


def test_a_step_goes_through_a_round_that_it_meets() -> None:
    path: tuple[int, ...] = (0,)
    text, seen = TEXT.replace("no comment", "a\n         \n      b"), []
    for _ in range(4):
        edited = move(text, path, 1)
        text, path = edited.apply(text), edited.path or ()
        seen.append(path)
        assert "One" in titles(text)
        assert read(text.encode(), "t.yaml").protocol
    assert seen == [(1,), (1, 0), (1, 1), (2,)]
    assert text.endswith(
        """\
        minutes: 5   # last

  # Of the first
  - title: One
    minutes: 5
    say: |
      # a
~~~~~~~~~
      b
    # still of the first
""".replace("~", " ")
    )
    for _ in range(4):
        edited = move(text, path, -1)
        text, path = edited.apply(text), edited.path or ()
    assert titles(text) == ["One", "Two", "Each", "Three"]


def test_the_only_step_of_a_round_stays_in_it() -> None:
    for by in (-1, 1):
        with pytest.raises(CellError, match="needs one"):
            move(TEXT, (2, 0), by)


def test_a_round_moves_past_another() -> None:
    text = add_round(TEXT, (2,), {"title": "Again"}).apply(TEXT)
    assert titles(move(text, (3,), -1).apply(text))[2:] == ["Again", "New step", "Each", "Three"]


def test_what_shows_a_prediction_stays_behind_it() -> None:
    text = REFERRING.replace("talk-2", "talk")
    with pytest.raises(CellError, match="Name a later step"):
        move(text, (0,), 1)
    with pytest.raises(CellError, match="“Guess” refers to “Talk”"):
        remove(text, (1,))


def test_names_that_a_move_would_swap_are_carried_along() -> None:
    text = move(REFERRING, (2,), -1).apply(REFERRING)
    assert "reveal_at: talk\n" in text
    text = remove(REFERRING, (1,)).apply(REFERRING)
    assert "reveal_at: talk\n" in text


def test_a_copy_gives_itself_no_id() -> None:
    text = copy(TEXT, (1,)).apply(TEXT)
    line = "  - {title: Two, minutes: 5, capture: [{text: Said, required: true}]}"
    assert text.split("\n").count(line) == 1
    assert titles(copy(text, (3,)).apply(text)) == [
        *("One", "Two", "Two", "Each", "Three"),
        *("Each", "Three"),
    ]


def test_a_copy_refers_to_itself_where_the_step_did() -> None:
    text = copy(REFERRING, (1,)).apply(REFERRING)
    assert "dots: a}" in text
    assert "dots: a-2}" in text
    assert "reveal_at: talk-3" in text


def test_removed_means_with_its_comments_and_no_others() -> None:
    text = remove(TEXT, (0,)).apply(TEXT)
    assert "Of the first" not in text
    assert "still of the first" not in text
    assert "steps:\n  # A part of its own\n\n  # Of the second\n  - {title: Two" in text


def test_the_only_step_cannot_be_removed() -> None:
    with pytest.raises(CellError, match="only step of its round"):
        remove(TEXT, (2, 0))
    text = "title: X\nsteps: [{title: A, minutes: 5}]\n"
    with pytest.raises(CellError, match="only step of the protocol"):
        remove(text, (0,))


@pytest.mark.parametrize("path", [(3,), (0, 0), (2, 1), (2, 0, 0), (-1,)])
def test_a_row_that_is_not_there_is_said(path: tuple[int, ...]) -> None:
    for change in (remove, copy, lambda text, path: move(text, path, 1)):
        with pytest.raises(CellError):
            change(TEXT, path)
    with pytest.raises(CellError):
        set_cell(TEXT, path, "title", "X")


def test_a_new_step_looks_like_its_neighbours() -> None:
    edited = add_step(TEXT, (1,), {"title": "New"})
    assert edited.path == (2,)
    assert "required: true}]}\n\n  - {title: New, minutes: 5}\n\n  - round" in edited.apply(TEXT)
    text = add_step(TEXT, (2, 0), {"minutes": "1m each", "say": "Two\nlines"}).apply(TEXT)
    assert text.endswith(
        """\
        minutes: 5   # last

      - title: New step
        turns: {each: 1m}
        say: |
          Two
          lines
"""
    )


def test_a_new_step_can_be_the_first() -> None:
    assert titles(add_step(TEXT, None, {"title": "New"}).apply(TEXT))[0] == "New"
    edited = add_step(TEXT, (2, -1), {"title": "New"})
    assert edited.path == (2, 0)
    assert titles(edited.apply(TEXT))[3:] == ["New", "Three"]


def test_a_step_can_be_added_where_there_is_none() -> None:
    for text in ("title: X\n", "title: X\nsteps:\n# end\n", "title: X\nsteps: []\n"):
        after = add_step(text, None, {"title": "New"}).apply(text)
        assert titles(after) == ["New"]
    assert titles(add_round("title: X", None, {}).apply("title: X")) == ["Each of us", "New step"]


def test_a_new_round_has_a_step() -> None:
    edited = add_round(TEXT, (0,), {"title": "Twice", "minutes": "2 times"})
    assert edited.path == (1,)
    text = edited.apply(TEXT)
    assert titles(text)[:3] == ["One", "Twice", "New step"]
    assert "  - round: Twice\n    per: {times: 2}\n    steps:\n      - title: New step\n" in text
    inner = add_round(text, (1, 0), {}).apply(text)
    with pytest.raises(CellError, match="in one other round"):
        add_round(inner, (1, 1, 0), {})


def test_json_stays_json() -> None:
    import json

    text = json.dumps({"title": "X", "steps": [{"title": "A", "minutes": "5"}]})
    text = add_step(text, (0,), {"title": "B", "say": "Two\nlines"}).apply(text)
    text = set_cell(text, (0,), "capture", "Notice, Wonder; decision").apply(text)
    text = move(text, (0,), 1).apply(text)
    assert json.loads(text)["steps"] == [
        {"title": "B", "minutes": "5", "say": "Two\nlines"},
        {
            "title": "A",
            "minutes": "5",
            "capture": [{"columns": ["Notice", "Wonder"]}, "decision"],
        },
    ]
