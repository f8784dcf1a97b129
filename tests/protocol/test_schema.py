from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plc_runner.protocol import cycle_source, schema
from plc_runner.protocol.cycle_source import MEETING, read_cycle
from plc_runner.protocol.library import shipped_folder
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.reading import capture_forms, keys
from plc_runner.protocol.source import read
from tests.protocol.editing.files import written

HERE = Path(__file__).parent
SCHEMA = schema.protocol_schema()
DEFS = SCHEMA["$defs"]
VALIDATOR = Draft202012Validator(SCHEMA)
CYCLE = schema.cycle_schema()
CYCLE_VALIDATOR = Draft202012Validator(CYCLE)
GOOD = [*sorted(shipped_folder().glob("*.yaml")), *sorted((HERE / "good").glob("*.yaml"))]
BAD = sorted((HERE / "bad").glob("*.yaml"))
CYCLES = sorted((shipped_folder() / "cycles").glob("*.yaml"))


class Yaml12(yaml.SafeLoader):
    """As editors read: YAML 1.2, in which `5:00` and `no` are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, words, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^({words})$"), list(first)
    )


def loaded(text: str, loader: type[yaml.SafeLoader] = Yaml12) -> Any:
    # An editor knows no dates either.
    return json.loads(json.dumps(yaml.load(text, loader), default=str))


def problems(text: str) -> tuple[Problem, ...]:
    return read(text.encode(), "test.yaml").errors


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (SCHEMA, "A protocol for PLC Runner, format 1"),
        (CYCLE, "A cycle for PLC Runner, format 1"),
    ],
)
def test_it_is_a_schema_of_draft_2020_12(made: dict[str, Any], title: str) -> None:
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert made["title"] == title


def test_the_files_beside_the_shipped_ones_are_up_to_date() -> None:
    for made, name in ((SCHEMA, "protocol.schema.json"), (CYCLE, "cycles/cycle.schema.json")):
        text = (shipped_folder() / name).read_text(encoding="utf-8")
        assert text == schema.schema_text(made), f"run: plc schema [--cycle] -o protocols/{name}"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@pytest.mark.parametrize("loader", [Yaml12, yaml.SafeLoader])
def test_every_good_file_is_valid_however_yaml_is_read(
    path: Path, loader: type[yaml.SafeLoader]
) -> None:
    VALIDATOR.validate(loaded(path.read_text(encoding="utf-8"), loader))


@pytest.mark.parametrize("path", CYCLES, ids=lambda path: path.stem)
def test_every_shipped_cycle_is_valid(path: Path) -> None:
    CYCLE_VALIDATOR.validate(loaded(path.read_text(encoding="utf-8")))


def test_every_shipped_file_names_its_schema() -> None:
    for path in (*shipped_folder().glob("*.yaml"), *CYCLES):
        name = "cycle" if path in CYCLES else "protocol"
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=./{name}.schema.json", path


TABLES = {
    "Step": keys.STEP,
    "Round": keys.ROUND,
    "RoundInside": keys.ROUND,
    "Role": keys.ROLE,
    "Group": keys.GROUP,
    "Facilitator": keys.FACILITATOR_KEYS,
    "Origin": keys.ORIGIN,
    "Turns": keys.TURNS,
    "Groups": keys.GROUPS,
    "Items": keys.ITEMS,
    "Times": keys.TIMES,
    "TableColumn": capture_forms.COLUMN,
    **capture_forms.KEYS,
}


@pytest.mark.parametrize("name", TABLES)
def test_it_has_the_keys_that_the_reader_knows(name: str) -> None:
    made, table = DEFS[name], TABLES[name]
    assert set(made["properties"]) == set(table)
    needed = {key for key, known in table.items() if known.required} or {name} & set(table)
    assert set(made.get("required", ())) == needed
    assert made["additionalProperties"] is False


def test_it_has_the_keys_of_the_whole_file_and_nothing_else() -> None:
    assert set(SCHEMA["properties"]) == set(keys.PROTOCOL)
    assert set(SCHEMA["required"]) == {"title", "steps"}
    assert set(DEFS) == set(TABLES) | {"Span", "Capture"}


def test_that_of_a_cycle_has_the_keys_that_the_reader_knows() -> None:
    for made, table in ((CYCLE, cycle_source.CYCLE), (CYCLE["$defs"]["Meeting"], MEETING)):
        assert set(made["properties"]) == set(table)
        assert set(made["required"]) == {key for key, known in table.items() if known.required}


def everything_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from everything_in(inner)


def test_every_key_and_every_thing_is_explained_to_a_teacher() -> None:
    for one in (*everything_in(SCHEMA), *everything_in(CYCLE)):
        described = [one] if "additionalProperties" in one and "$schema" not in one else []
        described = [one for one in described if "propertyNames" not in one and "enum" not in one]
        if one.get("additionalProperties") is False:
            described += one["properties"].values()
        for thing in described:
            words = thing.get("description", "")
            assert len(words) > 12, thing
            assert words[-1] == ".", words
            assert words.count("`") % 2 == 0, words
            for programmer in ("string", "None", "int ", "null", "seconds", "derived", "field"):
                assert programmer not in words, words


def test_bare_words_are_those_that_the_reader_takes() -> None:
    bare = {one["const"] for one in DEFS["Capture"]["anyOf"] if "const" in one}
    for kind in capture_forms.KINDS:
        step = f"title: T\nsteps: [{{title: A, minutes: 5, capture: [{kind}]}}]"
        assert (kind in bare) == (problems(step) == ())


def a_step(more: str) -> str:
    return f"title: T\nsteps:\n  - {{title: A, {more}}}\n"


RIGHT = [
    "minutes: 5",
    "minutes: 2.5",
    'minutes: "5"',
    "minutes: 90s",
    "minutes: 5-15",
    "minutes: 5 – 15 (10)",
    "minutes: 90s-5m (2m)",
    "minutes: {plan: 5}",
    "minutes: {min: 90s, plan: 5m, max: 10}",
    "turns: {each: 1}",
    "turns: {each: 90s, who: facilitator}",
    "minutes: 5, turns: {who: everyone}",
    "minutes: 5, turns: ",
    "minutes: , turns: {each: 1}",
    "minutes: 5, say: 5, guard: yes, notes: 1.10, stems: [1, true]",
    "minutes: 5, guard: , stems: , keep_full_time: , until: , groups: , capture: , talk: ",
    "minutes: 5, capture: [decision, {decision: }, {goal: Ours}]",
    "minutes: 5, capture: [{table: [{name: 1, choice: [1, 2]}]}, {columns: [1]}]",
]


@pytest.mark.parametrize("more", RIGHT)
def test_what_the_reader_takes_is_valid(more: str) -> None:
    assert problems(a_step(more)) == ()
    for loader in (Yaml12, yaml.SafeLoader):
        VALIDATOR.validate(loaded(a_step(more), loader))


@pytest.mark.parametrize("seed", range(30))
def test_any_file_that_the_reader_takes_is_valid(seed: int) -> None:
    text = written(Random(seed))
    # To the reader a number in quotes is one too; an editor may say otherwise.
    bare = re.sub(r"""(["'])(true|false|\d{1,3})\1""", r"\2", text)
    if not problems(text) and not problems(bare):
        VALIDATOR.validate(loaded(bare))


WRONG = [
    "title: T",
    "steps: [{title: A, minutes: 5}]",
    "title:\nsteps: [{title: A, minutes: 5}]",
    'title: " "\nsteps: [{title: A, minutes: 5}]',
    "title: [T]\nsteps: [{title: A, minutes: 5}]",
    "title: T\nsteps: []",
    "title: T\nsteps: talk",
    "title: T\nsteps: [talk]",
    *(
        f"title: T\n{line}\nsteps: [{{title: A, minutes: 5}}]"
        for line in (
            "format: 2",
            "id: t",
            "goal: G",
            "purpose: [a]",
            "stage: later",
            "based_on: tuning",
            "origin: Us",
            "origin: {url: x}",
            "group: 5",
            "group: {min: 0}",
            "group: {max: many}",
            "facilitator: Ana",
            "facilitator: {takes_part: perhaps}",
            "roles: [presenter]",
            "roles: {presenter: Ana}",
            "roles: {presenter: {count: 3}}",
            "roles: {two words: {title: T}}",
            "roles: {facilitator: {title: T}}",
            "norms: Be kind",
            "norms: [{a: b}]",
            "norms: [a, ]\nmaterials: [[a]]",
        )
    ),
    *(
        a_step(more)
        for more in (
            "minutes: ten",
            "minutes: 5:00",
            "minutes: 0",
            "minutes: 2000",
            "minutes: 5 min",
            "minutes: [5]",
            "minutes: {}",
            "minutes: {least: 5}",
            "minutes: {min: soon}",
            "talk: everyone",
            "minutes: 5, minute: 5",
            "minutes: 5, id: a b",
            "minutes: 5, talk: [writing]",
            "minutes: 5, stems: I see",
            "minutes: 5, until: never",
            "minutes: 5, when: sometimes",
            "minutes: 5, keep_full_time: 3",
            "minutes: 5, groups: 3",
            "minutes: 5, groups: {}",
            "minutes: 5, groups: {size: 1}",
            "minutes: 5, turns: everyone",
            "turns: {who: everyone}",
            "minutes: 5, turns: {each: 1}",
            "minutes: 5, turns: {for: everyone, each: 1}",
            "turns: {each: 1 min}",
            "minutes: 5, capture: decision",
            "minutes: 5, capture: [decisions]",
            "minutes: 5, capture: [columns]",
            "minutes: 5, capture: [text]",
            "minutes: 5, capture: [{text: }]",
            "minutes: 5, capture: [{columns: }]",
            "minutes: 5, capture: [{columns: []}]",
            "minutes: 5, capture: [{columns: Notice}]",
            "minutes: 5, capture: [{kind: columns, columns: [A]}]",
            "minutes: 5, capture: [{columns: [A], slot_ids: [a]}]",
            "minutes: 5, capture: [{columns: [A], unsure: true}]",
            "minutes: 5, capture: [{decision: A, action: B}]",
            "minutes: 5, capture: [{decision: A, label: B}]",
            "minutes: 5, capture: [{decision: A, required: maybe}]",
            "minutes: 5, capture: [{sort: [A], unsure: 1}]",
            "minutes: 5, capture: [{table: [Skill]}]",
            "minutes: 5, capture: [{table: [{title: Skill}]}]",
            "minutes: 5, capture: [{table: [{name: Skill, type: word}]}]",
            "minutes: 5, capture: [{rating: [few]}]",
            "minutes: 5, capture: [{fist_to_five: A, threshold: 6}]",
            "minutes: 5, capture: [{fist_to_five: A, levels: [a, b]}]",
            "minutes: 5, capture: [{columns: [A]}, {dots: a, per_person: 0}]",
        )
    ),
    *(
        f"title: T\nsteps:\n  - {{{more}}}\n"
        for more in (
            "round: R, per: participant",
            "round: R, per: participant, steps: []",
            "round: R, steps: [{title: A, minutes: 5}]",
            "round: R, per: 3, steps: [{title: A, minutes: 5}]",
            "round: R, per: {times: 0}, steps: [{title: A, minutes: 5}]",
            "round: R, per: {items: []}, steps: [{title: A, minutes: 5}]",
            "round: R, per: {times: 2, items: [a]}, steps: [{title: A, minutes: 5}]",
            "round: R, per: participant, minutes: 5, steps: [{title: A, minutes: 5}]",
            "round: R, per: participant, steps: [{round: R, per: participant, steps: "
            "[{round: R, per: participant, steps: [{title: A, minutes: 5}]}]}]",
        )
    ),
]


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_the_reader_does_not_take_is_not_valid_either(text: str) -> None:
    assert problems(text)
    assert not VALIDATOR.is_valid(loaded(text))


@pytest.mark.parametrize(
    "text",
    [
        "title: T",
        "meetings: [{week: 1, protocol: tuning}]",
        "title: T\nmeetings: []",
        "title: T\nmeetings: [tuning]",
        "title: T\nmeetings: [{week: 1}]",
        "title: T\nmeetings: [{protocol: tuning}]",
        "title: T\nmeetings: [{week: 0, protocol: tuning}]",
        "title: T\nmeetings: [{week: first, protocol: tuning}]",
        "title: T\nmeetings: [{week: 1, protocol: [tuning]}]",
        "title: T\nmeetings: [{week: 1, protocol: tuning, minutes: 5}]",
        "title: T\nformat: 2\nmeetings: [{week: 1, protocol: tuning}]",
        "title: T\nid: t\nmeetings: [{week: 1, protocol: tuning}]",
    ],
)
def test_a_cycle_that_the_reader_does_not_take_is_not_valid_either(text: str) -> None:
    assert read_cycle(text.encode(), "test.yaml").errors
    assert not CYCLE_VALIDATOR.is_valid(loaded(text))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_what_is_not_valid_is_not_taken_by_the_reader(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    # Other readers of YAML stop at a "?" before a bracket; the author is told.
    if not reading.errors and path.stem != "question-before-brace":
        VALIDATOR.validate(loaded(reading.text))
