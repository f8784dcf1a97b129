"""The JSON Schemas of protocols and cycles, for editors that check and complete while one types.

They are made from the models: what the reader derives is taken out, and the short forms that the
reader spells out are put in. What the reader takes is valid, but for a number or a true in quotes;
of what it does not take, a schema knows what can be seen without looking elsewhere in the file.
"""

from __future__ import annotations

import json
import re
from typing import Any

from plc_runner.protocol import captures, cycle, model
from plc_runner.protocol.docstrings import about, about_fields
from plc_runner.protocol.parts import Frozen
from plc_runner.protocol.reading.capture_forms import KINDS
from plc_runner.protocol.reading.durations import DURATION, LONGEST, RANGE
from plc_runner.protocol.vocabulary import BARE, RESERVED

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOTHING: Schema = {"type": "null"}
TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""To other readers of YAML, 3 is a number and yes is true; here both are texts."""
NAME: Schema = {"type": ["string", "number"], "pattern": r"^\S+$"}
TIME: Schema = {
    "type": ["number", "string"],
    "exclusiveMinimum": 0,
    "maximum": LONGEST // 60,
    "pattern": f"^(?:{DURATION.pattern})$",
    "patternErrorMessage": "Write a time such as 5, 1m or 90s.",
}
_SPAN: Schema = {
    "title": "Minutes",
    "type": ["number", "string", "object"],
    "exclusiveMinimum": 0,
    "maximum": LONGEST // 60,
    "pattern": f"^(?:{RANGE.pattern}|{DURATION.pattern})$",
    "patternErrorMessage": "Write minutes such as 5, 5-10, 5-15 (10) or 90s.",
    "minProperties": 1,
}
"""A number, a range, or the three at length."""
_MODELS: dict[str, type[Frozen]] = {
    name: thing
    for module in (model, captures, cycle)
    for name, thing in vars(module).items()
    if isinstance(thing, type) and issubclass(thing, Frozen)
}
_DERIVED = {"kind", "slot_ids", "Protocol.id", "Cycle.id"}
"""What the reader fills in and a file does not say."""


def schema_text(schema: Schema | None = None) -> str:
    """A schema as a file has it; that of a protocol unless another one is given."""
    return json.dumps(schema or protocol_schema(), ensure_ascii=False, indent=2) + "\n"


def protocol_schema() -> Schema:
    """The schema of a protocol file, draft 2020-12."""
    made = model.Protocol.model_json_schema()
    bodies = made.pop("$defs")
    whole = _object(made, model.Protocol)
    kinds = {kind: _capture(kind, bodies.pop(_name(kind))) for kind in KINDS}
    defs = {name: _object(body, _MODELS[name]) for name, body in bodies.items()}
    defs["Span"] = {key: value for key, value in defs["Span"].items() if key != "required"} | _SPAN
    defs["Step"] |= _ONE_TIME
    defs["RoundInside"] = _round_inside(defs["Round"])
    defs["Capture"] = {"anyOf": [*_bare(), *({"$ref": f"#/$defs/{kind}"} for kind in kinds)]}
    whole["title"] = "A protocol for PLC Runner, format 1"
    return {"$schema": DIALECT, **whole, "$defs": defs | kinds}


def cycle_schema() -> Schema:
    """The schema of a cycle's file, draft 2020-12."""
    made = cycle.Cycle.model_json_schema()
    defs = {name: _object(body, _MODELS[name]) for name, body in made.pop("$defs").items()}
    whole = _object(made, cycle.Cycle)
    whole["title"] = "A cycle for PLC Runner, format 1"
    return {"$schema": DIALECT, **whole, "$defs": defs}


def _object(body: Schema, made_from: type[Frozen]) -> Schema:
    """A model as keys and values of a file."""
    needed = [name for name in body.get("required", ()) if name not in _DERIVED]
    words = about_fields(made_from)
    properties = {}
    for name, field in body["properties"].items():
        names = (f"{made_from.__name__}.{name}", name)
        if not _DERIVED.isdisjoint(names):
            continue
        form = next((_SPECIAL[one] for one in names if one in _SPECIAL), None) or _form(field)
        form = form if name in needed else _or_nothing(form)
        properties[name] = {**_described(words[name]), **form, **_default(field)}
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", made_from.__name__).capitalize()
    said = {"title": title, **_described(about(made_from))}
    found = {**said, "type": "object", "properties": properties}
    required = {"required": needed} if needed else {}
    return {**found, **required, "additionalProperties": False}


