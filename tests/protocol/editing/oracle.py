"""What a file means, found without the code under test: places in the stead of derived ids."""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from typing import Any

from plc_runner.protocol.model import Protocol, Round, Step
from plc_runner.protocol.source import read

Meaning = dict[str, Any]


def protocol_of(text: str) -> Protocol | None:
    """The protocol; None where the file has errors."""
    return read(text.encode(), "tested.yaml").protocol


def meaning(text: str) -> Meaning:
    """All that a file says. Names of steps and slots are where they are; no step keeps its id."""
    protocol = protocol_of(text)
    assert protocol is not None, read(text.encode(), "tested.yaml").errors
    places: dict[tuple[str, str], tuple[Any, ...]] = {}
    _place(protocol.steps, (), places)
    whole = protocol.model_dump(mode="json")
    _resolve(whole["steps"], places)
    return whole


def _place(parts: tuple[Step | Round, ...], at: tuple[int, ...], places: dict[Any, Any]) -> None:
    for number, part in enumerate(parts):
        path = (*at, number)
        if isinstance(part, Round):
            _place(part.steps, path, places)
            continue
        places["step", part.id] = (part.title, path)
        for index, capture in enumerate(part.capture):
            for slot in capture.slots():
                places["slot", slot.id] = (slot.label, path, index)


def _resolve(parts: Any, places: dict[tuple[str, str], tuple[Any, ...]]) -> None:
    for part in parts:
        part.pop("id")
        _resolve(part.get("steps", ()), places)
        for capture in part.get("capture", ()):
            capture.pop("id")
            capture.pop("slot_ids")
            for key, kind in (("slot", "slot"), ("restates", "slot"), ("reveal_at", "step")):
                if capture.get(key):
                    capture[key] = places[kind, capture[key]]


def without_places(whole: Meaning) -> Meaning:
    """The same with the titles and labels of what is referred to, and not where they are."""
    whole = deepcopy(whole)
    _forget(whole["steps"])
    return whole


def _forget(parts: Any) -> None:
    for part in parts:
        _forget(part.get("steps", ()))
        for capture in part.get("capture", ()):
            for key in ("slot", "restates", "reveal_at"):
                if capture.get(key):
                    capture[key] = capture[key][0]


def part_at(whole: Meaning, path: tuple[int, ...]) -> Any:
    """A step or round."""
    for number in path:
        whole = whole["steps"][number]
    return whole


def level_at(whole: Meaning, path: tuple[int, ...]) -> Any:
    """The list that a part is in."""
    return part_at(whole, path[:-1])["steps"]


def comments_in(text: str) -> Counter[str]:
    """The comments of `files.Writer`, and whole lines of comment."""
    numbered = Counter(re.findall(r"# c\d+", text))
    lines = (line.strip() for line in text.split("\n"))
    return numbered + Counter(line for line in lines if re.match(r"# (?!c\d|a heading)", line))
