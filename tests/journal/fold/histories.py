"""Random histories: any events about a few subjects, from two machines."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from plc_runner.events import EVENT_KINDS, Event
from plc_runner.events.clock import StepMark, TurnTime
from plc_runner.events.entry import Cell, Mark
from plc_runner.events.framework import StandardItem
from plc_runner.events.tally import Count
from plc_runner.journal.rows import EventRow, canonical, facts, stamp
from plc_runner.journal.store import Journal
from plc_runner.protocol.cycle import Meeting
from plc_runner.protocol.planned import Person, PlannedStep
from tests.journal.samples import later, step

_WORDS = ("next", "skip", "time", "arrival", "role", "entry", "catch up")
_STEPS = tuple(step(key, seconds) for key, seconds in (("a", 60), ("b", 120), ("c", 30)))

_texts = st.sampled_from(("", "one", "two words", "half of 3/4 said “why?”", "x\ny"))
_keys = st.sampled_from(("a", "b", "c"))
_ids = st.sampled_from(("p1", "p2", "p3"))
_plans = st.lists(st.sampled_from(_STEPS), min_size=1, max_size=3, unique=True).map(tuple)
_times = st.integers(0, 3).map(later)

_cells = st.lists(st.builds(Cell, name=_keys, text=_texts), max_size=2).map(tuple)
_counts = st.lists(
    st.builds(Count, key=_keys, label=_texts, count=st.integers(0, 9)), max_size=3
).map(tuple)

_turn_times = st.lists(
    st.builds(TurnTime, person=_ids, seconds=st.sampled_from((0.0, 12.5))), max_size=3
).map(tuple)

_FIELDS: dict[Any, st.SearchStrategy[Any]] = {
    tuple[PlannedStep, ...]: _plans,
    tuple[Person, ...]: st.lists(_ids, max_size=3).map(
        lambda ids: tuple(Person(id=id_, name=id_.upper()) for id_ in ids)
    ),
    tuple[Meeting, ...]: st.lists(
        st.builds(Meeting, week=st.integers(1, 3), protocol=_ids), min_size=1, max_size=2
    ).map(tuple),
    Person: _ids.map(lambda id_: Person(id=id_, name=id_.title())),
    tuple[str, ...]: st.lists(_ids, max_size=2).map(tuple),
    tuple[Cell, ...]: _cells,
    tuple[Cell, ...] | None: st.none() | _cells,
    tuple[Mark, ...]: st.lists(
        st.builds(
            Mark,
            what=st.sampled_from(("skill", "concept")),
            begins=st.just(0),
            ends=st.integers(1, 3),
            text=_texts,
        ),
        max_size=2,
    ).map(tuple),
    tuple[Count, ...]: _counts,
    tuple[TurnTime, ...]: _turn_times,
    tuple[Count, ...] | None: st.none() | _counts,
    tuple[str, ...] | None: st.none() | st.lists(_texts, max_size=2).map(tuple),
    tuple[tuple[str, ...], ...]: st.lists(st.lists(_ids, max_size=2).map(tuple), max_size=2).map(
        tuple
    ),
    tuple[StandardItem, ...]: st.lists(
        st.builds(StandardItem, code=st.sampled_from(("3.10", "3.NF.A.1")), statement=_texts),
        max_size=2,
    ).map(tuple),
    dict[str, tuple[str, ...]]: st.dictionaries(
        st.sampled_from(("presenter", "recorder")), st.lists(_ids, max_size=2).map(tuple)
    ),
    dict[str, StepMark]: st.dictionaries(
        _keys,
        st.builds(
            StepMark,
            spent=st.sampled_from((0.0, 12.5)),
            outcome=st.sampled_from(("ahead", "running", "done")),
            added=st.sampled_from((0, 60)),
            visits=st.integers(0, 2),
            turns=_turn_times,
        ),
        max_size=2,
    ),
}
_NAMED: dict[str, st.SearchStrategy[Any]] = {
    "act": st.sampled_from(("", *_WORDS)),
    "undone": st.sampled_from(_WORDS),
    "step": _keys,
    "team": st.sampled_from(("six", "seven")),
    "into": st.sampled_from(("x1", "x2")),
    "spent": st.sampled_from((0.0, 3.25, 600.0)),
    "seconds": st.sampled_from((-60, 60, 10**30)),
}
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _texts,
    bool: st.booleans(),
    int: st.integers(0, 3),
    float: st.sampled_from((0.0, 1.5)),
    date: st.sampled_from((date(2026, 3, 9), date(2026, 3, 16))),
}


def _field(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    if get_origin(annotation) is Literal:
        return st.sampled_from(get_args(annotation))
    if name in _NAMED:
        return _NAMED[name]
    if annotation in _FIELDS:
        return _FIELDS[annotation]
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    options = [arg for arg in getattr(annotation, "__args__", ()) if arg is not type(None)]
    if options and options[0] in _PLAIN and type(None) in annotation.__args__:
        return st.none() | _PLAIN[options[0]]
    if annotation is datetime:
        return _times
    if options == [datetime]:
        return st.none() | _times
    return st.from_type(annotation)


@cache
def _events_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    fields = {name: _field(name, info.annotation) for name, info in kind.model_fields.items()}
    return st.fixed_dictionaries(fields).map(kind.model_validate)


_BEGINNINGS = {
    "x1": "session.opened",
    "x2": "entry.captured",
    "x3": "decision.made",
    "x4": "action.agreed",
    "x5": "cycle.begun",
    "x6": "tally.taken",
    "x7": "exemplar.kept",
    "x8": "framework.imported",
}
"""Subjects, and the event that each begins with, if it arrives."""
_USUAL = {
    "x1": (
        "session.",
        "plan.",
        "protocol.sw",
        "person.",
        "role.",
        "step.",
        "time.",
        "act.",
        "groups.",
        "turns.",
    ),
    "x2": ("entry.",),
    "x3": ("decision.", "objection."),
    "x4": ("action.", "goal.", "member.", "team."),
    "x5": ("cycle.", "measurement."),
    "x6": ("tally.",),
    "x7": ("exemplar.",),
    "x8": ("framework.",),
}
_KINDS_OF = {
    subject: [EVENT_KINDS[kind] for kind in EVENT_KINDS if kind.startswith(beginnings)]
    for subject, beginnings in _USUAL.items()
}


@st.composite
def _kinds(draw: st.DrawFn, subject: str) -> type[Event]:
    """Mostly what such a subject is about; now and then anything."""
    kinds = _KINDS_OF[subject] if draw(st.integers(0, 9)) else list(EVENT_KINDS.values())
    return draw(st.sampled_from(kinds))


@st.composite
def _rows(draw: st.DrawFn, number: int, earlier: list[str], subject: str = "") -> EventRow:
    """One row. With a subject given, the event that it begins with, early."""
    begins = bool(subject)
    subject = subject or draw(st.sampled_from(("x1", "x1", "x1", *_BEGINNINGS)))
    of_kind = EVENT_KINDS[_BEGINNINGS[subject]] if begins else draw(_kinds(subject))
    kind, body = of_kind.kind, facts(draw(_events_of(of_kind)))[1]
    if not draw(st.integers(0, 15)):
        kind, body = draw(st.sampled_from((("mood.rated", "{}"), (kind, '{"step":1}'))))
    seen = draw(st.lists(st.sampled_from(earlier), max_size=2)) if earlier else []
    return EventRow(
        id=f"{number:03}",
        device=draw(st.sampled_from(("A", "B"))),
        lamport=1 if begins else draw(st.integers(1, 6)),
        at=stamp(draw(_times)),
        by=None,
        kind=kind,
        subject=subject,
        session=draw(st.sampled_from(("x1", "x2", None))),
        after=canonical(seen),
        body=body,
    )


@st.composite
def histories(draw: st.DrawFn) -> list[EventRow]:
    """Rows with ids of their own, in no order."""
    rows: list[EventRow] = []
    for number, subject in enumerate(_BEGINNINGS):
        if draw(st.integers(0, 4)):
            rows.append(draw(_rows(number, [], subject)))
    ids = draw(st.lists(st.integers(9, 999), min_size=2, max_size=24, unique=True))
    for number in ids:
        rows.append(draw(_rows(number, [row.id for row in rows])))
    return rows


def _schema() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plc.db"
        Journal.open(path).close()
        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = DELETE")
        image = db.serialize()
        db.close()
    return image


_IMAGE = cache(_schema)


def in_memory() -> Journal:
    """A new journal that needs no disk, for many of them in one test."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.deserialize(_IMAGE())
    db.execute("PRAGMA recursive_triggers = ON")
    return Journal(db, Path("memory"), device="A")


@st.composite
def partitions(draw: st.DrawFn, rows: list[EventRow]) -> list[list[EventRow]]:
    """The same rows in any order, in any parcels, some of them twice."""
    order = draw(st.permutations(rows))
    repeated = draw(st.lists(st.sampled_from(order), max_size=3))
    order = [*order, *repeated]
    parcels = []
    while order:
        size = draw(st.integers(1, len(order)))
        parcels.append(order[:size])
        order = order[size:]
    return parcels
