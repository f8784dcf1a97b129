"""Waits until an app has done what it was asked, and no longer."""

from __future__ import annotations

import asyncio
from typing import Any

SOON = 1 / 60
"""Seconds: what an app puts off until then belongs to what it was asked."""
FRAME = 0.001
"""Seconds between two frames of a screen that nobody looks at."""


async def until_quiet(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until no message is left and no timer is about to ring.

    Textual's own pilot sleeps 20 ms at a time until such a sleep costs less than a millisecond of
    the processor: long for a test that presses keys, and not sure while other programs run.

    Args:
        min_sleep: seconds to wait in any case.
        max_sleep: seconds to wait at most.
    """
    loop: Any = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(min_sleep)
    while loop.time() - start < max_sleep:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((each.when() for each in loop._scheduled if not each.cancelled()), default=None)
        if due is None or due > loop.time() + SOON:
            return
        await asyncio.sleep(max(0.0, due - loop.time()))
