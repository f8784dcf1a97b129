"""What YAML takes without a word and a teacher did not mean."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plc_runner.protocol.problems import Fix
from plc_runner.protocol.reading.page import Page, quoted

_CURLY = frozenset("“”„‟‘’‚‛«»")
_LISTED = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+\S")
_BEFORE_TEXT = re.compile(r" *(?:- +)*[\w-]+: +")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def look_at_text(page: Page, node: ScalarNode) -> None:
    """Advise on one text."""
    text: str = node.value
    if node.style == '"':
        hidden = None if text.isprintable() else _HIDDEN.search(text)
        if hidden:
            message = f"This text holds a control character (U+{ord(hidden.group()):04X})."
            page.tell(node, message, "control-character", "Delete it, or use single quotes.")
    if node.start_mark.line < node.end_mark.line and node.style != "|":
        _folded(page, node)
    if node.style or not text:
        return
    end = node.end_mark.index
    if page.text.startswith(" #", end):
        _comment(page, node)
    if text[0] in _CURLY and text[-1] in _CURLY and text[1:-1].strip():
        _curly(page, node)
    if text[-1] == "?" and page.text[end : end + 4].lstrip()[:1] in ("}", "]"):
        page.tell(
            node,
            "Some programs stop at a “?” before a closing bracket.",
            "question-mark",
            "Put the text in quotes:",
            level="advice",
            fix=page.instead(node, quoted(text)),
        )


def _folded(page: Page, node: ScalarNode) -> None:
    """A list in a text whose lines YAML joins."""
    first, last = node.start_mark.line, node.end_mark.line
    lines = page.text.split("\n")[first : last + (node.end_mark.column > 0)]
    if not any(map(_LISTED.match, lines[1:])):
        return
    fix, head = None, lines[0][: node.start_mark.column]
    if node.style == ">":
        fix = Fix(first + 1, first + 1, head + "|")
    elif not node.style and _BEFORE_TEXT.fullmatch(head) and not page.rest(node.end_mark).strip():
        indent = " " * (len(head) - len(head.lstrip(" -")) + 2)
        words = [lines[0][len(head) :], *(line.strip() for line in lines[1:])]
        text = "\n".join([f"{head}|", *(f"{indent}{line}".rstrip() for line in words)])
        fix = Fix(first + 1, last + 1, text)
    page.tell(
        node,
        "YAML joins the lines of this text, and the list in it becomes one line.",
        "joined-lines",
        "With a | behind the key the lines stay as they are:"
        if fix
        else "Put a | behind the key, and the text in lines of their own below it.",
        level="advice",
        fix=fix,
    )


def _comment(page: Page, node: ScalarNode) -> None:
    """Two spaces before a # begin a comment that is meant; after one, it may be text."""
    mark = node.end_mark
    rest = page.rest(mark).rstrip()
    whole = page.instead(node, quoted(node.value + rest))
    fix = replace(whole, text=whole.text.removesuffix(rest))
    page.tell_at(
        mark.line,
        mark.column + 1,
        "What follows “ #” is a comment and will not be shown.",
        "comment-in-text",
        f"If it belongs to the text, use quotes: {fix.text.strip()}\n"
        "If it is a comment, put two spaces before the # and one behind it.",
        length=len(rest) - 1,
        level="advice",
        fix=fix,
    )


def _curly(page: Page, node: ScalarNode) -> None:
    straight = node.value[1:-1]
    page.tell(
        node,
        "Curly quotes do not quote in YAML: they will be shown as part of the text.",
        "curly-quotes",
        "For a text in quotes, use straight ones:",
        level="advice",
        fix=page.instead(node, quoted(straight)),
    )


def look_at_items(page: Page, node: SequenceNode, *, is_text: bool) -> None:
    """Advise on a comma that split a phrase in `[...]`."""
    if not (is_text and node.flow_style):
        return
    items = node.value
    for before, item in pairwise(items):
        if not (_is_plain(before) and _is_plain(item)):
            continue
        whole = f"{before.value}, {item.value}"
        if before.value[:1].isupper() and item.value[:1].islower() and whole.count(" ") >= 3:
            page.tell(
                item,
                f"The comma makes two items: “{before.value}” and “{item.value}”.",
                "comma-in-text",
                "If it is one text, put it in quotes:",
                level="advice",
                fix=page.instead(before, quoted(whole), item),
            )


def _is_plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style


def look_at_key(page: Page, node: Node, index: int) -> bool:
    """Tell of a comma that cut a text in `{...}`, so that its end looks like a key."""
    key, value = node.value[index]
    cut = isinstance(node, MappingNode) and node.flow_style and not value.value
    if not cut or index == 0:
        return False
    before = node.value[index - 1]
    if not _is_plain(before[1]):
        return False
    text = f"{before[1].value}, {key.value}"
    page.tell(
        key,
        f"The comma ends the text before it, so “{key.value}” looks like a key.",
        "comma-in-text",
        "Put the whole text in quotes:",
        fix=page.instead(before[1], quoted(text.strip("“”")), key),
    )
    return True
