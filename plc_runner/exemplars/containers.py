"""Photos as they lie in their files: what is picture stays bit for bit, all else is left out.

JPEG: ISO/IEC 10918-1 and CIPA DC-008 (Exif). PNG: the W3C recommendation, third edition. WebP: RFC
9649. What is kept is a list of what a picture needs to look right; so what is new and unknown goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class Damaged(ValueError):
    """The file does not follow its own form."""


def orientation_alone(orientation: int) -> bytes:
    """Exif data that say which way is up, and nothing else."""
    tag = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2) + b"\x00\x00"
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + tag + b"\x00\x00\x00\x00"


def jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG without what tells of place, person or device.

    Raises:
        Damaged: it is none, or it is cut off.
    """
    turned = b""
    if orientation != 1:
        exif = b"Exif\x00\x00" + orientation_alone(orientation)
        turned = b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif
    head: list[bytes] = [b"\xff\xd8"]
    rest: list[bytes] = []
    for segment in _segments(data):
        (head if segment.startswith(b"\xff\xe0") else rest).append(segment)
    return b"".join((*head, turned, *rest))


_STARTS_OF_DATA = 0xDA
_END = 0xD9
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")


def _segments(data: bytes) -> Iterator[bytes]:
    """What stays of a JPEG, to its end: a second picture or a clip behind it does not."""
    at = 2
    while True:
        found = _NEXT_MARKER.match(data, at)
        if found is None:
            raise Damaged
        code, at = data[found.end() - 1], found.end()
        if code == _END:
            yield b"\xff\xd9"
            return
        size = int.from_bytes(data[at : at + 2])
        content = data[at + 2 : at + size]
        if size < 2 or at + size > len(data):
            raise Damaged
        at += size
        yield _kept_segment(code, content)
        if code == _STARTS_OF_DATA:
            ends = _NEXT_MARKER.search(data, at)
            if ends is None:
                raise Damaged
            yield data[at : ends.start()]
            at = ends.start()


def _kept_segment(code: int, content: bytes) -> bytes:
    if code == 0xE0 and content.startswith(b"JFIF\x00") and len(content) >= 14:
        content = content[:12] + b"\x00\x00"  # without its small picture
    elif not (
        (0xC0 <= code <= 0xDF)
        or (code == 0xE2 and content.startswith(b"ICC_PROFILE\x00"))
        or (code == 0xEE and content.startswith(b"Adobe"))
    ):
        return b""
    return bytes((0xFF, code)) + (len(content) + 2).to_bytes(2) + content


_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)


def png(data: bytes, orientation: int) -> bytes:
    """A PNG without what tells of place, person or device.

    Raises:
        Damaged: it is none, or it is cut off.
    """
    if not data.startswith(_PNG):
        raise Damaged
    out, at = [_PNG], len(_PNG)
    while True:
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + size
        if len(name) < 4 or end > len(data):
            raise Damaged
        if name in _PNG_KEPT:
            out.append(data[at:end])
        if name == b"IHDR" and orientation != 1:
            out.append(_png_chunk(b"eXIf", orientation_alone(orientation)))
        if name == b"IEND":
            return b"".join(out)
        at = end


def _png_chunk(name: bytes, content: bytes) -> bytes:
    from zlib import crc32  # noqa: PLC0415 - for few photos

    return len(content).to_bytes(4) + name + content + crc32(name + content).to_bytes(4)


_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def webp(data: bytes, orientation: int) -> bytes:
    """A WebP without what tells of place, person or device.

    Raises:
        Damaged: it is none, or it is cut off.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Damaged
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    out, at = [b"WEBP"], 12
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        if len(content) < size:
            raise Damaged
        if name == b"VP8X":
            flags = content[0] & ~(_HAS_EXIF | _HAS_XMP)
            content = bytes((flags | (_HAS_EXIF if orientation != 1 else 0),)) + content[1:]
        if name in _WEBP_KEPT:
            out.append(_riff(name, content))
        at += 8 + size + size % 2
    if len(out) < 2:
        raise Damaged
    if orientation != 1 and out[1].startswith(b"VP8X"):
        out.append(_riff(b"EXIF", orientation_alone(orientation)))
    whole = b"".join(out)
    return b"RIFF" + len(whole).to_bytes(4, "little") + whole


def _riff(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\x00" * (len(content) % 2)
