"""Decisions and actions on the board: what, why, who and by when, as much as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.goals import sentence
from plc_runner.session.shelves import parts
from plc_runner.session.state import Action, Decision, Goal, SessionState
from plc_runner.session.words import date_text, day_said, due_text, owner_text
from plc_runner.tui.cells import Line, Run, clip, flat, width, wrap
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink

_MARK = 2
_NARROWEST = 24
_COLUMNS_FROM = 40
"""Columns (of the screen) from which owner and day stand beside what is to be done."""
_OWNER, _DAY = 14, 12
"""The widest that their columns become."""
_GAP = 2
_LEVELS = ((2, 9, 9), (1, 9, 9), (1, 2, 1), (1, 1, 1), (0, 2, 0), (0, 1, 0), (-1, 0, 0))
"""The fullest first: the rank up to which details are shown, and how many rows a reason may take,
and any other."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One line under a decision: `because`, `replaces` ..."""

    text: str
    rank: int
    """The highest goes first where there is little room; 0 stays longest."""
    part: str = ""
    """Id of the part that stands on the line; empty for what does not."""


@dataclass(frozen=True, slots=True)
class Card:
    """A decision, an action or a goal."""

    id: str
    words: str
    details: tuple[Detail, ...] = ()
    owner: str = ""
    day: str = ""
    """What is said of both; empty where it is no action."""
    owned: bool = True
    dated: bool = True
    held: bool = False
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed in a step, oldest first."""

    cards: tuple[Card, ...]

    @property
    def narrowest(self) -> int:
        """Columns (of the screen) under which it stands on the board alone."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """How much was agreed."""
        return len(self.cards)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """The fullest way in which all cards fit; else the newest, or the one in hand."""
        if height < 1 or width <= _MARK:
            return ()
        for level in _LEVELS:
            cards = [_card_rows(card, self._columns(width), level) for card in self.cards]
            for blank in (1, 0) if airy else (0,):
                if sum(map(len, cards)) + blank * (len(cards) - 1) <= height:
                    return _joined(cards, blank)
        return self._newest(width, height)

    def _newest(self, width: int, height: int) -> list[Line]:
        """The newest cards in short, or those up to the one in hand, and how many are folded."""
        held = next((n for n, card in enumerate(self.cards) if card.held), len(self.cards) - 1)
        columns = self._columns(width)
        out: list[Line] = []
        first = held + 1
        while first > 0:
            card = _card_rows(self.cards[first - 1], columns, _LEVELS[-2])
            if len(card) > height - 1:
                card = _card_rows(self.cards[first - 1], columns, _LEVELS[-1])
            if out and len(out) + len(card) > height - 1:
                break
            out = [*card, *out]
            first -= 1
        later = len(self.cards) - held - 1
        folded = " ".join((f"↑ {first} more" * bool(first), f"↓ {later} more" * bool(later)))
        head: list[Line] = [(Run(clip("  " + folded.strip(), width), "muted"),)]
        head = head if folded.strip() and height > 1 else []
        room = height - len(head)
        if len(out) > room:
            last = out[room - 1]
            cut = Run(clip(f"{last[1].text} …", width - _MARK), last[1].ink)
            out = [*out[: room - 1], (last[0], cut)]
        return [*head, *out]

    def _columns(self, room: int) -> _Columns:
        """Where owners and days stand."""
        owner = min(_OWNER, max((width(flat(card.owner)) for card in self.cards), default=0))
        day = min(_DAY, max((width(flat(card.day)) for card in self.cards), default=0))
        beside = room >= _COLUMNS_FROM and bool(owner)
        return _Columns(room, owner if beside else 0, day if beside else 0)


@dataclass(frozen=True, slots=True)
class _Columns:
    room: int
    owner: int
    day: int

    @property
    def words(self) -> int:
        """Columns for what is to be done."""
        beside = self.owner + self.day + 2 * _GAP if self.owner else 0
        return self.room - _MARK - beside


def _joined(cards: Sequence[Sequence[Line]], blank: int) -> list[Line]:
    out: list[Line] = []
    for card in cards:
        out += [()] * (blank if out else 0)
        out += card
    return out


def _card_rows(card: Card, columns: _Columns, level: tuple[int, int, int]) -> list[Line]:
    """A card with as much of its details as a level shows."""
    if card.owner and columns.owner:
        return _beside(card, columns, level)
    room = columns.room - _MARK
    rows = [_front(card, n, text) for n, text in enumerate(wrap(card.words, room))]
    if card.owner:
        who = Run(clip(flat(card.owner), room), "text" if card.owned else "sky")
        rest = room - width(who.text) - 3
        when = clip(flat(card.day), max(0, rest))
        day: Line = (Run(" · ", "muted"), Run(when, _day_ink(card))) if when else ()
        rows.append((Run("  "), who, *day))
    return [*rows, *_details(card, room, level)]


def _beside(card: Card, columns: _Columns, level: tuple[int, int, int]) -> list[Line]:
    """What is to be done, with owner and day in columns of their own."""
    texts = wrap(card.words, columns.words) or ("",)
    rows = [_front(card, n, text) for n, text in enumerate(texts)]
    owner = clip(flat(card.owner), columns.owner)
    day = clip(flat(card.day), columns.day)
    space = " " * (columns.words - width(texts[0]) + _GAP)
    between = " " * (columns.owner - width(owner) + _GAP)
    rows[0] = (
        *rows[0], Run(space),
        Run(owner, "text" if card.owned else "sky"), Run(between), Run(day, _day_ink(card)),
    )  # fmt: skip
    return [*rows, *_details(card, columns.words, level)]


def _day_ink(card: Card) -> Ink:
    return "muted" if card.dated else "sky"


def _front(card: Card, number: int, text: str) -> Line:
    ink: Ink = "last" if card.unsaved else "sky-strong" if card.held else "text"
    mark = "▲ " if card.unsaved else "▸ " if card.held else "• "
    words: Ink = "sky-strong" if card.held and not _asked(card) else "strong"
    return (Run(mark, ink) if number == 0 else Run("  "), Run(text, words))


def _asked(card: Card) -> bool:
    return any(detail.part for detail in card.details)


def _details(card: Card, room: int, level: tuple[int, int, int]) -> Iterator[Line]:
    most, of_reason, of_other = level
    for detail in card.details:
        if detail.rank > most and not detail.part:
            continue
        ink: Ink = "sky-strong" if detail.part else "text" if detail.rank < 1 else "muted"
        texts = wrap(detail.text, room)
        rows = max(1, of_reason if detail.rank < 1 else of_other)
        if len(texts) > rows:
            texts = (*texts[: rows - 1], clip(f"{texts[rows - 1]} …", room))
        yield from ((Run("  "), Run(text, ink)) for text in texts)


# From the session


def decision(state: SessionState, step: PlannedStep, _: Capture, look: Look) -> Agreed | None:
    """What a step has decided."""
    return _body(_cards(state, step, ("decision",), look))


def action(state: SessionState, step: PlannedStep, _: Capture, look: Look) -> Agreed | None:
    """Who will do what, as far as it was said in a step."""
    return _body(_cards(state, step, ("action",), look))


def agreed(
    state: SessionState, step: PlannedStep, kinds: Sequence[str], look: Look
) -> Agreed | None:
    """What was agreed in a step that has no slot for it."""
    return _body(_cards(state, step, kinds, look))


def _body(cards: Iterator[Card]) -> Agreed | None:
    found = tuple(cards)
    return Agreed(found) if found else None


def _cards(
    state: SessionState, step: PlannedStep, kinds: Sequence[str], look: Look
) -> Iterator[Card]:
    today = state.day_of(state.opened_at)
    shelves: Mapping[str, Mapping[str, Decision | Action | Goal]] = {
        "decision": state.decisions, "action": state.actions, "goal": state.goals,
    }  # fmt: skip
    for kind in kinds:
        for item in shelves[kind].values():
            if item.step == step.key and not item.removed:
                yield _card(state, item, look, today)


def _card(state: SessionState, item: Decision | Action | Goal, look: Look, today: date) -> Card:
    words = item.what if isinstance(item, Action) else item.statement
    card = Card(item.id, words, held=look.holds(item.id), unsaved=words in look.unsaved)
    asked = _asked_part(state, item, look)
    if isinstance(item, Decision):
        return replace(card, details=tuple(_of_decision(item, today, asked)))
    if isinstance(item, Action):
        return replace(
            card,
            owner=owner_text(item),
            day=due_text(item, today).removeprefix("by "),
            owned=bool(item.owner_name),
            dated=bool(item.due),
            details=(asked,) if asked else (),
        )
    return replace(card, words=sentence(item, today))


def _asked_part(state: SessionState, item: Decision | Action | Goal, look: Look) -> Detail | None:
    """The part that stands on the line, where it is not the main words."""
    if look.hand is None or not look.holds(item.id) or not look.hand.part:
        return None
    part = next((one for one in parts(state, item) if one.id == look.hand.part), None)
    return Detail(f"▸ {part.label}: {part.text or '…'}", 0, part.id) if part else None


def _of_decision(item: Decision, today: date, asked: Detail | None) -> Iterator[Detail]:
    said = [
        ("because", item.because, f"because {item.because}", 0),
        ("replaces", item.replaced, _instead(item, today), 1),
        ("review", item.review, f"look again: {day_said(item.review, today)}", 2),
        ("know", item.know, f"we will know: {item.know}", 2),
        ("options", item.options, f"also considered: {'; '.join(item.options)}", 2),
    ]
    for part, is_said, text, rank in said:
        if is_said and not (asked and asked.part == part):
            yield Detail(text, rank)
    for one in item.objections:
        who = f"{one.name} disagrees" if one.name else "a disagreement"
        yield Detail(f"{who}: {one.text}", 2)
    if asked:
        yield asked


def _instead(item: Decision, today: date) -> str:
    day = f" ({date_text(item.replaced_on, today)})" if item.replaced_on else ""
    return f"replaces{day}: {item.replaced}"
