"""Meetings built by hand, as their final states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from plc_runner.events.entry import NOTE, PARKING, Cell, Mark
from plc_runner.events.tally import Count
from plc_runner.protocol.captures import (
    ActionCapture,
    ColumnsCapture,
    DecisionCapture,
    DotsCapture,
    ExemplarCapture,
    FistToFiveCapture,
    RatingCapture,
    SortCapture,
    StandardCapture,
    TableCapture,
    TableColumn,
    TextCapture,
)
from plc_runner.protocol.planned import Person, PlannedStep, RoundPlace
from plc_runner.session.state import (
    Action,
    Change,
    Decision,
    Entry,
    Exemplar,
    Goal,
    Measurement,
    Objection,
    Phase,
    Progress,
    SessionState,
    Sitting,
    Stay,
    Tally,
)

START = datetime(2026, 3, 11, 20, 15, 20, tzinfo=UTC)
"""3:15 pm in the room."""


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def a_step(
    key: str,
    title: str,
    minutes: int,
    *captures: object,
    round_: RoundPlace | None = None,
) -> PlannedStep:
    seconds = minutes * 60
    span = {"seconds": seconds, "full": seconds, "least": seconds // 2, "most": seconds * 2}
    return PlannedStep.model_validate(
        {"key": key, "step": key, "title": title, "captures": captures, "round": round_, **span}
    )


def columns(*labels: str) -> ColumnsCapture:
    ids = tuple(label.lower() for label in labels)
    return ColumnsCapture(kind="columns", id="-".join(ids), columns=labels, slot_ids=ids)


def a_text(label: str) -> TextCapture:
    return TextCapture(kind="text", id=label.lower().replace(" ", "-"), label=label)


def entries(*rows: tuple[str, str, str]) -> dict[str, Entry]:
    """Rows of step, slot, text; a text that begins with `*` is starred."""
    return {
        f"e{n}": Entry(f"e{n}", step, slot, text.lstrip("*"), START, starred=text.startswith("*"))
        for n, (step, slot, text) in enumerate(rows)
    }


def people(*names: str) -> dict[str, Person]:
    return {f"p{n}": Person(id=f"p{n}", name=name) for n, name in enumerate(names, 1)}


def a_state(**fields: object) -> SessionState:
    """A session that was opened, and what is said of it."""
    bare = SessionState(
        id="0195a3f0-7c1e-7abc-9def-0123456789ab",
        phase=Phase.READY,
        protocol="5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        protocol_id="student-work-analysis",
        title="Student work analysis",
        version="1.2",
        team=None,
        team_name="",
        focus="",
        prework_here=None,
        opened_at=after(-6),
        utc_offset=-5 * 3600,
        first_time=False,
        dropped=(),
        people=people("Person 1", "Person 2", "Person 3", "Person 4"),
        present=("p1", "p2", "p3", "p4"),
        roles={},
        facilitator=None,
        stop_at=None,
        steps=(a_step("describe", "Describe what you see", 10, columns("Notice", "Wonder")),),
    )
    return replace(bare, **fields)  # type: ignore[arg-type]


def _round(number: int, person: str) -> RoundPlace:
    return RoundPlace(title="Each presenter", number=number, of=2, person=person)


def a_whole_meeting() -> SessionState:
    """Six people, a latecomer, somebody who leaves, changes: most of what a record can say."""
    steps = (
        a_step("norms", "Open with the norms", 2),
        a_step("describe", "Describe what you see", 10, columns("Notice", "Wonder")),
        a_step(
            "each-presenter.1.respond", "Others respond", 6, a_text("Ideas"), round_=_round(1, "p1")
        ),
        a_step(
            "each-presenter.2.respond", "Others respond", 6, a_text("Ideas"), round_=_round(2, "p5")
        ),
        a_step("probe", "Probing questions", 5, a_text("Questions")),
        a_step(
            "decide",
            "Choose the next move",
            10,
            DecisionCapture(kind="decision", id="decision"),
            ActionCapture(kind="action", id="action"),
        ),
        a_step("debrief", "Debrief the process", 5, columns("Plus", "Delta")),
        a_step("close", "Read the actions aloud", 1),
    )
    kept = entries(
        ("describe", "notice", "*9 of 24 samples drew a number line before they wrote anything"),
        ("describe", "notice", "Units are missing on every sample in the middle pile"),
        ("describe", "notice", "One child counted on from 38 by ones"),
        ("describe", "wonder", "Do they see 3/4 as a number, or as two numbers?"),
        ("describe", "wonder", "*Who can explain it out loud but does not write it?"),
        ("each-presenter.1.respond", "ideas", "Ask for the drawing first, the sentence after"),
        ("each-presenter.2.respond", "ideas", "Let pairs compare two samples without names"),
        ("describe", PARKING, "Do we need a common way to mark drafts?"),
        ("probe", PARKING, "Who orders fraction strips for next year?"),
        ("debrief", "plus", "Everyone spoke"),
        ("debrief", "plus", "We stayed with the work for a whole ten minutes"),
        ("debrief", "delta", "Bring samples on paper, not on the laptop"),
        (
            "describe",
            NOTE,
            "The projector was ten minutes late.\nWe read the task aloud meanwhile.",
        ),
    )
    kept["e2"] = replace(kept["e2"], history=("One child counted on from 83 by ones",))
    kept["gone"] = replace(kept["e0"], id="gone", text="A slip of the key", removed=True)
    kept["same"] = replace(kept["e1"], id="same", text="No units in the middle pile", into="e1")
    everyone = people("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")
    going = ((2, 150.0), (10, 725.4), (6, 352.0), (6, 361.0), (5, 40.0), (10, 622.0), (5, 200.0))
    outcomes = ("done", "done", "done", "done", "skipped", "done", "left", "ahead")
    progress = {
        step.key: Progress(spent=spent, outcome=outcome, visits=1)  # type: ignore[arg-type]
        for step, (_, spent), outcome in zip(steps, (*going, (1, 0.0)), outcomes, strict=True)
    }
    progress["describe"] = replace(progress["describe"], added=120)
    return a_state(
        phase=Phase.CLOSED,
        team="t",
        team_name="Grade 5 mathematics",
        focus="Can our students compare fractions on a number line?",
        prework_here=True,
        people=everyone,
        present=("p1", "p2", "p3", "p5", "p6"),
        roles={"presenter": ("p1", "p5"), "process-observer": ("p3",)},
        role_titles={"presenter": "Presenting teacher"},
        facilitator="p2",
        dropped=("introduction",),
        steps=steps,
        position=6,
        progress=progress,
        entries=kept,
        decisions={
            "d1": Decision(
                "d1",
                "Start every fractions lesson with a number line warm-up until the spring break",
                "the nine samples that drew one first were the nine that compared correctly",
                after(38),
                present=("p1", "p2", "p3", "p5", "p6"),
                objections=(
                    Objection("Two weeks would be enough to see a change.", "Cy"),
                    Objection("What about the children who are there already?"),
                ),
                history=("Start lessons with a number line",),
            ),
            "d2": Decision("d2", "A slip", "", after(39), removed=True),
            "d3": Decision("d3", "Mark units in the same colour in all three rooms", "", after(40)),
        },
        actions={
            "a1": Action("a1", "print the exit tickets", "p1", "Ana", "2026-03-13", after(41)),
            "a2": Action(
                "a2",
                "put the samples into the shared folder",
                "p6",
                "Fay",
                "next meeting",
                after(41),
            ),
            "a3": Action("a3", "ask the library for fraction strips", None, "", "", after(42)),
            "a4": Action("a4", "show us the app", None, "The coach", "", after(42)),
        },
        goals={
            "g1": Goal(
                "g1",
                "More students compare two fractions with a number line and say why",
                "exit ticket, 3 items",
                "9 of 24",
                "20 of 24",
                "2026-05-29",
                after(43),
            )
        },
        changes=(
            Change("late start", after(-0.5), seconds=-300),
            Change("arrival", after(9)),
            Change("extended", after(11), "describe", 120, "the samples came late"),
            Change("skipped", after(28), "probe", reason="no time, and the questions were asked"),
            Change("repeated", after(41), "debrief"),
        ),
        sittings=(Sitting(START, after(44.2)),),
        stays=(
            *(Stay(f"p{n}", after(-6)) for n in (1, 2, 3, 5)),
            Stay("p4", after(-6), after(30)),
            Stay("p6", after(9)),
        ),
    )


def two_sittings() -> SessionState:
    """Adjourned at the bell, gone on a week later, adjourned again; names came for some only."""
    later = timedelta(days=7)
    return a_state(
        phase=Phase.ADJOURNED,
        team_name="Équipe 5ème",
        people=people("Ana", "Person 2", "Person 3"),
        present=("p1", "p2"),
        prework_here=False,
        version="",
        progress={"describe": Progress(spent=4000.0, outcome="running", visits=2)},
        sittings=(Sitting(START, after(40)), Sitting(START + later, after(30) + later)),
        stays=(
            Stay("p1", after(-6)),
            Stay("p2", after(-6)),
            Stay("p3", after(-6), after(5) + later),
        ),
        changes=(Change("switched", after(3) + later, reason="samples were forgotten"),),
        entries=entries(("describe", "notice", "Nothing yet"), ("old", "why", "From before")),
    )


def nothing_happened() -> SessionState:
    """Opened and closed, nobody named."""
    return a_state(phase=Phase.CLOSED)


NASTY = (
    "# *Bold* <b>tag</b> `code` [link](http://x) | pipe\\ ~~gone~~ &lt;",
    "1. one\n- two\n\n> three\n---\n===\n:-|",
    "<script>alert('x')</script>",
    "\x1b[31mred\x1b[0m and \u202eolleh",
    "---",
    "",
    "   four spaces",
    "שלום, a right-to-left line",
    "-->",
)


def nasty_words() -> SessionState:
    """Everything that people type is hostile."""
    state = a_whole_meeting()
    step = a_step("s", NASTY[0], 5, columns(NASTY[0], "B\nC"))
    slot = step.slots[0].id
    return replace(
        state,
        title=NASTY[0],
        team_name=NASTY[2],
        protocol_id=NASTY[8],
        version='"\n---\n',
        focus=NASTY[1],
        people=people(*NASTY),
        roles={NASTY[0]: ("p1", "p2"), "x\ny": ("p1",)},
        facilitator="p3",
        steps=(step,),
        position=0,
        progress={"s": Progress(spent=300, outcome="done", visits=1)},
        entries=entries(*(("s", slot, text) for text in NASTY)),
        decisions={
            f"d{n}": Decision(
                f"d{n}", text, text, START, None, None, ("p1",), (Objection(text, text),)
            )
            for n, text in enumerate(NASTY)
        },
        actions={
            f"a{n}": Action(f"a{n}", text, None, text, text, START) for n, text in enumerate(NASTY)
        },
        goals={"g": Goal("g", NASTY[0], NASTY[1], NASTY[2], NASTY[3], NASTY[4], START)},
        changes=(Change("skipped", START, "s", reason=NASTY[1]), Change("{x}", START)),
    )


def every_capture() -> SessionState:
    """A meeting in which every kind of capture holds something."""
    sort = SortCapture(
        kind="sort", id="piles", piles=("High", "Low"), slot_ids=("high", "low"), label="First sort"
    )
    table = TableCapture(
        kind="table",
        id="grid",
        label="Skills",
        slot_ids=("grid",),
        columns=(TableColumn(name="Skill"), TableColumn(name="Depth", type="number")),
    )
    rating = RatingCapture(
        kind="rating",
        id="rate",
        scale=("few", "most"),
        of=("We plan", "We look back"),
        slot_ids=("plan", "back"),
        label="How we are",
    )
    hands = FistToFiveCapture(kind="fist_to_five", id="hands", label="I stand behind it")
    dots = DotsCapture(kind="dots", id="dots", slot="high", label="Where to begin")
    standard = StandardCapture(kind="standard", id="standard", label="Our standard")
    exemplar = ExemplarCapture(kind="exemplar", id="shelf", label="For the shelf")
    steps = (
        a_step("sort", "Sort", 6, sort),
        a_step("grid", "Fill the table", 8, table),
        a_step("rate", "Rate", 4, rating),
        a_step("hands", "Hands", 3, hands),
        a_step("dots", "Choose", 3, dots),
        a_step("standard", "Read it", 3, standard),
        a_step("shelf", "Keep it", 3, exemplar),
    )
    statement = "Compare two fractions, and explain which is larger."
    cells = (
        Cell(name="Code", text="4.FR.2"),
        Cell(name="Text", text=statement),
        Cell(name="Framework", text="Invented standards"),
        Cell(name="Notice", text="Made up for this page."),
    )
    row = (Cell(name="Skill", text="Compare"), Cell(name="Depth", text="2"))
    said = entries(
        ("sort", "high", "Sample B names the whole"),
        ("hands", "hands", "Two weeks are too short"),
        ("hands", "hands/proposal", "We start with strips"),
    ) | {
        "row": Entry("row", "grid", "grid", "Compare | 2", START, cells=row),
        "std": Entry(
            "std",
            "standard",
            "standard",
            f"4.FR.2 {statement}",
            START,
            cells=cells,
            marks=(
                Mark(what="skill", begins=0, ends=7, text="Compare"),
                Mark(what="concept", begins=8, ends=21, text="two fractions"),
            ),
        ),
    }

    def tally(id_: str, what: str, slot: str, *counts: tuple[str, str, int], **more: Any) -> Tally:
        of = more.pop("of", "")
        step = "rate" if what == "rating" else {"sort": "sort", "dots": "dots"}.get(what, "hands")
        counted = tuple(Count(key=key, label=label, count=count) for key, label, count in counts)
        return Tally(id_, what, step, slot, of, counted, START, **more)  # type: ignore[arg-type]

    fingers = [(str(n), "", count) for n, count in enumerate((0, 0, 2, 1, 1, 0))]
    better = [(str(n), "", count) for n, count in enumerate((0, 0, 0, 2, 1, 1))]
    before = (Count(key="high", label="High", count=4), Count(key="low", label="Low", count=8))
    tallies = (
        tally(
            "t1",
            "sort",
            "piles",
            ("high", "High", 9),
            ("low", "Low", 3),
            before=before,
            before_on="2026-02-11",
        ),
        tally("t2", "rating", "plan", of="We plan", word="most"),
        tally("t3", "rating", "back", ("0", "few", 3), ("1", "most", 1), of="We look back"),
        tally("t4", "fist_to_five", "hands", *fingers, of="We start with strips"),
        tally("t5", "fist_to_five", "hands", *better, of="We start with strips for two weeks"),
        tally("t6", "dots", "dots", ("e0", "Sample B names the whole", 4)),
    )
    return a_state(
        steps=steps,
        position=6,
        progress={step.key: Progress(spent=170, outcome="done", visits=1) for step in steps},
        phase=Phase.CLOSED,
        sittings=(Sitting(START, after(30)),),
        entries=said,
        tallies={one.id: one for one in tallies},
        groups={"grid": (("p1", "p2"), ("p3", "p4"))},
        decisions={
            "d": Decision(
                "d",
                "We start with strips for two weeks",
                "most hands were up",
                START,
                present=("p1", "p2"),
                options=("number lines", "no change"),
                know="9 of 12 on the exit ticket",
                review="2026-04-01",
                tally="t5",
                replaces="old",
                replaced="We start with number lines",
                replaced_on="2026-01-14",
            )
        },
        goals={
            "g": Goal(
                "g",
                "More pupils explain it",
                "the exit ticket",
                "9 of 27",
                "20 of 27",
                "2026-05-15",
                START,
                strategies=("strips twice a week",),
                evidence_on="2026-04-15",
            )
        },
        measurements={"m": Measurement("m", "g", "9 of 27", "2026-03-11", "", START)},
        exemplars={
            "x": Exemplar(
                "x",
                "Sample B",
                START,
                file="ab" * 32,
                file_name="sample-b.jpg",
                size=9,
                standard="4.FR.2",
                level="High",
                comment="The second year we see this",
                notes=("equal parts", "the whole is named"),
                step="shelf",
                slot="shelf",
            )
        },
    )
