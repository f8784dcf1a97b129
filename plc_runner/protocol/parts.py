"""The small types that the models are made of."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[int, Field(ge=1, le=86_400)]
Text = Annotated[str, Field(min_length=1)]
"""A text that may not be empty."""
Word = str
"""A name that other places refer to: an id, a role, one of a few words."""

CaptureKind = Literal[
    "columns",
    "sort",
    "table",
    "rating",
    "fist_to_five",
    "dots",
    "prediction",
    "text",
    "standard",
    "exemplar",
    "decision",
    "action",
    "goal",
]


class Frozen(BaseModel):
    """A value that never changes and takes no field it does not know."""

    # Deferring builds one validator for the whole protocol, not one per model: a third of the
    # time that `plc check` of one file takes.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Slot(Frozen):
    """One place for entries: a column, a pile, the decision ..."""

    id: str
    """Unique in the protocol; repetitions of a step share it."""
    label: str
    kind: CaptureKind
    capture: str
    """Id of the capture that it belongs to."""
    required: bool = False
