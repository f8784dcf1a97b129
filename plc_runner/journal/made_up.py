"""Knowing made-up teams from real ones."""

from __future__ import annotations

from plc_runner.journal.store import Journal

MACHINE = "made-up teams"
"""The machine on which they met."""


def is_made_up(journal: Journal) -> bool:
    """Whether somebody in this journal may never have lived."""
    return bool(journal.query("SELECT 1 FROM devices WHERE name = ?", MACHINE))
