"""The facilitator's card for the team that usually meets here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from plc_runner.driver import Wishes, opening
from plc_runner.protocol.source import Reading, digest
from plc_runner.publish.card import Card, write_card
from plc_runner.tui.place import Place
from plc_runner.tui.usual import Usual


def write_team_card(
    place: Place, reading: Reading, usual: Usual, people: tuple[str, ...] | int
) -> Path:
    """Write the card of a plan that fits the time there usually is, beside the records.

    Args:
        place: where the team's meetings are kept.
        reading: a protocol without errors.
        usual: the team, and how long it meets.
        people: names, or how many.

    Raises:
        PlcError: it could not be written; says why.
    """
    protocol = reading.protocol
    assert protocol is not None  # noqa: S101 - a broken one has no plan
    now = place.now()
    sits_down, _ = opening(
        place.journal,
        Wishes(team=usual.team, people=people),
        protocol,
        digest(reading.text),
        now=now,
        utc_offset=place.utc_offset,
    )
    plan = replace(sits_down, stop_at=now + timedelta(seconds=usual.seconds)).plan(now)
    return write_card(place.workspace.make_sessions() / "cards", Card(sits_down, plan))
