"""What is typed about earlier meetings: by number or code, with why, until when and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.past import about, asked, in_order, verdict_said
from tests.session.earlier_things import LEFT, looking_back

TODAY = date(2026, 3, 12)
STATE = looking_back().state


def said(line: str) -> c.Command:
    answer = parse(line, STATE, slot=None, today=TODAY, team=(Person(id="gus", name="Gus"),))
    assert isinstance(answer, Do), answer
    return answer.command


def refused(line: str) -> str:
    answer = parse(line, STATE, slot=None, today=TODAY)
    assert isinstance(answer, Refusal), answer
    return answer.text


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/done 1", c.Settle("act-1", "done")),
        ("/done act1", c.Settle("act-1", "done")),
        ("/done 1 all six sets", c.Settle("act-1", "done", "all six sets")),
        ("/still 1 no paper", c.Settle("act-1", "open", "no paper")),
        ("/still 1 because no paper", c.Settle("act-1", "open", "no paper")),
        ("/begun 1", c.Settle("act-1", "started")),
        ("/drop 2", c.Settle("act-2", "dropped")),
        ("/moved 1 Friday", c.Settle("act-1", "moved", "", "2026-03-13")),
        (
            "/moved 1 20 March because no paper",
            c.Settle("act-1", "moved", "no paper", "2026-03-20"),
        ),
        ("/owner 1 Cy", c.Reassign("act-1", "cy", "Cy")),
        ("/owner 1 gus", c.Reassign("act-1", "gus", "Gus")),
        ("/owner 1 nobody", c.Reassign("act-1", None, "")),
        ("/keep 3", c.Settle("dec-1", "keep")),
        ("/keep 3 it helps by 15 May", c.Settle("dec-1", "keep", "it helps", "2026-05-15")),
        ("/keep 3 by 15 May", c.Settle("dec-1", "keep", "", "2026-05-15")),
        ("/still 3", c.Settle("dec-1", "keep")),
        ("/change 3 too slow", c.Settle("dec-1", "change", "too slow")),
        ("/stop 4 because nobody does", c.Settle("dec-2", "stop", "nobody does")),
        ("/reached 5", c.Settle("goal-1", "reached")),
        ("/missed 5 too few samples", c.Settle("goal-1", "missed", "too few samples")),
        ("/answer 6 In the last unit", c.Settle("ask-1", "answered", "In the last unit")),
        ("/answer 3 Ten minutes", c.AnswerObjection("dec-1", "Ten minutes")),
        ("/still 6", c.Settle("ask-1", "open")),
    ],
)
def test_what_is_typed_settles_it(line: str, command: c.Command) -> None:
    assert said(line) == command


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/done 3", "That is a decision"),
        ("/keep 1", "That is an action"),
        ("/stop 3", "Why?"),
        ("/change 3", "Why?"),
        ("/missed 5", "Why?"),
        ("/done 9", "9"),
        ("/moved 1", "Until when"),
        ("/moved 1 soon enough", "is no day"),
        ("/owner 1 Zoe", "Zoe"),
        ("/answer 1 Yes", "a question or a disagreement"),
        ("/done 6", "What is the answer"),
    ],
)
def test_what_is_missing_is_asked_for(line: str, told: str) -> None:
    assert told in refused(line)


def test_ordinary_sentences_settle_nothing() -> None:
    for line in ("done with fractions", "keep going", "stop counting by ones", "still 3 left"):
        answer = parse(line, STATE, slot="notice", today=TODAY)
        assert isinstance(answer, Do)
        assert isinstance(answer.command, c.Capture)


def test_each_kind_says_what_is_asked_and_known_of_it() -> None:
    told = [f"{asked(item)} {about(item, TODAY)}".strip() for item in in_order(STATE)]
    assert told == [
        "Done? by Thu 12 Mar",
        "Done? begun · the office is closed",
        "Still right? because they show it · Dee disagreed: Too slow",
        "Still practised?",
        "Where are we? 9 of 27 · target 20 of 27",
        "Answered? after the test",
    ]


def test_things_are_looked_at_in_one_order_whatever_was_taken_up_first() -> None:
    turned = {item.id: STATE.taken_up[item.id] for item in reversed(LEFT)}
    kinds = [item.item.what for item in in_order(replace(STATE, taken_up=turned))]
    assert kinds == ["action", "action", "decision", "decision", "goal", "question"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/done 1 all six sets", "done: all six sets"),
        ("/moved 1 20 March because no paper", "moved to Fri 20 Mar: no paper"),
        ("/owner 1 Cy", "now Cy’s"),
        ("/owner 1 nobody", "now nobody’s"),
        ("/keep 3 it helps by 15 May", "stands, look again Fri 15 May: it helps"),
        ("/stop 4 nobody does", "stopped: nobody does"),
        ("/missed 5 too few", "not reached: too few"),
        ("/still 6", "stays parked"),
    ],
)
def test_what_became_of_it_is_said_in_one_line(line: str, told: str) -> None:
    command = said(line)
    room = looking_back().do(command)
    item = room.state.taken_up[command.id]  # type: ignore[attr-defined]
    assert verdict_said(room.state, item, TODAY) == told
