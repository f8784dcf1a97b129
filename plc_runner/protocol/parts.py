"""The small types that the models are made of."""

import re
import unicodedata
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


class Form:
    """Marks a text that a file must write in a certain way."""


NAME, VERSION = Form(), Form()
Name = Annotated[str, NAME]
"""An id: letters, digits, - and _."""
Version = Annotated[str, VERSION]
"""A text that looks like a number."""


class Derived:
    """Marks a field that the reader fills in and a file does not have."""


def slug(text: str) -> str:
    """The id that a title gives: `Élan & more` is `elan-more`; empty where no letter is left."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    return words if len(words) <= 48 else words[:48].rsplit("-", 1)[0]
