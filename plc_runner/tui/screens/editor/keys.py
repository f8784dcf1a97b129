"""The keys of the editor: one table for bindings, footer, help and palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding
from textual.content import Content
from textual.style import Style

Mode = Literal["list", "cell", "typing", "text", "wall"]
"""Where the keys go: the list of steps, a cell, the words in a cell, the text, the wall alone."""

EVERYWHERE: frozenset[Mode] = frozenset(("list", "cell", "typing", "text", "wall"))
FORM: frozenset[Mode] = frozenset(("list", "cell"))


@dataclass(frozen=True, slots=True)
class EditKey:
    """What one key does."""

    key: str
    """Textual's name of it."""
    label: str
    """What stands on the keyboard."""
    action: str
    """Of the editor; empty where the key is at home in a list or a field."""
    title: str
    """For help and palette."""
    footer: str = ""
    """In a word or two; empty to leave it to help."""
    modes: frozenset[Mode] = EVERYWHERE
    rank: int = 5
    """The footer leaves out the highest first, if there is not room for all."""
    row: int = 2
    """Of the footer."""


def _modes(*modes: Mode) -> frozenset[Mode]:
    return frozenset(modes)


KEYS: tuple[EditKey, ...] = (
    EditKey("enter", "Enter", "", "Edit the cell", "edit", FORM, 1, 1),
    EditKey("enter", "Enter", "", "Keep what is typed", "keep", _modes("typing"), 1, 1),
    EditKey("tab", "Tab", "", "Keep it, and to the next cell", "next", _modes("typing"), 2, 1),
    EditKey("tab", "Tab", "", "To the next cell", "next", _modes("cell"), 3, 1),
    EditKey("pagedown", "PgDn", "", "The same cell of the next step", "", _modes("cell"), 7, 1),
    EditKey("ctrl+j", "Ctrl+J", "new_line", "A new line in the cell", "new line",
            _modes("typing"), 3, 1),
    EditKey("ctrl+n", "Ctrl+N", "add_step", "Add a step below", "new step",
            FORM | {"typing"}, 2, 1),
    EditKey("ctrl+r", "Ctrl+R", "add_round", "Add a round below", "round",
            FORM, 6, 1),
    EditKey("ctrl+d", "Ctrl+D", "copy", "Copy the step", "copy", FORM, 5, 1),
    EditKey("shift+up", "Shift+↑", "move(-1)", "Move the step up", "", FORM, 9, 1),
    EditKey("shift+down", "Shift+↓", "move(1)", "Move the step down", "move", FORM, 4, 1),
    EditKey("delete", "Del", "remove", "Remove the step", "remove", _modes("list"), 3, 1),
    EditKey("delete", "Del", "", "Empty the cell", "", _modes("cell"), 7, 1),
    EditKey("ctrl+v", "Paste", "", "A table from a spreadsheet or a text becomes steps",
            "", FORM, 9, 1),
    EditKey("tab", "Tab", "", "Indent", "indent", _modes("text"), 6, 1),
    EditKey("f8", "F8", "next_problem", "The next problem", "problem",
            EVERYWHERE - {"wall"}, 3, 1),
    EditKey("f7", "F7", "put_right", "Put in the line that is offered", "put right",
            EVERYWHERE - {"wall"}, 3, 1),
    EditKey("ctrl+s", "Ctrl+S", "save", "Save", "save", EVERYWHERE - {"wall"}, 1),
    EditKey("ctrl+z", "Ctrl+Z", "undo", "Take back the last change", "undo",
            EVERYWHERE - {"wall"}, 6),
    EditKey("ctrl+y", "Ctrl+Y", "redo", "Do it again after all", "", EVERYWHERE - {"wall"}, 9),
    EditKey("f2", "F2", "face", "The other face: form or text", "text", FORM | {"typing"}, 2),
    EditKey("f2", "F2", "face", "The other face: form or text", "form", _modes("text"), 2),
    EditKey("f3", "F3", "wall", "The step as the wall shows it", "wall", EVERYWHERE - {"wall"}, 3),
    EditKey("f4", "F4", "other_editor", "Edit the text in the editor of VISUAL or EDITOR", "",
            EVERYWHERE - {"wall"}, 9),
    EditKey("f5", "F5", "rehearse", "Rehearse it at speed", "rehearse", EVERYWHERE, 7),
    EditKey("f6", "F6", "card", "Write the card to print", "card", EVERYWHERE, 8),
    EditKey("f1", "F1", "help", "All keys", "keys", EVERYWHERE, 3),
    EditKey("pagedown", "PgDn", "page(1)", "The next step on the wall", "next",
            _modes("wall"), 3),
    EditKey("pageup", "PgUp", "page(-1)", "The step before on the wall", "before",
            _modes("wall"), 3),
    EditKey("escape", "Esc", "back", "Leave the cell as it was", "as it was", _modes("typing"), 2),
    EditKey("escape", "Esc", "back", "Back to the list of steps", "list", _modes("cell"), 2),
    EditKey("escape", "Esc", "back", "Back to the editor", "back", _modes("wall"), 2),
    EditKey("escape", "Esc", "back", "Leave; asks if something is not saved", "leave",
            _modes("list", "text"), 2),
)  # fmt: skip


