"""Families of protocols: what is a variant of what, as `based_on` says it.

What people write there need not make sense: a parent that is not at hand keeps its place in the
tree and is marked, and variants that name each other in a circle are told, never followed twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plc_runner.protocol.model import Protocol


@dataclass(frozen=True, slots=True)
class Kin:
    """A protocol in its family."""

    id: str
    depth: int
    """0 for the one that all others come from."""
    title: str = ""
    """Empty where it is not at hand."""
    version: str = ""
    """Its own, now."""
    made_from: str = ""
    """The version of its parent that it was made from."""
    parent_is_now: str = ""
    """The parent's version now, where that is another one."""
    in_circle: bool = False
    """It is its own ancestor."""

    @property
    def here(self) -> bool:
        """Whether it is at hand."""
        return bool(self.title)


def parent_of(protocol: Protocol) -> tuple[str, str]:
    """Id and version of what a protocol is a variant of; both empty if it is none."""
    id_, _, version = protocol.based_on.partition("@")
    return id_, version


def family(id_: str, protocols: Mapping[str, Protocol]) -> tuple[Kin, ...]:
    """The whole family of a protocol, each before its variants; alone, it has none.

    Args:
        id_: whose family; it is one of `protocols`.
        protocols: all that are at hand, by id.
    """
    children: dict[str, list[str]] = {}
    for child, protocol in protocols.items():
        if parent := parent_of(protocol)[0]:
            children.setdefault(parent, []).append(child)
    circle = _circle(id_, protocols)
    first = min(circle) if circle else _eldest(id_, protocols)
    found = tuple(_descend(first, 0, protocols, children, set()))
    return found if len(found) > 1 or circle else ()


def _ancestors(id_: str, protocols: Mapping[str, Protocol]) -> Iterator[str]:
    """The protocol itself, its parent, and on; ends before one comes again."""
    seen: set[str] = set()
    while id_ and id_ not in seen:
        yield id_
        seen.add(id_)
        id_ = parent_of(protocols[id_])[0] if id_ in protocols else ""


def _eldest(id_: str, protocols: Mapping[str, Protocol]) -> str:
    *_, eldest = _ancestors(id_, protocols)
    return eldest


def _circle(id_: str, protocols: Mapping[str, Protocol]) -> frozenset[str]:
    """Those among the ancestors that are their own ancestors."""
    eldest = _eldest(id_, protocols)
    again = parent_of(protocols[eldest])[0] if eldest in protocols else ""
    return frozenset(_ancestors(again, protocols)) if again else frozenset()


def _descend(
    id_: str,
    depth: int,
    protocols: Mapping[str, Protocol],
    children: Mapping[str, list[str]],
    seen: set[str],
) -> Iterator[Kin]:
    if id_ in seen:
        return
    seen.add(id_)
    yield _kin(id_, depth, protocols)
    for child in sorted(children.get(id_, ())):
        yield from _descend(child, depth + 1, protocols, children, seen)


def _kin(id_: str, depth: int, protocols: Mapping[str, Protocol]) -> Kin:
    protocol = protocols.get(id_)
    if protocol is None:
        return Kin(id_, depth)
    parent, made_from = parent_of(protocol)
    now = protocols[parent].version if parent in protocols else ""
    return Kin(
        id_,
        depth,
        protocol.title,
        protocol.version,
        made_from,
        now if now != made_from else "",
        id_ in _circle(id_, protocols),
    )
