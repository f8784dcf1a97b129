"""Captures of kind dots."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

DOTS = Kind()
