"""Decisions: what was decided, and why."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import decision as de
from plc_runner.session.moment import Moment
from plc_runner.session.phrases import split_because
from plc_runner.session.shelves.shelf import Part, Shelf, day_meant
from plc_runner.session.state import Decision, Objection, SessionState
from plc_runner.session.words import day_typed

REPLACES = "replaces"
"""The part that names an earlier decision; the journal knows those."""


def _words(item: Decision) -> str:
    return f"{item.statement} because {item.because}" if item.because else item.statement


def _parts(_: SessionState, item: Decision) -> tuple[Part, ...]:
    return (
        Part("", "Fix", _words(item)),
        Part("because", "Because", item.because),
        Part("options", "Options considered", "; ".join(item.options)),
        Part("know", "How we will know", item.know),
        Part("review", "Look again on", day_typed(item.review)),
        Part(REPLACES, "Replaces", item.replaced),
    )


def _fixed(moment: Moment, item: Decision, part: str, text: str) -> Event:
    said = {"statement": item.statement, "because": item.because}
    match part:
        case "because":
            return de.DecisionFixed(statement=item.statement, because=text)
        case "options":
            options = tuple(option.strip() for option in text.split(";") if option.strip())
            return de.DecisionFixed(**said, options=options)
        case "know":
            return de.DecisionFixed(**said, know=text)
        case "review":
            return de.DecisionFixed(**said, review=day_meant(moment, text))
        case "replaces":
            if text:
                raise IllegalMove("Type /replaces and the code of the earlier decision.")
            return de.DecisionFixed(**said, replaces="", replaced="", replaced_on="")
    statement, because = split_because(text)
    return de.DecisionFixed(statement=statement, because=because or item.because)


def _undone(item: Decision, before: Decision) -> Iterator[Event]:
    words = _all_words(before)
    if _all_words(item) != words:
        yield de.DecisionFixed.model_validate(words)
    yield from objections_back(item.objections, before.objections)


def objections_back(now: tuple[Objection, ...], before: tuple[Objection, ...]) -> Iterator[Event]:
    """The events that make disagreements what they were."""
    for _ in now[len(before) :]:
        yield de.ObjectionWithdrawn()
    for one, was in zip(now, before, strict=False):
        if one.answer != was.answer:
            yield de.ObjectionAnswered(objection=was.id, text=was.answer)


def _all_words(item: Decision) -> dict[str, object]:
    return {
        "statement": item.statement,
        "because": item.because,
        "options": item.options,
        "know": item.know,
        "review": item.review,
        "replaces": item.replaces or "",
        "replaced": item.replaced,
        "replaced_on": item.replaced_on,
    }


DECISIONS = Shelf(
    "decisions", Decision, _words, _parts, _fixed,
    de.DecisionWithdrawn, de.DecisionRestored, _undone,
)  # fmt: skip
