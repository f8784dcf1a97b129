"""What a command finds around it: the clock, the environment, the workspace."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from plc_runner.journal.store import Journal
    from plc_runner.protocol.library import Library
    from plc_runner.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Handed to every command as click's `obj`."""

    chosen: Path | None = None
    """The folder given with --workspace."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)

    def room_time(self) -> datetime:
        """Aware, as the clock on the room's wall shows it."""
        return self.now().astimezone()

    def utc_offset(self) -> int:
        """Seconds east of UTC, here and now."""
        offset = self.room_time().utcoffset()
        return 0 if offset is None else int(offset.total_seconds())

    def day_first(self) -> bool:
        """Whether people here write 12/5 for a day in May."""
        import locale

        before = locale.setlocale(locale.LC_TIME)
        try:
            locale.setlocale(locale.LC_TIME, "")
            return datetime(2000, 12, 31, tzinfo=UTC).strftime("%x").startswith("31")
        except locale.Error:  # the system does not have what the environment names
            return False
        finally:
            locale.setlocale(locale.LC_TIME, before)

    def workspace(self) -> Workspace:
        """The folder of the team.

        Raises:
            NotFound: the folder that was chosen is not there.
        """
        from plc_runner.workspace import find_workspace

        return find_workspace(self.chosen, os.environ, Path.cwd(), _user_data())

    def library(self) -> Library:
        """The protocols at hand."""
        from plc_runner.protocol.library import Library

        return Library(self.workspace().root)

    def journal(self, *, read_only: bool = False) -> Journal:
        """The team's journal.

        Raises:
            NotFound: there is none to read yet.
            Refused, DamagedJournal: it cannot be opened.
        """
        import platform

        from plc_runner.journal.place import must_be_safe
        from plc_runner.journal.store import Journal

        workspace = self.workspace()
        if read_only:
            return Journal.open(workspace.journal, read_only=True)
        must_be_safe(workspace.make_sessions().resolve(), _user_data(), _mounts())
        return Journal.open(workspace.journal, device=platform.node())


def _user_data() -> Path:
    import platformdirs

    return platformdirs.user_data_path("plc-runner", appauthor=False)


def _mounts() -> str:
    """Which file systems there are, where the system says it in a file."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _choose(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.obj = replace(ctx.obj or Surroundings(), chosen=folder)


def workspace_option(*, hidden: bool = True) -> Callable[[F], F]:
    """`--workspace DIR`. Every command takes it; help shows it once."""
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path),
        metavar="DIR",
        expose_value=False,
        callback=_choose,
        hidden=hidden,
        help="The folder with your protocols and sessions. Without it: PLC_WORKSPACE, else the "
        "nearest folder that has them, else your own data folder.",
    )
