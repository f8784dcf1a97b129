"""What is different between two protocols, step by step, in a teacher's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from plc_runner.protocol.comparing.changes import Change, head_changes, round_changes, step_changes
from plc_runner.protocol.model import Protocol, Round, Step
from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Person

PEOPLE = 6
"""For whom the totals are told."""
_ALIKE = 0.6
"""Titles as similar as this mean the same step."""
_LONG = 200
"""Letters from which texts are compared word by word: `SequenceMatcher` no longer looks at letters
that are everywhere, and in a long text each one is."""

Part = Step | Round


@dataclass(frozen=True, slots=True)
class Place:
    """What has changed in one step or round, or in the head of the file."""

    title: str
    """Of the step, in the new protocol where it is there; empty for the head."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different."""

    places: tuple[Place, ...]
    """The head, then steps and rounds in the order of the new protocol; each one that was removed
    stands after the one that it followed."""
    before: int
    """Seconds that the old protocol takes for `PEOPLE`."""
    after: int

    def __bool__(self) -> bool:
        return bool(self.places)


def diff(old: Protocol, new: Protocol) -> Difference:
    """Compare two protocols. Ids of the files do not count."""
    head = head_changes(old, new)
    places = [Place("", head)] if head else []
    places += _Comparison(_flat(old.steps), _flat(new.steps)).places()
    return Difference(tuple(places), _total(old), _total(new))


@dataclass(eq=False)
class _Node:
    """A step or a round, and the round that it is in."""

    part: Part
    parent: _Node | None
    twin: _Node | None = field(default=None, repr=False)
    """The same in the other protocol."""

    @property
    def title(self) -> str:
        return self.part.round if isinstance(self.part, Round) else self.part.title


def _flat(parts: Sequence[Part], parent: _Node | None = None) -> list[_Node]:
    nodes = []
    for part in parts:
        node = _Node(part, parent)
        nodes.append(node)
        if isinstance(part, Round):
            nodes += _flat(part.steps, node)
    return nodes


class _Comparison:
    def __init__(self, old: list[_Node], new: list[_Node]) -> None:
        self._old = old
        self._new = new
        self._match()
        self._moved = {id(node) for node in self._out_of_order()}

    def places(self) -> Iterator[Place]:
        """What has changed, in order."""
        gone = self._gone_after()
        yield from map(_removed, gone.get(None, ()))
        for node in self._new:
            changes = self._changes(node)
            if changes:
                yield Place(node.title, changes)
            yield from map(_removed, gone.get(id(node), ()))

    def _match(self) -> None:
        """Find the twins: by id, then by title, then by the words on the wall."""
        ids = {(type(node.part), node.part.id): node for node in self._old}
        for node in self._new:
            twin = ids.get((type(node.part), node.part.id))
            if twin is not None and twin.twin is None:
                node.twin, twin.twin = twin, node
        for likeness, least in ((_likeness_of_title, _ALIKE), (_likeness_of_prompt, _ALIKE)):
            pairs = [
                (likeness(old, new), -self._old.index(old), -number, old, new)
                for number, new in enumerate(self._new)
                for old in self._old
                if old.twin is None and new.twin is None and type(old.part) is type(new.part)
            ]
            for ratio, *_, old, new in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
                if ratio >= least and old.twin is None and new.twin is None:
                    old.twin, new.twin = new, old

    def _out_of_order(self) -> Iterator[_Node]:
        """The fewest nodes that were moved among those that stayed in the same round."""
        position = {id(node): number for number, node in enumerate(self._old)}
        parents = list(dict.fromkeys(node.parent for node in self._new))
        for parent in parents:
            kept = [
                node
                for node in self._new
                if node.parent is parent and node.twin is not None and _stayed(node)
            ]
            order = [position[id(node.twin)] for node in kept]
            in_order = _longest_rise(order)
            yield from (node for at, node in enumerate(kept) if at not in in_order)

    def _gone_after(self) -> dict[int | None, list[_Node]]:
        """The nodes that were removed, by the new node that they would follow."""
        gone: dict[int | None, list[_Node]] = {}
        after: int | None = None
        for node in self._old:
            if node.twin is not None:
                after = id(node.twin)
            else:
                gone.setdefault(after, []).append(node)
        return gone

    def _changes(self, node: _Node) -> tuple[Change, ...]:
        new, twin = node.part, node.twin
        if twin is None:
            return (Change("added", f"added{_where(node, self._new)}", new=node.title),)
        old = twin.part
        changes: list[Change] = []
        if not _stayed(node) or id(node) in self._moved:
            changes.append(Change("moved", f"moved{_where(node, self._new)}"))
        if isinstance(old, Round) and isinstance(new, Round):
            changes += round_changes(old, new)
        elif isinstance(old, Step) and isinstance(new, Step):
            changes += step_changes(old, new)
        return tuple(changes)


def _removed(node: _Node) -> Place:
    return Place(node.title, (Change("removed", "removed", old=node.title),))


def _stayed(node: _Node) -> bool:
    """Whether it is in the same round as before, or in none as before."""
    twin = node.twin
    return twin is not None and (node.parent.twin if node.parent else None) is twin.parent


def _where(node: _Node, nodes: Sequence[_Node]) -> str:
    """` after “Describe”`, ` at the start of “Each presenter”`."""
    siblings = [other for other in nodes if other.parent is node.parent]
    at = siblings.index(node)
    if at:
        return f" after “{siblings[at - 1].title}”"
    return f" at the start{f' of “{node.parent.title}”' if node.parent else ''}"


def _likeness_of_title(old: _Node, new: _Node) -> float:
    return _likeness(old.title.casefold(), new.title.casefold())


def _likeness_of_prompt(old: _Node, new: _Node) -> float:
    if not isinstance(old.part, Step) or not isinstance(new.part, Step) or not old.part.say:
        return 0.0
    texts = old.part.say, new.part.say
    if max(map(len, texts)) < _LONG:
        return _likeness(*texts)
    return _likeness(*(text.split() for text in texts))


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    """From 0 to 1; just 0 for what is plainly not alike, which is most of a long protocol."""
    matcher = SequenceMatcher(None, old, new)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run of numbers, others between them left out."""
    runs: list[list[int]] = []
    for at, number in enumerate(numbers):
        before = [run for run in runs if numbers[run[-1]] < number]
        longest: list[int] = max(before, key=len, default=[])
        runs.append([*longest, at])
    longest = max(runs, key=len, default=[])
    return set(longest)


def _total(protocol: Protocol) -> int:
    """Seconds for `PEOPLE`, each role with one of them."""
    people = [Person(id=str(n), name=f"Person {n + 1}") for n in range(PEOPLE)]
    roles = {role: (people[1 + n % (PEOPLE - 1)].id,) for n, role in enumerate(protocol.roles)}
    return plan(protocol, people, roles, facilitator=people[0].id).full
