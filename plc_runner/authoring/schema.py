"""The rules of the format beside the team's protocols, for editors that know YAML."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from plc_runner import atomic
from plc_runner.protocol.library import shipped_folder

_NAME = "protocol.schema.json"
_OURS = b'"title": "A protocol for PLC Runner'
"""Stands in every schema that this program wrote, and in no other."""


def lay_schema(folder: Path) -> None:
    """Put the schema into a folder, or a newer one in the place of an older one of ours.

    A protocol is as good without it: where it cannot be written, that is not worth a word.
    """
    with suppress(OSError):
        wanted = (shipped_folder() / _NAME).read_bytes()
        path = folder / _NAME
        there = path.read_bytes() if path.exists() else _OURS
        if there != wanted and _OURS in there:
            atomic.write(path, wanted, mode=0o666)
