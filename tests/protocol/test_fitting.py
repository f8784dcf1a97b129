from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.fitting import fit
from plc_runner.protocol.planned import PlannedStep
from tests.protocol.build import planned


@st.composite
def steps(draw: st.DrawFn, *, with_turns: bool) -> list[PlannedStep]:
    made = []
    for i in range(draw(st.integers(1, 12))):
        keep = draw(st.booleans())
        if with_turns and draw(st.booleans()):
            turns, each = draw(st.integers(1, 8)), draw(st.integers(1, 200))
            least = turns * each if keep else turns * (each - each // 2)
            made.append(planned(f"s{i}", turns * each, least, turns=turns, keep=keep, each=each))
        else:
            full = draw(st.integers(1, 1800))
            least = full if keep else draw(st.integers(1, full))
            made.append(planned(f"s{i}", full, least, keep=keep))
    return made


plain_steps = steps(with_turns=False)
any_steps = steps(with_turns=True)
seconds = st.integers(0, 12 * 1800)


def total(plan: tuple[PlannedStep, ...] | list[PlannedStep]) -> int:
    return sum(step.seconds for step in plan)


@given(plain_steps, seconds)
def test_without_turns_the_fit_is_exact(plan: list[PlannedStep], asked: int) -> None:
    least = sum(step.least for step in plan)

    assert total(fit(plan, asked)) == max(least, min(total(plan), asked))


@given(any_steps, seconds)
def test_with_turns_it_is_short_of_the_time_by_less_than_one_unit(
    plan: list[PlannedStep], asked: int
) -> None:
    fitted = fit(plan, asked)
    least = sum(step.least for step in plan)

    if least > asked:
        assert total(fitted) == least
    else:
        assert asked - 8 < total(fitted) <= asked or total(fitted) == total(plan)


@given(any_steps, seconds)
def test_floors_and_kept_steps_are_respected_and_nothing_grows(
    plan: list[PlannedStep], asked: int
) -> None:
    for before, after in zip(plan, fit(plan, asked), strict=True):
        assert before.least <= after.seconds <= before.seconds
        assert not before.keep_full_time or after == before
        if after.each is not None:
            assert after.each * len(after.turns) == after.seconds
        assert after == before.model_copy(update={"seconds": after.seconds, "each": after.each})


@given(any_steps, seconds, seconds)
def test_more_time_never_makes_a_step_shorter(
    plan: list[PlannedStep], one: int, other: int
) -> None:
    shorter, longer = fit(plan, min(one, other)), fit(plan, max(one, other))

    assert all(a.seconds <= b.seconds for a, b in zip(shorter, longer, strict=True))


@given(plain_steps, seconds, seconds)
def test_fitting_twice_is_fitting_once(plan: list[PlannedStep], one: int, other: int) -> None:
    twice = fit(fit(plan, max(one, other)), min(one, other))

    assert twice == fit(plan, min(one, other))


def test_the_step_with_most_slack_left_gives_first_and_ties_go_to_the_later() -> None:
    plan = [planned("a", 100, 50), planned("b", 100, 50), planned("c", 100, 90)]

    assert [step.seconds for step in fit(plan, 299)] == [100, 100, 99]
    assert [step.seconds for step in fit(plan, 298)] == [100, 99, 99]
    assert [step.seconds for step in fit(plan, 297)] == [99, 99, 99]
    assert [step.seconds for step in fit(plan, 245)] == [75, 75, 95]


def test_turns_give_a_second_each_at_a_time() -> None:
    (fitted,) = fit([planned("a", 300, 150, turns=5, each=60)], 297)

    assert (fitted.seconds, fitted.each) == (295, 59)


def test_a_step_that_was_given_more_time_than_planned_gives_it_back() -> None:
    longer = planned("a", 100, 50).model_copy(update={"seconds": 160})

    assert [step.seconds for step in fit([longer], 120)] == [120]
