"""The Run screen at speed: for somebody who wants to see a protocol run before a room does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver import Reply
from plc_runner.protocol.words import count_of
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.grammar import Ask
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.verbs import VERB, Verb
from plc_runner.session.words import minutes_text
from plc_runner.tui.cells import visible
from plc_runner.tui.rehearsal import Stage
from plc_runner.tui.screens.run import RunScreen
from plc_runner.tui.view import Key
from plc_runner.tui.widgets.rows import Rows

_LONGEST = 1.0
"""Seconds of the laptop that one tick may bring: what is longer was a lid that was closed."""
_AWAKE = 5.0
"""Seconds of the rehearsal between two ticks of the driver: it takes more than 10 for a sleep."""
_TICK, _IDLE_TICK = 0.1, 0.25


class RehearsalScreen(RunScreen):
    """Runs a session that is thrown away.

    Time passes only while a step runs and nobody types, reads a menu or is asked something: at
    sixty times the speed of a meeting there would be no meeting left after it. When the time of a
    turn or a step is up, the next begins by itself: a clock that is over by a minute with every
    second would show the author nothing. By hand it is as in a meeting, where nothing ever does.
    """

    def __init__(self, stage: Stage, real: Callable[[], datetime], *, by_itself: bool) -> None:
        """Take over a stage; it is closed when this screen is gone.

        Args:
            real: the laptop's clock, aware.
        """
        super().__init__(stage.driver, stage.place)
        self.by_itself = by_itself
        self.again = False
        """Whether it is to be rehearsed once more."""
        self._stage = stage
        self._real = real
        self._looked = real()
        self._flowed = False

    def on_mount(self) -> None:
        """Say what this is."""
        how = "It goes on by itself" if self.by_itself else "You go on by hand"
        self.say(f"A rehearsal: nothing is kept. Enter starts. {how}; Esc shows more.", "ask")

    def on_unmount(self) -> None:
        """Throw everything away."""
        self._stage.close()

    # Time

    @property
    def flows(self) -> bool:
        """Whether time passes now."""
        waits = self.question is not None or bool(self.wall.line.value.strip())
        seen = self.app.screen is self
        return self.state.phase is Phase.RUNNING and seen and not waits

    def tick(self, *_: object) -> None:
        """Let the time pass that has passed for the laptop, so many times over."""
        now = self._real()
        seconds = min(_LONGEST, max(0.0, (now - self._looked).total_seconds()))
        self._looked = now
        if self._flowed and self.flows:
            self.let_pass(seconds * self._stage.pace.speed)
        self._flowed = self.flows
        super().tick()

    def until_tick(self) -> float:
        """Ten times a second is smooth; where nothing moves, less will do."""
        if not self.flows:
            return _IDLE_TICK
        return max(_TICK, super().until_tick() / self._stage.pace.speed)

    def let_pass(self, seconds: float) -> None:
        """Let so much of the rehearsal's time pass."""
        while seconds > 0 and self.flows:
            piece = min(seconds, _AWAKE)
            clock = timing.clock(self.state, self.driver.now())
            is_up = self.by_itself and clock is not None and clock.left <= piece
            if is_up and clock is not None:
                piece = max(0.0, clock.left)
            self._stage.pace.move(piece)
            self.driver.tick()
            seconds -= piece
            if is_up:
                self._go_on()

    def _go_on(self) -> None:
        """The next turn, the next step, or the end."""
        step, state = self.state.step, self.state
        command: c.Command = c.Next(force=True)
        if step is not None and state.progress_of(step.key).turn + 1 < len(step.turns):
            command = c.NextTurn()
        elif step is state.steps[-1]:
            command = c.Close()
        if not super().attempt(lambda: self.driver.do(command), "next-step"):
            self.by_itself = False

    # What is shown and pressed

    def attempt(self, act: Callable[[], Reply | Ask], verb: str = "") -> bool:
        """As in a meeting; who goes back to where no time is left goes on by hand from there."""
        done = super().attempt(act, verb)
        clock = timing.clock(self.state, self.driver.now())
        if done and self.by_itself and clock is not None and clock.left <= 0:
            self._change_hands()
        return done

    def mark(self) -> str:
        """How fast it goes, or that it waits."""
        running = self.state.phase is Phase.RUNNING
        speed = "WAITS" if running and not self.flows else f"{self._stage.pace.speed}×"
        return f"REHEARSAL {speed}"

    def _true_now(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        menu = VERB["menu"]
        more = Key(menu.key_label, "speed, leave", 0)
        changed = (more if (key.key, key.label) == (menu.key_label, menu.footer) else key
                   for key in super()._true_now(keys))  # fmt: skip
        return tuple(changed)

    def verbs(self) -> tuple[Verb, ...]:
        """Those of a rehearsal first."""
        pace = self._stage.pace
        how = "By hand" if self.by_itself else "By itself"
        own = (
            ("quit", "Leave the rehearsal", "Ends it; nothing of it is kept.", "q"),
            ("slower", f"Slower: {pace.slower}×", "Half as fast.", "1"),
            ("faster", f"Faster: {pace.faster}×", "Twice as fast.", "2"),
            ("by-itself", how, "Whether the next step begins when the time is up.", "3"),
        )
        rows = (Verb(id_, "Rehearsal", title, help_, letter=key) for id_, title, help_, key in own)
        return (*rows, *(verb for verb in super().verbs() if verb.id != "quit"))

    def run_verb(self, verb_id: str) -> None:
        """Carry out a verb of a rehearsal, or of a meeting."""
        own: Mapping[str, Callable[[], None]] = {
            "quit": self.leave_instead,
            "slower": lambda: self._go(self._stage.pace.slower),
            "faster": lambda: self._go(self._stage.pace.faster),
            "by-itself": self._change_hands,
        }
        if verb_id in own:
            own[verb_id]()
            self.show()
        else:
            super().run_verb(verb_id)

    def _go(self, speed: int) -> None:
        self._stage.pace.speed = speed

    def _change_hands(self) -> None:
        self.by_itself = not self.by_itself
        self.say("It goes on by itself now." if self.by_itself else "You go on by hand now: PgDn.")

    # The end

    def over(self) -> None:
        """Say that nothing is left."""
        self.app.push_screen(RehearsalEndScreen(self.state), self._left)

    def _left(self, again: bool | None) -> None:
        self.again = bool(again)
        self.leave_instead()

    def leave_instead(self) -> None:
        """Leave the rehearsal where another screen would leave the program."""
        while self.app.screen is not self:
            self.app.pop_screen()
        self.dismiss()


class RehearsalEndScreen(Screen[bool]):
    """How it went, and that it is gone. True: once more."""

    CSS_PATH = "end.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("pagedown", "scroll(1)", "Down", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """The steps with their times, and the way back."""
        yield Static("The rehearsal is over", id="title")
        with VerticalScroll(can_focus=False):
            yield Static(Content("\n").join(self._told()), id="told")
        yield Static("Nothing of it is kept: no record, no files.", id="where", markup=False)
        yield Rows(Option("Back", id="back"), Option("Once more", id="again"))

    def on_mount(self) -> None:
        """Enter goes back."""
        self.query_one(OptionList).focus()

    def _told(self) -> list[Content]:
        state = self._state
        spent = {step.key: state.progress_of(step.key).spent for step in state.steps}
        people = count_of(len(state.present), "person")
        planned = minutes_text(sum(step.seconds for step in state.steps))
        rows = [
            Content.styled(f"{visible(state.title)}, {people}", "bold"),
            Content(f"{minutes_text(sum(spent.values()))} of {planned} planned"),
        ]
        times = [minutes_text(took) if took else "left out" for took in spent.values()]
        wide = max(map(len, times))
        for step, took in zip(state.steps, times, strict=True):
            rows.append(Content.assemble((f"{took:>{wide}}  ", "$wall-muted"), visible(step.title)))
        return rows

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id == "again")

    def action_scroll(self, by: int) -> None:
        """To the steps that do not fit."""
        steps = self.query_one(VerticalScroll)
        steps.scroll_relative(y=by * steps.size.height, animate=False)

    def action_back(self) -> None:
        """To where the rehearsal was asked for."""
        self.dismiss(False)
