"""No bytes at all raise, and what the reader lets pass the model takes and the plan expands."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.plan import plan
from plc_runner.protocol.problems import FORMATS
from plc_runner.protocol.source import read
from tests.protocol.build import people

HERE = Path(__file__).parent
GOOD = [
    path.read_text(encoding="utf-8")
    for path in [HERE / "good" / "whole.yaml", *sorted(shipped_folder().glob("*.yaml"))]
]
BAD = [path.read_bytes() for path in sorted((HERE / "bad").glob("*.yaml"))]
PIECES = [
    *(": ", " #", "- ", "? ", ", ", "\n", "\n  ", "\t", "[", "]", "{", "}", "'", '"', "|", ">"),
    *(
        "&a ",
        "*a",
        "!!x ",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "“",
        "”",
        "\\",
        "\x00",
        "\x85",
        "\u2028",
    ),
    *("~", "null", "true", "no", "5:00", "1e9", "-1", "0", "99999999999999999999", "null: null"),
    *(
        "? [a]\n: b\n",
        "round: R",
        "per: participant",
        "capture: [dots]",
        "id: a",
        "title:",
        "<<: 1",
    ),
    *("capture: [{dots: x}, {columns: []}]", "turns: {each: 1}", "minutes: {}", "roles: {x: }"),
    *('"\\ud800"', '"\\0"', '"\\e"', "steps: []", "steps: [[]]", "{[a]: b}", "{{}: 1}", "[?]"),
]


def survives(data: bytes) -> None:
    reading = read(data, "t.yaml")
    lines = reading.text.split("\n")
    for problem in reading.problems:
        assert problem.message
        assert problem.length >= 1
        if reading.text:
            assert problem.source_line == lines[problem.line - 1]
            assert problem.column <= len(problem.source_line) + 1
    for form in FORMATS.values():
        form(reading.problems).encode()
    assert json.loads(FORMATS["json"](reading.problems)) is not None
    assert (reading.protocol is None) == bool(reading.errors)
    if reading.protocol is not None:
        planned = plan(reading.protocol, people(4), {}, seconds=600)
        keys = [step.key for step in planned.steps]
        assert len(set(keys)) == len(keys)
        for step in planned.steps:
            assert len({slot.id for slot in step.slots}) == len(step.slots)


@given(st.binary(max_size=300))
@settings(max_examples=150)
def test_random_bytes(data: bytes) -> None:
    survives(data)


@given(st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32"]))
@settings(max_examples=100)
def test_random_text(text: str, encoding: str) -> None:
    survives(text.encode(encoding, errors="replace"))


@given(st.lists(st.sampled_from([*PIECES, "title: T\n", "steps:\n", "- title: A\n"]), max_size=25))
@settings(max_examples=150)
def test_random_pieces_of_yaml(pieces: list[str]) -> None:
    survives("".join(pieces).encode())


@given(st.data())
@settings(max_examples=250)
def test_good_files_with_anything_done_to_them(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(GOOD))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 5, 40])))
        piece = data.draw(st.sampled_from(["", *PIECES]) | st.text(max_size=3))
        text = text[:start] + piece + text[end:]
    survives(text.encode(errors="replace"))


@given(st.sampled_from(BAD), st.integers(0, 2000), st.sampled_from(PIECES))
@settings(max_examples=150)
@example(b"a: '\n'x", 0, "")
@example(b'title: "A\nb:\n  - {title: \'Talk"\\ud800"minutes: 10-55\'}\n', 0, "")
def test_bad_files_made_worse(data: bytes, at: int, piece: str) -> None:
    survives(data[:at] + piece.encode() + data[at:])
