from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from plc_runner.errors import Refused
from plc_runner.journal.place import must_be_safe, unsafe_place

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
//server/staff /mnt/staff cifs rw,user=t 0 0
server:/export /home/shared\040files nfs4 rw 0 0
/dev/sdb1 /home/shared\040files/local ext4 rw 0 0
me@host: /home/t/far fuse.sshfs rw 0 0
drvfs /mnt/c 9p rw,aname=drvfs 0 0
garbage
"""


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        (PureWindowsPath(r"C:\Users\t\OneDrive\plc"), "a folder of OneDrive"),
        (PureWindowsPath(r"C:\Users\t\OneDrive - North School\plc"), "a folder of OneDrive"),
        (PurePosixPath("/Users/t/Library/CloudStorage/OneDrive-School/x"), "a folder of OneDrive"),
        (PurePosixPath("/Users/t/Library/CloudStorage/Other/x"), "a folder of a cloud service"),
        (
            PurePosixPath("/Users/t/Library/Mobile Documents/com~apple~CloudDocs"),
            "a folder of iCloud",
        ),
        (PurePosixPath("/home/t/Dropbox (School)/plc"), "a folder of Dropbox"),
        (PureWindowsPath(r"G:\My Drive\plc"), "a folder of Google Drive"),
        (PurePosixPath("/home/t/Nextcloud"), "a folder of Nextcloud"),
        (PureWindowsPath(r"\\server\staff\plc"), "a network drive"),
        (PurePosixPath("/mnt/staff/plc"), "a network drive"),
        (PurePosixPath("/home/shared files/plc"), "a network drive"),
        (PurePosixPath("/home/t/far/plc"), "a network drive"),
        (PurePosixPath("/mnt/c/Users/t"), "a network drive"),
    ],
)
def test_clouds_and_network_drives_are_known(folder: PurePath, what: str) -> None:
    assert unsafe_place(folder, MOUNTS) == what


@pytest.mark.parametrize(
    "folder",
    [
        PurePosixPath("/home/t/plc"),
        PurePosixPath("/home/t/dropbox-of-homework/plc"),
        PurePosixPath("/home/t/box/plc"),
        PurePosixPath("/home/shared files/local/plc"),
        PurePosixPath("/mnt/staffroom/plc"),
        PurePosixPath("/tmp/plc"),
        PureWindowsPath(r"C:\Users\t\Documents\plc"),
        PureWindowsPath(r"C:\Users\t\One drive each\plc"),
    ],
)
def test_a_folder_of_this_computer_is_safe(folder: PurePath) -> None:
    assert unsafe_place(folder, MOUNTS) == ""


def test_where_mounts_are_unknown_only_names_tell() -> None:
    assert unsafe_place(PurePosixPath("/mnt/staff/plc")) == ""


def test_an_unsafe_place_is_refused_with_a_better_one() -> None:
    better = PurePosixPath("/home/t/.local/share/plc-runner")
    must_be_safe(PurePosixPath("/home/t/plc"), better, MOUNTS)
    with pytest.raises(Refused) as failure:
        must_be_safe(PurePosixPath("/mnt/staff/plc"), better, MOUNTS)
    assert "network drive" in str(failure.value)
    assert f"--workspace {better}" in str(failure.value)
