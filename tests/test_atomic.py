"""A file is written whole, or what was there stays."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from plc_runner import atomic

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")

KILLED = """
import os, signal, sys
from pathlib import Path
from plc_runner import atomic
Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
atomic.write(Path(sys.argv[1]), b"new")
"""


def test_a_file_is_written_anew_or_over(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    for content in (b"first\r\n", b"", b"x" * 100_000):
        atomic.write(path, content)
        assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["one.yaml"]


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_the_rights_of_a_file_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic.write(path, b"new", mode=0o666)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_new_file_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        atomic.write(tmp_path / "shared.yaml", b"", mode=0o666)
        atomic.write(tmp_path / "own.yaml", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "shared.yaml").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "own.yaml").stat().st_mode) == 0o600


@posix_only
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "real.yaml", tmp_path / "link.yaml"
    target.write_bytes(b"old")
    link.symlink_to(target)
    atomic.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_name_as_long_as_the_disk_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".yaml")
    atomic.write(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failure_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(b"old")

    def fail(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    if step == "write":
        monkeypatch.setattr(os, "fdopen", fail)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        atomic.write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["one.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_before_the_last_move_the_old_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    left = [file for file in tmp_path.iterdir() if file != path]
    assert [file.read_bytes() for file in left] == [b"new"]
    assert all(file.name.startswith(".") and file.suffix == ".tmp" for file in left)
