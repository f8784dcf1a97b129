"""The stylesheet of the app."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet
from textual.css.tokenizer import TokenError

from plc_runner.tui.stylesheet import KeptStylesheet
from tests.tui.room import Room, settle

SOURCE = "Static { background: $wall; }"


def background(stylesheet: Stylesheet) -> str:
    (rule,) = stylesheet.rules
    return rule.styles.background.hex


def test_other_colours_count_and_the_first_ones_come_back() -> None:
    stylesheet = KeptStylesheet(variables={"wall": "#102030"})
    stylesheet.add_source(SOURCE)
    assert background(stylesheet) == "#102030"
    for wall in ("#FFFFFF", "#102030"):
        stylesheet.set_variables({"wall": wall})
        stylesheet.reparse()
        assert background(stylesheet) == wall


def test_a_source_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stylesheet = KeptStylesheet(variables={"wall": "#405060"})
    stylesheet.add_source(SOURCE)
    first = stylesheet.rules[0]
    monkeypatch.setattr("textual.css.stylesheet.parse", lambda *_, **__: pytest.fail("again"))
    stylesheet.reparse()
    assert stylesheet.rules[0] is first


def test_a_broken_source_leaves_the_rules_as_they_were() -> None:
    stylesheet = KeptStylesheet(variables={"wall": "#708090"})
    stylesheet.add_source(SOURCE)
    assert background(stylesheet) == "#708090"
    stylesheet.add_source("Static { background: ")
    with pytest.raises(TokenError):
        stylesheet.reparse()
    assert stylesheet._rules[0].styles.background.hex == "#708090"


async def test_the_app_opens_its_screens_with_it(room: Room) -> None:
    app = room.app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.stylesheet, KeptStylesheet)
        dark = app.screen.styles.background
        app.action_toggle_wall()
        await settle(pilot)
        assert app.screen.styles.background != dark
        app.action_toggle_wall()
        await settle(pilot)
        assert app.screen.styles.background == dark
