from __future__ import annotations

import pytest

from plc_runner.protocol.model import Facilitator, Group, Groups, Items, Role, Times, Turns
from plc_runner.protocol.plan import plan
from tests.protocol.build import PRESENTER, final_word, people, protocol, round_, step


@pytest.mark.parametrize(("count", "minutes"), [(4, 32), (5, 40), (6, 48)])
def test_final_word_takes_as_long_as_there_are_people(count: int, minutes: int) -> None:
    planned = plan(final_word(), people(count), {})

    assert planned.full == minutes * 60
    assert len(planned.steps) == count * 3
    assert planned.problems == ()


def test_each_repetition_of_a_round_says_whose_it_is_and_has_keys_of_its_own() -> None:
    planned = plan(final_word(), people(3), {})

    assert [step.key for step in planned.steps[:4]] == [
        "each-reader.1.explain",
        "each-reader.1.others-respond",
        "each-reader.1.last-word",
        "each-reader.2.explain",
    ]
    second = planned.steps[4]
    assert second.round is not None
    assert (second.round.number, second.round.of, second.round.person) == (2, 3, "p1")
    assert second.turns == ("p2", "p0")
    assert planned.steps[3].talk == "role"
    assert planned.steps[3].who == ("p1",)
    assert planned.steps[5].turns == ("p1",)


def test_turns_keep_the_order_of_the_people_unless_the_start_rotates() -> None:
    body = step("Speak", None, turns=Turns(each=60))
    still = plan(protocol(round_("Q", Times(times=2), body)), people(3), {})
    moving = plan(protocol(round_("Q", Times(times=2), body, rotate_start=True)), people(3), {})

    assert [s.turns for s in still.steps] == [("p0", "p1", "p2")] * 2
    assert [s.turns for s in moving.steps] == [("p0", "p1", "p2"), ("p1", "p2", "p0")]


def test_a_round_per_item_names_the_item() -> None:
    planned = plan(
        protocol(round_("Question", Items(items=("Why?", "How?")), step("Talk"))), people(2), {}
    )

    assert [s.round and s.round.item for s in planned.steps] == ["Why?", "How?"]


def test_a_nested_round_knows_the_round_around_it() -> None:
    inner = round_("Item", Items(items=("a", "b")), step("Talk"))
    planned = plan(protocol(round_("Person", "participant", inner)), people(2), {})

    assert [s.key for s in planned.steps] == [
        "person.1.item.1.talk",
        "person.1.item.2.talk",
        "person.2.item.1.talk",
        "person.2.item.2.talk",
    ]
    place = planned.steps[3].round
    assert place is not None
    assert place.item == "b"
    assert place.outer is not None
    assert place.outer.person == "p1"


def test_listeners_are_all_but_the_presenter() -> None:
    planned = plan(
        protocol(step("Talk", talk="listeners"), roles=PRESENTER), people(3), {"presenter": ["p2"]}
    )

    assert (planned.steps[0].talk, planned.steps[0].who) == ("listeners", ("p2",))


def test_a_round_per_role_repeats_for_each_who_has_it() -> None:
    many = {"presenter": Role(title="Presenter", count="many")}
    it = protocol(round_("Each", "presenter", step("Tell", talk="presenter")), roles=many)
    planned = plan(it, people(4), {"presenter": ["p3", "p1"]})

    assert [s.who for s in planned.steps] == [("p3",), ("p1",)]


def test_inside_a_round_per_role_the_presenter_is_the_rounds_person() -> None:
    it = protocol(
        round_(
            "Each",
            "reader",
            step("Others", talk="listeners", turns=Turns(who="others")),
        ),
        roles={"reader": Role(count="many")},
    )
    planned = plan(it, people(3), {"reader": ["p1"]})

    assert planned.steps[0].who == ("p1",)
    assert planned.steps[0].turns == ("p0", "p2")


def test_a_role_nobody_has_is_a_problem_and_its_round_still_counts() -> None:
    it = protocol(round_("Each", "presenter", step("Tell", talk="presenter")), roles=PRESENTER)
    planned = plan(it, people(3), {"presenter": ["gone"]})

    assert planned.problems == ("Nobody is Presenting teacher yet.",)
    assert planned.seconds == 600
    assert planned.steps[0].who == ()


