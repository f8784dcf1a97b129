"""The tables that the journal adds up to, for people to query. They can be rebuilt at any time.

Times are ISO 8601 in UTC. Every table names the subject whose events fill it, so that a subject can
be folded again on its own; no table refers to another one's rows and none holds what follows from
others. `lamport` orders rows as they came about.
"""

from __future__ import annotations

SUBJECT_COLUMN = {
    "teams": "id",
    "norms": "agreement",
    "norms_agreed": "id",
    "members": "id",
    "passes": "member",
    "meetings": "id",
    "protocols": "id",
    "sessions": "id",
    "session_people": "session",
    "session_roles": "session",
    "steps": "session",
    "changes": "session",
    "session_facilitators": "session",
    "session_worth": "session",
    "session_groups": "session",
    "session_turns": "session",
    "entries": "id",
    "cells": "entry",
    "marks": "entry",
    "tallies": "id",
    "tally_counts": "tally",
    "decisions": "id",
    "options": "decision",
    "objections": "decision",
    "reviews": "decision",
    "actions": "id",
    "goals": "id",
    "strategies": "goal",
    "measurements": "id",
    "exemplars": "id",
    "exemplar_notes": "exemplar",
    "frameworks": "id",
    "standards": "framework",
    "cycles": "id",
    "search_text": "id",
    "heads": "subject",
    "unapplied": "subject",
}
"""Every folded table, and the column that holds the subject."""

