from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plc_runner.journal.store import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a journal would lie."""
    return tmp_path / "sessions" / "plc.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """A new journal in a real file."""
    with Journal.open(path, device="this laptop") as opened:
        yield opened
