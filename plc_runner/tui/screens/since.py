"""Since last time: what earlier meetings left, gone through with one key for each thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from plc_runner.driver import Reply
from plc_runner.driver.measuring import measure_goal
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask
from plc_runner.session.line import Do, Line, Parsed
from plc_runner.session.meaning_past import given, moved, settled
from plc_runner.session.past import (
    HEADS,
    about,
    asked,
    in_order,
    is_looked_at,
    still_open,
    verdict_said,
)
from plc_runner.session.state import TakenUp
from plc_runner.tui.cells import visible
from plc_runner.tui.screens.panel import PanelScreen
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.words_of_count import count

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen

_KEYS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "action": (
        ("D", "done", "done"), ("O", "still open", "open"), ("B", "begun", "started"),
        ("X", "dropped", "dropped"), ("M", "moved", "moved"), ("P", "person", "owner"),
    ),
    "decision": (("K", "keep", "keep"), ("C", "change", "change"), ("S", "stop", "stop")),
    "goal": (
        ("V", "value now", "measure"), ("O", "goes on", "open"), ("R", "reached", "reached"),
        ("N", "not reached", "missed"), ("X", "let go", "dropped"),
    ),
    "question": (
        ("A", "answer", "answered"), ("O", "stays parked", "open"), ("X", "drop", "dropped"),
    ),
}  # fmt: skip
"""For each kind of thing: letter, what it says, verdict."""

_WORDS: dict[str, str] = {
    "moved": "Until when",
    "owner": "Who does it now",
    "change": "Why change it",
    "stop": "Why stop",
    "missed": "What did we learn",
    "keep": "Why keep it; “by 15 May” says when to look again",
    "answered": "The answer",
    "measure": "How does it stand today",
}
"""Verdicts that need words, and what the line asks for."""


class SinceScreen(PanelScreen):
    """Opens with the step; owners are shown only when somebody asks."""

    def __init__(self, run: RunScreen) -> None:
        super().__init__(run)
        self._owners = False

    def title_said(self) -> str:
        """How many promises are open: a number, and nobody's name."""
        items = in_order(self.state)
        open_ = still_open(self.state)
        left = sum(not is_looked_at(self.state, item) for item in items)
        if not left:
            return "Since last time: all looked at"
        return f"Since last time: {count(open_, 'promise')} still open"

    def options(self) -> list[Option]:
        """Under a head for each kind."""
        rows: list[Option] = []
        before = ""
        for item in in_order(self.state):
            if item.item.what != before:
                before = item.item.what
                rows.append(Option(Content.styled(HEADS[before], "$wall-sky"), disabled=True))
            rows.append(Option(self._row(item), id=item.id))
        return rows

    def _row(self, item: TakenUp) -> Content:
        today = self.driver.today()
        became = verdict_said(self.state, item, today)
        owner = f"{item.owner_name or 'nobody'}: " if self._owners and _is_action(item) else ""
        mark = "●" if is_looked_at(self.state, item) else "○"
        more = became or f"{asked(item)}  {about(item, today)}"
        return Content.assemble(
            f"{mark} ", (visible(f"{owner}{item.item.text}"), "bold"), f"\n  {visible(more)}"
        )

    def keys(self) -> list[Key]:
        """Of the highlighted row, then those for all rows."""
        item = self._item()
        own = [Key(key, does, f"letter('{key.lower()}')") for key, does, _ in self._own(item)]
        names = Key("W", "hide names" if self._owners else "who", "letter('w')")
        return [*own, names, Key("PgDn", "go on", "pass_on('next-step')"), Key("Esc", "type")]

    def _own(self, item: TakenUp | None) -> tuple[tuple[str, str, str], ...]:
        return _KEYS[item.item.what] if item else ()

    def _item(self) -> TakenUp | None:
        return self.state.taken_up.get(self.chosen())

    def press(self, letter: str) -> None:
        """Settle the highlighted thing, or show the names."""
        item = self._item()
        if letter == "w":
            self._owners = not self._owners
            self.fill()
            return
        verdict = next((v for key, _, v in self._own(item) if key.lower() == letter), "")
        if item is None or not verdict:
            return
        if verdict in _WORDS:
            self.ask(_WORDS[verdict], self._worded(item, verdict))
        else:
            self._settle(lambda line: settled(item, verdict, "", line))

    def _worded(self, item: TakenUp, verdict: str) -> Callable[[str], bool]:
        """What is done with the words that are typed."""

        def entered(text: str) -> bool:
            if verdict == "measure":
                return self._done(lambda: measure_goal(self.driver, item.id, text.strip()))
            if verdict == "answered" and not text.strip():
                self.tell("Type the answer; Esc leaves the question parked.", problem=True)
                return False
            if verdict == "moved":
                return self._settle(lambda line: moved(item, text.strip(), line))
            if verdict == "owner":
                return self._settle(lambda line: given(item, text.strip(), line))
            return self._settle(lambda line: settled(item, verdict, text, line))

        return entered

    def _settle(self, meaning: Callable[[Line], Parsed]) -> bool:
        """Carry out what was meant, or say what is missing."""
        line = Line(self.state, None, None, self.driver.today(), self.driver.members())
        parsed = meaning(line)
        if isinstance(parsed, Do):
            command: c.Command = parsed.command
            return self._done(lambda: self.driver.do(command))
        self.tell(getattr(parsed, "text", ""), problem=True)
        return False

    def _done(self, act: Callable[[], Reply | Ask]) -> bool:
        done = self.attempt(act)
        if done:
            self.onward()
        return done


def _is_action(item: TakenUp) -> bool:
    return item.item.what == "action"
