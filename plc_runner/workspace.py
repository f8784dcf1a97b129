"""Where a team's files are: the folder with `protocols/` and `sessions/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plc_runner.errors import NotFound, Refused

VARIABLE = "PLC_WORKSPACE"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder and what is where in it. Nothing in it need exist."""

    root: Path

    @property
    def protocols(self) -> Path:
        """The team's own protocols."""
        return self.root / "protocols"

    @property
    def sessions(self) -> Path:
        """The journal and the records."""
        return self.root / "sessions"

    @property
    def journal(self) -> Path:
        """The file that is the only truth."""
        return self.sessions / "plc.db"

    def make_sessions(self) -> Path:
        """The folder of sessions, made if it is not there: for its owner only.

        Raises:
            Refused: it cannot be made.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            self.sessions.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise Refused(
                f"There is no folder {self.sessions}, and it cannot be made: "
                f"{error.strerror or error}. Make it, or choose another one with --workspace."
            ) from error
        return self.sessions


def find_workspace(
    explicit: Path | None, env: Mapping[str, str], cwd: Path, user_data: Path
) -> Workspace:
    """The workspace: as told, else as the environment says, else around here, else the user's own.

    Many programs have folders called `sessions` or `protocols`, so of the current folder and those
    above it only one that is clearly ours is taken: it holds a journal (`sessions/plc.db`), a
    protocol (`protocols/*.yaml`), or both folders.

    Args:
        explicit: the folder of --workspace.
        env: the environment.
        cwd: the current folder, absolute.
        user_data: where this program's data go if nobody says otherwise; made when needed.

    Raises:
        NotFound: the folder that was told is not one. A folder that is misspelt is never made: it
            would look as if everything kept so far were gone.
    """
    if explicit is not None:
        return _told(cwd / explicit, "--workspace")
    if said := env.get(VARIABLE):
        return _told(cwd / said, VARIABLE)
    for folder in (cwd, *cwd.parents):
        if _is_ours(folder):
            return Workspace(folder)
    return Workspace(user_data)


def _told(folder: Path, by: str) -> Workspace:
    try:
        is_folder = folder.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        raise NotFound(
            f"{by} names {folder}, which is not a folder. Check how it is spelt, or make it first."
        )
    return Workspace(folder)


def _is_ours(folder: Path) -> bool:
    place = Workspace(folder)
    try:
        return (
            place.journal.is_file()
            or (place.protocols.is_dir() and place.sessions.is_dir())
            or any(place.protocols.glob("*.y*ml"))
        )
    except OSError:  # a folder that may not be looked into
        return False
