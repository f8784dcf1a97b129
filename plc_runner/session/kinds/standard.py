"""Captures of kind standard."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

STANDARD = Kind()
