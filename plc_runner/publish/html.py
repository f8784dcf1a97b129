"""A record as a web page: one file, nothing from the network, good on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plc_runner.publish.markdown import body_of
from plc_runner.publish.seal import seal, unsealed

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def to_html(text: str) -> str:
    """The web page of a Markdown record."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(unsealed(body_of(text)))
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    body = parser.renderer.render(list(_sections(tokens)), parser.options, {})
    return whole_page(_title(tokens), body, "record.css")


def whole_page(title: str, body: str, style: str) -> str:
    """A page of one file, which asks nobody for anything, with its seal.

    Args:
        title: plain text.
        body: HTML.
        style: the name of a style sheet in this folder.
    """
    return seal(_PAGE.format(title=escape(title), style=_style(style), body=body))


@cache
def _style(name: str) -> str:
    return resources.files("plc_runner.publish").joinpath(name).read_text("utf-8")


def _title(tokens: Sequence[Token]) -> str:
    """The first heading's text, without markup."""
    for token in tokens:
        if token.type == "inline":
            return "".join(child.content for child in token.children or ())
    return "Record"


def _sections(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with a `section` around each second-level part, named by its heading, and a row
    of columns around the slots of a step."""
    open_parts: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            depth = int(token.tag[1:])
            while open_parts and _depth(open_parts[-1]) >= depth:
                yield _raw(f"</{open_parts.pop()[1:]}>")
            if depth == 2:
                yield _raw(f'<section class="{_word(tokens[index + 1].content)}">')
                open_parts.append("2section")
            elif depth == 4:
                if not open_parts or open_parts[-1] != "3div":
                    yield _raw('<div class="slots">')
                    open_parts.append("3div")
                yield _raw('<div class="slot">')
                open_parts.append("4div")
        yield token
    for part in reversed(open_parts):
        yield _raw(f"</{part[1:]}>")


def _depth(part: str) -> int:
    return int(part[0])


def _word(heading: str) -> str:
    """The first word of a heading, for the style sheet."""
    return "".join(takewhile(lambda c: c.isascii() and c.isalpha(), heading.lower())) or "part"


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=f"{html}\n", block=True)
