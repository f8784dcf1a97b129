"""The words of a step as rows: its title, who may talk, the prompt, stems and turns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plc_runner.tui.cells import Line, Run, clip, clip_line, flat, line_width, width, wrap
from plc_runner.tui.prompt import prompt_rows
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Part, Turn

_TITLE_ROWS = 2
_INDENT = "  "
_STEM_GAP = "    "
_TURN_GAP = "   "
_TURN_INK: dict[str, Ink] = {"done": "muted", "now": "name", "next": "strong", "ahead": "muted"}


@lru_cache(maxsize=256)
def title_rows(step: str, room: int) -> tuple[Line, ...]:
    """The step's title on two rows at most."""
    rows = wrap(step, room)
    if len(rows) > _TITLE_ROWS:
        rows = (*rows[: _TITLE_ROWS - 1], clip(" ".join(rows[_TITLE_ROWS - 1 :]), room))
    return tuple((Run(row, "sky"),) for row in rows)


@lru_cache(maxsize=256)
def head_rows(step: str, talk: tuple[Part, ...], room: int, *, airy: bool) -> tuple[Line, ...]:
    """The step's title and who may talk."""
    talking = _talk_rows(talk, room)
    return (*title_rows(step, room), *(((),) if airy and talking else ()), *talking)


@lru_cache(maxsize=256)
def body_rows(
    prompt: str,
    stems: tuple[str, ...],
    turns: tuple[Turn, ...],
    room: int,
    *,
    airy: bool,
) -> tuple[Line, ...]:
    """The prompt with its bar, then the stems and the order of turns."""
    blank: tuple[Line, ...] = ((),) if airy else ()
    rows: tuple[Line, ...] = tuple(
        (Run("▌", "sky"), Run(" "), *row) for row in prompt_rows(prompt, room - 2)
    )
    for part in (_stem_rows(stems, room), _turn_rows(turns, room)):
        if part:
            rows += (*(blank if rows else ()), *part)
    return rows


def folded_prompt(prompt: str, room: int) -> tuple[Line, ...]:
    """One row of the prompt, "…" where there is more."""
    rows = prompt_rows(prompt, room - 2)
    return (
        (cut_row((Run("▌", "sky"), Run(" "), *rows[0]), room, more=len(rows) > 1),) if rows else ()
    )


def cut_row(row: Sequence[Run], room: int, *, more: bool = True) -> Line:
    """A row that ends in "…" when there is `more` that is not shown."""
    if not more:
        return clip_line(row, room)
    return (*clip_line(row, room - 2), Run(" …", "strong"))


def _talk_rows(talk: Sequence[Part], room: int) -> tuple[Line, ...]:
    rows: list[list[Run]] = []
    before = ""
    for part in talk:
        text = flat(part.text)
        ink: Ink = "muted" if part.kind == "plain" else "strong"
        run = Run(text, ink)
        if part.kind == "name":
            run = Run(f" {clip(text, room - 2)} ", "name")
        gap = " " if "name" in (before, part.kind) and part.kind != "plain" else "  "
        if rows and line_width(rows[-1]) + len(gap) + width(run.text) <= room:
            rows[-1] += [Run(gap), run]
        elif part.kind == "name":
            rows.append([run])
        else:
            rows += [[Run(row, ink)] for row in wrap(text, room)]
        before = part.kind
    return tuple(tuple(row) for row in rows)


def _stem_rows(stems: Sequence[str], room: int) -> tuple[Line, ...]:
    shown = [flat(stem) for stem in stems]
    one_row = _STEM_GAP.join(shown)
    if shown and width(one_row) <= room - 2:
        return ((Run(_INDENT + one_row, "muted"),),)
    return tuple((Run(_INDENT + row, "muted"),) for stem in shown for row in wrap(stem, room - 2))


@lru_cache(maxsize=64)
def turn_row(turns: tuple[Turn, ...], room: int) -> Line:
    """The order of turns in one row; where it is too long, from whoever has the word on."""
    rows = _turn_rows(turns, room)
    if len(rows) < 2:
        return rows[0] if rows else ()
    now = next((at for at, turn in enumerate(turns) if turn.state == "now"), 0)
    rows = _turn_rows(turns[now:], room - 4)
    return (*rows[0], Run("   …", "muted")) if len(rows) > 1 else rows[0]


def _turn_rows(turns: Sequence[Turn], room: int) -> tuple[Line, ...]:
    rows: list[list[Run]] = []
    for turn in turns:
        name = clip(flat(turn.name), room - 6)
        if turn.state in ("done", "now"):
            name = f"✓ {name}" if turn.state == "done" else f" {name} "
        run = Run(name, _TURN_INK[turn.state])
        if rows and line_width(rows[-1]) + len(_TURN_GAP) + width(name) <= room:
            rows[-1] += [Run(_TURN_GAP), run]
        else:
            rows.append([Run(_INDENT), run])
    return tuple(tuple(row) for row in rows)
