"""Importing frameworks of standards, listing and removing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from plc_runner.errors import NotFound
from plc_runner.events import Draft
from plc_runner.events.framework import FrameworkImported, FrameworkRemoved
from plc_runner.journal import standards as kept
from plc_runner.journal.ids import new_id
from plc_runner.journal.standards import Framework
from plc_runner.journal.store import Journal
from plc_runner.protocol.words import closest, listed
from plc_runner.session.phrases import plain
from plc_runner.standards.changes import Changes, changes
from plc_runner.standards.finding import Catalogue, Standard

if TYPE_CHECKING:
    from plc_runner.standards.reading import Reading

_TITLE, _NOTICE = 200, 2_000
"""Letters of a title and of a notice that are kept."""


@dataclass(frozen=True, slots=True)
class About:
    """What whoever imports a framework says of it; None where nothing is said."""

    title: str | None = None
    notice: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    title: str
    standards: int
    before: int | None
    """How many there were until now; None where this framework is new."""
    changes: Changes
    kept: bool
    """Whether there was anything to keep."""


def here(journal: Journal) -> tuple[Framework, ...]:
    """The frameworks at hand, by title."""
    return tuple(one for one in kept.frameworks(journal) if not one.removed)


def earlier(journal: Journal, file_name: str, title: str | None) -> Framework | None:
    """What a file stands in place of: the framework of that title, else of that file."""
    known = sorted(kept.frameworks(journal), key=lambda one: one.removed)
    if title is not None:
        same = (one for one in known if plain(one.title) == plain(title))
    else:
        same = (one for one in known if one.file_name == file_name)
    return next(same, None)


def import_framework(
    journal: Journal, reading: Reading, file_name: str, about: About, at: datetime
) -> Imported:
    """Keep the standards of a file, in place of those that it brought before.

    Raises:
        NotSaved: nothing was stored; says why.
    """
    before = earlier(journal, file_name, about.title)
    event = FrameworkImported(
        title=_said(about.title, before.title if before else _stem(file_name))[:_TITLE],
        notice=_said(about.notice, before.notice if before else "")[:_NOTICE],
        source=_said(about.source, before.source if before else "")[:_NOTICE],
        file_name=file_name,
        items=reading.items,
    )
    if before is None or before.removed:
        id_ = before.id if before else new_id(at)
        journal.append([Draft(id_, event)], at=at)
        return Imported(event.title, len(event.items), None, Changes(), kept=True)
    old = kept.standards(journal, before.id)
    said = (event.title, event.notice, event.source)
    other = old != event.items or said != (before.title, before.notice, before.source)
    if other:
        journal.append([Draft(before.id, event)], at=at)
    differ = changes(old, event.items)
    return Imported(event.title, len(event.items), len(old), differ, kept=other)


def _said(now: str | None, before: str) -> str:
    """What is said now, if only that there is nothing; else what was said before."""
    return " ".join((before if now is None else now).split())


def _stem(file_name: str) -> str:
    return file_name.rsplit(".", 1)[0] or file_name


def framework_named(journal: Journal, title: str) -> Framework:
    """The framework whose title begins so.

    Raises:
        NotFound: none does, or several do.
    """
    known = here(journal)
    said = plain(title)
    found = [one for one in known if plain(one.title) == said] or [
        one for one in known if said and plain(one.title).startswith(said)
    ]
    if len(found) == 1:
        return found[0]
    titles = [one.title for one in known]
    if found:
        raise NotFound(f"“{title}” may be {listed(one.title for one in found)}. Type more of it.")
    meant = closest(title, titles)
    there = f"Did you mean {meant}?" if meant else f"There is {listed(titles)}." if titles else ""
    raise NotFound(f"No standards called “{title}” are here. {there}".rstrip())


def remove_framework(journal: Journal, title: str, at: datetime) -> Framework:
    """Offer a framework no longer. What was captured from it stays.

    Raises:
        NotFound: there is none of that title.
        NotSaved: nothing was stored; says why.
    """
    found = framework_named(journal, title)
    journal.append([Draft(found.id, FrameworkRemoved())], at=at)
    return found


def catalogue(journal: Journal) -> Catalogue:
    """All standards at hand, to be found."""
    return Catalogue(
        [
            Standard(
                item.code,
                item.statement,
                one.title,
                one.notice,
                one.source,
                item.level,
                item.grade,
                item.domain,
                item.parent,
            )
            for one in here(journal)
            for item in kept.standards(journal, one.id)
        ]
    )
