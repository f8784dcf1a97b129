from __future__ import annotations

import json
from dataclasses import replace

import pytest

from plc_runner.protocol.problems import Fix, Problem, apply, as_github, as_json, as_text

PROBLEM = Problem(
    "protocols/a.yaml",
    "“talk” must be everyone, not “al”.",
    "choice",
    line=12,
    column=11,
    length=2,
    hint="Did you mean “all”?\nOr not?",
    source_line="    talk: al",
)


def test_text_shows_the_place_the_line_and_what_to_do() -> None:
    assert as_text([PROBLEM]) == (
        "protocols/a.yaml:12:11: “talk” must be everyone, not “al”. [choice]\n"
        "  12 |     talk: al\n"
        "     |           ^~\n"
        "     = Did you mean “all”?\n"
        "       Or not?\n"
    )


def test_the_caret_stands_under_wide_and_combined_characters() -> None:
    wide = Problem(
        "a.yaml", "m", "r", column=3, length=2, source_line="話e\u0301x".replace("x", "xy")
    )
    lines = as_text([wide]).splitlines()

    assert lines[2] == "    |    ^"
    assert as_text(
        [Problem("a.yaml", "m", "r", column=3, length=1, source_line="話しx")]
    ).splitlines()[2] == ("    |     ^")


def test_a_long_line_is_cut_around_the_place() -> None:
    long = Problem(
        "a.yaml", "m", "r", column=501, length=3, source_line="x" * 500 + "bad" + "y" * 500
    )
    shown, caret = as_text([long]).splitlines()[1:3]

    assert len(shown) < 110
    assert shown[caret.index("^") :].startswith("bad")


def test_no_character_of_a_file_can_move_the_cursor() -> None:
    text = as_text(
        [Problem("a\x1b[2J.yaml", "m \x07", "r", source_line="\x1b[31m\t\u202e", hint="\x9b1m")]
    )

    assert all(sign.isprintable() or sign == "\n" for sign in text)


def test_json_has_every_field() -> None:
    (told,) = json.loads(as_json([PROBLEM]))

    assert told == {
        "path": "protocols/a.yaml",
        "message": "“talk” must be everyone, not “al”.",
        "rule": "choice",
        "line": 12,
        "column": 11,
        "length": 2,
        "hint": "Did you mean “all”?\nOr not?",
        "source_line": "    talk: al",
        "level": "error",
        "fix": None,
    }
    assert json.loads(as_json([])) == []


def test_github_gets_one_line_per_problem_with_everything_escaped() -> None:
    advice = Problem("a,b:c.yaml", "100%\r", "r", level="advice")

    assert as_github([PROBLEM, advice]).splitlines() == [
        "::error file=protocols/a.yaml,line=12,col=11,endColumn=12,title=choice"
        "::“talk” must be everyone, not “al”.%0ADid you mean “all”?%0AOr not?",
        "::warning file=a%2Cb%3Ac.yaml,line=1,col=1,endColumn=1,title=r::100%25%0D",
    ]


@pytest.mark.parametrize(
    ("fix", "expected"),
    [
        (Fix(2, 2, "B"), "a\nB\nc\n"),
        (Fix(1, 2, "AB"), "AB\nc\n"),
        (Fix(2, 2, "b\nb2"), "a\nb\nb2\nc\n"),
        (Fix(2, 1, "new"), "a\nnew\nb\nc\n"),
        (Fix(4, 3, "last"), "a\nb\nc\nlast\n"),
    ],
)
def test_a_fix_takes_the_place_of_its_lines(fix: Fix, expected: str) -> None:
    assert apply("a\nb\nc\n", fix) == expected


def test_a_fix_is_added_behind_a_last_line_without_an_end() -> None:
    assert apply("a\nb", Fix(3, 2, "c")) == "a\nb\nc"


def test_json_shows_the_fix() -> None:
    (told,) = json.loads(as_json([replace(PROBLEM, fix=Fix(12, 12, "    talk: all"))]))

    assert told["fix"] == {"first": 12, "last": 12, "text": "    talk: all"}
