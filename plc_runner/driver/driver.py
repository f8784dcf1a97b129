"""The driver of a session: what is typed and pressed, on the wall and in plain mode alike."""

from __future__ import annotations

from dataclasses import replace

from plc_runner.driver import earlier, looking_back
from plc_runner.driver.half_typed import KeptLine, store_line, stored_line
from plc_runner.driver.holding import Holding
from plc_runner.driver.replies import Reply
from plc_runner.errors import IllegalMove, NotSaved
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask, Do, Parsed, keep, parse, press
from plc_runner.session.meaning_past import ON_DECISIONS
from plc_runner.session.shelves import Hand, next_part, part_of
from plc_runner.session.shelves.decision import REPLACES
from plc_runner.session.unpacking import marked_rows_after


class Driver(Holding):
    """Takes lines, keys and parts of records for the session that it holds."""

    def line(
        self,
        text: str,
        *,
        slot: str | None = None,
        step: str | None = None,
        replaces: c.Replaced | None = None,
    ) -> Reply | Ask:
        """Carry out a line of text.

        Args:
            replaces: what stands no longer, if the line is a decision.

        Returns:
            the answer, or what only a screen can answer.

        Raises:
            IllegalMove: it was refused; the line is to stay where it is.
        """
        parsed = parse(
            text, self.state, slot=slot, step=step, today=self.today(), team=self.members()
        )
        if replaces and isinstance(parsed, Do) and isinstance(parsed.command, c.Decide):
            parsed = Do(replace(parsed.command, replaces=replaces))
        return self._parsed(parsed)

    def keep(self, text: str, *, slot: str | None = None, step: str | None = None) -> Reply | Ask:
        """Keep words whatever they begin with: one line of a paste.

        Raises:
            IllegalMove: it was refused.
        """
        return self._parsed(
            keep(
                text,
                self.state,
                slot=slot,
                step=step,
                today=self.today(),
                team=self.members(),
                pasted=True,
            )
        )

    def press(self, verb: str, *, slot: str | None = None, step: str | None = None) -> Reply | Ask:
        """Carry out a key or a row of the menu, by the verb's id.

        Raises:
            IllegalMove: it was refused.
        """
        return self._parsed(press(verb, self.state, slot=slot, step=step))

    def fix(self, hand: Hand, text: str) -> Reply:
        """Put right the part of a record that the line works on, or fill it in.

        Returns:
            the answer; its hand is the next part that is asked for, if this one was.

        Raises:
            IllegalMove: the words will not do; the line is to stay where it is.
        """
        part = part_of(self.state, hand)
        if hand.part == REPLACES:
            return earlier.replace(self, text, hand.id)
        more = hand.asked and part is not None and part.many
        if more and part and part.text:
            text = f"{part.text}; {text}"
        answer = self.do(c.Fix(hand.id, text, hand.part))
        return replace(answer, hand=hand if more else self.after(hand))

    def after(self, hand: Hand) -> Hand | None:
        """The part that is asked for after one, if that one was asked for.

        After a row that came of marks it is the next such row's.
        """
        if not hand.asked:
            return None
        if part := next_part(self.state, hand.id, hand.part):
            return part
        rows = (next_part(self.state, id_) for id_ in marked_rows_after(self.state, hand.id))
        return next((part for part in rows if part), None)

    def keep_line(self, line: KeptLine | None) -> None:
        """Store a half-typed line, or that there is none. What cannot be stored now is lost only
        if the program dies too: nothing is said."""
        try:
            store_line(self.journal, self.state.id, line, self.now())
        except NotSaved as problem:
            self.trouble = self.trouble or str(problem)

    def kept_line(self) -> KeptLine | None:
        """The half-typed line that was stored last."""
        return stored_line(self.journal, self.state)

    def _parsed(self, parsed: Parsed) -> Reply | Ask:
        if isinstance(parsed, Do):
            return self.do(parsed.command)
        if isinstance(parsed, Ask) and parsed.verb_id == "arrive" and parsed.argument:
            return self.arrive(parsed.argument)
        if isinstance(parsed, Ask) and parsed.verb_id == "replaces":
            return earlier.replace(self, parsed.argument)
        if isinstance(parsed, Ask) and parsed.verb_id == "set-part":
            id_, _, said = parsed.argument.partition(" ")
            return earlier.replace(self, said, id_)
        if isinstance(parsed, Ask) and parsed.verb_id in ON_DECISIONS:
            return looking_back.carry_out(self, parsed.verb_id, parsed.argument)
        if isinstance(parsed, Ask):
            return parsed
        raise IllegalMove(parsed.text)
