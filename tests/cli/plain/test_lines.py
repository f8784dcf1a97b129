from __future__ import annotations

import os

import pytest

from plc_runner.cli.plain.lines import PipedLines


def lines_of(*chunks: bytes) -> list[str]:
    """The lines of what comes in these pieces."""
    read, write = os.pipe()
    lines = PipedLines(read)
    for chunk in chunks:
        os.write(write, chunk)
    os.close(write)
    found: list[str] = []
    while True:
        try:
            line = lines.wait(5)
        except EOFError:
            os.close(read)
            return found
        assert line is not None
        found.append(line)


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ((b"one\ntwo\n",), ["one", "two"]),
        ((b"one\r\ntwo\r\n",), ["one", "two"]),
        ((b"one\ntw", b"o\nno end"), ["one", "two", "no end"]),
        ((b"\xef\xbb\xbfone\n",), ["one"]),
        (("ü".encode()[:1], "ü".encode()[1:] + b"\n"), ["ü"]),
        ((b"\xff\xfe\n",), ["\ufffd\ufffd"]),
        ((b"\n\n",), ["", ""]),
        ((b"a\x0bb\x0cc\x1cd\n",), ["a\x0bb\x0cc\x1cd"]),
        ((b"",), []),
    ],
)
def test_lines_come_whole_whatever_the_pieces(chunks: tuple[bytes, ...], lines: list[str]) -> None:
    assert lines_of(*chunks) == lines


def test_nothing_yet_is_not_the_end() -> None:
    read, write = os.pipe()
    lines = PipedLines(read)
    assert lines.wait(0.01) is None
    os.write(write, b"now\n")
    assert lines.wait(5) == "now"
    os.close(write)
    with pytest.raises(EOFError):
        lines.wait(5)
    os.close(read)
