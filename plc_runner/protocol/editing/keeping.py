"""A change is taken only if it does what was asked and nothing else.

What parts of a file call each other is carried along; everything else must mean what it meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.parts import CellError, Path
from plc_runner.protocol.editing.sheet import Sheet, mapping_of, opened, value_of
from plc_runner.protocol.editing.splice import put
from plc_runner.protocol.reading.capture_forms import KEYS
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import slot_labels

_KEYS = {"slot": "dots", "restates": "restates", "reveal_at": "reveal_at"}
"""Fields of a capture that name something else, and how a file calls them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step or round, one of its captures, or one of that one's slots; counted from 0."""

    path: Path
    capture: int | None = None
    slot: int | None = None


UNWRITABLE = (
    "The form cannot change this without touching something else in the file. Change it in the"
    " text."
)

Image = Callable[[Place], Place | None]
"""Where something is after a change; None if it is gone."""


def stays(place: Place) -> Place | None:
    """The image of a change that moves nothing."""
    return place


@dataclass(frozen=True, slots=True)
class _Reference:
    holder: Place
    key: str
    target: Place
    by_title: bool


def settle(before: Sheet, text: str, images: Sequence[Image]) -> Sheet:
    """The changed text, in which every name leads to what it led to.

    Args:
        before: the file as it was.
        text: as it is to be.
        images: where things are now; the second one, if any, is of what was copied.
    """
    after = Sheet.open(text)
    if after is None:
        raise CellError(UNWRITABLE)
    for by_id in (False, True, True):
        wrong = list(_misled(before, after, images, by_id=by_id))
        if not wrong:
            return after
        for holder, key, name in wrong:
            after = _renamed(after, holder, key, name)
    raise CellError("Other parts of the file refer to this. Change it in the text.")


def _renamed(sheet: Sheet, holder: Place, key: str, name: str) -> Sheet:
    """The file with another name in a capture that refers to something."""
    capture = sheet.part(holder.path)["capture"][holder.capture]
    order = tuple(KEYS[capture["kind"]])
    return opened(put(sheet.text, mapping_of(capture), _KEYS[key], emit.text(name), order))


def _misled(
    before: Sheet, after: Sheet, images: Sequence[Image], *, by_id: bool
) -> Iterator[tuple[Place, str, str]]:
    """What has to be written elsewhere: in which capture, for which field, and what."""
    now = _named(after)
    for image in images:
        for reference in _references(before):
            holder = image(reference.holder)
            if holder is None or holder.capture is None:
                continue
            target = image(reference.target) or images[0](reference.target)
            if target is None or target not in now:
                raise CellError(_refusal(before, reference))
            name, title = now[target]
            capture = after.part(holder.path)["capture"][holder.capture]
            if capture.get(reference.key) != name:
                by_title = reference.by_title and title and not by_id
                yield holder, reference.key, title if by_title else name


def _refusal(before: Sheet, reference: _Reference) -> str:
    holder = before.part(reference.holder.path).get("title", "")
    title = _named(before)[reference.target][1]
    written = _KEYS[reference.key]
    return f"The step “{holder}” refers to “{title}” ({written}). Change it there first."


def _references(sheet: Sheet) -> Iterator[_Reference]:
    steps: dict[str, Place] = {}
    slots: dict[str, Place] = {}
    for place, (name, _) in _named(sheet).items():
        (steps if place.capture is None else slots).setdefault(name, place)
    for path, part in sheet.walk():
        for number, capture in enumerate(part.get("capture", [])):
            for key, written in _KEYS.items():
                target = (steps if key == "reveal_at" else slots).get(capture.get(key, ""))
                if target is not None:
                    by_title = value_of(capture.at[written]) != capture[key]
                    yield _Reference(Place(path, number), key, target, by_title)


def _named(sheet: Sheet) -> dict[Place, tuple[str, str]]:
    """Id and title of every step and slot."""
    named: dict[Place, tuple[str, str]] = {}
    for path, part in sheet.walk():
        if "round" in part.at:
            continue
        named[Place(path)] = (part["id"], part.get("title", ""))
        for number, capture in enumerate(part.get("capture", [])):
            labels = slot_labels(capture)
            for slot, (name, label) in enumerate(zip(capture["slot_ids"], labels, strict=False)):
                named[Place(path, number, slot)] = (name, label)
    return named


def facts(value: Any) -> Any:
    """What a file means, without derived ids and the names that are compared as references."""
    if isinstance(value, Found):
        skipped = {"slot_ids", *_KEYS} if "kind" in value else set()
        return {
            key: facts(item)
            for key, item in value.items()
            if key not in skipped and (key != "id" or "id" in value.at)
        }
    return [facts(item) for item in value] if isinstance(value, list) else value


Facts = Any


def at_path(facts_: Facts, path: Path) -> Facts:
    """The facts of a part."""
    for number in path:
        facts_ = facts_["steps"][number]
    return facts_


def agree(
    before: Sheet,
    after: Sheet,
    open_: Callable[[Facts], None],
    expected: Callable[[Facts], None] | None = None,
) -> None:
    """CellError if the change did more than was asked, or made an error.

    Args:
        before: the file as it was.
        after: as it is to be.
        open_: takes out of what a file means whatever may differ.
        expected: does to what it meant what was asked, where that is more than to differ there.
    """
    new = after.new_errors(before)
    if new:
        problem = new[0]
        raise CellError(" ".join(filter(None, (problem.message, problem.hint))))
    old_facts, new_facts = facts(before.found), facts(after.found)
    if expected is not None:
        expected(old_facts)
    open_(old_facts)
    open_(new_facts)
    if old_facts != new_facts:
        raise CellError(UNWRITABLE)
