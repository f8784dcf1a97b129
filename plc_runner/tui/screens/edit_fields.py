"""The cells of the form: what they are called, and what to say where they are empty."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a row."""

    column: str
    """The field of `editing.Head` or `editing.Row`."""
    label: str
    hint: str = ""
    """Shown while it is empty."""
    many_lines: bool = False


HEAD: tuple[Field, ...] = (
    Field("title", "Title", "what it is called"),
    Field("purpose", "Purpose", "what it is for, in a sentence", many_lines=True),
    Field("people", "People", "any number; or 3-10"),
    Field("roles", "Roles", "Presenting teacher, Recorder"),
    Field("prework", "Prework", "one thing on a line", many_lines=True),
    Field("materials", "Materials", "one thing on a line", many_lines=True),
    Field("norms", "Norms", "one on a line", many_lines=True),
    Field("stage", "Stage", "where in the year's work it belongs"),
    Field("version", "Version", "1.0"),
)
STEP: tuple[Field, ...] = (
    Field("title", "Title", "what it is called"),
    Field("minutes", "Minutes", "5, or 5-10 (8)"),
    Field("talk", "Who talks", "everyone"),
    Field("say", "On the wall", "what to say", many_lines=True),
    Field("capture", "Write down", "Notice, Wonder; decision"),
)
ROUND: tuple[Field, ...] = (
    Field("title", "Round", "what it is called"),
    Field("minutes", "For whom", "each presenter, or 3 times"),
)
