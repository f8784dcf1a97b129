"""The Run screen: what keys, clicks and the line do to the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.timer import Timer
from textual.widgets import Input

from plc_runner.driver import Reply
from plc_runner.errors import PlcError, Unfilled
from plc_runner.session import commands as c
from plc_runner.session.decide_moves import missing
from plc_runner.session.grammar import Ask
from plc_runner.session.shelves import Hand
from plc_runner.session.state import Phase
from plc_runner.session.verbs import VERB, Verb
from plc_runner.tui import commands
from plc_runner.tui.question import Question
from plc_runner.tui.screens import in_hand, on_standards, pasting, ready, run_verbs
from plc_runner.tui.screens.wall_screen import WallScreen
from plc_runner.tui.widgets.board import Board
from plc_runner.tui.widgets.capture_line import CaptureLine
from plc_runner.tui.widgets.keys_row import KeysRow

_STORE_AFTER = 0.3
"""Seconds after which a line that has changed is stored."""
_SEEN = frozenset({
    "start", "next-step", "previous-step", "go-to-step", "skip-step", "next-turn",
    "previous-turn", "pause", "resume", "slot", "previous-slot",
})  # fmt: skip
"""Verbs whose outcome the wall shows anyway: nothing is said about them."""


class RunScreen(WallScreen):
    """Runs one session until it is closed, adjourned or left."""

    CSS_PATH = "run.tcss"
    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings()]

    _store_timer: Timer | None = None
    _asked_next: Hand | None = None
    """What the line asks for after what was just entered."""
    _step_seen = ""
    """Key of the step that had the floor after the act before."""
    closing_seen = False
    """Whether the meeting was about to be closed once."""
    refused_late = 0
    """Minutes of lateness at which shortening was refused."""

    def on_mount(self) -> None:
        """Bring back the half-typed line, and let the clock be seen."""
        self.read_back: set[str] = set()  # ids of what was gone through in the closing
        self.wall.line.entered = self.enter
        self.wall.line.as_typed = partial(pasting.as_typed, self)
        self.wall.line.value = self.keeper.restore()
        slot, step = self.keeper.place
        if self.state.step is not None and step == self.state.step.key:
            self.ui = replace(self.ui, slot=slot)
        self.wall.line.cursor_position = len(self.wall.line.value)
        self.after_act()
        self.tick()

    # What is pressed and clicked

    def action_verb(self, verb_id: str) -> None:
        """A key."""
        self.run_verb(verb_id)

    def run_verb(self, verb_id: str) -> None:
        """Carry out a verb that was chosen by key, menu, palette or click."""
        verb = VERB[verb_id]
        if self.question is not None and self.question.verb == verb_id:
            self.answer(yes=True)
        elif not run_verbs.on_screen(self, Ask(verb_id)):
            if verb.needs_argument:
                ready.verb_on_line(self, verb)
            else:
                self.attempt(lambda: self.driver.press(verb_id, slot=self.ui.slot), verb_id)

    def verbs(self) -> tuple[Verb, ...]:
        """What can be asked for now."""
        return commands.possible(self.state)

    def verbs_for_palette(self) -> Iterator[SystemCommand]:
        """What the palette finds."""
        for verb in self.verbs():
            key = f"  {verb.key_label}" if verb.key_label else ""
            yield SystemCommand(verb.title + key, verb.help, partial(self.run_verb, verb.id))

    @on(KeysRow.KeyChosen)
    def _key_chosen(self, event: KeysRow.KeyChosen) -> None:
        first, *more = event.key.split()
        if more and more[0] != first:
            chosen = next(v for v in commands.menu(self.verbs()) if v.letter == more[0].lower())
            self.run_verb(chosen.id)
            return
        for _ in (first, *more):
            if verb := commands.verb_of_key(first):
                self.run_verb(verb.id)

    @on(Board.SlotChosen)
    def _slot_chosen(self, event: Board.SlotChosen) -> None:
        if event.slot in {slot.id for slot in self.state.slots}:
            self.choose_slot(event.slot)

    def choose_slot(self, slot: str) -> None:
        """Let lines go there, the one on the line too."""
        ready.withdraw(self)
        self.ui = replace(self.ui, slot=slot)
        self.keeper.move_here(slot)
        ready.offer(self)
        self.show()

    # What is typed

    @on(Input.Changed)
    def _typed(self) -> None:
        # What stands there now: by the time that this is called, more may have been typed.
        text = self.wall.line.value
        self.keeper.changed(text, self.ui.slot)
        if self._store_timer is None:  # not put off by the next key: who types on is kept too
            self._store_timer = self.set_timer(_STORE_AFTER, self.store_line)
        if text and self.ui.notice is not None and self.question is None:
            self.be_quiet()
        self.show()

    def enter(self, text: str) -> None:
        """Carry out the line."""
        empty = not text.strip()
        if self.question is not None and (empty or self.question.over_text):
            self.answer(yes=True)
        elif empty and self.state.phase is Phase.READY:
            self.run_verb("start")
        elif run_verbs.closes_first(self, text):
            self.set_line("")
            self.run_verb("close")
        elif empty and self.keeper.hand is not None and self.keeper.hand.asked:
            self.set_line(self.keeper.pass_over())
        elif empty and self.keeper.hand is not None and not self.keeper.merging:
            in_hand.remove(self)
        elif not empty or self.keeper.merging:
            verb = "" if text.startswith("/") else "slot"
            self._asked_next = None
            replaces = self.typing.replaces
            if self.attempt(lambda: self.keeper.enter(text, self.ui.slot, replaces), verb):
                self.set_line(self.keeper.entered(self._asked_next))
                self.store_line()

    @on(CaptureLine.LinesPasted)
    def _pasted(self, event: CaptureLine.LinesPasted) -> None:
        pasting.pasted(self, event)

    @on(CaptureLine.Recall)
    def _recall(self, event: CaptureLine.Recall) -> None:
        text = self.keeper.recall(event.step, self.wall.line.value)
        if text is not None:
            self.set_line(text)

    def ask_for_more(self) -> None:
        """Let the line ask for what follows what was just kept, if nobody types meanwhile."""
        if not self.wall.line.value.strip() and self.keeper.hand is None:
            self.set_line(self.keeper.entered(self._asked_next))

    def set_line(self, text: str) -> None:
        """Put a text on the line."""
        self.wall.line.value = text
        self.wall.line.cursor_position = len(text)
        self.wall.line.focus()
        self.show()

    def store_line(self) -> None:
        """Keep the half-typed line."""
        if self._store_timer is not None:
            self._store_timer.stop()
            self._store_timer = None
        self.keeper.store(self.wall.line.value)

    # What comes of it

    def attempt(self, act: Callable[[], Reply | Ask], verb: str = "") -> bool:
        """Try something; say in words what came of it.

        Args:
            verb: what is tried, where it is known; the wall's own picture may say enough.

        Returns:
            whether it was done; if not, the line stays as it is.
        """
        try:
            answer = act()
            if isinstance(answer, Ask):
                if not run_verbs.on_screen(self, answer):
                    return self._answered(run_verbs.asked(self, answer))
            else:
                self.told(answer, verb)
        except Unfilled:
            labels = ", ".join(missing(self.state))
            asked = f"Still wanted here: {labels}. Type it, or Enter goes on without it."
            self.ask(Question(asked, self._next_anyway, "next-step"))
            return False
        except PlcError as problem:
            self.say(str(problem), "error")
            return False
        return True

    def _answered(self, told: Reply | str | None) -> bool:
        """Say what came of something that is not the session's; None: a dialog asks on."""
        if isinstance(told, Reply):
            self.told(told, "slot")
        elif told is not None:
            self.say(told)
        return told is not None

    def _next_anyway(self) -> None:
        self.attempt(lambda: self.driver.do(c.Next(force=True)), "next-step")

    def told(self, reply: Reply, verb: str) -> None:
        """Something was done: say what came of it, where the wall does not show it."""
        self.be_quiet()
        self._asked_next = reply.hand
        if reply.slot is not None:
            self.ui = replace(self.ui, slot=reply.slot)
        if verb == "undo":
            in_hand.after_undo(self)
        if reply.saved and reply.warning:
            self.say(reply.warning)
        elif reply.saved and verb not in _SEEN:
            self.say(reply.text)
        self.after_act()

    def after_act(self) -> None:
        """Look where the session is now: another slot, another screen, a word about lateness."""
        key = self.state.step.key if self.state.step else ""
        moved = key != self._step_seen
        if moved:
            self._step_seen = key
            ready.withdraw(self)
            if self.keeper.hand is not None and not self.wall.line.value.strip():
                self.set_line(self.keeper.let_go())
        if self.ui.slot not in {slot.id for slot in self.state.slots}:
            self.ui = replace(self.ui, slot=None)
        if moved:
            ready.offer(self)
            self.call_after_refresh(on_standards.prepare, self)
            self.call_after_refresh(run_verbs.enter_own_step, self)
        self._tell_of_trouble()
        self.show()
        run_verbs.follow(self)

    def over(self) -> None:
        """The meeting is closed or adjourned: show what came of it."""
        from plc_runner.tui.screens.end import EndScreen  # noqa: PLC0415 - once in a meeting

        self.app.switch_screen(EndScreen(self.driver, self.place))
