"""The two themes of the wall, and the inks everything on it is drawn with.

An app registers both and gives the `$wall-*` variables a default for any other theme:

    for theme in THEMES: self.register_theme(theme)
    def get_theme_variable_defaults(self): return WALL_DEFAULTS
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rich.style import Style
from textual.theme import Theme

Ink = Literal[
    "text",
    "strong",
    "muted",
    "rule",
    "done",
    "sky",
    "sky-strong",
    "stress",
    "slant",
    "name",
    "last",
    "late",
    "chip",
    "over",
    "over-chip",
    "line",
    "line-text",
    "line-strong",
    "line-muted",
]
"""What a piece of text is, as far as colour goes."""


def _theme(name: str, *, dark: bool, **wall: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=wall["sky"],
        secondary=wall["sky"],
        accent=wall["sky"],
        warning=wall["chip"],
        error=wall["over"],
        success=wall["sky"],
        foreground=wall["text"],
        background=wall["background"],
        surface=wall["line"],
        panel=wall["line"],
        text_alpha=1,
        variables={f"wall-{part.replace('_', '-')}": colour for part, colour in wall.items()}
        | {
            "input-cursor-background": wall["sky"],
            "input-cursor-foreground": wall["background"],
            "input-cursor-text-style": "none",
            "input-selection-background": wall["sky"],
            "input-selection-foreground": wall["background"],
        },
    )


DARK = _theme(
    "wall-dark",
    dark=True,
    background="#0F1318",
    text="#F4F1E8",
    muted="#BCC3CB",
    rule="#7A8490",
    sky="#6FC3F2",
    late="#F5DC4A",
    late_fill="#0F1318",
    chip="#F5DC4A",
    chip_text="#14181D",
    over="#FF8F5C",
    over_text="#14181D",
    line="#1A2129",
)
LIGHT = _theme(
    "wall-light",
    dark=False,
    background="#FBF8F1",
    text="#14181D",
    muted="#4A525B",
    rule="#6A727B",
    sky="#005B8F",
    # Yellow is no text colour on paper: it is always the fill of a chip.
    late="#14181D",
    late_fill="#F2D21B",
    chip="#F2D21B",
    chip_text="#14181D",
    over="#9A2F00",
    over_text="#FBF8F1",
    line="#EFEADF",
)
THEMES = (DARK, LIGHT)
WALL_DEFAULTS: dict[str, str] = {
    name: value for name, value in DARK.variables.items() if name.startswith("wall-")
}


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles of the inks under one theme."""

    styles: Mapping[Ink, Style]
    chips: frozenset[Ink]
    """Inks with a fill of their own: their text is drawn with a space on either side."""

    @classmethod
    def of(cls, variables: Mapping[str, str]) -> Palette:
        """The palette for an app's `theme_variables`."""
        return _palette(tuple(variables.get(name, WALL_DEFAULTS[name]) for name in WALL_DEFAULTS))


@lru_cache(maxsize=8)
def _palette(colours: tuple[str, ...]) -> Palette:
    wall = {
        name.removeprefix("wall-"): colour
        for name, colour in zip(WALL_DEFAULTS, colours, strict=True)
    }
    paper, text, muted, sky = wall["background"], wall["text"], wall["muted"], wall["sky"]
    styles: dict[Ink, Style] = {
        "text": _style(text, paper),
        "strong": _style(text, paper, bold=True),
        "muted": _style(muted, paper),
        "rule": _style(wall["rule"], paper),
        "done": _style(muted, paper),
        "sky": _style(sky, paper),
        "sky-strong": _style(sky, paper, bold=True),
        "stress": _style(text, paper, bold=True, underline=True),
        "slant": _style(text, paper, bold=True, italic=True),
        "name": _style(paper, text, bold=True),
        "last": _style(wall["late"], paper, bold=True),
        "late": _style(wall["late"], wall["late-fill"], bold=True),
        "chip": _style(wall["chip-text"], wall["chip"], bold=True),
        "over": _style(wall["over"], paper, bold=True),
        "over-chip": _style(wall["over-text"], wall["over"], bold=True),
        "line": _style(sky, wall["line"], bold=True),
        "line-text": _style(text, wall["line"]),
        "line-strong": _style(text, wall["line"], bold=True),
        "line-muted": _style(muted, wall["line"]),
    }
    chips: set[Ink] = {"name", "chip", "over-chip"}
    if wall["late-fill"] != paper:
        chips.add("late")
    return Palette(styles, frozenset(chips))


def _style(
    colour: str, fill: str, *, bold: bool = False, italic: bool = False, underline: bool = False
) -> Style:
    return Style(color=colour, bgcolor=fill, bold=bold, italic=italic, underline=underline)
