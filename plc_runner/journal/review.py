"""What a list of review tells of each thing that was kept: one answer for each, in one shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal, NamedTuple

from plc_runner.journal.rows import canonical, moment
from plc_runner.journal.store import Journal

What = Literal["session", "decision", "action", "goal", "question", "exemplar", "entry"]

Snippet = tuple[tuple[str, bool], ...]
"""The text around what matches, in pieces; True for those that match."""


class Item(NamedTuple):
    """One thing in a list."""

    what: What
    id: str
    session: str | None
    """The meeting in which it was said; itself, if it is one."""
    title: str
    """What that meeting was called; empty if it is not here."""
    team: str | None
    team_name: str
    said: str
    """When: UTC, ISO 8601."""
    utc_offset: int
    """Seconds east of UTC of that room."""
    text: str
    more: str
    """Why it was decided, how a goal is measured, what a meeting was about, whose standard."""
    state: str
    """`stands`, `stopped` or `replaced`; `open`, `started`, `done` or `dropped`; `reached` or
    `missed`; `answered`; the phase of a meeting. Empty for what has none."""
    reason: str
    """Why it is in that state; what replaces it; the answer."""
    who: str
    """An action's owner, a meeting's facilitator."""
    due: str
    """By when, or when to look again: a day (ISO 8601) or words."""
    start: str = ""
    """A goal's baseline."""
    value: str = ""
    """A goal's newest measurement."""
    target: str = ""
    snippet: Snippet = ()

    @property
    def at(self) -> datetime:
        """When it was said; aware, as the clock of that room showed it."""
        return moment(self.said).astimezone(timezone(timedelta(seconds=self.utc_offset)))

    @property
    def marked(self) -> tuple[Snippet, Snippet]:
        """Its words, with what was found in them; and what else was said of it and was found."""
        lines: list[list[tuple[str, bool]]] = [[]]
        for piece, hit in self.snippet:
            first, *later = piece.split("\n")
            lines[-1].append((first, hit))
            lines += [[(line, hit)] for line in later]
        is_cut = not self.snippet or self.snippet[0][0].startswith("…")
        head = ((self.text, False),) if is_cut else tuple(lines.pop(0))
        told = [line for line in lines if any(hit for _, hit in line)]
        others = [piece for line in told for piece in ((" · ", False), *line) if piece[0]][1:]
        return head, tuple(others)


_NEXT = "(SELECT n.{column} FROM decisions AS n WHERE n.replaces = x.id AND NOT n.removed LIMIT 1)"
_WHY = "(SELECT r.reason FROM reviews AS r WHERE r.decision = x.id ORDER BY r.lamport DESC LIMIT 1)"
_NEWEST = (
    "(SELECT m.value FROM measurements AS m WHERE m.goal = x.id AND NOT m.removed "
    "ORDER BY m.day DESC, m.lamport DESC, m.id DESC LIMIT 1)"
)
_LEADER = (
    "(SELECT p.name FROM session_people AS p WHERE p.session = x.id AND p.person = x.facilitator)"
)


def _told(table: str, **of_it: str) -> str:
    """The question for some rows of a table, given as a JSON list of ids.

    Args:
        table: where they are.
        of_it: SQL for each part of an item that they have.
    """
    session, at = ("x.id", "coalesce(x.started, x.opened)") if table == "sessions" else (
        "x.session", "x.at"
    )  # fmt: skip
    team = "s.team" if table == "entries" else "coalesce(x.team, s.team)"
    parts = ("text", "more", "state", "reason", "who", "due", "start", "value", "target")
    columns = ", ".join(of_it.get(part) or "''" for part in parts)
    return (
        "SELECT x.id, s.id, coalesce(s.title, ''), t.id, coalesce(t.name, s.team_name, ''), "  # noqa: S608
        f"{at}, coalesce(s.utc_offset, 0), {columns} FROM {table} AS x "
        f"LEFT JOIN sessions AS s ON s.id = {session} LEFT JOIN teams AS t ON t.id = {team} "
        "WHERE x.id IN (SELECT value FROM json_each(?))"
    )


