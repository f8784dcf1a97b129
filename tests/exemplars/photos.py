"""Tiny photos that tell where they were taken, by whom and with what."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

XMP = b"""<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF \
xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description \
xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='41,49.5N'/></rdf:RDF></x:xmpmeta>"""
TELLING = (b"GPSLatitude", b"Fernweh", b"Somebody", b"1 Main Street", b"Exif\x00\x00II")
"""What must not be in a kept file."""


def exif(orientation: int = 6) -> Image.Exif:
    """Place, person, device, and which way is up."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "Fernweh Cameras"
    data[0x013B] = "Somebody"
    place = data.get_ifd(0x8825)
    place[1], place[2] = "N", (41.0, 49.0, 30.0)
    place[3], place[4] = "W", (71.0, 24.0, 45.0)
    data.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x001 Main Street"
    return data


def picture(size: tuple[int, int] = (24, 16), mode: str = "RGB") -> Image.Image:
    """No two corners alike, so that a turned one is noticed."""
    drawn = Image.new("RGB", size, "white")
    for x in range(size[0] // 2):
        for y in range(size[1] // 2):
            drawn.putpixel((x, y), (10 * x % 255, 15 * y % 255, 120))
    return drawn.convert(mode)


def photo(form: str = "JPEG", *, orientation: int = 6, mode: str = "RGB", **more: Any) -> bytes:
    """A file with all of it."""
    out = BytesIO()
    if form == "PNG":
        texts = PngInfo()
        texts.add_text("Author", "Somebody")
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more["pnginfo"] = texts
    elif form in ("JPEG", "WEBP"):
        more["xmp"] = XMP
    if form == "JPEG":
        more["comment"] = b"taken at 1 Main Street"
    picture(mode=mode).save(out, form, exif=exif(orientation), **more)
    return out.getvalue()


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAA"
    "AAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4QABAAAAAAAAAD0AAgAAAAACHgABAAAAAAAAAPwAAAA4aWluZgAA"
    "AAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/Glwcn"
    "AAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroC"
    "QGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybm"
    "NseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAEAAAAAEAAAAQAAAAAf///9AAAAAC////0AAA"
    "AAIAAAAQcGl4aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYECAwWEAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAA"
    "EAAAFBbWRhdAAAADkoAa8ZIXiSQPeWkBUzbbW0yzQqK0u217jVC2nNbSrYv8w8ewCA77uq5G3N/FEMgZXr2NJIiuTh"
    "z4AAAAAGRXhpZgAATU0AKgAAAAgABQEPAAIAAAAQAAAASgESAAMAAAABAAEAAAE7AAIAAAAJAAAAWodpAAQAAAABAA"
    "AAZIglAAQAAAABAAAAjAAAAABGZXJud2VoIENhbWVyYXMAU29tZWJvZHkAAAABkoYAAQAAABUAAAB2AAAAAEFTQ0lJ"
    "AAAAMSBNYWluIFN0cmVldAAABAABAAIAAAACTgAAAAACAAUAAAADAAAAwgADAAIAAAACVwAAAAAEAAUAAAADAAAA2g"
    "AAAAAAAAApAAAAAQAAADEAAAABAAAAHgAAAAEAAABHAAAAAQAAABgAAAABAAAALQAAAAE="
)
"""A phone's photo, made once with libheif: the library that reads it here cannot write it."""
