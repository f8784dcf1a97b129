"""What was kept, in words: how each thing stands in a list, and what is told of it beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textual.content import Content

from plc_runner.journal.goals import Measured
from plc_runner.journal.review import Item, Snippet, What
from plc_runner.journal.search import State
from plc_runner.memory.happened import Happened
from plc_runner.memory.thread import Link
from plc_runner.publish import words
from plc_runner.publish.aftermath import since_lines
from plc_runner.publish.outcome_blocks import action_item, decision_item, goal_item
from plc_runner.publish.outcomes import actions, decisions, goal_line
from plc_runner.session.state import SessionState
from plc_runner.session.words import day_said
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place

Pairs = Sequence[tuple[str, str]]
"""Labels and what they label."""

TABS: dict[What | None, tuple[str, str]] = {
    None: ("L", "All"),
    "session": ("M", "Meetings"),
    "decision": ("D", "Decisions"),
    "action": ("A", "Actions"),
    "goal": ("G", "Goals"),
    "question": ("Q", "Questions"),
    "exemplar": ("X", "Samples"),
}
"""The key and the name of each list."""
NAMES: dict[What, str] = {
    "session": "Meeting",
    "decision": "Decision",
    "action": "Action",
    "goal": "Goal",
    "question": "Question",
    "exemplar": "Sample",
    "entry": "Said",
}
"""What one thing is called."""
_STATES: dict[What | None, tuple[str, str, str]] = {
    "session": ("not ended", "ended", ""),
    "decision": ("stand", "stopped, replaced", "to look at again"),
    "action": ("open", "done, dropped", "day has come"),
    "goal": ("open", "reached, missed", "day has come"),
    "question": ("open", "answered", ""),
    None: ("open", "done", "day has come"),
}
_SAID = {"open": "still open", "stands": "stands", "started": "begun", "missed": "not reached"}


def states_of(what: What | None) -> tuple[State, ...]:
    """What a list can be narrowed to, in the order of the key."""
    if what not in _STATES:
        return ("",)
    return ("", "open", "done", "due") if _STATES[what][2] else ("", "open", "done")


def state_said(what: What | None, state: State) -> str:
    """What a list is narrowed to."""
    if not state:
        return "any state"
    return _STATES.get(what, _STATES[None])[("open", "done", "due").index(state)]


def row(item: Item, place: Place, what: What | None) -> Content:
    """Its words, and under them how it stands, when and where it was said.

    Args:
        item: what stands in the row.
        place: for days.
        what: the kind that the list is of; None where it is of all.
    """
    head = Content.styled(_head(item), "bold")
    why = Content("")
    if item.snippet:
        words, others = item.marked
        head, why = _marked(words), _marked((*others, *([(" · ", False)] if others else [])))
    parts = [NAMES[item.what] if what != item.what else "", *_stands(item, place)]
    parts += [place.day(item.at), item.team_name]
    if item.what in ("entry", "question") and item.title:
        parts.append(item.title)
    more = " · ".join(_flat(part) for part in parts if part)
    return Content.assemble(head, "\n", why, more)


def _head(item: Item) -> str:
    if item.what == "session" and item.more:
        return f"{_flat(item.title)}: {_flat(item.more)}"
    return _flat(item.text)


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _marked(pieces: Snippet) -> Content:
    """A snippet on one row."""
    rows = ((re.sub(r"\s+", " ", visible(text)), hit) for text, hit in pieces)
    return Content.assemble(*((text, "bold underline" if hit else "") for text, hit in rows))


def _stands(item: Item, place: Place) -> Iterator[str]:
    """How it stands, who has it and by when."""
    match item.what:
        case "session":
            yield "" if item.state == "closed" else f"■ {item.state}"
            yield f"{item.who} facilitated" if item.who else ""
        case "decision":
            yield _state(item)
            if item.state == "stands" and item.due:
                yield f"look again {day_said(item.due, place.today())}"
        case "action":
            yield item.who or "no owner yet"
            yield f"by {day_said(item.due, place.today())}" if item.due else ""
            yield _state(item)
        case "goal":
            steps = [one for one in (item.start, item.value, item.target) if one]
            yield " → ".join(dict.fromkeys(steps))
            yield f"by {day_said(item.due, place.today())}" if item.due else ""
            yield _state(item)
        case "question":
            yield _state(item)
        case "exemplar":
            yield item.more


def _state(item: Item) -> str:
    said = _SAID.get(item.state, item.state)
    sign = "■ " if item.state in ("stopped", "replaced", "dropped", "missed") else ""
    return f"{sign}{said}: {item.reason}" if item.reason else f"{sign}{said}"


def facts(item: Item, place: Place) -> Content:
    """Its words in full, what it is, when and where it was said, and how it stands."""
    about = (NAMES[item.what], _long_day(item), item.team_name, item.title)
    lines = [
        Content.styled(visible(item.text), "bold"),
        Content.styled(" · ".join(_flat(part) for part in about if part), "$wall-muted"),
    ]
    stands = " · ".join(_flat(part) for part in _stands(item, place) if part)
    if stands and item.what != "exemplar":
        lines.append(Content.styled(stands, "bold $wall-sky"))
    return Content("\n").join(lines)


def _long_day(item: Item) -> str:
    return words.day(item.at.date())


def pairs_text(pairs: Pairs) -> Content:
    """What is known, each with its label."""
    return Content("\n").join(
        [
            Content.assemble((f"{visible(label)}  ", "$wall-muted"), visible(text))
            for label, text in pairs
        ]
    )


def known(
    item: Item, state: SessionState | None, happened: Sequence[Happened]
) -> Iterator[tuple[str, str]]:
    """All that is known of a thing, with labels: as its meeting left it, then what came of it.

    Args:
        item: what is told of.
        state: its meeting; None where it was said outside of one.
        happened: what was said of it since.
    """
    after = {item.id: tuple(one for one in happened if one.what != "measured")}
    lines: Pairs = ()
    if state is not None and item.id in state.decisions:
        kept = [one.id for one in state.decisions.values() if not one.removed]
        line = decisions(state, after)[kept.index(item.id)] if item.id in kept else None
        lines = [(one.label, one.text) for one in decision_item(line).details] if line else ()
    elif state is not None and item.id in state.actions:
        kept = [one.id for one in state.actions.values() if not one.removed]
        at = actions(state, after)[kept.index(item.id)] if item.id in kept else None
        lines = [(one.label, one.text) for one in action_item(at).details] if at else ()
    elif state is not None and item.id in state.goals:
        of = goal_item(goal_line(state, state.goals[item.id], after))
        lines = [(one.label, one.text) for one in of.details if one.label != "Measured"]
    else:
        yield from _simply(item)
        lines = since_lines(after[item.id])
    yield from lines


def _simply(item: Item) -> Iterator[tuple[str, str]]:
    labels = {"decision": "Because", "goal": "Measure", "exemplar": "Standard", "session": "Focus"}
    if item.more:
        yield labels.get(item.what, "About"), item.more
    if item.reason and item.what == "exemplar":
        yield "Comment", item.reason


def points_text(points: Sequence[Measured]) -> Content:
    """Measurements as a table, the oldest first."""
    days = [words.said_day(one.day) for one in points]
    wide = max((len(day) for day in days), default=0)
    return Content("\n").join(
        [
            Content.assemble(
                (f"{day:{wide}}  ", "$wall-muted"),
                (visible(one.value), "bold"),
                f"  {visible(one.note)}" if one.note else "",
            )
            for day, one in zip(days, points, strict=True)
        ]
    )


def links(line: Sequence[Link]) -> Pairs:
    """Decisions that stand in place of each other, each with its day and its reason."""
    return [(words.said_day(one.day), _reasoned(one.statement, one.because)) for one in line]


def promises(state: SessionState | None) -> Content:
    """What was promised in a meeting."""
    kept = [one for one in state.actions.values() if not one.removed] if state else []
    return pairs_text([(one.owner_name or "No owner yet", one.what) for one in kept])


def decided(state: SessionState | None) -> Content:
    """What was decided in a meeting, and why."""
    kept = [one for one in state.decisions.values() if not one.removed] if state else []
    lines = [_reasoned(one.statement, one.because) for one in kept]
    return Content("\n").join([Content(f"• {visible(line)}") for line in lines])


def _reasoned(statement: str, because: str) -> str:
    return f"{statement}, because {because}" if because else statement
