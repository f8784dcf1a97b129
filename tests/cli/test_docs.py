from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest

from plc_runner.cli.main import COMMANDS
from tests.cli.conftest import Plc
from tests.program import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES: dict[Path, object] = runpy.run_path(str(DOCS / "make_commands.py"))["PAGES"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_pages_say_what_the_program_says(path: Path) -> None:
    page = PAGES[path]
    assert callable(page)
    assert path.read_text(encoding="utf-8") == page(), "run: python docs/make_commands.py"


def test_every_command_has_its_section() -> None:
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert re.findall(r"^## plc (\w+)$", text, re.MULTILINE) == list(COMMANDS)


def test_the_script_in_the_page_about_plain_mode_runs(plc: Plc, home: Path) -> None:
    text = (DOCS / "plain-mode.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines, command = script.replace("\\\n", " ").split("|\n")
    typed = shlex.split(lines)[2:]
    done = plc(*shlex.split(command)[1:], lines="\n".join(typed))
    assert done.returncode == 0, done.stderr
    (record,) = home.glob("sessions/*.md")
    assert "tape diagrams first" in record.read_text(encoding="utf-8")
