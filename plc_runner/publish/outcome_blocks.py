"""What a session came to, laid out as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.publish import words
from plc_runner.publish.blocks import Block, Heading, Item, Items, Remark
from plc_runner.publish.captured import CapturedLine
from plc_runner.publish.outcomes import ActionLine, DecisionLine, GoalLine
from plc_runner.publish.record import Record


def outcomes(record: Record) -> Iterator[Block]:
    """Decisions, actions, goals, samples for the shelf, questions for later."""
    yield Heading(2, "Decisions")
    if record.decisions:
        yield Items(tuple(decision_item(line) for line in record.decisions), numbered=True)
    else:
        yield Remark("No decision was recorded.")
    yield Heading(2, "Actions")
    if record.actions:
        yield Items(tuple(action_item(line) for line in record.actions))
    else:
        yield Remark("No action was agreed.")
    if record.goals:
        yield Heading(2, "Goals")
        yield Items(tuple(goal_item(line) for line in record.goals), numbered=True)
    if record.exemplars:
        yield Heading(2, "Exemplars")
        yield lines_block(record.exemplars)
    if record.parking:
        yield Heading(2, "Parking lot")
        yield lines_block(record.parking)


def decision_item(line: DecisionLine) -> Item:
    """A decision with all that is known of it."""
    details = [Item(line.because, "Because")] if line.because else []
    if line.options:
        details.append(Item("; ".join(line.options), "Options considered"))
    if line.know:
        details.append(Item(line.know, "How we will know"))
    if line.replaced:
        day = f", of {words.said_day(line.replaced_on)}" if line.replaced_on else ""
        details.append(Item(f"{line.replaced}{day}", "Replaces"))
    if line.review:
        details.append(Item(words.said_day(line.review), "Look at it again"))
    if line.hands:
        details.append(Item(line.hands, "Fist to five"))
    if line.present:
        details.append(Item(words.roll(line.present), "Present"))
    for name, text, answer in line.objections:
        details.append(Item(text, f"Objection from {name}" if name else "Objection"))
        if answer:
            details.append(Item(answer, "Answer to that"))
    return Item(line.statement, strong=True, details=(*details, *_since(line)))


def action_item(line: ActionLine) -> Item:
    """An action, and what became of it."""
    due = f"by {words.said_day(line.due)}" if line.due else ""
    return Item(line.what, line.owner or "No owner yet", due, details=tuple(_since(line)))


def _since(line: DecisionLine | ActionLine | GoalLine) -> Iterator[Item]:
    """What became of it."""
    return (Item(text, label) for label, text in line.since)


def goal_item(line: GoalLine) -> Item:
    """A goal, how it was measured, and what became of it."""
    read_back = line.sentence if line.measure or line.target else ""
    details = (
        Item(read_back, "In one sentence"),
        Item(line.measure, "Measure"),
        Item(line.baseline, "Baseline"),
        Item(line.target, "Target"),
        Item(words.said_day(line.by), "By"),
        *(Item(strategy, "Strategy") for strategy in line.strategies),
        Item(words.said_day(line.evidence_on), "Evidence on"),
        *(Item(f"{value}, {words.said_day(day)}", "Measured") for day, value in line.measurements),
        *_since(line),
    )
    return Item(line.statement, strong=True, details=tuple(d for d in details if d.text))


def lines_block(lines: tuple[CapturedLine, ...]) -> Items:
    """Lines as a list."""
    return Items(
        tuple(
            Item(
                line.text,
                tail=line.tail,
                strong=line.strong,
                starred=line.starred,
                details=tuple(Item(text, label) for label, text in line.details),
            )
            for line in lines
        )
    )
