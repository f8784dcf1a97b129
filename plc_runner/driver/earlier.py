"""Earlier decisions of a team, and saying that a new one stands in the place of one of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plc_runner.errors import IllegalMove, PlcError
from plc_runner.journal.earlier import EarlierDecision, decided_on, standing_decisions
from plc_runner.journal.ids import short_id
from plc_runner.session import commands as c
from plc_runner.session.lookup import with_tail
from plc_runner.session.phrases import plain
from plc_runner.session.state import Decision
from plc_runner.session.words import date_text

if TYPE_CHECKING:
    from plc_runner.driver.driver import Driver
    from plc_runner.driver.replies import Reply

SHORTEST = 4
"""Letters of a decision after which it is worth looking."""
_OF_NONE = ("none", "nothing", "no")


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision of the team."""

    id: str
    code: str
    """The end of its id that no other decision of the team has."""
    statement: str
    because: str
    day: str
    """On which it was made (ISO 8601)."""

    @property
    def replaced(self) -> c.Replaced:
        """As another decision names it."""
        return c.Replaced(self.id, self.statement, self.day)


def earlier_on(driver: Driver, words: str, *, besides: str | None = None) -> tuple[Earlier, ...]:
    """What the team decided on the subject of a decision that is being typed, newest first.

    Args:
        words: what was typed so far.
        besides: the id of the decision that they are of, if it is kept already.

    Returns:
        nothing where the journal cannot be read: the meeting goes on without.
    """
    team = driver.state.team
    if team is None or len(words.strip()) < SHORTEST:
        return ()
    session = driver.state.id
    with suppress(PlcError):
        found = decided_on(driver.journal, team, words, besides=besides, session=session)
        return _told(driver, found) if found else ()
    return ()


def told_after(driver: Driver, reply: Reply) -> tuple[str, ...]:
    """What a decision just made may stand in place of, for those who see no panel."""
    item = driver.state.decisions.get(reply.ids[0]) if reply.ids else None
    if item is None or item.replaces or item.history or item.removed or item.objections:
        return ()
    found = earlier_on(driver, f"{item.statement} {item.because}", besides=item.id)
    lines = []
    for one in found:
        because = f" because {one.because}" if one.because else ""
        day = date_text(one.day, driver.today())
        lines.append(f"Decided earlier, {day}: {one.code} {one.statement}{because}")
    if lines:
        lines.append("/replaces and the code says that this one stands in its place.")
    return tuple(lines)


def _told(driver: Driver, found: tuple[EarlierDecision, ...]) -> tuple[Earlier, ...]:
    standing = standing_decisions(driver.journal, driver.state.team or "")
    ids = [item.id for item in standing]
    return tuple(
        Earlier(
            item.id,
            short_id(item.id, ids),
            item.statement,
            item.because,
            driver.state.day_of(item.at).isoformat(),
        )
        for item in found
    )


def replace(driver: Driver, said: str, decision: str | None = None) -> Reply:
    """Say which earlier decision a decision stands in place of.

    Args:
        said: the earlier one's code, its number in the list of those on the subject, words of it,
            or `none`.
        decision: the id of the one that stands in its place; None for the newest.

    Raises:
        IllegalMove: there is no such decision, or several are meant.
    """
    kept = [item for item in driver.state.decisions.values() if not item.removed]
    newest = next((item for item in reversed(kept) if decision in (None, item.id)), None)
    if newest is None:
        raise IllegalMove("There is no decision in this meeting yet: /decide keeps one.")
    if not said.strip() or plain(said) in _OF_NONE:
        return driver.do(c.Replace(newest.id, None))
    return driver.do(c.Replace(newest.id, _meant(driver, newest, said).replaced))


def _meant(driver: Driver, of: Decision, said: str) -> Earlier:
    standing = standing_decisions(driver.journal, driver.state.team or "", besides=of.id)
    wanted = plain(said)
    found = tuple(item for item in standing if plain(item.statement) == wanted)
    if not found:
        ending = with_tail(wanted.replace(" ", ""), (item.id for item in standing))
        found = tuple(item for item in standing if item.id in ending)
    if not found and wanted.isascii() and wanted.isdigit():
        offered = earlier_on(driver, f"{of.statement} {of.because}", besides=of.id)
        if 1 <= int(wanted[:6]) <= len(offered):
            return offered[int(wanted[:6]) - 1]
    found = found or decided_on(driver.journal, driver.state.team or "", said, besides=of.id)
    if len(found) == 1:
        return _told(driver, found)[0]
    if not found:
        raise IllegalMove(
            f"The team has no earlier decision “{said.strip()}”. Type some words of it, or none."
        )
    named = "; ".join(f"{one.code} {one.statement}" for one in _told(driver, found))
    raise IllegalMove(f"Which one? {named}. Type /replaces and its code.")
