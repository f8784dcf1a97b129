"""What the docstrings under the fields of a model say.

They are read from the source when somebody asks: pydantic's own way would read it at every start.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


def about(model: type) -> str:
    """What a model's own docstring says, in one line."""
    return _one_line(model.__doc__ or "")


def about_fields(model: type) -> dict[str, str]:
    """What is said of each field, in one line; a model's own words go before inherited ones."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        found |= _classes(one.__module__).get(one.__name__, {})
    return found


@cache
def _classes(module: str) -> dict[str, dict[str, str]]:
    """The classes of one of our modules, and what is said of their fields."""
    if not module.startswith(f"{__package__}."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: _fields(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for before, after in pairwise(node.body):
        match before, after:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = _one_line(text)
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
