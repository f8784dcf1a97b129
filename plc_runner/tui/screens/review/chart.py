"""Measurements of a goal over time, drawn. The table beside it tells the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.color import Color
from textual_plotext import PlotextPlot

from plc_runner.journal.goals import Measured
from plc_runner.publish import words
from plc_runner.session.amounts import Amount, amount


@dataclass(frozen=True, slots=True)
class Drawn:
    """What can be drawn of a goal's measurements."""

    days: tuple[date, ...]
    values: tuple[float, ...]
    """In percent where they are shares."""
    target: float | None
    by: date | None
    share: bool


def drawn(points: Sequence[Measured], target: str, by: str) -> Drawn | None:
    """What of the measurements is a number on a day, of the newest one's kind.

    None where that is less than two.
    """
    read = [(_day(one.day), amount(one.value)) for one in points]
    numbers = [(day, value) for day, value in read if day and value]
    if not numbers:
        return None
    last = numbers[-1][1]
    alike = [(day, value) for day, value in numbers if value.alike(last)]
    if len(alike) < 2:
        return None
    aim = amount(target)
    return Drawn(
        tuple(day for day, _ in alike),
        tuple(_number(value) for _, value in alike),
        _number(aim) if aim and aim.alike(last) else None,
        _day(by),
        last.share,
    )


def _number(value: Amount) -> float:
    return float(value.value * 100 if value.share else value.value)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class GoalChart(PlotextPlot):
    """A line with its points; the target is a line of its own."""

    def __init__(self, what: Drawn) -> None:
        super().__init__()
        self.theme = "clear"  # the colours around the points are the screen's own
        self._drawn = what

    def on_mount(self) -> None:
        """Draw; again in other colours when they change."""
        super().on_mount()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw())
        self._draw()

    def _draw(self) -> None:
        what, plot = self._drawn, self.plt
        plot.clear_figure()
        at = [day.toordinal() for day in what.days]
        values = list(what.values)
        plot.plot(at, values, marker="braille", color=self._ink("muted"))
        plot.scatter(at, values, marker="●", color=self._ink("sky"))
        end = max(at[-1], what.by.toordinal() if what.by else 0)
        if what.target is not None:
            plot.plot([at[0], end], [what.target] * 2, marker="─", color=self._ink("sky"))
            plot.text(
                "target",
                x=end,
                y=what.target,
                alignment="right",
                color=self._ink("sky"),
                background=self._ink("background"),
            )
        plot.xlim(at[0], max(end, at[0] + 1))
        ticks = sorted({at[0], at[-1], end})
        plot.xticks(
            [float(tick) for tick in ticks], [_short(date.fromordinal(tick)) for tick in ticks]
        )
        self._scale(values + ([] if what.target is None else [what.target]), share=what.share)
        self.refresh()

    def _scale(self, values: Sequence[float], *, share: bool) -> None:
        low, high = (0.0, 100.0) if share else (min(0.0, *values), max(values) * 1.1 or 1.0)
        self.plt.ylim(low, high)
        ticks = [low + (high - low) * part / 4 for part in range(5)]
        sign = "%" if share else ""
        self.plt.yticks(ticks, [f"{tick:.0f}{sign}" for tick in ticks])

    def _ink(self, name: str) -> tuple[int, int, int]:
        return Color.parse(self.app.theme_variables[f"wall-{name}"]).rgb


def _short(day: date) -> str:
    return f"{day.day} {words.day(day).split()[2][:3]}"
