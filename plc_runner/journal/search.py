"""Look through everything that was kept: by words, by kind, team, protocol, day and state.

One index answers all of it. Its row numbers grow with time, so the newest are found first, and a
page costs the same however many more there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from plc_runner.journal.fold.handlers import id_mark, place_at
from plc_runner.journal.review import Item, What, items
from plc_runner.journal.store import Journal

State = Literal["", "open", "done", "due"]
"""What is wanted of actions, decisions, goals and questions. Empty: all of them.

Open is what is still to be done, a decision that stands, a goal that is worked for, a question
without an answer. Done is all else. Due is what is open and whose day has come.
"""

_BEGIN, _END = "\x02", "\x03"
"""Around a match in a snippet. No kept text can hold them."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')

_FEW = 400
"""Up to so many meetings are looked up in the index itself; of more, each find is asked for its
own, for then one in a few hundred belongs to them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for."""

    words: str = ""
    """As typed: words between quotation marks follow each other, the last may be just begun."""
    what: What | None = None
    team: str | None = None
    """Its id."""
    protocol: str = ""
    """Its id."""
    after: datetime | None = None
    """From this moment on."""
    before: datetime | None = None
    """Before this moment."""
    state: State = ""
    today: str = ""
    """ISO 8601; for what is due."""
    owner: str = ""
    """What the name of an action's owner, or of a meeting's facilitator, begins with."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ended."""

    band: int
    place: int


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found."""

    items: tuple[Item, ...]
    more: Mark | None
    """Where the next page begins; None where this is the last."""


_BANDS: tuple[tuple[What, ...], ...] = (
    ("decision", "action", "goal"),
    ("session", "question", "exemplar"),
    ("entry",),
)
"""What is found first, second, third where words are looked for in everything."""
_NO_MARK = '"0"'
_RECORDS = (*_BANDS[0], *_BANDS[1])

_STATES: dict[State, dict[What, str]] = {
    "open": {
        "decision": "x.stopped IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM decisions AS n WHERE n.replaces = x.id AND NOT n.removed)",
        "action": "x.status IN ('open', 'started')",
        "goal": "x.status = 'open'",
        "question": "x.status = 'open' AND x.merged_into IS NULL",
        "session": "x.phase != 'closed'",
    },
    "due": {
        "decision": "x.review GLOB '[0-9]*' AND x.review <= :today AND NOT EXISTS "
        "(SELECT 1 FROM reviews AS r WHERE r.decision = x.id AND r.at >= x.review)",
        "action": "x.due GLOB '[0-9]*' AND x.due <= :today",
        "goal": "x.by GLOB '[0-9]*' AND x.by <= :today",
    },
}
_TABLE: dict[What, str] = {
    "decision": "decisions",
    "action": "actions",
    "goal": "goals",
    "question": "entries",
    "session": "sessions",
}
_OWNERS: dict[What, str] = {
    "action": "x.owner_name LIKE :owner ESCAPE '\\'",
    "session": "EXISTS (SELECT 1 FROM session_people AS p WHERE p.session = x.id "
    "AND p.person = x.facilitator AND p.name LIKE :owner ESCAPE '\\')",
}


def search(journal: Journal, asked: Asked, *, after: Mark | None = None, limit: int = 50) -> Page:
    """What was kept and is like that, the newest first; with words, records before lines.

    Args:
        after: go on where an earlier page ended.
        limit: at most so many.
    """
    words = _words(asked.words)
    if asked.words.strip() and not words:
        return Page((), None)
    index = _Index(journal, asked, words)
    start = after or Mark(0, _LAST)
    hits: list[_Hit] = []
    for band, kinds in enumerate(_bands(asked, words)):
        if band < start.band:
            continue
        below = start.place if band == start.band else _LAST
        # One more than asked for tells whether there is a next page.
        new = index.hits(kinds, below, limit + 1 - len(hits))
        hits += new
        if len(hits) > limit:
            mark = Mark(band, new[-2].n if len(new) > 1 else below)
            return Page(_items(journal, hits[:-1]), mark)
    return Page(_items(journal, hits), None)


_LAST = 2**63 - 1


def _bands(asked: Asked, words: str) -> tuple[tuple[What, ...], ...]:
    if asked.what:
        return ((asked.what,),)
    if asked.owner or asked.state:
        able = _OWNERS if asked.owner else _STATES["due" if asked.state == "due" else "open"]
        bands = tuple(tuple(kind for kind in band if kind in able) for band in _BANDS)
        return tuple(band for band in bands if band)
    return _BANDS if words else (_RECORDS,)


class _Hit(NamedTuple):
    """What the index found."""

    n: int
    what: What
    id: str
    snippet: str


class _Index:
    """The index, asked one question."""

    def __init__(self, journal: Journal, asked: Asked, words: str) -> None:
        self._journal = journal
        self._asked = asked
        self._match = [f"text : ({words})"] if words else []
        self._snippet = f"snippet(search, 0, '{_BEGIN}', '{_END}', '…', 16)" if words else "''"
        self._joined = ""
        self._where: list[str] = []
        if asked.team or asked.protocol:
            self._narrow()

    def _narrow(self) -> None:
        """To a team's or a protocol's meetings."""
        asked = self._asked
        rows = self._journal.query(
            "SELECT id FROM sessions WHERE (:team IS NULL OR team = :team) "
            "AND (:protocol = '' OR protocol_id = :protocol) LIMIT :most",
            team=asked.team,
            protocol=asked.protocol,
            most=_FEW + 1,
        )
        if len(rows) > _FEW:
            self._joined = "CROSS JOIN sessions AS s ON s.id = t.session "
            self._where += ["s.protocol_id = :protocol"] if asked.protocol else []
            self._where += ["s.team = :team"] if asked.team else []
        else:
            marks = [id_mark(row["id"]) for row in rows]
            if asked.team and not asked.protocol:  # what was said outside of its meetings
                marks.append(id_mark(asked.team))
            among = " OR ".join(f'"{mark}"' for mark in marks)
            self._match.append(f"marks : ({among or _NO_MARK})")

    def hits(self, kinds: tuple[What, ...], below: int, limit: int) -> list[_Hit]:
        """The newest of these kinds that stand before a row."""
        asked = self._asked
        where = list(self._where)
        if asked.state or asked.owner:
            where.append(_like_that(asked, kinds))
        rows = self._journal.query(
            "SELECT t.n, substr(t.marks, 1, instr(t.marks, ' ') - 1), t.id, "  # noqa: S608
            f"{self._snippet} FROM search CROSS JOIN search_text AS t ON t.n = search.rowid "
            f"{self._joined}WHERE search MATCH :match "
            "AND search.rowid >= :first AND search.rowid < :end "
            f"{''.join(f'AND {one} ' for one in where)}ORDER BY search.rowid DESC LIMIT :limit",
            match=" AND ".join([f"marks : ({' OR '.join(kinds)})", *self._match]),
            first=place_at(asked.after) if asked.after else 0,
            end=min(below, place_at(asked.before)) if asked.before else below,
            limit=limit,
            team=asked.team,
            protocol=asked.protocol,
            today=asked.today,
            owner=_begins(asked.owner),
        )
        return [_Hit(*row) for row in rows]


def _like_that(asked: Asked, kinds: tuple[What, ...]) -> str:
    """The condition that a record's own row meets, whichever kind it is of."""
    each = []
    for kind in kinds:
        parts = []
        if asked.state in ("open", "due"):
            parts.append(_STATES["open"].get(kind, "0"))
        if asked.state == "done":
            parts.append(f"NOT ({_STATES['open'].get(kind, '1')})")
        if asked.state == "due":
            parts.append(_STATES["due"].get(kind, "0"))
        if asked.owner:
            parts.append(_OWNERS.get(kind, "0"))
        if kind in _TABLE:
            each.append(
                f"(t.marks GLOB '{kind}*' AND EXISTS (SELECT 1 FROM {_TABLE[kind]} AS x "  # noqa: S608
                f"WHERE x.id = t.id AND {' AND '.join(parts)}))"
            )
    return f"({' OR '.join(each) or '0'})"


def _begins(name: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", name.strip()) + "%"


def _words(text: str) -> str:
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
    return " AND ".join(quoted)


def _items(journal: Journal, hits: list[_Hit]) -> tuple[Item, ...]:
    return items(journal, [(hit.what, hit.id, _pieces(hit.snippet)) for hit in hits])


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet in pieces; True for those that match."""
    if not snippet:
        return ()
    pieces = []
    for part in snippet.split(_BEGIN):
        match, end, rest = part.partition(_END)
        pieces += [(match, True), (rest, False)] if end else [(part, False)]
    return tuple(piece for piece in pieces if piece[0])
