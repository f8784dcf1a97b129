"""A session on the wall: shown once a second, and able to say and to ask something."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from plc_runner.driver import Driver
from plc_runner.driver.measuring import known_goals
from plc_runner.driver.standards import Standards
from plc_runner.errors import PlcError
from plc_runner.session.samples import is_surely_a_file
from plc_runner.session.shelves import parts, record_in
from plc_runner.session.shelves.entry import columns_for
from plc_runner.session.state import Entry, SessionState
from plc_runner.session.verbs import VERB, verbs_for
from plc_runner.tui.complete import Offer, goal_offers, offers
from plc_runner.tui.line_keeper import LineKeeper
from plc_runner.tui.place import Place
from plc_runner.tui.present import Ui, still, timed, until_change
from plc_runner.tui.question import Question
from plc_runner.tui.screens import on_standards, ready
from plc_runner.tui.view import Aside, Key, Notice, NoticeKind, WallView
from plc_runner.tui.while_typing import WhileTyping
from plc_runner.tui.widgets.wall import Wall

_SHOWN_FOR: dict[NoticeKind, float] = {"reply": 6, "ask": 90, "error": 30}
"""Seconds."""
_LOOK_AFTER = 0.15
"""Seconds after a key before what belongs to the line is looked for."""
_JUST_AFTER = 0.015
"""Seconds by which a tick comes after the clock's figure has changed."""


