"""Whatever is handed in, plain mode answers in words and loses nothing."""

from __future__ import annotations

import os
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, example, given, settings

from plc_runner.cli.plain.hold import hold
from plc_runner.cli.plain.lines import PipedLines
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.driver import Driver
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.session.fold import replay
from plc_runner.session.verbs import VERBS
from tests.driver.conftest import Clock, sit_down

WORDS = [word for verb in VERBS for word in verb.words if word not in ("/quit", "/exit")]
COMMANDS = st.builds(
    "{}{}{}".format, st.sampled_from(WORDS), st.sampled_from([" ", "", "  ", ":"]), st.text()
)
LINES = st.one_of(
    st.text(),
    COMMANDS,
    st.sampled_from([*WORDS, "/start", "/next anyway", "/turn", "/undo", "/+2", "/away not", "/"]),
    st.sampled_from(["/arrive Eli", "/leave Ana", "/people Ana, Ben", "/role presenter Cy"]),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(lines=st.lists(LINES, max_size=25), raw=st.binary(max_size=40))
@example(lines=["/start", "x" * 100_000, "\ud800", "\x00", "//", "/" * 500], raw=b"\xff\x00\r\r\n")
@example(lines=["/close", "/reopen", "more"], raw=b"")
def test_random_lines_never_end_in_a_traceback(lines: list[str], raw: bytes) -> None:
    handed_in = "\n".join(lines).encode("utf-8", "surrogatepass") + b"\n" + raw
    out, clock = StringIO(), Clock()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Journal.open(folder / "sessions" / "plc.db", device="laptop") as journal:
            driver: Driver = sit_down(journal, clock)
            read, write = os.pipe()
            with os.fdopen(write, "wb") as pipe:
                pipe.write(handed_in[:60_000])
            with redirect_stdout(out):
                hold(driver, Terminal(PipedLines(read)), Library(folder), folder / "sessions")
            kept = replay(journal.events(session=driver.state.id))
            assert kept is not None
            assert kept.entries == driver.state.entries
            assert kept.phase == driver.state.phase
    said = out.getvalue()
    assert "\x1b" not in said
    assert "The meeting is closed" in said or "plc resume" in said
