"""Decisions that replace others, and actions with their owner and day, without a screen."""

from __future__ import annotations

from datetime import timedelta

from plc_runner.events import Draft
from plc_runner.events.decision import DecisionMade
from plc_runner.journal.queries import teams
from tests.cli.plain.conftest import Plain
from tests.driver.conftest import sit_down


def answers(said: list[str], after: str) -> list[str]:
    """What was said after the line that ends so."""
    at = next(n for n, line in enumerate(said) if line.endswith(after))
    return said[at + 1 :]


def test_earlier_decisions_are_told_and_one_can_be_replaced(plain: Plain) -> None:
    sit_down(plain.journal, plain.clock).release()
    (team,) = teams(plain.journal)
    event = DecisionMade(statement="Number lines first", because="they help", team=team.id)
    at = plain.clock() - timedelta(days=30)
    plain.journal.append([Draft("0190-cafe", event)], at=at, by=None, session="before")
    said = plain.hold("/start", "/decide Number cards", "/replaces cafe", "/close")
    told = answers(said, "Decision: Number cards")
    assert told[:2] == [
        "Decided earlier, 10 Feb: cafe Number lines first because they help",
        "/replaces and the code says that this one stands in its place.",
    ]
    assert told[2].endswith("It replaces “Number lines first” (10 Feb)")


def test_every_part_can_be_set_by_its_code(plain: Plain) -> None:
    said = plain.hold("/start", "/decide Bars")
    code = next(line.split()[0] for line in said if line.endswith("Decision: Bars"))
    again = plain.hold(
        f"/set {code} options strips; cards",
        f"/set {code} know tickets",
        f"/set {code} review in two weeks",
        f"/set {code} review 3/1",
        f"/set {code} because they show parts",
    )
    told = "\n".join(again)
    assert "Options considered: strips; cards" in told
    assert "How we will know: tickets" in told
    assert "Look again on: Thu 26 Mar" in told
    assert "“3/1” was Sun 1 Mar. Type a day that is still to come, or the year too." in told
    assert "Decision: Bars because they show parts" in told


def test_what_has_no_owner_or_no_day_is_told_and_counted_at_the_end(plain: Plain) -> None:
    said = plain.hold(
        "/start",
        "/action Ana: copy it by Friday",
        "/action tidy up by 12/5",
        "/action ben: water",
        "/close",
    )
    told = [line.split(" ", 1)[1] for line in said if " Action: " in line]
    assert told == [
        "Action: copy it (Ana, by Fri 13 Mar)",
        "Action: tidy up (no owner yet, by Sat 5 Dec)",
        "Action: water (Ben, no date)",
    ]
    assert "Kept: no decision, 3 actions (1 without an owner, 1 without a date)." in said
