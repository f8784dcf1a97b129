"""What a step takes down: one model per capture kind."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plc_runner.protocol.parts import CaptureKind, Derived, Frozen, Name, Slot, Text, Word

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class _Capture(Frozen):
    """What all kinds have in common."""

    value: ClassVar[str] = "label"
    """The field that holds what a file writes after the kind's name."""
    bare: ClassVar[str] = ""
    """What the slot is called where the file gives no label; empty where it must give one."""

    kind: CaptureKind
    id: Name = ""
    label: str = ""
    required: bool = False
    """The step asks before it lets go with nothing in it."""
    slot_ids: Annotated[tuple[Word, ...], Derived()] = ()
    """One per slot, in order; derived by the reader, unique in the protocol."""

    def slot_labels(self) -> tuple[str, ...]:
        """What the slots are called, in order."""
        return (self.label or self.bare,)

    def slots(self) -> tuple[Slot, ...]:
        """The places for entries that this capture opens."""
        labels = self.slot_labels()
        ids = self.slot_ids or ((self.id,) if len(labels) == 1 else ())
        return tuple(
            Slot(id=id_, label=label, kind=self.kind, capture=self.id, required=self.required)
            for id_, label in zip(ids, labels, strict=True)
        )


class ColumnsCapture(_Capture):
    """Lines under headings, starred or not."""

    value = "columns"
    kind: Literal["columns"]
    columns: Texts

    def slot_labels(self) -> tuple[str, ...]:
        """The headings."""
        return self.columns


class SortCapture(_Capture):
    """Counts per pile."""

    value = "piles"
    kind: Literal["sort"]
    piles: Texts
    unsure: bool = False
    """One more pile for what nobody could place."""

    def slot_labels(self) -> tuple[str, ...]:
        """The piles, the one for the unsure last."""
        return (*self.piles, "Not sure") if self.unsure else self.piles


class TableColumn(Frozen):
    """A column of a table."""

    name: Text
    type: Literal["text", "number", "choice"] = "text"
    choice: tuple[Text, ...] = ()
    """What may be chosen; makes the type `choice`."""


class TableCapture(_Capture):
    """Rows."""

    value = "columns"
    bare = "Row"
    kind: Literal["table"]
    columns: Annotated[tuple[TableColumn, ...], Field(min_length=1)]


class RatingCapture(_Capture):
    """A word, or a tally of words, per statement."""

    value = "scale"
    bare = "Rating"
    kind: Literal["rating"]
    scale: Annotated[tuple[Text, ...], Field(min_length=2)]
    of: tuple[Text, ...] = ()
    """The statements; without any, the label stands for the one."""

    def slot_labels(self) -> tuple[str, ...]:
        """The statements."""
        return self.of or super().slot_labels()


class FistToFiveCapture(_Capture):
    """Counts of 0 to 5 fingers for a proposal; becomes the decision's tally."""

    kind: Literal["fist_to_five"]
    threshold: Annotated[int, Field(ge=0, le=5)] = 3
    """Fewer fingers than this, and the concern is heard."""
    levels: Annotated[tuple[Text, ...], Field(min_length=6, max_length=6)] | None = None
    """What 0, 1, 2, 3, 4 and 5 fingers mean."""


class DotsCapture(_Capture):
    """Dots on the entries of another slot."""

    value = "slot"
    bare = "Dots"
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

    bare = "Decision"
    kind: Literal["decision"]


class ActionCapture(_Capture):
    """What somebody will do."""

    bare = "Action"
    kind: Literal["action"]


class GoalCapture(_Capture):
    """What the team works towards."""

    bare = "Goal"
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