TABLES = (
    """
    CREATE TABLE teams (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, created TEXT NOT NULL,
        minutes INTEGER NOT NULL DEFAULT 0, -- that a meeting takes; 0 where that is open
        rhythm TEXT NOT NULL DEFAULT '',
        called TEXT NOT NULL DEFAULT '[]' -- JSON list of its earlier names
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE norms_agreed (
        id TEXT PRIMARY KEY, team TEXT NOT NULL, day TEXT NOT NULL,
        members TEXT NOT NULL, -- JSON list of who agreed
        session TEXT, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE norms (
        agreement TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (agreement, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE members (
        id TEXT NOT NULL, team TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
        role TEXT NOT NULL,
        joined TEXT NOT NULL, left TEXT, returned TEXT, -- days
        called TEXT NOT NULL DEFAULT '[]', -- JSON list of earlier names
        lamport INTEGER NOT NULL, PRIMARY KEY (id, team)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE passes ( -- whose turn it was to facilitate, and who did not want to
        id TEXT PRIMARY KEY, -- of the event
        member TEXT NOT NULL, team TEXT NOT NULL, protocol TEXT NOT NULL, reason TEXT NOT NULL,
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE meetings ( -- that are to come
        id TEXT PRIMARY KEY, team TEXT, day TEXT, time TEXT NOT NULL,
        protocol TEXT NOT NULL, title TEXT NOT NULL, facilitator TEXT,
        facilitator_name TEXT NOT NULL, focus TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0, session TEXT, -- in which it was said
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE protocols (
        id TEXT PRIMARY KEY, -- SHA-256 of the text
        protocol_id TEXT NOT NULL, title TEXT NOT NULL, version TEXT NOT NULL, text TEXT NOT NULL,
        stored TEXT NOT NULL
    ) STRICT""",
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, protocol_id TEXT NOT NULL,
        version TEXT NOT NULL, protocol TEXT NOT NULL, team TEXT, team_name TEXT NOT NULL,
        facilitator TEXT, focus TEXT NOT NULL, prework_here INTEGER, first_time INTEGER NOT NULL,
        phase TEXT NOT NULL CHECK (phase IN ('open', 'adjourned', 'closed')),
        opened TEXT NOT NULL, started TEXT, adjourned TEXT, closed TEXT, stop_at TEXT,
        utc_offset INTEGER NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE session_people (
        session TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,
        present INTEGER NOT NULL, arrived TEXT NOT NULL, left TEXT,
        PRIMARY KEY (session, person)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE session_facilitators (
        session TEXT NOT NULL, person TEXT NOT NULL,
        beside INTEGER NOT NULL, -- 1 for who only facilitated together with somebody
        PRIMARY KEY (session, person)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE session_worth ( -- was this worth our time?
        session TEXT NOT NULL, fingers INTEGER NOT NULL, -- 1 to 5
        hands INTEGER NOT NULL, PRIMARY KEY (session, fingers)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE session_roles (
        session TEXT NOT NULL, role TEXT NOT NULL, place INTEGER NOT NULL, person TEXT NOT NULL,
        PRIMARY KEY (session, role, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE steps (
        session TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
        in_plan INTEGER NOT NULL, -- 0 once the plan changed without it
        step TEXT NOT NULL, title TEXT NOT NULL, round TEXT, round_number INTEGER,
        first_planned_seconds INTEGER, planned_seconds INTEGER NOT NULL,
        added_seconds INTEGER NOT NULL, spent_seconds REAL NOT NULL, outcome TEXT NOT NULL,
        visits INTEGER NOT NULL, started TEXT, ended TEXT, reason TEXT NOT NULL,
        PRIMARY KEY (session, key)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE changes (
        id TEXT PRIMARY KEY, -- of the event
        session TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, step TEXT,
        seconds INTEGER NOT NULL, reason TEXT NOT NULL, before TEXT NOT NULL,
        lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE entries (
        id TEXT PRIMARY KEY, session TEXT, step TEXT NOT NULL, slot TEXT NOT NULL,
        text TEXT NOT NULL, person TEXT, starred INTEGER NOT NULL DEFAULT 0,
        removed INTEGER NOT NULL DEFAULT 0, merged_into TEXT,
        status TEXT NOT NULL DEFAULT 'open', -- of a parked question: open, answered, dropped
        answer TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE session_groups (
        session TEXT NOT NULL, step TEXT NOT NULL, number INTEGER NOT NULL, -- of the group, from 1
        place INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (session, step, number, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE session_turns ( -- how long each person had the word in a step
        session TEXT NOT NULL, step TEXT NOT NULL, place INTEGER NOT NULL, -- in the order of turns
        person TEXT NOT NULL, seconds REAL NOT NULL, PRIMARY KEY (session, step, person)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE cells ( -- the parts of an entry that is a row or a standard
        entry TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (entry, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE marks ( -- words of a standard
        entry TEXT NOT NULL, place INTEGER NOT NULL,
        what TEXT NOT NULL CHECK (what IN ('skill', 'concept')), text TEXT NOT NULL,
        begins INTEGER NOT NULL, ends INTEGER NOT NULL, PRIMARY KEY (entry, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE tallies (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT NOT NULL, slot TEXT NOT NULL,
        what TEXT NOT NULL, of TEXT NOT NULL, word TEXT NOT NULL,
        present TEXT NOT NULL, -- JSON list
        before TEXT NOT NULL, -- JSON, what the same sort came to last time by key of its piles
        before_on TEXT, removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL,
        lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE tally_counts (
        tally TEXT NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
        count INTEGER NOT NULL, before INTEGER, -- last time, from the tally
        PRIMARY KEY (tally, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE decisions (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        statement TEXT NOT NULL, because TEXT NOT NULL, present TEXT NOT NULL, -- JSON list
        know TEXT NOT NULL, review TEXT NOT NULL, replaces TEXT, tally TEXT,
        stopped TEXT, -- when the team stopped it
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE options ( -- what else was considered
        decision TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (decision, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE objections (
        id TEXT PRIMARY KEY, -- of the event
        decision TEXT NOT NULL, text TEXT NOT NULL, name TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE reviews ( -- each look at a decision
        id TEXT PRIMARY KEY, -- of the event
        decision TEXT NOT NULL, session TEXT,
        verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'change', 'stop')),
        asked TEXT NOT NULL, reason TEXT NOT NULL, review TEXT, -- when to look next
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE actions (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        what TEXT NOT NULL, owner TEXT, owner_name TEXT NOT NULL, due TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'open', -- open, started, done, dropped
        reason TEXT NOT NULL DEFAULT '', -- what was said last about the status
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE goals (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT,
        statement TEXT NOT NULL, measure TEXT NOT NULL, baseline TEXT NOT NULL,
        target TEXT NOT NULL, by TEXT NOT NULL, evidence_on TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'open', -- open, reached, missed, dropped
        reason TEXT NOT NULL DEFAULT '', -- what was said last about the status
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE strategies (
        goal TEXT NOT NULL, place INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (goal, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE measurements (
        id TEXT PRIMARY KEY, goal TEXT NOT NULL, session TEXT, team TEXT, value TEXT NOT NULL,
        day TEXT NOT NULL, note TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
        at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE exemplars (
        id TEXT PRIMARY KEY, session TEXT, team TEXT, step TEXT, slot TEXT, title TEXT NOT NULL,
        file TEXT NOT NULL, -- SHA-256 of the file as it is kept
        file_name TEXT NOT NULL, size INTEGER NOT NULL, link TEXT NOT NULL,
        standard TEXT NOT NULL, level TEXT NOT NULL, comment TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL, lamport INTEGER NOT NULL
    ) STRICT""",
    """
    CREATE TABLE exemplar_notes (
        exemplar TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (exemplar, number)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE frameworks (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, notice TEXT NOT NULL, source TEXT NOT NULL,
        file_name TEXT NOT NULL, imported TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
        lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE standards (
        framework TEXT NOT NULL, place INTEGER NOT NULL, code TEXT NOT NULL,
        statement TEXT NOT NULL, level TEXT NOT NULL, grade TEXT NOT NULL, domain TEXT NOT NULL,
        parent TEXT NOT NULL, PRIMARY KEY (framework, place)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE cycles (
        id TEXT PRIMARY KEY, team TEXT NOT NULL, cycle TEXT NOT NULL, title TEXT NOT NULL,
        version TEXT NOT NULL, meetings TEXT NOT NULL, -- JSON list
        first_day TEXT NOT NULL, begun TEXT NOT NULL, ended TEXT, lamport INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE heads (
        subject TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (subject, event)
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE unapplied (
        event TEXT PRIMARY KEY, subject TEXT NOT NULL, kind TEXT NOT NULL, session TEXT,
        at TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """
    CREATE TABLE search_text (
        n INTEGER PRIMARY KEY, -- grows with the time at which it was said
        what TEXT NOT NULL, id TEXT NOT NULL, session TEXT, text TEXT NOT NULL,
        marks TEXT NOT NULL, -- the kind, the session and the team, each as one word
        UNIQUE (id, what)
    ) STRICT""",
    """
    CREATE VIRTUAL TABLE search USING fts5(
        text, marks, content='search_text', content_rowid='n', prefix='1 2 3', columnsize=0,
        tokenize='porter unicode61 remove_diacritics 2'
    )""",
)

INDEXES = (
    "CREATE INDEX teams_by_name ON teams (name)",
    "CREATE INDEX members_of_team ON members (team)",
    "CREATE INDEX norms_of_team ON norms_agreed (team, lamport)",
    "CREATE INDEX passes_in_team ON passes (team, lamport)",
    "CREATE INDEX meetings_of_team ON meetings (team, lamport)",
    "CREATE INDEX sessions_of_team ON sessions (team, opened, lamport)",
    "CREATE INDEX sessions_of_teams ON sessions (opened, lamport) "
    "WHERE team IS NOT NULL AND started IS NOT NULL",
    "CREATE INDEX sessions_by_day ON sessions (opened, lamport)",
    "CREATE INDEX sessions_that_go_on ON sessions (opened, lamport) WHERE phase != 'closed'",
    "CREATE INDEX sessions_by_protocol ON sessions (protocol_id, team)",
    "CREATE INDEX sessions_led ON sessions (facilitator, protocol_id)",
    "CREATE INDEX changes_of_session ON changes (session, lamport)",
    "CREATE INDEX entries_of_session ON entries (session, lamport)",
    "CREATE INDEX entries_parked ON entries (session) WHERE slot = 'parking-lot' "
    "AND status = 'open' AND NOT removed AND merged_into IS NULL",
    "CREATE INDEX tallies_of_session ON tallies (session, lamport)",
    "CREATE INDEX tallies_of_team ON tallies (team, lamport)",
    "CREATE INDEX measurements_of_goal ON measurements (goal, day)",
    "CREATE INDEX exemplars_of_team ON exemplars (team, lamport)",
    "CREATE INDEX exemplars_by_standard ON exemplars (standard)",
    "CREATE INDEX decisions_of_session ON decisions (session, lamport)",
    "CREATE INDEX decisions_of_team ON decisions (team, lamport)",
    "CREATE INDEX decisions_to_look_at ON decisions (team, review) "
    "WHERE review > '0' AND NOT removed AND stopped IS NULL",
    "CREATE INDEX decisions_in_place_of ON decisions (replaces) WHERE replaces IS NOT NULL",
    "CREATE INDEX decisions_by_day ON decisions (at)",
    "CREATE INDEX objections_to ON objections (decision, lamport)",
    "CREATE INDEX reviews_of ON reviews (decision, lamport)",
    "CREATE INDEX actions_of_session ON actions (session, lamport)",
    "CREATE INDEX actions_of_team ON actions (team, lamport)",
    "CREATE INDEX actions_open ON actions (team, lamport) WHERE status IN ('open', 'started') "
    "AND NOT removed",
    "CREATE INDEX actions_by_day ON actions (at)",
    "CREATE INDEX goals_of_session ON goals (session, lamport)",
    "CREATE INDEX goals_of_team ON goals (team, lamport)",
    "CREATE INDEX goals_open ON goals (team, lamport) WHERE status = 'open' AND NOT removed",
    "CREATE INDEX goals_by_day ON goals (at)",
    "CREATE INDEX people_in_sessions ON session_people (person)",
    "CREATE INDEX facilitators_of_sessions ON session_facilitators (person, beside)",
    "CREATE INDEX cycles_of_team ON cycles (team, lamport)",
    "CREATE INDEX unapplied_of_subject ON unapplied (subject)",
)

TRIGGERS = (
    """
    CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search (rowid, text, marks) VALUES (new.n, new.text, new.marks);
    END""",
    """
    CREATE TRIGGER search_text_taken AFTER DELETE ON search_text BEGIN
        INSERT INTO search (search, rowid, text, marks)
        VALUES ('delete', old.n, old.text, old.marks);
    END""",
    """
    CREATE TRIGGER search_text_changed BEFORE UPDATE ON search_text BEGIN
        SELECT RAISE(ABORT, 'take the text out of the index and put the new one in');
    END""",
)

CREATE = (*TABLES, *INDEXES, *TRIGGERS)
DROP = tuple(f"DROP TABLE IF EXISTS {table}" for table in ("search", *SUBJECT_COLUMN))
