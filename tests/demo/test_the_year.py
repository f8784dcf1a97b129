"""The school year of the made-up teams: what a newcomer can find out from it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from plc_runner.demo import NOW, UTC_OFFSET, make_demo
from plc_runner.demo.folders import scripts
from plc_runner.demo.making import make, open_made_up
from plc_runner.errors import Refused
from plc_runner.journal import queries
from plc_runner.journal.made_up import is_made_up
from plc_runner.journal.review import Item
from plc_runner.journal.search import Asked, search
from plc_runner.journal.store import Journal
from plc_runner.memory.chosen import chosen_team
from plc_runner.protocol.library import Library
from plc_runner.session.fold import replay

TODAY = (NOW + timedelta(seconds=UTC_OFFSET)).date()


def found(journal: Journal, asked: Asked) -> tuple[Item, ...]:
    return tuple(search(journal, asked).items)


def test_everything_that_was_typed_found_its_place(journal: Journal) -> None:
    assert not journal.query("SELECT * FROM unapplied")
    assert all(event.event is not None for event in journal.events())


def test_all_meetings_were_held_before_today_and_to_the_end(journal: Journal) -> None:
    sessions = queries.sessions(journal, limit=1000)
    assert len(sessions) > 30
    assert {one.phase for one in sessions} == {"closed"}
    assert all(event.at < NOW for event in journal.events())


def test_a_second_making_gives_the_same_events_to_the_last_byte(tmp_path: Path) -> None:
    team = scripts()[-1]
    kept = []
    for number in range(2):
        with open_made_up(tmp_path / f"{number}.db", 7) as journal:
            make(journal, [team], 7)
            kept.append(list(journal.rows()))
    assert kept[0] == kept[1]


def test_another_seed_gives_other_ids(tmp_path: Path) -> None:
    team = scripts()[-1]
    ids = []
    for seed in (1, 2):
        with open_made_up(tmp_path / f"{seed}.db", seed) as journal:
            make(journal, [team], seed)
            ids.append({row.id for row in journal.rows()})
    assert not ids[0] & ids[1]


def test_home_shows_the_team_with_the_fractions(journal: Journal) -> None:
    ours = chosen_team(journal)
    assert ours is not None
    assert queries.team(journal, ours).name == "Grade 4 mathematics"


def test_what_was_decided_about_fractions_has_its_reason(journal: Journal) -> None:
    decisions = found(journal, Asked(words="fraction", what="decision"))
    assert len(decisions) >= 4
    reasons = journal.query("SELECT statement, because FROM decisions")
    assert all(row["because"] for row in reasons)


def test_what_was_stopped_says_for_what_reason(journal: Journal) -> None:
    (row,) = journal.query(
        "SELECT d.statement, r.reason FROM decisions AS d JOIN reviews AS r ON r.decision = d.id "
        "WHERE d.stopped IS NOT NULL"
    )
    assert row["statement"] == "Ten minutes of timed facts every Friday"
    assert "stayed away" in row["reason"]


def test_who_owes_what_by_when_is_said_but_for_one_that_nobody_took(journal: Journal) -> None:
    open_ = queries.open_actions(journal, chosen_team(journal) or "")
    assert len(open_) >= 5
    assert all(action.due for action in open_)
    assert sum(not action.owner_name for action in open_) == 1


def test_one_goal_was_missed_and_says_what_was_learnt(journal: Journal) -> None:
    (goal,) = journal.query("SELECT reason FROM goals WHERE status = 'missed'")
    assert goal["reason"]
    assert journal.query("SELECT 1 FROM goals WHERE status = 'reached'")


def test_somebody_left_in_february_and_somebody_came(journal: Journal) -> None:
    (gone,) = journal.query("SELECT name, left FROM members WHERE left IS NOT NULL")
    assert gone["left"].startswith("2026-02")
    came = journal.query("SELECT name FROM members WHERE joined > ?", gone["left"])
    assert [row["name"] for row in came] == ["Hana"]


def test_decisions_were_replaced_and_the_line_of_them_can_be_followed(journal: Journal) -> None:
    replaced = journal.query("SELECT replaces FROM decisions WHERE replaces IS NOT NULL")
    assert len(replaced) >= 4
    twice = (
        "SELECT 1 FROM decisions AS a JOIN decisions AS b ON b.id = a.replaces AND b.replaces > ''"
    )
    assert journal.query(twice)


def test_the_last_consultancy_says_who_ran_it(journal: Journal) -> None:
    team = chosen_team(journal) or ""
    (last,) = journal.query(
        "SELECT id FROM sessions WHERE team = ? AND protocol_id = 'consultancy' "
        "ORDER BY opened DESC LIMIT 1",
        team,
    )
    state = replay(journal.events(session=last["id"]))
    assert state is not None
    assert state.name(state.facilitator) == "Eli"
    assert state.name(state.beside) == "Hana"


def test_the_next_meeting_is_today_and_its_protocol_is_shipped(journal: Journal) -> None:
    (row,) = journal.query("SELECT protocol, time FROM meetings WHERE day = ?", TODAY.isoformat())
    assert Library().find(row["protocol"]).shipped
    assert row["time"] == "15:15"


def test_it_is_known_to_be_made_up(journal: Journal, tmp_path: Path) -> None:
    assert is_made_up(journal)
    with Journal.open(tmp_path / "real.db", device="laptop") as real:
        assert not is_made_up(real)


def test_a_folder_in_which_somebody_met_is_left_alone(year: Path) -> None:
    with pytest.raises(Refused, match="already"):
        make_demo(year)
