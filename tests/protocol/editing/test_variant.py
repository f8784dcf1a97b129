"""The head of a variant says where it comes from, and loses nothing."""

from __future__ import annotations

import pytest

from plc_runner.protocol.editing.variant import as_variant
from plc_runner.protocol.source import read

STEPS = "steps:  # all of them\n- {title: See, minutes: 5}\n"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("title: Look\n", "title: 'Ours: #1'\nbased_on: look@1.0\n"),
        (
            "title: Look  # short\nversion: '1'\nbased_on: old@1  # 1st\ngroup: {min: 3}\n",
            "title: 'Ours: #1'  # short\nversion: '1'\n"
            "based_on: look@1.0  # 1st\ngroup: {min: 3}\n",
        ),
        (
            "title: Look\norigin: {name: A school, url: x}\n",
            "title: 'Ours: #1'\nbased_on: look@1.0\n"
            "origin: {name: A school, adapted: true, url: x}\n",
        ),
        (
            "title: Look\norigin:\n  # asked in May\n  name: A school\n  adapted: false  # yet\n",
            "title: 'Ours: #1'\nbased_on: look@1.0\n"
            "origin:\n  # asked in May\n  name: A school\n  adapted: true  # yet\n",
        ),
        (
            "title: Look\norigin: {name: A school, adapted: true}\n",
            "title: 'Ours: #1'\nbased_on: look@1.0\norigin: {name: A school, adapted: true}\n",
        ),
    ],
    ids=["bare", "again", "braces", "block", "adapted already"],
)
def test_title_source_and_origin_are_put_in_and_the_rest_stays(head: str, wanted: str) -> None:
    text = as_variant(head + STEPS, "Ours: #1", "look@1.0")
    assert text.replace('"', "'") == wanted + STEPS
    protocol = read(text.encode(), "ours.yaml").protocol
    assert protocol is not None
    assert (protocol.title, protocol.based_on) == ("Ours: #1", "look@1.0")
    assert protocol.origin is None or protocol.origin.adapted
