"""What a protocol says before its steps."""

from __future__ import annotations

import pytest

from plc_runner.protocol.editing import CellError, Head, head, set_head
from plc_runner.protocol.source import read

TEXT = """\
title: Ours   # so far
group: {min: 3, max: 10}
roles:
  presenter: {title: Presenting teacher, about: Brings it}
  coach:
norms:
  # The first
  - One: so
  - Two
steps:
  - {title: A, minutes: 5, talk: presenter}
"""
TEXT = TEXT.replace("One: so", '"One: so"')


def after(field: str, typed: str, text: str = TEXT) -> str:
    text = set_head(text, field, typed).apply(text)
    assert not read(text.encode(), "t.yaml").errors
    return text


def test_the_head_is_shown() -> None:
    assert head(TEXT) == Head(
        title="Ours",
        purpose="",
        stage="",
        version="",
        people="3-10",
        roles="Presenting teacher, Coach",
        prework="",
        materials="",
        norms="One: so\nTwo",
    )
    assert head("title: [") is None


@pytest.mark.parametrize(
    ("field", "typed", "line"),
    [
        ("title", "Ours: new", 'title: "Ours: new"   # so far'),
        ("purpose", "To see", "purpose: To see"),
        ("stage", "build capacity", "stage: build-capacity"),
        ("version", "1.10", 'version: "1.10"'),
        ("people", "up to 6", "group: {max: 6}"),
        ("people", "4 or more people", "group: {min: 4}"),
        ("people", "5", "group: {min: 5, max: 5}"),
        ("people", "4 to 8", "group: {min: 4, max: 8}"),
        ("roles", "Presenting teacher, Coach, Keeper", "  keeper: {title: Keeper}"),
        (
            "roles",
            "The one who brings it, Coach",
            "  presenter: {title: The one who brings it, about: Brings it}",
        ),
        ("roles", "Presenting teacher, Critical friend", "  coach: {title: Critical friend}"),
        ("norms", "Two\n• Three: a", '  - "Three: a"'),
        ("prework", "1. Read", "  - Read"),
    ],
)
def test_a_field_becomes_a_line(field: str, typed: str, line: str) -> None:
    text = after(field, typed)
    assert line in text.split("\n")
    shown = getattr(head(text), field)
    assert not set_head(text, field, shown).changes


def test_an_emptied_field_is_taken_out() -> None:
    assert "group" not in after("people", "")
    assert "norms" not in after("norms", "")
    assert "# The first" in after("norms", "")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", " ", "needs a title"),
        ("stage", "ignite", "Did you mean “ignite-growth”"),
        ("people", "some", "3-10"),
        ("people", "10-3", "more than its max"),
        ("roles", "Coach", "presenter"),
        ("roles", "Presenting teacher, Coach, Everyone", "everyone"),
        ("colour", "red", "no field"),
    ],
)
def test_what_cannot_be_is_refused(field: str, typed: str, said: str) -> None:
    with pytest.raises(CellError, match=said):
        set_head(TEXT, field, typed)


def test_a_key_that_is_a_list_breaks_nothing() -> None:
    text = TEXT + "? [a]\n: b\n"
    assert 'version: "2"' in set_head(text, "version", "2").apply(text)
