"""The one table of commands as screens need it: bindings, footer keys, menu, palette, help.

All of it is made from `session.verbs`; nothing here names a key that the table does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from textual.binding import Binding

from plc_runner.session.kinds.prediction import locked
from plc_runner.session.meaning_past import PAST
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.verbs import GROUPS, VERBS, Verb, verbs_for

_OF_THE_LINE = ("up",)
"""Keys that the capture line binds itself."""
_OF_THE_APP = ("ctrl+q", "ctrl+p", "ctrl+t")
"""Keys that mean the same on every screen."""
_WHILE_IT_RUNS = frozenset({
    "next-step", "previous-step", "skip-step", "go-to-step", "next-turn", "previous-turn", "pause",
    "add-time", "take-time", "catch-up", "reveal", "adjourn", "make-groups", "quiet",
})  # fmt: skip
_NEVER_IN_THE_MENU = frozenset({"menu", "resume", "answer-gap", "reopen"})


def bindings() -> list[Binding]:
    """The keys of the Run screen. They come before the line's own, but for those it keeps."""
    return [
        Binding(
            verb.key,
            f"verb('{verb.id}')",
            verb.title,
            show=False,
            priority=True,
            id=verb.binding_id,
        )
        for verb in VERBS
        if verb.key and verb.on_wall and verb.key not in (*_OF_THE_LINE, *_OF_THE_APP)
    ]


def verb_of_key(label: str) -> Verb | None:
    """The verb whose key is printed so: "PgDn"."""
    return next((verb for verb in VERBS if verb.key_label == label), None)


def possible(state: SessionState) -> tuple[Verb, ...]:
    """The verbs that can mean something on the wall now, in the order of the table."""
    return tuple(verb for verb in VERBS if verb.on_wall and _is_possible(verb, state))


def _is_possible(verb: Verb, state: SessionState) -> bool:
    if verb.id in _NEVER_IN_THE_MENU:
        return False
    if state.phase is Phase.READY:
        return verb.id not in _WHILE_IT_RUNS
    only_if = _ONLY_IF.get(verb.id)
    return only_if is None or only_if(state)


_ONLY_IF: Mapping[str, Callable[[SessionState], bool]] = {
    "start": lambda _: False,
    "next-turn": lambda state: (
        state.holder is not None
        or (state.step is not None and bool(state.groups.get(state.step.key)))
    ),
    "previous-turn": lambda state: state.holder is not None,
    "order-turns": lambda state: any(step.turns for step in state.steps[state.position or 0 :]),
    "reveal": lambda state: bool(locked(state)),
    "since": lambda state: bool(state.taken_up),
    **dict.fromkeys(PAST, lambda state: bool(state.taken_up)),
}
"""Verbs that mean something only sometimes, once the meeting has begun."""


def menu(verbs: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The rows of the menu: those of the verbs that have a letter."""
    return tuple(verb for verb in verbs if verb.letter)


def prefill(verb: Verb, typed: str) -> str:
    """The line once a verb that needs more words was chosen: what was typed becomes its words."""
    word, *rest = typed.split(maxsplit=1) if typed.startswith("/") else ("", typed)
    if word not in ("", "/") and len(verbs_for(word)) != 1:
        rest = [typed]
    return f"{verb.words[0]} {rest[0] if rest else ''}"


def help_rows() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """All verbs of the wall: for each group its name and (key or letter, usage, sentence)."""
    for group in GROUPS:
        rows = [
            (verb.key_label or (f"Esc {verb.letter.upper()}" if verb.letter else ""), verb)
            for verb in VERBS
            if verb.group == group and verb.on_wall
        ]
        yield group, [(key, verb.usage, verb.help) for key, verb in rows]
