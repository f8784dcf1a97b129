"""Captures of kind table."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

TABLE = Kind()
