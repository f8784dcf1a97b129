"""Why do we do this: what was decided on a subject, over the wall, with the clock running."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from plc_runner.driver import Driver, Reply
from plc_runner.driver import looking_back as back
from plc_runner.journal.thread import KeptDecision, ending
from plc_runner.memory.why import Found, why
from plc_runner.protocol.words import count_of
from plc_runner.publish.why import blocks, chain
from plc_runner.session.meaning_past import is_code
from plc_runner.tui.cells import visible
from plc_runner.tui.screens.panel import PanelScreen
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.widgets.rows import Rows, hanging

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen

_OURS = (
    Key("K", "stands", "letter('k')"),
    Key("V", "look again on", "letter('v')"),
    Key("P", "replace", "letter('p')"),
    Key("S", "stop", "letter('s')"),
    Key("O", "objection", "letter('o')"),
    Key("A", "answer it", "letter('a')"),
)
_THEIRS = (Key("D", "decide so too", "letter('d')"),)
_WORDS: Mapping[str, tuple[str, str]] = {
    "k": ("Why it stands", "“by 15 May” at the end says when to look again. Enter alone will do."),
    "v": ("Look again when", "A day, such as 15 May or next week."),
    "p": ("What instead", "What because why. The earlier one stays to be found."),
    "s": ("Why stop", "The reason is what the next person looks for."),
    "o": ("What speaks against it", "A name may stand before: “Ana: it takes too long”."),
    "d": ("What we decide", "What because why."),
}
"""What the line asks for, and how it is said."""
_ACTS: Mapping[str, Callable[[Driver, KeptDecision, str], Reply]] = {
    "k": lambda driver, decision, text: back.settle(driver, decision, "keep", text),
    "v": back.look_again,
    "p": back.instead,
    "s": lambda driver, decision, text: back.settle(driver, decision, "stop", text),
    "o": back.object_to,
    "a": back.answer,
    "d": lambda driver, _, text: back.decide_too(driver, text),
}
"""What is done with them."""


class WhyScreen(PanelScreen):
    """Decisions with most of the words, the team's own first; Enter tells one's whole story."""

    CSS = """
    WhyScreen Rows {
        scrollbar-gutter: stable;
    }
    """

    def __init__(self, run: RunScreen, words: str = "") -> None:
        super().__init__(run)
        self._words = words.strip()
        self._found = back.Decided((), ())
        self._opened = ""
        if is_code(self._words):
            (self._opened,) = [one.id for one in ending(run.driver.journal, self._words)] or ("",)
        self._look()

    def _look(self) -> None:
        words = "" if self._opened else self._words
        self._found = back.decided_about(self.driver, words)

    def title_said(self) -> str:
        """The question, with its words."""
        return f"Why? {self._words}" if self._words else "Why do we do this?"

    def under_title(self) -> str:
        """How much there is."""
        if self._opened:
            return "its story"
        ours = len(self._found.ours)
        if not ours and self._words:
            return "The team decided nothing about it"
        return count_of(ours, "decision")

    def fill(self, *, keep: bool = True) -> None:
        """As every panel; the bar stays on its decision, wherever that stands now."""
        before = self.chosen() if keep else ""
        super().fill(keep=keep)
        rows = self.query_one(Rows)
        if before and before in (found := [option.id for option in rows.options]):
            rows.highlighted = found.index(before)

    def options(self) -> list[Option]:
        """The team's decisions and those of others; or all that stands behind one."""
        self._look()
        if self._opened:
            return self._story()
        room = self.room
        rows = [Option(self._row(it, room), id=it.decision.id) for it in self._found.ours]
        if not rows:
            rows.append(Option(Content.styled("/ asks for other words.", "italic"), disabled=True))
        if self._found.elsewhere:
            rows.append(Option(Content.styled("Other teams", "$wall-sky"), disabled=True))
        rows += [Option(self._row(it, room), id=it.decision.id) for it in self._found.elsewhere]
        return rows

    def _row(self, it: Found, room: int) -> Content:
        open_ = f" · {count_of(it.objections, 'open objection')}" if it.objections else ""
        team = it.meeting.team_name if it.meeting and it not in self._found.ours else ""
        said = " · ".join(part for part in (team, back.told(self.driver, it) + open_) if part)
        mark = "●" if it.stands == "stands" else "■"
        return hanging(mark, visible(it.decision.statement), visible(said), room)

    def _story(self) -> list[Option]:
        journal, state = self.driver.journal, self.state
        told = chain(why(journal, self._opened, state.utc_offset), {})
        rows = []
        for node, text in blocks(told, self.room):
            said = Content(visible("\n".join(text)))
            label = len(text[0]) - len(text[0].lstrip()) + len(node.label)
            rows.append(Option(said.stylize("bold", 0, label + 1) if node.label else said))
        return rows

    def _chosen(self) -> Found | None:
        wanted = self._opened or self.chosen()
        every = (*self._found.ours, *self._found.elsewhere)
        return next((it for it in every if it.decision.id == wanted), None)

    def _is_ours(self, it: Found) -> bool:
        return it in self._found.ours

    def keys(self) -> list[Key]:
        """Of the highlighted row, then those for the list."""
        it = self._chosen()
        own: list[Key] = [] if it is None else list(_OURS if self._is_ours(it) else _THEIRS)
        more = Key("Enter", "back" if self._opened else "whole story", "enter")
        return [*own, *([more] if it else []), Key("/", "other words", "letter('/')"),
                Key("Esc", "back" if self._opened else "type", "leave")]  # fmt: skip

    def press(self, letter: str) -> None:
        """Say something of the highlighted decision, or look for other words."""
        if letter == "/":
            self.ask("About", self._other_words, self._words)
            return
        it = self._chosen()
        keys = () if it is None else _OURS if self._is_ours(it) else _THEIRS
        if it is None or letter not in [key.label.lower() for key in keys]:
            return
        if letter == "a":
            self._answer(it)
            return
        begun = ""
        if letter == "d":
            because = f" because {it.decision.because}" if it.decision.because else ""
            begun = f"{it.decision.statement}{because}"
        label, hint = _WORDS[letter]
        self.ask(label, self._worded(it, letter), begun, begun=True)
        self.tell(hint)

    def _answer(self, it: Found) -> None:
        """Ask for the answer, under the words that it answers."""
        objection = back.open_objection(self.driver, it.decision)
        if not objection:
            self.tell("Nobody disagrees with it, or all is answered.", problem=True)
            return
        self.ask("The answer", self._worded(it, "a"))
        self.tell(f"Objection: {objection}")

    def _worded(self, it: Found, letter: str) -> Callable[[str], bool]:
        """What is done with the words that are typed."""
        act = _ACTS[letter]
        return lambda text: self.attempt(lambda: act(self.driver, it.decision, text))

    def _other_words(self, text: str) -> bool:
        self._words, self._opened = text.strip(), ""
        self.tell("")
        self.fill(keep=False)
        return True

    def enter(self) -> None:
        """The whole story of one, and back."""
        it = self._chosen()
        if it is not None:
            self._opened = "" if self._opened else it.decision.id
            self.fill(keep=False)

    def action_enter(self) -> None:
        """A click on Enter."""
        self.enter()

    def action_leave(self) -> None:
        """Leave the words, the story, or the panel."""
        if self._asked is not None:
            self.tell("")
        elif self._opened:
            self.enter()
            return
        super().action_leave()
