"""How people write a day where the program runs."""

from __future__ import annotations

import locale

import pytest

from plc_runner.cli import surroundings


@pytest.mark.parametrize(
    ("written", "first"),
    [("31/12/00", True), ("31.12.2000", True), ("12/31/00", False), ("2000-12-31", False)],
)
def test_the_day_comes_first_where_the_system_writes_it_so(
    written: str, first: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Written(surroundings.datetime):  # type: ignore[name-defined,misc]
        def strftime(self, format: str) -> str:  # noqa: A002
            assert format == "%x"
            return written

    monkeypatch.setattr(surroundings, "datetime", Written)
    assert surroundings.Surroundings().day_first() is first


def test_an_unknown_locale_is_no_reason_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_YY.UTF-8")
    before = locale.setlocale(locale.LC_TIME)
    assert surroundings.Surroundings().day_first() is False
    assert locale.setlocale(locale.LC_TIME) == before
