"""HTML from plain text: what is typed never becomes a tag."""

from __future__ import annotations

from functools import cache
from html import escape

from markdown_it import MarkdownIt

from plc_runner.publish.escape import inert, one_line


def text(typed: str) -> str:
    """One line of HTML that shows what was typed."""
    return escape(one_line(typed))


def tag(name: str, inside: str, class_: str = "") -> str:
    """An element with HTML in it."""
    named = f' class="{class_}"' if class_ else ""
    return f"<{name}{named}>{inside}</{name}>\n"


def prompt(typed: str) -> str:
    """The HTML of a prompt: bold, emphasis and lists, as on the wall."""
    rendered: str = _markdown().render(inert(typed))
    return rendered


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    return parser.disable(["link", "image", "autolink", "reference", "heading", "lheading", "hr"])
