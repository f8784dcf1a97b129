"""Photos: what they tell of place, person and device is taken out before they are kept."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from plc_runner.errors import Refused
from plc_runner.exemplars import containers

if TYPE_CHECKING:
    from PIL.Image import Image

# ruff: noqa: PLC0415 - the picture libraries are loaded with the first photo

_MOST_POINTS = 250 * 1000**2
"""Points of a picture that has to be drawn anew."""
_ORIENTATION = 0x0112
_PLACE = 0x8825
_CLEANED: Mapping[str, tuple[str, Callable[[bytes, int], bytes]]] = {
    "JPEG": (".jpg", containers.jpeg),
    "MPO": (".jpg", containers.jpeg),
    "PNG": (".png", containers.png),
    "WEBP": (".webp", containers.webp),
}
"""Bit for bit, but for what is left out."""
_LOSSLESS = frozenset({
    "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits", "group3", "group4", "tiff_ccitt",
    "zstd", "lzma",
})  # fmt: skip


class Cleaned(NamedTuple):
    """A photo as it is kept."""

    data: bytes
    ending: str
    """With its dot."""
    had_place: bool
    """Whether it told where it was taken."""
    changed_form: bool = False
    """Whether it had to be turned into another kind of file."""


def clean(data: bytes, name: str) -> Cleaned:
    """A photo without place, person and device; it looks as it did, and stands as it stood.

    Args:
        name: what the file is called.

    Raises:
        Refused: it is no photo that can be read; says what to do.
    """
    pillow = _pillow()
    try:
        with _in_silence(), pillow.open(BytesIO(data)) as picture:
            cleaned = _clean(picture, data)
        with _in_silence(), pillow.open(BytesIO(cleaned.data)) as kept:
            silent = _tells_nothing(kept)
    except Refused:
        raise
    except Exception as error:  # a damaged file makes the libraries fail in any way
        raise Refused(
            f"“{name}” cannot be read as a photo, so nobody can tell whether a place is still in "
            "it. Open it, save it as a JPEG, and drop that here."
        ) from error
    if not silent:
        raise Refused(
            f"From “{name}” the place where it was taken could not be removed. Make a screenshot "
            "of it, and drop that here."
        )
    return cleaned


def tells_place(exif: bytes) -> bool:
    """Whether Exif data (from their first letters, `II` or `MM`) say where."""
    pillow = _pillow()
    found = pillow.Exif()
    try:
        with _in_silence():
            found.load(b"Exif\x00\x00" + exif)
            return bool(found.get_ifd(_PLACE))
    except Exception:  # as above
        return False


@cache
def _pillow() -> ModuleType:
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # see _MOST_POINTS
    return Image


def _clean(picture: Image, data: bytes) -> Cleaned:
    orientation, place = _told(picture)
    had_place = place or b"GPSLatitude" in data
    if (form := picture.format or "") in _CLEANED:
        ending, cleaned = _CLEANED[form]
        return Cleaned(cleaned(data, orientation), ending, had_place)
    if picture.width * picture.height > _MOST_POINTS:
        raise Refused("The picture is too large. Make it smaller, and drop that here.")
    if picture.format == "BMP":  # it has no room for such things
        return Cleaned(data, ".bmp", had_place=False)
    if picture.format == "TIFF":
        return Cleaned(_tiff(picture), ".tif", had_place)
    if picture.format == "GIF":
        return Cleaned(_gif(picture), ".gif", had_place)
    return Cleaned(_drawn_anew(picture), ".jpg", had_place, changed_form=True)


def _told(picture: Image) -> tuple[int, bool]:
    """Which way is up, and whether a place is told; as far as it can be read."""
    orientation = 1
    try:
        exif = picture.getexif()
        said = exif.get(_ORIENTATION, 1)
        orientation = said if said in range(1, 9) else 1
        return orientation, bool(exif.get_ifd(_PLACE))
    except Exception:  # damaged data about a whole picture: they go anyway
        return orientation, False


@contextmanager
def _in_silence() -> Iterator[None]:
    """The libraries warn of every oddity; what matters of them is told in words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _drawn_anew(picture: Image) -> bytes:
    """A JPEG of what is no photo that every system can show, such as a phone's HEIC."""
    from PIL import ImageOps

    out = BytesIO()
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    icc = picture.info.get("icc_profile")
    upright.info = {}
    upright.save(out, "JPEG", quality=95, icc_profile=icc)
    return out.getvalue()


def _tiff(picture: Image) -> bytes:
    """The pages alone, in a way of packing that loses nothing."""
    from PIL import ImageSequence

    packed = picture.info.get("compression")
    packed = packed if packed in _LOSSLESS else "tiff_adobe_deflate"
    pages = []
    for page in ImageSequence.Iterator(picture):
        page.load()
        bare = page.copy()
        bare.info = {key: page.info[key] for key in ("dpi", "icc_profile") if page.info.get(key)}
        bare.getexif().clear()
        pages.append(bare)
    out = BytesIO()
    first, *more = pages
    first.save(
        out, "TIFF", compression=packed, save_all=True, append_images=more,
        dpi=first.info.get("dpi"), icc_profile=first.info.get("icc_profile"),
    )  # fmt: skip
    return out.getvalue()


def _gif(picture: Image) -> bytes:
    """The pictures and their times alone."""
    picture.info.pop("comment", None)
    out = BytesIO()
    picture.save(out, "GIF", save_all=True, comment=b"", optimize=False)
    return out.getvalue()


def _tells_nothing(kept: Image) -> bool:
    """Whether nothing is left but which way is up."""
    from PIL.ExifTags import IFD

    exif = kept.getexif()
    told = any(exif.get_ifd(ifd) for ifd in (IFD.Exif, IFD.GPSInfo))
    if kept.format != "TIFF":
        told = told or bool(set(exif) - {_ORIENTATION})
    words = {"xmp", "XML:com.adobe.xmp", "photoshop", "comment", "parsed_exif"}
    return not told and not any(kept.info.get(word) for word in words)
