"""The frameworks that people really use, where somebody has put them: none comes with the program.

Put `ccss_m.csv` and `england_nc2013_maths.csv` into a folder and name it in PLC_STANDARDS.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plc_runner.standards.finding import Catalogue, Standard
from plc_runner.standards.reading import Reading, read

FOLDER = os.environ.get("PLC_STANDARDS")


def real(name: str) -> Reading:
    file = Path(FOLDER or "", name)
    if not FOLDER or not file.is_file():
        pytest.skip(f"{name} is not here: name its folder in PLC_STANDARDS")
    return read(file.read_bytes(), name)


def catalogue(reading: Reading) -> Catalogue:
    return Catalogue(
        [Standard(item.code, item.statement, "T", level=item.level) for item in reading.items]
    )


def test_common_core_is_read_whole_and_found_in_every_style() -> None:
    reading = real("ccss_m.csv")
    assert len(reading.items) == 664
    assert reading.problems == ()
    known = catalogue(reading)
    for typed in ("CCSS.MATH.CONTENT.3.NF.A.2.A", "3.NF.A.2.A", "3nfa2a", "3 nf 2 a"):
        found = known.clear(typed)
        assert found is not None
        assert found.code == "3.NF.A.2a"
    for item in reading.items:  # every code finds itself, whatever is taken from it
        for typed in (item.code, item.code.lower(), f"CCSS.Math.Content.{item.code}"):
            assert item.code in [one.code for one in known.find(typed)][:2], typed


def test_the_national_curriculum_is_read_whole() -> None:
    reading = real("england_nc2013_maths.csv")
    assert len(reading.items) == 334
    assert {item.grade for item in reading.items} >= {"Key Stage 3"}
    known = catalogue(reading)
    for item in reading.items:
        assert item.code in [one.code for one in known.find(item.code.replace("/", " "))][:3]
