"""A prompt without the signs of Markdown, to be heard."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("zero").enable(["list", "emphasis", "escape", "backticks"])
"""What the wall shows too: paragraphs, lists, emphasis."""


def spoken(text: str) -> Iterator[str]:
    """The lines of a prompt; an entry of a list says which one it is."""
    numbers: list[int | None] = []
    front = ""
    for token in _READER.parse(text):
        match token.type:
            case "ordered_list_open":
                numbers.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                numbers.append(None)
            case "ordered_list_close" | "bullet_list_close":
                numbers.pop()
            case "list_item_open":
                number = numbers[-1]
                front = "- " if number is None else f"{number}. "
                numbers[-1] = None if number is None else number + 1
            case "inline":
                for line in _text(token).split("\n"):
                    yield front + line
                    front = ""


def _text(token: Token) -> str:
    return "".join(
        "\n" if part.type in ("softbreak", "hardbreak") else part.content
        for part in token.children or ()
    )


def sentence(text: str) -> str:
    """The text with something at its end that lets the voice fall."""
    return text if text.endswith((".", "?", "!", "…", ":")) else f"{text}."
