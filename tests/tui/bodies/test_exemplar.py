"""A sample as a card on the board, in any room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.exemplar import Card, Cards, exemplar
from plc_runner.tui.cells import line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from tests.session.rooms import Room
from tests.session.test_samples import SHELF
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

CARD = Card(
    "Tape diagram, no labels",
    "Photo 2.4 MB",
    ("parts are equal", "the 3 is said of parts, not of cakes", "it stops at one whole"),
    "4.NF.A.1",
    "nearly there",
    "Ask what one part is called before you ask how many.",
)


def drawn(cards: Cards, width: int, height: int) -> list[str]:
    rows = cards.rows(width, height, airy=False)
    return ["".join(run.text for run in row).rstrip() for row in rows]


def test_with_room_everything_is_there_and_notes_are_numbered() -> None:
    assert drawn(Cards(CARD, ("Number line",)), 56, 9) == [
        "• Number line",
        "• Tape diagram, no labels                   Photo 2.4 MB",
        "  1 parts are equal",
        "  2 the 3 is said of parts, not of cakes",
        "  3 it stops at one whole",
        "  Standard 4.NF.A.1   Level nearly there",
        "  “Ask what one part is called before you ask how many.”",
    ]


def test_in_a_small_room_the_title_and_the_newest_note_stay() -> None:
    assert drawn(Cards(CARD, ("Number line",)), 38, 3) == [
        "• Tape diagram, no labels      +1 more",
        "  3 it stops at one whole",
        "  Standard 4.NF.A.1",
    ]


def test_what_the_line_asks_for_is_seen_in_the_smallest_room() -> None:
    for part, seen in (("notes", "  4 …"), ("standard", "  Standard 4.NF.A.1"),
                       ("comment", "  “Ask what one part is called")):  # fmt: skip
        card = replace(CARD, held=True, asked=part, asks=part == "notes")
        assert seen in drawn(Cards(card), 36, 2)


def test_an_empty_shelf_says_how_to_fill_it() -> None:
    assert "Drop a file on the line" in " ".join(drawn(Cards(), 40, 4))


_TEXT = st.text(max_size=60)


@given(
    st.builds(
        Card, _TEXT, _TEXT, st.lists(_TEXT, max_size=12).map(tuple), _TEXT, _TEXT, _TEXT,
        st.sampled_from(["", "notes", "standard", "level", "comment"]), st.booleans(),
        st.booleans(), st.booleans(),
    ),
    st.lists(_TEXT, max_size=6).map(tuple),
    st.integers(0, 130),
    st.integers(0, 40),
    st.booleans(),
)  # fmt: skip
def test_no_text_is_wider_or_taller_than_its_room(
    card: Card, others: tuple[str, ...], width: int, height: int, airy: bool
) -> None:
    for cards in (Cards(card, others), Cards()):
        rows = cards.rows(width, height, airy=airy)
        assert len(rows) <= height
        assert all(line_width(row) <= width for row in rows)


def test_each_slot_shows_its_own_samples_and_the_one_in_hand() -> None:
    room = Room(protocol=SHELF, roles={}).do(
        c.Start(), c.KeepExemplar("one", slot="first"), c.KeepExemplar("two", slot="first"),
        c.KeepExemplar("other", slot="second", link="https://www.example.org/a"),
    )  # fmt: skip
    step = room.state.steps[0]
    first, second = step.captures
    assert exemplar(room.state, step, first, Look()) == Cards(Card("two"), ("one",))
    assert exemplar(room.state, step, second, Look()) == Cards(Card("other", "example.org"))
    one = next(iter(room.state.exemplars.values()))
    held = exemplar(room.state, step, first, Look(hand=Hand(one.id, "notes", asked=True)))
    assert held == Cards(Card("one", held=True, asked="notes", asks=True), ("two",))
    room.do(c.Remove(one.id))
    assert exemplar(room.state, step, first, Look()).count == 1


@pytest.mark.no_cover
@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize(
    "size", [(40, 12), (60, 18), (120, 36)], ids=lambda size: "x".join(map(str, size))
)
def test_wall(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    room = Room(protocol=SHELF, roles={}).do(
        c.Start(), c.KeepExemplar("Number line to 2", slot="first"),
        c.KeepExemplar(
            CARD.title, "0" * 64, "tape.jpg", 2_400_000, standard=CARD.standard, level=CARD.level,
            notes=CARD.notes, slot="first",
        ),
    ).wait(95)  # fmt: skip
    newest = list(room.state.exemplars)[-1]
    ui = Ui(slot="first", hand=Hand(newest, "comment", asked=True), label="A teacher says")
    view = present(room.state, SHELF, room.now, ui)
    assert snap_compare(WallApp(view, theme), terminal_size=size)
