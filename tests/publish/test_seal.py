"""The last line tells whether somebody edited the file."""

from __future__ import annotations

import pytest

from plc_runner.publish.seal import is_untouched, seal, unsealed

SEALED = seal("# A page\n\nwith é and ★\n")


def test_a_sealed_text_is_untouched_and_ends_with_its_seal() -> None:
    assert is_untouched(SEALED)
    assert SEALED.splitlines()[-1].startswith("<!-- Written by PLC Runner. SHA-256")
    assert unsealed(SEALED) == "# A page\n\nwith é and ★\n"


def test_other_line_ends_are_no_edit() -> None:
    assert is_untouched(SEALED.replace("\n", "\r\n"))
    assert is_untouched(SEALED + "\n")


@pytest.mark.parametrize(
    "edited",
    [
        SEALED.replace("page", "pace"),
        SEALED + "One line more.\n",
        "\n" + SEALED,
        unsealed(SEALED),
        SEALED + SEALED,
        "",
    ],
)
def test_an_edit_shows(edited: str) -> None:
    assert not is_untouched(edited)
