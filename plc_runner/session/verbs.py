"""The one table of what can be asked for: keys, menu, palette, footer, help and `/` words.

A verb's `id` is what the screens bind (`run.next-step`); `grammar` turns its words into commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Group = Literal["Rehearsal", "Move", "Time", "Keep", "Look back", "People", "Meeting", "Screen"]
GROUPS: tuple[Group, ...] = ("Move", "Time", "Keep", "Look back", "People", "Meeting", "Screen")
"""Those of a meeting, in the order in which menu and help show them."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of the table."""

    id: str
    group: Group
    title: str
    """As menu and palette show it."""
    help: str
    """One sentence for somebody who runs a meeting for the first time."""
    words: tuple[str, ...] = ()
    """What may be typed, the usual word first. Any unique beginning of a word does too."""
    argument: str = ""
    """What follows the word: CAPITALS stand for something, [brackets] may be left out."""
    key: str = ""
    """Textual's name of the key; it must never be one that types."""
    key_label: str = ""
    """What is printed on that key."""
    letter: str = ""
    """The letter in the menu; unique."""
    footer: str = ""
    """What the footer calls it."""
    on_wall: bool = True
    in_plain: bool = True

    @property
    def binding_id(self) -> str:
        """The name under which a key can be bound to it."""
        return f"run.{self.id}"

    @property
    def usage(self) -> str:
        """How to type it: `/go STEP`; empty if it has no word."""
        return f"{self.words[0]} {self.argument}".rstrip() if self.words else ""

    @property
    def needs_argument(self) -> bool:
        """Whether it means nothing without more words."""
        return bool(re.sub(r"\[[^]]*\]", "", self.argument).strip())


