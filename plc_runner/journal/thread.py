"""What stands behind a decision: its row, the decisions that it replaced, who was there, goals."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from plc_runner.journal.rows import canonical, moment
from plc_runner.journal.store import Journal

_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting, as far as a chain tells of it."""

    id: str
    title: str
    team: str | None
    team_name: str
    focus: str
    at: datetime
    """When it began, UTC."""
    utc_offset: int

    @property
    def day(self) -> date:
        """Where it was held."""
        return (self.at + timedelta(seconds=self.utc_offset)).date()


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """All that the tables say of one decision."""

    id: str
    statement: str
    because: str
    session: str | None
    team: str | None
    step: str | None
    present: tuple[str, ...]
    know: str
    review: str
    replaces: str | None
    tally: str | None
    stopped: datetime | None
    at: datetime
    lamport: int
    removed: bool


@dataclass(frozen=True, slots=True)
class KeptGoal:
    """What a goal is, and when it was set."""

    id: str
    statement: str
    measure: str
    baseline: str
    target: str
    by: str
    status: str
    """open, reached, missed, dropped."""
    reason: str
    session: str | None
    team: str | None
    at: datetime
    lamport: int


@dataclass(frozen=True, slots=True)
class KeptAction:
    """What somebody promised, and how it stands."""

    id: str
    what: str
    owner: str | None
    owner_name: str
    due: str
    status: str
    """open, started, done, dropped."""
    reason: str
    lamport: int


@dataclass(frozen=True, slots=True)
class Here:
    """How long somebody who was there has belonged to the team."""

    id: str
    name: str
    member: bool
    """Whether they ever did; False for a guest, and where only heads were counted."""
    still: bool
    """Whether they belong to it now."""


def met(journal: Journal, sessions: Collection[str]) -> dict[str, Met]:
    """These meetings, by id; those that are not here are passed."""
    rows = journal.query(
        "SELECT id, title, team, team_name, focus, coalesce(started, opened) AS at, utc_offset "  # noqa: S608
        f"FROM sessions WHERE id {_AMONG}",
        canonical(sorted(sessions)),
    )
    return {row["id"]: Met(**{**dict(row), "at": moment(row["at"])}) for row in rows}


def decision(journal: Journal, id_: str) -> KeptDecision | None:
    """One decision, also one that was taken back; None where there is none."""
    return next(_decisions(journal, "id = ?", id_), None)


def decisions_of(
    journal: Journal, team: str | None, session: str | None = None
) -> tuple[KeptDecision, ...]:
    """What a team, or a meeting, has decided, the newest first: what stands and what does not.

    Args:
        team: its id; None for none.
        session: a meeting of a group that is no team.
    """
    return tuple(
        _decisions(
            journal,
            "(team = ?1 OR session = ?2) AND NOT removed ORDER BY lamport DESC, id DESC",
            team,
            session,
        )
    )


def elsewhere(
    journal: Journal, match: str, team: str | None, limit: int
) -> tuple[KeptDecision, ...]:
    """What was decided elsewhere that holds one of some words, the newest first.

    Args:
        match: as FTS5 wants it.
        team: whose are left out, if anybody's.
        limit: at most so many.
    """
    rows = journal.query(
        "SELECT d.id FROM search CROSS JOIN search_text AS t ON t.n = search.rowid "
        "CROSS JOIN decisions AS d ON d.id = t.id "
        "WHERE search MATCH ?1 AND (?2 IS NULL OR d.team IS NOT ?2) AND NOT d.removed "
        "ORDER BY search.rowid DESC LIMIT ?3",
        f"marks : decision AND text : ({match})",
        team,
        limit,
    )
    ids = [row["id"] for row in rows]
    found = {one.id: one for one in _decisions(journal, f"id {_AMONG}", canonical(ids))}
    return tuple(found[id_] for id_ in ids)


