"""The advice on long prompts agrees with the wall: see `wall_room`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.protocol.advising.wall_room import COLUMNS, ROOM, ROWS, rows_of, what_fits
from plc_runner.protocol.library import Library
from plc_runner.tui.layout import arrange
from plc_runner.tui.preview import previews
from plc_runner.tui.prompt import prompt_rows
from plc_runner.tui.view import WallView

SOME = """
    the what students see **bold** *slant* 1/4 話し A [link](http://x.y/z) `code` say, because;
    understanding extraordinarily-long-compound-word 3.5 – “quoted” _under_ snake_case What? Really.
"""
WORDS = st.sampled_from([*SOME.split(), "e\u0301tude"])
LINES = st.builds(
    lambda mark, words: mark + " ".join(words),
    st.sampled_from(["", "", "", "- ", "1. ", "2. ", "## "]),
    st.lists(WORDS, min_size=1, max_size=45),
)
PROMPTS = st.builds(
    lambda between, lines: between.join(lines),
    st.sampled_from(["\n", "\n\n", " ", "  \n"]),
    st.lists(LINES, min_size=1, max_size=6),
)


@cache
def walls() -> tuple[WallView, ...]:
    """All steps of all shipped protocols for six people."""
    protocols = [one.reading.protocol for one in Library().all()]
    return tuple(view for one in protocols if one for view in previews(one, 6))


@cache
def some_walls() -> tuple[WallView, ...]:
    """With one speaker, with turns, within a round and with listeners."""
    protocols = [Library().find(name).reading.protocol for name in ("final-word", "consultancy")]
    return tuple(view for one in protocols if one for view in previews(one, 6))


def cut(view: WallView) -> bool:
    return arrange(COLUMNS, ROWS, view).prompt_cut


def test_all_shipped_prompts_fit_and_nothing_else_is_said() -> None:
    assert not [view.step for view in walls() if cut(view) or rows_of(view.prompt) > ROOM]


@given(PROMPTS, st.data())
@settings(max_examples=100)
def test_made_up_prompts_are_told_as_the_wall_shows_them(prompt: str, data: st.DataObject) -> None:
    """Off by a row at most for what fits on one screen, and never where the rows are right."""
    view = replace(data.draw(st.sampled_from(some_walls())), prompt=prompt)
    told, shown = rows_of(prompt), len(prompt_rows(prompt, COLUMNS - 4))
    if len(prompt) <= 150 and "\n" not in prompt:
        assert told == 1
        assert shown <= ROOM
        assert not cut(view)
        return
    if shown <= ROWS:
        assert abs(told - shown) <= 1
    if told <= ROOM - 1 or told == shown <= ROOM:
        assert not cut(view)
    if told >= ROOM + 2 or told == shown > ROOM:
        assert cut(view)


def test_what_fits_is_whole_sentences() -> None:
    sentence = "Say only what is on the page, and say it in turns. "
    assert what_fits(sentence * 3) == (sentence * 3).strip()
    fits = what_fits(sentence * 20)
    assert fits.endswith("turns.")
    assert rows_of(fits) <= ROOM < rows_of(fits + " " + sentence)
    assert what_fits("word " * 200) == ""
