from __future__ import annotations

import re
from typing import Any

import pytest

from plc_runner.driver import Driver, KeptLine
from plc_runner.errors import NotSaved, Refused
from plc_runner.journal.store import Journal
from tests.cli.plain.conftest import Plain, Scripted


def starting(said: list[str], words: str) -> list[str]:
    return [line for line in said if line.startswith(words)]


def codes(said: list[str]) -> list[str]:
    return [line.split()[0] for line in said if re.match(r"[0-9a-f]{4,} ", line)]


def test_a_meeting_says_who_is_there_and_how_to_begin(plain: Plain) -> None:
    said = plain.hold()
    assert said[:4] == [
        "Looking together, Grade 4.",
        "Here: Ana, Ben, Cy and Dee.",
        "Presenting teacher: Ana.",
        "Facilitator: Dee.",
    ]
    assert starting(said, "3 steps, 19 min, ends ")
    assert "/start starts it" in said[5]


def test_the_end_of_the_input_leaves_the_meeting_open(plain: Plain) -> None:
    said = plain.hold("/start", "one")
    assert "plc resume" in said[-1]
    again = plain.hold("/status", "/quit", "never read")
    assert starting(again, "Step 1 of 3: Describe. 10:00 left of 10 min.")
    assert "never read" not in "\n".join(again)


def test_lines_go_to_the_slot_that_was_chosen_until_the_next_step(plain: Plain) -> None:
    said = plain.hold("/start", "/slot wonder", "a", "b", "/next", "c", "/back", "d")
    kept = [line.split(" ", 1)[1] for line in said if re.match(r"[0-9a-f]{4} ", line)]
    assert kept == ["Wonder: a", "Wonder: b", "Heard: c", "Notice: d"]
    assert "Lines go to Wonder." in said


def test_an_entry_is_fixed_and_removed_by_its_code(plain: Plain) -> None:
    code = codes(plain.hold("/start", "a bog"))[0]
    said = plain.hold(f"/fix {code} a frog", f"/remove {code}", "/remove zzzz")
    assert f"{code} Notice: a frog" in said
    assert f"{code} Removed" in said
    assert starting(said, 'There is no entry "zzzz"')


def test_turns_say_who_speaks_and_who_is_next(plain: Plain) -> None:
    said = plain.hold("/start", "/next", "/turn", "/turn", "/turn", "/turn")
    assert "Ana speaks, 1 min, then Ben." in said
    assert "Dee speaks, 1 min, the last turn." in said
    assert starting(said, "That was the last turn.")


def test_the_facilitators_notes_are_told_when_asked_for(plain: Plain) -> None:
    assert "There is nothing for you alone in this step." in plain.hold("/start", "/console")


def test_what_is_for_the_wall_is_refused_in_words(plain: Plain) -> None:
    assert starting(plain.hold("/blank"), "“Blank the wall” is for the wall")


def test_help_tells_every_word_of_plain_mode(plain: Plain) -> None:
    said = "\n".join(plain.hold("/?"))
    for word in ("/start:", "/next [anyway]:", "/decide WHAT", "/adjourn", "/close:", "/quit:"):
        assert word in said
    assert "/palette" not in said


def test_another_protocol_takes_over(plain: Plain) -> None:
    said = plain.hold("/start", "/switch consultancy", "/switch nothing-like-it")
    assert starting(said, "Step 2 of ")
    assert starting(said, "There is no protocol “nothing-like-it”.")


def test_a_latecomer_is_let_in_and_known_next_time(plain: Plain) -> None:
    said = plain.hold("/start", "/arrive Eli", "/next", "/close")
    assert starting(said, "Eli is here")
    names = {row["name"] for row in plain.journal.query("SELECT name FROM members")}
    assert "Eli" in names


def test_closing_writes_the_record_and_says_where(plain: Plain) -> None:
    said = plain.hold("/start", "one thing", "/close", "never read")
    (record,) = plain.folder.glob("sessions/*.md")
    assert "one thing" in record.read_text(encoding="utf-8")
    assert f"The record: {record}" in said
    assert any("--format text" in line for line in said)
    assert "never read" not in "\n".join(said)


