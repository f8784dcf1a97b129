"""What all tests share.

Tests marked `no_cover` draw pictures, whose lines the other tests of those screens count, or leave
the work to other processes, which count their own. Counting them would only slow them down.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.quiet import FRAME, until_quiet

settings.register_profile("any machine", deadline=None)  # a busy one is slow, and not wrong
settings.load_profile("any machine")


@pytest.fixture(autouse=True, scope="session")
def _wait_no_longer_than_needed() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", until_quiet)
        patch.setattr("textual.pilot.wait_for_idle", until_quiet)
        patch.setattr("textual.screen.UPDATE_PERIOD", FRAME)
        yield
