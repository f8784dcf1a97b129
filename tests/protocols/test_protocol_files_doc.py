"""The examples in docs/protocol-files.md are read, and it leaves nothing out."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from plc_runner.protocol import model
from plc_runner.protocol.capture_forms import KINDS
from plc_runner.protocol.parts import Frozen
from plc_runner.protocol.source import read

DOC = (Path(__file__).parents[2] / "docs" / "protocol-files.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def whole(example: str) -> str:
    """An example as a file: steps on their own get a protocol around them."""
    if not example.startswith("- "):
        return example
    roles = "roles: {presenter: {title: Presenter}}\n"
    return f"title: An example\n{roles}steps:\n{indent(example, '  ')}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read_without_a_problem(example: str) -> None:
    reading = read(whole(example).encode(), "example.yaml")
    assert reading.problems == ()
    assert reading.protocol is not None


def test_the_first_file_has_eight_lines() -> None:
    assert len(EXAMPLES[0].splitlines()) == 8


@pytest.mark.parametrize(
    "keys",
    [model.Protocol, model.Step, model.Round, model.Origin, model.Role, model.Group,
     model.Facilitator, model.Turns, model.Groups],
)  # fmt: skip
def test_every_key_has_a_word_of_explanation_and_an_example(keys: type[Frozen]) -> None:
    derived = {"id"} if keys is model.Protocol else set()
    for name in keys.model_fields.keys() - derived:
        assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`", DOC), name
        assert any(re.search(rf"\b{name}:", example) for example in EXAMPLES), name


def test_every_kind_of_capture_and_its_options_are_explained_and_shown() -> None:
    shown = "\n".join(EXAMPLES)
    for name, kind in KINDS.items():
        assert f"| `{name}` |" in DOC
        assert re.search(rf"- {{?{name}\b", shown), name
        for option in kind.options:
            assert f"`{option}" in DOC, (name, option)
