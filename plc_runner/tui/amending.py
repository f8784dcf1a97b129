"""What a dialog offers to put right of one thing that was kept, and what it does then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual.content import Content

from plc_runner.driver.amending import Amended, Desk, Part, parts_of, put_right
from plc_runner.driver.settling import VERDICTS, kind_of, replace, settle, take_back
from plc_runner.journal.aftermath import KeptRecord
from plc_runner.memory.aftermath import history
from plc_runner.memory.happened import Happened
from plc_runner.publish.aftermath import since_lines
from plc_runner.session.words import day_said, day_typed
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place

_ASKED = {
    "dropped": "Why? Enter passes",
    "missed": "Why not? Enter passes",
    "keep": "Why? Enter passes",
    "change": "What is to change, and why?",
    "stop": "Why is it stopped?",
    "answered": "The answer",
}
"""What is asked before it is said; anything else is said at once."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row."""

    id: str
    label: str
    now: str
    """What stands there now."""
    carry_out: Callable[[str], Amended]
    """With what was typed."""
    asks: str = ""
    """What the line asks for; empty where nothing is asked."""
    typed: str = ""
    """What stands on the line at first."""


def desk(place: Place) -> Desk:
    """Where somebody sits who puts something right here."""
    return Desk(
        place.journal, place.workspace.sessions, place.now, place.utc_offset, place.day_first
    )


def choices(place: Place, record: KeptRecord) -> Iterator[Choice]:
    """What can be put right, then what can be said of it."""
    here = desk(place)
    for part in parts_of(place.journal, record):
        yield _part(here, record, part, place.today())
    kind = kind_of(place.journal, record)
    for verdict, name in VERDICTS[kind].items():
        asks = _ASKED.get(verdict, "")
        yield Choice(verdict, name, "", partial(settle, here, record, verdict), asks)
    if kind == "decision":
        asks = "What stands in its place? … because …"
        yield Choice("replace", "Another in its place", "", partial(replace, here, record), asks)
    if kind == "decision" and record.session is None:
        yield Choice("back", "Take it back: a slip", "", lambda _: take_back(here, record))


def _part(here: Desk, record: KeptRecord, part: Part, today: date) -> Choice:
    asks = {"": "Its words", "owner": "Who does it? A name, or nobody"}.get(part.id, part.label)
    return Choice(
        f"part-{part.id}",
        part.label,
        day_said(part.text, today) if part.is_day else part.text,
        partial(put_right, here, record, part.id),
        asks,
        day_typed(part.text) if part.is_day else part.text,
    )


def shown(choice: Choice) -> Content:
    """As a row: what it is, and what stands there now."""
    more = " …" if choice.asks and not choice.id.startswith("part-") else ""
    if not choice.id.startswith("part-"):
        return Content(f"{choice.label}{more}")
    now = visible(" ".join(choice.now.split()))
    return Content.assemble(f"{choice.label}: ", (now, "bold") if now else "nothing yet")


def past_of(place: Place, record: KeptRecord) -> Content:
    """What was said of it, the newest first."""
    happened: tuple[Happened, ...] = history(place.journal, record.id, place.utc_offset)
    lines = since_lines(reversed(happened))
    return Content("\n").join([Content(visible(f"{label}: {words}")) for label, words in lines])
