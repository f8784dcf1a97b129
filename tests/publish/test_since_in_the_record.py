"""A record tells what a meeting made of what earlier ones had left."""

from __future__ import annotations

import pytest

from plc_runner.publish.email import to_plain_text
from plc_runner.publish.html import to_html
from plc_runner.publish.markdown import to_markdown
from plc_runner.publish.record import record
from plc_runner.session import commands as c
from tests.session.earlier_things import looking_back
from tests.session.rooms import Room

SECTION = """\
## Since last time

- **Moved to Friday 20 March 2026:** Copy the strips — *Ben*
  - **Why:** no paper
- **Still open, begun:** Ask for rulers
  - **Does it now:** Cy
- **Stands:** Number lines first
  - **Why:** it helps
  - **Look at it again:** Friday 15 May 2026
  - **Objection from Dee:** Too slow
  - **Answer to that:** Ten minutes
- **Stopped:** No grades on drafts
  - **Why:** nobody does
- **Answered:** Calculators?
  - **Answer:** in the last unit
- **Not looked at:** Explain equal parts
"""


@pytest.fixture
def room() -> Room:
    return looking_back().do(
        c.Settle("act-1", "moved", "no paper", "2026-03-20"),
        c.Settle("act-2", "open"),
        c.Reassign("act-2", "cy", "Cy"),
        c.Settle("dec-1", "keep", "it helps", "2026-05-15"),
        c.AnswerObjection("dec-1", "Ten minutes"),
        c.Settle("dec-2", "stop", "nobody does"),
        c.Settle("ask-1", "answered", "in the last unit"),
    )


def test_each_thing_is_told_with_what_became_of_it_and_why(room: Room) -> None:
    text = to_markdown(record(room.state))
    assert text[text.index("## Since") : text.index("\n## Time")] == SECTION


def test_every_form_of_the_record_tells_it(room: Room) -> None:
    told = record(room.state)
    mail = to_plain_text(told)
    assert "SINCE LAST TIME\n\n- Moved to Friday 20 March 2026: Copy the strips (Ben)\n" in mail
    page = to_html(to_markdown(told))
    assert ">Since last time</h2>" in page
    assert "<strong>Moved to Friday 20 March 2026:</strong> Copy the strips" in page


def test_where_nothing_was_looked_at_nothing_is_told() -> None:
    room = looking_back()
    assert "Since last time\n" not in to_plain_text(record(room.state))
    room.do(c.Settle("act-1", "done"), c.Undo())
    assert not record(room.state).since.looked_at


def test_a_goal_that_was_only_measured_stands_with_the_goals() -> None:
    room = looking_back().do(
        c.Measure("goal-1", "12 of 27", "2026-03-12", of="Explain equal parts"),
        c.Settle("act-1", "done"),
    )
    told = record(room.state)
    assert [line.text for line in told.since.looked_at] == ["Copy the strips"]
    assert "Explain equal parts" not in told.since.not_looked_at
    assert [goal.statement for goal in told.goals] == ["Explain equal parts"]
