"""Hands on the wall, locked predictions, and lines that are compared."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.hands import HandsBody, Verdict, fist_to_five
from plc_runner.tui.bodies.locked import prediction
from plc_runner.tui.cells import line_width
from plc_runner.tui.entries import board_rows
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from plc_runner.tui.present_columns import columns
from plc_runner.tui.view import Entry, WallView
from tests.session.rooms import Room, minutes
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

WORDS = "Use tape diagrams first in every fraction lesson until May"
LEVELS = ("I stop this", "big worries", "needs a change", "I can live with it", "good", "all in")


def a_step(title: str, *captures: dict[str, Any]) -> dict[str, Any]:
    id_ = title.split(maxsplit=1)[0].lower()
    return {"title": title, "id": id_, "minutes": minutes(3), "say": title, "capture": captures}


def column(id_: str) -> dict[str, Any]:
    return {"kind": "columns", "id": id_, "columns": [id_.capitalize()], "slot_ids": [id_]}


TEXT = {"kind": "text", "id": "question", "label": "The question"}
NOW = {"kind": "text", "id": "now", "label": "The question now", "restates": "question"}
HANDS = {"kind": "fist_to_five", "id": "hands", "label": "I stand behind it", "levels": LEVELS}
GUESS = {"kind": "prediction", "id": "guess", "label": "We predict", "reveal_at": "compare"}


def room_for(*steps: dict[str, Any]) -> Room:
    found = {"id": "test", "title": "Fist to five", "version": "1.0", "steps": steps}
    return Room(protocol=Protocol.model_validate(found), roles={}).do(c.Start())


def say(room: Room, *lines: str, slot: str | None = None) -> Room:
    for line in lines:
        parsed = parse(line, room.state, slot=slot)
        assert isinstance(parsed, Do), parsed
        room.wait(1).do(parsed.command)
    return room


def wall(room: Room, slot: str | None = None) -> WallView:
    return present(room.state, room.protocols["0" * 64], room.now, Ui(slot=slot))


def asked() -> Room:
    room = say(room_for(a_step("Say it", TEXT), a_step("Ask all", HANDS)), WORDS)
    return room.do(c.Next())


def body_of(room: Room, look: Look | None = None) -> HandsBody:
    step = room.state.step
    assert step is not None
    body = fist_to_five(room.state, step, step.captures[0], look or Look("hands"))
    assert body is not None
    return body


def drawn(body: HandsBody, width: int, height: int) -> list[str]:
    rows = body.rows(width, height, airy=False)
    return ["".join(run.text for run in row).rstrip() for row in rows]


def test_the_proposal_is_the_prompt_while_hands_are_asked_for() -> None:
    view = wall(asked())
    assert view.prompt == WORDS
    assert view.stems == ("Ask all",)
    assert view.talk[0].text == "All show 0 to 5 fingers"
    assert view.label == "Hands, 0 to 5"


def test_a_proposal_is_drawn_as_the_characters_it_is() -> None:
    room = say(asked(), "now: *all* of us, `3` <b>times</b> [a] 1. #x")
    assert wall(room).prompt == (r"\*all\* of us\, \`3\` \<b\>times\<\/b\> \[a\] 1\. \#x")


def test_six_rows_have_a_shape_for_each_hand_and_the_result_beside_them() -> None:
    room = say(asked(), "1 0 1 1 2 1", "too fast for us")
    assert drawn(body_of(room), 58, 6) == [
        "5  all in              ● 1            ▲ 2 BELOW 3",
        "4  good                ● ● 2          hear them, then ask",
        "3  I can live with it  ● 1            again",
        "2  needs a change      ▲ 1            • too fast for us",
        "1  big worries         –",
        "0  I stop this         ■ 1",
    ]


def test_the_round_before_stands_beside_the_new_one() -> None:
    room = say(asked(), "1 0 1 1 2 1", "now: Once a week", "0 0 0 1 2 3")
    rows = drawn(body_of(room), 58, 6)
    assert rows[0] == "5  all in              ●●● 3  was 1   ● ALL 6 AT 3 OR MORE"
    assert rows[-1].startswith("0  I stop this         –  was 1")
    assert "round 2, other words" in " ".join(rows)
    assert "F2 keeps it" in " ".join(rows)
    say(room, "/decide")
    assert "kept as the" in " ".join(drawn(body_of(room), 58, 6))


def test_hands_for_the_words_before_say_that_they_are() -> None:
    room = say(asked(), "0 0 0 1 2 3", "now: Once a week")
    rows = " ".join(drawn(body_of(room), 58, 6))
    assert "ALL 6 AT 3 OR MORE" in rows
    assert "other words now:" in rows
    assert "F2" not in rows


def test_it_is_told_in_two_rows_where_there_is_no_room_for_six() -> None:
    room = say(asked(), "1 0 1 1 2 1", "too fast", "no time")
    assert drawn(body_of(room), 38, 4) == [
        "5     4     3     2     1     0",
        "● 1   ●● 2  ● 1   ▲ 1   –     ■ 1",
        "▲ 2 BELOW 3: hear them, then ask again",
        "• no time",
    ]
    assert drawn(body_of(room), 38, 1) == ["▲ 2 BELOW 3: hear them, then ask again"]


def test_the_number_that_is_asked_for_next_is_marked() -> None:
    room = say(asked(), "0 0 1")
    assert "3  I can live with it  ?" in drawn(body_of(room), 58, 6)[2]
    assert drawn(body_of(room), 38, 2)[1].split() == ["?", "▲", "1", "–", "–"]


def test_hands_that_are_missing_are_said_and_the_count_in_hand_is_marked() -> None:
    room = say(asked(), "0 0 0 1 2 1")
    assert "4 hands, 6 here" in " ".join(drawn(body_of(room), 58, 6))
    (tally,) = room.state.tallies
    held = body_of(room, Look("hands", hand=Hand(tally)))
    assert held.held
    assert held.rows(58, 6, airy=False)[0][0].ink == "sky-strong"


def test_hands_are_on_the_wall_while_they_are_typed() -> None:
    room = asked()
    rows = drawn(body_of(room, Look("hands", typed="0 0 1 1 2")), 58, 6)
    assert "?" in rows[0]
    assert "● ● 2" in rows[1]
    rows = drawn(body_of(room, Look("hands", typed="0 0 1 1 2 3")), 58, 6)
    assert "7 hands, 6 here" in rows[0]
    assert "Enter keeps them" in rows[1]
    say(room, "0 0 1 1 2 2")
    assert "was 2" in drawn(body_of(room, Look("hands", typed="0 0 0 0 0 6")), 58, 6)[0]
    (tally,) = room.state.tallies
    held = Look("hands", hand=Hand(tally), typed="0 0 0 0 0 6")
    rows = drawn(body_of(room, held), 58, 6)
    assert "6" in rows[0]
    assert "was" not in rows[0], "it is put right, not another round"
    entry = Look("hands", hand=Hand("another"), typed="0 0 0 0 0 6")
    assert "1 BELOW 3" in drawn(body_of(room, entry), 58, 6)[0]


def test_a_round_that_was_begun_goes_on_with_what_is_typed() -> None:
    room = say(asked(), "0 0 1")
    rows = drawn(body_of(room, Look("hands", typed="1 2 2")), 58, 6)
    assert [row[23:24] for row in rows] == ["●", "●", "●", "▲", "–", "–"]
    assert "Enter keeps them" in rows[1]


@given(
    st.lists(st.integers(0, 99), max_size=6),
    st.lists(st.text(max_size=40), min_size=6, max_size=6),
    st.lists(st.text(max_size=80), max_size=3),
    st.text(max_size=60),
    st.integers(1, 130),
    st.integers(1, 30),
    st.booleans(),
)
@settings(max_examples=150)
def test_no_row_is_wider_or_lower_than_the_room(
    counts: list[int],
    levels: list[str],
    concerns: list[str],
    words: str,
    width: int,
    height: int,
    airy: bool,
) -> None:
    whole = len(counts) == 6
    body = HandsBody(
        tuple(levels),
        3,
        tuple(counts),
        (1, 2, 3, 4, 5, 60) if whole else (),
        Verdict(f"{sum(counts)} below 3", "hear them, then ask again", low=True) if whole else None,
        ("round 2, other words",),
        words,
        tuple(map(Entry, concerns)),
    )
    rows = body.rows(width, height, airy=airy)
    assert len(rows) <= height
    assert all(line_width(row) <= width for row in rows)


# Predictions, and what is compared


def predicted() -> Room:
    room = room_for(
        a_step("Predict together", GUESS),
        a_step("Look at it", column("facts")),
        a_step("Compare", column("surprise")),
    )
    return say(room, "most draw bars", "half miss the labels")


def test_of_locked_lines_only_their_number_is_on_the_wall() -> None:
    room = predicted()
    (step, capture) = room.state.steps[0], room.state.steps[0].captures[0]
    body = prediction(room.state, step, capture, Look("guess"))
    assert body is not None
    text = "\n".join("".join(run.text for run in row) for row in body.rows(40, 4, airy=False))
    assert text == "■ 2 LOCKED\nuntil “Compare”"
    assert "bars" not in repr(wall(room))
    room.do(c.Reveal("guess"))
    assert "bars" in repr(wall(room))


@pytest.mark.parametrize("size", [(38, 4), (58, 6), (112, 14)])
def test_predictions_and_facts_are_in_sight_on_every_wall(size: tuple[int, int]) -> None:
    room = predicted().do(c.Next())
    say(room, "3 of 6 draw bars").do(c.Next())
    rows = board_rows(columns(room.state, Look()), *size, airy=size[0] > 100)
    text = "\n".join("".join(run.text for run in row) for row in rows)
    assert "WE PREDICT" in text
    assert "FACTS" in text
    assert "half miss" in text
    assert "3 of 6" in text
    assert all(line_width(row) <= size[0] for row in rows)


@pytest.mark.parametrize(("size", "beside"), [((38, 4), False), ((58, 6), True)])
def test_both_versions_of_a_text_are_in_sight(size: tuple[int, int], beside: bool) -> None:
    room = room_for(a_step("Tell", TEXT), a_step("Ask again", NOW))
    say(room, "How do I get them to talk?").do(c.Next())
    say(room, "What am I afraid of?")
    rows = board_rows(columns(room.state, Look()), *size, airy=False)
    first = "".join(run.text for run in rows[0])
    assert (first.count("THE QUESTION") == 2) is beside
    text = "\n".join("".join(run.text for run in row) for row in rows)
    assert "How do I get them" in text
    assert "What am I afraid" in text


def picture(name: str) -> WallView:
    if name == "hands":
        room = say(asked(), "1 0 1 1 2 1", "too fast for us", "now: Tape diagrams once a week")
        return wall(say(room, "0 1 0 1 2 2", "two of us are new"))
    if name == "compared":
        room = say(predicted().do(c.Next()), "3 of 6 draw bars", "4 of 6 miss labels")
        return wall(say(room.do(c.Next()), "labels: worse than we thought"))
    room = room_for(a_step("Tell", TEXT), a_step("Ask again", NOW, HANDS))
    say(room, "How do I get them to talk in front of the class?").do(c.Next())
    return wall(say(room, "What am I afraid of when it is quiet?"))


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize(
    "size", [(40, 12), (60, 18), (120, 36)], ids=lambda size: "x".join(map(str, size))
)
@pytest.mark.parametrize("name", ["hands", "compared", "restated"])
def test_picture(name: str, size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    assert snap_compare(WallApp(picture(name), theme), terminal_size=size)
