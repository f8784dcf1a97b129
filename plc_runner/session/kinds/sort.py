"""Captures of kind sort."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

SORT = Kind()
