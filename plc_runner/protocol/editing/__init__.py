"""The form of a protocol file: its steps as rows of cells, and changes of them in its text.

Everything here takes a file's text and gives back rows, or one replacement of a piece of it.
Comments and layout stay as they are.
"""

from plc_runner.protocol.editing.adding import add_round, add_step
from plc_runner.protocol.editing.cells import set_cell
from plc_runner.protocol.editing.heads import STAGES, head, set_head
from plc_runner.protocol.editing.moving import copy, move, remove
from plc_runner.protocol.editing.parts import COLUMNS, CellError, Edited, Head, Path, Row
from plc_runner.protocol.editing.places import where
from plc_runner.protocol.editing.rows import rows
from plc_runner.protocol.editing.tables import paste_table

__all__ = [
    "COLUMNS",
    "STAGES",
    "CellError",
    "Edited",
    "Head",
    "Path",
    "Row",
    "add_round",
    "add_step",
    "copy",
    "head",
    "move",
    "paste_table",
    "remove",
    "rows",
    "set_cell",
    "set_head",
    "where",
]