def _described(words: str) -> Schema:
    """What an editor shows: many know Markdown by this name only, and show its signs elsewhere."""
    said = {"description": words.replace("`", "")}
    return {**said, "markdownDescription": words} if "`" in words else said


def _form(field: Schema) -> Schema:
    """A field of a model as a file may write it."""
    if "anyOf" in field:
        forms = [_form(one) for one in field["anyOf"] if one != NOTHING]
        return {"anyOf": forms} if len(forms) > 1 else forms[0]
    if "items" in field:
        return _only(field, "type", "minItems", "maxItems") | {"items": _form(field["items"])}
    if "discriminator" in field:
        return {"$ref": "#/$defs/Capture"}
    if field.get("type") == "string" and "enum" not in field:
        return TEXT
    is_time = field.get("maximum") == LONGEST
    return TIME if is_time else _only(field, "$ref", "type", "enum", "const", "minimum", "maximum")


def _or_nothing(form: Schema) -> Schema:
    """A key with nothing after it is as good as none."""
    if "enum" in form:
        return {"enum": [*form["enum"], None]}
    if "const" in form:
        return {"enum": [form["const"], None]}
    if "type" in form:
        types = form["type"] if isinstance(form["type"], list) else [form["type"]]
        return form | {"type": [*types, "null"]}
    return {"anyOf": [*form.get("anyOf", [form]), NOTHING]}


def _default(field: Schema) -> Schema:
    value = field.get("default")
    return {"default": value} if isinstance(value, str | int) and value != "" else {}


def _only(field: Schema, *keys: str) -> Schema:
    return {key: field[key] for key in keys if key in field}


_SPECIAL: dict[str, Schema] = {
    "id": NAME,
    "Protocol.based_on": {"type": "string", "pattern": r"^[^\s@]+@[^\s@]+$"},
    "Protocol.roles": {
        "type": "object",
        "propertyNames": NAME | {"not": {"enum": list(RESERVED)}},
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/Role"}, NOTHING]},
    },
    "Round.per": {
        "anyOf": [
            {"type": "string", "pattern": r"[^\s\d]"},
            {"$ref": "#/$defs/Items"},
            {"$ref": "#/$defs/Times"},
        ]
    },
}
"""Fields of which the reader knows more than their model."""
_SOMETHING: Schema = {"not": NOTHING}
_EACH = {"type": "object", "required": ["each"], "properties": {"each": _SOMETHING}}
_ONE_TIME: Schema = {
    "oneOf": [
        {"required": ["minutes"], "properties": {"minutes": _SOMETHING}},
        {"required": ["turns"], "properties": {"turns": _EACH}},
    ]
}
"""What the model of a step checks as a whole."""


def _round_inside(round_: Schema) -> Schema:
    """A round in a round, which has steps only."""
    steps = round_["properties"]["steps"] | {"items": {"$ref": "#/$defs/Step"}}
    inside = round_ | {"properties": round_["properties"] | {"steps": steps}}
    parts = {"anyOf": [{"$ref": "#/$defs/Step"}, {"$ref": "#/$defs/RoundInside"}]}
    round_["properties"]["steps"] = round_["properties"]["steps"] | {"items": parts}
    return inside


def _capture(kind: str, body: Schema) -> Schema:
    """A capture kind: its own key first, with what the model calls otherwise, then the options."""
    found = _object(body, _MODELS[_name(kind)])
    properties = found["properties"]
    field = KINDS[kind].value
    value = properties.pop(field)
    if kind not in BARE and field == "label":
        value = TEXT
    made_from = _MODELS[_name(kind)]
    value = value | _described(f"{about(made_from)} {about_fields(made_from)[field]}")
    found |= {"title": kind, "properties": {kind: value} | properties, "required": [kind]}
    return found


def _bare() -> list[Schema]:
    """The kinds that may stand for themselves."""
    return [
        {"const": kind, **_described(about(_MODELS[_name(kind)]))}
        for kind in KINDS
        if kind in BARE and KINDS[kind].value == "label"
    ]


def _name(kind: str) -> str:
    """The name of a kind's model."""
    return "".join(word.capitalize() for word in kind.split("_")) + "Capture"
