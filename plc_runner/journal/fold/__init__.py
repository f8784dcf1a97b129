"""From events to tables: one event after the other, in (lamport, id) order, subject by subject."""

from plc_runner.journal.fold.engine import DoesNotFit, apply, arrived, rebuild
from plc_runner.journal.fold.heads import Heads

__all__ = ["DoesNotFit", "Heads", "apply", "arrived", "rebuild"]
