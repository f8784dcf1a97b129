from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plc_runner.events.action import ActionAgreed, ActionSettled
from plc_runner.events.decision import (
    DecisionMade,
    DecisionObjected,
    DecisionReviewed,
    ObjectionAnswered,
    ObjectionWithdrawn,
    ReviewWithdrawn,
)
from plc_runner.events.entry import (
    PARKING,
    EntryCaptured,
    EntryFixed,
    EntryMoved,
    EntryRemoved,
    QuestionSettled,
)
from plc_runner.events.exemplar import ExemplarKept
from plc_runner.events.goal import GoalSet
from plc_runner.journal.review import What
from plc_runner.journal.search import Asked, Mark, State, search
from plc_runner.journal.store import Journal
from tests.journal.samples import AT, keep, keep_captures, keep_meeting, keep_past, later, opened


def found(journal: Journal, text: str) -> list[str]:
    return [it.id for it in search(journal, Asked(text)).items]


def ids(journal: Journal, asked: Asked) -> list[str]:
    return [it.id for it in search(journal, asked).items]


def say(journal: Journal, id_: str, text: str, *, slot: str = "b", seconds: float = 0) -> None:
    said = (id_, EntryCaptured(step="a", slot=slot, text=text))
    keep(journal, said, at=later(seconds))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("counted", ["s1-e1"]),
        ("COUNTED 7", ["s1-e1"]),
        ("coun", ["s1-e1"]),
        ("number lines", ["s1-a1", "s1-d1", "s1"]),
        ("half class", ["s1-d1"]),
        ("ben", ["s1-a1"]),
        ("exit", ["s1-g1"]),
        ("student fractions", ["s1"]),
        ("counted elsewhere", []),
        ("unte", []),
        ("s1", []),
        ("decision", []),
    ],
)
def test_everything_that_was_kept_is_found_by_its_words(
    journal: Journal, text: str, expected: list[str]
) -> None:
    keep_meeting(journal)
    assert found(journal, text) == expected


def test_a_find_says_what_it_is_where_it_was_said_and_why_it_was_found(journal: Journal) -> None:
    keep_meeting(journal)
    (it,) = search(journal, Asked("COUNT")).items
    assert (it.what, it.session, it.title, it.team_name) == (
        "entry", "s1", "Student work", "Grade 6",
    )  # fmt: skip
    assert it.at == later(20)
    assert it.snippet == (("They ", False), ("counted", True), (" on from 7", False))
    assert it.marked == (it.snippet, ())


def test_a_find_tells_its_own_words_and_then_what_else_was_found(journal: Journal) -> None:
    keep_meeting(journal)
    (it,) = search(journal, Asked("open cannot")).items
    assert it.marked == (
        (("Use ", False), ("open", True), (" number lines", False)),
        (("half of the class ", False), ("cannot", True), (" place 3/4", False)),
    )
    said = "and " * 30
    keep(journal, ("d", DecisionMade(statement=f"Long {said}", because="short", team="six")))
    (it,) = search(journal, Asked("short")).items
    assert it.marked[1] == (("short", True),)
    assert it.marked[0] == ((it.text, False),)


def test_what_was_fixed_or_removed_is_found_as_it_is_now(journal: Journal) -> None:
    say(journal, "e1", "He geussed")
    keep(journal, ("e1", EntryFixed(text="He guessed")))
    assert found(journal, "geussed") == []
    assert found(journal, "guessed") == ["e1"]
    keep(journal, ("e1", EntryRemoved()))
    assert found(journal, "guessed") == []


def test_accents_and_quotation_marks_do_what_people_mean(journal: Journal) -> None:
    say(journal, "e1", "Zoé compared café and cafeteria")
    say(journal, "e2", "and then compared")
    assert sorted(found(journal, "compared and")) == ["e1", "e2"]
    assert found(journal, "zoe cafe") == ["e1"]
    assert found(journal, "“then compared”") == ["e2"]
    assert found(journal, '"compared the') == []
    assert found(journal, '"and cafe"') == []


@pytest.mark.parametrize("text", ['"', '""', "?!", "* - ( ) :", "“”", "\x00"])
def test_nothing_is_found_where_there_is_no_word(journal: Journal, text: str) -> None:
    say(journal, "e1", "x")
    assert found(journal, text) == []


@pytest.mark.parametrize(
    "text", ['AND', 'NOT x"y', "text:x", "near(x)", "x*", "^x", "{x}", "x OR y", "-x", "x'); --"]
)  # fmt: skip
def test_signs_and_words_of_the_search_engine_mean_nothing(journal: Journal, text: str) -> None:
    say(journal, "e1", f"so: {text} end")
    assert found(journal, text) == ["e1"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text('" *()^:-+ABNOTR\x00'))
def test_no_text_breaks_the_search(journal: Journal, text: str) -> None:
    search(journal, Asked(text))


