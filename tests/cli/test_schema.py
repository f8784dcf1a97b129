from __future__ import annotations

import json
from pathlib import Path

from plc_runner.protocol.schema import cycle_schema, protocol_schema, schema_text
from tests.cli.conftest import Plc


def test_it_prints_the_schema_of_a_protocol(plc: Plc) -> None:
    done = plc("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == protocol_schema()


def test_it_writes_a_schema_to_a_file(plc: Plc, home: Path) -> None:
    done = plc("schema", "--cycle", "-o", "cycle.schema.json")
    assert (done.returncode, done.stdout) == (0, "")
    text = (home / "cycle.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(cycle_schema())


def test_a_place_that_takes_no_file_is_told_in_a_sentence(plc: Plc) -> None:
    done = plc("schema", "-o", "nowhere/protocol.schema.json")
    assert done.returncode == 4
    assert done.stderr.startswith("nowhere/protocol.schema.json cannot be written")
    assert done.stderr.count("\n") == 1
