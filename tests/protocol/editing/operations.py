"""Changes of all kinds, each followed by a look at what the file means then."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from plc_runner.protocol import editing
from plc_runner.protocol.editing import CellError, Edited, Row
from plc_runner.protocol.editing.emit import clean
from plc_runner.protocol.reading.durations import seconds_in
from tests.protocol.editing.files import LONG, PLAIN, TRICKY
from tests.protocol.editing.oracle import (
    Meaning,
    comments_in,
    level_at,
    meaning,
    part_at,
    without_places,
)

TALKS = {"silence": "silence", "Small groups": "small-groups", "everybody": "everyone", "": None}
MINUTES = ["5", "5-10", "5-15 (10)", "90s", "7m", "2.5", "1m each", "30s each", "45s-1 (1)"]
CAPTURES = [
    "Notice, Wonder",
    "decision",
    "decision; action: Who does what",
    "High | Expected | Low",
    "text: What we see, and why",
    '"A, B", "C; D"; goal',
    "rating: few, some, many; Plus, Delta",
    "table: Skill, DOK (1/2/3/4), Count (number)",
    "fist to five: We go on",
    'columns: "decision"',
    "standard: Ours; exemplar: One: two",
    "",
]
PERS = [
    "3 times",
    "each participant",
    "each presenter",
    'each of One; Two: so; "a; b"',
    "each coach",
]

Check = Callable[[Meaning, Meaning], None]


def some_change(random: Random, text: str) -> str:
    """The text after one change; the same where it is refused in words."""
    rows = editing.rows(text)
    assert rows is not None
    change = random.choice(
        [_cell, _cell, _cell, _cell, _add, _add_round, _remove, _move, _copy, _head, _paste]
    )
    before = meaning(text)
    try:
        edited, check = change(random, text, random.choice(rows), before)
    except CellError as error:
        said = str(error)
        assert said, change
        assert "without touching something else" not in said, (change, said)
        assert "cannot be shown" not in said, (change, said)
        assert "way that the form cannot" not in said, (change, said)
        return text
    after = edited.apply(text)
    had, has = comments_in(text), comments_in(after)
    assert change is _remove or not had - has, (change, had - has)
    assert change is _copy or not has - had, (change, has - had)
    check(before, meaning(after))
    if edited.path is not None:
        now = editing.rows(after)
        assert now is not None
        assert edited.path in [row.path for row in now]
    return after


Changed = tuple[Edited, Check]


def _some_text(random: Random) -> str:
    return random.choice([*PLAIN, *TRICKY, *LONG, _noise(random)])


def _noise(random: Random) -> str:
    signs = "ab \t\n:#-?|>[]{},&*!%@`'\"\\é😀\u00a0\u2028\x07~=.0"
    return "".join(random.choice(signs) for _ in range(random.randrange(1, 12)))


def _cell(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    if row.is_round:
        column = random.choice(["title", "minutes"])
        typed = random.choice(PERS) if column == "minutes" else _some_text(random)
    else:
        column = random.choice(editing.COLUMNS)
        typed = {
            "title": _some_text(random),
            "minutes": random.choice(MINUTES),
            "talk": random.choice([*TALKS, "recorder", "presenting TEACHER"]),
            "say": random.choice([_some_text(random), _some_text(random), ""]),
            "capture": random.choice([*CAPTURES, row.capture, f"{row.capture}; goal"]),
        }[column]
    edited = editing.set_cell(text, row.path, column, typed)

    def check(was: Meaning, now: Meaning) -> None:
        old, new = part_at(was, row.path), part_at(now, row.path)
        keys = {
            "title": ["round" if row.is_round else "title"],
            "minutes": ["per"] if row.is_round else ["minutes", "turns"],
        }.get(column, [column])
        _says(column, typed, old, new, is_round=row.is_round)
        for key in keys:
            old.pop(key, None)
            new.pop(key, None)
        if column in ("title", "capture"):
            was, now = _unreferred(was), _unreferred(now)
        assert was == now

    return edited, check


def _unreferred(whole: Meaning) -> Meaning:
    """Without the titles and labels that references have, where those may have changed."""

    def strip(parts: Any) -> None:
        for part in parts:
            strip(part.get("steps", ()))
            for capture in part.get("capture", ()):
                for key in ("slot", "restates", "reveal_at"):
                    if capture.get(key):
                        capture[key] = capture[key][1]

    strip(whole["steps"])
    return whole


def _says(column: str, typed: str, old: Any, new: Any, *, is_round: bool) -> None:
    if column == "title":
        assert new["round" if is_round else "title"] == _line(typed)
    elif column == "say":
        assert new["say"] == clean(typed)
    elif column == "talk":
        roles = {"recorder": "recorder", "presenting TEACHER": "presenter"}
        assert new["talk"] == (TALKS | roles)[typed] or "everyone"
    elif column == "minutes" and not is_round:
        if typed.endswith(" each"):
            assert new["minutes"] is None
            assert new["turns"]["each"] == seconds_in(typed.removesuffix(" each"))
        else:
            assert new["minutes"]["plan"]
            assert new["turns"] is None or new["turns"]["each"] is None
        if old["turns"] is not None:
            assert new["turns"]["who"] == old["turns"]["who"]
    elif column == "capture":
        for capture in new["capture"]:
            same = [one for one in old["capture"] if _words(one) == _words(capture)]
            if len(same) == 1 and new["capture"].count(capture) == 1:
                assert capture["required"] == same[0]["required"]


def _line(typed: str) -> str:
    return " ".join(filter(None, (line.strip() for line in clean(typed).split("\n"))))


def _words(capture: Any) -> tuple[str, str]:
    return capture["kind"], str(capture.get("columns") or capture.get("piles") or capture["label"])


def _add(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    after = random.choice([None, row.path, (*row.path, -1) if row.is_round else row.path])
    values = {"title": _some_text(random), "minutes": random.choice(MINUTES), "talk": "silence"}
    values |= {"say": _some_text(random), "capture": random.choice(CAPTURES)}
    edited = editing.add_step(text, after, values)
    path = edited.path
    assert path is not None

    def check(was: Meaning, now: Meaning) -> None:
        new = level_at(now, path).pop(path[-1])
        assert new["title"] == (_line(values["title"]) or "New step")
        assert new["say"] == clean(values["say"])
        assert new["talk"] == "silence"
        assert without_places(was) == without_places(now)

    return edited, check


def _add_round(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    values = {"title": _some_text(random), "minutes": random.choice(PERS)}
    edited = editing.add_round(text, row.path, values)
    path = edited.path
    assert path is not None

    def check(was: Meaning, now: Meaning) -> None:
        new = level_at(now, path).pop(path[-1])
        assert new["round"] == (_line(values["title"]) or "Each of us")
        assert without_places(was) == without_places(now)

    return edited, check


def _remove(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    edited = editing.remove(text, row.path)

    def check(was: Meaning, now: Meaning) -> None:
        level_at(was, row.path).pop(row.path[-1])
        assert without_places(was) == without_places(now)

    return edited, check


def _move(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    edited = editing.move(text, row.path, random.choice([-1, 1]))
    path = edited.path
    assert path is not None

    def check(was: Meaning, now: Meaning) -> None:
        part = level_at(was, row.path).pop(row.path[-1])
        level_at(was, path).insert(path[-1], part)
        assert without_places(was) == without_places(now)

    return edited, check


def _copy(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    edited = editing.copy(text, row.path)
    path = edited.path
    assert path is not None

    def check(was: Meaning, now: Meaning) -> None:
        twin = without_places({"steps": [level_at(now, path).pop(path[-1])]})
        assert without_places(was) == without_places(now)
        assert twin == without_places({"steps": [part_at(was, row.path)]})

    return edited, check


def _head(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    field, typed = random.choice(
        [
            ("title", _some_text(random)),
            ("purpose", _some_text(random)),
            ("stage", "Ignite growth"),
            ("version", random.choice(["1.10", "2", 'a"b'])),
            ("people", random.choice(["3-10", "up to 6", "4 or more", "5", ""])),
            ("roles", random.choice(["Presenting teacher, recorder, coach, Keeper: of time"])),
            ("norms", random.choice(["One\nThree: so\n- # four", "", "Two: so"])),
            ("materials", "- A\n- B, c"),
        ]
    )
    edited = editing.set_head(text, field, typed)

    def check(was: Meaning, now: Meaning) -> None:
        key = "group" if field == "people" else field
        if field in ("title", "purpose"):
            assert now[key] == (clean(typed) if field == "purpose" else _line(typed))
        if field == "version":
            assert now[key] == typed
        was.pop(key)
        now.pop(key)
        assert was.pop("id") == now.pop("id")
        assert was == now

    return edited, check


def _paste(random: Random, text: str, row: Row, before: Meaning) -> Changed:
    table = "Minutes\tStep\tPrompt\n5 min\tOne\tx\n10\tTwo\t\n\tTotal\t\n"
    edited, said = editing.paste_table(text, row.path, table)
    assert said.startswith("2 steps found.")
    path = edited.path
    assert path is not None

    def check(was: Meaning, now: Meaning) -> None:
        level = level_at(now, path)
        assert [level.pop(path[-1])["title"] for _ in range(2)] == ["One", "Two"]
        assert without_places(was) == without_places(now)

    return edited, check