def ending(journal: Journal, tail: str) -> tuple[KeptDecision, ...]:
    """The decisions with this id, or with ids that end like this; at most a few.

    Args:
        tail: at least four characters, or a whole id.
    """
    wanted = tail.strip().casefold()
    if len(wanted) < 4:
        return ()
    found = tuple(
        _decisions(
            journal, "substr(id, -length(?1)) = ?1 AND NOT removed ORDER BY id LIMIT 9", wanted
        )
    )
    return tuple(one for one in found if one.id == wanted) or found


def _decisions(journal: Journal, where: str, *values: object) -> Iterator[KeptDecision]:
    rows = journal.query(
        "SELECT id, statement, because, session, team, step, present, know, review, replaces, "  # noqa: S608
        f"tally, stopped, at, lamport, removed FROM decisions WHERE {where}",
        *values,
    )
    for row in rows:
        said: dict[str, Any] = dict(row)
        said["present"] = tuple(json.loads(row["present"]))
        said["stopped"] = row["stopped"] and moment(row["stopped"])
        said["at"] = moment(row["at"])
        said["removed"] = bool(row["removed"])
        yield KeptDecision(**said)


def options(journal: Journal, decision_id: str) -> tuple[str, ...]:
    """What else was considered."""
    rows = journal.query("SELECT text FROM options WHERE decision = ? ORDER BY place", decision_id)
    return tuple(row["text"] for row in rows)


def left_because(journal: Journal, decisions: Collection[str]) -> dict[str, str]:
    """Why these were stopped or were to be changed, as it was said last."""
    rows = journal.query(
        f"SELECT decision, reason FROM reviews WHERE decision {_AMONG} "  # noqa: S608
        "AND verdict != 'keep' AND reason != '' ORDER BY lamport, id",
        canonical(sorted(decisions)),
    )
    return {row["decision"]: row["reason"] for row in rows}


def open_objections(journal: Journal, decisions: Collection[str]) -> dict[str, int]:
    """How many disagreements with these decisions nobody has answered."""
    rows = journal.query(
        f"SELECT decision, count(*) AS many FROM objections WHERE decision {_AMONG} "  # noqa: S608
        "AND answer = '' GROUP BY decision",
        canonical(sorted(decisions)),
    )
    return {row["decision"]: row["many"] for row in rows}


def in_place(journal: Journal, decisions: Collection[str]) -> tuple[KeptDecision, ...]:
    """What stands in place of these."""
    return tuple(
        _decisions(journal, f"replaces {_AMONG} AND NOT removed", canonical(sorted(decisions)))
    )


def replaced(journal: Journal, decisions: Collection[str]) -> frozenset[str]:
    """Those in whose place another decision stands."""
    rows = journal.query(
        f"SELECT DISTINCT replaces FROM decisions WHERE replaces {_AMONG} AND NOT removed",  # noqa: S608
        canonical(sorted(decisions)),
    )
    return frozenset(row["replaces"] for row in rows)


def people_there(
    journal: Journal, ids: Collection[str], session: str | None, team: str | None
) -> tuple[Here, ...]:
    """Who these people are, in the order in which they came, and who is still in the team."""
    rows = journal.query(
        "SELECT j.value AS id, coalesce(p.name, m.name, '') AS name, "
        "m.id IS NOT NULL AS member, m.id IS NOT NULL AND m.left IS NULL AS still "
        "FROM json_each(?) AS j "
        "LEFT JOIN session_people AS p ON p.session = ? AND p.person = j.value "
        "LEFT JOIN members AS m ON m.team = ? AND m.id = j.value ORDER BY j.key",
        canonical(list(dict.fromkeys(ids))),
        session,
        team,
    )
    return tuple(
        Here(row["id"], row["name"], bool(row["member"]), bool(row["still"])) for row in rows
    )


