"""Pages that are generated say what the code says."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_about_sessions_is_up_to_date() -> None:
    page = runpy.run_path(str(DOCS / "make_session.py"))["page"]
    assert (DOCS / "session.md").read_text(encoding="utf-8") == page(), (
        "run: python docs/make_session.py"
    )