def test_records_come_before_lines_and_the_newest_first(journal: Journal) -> None:
    say(journal, "old", "equal shares", seconds=1)
    say(journal, "parked", "what are equal shares?", slot=PARKING, seconds=2)
    made = ("d", DecisionMade(statement="Equal shares first", team="six"))
    keep(journal, made, at=AT - timedelta(days=300))
    say(journal, "new", "shares again", seconds=900)
    assert found(journal, "shares") == ["d", "parked", "new", "old"]


def test_a_line_that_moves_to_the_parking_lot_is_found_as_a_question(journal: Journal) -> None:
    say(journal, "e1", "why thirds?")
    assert [it.what for it in search(journal, Asked("thirds")).items] == ["entry"]
    keep(journal, ("e1", EntryMoved(slot=PARKING)))
    assert [it.what for it in search(journal, Asked("thirds")).items] == ["question"]


def test_a_decision_is_found_by_all_that_was_said_of_it(journal: Journal) -> None:
    made = DecisionMade(statement="Begin with lines", options=("pizza",), know="quiz", team="six")
    keep(journal, ("d", made))
    keep(journal, ("d", DecisionObjected(text="It takes long", name="Cy")))
    keep(journal, ("d", ObjectionAnswered(objection="", text="Ten minutes")))
    keep(journal, ("d", DecisionReviewed(verdict="stop", reason="nobody did")))
    for word in ("pizza", "quiz", "takes long", "ten minutes", "nobody"):
        assert found(journal, word) == ["d"], word
    keep(journal, ("d", ReviewWithdrawn()))
    assert found(journal, "nobody") == []
    keep(journal, ("d", ObjectionWithdrawn()))
    assert found(journal, "takes") == []


def test_goals_questions_and_samples_are_found_by_their_parts(journal: Journal) -> None:
    keep(journal, ("g", GoalSet(statement="Place 3/4", strategies=("strips daily",))))
    say(journal, "q", "why thirds?", slot=PARKING)
    keep(journal, ("q", QuestionSettled(status="answered", answer="because of six")))
    keep(journal, ("x", ExemplarKept(title="Sample B", notes=("equal parts",), level="High")))
    for words, id_ in (("daily", "g"), ("of six", "q"), ("equal", "x"), ("high", "x")):
        assert found(journal, words) == [id_], words


def test_without_words_all_but_lines_is_listed_the_newest_first(journal: Journal) -> None:
    keep_meeting(journal)
    keep_captures(journal)
    say(journal, "parked", "why thirds?", slot=PARKING, seconds=1000)
    assert ids(journal, Asked()) == [
        "parked", "s1-a2", "s1-d2", "s1-x1", "s1-g1", "s1-a1", "s1-d1", "s1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "state", "expected"),
    [
        ("decision", "", ["s1-d2", "s1-d1"]),
        ("decision", "open", ["s1-d2"]),
        ("decision", "done", ["s1-d1"]),
        ("decision", "due", ["s1-d2"]),
        ("action", "open", ["s1-a2"]),
        ("action", "done", ["s1-a1"]),
        ("action", "due", []),
        ("goal", "open", []),
        ("goal", "done", ["s1-g1"]),
        ("session", "done", []),
        ("session", "open", ["s1"]),
        (None, "open", ["s1-a2", "s1-d2", "s1"]),
        (None, "due", ["s1-d2"]),
    ],
)
def test_a_list_can_be_narrowed_to_what_is_open_done_or_due(
    journal: Journal, what: What | None, state: State, expected: list[str]
) -> None:
    keep_meeting(journal)
    keep_captures(journal)
    keep_past(journal)
    assert ids(journal, Asked(what=what, state=state, today="2026-04-12")) == expected


def test_a_list_tells_what_became_of_each(journal: Journal) -> None:
    keep_meeting(journal)
    keep_captures(journal)
    keep_past(journal)
    stop = DecisionReviewed(verdict="stop", reason="nobody used them")
    keep(journal, ("s1-d2", stop))
    told = {it.id: it for it in search(journal, Asked()).items}
    assert (told["s1-d1"].state, told["s1-d1"].reason) == (
        "replaced", "Compare with fraction strips",
    )  # fmt: skip
    assert (told["s1-d2"].state, told["s1-d2"].reason) == ("stopped", "nobody used them")
    assert (told["s1-a1"].state, told["s1-a1"].who, told["s1-a1"].due) == (
        "done", "Ben", "2026-03-27",
    )  # fmt: skip
    assert (told["s1-g1"].state, told["s1-g1"].value, told["s1-g1"].reason) == (
        "missed", "3 of 10", "too few",
    )  # fmt: skip
    assert (told["s1"].who, told["s1"].more) == ("Ana", "Fractions on a number line")
    assert (told["s1-x1"].text, told["s1-x1"].more) == ("Sample B", "Invented 4.2  High")


