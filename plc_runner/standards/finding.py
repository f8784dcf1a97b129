"""Finding a standard by its code or by words, quick enough for every key."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plc_runner.standards.codes import asked_keys, own_keys

_HEADINGS = ("cluster", "domain", "strand", "heading", "grade", "level", "subject", "conceptual")
"""Levels of what stands over standards and is none itself."""
_TOO_MANY = 400
_NO_LETTER = re.compile(r"[\W_]+")
_LOOKS_LIKE_CODE = re.compile(r"\d|^\S+[./-]\S*$")


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard with what must be known where it is shown."""

    code: str
    statement: str
    framework: str
    """Its title."""
    notice: str = ""
    """What the licence of the framework wants to be shown with the text."""
    source: str = ""
    level: str = ""
    grade: str = ""
    domain: str = ""
    parent: str = ""

    @property
    def heading(self) -> bool:
        """Whether it stands over others, as the file says."""
        return any(word in self.level.casefold() for word in _HEADINGS)


def folded(text: str) -> str:
    """Words as they are compared: one space between them, no capitals, accents or signs."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _NO_LETTER.sub(" ", text.casefold()).strip()


class Catalogue:
    """All standards at hand."""

    def __init__(self, standards: Sequence[Standard] = ()) -> None:
        """Index them: about 30 ms for 5,000."""
        self.standards = tuple(standards)
        self._statements = [f" {folded(one.statement)} " for one in self.standards]
        self._all = [
            f"{said}{folded(one.code)} {folded(one.domain)} "
            for one, said in zip(self.standards, self._statements, strict=True)
        ]
        keyed = [
            (way, place, n)
            for n, one in enumerate(self.standards)
            for place, way in enumerate(own_keys(one.code))
        ]
        self._keys = sorted(keyed)
        self._last: tuple[str, tuple[Standard, ...]] = ("", ())

    def find(self, text: str) -> tuple[Standard, ...]:
        """What a typed code or words may mean, best first."""
        if text != self._last[0]:
            self._last = (text, self._found(text))
        return self._last[1]

    def _found(self, text: str) -> tuple[Standard, ...]:
        if _LOOKS_LIKE_CODE.search(text.strip()):
            order = self._by_code(text) or self._by_words(text)
        else:
            order = self._by_words(text) or self._by_code(text)
        return tuple(self.standards[n] for n in order)

    def clear(self, text: str) -> Standard | None:
        """The one standard that is meant; None where several may be, or none."""
        exact = [self.standards[n] for n in self._exact(text)]
        if exact:
            return exact[0] if len(exact) == 1 and not exact[0].heading else None
        found = self.find(text)
        said = folded(text)
        whole = [one for one in found if folded(one.statement) == said and not one.heading]
        if len(whole) == 1:
            return whole[0]
        return found[0] if len(found) == 1 else None

    def _exact(self, text: str) -> list[int]:
        """Those whose code this is."""
        for way in asked_keys(text):
            found = [(place, n) for own, place, n in self._from(way) if own == way]
            if found:
                best = min(place for place, _ in found)
                return [n for place, n in found if place == best]
        return []

    def _by_code(self, text: str) -> list[int]:
        """Those whose code begins so: it itself, what is below it, what only begins alike."""
        for way in asked_keys(text):
            found = self._from(way)
            if found:
                ranked = sorted((_nearness(own, way), place > 1, n) for own, place, n in found)
                return list(dict.fromkeys(n for *_, n in ranked))
        return []

    def _from(self, way: str) -> list[tuple[str, int, int]]:
        """The keys that begin so."""
        out = []
        for at in range(bisect_left(self._keys, (way,)), len(self._keys)):
            if not self._keys[at][0].startswith(way):
                break
            out.append(self._keys[at])
        return out

    def _by_words(self, text: str) -> list[int]:
        """Those that hold all words, or words that begin so."""
        words = folded(text).split()
        if not words:
            return []
        found = self._holding([f" {word}" for word in words], range(len(self._all)))
        if not found and not text.isascii():  # a script without spaces
            found = self._holding(words, range(len(self._all)))
        phrase = folded(text)
        if len(found) > _TOO_MANY:  # too vague to be weighed one by one
            return sorted(found, key=lambda n: f" {phrase} " not in self._statements[n])
        return sorted(found, key=lambda n: -self._score(n, phrase, words))

    def _holding(self, words: Sequence[str], among: Iterable[int]) -> list[int]:
        """Those that hold all of these."""
        for word in words:
            among = [n for n in among if word in self._all[n]]
        return list(among)

    def _score(self, n: int, phrase: str, words: Sequence[str]) -> int:
        """Words of the statement count more than its code and domain, whole ones more than begun
        ones; all of them in one piece most; a heading less than what stands below it."""
        said = self._statements[n]
        whole = sum(2 if f" {word} " in said else f" {word}" in said for word in words)
        return whole + 4 * (phrase in said) - self.standards[n].heading


def _nearness(own: str, way: str) -> int:
    if own == way:
        return 0
    return 2 if way[-1].isdigit() and own[len(way)].isdigit() else 1


def listed(standards: Sequence[Standard]) -> Iterator[tuple[Standard, str]]:
    """Standards with the title of their framework, where they are not all of one."""
    several = len({one.framework for one in standards}) > 1
    return ((one, one.framework if several else "") for one in standards)
