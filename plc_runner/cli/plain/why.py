"""`/why` in plain mode: what was decided on a subject, with the codes to say something of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plc_runner.cli.plain.prompt import sentence
from plc_runner.driver.looking_back import decided_about, told
from plc_runner.journal.codes import codes
from plc_runner.journal.thread import ending
from plc_runner.memory.why import Found, codes_of, why
from plc_runner.protocol.words import count_of
from plc_runner.publish.why import chain, lines
from plc_runner.session.meaning_past import is_code

if TYPE_CHECKING:
    from plc_runner.cli.plain.meeting import Meeting
    from plc_runner.driver import Driver

_MOST = 9


def tell_why(meeting: Meeting, words: str) -> None:
    """List what was decided; of one code, tell the whole chain."""
    driver = meeting.driver
    found = ending(driver.journal, words) if is_code(words) else ()
    if len(found) == 1:
        told_ = why(driver.journal, found[0].id, driver.state.utc_offset)
        meeting.terminal.say(*lines(chain(told_, codes_of(driver.journal, told_))))
        return
    meeting.terminal.say(*_listed(driver, words))


def _listed(driver: Driver, words: str) -> Iterator[str]:
    found = decided_about(driver, words, limit=_MOST)
    if not found.ours and not found.elsewhere:
        yield f"Nothing was decided about “{words}”." if words else "Nothing was decided yet."
        return
    every = (*found.ours, *found.elsewhere)
    short = codes(driver.journal, [it.decision.id for it in every])
    for it in every:
        yield _line(driver, it, short[it.decision.id], ours=it in found.ours)
    if found.ours:
        yield (
            "/keep, /change, /stop and the code, then why. /object or /answer and the code, then "
            "the words. /why and the code tells the whole story."
        )


def _line(driver: Driver, it: Found, code: str, *, ours: bool) -> str:
    team = "" if ours or it.meeting is None else f"{it.meeting.team_name}: "
    open_ = f" {count_of(it.objections, 'objection')} not answered." if it.objections else ""
    statement = sentence(f"{team}{it.decision.statement}")
    return f"{code} {statement} {sentence(told(driver, it))}{open_}"
