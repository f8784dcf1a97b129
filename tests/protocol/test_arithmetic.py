"""The sums of the advice are the totals of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.protocol.advising.arithmetic import Heads, seconds_of
from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.plan import plan
from plc_runner.protocol.reading.composing import compose
from plc_runner.protocol.reading.keys import read_protocol
from plc_runner.protocol.reading.naming import derive_ids
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import Found
from plc_runner.protocol.source import read
from tests.protocol.build import people

SHIPPED = sorted(shipped_folder().glob("*.yaml"))


def found_in(text: str) -> Found:
    page = Page("a.yaml", text)
    node = compose(page)
    assert node is not None
    found = read_protocol(page, node)
    assert found is not None
    derive_ids(page, found)
    return found


def agree(text: str, count: int) -> None:
    """One person has every role; whoever leads from outside is not among the people."""
    protocol = read(text.encode(), "a.yaml").protocol
    assert protocol is not None
    here = people(count)
    roles = {role: [here[n % count].id] for n, role in enumerate(protocol.roles)}
    planned = plan(protocol, here, roles, facilitator=here[-1].id)
    if not protocol.facilitator.takes_part:
        planned = plan(protocol, here, roles, facilitator="outside")
    told = seconds_of(found_in(text)["steps"], Heads.of(found_in(text), count))
    assert (told.full, told.least) == (planned.full, planned.least)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_shipped_protocols(file: Path) -> None:
    for count in (1, 2, 4, 6, 8, 12):
        agree(file.read_text(encoding="utf-8"), count)


STEPS = st.sampled_from(
    [
        "{title: A, minutes: 5}",
        "{title: A, minutes: 4-10 (7), keep_full_time: true}",
        "{title: A, minutes: 6, turns: {who: others}}",
        "{title: A, turns: {each: 45s}}",
        "{title: A, turns: {each: 1m, who: others}}",
        "{title: A, turns: {each: 2m, who: presenter}}",
        "{title: A, turns: {each: 1m}, groups: {size: 3}, talk: small-groups}",
        "{title: A, minutes: 5, when: optional}",
        "{title: A, minutes: 2.5, when: first-time}",
    ]
)
PER = st.sampled_from(["participant", "presenter", "{times: 3}", "{items: [x, y]}"])


def _round(per: str, steps: list[str]) -> str:
    return f"{{round: R, per: {per}, steps: [{', '.join(steps)}]}}"


ROUNDS = st.builds(_round, PER, st.lists(STEPS, min_size=1, max_size=3))
OUTER = st.builds(_round, PER, st.lists(STEPS | ROUNDS, min_size=1, max_size=3))


@given(st.lists(STEPS | OUTER, min_size=1, max_size=4), st.integers(1, 9))
@settings(max_examples=120)
def test_made_up_protocols(parts: list[str], count: int) -> None:
    agree(f"title: T\nroles: {{presenter: {{}}}}\nsteps: [{', '.join(parts)}]\n", count)
