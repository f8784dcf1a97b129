"""The facilitator's card: a plan as one page to print, for the hand that does not hold the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from plc_runner import atomic
from plc_runner.errors import PlcError
from plc_runner.protocol.in_words import time_in_words
from plc_runner.protocol.model import Origin
from plc_runner.protocol.planned import Plan
from plc_runner.protocol.words import count_of
from plc_runner.publish import words
from plc_runner.publish.card_steps import Clock, steps_html
from plc_runner.publish.files import slug
from plc_runner.publish.html import whole_page
from plc_runner.publish.seal import is_untouched
from plc_runner.publish.tags import tag, text
from plc_runner.session.opening import Opening, is_named


@dataclass(frozen=True, slots=True)
class Card:
    """What a card is made of."""

    opening: Opening
    """Protocol, people, roles, team."""
    plan: Plan
    begins: datetime | None = None
    """Aware, as the clock in the room shows it; None where nobody knows yet."""


def card(it: Card) -> str:
    """The card as a web page: one file, nothing from the network, made for paper."""
    protocol = it.opening.protocol
    parts = (
        tag("p", text("Facilitator's card"), "kind"),
        tag("h1", text(protocol.title)),
        tag("p", text(protocol.purpose), "purpose") if protocol.purpose else "",
        tag("p", " · ".join(text(fact) for fact in _facts(it)), "facts"),
        *(tag("p", f"<strong>Before you start:</strong> {text(p)}", "problem")
          for p in it.plan.problems),
        _columns(it),
        steps_html(it.plan, it.opening, Clock(it.begins)),
        tag("p", text(_about(it)), "about"),
    )  # fmt: skip
    return whole_page(f"{protocol.title}: card", "".join(filter(None, parts)), "card.css")


def write_card(folder: Path, it: Card) -> Path:
    """Write the card into a folder, over an earlier one that nobody has edited.

    Raises:
        PlcError: it could not be written; says why, and what to do.
    """
    protocol = it.opening.protocol
    parts = ("card", slug(it.opening.team_name), slug(protocol.id) or slug(protocol.title))
    stem = "-".join(part for part in parts if part)
    return write_card_to(_free(folder, stem), it)


def write_card_to(path: Path, it: Card) -> Path:
    """Write the card into a file, whatever was there.

    Raises:
        PlcError: as `write_card`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(path, card(it).encode(), mode=0o666)
    except OSError as error:
        why = "the disk is full" if atomic.is_full(error) else error.strerror or str(error)
        raise PlcError(
            f"The card could not be written to {path}: {why}. Choose another place for it."
        ) from error
    return path


def _free(folder: Path, stem: str) -> Path:
    """The first name at which there is no file that somebody else wrote or edited."""
    number = 1
    while True:
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.html"
        if not path.exists() or _is_ours(path):
            return path
        number += 1


def _is_ours(path: Path) -> bool:
    try:
        return is_untouched(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False


def _facts(it: Card) -> Iterator[str]:
    plan, people = it.plan, it.opening.people
    if it.opening.team_name:
        yield it.opening.team_name
    if it.begins is not None:
        ends = it.begins + timedelta(seconds=plan.seconds)
        yield words.day(it.begins)
        yield f"{words.clock(it.begins)} to {words.clock(ends)}"
    shortened = f" (not {time_in_words(plan.full)})" if plan.seconds != plan.full else ""
    yield f"{time_in_words(plan.seconds)}{shortened} for {count_of(len(people), 'person')}"
    if it.opening.focus:
        yield it.opening.focus


def _columns(it: Card) -> str:
    """Who has which role, what to bring, how we talk: beside each other."""
    protocol = it.opening.protocol
    lists = (
        ("Who", _people(it.opening)),
        ("Beforehand", protocol.prework),
        ("On the table", protocol.materials),
        ("How we talk", protocol.norms),
    )
    shown = (
        tag(
            "section",
            tag("h2", title) + tag("ul", "".join(tag("li", text(item)) for item in items)),
        )
        for title, items in lists
        if items
    )
    return tag("div", "".join(shown), "columns")


def _people(opening: Opening) -> Sequence[str]:
    """A line per role, and one for all who are here, as far as there are names."""
    names = {person.id: person.name for person in opening.people}
    lines = [("Facilitator", [opening.facilitator] if opening.facilitator else [])]
    lines += [
        (role.title or words.spoken(id_).capitalize(), list(opening.roles.get(id_, ())))
        for id_, role in opening.protocol.roles.items()
    ]
    if not any(is_named(name) for name in names.values()):
        return [f"{title}: ____________" for title, _ in lines]
    told = [f"{title}: {_listed(names[id_] for id_ in ids) or '____________'}"
            for title, ids in lines]  # fmt: skip
    return [*told, f"Here: {_listed(names.values())}"]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _about(it: Card) -> str:
    protocol = it.opening.protocol
    version = f", version {protocol.version}" if protocol.version else ""
    based = f", based on {protocol.based_on}" if protocol.based_on else ""
    told = [f"{protocol.title}{version} ({protocol.id}){based}.", _origin(protocol.origin)]
    if it.begins is None:
        told.append("Times count the minutes from the start.")
    return " ".join(filter(None, told))


def _origin(origin: Origin | None) -> str:
    if origin is None:
        return ""
    more = ", ".join(filter(None, (origin.url, origin.licence)))
    return f"{'After' if origin.adapted else 'From'} {origin.name}{f' ({more})' if more else ''}."
