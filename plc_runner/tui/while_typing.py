"""What helps while a decision or an action is typed: what was decided earlier, and whose it is.

Nothing is looked for while keys are struck: `follow` says whether to look, a timer does.
"""

from __future__ import annotations

from plc_runner.driver.earlier import SHORTEST, Earlier, earlier_on
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.line import Line
from plc_runner.session.promises import known_to, last_name
from plc_runner.session.shelves import record_in
from plc_runner.session.shelves.decision import REPLACES
from plc_runner.session.state import Action, Decision
from plc_runner.session.verbs import verbs_for
from plc_runner.session.words import date_text
from plc_runner.tui.line_keeper import LineKeeper
from plc_runner.tui.view import Aside

_MOST = 5
"""Names shown at once."""
_VERBS = {"decide": "decision", "agree-action": "action"}


class WhileTyping:
    """Knows what the line is about to become."""

    def __init__(self, keeper: LineKeeper) -> None:
        self._keeper = keeper
        self._earlier: tuple[Earlier, ...] = ()
        self._looked_for = ""
        self._picked: Earlier | None = None
        self._completed: tuple[str, str, tuple[Person, ...]] = ("", "", ())
        """What stands before a name that was completed, the line with it, and who was offered."""

    @property
    def replaces(self) -> c.Replaced | None:
        """The earlier decision that was picked."""
        return self._picked.replaced if self._picked else None

    @property
    def offers_earlier(self) -> bool:
        """Whether earlier decisions are shown, of which Tab picks one."""
        return bool(self._offered()) and self._keeper.hand is None

    def follow(self, text: str, slot: str | None) -> bool:
        """The line is another now.

        Returns:
            whether to `look` as soon as the keys rest.
        """
        kind, words = self._becoming(text, slot)
        if kind not in ("decision", REPLACES) or len(words.strip()) < SHORTEST:
            self._earlier, self._looked_for, self._picked = (), "", None
            return False
        return words != self._looked_for

    def look(self, text: str, slot: str | None) -> None:
        """Look for what was decided earlier on the subject of the line."""
        kind, words = self._becoming(text, slot)
        if kind in ("decision", REPLACES):
            hand = self._keeper.hand
            besides = hand.id if hand else None
            self._earlier = earlier_on(self._keeper.driver, words, besides=besides)
            self._looked_for = words

    def panel(self, text: str, slot: str | None) -> tuple[Aside, ...]:
        """What stands under the prompt meanwhile; mostly nothing."""
        kind, words = self._becoming(text, slot)
        if kind in ("decision", REPLACES):
            return self._decisions(picked=kind == "decision")
        if kind in ("action", "owner"):
            return self._names(text, words, by_tab=kind == "action")
        return ()

    def tab(self, text: str, slot: str | None) -> str | None:
        """Pick the next of what is shown.

        Returns:
            the line with it; None where nothing is shown.
        """
        kind, words = self._becoming(text, slot)
        if kind == "decision" and (offered := self._offered()):
            at = offered.index(self._picked) + 1 if self._picked in offered else 0
            self._picked = offered[at] if at < len(offered) else None
            return text
        if kind == "action" and (people := self._people(text, words)):
            front, whole, _ = self._completed
            if text != whole:
                front = text[: len(text) - len(last_name(words))]
            line = f"{front}{people[0].name}: "
            self._completed = (front, line, people)
            return line
        return None

    def _becoming(self, text: str, slot: str | None) -> tuple[str, str]:
        """What the line becomes if it is entered, and the words of it."""
        keeper, state = self._keeper, self._keeper.driver.state
        if keeper.hand is not None:
            item = record_in(state, keeper.hand)
            if isinstance(item, Decision) and keeper.hand.part == REPLACES:
                return _replacing(item, text)
            return ("owner", text) if isinstance(item, Action) else ("", "")
        if text.startswith("/") and not text.startswith("//"):
            word, _, words = text.partition(" ")
            meant = verbs_for(word)
            kept = [item for item in state.decisions.values() if not item.removed]
            if [verb.id for verb in meant] == [REPLACES] and kept:
                return _replacing(kept[-1], words)
            return (_VERBS.get(meant[0].id, ""), words) if len(meant) == 1 else ("", "")
        begun_slot, step = keeper.place
        line = Line.begun(state, begun_slot or slot, step)
        chosen = line.slot or next((one.id for one in line.slots), "")
        return next((one.kind for one in line.slots if one.id == chosen), ""), text

    # Decisions

    def _offered(self) -> tuple[Earlier, ...]:
        """What was found; what was picked stays among it whatever is typed on."""
        picked = self._picked
        gone = picked is not None and picked.id not in {one.id for one in self._earlier}
        return (picked, *self._earlier) if picked and gone else self._earlier

    def _decisions(self, *, picked: bool) -> tuple[Aside, ...]:
        """Each with its day and its reason; by code where Tab picks none."""
        offered = self._offered()
        at = offered.index(self._picked) if self._picked in offered else -1
        asides = []
        for n, one in enumerate(offered):
            label = "replaces" if n == at else "Tab" if n == at + 1 else ""
            because = f", because {one.because}" if one.because else ""
            day = date_text(one.day, self._keeper.driver.today())
            asides.append(
                Aside(
                    label if picked else one.code,
                    f"decided {day}: {one.statement}{because}",
                )
            )
        return tuple(asides)

    # Names

    def _people(self, text: str, words: str) -> tuple[Person, ...]:
        """Whose name may be meant, the one that Tab takes first."""
        _, whole, people = self._completed
        if text and text == whole:
            return (*people[1:], people[0]) if len(people) > 1 else ()
        said, driver = last_name(words), self._keeper.driver
        known = known_to(driver.state, driver.members()).all
        return tuple(one for one in known if _begins(one.name, said)) if said else ()

    def _names(self, text: str, words: str, *, by_tab: bool) -> tuple[Aside, ...]:
        here = set(self._keeper.driver.state.present)
        people = self._people(text, words)[:_MOST]
        return tuple(
            Aside(
                "Tab" if by_tab and n == 0 else "",
                one.name + ("" if one.id in here else ", not here now"),
            )
            for n, one in enumerate(people)
        )


def _replacing(item: Decision, text: str) -> tuple[str, str]:
    """What is looked for to say what a decision replaces: what is typed, else its own subject."""
    return REPLACES, text if len(text.strip()) >= SHORTEST else f"{item.statement} {item.because}"


def _begins(name: str, said: str) -> bool:
    """Whether a name, or a later word of it, begins so."""
    whole, begun = name.casefold(), said.casefold()
    return whole.startswith(begun) or f" {begun}" in whole
