"""A meeting in plain mode from its first line to its record."""

from __future__ import annotations

import os
from pathlib import Path

from plc_runner.cli.codes import session_code
from plc_runner.cli.plain.asked import Asked
from plc_runner.cli.plain.meeting import Meeting
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.cli.viewer import viewer
from plc_runner.driver import Driver
from plc_runner.driver.copying import copy, standing
from plc_runner.driver.records import edited_said, minutes_of, write_records
from plc_runner.errors import PlcError
from plc_runner.protocol.library import Library
from plc_runner.publish.email import to_plain_text
from plc_runner.session.next_meeting import meeting_text
from plc_runner.session.state import Phase
from plc_runner.session.words import agreed_text


def hold(driver: Driver, terminal: Terminal, library: Library, folder: Path) -> None:
    """Hold a meeting until it is closed, adjourned or left; then let go of the session.

    Args:
        folder: where records go.
    """
    code = session_code(driver.journal, driver.state.id)
    try:
        Meeting(driver, terminal, Asked(library, viewer(os.environ))).run()
    except EOFError:
        pass
    finally:
        driver.release()
        _say_unsaved(driver, terminal)
        if driver.state.phase not in (Phase.CLOSED, Phase.ADJOURNED):
            terminal.say(f"The meeting stays open. To go on with it: plc resume {code} --plain")
    if driver.state.phase in (Phase.CLOSED, Phase.ADJOURNED):
        terminal.say(f"Kept: {agreed_text(driver.state)}.")
        if meeting := driver.state.next_meeting:
            terminal.say(f"Next meeting: {meeting_text(meeting, driver.today())}.")
    if driver.state.phase is Phase.CLOSED:
        _write_record(driver, terminal, folder, code)
    elif driver.state.phase is Phase.ADJOURNED:
        _write_record(driver, terminal, folder, code)
        terminal.say(f"To go on next time: plc resume {code} --plain")
    if driver.state.phase in (Phase.CLOSED, Phase.ADJOURNED):
        _copy_for_team(driver, terminal)


def _copy_for_team(driver: Driver, terminal: Terminal) -> None:
    """Put it all where the team finds it, if somebody said where that is."""
    now = standing(driver.journal)
    if now.folder is None:
        nowhere = "Only on this laptop. For a copy that the team finds: plc copy to FOLDER"
        terminal.say("" if now.asked else nowhere)
        return
    try:
        terminal.say(copy(driver.journal, now.folder, driver.now()).told)
    except PlcError as problem:
        terminal.say(str(problem))


def _say_unsaved(driver: Driver, terminal: Terminal) -> None:
    """What could not be stored is shown once more, so that it can be copied."""
    if waiting := driver.unsaved:
        terminal.say(
            f"NOT SAVED: {len(waiting)}. {driver.trouble}",
            "Copy these lines before you close this window:",
            *waiting,
        )


def _write_record(driver: Driver, terminal: Terminal, folder: Path, code: str) -> None:
    try:
        written = write_records(driver.journal, folder, driver.state)
    except PlcError as problem:
        terminal.say(str(problem))
        return
    files = written.files
    terminal.say(f"The record: {files.markdown}", f"To print or to send: {files.html}")
    terminal.say(*(edited_said(one) for one in written.edited), written.trouble)
    terminal.say(f"As plain text for an e-mail: plc record {code} --format text")
    if terminal.yes("Show the plain text now?"):
        terminal.say(*to_plain_text(minutes_of(driver.journal, driver.state)).splitlines())
