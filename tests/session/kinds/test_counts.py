"""Lines that count, whatever keyboard they come from."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.session.kinds import counts


@pytest.mark.parametrize("line", ["14 9 4", "00000000014, 9, 4", "１４ ９ ４", "١٤ ٩ ٤", "१४ ९ ४"])
def test_digits_of_any_script_count(line: str) -> None:
    assert counts.numbers(line) == (14, 9, 4)


def test_so_they_do_with_a_sign_and_with_a_name() -> None:
    assert counts.change("+２") == 2
    (one,) = counts.named("low ٤", ["High", "Low"]) or ()
    assert (one.place, one.count) == (1, 4)
    assert counts.is_other_number("３.５")


def test_a_number_that_is_a_slip_is_said_back_as_it_is() -> None:
    with pytest.raises(IllegalMove, match=r"^10000 is too many"):
        counts.numbers("0010000")
    with pytest.raises(IllegalMove, match=r"^123456789012… is too many"):
        counts.numbers("1234567890123")
