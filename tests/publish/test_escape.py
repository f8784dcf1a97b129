"""What people typed shows as the characters it is, whatever they are."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plc_runner.publish.escape import markdown, one_line, visible

TRICKS = (
    "# h", "- a", "+ a", "* a", "1. a", "1) a", "> q", "---", "===", "***", "___", ":-|", "|", "\\",
    "`", "```", "~~~", "~~x~~", "[a](b)", "![a](b)", "[a]: b", "<b>", "<!--", "-->", "&amp;",
    "&#35;", "<http://a.b>", "http://a.b", "a@b.c", "**a**", "__a__", "$a$", ":smile:", "    code",
    "\tcode", "a  ", "# ", "#", "a #", "a ##", "\n", "\n\n", "\r", "\u2028", "\u00a0", "\x00",
    "\x1b[31m", "\u202e", "\u2066", "\x85", "\x9b", "\ud800", "\uffff", "é", "שלום", "👩🏽‍🏫",
    '"', "'", "=", "{a}",
)  # fmt: skip
typed = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*TRICKS, "a", " ", "2", "."]), max_size=8).map("".join),
)
GFM = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
"""As other programs show the Markdown: with strikethrough too."""


class Shown(HTMLParser):
    """The text and the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(source: str) -> tuple[str, list[str]]:
    parser = Shown()
    parser.feed(GFM.render(source))
    parser.close()
    return parser.text, parser.tags


def spaced(text: str) -> str:
    return " ".join(text.split())


@given(typed)
def test_any_text_shows_verbatim_on_a_line_of_a_list(text: str) -> None:
    line = markdown(text, line_end="\\\n  ", begins=True) or "none"
    source = f"- x\n- {line}\n- z\n"
    seen, tags = shown(source)
    assert spaced(seen) == spaced(f"x {visible(text) or 'none'} z")
    assert set(tags) <= {"ul", "li", "br"}


@given(typed)
def test_any_text_shows_verbatim_in_bold_in_a_heading_and_in_a_table(text: str) -> None:
    line = markdown(text) or "none"
    source = f"# {line}\n\n- **{line}** — *by {line}*\n\n| a | b |\n| --- | --- |\n| {line} | z |\n"
    seen, tags = shown(source)
    word = one_line(text) or "none"
    assert spaced(seen) == spaced(f"{word} {word} — by {word} a b {word} z")
    assert " ".join(tags) == "h1 ul li strong em table thead tr th th tbody tr td td"


@given(typed)
def test_nothing_that_acts_is_left(text: str) -> None:
    for letter in visible(text):
        assert letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(letter) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip
    visible(text).encode()


@given(st.text(st.characters(exclude_categories=("C", "Z"))))
def test_ordinary_characters_are_not_changed(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("a\u202eb", "a�b"),
        ("  two  words \n\n\n next ", "two words\nnext"),
        ("tab\there", "tab here"),
        ("👩🏽‍🏫 é", "👩🏽‍🏫 é"),
    ],
)
def test_what_acts_shows_as_a_sign(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    "text", ["3 of 24 (12%)", "3:15 - it's 2 > 1, isn't it?", "C# & D!", "“yes” – 50/50 = half"]
)
def test_plain_speech_needs_no_escape(text: str) -> None:
    assert markdown(text, begins=True) == text
