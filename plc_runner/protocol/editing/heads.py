"""What a protocol says before its steps: shown and changed field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from yaml import MappingNode

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.capture_words import joined, split_items
from plc_runner.protocol.editing.emit import Write
from plc_runner.protocol.editing.keeping import Facts, agree, settle, stays
from plc_runner.protocol.editing.lists import texts
from plc_runner.protocol.editing.parts import CellError, Edited, Head, change
from plc_runner.protocol.editing.sheet import Sheet, mapping_of, opened, value_of
from plc_runner.protocol.editing.splice import drop, put
from plc_runner.protocol.editing.talking import role_named
from plc_runner.protocol.reading.keys import PROTOCOL, ROLE
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import slug
from plc_runner.protocol.words import closest, listed

STAGES = ("identify-design-measure", "align-optimize", "build-capacity", "ignite-growth")
_LISTS = ("prework", "materials", "norms")
_BETWEEN = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_FROM = re.compile(r"(?:at least\s+|from\s+)?(\d+)\s*(?:\+|or more|and more|-|–)?")
_UP_TO = re.compile(r"(?:up to|at most|to|-|–|≤)\s*(\d+)")
_BULLET = re.compile(r"^(?:[-*•–]|\d+[.)])\s+")


def head(text: str) -> Head | None:
    """What the file says before its steps; None where it cannot be shown as a form."""
    sheet = Sheet.open(text)
    return None if sheet is None else _head(sheet)


def _head(sheet: Sheet) -> Head:
    found = sheet.found
    plain = {name: value_of(found.at.get(name)) for name in ("title", "purpose", "stage")}
    lists = {name: "\n".join(_one_line(item) for item in found.get(name, ())) for name in _LISTS}
    return Head(
        **plain,
        **lists,
        version=value_of(found.at.get("version")),
        people=_people(found.get("group", {})),
        roles=joined([title for _, title in _roles(sheet)], ","),
    )


def _one_line(item: str) -> str:
    return " ".join(item.split("\n"))


def _people(group: dict[str, int]) -> str:
    low, high = group.get("min"), group.get("max")
    if low is None:
        return f"up to {high}" if high is not None else ""
    return f"{low} or more" if high is None else f"{low}-{high}" if low != high else f"{low}"


def _roles(sheet: Sheet) -> list[tuple[str, str]]:
    """Name and title of every role."""
    roles: dict[str, Any] = sheet.found.get("roles", {})
    return [(name, role.get("title") or name) for name, role in roles.items()]


def set_head(text: str, field: str, typed: str) -> Edited:
    """The change that makes a field of `Head` say what was typed; empty takes it out.

    Raises:
        CellError: it cannot say that; the error tells why.
    """
    if field not in {one.name for one in fields(Head)}:
        raise CellError(f"There is no field “{field}”.")
    before = opened(text)
    if emit.clean(typed) == emit.clean(getattr(_head(before), field)):
        return Edited(0, 0, "")
    key = "group" if field == "people" else field
    new = _FIELDS[field](before, typed)
    after = settle(before, new, (stays,))

    def leave_out(facts: Facts) -> None:
        facts.pop(key, None)

    agree(before, after, leave_out)
    return change(text, after.text, None)


def _text(key: str) -> Callable[[Sheet, str], str]:
    def write(sheet: Sheet, typed: str) -> str:
        value = emit.clean(typed) if key == "purpose" else emit.clean_line(typed)
        if not value and key == "title":
            raise CellError("A protocol needs a title.")
        return _put(sheet, key, emit.text(value) if value else None)

    return write


def _put(sheet: Sheet, key: str, write: Write | None) -> str:
    node = mapping_of(sheet.found)
    if write is None:
        return drop(sheet.text, node, key)
    return put(sheet.text, node, key, write, tuple(PROTOCOL))


def _stage(sheet: Sheet, typed: str) -> str:
    words = slug(typed)
    if words and words not in STAGES:
        meant = closest(words, STAGES)
        hint = f" Did you mean “{meant}”?" if meant else ""
        raise CellError(f"A stage is {listed(STAGES)}.{hint}")
    return _put(sheet, "stage", emit.plain(words) if words else None)


def _version(sheet: Sheet, typed: str) -> str:
    words = emit.clean_line(typed)
    return _put(sheet, "version", emit.in_quotes(words) if words else None)


def _group(sheet: Sheet, typed: str) -> str:
    words = re.sub(r"\s*(?:people|persons?|members?|teachers?)$", "", emit.clean_line(typed))
    if not words or words.casefold() in ("any", "any number"):
        return _put(sheet, "group", None)
    both, low, high = (p.fullmatch(words.casefold()) for p in (_BETWEEN, _FROM, _UP_TO))
    pairs: list[tuple[str, str]]
    if both:
        pairs = [("min", both[1]), ("max", both[2])]
    elif high:
        pairs = [("max", high[1])]
    elif low:
        exact = low[0] == low[1]
        pairs = [("min", low[1]), *([("max", low[1])] if exact else [])]
    else:
        raise CellError("Say for how many people: 3-10, 3 or more, up to 6.")
    return _put(sheet, "group", emit.braces([(key, emit.plain(value)) for key, value in pairs]))


def _list(key: str) -> Callable[[Sheet, str], str]:
    def write(sheet: Sheet, typed: str) -> str:
        lines = (line.strip() for line in emit.clean(typed).split("\n"))
        values = [_BULLET.sub("", line) for line in lines if line]
        node = sheet.found.at.get(key)
        return _put(sheet, key, texts(sheet.text, node, values, wide=True) if values else None)

    return write


def _set_roles(sheet: Sheet, typed: str) -> str:
    titles = split_items(emit.clean_line(typed).replace(";", ","), ",")
    roles: Found | dict[str, Any] = sheet.found.get("roles", {})
    kept = [role_named(title, roles) for title in titles]
    gone = [name for name in roles if name not in kept]
    text = sheet.text
    renamed: dict[str, str] = {}
    for place, title in enumerate(titles):
        there = list(roles)[place] if place < len(roles) else ""
        if not kept[place] and there in gone:
            gone.remove(there)
            renamed[there] = title
            kept[place] = there
    if not titles:
        return _put(sheet, "roles", None)
    for name, title in renamed.items():
        text = _titled(text, name, title)
    for title, name in zip(titles, kept, strict=True):
        if not name:
            text = _with_role(text, title)
    for name in gone:
        text = drop(text, _roles_node(text), name)
    return text


def _roles_node(text: str) -> MappingNode:
    node = opened(text).found.at["roles"]
    if not isinstance(node, MappingNode):
        raise CellError("The roles have no names of their own here. Change them in the text.")
    return node


def _titled(text: str, name: str, title: str) -> str:
    for key, value in _roles_node(text).value:
        if key.value == name and isinstance(value, MappingNode) and value.value:
            return put(text, value, "title", emit.text(title), tuple(ROLE))
    write = emit.braces([("title", emit.text(title))])
    return put(text, _roles_node(text), name, write, (name,))


def _with_role(text: str, title: str) -> str:
    sheet = opened(text)
    roles = sheet.found.get("roles")
    name = slug(title)
    if not name:
        raise CellError(f"“{title}” has no letters to call a role by.")
    role = emit.braces([("title", emit.text(title))])
    if not roles:
        return _put(sheet, "roles", emit.pair(name, role))
    order: Sequence[str] = (*roles, name)
    return put(text, _roles_node(text), name, role, order)


_FIELDS: dict[str, Callable[[Sheet, str], str]] = {
    "title": _text("title"),
    "purpose": _text("purpose"),
    "stage": _stage,
    "version": _version,
    "people": _group,
    "roles": _set_roles,
    **{key: _list(key) for key in _LISTS},
}
