"""What opens a sample on this computer, and what is said where nothing does."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from plc_runner.cli.viewer import viewer
from plc_runner.errors import Refused

SCREEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("environment", "platform", "told"),
    [
        ({"SSH_CONNECTION": "1 2 3 4", **SCREEN}, "linux", "from another computer"),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", "from another computer"),
        ({}, "linux", "no window"),
    ],
)
def test_where_no_window_opens_it_says_so(
    environment: dict[str, str], platform: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        viewer(environment, platform)("a.jpg")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.defpath}")
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name == "nt", reason="a script of a POSIX shell")
@pytest.mark.parametrize(("platform", "name"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_systems_own_program_gets_the_file(programs: Path, platform: str, name: str) -> None:
    program(programs, name, f'printf %s "$1" > {programs}/told')
    viewer(SCREEN, platform)("a b.jpg")
    assert (programs / "told").read_text() == "a b.jpg"


@pytest.mark.skipif(os.name == "nt", reason="a script of a POSIX shell")
def test_nobody_waits_for_a_window(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plc_runner.cli.viewer._SOON", 0.05)
    program(programs, "xdg-open", "sleep 2")
    began = time.monotonic()
    viewer(SCREEN, "linux")("a.jpg")
    assert time.monotonic() - began < 1.5


@pytest.mark.skipif(os.name == "nt", reason="a script of a POSIX shell")
def test_a_program_that_fails_is_told(programs: Path) -> None:
    program(programs, "xdg-open", "exit 3")
    with pytest.raises(Refused, match="No program on this computer"):
        viewer(SCREEN, "linux")("a.jpg")


def test_a_program_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="no “xdg-open”"):
        viewer({"WAYLAND_DISPLAY": "wayland-0"}, "linux")("a.jpg")


def test_windows_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(os, "startfile", seen.append, raising=False)
    viewer({}, "win32")("a.jpg")
    assert seen == ["a.jpg"]

    def fails(_: str) -> None:
        raise OSError(1155, "No application is associated with the file")

    monkeypatch.setattr(os, "startfile", fails, raising=False)
    with pytest.raises(Refused, match="Windows did not open it"):
        viewer({}, "win32")("a.jpg")
