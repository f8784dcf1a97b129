"""Every bad file says what it should. `PLC_UPDATE_GOLDEN=1` writes what it says now."""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from plc_runner.protocol import check
from plc_runner.protocol.problems import Problem, apply, as_text
from plc_runner.protocol.source import read

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.yaml"))
_RULES = """
    alias based-on bracket bullet choice colon colon-in-text comma comma-in-text comment-in-text
    control-character curly-quotes debrief-optional debrief-shortened duplicate-id duplicate-key
    duplicate-label empty-file encoding group-order guard-on-wall indent joined-lines list
    list-size long-round long-say long-step long-title long-turns many-stems missing-key
    missing-space needs-quotes nesting no-colon no-debrief no-presenter no-purpose nothing-kept
    out-of-range question-mark quote reserved-word reveal-order short-turns space tab table-column
    tag time-order too-deep too-long turns-time two-documents two-kinds unknown-key unknown-role
    unknown-slot unknown-step version-number wrong-type
"""
RULES = frozenset(_RULES.split())
"""What can be wrong in a protocol, or unwise."""
FILE_RULES = {
    *("empty-folder", "file-name", "not-a-file", "not-found", "too-large", "unreadable"),
    *("cycle", "too-many", "yaml"),
}
"""What keeps a file from being read (see test_check and test_source), and what YAML says that no
file here makes it say."""
TELLERS = ("tell", "tell_at", "Problem", "_Slip", "Sort", "_other_minutes")
FILES = [file for name in ("bad", "unwise") for file in sorted((HERE / name).glob("*.yaml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bad_file_is_told_as_expected(file: Path) -> None:
    said = as_text(read(file.read_bytes(), file.name).problems)
    expected = file.with_suffix(".txt")
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8", newline="\n")

    assert said == expected.read_bytes().decode()
    assert said


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 45


def _fixes() -> list[Any]:
    found = [
        (file, problem) for file in FILES for problem in told(file.read_bytes()) if problem.fix
    ]
    return [
        pytest.param(file, problem, id=f"{file.stem}:{problem.line}:{problem.rule}")
        for file, problem in found
    ]


def told(data: bytes) -> tuple[Problem, ...]:
    return read(data, "a.yaml").problems


def kinds(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.rule, problem.message) for problem in problems)


@pytest.mark.parametrize(("file", "problem"), _fixes())
def test_a_fix_takes_its_problem_away_and_brings_no_error(file: Path, problem: Problem) -> None:
    before = read(file.read_bytes(), "a.yaml")
    assert problem.fix is not None
    after = read(apply(before.text, problem.fix).encode(), "a.yaml")

    same = kinds([problem]).keys()
    assert all(kinds(after.problems)[one] < kinds(before.problems)[one] for one in same)
    assert len(after.errors) <= len(before.errors)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_problem_says_what_to_do(file: Path) -> None:
    for problem in told(file.read_bytes()):
        assert problem.hint, problem
        assert not problem.hint.endswith(":"), problem
        assert problem.rule in RULES, "a new rule needs a file here"


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_file_gets_no_advice(file: Path) -> None:
    assert as_text(told(file.read_bytes())) == ""


def test_every_rule_has_a_file() -> None:
    shown = {problem.rule for file in FILES for problem in told(file.read_bytes())}
    assert shown == RULES


def test_every_rule_of_the_code_is_known() -> None:
    """A rule is a word with hyphens that `tell` and the like are given."""
    folder = Path(check.__file__).parent
    calls = [
        node
        for file in folder.rglob("*.py")
        if not file.stem.startswith("cycle")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    given = {
        word.value
        for call in calls
        if getattr(call.func, "attr", getattr(call.func, "id", "")) in TELLERS
        for argument in call.args
        for word in (ast.walk(argument) if isinstance(argument, ast.IfExp) else [argument])
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
        if re.fullmatch(r"[a-z]+(-[a-z]+)*", word.value)
    }
    assert len(given) > 50
    assert given - RULES - FILE_RULES == set()
