"""Steps that count, and a line that is typed into them as the wall does it."""

from __future__ import annotations

from typing import Any

from plc_runner.driver.replies import Reply, reply
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.kinds import line_label
from plc_runner.session.shelves import Hand, called_back, part_of
from plc_runner.session.state import Tally
from tests.session.rooms import Room, minutes, protocol


def a_step(id_: str, *captures: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "title": id_.capitalize(), "id": id_, "minutes": minutes(2), "capture": captures, **more,
    }  # fmt: skip


def of(*steps: dict[str, Any]) -> Protocol:
    return Protocol.model_validate({**protocol().model_dump(), "steps": steps})


class Counting:
    """A room in its first step, and the slot that lines go to."""

    def __init__(self, *steps: dict[str, Any]) -> None:
        self.room = Room(protocol=of(*steps), roles={}).do(c.Start())
        self.slot: str | None = None

    def say(self, *lines: str) -> Reply:
        """Type lines one after the other; the answer to the last."""
        for line in lines:
            parsed = parse(line, self.room.state, slot=self.slot)
            assert isinstance(parsed, Do), parsed
            answer = self.do(parsed.command)
        return answer

    def do(self, command: c.Command) -> Reply:
        """Ask something of the session; lines go where the answer says."""
        before = len(self.room.drafts)
        self.room.do(command)
        drafts = [draft for draft, _ in self.room.drafts[before:]]
        answer = reply(self.room.state, drafts, self.room.now, saved=True)
        self.slot = answer.slot or self.slot
        return answer

    def refused(self, line: str) -> str:
        """What is said to a line that will not do."""
        parsed = parse(line, self.room.state, slot=self.slot)
        assert isinstance(parsed, Refusal), parsed
        return parsed.text

    def fix(self, text: str) -> Reply:
        """Call back the newest count, and enter other words."""
        hand = self.hand()
        return self.do(c.Fix(hand.id, text, hand.part))

    def hand(self) -> Hand:
        tallies = [hand for _, hand in called_back(self.room.state) if hand.id in self.all_tallies]
        return tallies[-1]

    def on_the_line(self) -> str:
        """What stands on the line when the newest count is called back."""
        part = part_of(self.room.state, self.hand())
        assert part is not None
        return part.text

    @property
    def all_tallies(self) -> dict[str, Tally]:
        return {id_: tally for id_, tally in self.room.state.tallies.items() if not tally.removed}

    @property
    def tally(self) -> Tally:
        """The only one."""
        (only,) = self.all_tallies.values()
        return only

    @property
    def counts(self) -> dict[str, int]:
        return {one.label: one.count for one in self.tally.counts}

    @property
    def words(self) -> list[str]:
        """What was kept as words."""
        return [entry.text for entry in self.room.state.entries.values() if entry.shown]

    @property
    def label(self) -> str:
        """What stands in front of the line."""
        assert self.room.state.step is not None
        return line_label(self.room.state, self.room.state.step, self.slot)
