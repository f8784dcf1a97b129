"""How long a protocol takes for so many people: what `plan` would say, in plain arithmetic.

Checking a file loads no models, and advice on times needs no names. A test holds these sums
against `plan` for one person in every role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plc_runner.protocol.grouping import group_sizes
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import PARTICIPANT, PRESENTER


@dataclass(frozen=True, slots=True)
class Sum:
    """Seconds."""

    full: int
    least: int
    """When everything that may be shortened is."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Who is there, as numbers; every role is one person."""

    people: int
    presenters: int = 0
    """Who is silent where `others` have turns."""

    @classmethod
    def of(cls, protocol: Found, people: int) -> Heads:
        """So many people, one of them presenting where the protocol has a presenter."""
        return cls(people, int(PRESENTER in protocol.get("roles", {})))

    def inside(self, per: object) -> Heads:
        """In a round of one person each, that person presents."""
        return replace(self, presenters=1) if isinstance(per, str) else self

    def speakers(self, turns: Found) -> int:
        """How many have a turn; one stays where nobody would."""
        who = turns.get("who", "everyone")
        many = {"everyone": self.people, "others": self.people - self.presenters}
        return max(1, many.get(who, 1))


def seconds_of(parts: Iterable[Found], heads: Heads) -> Sum:
    """What steps and rounds take together."""
    full = least = 0
    for step, times, here in spread(parts, heads):
        one = sum_of(step, here)
        full, least = full + one.full * times, least + one.least * times
    return Sum(full, least)


def spread(
    parts: Iterable[Found], heads: Heads, times: int = 1
) -> Iterator[tuple[Found, int, Heads]]:
    """Every step, how often it comes, and who is there."""
    for part in parts:
        if "round" in part.at:
            often = times * repetitions(part, heads)
            yield from spread(part["steps"], heads.inside(part["per"]), often)
        else:
            yield part, times, heads


def sum_of(step: Found, heads: Heads) -> Sum:
    """What a step takes."""
    if "minutes" in step:
        full, least = step["minutes"]["plan"], step["minutes"]["min"]
    else:
        each, count = step["turns"]["each"], turns_of(step, heads)
        full, least = each * count, (each - each // 2) * count
    return Sum(full, full if step.get("keep_full_time") else least)


def repetitions(round_: Found, heads: Heads) -> int:
    """How often the steps of a round come."""
    per = round_["per"]
    if per == PARTICIPANT:
        return heads.people
    if isinstance(per, str):
        return 1
    return int(per.get("times") or len(per["items"]))


def turns_of(step: Found, heads: Heads) -> int:
    """How many turns follow one another; groups take theirs side by side."""
    groups = step.get("groups")
    if groups is None:
        return heads.speakers(step["turns"])
    return group_sizes(heads.people, groups["size"])[0]
