"""Turns and small groups by words alone."""

from __future__ import annotations

from tests.cli.plain.conftest import Plain

PAIRS = """\
title: In pairs
steps:
  - title: Talk in pairs
    minutes: 4
    talk: small-groups
    groups: {size: 2}
  - title: Last word
    minutes: 6
    turns: {who: everyone}
"""


def test_groups_are_read_out_and_tell_one_after_the_other(plain: Plain) -> None:
    (plain.folder / "protocols" / "pairs.yaml").write_text(PAIRS, encoding="utf-8")
    said = plain.hold(
        "/start", "/switch pairs", "/groups Ana, Dee; Ben, Cy", "/arrive Eli", "/turn",
        *[lambda: plain.clock.wait(8)] * 5, "/turn", "/turn Cy", "/status", "/undo", "/undo",
        "/undo", "/quiet",
    )  # fmt: skip
    text = "\n".join(said)
    assert "In 2 groups.\nGroup 1: Ana and Ben.\nGroup 2: Cy and Dee." in text
    assert "2 groups\nGroup 1: Ana and Dee.\nGroup 2: Ben and Cy.\nEli is here" in text
    assert "Eli is here, in group 1." in text
    assert "Ana speaks for group 1, 2 min, then Ben." in text
    assert "Ben speaks for group 2, 2 min, the last turn." in text
    assert "Cy speaks for group 2, 2 min, the last turn." in text
    assert "Group 1: Ana, Dee and Eli." in text
    assert said.count("In 2 groups.") == 1
    assert said[-2].startswith("Only for you: Nobody's turns are counted yet")


def test_the_order_of_turns_and_who_is_quiet(plain: Plain) -> None:
    (plain.folder / "protocols" / "pairs.yaml").write_text(PAIRS, encoding="utf-8")
    said = plain.hold(
        "/start", "/switch pairs", "/turns Cy, Ben", "/next",
        *[lambda: plain.clock.wait(6)] * 5, "/turn Ana",
        *[lambda: plain.clock.wait(6)] * 5, "/absent Ana", "/turns Nobody", "/back", "/quiet",
        "/console",
    )  # fmt: skip
    text = "\n".join(said)
    assert "Order in “Last word”: Cy, Ben, Ana, Dee" in text
    assert "Cy speaks, 1 min 30 s, then Ben." in text
    assert "Ana speaks, 1 min 30 s, then Ben." in text
    assert "Ana has left." in text
    assert "Ben speaks, 1 min 30 s, then Dee." in text
    assert 'Nobody here is called "Nobody"' in text
    assert text.count("Only for you: Not heard yet: Ben.") == 2, "Dee facilitates"
