"""Every bad file says what it should. `PLC_UPDATE_GOLDEN=1` writes what it says now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plc_runner.protocol.problems import as_text
from plc_runner.protocol.source import read

FILES = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bad_file_is_told_as_expected(file: Path) -> None:
    told = as_text(read(file.read_bytes(), file.name).problems)
    expected = file.with_suffix(".txt")
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        expected.write_text(told, encoding="utf-8", newline="\n")

    assert told == expected.read_bytes().decode()
    assert told


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 45