def test_turns_nobody_would_take_are_a_problem_once() -> None:
    it = protocol(
        round_("Q", Times(times=3), step("Tell", None, turns=Turns(who="presenter", each=90))),
        roles=PRESENTER,
    )
    planned = plan(it, people(3), {})

    assert planned.problems == (
        "Nobody is Presenting teacher yet.",
        "Nobody would have a turn in “Tell”.",
    )
    assert planned.seconds == 270


def test_a_role_for_one_that_two_have_is_a_problem() -> None:
    planned = plan(protocol(step("A"), roles=PRESENTER), people(3), {"presenter": ["p0", "p1"]})

    assert planned.problems == ("Presenting teacher is one person's role; 2 people have it.",)


def test_a_facilitator_who_stays_outside_has_no_turn() -> None:
    it = protocol(
        step("Speak", None, turns=Turns(each=60)), facilitator=Facilitator(takes_part=False)
    )
    inside = plan(it, people(3), {})
    outside = plan(it, people(3), {}, facilitator="p0")

    assert inside.steps[0].turns == ("p0", "p1", "p2")
    assert outside.steps[0].turns == ("p1", "p2")
    assert outside.seconds == 120


def test_the_facilitator_can_be_the_one_who_talks() -> None:
    planned = plan(protocol(step("Norms", talk="facilitator")), people(2), {}, facilitator="p1")

    assert (planned.steps[0].role, planned.steps[0].who) == ("facilitator", ("p1",))


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, ("Nobody is here yet.",)),
        (1, ("This protocol is for at least 3 people; 1 is here.",)),
        (3, ()),
        (7, ("This protocol is for at most 6 people; 7 are here.",)),
    ],
)
def test_too_few_or_too_many_people_is_told(count: int, told: tuple[str, ...]) -> None:
    planned = plan(protocol(step("A"), group=Group(min=3, max=6)), people(count), {})

    assert planned.problems == told


def test_turns_in_groups_take_as_long_as_the_largest_group() -> None:
    it = protocol(step("Microlab", None, turns=Turns(each=120), groups=Groups(size=3)))

    assert plan(it, people(6), {}).seconds == 3 * 120
    assert plan(it, people(7), {}).seconds == 3 * 120, "3, 2 and 2"
    assert plan(it, people(5), {}).seconds == 3 * 120
    pairs = protocol(step("Pairs", None, turns=Turns(each=120), groups=Groups(size=2)))
    assert plan(pairs, people(5), {}).seconds == 3 * 120, "nobody is left alone"
    assert plan(it, people(2), {}).seconds == 2 * 120
    assert plan(it, people(6), {}).steps[0].turns == ()


def test_a_step_for_the_first_time_stays_away_later() -> None:
    it = protocol(step("Introduce", when="first-time"), step("Work"))

    assert [s.step for s in plan(it, people(2), {}).steps] == ["introduce", "work"]
    assert [s.step for s in plan(it, people(2), {}, first_time=False).steps] == ["work"]


def test_only_optional_steps_can_be_dropped() -> None:
    it = protocol(step("Open talk", when="optional"), step("Work"))
    planned = plan(it, people(2), {})

    assert planned.droppable == ("open-talk",)
    assert [s.step for s in plan(it, people(2), {}, drop=["open-talk", "work"]).steps] == ["work"]


def test_one_repetition_of_an_optional_step_can_be_dropped_by_its_key() -> None:
    it = protocol(round_("R", Times(times=2), step("A", when="optional"), step("B")))
    planned = plan(it, people(2), {}, drop=["r.2.a"])

    assert [s.key for s in planned.steps] == ["r.1.a", "r.1.b", "r.2.b"]


def test_a_plan_that_cannot_fit_says_the_least_that_would_do() -> None:
    it = protocol(step("Open talk", 10, when="optional"), step("Work", 30))
    planned = plan(it, people(2), {}, seconds=15 * 60)

    assert not planned.fits
    assert planned.least == planned.seconds == 20 * 60
    assert planned.problems == (
        "Even at its shortest this takes 20 minutes; there are 15 minutes."
        " Without “Open talk” it would take 15 minutes.",
    )


def test_a_plan_that_fits_takes_exactly_the_time_there_is() -> None:
    planned = plan(protocol(step("A", 20), step("B", 30)), people(2), {}, seconds=45 * 60)

    assert planned.fits
    assert planned.seconds == 45 * 60
    assert planned.full == 50 * 60
    assert planned.problems == ()


def test_very_long_turns_are_only_long() -> None:
    it = protocol(step("Speak", None, turns=Turns(each=86_400)))

    assert plan(it, people(6), {}).seconds == 6 * 86_400
