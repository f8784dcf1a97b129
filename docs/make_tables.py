"""Writes docs/tables.md: the tables of the team's copy, from the schema itself."""

from __future__ import annotations

import re
from pathlib import Path

from plc_runner.journal.tables import SUBJECT_COLUMN, TABLES

PAGE = Path(__file__).with_name("tables.md")

INTRODUCTION = """\
# The tables

<!-- Written by docs/make_tables.py from journal/tables.py: do not edit. -->

Everything that a team keeps stands in one SQLite file, `sessions/plc.db`. Its tables are plain,
so that you can ask them what no screen tells: with
[sqlite-utils](https://sqlite-utils.datasette.io/) on the command line, or with
[Datasette](https://datasette.io/) in the browser. Only read it: what you write into the tables is
made anew from the events, and lost.

```sh
sqlite-utils rows sessions/plc.db decisions -c at -c statement -c because --where 'not removed'
datasette sessions/plc.db
```

Times are UTC (ISO 8601), and `sessions.utc_offset` says how far the room was from that, in
seconds. `removed` is 1 where something was taken off: it stays here, and is shown nowhere. `step`
and `slot` are those of the protocol. `lamport` is the order in which things came about.

"""

ABOUT = {
    "teams": "The teams.",
    "norms_agreed": "When a team agreed on how it works together, and who did; the newest counts.",
    "norms": "What it agreed on, one row for each norm.",
    "members": "Who belongs to which team, since when and, for who has left, until when (days).",
    "passes": "Who did not want to facilitate when it was their turn.",
    "meetings": "The meeting to come: when, with which protocol, and who leads.",
    "protocols": "The exact text of every protocol that was ever run, once for each text.",
    "sessions": "One row for each session: a protocol, run by a team on a day.",
    "session_people": "Who was there.",
    "session_facilitators": "Who facilitated, alone or (`beside`) together with somebody.",
    "session_worth": "Was this worth our time: how many hands showed 1 to 5 at the end.",
    "session_roles": "Who had which role.",
    "steps": "How every step went against its plan, in seconds.",
    "changes": "Where a session left its plan.",
    "session_groups": "Who was in which small group in which step.",
    "session_turns": "How long each person had the word in a step with turns.",
    "entries": "What was said and kept, one row for each line.",
    "cells": "The parts of an entry that is a row of a table, or a standard.",
    "marks": "Words of a standard that the team marked: what students do, and what they know.",
    "tallies": "What was counted: sorts, hands from fist to five, dots, ratings.",
    "tally_counts": "The counts of a tally, in the order of the wall.",
    "decisions": "What was decided, and why.",
    "options": "What else was considered before a decision.",
    "objections": "Who disagreed with a decision, and why, and what was answered.",
    "reviews": "Each later look at a decision: kept, to be changed, or stopped, and why.",
    "actions": "Who does what by when; `owner_name` is empty where nobody owns it.",
    "goals": "What a team works towards.",
    "strategies": "What a team does for a goal.",
    "measurements": "How things stood with a goal, day by day; never overwritten.",
    "exemplars": "Samples of work on the shelf. The files lie in `sessions/exemplars/`.",
    "exemplar_notes": "What a sample shows.",
    "frameworks": "Frameworks of standards that were imported, with the notice of their licence.",
    "standards": "The standards themselves. Codes are text: `3.10` is not 3.1.",
    "cycles": "The cycles that teams follow.",
    "heads": "For joining two laptops: the newest events of each subject.",
    "unapplied": "Events that do not fit, or that a newer version wrote, with the reason.",
    "search_text": "The text that the search goes through, and words for its kind and its meeting.",
}
"""What each table holds."""

QUESTIONS = (
    (
        "What did we decide, and why?",
        "SELECT date(d.at) AS day, t.name AS team, d.statement, d.because FROM decisions AS d\n"
        "LEFT JOIN teams AS t ON t.id = d.team WHERE NOT d.removed ORDER BY d.at DESC",
    ),
    (
        "Which decisions still stand, and when do we look again?",
        "SELECT statement, because, review FROM decisions WHERE NOT removed\n"
        "AND id NOT IN (SELECT replaces FROM decisions WHERE NOT removed AND replaces != '')",
    ),
    (
        "Which actions have no owner, or no date?",
        "SELECT what, owner_name, due FROM actions\n"
        "WHERE NOT removed AND (owner_name = '' OR due = '')",
    ),
    (
        "How did a sort change over the year?",
        "SELECT date(t.at) AS day, c.label, c.count,\n"
        "       round(100.0 * c.count / sum(c.count) OVER (PARTITION BY t.id)) AS share\n"
        "FROM tallies AS t JOIN tally_counts AS c ON c.tally = t.id\n"
        "WHERE t.what = 'sort' AND NOT t.removed ORDER BY t.at, c.place",
    ),
    (
        "How do our goals move?",
        "SELECT g.statement, m.day, m.value FROM goals AS g\n"
        "JOIN measurements AS m ON m.goal = g.id\n"
        "WHERE NOT g.removed AND NOT m.removed ORDER BY g.id, m.day",
    ),
    (
        "Which steps take longer than planned?",
        "SELECT title, count(*) AS times, round(avg(spent_seconds - planned_seconds) / 60, 1)\n"
        "       AS minutes_over FROM steps WHERE outcome = 'done' GROUP BY title\n"
        "ORDER BY minutes_over DESC",
    ),
    (
        "What is on the shelf for a standard?",
        "SELECT e.standard, e.level, e.title, n.number, n.text FROM exemplars AS e\n"
        "LEFT JOIN exemplar_notes AS n ON n.exemplar = e.id\n"
        "WHERE NOT e.removed ORDER BY e.standard, e.level, e.title, n.number",
    ),
)
"""Questions that a school asks, with the SQL; a test runs each."""


def page() -> str:
    """The whole page."""
    lines = [INTRODUCTION.rstrip("\n"), ""]
    lines += ["## Questions to begin with", ""]
    for question, sql in QUESTIONS:
        lines += [f"**{question}**", "", "```sql", sql, "```", ""]
    lines += ["## Table by table", "", "| table | holds | columns |", "|---|---|---|"]
    for table, columns in _columns().items():
        lines.append(f"| `{table}` | {ABOUT[table]} | {', '.join(columns)} |")
    return "\n".join(lines) + "\n"


def _columns() -> dict[str, list[str]]:
    """The columns of every folded table, as the schema has them."""
    found = {}
    for statement in TABLES:
        bare = re.sub(r"--[^\n]*", "", statement)
        name, body = (
            re.findall(r"CREATE TABLE (\w+)\s*\((.*)\)", bare, re.DOTALL)[0]
            if ("CREATE TABLE" in bare)
            else ("", "")
        )
        if name in SUBJECT_COLUMN:
            parts = re.split(r",(?![^()]*\))", body)
            names = [part.split()[0] for part in parts if part.split()]
            found[name] = [one for one in names if one not in ("PRIMARY", "UNIQUE", "CHECK")]
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
