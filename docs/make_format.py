"""Fills the tables in docs/protocol-format.md from the schema, and so from the models."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plc_runner.protocol import schema
from plc_runner.protocol.reading.capture_forms import KINDS

PAGE = Path(__file__).parent / "protocol-format.md"
_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of the table -->\n)", re.DOTALL)
_PROTOCOL, _CYCLE = schema.protocol_schema(), schema.cycle_schema()
_DEFS: dict[str, Any] = {
    "Protocol": _PROTOCOL,
    "Cycle": _CYCLE,
    **_PROTOCOL["$defs"],
    **_CYCLE["$defs"],
}
_OF_EVERY_KIND = ("id", "label", "required")
_EXPLAINED = {
    "Span": "[minutes](#minutes)",
    "Capture": "[what is taken down](#what-is-taken-down)",
    "Step": "steps",
    "Round": "[rounds](#rounds-steps-that-come-again)",
    "RoundInside": "rounds",
    "Meeting": "meetings, see below",
}
"""What has a section of its own."""


def page(text: str) -> str:
    """The page with its tables made anew."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{_table(found[2])}\n{found[3]}", text)


def _table(name: str) -> str:
    if name == "Capture":
        return "".join(_kinds())
    if name == "CaptureOptions":
        return "".join(_options())
    return "".join(_keys(_DEFS[name]))


def _keys(body: dict[str, Any]) -> Iterator[str]:
    yield "| key | what you write | what it is for |\n|---|---|---|\n"
    for key, form in body["properties"].items():
        needed = " (needed)" if key in body.get("required", ()) else ""
        yield f"| `{key}`{needed} | {_written(form)} | {_said(form)} |\n"


def _kinds() -> Iterator[str]:
    yield "| kind | for example | what it takes down |\n|---|---|---|\n"
    for kind, form in KINDS.items():
        value = _DEFS[kind]["properties"][kind]
        bare = "null" in value.get("type", ())
        example = f"`{kind}: {form.example}`" + (f", or just `{kind}`" if bare else "")
        yield f"| `{kind}` | {example} | {_said(_DEFS[kind])} |\n"


def _options() -> Iterator[str]:
    yield "| of | option | what you write | what it is for |\n|---|---|---|---|\n"
    common = _DEFS["columns"]["properties"]
    for option in _OF_EVERY_KIND:
        form = common[option]
        yield f"| every kind | `{option}` | {_written(form)} | {_said(form)} |\n"
    for kind, names in KINDS.items():
        for option in names.options:
            form = _DEFS[kind]["properties"][option]
            yield f"| `{kind}` | `{option}` | {_written(form)} | {_said(form)} |\n"


def _said(form: dict[str, Any]) -> str:
    words: str = form.get("markdownDescription") or form["description"]
    return words


def _written(form: dict[str, Any]) -> str:
    """What stands behind a key, in words."""
    default = form.get("default")
    if default is None or 1 in form.get("enum", ()):
        return _value(form)
    word = str(default).lower() if isinstance(default, bool) else default
    return f"{_value(form)}; without it `{word}`"


def _value(form: dict[str, Any]) -> str:
    if "$ref" in form:
        name = form["$ref"].rpartition("/")[2]
        return _EXPLAINED.get(name) or f"`{{{_names(_DEFS[name])}}}`"
    if "anyOf" in form:
        return _or([_value(one) for one in form["anyOf"] if one != schema.NOTHING])
    if "items" in form:
        return f"a list of {_value(form['items'])}".replace("of a text", "of texts")
    if "additionalProperties" in form:
        return f"for each a short name: {_value(form['additionalProperties'])}"
    return _word(form)


def _word(form: dict[str, Any]) -> str:
    if "enum" in form:
        return _or([f"`{word}`" for word in form["enum"] if word is not None])
    if "minimum" in form:
        return f"a number from {form['minimum']} to {form['maximum']}"
    if form.get("pattern") == schema.TIME["pattern"]:
        return "a time: `5`, `1m`, `90s`"
    if "pattern" in form:
        return "one word" if form["pattern"] == schema.NAME["pattern"] else "a text"
    return "`true` or `false`"


def _or(words: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _names(body: dict[str, Any]) -> str:
    return ", ".join(f"{key}: …" for key in body["properties"])


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
