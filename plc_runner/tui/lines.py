"""The single rows of the wall: header, bar, keys, notices, console."""

from __future__ import annotations

from collections.abc import Sequence

from plc_runner.tui.cells import Line, Run, apart, clip, line_width, visible, width, wrap
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Aside, Key, Level, Notice, Segment, WallView

_STATUS_ROOM = 14
"""Kept for the meeting's status whatever it says, so that the bar does not jump."""
_NOTICE_ROWS = 4
_MEETING: dict[str, tuple[str, Ink]] = {
    "on-time": ("● ", "sky-strong"),
    "ahead": ("◆ ", "sky-strong"),
    "late": ("▲ ", "late"),
    "paused": ("‖ ", "late"),
    "plain": ("", "muted"),
}
_CAPTION: dict[Level, tuple[str, Ink]] = {
    "calm": ("", "muted"),
    "warn": ("▲ ", "chip"),
    "last": ("▲ ", "chip"),
    "over": ("■ ", "over"),
    "paused": ("‖ ", "chip"),
}
_NOTICE: dict[str, tuple[str, Ink]] = {
    "reply": ("✓ ", "sky"),
    "ask": ("▲ ", "last"),
    "error": ("■ ", "over"),
}


def chip(text: str, ink: Ink, chips: frozenset[Ink]) -> Run:
    """A run with a space on either side where its ink has a fill."""
    return Run(f" {text} " if ink in chips else text, ink)


def title_line(view: WallView, room: int) -> Line:
    """Protocol and team, marks, and when the meeting ends."""
    right: list[Run] = []
    for mark, ink in _marks(view):
        right += [Run(f" {mark} ", ink), Run("  ")]
    if view.ends:
        right += [Run("ends ", "muted"), Run(visible(view.ends), "strong")]
    title = _flat(view.title)
    left = [Run(title)]
    team = _flat(view.team)
    free = room - line_width(right) - 2
    if team and width(title) + 3 + min(width(team), 8) <= free:
        left += [Run(" · ", "muted"), Run(clip(team, free - width(title) - 3), "muted")]
    return apart(left, right, room)


def _marks(view: WallView) -> list[tuple[str, Ink]]:
    marks: list[tuple[str, Ink]] = []
    if view.unsaved:
        marks.append((f"■ NOT SAVED: {view.unsaved}", "over-chip"))
    if view.rehearsal:
        marks.append((view.rehearsal, "name"))
    return marks


def bar_line(view: WallView, room: int, chips: frozenset[Ink], *, status: bool) -> Line:
    """The step's place, the bar, and how the meeting stands.

    `status`: the step's own status takes the place of the bar (when there is one).
    """
    left = [Run(f"{view.number}/{view.of} ", "muted")] if view.number else []
    right: list[Run] = []
    if view.meeting is not None:
        shape, ink = _MEETING[view.meeting.kind]
        right = [chip(shape + _flat(view.meeting.text), ink, chips)]
    kept = max(_STATUS_ROOM, line_width(right)) if right else 0
    free = room - line_width(left) - (kept + 1 if right else 0)
    if status and view.clock.level != "calm" and view.clock.caption:
        shape, ink = _CAPTION[view.clock.level]
        ink = "over-chip" if ink == "over" else ink
        left.append(Run(clip(f" {shape}{_flat(view.clock.caption)} ", free), ink))
    else:
        left += bar(view.bar, free, over=view.clock.level == "over")
    return apart(left, right, room, gap=1)


def bar(segments: Sequence[Segment], room: int, *, over: bool) -> Line:
    """One segment per step, as long as its time: thick is done, thin to come."""
    if not segments or room < len(segments):
        return ()
    gap = 1 if room >= 2 * len(segments) - 1 else 0
    cells = room - gap * (len(segments) - 1)
    out: list[Run] = []
    for segment, size in zip(segments, shares([s.seconds for s in segments], cells), strict=True):
        ink: Ink = "done"
        if segment.current:
            ink = "over" if over else "sky"
        done = round(size * min(1.0, max(0.0, segment.done)))
        out += [
            Run("━" * done, ink),
            Run("─" * (size - done), "sky" if segment.current else "rule"),
            Run(" " * gap),
        ]
    return tuple(run for run in out[: -1 if gap else None] if run.text)


