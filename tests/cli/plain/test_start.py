from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from plc_runner.cli.plain.start import ask_for_the_rest
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.cli.surroundings import Surroundings
from plc_runner.driver import Driver, Wishes, opening
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.source import digest, read
from plc_runner.session import commands as c
from tests.cli.plain.conftest import Plain, Scripted

TEXT = """\
title: Circle
roles:
  presenter: {title: Presenting teacher, about: Brings the work}
  recorder: {title: Recorder}
prework: [Bring a sample]
steps:
  - {title: Open, minutes: 12}
  - {title: Each one, turns: {each: 1m}}
"""


@pytest.fixture
def protocol() -> Protocol:
    reading = read(TEXT.encode(), "circle.yaml")
    assert reading.protocol is not None
    return reading.protocol


def asked(
    plain: Plain, protocol: Protocol, *answers: str, wishes: Wishes | None = None, live: bool = True
) -> tuple[Wishes, Scripted]:
    """What comes of these answers."""
    lines = Scripted(list(answers), live)
    found = ask_for_the_rest(
        Terminal(lines), plain.journal, wishes or Wishes("circle"), protocol, Surroundings()
    )
    return found, lines


def test_everything_is_asked_and_taken(plain: Plain, protocol: Protocol) -> None:
    found, lines = asked(
        plain, protocol, "Grade 4", "Ana, Ben, Cy", "ben", "cy", "ana", "Fractions", "n", "50 min"
    )
    assert (found.team, found.people, found.facilitator) == ("Grade 4", ("Ana", "Ben", "Cy"), "Ben")
    assert found.roles == {"presenter": ("Cy",), "recorder": ("Ana",)}
    assert (found.focus, found.prework_here) == ("Fractions", False)
    assert found.stop_at is not None
    assert timedelta(minutes=49) < found.stop_at - datetime.now(UTC) <= timedelta(minutes=50)
    prompts = [prompt for prompt, _ in lines.asked]
    assert prompts[3] == "Presenting teacher (Brings the work) [Ana]: "
    assert all(prompt.isprintable() for prompt in prompts)


def test_enter_alone_makes_a_meeting(plain: Plain, protocol: Protocol) -> None:
    found, _ = asked(plain, protocol, *[""] * 8)
    assert (found.team, found.people, found.facilitator) == ("", 6, "Person 1")
    assert found.roles == {"presenter": ("Person 2",), "recorder": ("Person 3",)}
    assert found.prework_here is True
    assert found.stop_at is not None


def test_a_wrong_answer_is_asked_again(plain: Plain, protocol: Protocol) -> None:
    found, lines = asked(
        plain, protocol, "", "0", "Ana, Ana", "Ana, Ben", "Zoe", "", "", "", "", "", "soon", "45"
    )
    assert found.people == ("Ana", "Ben")
    assert found.facilitator == "Ana"
    assert len(lines.asked) == 12


def test_what_was_said_is_not_asked(plain: Plain, protocol: Protocol) -> None:
    stop = datetime.now(UTC)
    said = Wishes(
        "circle", "Grade 4", ("Ana", "Ben"), {"Recorder": ("Ben",)}, "Ana", stop, "Fractions"
    )
    found, lines = asked(plain, protocol, "", "", wishes=said)
    assert [prompt.split(" ")[0] for prompt, _ in lines.asked] == ["Presenting", "Is"]
    assert found.stop_at == stop


def test_a_program_is_asked_nothing(plain: Plain, protocol: Protocol) -> None:
    found, lines = asked(plain, protocol, live=False)
    assert found == Wishes("circle")
    assert lines.asked == []


def test_enter_takes_people_and_roles_from_last_time(plain: Plain, protocol: Protocol) -> None:
    wishes = Wishes(
        "circle", "Grade 4", ("Ana", "Ben", "Cy"), {"presenter": ("Cy",)}, facilitator="Ben"
    )
    opened, seated = opening(
        plain.journal, wishes, protocol, digest(TEXT), now=plain.clock(), utc_offset=0
    )
    driver = Driver.open(plain.journal, opened, TEXT, now=plain.clock, seated=seated.drafts)
    driver.do(c.Start())
    driver.release()
    found, _ = asked(plain, protocol, *[""] * 8)
    assert (found.team, found.people) == ("Grade 4", ("Ana", "Ben", "Cy"))
    assert found.facilitator == "Ana", "Ben has just had his turn"
    assert found.roles["presenter"] == ("Cy",)


def test_the_end_of_the_input_ends_the_questions(plain: Plain, protocol: Protocol) -> None:
    with pytest.raises(EOFError):
        asked(plain, protocol, "Grade 4")
