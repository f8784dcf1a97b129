"""Codes of standards, whatever way they are written in.

`CCSS.MATH.CONTENT.3.NF.A.2.A`, `3.NF.A.2a`, `3nfa2a` and `3 NF 2a` mean the same: separators and
capitals say nothing, the name of the scheme in front may be left out, and so may the letter of the
cluster. Only what parts two numbers counts: `3.10` is not `310`, and never 3.1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

Tokens = tuple[str, ...]

LONGEST = 80
"""Letters of a code that count; whole sentences are not compared with codes."""
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")
_ENOUGH = 3
"""Pieces that must be left of words with spaces before their first ones count as a scheme's name
("within 20" is no code), and of a code that is known by its end."""
_TYPED = re.compile(
    r"(?=\S*[0-9])(?=\S*[./-])(?!\S*(?<![^\W\d_])[a-z]{2})(?:[^\W_]|[./-])*[^\W_]"
    r"|[A-Z]{1,4}[0-9]+[a-z]?"
)
_ALL_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)+|[^0-9]*[^\W\d_]\S*|\S*[0-9]\S*[^\W\d_]\S*")


def tokens(code: str) -> Tokens:
    """The numbers and the letters of a code, in order."""
    return tuple(_TOKEN.findall(unicodedata.normalize("NFKC", code[:LONGEST]).casefold()))


def key(pieces: Sequence[str]) -> str:
    """Pieces as they are compared."""
    out = ""
    for piece in pieces:
        out += f".{piece}" if out[-1:].isdigit() and piece[0].isdigit() else piece
    return out


def own_keys(code: str) -> tuple[str, ...]:
    """Everything that the standard of a code answers to, the whole code first."""
    found: dict[str, None] = {}
    pieces = tokens(code)
    for left in _without_scheme(pieces):
        found[key(left)] = None
        found[key(_without_cluster(left))] = None
    for n in range(1, len(pieces) - _ENOUGH + 1):  # NF.A.2, whatever the grade
        if pieces[n].isalpha():
            found[key(pieces[n:])] = None
    return tuple(found)


def asked_keys(text: str) -> tuple[str, ...]:
    """What a typed code may be compared with, most likely first; empty if it can be none."""
    pieces = tokens(text)
    spaced = len(text.split()) > 1
    found: dict[str, None] = {}
    for left in _without_scheme(pieces):
        if left == pieces or not spaced or len(left) >= _ENOUGH:
            found[key(left)] = None
    return tuple(one for one in found if one)


def is_asked(own: str, asked: str) -> bool:
    """Whether a code is the one that was asked for, in whatever style: 3nfa2 asks for 3.NF.A.2."""
    return not set(asked_keys(asked)).isdisjoint(own_keys(own))


def _without_scheme(pieces: Tokens) -> Iterator[Tokens]:
    """The pieces, and without the names of schemes that may stand in front of them."""
    while pieces:
        yield pieces
        first = pieces[0]
        if first.startswith("hs") and len(first) > len("hs"):  # HSN.RN is N-RN
            yield (first[2:], *pieces[1:])
        if len(first) < len("ks") or first.isdigit():
            return
        if not any(piece.isdigit() for piece in pieces[1:]) and len(pieces) <= _ENOUGH:
            return
        pieces = pieces[1:]


def _without_cluster(pieces: Tokens) -> Tokens:
    """3.NF.A.2 is also known as 3.NF.2."""
    return tuple(
        piece
        for n, piece in enumerate(pieces)
        if not (
            len(piece) == 1
            and piece.isalpha()
            and 0 < n < len(pieces) - 1
            and pieces[n - 1].isalpha()
            and pieces[n + 1].isdigit()
        )
    )


def split_code(text: str) -> tuple[str, str]:
    """The code at the start of a typed standard and the words after it; no code where none is."""
    first, _, rest = text.strip().partition(" ")
    code = first.rstrip(":–—-")
    rest = rest.lstrip(" :–—-|")
    if rest and len(code) <= LONGEST and _TYPED.fullmatch(code) and _ALL_NUMBERS.fullmatch(code):
        return code, rest
    return "", text.strip()
