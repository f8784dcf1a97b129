"""The meetings of docs/examples: held again by the real program, they give the same records."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.program import REPOSITORY, plc

DOCS = REPOSITORY / "docs"
MADE: dict[str, Any] = runpy.run_path(str(DOCS / "make_examples.py"))
EXAMPLES = {example.name: example for example in MADE["EXAMPLES"]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_records_in_the_docs_are_up_to_date(name: str) -> None:
    for file, text in MADE["records"](EXAMPLES[name]):
        written = (DOCS / "examples" / file).read_text(encoding="utf-8")
        assert written == text, "run: python docs/make_examples.py"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_real_program_gives_the_same_record_but_for_its_times(
    name: str, tmp_path: Path
) -> None:
    example = EXAMPLES[name]
    (tmp_path / "sessions").mkdir()
    (tmp_path / "protocols").mkdir()
    file = DOCS / "examples" / MADE["STANDARDS"]
    imported = plc(tmp_path, "standards", "import", str(file), *MADE["IMPORTED_WITH"])
    assert imported.returncode == 0, imported.stderr
    roles = [f"{role}={', '.join(names)}" for role, names in example.roles.items()]
    done = plc(
        tmp_path, "run", example.protocol, "--plain", "--team", example.team,
        "--people", ", ".join(example.people), "--facilitator", example.facilitator,
        *(word for role in roles for word in ("--role", role)),
        "--minutes", "45", "--focus", example.focus,
        lines="".join(f"{line}\n" for _, line in example.script),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    (record,) = (tmp_path / "sessions").glob("*.md")
    shown = (DOCS / "examples" / f"{name}.md").read_text(encoding="utf-8")
    assert lines_of(record.read_text(encoding="utf-8")) == lines_of(shown)


def lines_of(record: str) -> list[str]:
    """The record without what differs from day to day: its times, its id and its seal."""
    told = record.split("## Time", maxsplit=1)[0]
    for differs in (
        r"^session: .*$",
        r"^date: .*$",
        r"^- \*\*When:\*\* .*$",
        r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ \w+ \d{4}",
    ):
        told = re.sub(differs, "", told, flags=re.MULTILINE)
    return told.splitlines()