def test_a_record_that_cannot_be_written_is_told(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise Refused("The record could not be written: the disk is full.")

    monkeypatch.setattr("plc_runner.cli.plain.hold.write_records", refuse)
    said = plain.hold("/start", "one thing", "/close")
    assert "The record could not be written: the disk is full." in said


def test_the_plain_text_is_shown_to_whoever_wants_it(plain: Plain) -> None:
    said = plain.hold("/start", "one thing", "/close", "y", live=True)
    assert any("one thing" in line for line in said[said.index("The meeting is closed") :])


def test_adjourning_keeps_the_rest_and_writes_what_there_is(plain: Plain) -> None:
    said = plain.hold("/start", "one thing", "/next", "/adjourn the bell rang")
    assert list(plain.folder.glob("sessions/*.md"))
    assert starting(said, "To go on next time: plc resume ")


def test_escape_sequences_show_and_do_nothing(plain: Plain) -> None:
    said = plain.hold("/start", "\x1b]0;title\x07 \x1b[31mred\x9b2J\u202e", "/arrive \x1b[5mEli")
    text = "\n".join(said)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "red" in text


def test_time_is_told_once_when_it_is_due(plain: Plain) -> None:
    lines = Scripted(["/start", *plain.seconds(539), *plain.seconds(70)], live=True)
    said = plain.hold_with(lines)
    assert said.count("1 min left.") == 1
    assert said.count("15 s left.") == 1
    assert len(starting(said, "Time is over. /next ends ")) == 1
    over = starting(said, "Time is over.")[0]
    assert "/+1 ends" in over
    assert "/+2 ends" in over


def test_time_is_told_again_when_a_step_was_given_more(plain: Plain) -> None:
    said = plain.hold_with(
        Scripted(["/start", *plain.seconds(550), "/+1", *plain.seconds(60)], live=True)
    )
    assert len(starting(said, "Time is over.")) == 0
    assert said.count("1 min left.") == 2


def test_a_program_is_told_the_time_only_when_it_asks(plain: Plain) -> None:
    said = plain.hold("/start", *plain.seconds(660), "/status")
    assert not starting(said, "Time is over.")
    assert starting(said, "Step 1 of 3: Describe. 1:00 over.")


def test_a_line_that_is_being_typed_is_shown_again_after_the_time(plain: Plain) -> None:
    lines = Scripted([], live=True)
    lines.script = ["/start", lines.type("they cou"), *plain.seconds(541)]
    said = plain.hold_with(lines)
    at = said.index("1 min left.")
    assert said[at - 1] == ""
    assert said[at + 1] == "Notice> they cou"


def test_a_half_typed_line_stands_in_the_line_again(plain: Plain) -> None:
    first = Scripted([], live=True)
    first.script = ["/start", "/slot wonder", first.type("they cou"), *plain.seconds(1)]
    plain.hold_with(first)
    again = Scripted(["they counted on", "next thing"], live=True)
    said = plain.hold_with(again)
    assert "You were typing: they cou" in said
    assert again.asked[0][1] == "they cou"
    assert again.asked[1][1] == ""
    kept = [line.split(" ", 1)[1] for line in said if re.match(r"[0-9a-f]{4} ", line)]
    assert kept == ["Wonder: they counted on", "Notice: next thing"]
    assert not starting(plain.hold(live=True), "You were typing")


def test_a_program_is_told_of_a_half_typed_line_and_it_is_kept(plain: Plain) -> None:
    first = Scripted([], live=True)
    first.script = ["/start", first.type("they cou"), *plain.seconds(1)]
    plain.hold_with(first)
    for _ in range(2):
        said = plain.hold("/status")
        assert "You were typing: they cou" in said
        assert "It is not kept yet. Hand it in again to keep it." in said


def test_words_that_were_refused_stay_in_the_line(plain: Plain) -> None:
    plain.hold("/start")
    driver = Driver.resume(plain.journal, plain.session, now=plain.clock)
    driver.keep_line(KeptLine("they cou", None, "a-slot-that-is-gone"))
    driver.release()
    lines = Scripted(["they counted", "they counted"], live=True)
    said = plain.hold_with(lines)
    assert [begun for _, begun in lines.asked] == ["they cou", "they counted", ""]
    assert any("has no place called" in line for line in said)
    assert sum(line.endswith("Notice: they counted") for line in said) == 1


def test_a_command_that_was_refused_does_not_stay(plain: Plain) -> None:
    lines = Scripted(["/start", "/go 17", "  "], live=True)
    assert starting(plain.hold_with(lines), "There is no step 17")
    assert {begun for _, begun in lines.asked} == {""}


def test_a_line_that_was_cleared_belongs_to_where_the_meeting_is(plain: Plain) -> None:
    first = Scripted([], live=True)
    first.script = ["/start", first.type("they cou"), *plain.seconds(1)]
    plain.hold_with(first)
    plain.hold("/next")
    again = Scripted([], live=True)
    again.script = [again.type(""), *plain.seconds(1), "something else"]
    said = plain.hold_with(again)
    assert any(line.endswith("Heard: something else") for line in said)


def test_ctrl_c_keeps_what_is_half_typed(plain: Plain) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    lines = Scripted([], live=True)
    lines.script = ["/start", lines.type("they cou"), interrupt]
    with pytest.raises(KeyboardInterrupt):
        plain.hold_with(lines)
    assert "You were typing: they cou" in plain.hold(live=True)


def test_a_closed_lid_is_noticed_and_asked_about(plain: Plain) -> None:
    said = plain.hold(
        "/start", *plain.seconds(2), plain.pass_time(190), *plain.seconds(1), "still kept",
        "/next", "/away not", "/status", live=True,
    )  # fmt: skip
    assert starting(said, "Away 3:1")
    assert any("/away counted: that time counts" in line for line in said)
    assert any(line.endswith("Notice: still kept") for line in said)
    assert starting(said, "First say whether the time away counts")
    left = starting(said, "Step 1 of 3: Describe. 9:5")
    assert left, said


def test_a_long_time_dead_is_asked_about_when_it_goes_on(plain: Plain) -> None:
    plain.hold("/start")
    plain.clock.wait(600)
    said = plain.hold("/away counted", "/status")
    assert any("/away not: it does not" in line for line in said)
    assert starting(said, "Step 1 of 3: Describe. 0:00 over.")


class Disk:
    """A disk that can be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._append = Journal.append

    def fill(self) -> None:
        self._monkeypatch.setattr(Journal, "append", _refuse)

    def make_room(self) -> None:
        self._monkeypatch.setattr(Journal, "append", self._append)


def _refuse(*_: Any, **__: Any) -> Any:
    raise NotSaved("the disk is full", "Free some space on it.")


def test_nothing_is_acknowledged_before_it_is_stored(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    said = plain.hold(
        "/start", "before", disk.fill, "first", "second", "/status",
        disk.make_room, *plain.seconds(2), "third", "/close",
    )  # fmt: skip
    assert starting(said, "NOT SAVED: 1. Not saved: the disk is full")
    assert starting(said, "NOT SAVED: 2.")
    waiting = said.index(starting(said, "NOT SAVED: 2.")[0])
    acknowledged = [n for n, line in enumerate(said) if re.search("Notice: (first|second)$", line)]
    assert len(acknowledged) == 2
    assert min(acknowledged) > waiting
    assert all(said[n].startswith("Saved now: ") for n in acknowledged)
    (record,) = plain.folder.glob("sessions/*.md")
    assert "second" in record.read_text(encoding="utf-8")


def test_what_could_never_be_stored_is_shown_to_be_copied(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = plain.hold("/start", Disk(monkeypatch).fill, "first", "second")
    end = said[said.index("Copy these lines before you close this window:") :]
    assert end[1:3] == ["first", "second"]
