"""Reading the list of a team's members from a table (CSV), as a school's office exports it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal
from unicodedata import normalize

from plc_runner.driver.people_said import email_said, person_said
from plc_runner.errors import Refused
from plc_runner.session.phrases import plain
from plc_runner.standards.decoding import decode

Part = Literal["name", "first", "last", "email", "role"]

LARGEST = 2_000_000
"""Bytes. A district of ten thousand people takes about 600,000."""
_HEADS: Mapping[Part, tuple[str, ...]] = {
    "email": ("email", "mail", "emailaddress", "mailaddress", "correo", "address"),
    "first": ("firstname", "first", "givenname", "given", "forename", "preferredname"),
    "last": ("lastname", "last", "surname", "familyname", "family"),
    "role": ("role", "position", "title", "jobtitle", "job", "function", "subject", "duty"),
    "name": ("name", "fullname", "displayname", "member", "teacher", "staff", "person", "who"),
}
"""Heads as they are usual, without spaces and signs; a head that ends in one counts too."""
_DELIMITERS = ",;\t|"
_SPEC = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_HEAD_WITHIN = 10
"""Rows in which the heads must come: a sheet may begin with its title."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the list."""

    line: int
    """Where the row begins, from 1."""
    name: str
    email: str | None = None
    """None where the list has no addresses, or none for this person."""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list came to."""

    rows: tuple[RosterRow, ...]
    problems: tuple[str, ...] = ()
    """What was left out, or looks odd: each begins with its line."""


def read_roster(data: bytes) -> Roster:
    """The people in a list, in its order.

    Args:
        data: the bytes of the file, in whatever encoding, with commas, semicolons or tabs.

    Raises:
        Refused: it is no such list; says what would help.
    """
    if len(data) > LARGEST:
        raise Refused("This file has over 2 MB: too much for the members of a team.")
    decoded = decode(data)
    rows = _rows(decoded.text)
    if not rows:
        raise Refused("There is nobody in this file.")
    at, columns = _columns(rows)
    found: list[RosterRow] = []
    problems: list[str] = []
    for line, cells in rows[at:]:
        try:
            found.append(_row(line, cells, columns, problems))
        except Refused as problem:
            problems.append(f"Line {line}: {problem} Left out.")
    kept = list(_once(found, problems))
    if not kept:
        raise Refused(problems[0] if problems else "There is nobody in this file, only heads.")
    return Roster(tuple(kept), (*decoded.told, *sorted(problems, key=_line_of)))


def _line_of(problem: str) -> int:
    return int(problem.split(":", 1)[0].removeprefix("Line "))


def _rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    """The rows with something in them, each with its line."""
    first = 1
    if spec := _SPEC.match(text):
        text, first = text[spec.end() :], 2
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    delimiter = spec[1] if spec else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, tuple[str, ...]]] = []
    line = first
    try:
        for cells in reader:
            if any("\n" in cell and cell.count("\n") > 2 for cell in cells):
                raise csv.Error
            if any(cell.strip() for cell in cells):
                rows.append((line, tuple(" ".join(cell.split()) for cell in cells)))
            line = first + reader.line_num
    except csv.Error:
        raise Refused(
            f"Line {line}: a quotation mark begins a cell there and none ends it. Put it right in "
            "the file."
        ) from None
    return rows


def _delimiter(text: str) -> str:
    """The sign between cells: the one that gives the most usual heads, then the most columns."""
    start = text.split("\n")[: 2 * _HEAD_WITHIN]

    def worth(sign: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(start, delimiter=sign))
        except csv.Error:
            return 0, 0
        most = max((len(_heads(cells)) for cells in rows[:_HEAD_WITHIN]), default=0)
        return most, sum(len(cells) > 1 for cells in rows)

    return max(_DELIMITERS, key=worth)


def _heads(cells: Sequence[str]) -> dict[Part, int]:
    """Which column is what, as far as these cells are heads."""
    found: dict[Part, int] = {}
    for place, cell in enumerate(cells):
        part = None if "@" in cell else _head(cell)
        if part is not None:
            found.setdefault(part, place)
    return found


def _head(cell: str) -> Part | None:
    """What a column of this head has in it."""
    bare = "".join(sign for sign in normalize("NFKD", cell).casefold() if sign.isalpha())
    for exact in (True, False):
        for part, usual in _HEADS.items():
            if bare in usual or (not exact and len(bare) < 30 and bare.endswith(usual)):
                return part
    return None


def _columns(rows: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[int, dict[Part, int]]:
    """Where the people begin, and which column is what.

    Raises:
        Refused: nothing says where the names are.
    """
    for at, (_, cells) in enumerate(rows[:_HEAD_WITHIN]):
        heads = _heads(cells)
        named = "name" in heads or {"first", "last"} & set(heads)
        if named and (len(heads) > 1 or len(cells) == 1 or "name" in heads):
            return at + 1, heads
    return 0, _by_look([cells for _, cells in rows])


def _by_look(rows: Sequence[tuple[str, ...]]) -> dict[Part, int]:
    """Which column is what where no heads say so: the addresses give it away."""
    if all(len(cells) == 1 for cells in rows):
        return {"name": 0}
    at = {place for cells in rows for place, cell in enumerate(cells) if "@" in cell}
    if len(at) != 1:
        raise Refused(
            "Nothing says which column has the names. Put a row on top: name, email, role."
        )
    (email,) = at
    others = [place for place in range(max(map(len, rows))) if place != email]
    found: dict[Part, int] = {"email": email, "name": others[0]}
    return found if len(others) < 2 else {**found, "role": others[1]}


def _row(
    line: int, cells: Sequence[str], columns: Mapping[Part, int], problems: list[str]
) -> RosterRow:
    """One person; an address that is none is told, and left out.

    Raises:
        Refused: there is no name.
    """

    def cell(part: Part) -> str:
        place = columns.get(part)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    name = cell("name") or f"{cell('first')} {cell('last')}".strip()
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip() and "," not in after:
        name = f"{after.strip()} {before.strip()}"
    if not name and "@" in cell("email"):
        raise Refused(f"{cell('email')} has no name.")
    name = person_said(name)
    email = cell("email")
    try:
        email = email_said(email)
    except Refused as problem:
        problems.append(f"Line {line}: {problem} {name} is taken without it.")
        email = ""
    return RosterRow(line, name, email or None, cell("role") or None)


def _once(rows: Sequence[RosterRow], problems: list[str]) -> Iterator[RosterRow]:
    """Everybody once: the wall calls people by their names."""
    names: dict[str, RosterRow] = {}
    emails: dict[str, RosterRow] = {}
    for row in rows:
        same = names.get(plain(row.name))
        shared = emails.get(plain(row.email)) if row.email else None
        if same and (not row.email or not same.email or plain(row.email) == plain(same.email)):
            problems.append(f"Line {row.line}: {row.name} stands in line {same.line} already.")
        elif same:
            problems.append(
                f"Line {row.line}: {row.name} is the name of two people, see line {same.line}. "
                "Add a letter to tell them apart, as the wall will call them. Left out."
            )
        elif shared:
            problems.append(
                f"Line {row.line}: {row.name} has the address of {shared.name} in line "
                f"{shared.line}. Left out."
            )
        else:
            names[plain(row.name)] = row
            if row.email:
                emails[plain(row.email)] = row
            yield row
