"""What the Run screen answers itself, and where it leads when the session moves on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from plc_runner.driver.closing import pass_turn, plan_next
from plc_runner.driver.measuring import measure
from plc_runner.driver.telling.where import where
from plc_runner.errors import IllegalMove
from plc_runner.protocol.source import digest
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.airtime import quiet_words
from plc_runner.session.decide_moves import missing
from plc_runner.session.grammar import Ask
from plc_runner.session.kinds.exemplar import TAKE_IN
from plc_runner.session.kinds.standard import LOOK_UP
from plc_runner.session.proposals import catch_up
from plc_runner.session.state import Phase
from plc_runner.session.verbs import VERB
from plc_runner.session.words import agreed_text, time_text
from plc_runner.tui.closing_rows import END, WHEN
from plc_runner.tui.question import Question
from plc_runner.tui.screens import in_hand, on_standards, ready, samples
from plc_runner.tui.words_of_count import count

if TYPE_CHECKING:
    from plc_runner.driver import Reply
    from plc_runner.tui.screens.panel import PanelScreen
    from plc_runner.tui.screens.run import RunScreen

_WORTH_ASKING = 2
"""Minutes of lateness at which shortening is proposed, and proposed again."""


def on_screen(screen: RunScreen, ask: Ask) -> bool:
    """Do what is only the screen's; false if this verb is not."""
    if ask.verb_id == TAKE_IN:
        return samples.take_in(screen, ask)
    handler = _ON_SCREEN.get(ask.verb_id)
    return handler is not None and handler(screen, ask.argument)


def asked(screen: RunScreen, ask: Ask) -> Reply | str | None:
    """Do what the session left to its driver.

    Returns:
        what to say about it; None where a dialog asks on, and the line stays until then.

    Raises:
        PlcError: says why not.
    """
    if ask.verb_id == "arrive":
        reply = screen.driver.arrive(ask.argument)
    elif ask.verb_id == "switch-protocol":
        found = screen.place.library.find(ask.argument)
        if found.reading.protocol is None:
            raise IllegalMove(f"“{found.title}” has problems: plc check {found.path} lists them.")
        text = found.reading.text
        reply = screen.driver.switch(found.reading.protocol, digest(text), text)
    elif ask.verb_id == LOOK_UP:
        return on_standards.look_up(screen, ask)
    elif ask.verb_id == "measure":
        reply = measure(screen.driver, ask.argument)
    elif ask.verb_id == "next-meeting":
        reply = plan_next(screen.driver, screen.place.library, ask.argument)
    elif ask.verb_id == "pass-turn":
        reply = pass_turn(screen.driver, screen.place.library, ask.argument)
    elif ask.verb_id == "quiet":
        return quiet_words(screen.state)
    elif ask.verb_id == "status":
        return where(screen.state, screen.driver.now()) or "The meeting has not started yet."
    else:
        raise IllegalMove(f"“{VERB[ask.verb_id].title}” cannot be done here.")
    screen.after_act()
    return " ".join(filter(None, (reply.text, reply.warning)))


def follow(screen: RunScreen) -> None:
    """Go where the session has gone: away, over, late."""
    if not screen.is_current:
        return
    state = screen.state
    if state.phase is Phase.AWAY:
        from plc_runner.tui.screens.gap import GapDialog  # noqa: PLC0415 - rarely needed

        def answered(problem: str | None) -> None:
            screen.after_act()
            if problem:
                screen.say(problem, "error")

        screen.app.push_screen(GapDialog(screen.driver, screen.wall.line), answered)
    elif state.phase in (Phase.CLOSED, Phase.ADJOURNED):
        screen.over()
    elif screen.question is None:
        _propose_to_shorten(screen)


