"""Review: everything that was kept, one search over it, each thing with its story beside."""

from plc_runner.tui.screens.review.screen import ReviewScreen

__all__ = ["ReviewScreen"]
