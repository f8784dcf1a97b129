"""Looking up what is typed for a standard, and keeping it so that it explains itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from plc_runner.driver.driver import Driver
from plc_runner.driver.frameworks import catalogue
from plc_runner.driver.replies import Reply
from plc_runner.errors import PlcError
from plc_runner.journal import standards as kept
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.line import Ask
from plc_runner.session.unpacking import standard_cells, standard_in_one_line
from plc_runner.standards.codes import split_code
from plc_runner.standards.finding import Catalogue, Standard

SHORTEST = 2
"""Letters that are typed before something is offered."""
_QUOTES = '"“”„«»'
_HOW_TO_IMPORT = (
    "Kept as it was typed: no standards are here yet. “plc standards import FILE” brings them in, "
    "from your district's table."
)
_NOT_FOUND = "Kept as it was typed: no standard here has these words."


@dataclass(frozen=True, slots=True)
class Choice:
    """Several standards may be meant."""

    ask: Ask
    found: tuple[Standard, ...]
    """Best first."""


class Standards:
    """The standards at hand during a meeting. What is imported meanwhile is found too."""

    def __init__(self, journal: Journal) -> None:
        """Read nothing yet.

        Args:
            journal: the one that holds them.
        """
        self._journal = journal
        self._known = Catalogue()
        self._version: tuple[int, int] | None = None
        self._told = False

    @property
    def catalogue(self) -> Catalogue:
        """All of them, to be found; those known until now where the journal cannot be read."""
        with suppress(PlcError):
            version = kept.version(self._journal)
            if version != self._version:
                self._known, self._version = catalogue(self._journal), version
        return self._known

    def offers(self, text: str) -> tuple[Standard, ...]:
        """What a half-typed line may mean, best first."""
        if len(text.strip()) < SHORTEST or own_words(text):
            return ()
        return self.catalogue.find(text)

    def look_up(self, driver: Driver, ask: Ask) -> Reply | Choice:
        """Keep the standard that a line means; the words as they are where there is none.

        Raises:
            IllegalMove: it cannot be kept now.
        """
        text = own_words(ask.argument)
        if text:
            return keep_words(driver, ask, text)
        if not self.catalogue.standards:
            answer = keep_words(driver, ask, ask.argument)
            told, self._told = self._told, True
            return answer if told else replace(answer, warning=_HOW_TO_IMPORT)
        clear = self.catalogue.clear(ask.argument)
        if clear is not None:
            return keep(driver, ask, clear)
        if found := self.catalogue.find(ask.argument):
            return Choice(ask, found)
        return replace(keep_words(driver, ask, ask.argument), warning=_NOT_FOUND)


def own_words(text: str) -> str:
    """The words between quotation marks, which nobody looks up; else nothing."""
    text = text.strip()
    quoted = len(text) > SHORTEST and text[0] in _QUOTES and text[-1] in _QUOTES
    return text.strip(_QUOTES).strip() if quoted else ""


def keep(driver: Driver, ask: Ask, standard: Standard) -> Reply:
    """Keep a standard with all that must be known of it.

    Raises:
        IllegalMove: it cannot be kept now.
    """
    cells = standard_cells(
        standard.statement, standard.code, standard.framework, standard.notice, standard.source
    )
    return driver.do(c.Capture(ask.slot or "", standard_in_one_line(cells), ask.step, cells))


def keep_words(driver: Driver, ask: Ask, text: str) -> Reply:
    """Keep words as they were typed; a code at their start is told apart.

    Raises:
        IllegalMove: they cannot be kept now.
    """
    code, words = split_code(text)
    cells = standard_cells(words, code)
    return driver.do(c.Capture(ask.slot or "", standard_in_one_line(cells), ask.step, cells))
