"""docs/captures.md: its answers are the program's, its files are right, nothing is left out."""

from __future__ import annotations

import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plc_runner.protocol.reading.capture_forms import KINDS
from plc_runner.protocol.schema import protocol_schema
from plc_runner.protocol.source import read
from plc_runner.session.dates import date_said
from plc_runner.session.verbs import VERB, verbs_for

DOCS = Path(__file__).parents[2] / "docs"
DOC = (DOCS / "captures.md").read_text(encoding="utf-8")
MADE: dict[str, Any] = runpy.run_path(str(DOCS / "make_captures.py"))
EXAMPLES = list(MADE["examples"](DOC))
ROWS = re.findall(r"^\| \[`(\w+)`\]\(#([\w-]+)\) \|.*\| (.*?) \|$", DOC, re.MULTILINE)


def test_its_answers_are_what_the_program_answers() -> None:
    assert MADE["page"](DOC) == DOC, "run: python docs/make_captures.py"


@pytest.mark.parametrize("example", [example for example, _ in EXAMPLES], ids=range(len(EXAMPLES)))
def test_every_protocol_in_it_is_read_without_an_error(example: str) -> None:
    whole = MADE["whole"](example)
    assert read(whole.encode(), "example.yaml").errors == ()
    Draft202012Validator(protocol_schema()).validate(yaml.safe_load(whole))


def section(anchor: str) -> str:
    """What stands under a heading, to the next one like it."""
    head = anchor.replace("-", " ")
    (found,) = re.findall(
        rf"^## {head}$(.*?)(?=^## )", DOC, re.MULTILINE | re.DOTALL | re.IGNORECASE
    )
    return str(found)


def test_it_tells_of_every_kind_with_an_example_and_its_record() -> None:
    assert {kind for kind, _, _ in ROWS} == set(KINDS)
    for kind, anchor, _ in ROWS:
        assert re.search(rf"- {kind}\b", section(anchor)), kind
        assert section(anchor).count("```markdown") == 1, kind


@pytest.mark.parametrize(("kind", "anchor", "tables"), ROWS, ids=[kind for kind, _, _ in ROWS])
def test_what_it_takes_down_stands_in_the_tables_that_it_names(
    kind: str, anchor: str, tables: str
) -> None:
    ((example, blocks),) = MADE["examples"](section(anchor))
    assert set(re.findall(r"`(\w+)`", tables)) <= MADE["held"](example, blocks).tables, kind


def test_days_are_read_as_it_says() -> None:
    said = re.search(r"^\| you say \|.*?\n\n", DOC, re.MULTILINE | re.DOTALL)
    assert said
    cells = re.findall(r"\| ([^|\n]+?) \| ([^|\n]+?) (?=\|)", said[0])
    days = [(words, day) for words, day in cells if words != "you say" and words != "---"]
    assert len(days) == 8
    for words, day in days:
        found = date_said(words, date(2026, 3, 4), day_first=False)
        assert found is not None
        assert (found.kept, found.doubt) == (day, "")


def test_the_commands_and_keys_that_it_names_are_there() -> None:
    for word in re.findall(r"`(/[a-z-]+)", DOC):
        assert len(verbs_for(word)) == 1, word
    for verb, key in {"star": "Ctrl+S", "merge": "Ctrl+G", "recall": "Up", "slot": "Tab"}.items():
        assert VERB[verb].key_label in ("", key)
        assert key in DOC
