"""Putting the past right: an event more each time, told on every side at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plc_runner.driver import Driver
from plc_runner.driver.amending import Desk, is_question, parts_of, put_right, said_of
from plc_runner.driver.records import minutes_kept
from plc_runner.driver.settling import replace, replaced_by, settle, take_back
from plc_runner.errors import IllegalMove, NotFound, Refused
from plc_runner.journal.aftermath import kept_record
from plc_runner.journal.queries import open_actions
from plc_runner.journal.store import Journal
from plc_runner.memory.aftermath import history
from plc_runner.memory.forgotten import forgotten
from plc_runner.publish.email import to_plain_text
from plc_runner.session import commands as c
from tests.driver.conftest import Clock, sit_down
from tests.driver.past import Past, a_past


@pytest.fixture
def past(journal: Journal, clock: Clock, tmp_path: Path) -> Past:
    return a_past(journal, clock, tmp_path / "sessions")


def lines_of(text: str, *wanted: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if any(one in line for one in wanted)]


def test_a_typo_is_put_right_and_what_it_said_stays_to_be_seen(past: Past) -> None:
    done = put_right(past.desk, past.kept("entries"), "", "9 of 24 drew a line")
    assert done.told == "Words: “9 of 24 drew a line”. Before: “9 of 24 drwe a line”."
    assert [one.markdown.exists() for one in done.written] == [True]
    (page,) = past.desk.folder.glob("*.md")
    assert lines_of(page.read_text("utf-8"), "9 of 24") == [
        "- 9 of 24 drew a line",
        "- **Was:** 9 of 24 drwe a line (put right Friday 13 March 2026)",
    ]


@pytest.mark.parametrize(
    ("what", "part", "said", "line"),
    [
        ("decisions", "", "Use bars", "- **Was:** Use bar models (put right"),
        ("decisions", "because", "we saw it", "- **Because, before:** they drew them (put right"),
        ("decisions", "know", "exit tickets", "- **How we will know, before:** nothing (put"),
        ("decisions", "review", "1 May 2026", "- **Look at it again:** Friday 1 May 2026"),
        ("actions", "", "Print them", "- **Was:** print tickets (put right Friday 13 March"),
        ("actions", "owner", "ben", "- **Given:** Friday 13 March 2026, to Ben"),
        ("actions", "owner", "nobody", "- **Given:** Friday 13 March 2026, to nobody yet"),
        ("actions", "due", "20 Mar", "- **Moved:** Friday 13 March 2026, to Friday 20 March 2026"),
        ("goals", "target", "20 of 24", "- **Target, before:** nothing (put right"),
    ],
)
def test_every_part_can_be_put_right_and_the_record_tells_both(
    past: Past, what: str, part: str, said: str, line: str
) -> None:
    before = {one.id for one in past.journal.events()}
    put_right(past.desk, past.kept(what), part, said)
    assert line in past.text()
    assert before < {one.id for one in past.journal.events()}


def test_a_word_that_was_put_right_leaves_owner_and_day_where_they_were_moved(past: Past) -> None:
    action = past.kept("actions")
    put_right(past.desk, action, "due", "20 Mar")
    put_right(past.desk, action, "owner", "Dee")
    put_right(past.desk, action, "", "print the tickets")
    (now,) = open_actions(past.journal, action.team or "")
    assert (now.what, now.owner_name, now.due) == ("print the tickets", "Dee", "2026-03-20")
    assert "- **Ana:** print the tickets — *by Friday 13 March 2026*" in past.text()


@pytest.mark.parametrize(
    ("what", "verdict", "why", "line"),
    [
        ("actions", "done", "", "- **Done:** Friday 13 March 2026"),
        ("actions", "dropped", "no paper", "- **Dropped:** Friday 13 March 2026: no paper"),
        ("actions", "started", "", "- **Begun:** Friday 13 March 2026"),
        ("decisions", "stop", "too slow", "- **Stopped:** Friday 13 March 2026: too slow"),
        ("decisions", "keep", "", "- **Looked at again:** Friday 13 March 2026, kept"),
        ("decisions", "change", "x", "- **Looked at again:** Friday 13 March 2026, to be changed"),
        ("goals", "missed", "", "- **Not reached:** Friday 13 March 2026"),
        ("goals", "dropped", "", "- **Let go:** Friday 13 March 2026"),
    ],
)
def test_what_became_of_it_stands_in_the_record_in_every_form(
    past: Past, what: str, verdict: str, why: str, line: str
) -> None:
    settle(past.desk, past.kept(what), verdict, why)
    assert line in past.text()
    mail = to_plain_text(minutes_kept(past.journal, past.session))
    assert line.replace("*", "") in mail


def test_a_parked_question_is_answered(past: Past) -> None:
    question = past.kept("entries", 1)
    assert is_question(past.journal, question)
    settle(past.desk, question, "answered", "The office does.")
    assert lines_of(past.text(), "strips", "office") == [
        "- Who orders strips?",
        "- **Answered:** Friday 13 March 2026: The office does.",
    ]


def test_a_replacement_shows_on_both_sides_at_once(past: Past) -> None:
    second = past.meet("/decide Draw both because each sees more")
    new = past.kept("decisions", session=second)
    done = replaced_by(past.desk, past.kept("decisions"), new)
    assert {one.markdown.name[:10] for one in done.written} == {"2026-03-12", "2026-03-13"}
    assert "- **Replaced by:** Draw both, of Friday 13 March 2026" in past.text()
    assert "- **Replaces:** Use bar models, of Thursday 12 March 2026" in past.text(second)
    for path in past.desk.folder.glob("*.md"):
        text = path.read_text("utf-8")
        assert "Draw both" in text
        assert "Use bar models" in text


def test_a_new_decision_outside_of_a_meeting_replaces_one_and_can_be_taken_back(past: Past) -> None:
    done = replace(past.desk, past.kept("decisions"), "Use both because bars are not all")
    assert "- **Replaced by:** Use both, of Friday 13 March 2026" in past.text()
    new = kept_record(past.journal, done.id)
    assert [(part.id, part.text) for part in parts_of(past.journal, new)][:2] == [
        ("", "Use both"),
        ("because", "bars are not all"),
    ]
    with pytest.raises(IllegalMove, match="“Use both” stands in its place already"):
        replace(past.desk, past.kept("decisions"), "Another")
    put_right(past.desk, new, "", "Use both of them")
    assert "- **Replaced by:** Use both of them, of Friday" in past.text()
    assert take_back(past.desk, new).written, "the record of the older one is written again"
    assert "Replaced by" not in past.text()
    with pytest.raises(NotFound):
        kept_record(past.journal, new.id)
    with pytest.raises(IllegalMove, match="What a meeting decided stays"):
        take_back(past.desk, past.kept("decisions"))


def test_a_decision_replaces_no_other_in_a_circle(past: Past) -> None:
    first, second = past.kept("decisions"), past.kept("decisions", 1)
    replaced_by(past.desk, first, second)
    for older, newer in ((second, first), (second, second)):
        with pytest.raises(IllegalMove, match="cannot stand in place"):
            replaced_by(past.desk, older, newer)
    with pytest.raises(IllegalMove, match="stands in its place already"):
        replaced_by(past.desk, first, second)
    with pytest.raises(IllegalMove, match="Only a decision is replaced"):
        replace(past.desk, past.kept("goals"), "Another")


@pytest.mark.parametrize(
    ("what", "part", "said", "why"),
    [
        ("decisions", "", "  ", "cannot be empty"),
        ("decisions", "because", "they drew them", "says already"),
        ("decisions", "review", "when it rains", "is no day"),
        ("actions", "owner", "Zoe", "Nobody in the team is called “Zoe”. In it: Ana, Ben, Cy, Dee"),
        ("actions", "owner", "Ana", "whose it is already"),
        ("actions", "because", "x", "An action has no such part"),
    ],
)
def test_what_will_not_do_is_said_and_changes_nothing(
    past: Past, what: str, part: str, said: str, why: str
) -> None:
    before = len(list(past.journal.events()))
    with pytest.raises(IllegalMove, match=why):
        put_right(past.desk, past.kept(what), part, said)
    assert len(list(past.journal.events())) == before


@pytest.mark.parametrize(
    ("what", "verdict", "why"),
    [
        ("actions", "reached", "It can be: done, started, open, dropped"),
        ("decisions", "stop", "Say why too"),
        ("entries", "done", "It can only be put right"),
    ],
)
def test_what_cannot_be_said_of_it_is_refused(
    past: Past, what: str, verdict: str, why: str
) -> None:
    with pytest.raises(IllegalMove, match=why):
        settle(past.desk, past.kept(what), verdict)


def test_words_of_a_meeting_that_runs_elsewhere_are_left_to_it(past: Past) -> None:
    driver = Driver.resume(past.journal, past.session, now=past.clock)
    with pytest.raises(Refused, match="another window"):
        put_right(past.desk, past.kept("decisions"), "", "Other words")
    settle(past.desk, past.kept("actions"), "done")
    driver.release()
    put_right(past.desk, past.kept("decisions"), "", "Other words")


def test_a_meeting_that_goes_on_knows_what_was_put_right_and_takes_none_of_it_back(
    past: Past,
) -> None:
    put_right(past.desk, past.kept("decisions"), "", "Other words")
    driver = Driver.resume(past.journal, past.session, now=past.clock)
    driver.do(c.Reopen())
    with pytest.raises(IllegalMove):
        driver.do(c.Undo())
    assert "Other words" in [one.statement for one in driver.state.decisions.values()]
    driver.release()


def test_its_past_is_told_from_the_beginning(past: Past) -> None:
    action = past.kept("actions")
    put_right(past.desk, action, "due", "20 Mar")
    past.clock.wait(86_400)
    settle(past.desk, action, "done", "copied too")
    told = [(one.what, one.day, one.text) for one in history(past.journal, action.id, -18_000)]
    assert told == [("moved", "2026-03-13", ""), ("done", "2026-03-14", "copied too")]


def test_who_put_it_right_is_told_where_somebody_said_so(past: Past) -> None:
    ben = past.journal.query("SELECT id FROM members WHERE name = 'Ben'")[0]["id"]
    desk = Desk(past.journal, past.desk.folder, past.clock, -5 * 3600, by=ben)
    put_right(desk, past.kept("decisions"), "", "Use bars")
    assert "(put right Friday 13 March 2026 by Ben)" in past.text()


def test_a_later_meeting_writes_the_records_it_has_spoken_of_again(past: Past) -> None:
    action, goal = past.kept("actions"), past.kept("goals")
    second = past.meet(
        c.Settle(action.id, "done", "all printed"),
        c.Measure(goal.id, "14 of 24", "2026-03-13", of="All compare"),
    )
    first = next(p for p in past.desk.folder.glob("2026-03-12*.md")).read_text("utf-8")
    assert "- **Done:** Friday 13 March 2026: all printed" in first
    assert "- **Measured:** 14 of 24, Friday 13 March 2026" in first
    assert past.text(second).count("14 of 24") == 1


def test_a_measurement_is_put_right_on_both_sides(past: Past) -> None:
    goal = past.kept("goals")
    second = past.meet(c.Measure(goal.id, "41 of 24", "2026-03-13", of="All compare"))
    with pytest.raises(IllegalMove, match="cannot be empty"):
        put_right(past.desk, goal, "measured-1", "")
    done = put_right(past.desk, goal, "measured-1", "14 of 24")
    assert done.told == "Measured Fri 13 Mar: “14 of 24”. Before: “41 of 24”."
    assert len(done.written) == 2
    assert "14 of 24, Friday 13 March 2026" in past.text(second)
    assert lines_of(past.text(), "of 24,", "41 of") == [
        "- **Measured:** 14 of 24, Friday 13 March 2026",
        "- **Measured, before:** 41 of 24 (put right Friday 13 March 2026)",
    ]


def test_who_puts_something_right_hears_of_a_record_edited_by_hand(past: Past) -> None:
    (page,) = past.desk.folder.glob("*.md")
    page.write_text(page.read_text("utf-8") + "Cake!\n", "utf-8")
    said = list(said_of(settle(past.desk, past.kept("actions"), "done")))
    assert said == [
        "Done. It was: “print tickets”.",
        "1 record written again.",
        f"{page.name} was edited by hand and stays as it is; what is saved is in "
        f"{page.stem}-new.md beside it.",
    ]


def test_a_slip_that_a_later_meeting_took_back_is_no_news(past: Past) -> None:
    action = past.kept("actions")
    past.meet(c.Settle(action.id, "done"), c.Undo(), c.Settle(action.id, "dropped"), c.Undo())
    assert history(past.journal, action.id, 0) == ()
    assert "Done" not in past.text()


def test_putting_something_right_is_no_sign_that_the_meeting_went_on(
    journal: Journal, clock: Clock, tmp_path: Path
) -> None:
    driver = sit_down(journal, clock)
    driver.do(c.Start())
    clock.wait(600)
    driver.line("the lats word")
    driver.release()
    (entry,), id_ = driver.state.entries, driver.state.id
    clock.wait(24 * 3600)
    before = [one.ended for one in forgotten(journal, clock())]
    put_right(Desk(journal, tmp_path, clock, 0), kept_record(journal, entry), "", "the last word")
    clock.wait(30)
    assert [one.ended for one in forgotten(journal, clock())] == before
    again = Driver.resume(journal, id_, now=clock)
    again.release()
    assert again.state.gap is not None
