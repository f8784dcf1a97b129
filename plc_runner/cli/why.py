"""`plc why`: the whole chain behind a practice."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from plc_runner.journal.aftermath import KeptRecord
    from plc_runner.journal.store import Journal
    from plc_runner.memory.why import Found

_LIKE_A_CODE = re.compile(r"[0-9a-f-]{4,36}")
_WIDEST = 100
_OTHERS = 9
"""Decisions on the same subject that are named at most."""


@click.command()
@click.argument("words", metavar="WORDS|CODE", nargs=-1, required=True)
@click.option("--team", metavar="NAME", default="", help="Only this team's decisions.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def why(surroundings: Surroundings, words: Sequence[str], team: str, *, as_json: bool) -> None:
    """Tell why the team does something: the whole chain behind a decision.

    WORDS are what the decision is about; CODE is what "plc decisions", "plc actions" and
    "plc goals" list. Told are the goal, the reason, the hands, who was there and is still in the
    team, the meeting and what it had seen, what was decided before, and what came of it since.
    """
    offset = surroundings.utc_offset()
    said = " ".join(words)
    with surroundings.journal(read_only=True) as journal:
        record = _record(journal, said)
        if record is not None and record.what != "decision":
            _of_record(journal, record, offset, as_json=as_json)
            return
        found = () if record else _about(journal, said, team, offset)
        if record is None and not found:
            raise NotFound(
                f"Nothing was decided about “{said}”. “plc search” finds it in all that was said."
            )
        first = record.id if record else found[0].decision.id
        _print(journal, first, found[1 : _OTHERS + 1], offset, as_json=as_json)


def _record(journal: Journal, said: str) -> KeptRecord | None:
    """What a code names; None where it is none, or may be a word."""
    from plc_runner.journal.aftermath import kept_record

    if not _LIKE_A_CODE.fullmatch(said.casefold()):
        return None
    try:
        return kept_record(journal, said)
    except NotFound:
        if said.isalpha():  # such as “face”
            return None
        raise


def _about(journal: Journal, said: str, team: str, offset: int) -> tuple[Found, ...]:
    from plc_runner.memory.asking import find_team
    from plc_runner.memory.why import about, about_elsewhere

    if team:
        return about(journal, said, find_team(journal, team).id, utc_offset=offset)
    return about_elsewhere(journal, said, None, utc_offset=offset, limit=_OTHERS + 1)


def _of_record(journal: Journal, record: KeptRecord, offset: int, *, as_json: bool) -> None:
    """An action leads to its decision, a goal to those that serve it."""
    from plc_runner.memory.why import behind_action, serving

    decision = None
    if record.what == "action":
        decision = behind_action(journal, record.id, record.session)
    served = serving(journal, record.id, offset) if record.what == "goal" else ()
    if decision or served:
        first = decision or served[0].decision.id
        if not as_json:
            say(f"What stands behind the {record.what} “{record.text}”:")
        _print(journal, first, served[1:], offset, as_json=as_json)
        return
    raise NotFound(
        f"No decision belongs to “{record.text}”. “plc amend {record.id[-8:]}” tells its past."
    )


def _print(
    journal: Journal, decision: str, others: Sequence[Found], offset: int, *, as_json: bool
) -> None:
    from plc_runner.journal.codes import codes
    from plc_runner.memory.why import codes_of
    from plc_runner.memory.why import why as chain_behind
    from plc_runner.publish.why import also, chain, lines
    from plc_runner.publish.why_data import data

    told = chain_behind(journal, decision, offset)
    if as_json:
        tell_json({**data(told), "others": [it.decision.id for it in others]})
        return
    for line in lines(chain(told, codes_of(journal, told)), _width()):
        tell(line)
    if others:
        tell("")
        known = codes(journal, [it.decision.id for it in others])
        for line in lines(also(others, known), _width()):
            tell(line)


def _width() -> int:
    """Columns of the terminal; where there is none, lines are as long as they are."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 0
