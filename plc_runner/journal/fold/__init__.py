"""From events to tables: one event after the other, in (lamport, id) order, subject by subject."""

from plc_runner.journal.fold.engine import apply, arrived, rebuild
from plc_runner.journal.fold.heads import Heads

__all__ = ["Heads", "apply", "arrived", "rebuild"]
