"""The files that an author writes: opened, begun anew, saved, their drafts kept."""

from plc_runner.authoring.document import Document, Draft, Saved
from plc_runner.authoring.drafts import Kept, drop_draft, keep_draft, list_drafts, take_draft
from plc_runner.authoring.new import new_document
from plc_runner.authoring.opening import open_document
from plc_runner.authoring.saving import rename, save, save_beside, save_over

__all__ = [
    "Document",
    "Draft",
    "Kept",
    "Saved",
    "drop_draft",
    "keep_draft",
    "list_drafts",
    "new_document",
    "open_document",
    "rename",
    "save",
    "save_beside",
    "save_over",
    "take_draft",
]
