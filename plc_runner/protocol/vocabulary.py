"""The words of the format that more than one place needs. No pydantic here: checking needs none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

FACILITATOR = "facilitator"
"""A role that every protocol has; the person comes from the session."""
PRESENTER = "presenter"
"""In a round: the round's person. Else: whoever has the role of that name."""
PARTICIPANT = "participant"
"""What `per` may be besides a role, things or times."""
TALK_WORDS = ("everyone", "listeners", "writing", "silence", "small-groups")
"""What `talk` may be besides a role."""
WHO_WORDS = ("everyone", "others")
"""What `turns.who` may be besides a role."""
RESERVED = tuple(dict.fromkeys((*TALK_WORDS, *WHO_WORDS, PARTICIPANT, FACILITATOR)))
"""What a role cannot be called."""
UNSURE = "Not sure"
"""The pile for what nobody could place."""
BARE = {
    "table": "Row",
    "rating": "Rating",
    "dots": "Dots",
    "decision": "Decision",
    "action": "Action",
    "goal": "Goal",
}
"""What the slot of a capture kind is called where the file gives no label."""


def slug(text: str) -> str:
    """The id that a title gives: `Élan & more` is `elan-more`; empty where no letter is left."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    return words if len(words) <= 48 else words[:48].rsplit("-", 1)[0]


def slot_labels(capture: Mapping[str, Any]) -> tuple[str, ...]:
    """What the slots of a capture are called, in order.

    Args:
        capture: the fields of a capture model.
    """
    kind = capture["kind"]
    if kind == "columns":
        return tuple(capture.get("columns", ()))
    if kind == "sort":
        piles = tuple(capture.get("piles", ()))
        return (*piles, UNSURE) if capture.get("unsure") else piles
    if kind == "rating" and capture.get("of"):
        return tuple(capture["of"])
    return (capture.get("label") or BARE.get(kind, ""),)
