"""Samples of work: from a line that was typed to a file on the shelf, and from there to the eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from plc_runner.driver.driver import Driver
from plc_runner.driver.replies import Reply
from plc_runner.errors import NotFound, Refused
from plc_runner.exemplars.finding import Found, find
from plc_runner.exemplars.keeping import FOLDER, Taken, standing, take_in, where
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.line import Ask
from plc_runner.session.names import gentle_word, given_in_file, name_in_file
from plc_runner.session.phrases import plain
from plc_runner.session.samples import is_link, sort_of
from plc_runner.session.state import Exemplar, SessionState

Viewer = Callable[[str], None]
"""Shows a file (its path) or a link in a window of its own and does not wait for it.

Raises Refused where it cannot; its words fit before those that say where the file is.
"""


class Shown(Protocol):
    """What can be shown: a sample of this session, or one from the shelf."""

    @property
    def file(self) -> str:
        """SHA-256; empty where there is none."""

    @property
    def file_name(self) -> str:
        """With its ending."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def link(self) -> str:
        """Empty where there is none."""


def folder(journal: Journal) -> Path:
    """Where samples lie: beside the journal, so a rehearsal has its own."""
    return journal.path.parent / FOLDER


@dataclass(frozen=True, slots=True)
class Sample:
    """What a line turned out to mean."""

    ask: Ask
    found: Found | None
    """None: words alone."""

    @classmethod
    def meant(cls, ask: Ask) -> Sample:
        """Look for the file.

        Raises:
            Refused: it is a file that cannot be kept; the line is to stay where it is.
        """
        return cls(ask, find(ask.argument))

    def take_in(self, folder: Path) -> Taken | None:
        """Copy the file in, which may take a while for a long clip; None for words alone.

        It touches nothing but the disk, so it may be done in another thread.

        Raises:
            Refused: it was not kept; says why.
        """
        return take_in(self.found, folder) if self.found else None

    def keep(self, driver: Driver, taken: Taken | None) -> Reply:
        """Put it on the shelf.

        Raises:
            IllegalMove: the session cannot do that now.
        """
        ask = self.ask
        if taken is None or self.found is None:
            return driver.do(c.KeepExemplar(ask.argument, slot=ask.slot, step=ask.step))
        own_name = self.found.path.stem
        seen = name_in_file(self.found.path.name, (p.name for p in driver.state.people.values()))
        same = next((x for x in kept_in(driver.state) if x.file == taken.hash), None)
        twice = f"It is on the shelf already, as “{same.title}”." if same else ""
        sort = sort_of(f"x{taken.ending}")
        nameless = "document" if sort == "PDF" else sort.lower()
        stem = nameless if seen or given_in_file(own_name) else own_name
        reply = driver.do(
            c.KeepExemplar(
                self.found.words or _numbered(sort, driver.state),
                file=taken.hash,
                file_name=f"{stem}{taken.ending}",
                size=taken.size,
                slot=ask.slot,
                step=ask.step,
            )
        )
        told = (reply.warning, *_told(taken), _left_out(seen), twice)
        return replace(reply, warning=" ".join(part for part in told if part))


def keep(driver: Driver, ask: Ask) -> Reply:
    """All of it at once, where nobody watches a clock meanwhile.

    Raises:
        IllegalMove, Refused: it was not kept; says why, and the line is to stay.
    """
    sample = Sample.meant(ask)
    return sample.keep(driver, sample.take_in(folder(driver.journal)))


def _numbered(sort: str, state: SessionState) -> str:
    """`Photo`, then `Photo 2`: what a sample is called of which nothing was said yet."""
    kept = sum(sort_of(x.file_name) == sort for x in kept_in(state))
    return f"{sort} {kept + 1}" if kept else sort


def _told(taken: Taken) -> Iterable[str]:
    if taken.place_removed:
        yield "It told where it was taken: that is taken out."
    if taken.changed_form:
        yield "Kept as a JPEG, which every computer shows."
    if taken.place_stays:
        yield "It tells where it was made, and that is still in it: share it without, if you can."


def _left_out(name: str) -> str:
    return f"{gentle_word(name)} The file's name was left out." if name else ""


def kept_in(state: SessionState) -> list[Exemplar]:
    """The samples of a session, oldest first."""
    kept = (item for item in state.exemplars.values() if not item.removed)
    return sorted(kept, key=lambda item: (item.at, item.id))


def chosen(state: SessionState, said: str) -> Exemplar:
    """The sample that is meant: by how its title begins or by its number; else the newest.

    Those of the step that has the floor come before the others.

    Raises:
        NotFound: there is none.
    """
    kept = kept_in(state)
    here = [x for x in kept if state.step and x.step == state.step.key]
    if not kept:
        raise NotFound("No sample is on the shelf from this meeting. /shelf shows those before.")
    shown = here or kept
    if not said:
        return shown[-1]
    if said.isdecimal() and 1 <= int(said) <= len(shown):
        return shown[int(said) - 1]
    by_id = [x for x in kept if x.id.endswith(said.casefold()) and len(said) >= 4]
    wanted = plain(said)
    named = [x for x in (*shown, *kept) if plain(x.title).startswith(wanted)]
    if found := (*by_id, *named):
        return found[0]
    raise NotFound(f"No sample begins with “{said}”. /open alone opens the newest.")


def show(folder: Path, viewer: Viewer, item: Shown) -> str:
    """Show a sample in a window of its own.

    Returns:
        what to say about it.

    Raises:
        Refused: it cannot be shown; says why, and where it is.
    """
    if item.link and not item.file:
        if not is_link(item.link):
            raise Refused(f"This is no link that a browser opens: {item.link}")
        _view(viewer, item.link, "The link")
        return f"Opening {item.link}"
    if not item.file:
        raise Refused("Words alone were kept: there is no file to open.")
    path = where(folder, item.file, item.file_name)
    stands = standing(path, item.size, item.file)
    if stands == "missing":
        raise Refused(
            f"The file is missing: {path}. Put it back from the team's copy, or keep it again."
        )
    _view(viewer, str(path), "The file")
    if stands == "changed":
        return "▲ Somebody changed this file since it was kept. It opens as it is now."
    return f"Opening {item.file_name}"


def _view(viewer: Viewer, target: str, what: str) -> None:
    try:
        viewer(target)
    except Refused as problem:
        raise Refused(f"{problem} {what}: {target}") from problem
