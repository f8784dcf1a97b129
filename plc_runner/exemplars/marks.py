"""Whether a clip or a PDF says where it was made. Nothing is taken out of these."""

from __future__ import annotations

import mmap
import re
from pathlib import Path

from plc_runner.exemplars.photos import tells_place

_BOX_READ = 16 * 1000**2
"""Bytes that are looked at in one box of a clip; what tells of it takes a few thousand."""
_CLIP_SAYS = (b"\xa9xyz", b"location.ISO6709", b"loci", b"GPSLatitude")
_OF_CLIPS = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")
_JPEGS = (".jpg", ".jpeg")
_HEAD = 64 * 1024
"""Bytes in which a JPEG's Exif data lie."""


def says_where(path: Path) -> bool:
    """Whether a file carries the place where it was made, as far as can be told."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            if data[4:8] in _OF_CLIPS:
                return _in_clip(data)
            if data[:4] == b"PK\x03\x04":
                return _in_parts(path)
            return data.find(b"GPSLatitude") >= 0 or _in_photos(data)
    except (OSError, ValueError):
        return False


def _in_clip(data: mmap.mmap) -> bool:
    """Look into every box but the one with pictures and sound (ISO/IEC 14496-12)."""
    at = 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        size = size or len(data) - at
        if size < 8:
            return False
        if name != b"mdat":
            head = data[at : at + min(size, _BOX_READ)]
            if any(sign in head for sign in _CLIP_SAYS):
                return True
        at += size
    return False


def _in_photos(data: mmap.mmap | bytes) -> bool:
    """Whether a photo inside says so."""
    found = re.finditer(rb"Exif\x00\x00(?=II\*\x00|MM\x00\*)", data)
    return any(tells_place(bytes(data[one.end() : one.end() + _HEAD])) for one in found)


def _in_parts(path: Path) -> bool:
    """Whether a photo in a text or a set of slides says so."""
    import zipfile  # noqa: PLC0415 - for few files

    try:
        with zipfile.ZipFile(path) as parts:
            photos = (p for p in parts.infolist() if p.filename.casefold().endswith(_JPEGS))
            return any(_in_photos(parts.open(photo).read(_HEAD)) for photo in photos)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):  # locked with a password
        return False
