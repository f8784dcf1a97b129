"""The meeting in plain mode: lines in, lines out, and the clock in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from plc_runner.cli.plain import announce
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.cli.plain.time_left import TimeTeller
from plc_runner.driver import Driver, KeptLine, Reply
from plc_runner.driver.earlier import told_after
from plc_runner.driver.telling.where import slot_label
from plc_runner.errors import IllegalMove, NotFound, Refused, Unfilled
from plc_runner.events.entry import NOTE, PARKING
from plc_runner.session.grammar import Ask, short_id
from plc_runner.session.groups import Groups
from plc_runner.session.kinds import line_label
from plc_runner.session.samples import is_surely_a_file
from plc_runner.session.shelves import Hand, part_of
from plc_runner.session.state import Phase, SessionState

_SPECIAL = (PARKING, NOTE)
_TICK = timedelta(seconds=1)
_KEEP_TYPED = timedelta(seconds=0.3)


class Meeting:
    """Runs one session until it is closed, adjourned or left."""

    def __init__(
        self, driver: Driver, terminal: Terminal, asked: Callable[[Meeting, Ask], Reply | None]
    ) -> None:
        """Hold a session.

        Args:
            asked: answers what the session itself cannot: help, status ...
        """
        self.driver = driver
        self.terminal = terminal
        self.slot: str | None = None
        """Where lines go; None for the first slot of the step."""
        self.hand: Hand | None = None
        """The part of a record that the line asks for."""
        self.leaving = False
        """Whether somebody asked to leave the program."""
        self._asked = asked
        self._time = TimeTeller()
        self._place = self._place_now()
        self._waiting: list[Reply] = []
        """Answers to acts that are not stored yet, in order."""
        self._begun: KeptLine | None = None
        """What stands in the line from before: half typed when the program ended, or refused."""
        self._stored = ""
        """What is stored of the line now."""
        self._ticked = self._looked = driver.now()

    @property
    def state(self) -> SessionState:
        """The session now."""
        return self.driver.state

    def run(self) -> None:
        """Hold the meeting.

        Raises:
            EOFError: the input has ended.
            KeyboardInterrupt: somebody pressed Ctrl+C; what was half typed is kept.
        """
        self._greet()
        try:
            self._hold()
        except KeyboardInterrupt:
            self._keep_half_typed()
            raise

    def _hold(self) -> None:
        while not self.leaving and self.state.phase not in (Phase.CLOSED, Phase.ADJOURNED):
            begun = self._begun.text if self._begun else ""
            line = self.terminal.ask(f"{self.where()}>", begun, self._idle)
            self.terminal.say(*self._tick())
            self._take(line)

    def where(self) -> str:
        """What the place is called to which lines go now; empty before the start."""
        step = self.state.step
        if step is None:
            return ""
        if self.hand and (part := part_of(self.state, self.hand)):
            return part.label
        if self.slot in _SPECIAL:
            return slot_label(self.state, step.key, self.slot)
        return line_label(self.state, step, self.slot)

    def _greet(self) -> None:
        now = self.driver.now()
        self.driver.tick()
        self.terminal.say(*announce.opening_lines(self.state, self.driver.protocol, now))
        self.terminal.say(*announce.step_lines(self.state, now))
        self.terminal.say(announce.standstill(self.state))
        kept = self.driver.kept_line()
        if kept is None:
            return
        self.terminal.say(f"You were typing: {kept.text}")
        if self.terminal.live:
            self._begun, self._stored = kept, kept.text
        else:
            self.terminal.say("It is not kept yet. Hand it in again to keep it.")

    def _take(self, line: str) -> None:
        """Carry out a line, in the place where it was begun."""
        if self.hand and not line.strip():
            self.hand = self.driver.after(self.hand)
            self.terminal.say(self._asks())
            return
        try:
            answer = self._carry_out(line)
            reply = self._asked(self, answer) if isinstance(answer, Ask) else answer
        except Unfilled as refusal:
            self.terminal.say(str(refusal))
            self._leave_in_line("")
        except (IllegalMove, NotFound, Refused) as refusal:
            self.terminal.say(str(refusal))
            # Words that somebody said stay in the line; a command is typed again quickly.
            self._leave_in_line("" if line.lstrip().startswith("/") else line)
        else:
            self._leave_in_line("")
            self._answer(reply)
        self._say_what_began()

    def _carry_out(self, line: str) -> Reply | Ask:
        if self.hand and not line.lstrip().startswith("/") and not is_surely_a_file(line):
            return self.driver.fix(self.hand, line)
        place = self._begun or self._here()
        return self.driver.line(line, slot=place.slot, step=place.step)

    def _asks(self) -> str:
        """What is asked for now; an empty line passes it over."""
        part = part_of(self.state, self.hand) if self.hand else None
        return f"{part.label}? An empty line passes it over." if part else ""

    def _here(self) -> KeptLine:
        """An empty line of this step and this slot."""
        return KeptLine("", self.state.step.key if self.state.step else None, self.slot)

    def _leave_in_line(self, text: str) -> None:
        if self.terminal.live:
            here = replace(self._here(), text=text.strip())
            self._begun = here if here.text else None
            self._store(here)

    def _answer(self, reply: Reply | None) -> None:
        if reply is None:
            return
        self.hand = reply.hand
        self.slot = reply.slot or self.slot
        if reply.saved:
            told = told_after(self.driver, reply)
            self.terminal.say(self._acknowledged(reply), reply.warning, *told, self._asks())
            return
        self._waiting.append(reply)
        self.terminal.say(f"NOT SAVED: {len(self.driver.unsaved)}. {self.driver.trouble}")

    def _acknowledged(self, reply: Reply) -> str:
        return " ".join([*(short_id(self.state, id_) for id_ in reply.ids[:1]), reply.text])

    def _say_what_began(self) -> None:
        """Announce the step or the turn that has just begun."""
        before, self._place = self._place, self._place_now()
        step, holder, groups = self._place
        if step != before[0]:
            self.slot = self.hand = None
            self.terminal.say(*announce.step_lines(self.state, self.driver.now()))
            if self.state.step is not None and self.state.step.own == "closing":
                self._asked(self, Ask("closing"))
            return
        if groups != before[2]:
            self.terminal.say(*announce.group_lines(self.state))
        if holder not in ("", before[1]):
            self.terminal.say(f"{announce.turn_line(self.state)}.")

    def _place_now(self) -> tuple[str, str, Groups]:
        """The step that has the floor, the person whose turn it is, and who is with whom."""
        step = self.state.step
        if step is None:
            return "", "", ()
        return step.key, self.state.holder or "", self.state.groups.get(step.key, ())

    def _idle(self) -> list[str]:
        """While a line is awaited: keep what is half typed, and watch the clock."""
        now = self.driver.now()
        if now - self._looked >= _KEEP_TYPED:
            self._looked = now
            self._keep_half_typed()
        return self._tick()

    def _keep_half_typed(self) -> None:
        typed = self.terminal.typed
        if typed is None:
            return
        if not typed:
            self._begun = None  # what is typed next belongs to where the meeting is then
        self._store(replace(self._begun or self._here(), text=typed))

    def _store(self, line: KeptLine) -> None:
        """Keep what stands in the line, or forget what stood there."""
        if line.text != self._stored:
            self._stored = line.text
            self.driver.keep_line(line if line.text else None)

    def _tick(self) -> list[str]:
        """Once a second: what there is to say about time, and about what has been saved."""
        now = self.driver.now()
        if now - self._ticked < _TICK:
            return []
        self._ticked = now
        told = []
        if reply := self.driver.tick():
            told += [reply.text, announce.standstill(self.state)]
        if self.terminal.live:
            told.append(self._time.due(self.state, now))
        stored = len(self._waiting) - len(self.driver.unsaved)
        told += [f"Saved now: {self._acknowledged(reply)}" for reply in self._waiting[:stored]]
        self._waiting = self._waiting[max(0, stored) :]
        return told
