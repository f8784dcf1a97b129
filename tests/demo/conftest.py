"""The made-up year, made once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plc_runner.demo import make_demo
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.store import Journal
from plc_runner.workspace import Workspace


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the three teams. Only read it."""
    folder = tmp_path_factory.mktemp("made-up")
    make_demo(folder)
    return folder


@pytest.fixture
def journal(year: Path) -> Iterator[Journal]:
    """Its journal."""
    with Journal.open(Workspace(year).journal, device=MACHINE) as opened:
        yield opened
