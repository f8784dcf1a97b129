from __future__ import annotations

from pathlib import Path

import pytest

from plc_runner.errors import Refused
from plc_runner.journal.lock import SessionLock, last_alive
from tests.journal.samples import later


def test_a_session_has_one_driver_in_one_program_too(tmp_path: Path) -> None:
    path = tmp_path / "plc.db"
    first = SessionLock.take(path, "s1")
    with pytest.raises(Refused, match="another window"):
        SessionLock.take(path, "s1")
    first.release()
    SessionLock.take(path, "s1").release()


def test_the_last_sign_of_life_outlives_the_driver_until_it_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "plc.db"
    assert last_alive(path, "s1") is None
    with SessionLock.take(path, "s1") as lock:
        assert last_alive(path, "s1") is None
        lock.beat(later(0))
        lock.beat(later(2.5))
    assert last_alive(path, "s1") == later(2.5)
    SessionLock.take(path, "s1").release(forget=True)
    assert last_alive(path, "s1") is None


def test_a_sign_of_life_that_cannot_be_given_does_not_stop_the_meeting(tmp_path: Path) -> None:
    path = tmp_path / "plc.db"
    with SessionLock.take(path, "s1") as lock:
        (tmp_path / ".locks" / "s1.lock").unlink()
        (tmp_path / ".locks").rename(tmp_path / "elsewhere")
        lock.beat(later(0))
        assert last_alive(path, "s1") is None


def test_a_folder_that_cannot_hold_a_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".locks").write_text("in the way")
    with pytest.raises(Refused, match="--workspace"):
        SessionLock.take(tmp_path / "plc.db", "s1")
