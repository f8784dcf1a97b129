"""One event as a row of the table `events`, and back."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from plc_runner.events import Event, Recorded, event_from_body


class EventRow(NamedTuple):
    """What is stored of an event, all but the local row number, as it is stored."""

    id: str
    device: str
    lamport: int
    at: str
    by: str | None
    kind: str
    subject: str
    session: str | None
    after: str
    """A JSON list of ids."""
    body: str | None
    """Canonical JSON; None where it was redacted."""
    v: int = 1


COLUMNS = ", ".join(EventRow._fields)

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(r"\\u00[01]|\\[bfr]|[" + "\x7f-\x9f\ud800-\udfff]")
"""Finds in JSON text whatever may need cleaning (and, rarely, text that looks like it)."""

canonical = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode
"""JSON with sorted keys and no spaces: equal facts are equal text."""


def stamp(at: datetime) -> str:
    """A moment as it is stored: UTC, ISO 8601, to the millisecond."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def moment(text: str) -> datetime:
    """A stored moment, in UTC."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at


def facts(event: Event) -> tuple[Event, str]:
    """An event as it will read when it comes back from the journal, and its canonical JSON.

    Control characters other than newline and tab are taken out of every text.
    """
    body = event.body()
    text = canonical(body)
    if _SUSPECT.search(text):
        body = _clean(body)
        event, text = type(event).model_validate(body), canonical(body)
    return event, text


def cleaned(text: str) -> str:
    """A text without control characters other than newline and tab."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return value


def recorded(n: int, row: EventRow) -> tuple[Recorded, str]:
    """A stored event, and why its facts cannot be read (empty if they can).

    Raises:
        ValueError: what stands around the facts is not as this program writes it.
    """
    event, problem = _event(row.kind, row.body)
    found = Recorded(
        id=row.id,
        n=n,
        device=row.device,
        lamport=row.lamport,
        at=moment(row.at),
        by=row.by,
        kind=row.kind,
        subject=row.subject,
        session=row.session,
        after=tuple(json.loads(row.after)),
        event=event,
        v=row.v,
    )
    return found, problem


def _event(kind: str, body: str | None) -> tuple[Event | None, str]:
    if body is None:
        return None, "its text was taken out"
    try:
        event = event_from_body(kind, json.loads(body))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return None, f"its facts cannot be read: {where}: {first['msg']}"
    except ValueError as error:
        return None, f"its facts cannot be read: {error}"
    return event, "" if event else "of a kind that this version does not know"
