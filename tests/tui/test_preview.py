"""The wall of each step before anybody has met, and the plan as a timeline."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from plc_runner.protocol.library import Library
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.source import read
from plc_runner.session.opening import role_titles
from plc_runner.tui.cells import line_width
from plc_runner.tui.preview import planned, previews, seated
from plc_runner.tui.themes import THEMES, WALL_DEFAULTS
from plc_runner.tui.timeline import timeline
from plc_runner.tui.view import Part, WallView
from plc_runner.tui.widgets.preview import Preview
from plc_runner.tui.widgets.timeline import Timeline
from tests.tui.room import PROTOCOL

ROUNDS = """\
title: Rounds
roles:
  presenter: {title: Presenting teacher}
steps:
  - {title: Read, minutes: 3, talk: silence}
  - round: Question
    per: {items: [First, Second]}
    steps:
      - {title: Write, minutes: 2, talk: writing, when: optional}
      - round: Voice
        per: {times: 3}
        steps:
          - {title: Speak, minutes: 1, talk: small-groups, groups: {size: 2}}
  - {title: Listen, minutes: 6, talk: listeners, until: done}
  - {title: Answer, minutes: 4, talk: presenter}
  - {title: Last word, turns: {each: 90s, who: everyone}}
"""


def protocol(text: str) -> Protocol:
    found = read(text.encode(), "one.yaml").protocol
    assert found is not None
    return found


def rows(text: str, room: int, people: int = 4) -> list[str]:
    one = protocol(text)
    lines = timeline(planned(one, people), role_titles(one), room)
    return ["".join(run.text for run in line).rstrip() for line in lines]


def test_each_planned_step_has_a_view_as_it_stands_when_it_begins() -> None:
    views = previews(protocol(PROTOCOL), ("Ana", "Ben", "Cy"))
    assert [view.step for view in views] == [
        "Guess", "Describe", "Last word", "Warm down", "Decide", "Look back"
    ]  # fmt: skip
    assert [view.clock.text for view in views] == ["3:00", "8:00", "2:00", "2:00", "6:00", "4:00"]
    assert {view.ends for view in views} == {"3:44"}
    assert {view.meeting.text for view in views if view.meeting} == {"ON TIME"}
    last = views[2]
    assert last.talk[:2] == (Part("Ana", "name"), Part("speaks", "strong"))
    assert [segment.done for segment in last.bar] == [1, 1, 0, 0, 0, 0]
    assert views[-1].keys[0].label == "end"


def test_what_is_required_does_not_stop_a_preview() -> None:
    views = previews(protocol(PROTOCOL), 6)
    assert views[-1].step == "Look back"
    assert "Guess" in [column.label for column in views[-1].columns]


def test_a_preview_is_fitted_to_the_time_there_is() -> None:
    views = previews(protocol(PROTOCOL), 6, 20 * 60)
    assert {view.ends for view in views} == {"3:35"}
    assert planned(protocol(PROTOCOL), 6, 20 * 60).fits


def test_nobody_and_few_people_can_be_previewed() -> None:
    assert previews(protocol(ROUNDS), 0)
    assert seated(protocol(ROUNDS), 1).roles == {"presenter": ("person-1",)}


@pytest.mark.parametrize("people", [1, 6, 13])
def test_every_shipped_protocol_can_be_previewed(people: int) -> None:
    for one in Library().all():
        assert one.reading.protocol is not None
        views = previews(one.reading.protocol, people)
        assert [view.number for view in views] == list(range(1, len(views) + 1))


def test_a_timeline_gathers_rounds_and_says_who_talks() -> None:
    assert [row[:70].rstrip("─━ ") for row in rows(ROUNDS, 96)] == [
        "  3 min  Read                            silence",
        " 10 min  Question × 2                    5 min each",
        "  2 min    Write                         everyone writes · optional",
        "  3 min    Voice × 3                     1 min each",
        "  1 min      Speak                       in groups of 2",
        "  6 min  Listen                          the group talks, Presentin…",
        "  4 min  Answer                          Presenting teacher speaks",
        "  6 min  Last word                       4 turns of 1 min 30 s",
    ]


def test_a_timeline_draws_each_step_where_it_is_in_the_meeting() -> None:
    assert [row[-26:] for row in rows(ROUNDS, 96)] == [
        "━━────────────────────────",
        "──━━━━━━━━━───────────────",
        "──━━───━──────────────────",
        "────━━━─━━━───────────────",
        "────━━━─━━━───────────────",
        "───────────━━━━━━─────────",
        "─────────────────━━━──────",
        "────────────────────━━━━━━",
    ]


def test_a_timeline_fits_forty_columns_and_loses_nobody_who_talks() -> None:
    shown = rows(ROUNDS, 40)
    assert max(map(len, shown)) <= 40
    words = " ".join(" ".join(shown).replace("─", "").replace("━", "").split())
    assert "the group talks, Presenting teacher listens · until done" in words


@pytest.mark.parametrize("room", [30, 40, 58, 80, 96, 200])
def test_a_timeline_is_as_wide_as_its_room(room: int) -> None:
    for one in Library().all():
        assert one.reading.protocol is not None
        plan = planned(one.reading.protocol, 6)
        for row in timeline(plan, role_titles(one.reading.protocol), room):
            assert line_width(row) <= room


class Around(App[None]):
    def __init__(self, view: WallView | None) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "wall-dark"
        self.preview = Preview(view)
        self.timeline = Timeline()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return WALL_DEFAULTS

    def compose(self) -> ComposeResult:
        yield Input()
        yield self.preview
        yield self.timeline


async def test_a_preview_takes_no_focus_and_no_click() -> None:
    views = previews(protocol(PROTOCOL), 6)
    app = Around(views[0])
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert app.preview.size == (60, 18)
        clicked = app.focused
        await pilot.click(Preview, offset=(3, 16))
        await pilot.press("tab", "x")
        assert app.focused is clicked
        assert app.preview._wall.line.value == ""
        app.preview.show(views[1])
        assert app.preview.view.step == "Describe"
        assert not app.preview.cut


async def test_a_preview_says_in_words_that_a_prompt_is_too_long() -> None:
    long = PROTOCOL.replace("What will you see?", "very " * 300)
    app = Around(previews(protocol(long), 6)[0])
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert app.preview.cut == "The prompt is too long for a wall of 60 × 18."
        app.preview.show(None)
        assert not app.preview.cut


async def test_a_timeline_is_as_high_as_it_needs() -> None:
    app = Around(None)
    async with app.run_test(size=(100, 40)) as pilot:
        one = protocol(ROUNDS)
        app.timeline.show(planned(one, 4), role_titles(one))
        await pilot.pause()
        assert app.timeline.size.height == 8
        await pilot.resize_terminal(40, 40)
        await pilot.pause()
        assert app.timeline.size.height > 16
