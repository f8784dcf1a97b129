from __future__ import annotations

from pathlib import Path

from plc_runner.journal.drafts import DraftLine, clear_draft, draft, save_draft
from plc_runner.journal.store import Journal
from tests.journal.samples import AT, later


def test_a_half_typed_line_is_there_after_opening_again_until_it_is_cleared(path: Path) -> None:
    with Journal.open(path) as journal:
        assert draft(journal, "s1") is None
        save_draft(journal, "s1", "They cou", step=None, slot=None, at=AT)
        save_draft(journal, "s1", "They coun", step="describe", slot="notice", at=later(1))
        save_draft(journal, "s2", "other", step=None, slot=None, at=AT)
    with Journal.open(path) as journal:
        assert draft(journal, "s1") == DraftLine("They coun", "describe", "notice", later(1))
        clear_draft(journal, "s1")
        assert draft(journal, "s1") is None
        assert draft(journal, "s2") == DraftLine("other", None, None, AT)


def test_a_half_typed_line_is_no_event_and_survives_a_rebuild(journal: Journal) -> None:
    save_draft(journal, "s1", "They\x1b[31m \udcff", step=None, slot=None, at=AT)
    journal.rebuild()
    assert list(journal.events()) == []
    kept = draft(journal, "s1")
    assert kept is not None
    assert kept.text == "They[31m \ufffd"