_ENTRY = _told(
    "entries", text="x.text", state="iif(x.slot = 'parking-lot', x.status, '')", reason="x.answer"
)
_TOLD: dict[What, str] = {
    "session": _told(
        "sessions",
        text="x.title",
        more="x.focus",
        state="x.phase",
        who=f"coalesce({_LEADER}, '')",
    ),
    "decision": _told(
        "decisions",
        text="x.statement",
        more="x.because",
        state="CASE WHEN x.stopped IS NOT NULL THEN 'stopped' "
        f"WHEN {_NEXT.format(column='id')} IS NOT NULL THEN 'replaced' ELSE 'stands' END",
        reason=f"CASE WHEN x.stopped IS NOT NULL THEN coalesce({_WHY}, '') "
        f"ELSE coalesce({_NEXT.format(column='statement')}, '') END",
        due="x.review",
    ),
    "action": _told(
        "actions",
        text="x.what",
        state="x.status",
        reason="x.reason",
        who="x.owner_name",
        due="x.due",
    ),
    "goal": _told(
        "goals",
        text="x.statement",
        more="x.measure",
        state="x.status",
        reason="x.reason",
        due="x.by",
        start="x.baseline",
        value=f"coalesce({_NEWEST}, '')",
        target="x.target",
    ),
    "exemplar": _told(
        "exemplars",
        text="x.title",
        more="trim(x.standard || '  ' || x.level)",
        reason="x.comment",
    ),
    "question": _ENTRY,
    "entry": _ENTRY,
}


def items(journal: Journal, wanted: Iterable[tuple[What, str, Snippet]]) -> tuple[Item, ...]:
    """What is told of these things, in their order; those that are not there are passed.

    Args:
        wanted: kind, id and snippet of each.
    """
    wanted = tuple(wanted)
    ids: dict[What, list[str]] = {}
    for what, id_, _ in wanted:
        ids.setdefault(what, []).append(id_)
    rows = {
        (what, row[0]): row
        for what, some in ids.items()
        for row in journal.query(_TOLD[what], canonical(some))
    }
    return tuple(
        Item._make((what, *rows[what, id_], snippet))
        for what, id_, snippet in wanted
        if (what, id_) in rows
    )


def item(journal: Journal, what: What, id: str) -> Item | None:  # noqa: A002
    """One of them as it is now; None where it is not there."""
    return next(iter(items(journal, [(what, id, ())])), None)


@dataclass(frozen=True, slots=True)
class Named:
    """Something to narrow a list down to."""

    id: str
    name: str


def team_names(journal: Journal) -> tuple[Named, ...]:
    """All teams by name."""
    return tuple(Named(*row) for row in journal.query("SELECT id, name FROM teams ORDER BY 2, 1"))


def protocols_run(journal: Journal) -> tuple[Named, ...]:
    """The protocols that were ever run, by title."""
    rows = journal.query(
        "WITH RECURSIVE run (id) AS (SELECT min(protocol_id) FROM sessions UNION ALL "
        "SELECT (SELECT min(protocol_id) FROM sessions WHERE protocol_id > run.id) FROM run "
        "WHERE run.id IS NOT NULL) SELECT id, "
        "(SELECT title FROM sessions WHERE protocol_id = run.id LIMIT 1) FROM run "
        "WHERE id IS NOT NULL ORDER BY 2, 1"
    )
    return tuple(Named(*row) for row in rows)


def beside(journal: Journal, goal: str, limit: int = 12) -> tuple[Item, ...]:
    """What was decided and promised where a goal was set or measured, the newest first."""
    rows = journal.query(
        "WITH here AS (SELECT session FROM goals WHERE id = ?1 "
        "UNION SELECT session FROM measurements WHERE goal = ?1 AND NOT removed) "
        "SELECT 'decision', id, at FROM decisions "
        "WHERE session IN (SELECT session FROM here) AND NOT removed "
        "UNION ALL SELECT 'action', id, at FROM actions "
        "WHERE session IN (SELECT session FROM here) AND NOT removed "
        "ORDER BY 3 DESC, 2 DESC LIMIT ?2",
        goal,
        limit,
    )
    return items(journal, [(row[0], row[1], ()) for row in rows])
