"""The examples in docs/protocol-format.md are read, its commands exist, it leaves nothing out."""

from __future__ import annotations

import ast
import inspect
import re
import runpy
import shlex
from pathlib import Path
from textwrap import indent

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from plc_runner.cli.main import COMMANDS, load
from plc_runner.protocol import captures, cycle, model, parts
from plc_runner.protocol.advising import advice as advice_rules
from plc_runner.protocol.advising import time_advice
from plc_runner.protocol.cycle_source import read_cycle
from plc_runner.protocol.parts import Frozen
from plc_runner.protocol.plan import plan
from plc_runner.protocol.reading.capture_forms import KINDS
from plc_runner.protocol.schema import protocol_schema
from plc_runner.protocol.source import read
from tests.protocol.build import people

DOCS = Path(__file__).parents[2] / "docs"
DOC = (DOCS / "protocol-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
CYCLES = [example for example in EXAMPLES if "\nmeetings:" in example]
PROTOCOLS = [example for example in EXAMPLES if example not in CYCLES]
TUTORIAL = [example for example in EXAMPLES if "title: One idea each" in example]
COMMAND_LINES = re.findall(r"^\$ (plc .*)$", DOC, re.MULTILINE) + re.findall("`(plc .*?)`", DOC)
DERIVED = {"kind", "slot_ids"}


def whole(example: str) -> str:
    """An example as a file: steps on their own get a protocol around them."""
    if not example.startswith("- "):
        return example
    roles = "roles: {presenter: {title: Presenter}}\n"
    return f"title: An example\n{roles}steps:\n{indent(example, '  ')}"


def test_its_tables_are_up_to_date() -> None:
    page = runpy.run_path(str(DOCS / "make_format.py"))["page"]
    assert page(DOC) == DOC, "run: python docs/make_format.py"


@pytest.mark.parametrize("example", PROTOCOLS, ids=range(len(PROTOCOLS)))
def test_every_example_is_read_without_an_error(example: str) -> None:
    reading = read(whole(example).encode(), "example.yaml")
    assert reading.errors == ()
    assert reading.protocol is not None
    Draft202012Validator(protocol_schema()).validate(yaml.safe_load(whole(example)))


def test_no_advice_is_left_at_the_end_of_the_tutorial_and_what_is_told_before_is_true() -> None:
    first, *_, last = TUTORIAL
    rules = [problem.rule for problem in read(first.encode(), "first.yaml").problems]
    assert rules == ["no-purpose", "nothing-kept"]
    assert read(last.encode(), "last.yaml").problems == ()


def test_every_rule_of_advice_is_explained() -> None:
    advice = [ast.parse(inspect.getsource(module)) for module in (advice_rules, time_advice)]
    words = [
        node.value
        for tree in advice
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    rules = {word for word in words if re.fullmatch(r"[a-z]+-[a-z]+", word)}
    assert len(rules) > 10
    assert rules <= set(re.findall(r"`([a-z]+-[a-z]+)`", DOC))


@pytest.mark.parametrize("example", CYCLES, ids=range(len(CYCLES)))
def test_every_cycle_is_read_without_a_problem(example: str) -> None:
    reading = read_cycle(example.encode(), "example.yaml")
    assert reading.problems == ()
    assert reading.cycle is not None


def test_the_sheet_of_paper_and_the_file_say_the_same() -> None:
    (sheet,) = re.findall(r"^> \*\*Looking.*?(?=^$)", DOC, re.MULTILINE | re.DOTALL)
    protocol = read(TUTORIAL[-1].encode(), "tutorial.yaml").protocol
    assert protocol is not None
    here = people(8)
    planned = plan(protocol, here, {"presenter": [here[0].id]}, facilitator=here[-1].id)

    assert planned.problems == ()
    minutes = [int(number) for number in re.findall(r"\*(\d+) min", sheet)]
    assert minutes[3] == 1
    assert [step.full // 60 for step in planned.steps] == [*minutes[:3], 7, *minutes[4:]]


def _options(command: click.Command) -> set[str]:
    return {name for option in command.params for name in option.opts + option.secondary_opts}


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_that_it_names_is_there(line: str) -> None:
    _, name, *words = shlex.split(line)
    assert name in COMMANDS
    command = load(name)
    if isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    assert {word for word in words if word.startswith("-")} <= _options(command)


MODELS = [
    thing
    for module in (model, captures, cycle)
    for thing in vars(module).values()
    if isinstance(thing, type)
    and issubclass(thing, Frozen)
    and thing not in (Frozen, parts.Slot)
    and "kind" not in thing.model_fields
]


@pytest.mark.parametrize("keys", MODELS)
def test_every_key_has_a_word_of_explanation_and_an_example(keys: type[Frozen]) -> None:
    derived = {"id"} if keys in (model.Protocol, cycle.Cycle) else set()
    for name in keys.model_fields.keys() - derived:
        assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", DOC), name
        assert any(re.search(rf"\b{name}:", example) for example in EXAMPLES), name


def test_every_kind_of_capture_and_its_options_are_explained_and_shown() -> None:
    shown = "\n".join(EXAMPLES)
    for name, kind in KINDS.items():
        assert f"| `{name}` |" in DOC
        assert re.search(rf"- {{?{name}\b", shown), name
        for option in kind.options:
            assert f"| `{name}` | `{option}` |" in DOC
            assert re.search(rf"\b{option}:", shown), option


def test_links_within_it_lead_somewhere() -> None:
    heads = re.findall(r"^#+ (.*)$", DOC, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#(.*?)\)", DOC)) <= anchors
