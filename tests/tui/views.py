"""Views of one made-up meeting, for looking at and for snapshots."""

from __future__ import annotations

from dataclasses import replace

from plc_runner.tui.view import (
    Aside,
    Clock,
    Column,
    Entry,
    Key,
    Meeting,
    Notice,
    Part,
    Segment,
    Turn,
    WallView,
)

MINUTES = (3, 5, 10, 8, 8, 6, 3, 3)


def bar(number: int, done: float) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            minutes * 60, 1.0 if n < number else done if n == number else 0.0, current=n == number
        )
        for n, minutes in enumerate(MINUTES, 1)
    )


def entries(*texts: str) -> tuple[Entry, ...]:
    return tuple(Entry(text) for text in texts)


KEYS = (
    Key("PgDn", "next"),
    Key("F5", "pause", 1),
    Key("F2", "decide", 2),
    Key("F3", "action", 3),
    Key("F4", "park", 4),
    Key("Esc", "menu"),
)
NOTICE = entries("3 of 6 draw equal parts", "labels missing on half", "two write 4/1 for 1/4")
WONDER = entries(
    "Is 1/4 read as “one four”?", "who used the number line?", "did the task ask for labels?"
)

STEP = WallView(
    title="Student work analysis",
    team="Grade 4 Math",
    ends="3:41",
    number=3,
    of=8,
    bar=bar(3, 1 / 3),
    meeting=Meeting("late", "2 MIN LATE"),
    step="Describe what you see",
    talk=(Part("Everyone speaks", "strong"),),
    prompt="Say only what is on the page.",
    stems=("I notice …", "I see …"),
    clock=Clock("6:40", "of 10 min"),
    columns=(
        Column("notice", "Notice", NOTICE, current=True),
        Column("wonder", "Wonder", WONDER, hint="Tab"),
    ),
    label="Notice",
    keys=KEYS,
)
SILENT = replace(
    STEP,
    number=4,
    bar=bar(4, 0.3),
    step="What may lie behind it",
    talk=(Part("The group speaks", "strong"), Part("Ana listens")),
    prompt="What may the pupil have been thinking here?",
    stems=("Perhaps …", "That could mean …"),
    clock=Clock("5:36", "of 8 min"),
    columns=(
        Column(
            "evidence",
            "Evidence",
            entries("cuts are freehand", "only halves are labelled", "one erased 1/2"),
            current=True,
        ),
        Column(
            "meaning",
            "Meaning",
            entries(
                "folds may be guesswork", "sees parts, not size", "knows that it must be equal"
            ),
            hint="Tab",
        ),
    ),
    label="Evidence",
)
TURN = replace(
    STEP,
    ends="3:39",
    number=5,
    bar=bar(5, 0.45),
    meeting=Meeting("on-time", "ON TIME"),
    step="The last word",
    talk=(Part("Ana", "name"), Part("speaks", "strong"), Part("then Ben")),
    prompt="Which one sentence mattered most to you, and why?",
    stems=(),
    turns=(
        Turn("Cy", "done"),
        Turn("Dee", "done"),
        Turn("Ana", "now"),
        Turn("Ben", "next"),
        Turn("Eli", "ahead"),
        Turn("Fay", "ahead"),
    ),
    clock=Clock("0:42", "of 1 min · turn 3 of 6"),
    columns=(
        Column(
            "heard",
            "Heard",
            entries(
                "“equal parts” is the idea under the idea",
                "the ruler got in the way",
                "we taught halves, not fourths",
            ),
            current=True,
        ),
    ),
    label="Heard",
    keys=(
        Key("F8", "next turn"),
        Key("PgDn", "next step", 1),
        Key("F5", "pause", 2),
        Key("F2", "decide", 3),
        Key("Esc", "menu"),
    ),
)
WARN = replace(STEP, bar=bar(3, 0.92), clock=Clock("0:52", "1 MIN LEFT", "warn"))
LAST = replace(STEP, bar=bar(3, 0.98), clock=Clock("0:12", "15 SEC LEFT", "last"))
OVER = replace(
    STEP,
    ends="3:42",
    bar=bar(3, 1.0),
    meeting=Meeting("late", "3 MIN LATE"),
    clock=Clock("+0:40", "OVER 0:40", "over"),
    choices=(
        Key("PgDn", "next, ends 3:42", 0, "next"),
        Key("F7", "+1, ends 3:43", 1, "+1"),
        Key("Esc", "shorten, menu", 0, "menu"),
    ),
)
PAUSED = replace(STEP, clock=Clock("6:40", "PAUSED", "paused"))
PLAIN = replace(
    STEP,
    number=7,
    bar=bar(7, 0.4),
    meeting=Meeting("ahead", "1 MIN AHEAD"),
    step="Do we agree?",
    talk=(Part("All show 0 to 5 fingers", "strong"),),
    prompt="Use tape diagrams first in every fraction lesson until May.",
    stems=(),
    clock=Clock("1:48", "of 3 min"),
    columns=(
        Column("hands", "Hands, 5 to 0", entries("4 2 1 1 0 1"), current=True),
        Column("decision", "Decision", hint="Tab"),
        Column("action", "Action"),
    ),
    label="Hands, 5 to 0",
)
LONG = replace(
    STEP,
    step="Agree what proficient work shows",
    prompt=(
        "Read the standard again. Mark the verbs. Then say, in one sentence each, what a pupil "
        "who has it would **write, draw or say**, and where you see it in these six."
    ),
    columns=(
        Column(
            "notice",
            "Notice",
            entries(
                *(f"note {n}" for n in range(5)),
                "one pupil shows a number line with eight equal jumps",
            ),
            current=True,
        ),
        Column("wonder", "Wonder", (*WONDER, Entry("what came before this page?")), hint="Tab"),
    ),
)
BLANK = replace(STEP, blank=True)
CONSOLE = replace(
    STEP,
    console=(
        Aside("Guard", "If a judgement comes up, ask “what do you see that makes you say that?”"),
        Aside("Notes", "Wait out the first silence. Dee has not spoken yet."),
    ),
)
UNSAVED = replace(
    STEP,
    unsaved=2,
    notice=Notice(
        "The disk is full. Go on: lines wait here and are kept when there is room.", "error"
    ),
    columns=(
        Column(
            "notice",
            "Notice",
            (
                Entry("3 of 6 draw equal parts", starred=True),
                Entry("labels missing on half", unsaved=True),
                Entry("two write 4/1 for 1/4", unsaved=True),
            ),
            current=True,
        ),
        Column("wonder", "Wonder", WONDER, hint="Tab"),
    ),
)
MANY = replace(
    STEP,
    columns=(
        Column(
            "notice",
            "Notice",
            entries(*(f"entry number {n}: what the {n}th pupil drew" for n in range(1, 41))),
            current=True,
        ),
        Column("wonder", "Wonder", entries(*(f"why {n}?" for n in range(1, 41))), hint="Tab"),
    ),
    notice=Notice("Saved to Notice"),
)
STRANGE = replace(
    STEP,
    title="[bold]Überprüfung[/] \x1b[31mred",
    team="4ème «B»",
    rehearsal="REHEARSAL",
    step="שלום עולם",
    talk=(Part("María José", "name"), Part("speaks", "strong"), Part("then 田中さん")),
    prompt="Compare:\n\n- **halves** and *fourths*\n- [red]not markup[/red] \x1b[2J",
    stems=("我注意到 …", "e\u0301cole …"),
    columns=(
        Column(
            "notice",
            "Notice",
            entries(
                "مرحبا بالعالم",
                "family 👩\u200d👩\u200d👧 and 👍🏽 ❤\ufe0f",
                "[b]1/2[/b] \x1b[31m \u202etxt",
            ),
            current=True,
        ),
        Column(
            "wonder",
            "不思議",
            entries("全角の文字はどう折り返されるのか", "Zalgo t" + "\u0301" * 30),
            hint="Tab",
        ),
    ),
)

