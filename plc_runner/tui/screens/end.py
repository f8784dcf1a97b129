"""The end of a meeting: what was decided is read back, and where it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver import Driver
from plc_runner.driver.copying import standing
from plc_runner.driver.records import edited_said
from plc_runner.errors import PlcError
from plc_runner.publish.email import to_plain_text
from plc_runner.publish.files import RecordFiles
from plc_runner.session import commands as c
from plc_runner.session.next_meeting import meeting_text
from plc_runner.session.state import Action, Phase
from plc_runner.session.words import due_text, owner_text
from plc_runner.tui.cells import visible
from plc_runner.tui.copying import make_copy
from plc_runner.tui.place import Place
from plc_runner.tui.present_columns import record_text
from plc_runner.tui.widgets.rows import Rows
from plc_runner.tui.words_of_count import count

_ASK_FOR_COPY = Option("Where will the team find this?", id="keep")


class EndScreen(Screen[None]):
    """Closed or adjourned."""

    CSS_PATH = "end.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.go_home", "Back to the start", show=False),
    ]

    def __init__(self, driver: Driver, place: Place) -> None:
        super().__init__()
        self.driver = driver
        self.place = place
        self._files: RecordFiles | None = None

    def compose(self) -> ComposeResult:
        """What was kept, where it is, what to do now."""
        closed = self.driver.state.phase is Phase.CLOSED
        yield Static("The meeting is over" if closed else "Stopped for today", id="title")
        with VerticalScroll(can_focus=False):
            yield Static(Content("\n").join(list(self._told())), id="told")
        yield Static(id="where", markup=False)
        yield Static(id="copy", markup=False)
        yield Rows(
            Option("Back to the start", id="home"),
            Option("Copy the text for an e-mail", id="copy"),
            Option("Read the record", id="read"),
            Option("Go on with this meeting", id="reopen"),
            *([_ASK_FOR_COPY] if self._may_ask_for_copy() else []),
            markup=False,
        )

    def _may_ask_for_copy(self) -> bool:
        """Nobody has said yet where the copy lies; what is made up needs none."""
        return not self.place.made_up and not standing(self.place.journal).asked

    def on_mount(self) -> None:
        """Write the record."""
        self.query_one(OptionList).focus()
        self._write()
        self.set_interval(1, self._tick)

    def _told(self) -> Iterator[Content]:
        state = self.driver.state
        decisions = [item for item in state.decisions.values() if not item.removed]
        actions = [item for item in state.actions.values() if not item.removed]
        goals = [item for item in state.goals.values() if not item.removed]
        meeting = state.next_meeting
        if meeting and (told := meeting_text(meeting, state.day_of(self.place.now()))):
            yield Content.styled("Next meeting", "bold $wall-sky")
            yield Content.styled(visible(told), "bold")
        shelves = (("decision", decisions), ("action", actions), ("goal", goals))
        for noun, items in shelves:
            if items or noun != "goal":
                yield Content.styled(count(len(items), noun).capitalize(), "bold $wall-sky")
            for item in items:
                tail = _open_ends(item)
                yield Content.assemble(
                    "• ", (visible(record_text(item)), "bold"), (tail, "$wall-muted")
                )
        if state.phase is Phase.ADJOURNED:
            ahead = [step.title for step in state.steps[(state.position or 0) :]]
            yield Content.styled("For next time", "bold $wall-sky")
            yield from (Content(f"• {visible(title)}") for title in ahead)

    def _write(self) -> None:
        try:
            written = self.place.write_record(self.driver.state)
        except PlcError as problem:
            self._say(str(problem), problem=True)
            return
        finally:
            self._copy_for_team()
        self._files = written.files
        file = written.files.markdown
        said = [f"The record is {file.name}, and .html beside it, in {file.parent}."]
        said += [edited_said(one) for one in written.edited]
        self._say(" ".join([*said, written.trouble]).rstrip(), problem=bool(written.trouble))

    @work(exclusive=True)
    async def _copy_for_team(self) -> None:
        """Put it all where the team finds it, if somebody said where that is."""
        folder = standing(self.place.journal).folder
        if folder is None:
            return
        outcome = await make_copy(self.place, folder)
        problem = isinstance(outcome, PlcError)
        shown = self.query_one("#copy", Static)
        shown.update(f"■ {outcome}" if isinstance(outcome, PlcError) else outcome.told)
        shown.set_class(problem, "problem")

    def _say(self, text: str, *, problem: bool = False) -> None:
        where = self.query_one("#where", Static)
        where.update(f"■ {text}" if problem else text)
        where.set_class(problem, "problem")

    def _tick(self) -> None:
        """What could not be stored in the meeting is stored as soon as it can be."""
        if not self.driver.unsaved:
            return
        self.driver.tick()
        if self.driver.unsaved:
            waits = len(self.driver.unsaved)
            self._say(f"NOT SAVED: {waits}. {self.driver.trouble} Keep this open.", problem=True)
        else:
            self._write()

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        match event.option_id:
            case "copy":
                self._copy()
            case "read":
                from plc_runner.tui.screens.record import RecordScreen  # noqa: PLC0415

                await self.app.push_screen(RecordScreen(self.driver.state, self.place))
            case "reopen":
                self._reopen()
            case "keep":
                from plc_runner.tui.screens.copy import CopyDialog  # noqa: PLC0415 - rarely asked

                await self.app.push_screen(CopyDialog(self.place))
            case _:
                # Not awaited here: this screen cannot wait for its own end.
                self.app.call_later(self.app.run_action, "app.go_home")

    def _copy(self) -> None:
        """Into the clipboard, and into a file for terminals that have none."""
        text = to_plain_text(self.place.record_of(self.driver.state))
        self.app.copy_to_clipboard(text)
        if self._files is None:
            self._say("Copied: paste it into an e-mail.")
            return
        file = self._files.markdown.with_suffix(".txt")
        with suppress(OSError):
            file.write_text(text, encoding="utf-8")
            self._say(f"Copied: paste it into an e-mail. It is in {file.name} too.")

    def _reopen(self) -> None:
        from plc_runner.tui.screens.run import RunScreen  # noqa: PLC0415 - they lead to each other

        try:
            self.driver.do(c.Reopen())
        except PlcError as problem:
            self._say(str(problem), problem=True)
            return
        self.app.switch_screen(RunScreen(self.driver, self.place))


def _open_ends(item: object) -> str:
    """That an action is nobody's yet, or that nobody said by when."""
    if not isinstance(item, Action):
        return ""
    missing = [] if item.owner_name else [owner_text(item)]
    missing += [] if item.due else [due_text(item)]
    return "  " + ", ".join(missing) if missing else ""
