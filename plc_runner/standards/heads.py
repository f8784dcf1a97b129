"""Which column of a table holds what: by the names that districts and states use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from plc_runner.errors import Refused
from plc_runner.standards.finding import folded

Field = Literal["code", "statement", "level", "grade", "domain", "parent"]
FIELDS: tuple[Field, ...] = get_args(Field)
NEEDED: tuple[Field, ...] = ("code", "statement")
_TOLD = 30
"""Columns that are told where one is not known."""
_LONGEST = 40
"""Letters of each that are told: what is no table has one endless head."""

_USUAL: Mapping[Field, tuple[str, ...]] = {
    "code": (
        "code", "standard code", "statement code", "human coding scheme", "humancodingscheme",
        "full code", "standard id", "standard number", "notation", "statement notation",
        "statementnotation", "short code", "reference", "ref", "identifier", "id", "kode",
        "codigo", "standard",
    ),
    "statement": (
        "statement", "full statement", "fullstatement", "standard text", "statement text",
        "standard statement", "standard description", "description", "text", "wording",
        "learning objective", "objective", "learning outcome", "outcome", "expectation",
        "content", "aussage", "texto", "standard",
    ),
    "level": (
        "level", "type", "item type", "cfitemtype", "statement label", "statementlabel", "kind",
        "standard type",
    ),
    "grade": (
        "grade", "grades", "grade level", "grade levels", "gradelevel", "education level",
        "educationlevel", "year", "year group", "key stage", "class", "stufe", "klasse",
    ),
    "domain": (
        "domain", "strand", "area", "conceptual category", "category", "topic",
        "reporting category", "unit", "subject",
    ),
    "parent": (
        "parent", "parent code", "parent id", "is child of", "ischildof", "cluster code",
        "belongs to",
    ),
}  # fmt: skip

Columns = Mapping[Field, tuple[int, ...]]
"""The places of the columns of each field; where the first is empty, the next one is read."""


def recognised(heads: Sequence[str]) -> dict[Field, tuple[int, ...]]:
    """The columns that have usual names. No column is taken for two fields."""
    free: dict[str, int] = {}
    for place, head in enumerate(heads):
        free.setdefault(folded(head), place)
    found: dict[Field, tuple[int, ...]] = {}
    for field in FIELDS:
        usual = [name for name in _USUAL[field] if name in free]
        if usual:
            found[field] = tuple(free.pop(name) for name in usual[: 1 if field in NEEDED else 3])
    return found


def mapped(heads: Sequence[str], wishes: Mapping[str, str]) -> dict[Field, tuple[int, ...]]:
    """The columns, as somebody wishes and else by their names.

    Args:
        heads: the names of the columns.
        wishes: field to the name of a column or its number, from 1.

    Raises:
        Refused: there is no such field or column; says which there are.
    """
    found = recognised(heads)
    wished: dict[Field, tuple[int, ...]] = {}
    for said, column in wishes.items():
        field = next((field for field in FIELDS if field == folded(said)), None)
        if field is None:
            raise Refused(f"“{said}” is not one of: {', '.join(FIELDS)}.")
        wished[field] = (_column(heads, column),)
    taken = {place for places in wished.values() for place in places}
    free = {
        field: left
        for field, places in found.items()
        if field not in wished and (left := tuple(p for p in places if p not in taken))
    }
    return {field: (wished | free)[field] for field in FIELDS if field in wished or field in free}


def _column(heads: Sequence[str], wish: str) -> int:
    names = [folded(head) for head in heads]
    if wish.strip() in heads:
        return list(heads).index(wish.strip())
    if folded(wish) in names:
        return names.index(folded(wish))
    if wish.strip().isdecimal() and 1 <= int(wish) <= len(heads):
        return int(wish) - 1
    raise Refused(f"The file has no column “{wish}”. It has: {named(heads)}.")


def _shown(head: str) -> str:
    head = head.strip()
    return head if len(head) <= _LONGEST else f"{head[:_LONGEST]}…"


def named(heads: Sequence[str]) -> str:
    """The columns of a file in words."""
    shown = [_shown(head) or f"column {n}" for n, head in enumerate(heads[:_TOLD], 1)]
    more = f" and {len(heads) - _TOLD} more" if len(heads) > _TOLD else ""
    return f"{', '.join(shown)}{more}"


def must_have(columns: Columns, heads: Sequence[str], file: str) -> None:
    """Make sure that the code and the statement are known.

    Raises:
        Refused: they are not; says what to type.
    """
    missing = [field for field in NEEDED if field not in columns]
    if not missing:
        return
    what = {"code": "the code", "statement": "the text"}
    options = " ".join(f'--map {field}="NAME OF COLUMN"' for field in missing)
    raise Refused(
        f"Which column is {' and which is '.join(what[field] for field in missing)} of a "
        f"standard? The file has: {named(heads)}. Type: plc standards import {file} {options}"
    )
