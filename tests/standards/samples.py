"""An invented framework: no district has these standards."""

from __future__ import annotations

from pathlib import Path

from plc_runner.standards.finding import Catalogue, Standard
from plc_runner.standards.reading import read

FILE = Path(__file__).with_name("invented.csv")
TITLE = "Skyland mathematics"
NOTICE = "© 2024 Skyland. May be shown in schools."


def catalogue() -> Catalogue:
    items = read(FILE.read_bytes(), FILE.name).items
    return Catalogue(
        [
            Standard(item.code, item.statement, TITLE, NOTICE, level=item.level, domain=item.domain)
            for item in items
        ]
    )
