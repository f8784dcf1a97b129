"""The steps on a card: in order, a round once with the list of those whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from plc_runner.protocol.in_words import capture_in_words, time_in_words
from plc_runner.protocol.planned import Plan, PlannedStep, RoundPlace
from plc_runner.protocol.words import count_of
from plc_runner.publish.tags import prompt, tag, text
from plc_runner.session.opening import Opening, is_named, role_titles
from plc_runner.session.words import listed

_TALK = {
    "everyone": "Everyone speaks",
    "writing": "Everyone writes, nobody speaks",
    "silence": "Silence",
    "small-groups": "In small groups",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """Says when something is."""

    begins: datetime | None

    def at(self, seconds: int) -> str:
        """`3:41`, or `+26` where it is not known when the meeting begins."""
        if self.begins is None:
            return f"+{round(seconds / 60)}"
        at = self.begins + timedelta(seconds=seconds)
        return f"{at.hour % 12 or 12}:{at.minute:02}"


@dataclass(frozen=True, slots=True)
class _Timed:
    step: PlannedStep
    number: int
    at: int
    """Seconds from the start of the meeting."""


def steps_html(plan: Plan, opening: Opening, clock: Clock) -> str:
    """All steps."""
    return tag("div", "".join(_parts(_timed(plan), _Room(opening, clock))), "steps")


def _timed(plan: Plan) -> Iterator[_Timed]:
    at = 0
    for number, step in enumerate(plan.steps, 1):
        yield _Timed(step, number, at)
        at += step.seconds


def _parts(timed: Iterator[_Timed], room: _Room) -> Iterator[str]:
    for round_id, group in groupby(timed, key=lambda one: _round_of(one.step)):
        if round_id:
            yield room.round(list(group))
        else:
            yield from (room.step(one) for one in group)


def _round_of(step: PlannedStep) -> str:
    """The id of the round that a step is in, the outer one of two; empty for none."""
    return step.key.partition(".")[0] if step.round else ""


class _Room:
    """Says who, what and when on one card."""

    def __init__(self, opening: Opening, clock: Clock) -> None:
        self._names: Mapping[str, str] = {p.id: p.name for p in opening.people}
        self._titles = role_titles(opening.protocol)
        self._clock = clock

    def step(self, one: _Timed) -> str:
        """A step that comes once."""
        when = tag("p", f"<strong>{self._clock.at(one.at)}</strong> "
                   f"{time_in_words(one.step.seconds)}", "when")  # fmt: skip
        title = tag("h2", f"{one.number}. {text(one.step.title)}")
        return tag("article", when + tag("div", title + self._body(one.step)), "step")

    def round(self, group: Sequence[_Timed]) -> str:
        """A round: its repetitions, then each of its steps once."""
        place = _outermost(group[0].step)
        rounds = [list(steps) for _, steps in groupby(group, key=lambda one: _repetition(one.step))]
        seconds = sum(one.step.seconds for one in group)
        first = {one.step.step: one for one in reversed(group)}
        when = tag("p", f"<strong>{self._clock.at(group[0].at)}</strong> "
                   f"{time_in_words(seconds)}", "when")  # fmt: skip
        steps = f"steps {group[0].number} to {group[-1].number}"
        times = f" <span>{count_of(place.of, 'time')}, {steps}</span>"
        head = tag("div", when + tag("h2", text(place.title) + times), "head")
        told = [self._repeated(group, one) for one in reversed(first.values())]
        schedule = self._schedule(place.title, rounds) if len(rounds) > 1 else ""
        return tag("section", head + schedule + "".join(told), "round")

    def _repeated(self, group: Sequence[_Timed], one: _Timed) -> str:
        """A step of a round, told once for all repetitions."""
        lengths = {each.step.seconds for each in group if each.step.step == one.step.step}
        about = "≈ " if len(lengths) > 1 else ""
        when = tag("p", f"{about}{time_in_words(max(lengths))}", "when")
        body = tag("h3", text(one.step.title)) + self._body(one.step, in_round=True)
        return tag("article", when + tag("div", body), "step")

    def _schedule(self, title: str, rounds: Sequence[Sequence[_Timed]]) -> str:
        """Who begins when, and in which order the others follow."""
        orders = [self._named(_turns_of(steps)) for steps in rounds]
        heads = ("Begins", title, *(("Turns",) if any(orders) else ()))
        rows = [tag("tr", "".join(tag("th", text(head)) for head in heads))]
        for steps, order in zip(rounds, orders, strict=True):
            begins, about = self._clock.at(steps[0].at), self._about(steps[0].step.round)
            cells = (begins, about, ", ".join(order))[: len(heads)]
            rows.append(tag("tr", "".join(tag("td", text(cell)) for cell in cells)))
        return tag("table", "".join(rows))

    def _about(self, place: RoundPlace | None) -> str:
        """`Ana`, or `2 · Ana` where a round is in a round."""
        told: list[str] = []
        while place is not None:
            name = self._names.get(place.person or "", "")
            told.insert(0, place.item or name or str(place.number))
            place = place.outer
        return " · ".join(told)

    def _body(self, step: PlannedStep, *, in_round: bool = False) -> str:
        parts = [tag("p", text(self._talk(step, in_round=in_round)), "talk")]
        if step.say:
            parts.append(tag("div", prompt(step.say), "say"))
        if step.stems:
            parts.append(tag("p", " &nbsp; ".join(map(text, step.stems)), "stems"))
        captured = "; ".join(capture_in_words(capture) for capture in step.captures)
        lines = (("▲ Guard", step.guard, "guard"), ("Note", step.notes, "notes"),
                 ("Write down", captured, "captured"))  # fmt: skip
        for label, words, class_ in lines:
            if words:
                parts.append(tag("p", f"<strong>{label}</strong> {text(words)}", class_))
        return "".join(parts)

    def _talk(self, step: PlannedStep, *, in_round: bool) -> str:
        names = self._named(step.who)
        if in_round and step.round is not None and step.who == (step.round.person,):
            names = ["the person of the round"]
        if step.turns:
            told = self._turns(step, in_round=in_round)
        elif step.talk == "role":
            who = listed(names) or self._titles.get(step.role or "") or _spoken(step.role or "")
            told = f"{who[:1].upper()}{who[1:]} {'speak' if len(names) > 1 else 'speaks'}"
        elif step.talk == "listeners":
            listens = f", {listed(names)} {'listens' if len(names) == 1 else 'listen'}"
            told = f"The group talks{listens if names else ', the presenter listens'}"
        else:
            size = f" of {step.group_size}" if step.group_size else ""
            told = _TALK[step.talk] + size
        more = ("ends when the room is done" if step.until_done else "",
                "may be left out" if step.when == "optional" else "",
                "keeps its full time" if step.keep_full_time else "")  # fmt: skip
        return ", ".join((told, *filter(None, more)))

    def _turns(self, step: PlannedStep, *, in_round: bool) -> str:
        each = time_in_words(round(step.seconds / len(step.turns)))
        names = ", ".join(self._named(step.turns)) if not in_round else ""
        return f"{count_of(len(step.turns), 'turn')}, {each} each{f': {names}' if names else ''}"

    def _named(self, ids: Sequence[str]) -> list[str]:
        """The names of people; none where only a head-count is known."""
        names = [self._names[id_] for id_ in ids if id_ in self._names]
        return names if any(is_named(name) for name in names) else []


def _turns_of(steps: Sequence[_Timed]) -> tuple[str, ...]:
    return next((one.step.turns for one in steps if one.step.turns), ())


def _outermost(step: PlannedStep) -> RoundPlace:
    place = step.round
    assert place is not None  # noqa: S101 - the step is in a round
    while place.outer is not None:
        place = place.outer
    return place


def _repetition(step: PlannedStep) -> str:
    return step.key.rpartition(".")[0]


def _spoken(id_: str) -> str:
    return id_.replace("-", " ").capitalize()
