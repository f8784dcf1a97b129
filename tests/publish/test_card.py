"""The facilitator's card: what stands on it, and that it does nothing else."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings

from plc_runner.errors import PlcError
from plc_runner.protocol.check import read_file
from plc_runner.protocol.model import Origin, Protocol, Role, Times, Turns
from plc_runner.protocol.planned import Person
from plc_runner.publish.card import Card, card, write_card, write_card_to
from plc_runner.publish.escape import visible
from plc_runner.session.opening import Opening, head_count
from tests.program import SHIPPED
from tests.protocol.build import protocol, round_, step
from tests.publish.test_escape import spaced, typed
from tests.publish.test_html import ATTRIBUTES, TAGS, Page, stored

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")
PEOPLE = tuple(Person(id=name, name=name) for name in NAMES)
BEGINS = datetime(2026, 3, 11, 15, 15, tzinfo=timezone(timedelta(hours=-5)))
OWN_TAGS = {"article", "span"}
OWN_ATTRIBUTES = {(tag, "class") for tag in ("p", "div", "article", "section")}


def shipped(name: str) -> Protocol:
    found = read_file(SHIPPED / f"{name}.yaml").protocol
    assert found is not None
    return found


def made(
    it: Protocol,
    *,
    people: tuple[Person, ...] = PEOPLE,
    minutes: int | None = None,
    begins: datetime | None = None,
    team: str = "Grade 4",
) -> Card:
    opening = Opening(
        protocol=it,
        digest="",
        people=people,
        roles={role: (people[n % len(people)].id,) for n, role in enumerate(it.roles, 1)},
        facilitator=people[0].id,
        team_name=team,
        stop_at=None if minutes is None else BEGINS + timedelta(minutes=minutes),
    )
    return Card(opening, opening.plan(BEGINS), begins)


def read(it: Card) -> Page:
    return Page(card(it))


@pytest.mark.parametrize(
    ("name", "it"),
    [
        ("card-final-word", made(shipped("final-word"), minutes=45, begins=BEGINS)),
        ("card-student-work-analysis", made(shipped("student-work-analysis"), begins=BEGINS)),
        ("card-1-2-4-all", made(shipped("1-2-4-all"), people=head_count(6), team="")),
    ],
)
def test_golden(name: str, it: Card) -> None:
    """After a wanted change: PLC_UPDATE_GOLDEN=1, print it and look at it."""
    expected = GOLDEN / f"{name}.html"
    made_now = re.sub(r"<style>.*?</style>", "", _unsealed(card(it)), flags=re.DOTALL)
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        expected.write_text(made_now, encoding="utf-8", newline="\n")
    assert made_now == expected.read_text(encoding="utf-8")


def _unsealed(page: str) -> str:
    return page[: page.rindex("<!--")]


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_everything_for_the_facilitator_is_on_the_card(path: Path) -> None:
    it = shipped(path.stem)
    words = read(made(it)).text
    for planned in made(it).plan.steps:
        for said in (planned.title, planned.guard, planned.notes, *planned.stems):
            assert spaced(visible(said)) in words
    for said in (*it.prework, *it.materials, *it.norms, it.purpose):
        assert spaced(said) in words


def test_a_round_is_told_once_with_everybodys_time_and_order() -> None:
    words = read(made(shipped("final-word"), begins=BEGINS)).text
    assert words.count("You brought it, you close it.") == 1
    assert "6 times, steps 2 to 19" in words
    assert "3:18 Ana Ben, Cy, Dee, Eli, Fay 3:26 Ben Cy, Dee, Eli, Fay, Ana 3:34 Cy" in words


def test_times_are_those_of_the_room_or_count_from_the_start() -> None:
    it = protocol(step("Look", 5), step("Talk", 10), step("End", 5))
    words = read(made(it, begins=BEGINS)).text
    assert "Wednesday 11 March 2026 · 3:15 pm to 3:35 pm · 20 min for 6 people" in words
    for at in ("3:15 5 min", "3:20 10 min", "3:30 5 min"):
        assert at in words
    words = read(made(it)).text
    assert "+0 5 min" in words
    assert "+15 5 min" in words
    assert "2026" not in words


def test_a_shortened_plan_says_so() -> None:
    it = protocol(step("Look", 10), step("Talk", 10))
    assert "15 min (not 20 min) for 6 people" in read(made(it, minutes=15)).text
    assert "Before you start: Even at its shortest" in read(made(it, minutes=5)).text


def test_roles_turns_and_who_talks() -> None:
    it = protocol(
        step("Show", talk="presenter"),
        step("Discuss", talk="listeners"),
        step("Around", 6, turns=Turns(who="everyone")),
        roles={"presenter": Role(title="Presenting teacher")},
    )
    words = read(made(it)).text
    for said in ("Presenting teacher: Ben", "Here: Ana, Ben, Cy", "Ben speaks",
                 "The group talks, Ben listens", "6 turns, 1 min each: Ana, Ben, Cy"):  # fmt: skip
        assert said in words
    words = read(made(it, people=head_count(6))).text
    for said in ("Presenting teacher: ____", "Presenting teacher speaks", "6 turns, 1 min each",
                 "The group talks, the presenter listens"):  # fmt: skip
        assert said in words
    assert "Person" not in words


def test_rounds_in_rounds_and_for_things() -> None:
    inner = round_("Each", "participant", step("Say", 1))
    it = protocol(round_("Twice", Times(times=2), inner))
    words = read(made(it, people=PEOPLE[:2])).text
    assert "+0 1 · Ana +1 1 · Ben +2 2 · Ana +3 2 · Ben" in words
    assert "Twice 2 times, steps 1 to 4" in words
    assert "Once 1 time, " in read(made(protocol(round_("Once", Times(times=1), step("Say"))))).text


def test_a_prompt_keeps_its_lists_and_stress_and_loses_links_and_pictures() -> None:
    say = "**Look** at *this*:\n\n- one\n- two\n\n![x](http://x/y.png) [z](http://z) <b>no</b>"
    page = card(made(protocol(step("Look", say=say))))
    assert "<strong>Look</strong> at <em>this</em>" in page
    assert page.count("<li>one</li>") == 1
    assert "&lt;b&gt;no&lt;/b&gt;" in page
    tags = Page(page).tags
    assert not tags & {"a", "img", "b"}


def test_nothing_comes_from_the_network() -> None:
    page = card(made(shipped("consultancy")))
    assert "default-src 'none'" in page
    assert not re.search(r"(?: src=|href=|@import|url\()", page)


@given(typed.map(lambda text: text.replace("\ud800", "")), stored)
@settings(max_examples=60)
def test_whatever_is_typed_shows_and_does_nothing(one: str, other: str) -> None:
    it = protocol(
        step("Look" + one, say=other, guard=one, notes=other, stems=(one or "x",)),
        purpose=one,
        norms=(other or "x",),
        roles={"r": Role(title=one)},
        origin=Origin(name=one or "x", url=other),
    )
    page = read(made(it, people=(Person(id="a", name=other or "Ana"),), team=one))
    assert page.tags <= TAGS | OWN_TAGS | {"code", "pre", "blockquote"}
    allowed = ATTRIBUTES | OWN_ATTRIBUTES | {("ol", "start"), ("code", "class")}
    assert page.attributes <= allowed
    assert len(page.comments) == 1
    assert spaced(visible(one)) in page.text


def test_a_card_is_written_over_unless_somebody_edited_it(tmp_path: Path) -> None:
    it = made(shipped("tuning"))
    first = write_card(tmp_path / "cards", it)
    assert first.name == "card-grade-4-tuning.html"
    assert write_card(tmp_path / "cards", it) == first
    edited = first.read_text(encoding="utf-8").replace("Facilitator", "My")
    first.write_text(edited, encoding="utf-8")
    second = write_card(tmp_path / "cards", it)
    assert second.name == "card-grade-4-tuning-2.html"
    assert first.read_text(encoding="utf-8") == edited
    assert write_card(tmp_path / "cards", replace(it, begins=BEGINS)) == second
    assert "3:15" in second.read_text(encoding="utf-8")


def test_a_card_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PlcError, match="card could not be written"):
        write_card_to(tmp_path / "file" / "card.html", made(shipped("tuning")))
