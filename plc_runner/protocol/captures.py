"""What a step takes down: one model per capture kind."""

from typing import Annotated, Literal

from pydantic import Field

from plc_runner.protocol.parts import CaptureKind, Frozen, Slot, Text, Word
from plc_runner.protocol.vocabulary import slot_labels

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class _Capture(Frozen):
    """What all kinds have in common."""

    kind: CaptureKind
    id: Word = ""
    """A short name by which other places mean it; made from its words if left out."""
    label: str = ""
    """What the wall calls it."""
    required: bool = False
    """`true`: the step asks before it ends with nothing in it."""
    # One per slot, in order; derived by the reader, unique in the protocol.
    slot_ids: tuple[Word, ...] = ()

    def slots(self) -> tuple[Slot, ...]:
        """The places for entries that this capture opens."""
        labels = slot_labels(self.__dict__)
        ids = self.slot_ids or ((self.id,) if len(labels) == 1 else ())
        return tuple(
            Slot(id=id_, label=label, kind=self.kind, capture=self.id, required=self.required)
            for id_, label in zip(ids, labels, strict=True)
        )


class ColumnsCapture(_Capture):
    """Lines under headings."""

    kind: Literal["columns"]
    columns: Texts
    """The headings, such as `[Notice, Wonder]`."""


class SortCapture(_Capture):
    """How many samples lie on each pile. Never students' names."""

    kind: Literal["sort"]
    piles: Texts
    """The piles, such as `[High, Expected, Low]`."""
    unsure: bool = False
    """`true`: one more pile for what nobody could place; it is asked for before the step ends."""


class TableColumn(Frozen):
    """A column of a table."""

    name: Text
    """The heading of the column."""
    type: Literal["text", "number", "choice"] = "text"
    """What is written there."""
    choice: tuple[Text, ...] = ()
    """What one may choose from, such as `[1, 2, 3, 4]`; then `type` may be left out."""


class TableCapture(_Capture):
    """Rows of a table."""

    kind: Literal["table"]
    columns: Annotated[tuple[TableColumn, ...], Field(min_length=1)]
    """Its columns, such as `[{name: Skill}, {name: Depth, choice: [1, 2, 3]}]`."""


class RatingCapture(_Capture):
    """A word for each statement, or how many hands went up for each word."""

    kind: Literal["rating"]
    scale: Annotated[tuple[Text, ...], Field(min_length=2)]
    """The words, such as `[few, some, many, most]`."""
    of: tuple[Text, ...] = ()
    """The statements that are rated; without any, the label is the one."""


class FistToFiveCapture(_Capture):
    """How many hands show how many fingers for a proposal, from the fist (0) to all five."""

    kind: Literal["fist_to_five"]
    label: str = ""
    """The proposal."""
    threshold: Annotated[int, Field(ge=0, le=5)] = 3
    """Whoever shows fewer fingers than this is heard."""
    levels: Annotated[tuple[Text, ...], Field(min_length=6, max_length=6)] | None = None
    """What 0, 1, 2, 3, 4 and 5 fingers mean: six texts."""


class DotsCapture(_Capture):
    """Dots that people put on what was taken down in another place, to choose."""

    kind: Literal["dots"]
    slot: Annotated[Word, Field(min_length=1)]
    """Where the dots go: a column's heading or id, such as `wonder`."""
    per_person: Annotated[int, Field(ge=1, le=20)] = 2
    """How many dots each person has."""


class PredictionCapture(_Capture):
    """Lines that stay locked until a later step shows them."""

    kind: Literal["prediction"]
    reveal_at: Word = ""
    """The step that shows them, by its id or title; without it they are shown by hand."""


class TextCapture(_Capture):
    """A text that matters, such as the presenter's question."""

    kind: Literal["text"]
    restates: Word = ""
    """An earlier text, by its label or id, that this one says anew; both are kept."""


class StandardCapture(_Capture):
    """A learning standard: its code, its text as projected, skills and concepts marked."""

    kind: Literal["standard"]


class ExemplarCapture(_Capture):
    """A sample of work that is worth keeping."""

    kind: Literal["exemplar"]


class DecisionCapture(_Capture):
    """What the team decides, and because of what."""

    kind: Literal["decision"]


class ActionCapture(_Capture):
    """What somebody will do, and by when."""

    kind: Literal["action"]


class GoalCapture(_Capture):
    """What the team works towards, with a measure."""

    kind: Literal["goal"]


Capture = Annotated[
    ColumnsCapture
    | SortCapture
    | TableCapture
    | RatingCapture
    | FistToFiveCapture
    | DotsCapture
    | PredictionCapture
    | TextCapture
    | StandardCapture
    | ExemplarCapture
    | DecisionCapture
    | ActionCapture
    | GoalCapture,
    Field(discriminator="kind"),
]
