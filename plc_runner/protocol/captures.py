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
    label: str = ""
    required: bool = False
    """The step asks before it lets go with nothing in it."""
    slot_ids: tuple[Word, ...] = ()
    """One per slot, in order; derived by the reader, unique in the protocol."""

    def slots(self) -> tuple[Slot, ...]:
        """The places for entries that this capture opens."""
        labels = slot_labels(self.__dict__)
        ids = self.slot_ids or ((self.id,) if len(labels) == 1 else ())
        return tuple(
            Slot(id=id_, label=label, kind=self.kind, capture=self.id, required=self.required)
            for id_, label in zip(ids, labels, strict=True)
        )


class ColumnsCapture(_Capture):
    """Lines under headings, starred or not."""

    kind: Literal["columns"]
    columns: Texts


class SortCapture(_Capture):
    """Counts per pile."""

    kind: Literal["sort"]
    piles: Texts
    unsure: bool = False
    """One more pile for what nobody could place."""


class TableColumn(Frozen):
    """A column of a table."""

    name: Text
    type: Literal["text", "number", "choice"] = "text"
    choice: tuple[Text, ...] = ()
    """What may be chosen; makes the type `choice`."""


class TableCapture(_Capture):
    """Rows."""

    kind: Literal["table"]
    columns: Annotated[tuple[TableColumn, ...], Field(min_length=1)]


class RatingCapture(_Capture):
    """A word, or a tally of words, per statement."""

    kind: Literal["rating"]
    scale: Annotated[tuple[Text, ...], Field(min_length=2)]
    of: tuple[Text, ...] = ()
    """The statements; without any, the label stands for the one."""


class FistToFiveCapture(_Capture):
    """Counts of 0 to 5 fingers for a proposal; becomes the decision's tally."""

    kind: Literal["fist_to_five"]
    threshold: Annotated[int, Field(ge=0, le=5)] = 3
    """Fewer fingers than this, and the concern is heard."""
    levels: Annotated[tuple[Text, ...], Field(min_length=6, max_length=6)] | None = None
    """What 0, 1, 2, 3, 4 and 5 fingers mean."""


class DotsCapture(_Capture):
    """Dots on the entries of another slot."""

    kind: Literal["dots"]
    slot: Annotated[Word, Field(min_length=1)]
    """A slot of the protocol."""
    per_person: Annotated[int, Field(ge=1, le=20)] = 2


class PredictionCapture(_Capture):
    """A text that stays locked until a later step shows it."""

    kind: Literal["prediction"]
    reveal_at: Word = ""
    """A step of the protocol; empty: it is shown by hand."""


class TextCapture(_Capture):
    """A text."""

    kind: Literal["text"]
    restates: Word = ""
    """A slot whose text this one says anew; both are kept."""


class StandardCapture(_Capture):
    """A learning standard: its code, its text as projected, skills and concepts marked."""

    kind: Literal["standard"]


class ExemplarCapture(_Capture):
    """A sample worth keeping."""

    kind: Literal["exemplar"]


class DecisionCapture(_Capture):
    """What the team decides."""

    kind: Literal["decision"]


class ActionCapture(_Capture):
    """What somebody will do."""

    kind: Literal["action"]


class GoalCapture(_Capture):
    """What the team works towards."""

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
