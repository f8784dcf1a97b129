"""Photos are kept without place, person and device, and look as they did."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from plc_runner.errors import Refused
from plc_runner.exemplars.photos import clean
from tests.exemplars.photos import HEIC, TELLING, exif, photo, picture

KINDS: list[tuple[str, dict[str, Any]]] = [
    ("JPEG", {}),
    ("JPEG", {"progressive": True, "icc_profile": b"\0" * 40}),
    ("JPEG", {"mode": "L"}),
    ("JPEG", {"mode": "CMYK"}),
    ("PNG", {}),
    ("PNG", {"mode": "RGBA"}),
    ("PNG", {"mode": "P"}),
    ("WEBP", {}),
    ("WEBP", {"lossless": True, "mode": "RGBA"}),
    ("TIFF", {}),
    ("TIFF", {"compression": "tiff_lzw"}),
    ("TIFF", {"mode": "1", "compression": "group4"}),
    ("GIF", {"comment": b"1 Main Street", "mode": "P"}),
]


def opened(data: bytes) -> Image.Image:
    found = Image.open(BytesIO(data))
    found.load()
    return found


def upright(data: bytes) -> bytes:
    """The picture as a viewer shows it."""
    return ImageOps.exif_transpose(opened(data)).convert("RGB").tobytes()


@pytest.mark.parametrize(("form", "more"), KINDS, ids=str)
@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_is_told_and_nothing_is_lost(
    form: str, more: dict[str, Any], orientation: int
) -> None:
    before = photo(form, orientation=orientation, **more)
    kept = clean(before, "a")
    assert [word for word in TELLING if word in kept.data] == []
    assert upright(kept.data) == upright(before)
    assert opened(kept.data).info.get("icc_profile") == more.get("icc_profile")
    assert not kept.changed_form


def test_it_is_known_whether_a_place_was_told() -> None:
    assert clean(photo(), "a.jpg").had_place
    out = BytesIO()
    picture().save(out, "JPEG")
    assert not clean(out.getvalue(), "a.jpg").had_place


@pytest.mark.parametrize("data", [HEIC, photo("AVIF")], ids=["heic", "avif"])
def test_what_few_computers_show_becomes_a_jpeg(data: bytes) -> None:
    kept = clean(data, "IMG_1.HEIC")
    assert (kept.ending, kept.changed_form, kept.had_place) == (".jpg", True, True)
    assert opened(kept.data).format == "JPEG"
    assert [word for word in TELLING if word in kept.data] == []


def test_a_second_picture_behind_the_first_goes() -> None:
    first = clean(photo(), "a.jpg").data
    behind = photo() + b"....ftypmp42 a clip with GPSLatitude"
    assert clean(first + behind, "a.jpg").data == first


def test_a_photo_of_photos_is_kept_as_its_first() -> None:
    out = BytesIO()
    picture().save(out, "MPO", save_all=True, append_images=[picture((8, 8))], exif=exif())
    kept = clean(out.getvalue(), "a.jpg")
    assert (opened(kept.data).format, kept.ending) == ("JPEG", ".jpg")
    assert upright(kept.data) == upright(out.getvalue())


def test_pages_stay_pages() -> None:
    out = BytesIO()
    picture().save(out, "TIFF", save_all=True, append_images=[picture((8, 8))])
    kept = opened(clean(out.getvalue(), "a.tif").data)
    assert getattr(kept, "n_frames", 1) == 2


def test_the_same_photo_becomes_the_same_file() -> None:
    assert clean(photo("PNG"), "a.png") == clean(photo("PNG"), "b.png")
    assert clean(HEIC, "a.heic") == clean(HEIC, "b.heic")


@pytest.mark.parametrize("data", [b"", b"no photo", b"%PDF-1.4", photo()[:400]])
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(Refused, match="Open it, save it as a JPEG"):
        clean(data, "a.jpg")


@settings(max_examples=60)
@given(
    st.sampled_from([photo(), photo("PNG"), photo("WEBP")]),
    st.integers(0, 2000),
    st.binary(max_size=6),
)
def test_a_damaged_photo_tells_nothing_either(data: bytes, at: int, other: bytes) -> None:
    at %= len(data)
    broken = data[:at] + other + data[at + len(other) :]
    try:
        kept = clean(broken, "a.jpg")
    except Refused:
        return
    assert b"GPSLatitude" not in kept.data
    assert b"Fernweh" not in kept.data
