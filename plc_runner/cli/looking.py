"""What the commands that list what was kept have in common: what narrows a list, and its forms."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from plc_runner.journal.review import Item
    from plc_runner.journal.search import Asked
    from plc_runner.journal.store import Journal

F = TypeVar("F", bound=Callable[..., Any])

_PAGE = 500
_COLUMNS = (
    "id", "what", "day", "team", "text", "more", "state", "reason", "who", "due", "start", "value",
    "target", "meeting", "session",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a command was given to narrow its list, and in which form to print it."""

    words: tuple[str, ...]
    team: str
    protocol: str
    after: str
    before: str
    limit: int
    as_json: bool
    as_csv: bool
    excel: bool
    state: str = ""
    owner: str = ""


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """Options of every list; the command is handed one `Narrowed`."""
    options = (
        click.argument("words", nargs=-1),
        click.option("--team", metavar="NAME", default="", help="Only this team's."),
        click.option("--protocol", metavar="NAME", default="", help="Only from its meetings."),
        click.option("--after", metavar="DAY", default="", help="From this day, month or year on."),
        click.option("--before", metavar="DAY", default="", help="Before this day, month or year."),
        click.option(
            "--limit",
            type=click.IntRange(1),
            metavar="N",
            default=50,
            show_default=True,
            help="At most so many, the newest first.",
        ),
        click.option("--json", "as_json", is_flag=True, help="For programs."),
        click.option("--csv", "as_csv", is_flag=True, help="For spreadsheets, in UTF-8."),
        click.option("--excel", is_flag=True, help="Like --csv, as Excel wants it."),
        workspace_option(),
        click.pass_obj,
    )

    def handed(surroundings: Surroundings, /, **given: Any) -> None:
        flags = [name for name in ("open", "done", "due") if given.pop(name, False)]
        if len(flags) > 1:
            raise click.UsageError(f"Say --{flags[0]} or --{flags[1]}, not both.")
        command(surroundings, Narrowed(state="".join(flags), **given))

    handed.__doc__, handed.__name__ = command.__doc__, command.__name__
    handed.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in reversed(options):
        handed = option(handed)
    return handed


def states(open_: str, done: str, due: str) -> Callable[[F], F]:
    """`--open`, `--done` and `--due`, with what each means in this list."""

    def add(command: F) -> F:
        for name, help_ in (("due", due), ("done", done), ("open", open_)):
            command = click.option(f"--{name}", is_flag=True, help=help_)(command)
        return command

    return add


def show(surroundings: Surroundings, given: Narrowed, what: str | None, none: str) -> None:
    """Print a list.

    Args:
        surroundings: where it is kept.
        given: what narrows it.
        what: the kind that it is of; None for everything.
        none: what to say where nothing is in it.
    """
    try:
        journal = surroundings.journal(read_only=True)
    except NotFound:
        surroundings.workspace()  # a folder that was named and is not there is an error
        _print([], {}, given, more=False, none=none)
        return
    with journal:
        asked = _asked(surroundings, journal, given, what)
        found = list(_found(journal, asked, given.limit + 1))
        page = found[: given.limit]
        is_text = not (given.as_json or given.as_csv or given.excel)
        codes = _codes(journal, page) if is_text else {}
    _print(page, codes, given, more=len(found) > given.limit, none=none)


def _asked(surroundings: Surroundings, journal: Journal, given: Narrowed, what: Any) -> Asked:
    from plc_runner.journal.search import Asked
    from plc_runner.memory.asking import Today, find_protocol, find_team, past_days

    day = surroundings.room_time().date()
    today = Today(day, surroundings.utc_offset(), surroundings.day_first())
    state: Any = given.state
    asked = Asked(" ".join(given.words), what, today=day.isoformat(), state=state)
    if given.team:
        asked = replace(asked, team=find_team(journal, given.team).id)
    if given.protocol:
        asked = replace(asked, protocol=find_protocol(journal, given.protocol).id)
    if given.after:
        asked = replace(asked, after=today.begins(past_days(given.after, today)[0]))
    if given.before:
        asked = replace(asked, before=today.begins(past_days(given.before, today)[0]))
    return replace(asked, owner=given.owner)


