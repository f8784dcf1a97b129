"""Contrast of every cell that is drawn, as WCAG 2 computes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.color import Color as TextualColor
from textual.filter import Monochrome
from textual.geometry import Region
from textual.widget import Widget

from plc_runner.tui.themes import DARK, LIGHT, WALL_DEFAULTS, Palette
from plc_runner.tui.view import Notice
from plc_runner.tui.widgets.parts import Below, Beside, ClockFace
from tests.tui.host import WallApp
from tests.tui.views import SIZES, STEP, TYPED, VIEWS

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

ASKED = replace(STEP, notice=Notice("Two minutes late. Shorten later steps to end 3:39?", "ask"))
ALL = {**VIEWS, "asked": ASKED}


def luminance(colour: Color) -> float:
    channels = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour.get_truecolor())
    ]
    return sum(f * c for f, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def contrast(one: Color, two: Color) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def drawn(widget: Widget) -> Iterator[Segment]:
    """The segments with something on them."""
    for strip in widget.render_lines(Region(0, 0, *widget.size)):
        yield from (segment for segment in strip if segment.text.strip())


def ratio(segment: Segment) -> float:
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert not style.reverse
    assert not style.dim
    return contrast(style.color, style.bgcolor)


def floor(widget: Widget, segment: Segment) -> float:
    """What is read from the back row needs more."""
    assert segment.style is not None
    prompt = isinstance(widget, Beside | Below) and segment.style.bold
    return 7.0 if prompt or isinstance(widget, ClockFace) else 4.5


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_drawn_cell_has_contrast(theme: str, size: tuple[int, int]) -> None:
    app = WallApp(STEP, theme)
    greys = Monochrome()
    seen = 0
    async with app.run_test(size=size) as pilot:
        for name, view in ALL.items():
            app.wall.line.value = TYPED.get(name, "")
            app.wall.show(view)
            await pilot.pause()
            for widget in app.wall.children:
                for segment in drawn(widget):
                    seen += 1
                    at = (name, widget.id, segment.text)
                    assert ratio(segment) >= floor(widget, segment), at
                    assert segment.style is not None
                    [grey] = greys.apply([segment], TextualColor(0, 0, 0))
                    least = no_color_floor(widget, segment)
                    assert round(ratio(grey), 1) >= least, at
    assert seen > 300


def no_color_floor(widget: Widget, segment: Segment) -> float:
    """Under NO_COLOR Textual draws greys: the clock, the prompt and the rest."""
    assert segment.style is not None
    if isinstance(widget, ClockFace):
        return 7.3
    if isinstance(widget, Beside | Below) and segment.style.bold and segment.text != "▌":
        return 16
    return 4.6


@pytest.mark.parametrize(
    ("theme", "ink", "expected"),
    [
        (DARK, "text", 16.5),
        (DARK, "muted", 10.5),
        (DARK, "rule", 4.9),
        (DARK, "sky", 9.6),
        (DARK, "late", 13.5),
        (DARK, "over", 8.3),
        (DARK, "line-text", 14.4),
        (LIGHT, "text", 16.8),
        (LIGHT, "muted", 7.5),
        (LIGHT, "rule", 4.6),
        (LIGHT, "sky", 6.8),
        (LIGHT, "chip", 11.9),
        (LIGHT, "over", 7.1),
        (LIGHT, "line-text", 14.9),
    ],
    ids=str,
)
def test_contrast_is_what_was_measured_on_a_projector(
    theme: object, ink: str, expected: float
) -> None:
    assert theme in (DARK, LIGHT)
    variables = (DARK if theme is DARK else LIGHT).variables
    style = dict(Palette.of(variables).styles.items())[ink]  # type: ignore[index]
    assert style.color is not None
    assert style.bgcolor is not None
    assert contrast(style.color, style.bgcolor) == pytest.approx(expected, abs=0.06)


def test_late_is_a_filled_chip_on_paper_only() -> None:
    """Amber text and vermillion are too near for some eyes."""
    assert "late" in Palette.of(LIGHT.variables).chips
    assert "late" not in Palette.of(DARK.variables).chips


def test_another_theme_gets_the_dark_wall() -> None:
    assert Palette.of({"background": "#ffffff"}) == Palette.of(WALL_DEFAULTS)


async def test_changing_the_theme_repaints_the_wall() -> None:
    app = WallApp(STEP, "wall-dark")
    async with app.run_test(size=(60, 18)) as pilot:
        app.theme = "wall-light"
        await pilot.pause()
        paper = {
            segment.style.bgcolor.get_truecolor().hex
            for segment in drawn(app.wall.query_one(ClockFace))
            if segment.style and segment.style.bgcolor
        }
    assert paper == {"#fbf8f1"}
