"""From events to tables: one event after the other, in (lamport, id) order, subject by subject."""

from plc_runner.journal.fold.engine import apply, arrived, heads, rebuild

__all__ = ["apply", "arrived", "heads", "rebuild"]