_SAID = (
    "3 of 6 draw equal parts", "labels missing on half", "two write 4/1 for 1/4",
    "one counts on from 7 and loses the whole on the way", "nobody used the number line",
)  # fmt: skip
FORTY = replace(
    STEP,
    columns=(
        Column(
            "notice",
            "Notice",
            tuple(
                Entry(f"{_SAID[n % 5]} ({n})", starred=n % 9 == 0, held=n == 24)
                for n in range(1, 41)
            ),
            current=True,
        ),
        Column(
            "wonder",
            "Wonder",
            tuple(Entry(f"{_SAID[n % 5]}? ({n})", newest=n == 12) for n in range(1, 13)),
            hint="Tab",
        ),
    ),
    label="Fix",
)
"""A long board, walked back with Up."""

VIEWS: dict[str, WallView] = {
    "step": STEP,
    "silent": SILENT,
    "turn": TURN,
    "warn": WARN,
    "last": LAST,
    "over": OVER,
    "paused": PAUSED,
    "plain": PLAIN,
    "long": LONG,
    "typing": STEP,
    "blank": BLANK,
    "console": CONSOLE,
    "unsaved": UNSAVED,
    "many": MANY,
    "forty": FORTY,
    "strange": STRANGE,
}
TYPED = {"typing": "the word whole is on no pa"}
"""What is on the line in a view."""
SIZES = ((40, 12), (60, 15), (60, 18), (80, 24), (120, 36), (200, 60))
