"""Who talks, from what a teacher types: a role by name or title, or a word for the room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plc_runner.protocol.reading.meant import meant_by_word
from plc_runner.protocol.vocabulary import FACILITATOR, PRESENTER, TALK_WORDS, slug

_SMALL_WORDS = re.compile(r"^(?:the|in|as|a)\s+|\s+(?:only|talks?|speaks?)$", re.IGNORECASE)


def role_named(words: str, roles: Mapping[str, Any]) -> str:
    """The role that goes by this name or title; empty if there is none."""
    wanted = words.strip().casefold()
    for name, role in roles.items():
        title = role.get("title", "") if isinstance(role, dict) else ""
        if wanted in (name.casefold(), str(title).casefold()):
            return name
    return ""


def talk_named(words: str, roles: Mapping[str, Any]) -> str:
    """What a file calls those who talk; empty if nobody goes by that."""
    fewer = _SMALL_WORDS.sub("", _SMALL_WORDS.sub("", words.strip()))
    for said in (words, fewer):
        role = role_named(said, roles)
        if role:
            return role
        name = slug(said)
        if name in (*TALK_WORDS, FACILITATOR, PRESENTER):
            return name
        meant = next((word for word in meant_by_word(said) if word in TALK_WORDS), "")
        if meant:
            return meant
    return "small-groups" if slug(fewer) in ("groups", "groups-of-three", "groups-of-two") else ""
