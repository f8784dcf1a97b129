"""The transition table is what the session does."""

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from plc_runner.session.decide import _DECIDERS, ACTS
from plc_runner.session.state import Phase
from plc_runner.session.transitions import TRANSITIONS, following
from tests.session.rooms import NOON, Room

ALL_COMMANDS = [
    item
    for item in vars(c).values()
    if isinstance(item, type) and issubclass(item, c.Command) and item is not c.Command
]

TO_PHASE: dict[Phase, list[c.Command]] = {
    Phase.READY: [],
    Phase.RUNNING: [c.Start()],
    Phase.PAUSED: [c.Start(), c.Pause()],
    Phase.AWAY: [c.Start(), c.ReportGap(NOON, NOON)],
    Phase.ADJOURNED: [c.Start(), c.Adjourn()],
    Phase.CLOSED: [c.Start(), c.Close()],
}

SIMPLE: list[c.Command] = [
    c.Start(),
    c.Next(),
    c.Pause(),
    c.Resume(),
    c.AnswerGap(counted=True),
    c.ReportGap(NOON, NOON),
    c.Adjourn(),
    c.Close(),
    c.Reopen(),
    c.GoTo("each"),
    c.Skip(),
    c.Note("a note"),
    c.Capture("notice", "an entry"),
    c.AddTime(60),
]


def test_every_command_is_allowed_somewhere() -> None:
    allowed = {command for row in TRANSITIONS.values() for command in row}
    assert allowed == set(ALL_COMMANDS)


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_can_be_reached_and_left(phase: Phase) -> None:
    room = Room().do(*TO_PHASE[phase])
    assert room.state.phase is phase
    assert any(after is not phase for after in TRANSITIONS[phase].values())


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("command", SIMPLE, ids=lambda command: type(command).__name__)
def test_a_command_leads_where_the_table_says_or_changes_nothing(
    phase: Phase, command: c.Command
) -> None:
    room = Room().do(*TO_PHASE[phase])
    before = room.state
    if type(command) in TRANSITIONS[phase]:
        room.do(command)
        assert room.state.phase is following(phase, command)
    else:
        with pytest.raises(IllegalMove) as caught:
            room.do(command)
        assert room.state is before
        assert str(caught.value).endswith(".")


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=lambda command: command.__name__)
def test_every_command_has_somebody_who_decides_it(command: type[c.Command]) -> None:
    assert command in _DECIDERS
    assert command in ACTS
