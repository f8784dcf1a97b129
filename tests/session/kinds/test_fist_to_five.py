"""Hands from fist to five: rounds, concerns, other words, and the decision that comes of them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.driver.replies import reply
from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.kinds import KINDS, hands, line_label
from plc_runner.session.kinds.fist_to_five import numbers
from plc_runner.session.state import Tally
from tests.session.rooms import Room, minutes, protocol

WORDS = "Tape diagrams first until May because they show parts"


def a_step(id_: str, *captures: dict[str, Any]) -> dict[str, Any]:
    return {"title": id_.capitalize(), "id": id_, "minutes": minutes(2), "capture": captures}


LEVELS = ["stop", "worries", "change", "live with it", "good", "all in"]
PROPOSAL = a_step("say", {"kind": "text", "id": "proposal", "label": "The proposal"})
HANDS = {"kind": "fist_to_five", "id": "hands", "label": "I stand behind it"}
AGAIN = {"kind": "fist_to_five", "id": "again", "label": "I stand behind it now"}
DECISION = a_step("keep", {"kind": "decision", "id": "decision"})


def of(*steps: dict[str, Any]) -> Protocol:
    return Protocol.model_validate({**protocol().model_dump(), "steps": steps})


def room_for(*steps: dict[str, Any]) -> Room:
    return Room(protocol=of(*steps)).do(c.Start())


def say(room: Room, *lines: str, slot: str | None = None) -> None:
    for line in lines:
        parsed = parse(line, room.state, slot=slot)
        assert isinstance(parsed, Do), parsed
        room.do(parsed.command)


def refused(room: Room, line: str) -> str:
    parsed = parse(line, room.state, slot=None)
    assert isinstance(parsed, Refusal), parsed
    return parsed.text


def rounds(room: Room) -> list[Tally]:
    return [tally for tally in room.state.tallies.values() if not tally.removed]


def counts(tally: Tally) -> list[int]:
    return [one.count for one in tally.counts]


def label(room: Room) -> str:
    assert room.state.step is not None
    return line_label(room.state, room.state.step, None)


@pytest.fixture
def tested() -> Room:
    """The proposal is said, and all six are asked for their hands."""
    room = room_for(PROPOSAL, a_step("ask", {**HANDS, "levels": LEVELS}), DECISION)
    say(room, WORDS)
    return room.do(c.Next())


def test_six_numbers_are_hands_for_the_words_that_were_said(tested: Room) -> None:
    assert label(tested) == "Hands, 0 to 5"
    say(tested, "0 0 1 2 2 1")
    (tally,) = rounds(tested)
    assert counts(tally) == [0, 0, 1, 2, 2, 1]
    assert [one.label for one in tally.counts] == LEVELS
    assert (tally.of, tally.what, tally.slot) == (WORDS, "fist_to_five", "hands")
    assert tally.present == tested.state.present
    assert label(tested) == "Concern or hands"


def test_one_number_after_another_fills_a_round(tested: Room) -> None:
    for number, typed in enumerate(("0", "0", "1", "2", "2")):
        say(tested, typed)
        assert label(tested) == f"Hands for {number + 1}"
    with pytest.raises(Unfilled, match="the hands for 5"):
        tested.do(c.Next())
    assert "Still to count: hands with 5" in refused(tested, "1 1")
    say(tested, "1")
    (tally,) = rounds(tested)
    assert counts(tally) == [0, 0, 1, 2, 2, 1]
    tested.do(c.Undo())
    assert counts(rounds(tested)[0]) == [0, 0, 1, 2, 2]


def test_six_numbers_replace_a_round_that_was_begun(tested: Room) -> None:
    say(tested, "4", "0 0 0 2 2 2")
    assert [counts(tally) for tally in rounds(tested)] == [[0, 0, 0, 2, 2, 2]]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("0 0 1 2 3 1 2", "Here are 7"),
        ("6:1", "A hand has 5 fingers"),
        ("5:1 5:2", "5 is there twice"),
        ("0 0 0 0 0 0", "No hand is up"),
        ("0 0 0 0 0 99999", "99999 hands"),
    ],
)
def test_numbers_that_count_nothing_are_refused_in_place(
    tested: Room, line: str, says: str
) -> None:
    assert says in refused(tested, line)
    assert not rounds(tested)


@pytest.mark.parametrize(
    "line",
    [
        "5:3 4:2 2:1",
        "5=3, 4 = 2, 2: 1",
        "0,0,1,0,2,3",
        "3 hands at 5, 2 at 4, 1 at 2",
        "3 at 5, 2 at 4 and 1 at 2",
    ],
)
def test_hands_can_be_written_in_pairs_or_with_commas(tested: Room, line: str) -> None:
    say(tested, line)
    assert counts(rounds(tested)[0]) == [0, 0, 1, 0, 2, 3]


def test_other_words_are_a_concern(tested: Room) -> None:
    say(tested, "1 0 0 2 2 1", "3 of us have no material", "4 is too much")
    entries = list(tested.state.entries.values())
    assert [(e.text, e.slot) for e in entries[1:]] == [
        ("3 of us have no material", "hands"),
        ("4 is too much", "hands"),
    ]


def test_the_words_are_changed_and_tested_again_and_every_round_is_kept(tested: Room) -> None:
    say(tested, "1 0 1 2 2 0", "too fast", "now: Tape diagrams once a week until May")
    (proposal,) = [e for e in tested.state.entries.values() if e.slot == "proposal"]
    assert (proposal.text, proposal.history) == ("Tape diagrams once a week until May", (WORDS,))
    say(tested, "0 0 0 2 2 2")
    first, second = rounds(tested)
    assert (first.of, second.of) == (WORDS, "Tape diagrams once a week until May")
    step = tested.state.step
    assert step is not None
    assert hands.series(tested.state, step, step.captures[0]) == (first, second)
    assert [hands.below(tally, 3) for tally in (first, second)] == [2, 0]


def test_hands_for_other_words_are_never_counted_with_those_for_the_first(tested: Room) -> None:
    say(tested, "1 2", "now: Tape diagrams once a week")
    assert label(tested) == "Concern or hands"
    say(tested, "0 0 0")
    assert label(tested) == "Hands for 3"
    say(tested, "2 2 2")
    first, second = rounds(tested)
    assert (first.of, counts(first)) == (WORDS, [1, 2])
    assert (second.of, counts(second)) == ("Tape diagrams once a week", [0, 0, 0, 2, 2, 2])


def test_hands_in_a_later_step_are_compared_by_what_the_text_restates() -> None:
    now = {"kind": "text", "id": "now", "label": "N", "restates": "proposal"}
    room = room_for(
        PROPOSAL, a_step("ask", {**HANDS, "levels": LEVELS}), a_step("anew", now, AGAIN)
    )
    say(room, WORDS)
    room.do(c.Next())
    say(room, "1 0 1 2 2 0")
    room.do(c.Next())
    say(room, "Once a week", slot="now")
    say(room, "0 0 0 2 2 2", slot="again")
    step = room.state.step
    assert step is not None
    first, second = hands.series(room.state, step, step.captures[1])
    assert (first.slot, second.slot, second.of) == ("hands", "again", "Once a week")
    assert [one.label for one in second.counts] == LEVELS, "the meanings of the hands before"


def test_a_proposal_is_asked_for_where_nobody_said_one() -> None:
    room = room_for(a_step("ask", {**HANDS, "label": "Proposal"}), DECISION)
    assert label(room) == "Proposal"
    say(room, "Bars every Monday")
    assert label(room) == "Hands, 0 to 5"
    (entry,) = room.state.entries.values()
    assert (entry.text, entry.slot) == ("Bars every Monday", "hands/proposal")
    say(room, "0 0 0 0 0 6", "not on Mondays")
    assert rounds(room)[0].of == "Bars every Monday"
    assert [e.slot for e in room.state.entries.values()] == ["hands/proposal", "hands"]


def test_what_the_protocol_itself_proposes_needs_no_other_words() -> None:
    room = room_for(
        a_step(
            "norms",
            {**HANDS, "label": "We live by these"},
            {"kind": "decision", "id": "decision"},
        )
    )
    say(room, "Cy is on call", "0 0 0 1 1 4")
    assert [e.slot for e in room.state.entries.values()] == ["hands"]
    (tally,) = rounds(room)
    assert tally.of == "We live by these"
    assert hands.agreed(room.state) == "", "that is no decision"
    room.do(c.Decide("We start on time"))
    (decision,) = room.state.decisions.values()
    assert decision.tally == tally.id


def test_the_decision_of_these_words_holds_its_hands_and_who_showed_them(tested: Room) -> None:
    say(tested, "0 0 0 2 2 2")
    there = tested.state.present
    assert hands.agreed(tested.state) == WORDS
    tested.do(c.Leave("eli"), c.Next())
    say(tested, "/decide")
    (decision,) = tested.state.decisions.values()
    (tally,) = rounds(tested)
    assert decision.statement == "Tape diagrams first until May"
    assert decision.because == "they show parts"
    assert (decision.tally, decision.present) == (tally.id, there)
    assert hands.agreed(tested.state) == ""
    tested.do(c.Undo())
    assert hands.agreed(tested.state) == WORDS


def test_a_decision_in_other_words_holds_no_hands(tested: Room) -> None:
    say(tested, "0 0 0 2 2 2")
    tested.do(c.Next(), c.Decide("Something else"))
    (decision,) = tested.state.decisions.values()
    assert decision.tally is None
    assert decision.present == tested.state.present


def test_nothing_is_ready_to_be_decided_that_somebody_cannot_live_with(tested: Room) -> None:
    say(tested, "0 0 1 1 2 2")
    assert hands.agreed(tested.state) == ""
    assert "WHAT" in refused(tested, "/decide")
    say(tested, "0 0 0 2 2 2", "now: Something that nobody has tested")
    assert hands.agreed(tested.state) == ""


def test_the_threshold_is_the_protocols() -> None:
    room = room_for(PROPOSAL, a_step("ask", {**HANDS, "threshold": 2}))
    say(room, "Bars")
    room.do(c.Next())
    say(room, "0 0 1 5 0 0")
    assert hands.agreed(room.state) == "Bars"


def test_a_miscount_is_put_right_and_the_round_taken_back(tested: Room) -> None:
    say(tested, "0 0 1 2 2 1")
    (tally,) = rounds(tested)
    tested.do(c.Fix(tally.id, "5:1 3:5"))
    assert counts(rounds(tested)[0]) == [0, 0, 0, 5, 0, 1]
    with pytest.raises(IllegalMove, match="Six numbers"):
        tested.do(c.Fix(tally.id, "many"))
    tested.do(c.Undo(), c.Undo())
    assert not rounds(tested)


def test_the_room_is_told_what_the_hands_come_to_and_of_missing_ones(tested: Room) -> None:
    say(tested, "0 0 1 2 2 0")
    (tally,) = rounds(tested)
    told, warned = KINDS["fist_to_five"].told, KINDS["fist_to_five"].warned
    assert told(tested.state, tally) == (
        "1 below 3: hear them, then ask again (2 hands at 4, 2 at 3, 1 at 2)"
    )
    assert warned(tested.state, tally) == "5 hands, and 6 are here. It is kept as counted."
    say(tested, "0 0 0 0 0 6")
    second = rounds(tested)[1]
    assert told(tested.state, second) == (
        "Round 2: All 6 at 3 or more (6 hands at 5), 1 before. /decide keeps it"
    )
    assert warned(tested.state, second) == ""


def test_a_concern_is_called_so(tested: Room) -> None:
    tested.do(c.Capture("hands", "too fast"))
    answer = reply(tested.state, [tested.drafts[-1][0]], tested.now, saved=True)
    assert answer.text == "Concern: too fast"


def test_a_required_round_wants_hands_and_not_only_words() -> None:
    room = room_for(PROPOSAL, a_step("ask", {**HANDS, "required": True}), DECISION)
    say(room, "Bars")
    room.do(c.Next())
    say(room, "too fast")
    with pytest.raises(Unfilled, match="I stand behind it"):
        room.do(c.Next())
    say(room, "0 0 0 0 0 6")
    room.do(c.Next())


@given(st.text(max_size=60))
def test_reading_numbers_never_fails_but_in_words(text: str) -> None:
    with suppress(IllegalMove):
        found = numbers(text)
        assert found is None or 1 <= len(found) <= 6


@given(st.lists(st.integers(0, 30), min_size=6, max_size=6).filter(any))
def test_hands_are_read_as_they_are_written(said: list[int]) -> None:
    assert numbers(" ".join(map(str, said))) == tuple(said)
    pairs = " ".join(f"{fingers}:{count}" for fingers, count in enumerate(said))
    assert numbers(pairs) == tuple(said)


@given(st.lists(st.sampled_from(["0 0 0 1 2 3", "1", "4 4", "5:6", "too fast", "now: other"])))
@settings(max_examples=25)
def test_all_that_was_typed_can_be_taken_back(typed: list[str]) -> None:
    room = room_for(PROPOSAL, a_step("ask", HANDS))
    say(room, WORDS)
    room.do(c.Next())
    before, done = room.state.entries, 0
    for line in typed:
        parsed = parse(line, room.state, slot=None)
        if isinstance(parsed, Do):
            room.do(parsed.command)
            done += 1
    for _ in range(done):
        room.do(c.Undo())
    assert not rounds(room)
    shown = {id_: e.text for id_, e in room.state.entries.items() if e.shown}
    assert shown == {id_: e.text for id_, e in before.items()}
