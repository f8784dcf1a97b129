"""The start dialog: who is here, until when. Enter goes from row to row and opens the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Label, Static

from plc_runner.driver import Driver
from plc_runner.errors import PlcError
from plc_runner.protocol.library import Listed
from plc_runner.protocol.model import Protocol
from plc_runner.session.words import minutes_text, time_text
from plc_runner.tui.cells import clip, visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.ticks import Ticks
from plc_runner.tui.sitting import Prepared, Sitting, prepare
from plc_runner.tui.usual import roster
from plc_runner.tui.weeks import day_said

Answer = Driver | Sitting | None
"""An open session; the fields, to choose another protocol with them; or nothing."""


class StartScreen(Screen[Answer]):
    """Works with nothing but Enter."""

    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "On", show=False),
        Binding("down", "app.focus_next", "Row below", show=False),
        Binding("up", "app.focus_previous", "Row above", show=False),
        Binding("escape", "another", "Another protocol", show=False),
    ]

    def __init__(self, place: Place, listed: Listed, sitting: Sitting) -> None:
        super().__init__()
        self.place = place
        self.listed = listed
        self.sitting = sitting
        self._members = roster(place, sitting.team)
        self._prepared = prepare(place, listed, sitting)

    @property
    def protocol(self) -> Protocol:
        """The one to start with."""
        protocol = self.listed.reading.protocol
        assert protocol is not None  # noqa: S101 - a broken one cannot be picked
        return protocol

    def compose(self) -> ComposeResult:
        """The rows, and under them what comes of it."""
        yield Static(visible(self.protocol.title), id="title", markup=False)
        with Horizontal(id="both"):
            with VerticalScroll(id="rows", can_focus=False):
                yield from self._rows()
            with VerticalScroll(id="steps", can_focus=False):
                yield Static(id="plan")
        yield Static(id="sum")
        yield Button("Open the wall", id="open", compact=True)

    def _rows(self) -> ComposeResult:
        sitting = self.sitting
        yield _row("Team", Input(sitting.team, placeholder="a name, or nothing", id="team"))
        people = [(name, name) for name in self._members]
        yield _row("Here", Ticks(people, sitting.ticked, id="members"), hidden=not people)
        yield _row(
            "Others" if people else "Here",
            Input(sitting.others, placeholder="names, or how many", id="others"),
        )
        yield _row("Back again", Ticks((), (), id="back"), hidden=True)
        yield _row(
            "Facilitator", Input(sitting.facilitator, placeholder="a name", id="facilitator")
        )
        yield _row("With", Input(sitting.beside, placeholder="nobody beside", id="beside"))
        for number, (role_id, role) in enumerate(self.protocol.roles.items()):
            field = Input(sitting.roles.get(role_id, ""), id=f"role-{number}")
            yield _row(role.title or role_id, field)
        yield _row("Stop at", Input(sitting.stop, placeholder="4:00, or 45 for minutes", id="stop"))
        yield _row("Focus", Input(sitting.focus, placeholder="what it is about today", id="focus"))
        prework = self.protocol.prework
        here = ["here"] if sitting.prework_here is not False else []
        yield _row("Prework", Ticks([("here", "is here")], here, id="prework"), hidden=not prework)
        if prework:
            for what in self.protocol.prework:
                with Horizontal(classes="about"):
                    yield Static("•", classes="bullet")
                    yield Static(visible(what), markup=False)
        optional = self._optional()
        kept = [key for key, _ in optional if key not in sitting.dropped]
        yield _row("Optional", Ticks(optional, kept, id="optional"), hidden=not optional)

    def _optional(self) -> list[tuple[str, str]]:
        """Optional steps: key and what it is called."""
        whole = prepare(self.place, self.listed, replace(self.sitting, dropped=())).plan
        return [
            (step.key, f"{step.title}, {minutes_text(step.full)}")
            for step in whole.steps
            if step.key in whole.droppable
        ]

    def on_mount(self) -> None:
        """With a team that is known, everything is filled in: Enter opens the wall."""
        known = bool(self.sitting.ticked or self.sitting.others)
        self.query_one("#open" if known else "#team").focus()
        self._work_out()

    def on_resize(self) -> None:
        """What the rows offer is as wide as they are."""
        self.call_after_refresh(self._offer_names)

    @on(Input.Changed)
    @on(Ticks.Changed)
    def _changed(self) -> None:
        self._work_out()

    def _work_out(self) -> None:
        """Read the rows, and show what comes of them."""
        self.sitting = self._read()
        members = roster(self.place, self.sitting.team)
        if members != self._members:
            self._members = members
            ticks = self.query_one("#members", Ticks)
            ticks.show([(name, name) for name in members], members)
            ticks.parent.set_class(not members, "hidden")  # type: ignore[union-attr]
            label = self.query_one("#others", Input).parent.query_one(Label)  # type: ignore[union-attr]
            label.update("Others" if members else "Here")
            self.sitting = self._read()
        self._prepared = prepare(self.place, self.listed, self.sitting)
        self._offer_return()
        self._offer_names()
        self.query_one("#sum", Static).update(Content("\n").join(list(self._summary())))
        self.query_one("#plan", Static).update(plan_text(self._prepared))

    def _offer_return(self) -> None:
        """Whoever is here and had left the team may be back for good: that is for them to say."""
        offered = [
            (one.id, f"{one.name}, for good (left {day_said(self.place, one.left or one.joined)})")
            for one in self._prepared.seating.offered
        ]
        ticks = self.query_one("#back", Ticks)
        if {*ticks.values, *ticks.unticked} != {id_ for id_, _ in offered}:
            ticks.show(offered, self.sitting.back)
        ticks.parent.set_class(not offered, "hidden")  # type: ignore[union-attr]

    def _offer_names(self) -> None:
        """Say in an empty row who is taken if nobody is named."""
        opening = self._prepared.opening
        names = {person.id: person.name for person in opening.people}
        for number, (role_id, role) in enumerate(self.protocol.roles.items()):
            holders = ", ".join(names[id_] for id_ in opening.roles.get(role_id, ()))
            offered = " · ".join(part for part in (holders, role.about) if part)
            field = self.query_one(f"#role-{number}", Input)
            room = field.content_size.width
            told = clip(visible(offered), room) if room else visible(offered)
            field.placeholder = told or "a name"
        leads = names.get(opening.facilitator or "", "")
        told = ": ".join(part for part in (leads, self._prepared.why) if part)
        field = self.query_one("#facilitator", Input)
        room = field.content_size.width
        field.placeholder = (clip(visible(told), room) if room else visible(told)) or "a name"

    def _read(self) -> Sitting:
        def field(id_: str) -> str:
            return self.query_one(f"#{id_}", Input).value

        kept = self.query_one("#optional", Ticks)
        roles = {role: field(f"role-{n}") for n, role in enumerate(self.protocol.roles)}
        return replace(
            self.sitting,
            team=field("team"),
            ticked=self.query_one("#members", Ticks).values,
            others=field("others"),
            back=self.query_one("#back", Ticks).values,
            roles={role: said for role, said in roles.items() if said.strip()},
            facilitator=field("facilitator"),
            beside=field("beside"),
            stop=field("stop"),
            focus=field("focus"),
            prework_here=bool(self.query_one("#prework", Ticks).values),
            dropped=kept.unticked,
        )

    def _summary(self) -> Iterator[Content]:
        """The plan's total, whether it fits, and what to settle."""
        prepared, plan = self._prepared, self._prepared.plan
        if prepared.blocked:
            yield Content.styled(f"■ {visible(prepared.blocked)}", "bold $wall-over")
            return
        now = self.place.now().replace(second=0, microsecond=0)
        length = timedelta(minutes=round(plan.seconds / 60))
        begins, ends = (time_text(at, self.place.utc_offset) for at in (now, now + length))
        people = len(prepared.opening.people)
        told = f"{people} people, {len(plan.steps)} steps, {_minutes(plan.seconds)}"
        cut = f", cut from {_minutes(plan.full)}" if plan.full - plan.seconds >= 60 else ""
        yield Content.styled(f"● {told}: {begins} to {ends}{cut}", "bold $wall-sky")
        problems = list(prepared.problems)
        if self.protocol.prework and self.sitting.prework_here is False:
            problems.insert(0, "The prework is not here: Esc chooses another protocol.")
        yield from (Content.styled(f"▲ {visible(text)}", "bold") for text in problems[:3])
        if len(problems) > 3:
            yield Content(f"  and {len(problems) - 3} more")

    def action_onward(self) -> None:
        """Enter on a row that does not take it itself."""
        self.focus_next()

    @on(Input.Submitted)
    def _next_row(self) -> None:
        self.focus_next()

    def action_another(self) -> None:
        """Keep the fields, and choose another protocol."""
        self.dismiss(self.sitting)

    @on(Button.Pressed)
    def _open(self) -> None:
        self._work_out()
        if self._prepared.blocked:
            self.query_one("#stop").focus()
            return
        try:
            driver = self._prepared.open(self.place)
        except PlcError as problem:
            shown = Content.styled(f"■ {visible(str(problem))}", "bold $wall-over")
            self.query_one("#sum", Static).update(shown)
            return
        self.dismiss(driver)


def _row(label: str, field: Input | Ticks, *, hidden: bool = False) -> Horizontal:
    name = Label(visible(label), classes="label", markup=False)
    return Horizontal(name, field, classes="row hidden" if hidden else "row")


def _minutes(seconds: int) -> str:
    return minutes_text(round(seconds / 60) * 60)


def plan_text(prepared: Prepared) -> Content:
    """The steps and how long each takes."""
    return Content("\n").join(
        [
            Content.assemble(
                (f"{_minutes(step.seconds):>7}", "$wall-muted"), f"  {visible(step.title)}"
            )
            for step in prepared.plan.steps
        ]
    )
