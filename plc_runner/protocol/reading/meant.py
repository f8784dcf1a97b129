"""What somebody means who writes a protocol in words of her own."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = {
    # keys
    "minutes": "time duration length timing",
    "title": "step name heading activity topic",
    "say": "prompt text instruction instructions task question ask read wall directions",
    "notes": "tip tips advice comment comments",
    "guard": "watch warning caution",
    "stems": "starters frames sentences sentence-starters sentence-stems",
    "capture": "write write-down record output product collect",
    "talk": "who speaker speaks voice mode",
    "group": "people participants size",
    "origin": "author source credit credits from",
    "purpose": "goal aim objective why outcome",
    "norms": "agreements rules",
    "materials": "bring needs resources",
    "prework": "before prep preparation homework",
    "steps": "parts agenda activities",
    "per": "repeat for each every times",
    "each": "minutes time",
    "who": "talk",
    # who talks, who has a turn, how often a round comes
    "everyone": "all everybody team room whole-group whole-team open anyone group",
    "small-groups": "pairs pair partners triads trios threes breakouts",
    "silence": "silent quiet reading read",
    "writing": "write journal journaling individual",
    "others": "rest everyone-else",
    "participant": "person people everyone everybody all each member members teacher teachers",
    # what is taken down
    "columns": "notes note list lines ideas comments observations chart",
    "fist_to_five": "vote fist-to-five fist consensus",
    "rating": "scale rate",
    "action": "next-step next-steps todo task tasks follow-up",
}
"""The words of the format, each with those that teachers use in its place."""
_MEANT: dict[str, list[str]] = {}
for _word, _others in _WORDS.items():
    for _other in _others.split():
        _MEANT.setdefault(_other, []).append(_word)

_RANGE = re.compile(r"(\d{1,3}) *(?:-|–|to) *(\d{1,3})(?: people)?")
_SIZES = {"pairs": 2, "partners": 2, "threes": 3, "triads": 3, "trios": 3, "fours": 4}


def meant_by_word(word: str) -> Iterator[str]:
    """The words of the format that a teacher's word may stand for, the likeliest first."""
    yield from _MEANT.get(re.sub(r"[\s_]+", "-", word.strip().casefold()), ())


def people_meant(text: str) -> str:
    """`4-8`, `4 to 8 people`, `6` as a group; empty where it is none."""
    match = _RANGE.fullmatch(text.strip())
    if match:
        return f"{{min: {match[1]}, max: {match[2]}}}"
    return f"{{min: {text}, max: {text}}}" if re.fullmatch(r"\d{1,3}", text) else ""


def size_meant(text: str) -> str:
    """`3`, `pairs`, `groups of 3` as the size of groups; empty where it is none."""
    number = re.fullmatch(r"(?:groups? of )?(\d{1,2})", text.strip().casefold())
    size = number[1] if number else _SIZES.get(text.strip().casefold())
    return f"{{size: {size}}}" if size else ""
