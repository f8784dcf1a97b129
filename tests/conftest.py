"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.quiet import FRAME, until_quiet


@pytest.fixture(autouse=True, scope="session")
def _wait_no_longer_than_needed() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", until_quiet)
        patch.setattr("textual.pilot.wait_for_idle", until_quiet)
        patch.setattr("textual.screen.UPDATE_PERIOD", FRAME)
        yield
