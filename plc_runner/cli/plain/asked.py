"""What plain mode answers itself: status, help, where lines go, who comes, another protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plc_runner.cli.load import load
from plc_runner.cli.plain import announce, samples, standards
from plc_runner.cli.plain.closing import closing_lines
from plc_runner.cli.plain.meeting import Meeting
from plc_runner.cli.plain.since import left_lines
from plc_runner.cli.plain.why import tell_why
from plc_runner.driver import Reply
from plc_runner.driver.closing import pass_turn, plan_next
from plc_runner.driver.exemplars import keep
from plc_runner.driver.measuring import measure
from plc_runner.driver.standards import Standards
from plc_runner.errors import IllegalMove
from plc_runner.protocol.library import Library
from plc_runner.session.airtime import quiet_words
from plc_runner.session.grammar import Ask
from plc_runner.session.kinds import how
from plc_runner.session.kinds.exemplar import TAKE_IN
from plc_runner.session.kinds.standard import LOOK_UP
from plc_runner.session.verbs import VERB


class Asked:
    """Answers the verbs that are not the session's."""

    def __init__(self, library: Library, viewer: Callable[[str], None]) -> None:
        """Be ready to switch to a protocol of the library.

        Args:
            library: the protocols at hand.
            viewer: shows a file or a link in a window of its own.
        """
        self._library = library
        self._look_up: standards.LookUp | None = None
        self._handlers: Mapping[str, Callable[[Meeting, str], Reply | None]] = {
            "status": _status,
            "help": _help,
            "console": _console,
            "slot": _slot,
            "measure": lambda meeting, text: measure(meeting.driver, text),
            "switch-protocol": self._switch,
            "quiet": _quiet,
            "since": _since,
            "why": tell_why,
            "closing": self._closing,
            "next-meeting": lambda meeting, said: plan_next(meeting.driver, library, said),
            "pass-turn": lambda meeting, said: pass_turn(meeting.driver, library, said),
            "mark": standards.tell_marks,
            "open-exemplar": lambda meeting, said: samples.open_one(meeting, said, viewer),
            "shelf": samples.shelf,
            "quit": _quit,
        }

    def __call__(self, meeting: Meeting, ask: Ask) -> Reply | None:
        """Answer one.

        Returns:
            what is to be acknowledged, if the session changed.

        Raises:
            IllegalMove, NotFound, Refused: it cannot be done; says why.
        """
        if ask.verb_id == LOOK_UP:
            if self._look_up is None:
                self._look_up = standards.LookUp(Standards(meeting.driver.journal))
            return self._look_up(meeting, ask)
        if ask.verb_id == TAKE_IN:
            return keep(meeting.driver, ask)
        handler = self._handlers.get(ask.verb_id)
        if handler is None:
            raise IllegalMove(f"“{VERB[ask.verb_id].title}” is for the wall; here there is none.")
        return handler(meeting, ask.argument)

    def _closing(self, meeting: Meeting, _: str) -> None:
        meeting.terminal.say(*closing_lines(meeting.driver, self._library))

    def _switch(self, meeting: Meeting, name: str) -> Reply:
        found = load(self._library, name)
        return meeting.driver.switch(found.protocol, found.digest, found.text)


def _status(meeting: Meeting, _: str) -> None:
    driver = meeting.driver
    meeting.terminal.say(
        *announce.status_lines(driver.state, driver.protocol, driver.now(), meeting.where())
    )
    if waiting := driver.unsaved:
        meeting.terminal.say(f"NOT SAVED: {len(waiting)}. {driver.trouble}", *waiting)


def _help(meeting: Meeting, _: str) -> None:
    meeting.terminal.say(*announce.help_lines())


def _console(meeting: Meeting, _: str) -> None:
    meeting.terminal.say(*announce.private_lines(meeting.state))


def _slot(meeting: Meeting, slot: str) -> None:
    meeting.slot, meeting.hand = slot, None  # who names a place no longer fills in a record
    meeting.terminal.say(f"Lines go to {meeting.where()}.")
    if meeting.state.step is not None:
        meeting.terminal.say(*how(meeting.state, meeting.state.step, slot))


def _quiet(meeting: Meeting, _: str) -> None:
    meeting.terminal.say(f"Only for you: {quiet_words(meeting.state)}")


def _since(meeting: Meeting, said: str) -> None:
    names = "who".startswith(said.strip().casefold() or "-")
    left = tuple(left_lines(meeting.state, meeting.driver.today(), names=names))
    meeting.terminal.say(*(left or ("Nothing is left from earlier meetings.",)))


def _quit(meeting: Meeting, _: str) -> None:
    meeting.leaving = True
