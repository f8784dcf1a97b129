"""What can happen: frozen events in the past tense, one module per subject.

An event says a fact about one *subject* (a session, an entry, a decision ...). A `Draft` is a fact
that nobody has kept yet; the journal turns it into a `Recorded` one.
"""

from plc_runner.events.base import Draft, Event, Recorded
from plc_runner.events.registry import EVENT_KINDS, event_from_body

__all__ = ["EVENT_KINDS", "Draft", "Event", "Recorded", "event_from_body"]
