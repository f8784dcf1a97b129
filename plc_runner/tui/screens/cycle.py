"""One cycle, week by week: to begin it with a team, or as a team follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.cycles import (
    Following,
    begin_cycle,
    due_said,
    end_cycle,
    first_day_said,
    team_named,
)
from plc_runner.errors import NotFound, PlcError
from plc_runner.journal.cycles import followed
from plc_runner.memory.chosen import choose_team
from plc_runner.protocol.cycle import Cycle, Meeting, monday_of
from plc_runner.protocol.library import ListedCycle
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.usual import last_time
from plc_runner.tui.weeks import day_said, title_of
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows


class _Weeks(VerticalScroll, can_focus=False):
    """The meetings of a cycle."""

    def __init__(
        self, place: Place, meetings: Sequence[Meeting], where: Following | None = None
    ) -> None:
        super().__init__(id="weeks")
        self._place = place
        self._meetings = meetings
        self._where = where

    def compose(self) -> ComposeResult:
        """A line each, and why."""
        for number, meeting in enumerate(self._meetings):
            yield Static(self._line(number, meeting), classes="meeting")
            if self._where is not None and number == self._where.due.next:
                yield Static(due_said(self._where.due.weeks).capitalize(), classes="due")
            if meeting.purpose:
                yield Static(visible(meeting.purpose), classes="purpose", markup=False)

    def _line(self, number: int, meeting: Meeting) -> Content:
        title = visible(title_of(self._place, meeting.protocol))
        week = f"Week {meeting.week}"
        if self._where is None:
            return Content.assemble((f"{week}  ", "$wall-muted"), (title, "bold"))
        day = self._where.due.held[number]
        if day is not None:
            held = f"  {day_said(self._place, day)}"
            return Content.assemble((f"✓ {week}  ", "$wall-muted"), title, (held, "$wall-muted"))
        if number == self._where.due.next:
            return Content.styled(f"● {week}  {title}", "bold $wall-sky")
        return Content.assemble((f"  {week}  ", "$wall-muted"), title)


class _CycleScreen(Screen[bool]):
    """Gives back whether something was begun or ended."""

    CSS_PATH = "cycle.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (54, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "Back", show=False),
        Binding("pageup", "turn('page_up')", "Weeks before", show=False),
        Binding("pagedown", "turn('page_down')", "Weeks after", show=False),
    ]

    def action_turn(self, way: str) -> None:
        """Move in the weeks, though something else has the focus."""
        getattr(self.query_one(_Weeks), f"scroll_{way}")(animate=False)


class BeginScreen(_CycleScreen):
    """Which team, and from when."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Row below", show=False),
        Binding("up", "app.focus_previous", "Row above", show=False),
    ]

    def __init__(self, place: Place, listed: ListedCycle) -> None:
        super().__init__()
        self.place = place
        self.listed = listed

    @property
    def cycle(self) -> Cycle:
        """The one to begin."""
        cycle = self.listed.reading.cycle
        assert cycle is not None  # noqa: S101 - a broken one cannot be chosen
        return cycle

    def compose(self) -> ComposeResult:
        """The weeks, two rows, and what comes of them."""
        past = last_time(self.place, "")
        team = past.session.team_name if past else ""
        monday = day_said(self.place, monday_of(self.place.today()))
        yield Static(visible(self.cycle.title), id="title", markup=False)
        yield Static(visible(self.cycle.purpose), id="purpose", markup=False)
        yield _Weeks(self.place, self.cycle.meetings)
        yield _row("Team", Input(team, placeholder="its name", id="team"))
        yield _row("First week", Input(monday, placeholder="this week, or a date", id="first"))
        yield Static(id="said")
        yield Button("Begin", id="begin", compact=True)
        yield _keys()

    def on_mount(self) -> None:
        """With a team that is known, Enter begins."""
        self.query_one("#begin" if self.query_one("#team", Input).value else "#team").focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._tell(*self._outcome())

    @on(Input.Submitted)
    def _next_row(self, event: Input.Submitted) -> None:
        """From the row in which Enter was pressed, wherever the focus is by now."""
        self.query_one("#first" if event.input.id == "team" else "#begin").focus()

    def _outcome(self) -> tuple[str, bool]:
        """What would come of it, and whether that is a problem."""
        words = self.query_one("#first", Input).value
        first = first_day_said(words, self.place.today())
        if first is None:
            return f"“{words}” is no clear day. Type 23 November, or next week.", True
        team = self.query_one("#team", Input).value
        if not team.strip():
            return "Which team is it for?", False
        weeks = self.cycle.meetings[-1].week
        text = f"{weeks} weeks from {day_said(self.place, monday_of(first))} on."
        return " ".join([text, *self._before(team)]), False

    def _before(self, team: str) -> Iterator[str]:
        """What the team follows until now."""
        try:
            named = team_named(self.place.journal, team)
        except NotFound:
            return
        for one in followed(self.place.journal, team=named.id):
            yield f"{one.title} ends here."

    def _tell(self, text: str, problem: bool) -> None:
        said = self.query_one("#said", Static)
        mark, style = ("■", "bold $wall-over") if problem else ("●", "bold $wall-sky")
        said.update(Content.styled(f"{mark} {visible(text)}", style))

    @on(Button.Pressed)
    def _begin(self) -> None:
        first = first_day_said(self.query_one("#first", Input).value, self.place.today())
        team = self.query_one("#team", Input).value
        if first is None or not team.strip():
            self.query_one("#first" if first is None else "#team").focus()
            return
        try:
            now, _ = begin_cycle(self.place.journal, self.listed, team, first, self.place.now())
            choose_team(self.place.journal, now.team)
        except PlcError as problem:
            self._tell(str(problem), True)
            return
        self.dismiss(True)


