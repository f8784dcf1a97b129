"""Talking with one person, or one program: a line out, a line in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from plc_runner.cli.plain.lines import Lines, PipedLines, TypedLines
from plc_runner.publish.escape import one_line

_WAIT = 0.2
"""Seconds between two looks at the clock while a line is awaited."""


class Terminal:
    """Says one thing per line, at once, and waits for lines."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    @property
    def live(self) -> bool:
        """Whether a person types now."""
        return self._lines.live

    @property
    def typed(self) -> str | None:
        """What is half typed; None where that cannot be known."""
        return self._lines.typed()

    def say(self, *texts: str) -> None:
        """Say each text on a line of its own; nothing in it acts on the terminal."""
        for text in texts:
            if shown := one_line(text):
                print(shown)
        sys.stdout.flush()

    def ask(
        self, prompt: str, begun: str = "", idle: Callable[[], Iterable[str]] | None = None
    ) -> str:
        """Wait for a line.

        Args:
            prompt: shown to a person only.
            begun: what stands in the line already.
            idle: called while waiting; what it returns is said without disturbing the line.

        Raises:
            EOFError: the input has ended.
        """
        prompt = f"{one_line(prompt)} "
        self._lines.ask(prompt, begun)
        try:
            while (line := self._lines.wait(_WAIT)) is None:
                if idle is not None and (told := [text for text in idle() if text]):
                    self._interrupt(told, prompt)
        except (EOFError, KeyboardInterrupt):
            if self.live:  # the cursor stands behind what was typed
                print(flush=True)
            raise
        return line

    def question(self, text: str, default: str) -> str:
        """Ask something to which Enter is an answer too; a program is not asked at all."""
        if not self.live:
            return default
        shown = f" [{default}]" if default else ""
        return self.ask(f"{text}{shown}:").strip() or default

    def yes(self, text: str, *, default: bool = False) -> bool:
        """Ask for yes or no; a program is not asked."""
        if not self.live:
            return default
        said = self.ask(f"{text} [{'Y/n' if default else 'y/N'}]").strip().casefold()
        return said in ("y", "yes") if said else default

    def _interrupt(self, told: Iterable[str], prompt: str) -> None:
        """Say something while a line is being typed, then show that line again."""
        if not self.live:
            self.say(*told)
            return
        print()
        self.say(*told)
        print(f"{prompt}{one_line(self.typed or '')}", end="", flush=True)


@contextmanager
def standard_terminal() -> Iterator[Terminal]:
    """Standard input and output; left as they were found."""
    lines: Lines = TypedLines() if sys.stdin.isatty() else PipedLines(sys.stdin.fileno())
    try:
        yield Terminal(lines)
    finally:
        lines.close()
