"""`plc standards`: frameworks of learning standards, imported by the district."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.streams import at_terminal, say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plc_runner.driver.frameworks import About, Imported
    from plc_runner.journal.standards import Framework
    from plc_runner.standards.finding import Catalogue, Standard
    from plc_runner.standards.reading import Reading

_TOLD = 10
"""Problems that are told one by one."""
_FOUND = 50
"""Standards that a search lists."""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_context
def standards(ctx: click.Context, as_json: bool) -> None:
    """List the learning standards that were imported here.

    A meeting finds them by code or by words. None come with the program: your district or your
    state has a table of its own (CSV), with a code and a text in each row.
    """
    if ctx.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError("Say --json at the end: plc standards search WORDS --json")
        return
    from plc_runner.publish.escape import one_line

    found = _here(ctx.obj)
    if as_json:
        tell_json([_framework(one) for one in found])
        return
    for one in found:
        day = one.imported + timedelta(seconds=ctx.obj.utc_offset())
        tell(one_line(f"{one.title}: {_count(one.standards)}, imported {day:%Y-%m-%d}"))
        for more in filter(None, (one.notice, one.source)):
            tell(f"    {one_line(more)}")
    if not found:
        say("No standards are here yet. “plc standards import FILE” brings them in.")


@standards.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--map", "columns", metavar="FIELD=COLUMN", multiple=True,
    help="Which column is the code, statement, level, grade, domain or parent, by name or number. "
    "Say it where it is not found by its name.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="What the framework is called; else as the file.")
@click.option("--notice", metavar="TEXT", help="What its licence wants to be shown with the text.")
@click.option("--source", metavar="TEXT", help="Where it comes from: an address, a person.")
@workspace_option()
@click.pass_obj
def import_(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    file: Path,
    columns: tuple[str, ...],
    title: str | None,
    notice: str | None,
    source: str | None,
) -> None:
    """Import a table of standards (CSV): a code and a text in each row.

    Everything is kept as the file writes it. The same file again, or a newer one, stands in place
    of what it brought before; what meetings have kept from it stays as it was.
    """
    from plc_runner.driver.frameworks import About, earlier, import_framework
    from plc_runner.standards.reading import read

    if title is not None and not title.strip():
        raise click.UsageError("Say what the framework is called: --title TEXT")
    reading = read(_bytes(file), file.name, _wishes(columns))
    with surroundings.journal() as journal:
        before = earlier(journal, file.name, title)
        if notice is None and before is None:
            notice = _ask_for_notice(file.name)
        about = About(title, notice, source)
        done = import_framework(journal, reading, file.name, about, surroundings.now())
    _tell_of(reading, done, about)


@standards.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS|CODE")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def search(surroundings: Surroundings, words: tuple[str, ...], as_json: bool) -> None:
    """Find a standard by its code, in any style, or by words.

    3.NF.A.2a, 3nfa2a and "3 NF 2" find the same; the beginning of a code finds all below it.
    """
    from plc_runner.publish.escape import one_line
    from plc_runner.standards.finding import listed

    known = _catalogue(surroundings)
    asked = " ".join(words)
    found = known.find(asked)
    if as_json:
        tell_json([_standard(one) for one in found])
        return
    for one, framework in listed(found[:_FOUND]):
        behind = f"  ({framework})" if framework else ""
        tell(f"{one_line(one.code)}  {one_line(one.statement + behind)}")
    for notice in dict.fromkeys(one.notice for one in found[:_FOUND] if one.notice):
        say(one_line(notice))
    if len(found) > _FOUND:
        say(f"And {len(found) - _FOUND} more: type more words, or more of the code.")
    if not known.standards:
        say("No standards are here yet. “plc standards import FILE” brings them in.")
    elif not found:
        raise NotFound(f"No standard here has “{one_line(asked)}”.")


@standards.command()
@click.argument("title", metavar="TITLE")
@workspace_option()
@click.pass_obj
def remove(surroundings: Surroundings, title: str) -> None:
    """Offer the standards of a framework no longer. What meetings kept from it stays.

    TITLE is what "plc standards" lists, or how it begins.
    """
    from plc_runner.driver.frameworks import remove_framework
    from plc_runner.publish.escape import one_line

    if not surroundings.workspace().journal.exists():
        raise NotFound(f"No standards called “{title}” are here.")
    with surroundings.journal() as journal:
        gone = remove_framework(journal, title, surroundings.now())
    say(one_line(f"{gone.title} is no longer offered. What meetings kept from it stays."))


def _bytes(file: Path) -> bytes:
    from plc_runner.standards.decoding import LARGEST

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no file {file}.") from None
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from None


def _wishes(columns: Sequence[str]) -> dict[str, str]:
    wishes = {}
    for one in columns:
        field, sign, column = one.partition("=")
        if not (sign and field.strip() and column.strip()):
            raise click.UsageError(f"“{one}” is not FIELD=COLUMN: --map code=Kode")
        wishes[field] = column
    return wishes


def _ask_for_notice(file: str) -> str:
    """The licence's notice: a person is asked, a program must say it.

    Raises:
        click.UsageError: nobody can be asked.
    """
    why = "The licence of many frameworks wants a notice to be shown wherever their text is shown."
    if not at_terminal():
        raise click.UsageError(
            f'{why} Say it with --notice "© ..."; if it wants none: --notice ""\n'
            f"Nothing of {file} was imported yet."
        )
    say(f"{why}\nPaste it here, such as “© 2024 The State”. If it wants none, press Enter.")
    said: str = click.prompt("Notice", default="", show_default=False, err=True)
    return said


def _tell_of(reading: Reading, done: Imported, about: About) -> None:
    from plc_runner.publish.escape import one_line

    columns = (f"{field} from “{'” or “'.join(names)}”" for field, names in reading.columns.items())
    say(one_line(f"Columns read: {', '.join(columns)}."))
    for problem in reading.problems[:_TOLD]:
        say(one_line(problem))
    if len(reading.problems) > _TOLD:
        say(f"And {len(reading.problems) - _TOLD} more like these.")
    say(one_line(f"{_came_to(done)} {'' if done.before is None else _change(done)}".strip()))
    if done.before is None and not about.title:
        say(one_line(f"It is called “{done.title}” here. Another name: --title TEXT"))


def _came_to(done: Imported) -> str:
    return f"{done.title}: {_count(done.standards)} imported."


def _change(done: Imported) -> str:
    if done.changes:
        return f"Until now there were {done.before}: {done.changes.said}."
    return "None of them has changed." if done.kept else "Nothing has changed."


def _count(number: int) -> str:
    return f"{number} standard" if number == 1 else f"{number} standards"


def _here(surroundings: Surroundings) -> tuple[Framework, ...]:
    from plc_runner.driver.frameworks import here

    try:
        journal = surroundings.journal(read_only=True)
    except NotFound:
        surroundings.workspace()  # a folder that was named and is not there is an error
        return ()
    with journal:
        return here(journal)


def _catalogue(surroundings: Surroundings) -> Catalogue:
    from plc_runner.driver.frameworks import catalogue
    from plc_runner.standards.finding import Catalogue

    try:
        journal = surroundings.journal(read_only=True)
    except NotFound:
        surroundings.workspace()
        return Catalogue()
    with journal:
        return catalogue(journal)


def _framework(one: Framework) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "standards": one.standards,
        "notice": one.notice,
        "source": one.source,
        "file_name": one.file_name,
        "imported": one.imported.isoformat(),
    }


def _standard(one: Standard) -> dict[str, Any]:
    return {
        "code": one.code,
        "statement": one.statement,
        "level": one.level,
        "grade": one.grade,
        "domain": one.domain,
        "parent": one.parent,
        "framework": one.framework,
        "notice": one.notice,
        "source": one.source,
    }
