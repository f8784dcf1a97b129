"""A team's folder, and protocols that came with the program."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plc_runner.protocol.library import Library
from plc_runner.workspace import Workspace

NOBODY = 65534
SHIPPED = """\
# What the room sees first.
format: 1
title: Look closely   # a title may have a comment
version: "1.2"
origin: {name: A school, url: "https://example.org"}
steps:
  # The first one is short.
  - title: See
    minutes: 5
  - title: Debrief
    minutes: 3
"""

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Nothing is in it."""
    return Workspace(tmp_path / "team")


@pytest.fixture
def library(workspace: Workspace, tmp_path: Path) -> Library:
    """With one shipped protocol, `look-closely`."""
    return library_of(workspace, tmp_path / "shipped")


def library_of(workspace: Workspace, shipped: Path) -> Library:
    shipped.mkdir(exist_ok=True)
    (shipped / "look-closely.yaml").write_text(SHIPPED, encoding="utf-8")
    return Library(workspace.root, shipped)


def write(workspace: Workspace, name: str, content: str | bytes) -> Path:
    """A file in the team's folder of protocols."""
    path = workspace.protocols / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files(folder: Path) -> list[str]:
    """Everything in a folder but the schema, which lies beside every new file."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "protocol.schema.json"
    )


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Take the right to write a file, or in a folder, from this process, root or not."""
    was_root = os.geteuid() == 0
    before = path.stat().st_mode
    path.chmod(0o555 if path.is_dir() else 0o444)
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        path.chmod(before)
