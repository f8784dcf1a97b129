from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.events.entry import EntryCaptured
from plc_runner.journal.rows import EventRow, canonical, facts, moment, recorded, stamp
from tests.journal.samples import AT, opened


def row(kind: str = "entry.captured", body: str | None = "{}") -> EventRow:
    return EventRow("id", "device", 1, stamp(AT), None, kind, "e1", None, "[]", body, 1)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_comes_back_without_control_characters_and_otherwise_as_it_was(text: str) -> None:
    event, body = facts(EntryCaptured(step="a", slot="b", text=text))
    assert isinstance(event, EntryCaptured)
    controls = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n", "\t"}
    assert event.text == "".join(char for char in text if char not in controls)
    assert recorded(1, row(body=body)) == (recorded(1, row(body=body))[0], "")
    assert recorded(1, row(body=body))[0].event == event


@pytest.mark.parametrize("text", [r"\b is a word boundary", r"\u0007", "\\\\", '"\\r"'])
def test_text_that_only_looks_like_a_control_character_is_kept(text: str) -> None:
    assert facts(EntryCaptured(step="a", slot="b", text=text))[0].body()["text"] == text


def test_json_is_canonical() -> None:
    assert canonical({"b": 1, "a": ["é", None]}) == '{"a":["é",null],"b":1}'


def test_a_whole_session_comes_back_as_it_was() -> None:
    event, body = facts(opened(stop_at=AT))
    again = recorded(1, row("session.opened", body))[0].event
    assert again == event == opened(stop_at=AT)


def test_time_is_kept_in_utc_to_the_millisecond() -> None:
    here = timezone(timedelta(hours=-4))
    local = datetime(2026, 3, 12, 11, 15, 0, 123987, tzinfo=here)
    assert stamp(local) == "2026-03-12T15:15:00.123Z"
    assert moment(stamp(AT)) == AT
    with pytest.raises(ValueError, match="without a zone"):
        stamp(AT.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("kind", "body", "problem"),
    [
        ("pupil.praised", '{"text":"well done"}', "kind that this version does not know"),
        ("entry.captured", '{"step":"a"}', "cannot be read: slot: Field required"),
        ("entry.captured", "{", "cannot be read"),
        ("entry.captured", "[1]", "cannot be read"),
        ("entry.captured", None, "was taken out"),
    ],
)
def test_facts_that_cannot_be_read_are_said_not_raised(
    kind: str, body: str | None, problem: str
) -> None:
    it, why = recorded(1, row(kind, body))
    assert it.event is None
    assert problem in why


@pytest.mark.parametrize("broken", [{"at": "yesterday"}, {"at": "2026-03-12"}, {"after": "x"}])
def test_an_envelope_that_no_journal_writes_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        recorded(1, row()._replace(**broken))


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    body = json.dumps({"step": "a", "slot": "b", "text": "c", "mood": "good"})
    assert recorded(1, row(body=body))[0].event == EntryCaptured(step="a", slot="b", text="c")
