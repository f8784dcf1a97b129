"""Captures of kind rating."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

RATING = Kind()
