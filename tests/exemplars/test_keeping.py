"""A file lies on the shelf whole, once, and for its owner only; or it was not kept, and that is
told."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import zipfile
from pathlib import Path

import pytest

from plc_runner import atomic
from plc_runner.errors import Refused
from plc_runner.exemplars import keeping
from plc_runner.exemplars.finding import find
from plc_runner.exemplars.keeping import Taken, standing, take_in, where
from tests.exemplars.photos import HEIC, TELLING, photo


def taken(tmp_path: Path, name: str, data: bytes) -> tuple[Taken, Path]:
    source = tmp_path / name
    source.write_bytes(data)
    found = find(str(source))
    assert found is not None
    folder = tmp_path / "sessions" / "exemplars"
    kept = take_in(found, folder)
    assert source.read_bytes() == data
    return kept, folder / f"{kept.hash}{kept.ending}"


def test_a_photo_lies_under_the_hash_of_what_is_kept(tmp_path: Path) -> None:
    kept, path = taken(tmp_path, "Maria_Lopez.JPEG", photo())
    data = path.read_bytes()
    assert kept == Taken(hashlib.sha256(data).hexdigest(), ".jpg", len(data), place_removed=True)
    assert [word for word in TELLING if word in data] == []
    assert [file.name for file in path.parent.iterdir()] == [f"{kept.hash}.jpg"]


def test_any_other_file_lies_there_as_it_is(tmp_path: Path) -> None:
    data = b"%PDF-1.4 " + b"x" * (3 << 20)
    kept, path = taken(tmp_path, "task.pdf", data)
    assert path.read_bytes() == data
    assert kept == Taken(hashlib.sha256(data).hexdigest(), ".pdf", len(data))


@pytest.mark.skipif(os.name == "nt", reason="rights as in POSIX")
@pytest.mark.parametrize(("name", "data"), [("a.jpg", photo()), ("a.pdf", b"%PDF")])
def test_nobody_else_may_read_it(tmp_path: Path, name: str, data: bytes) -> None:
    _, path = taken(tmp_path, name, data)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_phones_photo_is_turned_into_one_that_opens_everywhere(tmp_path: Path) -> None:
    kept, path = taken(tmp_path, "IMG_1.HEIC", HEIC)
    assert (kept.ending, kept.changed_form, path.read_bytes()[:2]) == (".jpg", True, b"\xff\xd8")


def test_the_same_file_is_there_once_and_is_healed(tmp_path: Path) -> None:
    _, path = taken(tmp_path, "a.pdf", b"%PDF one")
    path.write_bytes(b"%PDF two")
    _, again = taken(tmp_path, "b.pdf", b"%PDF one")
    assert (again, again.read_bytes()) == (path, b"%PDF one")
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize(("name", "data"), [("a.jpg", photo()), ("a.pdf", b"%PDF")])
@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, "the disk is full"), (errno.EIO, "was not kept")]
)
def test_a_disk_that_does_not_take_it_is_told_and_nothing_half_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, number: int, told: str
) -> None:
    def fails(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(Refused, match=told):
        taken(tmp_path, name, data)
    assert list((tmp_path / "sessions" / "exemplars").iterdir()) == []
    assert (tmp_path / name).read_bytes() == data


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file")
    with pytest.raises(Refused, match="was not kept"):
        taken(tmp_path, "a.pdf", b"%PDF")


def test_a_photo_too_large_to_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_OF_A_PHOTO", 1000)
    with pytest.raises(Refused, match="too large for a photo"):
        taken(tmp_path, "a.jpg", photo())


def test_a_missing_and_a_changed_file_are_known(tmp_path: Path) -> None:
    kept, path = taken(tmp_path, "a.pdf", b"%PDF one")
    assert standing(path, kept.size, kept.hash) == ""
    path.write_bytes(b"%PDF two")
    assert (standing(path, kept.size), standing(path, kept.size, kept.hash)) == ("", "changed")
    path.write_bytes(b"%PDF")
    assert standing(path, kept.size) == "changed"
    path.unlink()
    assert standing(path, kept.size) == "missing"


@pytest.mark.parametrize(
    ("hash_", "name"), [("../" * 20 + "etc/x", "a.jpg"), ("0" * 64, "a.exe"), ("", "a.jpg")]
)
def test_what_a_journal_says_leads_nowhere_else(tmp_path: Path, hash_: str, name: str) -> None:
    with pytest.raises(Refused):
        where(tmp_path, hash_, name)


def test_a_known_ending_is_written_one_way(tmp_path: Path) -> None:
    assert where(tmp_path, "0" * 64, "A.JPEG").name == "0" * 64 + ".jpg"


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4) + name + content


PLACE = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+41.8-071.4/"))


def slides() -> bytes:
    from io import BytesIO

    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("ppt/media/image1.jpeg", photo())
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "stays"),
    [
        ("a.mp4", box(b"ftyp", b"mp42") + box(b"mdat", PLACE) + box(b"moov", b""), False),
        ("a.mov", box(b"ftyp", b"qt  ") + box(b"mdat", b"x") + box(b"moov", PLACE), True),
        ("b.mov", box(b"moov", b"keys com.apple.quicktime.location.ISO6709"), True),
        ("c.mov", box(b"ftyp", b"qt  ") + b"\0\0\0\1mdat" + (17).to_bytes(8) + b"x", False),
        ("d.mov", box(b"ftyp", b"qt  ") + b"\0\0\0\2", False),
        ("a.pdf", b"%PDF-1.4 <exif:GPSLatitude>41,49.5N</exif:GPSLatitude>", True),
        ("b.pdf", b"%PDF-1.4 stream " + photo(), True),
        ("c.pdf", b"%PDF-1.4 Exif\0\0II*\0", False),
        ("a.pptx", slides(), True),
        ("b.pptx", b"PK\x03\x04 broken", False),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_clip_that_tells_where_says_so(
    tmp_path: Path, name: str, data: bytes, stays: bool
) -> None:
    kept, path = taken(tmp_path, name, data)
    assert kept.place_stays is stays
    assert path.read_bytes() == data


def test_writing_goes_through_the_one_way() -> None:
    assert atomic.is_full(OSError(errno.ENOSPC, ""))
