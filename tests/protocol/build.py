"""Small protocols and rooms to test with."""

from __future__ import annotations

from typing import Any

from plc_runner.protocol.model import Items, Protocol, Role, Round, Span, Step, Times, Turns
from plc_runner.protocol.planned import Person, PlannedStep
from plc_runner.protocol.vocabulary import slug

NAMES = ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")


def people(count: int) -> tuple[Person, ...]:
    """The first so many of the made-up team."""
    return tuple(
        Person(id=f"p{i}", name=NAMES[i] if i < len(NAMES) else f"Person {i + 1}")
        for i in range(count)
    )


def step(title: str, minutes: int | None = 10, **more: Any) -> Step:
    """A step whose minutes are plain."""
    span = None if minutes is None else Span(min=minutes * 30, plan=minutes * 60, max=minutes * 60)
    return Step(**{"title": title, "id": slug(title), "minutes": span} | more)


def round_(title: str, per: str | Items | Times, *steps: Step | Round, **more: Any) -> Round:
    """Steps that are repeated."""
    return Round(**{"round": title, "id": slug(title), "per": per, "steps": steps} | more)


def protocol(*steps: Step | Round, **more: Any) -> Protocol:
    """A protocol of these steps."""
    return Protocol(**{"title": "Test", "id": "test", "steps": steps} | more)


def final_word() -> Protocol:
    """Three minutes to explain, one for each other, and what is left of eight for the last word.

    The published total is 8 minutes per round: 32, 40, 48 minutes for 4, 5, 6 people.
    """
    return protocol(
        round_(
            "Each reader",
            "participant",
            step("Explain", 3, talk="presenter"),
            step("Others respond", 4, turns=Turns(who="others")),
            step("Last word", None, turns=Turns(each=60, who="presenter")),
            rotate_start=True,
        )
    )


PRESENTER = {"presenter": Role(title="Presenting teacher")}


def planned(
    key: str, full: int, least: int, *, turns: int = 0, keep: bool = False, each: int | None = None
) -> PlannedStep:
    """A planned step by its numbers."""
    return PlannedStep(
        key=key,
        step=key,
        title=key,
        seconds=full,
        full=full,
        least=least,
        most=full,
        keep_full_time=keep,
        turns=tuple(f"p{i}" for i in range(turns)),
        each=each,
    )
