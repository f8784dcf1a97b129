"""The steps that every meeting of a team has, whatever its protocol: looking back, and closing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plc_runner.protocol.planned import PlannedStep

SINCE, CLOSING = "@since", "@closing"
"""Their keys and ids. No step of a file can be called so."""

_LEAST = 60
"""Seconds below which neither makes sense."""


def own_steps(drop: Collection[str], *, since: int = 0, closing: int = 0) -> Iterator[PlannedStep]:
    """Those that are wanted, in their order.

    Args:
        drop: ids of steps to leave out.
        since: seconds for what was left open last time; 0 for no such step.
        closing: seconds for closing the meeting; 0 for no such step.
    """
    if since and SINCE not in drop:
        yield _step(SINCE, "Since last time", since, "What is done, and what is still open?")
    if closing and CLOSING not in drop:
        yield _step(CLOSING, "Closing", closing, "What have we agreed, and when do we meet next?")


def own_title(id_: str) -> str:
    """What such a step is called; empty for an id that is none."""
    return {SINCE: "Since last time", CLOSING: "Closing"}.get(id_, "")


def _step(id_: str, title: str, seconds: int, say: str) -> PlannedStep:
    return PlannedStep(
        key=id_,
        step=id_,
        title=title,
        seconds=seconds,
        full=seconds,
        least=min(seconds, _LEAST),
        most=seconds * 2,
        say=say,
        when="optional",
        own="since" if id_ == SINCE else "closing",
    )
