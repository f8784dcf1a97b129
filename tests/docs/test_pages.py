"""What all pages have in common: their links lead somewhere, and the commands in them are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from plc_runner.cli.main import load, plc
from tests.program import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)")
_COMMAND = re.compile(r"^(?:\$ )?plc (.+)$", re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for file, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / file if file else page
        assert target.exists(), file
        assert not anchor or anchor in _anchors(target), f"{file}#{anchor}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_is_there(page: Path) -> None:
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text(encoding="utf-8"), _ALL)
    for line in _COMMAND.findall("\n".join(blocks)):
        name, *words = shlex.split(line, comments=True) or ["--help"]  # plc alone opens the app
        command = plc if name.startswith("-") else load(name)
        if isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        options = {way for option in command.params for way in option.opts + option.secondary_opts}
        assert {word for word in words if word.startswith("--")} <= options, line


_ALL = re.MULTILINE | re.DOTALL
