"""The parts of a decision and of an action, put right one by one and taken back."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.decide import decide
from plc_runner.session.moment import Moment
from plc_runner.session.shelves import find, parts, words
from plc_runner.session.state import Action, Decision
from tests.session.rooms import NOON, Room

GUS = Person(id="gus", name="Gus")


class KnowsGus(Room):
    """The team has a member who is not here."""

    def decide(self, command: c.Command) -> tuple[Draft, ...]:
        current = self.protocols[self.state.protocol]
        moment = Moment(self.state, self.now, lambda: next(self.ids), current, (GUS,))
        return decide(moment, command)


def a_decision() -> tuple[Room, str]:
    room = Room().do(c.Start(), c.Decide("Bar models first", "four of six drew"))
    (made,) = room.state.decisions
    return room, made


def an_action(what: str = "copy", **more: str | None) -> tuple[Room, str]:
    room = KnowsGus().do(c.Start(), c.AgreeAction(what, **more))  # type: ignore[arg-type]
    (made,) = room.state.actions
    return room, made


def decision(room: Room) -> Decision:
    (made,) = room.state.decisions.values()
    return made


def action(room: Room) -> Action:
    (made,) = room.state.actions.values()
    return made


def test_a_decision_grows_part_by_part() -> None:
    room, made = a_decision()
    room.do(
        c.Fix(made, "number lines; strips ;", "options"),
        c.Fix(made, "half of the exit tickets have a bar", "know"),
        c.Fix(made, "in two weeks", "review"),
        c.Fix(made, "it shows the whole", "because"),
        c.Replace(made, c.Replaced("old", "Number lines first", "2026-02-05")),
    )
    one = decision(room)
    assert one.options == ("number lines", "strips")
    assert one.know == "half of the exit tickets have a bar"
    assert one.review == "2026-03-26"
    assert (one.statement, one.because) == ("Bar models first", "it shows the whole")
    assert (one.replaces, one.replaced, one.replaced_on) == (
        "old", "Number lines first", "2026-02-05",
    )  # fmt: skip
    assert [(part.id, part.text) for part in parts(room.state, one)] == [
        ("", "Bar models first because it shows the whole"),
        ("because", "it shows the whole"),
        ("options", "number lines; strips"),
        ("know", "half of the exit tickets have a bar"),
        ("review", "26 Mar 2026"),
        ("replaces", "Number lines first"),
    ]


def test_every_part_of_a_decision_is_undone_alone() -> None:
    room, made = a_decision()
    commands = [
        c.Fix(made, "number lines", "options"),
        c.Fix(made, "tickets", "know"),
        c.Fix(made, "tomorrow", "review"),
        c.Fix(made, "why not", "because"),
        c.Replace(made, c.Replaced("old", "Number lines first", "2026-02-05")),
    ]
    for command in commands:
        before = decision(room)
        room.do(command, c.Undo())
        after = decision(room)
        assert (after.options, after.know, after.review, after.because, after.replaces) == (
            before.options, before.know, before.review, before.because, before.replaces,
        )  # fmt: skip
        room.do(command)


def test_a_part_of_a_decision_can_be_emptied() -> None:
    room, made = a_decision()
    room.do(c.Replace(made, c.Replaced("old", "x", "2026-02-05")))
    for part, text in (("options", "a"), ("know", "b"), ("review", "tomorrow")):
        room.do(c.Fix(made, text, part), c.Fix(made, "", part))
    room.do(c.Fix(made, "", "because"), c.Fix(made, "", "replaces"))
    one = decision(room)
    assert (one.options, one.know, one.review, one.because, one.replaces, one.replaced) == (
        (), "", "", "", None, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kept"),
    [("next meeting", "next meeting"), ("after the unit test", "after the unit test"),
     ("4/2", "2026-04-02"), ("2026-03-12", "2026-03-12")],
)  # fmt: skip
def test_a_review_is_a_day_or_words(text: str, kept: str) -> None:
    room, made = a_decision()
    assert decision(room.do(c.Fix(made, text, "review"))).review == kept


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("review", "3/2", "Type a day that is still to come"),
        ("review", "yesterday", "Type a day that is still to come"),
        ("replaces", "bars", "/replaces"),
    ],
)
def test_what_will_not_do_is_answered_in_place(part: str, text: str, why: str) -> None:
    room, made = a_decision()
    with pytest.raises(IllegalMove, match=why):
        room.do(c.Fix(made, text, part))


def test_a_decision_cannot_replace_itself_nor_an_action_anything() -> None:
    room, made = a_decision()
    with pytest.raises(IllegalMove, match="itself"):
        room.do(c.Replace(made, c.Replaced(made, "x", "")))
    room.do(c.AgreeAction("copy"))
    with pytest.raises(IllegalMove, match="Only a decision"):
        room.do(c.Replace(next(iter(room.state.actions)), None))


def test_an_action_is_put_right_part_by_part() -> None:
    room, made = an_action()
    room.do(c.Fix(made, "an", "owner"), c.Fix(made, "Friday", "due"))
    room.do(c.Fix(made, "copy the sheets by hand", "what"))
    one = action(room)
    assert (one.what, one.owner, one.owner_name, one.due) == (
        "copy the sheets by hand", "ana", "Ana", "2026-03-13",
    )  # fmt: skip
    assert words(one) == "Ana: copy the sheets by hand by 13 Mar 2026"
    room.do(c.Fix(made, "", "owner"), c.Fix(made, "", "due"))
    assert (action(room).owner, action(room).owner_name, action(room).due) == (None, "", "")


def test_what_is_typed_back_of_an_action_changes_nothing() -> None:
    room, made = an_action("copy by hand", owner="gus", owner_name="Gus", due="2026-03-13")
    before = action(room)
    room.do(c.Fix(made, words(before)))
    after = action(room)
    assert (after.what, after.owner, after.owner_name, after.due) == (
        before.what, before.owner, before.owner_name, before.due,
    )  # fmt: skip
    room.wait(3 * 24 * 3600)  # its day is past now, and no reason to refuse its own words
    room.do(c.Fix(made, words(before).replace("copy", "print")))
    assert (action(room).what, action(room).due) == ("print by hand", "2026-03-13")


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("Gus: copy", "gus", "Gus"),
        ("Ana and Gus: copy", None, "Ana and Gus"),
        ("copy", "ana", "Ana"),
    ],
)
def test_the_owner_follows_the_words(text: str, owner: str | None, name: str) -> None:
    room, made = an_action(owner="ana", owner_name="Ana")
    one = action(room.do(c.Fix(made, text)))
    assert (one.what, one.owner, one.owner_name) == ("copy", owner, name)


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("owner", "Mr Jones", "The team knows nobody called “Mr Jones”. Here: Ana, Ben"),
        ("due", "3/2", "still to come"),
        ("what", "", "What is to be done"),
        ("", "Ana: copy by 3/2", "still to come"),
    ],
)
def test_an_action_says_what_will_not_do(part: str, text: str, why: str) -> None:
    room, made = an_action()
    with pytest.raises(IllegalMove, match=why):
        room.do(c.Fix(made, text, part))


def test_the_order_of_day_and_month_is_that_of_the_session() -> None:
    room = Room(day_first=True).do(c.Start(), c.AgreeAction("copy"))
    (made,) = room.state.actions
    room.do(c.Fix(made, "5/12", "due"))
    assert action(room).due == "2026-12-05"
    assert find(room.state, made) is action(room)
    assert room.now == NOON
