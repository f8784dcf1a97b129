"""Which file a line means."""

from __future__ import annotations

import stat
from os import stat_result
from pathlib import Path
from typing import NamedTuple

from plc_runner.errors import Refused
from plc_runner.exemplars.sizes import MOST, size_said
from plc_runner.session.samples import ends_as_a_file, files_said, is_surely_a_file, sort_of


class Found(NamedTuple):
    """A file that can be taken in."""

    path: Path
    words: str
    """What was said beside it."""
    size: int


def find(text: str) -> Found | None:
    """The file that a line means; None where it means none and is words alone.

    A path that is not absolute is looked for in the folder from which the program was started.

    Raises:
        Refused: it is clearly a file, and cannot be kept; says why, and what to do.
    """
    meant = is_surely_a_file(text) or ends_as_a_file(text)
    for place, words in files_said(text):
        if not meant and not sort_of(place):
            continue
        try:
            path = Path(place).expanduser()
            status = path.stat()
        except PermissionError as error:
            raise Refused(_closed(Path(place))) from error
        except (OSError, ValueError, RuntimeError):  # no such file, no such name, no such home
            continue
        if words and is_surely_a_file(words):
            raise Refused("One file at a time, please: drop one, and say what it shows.")
        return _checked(path, words, status)
    if not meant:
        return None
    said = next((place for place, _ in files_said(text)), text)
    more = "" if is_surely_a_file(text) else " To keep these words themselves, say more."
    raise Refused(
        f"There is no file “{said}”. Drop it on this window again, or say where it lies.{more}"
    )


def _checked(path: Path, words: str, status: stat_result) -> Found:
    size = status.st_size
    if stat.S_ISDIR(status.st_mode):
        raise Refused(f"“{path.name or path}” is a folder. Drop one file of it here.")
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"“{path.name}” is not a file that can be copied.")
    if not sort_of(path.name):
        raise Refused(
            f"“{path.name}” is none of what goes onto the shelf: a photo, a PDF, a clip, "
            "a recording or a document. Save it as one of these, or keep a link to it."
        )
    if not size:
        raise Refused(f"“{path.name}” is empty. Open it, and save it anew.")
    if size > MOST:
        raise Refused(
            f"“{path.name}” is too large: {size_said(size)}, and {size_said(MOST)} is the most. "
            "Keep a shorter clip or a smaller scan, or a link to it."
        )
    try:
        path.open("rb").close()
    except OSError as error:
        raise Refused(_closed(path)) from error
    return Found(path, words, size)


def _closed(path: Path) -> str:
    return f"“{path.name}” cannot be read. Copy it to a folder of your own, and drop it here again."
