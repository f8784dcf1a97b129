"""Frameworks of learning standards that a district imported. The subject is the framework."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from plc_runner.events.base import Event


class StandardItem(BaseModel):
    """One standard, or a heading over several."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: str
    """As the file writes it; always a text: `3.10` is not 3.1."""
    statement: str
    level: str = ""
    """What it is: "standard", "cluster", "domain" ...; empty where the file does not say."""
    grade: str = ""
    domain: str = ""
    parent: str = ""
    """The code of what it belongs to."""


class FrameworkImported(Event):
    """A file of standards was read in; it stands in place of what the subject had before."""

    kind: ClassVar[str] = "framework.imported"
    title: str
    notice: str = ""
    """What its licence wants to be shown with the text."""
    source: str = ""
    """Where it comes from, as whoever imported it said."""
    file_name: str = ""
    items: tuple[StandardItem, ...] = ()


class FrameworkRemoved(Event):
    """It is no longer offered. What was captured from it stays."""

    kind: ClassVar[str] = "framework.removed"