def _propose_to_shorten(screen: RunScreen) -> None:
    """Once for every two minutes of lateness, never at another time than after an act."""
    state, now = screen.state, screen.driver.now()
    if state.phase is not Phase.RUNNING or screen.ui.notice is not None:
        return
    if screen.wall.line.value.strip():  # Enter keeps what stands there
        return
    standing, minutes = timing.standing(state, now)
    if standing is not timing.Standing.LATE or minutes < screen.refused_late + _WORTH_ASKING:
        return
    proposal = catch_up(state, now)
    if proposal is None:
        return

    def refuse() -> None:
        screen.refused_late = minutes

    screen.refused_late = minutes
    end = time_text(proposal.ends_at, state.utc_offset)
    screen.ask(
        Question(
            f"{minutes} min late. Shorten later steps, to end at {end}? "
            "Enter on the empty line does, Esc does not.",
            lambda: screen.run_verb("catch-up"),
            "catch-up",
            refuse,
        )
    )


def _choose_slot(screen: RunScreen, argument: str) -> bool:
    """Tab: what is in hand, a command to complete, else the next slot; or the slot named."""
    if not argument and in_hand.tab(screen, 1):
        return True
    if argument:
        screen.choose_slot(argument)
        return True
    if (line := screen.typing.tab(screen.wall.line.value, screen.ui.slot)) is not None:
        screen.set_line(line)
        return True
    if screen.wall.line.value.startswith("/"):
        if found := screen.offers():
            screen.set_line(found[0].line)
        return True
    return False


def _recall(screen: RunScreen, _: str) -> bool:
    screen.wall.line.action_recall(-1)
    return True


def _menu(screen: RunScreen, _: str) -> bool:
    """Esc: leave a question, a fix or a verb's word on the line; else the menu."""
    if screen.question is not None:
        screen.answer(yes=False)
    elif screen.keeper.hand is not None:
        screen.set_line(screen.keeper.let_go())
    elif screen.keeper.prefilled(line := screen.wall.line.value):
        screen.set_line(screen.keeper.leave_prefilled(line))
    else:
        from plc_runner.tui.screens.menu import Choice, MenuScreen  # noqa: PLC0415 - its first use

        def chosen(choice: Choice | None) -> None:
            screen.show()
            if choice and choice.verb:
                screen.run_verb(choice.verb)
            if choice and choice.typed:
                screen.wall.line.insert_text_at_cursor(choice.typed)

        screen.app.push_screen(MenuScreen(screen.verbs()), chosen)
    return True


def _help(screen: RunScreen, _: str) -> bool:
    from plc_runner.tui.screens.help import HelpScreen  # noqa: PLC0415 - on its first use

    screen.app.push_screen(HelpScreen())
    return True


def _console(screen: RunScreen, _: str) -> bool:
    screen.ui = replace(screen.ui, console=not screen.ui.console)
    screen.show()
    return True


def _blank(screen: RunScreen, _: str) -> bool:
    screen.ui = replace(screen.ui, blank=not screen.ui.blank)
    screen.show()
    return True


def _flip(screen: RunScreen, _: str) -> bool:
    screen.ui = replace(screen.ui, entries_first=not screen.ui.entries_first)
    screen.show()
    return True


def _app(action: str) -> Callable[[RunScreen, str], bool]:
    def act(screen: RunScreen, _: str) -> bool:
        screen.call_later(screen.app.run_action, action)
        return True

    return act


def _since(screen: RunScreen, said: str) -> bool:
    """What earlier meetings left, over the wall."""
    from plc_runner.tui.screens.since import SinceScreen  # noqa: PLC0415 - once in a meeting

    if not screen.state.taken_up:
        screen.say("Nothing is left from earlier meetings.")
    else:
        open_panel(screen, SinceScreen(screen, names=bool(said)))
    return True


def _closing(screen: RunScreen, at: str) -> bool:
    """The closing over the wall, with the bar on a row."""
    from plc_runner.tui.screens.closing import ClosingScreen  # noqa: PLC0415 - once in a meeting

    open_panel(screen, ClosingScreen(screen, at=at))
    return True


