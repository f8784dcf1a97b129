"""How the wall looks, as pictures. After a wanted change: pytest --snapshot-update, and look."""

from __future__ import annotations

from typing import Protocol

import pytest
from textual.app import App

from tests.tui.host import WallApp
from tests.tui.views import TYPED, VIEWS

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

PICTURED = [name for name in VIEWS if name not in ("last", "unsaved", "strange")]


class Compare(Protocol):
    def __call__(self, app: App[None], *, terminal_size: tuple[int, int]) -> bool: ...


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize(
    "size", [(40, 12), (60, 18), (120, 36)], ids=lambda size: "x".join(map(str, size))
)
@pytest.mark.parametrize("name", PICTURED)
def test_wall(name: str, size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    app = WallApp(VIEWS[name], theme, TYPED.get(name, ""))
    assert snap_compare(app, terminal_size=size)
