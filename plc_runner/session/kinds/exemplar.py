"""Captures of kind exemplar."""

from __future__ import annotations

from plc_runner.session.kinds.kind import Kind

EXEMPLAR = Kind()