def step_titles(journal: Journal, session: str) -> dict[str, str]:
    """What the steps of a meeting are called, by key."""
    rows = journal.query("SELECT key, title FROM steps WHERE session = ? ORDER BY place", session)
    return {row["key"]: row["title"] for row in rows}


def said_before(journal: Journal, session: str, lamport: int) -> tuple[tuple[str, str, bool], ...]:
    """(step, text, starred) of the lines that a meeting kept before something, the oldest first."""
    rows = journal.query(
        "SELECT step, text, starred FROM entries WHERE session = ? AND lamport < ? "
        "AND NOT removed AND merged_into IS NULL AND text != '' AND slot != 'parking-lot' "
        "ORDER BY lamport, id",
        session,
        lamport,
    )
    return tuple((row["step"], row["text"], bool(row["starred"])) for row in rows)


def counted_before(
    journal: Journal, session: str, lamport: int
) -> tuple[tuple[str, str, str], ...]:
    """(step, what was asked, `High 4, Low 6`) of what a meeting counted before something."""
    rows = journal.query(
        "SELECT step, of, word, (SELECT group_concat(label || ' ' || count, ', ') FROM "
        "(SELECT label, count FROM tally_counts WHERE tally = t.id ORDER BY place)) AS said "
        "FROM tallies AS t WHERE session = ? AND lamport < ? AND NOT removed "
        "AND what IN ('sort', 'rating') ORDER BY lamport, id",
        session,
        lamport,
    )
    return tuple((row["step"], row["of"], row["word"] or row["said"] or "") for row in rows)


def actions_in(journal: Journal, session: str) -> tuple[KeptAction, ...]:
    """What was promised in a meeting, in order."""
    rows = journal.query(
        "SELECT id, what, owner, owner_name, due, status, reason, lamport FROM actions "
        "WHERE session = ? AND NOT removed ORDER BY lamport, id",
        session,
    )
    return tuple(KeptAction(**dict(row)) for row in rows)


def decisions_in(journal: Journal, session: str) -> tuple[KeptDecision, ...]:
    """What was decided in a meeting, in order."""
    return tuple(_decisions(journal, "session = ? AND NOT removed ORDER BY lamport, id", session))


def goals_of(journal: Journal, team: str | None, session: str | None) -> tuple[KeptGoal, ...]:
    """All goals of a team, or of a meeting of a group that is none, the newest first."""
    return _goals(
        journal,
        "(team = ?1 OR session = ?2) AND NOT removed ORDER BY lamport DESC, id DESC",
        team,
        session,
    )


def goal(journal: Journal, id_: str) -> KeptGoal | None:
    """One goal."""
    return next(iter(_goals(journal, "id = ?", id_)), None)


def _goals(journal: Journal, where: str, *values: object) -> tuple[KeptGoal, ...]:
    rows = journal.query(
        "SELECT id, statement, measure, baseline, target, by, status, reason, session, team, at, "  # noqa: S608
        f"lamport FROM goals WHERE {where}",
        *values,
    )
    return tuple(KeptGoal(**{**dict(row), "at": moment(row["at"])}) for row in rows)


def goals_measured_in(journal: Journal, session: str, goals: Collection[str]) -> frozenset[str]:
    """Those of the goals of which a meeting took a measurement."""
    rows = journal.query(
        f"SELECT DISTINCT goal FROM measurements WHERE goal {_AMONG} AND session = ? "  # noqa: S608
        "AND NOT removed",
        canonical(sorted(goals)),
        session,
    )
    return frozenset(row["goal"] for row in rows)


def goals_settled(journal: Journal, goals: Collection[str]) -> dict[str, int]:
    """Where in the order of all events it was said last how these goals stand."""
    rows = journal.query(
        "SELECT subject, max(lamport) AS lamport FROM events WHERE kind = 'goal.settled' "  # noqa: S608
        f"AND subject {_AMONG} GROUP BY subject",
        canonical(sorted(goals)),
    )
    return {row["subject"]: row["lamport"] for row in rows}