def _next_meeting(screen: RunScreen, argument: str) -> bool:
    """Without words, what is offered for it is gone through; a group that meets once types it."""
    if argument:
        return False
    if screen.state.team is None:
        ready.verb_on_line(screen, VERB["next-meeting"])
        return True
    return _closing(screen, WHEN)


def closes_first(screen: RunScreen, text: str) -> bool:
    """Whether the word that ends the meeting first shows the closing: the first time, in a team."""
    begun = screen.state.team is not None and screen.state.position is not None
    return begun and not screen.closing_seen and text.strip().casefold() in VERB["close"].words


def _why(screen: RunScreen, words: str) -> bool:
    """What was decided on a subject, over the wall."""
    from plc_runner.tui.screens.why import WhyScreen  # noqa: PLC0415 - on its first use

    open_panel(screen, WhyScreen(screen, words))
    return True


def open_panel(screen: RunScreen, panel: PanelScreen) -> None:
    """Put a panel over the wall; the verb that it gives back is carried out after it."""

    def left(verb: str | None) -> None:
        screen.wall.line.focus()
        screen.show()
        if verb == "close":
            _end(screen)
        elif verb:
            screen.run_verb(verb)
        elif panel.way_back and screen.ui.notice is None:
            screen.say(f"{panel.way_back} shows the list again.")

    screen.app.push_screen(panel, left)


def enter_own_step(screen: RunScreen) -> None:
    """A step that every meeting has opens with its panel, unless somebody is typing."""
    step = screen.state.step
    if step is None or screen.app.screen is not screen or screen.wall.line.value.strip():
        return
    if step.own == "since" and screen.state.phase is Phase.RUNNING:
        _since(screen, "")
    elif step.own == "closing" and screen.state.phase is Phase.RUNNING:
        _closing(screen, "")


def _next(screen: RunScreen, _: str) -> bool:
    """PageDown in the last step leads to the end of the meeting."""
    state = screen.state
    if state.phase in (Phase.RUNNING, Phase.PAUSED) and state.step is state.steps[-1]:
        return _close(screen, "")
    return False


def _close(screen: RunScreen, _: str) -> bool:
    """Say what there is, and ask; what is still on the line comes first."""
    if screen.wall.line.value.strip():
        screen.say("Something is still on the line: Enter keeps it. Then end the meeting.", "ask")
        return True
    state = screen.state
    if state.team is not None and state.position is not None:
        return _closing(screen, END)
    told = agreed_text(state)
    if labels := missing(state):
        told += f". Still wanted: {', '.join(labels)}"
    ahead = len(state.steps) - 1 - (state.position or 0)
    if state.position is not None and ahead:
        told += f". {count(ahead, 'step')} still to come: /adjourn keeps the rest for next time"
    screen.ask(
        Question(
            f"End the meeting? So far {told}. Enter ends it, Esc does not.",
            lambda: _end(screen),
        )
    )
    return True


def _end(screen: RunScreen) -> None:
    screen.attempt(lambda: screen.driver.do(c.Close()), "close")


_ON_SCREEN: Mapping[str, Callable[[RunScreen, str], bool]] = {
    "slot": _choose_slot,
    "open-exemplar": samples.open_one,
    "shelf": samples.shelf,
    "previous-slot": lambda screen, _: in_hand.tab(screen, -1),
    "mark": on_standards.mark,
    "star": in_hand.star,
    "merge": in_hand.merge,
    "recall": _recall,
    "menu": _menu,
    "help": _help,
    "next-step": _next,
    "since": _since,
    "why": _why,
    "closing": lambda screen, _: _closing(screen, ""),
    "next-meeting": _next_meeting,
    "close": _close,
    "console": _console,
    "blank": _blank,
    "flip": _flip,
    "palette": _app("app.command_palette"),
    "theme": _app("app.toggle_wall"),
    "quit": _app("app.leave"),
}
