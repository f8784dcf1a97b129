"""The chain behind a decision as calm text: each thing on a line, what belongs to it under it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plc_runner.journal.goals import Measured
from plc_runner.journal.thread import Here, KeptAction, Met
from plc_runner.memory.thread import Link, Told
from plc_runner.memory.why import Aim, Found, Why
from plc_runner.protocol.words import count_of
from plc_runner.publish.aftermath import since_lines
from plc_runner.publish.escape import one_line
from plc_runner.publish.words import roll, said_day

_INDENT = 2
_HOW = {
    "set": "set in the same meeting",
    "measured": "measured in the same meeting",
    "words": "the team's goal then, with words in common",
    "then": "the team's goal at that time",
}
"""How a goal was found: the reader is to know how sure it is."""
_ACTIONS = {"open": "still open", "started": "begun", "done": "done", "dropped": "dropped"}
_GOALS = {"reached": "reached", "missed": "not reached", "dropped": "let go"}

Codes = Mapping[str, str]
"""What to type for a thing, by its id."""


@dataclass(frozen=True, slots=True)
class Node:
    """A line, and what belongs to it."""

    text: str
    label: str = ""
    under: tuple[Node, ...] = ()
    code: str = ""
    """What to type to follow it: `plc why 1a2b`, `plc record 1a2b`."""


def chain(why: Why, codes: Codes) -> Node:
    """The decision with the whole chain behind it.

    Args:
        codes: of everything in it; what has none is told without.
    """
    one = why.decision
    return Node(
        one.statement,
        "Decision",
        tuple(_all(why, codes)),
        _follow("why", one.id, codes),
    )


def _all(why: Why, codes: Codes) -> Iterator[Node]:
    one = why.decision
    yield Node(one.because or "nobody said why", "Because")
    yield Node(f"{said_day(why.day)}, {_stands(why)}", "Decided")
    if why.options:
        yield Node("; ".join(why.options), "Considered too")
    if why.hands:
        shown = ", ".join(f"{hands} at {fingers}" for fingers, hands in why.hands)
        yield Node(f"{count_of(sum(hands for _, hands in why.hands), 'hand')}: {shown}", "Hands")
    if why.there:
        yield Node(there_said(why.there), "There")
    if one.know:
        yield Node(one.know, "How we will know")
    yield from (_goal(aim, codes) for aim in why.goals)
    if why.meeting is not None:
        yield _meeting(why, why.meeting, codes)
    if why.earlier:
        yield _line("Before it", why.earlier, codes)
    if why.later:
        yield _line("In its place now", why.later, codes)
    if why.actions:
        actions = tuple(_action(action, codes) for action in why.actions)
        yield Node("", "Actions that came of it", actions)
    if why.told:
        yield Node("", "Since", tuple(_told(why.told, codes)))


def _stands(why: Why) -> str:
    if why.stands == "stands" and why.decision.review:
        return f"stands; look again {said_day(why.decision.review)}"
    return why.stands


def there_said(there: Iterable[Here]) -> str:
    """`6: Ana, Ben and 4 not named; 1 of 2 members still in the team`."""
    people = tuple(there)
    members = [one for one in people if one.member]
    said = roll(one.name for one in people)
    if not members:
        return said
    still = sum(one.still for one in members)
    return f"{said}; {still or 'none'} of {count_of(len(members), 'member')} still in the team"


def _goal(aim: Aim, codes: Codes) -> Node:
    goal = aim.behind.goal
    under = [Node(_HOW[aim.behind.how], "Why this goal")]
    start = aim.before or (Measured(goal.baseline, aim.day, "") if goal.baseline else None)
    if start:
        under.append(Node(_point(start), "Then"))
    under += [Node(_point(point), "Since then") for point in aim.since]
    if goal.target:
        by = f" by {said_day(goal.by)}" if goal.by else ""
        under.append(Node(f"{goal.target}{by}", "Target"))
    if goal.status in _GOALS:
        why = f": {goal.reason}" if goal.reason else ""
        under.append(Node(f"{_GOALS[goal.status]}{why}", "It was"))
    return Node(goal.statement, "Goal", tuple(under), _follow("why", goal.id, codes))


def _point(point: Measured) -> str:
    note = f": {point.note}" if point.note else ""
    return f"{point.value}, {said_day(point.day)}{note}"


def _meeting(why: Why, meeting: Met, codes: Codes) -> Node:
    team = f", {meeting.team_name}" if meeting.team_name else ""
    under = []
    if meeting.focus:
        under.append(Node(meeting.focus, "Focus"))
    if why.step:
        under.append(Node(why.step, "Step"))
    if why.seen:
        under.append(Node("", "Seen before it", tuple(Node(text) for text in why.seen)))
    text = f"{meeting.title}{team}, {said_day(meeting.day.isoformat())}"
    return Node(text, "Meeting", tuple(under), _follow("record", meeting.id, codes))


def _line(label: str, links: tuple[Link, ...], codes: Codes) -> Node:
    """One decision under the other: each stands in place of the one under it, or over it."""
    node: tuple[Node, ...] = ()
    for link in reversed(links):
        because = (Node(link.because, "Because"),) if link.because else ()
        left = (Node(link.left_because, "Left because"),) if link.left_because else ()
        text = f"{link.statement} ({said_day(link.day)})"
        node = (Node(text, label, (*because, *left, *node), _follow("why", link.id, codes)),)
    return node[0]


def _action(action: KeptAction, codes: Codes) -> Node:
    owner = f"{action.owner_name}: " if action.owner_name else ""
    due = f" by {said_day(action.due)}" if action.due else ""
    state = _ACTIONS.get(action.status, action.status)
    why = f", {action.reason}" if action.reason else ""
    text = f"{owner}{action.what}{due}: {state}{why}"
    return Node(text, "", (), _follow("why", action.id, codes))


def _told(told: tuple[Told, ...], codes: Codes) -> Iterator[Node]:
    for one in told:
        ((label, text),) = since_lines([one.it])
        meeting = one.meeting.id if one.meeting else ""
        yield Node(text, label, (), _follow("record", meeting, codes))


def also(found: Iterable[Found], codes: Codes) -> Node:
    """Other decisions on the same subject, by name."""
    under = tuple(
        Node(
            f"{it.decision.statement} ({said_day(it.day)}, {it.stands})",
            it.meeting.team_name if it.meeting else "",
            (),
            _follow("why", it.decision.id, codes),
        )
        for it in found
    )
    return Node("", "Also decided on this", under)


def _follow(command: str, id_: str, codes: Codes) -> str:
    return f"plc {command} {codes[id_]}" if id_ in codes else ""


def lines(node: Node, width: int = 0) -> Iterator[str]:
    """A chain as text, two more spaces for each that belongs to another.

    Args:
        width: columns after which a line goes on under itself; 0 for never.
    """
    for _, text in blocks(node, width):
        yield from text


def blocks(node: Node, width: int = 0, deep: int = 0) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Each thing of a chain with its lines; see `lines`.

    Args:
        deep: how far in it begins.
    """
    indent = " " * (_INDENT * deep)
    label = f"{node.label}: " if node.label and node.text else f"{node.label}:" * bool(node.label)
    code = f" ({node.code})" if node.code else ""
    text = f"{label}{one_line(node.text)}{code}"
    if width and len(indent + text) > width:
        wrapped = textwrap.wrap(
            text,
            max(width, len(indent) + 20),
            initial_indent=indent,
            subsequent_indent=indent + " " * (2 * _INDENT),
            break_on_hyphens=False,
        )
        yield node, tuple(wrapped)
    else:
        yield node, (indent + text,)
    for under in node.under:
        yield from blocks(under, width, deep + 1)
