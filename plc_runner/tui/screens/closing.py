"""Closing: what was agreed is read back, a word from everybody, and the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from plc_runner.driver.closing import Offer, offer, pass_turn, put_next
from plc_runner.session import commands as c
from plc_runner.session.closing import agreed
from plc_runner.session.line import Do
from plc_runner.session.meaning_closing import checked_out, hands
from plc_runner.session.next_meeting import MeetingSaid, time_said, when_said
from plc_runner.session.phrases import plain
from plc_runner.session.shelves import words
from plc_runner.session.state import Action
from plc_runner.session.words import day_typed
from plc_runner.tui import closing_rows as rows
from plc_runner.tui.screens.panel import PanelScreen
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.widgets.rows import Rows
from plc_runner.tui.words_of_count import count

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen

END = "close"
"""What the panel gives back where the meeting is to end."""
_SKIP = ("skip", "pass")


class ClosingScreen(PanelScreen):
    """One question after the other on the line: Enter takes what stands there, or passes.

    Esc leaves the questions for the list, and the list for the wall. Whoever is in a hurry ends
    the meeting with Enter on the last row, where the bar stands when the end was asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "swap", "Somebody else", show=False, priority=True),
    ]

    def __init__(self, run: RunScreen, *, at: str = "") -> None:
        """Be ready to go through it.

        Args:
            at: the row on which the bar stands at first; on the last one, where the end was asked
                for, nothing is asked.
        """
        super().__init__(run)
        self._at = at
        self._order = tuple(item.id for item in agreed(self.state))
        self._offer = self._offered()
        self._asking = ""
        """Id of the row of which the line asks."""
        self._walks = False
        """Whether one question follows the other."""

    def _offered(self) -> Offer | None:
        return offer(self.driver, self.run.place.library) if self.state.team else None

    def begin(self) -> None:
        """Ask the first thing, or offer the end."""
        self.run.closing_seen = True
        if self._at:
            self._bar_to(self._at)
        if self.chosen() != rows.END:
            self._walks = True
            self._ask_row()

    # What it shows

    def title_said(self) -> str:
        """What was agreed, in numbers."""
        kinds = [type(item) is Action for item in agreed(self.state)]
        actions, decisions = sum(kinds), len(kinds) - sum(kinds)
        return f"Closing: {count(decisions, 'decision')}, {count(actions, 'action')}"

    def options(self) -> list[Option]:
        """See `closing_rows`."""
        return list(
            rows.closing_rows(
                self.state, self._offer, self.run.read_back, self._order, self.driver.today()
            )
        )

    def keys(self) -> list[Key]:
        """Of the highlighted row, then those for all rows."""
        row = self.chosen()
        own = []
        if row in self.state.actions:
            own = [Key("P", "person", "letter('p')"), Key("D", "day", "letter('d')")]
        elif row == rows.LEADER:
            own = [Key("S", "skip", "letter('s')")]
        does = "end" if row == rows.END else "ask"
        return [
            Key("Enter", does, "choose"), *own,
            Key("PgDn", "end" if self._is_at_end() else "go on", "pass_on('next-step')"),
            Key("Esc", "type", "leave"),
        ]  # fmt: skip

    def _is_at_end(self) -> bool:
        return self._at == rows.END or self.state.step is self.state.steps[-1]

    def _bar_to(self, id_: str) -> None:
        self.query_one(Rows).highlighted = self.query_one(Rows).get_option_index(id_)

    # What is pressed

    def press(self, letter: str) -> None:
        """Ask for one part of the highlighted row alone."""
        row = self.chosen()
        item = self.state.actions.get(row)
        self._walks = False
        if letter == "/":
            self.dismiss("")
            self.run.set_line("/")
        elif item is not None and letter == "p":
            self._ask_owner(item)
        elif item is not None and letter == "d":
            self._ask_due(item)
        elif row == rows.LEADER and letter == "s":
            self._passed("")

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Enter on a row: end the meeting, or ask from here on."""
        if self.chosen() == rows.END:
            self.dismiss(END)
        else:
            self._walks = True
            self._ask_row()

    def action_pass_on(self, verb: str) -> None:
        """PageDown ends the meeting once the end is in sight; what is typed comes first."""
        if verb != "next-step" or not self._is_at_end():
            super().action_pass_on(verb)
        elif self._asked is not None and self._is_typed():
            self.tell("Something is still on the line: Enter keeps it.", problem=True)
        elif self.chosen() == rows.END and self._asked is None:
            self.dismiss(END)
        else:
            self._walks = False
            self.done_asking()
            self._bar_to(rows.END)
            self.tell("PageDown once more, or Enter, ends the meeting.")

    def action_leave(self) -> None:
        """Esc: no more questions; from the list, back to the wall."""
        self._walks = False
        super().action_leave()

    def action_swap(self) -> None:
        """Tab where it is asked who facilitates: the next person."""
        order = self._offer.order if self._offer else ()
        if self._asking != rows.LEADER or not order:
            return
        line = self.query_one("#words", Input)
        names = [one.name for one in order]
        at = names.index(line.value) if line.value in names else -1
        following = order[(at + 1) % len(order)]
        line.value = following.name
        line.cursor_position = len(following.name)
        self.tell(f"{following.name} {following.why}")

    # One question after the other

    def _is_typed(self) -> bool:
        return bool(self.query_one("#words", Input).value.strip()) and self._asking in (
            rows.CHECK,
            rows.WORTH,
        )

    def done_asking(self) -> None:
        """The next question, as long as one follows the other."""
        super().done_asking()
        self._asking = ""
        if self._walks:
            self.onward()
            self._ask_row()

    def _ask_row(self) -> None:
        """Ask what belongs to the highlighted row."""
        row = self.chosen()
        item = self.state.actions.get(row)
        if row == rows.END:
            self._walks = False
            return
        self._asking = row
        if item is not None and not item.owner_name:
            self._ask_owner(item)
        elif item is not None and not item.due:
            self._ask_due(item)
        elif item is not None or row in self.state.decisions:
            record = item or self.state.decisions[row]
            self._question("Is it so? Enter, or put it right", self._said(row), words(record))
        else:
            _ROWS[row](self)

    def _question(self, label: str, then: Callable[[str], bool], text: str = "") -> None:
        """As `ask`; a line that begins with a slash is a command here too."""

        def entered(words: str) -> bool:
            if not words.startswith("/"):
                return then(words)
            if self.attempt(lambda: self.driver.line(words)):
                self.query_one("#words", Input).value = text
            return False

        self.ask(label, entered, text)

    def _said(self, id_: str) -> Callable[[str], bool]:
        """The words of a record: as they are, or put right."""

        def entered(text: str) -> bool:
            record = self.state.actions.get(id_) or self.state.decisions[id_]
            same = text.strip() in ("", words(record))
            if same or self.attempt(lambda: self.driver.do(c.Fix(id_, text))):
                return self._done(id_)
            return False

        return entered

    def _done(self, row: str) -> bool:
        self.run.read_back.add(row)
        self.fill()
        return True

    def _ask_owner(self, item: Action) -> None:
        def entered(text: str) -> bool:
            if text.strip() and not self._fixed(item.id, "owner", text):
                return False
            if self._walks and not item.due:
                self._ask_due(item)
                return False
            return self._done(item.id)

        self._asking = item.id
        self._question("Whose is it? Enter passes", entered, item.owner_name)

    def _ask_due(self, item: Action) -> None:
        def entered(text: str) -> bool:
            if text.strip() and not self._fixed(item.id, "due", text):
                return False
            return self._done(item.id)

        self._asking = item.id
        self._question("By when? Enter passes", entered, day_typed(item.due))

    def _fixed(self, id_: str, part: str, text: str) -> bool:
        return self.attempt(lambda: self.driver.do(c.Fix(id_, text.strip(), part)))

    def _ask_words(self) -> None:
        def entered(text: str) -> bool:
            said = checked_out(text)
            if not isinstance(said, Do):
                return True
            command = said.command
            if self.attempt(lambda: self.driver.do(command)):
                self.query_one("#words", Input).value = ""
            return False

        self._question("A word each; + helped, - to change", entered)

    def _ask_worth(self) -> None:
        def entered(text: str) -> bool:
            counts = hands(text)
            if counts is None:
                if text.strip():
                    self.tell("A number from 1 to 5 for each hand: 4 5 5 3", problem=True)
                return not text.strip()
            return self.attempt(lambda: self.driver.do(c.ValueTime(counts)))

        self._question("1 to 5, a number for each hand", entered)

    def _ask_when(self) -> None:
        said, offered = self.state.next_meeting, self._offer
        day = said.day if said and said.day else offered.day if offered else None
        time = said.time if said and said.time else offered.time if offered else ""
        typed = f"{day_typed(day.isoformat())} {time_said(time)}" if day else time_said(time)

        def entered(text: str) -> bool:
            if not text.strip():
                return True
            meant = when_said(text, self.driver.today(), day_first=self.state.day_first)
            if meant.doubt:
                self.tell(meant.doubt, problem=True)
                return False
            return self._plan(c.PlanMeeting(day=meant.day, time=meant.time))

        self._question("When do we meet next?", entered, typed.strip())

    def _ask_protocol(self) -> None:
        said, offered = self.state.next_meeting, self._offer
        title = (said.title if said else "") or (offered.title if offered else "")

        def entered(text: str) -> bool:
            known = {plain(title): offered} if offered and title == offered.title else {}
            if not text.strip() or (said and said.protocol and plain(text) == plain(said.title)):
                return True
            if found := known.get(plain(text)):
                return self._plan(c.PlanMeeting(protocol=found.protocol, title=found.title))
            return self._put(MeetingSaid(protocol=text.strip()))

        self._question("With which protocol?", entered, title)

    def _ask_leader(self) -> None:
        said, offered = self.state.next_meeting, self._offer
        turn = offered.facilitator if offered else None
        name = (said.facilitator_name if said else "") or (turn.name if turn else "")

        def entered(text: str) -> bool:
            if plain(text) in _SKIP:
                self._passed(name)
                return False
            return not text.strip() or self._put(MeetingSaid(who=text.strip()))

        self._question("Who leads? Tab swaps, skip passes", entered, name)

    def _passed(self, name: str) -> None:
        """Somebody's turn goes by: the next person is asked."""
        library = self.run.place.library
        if not self.attempt(lambda: pass_turn(self.driver, library, name)):
            return
        self._offer = self._offered()
        self.fill()
        if self._asking == rows.LEADER:
            self._ask_leader()

    def _plan(self, command: c.PlanMeeting) -> bool:
        done = self.attempt(lambda: self.driver.do(command))
        self._offer = self._offered()
        self.fill()
        return done

    def _put(self, said: MeetingSaid) -> bool:
        done = self.attempt(lambda: put_next(self.driver, self.run.place.library, said))
        self._offer = self._offered()
        self.fill()
        return done


_ROWS: dict[str, Callable[[ClosingScreen], None]] = {
    rows.CHECK: ClosingScreen._ask_words,
    rows.WORTH: ClosingScreen._ask_worth,
    rows.WHEN: ClosingScreen._ask_when,
    rows.PROTOCOL: ClosingScreen._ask_protocol,
    rows.LEADER: ClosingScreen._ask_leader,
}
"""What is asked of each row that is no record."""
