"""The program as a function of its arguments."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from subprocess import CompletedProcess
from typing import Protocol

import pytest

from tests.program import plc as run_plc


class Plc(Protocol):
    """Runs the program in an empty workspace."""

    def __call__(
        self, *arguments: str, lines: str | bytes = b"", **more: str
    ) -> CompletedProcess[str]: ...


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder that is the workspace, the home and the current folder."""
    (tmp_path / "protocols").mkdir()
    (tmp_path / "sessions").mkdir()
    return tmp_path


@pytest.fixture
def plc(home: Path) -> Plc:
    return partial(run_plc, home)
