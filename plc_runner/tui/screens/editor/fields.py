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
    possible: str = ""
    """Shown under it while it is edited: words that it understands."""
    many_lines: bool = False
    is_list: bool = False
    """Each line is a thing of its own."""


_TALK = "everyone · listeners (all but the presenter) · writing · silence · small-groups"
_CAPTURE = "Notice, Wonder · decision · action · prediction: What we expect"
HEAD: tuple[Field, ...] = (
    Field("title", "Title", "(what it is called)"),
    Field("purpose", "Purpose", "(what it is for, in a sentence)", many_lines=True),
    Field("people", "People", "(any number; or write 3-10)"),
    Field("roles", "Roles", "(nobody in particular)"),
    Field("prework", "Prework", "(nothing; one thing on a line)", many_lines=True, is_list=True),
    Field("materials", "Materials", "(nothing; one on a line)", many_lines=True, is_list=True),
    Field("norms", "Norms", "(none; one on a line)", many_lines=True, is_list=True),
    Field("stage", "Stage", "(not said)"),
    Field("version", "Version", "(not said; 1.0 to begin with)"),
)
STEP: tuple[Field, ...] = (
    Field("title", "Title", "(what it is called)"),
    Field("minutes", "Minutes", "(5, or 5-10)", "5 · 5-10 · 5-10 (8)"),
    Field("talk", "Who talks", "everyone", _TALK),
    Field("say", "On the wall", "(what the wall says)", many_lines=True),
    Field("capture", "Write down", "(nothing; or such as Notice, Wonder)", _CAPTURE),
)
ROUND: tuple[Field, ...] = (
    Field("title", "Round", "(what it is called)"),
    Field("minutes", "How often", "(each presenter, or 3 times)"),
)
