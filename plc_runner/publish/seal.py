"""The last line of a record: how a later look can tell that somebody edited the file."""

from __future__ import annotations

import hashlib
import re

_LINE = "<!-- Written by PLC Runner. SHA-256 of all above this line: {} -->\n"
_SEAL = re.compile(re.escape(_LINE.strip()).replace(r"\{\}", "([0-9a-f]{64})") + r"\s*\Z")


def seal(text: str) -> str:
    """The text with its seal as the last line."""
    return text + _LINE.format(_digest(text))


def unsealed(text: str) -> str:
    """The text without its seal, if it has one."""
    return _SEAL.sub("", text)


def is_untouched(text: str) -> bool:
    """Whether it is sealed and just as it was then; other line ends do not count as an edit."""
    text = text.replace("\r\n", "\n")
    found = _SEAL.search(text)
    return found is not None and found[1] == _digest(text[: found.start()])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
