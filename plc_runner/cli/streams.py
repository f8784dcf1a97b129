"""Data on stdout, talk on stderr; both survive whatever characters and terminals there are."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from pathlib import Path

_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "−": "-",
        "·": "-", "•": "-", "→": "->", "★": "*", "✓": "v", "×": "x", "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip


_ACTING = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters beyond those of ASCII, and those that turn the direction of a text."""


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that a terminal's encoding has not."""
    if not isinstance(error, UnicodeEncodeError):
        return "\ufffd", error.end if isinstance(error, UnicodeDecodeError) else 0
    text = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(sign if sign.isascii() else "?" for sign in text), error.end


def prepare() -> None:
    """Let the standard streams show what they can, and never fail over a character."""
    codecs.register_error("plainer", _plainer)
    # A stream that was closed before the start (`<&-`) is None; it is open until the end.
    nothing = Path(os.devnull)
    sys.stdin = sys.stdin or nothing.open(encoding="utf-8")
    sys.stdout = sys.stdout or nothing.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nothing.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if stream is sys.stdin else "plainer")


def say(text: str) -> None:
    """Say something to the person, on stderr."""
    print(text, file=sys.stderr, flush=True)


def tell(text: str) -> None:
    """Hand out data, on stdout, at once."""
    print(text, flush=True)


def tell_json(data: object) -> None:
    """Hand out data for programs, on stdout."""
    import json

    tell(harmless(json.dumps(data, ensure_ascii=False, indent=2)))


def harmless(data: str) -> str:
    """The same JSON, with what a terminal would obey as an escape; `json` does a part of them."""
    return _ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", data)


def at_terminal() -> bool:
    """Whether somebody sits in front of both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
