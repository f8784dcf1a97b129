"""Captures of kind fist_to_five."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

FIST_TO_FIVE = Kind()