_MOVE = (
    Verb(
        "start", "Move", "Start the clock", "Starts the first step and its clock.",
        ("/start",), letter="s", footer="start",
    ),
    Verb(
        "next-step", "Move", "Next step",
        "Goes to the next step. If this one still wants a decision, it asks first.",
        ("/next",), "[anyway]", "pagedown", "PgDn", "n", "next",
    ),
    Verb(
        "previous-step", "Move", "Step before",
        "Goes back to the step before; what was kept stays kept.",
        ("/back",), "", "pageup", "PgUp", "b", "back",
    ),
    Verb(
        "skip-step", "Move", "Skip this step",
        "Leaves this step out and goes to the next; a reason helps whoever reads the record.",
        ("/skip",), "[reason]", letter="k", footer="skip",
    ),
    Verb(
        "go-to-step", "Move", "Go to a step",
        "Goes to any step: say its number, or how its title begins.",
        ("/go", "/step"), "STEP", letter="g", footer="go to",
    ),
    Verb(
        "next-turn", "Move", "Next turn",
        "Gives the word to the next person, or to whom you name; lets small groups tell.",
        ("/turn",), "[NAME]", "f8", "F8", "t", "next turn",
    ),
    Verb(
        "previous-turn", "Move", "Turn before", "Gives the word back to the person before.",
        ("/turn-back",), "", "shift+f8", "Shift+F8", footer="turn before",
    ),
)  # fmt: skip
_TIME = (
    Verb(
        "pause", "Time", "Pause, or go on",
        "Stops everybody's clock; the same key lets it run again.",
        ("/pause",), "", "f5", "F5", "p", "pause",
    ),
    Verb("resume", "Time", "Go on", "Lets the clock run again.", ("/resume",), footer="go on"),
    Verb(
        "add-time", "Time", "A minute more",
        "Gives this step a minute more: /+1, /+2, /+90s. A reason may follow.",
        ("/+1",), "[reason]", "f7", "F7", "+", "+1",
    ),
    Verb(
        "take-time", "Time", "A minute less", "Takes a minute from this step: /-1, /-2, /-90s.",
        ("/-1",), "[reason]", "f6", "F6", "-", "−1",
    ),
    Verb(
        "catch-up", "Time", "Shorten later steps",
        "Shortens the steps to come, so that the meeting ends in time.",
        ("/catchup", "/shorten"), letter="c", footer="shorten",
    ),
    Verb(
        "answer-gap", "Time", "Say if time away counts",
        "After the program was away: counted if the room went on, not if it stopped.",
        ("/away",), "counted|not", footer="away",
    ),
)  # fmt: skip
_KEEP = (
    Verb(
        "decide", "Keep", "Keep a decision",
        "Keeps what the team decided, and why: what because why.",
        ("/decide", "/decision", "/d"), "WHAT [because WHY]", "f2", "F2", "d", "decide",
    ),
    Verb(
        "agree-action", "Keep", "Keep an action",
        "Keeps who will do what: Ana: copy the task by Friday.",
        ("/action", "/a"), "[NAME:] WHAT [by WHEN]", "f3", "F3", "a", "action",
    ),
    Verb(
        "park", "Keep", "Put in the parking lot", "Keeps a question for later.",
        ("/park", "/p"), "QUESTION", "f4", "F4", "l", "park",
    ),
    Verb(
        "note", "Keep", "Keep a note", "Keeps a note that belongs to no column.",
        ("/note", "/n"), "TEXT", letter="e", footer="note",
    ),
    Verb(
        "set-goal", "Keep", "Keep a goal", "Keeps the goal in the team's own words.",
        ("/goal",), "TEXT", letter="o", footer="goal",
    ),
    Verb(
        "measure", "Keep", "Measure a goal",
        "Keeps how things stand with a goal of the team today: /measure 14 of 27.",
        ("/measure",), "[GOAL] VALUE", footer="measure",
    ),
    Verb(
        "slot", "Keep", "Choose where lines go",
        "Says which column or pile the next lines go to, by number or by name.",
        ("/slot", "/column"), "[SLOT]", "tab", "Tab", footer="next column",
    ),
    Verb(
        "previous-slot", "Keep", "Column before", "Lets the next lines go to the column before.",
        key="shift+tab", key_label="Shift+Tab", in_plain=False,
    ),
    Verb(
        "recall", "Keep", "Fix the last entry",
        "Brings the last entry back into the line, to put its words right.",
        key="up", key_label="Up", in_plain=False,
    ),
    Verb(
        "fix", "Keep", "Fix an entry",
        "Puts the words of an entry right; ID is the short code at its start.",
        ("/fix",), "ID TEXT", letter="f",
    ),
    Verb(
        "set-part", "Keep", "Fix a part",
        "Puts one part of a record right, such as a goal's baseline: /set ID baseline 9 of 27.",
        ("/set",), "ID PART TEXT",
    ),
    Verb(
        "replaces", "Keep", "Say what it replaces",
        "Says which earlier decision the newest one stands in place of: its code, its words, none.",
        ("/replaces",), "CODE|WORDS|none",
    ),
    Verb(
        "remove", "Keep", "Remove an entry", "Takes an entry off the wall and out of the record.",
        ("/remove", "/delete"), "ID", letter="r",
    ),
    Verb(
        "move-entry", "Keep", "Move an entry", "Puts an entry into another column or pile.",
        ("/move",), "ID SLOT", letter="m",
    ),
    Verb(
        "star", "Keep", "Star an entry", "Marks an entry that matters most; again unmarks it.",
        ("/star",), "ID", "ctrl+s", "Ctrl+S", "*", "star",
    ),
    Verb(
        "merge", "Keep", "Merge two entries", "Lets one entry stand for another like it.",
        ("/merge",), "ID INTO-ID", "ctrl+g", "Ctrl+G", "=", "join",
    ),
    Verb(
        "reveal", "Keep", "Show a prediction", "Shows a prediction that was locked.",
        ("/reveal",), "[SLOT]", letter="v",
    ),
    Verb(
        "mark", "Keep", "Mark the standard",
        "Marks words of the standard as skills and concepts; they fill the table.",
        ("/mark",), "[skill|concept|clear WORDS]", letter="1",
    ),
    Verb(
        "object", "Keep", "Keep a disagreement",
        "Keeps a disagreement with a decision: both stay in the record.",
        ("/object",), "ID [NAME:] TEXT", letter="i",
    ),
    Verb(
        "open-exemplar", "Keep", "Open a sample",
        "Opens a sample of work in a window of its own: the newest, or the one you name.",
        ("/open",), "[SAMPLE]", letter="5", footer="open",
    ),
    Verb(
        "shelf", "Keep", "Shelf of samples",
        "Shows the samples of work that teams have kept, with their notes.",
        ("/shelf",), "[WORDS]", letter="6", footer="shelf",
    ),
    Verb(
        "undo", "Keep", "Undo", "Takes back the last thing done, a move of the meeting too.",
        ("/undo",), "", "ctrl+z", "Ctrl+Z", "u", "undo",
    ),
)  # fmt: skip
_PAST = (
    Verb(
        "since", "Look back", "Since last time",
        "Shows what earlier meetings left: promises, decisions, goals, questions; who, with names.",
        ("/since",), "[who]", letter="7", footer="look back",
    ),
    Verb(
        "why", "Look back", "Why do we do this?",
        "Shows what was decided on a subject, by whom and why: /why tape diagrams.",
        ("/why",), "[WORDS|CODE]", letter="8", footer="why",
    ),
    Verb(
        "settle-done", "Look back", "It is done",
        "Says that a promise is kept; CODE is its code or its number in /since.",
        ("/done",), "CODE [WORDS]",
    ),
    Verb(
        "settle-open", "Look back", "It is still open",
        "Says that a promise stays open, and why if that helps.",
        ("/still",), "CODE [WHY]",
    ),
    Verb(
        "settle-begun", "Look back", "It is begun", "Says that somebody is at it.",
        ("/begun",), "CODE [WORDS]",
    ),
    Verb(
        "settle-drop", "Look back", "Drop it",
        "Takes a promise, a goal or a question off the list; the reason is kept.",
        ("/drop",), "CODE [WHY]",
    ),
    Verb(
        "settle-moved", "Look back", "Move it to another day",
        "Gives a promise another day: /moved 2 Friday because there was no paper.",
        ("/moved",), "CODE DAY [because WHY]",
    ),
    Verb(
        "settle-owner", "Look back", "Give it to somebody",
        "Gives a promise to somebody else: /owner 2 Ben.", ("/owner",), "CODE NAME",
    ),
    Verb(
        "settle-keep", "Look back", "A decision stands",
        "Says that a decision is still right, and when to look again: /keep 3 it works by 15 May.",
        ("/keep",), "CODE [WHY] [by DAY]",
    ),
    Verb(
        "settle-change", "Look back", "A decision is to change",
        "Says that a decision is to be changed, and why; /decide says what takes its place.",
        ("/change",), "CODE WHY",
    ),
    Verb(
        "settle-stop", "Look back", "A decision is stopped",
        "Says that the team does it no longer, and why.", ("/stop",), "CODE WHY",
    ),
    Verb(
        "settle-reached", "Look back", "A goal is reached", "Says that a goal is reached.",
        ("/reached",), "CODE [WORDS]",
    ),
    Verb(
        "settle-missed", "Look back", "A goal is not reached",
        "Says that a goal was not reached, and what was learnt.", ("/missed",), "CODE WHY",
    ),
    Verb(
        "settle-answer", "Look back", "Answer it",
        "Keeps the answer to a parked question, or to a disagreement.",
        ("/answer",), "CODE TEXT",
    ),
)  # fmt: skip
_PEOPLE = (
    Verb(
        "arrive", "People", "Somebody came", "Adds a person; turns and times follow.",
        ("/arrive", "/join"), "NAME", letter="w",
    ),
    Verb(
        "leave", "People", "Somebody goes", "Takes a person off; turns and times follow.",
        ("/leave", "/absent"), "NAME", letter="x",
    ),
    Verb(
        "order-turns", "People", "Order of turns",
        "Says who comes next: mixed, as you sit, or by name. Who has spoken stays.",
        ("/turns",), "shuffle|seated|NAMES", letter="2",
    ),
    Verb(
        "make-groups", "People", "Small groups",
        "Makes groups: /groups 3, random, a ROLE in each, move Ana 2, or Ana, Ben; Cy, Dee.",
        ("/groups",), "[SIZE|random|ROLE]", letter="3",
    ),
    Verb(
        "quiet", "People", "Who was not heard yet",
        "Tells you, and nobody else, who has not had the word yet.",
        ("/quiet",), letter="4",
    ),
    Verb(
        "name-people", "People", "Give names", "Names the people who were only counted, in order.",
        ("/people", "/names"), "NAMES",
    ),
    Verb(
        "set-role", "People", "Give a role", "Gives a role to somebody: /role recorder Ben.",
        ("/role",), "ROLE NAMES",
    ),
    Verb(
        "hand-over", "People", "Hand over", "Lets somebody else facilitate from here.",
        ("/hand",), "NAME", letter="h",
    ),
    Verb(
        "beside", "People", "Somebody beside",
        "Lets somebody facilitate beside you, to learn it; nobody ends that.",
        ("/beside",), "NAME",
    ),
)  # fmt: skip
_MEETING = (
    Verb(
        "status", "Meeting", "Where are we?",
        "Tells the step, its time, who may talk, and when the meeting ends.",
        ("/status", "/where"), on_wall=False,
    ),
    Verb(
        "switch-protocol", "Meeting", "Switch protocol",
        "Follows another protocol from here; people, clock and entries stay.",
        ("/switch",), "PROTOCOL",
    ),
    Verb(
        "adjourn", "Meeting", "Stop, rest next time",
        "Stops here and keeps the steps to come for the next meeting.",
        ("/adjourn",), "[reason]", letter="j",
    ),
    Verb(
        "closing", "Meeting", "Closing",
        "Reads back what was agreed, takes a word from everybody, and plans the next meeting.",
        ("/closing",), letter="0", footer="closing",
    ),
    Verb(
        "next-meeting", "Meeting", "Next meeting",
        "Says when the team meets next: /next-meeting Wednesday 3:15 with Dee: fishbowl.",
        ("/next-meeting",), "[DAY TIME] [with NAME] [: PROTOCOL]", letter="9",
        footer="next meeting",
    ),
    Verb(
        "pass-turn", "Meeting", "Pass on a turn",
        "Says that somebody does not want to facilitate next time; the next person is offered.",
        ("/pass",), "[NAME] [because WHY]",
    ),
    Verb(
        "check-out", "Meeting", "A word to end with",
        "Keeps a word of somebody at the end; + before it: what helped, -: what to change.",
        ("/checkout", "/check-out"), "WORDS",
    ),
    Verb("plus", "Meeting", "What helped", "Keeps what helped in this meeting.",
         ("/plus",), "WORDS"),
    Verb("delta", "Meeting", "What to change", "Keeps what to change next time.",
         ("/delta",), "WORDS"),
    Verb(
        "worth", "Meeting", "Was it worth our time?",
        "Keeps from 1 to 5 whether it was worth the time, a number for each hand: /worth 4 5 5 3.",
        ("/worth",), "NUMBERS",
    ),
    Verb("close", "Meeting", "End the meeting", "Ends the meeting and writes the record.",
         ("/close", "/end"), letter="z"),
    Verb(
        "reopen", "Meeting", "Sit down again",
        "Opens a meeting that was ended or stopped; the clock waits for you.",
        ("/reopen",), "[reason]",
    ),
    Verb(
        "quit", "Meeting", "Leave the program",
        "Leaves the program; the meeting can be taken up again where it is.",
        ("/quit", "/exit", "/q"), "", "ctrl+q", "Ctrl+Q", "q", "quit",
    ),
)  # fmt: skip
_SCREEN = (
    Verb(
        "help", "Screen", "Help", "Shows every key and every word.",
        ("/?", "/help"), "", "f1", "F1", "?", "help",
    ),
    Verb(
        "menu", "Screen", "Menu", "Shows all this with one letter each.",
        ("/menu",), "", "escape", "Esc", footer="menu", in_plain=False,
    ),
    Verb(
        "palette", "Screen", "Search commands", "Finds a command by its name.",
        ("/palette",), "", "ctrl+p", "Ctrl+P", footer="search", in_plain=False,
    ),
    Verb(
        "console", "Screen", "Facilitator's notes",
        "Shows or hides what only the facilitator should see: guard lines and notes.",
        ("/console",), "", "f9", "F9", letter="!", footer="notes",
    ),
    Verb(
        "flip", "Screen", "Prompt or entries",
        "On a small wall: changes between the prompt and what was kept.",
        ("/flip",), "", "ctrl+o", "Ctrl+O", footer="flip", in_plain=False,
    ),
    Verb(
        "blank", "Screen", "Blank the wall", "Hides everything but the title and the clock.",
        ("/blank",), "", "f12", "F12", letter=".", footer="blank", in_plain=False,
    ),
    Verb(
        "theme", "Screen", "Light or dark", "Changes between the dark and the light wall.",
        ("/theme",), "", "ctrl+t", "Ctrl+T", letter="y", footer="theme", in_plain=False,
    ),
)  # fmt: skip

VERBS: tuple[Verb, ...] = (
    *_MOVE, *_TIME, *_KEEP, *_PAST, *_PEOPLE, *_MEETING, *_SCREEN,
)  # fmt: skip
VERB: dict[str, Verb] = {verb.id: verb for verb in VERBS}
"""By id."""


def verbs_for(word: str, verbs: Iterable[Verb] = VERBS) -> tuple[Verb, ...]:
    """The verbs that a typed word may mean: one if it is clear, none if it is unknown.

    Args:
        word: what was typed, with its slash; capitals make no difference.
        verbs: those to choose from.
    """
    typed = word.casefold()
    table = tuple(verbs)
    exact = tuple(verb for verb in table if typed in verb.words)
    if exact or typed == "/":
        return exact
    found = {word: verb for verb in table for word in verb.words if word.startswith(typed)}
    shortest = min(found, key=len, default="")
    if found and all(word.startswith(shortest) for word in found):
        return (found[shortest],)  # /nex is /next, not /next-meeting
    return tuple(verb for verb in table if verb in found.values())
