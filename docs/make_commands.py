"""Writes docs/command-line.md and docs/plain-mode.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.main import COMMANDS, load, plc
from plc_runner.session.verbs import GROUPS, VERBS

HERE = Path(__file__).parent

COMMAND_LINE = """\
# The command line

<!-- Written by docs/make_commands.py from the program's own help: do not edit. -->

`plc` alone opens the app. Everything else says in one line what it is for:

```console
{overview}
```

What you ask for is printed on standard output; what the program has to say besides goes to
standard error. Lists come as JSON with `--json`. A mistake is one sentence, never a traceback.
Should the program itself be at fault, it says so, and where it wrote the details down.

`--workspace DIR` works before and after the name of a command.

| exit code | means |
|---|---|
{codes}
"""

_MEANINGS = {
    ExitCode.OK: "all is well",
    ExitCode.PROBLEMS: "problems were found in what was checked",
    ExitCode.USAGE: "the command line has a slip",
    ExitCode.NOT_FOUND: "no such protocol, meeting, person or folder",
    ExitCode.REFUSED: "locked by another program, read-only, or not possible now",
    ExitCode.DAMAGED: "the team's file cannot be read",
    ExitCode.BROKEN: "a fault of the program; what it acknowledged is kept",
    ExitCode.INTERRUPTED: "Ctrl+C; a meeting stays open",
}

PLAIN_MODE = """\
# Plain mode

<!-- Written by docs/make_commands.py: edit the words there. -->

The whole meeting without a screen: lines in, lines out. For a screen reader, for a script, for a
terminal that draws badly.

```console
$ plc run student-work-analysis --plain
```

It asks who is there and when you stop; Enter takes what is offered in brackets. Then every step
is told when it begins: its title and minutes, who may talk, what to do, and where lines go.

* **A line is kept as what somebody said.** It is answered with one line that begins with a short
  code. Once you have read the code, it is on the disk. Where a step counts, fills a table or names
  a standard, it says how: [what the room says](captures.md) has examples of every kind.
* **If the answer ends with a question** (`Depth 1-4? An empty line passes it over.`), the next line
  answers it. `/slot` ends the questions.
* **A line that begins with `/` is a command.** Any unique beginning of the word does. To keep a
  line that begins with a slash, type two.
* **At a terminal you are told when time runs out**: once when it is near, once in the last
  seconds, and once when it is over, with the ways on and when each would end the meeting. What
  you are typing is shown again after it. A script is told nothing it has not asked for: `/status`
  tells the time.
* **What you are typing is kept too.** If the program or the computer dies, `plc resume --plain`
  puts the half-typed line back.
* **`/quit`, Ctrl+C or the end of the input leave the meeting open**, and `plc resume --plain`
  goes on with it. If you were away for more than two minutes, it asks whether that time counts.
* **If something cannot be stored** (a full disk, a stick pulled out), it says `NOT SAVED` and how
  many lines wait. They are answered with their codes when they are stored. If you leave before
  that, they are shown once more, to be copied.
* No boxes, no colours, nothing that moves the cursor. What somebody types shows as the characters
  it is. A terminal that has no sign for a letter gets a plainer one.

## Commands

{commands}
## From a script

```sh
printf '%s\\n' '/start' 'three of six draw equal parts' '/next' \\
  '/decide tape diagrams first because the parts were unequal' '/close' |
  plc run student-work-analysis --plain --team "Grade 4" --people "Ana, Ben, Cy" \\
  --role presenter=Ana --minutes 45
```

What is not said is taken from last time. Nothing is asked, no prompt is printed.
"""


def command_line() -> str:
    """The page about the command line."""
    context = click.Context(plc, info_name="plc", max_content_width=100, terminal_width=100)
    codes = "\n".join(f"| {code.value} | {_MEANINGS[code]} |" for code in ExitCode)
    page = COMMAND_LINE.format(overview=plc.get_help(context), codes=codes)
    return page + "".join(_sections(context))


def _sections(context: click.Context) -> Iterator[str]:
    for name in COMMANDS:
        yield from _section(load(name), context, name)


def _section(command: click.Command, around: click.Context, name: str) -> Iterator[str]:
    """What a command says of itself, then what the commands in it say."""
    inside = click.Context(
        command, around, info_name=name, max_content_width=100, terminal_width=100
    )
    level = "#" * inside.command_path.count(" ")
    yield f"\n#{level} {inside.command_path}\n\n```console\n{command.get_help(inside)}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(inside):
            if found := command.get_command(inside, below):
                yield from _section(found, inside, below)


def plain_mode() -> str:
    """The page about plain mode."""
    return PLAIN_MODE.format(commands="".join(_groups()))


def _groups() -> Iterator[str]:
    for group in GROUPS:
        verbs = [verb for verb in VERBS if verb.group == group and verb.in_plain and verb.words]
        if verbs:
            yield f"| {group} | |\n|---|---|\n"
            for verb in verbs:
                usage = verb.usage.replace("|", "\\|")
                yield f"| `{usage}` | {verb.help} |\n"
            yield "\n"


PAGES = {HERE / "command-line.md": command_line, HERE / "plain-mode.md": plain_mode}


if __name__ == "__main__":
    for path, page in PAGES.items():
        path.write_text(page(), encoding="utf-8", newline="\n")
