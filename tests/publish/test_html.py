"""The web page: only our tags, whatever was typed; nothing from the network."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given

from plc_runner.publish.escape import visible
from plc_runner.publish.html import to_html
from plc_runner.publish.markdown import to_markdown
from plc_runner.publish.record import record
from plc_runner.session.state import Decision
from tests.publish.states import (
    NASTY,
    START,
    a_state,
    a_step,
    a_whole_meeting,
    columns,
    entries,
    nasty_words,
    people,
)
from tests.publish.test_escape import spaced, typed

TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "section", "div", "h1", "h2", "h3",
    "h4", "p", "ul", "ol", "li", "strong", "em", "br", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    ("html", "lang"), ("meta", "charset"), ("meta", "name"), ("meta", "content"),
    ("meta", "http-equiv"), ("section", "class"), ("div", "class"), ("th", "scope"),
    ("th", "style"), ("td", "style"),
}  # fmt: skip
VOID = {"meta", "br"}
stored = typed.map(lambda text: text.replace("\ud800", ""))
"""What a model takes: no half characters."""


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.comments: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        if tag == "br":
            self.seen.append("\n")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    @property
    def text(self) -> str:
        return spaced("".join(self.seen))


def page_of(text: str) -> Page:
    page = Page(text)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert not page.open
    assert len(page.comments) == 1, "the seal"
    return page


def test_hostile_words_make_no_tag_and_show_as_typed() -> None:
    page = page_of(to_html(to_markdown(record(nasty_words()))))
    for text in NASTY:
        assert spaced(visible(text)) in page.text


@given(stored, stored)
def test_any_text_anywhere_makes_no_tag_and_shows_as_typed(one: str, two: str) -> None:
    step = a_step("s", one, 5, columns(f"({two}", "B"))
    state = a_state(
        title=one,
        team_name=two,
        focus=one,
        people=people(one, two),
        facilitator="p1",
        roles={two: ("p1", "p2")},
        steps=(step,),
        position=0,
        entries=entries(("s", step.slots[0].id, f"({two}")),
        decisions={"d": Decision("d", one, two, START, present=("p1",))},
    )
    page = page_of(to_html(to_markdown(record(state))))
    for text in (one, two):
        assert spaced(visible(text)) in page.text


def test_nothing_comes_from_the_network_and_no_script_runs() -> None:
    html = to_html(to_markdown(record(a_whole_meeting())))
    assert not re.search(r"https?:|url\(|@import|<script|<link|<img", html)
    assert "default-src 'none'" in html


def test_front_matter_and_the_markdown_seal_are_not_shown() -> None:
    page = page_of(to_html(to_markdown(record(a_whole_meeting()))))
    assert "session:" not in page.text
    assert "Written by" not in page.text
    assert page.text.startswith("Student work analysis Student work analysis Team:")


def test_the_title_of_the_window_is_that_of_the_page() -> None:
    html = to_html(to_markdown(record(replace(a_state(), title="A <b> & C_d"))))
    assert "<title>A &lt;b&gt; &amp; C_d</title>" in html


def test_columns_of_a_step_stand_side_by_side() -> None:
    html = to_html(to_markdown(record(a_whole_meeting())))
    described = html[html.index("Describe what you see</h3>") : html.index("3. Others respond")]
    assert described.count('<div class="slots">') == 1
    assert described.count('<div class="slot">') == 2


def test_a_page_that_somebody_edited_is_still_a_page() -> None:
    text = to_markdown(record(a_whole_meeting()))
    edited = text.replace("## Actions", "Added <b>by hand</b>.\n\n##### Deep\n\n## Actions", 1)
    page = Page(to_html(edited))
    assert "Added <b>by hand</b>. Deep" in page.text
    assert not page.open
    assert Page(to_html("")).text == "Record"
