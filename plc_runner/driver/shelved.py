"""Samples on the shelf in words: those by which they are found, and how each is told in lines."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.journal.exemplars import Shelved
from plc_runner.session.samples import matching, site, sort_of


def holds(one: Shelved, words: str) -> bool:
    """Whether a sample holds all the words, in whatever is known of it."""
    return matching(
        words, one.title, one.standard, one.level, one.comment, one.team, one.protocol,
        one.file_name, site(one.link), sort_of(one.file_name), *one.notes,
    )  # fmt: skip


def what_it_is(one: Shelved) -> str:
    """`Photo`, `Link`, or nothing for words alone."""
    return sort_of(one.file_name) or ("Link" if one.link else "")


def told(one: Shelved) -> Iterator[str]:
    """Its title and where it belongs; then its notes and what a teacher said."""
    about = ", ".join(part for part in (one.standard, one.level, what_it_is(one)) if part)
    yield f"{one.title} ({about})" if about else one.title
    yield from (f"{number}. {note}" for number, note in enumerate(one.notes, 1))
    if one.comment:
        yield f"“{one.comment}”"
