"""Numbers as teachers say them: "9 of 27", "33 %", "3.5 points"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

_GROUPED = r"[0-9]{1,3}(?:[,'\u00a0\u202f][0-9]{3}){1,4}(?![0-9])"
_PLAIN = r"[0-9]{1,12}(?:[.,][0-9]{1,6})?"
_NUMBER = rf"(?:{_GROUPED}|{_PLAIN})"
_WHOLE = r"[0-9]{1,9}"
_NOT_IN_A_WORD = r"(?<![\w.,/])"
_ENDS = r"(?![\w/]|[.,–-][0-9])"
_OF = re.compile(
    rf"{_NOT_IN_A_WORD}(?P<value>{_WHOLE})(?:\s*/\s*|\s+(?:out\s+)?of\s+(?:the\s+|our\s+)?)"
    rf"(?P<base>{_WHOLE}){_ENDS}",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"{_NOT_IN_A_WORD}(?P<value>{_NUMBER})\s*(?:%|per\s?cent\b|pct\b)", re.IGNORECASE
)
_COUNT = re.compile(
    rf"(?:^|(?<=[\s(:=]))(?P<sign>[-−+]?)(?P<value>{_NUMBER}){_ENDS}(?:\s*(?P<unit>[^\W\d_]+))?"
)
_ALONE = re.compile(rf"[-−+]?\s?{_NUMBER}(?:\s*%)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that somebody said."""

    value: Fraction
    """Of a share, the share of the whole: 9 of 27 is one third."""
    share: bool = False
    """Whether it is a part of a whole: "9 of 27", "33 %"."""
    base: int | None = None
    """The whole, where it was said."""
    unit: str = ""
    """The word after a number that is no share, without its plural s."""

    def same(self, other: Amount) -> bool:
        """Whether both say the same, as far as a whole percent."""
        if self.share and other.share and self.base != other.base:
            return round(self.value * 100) == round(other.value * 100)
        return self.value == other.value

    def alike(self, other: Amount) -> bool:
        """Whether the two can be compared: two shares, or two counts of the same unit."""
        if self.share or other.share:
            return self.share and other.share
        return self.unit == other.unit or not self.unit or not other.unit


def amount(text: str) -> Amount | None:
    """The number that a text holds; None where it holds none, or not clearly one.

    A share comes before a bare number: "Grade 4: 9 of 27" is 9 of 27.
    """
    for pattern, read in _WAYS:
        found = list(islice(pattern.finditer(text), 2))
        if found:
            return read(found[0]) if len(found) == 1 else None
    return None


def _of(found: re.Match[str]) -> Amount | None:
    value, base = int(found["value"]), int(found["base"])
    return Amount(Fraction(value, base), share=True, base=base) if base else None


def _percent(found: re.Match[str]) -> Amount:
    return Amount(_number(found["value"]) / 100, share=True)


def _count(found: re.Match[str]) -> Amount:
    value = _number(found["value"])
    unit = (found["unit"] or "").casefold()
    return Amount(-value if found["sign"] in ("-", "−") else value, unit=unit.removesuffix("s"))


def _number(text: str) -> Fraction:
    if re.fullmatch(_GROUPED, text):
        return Fraction(re.sub(r"[^0-9]", "", text))
    return Fraction(text.replace(",", "."))


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Amount | None]], ...] = (
    (_OF, _of),
    (_PERCENT, _percent),
    (_COUNT, _count),
)


def is_number(text: str) -> bool:
    """Whether a text is one number and nothing else; a percent sign may follow."""
    return _ALONE.fullmatch(text.strip()) is not None
