"""Changes of all kinds, in files as all sorts of people write them.

After each change the file reads without errors, says what was asked, means everything else as
before, and has every comment. `PLC_EDITS=5000 pytest -k any_file` tries so many files.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plc_runner.protocol import editing
from plc_runner.protocol.editing import CellError
from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.source import read
from tests.protocol.editing.files import written
from tests.protocol.editing.operations import some_change

SHIPPED = sorted(shipped_folder().glob("*.yaml"))
MANY = int(os.environ.get("PLC_EDITS", "40"))
calm = settings(max_examples=MANY, derandomize=True, suppress_health_check=list(HealthCheck))


@calm
@given(seed=st.integers(0, 10**9))
def test_any_file_means_what_it_meant_but_for_what_was_asked(seed: int) -> None:
    random = Random(seed)
    text = written(random)
    if not read(text.encode(), "tested.yaml").errors:
        for _ in range(4):
            text = some_change(random, text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_can_be_changed(path: Path) -> None:
    random = Random(str(path))
    text = path.read_text(encoding="utf-8")
    for _ in range(max(3, MANY // 20)):
        text = some_change(random, text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_a_cell_shows_changes_nothing_when_typed_again(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    rows = editing.rows(text)
    assert rows
    for row in rows:
        for column in editing.COLUMNS:
            shown = getattr(row, column)
            assert not editing.set_cell(text, row.path, column, shown).changes


@calm
@given(seed=st.integers(0, 10**9))
def test_a_file_with_errors_is_refused_in_words_or_gets_no_worse(seed: int) -> None:
    random = Random(seed)
    text = written(random)
    at = random.randrange(len(text))
    text = (
        text[:at] + random.choice(["", " ", "\n", ":", "- ", "x: ", "'", "[", "#"]) + text[at + 1 :]
    )
    errors = len(read(text.encode(), "tested.yaml").errors)
    rows = editing.rows(text)
    for row in rows or ():
        for column in editing.COLUMNS:
            try:
                edited = editing.set_cell(text, row.path, column, "5")
            except CellError:
                continue
            if not errors:
                assert not read(edited.apply(text).encode(), "tested.yaml").errors
    if rows is None:
        with pytest.raises(CellError):
            editing.add_step(text, None, {})
