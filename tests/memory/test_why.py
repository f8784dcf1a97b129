"""The chain behind a decision, from what is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.errors import NotFound
from plc_runner.events import Draft
from plc_runner.events.decision import DecisionFixed, DecisionMade, DecisionWithdrawn
from plc_runner.events.team import MemberJoined, MemberLeft, MemberReturned, TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.memory.thread import earlier, later, thread
from plc_runner.memory.why import about, about_elsewhere, behind_action, codes_of, serving, why
from plc_runner.publish.why import chain, lines
from plc_runner.publish.why_data import data
from tests.memory.story import FIRST, OFFSET, decided, keep, keep_the_story

GOLDEN = Path(__file__).with_name("golden") / "why.txt"
TAPE = "decision-0003"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """The story; nobody adds to it."""
    with Journal.open(tmp_path_factory.mktemp("story") / "plc.db", device="laptop") as journal:
        keep_the_story(journal)
        yield journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "plc.db", device="laptop") as journal:
        keep_the_story(journal)
        yield journal


def test_the_chain_as_text(kept: Journal) -> None:
    told = why(kept, TAPE, 0)
    text = "\n".join(lines(chain(told, codes_of(kept, told))))
    assert text + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_text_goes_on_under_itself(kept: Journal) -> None:
    told = list(lines(chain(why(kept, TAPE, 0), {}), 40))
    assert max(map(len, told)) <= 40
    assert "plc" not in "\n".join(told)
    whole = list(lines(chain(why(kept, TAPE, 0), {})))
    assert " ".join("\n".join(told).split()) == " ".join("\n".join(whole).split())


def test_the_chain_for_programs(kept: Journal) -> None:
    told = data(why(kept, TAPE, 0))
    assert told["stands"] == "replaced"
    assert told["hands"] == {"5": 2, "4": 1, "2": 1}
    assert (told["members"], told["still_members"]) == (3, 2)
    assert [one["id"] for one in told["earlier"]] == ["decision-0001"]
    assert [one["id"] for one in told["later"]] == ["decision-0006"]
    assert [one["id"] for one in told["actions"]] == ["action-0003"]
    (goal,) = told["goals"]
    assert (goal["how"], goal["before"]["value"]) == ("measured", "12 of 27")
    assert [point["value"] for point in goal["since"]] == ["14 of 27"]


def test_codes_can_be_followed(kept: Journal) -> None:
    told = why(kept, TAPE, 0)
    for id_, code in codes_of(kept, told).items():
        if not id_.startswith("meeting"):
            assert thread(kept, code, 0).id == id_


def test_what_is_decided_on_a_subject_leads_to_what_stands_now(kept: Journal) -> None:
    found = about(kept, "fraction", "four", utc_offset=OFFSET)
    told = [(it.decision.id, it.stands) for it in found]
    assert told == [
        ("decision-0006", "stands"),  # it stands in place of one on fractions
        (TAPE, "replaced"),
        ("decision-0001", "replaced"),
    ]
    assert found[0].day == "2025-08-26"
    everything = about(kept, "", "four", utc_offset=OFFSET)
    assert {it.decision.id for it in everything} == {*(one[0] for one in told), "decision-0004"}
    assert about(kept, "zebras", "four", utc_offset=OFFSET) == ()
    assert about(kept, "fraction", None, utc_offset=OFFSET) == ()


def test_other_teams_are_asked_too(kept: Journal) -> None:
    (it,) = about_elsewhere(kept, "tape", "four", utc_offset=OFFSET)
    assert (it.decision.id, it.meeting and it.meeting.team_name) == ("decision-2001", "Grade 5")
    assert about_elsewhere(kept, "", "four", utc_offset=OFFSET) == ()
    ids = [it.decision.id for it in about_elsewhere(kept, "tape", None, utc_offset=OFFSET)]
    assert set(ids) == {"decision-2001", "decision-0006", TAPE}


def test_an_action_and_a_goal_lead_to_their_decisions(kept: Journal) -> None:
    assert behind_action(kept, "action-0003", "meeting-1003") == TAPE
    assert behind_action(kept, "action-0004", "meeting-1003") == "decision-0004"
    assert behind_action(kept, "action-0003", None) is None
    served = [it.decision.id for it in serving(kept, "goal-0002", OFFSET)]
    assert served == ["decision-0004", TAPE]
    assert serving(kept, "nothing", OFFSET) == ()


def test_a_decision_that_was_taken_back_is_told_as_such(journal: Journal) -> None:
    keep(journal, ("decision-0006", DecisionWithdrawn()), session="meeting-1006", at=FIRST)
    assert why(journal, "decision-0006", 0).stands == "taken back"
    assert why(journal, TAPE, 0).stands == "stands"
    with pytest.raises(NotFound):
        why(journal, "nothing", 0)


def test_a_decision_outside_of_a_meeting_has_a_chain(journal: Journal) -> None:
    late = decided("go back to circles", replaces="decision-0006", present=())
    keep(journal, ("decision-0007", late), session=None, at=FIRST + timedelta(weeks=60))
    told = why(journal, "decision-0007", 0)
    assert (told.meeting, told.seen, told.actions, told.there) == (None, (), (), ())
    assert [link.id for link in told.earlier] == ["decision-0006", TAPE, "decision-0001"]
    assert "nobody said why" in "\n".join(lines(chain(told, {})))


def test_a_thread_tells_words_before_and_after_who_and_where(kept: Journal) -> None:
    told = thread(kept, TAPE, 0)
    assert told.words == "use tape diagrams first for every fraction topic"
    assert told.now == "use tape diagrams first for each fraction topic"
    assert (told.day, told.meeting and told.meeting.id) == ("2024-11-19", "meeting-1003")
    happened = [(one.it.what, one.it.day, one.meeting and one.meeting.id) for one in told.told]
    assert happened == [
        ("objection", "2024-11-19", "meeting-1003"),
        ("kept", "2025-03-04", "meeting-1005"),
        ("answer", "2025-03-04", "meeting-1005"),
        ("replaced", "2025-08-26", "meeting-1006"),
        ("put right", "2025-09-02", "meeting-1003"),
    ]


def test_an_action_has_a_thread(kept: Journal) -> None:
    told = thread(kept, "action-0003", 0)
    assert [(one.it.what, one.it.text) for one in told.told] == [("done", "all classes have them")]
    assert (told.what, told.earlier, told.later) == ("action", (), ())
    goal = thread(kept, "goal-0002", 0)
    assert [one.it.what for one in goal.told] == ["measured", "measured", "missed"]


PEOPLE = tuple("abcdef")
MOVES = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(("join", "leave", "return"))), max_size=20
)


@given(MOVES, st.lists(st.sampled_from((*PEOPLE, "guest", "Person 3")), unique=True))
@settings(max_examples=12)
def test_how_many_of_those_who_were_there_are_still_members(
    moves: list[tuple[str, str]], present: list[str]
) -> None:
    joined: dict[str, bool] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "plc.db", device="laptop") as journal,
    ):
        drafts = [Draft("T", TeamCreated(name="Grade 4"))]
        for n, (person, move) in enumerate(moves):
            day = date(2025, 1, 1) + timedelta(days=n)
            if move == "join" and person not in joined:
                joined[person] = True
                drafts.append(Draft(person, MemberJoined(team="T", name=person, on=day)))
            elif move == "leave" and joined.get(person):
                joined[person] = False
                drafts.append(Draft(person, MemberLeft(team="T", on=day)))
            elif move == "return" and joined.get(person) is False:
                joined[person] = True
                drafts.append(Draft(person, MemberReturned(team="T", on=day)))
        made = DecisionMade(statement="x", team="T", present=tuple(present))
        journal.append([*drafts, Draft("decision", made)], at=FIRST)
        told = why(journal, "decision", 0)
    assert [one.id for one in told.there] == present
    assert told.members == sum(person in joined for person in present)
    assert told.still == sum(joined.get(person, False) for person in present)
    assert told.still <= told.members <= len(told.there)


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
@settings(max_examples=12)
def test_decisions_that_replace_each_other_end(replaced: list[int]) -> None:
    """Any of six in place of any other, itself too, as two laptops may come to say."""
    ids = [f"decision-{n}" for n in range(6)]
    with (
        tempfile.TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "plc.db", device="laptop") as journal,
    ):
        journal.append(
            [
                *(Draft(id_, decided(f"number {id_}")) for id_ in ids),
                *(
                    Draft(id_, DecisionFixed(statement=id_, replaces=ids[of]))
                    for id_, of in zip(ids, replaced, strict=True)
                ),
            ],
            at=FIRST,
        )
        for n, id_ in enumerate(ids):
            before = [link.id for link in earlier(journal, id_, 0)]
            after = [link.id for link in later(journal, id_, 0)]
            assert len(before) == len(set(before))
            assert len(after) == len(set(after))
            assert id_ not in before + after
            line, at = [], n
            while (at := replaced[at]) != n and ids[at] not in line:
                line.append(ids[at])
            assert before == line
            told = why(journal, id_, 0)
            assert list(lines(chain(told, codes_of(journal, told))))
        assert about(journal, "number decision", "four", utc_offset=0)
