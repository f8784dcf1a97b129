"""The shelf of samples in words: which of them are meant, and how each is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from plc_runner.driver.exemplars import folder
from plc_runner.driver.shelved import holds, what_it_is
from plc_runner.errors import Refused
from plc_runner.exemplars.keeping import standing, where
from plc_runner.exemplars.sizes import size_said
from plc_runner.journal.exemplars import Shelved
from plc_runner.session.phrases import plain
from plc_runner.session.samples import sort_of
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.words_of_count import count

_STANDINGS = {
    "missing": "▲ The file is missing. Put it back from the team's copy, or keep it again.",
    "changed": "▲ Somebody changed the file since it was kept.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Nothing is left out to begin with."""

    words: str = ""
    standard: str = ""
    level: str = ""

    def of(self, kept: Iterable[Shelved]) -> list[Shelved]:
        """Those that are meant, by standard, then by level, the newest first."""
        found = [
            one
            for one in kept
            if (not self.standard or plain(one.standard) == self.standard)
            and (not self.level or plain(one.level) == self.level)
            and holds(one, self.words)
        ]
        return sorted(
            found, key=lambda one: (not one.standard, plain(one.standard), plain(one.level))
        )

    def next(self, what: str, kept: Iterable[Shelved]) -> Wanted:
        """The next standard (or level) that there is; after the last one, any."""
        names = ["", *sorted({plain(getattr(one, what)) for one in kept} - {""})]
        now = getattr(self, what)
        at = names.index(now) + 1 if now in names else 0
        chosen = names[at % len(names)]
        return replace(self, standard=chosen) if what == "standard" else replace(self, level=chosen)


def called(name: str, what: str, kept: Iterable[Shelved]) -> str:
    """A standard or a level as somebody wrote it."""
    return next((getattr(one, what) for one in kept if plain(getattr(one, what)) == name), name)


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def in_a_row(one: Shelved) -> Content:
    """Title, and under it where it belongs and what it is."""
    what = what_it_is(one)
    what = "" if one.title.startswith(what) else what
    parts = (one.standard, one.level, what, count(len(one.notes), "note") if one.notes else "")
    more = " · ".join(_flat(part) for part in parts if part) or "no standard yet"
    return Content.assemble((_flat(one.title), "bold"), f"\n{more}")


def sheet(one: Shelved, place: Place) -> Content:
    """All that is known of a sample; the notes are numbered as they were on the wall."""
    lines: list[Content] = [Content.styled(_flat(one.title), "bold $wall-text")]
    lines += [Content.styled(text, "$wall-muted") for text in _facts(one, place)]
    if told := _trouble(one, place):
        lines.append(Content.styled(told, "bold $wall-over"))
    labelled = [(label, text) for label, text in _belongs(one) if text]
    if labelled:
        lines.append(Content(""))
        lines += [
            Content.assemble((f"{label}  ", "$wall-muted"), (_flat(text), "bold"))
            for label, text in labelled
        ]
    if one.notes:
        lines.append(Content(""))
        lines += [
            Content.assemble((f"{number} ", "$wall-muted"), _flat(note))
            for number, note in enumerate(one.notes, 1)
        ]
    if one.comment:
        lines += [Content(""), Content.styled(f"“{_flat(one.comment)}”", "italic")]
    return Content("\n").join(lines)


def _belongs(one: Shelved) -> Sequence[tuple[str, str]]:
    return (("Standard", one.standard), ("Level", one.level))


def _facts(one: Shelved, place: Place) -> Iterator[str]:
    if one.file:
        yield f"{sort_of(one.file_name)} · {size_said(one.size)} · {_flat(one.file_name)}"
    elif one.link:
        yield _flat(one.link)
    else:
        yield "Words alone"
    about = (place.day(one.at), one.team, one.protocol)
    yield " · ".join(_flat(part) for part in about if part)


def _trouble(one: Shelved, place: Place) -> str:
    """What is wrong with the file, as far as a quick look tells."""
    if not one.file:
        return ""
    try:
        path = where(folder(place.journal), one.file, one.file_name)
    except Refused as problem:
        return f"▲ {problem}"
    return _STANDINGS.get(standing(path, one.size), "")
