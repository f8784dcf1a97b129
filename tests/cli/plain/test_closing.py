"""The closing without a screen."""

from __future__ import annotations

from tests.cli.plain.conftest import Plain
from tests.driver.conftest import sit_down


def closing(plain: Plain, *lines: str) -> list[str]:
    """A team's meeting, from its start through the closing."""
    driver = sit_down(plain.journal, plain.clock, closing=180)
    plain.session = driver.state.id
    driver.release()
    return plain.hold("/start", *lines)


def test_what_was_agreed_is_read_back_and_the_next_meeting_is_offered(plain: Plain) -> None:
    said = closing(plain, "/decide Bars because they help", "/action bring rulers", "/go closing")
    at = next(n for n, line in enumerate(said) if line.startswith("What have we agreed"))
    told = said[at + 1 :]
    code = told[0].split()[0]
    assert told[0] == f"{code} Action: bring rulers (no owner yet, no date)."
    assert told[1] == f"To say it: /set {code} owner NAME, /set {code} due Friday."
    assert told[2].endswith("Decision: Bars because they help.")
    assert told[3].startswith("A word from everybody: type each on a line of its own;")
    assert told[4] == ("Was this worth our time, 1 to 5? /worth 4 5 5 3, a number for each hand.")
    assert told[5] == (
        "Next meeting? Thu 19 Mar, 12:00, Looking together, Ana facilitates "
        "(has not facilitated yet; has seen this once)."
    )


def test_it_is_said_by_words_and_stands_in_the_record(plain: Plain) -> None:
    said = closing(
        plain,
        "/go closing",
        "hopeful",
        "+ the samples",
        "- more time",
        "/worth 4 5 5 3",
        "/pass Ana",
        "/beside Cy",
        "/next-meeting Wednesday 3:15",
        "/closing",
        "/close",
    )
    assert "Worth our time: 4.2 of 5 (4 hands)" in said
    assert any(line.startswith("Ana’s turn goes by. Ben is next") for line in said)
    assert "Said at the end: hopeful; + the samples; − more time." in said
    told = "Next meeting: Wed 18 Mar, 3:15, Looking together, Cy facilitates."
    assert told in said, "who has run it beside somebody comes before who only watched"
    (record,) = plain.folder.glob("sessions/*.md")
    text = record.read_text(encoding="utf-8")
    end = text.index("## Check-out")
    assert text.index("## Next meeting") < end
    for line in (
        "- **When:** Wednesday 18 March 2026, 3:15 pm",
        "- **Protocol:** Looking together",
        "- **Facilitator:** Cy",
        "Cy (beside the facilitator)",
    ):
        assert line in text[:end]
    for line in ("- hopeful", "### Plus", "- the samples", "### Delta", "- more time"):
        assert line in text[end:]
    assert "Was this worth our time? 4.2 of 5 (4 hands): 1 × 3, 1 × 4, 2 × 5." in text
