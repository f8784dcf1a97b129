"""Ids for everything that a file does not name itself."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import slot_labels, slug


def parts_in(parts: list[Found]) -> Iterator[Found]:
    """All rounds and steps, each round before what is in it."""
    for part in parts:
        yield part
        if "round" in part.at:
            yield from parts_in(part.get("steps", []))


def captures_in(protocol: Found) -> Iterator[tuple[Found, Found]]:
    """All captures with their steps, in order."""
    for part in parts_in(protocol.get("steps", [])):
        for capture in part.get("capture", []):
            yield part, capture


def derive_ids(page: Page, protocol: Found) -> None:
    """Give an id to every step, round, capture and slot. Two that are given alike are told."""
    parts = list(parts_in(protocol.get("steps", [])))
    names = _Names(page, parts)
    for part in parts:
        title = part.get("title") or part.get("round") or ""
        part["id"] = part.get("id") or names.new(slug(title) or "step")
    captures = list(captures_in(protocol))
    names = _Names(page, [capture for _, capture in captures])
    slots = _Names(page, [])
    slots.taken.update(names.taken)
    for step, capture in captures:
        _name_capture(step, capture, names, slots)


class _Names:
    """Names that are taken."""

    def __init__(self, page: Page, things: list[Found]) -> None:
        first: dict[str, Found] = {}
        for thing in things:
            name = thing.get("id")
            if name in first:
                line = first[name].at["id"].start_mark.line + 1
                message = f"The id “{name}” is taken already, in line {line}."
                page.tell(thing.at["id"], message, "duplicate-id", "Each needs an id of its own.")
            elif name:
                first[name] = thing
        self.taken = set(first)
        self._last: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """The name, with a number behind it if need be."""
        name, number = wanted, self._last.get(wanted, 1)
        while name in self.taken:
            number += 1
            name = f"{wanted}-{number}"
        self.taken.add(name)
        self._last[wanted] = number
        return name


def _name_capture(step: Found, capture: Found, names: _Names, slots: _Names) -> None:
    labels = slot_labels(capture) or ("",)
    given = capture.get("id")
    if len(labels) == 1:
        name = given or slots.new(slug(labels[0]) or capture["kind"])
        capture["id"], capture["slot_ids"] = name, [name]
        return
    kind = capture["kind"].replace("_", "-")
    start = f"{given}-" if given else ""
    capture["slot_ids"] = [slots.new(start + (slug(label) or kind)) for label in labels]
    capture["id"] = given or names.new(f"{step['id']}-{kind}")
