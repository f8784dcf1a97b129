"""What holds a running session: the wall and plain mode drive the same one."""

from plc_runner.driver.driver import Driver
from plc_runner.driver.half_typed import KeptLine
from plc_runner.driver.leading import who_leads
from plc_runner.driver.replies import Reply
from plc_runner.driver.seating import Seating, seat
from plc_runner.driver.starting import (
    LastTime,
    Wishes,
    assign,
    expected,
    fill,
    is_new,
    last_time,
    opening,
    own_steps,
    role_id,
    usual_count,
)

__all__ = [
    "Driver",
    "KeptLine",
    "LastTime",
    "Reply",
    "Seating",
    "Wishes",
    "assign",
    "expected",
    "fill",
    "is_new",
    "last_time",
    "opening",
    "own_steps",
    "role_id",
    "seat",
    "usual_count",
    "who_leads",
]
