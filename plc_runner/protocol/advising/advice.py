"""What a coach would say of a protocol that is right and not wise: never an error.

What takes less than a quarter of an hour, or has two steps, is a move within a meeting or a file
that is only being begun; what the whole should have is asked of neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plc_runner.protocol.advising.time_advice import look_at_times
from plc_runner.protocol.advising.wall_room import COLUMNS, ROOM, ROWS, rows_of, what_fits
from plc_runner.protocol.reading.naming import captures_in, parts_in
from plc_runner.protocol.reading.page import Page, bare
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.vocabulary import slot_labels

LETTERS = 30
"""Of a title that every list and screen shows whole."""
STEMS = 4
"""Beginnings of sentences that people read and use."""
_MOVE = 15 * 60
_WHOLE = 3
"""Steps; with fewer it is a move, or just begun."""
_DEBRIEF = re.compile(
    r"debrief|refle[ckx]|réfle|feedback|look\w* back|rückblick|bilan", re.IGNORECASE
)
_CLOSING = re.compile(
    rf"{_DEBRIEF.pattern}|\blearn|take[- ]?away|take (?:with|along)|\bhow (?:did|was|were)\b"
    r"|went well|next time|look\w* (?:\w+ ){0,3}again|check[- ]?out|closing|\bplus\b|\bdelta\b",
    re.IGNORECASE,
)
_OURS = re.compile(r" \(ours(?: \d+)?\)$")
"""What the title of a copy ends in: the program put it there."""
_LEADS_ON = re.compile(
    r"(?:\W+(?:an?|the|our|your|this|of|and|or|to|in|on|at|by|for|from|with|about|as|we|who|that"
    r"|which|what|how|is|are|be|has|have|it))*\W*$",
    re.IGNORECASE,
)
DEBRIEF = "{title: Debrief, minutes: 3, keep_full_time: true, capture: [{columns: [Plus, Delta]}]}"


def advise(page: Page, protocol: Found) -> None:
    """Advise on a protocol without errors."""
    parts = list(parts_in(protocol["steps"]))
    steps = [part for part in parts if "round" not in part.at]
    _look_at_titles(page, protocol, parts)
    for step in steps:
        _look_at_words(page, step)
    total = look_at_times(page, protocol)
    if len(steps) >= _WHOLE and total.full >= _MOVE:
        _look_at_head(page, protocol, steps)
        _look_at_end(page, protocol, steps)


def _look_at_titles(page: Page, protocol: Found, parts: list[Found]) -> None:
    for part in (protocol, *parts):
        key = "round" if "round" in part.at else "title"
        title: str = part[key]
        copy = _OURS.search(title) if part is protocol else None
        own = title[: copy.start()] if copy else title
        if title[-1] in ",;":
            page.tell(
                part.at[key],
                f"The “{title[-1]}” at the end belongs to the title and will be shown.",
                "comma",
                "Write it so:",
                level="advice",
                fix=page.instead(part.at[key], bare(title.rstrip(",; "))),
            )
        if len(own) > LETTERS:
            rest = "purpose:" if part is protocol else "say:"
            rest = "say: of its first step" if key == "round" else rest
            short = _beginning(own) + (copy[0] if copy else "")
            page.tell(
                part.at[key],
                f"This title has {len(title)} letters; lists and small screens cut it"
                f" after about {LETTERS}.",
                "long-title",
                f"Say the rest in {rest}, and here only {key}: {short}",
                level="advice",
            )


def _beginning(title: str) -> str:
    """The words that fit, without a last one that leads on."""
    words = title[: LETTERS + 1].rsplit(" ", 1)[0][:LETTERS]
    return _LEADS_ON.sub("", words)


def _look_at_words(page: Page, step: Found) -> None:
    say, guard = step.get("say", ""), step.get("guard", "")
    rows = rows_of(say)
    if rows > ROOM:
        fits = what_fits(say)
        hint = f"This much fits: {' '.join(fits.split())}\n" if fits else ""
        page.tell(
            step.at["say"],
            f"On a small wall ({COLUMNS} by {ROWS}) this takes {rows} rows, and {ROOM} leave room"
            " to write: the end of it would not be seen.",
            "long-say",
            f"{hint}Say the rest in notes:, which only the facilitator sees, or in a step of"
            " its own.",
            level="advice",
        )
    if guard[:8] in say and guard and " ".join(guard.split()) in " ".join(say.split()):
        page.tell(
            step.at["guard"],
            "This is on the wall already; a guard line is for the facilitator alone.",
            "guard-on-wall",
            "Write here what to answer when somebody does what the step asks not to:"
            " guard: If someone judges, ask “What do you see?”",
            level="advice",
        )
    stems = step.get("stems", [])
    if len(stems) > STEMS:
        page.tell(
            step.at["stems"],
            f"These are {len(stems)} stems; with so many, people read instead of talking.",
            "many-stems",
            f"Keep the best two or three: stems: [{', '.join(stems[:3])}]",
            level="advice",
        )


def _look_at_head(page: Page, protocol: Found, steps: list[Found]) -> None:
    """It says what for, and leaves something behind."""
    if "purpose" not in protocol:
        page.tell(
            protocol.at["title"],
            "This protocol has no purpose; a team that knows what for comes back to it.",
            "no-purpose",
            "Write in one line what a team has at the end and did not have before, such as\n"
            "purpose: Agree what good work shows, and choose what to teach next.",
            level="advice",
        )
    if next(captures_in(protocol), None) is None:
        working = (step for step in steps[::-1] if not _DEBRIEF.search(step["title"]))
        last = next(working, steps[-1])
        entry = "capture: [decision, action]"
        page.tell(
            last.at["title"],
            "No step writes anything down, so nothing of the meeting will be kept.",
            "nothing-kept",
            "Add what this step should leave behind:",
            level="advice",
            fix=page.beside(last.node, last.at["title"], entry),
        )


def _look_at_end(page: Page, protocol: Found, steps: list[Found]) -> None:
    """The closing step is there, and is not the one that a late meeting loses."""
    last = steps[-1]
    if not any(_CLOSING.search(text) for step in steps[:-3:-1] for text in _words_of(step)):
        page.tell(
            last.at["title"],
            "Nothing at the end looks back at how the meeting went: that is where a team learns"
            " to meet.",
            "no-debrief",
            "Add a last step:",
            level="advice",
            fix=page.at_the_end(protocol.at["steps"], DEBRIEF),
        )
    elif _DEBRIEF.search(last["title"]) and last.get("when") == "optional":
        page.tell(
            last.at["when"],
            "This closing step is optional, so it is the first to be left out.",
            "debrief-optional",
            "Write it so:",
            level="advice",
            fix=page.instead(last.at["when"], "always"),
        )
    elif _DEBRIEF.search(last["title"]) and _may_shrink(last):
        page.tell(
            last.at["title"],
            "When time runs short this closing step is shortened like the others, and a hurried"
            " look back helps nobody.",
            "debrief-shortened",
            "Let it keep its time:",
            level="advice",
            fix=page.beside(last.node, last.at["title"], "keep_full_time: true"),
        )


def _may_shrink(step: Found) -> bool:
    span = step.get("minutes")
    return "keep_full_time" not in step.at and (span is None or span["min"] < span["plan"])


def _words_of(step: Found) -> Iterator[str]:
    """All that a step says to the room."""
    yield step["title"]
    yield step.get("say", "")
    for capture in step.get("capture", []):
        yield from slot_labels(capture)
