from __future__ import annotations

from plc_runner.events.framework import StandardItem
from plc_runner.standards.changes import Changes, changes


def items(**said: str) -> list[StandardItem]:
    return [StandardItem(code=code, statement=text) for code, text in said.items()]


def test_what_is_new_gone_and_reworded_is_counted() -> None:
    found = changes(items(a="1", b="2", c="3"), items(a="1", b="two", d="4", e="5"))
    assert found == Changes(new=2, gone=1, reworded=1)
    assert found.said == "2 new, 1 gone, 1 in other words"


def test_nothing_changes_where_only_the_order_does() -> None:
    assert not changes(items(a="1", b="2"), items(b="2", a="1"))


def test_a_code_that_stands_there_twice_counts_twice() -> None:
    twice = [*items(a="1"), *items(a="2")]
    assert changes(items(a="1"), twice) == Changes(new=1)
    assert changes(twice, items(a="3")) == Changes(gone=1, reworded=1)
