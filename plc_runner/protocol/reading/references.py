"""What one part of a protocol says of another: roles, slots, steps. And what cannot go together."""

from __future__ import annotations

import re
from collections.abc import Mapping

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.reading.naming import captures_in, parts_in
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import Found, is_nothing
from plc_runner.protocol.vocabulary import (
    FACILITATOR,
    PARTICIPANT,
    PRESENTER,
    RESERVED,
    TALK_WORDS,
    WHO_WORDS,
    slot_labels,
    slug,
)
from plc_runner.protocol.words import closest, listed

_BASED_ON = re.compile(r"\w[\w-]*@\w[\w.-]*")


def check_references(page: Page, protocol: Found) -> None:
    """Tell of every name that leads nowhere and every pair that cannot be."""
    _check_head(page, protocol)
    roles = {id_: role.get("title", "") for id_, role in protocol.get("roles", {}).items()}
    _check_parts(page, protocol.get("steps", []), roles, in_round=False)
    _check_captures(page, protocol)


def _check_head(page: Page, protocol: Found) -> None:
    based_on = protocol.get("based_on")
    if based_on and not _BASED_ON.fullmatch(based_on):
        message = f"“based_on” must be a protocol and its version, not “{based_on}”."
        node = protocol.at["based_on"]
        words = re.split(r"[\s@]+(?:version )?v?", based_on)
        hint, fix = "Write it as based_on: student-work-analysis@1.1", None
        if len(words) == 2 and _BASED_ON.fullmatch("@".join(words)):
            hint, fix = "Write it so:", page.instead(node, "@".join(words))
        page.tell(node, message, "based-on", hint, fix=fix)
    group = protocol.get("group", {})
    if group.get("max", 1_000) < group.get("min", 1):
        message = f"The group's min {group['min']} is more than its max {group['max']}."
        page.tell(group.at["max"], message, "group-order", "Swap the two.")


def _check_parts(
    page: Page, parts: list[Found], roles: Mapping[str, str], *, in_round: bool
) -> None:
    """Check who speaks.

    Args:
        page: collects the problems.
        parts: steps and rounds on one level.
        roles: whom `talk`, `who` and `per` may name besides their own words; ids to titles.
        in_round: whether a round around them has a person.
    """
    for part in parts:
        if "round" in part.at:
            per = part.get("per")
            _check_role(page, part, "per", roles, (PARTICIPANT,))
            of_person = isinstance(per, str)
            inner = {**roles, PRESENTER: ""} if of_person else roles
            inside = in_round or of_person
            _check_parts(page, part.get("steps", []), inner, in_round=inside)
            continue
        known = {**roles, FACILITATOR: ""}
        has_presenter = in_round or PRESENTER in roles
        _check_role(page, part, "talk", known, TALK_WORDS)
        if part.get("talk") == "listeners" and not has_presenter:
            _no_presenter(page, part, "talk", "“listeners” are all but the presenter")
        turns = part.get("turns")
        if turns is not None:
            _check_role(page, turns, "who", known, WHO_WORDS)
            if turns.get("who") == "others" and not has_presenter:
                _no_presenter(page, turns, "who", "“others” are all but the presenter")
        _check_time(page, part)


def _check_role(
    page: Page, found: Found, key: str, roles: Mapping[str, str], words: tuple[str, ...]
) -> None:
    name = found.get(key)
    if not isinstance(name, str) or name in words or name in roles:
        return
    possible = dict.fromkeys([*words, *sorted(roles)])
    titles = {slug(title): id_ for id_, title in roles.items() if title}
    meant = titles.get(slug(name)) or closest(name.strip("“”‘’,"), possible)
    node = found.at[key]
    hint = f"Did you mean “{meant}”? " if meant else ""
    hint += f"Possible: {listed(possible)}."
    if not meant and name not in RESERVED:
        hint += f"\nOr add the role: roles: {{{slug(name) or 'name'}: {{title: …}}}}"
    fix = page.instead(node, meant) if meant else None
    page.tell(node, f"“{name}” is no role of this protocol.", "unknown-role", hint, fix=fix)


def _no_presenter(page: Page, found: Found, key: str, what: str) -> None:
    message = f"{what}, but nobody is one here."
    hint = "Add the role: roles: {presenter: {title: Presenting teacher}}\n"
    page.tell(found.at[key], message, "no-presenter", hint + "or put the step into a round.")


