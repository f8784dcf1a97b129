"""Whatever a room does, the tables say the same as the session's own state."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import initialize, rule

from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.state import Phase, SessionState
from tests.journal.fold.histories import in_memory
from tests.journal.tables_of import check_index, tables_of
from tests.session.rooms import NOON, Room, protocol
from tests.session.test_session_properties import AnyRoom
from tests.session.test_turn_and_group_properties import AnyGroups

_SWITCH = c.SwitchProtocol(protocol("other"), "1" * 64)
_PHASES = {Phase.ADJOURNED: "adjourned", Phase.CLOSED: "closed"}


class AnyRoomKept(AnyRoom):
    """The same random room, with every act appended to a journal as the driver does it."""

    journal: Journal | None = None

    @initialize()
    def open_a_journal(self) -> None:
        self.journal = in_memory()

    def attempt(self, command: c.Command) -> bool:
        self._keep()
        done = super().attempt(command)
        self._keep()
        return done

    def _keep(self) -> None:
        """Append what the room has made since, one act at a time."""
        assert self.journal is not None
        (kept,) = self.journal.query("SELECT count(*) AS count FROM events")
        made = self.room.drafts[kept["count"] :]
        if made:
            at = made[0][1]
            self.journal.append([draft for draft, _ in made], at=at, session="session")

    @rule()
    def compare(self) -> None:
        self._keep()
        assert self.journal is not None
        agrees(self.journal, self.room.state)

    def teardown(self) -> None:
        if self.journal is not None:
            if hasattr(self, "room"):
                self.compare()
                before = tables_of(self.journal)
                self.journal.rebuild()
                assert tables_of(self.journal) == before
                check_index(self.journal)
            self.journal.close()


def agrees(journal: Journal, state: SessionState) -> None:
    """Compare what both know."""
    (session,) = journal.query("SELECT * FROM sessions")
    assert session["phase"] == _PHASES.get(state.phase, "open")
    assert [session[name] for name in ("title", "protocol", "protocol_id", "facilitator")] == [
        state.title,
        state.protocol,
        state.protocol_id,
        state.facilitator,
    ]
    assert (session["started"] is not None) == bool(state.sittings)
    assert steps_of(journal) == [
        (step.key, step.seconds, *_progress(state, step.key)) for step in state.steps
    ]
    assert [
        (row["what"], row["step"], row["seconds"], row["reason"], row["before"])
        for row in journal.query("SELECT * FROM changes ORDER BY lamport, id")
    ] == [(it.what, it.step, it.seconds, it.reason, it.before) for it in state.changes]
    people = journal.query("SELECT * FROM session_people ORDER BY place")
    assert [(row["person"], row["name"]) for row in people] == [
        (person.id, person.name) for person in state.people.values()
    ]
    assert {row["person"] for row in people if row["present"]} == set(state.present)
    roles: dict[str, tuple[str, ...]] = {}
    for row in journal.query("SELECT * FROM session_roles ORDER BY role, place"):
        roles[row["role"]] = (*roles.get(row["role"], ()), row["person"])
    assert roles == {role: who for role, who in state.roles.items() if who}
    turns_agree(journal, state)
    records_agree(journal, state)
    assert journal.query("SELECT * FROM unapplied") == []


def _progress(state: SessionState, key: str) -> tuple[Any, ...]:
    """The clock of the step that has the floor is written down only when it loses it."""
    progress = state.progress_of(key)
    running = state.step is not None and state.step.key == key and progress.outcome == "running"
    spent = "running" if running else progress.spent
    return progress.added, progress.visits, progress.outcome, spent


def steps_of(journal: Journal) -> list[tuple[Any, ...]]:
    """The steps as the tables have them."""
    return [
        (
            row["key"],
            row["planned_seconds"],
            row["added_seconds"],
            row["visits"],
            row["outcome"],
            "running" if row["outcome"] == "running" else row["spent_seconds"],
        )
        for row in journal.query("SELECT * FROM steps WHERE in_plan ORDER BY place")
    ]


def turns_agree(journal: Journal, state: SessionState) -> None:
    """Compare who is in which group, and who had the word for how long.

    The turn that has the word in the running step is written down only when it loses it.
    """
    groups: dict[str, dict[int, tuple[str, ...]]] = {}
    for row in journal.query("SELECT * FROM session_groups ORDER BY step, number, place"):
        of_step = groups.setdefault(row["step"], {})
        of_step[row["number"]] = (*of_step.get(row["number"], ()), row["person"])
    assert {key: tuple(of_step.values()) for key, of_step in groups.items()} == {
        key: made for key, made in state.groups.items() if made
    }
    kept: dict[str, dict[str, float]] = {}
    for row in journal.query("SELECT * FROM session_turns ORDER BY step, place"):
        kept.setdefault(row["step"], {})[row["person"]] = row["seconds"]
    for step in state.steps:
        progress = state.progress_of(step.key)
        spent, table = dict(progress.turn_spent), kept.get(step.key, {})
        if progress.outcome == "running":
            spent = {id_: spent[id_] for id_ in table if id_ != state.holder}
            table = {id_: table[id_] for id_ in spent}
        assert table == {id_: round(seconds, 3) for id_, seconds in spent.items()}


def records_agree(journal: Journal, state: SessionState) -> None:
    """Compare entries, decisions, actions and goals."""
    assert {row["id"]: tuple(row)[1:] for row in journal.query(
        "SELECT id, step, slot, text, person, starred, removed, merged_into FROM entries"
    )} == {
        it.id: (it.step, it.slot, it.text, it.person, it.starred, it.removed, it.into)
        for it in state.entries.values()
    }  # fmt: skip
    assert {row["id"]: (*tuple(row)[1:-1], json.loads(row["present"])) for row in journal.query(
        "SELECT id, statement, because, step, slot, removed, present FROM decisions"
    )} == {
        it.id: (it.statement, it.because, it.step, it.slot, it.removed, list(it.present))
        for it in state.decisions.values()
    }  # fmt: skip
    objections = journal.query("SELECT decision, text, name FROM objections")
    assert sorted(tuple(row) for row in objections) == sorted(
        (it.id, objection.text, objection.name)
        for it in state.decisions.values()
        for objection in it.objections
    )
    assert {row["id"]: tuple(row)[1:] for row in journal.query(
        "SELECT id, what, owner, owner_name, due, removed FROM actions"
    )} == {
        it.id: (it.what, it.owner, it.owner_name, it.due, it.removed)
        for it in state.actions.values()
    }  # fmt: skip
    assert {row["id"]: tuple(row)[1:] for row in journal.query(
        "SELECT id, statement, measure, baseline, target, by, removed FROM goals"
    )} == {
        it.id: (it.statement, it.measure, it.baseline, it.target, it.by, it.removed)
        for it in state.goals.values()
    }  # fmt: skip
    assert {row["id"]: tuple(row)[1:] for row in journal.query(
        "SELECT id, title, file, link, standard, level, comment, step, slot, removed FROM exemplars"
    )} == {
        it.id: (
            it.title, it.file, it.link, it.standard, it.level, it.comment, it.step, it.slot,
            it.removed,
        )
        for it in state.exemplars.values()
    }  # fmt: skip
    noted = journal.query("SELECT exemplar, number, text FROM exemplar_notes")
    assert sorted(tuple(row) for row in noted) == sorted(
        (it.id, number, note)
        for it in state.exemplars.values()
        for number, note in enumerate(it.notes, 1)
    )


TestTablesAgreeWithTheSession = AnyRoomKept.TestCase
TestTablesAgreeWithTheSession.settings = settings(max_examples=40, stateful_step_count=30)


class AnyGroupsKept(AnyRoomKept, AnyGroups):
    """The same with turns in any order and small groups."""


TestTablesAgreeOnTurnsAndGroups = AnyGroupsKept.TestCase
TestTablesAgreeOnTurnsAndGroups.settings = settings(max_examples=20, stateful_step_count=30)


def drive(*script: c.Command | float) -> tuple[Journal, SessionState]:
    """Carry out commands, with seconds of waiting between them."""
    room, journal, kept = Room(), in_memory(), 0
    for part in script:
        if isinstance(part, float):
            room.wait(part)
        else:
            room.do(part)
        made = room.drafts[kept:]
        kept += len(made)
        journal.append([draft for draft, _ in made], at=room.now, session="session")
    return journal, room.state


@pytest.mark.parametrize(
    "script",
    [
        (c.Next(), 5.0, c.Undo()),
        (c.Next(), 60.0, c.Undo()),
        (c.Next(), 60.0, c.Undo(), 9.0, c.GoTo("each"), 5.0, c.Back()),
        (c.Skip("known"), 60.0, c.Undo(), c.Undo()),
        (c.Next(), c.Capture("heard", "x"), 20.0, c.Undo(), c.Undo()),
        (c.AddTime(60), c.AddTime(-30), c.Undo(), 20.0, c.Next(), c.Undo()),
        (c.Arrive(Person(id="gus", name="Gus")), c.HandOver("gus"), c.Undo(), c.Undo()),
        (c.Leave("ana"), c.SetRole("presenter", ("ben",)), c.Undo()),
        (_SWITCH, 30.0, c.Undo()),
        (_SWITCH, 30.0, c.Undo(), _SWITCH),
        (c.Adjourn(), 900.0, c.Reopen(NOON + timedelta(hours=2)), c.Resume(), c.Close()),
    ],
)
def test_an_act_taken_back_or_a_sitting_ended_reads_the_same_in_both(
    script: tuple[c.Command | float, ...],
) -> None:
    journal, state = drive(c.Start(), 100.0, *script)
    with closing(journal):
        agrees(journal, state)
