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
    wants_owner,
)
from plc_runner.session.state import TakenUp
from plc_runner.tui.screens.panel import PanelScreen
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.widgets.rows import hanging

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
    "owner": "Who does it now; nothing for nobody",
    "change": "Why change it",
    "stop": "Why stop",
    "missed": "What did we learn",
    "keep": "Why keep it; “by 15 May” says when to look again",
    "answered": "The answer",
    "measure": "How does it stand today",
    "objection": "The answer to the newest disagreement",
}
"""Verdicts that need words, and what the line asks for."""

_NEEDED: dict[str, str] = {
    "answered": "Type the answer; Esc leaves the question parked.",
    "objection": "Type the answer; Esc leaves it open.",
    "measure": "Type how it stands, such as 14 of 27; Esc leaves it.",
    "moved": "Type the day, such as Friday; Esc leaves it.",
}
"""What is said where such words are missing."""


class SinceScreen(PanelScreen):
    """Opens with the step; owners are shown only when somebody asks."""

    way_back = "Esc, then 7,"

    def __init__(self, run: RunScreen, *, names: bool = False) -> None:
        super().__init__(run)
        self._owners = names

    def title_said(self) -> str:
        """As the step."""
        return "Since last time"

    def under_title(self) -> str:
        """How many promises are open: a number, and nobody's name."""
        if all(is_looked_at(self.state, item) for item in in_order(self.state)):
            return "All looked at"
        return f"{still_open(self.state)} still open"

    def options(self) -> list[Option]:
        """Under a head for each kind."""
        rows: list[Option] = []
        before = ""
        for item in in_order(self.state):
            if item.item.what != before:
                before = item.item.what
                rows.append(Option(Content.styled(HEADS[before], "$wall-sky"), disabled=True))
            rows.append(Option(self._row(item), id=item.id))
            if item.item.more:
                more = f"  and {item.item.more} more, for another time"
                rows.append(Option(Content.styled(more, "$wall-muted"), disabled=True))
        return rows

    def _row(self, item: TakenUp) -> Content:
        today = self.driver.today()
        became = verdict_said(self.state, item, today)
        owner = f"{item.owner_name or 'nobody'}: " if self._owners and _is_action(item) else ""
        mark = "●" if is_looked_at(self.state, item) else "○"
        more = became or f"{asked(item)}  {about(item, today)}"
        return hanging(mark, f"{owner}{item.item.text}", more, self.room)

    def keys(self) -> list[Key]:
        """Of the highlighted row, then those for all rows."""
        item = self._item()
        own = [Key(key, does, f"letter('{key.lower()}')") for key, does, _ in _own(item)]
        names = Key("W", "hide names" if self._owners else "who", "letter('w')")
        return [*own, names, Key("PgDn", "go on", "pass_on('next-step')"), Key("Esc", "type")]

    def _item(self) -> TakenUp | None:
        return self.state.taken_up.get(self.chosen())

    def press(self, letter: str) -> None:
        """Settle the highlighted thing, or show the names."""
        item = self._item()
        if letter == "w":
            self._owners = not self._owners
            self.fill()
            return
        verdict = next((v for key, _, v in _own(item) if key.lower() == letter), "")
        if item is not None and item.item.what == "goal" and letter.isdigit():
            self.ask(_WORDS["measure"], self._worded(item, "measure"), letter, begun=True)
            return
        if item is None or not verdict:
            return
        if verdict in _WORDS:
            self.ask(_WORDS[verdict], self._worded(item, verdict))
        else:
            self._settle(lambda line: settled(item, verdict, "", line))

    def enter(self) -> None:
        """Ask for words where the first key does; a promise is never settled by Enter alone."""
        item = self._item()
        if item is not None and item.item.what != "action":
            self.press(_own(item)[0][0].lower())
        elif item is not None:
            self.tell("One key says what became of it: D done, O still open ...")

    def action_undo(self) -> None:
        """Take back the last thing, and show which it was."""
        before = self.state.taken_up
        super().action_undo()
        now = self.state.taken_up
        self.go_to(next((id_ for id_, item in now.items() if item != before.get(id_)), ""))

    def _worded(self, item: TakenUp, verdict: str) -> Callable[[str], bool]:
        """What is done with the words that are typed."""

        def entered(text: str) -> bool:
            text = text.strip()
            if verdict in _NEEDED and not text:
                self.tell(_NEEDED[verdict], problem=True)
                return False
            if verdict == "measure":
                return self._done(lambda: measure_goal(self.driver, item.id, text))
            if verdict == "objection":
                return self._done(lambda: self.driver.do(c.AnswerObjection(item.id, text)))
            meaning = {"moved": moved, "owner": given}.get(verdict)
            if meaning is not None:
                return self._settle(lambda line: meaning(item, text, line))
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
        done = self.attempt(act, shown=True)
        if done:
            self.onward()
        return done


def _own(item: TakenUp | None) -> tuple[tuple[str, str, str], ...]:
    """The keys of a thing; where nobody has a promise any more, first that of the person."""
    if item is None:
        return ()
    keys = _KEYS[item.item.what]
    if wants_owner(item):
        return (keys[-1], *keys[:-1])
    if any(not one.answer for one in item.objections):
        return (*keys, ("A", "answer", "objection"))
    return keys


def _is_action(item: TakenUp) -> bool:
    return item.item.what == "action"