def _check_time(page: Page, step: Found) -> None:
    turns = step.get("turns", {})
    minutes, each = _written(step, "minutes"), _written(turns, "each")
    if minutes is not None and each is not None:
        message = "The step has minutes and its turns have time of their own."
        hint = "Delete one: minutes are shared out among the turns, each is multiplied by them."
        page.tell(each, message, "turns-time", hint)
    elif minutes is not None or each is not None or "minutes" in step.meant:
        return
    elif "turns" in step:
        hint = "Add minutes to the step, which the turns share, or each: 1m to the turns."
        page.tell(step.at["turns"], "These turns have no time.", "turns-time", hint)
    elif _written(step, "turns") is None:
        hint = "Write a line such as minutes: 5, or 5-10, or 5-15 (10)"
        node, fix = step.at.get("minutes", step.node), None
        if "minutes" not in step.at and "title" in step:
            fix = page.beside(step.node, step.at["title"], "minutes: 5")
        page.tell(node, "This step has no “minutes”.", "missing-key", hint, fix=fix)


def _written(found: dict[str, object], key: str) -> Node | None:
    """The node of a key that has a value, be it broken or not."""
    node = found.at.get(key) if isinstance(found, Found) else None
    return None if node is None or is_nothing(node) else node


def _check_captures(page: Page, protocol: Found) -> None:
    captures = list(captures_in(protocol))
    steps = [part for part in parts_in(protocol.get("steps", [])) if "round" not in part.at]
    order = {step["id"]: number for number, step in enumerate(steps)}
    titles = {slug(step.get("title", "")): step["id"] for step in reversed(steps)}
    slots: dict[str, Found] = {}
    labels: dict[str, str] = {}
    for _, capture in captures:
        for label, name in zip(slot_labels(capture), capture["slot_ids"], strict=False):
            slots[name] = capture
            labels.setdefault(slug(label), name)
    for step, capture in captures:
        if page.full:
            return
        _check_labels(page, capture)
        for column in capture.get("columns", []) if capture["kind"] == "table" else []:
            _check_column(page, column)
        for key in ("slot", "restates"):
            _check_name(page, capture, key, slots, labels)
            if slots.get(capture.get(key, "")) is capture:
                node = capture.at["dots" if key == "slot" else key]
                page.tell(node, "It refers to itself.", "unknown-slot", "Name another slot.")
        _check_name(page, capture, "reveal_at", order, titles)
        shown = order.get(capture.get("reveal_at", ""))
        if shown is not None and shown <= order[step["id"]]:
            message = f"“{capture['reveal_at']}” is not after the step that takes this down."
            page.tell(capture.at["reveal_at"], message, "reveal-order", "Name a later step.")


def _check_name(
    page: Page, capture: Found, key: str, ids: Mapping[str, object], names: Mapping[str, str]
) -> None:
    """Find what a name means; what the wall calls it will do in place of the id."""
    name = capture.get(key)
    if name is None or name in ids:
        return
    if slug(name) in names:
        capture[key] = names[slug(name)]
        return
    noun = "step" if key == "reveal_at" else "slot"
    meant = closest(slug(name), ids)
    hint = f"Did you mean “{meant}”? " if meant else ""
    hint += f"Possible: {listed(ids)}."
    node = capture.at["dots" if key == "slot" else key]
    fix = page.instead(node, meant) if meant else None
    page.tell(node, f"“{name}” is no {noun} of this protocol.", f"unknown-{noun}", hint, fix=fix)


def _check_labels(page: Page, capture: Found) -> None:
    """Two columns or piles of one name could not be told apart."""
    for key in (capture["kind"], "of"):
        items = getattr(capture.at.get(key), "value", None)
        if not isinstance(items, list):
            continue
        seen: set[str] = set()
        for item in items:
            name = _label(item)
            if name and name in seen:
                page.tell(
                    item, f"“{name}” is in this list twice.", "duplicate-label", "Rename one."
                )
            seen.add(name)


def _label(item: Node) -> str:
    """What an item of a list is called: its text, or its name in a table."""
    if isinstance(item, ScalarNode):
        return str(item.value).strip()
    pairs = item.value if isinstance(item, MappingNode) else []
    names = [value.value for key, value in pairs if key.value == "name"]
    return names[0].strip() if names and isinstance(names[0], str) else ""


def _check_column(page: Page, column: Found) -> None:
    choice, kind = column.get("choice"), column.get("type")
    if choice and kind in (None, "choice"):
        column["type"] = "choice"
    elif choice:
        message = f"A column of type {kind} has nothing to choose from."
        page.tell(column.at["choice"], message, "table-column", "Delete type or choice.")
    elif kind == "choice" and "choice" not in column.at:
        hint = "Add them: {name: …, choice: [1, 2, 3]}"
        page.tell(column.at["type"], "There is nothing to choose from.", "table-column", hint)
