"""Whether a folder is a place to run a meeting from.

SQLite's log (WAL) needs memory that all programs on the file share, which a network drive has not;
and a program that copies a folder to a cloud copies the file and its log at different moments.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from plc_runner.errors import Refused

_CLOUDS = {
    "OneDrive": r"onedrive( - .*|-.*)?",
    "SharePoint": r"sharepoint",
    "Dropbox": r"dropbox( \(.*\))?",
    "Google Drive": r"google ?drive(-.*)?|my drive|drivefs",
    "iCloud": r"mobile documents|icloud ?drive|icloud~.*",
    "a cloud service": r"cloudstorage",
    "Nextcloud": r"nextcloud",
    "ownCloud": r"owncloud",
    "Box": r"box(-box| sync)",
    "pCloud": r"pcloud ?drive",
    "MEGA": r"megasync",
    "Proton Drive": r"proton ?drive.*",
    "Seafile": r"seafile",
    "Synology Drive": r"synologydrive",
}
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|ceph|davfs|glusterfs|lustre|beegfs"
    r"|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|glusterfs|google-drive-ocamlfuse|onedriver)"
)
_OCTAL = re.compile(r"\\([0-7]{3})")


def unsafe_place(folder: PurePath, mounts: str = "") -> str:
    """What is wrong with a folder for running a meeting from; empty if nothing is.

    Args:
        folder: absolute, with links followed.
        mounts: the text of /proc/mounts, where there is one.

    Returns:
        a few words that fit after "it lies in": "a folder of OneDrive", "a network drive".
    """
    # The service's own name comes last in a path like CloudStorage/OneDrive-School.
    for part in reversed(folder.parts):
        for name, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, part.casefold()):
                return f"a folder of {name}"
    on_share = folder.as_posix().startswith("//")
    if on_share or _NETWORK.fullmatch(_file_system(folder, mounts)):
        return "a network drive"
    return ""


def must_be_safe(folder: PurePath, better: PurePath, mounts: str = "") -> None:
    """Refuse to run a meeting from a network drive or from a folder that a cloud copies.

    Args:
        better: the folder to offer instead.

    Raises:
        Refused: says why, and where to go.
    """
    if where := unsafe_place(folder, mounts):
        raise Refused(
            f"{folder} lies in {where}. What you type can get lost there while it is being "
            f"copied. Run the meeting from this computer: --workspace {better}"
        )


def _file_system(folder: PurePath, mounts: str) -> str:
    """The type of the file system that a folder is on; empty if unknown."""
    best, found = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = PurePath(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[1]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found