def shares(parts: Sequence[int], whole: int) -> list[int]:
    """`whole` cells shared out in proportion, at least one each; they add up to `whole`."""
    spare = whole - len(parts)
    weights = parts if sum(parts) else [1] * len(parts)
    exact = [weight * spare / sum(weights) for weight in weights]
    sizes = [int(share) for share in exact]
    most_cut = sorted(range(len(parts)), key=lambda i: sizes[i] - exact[i])
    for i in most_cut[: spare - sum(sizes)]:
        sizes[i] += 1
    return [size + 1 for size in sizes]


def caption_line(view: WallView, room: int, wide: int) -> Line:
    """What stands under figures of `wide` columns, at their right edge."""
    text = _flat(view.clock.caption)
    if not text:
        return ()
    shape, ink = _CAPTION[view.clock.level]
    text = f" {shape}{text} " if ink == "chip" else shape + text
    if view.clock.level == "last":  # as wide as the figures: on paper they stay black
        text = " " * (wide - width(text)) + text
    return apart((), (Run(text, ink),), room)


def keys_line(view: WallView, room: int, *, on_line: bool = False) -> Line:
    """The keys that fit: shorter labels first, then the highest rank goes."""
    keys = list(view.choices or view.keys)
    for short in (False, True):
        line = _keys(keys, short=short, on_line=on_line)
        if line_width(line) <= room:
            return line
    while keys and line_width(line) > room:
        keys.remove(max(keys, key=lambda key: key.rank))
        line = _keys(keys, short=True, on_line=on_line)
    return line


def _keys(keys: Sequence[Key], *, short: bool, on_line: bool) -> Line:
    out: list[Run] = []
    for key in keys:
        label = _flat((short and key.short) or key.label)
        out += [
            Run("  " if out else "", "line-muted" if on_line else "muted"),
            Run(_flat(key.key), "line-strong" if on_line else "strong"),
            Run(f" {label}", "line-muted" if on_line else "muted"),
        ]
    return tuple(run for run in out if run.text)


def verdict_line(columns: int, room: int) -> Line:
    """Said where the letters are too small for a wall."""
    short = (Run("▲ SMALL LETTERS", "last"),)
    long = (*short, Run(f"  {columns} columns; 60 to 100 read well from the back: ", "muted"))
    whole = (*long, Run("Ctrl +", "strong"))
    return whole if line_width(whole) <= room else short if line_width(short) <= room else ()


def reply_line(notice: Notice, *, on_line: bool = False) -> Line:
    """A reply on one row."""
    shape, ink = _NOTICE[notice.kind]
    return (
        Run(shape, "line" if on_line else ink),
        Run(_flat(notice.text), "line-text" if on_line else "text"),
    )


def label_line(label: str, room: int) -> Line:
    """What stands in front of the capture line."""
    return (Run(clip(_flat(label), room - 3) + " › ", "line"),) if label else ()


def notice_rows(notice: Notice, room: int) -> tuple[Line, ...]:
    """A notice on rows of its own."""
    shape, ink = _NOTICE[notice.kind]
    texts = wrap(notice.text, room - 2)
    if len(texts) > _NOTICE_ROWS:
        last = clip(texts[_NOTICE_ROWS - 1] + " …", room - 2)
        texts = (*texts[: _NOTICE_ROWS - 1], last)
    return tuple(
        (Run(shape, ink) if number == 0 else Run("  "), Run(text, "strong"))
        for number, text in enumerate(texts)
    )


def console_rows(asides: Sequence[Aside], room: int, *, airy: bool) -> tuple[Line, ...]:
    """The paragraphs of the console, each hanging beside its label."""
    hang = min(max((width(visible(aside.label)) for aside in asides), default=0), room // 3)
    rows: list[Line] = [()] if airy else []
    for aside in asides:
        label = clip(_flat(aside.label), hang)
        for number, text in enumerate(wrap(aside.text, room - hang - 4)):
            front = label if number == 0 else ""
            pad = " " * (hang - width(front) + 2)
            rows.append((Run(f" {front}{pad}", "line"), Run(text, "line-text")))
        rows += [()] if airy else []
    return tuple(rows)


def _flat(text: str) -> str:
    """Visible, on one row."""
    return visible(text).replace("\n", " ")
