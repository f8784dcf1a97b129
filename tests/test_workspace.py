"""Which folder is taken, and which is left alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from plc_runner.errors import NotFound, Refused
from plc_runner.workspace import Workspace, find_workspace

OTHERS = pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="the administrator may do everything",
)


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def found(cwd: Path, *, explicit: Path | None = None, **env: str) -> Path:
    return find_workspace(explicit, env, cwd, cwd.root / Path("user-data")).root


def test_the_told_folder_wins_over_everything(home: Path) -> None:
    put(home / "here" / "protocols" / "a.yaml")
    told, said = home / "told", home / "said"
    told.mkdir()
    said.mkdir()
    assert found(home / "here", explicit=told, PLC_WORKSPACE=str(said)) == told


def test_the_environment_wins_over_the_folders_around(home: Path) -> None:
    put(home / "here" / "protocols" / "a.yaml")
    (home / "said").mkdir()
    assert found(home / "here", PLC_WORKSPACE=str(home / "said")) == home / "said"


def test_an_empty_variable_says_nothing(home: Path) -> None:
    put(home / "protocols" / "a.yaml")
    assert found(home, PLC_WORKSPACE="") == home


def test_a_told_folder_is_seen_from_the_current_one(home: Path) -> None:
    (home / "team").mkdir()
    assert found(home, explicit=Path("team")) == home / "team"
    assert found(home, PLC_WORKSPACE="team") == home / "team"


@pytest.mark.parametrize("name", ["misspelt", "a-file", "nul\0byte"])
def test_a_told_folder_that_is_none_is_not_made(home: Path, name: str) -> None:
    put(home / "a-file")
    with pytest.raises(NotFound, match=r"--workspace names .* not a folder"):
        found(home, explicit=home / name)
    with pytest.raises(NotFound, match="PLC_WORKSPACE names"):
        found(home, PLC_WORKSPACE=str(home / name))
    assert not (home / "misspelt").exists()


@pytest.mark.parametrize("file", ["sessions/plc.db", "protocols/ours.yaml", "protocols/ours.yml"])
def test_the_nearest_parent_that_is_ours_is_taken(home: Path, file: str) -> None:
    put(home / "protocols" / "further-up.yaml")
    put(home / "school" / file)
    deep = home / "school" / "notes" / "march"
    deep.mkdir(parents=True)
    assert found(deep) == home / "school"


def test_both_folders_even_empty_are_ours(home: Path) -> None:
    (home / "protocols").mkdir()
    (home / "sessions").mkdir()
    assert found(home) == home


@pytest.mark.parametrize(
    "file", ["sessions/firefox.json", "protocols/http.py", "protocols/yaml/x", "sessions"]
)
def test_somebody_elses_folders_are_left_alone(home: Path, file: str) -> None:
    put(home / file)
    assert found(home) == home.root / Path("user-data")


@OTHERS
def test_a_parent_that_may_not_be_looked_into_is_passed_over(home: Path) -> None:
    put(home / "protocols" / "a.yaml")
    inside = home / "locked" / "inside"
    inside.mkdir(parents=True)
    (home / "locked").chmod(0o000)
    try:
        assert found(inside) == home
    finally:
        (home / "locked").chmod(0o700)


def test_what_is_where(home: Path) -> None:
    place = Workspace(home)
    assert place.protocols == home / "protocols"
    assert place.sessions == home / "sessions"
    assert place.journal == home / "sessions" / "plc.db"
    assert not list(home.iterdir()), "looking makes nothing"


def test_the_folder_of_sessions_is_for_its_owner_only(home: Path) -> None:
    place = Workspace(home / "not" / "yet")
    made = place.make_sessions()
    assert made == place.sessions
    assert made.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert place.make_sessions() == made, "again is no harm"


def test_a_file_in_the_way_is_said_in_words(home: Path) -> None:
    put(home / "sessions")
    with pytest.raises(
        Refused, match=r"no folder .*sessions, and it cannot be made: .*--workspace"
    ):
        Workspace(home).make_sessions()
