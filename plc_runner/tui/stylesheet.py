"""A stylesheet that reads each source once for each set of colours."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet


class KeptStylesheet(Stylesheet):
    """Opens a screen, and comes back to a theme, without reading again what it has read.

    Textual's own reads everything anew for each screen that brings a source of its own.
    """

    _kept: ClassVar[dict[tuple[object, ...], list[RuleSet]]] = {}

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._colours = frozenset(variables.items())

    def set_variables(self, variables: dict[str, str]) -> None:
        """Other colours from now on."""
        super().set_variables(variables)
        self._colours = frozenset(variables.items())

    def reparse(self) -> None:
        """Put the rules together from all sources."""
        self.parse()

    def _parse_rules(self, css: str, read_from: tuple[str, str], *rest: Any, **more: Any) -> Any:
        key = (self._colours, css, read_from, *rest, *more.items())
        rules = self._kept.get(key)
        if rules is None:
            rules = self._kept[key] = super()._parse_rules(css, read_from, *rest, **more)
        return rules