class WallScreen(Screen[None]):
    """Shows the session; what is done with it is for the Run screen."""

    def __init__(self, driver: Driver, place: Place) -> None:
        super().__init__()
        self.driver = driver
        self.place = place
        self.keeper = LineKeeper(driver)
        self.typing = WhileTyping(self.keeper)
        self.ui = Ui()
        self.question: Question | None = None
        self.standards: Standards | None = None
        """Those of the team, once a line asked for them."""
        self.wall = Wall(timed(self._still_view(), driver.state, driver.now()))
        self._shown: tuple[SessionState, Ui] | None = None
        self._still = WallView("")
        self._trouble = ""
        self._notice_timer: Timer | None = None
        self._tick_timer: Timer | None = None
        self._look_timer: Timer | None = None

    @property
    def state(self) -> SessionState:
        """The session now."""
        return self.driver.state

    def compose(self) -> ComposeResult:
        """The wall, and nothing else."""
        yield self.wall

    def show(self) -> None:
        """Bring the wall up to date: the time alone costs little."""
        wanted = self.typing.follow(self.wall.line.value, self.ui.slot)
        if wanted and self._look_timer is None:
            self._look_timer = self.set_timer(_LOOK_AFTER, self._look)
        ui = self._ui_now()
        if self._shown is None or self._shown[0] is not self.state or self._shown[1] != ui:
            self._shown = (self.state, ui)
            self._still = self._still_view(ui)
        view = timed(self._still, self.state, self.driver.now())
        self.wall.show(
            replace(
                view,
                keys=self._true_now(view.keys),
                choices=self._true_now(view.choices),
                rehearsal=self.mark(),
            )
        )
        if self.wall.prompt_cut != self.ui.can_flip:
            self.ui = replace(self.ui, can_flip=self.wall.prompt_cut)

    def _look(self) -> None:
        """Look for what belongs to the line."""
        self._look_timer = None
        self.typing.look(self.wall.line.value, self.ui.slot)
        self.show()

    def mark(self) -> str:
        """What says that this is no meeting; empty in a meeting."""
        return ""

    def _still_view(self, ui: Ui | None = None) -> WallView:
        return still(self.driver.state, self.driver.protocol, ui or self.ui)

    def _ui_now(self) -> Ui:
        panel = self.question.panel if self.question else ()
        panel = panel or self.typing.panel(self.wall.line.value, self.ui.slot)
        if not panel:
            panel = tuple(Aside(offer.word, offer.help) for offer in self.offers())
        panel = panel or on_standards.panel(self)
        panel = panel if self.question else (*ready.panel(self), *panel)
        keeper = self.keeper
        return replace(
            self.ui,
            unsaved=self.driver.unsaved,
            label=self._label(),
            panel=panel,
            hand=keeper.hand,
            joining=keeper.merging or "",
            typed=ready.numbers(self),
        )

    def _true_now(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        """The keys of what is in hand, with what Esc does, and with the way back from a blank
        wall."""
        menu = VERB["menu"].key_label
        if self.question is None and self.keeper.hand is not None and keys:
            keys = self._keys_in_hand()
        elif self.question is None and keys and self.keeper.prefilled(self.wall.line.value):
            offered = not self.wall.line.value.startswith("/")
            back = "takes it off" if offered else "takes the command back"
            keys = (
                *((Key("Enter", "keeps it", 0),) if offered else ()),
                *(replace(key, label=back, rank=0) if key.key == menu else key for key in keys),
            )
        elif self.question is None and self.typing.offers_earlier and keys:
            keys = (Key("Enter", "keeps it", 0), Key("Tab", "it replaces that one", 1, "replaces"))
        if self.ui.blank and keys:
            keys = (Key(VERB["blank"].key_label, "shows the wall", rank=-1), *keys)
        return keys

    def _keys_in_hand(self) -> tuple[Key, ...]:
        hand, keeper = self.keeper.hand, self.keeper
        menu = VERB["menu"].key_label
        if hand is not None and hand.asked:
            return (Key("Enter", "next", 0), Key(menu, "no more", 0))
        if keeper.merging:
            return (
                Key("Enter", "joins them", 0), Key("Up", "another", 1),
                Key(menu, "leaves it as it was", 0, "leave"),
            )  # fmt: skip
        item = record_in(self.state, hand) if hand else None
        several = item is not None and len(parts(self.state, item)) > 1
        tab = Key(
            "Tab",
            "its other parts" if several else "next column",
            1,
            "part" if several else "column",
        )
        of_lines = [
            Key(VERB[id_].key_label, VERB[id_].footer, rank)
            for rank, id_ in enumerate(("star", "merge"), 2)
        ]
        movable = isinstance(item, Entry) and len(columns_for(self.state, item)) > 1
        return (
            Key("Enter", "keep", 0),
            *((tab,) if several or movable else ()),
            *(of_lines if isinstance(item, Entry) else ()),
            Key(menu, "leaves it as it was", 0, "leave"),
        )

    def _label(self) -> str:
        """In front of the line, where it is not the name of the slot."""
        if label := self.keeper.label():
            return label
        line = self.wall.line.value
        if line.startswith("/") and not is_surely_a_file(line):
            return "Command"
        return self.keeper.elsewhere()

    def offers(self) -> list[Offer]:
        """What may follow on the line after a slash."""
        text = self.wall.line.value
        if not text.startswith("/"):
            return []
        word, space, _ = text.partition(" ")
        if space and [verb.id for verb in verbs_for(word)] == ["measure"]:
            with suppress(PlcError):  # cannot be read: the line goes on without
                return goal_offers(text, known_goals(self.driver))
        return offers(text, self.state, self.protocols())

    def protocols(self) -> list[tuple[str, str]]:
        """Ids and titles of the protocols that can be switched to."""
        if not self.wall.line.value.startswith("/s"):
            return []
        return [(one.id, one.title) for one in self.place.library.all() if one.reading.protocol]

    def clock_said(self) -> str:
        """What the clock of the step or the turn says now."""
        return timed(self._still, self.state, self.driver.now()).clock.text

    def tick(self, *_: Any) -> None:
        """Show the time; notice an absence, and what could not be stored."""
        reply = None
        try:
            reply = self.driver.tick()
        except PlcError as problem:
            self.driver.trouble = str(problem)
        self._tell_of_trouble()
        if reply is not None:
            self.after_act()
        self.show()
        self._tick_timer = self.set_timer(self.until_tick(), self.tick)

    def until_tick(self) -> float:
        """Seconds until the wall is to be looked at again."""
        return until_change(self.state, self.driver.now()) + _JUST_AFTER

    def _tell_of_trouble(self) -> None:
        trouble = self.driver.trouble if self.driver.unsaved else ""
        if trouble and trouble != self._trouble:
            self.say(
                f"{trouble} Go on: what is typed waits here and is kept when it can be.", "error"
            )
        elif self._trouble and not trouble:
            self.say("Everything is saved now.")
        self._trouble = trouble

    def after_act(self) -> None:
        """Something happened in the session."""
        raise NotImplementedError

    def say(self, text: str, kind: NoticeKind = "reply") -> None:
        """Tell the room something for a while."""
        self.ui = replace(self.ui, notice=Notice(text, kind) if text else None)
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(_SHOWN_FOR[kind], self.be_quiet)
        self.show()

    def be_quiet(self) -> None:
        """Take back what was said or asked."""
        self.question = None
        if self.ui.notice is not None:
            self.ui = replace(self.ui, notice=None)
        self.show()

    def ask(self, question: Question) -> None:
        """Ask the room something in one line."""
        self.question = question
        self.say(question.text, "ask")

    def answer(self, *, yes: bool) -> None:
        """The question was answered."""
        question = self.question
        if question is None:
            return
        self.be_quiet()
        if yes:
            question.yes()
        else:
            question.no()