def test_an_answered_question_says_its_answer_and_is_open_no_more(journal: Journal) -> None:
    say(journal, "q", "why thirds?", slot=PARKING)
    asked = Asked(what="question", state="open")
    assert ids(journal, asked) == ["q"]
    keep(journal, ("q", QuestionSettled(status="answered", answer="because of six")))
    assert ids(journal, asked) == []
    (it,) = search(journal, Asked(what="question", state="done")).items
    assert (it.state, it.reason) == ("answered", "because of six")


def two_teams(journal: Journal) -> None:
    keep_meeting(journal)
    other = opened(team="nine", team_name="Grade 9", protocol_id="consultancy", title="Consultancy")
    keep(journal, ("s2", other), session="s2", at=later(86_400))
    said = EntryCaptured(step="a", slot="b", text="They counted in thirds")
    keep(journal, ("s2-e1", said), session="s2", at=later(86_410))
    agreed = ActionAgreed(what="Count thirds", owner="cy", owner_name="Cy", team="nine")
    keep(journal, ("s2-a1", agreed), session="s2", at=later(86_420))
    alone = DecisionMade(statement="Count every day", team="nine")
    keep(journal, ("d9", alone), session=None, at=later(90_000))


@pytest.mark.parametrize("few", [400, 0])
def test_a_team_and_a_protocol_narrow_words_and_lists(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("plc_runner.journal.search._FEW", few)
    two_teams(journal)
    assert ids(journal, Asked("count", team="six")) == ["s1-e1"]
    assert ids(journal, Asked("count", protocol="consultancy")) == ["s2-a1", "s2-e1"]
    assert ids(journal, Asked(team="nine", protocol="student-work")) == []
    assert ids(journal, Asked(what="session", protocol="consultancy")) == ["s2"]
    assert ids(journal, Asked("count", team="none")) == []


def test_what_a_team_decided_outside_of_its_meetings_is_the_teams_too(journal: Journal) -> None:
    two_teams(journal)
    assert ids(journal, Asked(team="nine")) == ["d9", "s2-a1", "s2"]
    (it,) = search(journal, Asked("every day")).items
    assert (it.session, it.title) == (None, "")


def test_days_narrow_words_and_lists(journal: Journal) -> None:
    two_teams(journal)
    assert ids(journal, Asked("count", after=later(86_400))) == ["d9", "s2-a1", "s2-e1"]
    assert ids(journal, Asked("count", before=later(86_400))) == ["s1-e1"]
    assert ids(journal, Asked("count", after=later(20), before=later(20.001))) == ["s1-e1"]


def test_a_name_narrows_to_what_somebody_owns_or_facilitated(journal: Journal) -> None:
    two_teams(journal)
    assert ids(journal, Asked(owner="cy")) == ["s2-a1"]
    assert ids(journal, Asked(owner="AN", what="session")) == ["s2", "s1"]
    assert ids(journal, Asked(owner="%")) == []
    assert ids(journal, Asked(owner="b", what="action", state="open")) == ["s1-a1"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(1, 9), st.sampled_from(["shares", ""]), st.booleans())
def test_pages_follow_each_other_without_gap_or_twice(
    journal: Journal, size: int, words: str, narrowed: bool
) -> None:
    if not journal.query("SELECT 1 FROM entries LIMIT 1"):
        keep_meeting(journal)
        for number in range(7):
            say(journal, f"e{number}", "equal shares", seconds=number // 2)
            made = (f"d{number}", DecisionMade(statement="shares", team="six"))
            keep(journal, made, at=later(number // 3))
            parked = (f"q{number}", EntryCaptured(step="a", slot=PARKING, text="whose shares?"))
            keep(journal, parked)
    asked = Asked(words, team="six" if narrowed else None)
    whole = ids(journal, asked)
    pages: list[str] = []
    after: Mark | None = Mark(0, 2**63 - 1)
    while after:
        page = search(journal, asked, after=after, limit=size)
        assert len(page.items) == size or not page.more
        pages += [it.id for it in page.items]
        after = page.more
    assert pages == whole
    assert len(whole) == len(set(whole)) > 14


def test_many_that_were_said_at_the_same_moment_are_all_found(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plc_runner.journal.fold.handlers._PLACES", 2)
    for number in range(9):
        say(journal, f"e{number}", "same")
    say(journal, "next", "same", seconds=0.001)
    assert len(found(journal, "same")) == 10


def test_settling_an_action_leaves_the_index_as_it_is(journal: Journal) -> None:
    keep_meeting(journal)
    before = journal.query("SELECT n FROM search_text WHERE id = 's1-a1'")
    keep(journal, ("s1-a1", ActionSettled(status="done")))
    assert journal.query("SELECT n FROM search_text WHERE id = 's1-a1'") == before
