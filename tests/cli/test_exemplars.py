"""Samples in plain mode, by the real program with a real photo; and `plc exemplars`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from plc_runner.cli.exemplars import exemplars
from plc_runner.cli.surroundings import Surroundings
from tests.cli.conftest import Plc
from tests.exemplars.photos import photo

PROTOCOL = """\
title: Fill the shelf
steps:
  - {title: Keep, minutes: 10, capture: [exemplar: Sample]}
"""
LINES = """\
/start
'{photo}' two bars
equal parts
both labels

4.NF.1
proficient
Ask for the whole.
the number line
'{photo}'
./nothing.jpg
/open two
/shelf labels
/quit
"""


def test_a_meeting_fills_the_shelf(plc: Plc, home: Path) -> None:
    def shelf(*arguments: str) -> Result:
        return CliRunner().invoke(exemplars, arguments, obj=Surroundings(chosen=home))

    assert shelf().stderr.strip() == "Nothing is on the shelf yet."
    (home / "protocols" / "fill.yaml").write_text(PROTOCOL)
    (home / "IMG 1.jpg").write_bytes(photo())
    lines = LINES.replace("{photo}", str(home / "IMG 1.jpg"))
    told = plc("run", "fill", "--plain", "--people", "3", "--team", "Grade 4", lines=lines).stdout
    for expected in (
        "On the shelf: two bars",
        "It told where it was taken: that is taken out.",
        "It shows? An empty line passes it over.",
        "It shows (2): both labels",
        "A teacher says? An empty line passes it over.",
        "On the shelf: the number line",
        "It is on the shelf already, as “two bars”.",
        "There is no file “./nothing.jpg”.",
        "There is no window to show it in here. The file: ",
        "two bars (4.NF.1, proficient, Photo)\n1. equal parts\n2. both labels\n",
    ):
        assert expected in told, expected
    listed = shelf().stdout.splitlines()
    assert listed[-5:-1] == [
        "two bars (4.NF.1, proficient, Photo)", "  1. equal parts", "  2. both labels",
        "  “Ask for the whole.”",
    ]  # fmt: skip
    data = json.loads(shelf("LABELS", "--standard", "4.nf.1", "--json").stdout)
    assert [(one["title"], one["stands"], one["team"]) for one in data] == [
        ("two bars", "there", "Grade 4")
    ]
    for code, many in (("4nf1", 1), ("4 NF 1", 1), ("4.NF.10", 0), ("NF", 0)):
        assert len(json.loads(shelf("--standard", code, "--json").stdout)) == many, code
    Path(data[0]["path"]).unlink()
    assert "(missing)" in shelf("labels").stdout
    assert shelf("--level", "none").stderr.strip() == "No sample is like that."