def _found(journal: Journal, asked: Asked, limit: int) -> Iterator[Item]:
    """A page after the other, so that a long list takes no more than a short one."""
    from plc_runner.journal.search import search

    page = search(journal, asked, limit=min(limit, _PAGE))
    while True:
        yield from page.items
        limit -= len(page.items)
        if page.more is None or limit <= 0:
            return
        page = search(journal, asked, after=page.more, limit=min(limit, _PAGE))


def _codes(journal: Journal, found: Iterable[Item]) -> dict[str, str]:
    """What to type for each, wherever a code is asked for."""
    from plc_runner.journal.codes import codes, session_codes
    from plc_runner.journal.ids import short_id

    meetings = {one.id for one in found if one.what == "session"}
    samples = {one.id for one in found if one.what == "exemplar"}
    records = {one.id for one in found} - meetings - samples
    known = codes(journal, records) if records else {}
    known |= session_codes(journal, meetings) if meetings else {}
    return known | {id_: short_id(id_, samples) for id_ in samples}


def _print(
    found: Sequence[Item], codes: Mapping[str, str], given: Narrowed, *, more: bool, none: str
) -> None:
    if given.as_json:
        tell_json([_data(one) for one in found])
    elif given.as_csv or given.excel:
        from plc_runner.publish.spreadsheet import BOM, to_csv

        rows = [[str(value or "") for value in _data(one).values()] for one in found]
        _raw((BOM if given.excel else "") + to_csv(_COLUMNS, rows))
    else:
        for line in _lines(found, codes):
            tell(line)
    if more:
        say(f"There is more. “--limit {given.limit * 10}” shows up to that many.")
    elif not found and not given.as_json:
        say("Nothing is like that." if _is_narrowed(given) else none)


def _is_narrowed(given: Narrowed) -> bool:
    return bool(
        given.words or given.team or given.protocol or given.after or given.before or given.state
        or given.owner
    )  # fmt: skip


def _raw(text: str) -> None:
    """Data whose encoding and line ends are part of it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _data(one: Item) -> dict[str, str | None]:
    values = one._asdict() | {
        "day": one.at.date().isoformat(),
        "team": one.team_name,
        "meeting": one.title,
    }
    return {column: values[column] for column in _COLUMNS}


def _lines(found: Iterable[Item], codes: Mapping[str, str]) -> Iterator[str]:
    from plc_runner.publish.escape import one_line

    for one in found:
        head = " ".join(part for part in (one.what, _stands(one)) if part)
        yield f"{codes[one.id]}  {one.at:%Y-%m-%d}  {one_line(head)}"
        for pieces in one.marked:
            if text := one_line("".join(piece for piece, _ in pieces)):
                yield f"    {text}"
        yield from (f"    {label}{one_line(text)}" for label, text in _more(one) if text)


def _stands(one: Item) -> str:
    who = {"session": "facilitated by ", "action": ""}.get(one.what, "")
    parts = [one.state if one.what != "session" or one.state != "closed" else ""]
    parts.append(f"{who}{one.who}" if one.who else "no owner yet" if one.what == "action" else "")
    if one.what == "decision":
        parts.append(f"look again {one.due}" if one.due and one.state == "stands" else "")
    else:
        parts.append(f"by {one.due}" if one.due else "")
    parts.append(" -> ".join(dict.fromkeys(p for p in (one.start, one.value, one.target) if p)))
    parts.append(one.team_name)
    return ", ".join(part for part in parts if part)


def _more(one: Item) -> Iterator[tuple[str, str]]:
    labels = {"decision": "because ", "goal": "measured by ", "session": ""}
    told = "".join(piece for piece, _ in one.marked[1])
    if one.what in labels and one.more not in told:
        yield labels[one.what], one.more
    if one.reason and one.reason not in told:
        yield f"{one.state or 'note'}: ", one.reason
    if one.what == "entry":
        yield "said in ", one.title
