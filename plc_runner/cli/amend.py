"""`plc amend`: putting the past right, from the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.streams import say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.driver.amending import Amended, Desk
    from plc_runner.journal.aftermath import KeptRecord
    from plc_runner.journal.store import Journal

_DAY = {"decision": "review", "action": "due", "goal": "by"}
"""What --due puts right, by kind of record."""

_VERDICTS = (
    ("--done", "done", "The action is done."),
    ("--begun", "started", "Somebody has begun with the action."),
    ("--dropped", "dropped", "It will not be done, worked towards, or answered."),
    ("--open", "open", "It is open, or goes on."),
    ("--kept", "keep", "The decision is still right."),
    ("--stopped", "stop", "The decision stands no longer; say --why."),
    ("--reached", "reached", "The goal is reached."),
    ("--missed", "missed", "The goal is not reached."),
    ("--answered", "answered", "The parked question is answered; say the answer with --why."),
)


def _verdicts(command: Callable[..., Any]) -> Callable[..., Any]:
    for flag, verdict, about in reversed(_VERDICTS):
        command = click.option(flag, "verdict", flag_value=verdict, help=about)(command)
    return command


@click.command()
@click.argument("code", metavar="CODE")
@click.option("--text", help="Its words, put right.")
@click.option("--because", help="Why it was decided.")
@click.option("--know", help="How we will know that the decision was right.")
@click.option("--owner", help="Who does it; “nobody” for nobody.")
@click.option("--due", help="By when; of a decision, when to look at it again.")
@click.option("--measure", help="How the goal is measured.")
@click.option("--baseline", help="Where the goal began.")
@click.option("--target", help="Where the goal leads.")
@click.option("--measured", help="The newest value of the goal, put right.")
@_verdicts
@click.option("--why", metavar="TEXT", help="Why it is done, dropped, stopped ...")
@click.option("--replace-with", metavar="TEXT", help="A new decision stands in its place.")
@click.option("--replaced-by", metavar="CODE", help="A decision that there is stands in its place.")
@click.option("--take-back", is_flag=True, help="It was a slip, said outside of a meeting.")
@click.option("--by", "who", metavar="NAME", help="The member of the team who says so.")
@workspace_option()
@click.pass_obj
def amend(surroundings: Surroundings, /, code: str, who: str | None, **said: Any) -> None:
    """Put right what a meeting left: words, owner, day, what became of it.

    CODE is what "plc decisions", "plc actions" and "plc goals" list. Nothing is changed for good:
    what was there before stays to be seen. Without options it is told as it stands, with its past.
    """
    from plc_runner.driver.amending import Desk, said_of
    from plc_runner.journal.aftermath import kept_record
    from plc_runner.publish.escape import one_line

    wanted = {name: value for name, value in said.items() if value not in (None, False)}
    if not wanted:
        with surroundings.journal(read_only=True) as journal:
            _tell(journal, kept_record(journal, code), surroundings.utc_offset())
        return
    with surroundings.journal() as journal:
        record = kept_record(journal, code)
        desk = Desk(
            journal,
            surroundings.workspace().sessions,
            surroundings.now,
            surroundings.utc_offset(),
            surroundings.day_first(),
            _member(journal, record, who),
        )
        for done in _carry_out(desk, record, wanted):
            for sentence in said_of(done):
                say(one_line(sentence))


def _carry_out(desk: Desk, record: KeptRecord, wanted: dict[str, Any]) -> Iterator[Amended]:
    """One thing after the other; a reason goes with how it stands."""
    from plc_runner.driver.amending import put_right
    from plc_runner.driver.settling import replace, replaced_by, settle, take_back
    from plc_runner.journal.aftermath import kept_record

    why = wanted.pop("why", "")
    if why and "verdict" not in wanted:
        raise click.UsageError("--why goes with --done, --dropped, --stopped and the like.")
    if "due" in wanted:
        wanted[_DAY.get(record.what, "due")] = wanted.pop("due")
    if "measured" in wanted:
        wanted["measured-1"] = wanted.pop("measured")
    for name, value in wanted.items():
        if name == "verdict":
            yield settle(desk, record, value, why)
        elif name == "replace_with":
            yield replace(desk, record, value)
        elif name == "replaced_by":
            yield replaced_by(desk, record, kept_record(desk.journal, value))
        elif name == "take_back":
            yield take_back(desk, record)
        else:
            yield put_right(desk, record, "" if name == "text" else name, value)


def _member(journal: Journal, record: KeptRecord, who: str | None) -> str | None:
    from plc_runner.journal.aftermath import people_of
    from plc_runner.session.lookup import the_person

    return the_person(people_of(journal, record), who).id if who else None


def _tell(journal: Journal, record: KeptRecord, utc_offset: int) -> None:
    """A record as it stands, and what was said of it."""
    from plc_runner.driver.amending import parts_of
    from plc_runner.memory.aftermath import history
    from plc_runner.publish.aftermath import since_lines
    from plc_runner.publish.escape import one_line
    from plc_runner.session.words import day_said

    for part in parts_of(journal, record):
        if part.text:
            tell(one_line(f"{part.label}: {day_said(part.text)}"))
    for label, words in since_lines(history(journal, record.id, utc_offset)):
        tell(f"  {one_line(f'{label}: {words}')}")
