"""Find words in everything that was kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal

What = Literal["entry", "decision", "action", "goal", "session"]

_BEGIN, _END = "\x02", "\x03"
"""Around a match in a snippet. No kept text can hold them."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a search found."""

    what: What
    id: str
    session: str | None
    """The session in which it was said."""
    title: str
    """That session's title; empty if it is not here."""
    team_name: str
    at: datetime
    snippet: tuple[tuple[str, bool], ...]
    """The text around the matches in pieces; True for those that match."""

    @property
    def text(self) -> str:
        """The snippet as plain text."""
        return "".join(piece for piece, _ in self.snippet)


_SQL = f"""
    SELECT t.what, t.id, coalesce(e.session, d.session, a.session, g.session, s.id) AS session,
        coalesce(e.at, d.at, a.at, g.at, s.opened) AS at,
        snippet(search, 0, '{_BEGIN}', '{_END}', '…', 16) AS snippet
    FROM search JOIN search_text AS t ON t.n = search.rowid
    LEFT JOIN entries AS e ON t.what = 'entry' AND e.id = t.id
    LEFT JOIN decisions AS d ON t.what = 'decision' AND d.id = t.id
    LEFT JOIN actions AS a ON t.what = 'action' AND a.id = t.id
    LEFT JOIN goals AS g ON t.what = 'goal' AND g.id = t.id
    LEFT JOIN sessions AS s ON t.what = 'session' AND s.id = t.id
    WHERE search MATCH ? ORDER BY rank, t.id LIMIT ?
"""  # noqa: S608 - signs of ours


def search(journal: Journal, text: str, limit: int = 50) -> tuple[Found, ...]:
    """What holds all these words, best first. The last word may be just begun.

    Args:
        text: as somebody typed it; words between quotation marks must follow each other.
    """
    match = _query(text)
    if not match:
        return ()
    rows = journal.query(
        f"SELECT f.*, coalesce(s.title, '') AS title, coalesce(s.team_name, '') AS team_name "  # noqa: S608
        f"FROM ({_SQL}) AS f LEFT JOIN sessions AS s ON s.id = f.session",
        match,
        limit,
    )
    return tuple(
        Found(
            row["what"],
            row["id"],
            row["session"],
            row["title"],
            row["team_name"],
            moment(row["at"]),
            _pieces(row["snippet"]),
        )
        for row in rows
    )


def _query(text: str) -> str:
    """Words as FTS5 wants them: each a quoted string, so that no sign in them means anything."""
    terms = [
        (phrase or word, bool(word))
        for phrase, word in _TERM.findall(re.sub("[“”„«»]", '"', text))
        if any(char.isalnum() for char in phrase or word)
    ]
    if not terms:
        return ""
    quoted = ['"' + term.replace('"', '""').replace("\0", "") + '"' for term, _ in terms]
    if terms[-1][1]:
        quoted[-1] += " *"
    return " ".join(quoted)


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for part in snippet.split(_BEGIN):
        match, end, rest = part.partition(_END)
        pieces += [(match, True), (rest, False)] if end else [(part, False)]
    return tuple(piece for piece in pieces if piece[0])
