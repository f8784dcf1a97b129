"""How a spoken sentence splits: what because why, who: what.

Nothing is ever dropped: what does not split stays text, with its markup as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category, normalize

from plc_runner.protocol.planned import Person

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Unicode's kinds of signs that show nothing: of control, of format, spaces."""
_BECAUSE = re.compile(r"\sbecause\s", re.IGNORECASE)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Text as it is compared: capitals, spaces and ways to write an accent make no difference."""
    return " ".join(normalize("NFC", text).casefold().split())


def is_seen(text: str) -> bool:
    """Whether anything of a text can be seen."""
    return any(category(sign) not in _UNSEEN for sign in text)


def split_because(text: str) -> tuple[str, str]:
    """A statement and its reason, at the first ` because `; the reason may be empty."""
    found = _BECAUSE.search(text)
    if found is None:
        return text, ""
    statement, reason = text[: found.start()].strip(), text[found.end() :].strip()
    return (statement, reason) if statement and reason else (text, "")


def people_named(name: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Whom a name may mean: the one of exactly that name, else all whose name begins so.

    A later word of a name counts where no name begins so: `rivera` finds Ms Rivera.
    """
    said, roster = plain(name), tuple(people)
    if not said:
        return ()
    return (
        tuple(person for person in roster if plain(person.name) == said)
        or tuple(person for person in roster if plain(person.name).startswith(said))
        or tuple(person for person in roster if f" {said}" in plain(person.name))
    )


def split_owner(text: str, people: Iterable[Person]) -> tuple[Person | None, str]:
    """Whose it is and what it is, at the first `: `; nobody if the name is not clearly one's."""
    name, colon, rest = text.partition(": ")
    found = people_named(name, people) if colon and rest.strip() else ()
    return (found[0], rest.strip()) if len(found) == 1 else (None, text)
