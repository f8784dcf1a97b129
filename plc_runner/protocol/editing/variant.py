"""The head of a variant: a title of its own, and where it comes from."""

from __future__ import annotations

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.heads import set_head
from plc_runner.protocol.editing.sheet import mapping_of, opened
from plc_runner.protocol.editing.splice import put
from plc_runner.protocol.reading.keys import ORIGIN, PROTOCOL


def as_variant(text: str, title: str, based_on: str) -> str:
    """The text as a protocol of another title that says what it is based on.

    Its origin, if it has one, stays and is marked as adapted.

    Args:
        text: a protocol without errors.
        title: of the variant.
        based_on: `id@version`.

    Raises:
        CellError: the text is written so oddly that nothing can be put into it.
    """
    text = set_head(text, "title", title).apply(text)
    node = mapping_of(opened(text).found)
    text = put(text, node, "based_on", emit.text(based_on), tuple(PROTOCOL))
    origin = opened(text).found.get("origin")
    if origin is None or origin.get("adapted"):
        return text
    return put(text, mapping_of(origin), "adapted", emit.plain("true"), tuple(ORIGIN))
