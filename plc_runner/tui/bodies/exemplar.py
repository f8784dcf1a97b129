"""Samples on the board: the newest, or the one in hand, as a card of text; the others by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plc_runner.exemplars.sizes import size_said
from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.samples import site, sort_of
from plc_runner.session.state import Exemplar, SessionState
from plc_runner.tui.cells import Line, Run, apart, clip, clip_line, visible, wrap
from plc_runner.tui.cells import width as cell_width
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Body

_MARK = 2
_ALONE = 30
_HOW = "Drop a file on the line, or paste a link, or say it in words. No pupil's name."
_NOTE_ROWS = 3
_TITLE = 24
"""Columns (of the screen) that a title wants at least."""


@dataclass(frozen=True, slots=True)
class Card:
    """One sample in words."""

    title: str
    what: str = ""
    """`Photo 2.4 MB`, `docs.example.org`; empty for words alone."""
    notes: tuple[str, ...] = ()
    standard: str = ""
    level: str = ""
    comment: str = ""
    asked: str = ""
    """The part that the line asks for, or that stands on it."""
    asks: bool = False
    """The line asks for one more note."""
    held: bool = False
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """The samples of a step."""

    card: Card | None = None
    """The one that is shown whole."""
    others: tuple[str, ...] = ()
    """Titles of the other ones, oldest first."""

    @property
    def narrowest(self) -> int:
        """Columns (of the screen) under which it stands on the board alone."""
        return _ALONE

    @property
    def count(self) -> int:
        """Samples."""
        return len(self.others) + (self.card is not None)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """The card; over it the others, as far as there is room."""
        if height < 1 or width <= _MARK + 1:
            return ()
        if self.card is None:
            return [(Run("  " + row, "muted"),) for row in wrap(_HOW, width - _MARK)][:height]
        card = _card(self.card, width, height)
        if self.others and len(card) == height:  # no row is left to count them on
            more = f"+{len(self.others)} more"
            long = f"{self.card.what} · {more}" if self.card.what else more
            what = long if width - cell_width(long) >= _TITLE else more
            card = _card(replace(self.card, what=what), width, height)
        room = height - len(card)
        blank: list[Line] = [()] if airy and self.others and room > len(self.others) else []
        return [*self._others(width, room - len(blank)), *blank, *card]

    def _others(self, room: int, height: int) -> list[Line]:
        """One row for each; the oldest are counted where they have no room."""
        if height < 1 or not self.others:
            return []
        shown = self.others[-height:] if len(self.others) <= height else self.others[1 - height :]
        shown = shown if height > 1 or len(self.others) == 1 else ()
        rows: list[Line] = [(Run("• "), Run(_in_a_row(each, room - _MARK))) for each in shown]
        more = len(self.others) - len(shown)
        folded: list[Line] = [(Run(clip(f"  ↑ {more} more on the shelf", room), "muted"),)]
        return [*(folded if more else []), *rows]


def _card(card: Card, room: int, height: int) -> list[Line]:
    """The title stays, then what the line is at, then the newest notes, then the rest."""
    title = _title(card, room, rows=1 if height < 7 else 2)
    about = list(_about(card, room))
    comment = list(_comment(card, room))
    notes = list(_notes(card, room))
    left = height - len(title)
    if card.asked == "comment":
        about = about if left > len(comment) + len(about) else []
    for_notes = min(len(notes), 1)
    about = about[: max(0, left - (0 if card.asked in ("standard", "level") else for_notes))]
    left -= len(about)
    comment = comment[: max(0, left - (0 if card.asked == "comment" else for_notes))]
    return [*title, *_newest(notes, left - len(comment), room), *about, *comment]


def _newest(notes: list[list[Line]], room: int, wide: int) -> list[Line]:
    """As many of the notes as there is room for, the newest to the end."""
    if sum(map(len, notes)) <= room:
        return [row for note in notes for row in note]
    out: list[Line] = []
    for n, note in reversed(list(enumerate(notes))):
        if len(note) + len(out) > room - 1:
            if not out and room > 0:
                *whole, last = note[:room]
                goes_on = len(note) > room
                told = clip(f"{last[1].text} …", wide - cell_width(last[0].text)) if goes_on else ""
                return [*whole, (last[0], Run(told, last[1].ink)) if goes_on else last]
            folded = (Run(clip(f"  ↑ {n + 1} more", wide), "muted"),)
            return [folded, *out] if room > len(out) else out
        out = [*note, *out]
    return out


def _title(card: Card, room: int, *, rows: int) -> list[Line]:
    mark = "▲ " if card.unsaved else "▸ " if card.held else "• "
    ink: Ink = "last" if card.unsaved else "sky-strong" if card.held else "text"
    words: Ink = "sky-strong" if card.held and not card.asked else "strong"
    what = visible(card.what)
    beside = what and room - cell_width(what) >= _TITLE
    wide = room - _MARK - (cell_width(what) + 2 if beside else 0)
    told = wrap(card.title, wide)
    lines = list(told[:rows]) or [""]
    if len(told) > rows:
        lines[-1] = clip(f"{lines[-1]} …", wide)
    out: list[Line] = [
        (Run(mark if n == 0 else "  ", ink), Run(line, words)) for n, line in enumerate(lines)
    ]
    if beside:
        out[0] = apart(out[0], (Run(what, "muted"),), room)
    elif what and rows > 1:
        out.append((Run("  "), Run(clip(what, room - _MARK), "muted")))
    return out


def _notes(card: Card, room: int) -> Iterator[list[Line]]:
    digits = len(str(len(card.notes) + 1))
    for number, note in enumerate(card.notes, 1):
        yield _numbered(f"{number:>{digits}}", note, room, "muted", "text")
    if card.asks:
        yield _numbered(f"{len(card.notes) + 1:>{digits}}", "…", room, "sky-strong", "sky-strong")


def _numbered(number: str, text: str, room: int, mark: Ink, ink: Ink) -> list[Line]:
    head = f"  {number} "
    if room <= len(head):
        return []
    told = wrap(text, room - len(head))
    lines = list(told[:_NOTE_ROWS]) or [""]
    if len(told) > _NOTE_ROWS:
        lines[-1] = clip(f"{lines[-1]} …", room - len(head))
    return [
        (Run(head if n == 0 else " " * len(head), mark), Run(line, ink))
        for n, line in enumerate(lines)
    ]


def _about(card: Card, room: int) -> Iterator[Line]:
    """Standard and level, side by side where they fit."""
    runs: list[Run] = []
    for id_, label, text in (
        ("standard", "Standard", card.standard),
        ("level", "Level", card.level),
    ):
        asked = card.asked == id_
        if text or asked:
            shown = " ".join(visible(text).split()) or "…"
            runs += [
                Run("   " if runs else "  "),
                Run(f"{label} ", "sky-strong" if asked else "muted"),
                Run(shown, "sky-strong" if asked else "strong"),
            ]
    if runs and sum(cell_width(run.text) for run in runs) > room and len(runs) > 3:
        yield clip_line(runs[:3], room)
        yield clip_line((Run("  "), *runs[4:]), room)
    elif runs:
        yield clip_line(runs, room)


def _comment(card: Card, room: int) -> Iterator[Line]:
    asked = card.asked == "comment"
    if card.comment or asked:
        text = f"“{card.comment}”" if card.comment else "A teacher says …"
        told = wrap(text, room - _MARK)
        lines = list(told[:2])
        if len(told) > 2:
            lines[-1] = clip(f"{lines[-1]} …", room - _MARK)
        for line in lines:
            yield (Run("  "), Run(line, "sky-strong" if asked else "slant"))


def _in_a_row(text: str, room: int) -> str:
    return clip(" ".join(visible(text).split()), room)


def what_it_is(item: Exemplar) -> str:
    """`Photo 2.4 MB`, `docs.example.org`, or nothing for words alone."""
    if not item.file:
        return site(item.link)
    sort = sort_of(item.file_name) or "File"
    return size_said(item.size) if item.title.startswith(sort) else f"{sort} {size_said(item.size)}"


def exemplar(state: SessionState, step: PlannedStep, capture: Capture, look: Look) -> Body:
    """The samples that a step has put on the shelf."""
    slots = {None, *(slot.id for slot in capture.slots())}
    kept = [
        item
        for item in state.exemplars.values()
        if item.step == step.key and item.slot in slots and not item.removed
    ]
    if not kept:
        return Cards()
    shown = next((item for item in kept if look.holds(item.id)), kept[-1])
    others = tuple(item.title for item in kept if item is not shown)
    return Cards(_as_card(shown, look), others)


def _as_card(item: Exemplar, look: Look) -> Card:
    held = look.holds(item.id)
    return Card(
        item.title,
        what_it_is(item),
        item.notes,
        item.standard,
        item.level,
        item.comment,
        asked=look.hand.part if held and look.hand else "",
        asks=held and look.hand is not None and look.hand.asked and look.hand.part == "notes",
        held=held,
        unsaved=item.title in look.unsaved,
    )
