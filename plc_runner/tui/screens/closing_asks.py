"""What the closing asks of each of its rows, and what it does with the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.widgets import Input
from textual.widgets.input import Selection

from plc_runner.driver.closing import pass_turn, put_next
from plc_runner.session import commands as c
from plc_runner.session.line import Do
from plc_runner.session.meaning_closing import checked_out, hands
from plc_runner.session.next_meeting import MeetingSaid, time_said, when_said
from plc_runner.session.phrases import plain
from plc_runner.session.shelves import words
from plc_runner.session.state import Action
from plc_runner.session.words import day_said, day_typed
from plc_runner.tui import closing_rows as rows

if TYPE_CHECKING:
    from plc_runner.tui.screens.closing import ClosingScreen

_SKIP = ("skip", "pass")


def ask_row(screen: ClosingScreen, row: str) -> None:
    """Ask what belongs to a row."""
    item = screen.state.actions.get(row)
    if item is not None and not item.owner_name:
        ask_owner(screen, item)
    elif item is not None and not item.due:
        ask_due(screen, item)
    elif item is not None or row in screen.state.decisions:
        _ask_words(screen, row)
    elif row in _ROWS:
        _ROWS[row](screen)


def _ask_words(screen: ClosingScreen, id_: str) -> None:
    """Whether a record is as it was meant."""
    record = screen.state.actions.get(id_) or screen.state.decisions[id_]

    def entered(text: str) -> bool:
        same = text.strip() in ("", words(record))
        if same or screen.attempt(lambda: screen.driver.do(c.Fix(id_, text)), shown=True):
            return screen.went_through(id_)
        return False

    screen.question(id_, "So it is? Enter, or put it right", entered, words(record))


def ask_owner(screen: ClosingScreen, item: Action) -> None:
    """Whose an action is; then its day, where nobody said."""

    def entered(text: str) -> bool:
        if text.strip() and not _fixed(screen, item.id, "owner", text):
            return False
        if screen.walks and not item.due:
            ask_due(screen, item)
            return False
        return screen.went_through(item.id)

    screen.question(item.id, "Whose is it? Enter passes", entered, item.owner_name)


def ask_due(screen: ClosingScreen, item: Action) -> None:
    """By when an action is to be done."""

    def entered(text: str) -> bool:
        if text.strip() and not _fixed(screen, item.id, "due", text):
            return False
        return screen.went_through(item.id)

    screen.question(item.id, "By when? Enter passes", entered, day_typed(item.due))


def _fixed(screen: ClosingScreen, id_: str, part: str, text: str) -> bool:
    return screen.attempt(lambda: screen.driver.do(c.Fix(id_, text.strip(), part)), shown=True)


def _ask_check_out(screen: ClosingScreen) -> None:
    """A word after the other, until the line is empty."""

    def entered(text: str) -> bool:
        said = checked_out(text)
        if not isinstance(said, Do):
            return True
        command = said.command
        if screen.attempt(lambda: screen.driver.do(command), shown=True):
            screen.query_one("#words", Input).value = ""
        return False

    screen.question(rows.CHECK, "A word each; + helped, - to change", entered)


def _ask_worth(screen: ClosingScreen) -> None:
    def entered(text: str) -> bool:
        counts = hands(text)
        if counts is not None:
            return screen.attempt(lambda: screen.driver.do(c.ValueTime(counts)), shown=True)
        if text.strip():
            screen.tell("A number from 1 to 5 for each hand: 4 5 5 3", problem=True)
        return not text.strip()

    screen.question(rows.WORTH, "1 to 5, a number for each hand", entered)


def _ask_when(screen: ClosingScreen) -> None:
    said, offered = screen.state.next_meeting, screen.offered
    day = said.day if said and said.day else offered.day if offered else None
    time = said.time if said and said.time else offered.time if offered else ""
    typed = f"{day_said(day.isoformat())} {time_said(time)}" if day else time_said(time)

    def entered(text: str) -> bool:
        if not text.strip():
            return True
        state = screen.state
        meant = when_said(text, screen.driver.today(), day_first=state.day_first)
        if meant.doubt:
            screen.tell(meant.doubt, problem=True)
            return False
        return _plan(screen, c.PlanMeeting(day=meant.day or day, time=meant.time))

    screen.question(rows.WHEN, "When do we meet next?", entered, typed.strip())


def _ask_protocol(screen: ClosingScreen) -> None:
    said, offered = screen.state.next_meeting, screen.offered
    title = (said.title if said else "") or (offered.title if offered else "")

    def entered(text: str) -> bool:
        if not text.strip():
            return True
        if offered and plain(text) == plain(offered.title):
            return _plan(screen, c.PlanMeeting(protocol=offered.protocol, title=offered.title))
        return _put(screen, MeetingSaid(protocol=text.strip()))

    screen.question(rows.PROTOCOL, "With which protocol?", entered, title)


def _ask_leader(screen: ClosingScreen) -> None:
    said = screen.state.next_meeting
    turn = screen.offered.facilitator if screen.offered else None
    name = (said.facilitator_name if said else "") or (turn.name if turn else "")

    def entered(text: str) -> bool:
        if plain(text) in _SKIP:
            pass_on(screen, name)
            return False
        return not text.strip() or _put(screen, MeetingSaid(who=text.strip()))

    screen.question(rows.LEADER, "Who leads? Tab swaps, skip passes", entered, name)


def swap(screen: ClosingScreen) -> None:
    """The next person who may facilitate, on the line."""
    order = screen.offered.order if screen.offered else ()
    if not order:
        return
    line = screen.query_one("#words", Input)
    names = [plain(one.name) for one in order]
    at = names.index(plain(line.value)) if plain(line.value) in names else -1
    following = order[(at + 1) % len(order)]
    line.value = following.name
    line.selection = Selection(0, len(following.name))
    screen.tell(f"{following.name}: {following.why}")


def pass_on(screen: ClosingScreen, name: str) -> None:
    """Somebody's turn goes by: the next person is asked.

    Args:
        name: whose; empty for who is offered.
    """
    asked = screen.asking == rows.LEADER
    library = screen.run.place.library
    if not screen.attempt(lambda: pass_turn(screen.driver, library, name)):
        return
    screen.offer_anew()
    screen.fill()
    if asked:
        _ask_leader(screen)


def _plan(screen: ClosingScreen, command: c.PlanMeeting) -> bool:
    done = screen.attempt(lambda: screen.driver.do(command), shown=True)
    screen.offer_anew()
    screen.fill()
    return done


def _put(screen: ClosingScreen, said: MeetingSaid) -> bool:
    library = screen.run.place.library
    done = screen.attempt(lambda: put_next(screen.driver, library, said), shown=True)
    screen.offer_anew()
    screen.fill()
    return done


_ROWS: Mapping[str, Callable[[ClosingScreen], None]] = {
    rows.CHECK: _ask_check_out,
    rows.WORTH: _ask_worth,
    rows.WHEN: _ask_when,
    rows.PROTOCOL: _ask_protocol,
    rows.LEADER: _ask_leader,
}
"""What is asked of each row that is no record."""
