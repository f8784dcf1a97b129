"""What is wrong with the text, under it: Enter goes to the place, F7 puts it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from plc_runner.protocol.problems import Problem
from plc_runner.tui.cells import visible

SIGN = {"error": "■", "advice": "▲"}
_INK = {"error": "bold $wall-over", "advice": "bold $wall-text"}


class ProblemList(OptionList):
    """The problems; of the one that is chosen, what to do about it too."""

    class Asked(Message):
        """Somebody wants to see where it is."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, markup=False)
        self.can_focus = False
        self._problems: tuple[Problem, ...] = ()
        self._chosen: Problem | None = None

    @property
    def chosen(self) -> Problem | None:
        """The one that was gone to last, as long as it is there."""
        return self._chosen

    def show(
        self,
        problems: Sequence[Problem],
        placed: Callable[[Problem], str],
        worded: Callable[[Problem], str],
    ) -> None:
        """Show them.

        Args:
            problems: in the order of the file.
            placed: says where one is: "line 12", or the title of its step.
            worded: says what it is.
        """
        self._problems = tuple(problems)
        self._placed, self._worded = placed, worded
        if self._chosen is not None:
            self._chosen = next((p for p in problems if _same(p, self._chosen)), None)
        self._draw()

    def choose(self, problem: Problem | None) -> None:
        """Show what to do about one."""
        self._chosen = problem
        self._draw()

    def next(self) -> Problem | None:
        """The one after the chosen one, round and round; errors before advice."""
        ranked = sorted(self._problems, key=lambda problem: problem.level != "error")
        if not ranked:
            return None
        at = ranked.index(self._chosen) + 1 if self._chosen in ranked else 0
        return ranked[at % len(ranked)]

    def _draw(self) -> None:
        self.clear_options()
        self.add_options([Option(self._shown(problem)) for problem in self._problems])
        at = self._problems.index(self._chosen) if self._chosen in self._problems else None
        self.highlighted = at
        self.display = bool(self._problems)

    def _shown(self, problem: Problem) -> Content:
        where = self._placed(problem)
        lines = [
            Content.assemble(
                (f"{SIGN[problem.level]} ", _INK[problem.level]),
                (f"{visible(where)}: " if where else ""),
                (visible(self._worded(problem)), "bold" if problem is self._chosen else ""),
            )
        ]
        if problem is self._chosen:
            hint = problem.hint
            if problem.fix is not None:
                better = visible(problem.fix.text.strip())
                lines.append(Content.assemble(("F7", "bold"), f" writes: {better}"))
                hint = hint.partition("\n")[0] if better in hint else hint
            lines += [Content(visible(line)) for line in hint.splitlines()]
        return Content("\n").join(lines)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click, or Enter."""
        event.stop()
        self.post_message(self.Asked(self._problems[event.option_index]))


def _same(one: Problem, two: Problem) -> bool:
    return (one.rule, one.message) == (two.rule, two.message) and abs(one.line - two.line) < 3