_OF_FORM = frozenset(("add_step", "add_round", "copy", "move(-1)", "move(1)", "remove", "new_line"))
"""Actions whose keys the form looks at itself, each in its turn."""


def bindings() -> list[Binding]:
    """Those of the screen. Esc gives way to a cell."""
    seen = {
        each.key: Binding(
            each.key,
            each.action,
            each.title,
            show=False,
            priority=each.key != "escape",
            id=f"edit.{each.action}",
        )
        for each in KEYS
        if each.action and each.action not in _OF_FORM
    }
    return list(seen.values())


def is_for(action: str, mode: Mode) -> bool:
    """Whether an action of the table may be asked for now; of others nothing is known here."""
    rows = [each for each in KEYS if each.action.partition("(")[0] == action]
    return not rows or any(mode in each.modes for each in rows)


def form_action(key: str, mode: Mode) -> str | None:
    """The action of a key in the form; None where it has none."""
    return next(
        (
            each.action
            for each in KEYS
            if each.key == key and mode in each.modes and each.action in _OF_FORM
        ),
        None,
    )


def footer(mode: Mode, row: int, room: int, hidden: frozenset[str] = frozenset()) -> Content:
    """The keys that do something now, as many as there is room for; each can be clicked.

    Args:
        mode: where the keys go.
        row: of the footer; 0 to have all in one.
        room: cells.
        hidden: actions that have nothing to do.
    """
    fitting = [
        each
        for each in KEYS
        if mode in each.modes and each.footer and row in (0, each.row) and each.action not in hidden
    ]
    while fitting and sum(len(e.label) + len(e.footer) + 3 for e in fitting) - 2 > room:
        fitting.remove(max(fitting, key=lambda each: each.rank))
    return Content("  ").join([_shown(each) for each in fitting])


def _shown(each: EditKey) -> Content:
    label = "Shift+↑↓" if each.key == "shift+down" else each.label
    shown = Content.assemble((label, "bold $wall-text"), (f" {each.footer}", "$wall-muted"))
    if not each.action:
        return shown
    return shown.stylize(Style.from_meta({"edit": each.action}))


def help_rows() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Heads, each with keys and what they do."""
    groups: tuple[tuple[str, frozenset[Mode]], ...] = (
        ("Form", FORM),
        ("In a cell", _modes("typing")),
        ("Text", _modes("text")),
        ("Everywhere", EVERYWHERE),
    )
    for head, modes in groups:
        rows = [each for each in KEYS if each.modes & modes and _is_of(each, head)]
        yield head, tuple(dict.fromkeys((each.label, each.title) for each in rows))


def _is_of(each: EditKey, head: str) -> bool:
    everywhere = len(each.modes) > 3 or each.key == "f2"
    return everywhere is (head == "Everywhere")
