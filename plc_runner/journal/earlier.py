"""What a team decided earlier on a subject: asked while a decision is being typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from unicodedata import combining, normalize

from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal

_WORD = re.compile(r"\w+")
_SHORTEST = 3
"""Letters of a word that says something of a subject; a word that is being typed has them too."""
_ENDINGS = ("ing", "es", "ed", "s")
_STEM = 4
"""Letters that a word keeps when its ending is taken off."""
_LOOKED_AT = 200
"""Newest decisions with one of the words that are compared."""
_SAY_NOTHING = frozenset(
    _WORD.findall(
        "about after again all also and any are because been before being both but can could "
        "did does done each every first for from had has have her here his how into its just "
        "let like make more most must need new next not now off one only other our out over "
        "own per same shall she should some start stop still than that the their them then "
        "there these they this those through too try two under until use used using very want "
        "was way well were what when where which while who why will with would you your "
        "decide decided team class lesson lessons pupil pupils student students "
    )
)
"""Words that stand in every second decision."""

_DECISIONS = """
    SELECT d.id, d.statement, d.because, d.at FROM decisions AS d
    WHERE d.team = ?1 AND NOT d.removed AND d.id IS NOT ?2 AND d.id NOT IN (
        SELECT r.replaces FROM decisions AS r
        WHERE r.team = ?1 AND r.replaces IS NOT NULL AND NOT r.removed AND r.id IS NOT ?2
    )
"""
_ON_SUBJECT = f"""
    {_DECISIONS} AND d.session IS NOT ?4 AND d.id IN (
        SELECT t.id FROM search JOIN search_text AS t ON t.n = search.rowid
        WHERE search MATCH ?3 AND t.what = 'decision'
    )
    ORDER BY d.lamport DESC, d.id DESC LIMIT {_LOOKED_AT}
"""  # noqa: S608 - signs of ours


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision that still stands: no later one was made in its place."""

    id: str
    statement: str
    because: str
    at: datetime


def decided_on(  # noqa: PLR0913 - all that narrows the search
    journal: Journal,
    team: str,
    words: str,
    *,
    besides: str | None = None,
    session: str | None = None,
    limit: int = 3,
) -> tuple[EarlierDecision, ...]:
    """What a team decided on the subject of these words and still stands.

    Those that share most words with it, and of those the newest first.

    Args:
        team: its id.
        words: a decision as somebody types it; its last word may be just begun.
        besides: the id of the decision that they are of, if it is kept already.
        session: one whose decisions are seen anyway.
        limit: at most so many.
    """
    stems = stems_of(words)
    if not stems:
        return ()
    match = " OR ".join(f'"{stem}"*' for stem in stems)
    rows = journal.query(_ON_SUBJECT, team, besides, match, session)
    shared = {n: shared_by(stems, row["statement"], row["because"]) for n, row in enumerate(rows)}
    alike = sorted((n for n in shared if shared[n]), key=lambda n: (-shared[n], n))[:limit]
    return tuple(_decision(rows[n]) for n in sorted(alike))


def standing_decisions(
    journal: Journal, team: str, *, besides: str | None = None
) -> tuple[EarlierDecision, ...]:
    """Everything that a team decided and that still stands, the newest first."""
    rows = journal.query(f"{_DECISIONS} ORDER BY d.lamport DESC, d.id DESC", team, besides)
    return tuple(_decision(row) for row in rows)


def _decision(row: Row) -> EarlierDecision:
    return EarlierDecision(row["id"], row["statement"], row["because"], moment(row["at"]))


def stems_of(words: str) -> tuple[str, ...]:
    """The words that say what a text is about, without their endings, each once."""
    said = (word for word in _WORD.findall(_bare(words)) if len(word) >= _SHORTEST)
    return tuple(dict.fromkeys(_stem(word) for word in said if word not in _SAY_NOTHING))


def _stem(word: str) -> str:
    cut = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return next((stem for stem in cut if len(stem) >= _STEM), word)


def shared_by(stems: Sequence[str], statement: str, because: str = "") -> int:
    """How many of the words a decision has; none where one word of its reason is all.

    Args:
        stems: see `stems_of`.
    """
    does, why = (_WORD.findall(_bare(text)) for text in (statement, because))
    in_statement = sum(any(word.startswith(stem) for word in does) for stem in stems)
    anywhere = sum(any(word.startswith(stem) for word in (*does, *why)) for stem in stems)
    return anywhere if in_statement or anywhere > 1 else 0


def _bare(text: str) -> str:
    """As the index compares: without capitals and accents."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
