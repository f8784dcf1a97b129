"""Pages that are generated say what the code says."""

import runpy
import sqlite3
from contextlib import closing
from pathlib import Path

from plc_runner.journal.store import Journal
from plc_runner.journal.tables import SUBJECT_COLUMN
from tests.journal.samples import keep_captures, keep_meeting

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_about_sessions_is_up_to_date() -> None:
    page = runpy.run_path(str(DOCS / "make_session.py"))["page"]
    assert (DOCS / "session.md").read_text(encoding="utf-8") == page(), (
        "run: python docs/make_session.py"
    )


def test_the_page_about_the_tables_is_up_to_date_and_names_every_one() -> None:
    made = runpy.run_path(str(DOCS / "make_tables.py"))
    written = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert written == made["page"](), "run: python docs/make_tables.py"
    assert all(f"| `{table}` |" in written for table in SUBJECT_COLUMN)


def test_every_question_of_that_page_is_answered_by_a_meeting(tmp_path: Path) -> None:
    questions = runpy.run_path(str(DOCS / "make_tables.py"))["QUESTIONS"]
    with Journal.open(tmp_path / "plc.db", device="laptop") as journal:
        keep_meeting(journal)
        keep_captures(journal)
    with closing(sqlite3.connect(tmp_path / "plc.db")) as db:
        for question, sql in questions:
            assert db.execute(sql).fetchall(), question
