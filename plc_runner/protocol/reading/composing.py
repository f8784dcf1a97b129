"""From text to YAML nodes that know their places. Nothing is constructed here."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import Node

from plc_runner.protocol.reading.page import Page, quoted
from plc_runner.protocol.reading.syntax import explain

DEEPEST = 50
_SAFE_BRACKETS = 200
"""With so few, the composer cannot run out of stack, however they nest."""
_REPAIRS = 50
"""How often a small file is read again; a large one less."""
_DEEP_INDENT = re.compile(r"^[ \t?:-]{100}", re.MULTILINE)
_SPECIAL = re.compile(r"[&!](?<![^\s\[{,:?-][&!])\S")
"""Where a name for reuse (&x) or a type (!x) could be; most files have none."""


class _PlainTags:
    """Leaves every value untyped: what it means depends on where it stands."""

    def resolve(self, kind: object, value: object, implicit: object) -> None:  # noqa: ARG002
        return None

    def descend_resolver(self, node: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _Loader(_PlainTags, CParser):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)

else:  # pragma: no cover - the wheels of PyYAML have libyaml

    class _Loader(  # type: ignore[no-redef]
        _PlainTags,
        yaml.reader.Reader,
        yaml.scanner.Scanner,
        yaml.parser.Parser,
        yaml.composer.Composer,
    ):
        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)


def compose(page: Page) -> Node | None:
    """The file's nodes; None if YAML itself cannot be read, or is not worth the danger.

    A slip whose repair is plain is told, repaired and read on, so that one run shows everything.
    """
    if _refused(page):
        return None
    most = 2 * len(page.text) + 200
    for _ in range(max(2, min(_REPAIRS, 1_000_000 // len(page.text)))):
        try:
            node: Node | None = _Loader(page.text).get_single_node()
        except yaml.YAMLError as error:
            repaired = explain(page, page.text, error)
            # Quotes put around quotes double them: a line that this does not help would explode.
            if repaired is None or repaired == page.text or len(repaired) > most:
                return None
            page.text = repaired
        else:
            if node is None:
                hint = "Begin with a title, without # before it: title: Our protocol"
                page.tell_at(0, 0, "There is nothing here but comments.", "empty-file", hint)
            return node
    return None


def _refused(page: Page) -> bool:
    """Whether it nests too deep or uses what a protocol does without. Tells so."""
    text = page.text
    brackets = text.count("[") + text.count("{")
    harmless = brackets <= _SAFE_BRACKETS and not _DEEP_INDENT.search(text)
    if harmless and not _SPECIAL.search(text):
        return False
    return _scan(page, yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)


def _scan(page: Page, loader: Any) -> bool:
    """The slow and safe way: look at the events one by one."""
    depth = 0
    try:
        for event in yaml.parse(page.text, Loader=loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            mark: Any = event.start_mark
            if depth > DEEPEST:
                page.tell_at(
                    mark.line,
                    mark.column,
                    f"Brackets or indents are nested more than {DEEPEST} deep.",
                    "too-deep",
                    "A protocol needs about ten. Is it the right file?",
                )
                return True
            if isinstance(event, yaml.NodeEvent) and _is_special(page, event):
                return True
    except yaml.YAMLError:
        return False  # Composing stumbles over it too, and says so.
    return False


def _is_special(page: Page, event: yaml.NodeEvent) -> bool:
    mark: Any = event.start_mark
    rest = page.rest(mark)
    if event.anchor is not None:
        sign, message = (
            "&*",
            "“&name” and “*name” stand for reuse in YAML; protocols do not reuse.",
        )
        rule = "alias"
    elif getattr(event, "tag", None) not in (None, "!"):
        sign, message = ("!", "A word that begins with “!” means a type in YAML.")
        rule = "tag"
    else:
        return False
    hint = f"If it is part of the text, put the text in quotes: {quoted(rest.strip())}"
    if rest[:1] not in sign:
        hint = "Write the text itself."
    page.tell_at(mark.line, mark.column, message, rule, hint, length=len(rest.split(" ")[0]))
    return True
