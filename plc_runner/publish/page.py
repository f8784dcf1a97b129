"""A record laid out as blocks: one order and one wording for every form that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.protocol.words import count_of
from plc_runner.publish import words
from plc_runner.publish.blocks import NOTHING_SAID, Block, Heading, Item, Items, Remark, Table
from plc_runner.publish.captured import CapturedLine, Grid, SlotLines
from plc_runner.publish.closing_blocks import check_out, next_meeting
from plc_runner.publish.outcome_blocks import lines_block, outcomes
from plc_runner.publish.record import (
    Attendee,
    ChangeLine,
    Record,
    SittingLine,
    StepLine,
)
from plc_runner.publish.since_blocks import looked_back
from plc_runner.session.state import Phase
from plc_runner.session.words import listed, minutes_text

_WENT = {
    "ahead": "not reached",
    "running": "not finished",
    "left": "not finished",
    "skipped": "skipped",
}

_CHANGED = {
    "skipped": "{step} was skipped",
    "extended": "{step} was given {time} more",
    "shortened": "{step} was cut by {time}",
    "repeated": "The room went back to {step}",
    "reordered": "{step} was taken out of order",
    "switched": "The room changed to another protocol{before}",
    "handed over": "Somebody else facilitated from here{before}",
    "late start": "The plan was fitted to the time there was{by}",
    "catch up": "Later steps were shortened to catch up{by}",
    "arrival": "The plan was made anew for somebody who came{by}",
    "departure": "The plan was made anew when somebody left{by}",
    "roles": "The plan was made anew for other roles{by}",
    "new sitting": "The plan was fitted to the next sitting{by}",
}
"""By `Change.what`."""

_TWICE = "switched protocol"
"""The new plan that comes with another protocol: `switched` has told it."""


def page(record: Record) -> tuple[Block, ...]:
    """All that a record says."""
    parts = (
        _head,
        outcomes,
        next_meeting,
        looked_back,
        _captured,
        check_out,
        _times,
        _changes,
        _about,
    )
    return tuple(block for part in parts for block in part(record))


def brief(record: Record) -> tuple[Block, ...]:
    """What the absent need to know: without the times of the steps and what is for the files."""
    parts = (_head, outcomes, next_meeting, looked_back, _captured, check_out, _changes)
    return tuple(block for part in parts for block in part(record))


def _head(record: Record) -> Iterator[Block]:
    yield Heading(1, record.title or NOTHING_SAID)
    facts = [Item(_when(sitting), "When") for sitting in record.sittings]
    if not facts:
        opened = f"{words.day(record.opened)}, {words.clock(record.opened)}"
        facts = [Item(f"{opened}, not started", "When")]
    if record.team:
        facts.insert(0, Item(record.team, "Team"))
    if record.focus:
        facts.append(Item(record.focus, "Focus"))
    if record.prework_here is not None:
        facts.append(Item("brought" if record.prework_here else "not brought", "Prework"))
    facts.append(Item(_people(record), "Present"))
    yield Items(tuple(facts))
    if record.phase is Phase.ADJOURNED:
        yield Remark("Adjourned: the rest is kept for next time.")
    elif record.phase is not Phase.CLOSED:
        yield Remark("This meeting has not been closed yet.")


def _when(sitting: SittingLine) -> str:
    start = f"{words.day(sitting.started)}, {words.clock(sitting.started)}"
    if sitting.ended is None:
        return start
    end = words.moment(sitting.ended, sitting.started.date())
    took = words.in_minutes((sitting.ended - sitting.started).total_seconds())
    return f"{start} to {end} ({took})"


def _people(record: Record) -> str:
    known = [
        person for person in record.people if words.named(person.name) or _aside(person, record)
    ]
    listed = [_with_aside(person, record) for person in known]
    others = len(record.people) - len(known)
    if not known:
        return str(others)
    if others:
        listed.append(f"{others} not named")
    return f"{len(record.people)}: {', '.join(listed)}"


def _aside(person: Attendee, record: Record) -> str:
    parts = list(person.roles)
    if person.came:
        parts.append(f"came at {words.moment(person.came, record.day)}")
    if person.left:
        parts.append(f"left at {words.moment(person.left, record.day)}")
    return ", ".join(parts)


def _with_aside(person: Attendee, record: Record) -> str:
    aside = _aside(person, record)
    return f"{person.name.strip() or 'Somebody'} ({aside})" if aside else person.name


def _said(step: StepLine) -> Iterator[CapturedLine]:
    for slot in step.slots:
        if isinstance(slot, SlotLines):
            yield from slot.lines


def _captured(record: Record) -> Iterator[Block]:
    if any(step.slots for step in record.steps) or record.elsewhere:
        yield Heading(2, "What was captured")
    if any(line.starred for step in record.steps for line in _said(step)):
        yield Remark("★ marks what the team found most important.")
    for number, step in enumerate(record.steps, 1):
        if step.slots:
            yield Heading(3, f"{number}. {step.title}")
            if step.groups:
                sizes = listed([str(size) for size in step.groups])
                yield Remark(f"In {count_of(len(step.groups), 'small group')} of {sizes}.")
        for slot in step.slots:
            yield Heading(4, slot.label)
            if isinstance(slot, Grid):
                yield Table(slot.head, slot.rows, slot.numbers)
                if slot.remark:
                    yield Remark(slot.remark)
            else:
                yield lines_block(slot.lines)
    if record.elsewhere:
        yield Heading(3, "From steps that are no longer in the plan")
        yield lines_block(record.elsewhere)
    if record.notes:
        yield Heading(2, "Notes")
        yield lines_block(record.notes)


def _times(record: Record) -> Iterator[Block]:
    yield Heading(2, "Time")
    rows = [
        (
            f"{number}. {step.title}",
            words.length(step.planned),
            words.length(step.spent) if step.outcome != "ahead" else "–",
            _went(step),
        )
        for number, step in enumerate(record.steps, 1)
    ]
    planned = sum(step.planned for step in record.steps)
    spent = sum(step.spent for step in record.steps)
    total = count_of(len(record.steps), "step")
    rows.append((f"{total} in all", words.length(planned), words.length(spent), ""))
    yield Table(("Step", "Planned", "Took", "How it went"), tuple(rows), (1, 2))
    if record.airtime:
        told = listed([f"{role} {words.length(seconds)}" for role, seconds in record.airtime])
        yield Remark(f"Who had the word in the turns: {told}.")


def _went(step: StepLine) -> str:
    """How a step went against its plan, in words."""
    parts = [_WENT[step.outcome]] if step.outcome in _WENT else []
    over = round(step.spent) - step.planned
    if step.outcome == "done":
        parts.append("on time" if abs(over) < 5 else _off(over))
    if step.added:
        parts.append(
            f"{minutes_text(abs(step.added))} {'added' if step.added > 0 else 'taken off'}"
        )
    return ", ".join(parts)


def _off(seconds: int) -> str:
    return f"{words.length(abs(seconds))} {'over' if seconds > 0 else 'under'}"


def _changes(record: Record) -> Iterator[Block]:
    items = [
        Item(f"{step[:1].upper()}{step[1:]} was left out beforehand") for step in record.dropped
    ]
    items += [_change(line, record) for line in record.changes if line.what != _TWICE]
    if items:
        yield Heading(2, "Changes from the plan")
        yield Items(tuple(items))


def _change(line: ChangeLine, record: Record) -> Item:
    time = minutes_text(abs(line.seconds))
    by = f", {time} {'longer' if line.seconds > 0 else 'shorter'}" if line.seconds else ""
    step = f"“{line.step}”" if line.step else "A step"
    template = _CHANGED.get(line.what)
    before = f" (before: {line.before})" if line.before else ""
    text = template.format(step=step, time=time, by=by, before=before) if template else line.what
    reason = f": {line.reason}" if line.reason else ""
    return Item(f"{text}{reason}", words.moment(line.at, record.day))


def _about(record: Record) -> Iterator[Block]:
    yield Heading(2, "About this record")
    version = f", version {record.version}" if record.version else ""
    facts = (
        Item(f"{record.title or NOTHING_SAID}{version} ({record.protocol})", "Protocol"),
        Item(f"{record.digest[:8]} (SHA-256 {record.digest})", "Its exact text"),
        Item(record.session, "Session"),
        Item(words.offset(record.utc_offset), "Times are"),
    )
    yield Items(tuple(fact for fact in facts if fact.text))
