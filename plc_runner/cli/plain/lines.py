"""Lines that come in while time goes on: typed at a terminal, or handed in by another program."""

from __future__ import annotations

import codecs
import os
import queue
import sys
from collections.abc import Callable
from threading import Thread
from types import ModuleType
from typing import Any, Protocol

_CHUNK = 65_536
_END = None
"""In a queue of lines: there are no more."""


class Lines(Protocol):
    """Where lines come from. Nobody is asked twice before an answer."""

    live: bool
    """Whether a person types them now, and should be prompted and told the time."""

    def ask(self, prompt: str, begun: str = "") -> None:
        """Ask for one line; `begun` already stands in it, where that can be done."""

    def wait(self, seconds: float) -> str | None:
        """The line that was asked for; None if it has not come in that time.

        Raises:
            EOFError: none will come any more.
        """

    def typed(self) -> str | None:
        """What stands in the line now; None where that cannot be known."""

    def close(self) -> None:
        """Leave the terminal as it was found."""


class PipedLines:
    """Lines of another program or of a file."""

    live = False

    def __init__(self, file: int) -> None:
        """Read from a file descriptor.

        The descriptor is read by a thread of its own that may be stuck in it when the program
        ends: so no buffer of Python's is used, whose lock would be stuck too.
        """
        self._came: queue.Queue[str | None] = queue.Queue(maxsize=1000)
        Thread(target=self._read, args=(file,), daemon=True).start()

    def ask(self, prompt: str, begun: str = "") -> None:
        """Nothing to do: nobody reads a prompt."""

    def wait(self, seconds: float) -> str | None:
        """See `Lines`."""
        return _answer(self._came, seconds)

    def typed(self) -> None:
        """Unknown: a line is there whole, or not at all."""

    def close(self) -> None:
        """Nothing was changed."""

    def _read(self, file: int) -> None:
        decode = codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode
        rest = ""
        while chunk := _chunk(file):
            *lines, rest = (rest + decode(chunk)).split("\n")
            for line in lines:
                self._came.put(line.removesuffix("\r"))
        rest += decode(b"", final=True)
        if rest:
            self._came.put(rest.removesuffix("\r"))
        self._came.put(_END)


def _chunk(file: int) -> bytes:
    try:
        return os.read(file, _CHUNK)
    except OSError:  # the terminal was closed
        return b""


class TypedLines:
    """Lines typed at a terminal, with Python's readline where there is one."""

    live = True

    def __init__(self) -> None:
        self._asked: queue.Queue[tuple[str, str]] = queue.Queue()
        self._came: queue.Queue[str | None] = queue.Queue()
        self._readline = _readline()
        self._restore = _terminal_keeper()
        self._ready = False
        Thread(target=self._read, daemon=True).start()

    def ask(self, prompt: str, begun: str = "") -> None:
        """See `Lines`."""
        self._asked.put((prompt, begun))

    def wait(self, seconds: float) -> str | None:
        """See `Lines`."""
        return _answer(self._came, seconds)

    def typed(self) -> str | None:
        """See `Lines`; it can be known where there is readline."""
        return self._readline.get_line_buffer() if self._ready and self._readline else None

    def close(self) -> None:
        """See `Lines`."""
        self._restore()

    def _read(self) -> None:
        while True:
            prompt, begun = self._asked.get()
            if self._readline:
                self._readline.set_startup_hook(lambda begun=begun: self._begin(begun))
            try:
                line = input(prompt)
            except UnicodeError:
                line = ""
            except (EOFError, OSError, ValueError):
                self._came.put(_END)
                return
            finally:
                self._ready = False
            self._came.put(line)

    def _begin(self, text: str) -> None:
        # The line that was typed before stands in readline's buffer until this hook is called.
        if self._readline and text:
            self._readline.insert_text(text)
        self._ready = True


def _answer(came: queue.Queue[str | None], seconds: float) -> str | None:
    try:
        line = came.get(timeout=seconds)
    except queue.Empty:
        return None
    if line is _END:
        raise EOFError
    return line


def _readline() -> ModuleType | None:
    """Python's readline, set up so that it sends nothing to the terminal but what is typed."""
    try:
        import readline
    except ImportError:
        return None
    if "libedit" not in (readline.__doc__ or ""):
        readline.parse_and_bind("set enable-bracketed-paste off")
        readline.parse_and_bind("set enable-meta-key off")
    readline.set_auto_history(True)
    return readline


def _terminal_keeper() -> Callable[[], Any]:
    """What puts the terminal back as it is now: readline cannot when it is left in mid-line."""
    try:
        import termios

        found = termios.tcgetattr(sys.stdin.fileno())
    except (ImportError, OSError, ValueError):
        return lambda: None
    except termios.error:
        return lambda: None
    return lambda: termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, found)
