"""What a page of a record is made of, whatever form it takes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the page's own."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    text: str
    label: str = ""
    tail: str = ""
    strong: bool = False
    starred: bool = False
    details: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    """Places of the columns that hold numbers, from 0."""


Block = Heading | Remark | Items | Table

NOTHING_SAID = "(no words)"
"""Stands for a text that is empty, so that the line does not vanish."""