class FollowedScreen(_CycleScreen):
    """Where a team is in its cycle."""

    def __init__(self, place: Place, where: Following) -> None:
        super().__init__()
        self.place = place
        self.where = where

    def compose(self) -> ComposeResult:
        """The weeks with what was held, and what can be done."""
        cycle = self.where.cycle
        yield Static(visible(f"{cycle.title} · {cycle.team_name}"), id="title", markup=False)
        yield _Weeks(self.place, cycle.meetings, self.where)
        yield Static(id="said")
        options = []
        if self.where.next is not None:
            title = title_of(self.place, self.where.next.protocol)
            options.append(Option(f"Start {visible(title)}", id="start"))
        options.append(Option("End this cycle", id="end"))
        yield Rows(*options, markup=False)
        yield _keys()

    def on_mount(self) -> None:
        """To where the team is."""
        self.query_one(OptionList).focus()
        self.call_after_refresh(self._show_next)

    def _show_next(self) -> None:
        number = self.where.due.next
        if number is not None:
            lines = list(self.query(".meeting"))
            self.query_one(_Weeks).scroll_to_widget(lines[number], animate=False, center=True)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        try:
            if event.option_id == "end":
                self._end()
            else:
                await self._start()
        except PlcError as problem:
            said = Content.styled(f"■ {visible(str(problem))}", "bold $wall-over")
            self.query_one("#said", Static).update(said)

    async def _start(self) -> None:
        from plc_runner.tui.errands import StartRequest  # noqa: PLC0415 - begin imports screens

        assert self.where.next is not None  # noqa: S101 - the row is not there else
        request = StartRequest(protocol=self.where.next.protocol, team=self.where.cycle.team_name)
        await request.go(self.app, self.place)  # type: ignore[arg-type]

    def _end(self) -> None:
        end_cycle(self.place.journal, self.where.cycle.team, self.place.now())
        self.notify("What was held stays. Begun again with its first week, it goes on from there.")
        self.dismiss(True)


def _keys() -> KeysLine:
    return KeysLine(Key("PgUp PgDn", "weeks"), Key("Esc", "back", "dismiss(False)"), id="keys")


def _row(label: str, field: Input) -> Horizontal:
    return Horizontal(Label(label, classes="label", markup=False), field, classes="row")
